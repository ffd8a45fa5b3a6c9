package measure

// components returns a number of each node's component.
func components(s *simple) []int {
	return flood(s, func(int32, int32) bool { return true })
}

// flood numbers nodes so that those have the same number which ties that may be crossed join.
func flood(s *simple, crosses func(a, b int32) bool) []int {
	part := make([]int, s.nodes())
	for i := range part {
		part[i] = -1
	}
	var queue []int32
	count := 0
	for i := range part {
		if part[i] >= 0 {
			continue
		}
		part[i] = count
		queue = append(queue[:0], int32(i))
		for len(queue) > 0 {
			at := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, to := range s.neighbours(int(at)) {
				if part[to] < 0 && crosses(at, to) {
					part[to] = count
					queue = append(queue, to)
				}
			}
		}
		count++
	}
	return part
}

// holdTogether finds the ties and the nodes without which a component would fall apart (Tarjan 1974). It keeps its own
// stack: a chain of a hundred thousand nodes is as deep.
func holdTogether(s *simple) (bridges map[pair]bool, cuts []bool) {
	n := s.nodes()
	bridges, cuts = map[pair]bool{}, make([]bool, n)
	seen := make([]int32, n) // when a node was entered, from 1; 0 = not yet
	low := make([]int32, n)  // the earliest that it or what lies behind it is tied to
	parent := make([]int32, n)
	next := make([]int32, n) // which neighbour is looked at next
	clock := int32(0)
	var stack []int32
	for root := range n {
		if seen[root] != 0 {
			continue
		}
		branches := 0
		clock++
		seen[root], low[root], parent[root] = clock, clock, -1
		stack = append(stack[:0], int32(root))
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			if around := s.neighbours(int(at)); int(next[at]) < len(around) {
				to := around[next[at]]
				next[at]++
				switch {
				case seen[to] == 0:
					clock++
					seen[to], low[to], parent[to] = clock, clock, at
					stack = append(stack, to)
				case to != parent[at]:
					low[at] = min(low[at], seen[to])
				}
				continue
			}
			stack = stack[:len(stack)-1]
			up := parent[at]
			if up < 0 {
				continue
			}
			low[up] = min(low[up], low[at])
			if low[at] > seen[up] {
				bridges[pairOf(int(up), int(at))] = true
			}
			if int(up) == root {
				branches++
			} else if low[at] >= seen[up] {
				cuts[up] = true
			}
		}
		cuts[root] = branches > 1
	}
	return bridges, cuts
}
