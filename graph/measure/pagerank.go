package measure

import "math"

// damping is the part of walkers that follow a tie, and not start anew anywhere (Brin and Page 1998).
const damping = 0.85

// pageRank is the part of its time that a random walker spends at each node, who follows ties in proportion to their
// weight. At a node without ties he starts anew.
func pageRank(s *simple) []float64 {
	n := s.nodes()
	if n == 0 {
		return nil
	}
	rank, next := make([]float64, n), make([]float64, n)
	strength := make([]float64, n)
	for i := range rank {
		rank[i], strength[i] = 1/float64(n), s.strength(i)
	}
	const (
		rounds    = 200   // 0.85^200 is below any rounding
		tolerance = 1e-13 // of the sum of all changes
	)
	for range rounds {
		stranded := 0.0
		for i := range rank {
			if strength[i] == 0 {
				stranded += rank[i]
			}
		}
		base := (1 - damping + damping*stranded) / float64(n)
		for i := range next {
			next[i] = base
			weights := s.weights(i)
			for k, j := range s.neighbours(i) {
				next[i] += damping * rank[j] * weights[k] / strength[j]
			}
		}
		change := 0.0
		for i := range rank {
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank
}
