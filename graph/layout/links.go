package layout

import "slices"

// links holds the neighbours of each node, in ascending order, side by side.
type links struct {
	first []int32 // of a node, into next; one more than there are nodes
	next  []int32
}

func newLinks(n int, edges [][2]int) *links {
	l := &links{first: make([]int32, n+1)}
	for _, e := range edges {
		if e[0] != e[1] {
			l.first[e[0]+1]++
			l.first[e[1]+1]++
		}
	}
	for i := range n {
		l.first[i+1] += l.first[i]
	}
	l.next = make([]int32, l.first[n])
	fill := slices.Clone(l.first[:n])
	for _, e := range edges {
		if e[0] != e[1] {
			l.next[fill[e[0]]], l.next[fill[e[1]]] = int32(e[1]), int32(e[0])
			fill[e[0]]++
			fill[e[1]]++
		}
	}
	// Each once.
	out := int32(0)
	start := int32(0)
	for i := range n {
		end := l.first[i+1]
		mine := l.next[start:end]
		slices.Sort(mine)
		mine = slices.Compact(mine)
		start = end
		copy(l.next[out:], mine)
		l.first[i] = out
		out += int32(len(mine))
	}
	l.first[n] = out
	l.next = l.next[:out]
	return l
}

func (l *links) len() int { return len(l.first) - 1 }

// of returns the neighbours of a node.
func (l *links) of(a int) []int32 { return l.next[l.first[a]:l.first[a+1]] }

// components returns the nodes of each component in ascending order, the largest component first.
func (l *links) components() [][]int {
	seen := make([]bool, l.len())
	var all [][]int
	for start := range l.len() {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for i := 0; i < len(part); i++ {
			for _, b := range l.of(part[i]) {
				if !seen[b] {
					seen[b] = true
					part = append(part, int(b))
				}
			}
		}
		slices.Sort(part)
		all = append(all, part)
	}
	slices.SortStableFunc(all, func(a, b []int) int { return len(b) - len(a) })
	return all
}

// part returns the links between some nodes, which are numbered anew in their order.
func (l *links) part(nodes []int) *links {
	if len(nodes) == l.len() {
		return l
	}
	number := make(map[int32]int32, len(nodes))
	for i, node := range nodes {
		number[int32(node)] = int32(i)
	}
	p := &links{first: make([]int32, 1, len(nodes)+1)}
	for _, node := range nodes {
		for _, b := range l.of(node) {
			if j, ok := number[b]; ok {
				p.next = append(p.next, j)
			}
		}
		p.first = append(p.first, int32(len(p.next)))
	}
	return p
}

// distances fills steps with the number of edges from a node to each other, -1 to what cannot be reached. Queue is
// room for as many nodes.
func (l *links) distances(from int, steps []int32, queue []int32) {
	for i := range steps {
		steps[i] = -1
	}
	steps[from] = 0
	queue = append(queue[:0], int32(from))
	for i := 0; i < len(queue); i++ {
		for _, b := range l.of(int(queue[i])) {
			if steps[b] < 0 {
				steps[b] = steps[queue[i]] + 1
				queue = append(queue, b)
			}
		}
	}
}
