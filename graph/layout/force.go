package layout

import (
	"math"
	"runtime"
	"sync"
)

// Forces after Fruchterman and Reingold (1991): a tie of length d pulls with d², two nodes push each other away with
// push through d. A heavy node moves as the nodes it stands for would on the average.
const (
	push   = 0.2
	gentle = 0.05 // share of an edge's length that nodes move in the last round
)

func root2(x float64) float64 { return math.Sqrt(x) }

// relax moves nodes until forces balance, by less from round to round.
func (t *tier) relax(at []Point, first bool) {
	n := t.net.len()
	size := 0.0
	for _, m := range t.mass {
		size += m
	}
	size = root2(size / float64(n)) // what lies between two nodes of this level
	count := 60
	switch {
	case first:
		count = 200
	case n <= 2_000:
		count = 160
	case n > 50_000:
		count = 30
	case n > 5_000:
		count = 40
	}
	step := 1.5 * size
	cool := root(gentle/1.5, count)
	force := make([]Point, n)
	tree := &quads{}
	for range count {
		tree.build(at, t.mass)
		inChunks(n, func(from, to int) {
			for k := from; k < to; k++ {
				t.force(at, force, tree, int(tree.order[k]))
			}
		})
		for i := range at {
			f := force[i]
			if norm := math.Sqrt(f.X*f.X + f.Y*f.Y); norm > step {
				f.X *= step / norm
				f.Y *= step / norm
			}
			at[i].X += f.X
			at[i].Y += f.Y
		}
		step *= cool
	}
}

// force adds up what moves node i.
func (t *tier) force(at, force []Point, tree *quads, i int) {
	p := at[i]
	f := tree.push(p)
	f.X *= push
	f.Y *= push
	mass := t.mass[i]
	for k := t.net.first[i]; k < t.net.first[i+1]; k++ {
		q := at[t.net.next[k]]
		dx, dy := q.X-p.X, q.Y-p.Y
		pull := math.Sqrt(dx*dx+dy*dy) * t.weight[k] / mass
		f.X += dx * pull
		f.Y += dy * pull
	}
	force[i] = f
}

// inChunks calls work for pieces of 0 to n, on all cores. The pieces do not depend on how many there are.
func inChunks(n int, work func(from, to int)) {
	const chunk = 512
	pieces := (n + chunk - 1) / chunk
	workers := min(pieces, runtime.GOMAXPROCS(0))
	if workers < 2 {
		work(0, n)
		return
	}
	var wait sync.WaitGroup
	next := make(chan int, pieces)
	for i := range pieces {
		next <- i
	}
	close(next)
	for range workers {
		wait.Go(func() {
			for i := range next {
				work(i*chunk, min(n, (i+1)*chunk))
			}
		})
	}
	wait.Wait()
}
