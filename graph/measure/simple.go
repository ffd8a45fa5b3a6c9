package measure

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/graph"
)

// pair is two nodes, the lower first.
type pair [2]int32

func pairOf(a, b int) pair { return pair{int32(min(a, b)), int32(max(a, b))} }

// simple is an undirected graph without loops or parallel edges, as the lists of neighbours of all nodes one after the
// other, each in order.
type simple struct {
	first  []int32   // where the neighbours of a node begin; one more at the end
	other  []int32   // neighbours
	weight []float64 // of the ties to them
	total  float64   // weight of all ties, each once
}

// weight is that of an edge; one without, in a graph made by hand, counts as one.
func weight(e graph.Edge) float64 {
	if e.Weight <= 0 || math.IsNaN(e.Weight) || math.IsInf(e.Weight, 0) {
		return 1
	}
	return e.Weight
}

// simplify makes one tie of the edges of a pair.
func simplify(g *graph.Graph) *simple {
	type tie struct {
		pair   pair
		weight float64
	}
	ties := make([]tie, 0, len(g.Edges))
	for _, e := range g.Edges {
		if e.From != e.To {
			ties = append(ties, tie{pairOf(e.From, e.To), weight(e)})
		}
	}
	slices.SortStableFunc(ties, func(a, b tie) int {
		return cmp.Or(cmp.Compare(a.pair[0], b.pair[0]), cmp.Compare(a.pair[1], b.pair[1]))
	})
	kept := ties[:0]
	for _, t := range ties {
		if n := len(kept); n > 0 && kept[n-1].pair == t.pair {
			kept[n-1].weight += t.weight
			continue
		}
		kept = append(kept, t)
	}
	s := &simple{first: make([]int32, len(g.Nodes)+1), other: make([]int32, 2*len(kept)), weight: make([]float64, 2*len(kept))}
	for _, t := range kept {
		s.first[t.pair[0]+1]++
		s.first[t.pair[1]+1]++
		s.total += t.weight
	}
	for i := range g.Nodes {
		s.first[i+1] += s.first[i]
	}
	next := slices.Clone(s.first)
	put := func(from, to int32, weight float64) {
		s.other[next[from]], s.weight[next[from]] = to, weight
		next[from]++
	}
	// A node's lower neighbours come before its higher ones if they are put down first.
	for _, t := range kept {
		put(t.pair[1], t.pair[0], t.weight)
	}
	for _, t := range kept {
		put(t.pair[0], t.pair[1], t.weight)
	}
	return s
}

func (s *simple) nodes() int { return len(s.first) - 1 }

func (s *simple) neighbours(node int) []int32 { return s.other[s.first[node]:s.first[node+1]] }

func (s *simple) weights(node int) []float64 { return s.weight[s.first[node]:s.first[node+1]] }

// strength is the weight of all ties of a node.
func (s *simple) strength(node int) float64 {
	sum := 0.0
	for _, w := range s.weights(node) {
		sum += w
	}
	return sum
}

// order returns 0 to n-1 shuffled, always the same way. The generator is SplitMix64 (Steele, Lea, Flood 2014), which
// no release of a library changes.
func order(n int) []int32 {
	state := uint64(1)
	random := func() uint64 {
		state += 0x9E3779B97F4A7C15
		z := state
		z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
		z = (z ^ z>>27) * 0x94D049BB133111EB
		return z ^ z>>31
	}
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	for i := n - 1; i > 0; i-- {
		j := random() % uint64(i+1)
		list[i], list[j] = list[j], list[i]
	}
	return list
}
