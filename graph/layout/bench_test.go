package layout

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// grown is a graph in which each new node is tied to two that are there, popular ones rather.
func grown(n int) Graph {
	rnd := rand.New(rand.NewPCG(7, uint64(n)))
	g := Graph{Sizes: make([]Size, n)}
	ends := []int{0}
	for i := range n {
		g.Sizes[i] = Size{6, 6}
		for range 2 {
			if i == 0 {
				continue
			}
			other := ends[rnd.IntN(len(ends))]
			if rnd.IntN(3) == 0 {
				other = rnd.IntN(i)
			}
			g.Edges = append(g.Edges, [2]int{other, i})
			ends = append(ends, other, i)
		}
	}
	return g
}

func BenchmarkPlace(b *testing.B) {
	for _, n := range []int{20, 150, 1_000, 10_000, 100_000} {
		g := grown(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(n + len(g.Edges))) // nodes and edges
			for b.Loop() {
				Place(g, Options{Length: 30, Gap: 2})
			}
		})
	}
}
