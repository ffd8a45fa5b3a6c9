package measure

// effort bounds the ties that a sampled betweenness follows: half a second of work, and off by less than a hundredth.
const effort = 16_000_000

// fewestSampled are the nodes that a sample has at least.
const fewestSampled = 64

// betweenness is, for each node, the part of the shortest paths between two others that lead through it (Brandes
// 2001). Beyond exact nodes only the paths from a sample are counted, which says how many; the result is
// scaled as if it were all (Brandes and Pich 2007).
func betweenness(s *simple, exact int) (through []float64, sampled int) {
	n := s.nodes()
	through = make([]float64, n)
	if n < 3 {
		return through, 0
	}
	starts := order(n)
	if n > exact {
		sampled = min(n, max(fewestSampled, effort/(n+len(s.other))))
		starts = starts[:sampled]
	}
	var (
		depth    = make([]int32, n) // steps from the start; -1 = not reached
		paths    = make([]float64, n)
		depended = make([]float64, n)
		queue    = make([]int32, 0, n)
	)
	for i := range depth {
		depth[i] = -1
	}
	for _, start := range starts {
		queue = append(queue[:0], start)
		depth[start], paths[start] = 0, 1
		for head := 0; head < len(queue); head++ {
			at := queue[head]
			for _, to := range s.neighbours(int(at)) {
				if depth[to] < 0 {
					depth[to] = depth[at] + 1
					queue = append(queue, to)
				}
				if depth[to] == depth[at]+1 {
					paths[to] += paths[at]
				}
			}
		}
		// From the far end back: who lies before whom is read off the depths, so no lists of predecessors are kept.
		for k := len(queue) - 1; k > 0; k-- {
			at := queue[k]
			share := (1 + depended[at]) / paths[at]
			for _, to := range s.neighbours(int(at)) {
				if depth[to] == depth[at]-1 {
					depended[to] += paths[to] * share
				}
			}
			through[at] += depended[at]
		}
		for _, at := range queue {
			depth[at], paths[at], depended[at] = -1, 0, 0
		}
	}
	// Each pair is met from both ends, so that the number of ordered pairs is what it is divided by.
	scale := float64(n) / float64(len(starts)) / (float64(n-1) * float64(n-2))
	for i := range through {
		through[i] = min(through[i]*scale, 1)
	}
	return through, sampled
}
