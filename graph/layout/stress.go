package layout

import (
	"math"
	"math/rand/v2"
)

// stressed lays out a connected graph so that the distance of each pair on paper is as near as can be to the number of
// edges between them, near pairs before far ones: the sum of ((distance - steps) / steps)² is least. It descends by
// single pairs (Zheng, Pawar, Goodman 2018), which finds good minima from any start, and settles by majorisation
// (Gansner, Koren, North 2004). Small graphs are tried from several starts.
func stressed(net *links) []Point {
	n := net.len()
	m := len(net.next) / 2
	steps := allSteps(net)
	// The fewer pairs of nodes and of edges there are to look at, the more starts there is time for.
	tries := max(1, min(8, 6000/(n*n/10+1), 200_000/(m*m+1)))
	if n > polished {
		tries = 1
	}
	edges := net.edges()
	var best []Point
	least := math.Inf(1)
	for try := range tries {
		rnd := rand.New(rand.NewPCG(uint64(n), uint64(try)))
		at := make([]Point, n)
		for i := range at {
			at[i] = Point{rnd.Float64(), rnd.Float64()}
		}
		descend(at, steps, rnd)
		settle(at, steps)
		if n <= polished {
			polish(at, net, steps, rnd)
		}
		if cost := merit(at, net, edges, steps); cost < least {
			least, best = cost, at
		}
	}
	return best
}

// roughly lays out a connected graph by stress from a single start, which is enough where forces follow.
func roughly(net *links) []Point {
	steps := allSteps(net)
	rnd := rand.New(rand.NewPCG(uint64(net.len()), 0))
	at := make([]Point, net.len())
	for i := range at {
		at[i] = Point{rnd.Float64(), rnd.Float64()}
	}
	descend(at, steps, rnd)
	settle(at, steps)
	return at
}

// allSteps returns the number of edges between each pair, row by row.
func allSteps(net *links) []int32 {
	n := net.len()
	steps := make([]int32, n*n)
	queue := make([]int32, 0, n)
	for i := range n {
		net.distances(i, steps[i*n:(i+1)*n], queue)
	}
	return steps
}

// rounds is how often descend visits each pair.
const rounds = 30

// descend moves each pair towards its distance, in random order, by less from round to round.
func descend(at []Point, steps []int32, rnd *rand.Rand) {
	n := len(at)
	type pair struct{ a, b, d int32 }
	pairs := make([]pair, 0, n*(n-1)/2)
	far := int32(1)
	for a := range n {
		for b := range a {
			d := steps[a*n+b]
			pairs = append(pairs, pair{int32(a), int32(b), d})
			far = max(far, d)
		}
	}
	// From a rate at which the farthest pair moves all the way to one at which a tie moves by a tenth.
	rate := float64(far) * float64(far)
	cool := root(0.1/rate, rounds-1)
	for range rounds {
		rnd.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		for _, p := range pairs {
			d := float64(p.d)
			mu := min(1, rate/(d*d))
			dx, dy := at[p.a].X-at[p.b].X, at[p.a].Y-at[p.b].Y
			dist := math.Sqrt(dx*dx + dy*dy)
			if dist < 1e-9 {
				dx, dy, dist = 1e-6, 1e-6*rnd.Float64(), 1e-6
			}
			r := mu * (dist - d) / (2 * dist)
			at[p.a].X -= r * dx
			at[p.a].Y -= r * dy
			at[p.b].X += r * dx
			at[p.b].Y += r * dy
		}
		rate *= cool
	}
}

// root is the positive k-th root of x below 1, by halving: the same on every machine.
func root(x float64, k int) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		power := 1.0
		for range k {
			power *= mid
		}
		if power < x {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

// settle moves each node to where its distances to all others pull it, until hardly any moves.
func settle(at []Point, steps []int32) {
	n := len(at)
	for range min(200, 2_000_000/(n*n)+1) {
		moved := 0.0
		for i := range at {
			p := pulled(at, steps, i)
			moved = max(moved, math.Abs(p.X-at[i].X), math.Abs(p.Y-at[i].Y))
			at[i] = p
		}
		if moved < 1e-4 {
			break
		}
	}
}

// pulled is where node i has the least stress, as far as the directions to the others stay.
func pulled(at []Point, steps []int32, i int) Point {
	n := len(at)
	var x, y, sum float64
	for j := range at {
		if j == i {
			continue
		}
		d := float64(steps[i*n+j])
		w := 1 / (d * d)
		dx, dy := at[i].X-at[j].X, at[i].Y-at[j].Y
		dist := math.Sqrt(dx*dx + dy*dy)
		if dist > 1e-9 {
			dx, dy = dx*d/dist, dy*d/dist
		}
		x += w * (at[j].X + dx)
		y += w * (at[j].Y + dy)
		sum += w
	}
	return Point{x / sum, y / sum}
}

// strain is the stress of node i.
func strain(at []Point, steps []int32, i int) float64 {
	n := len(at)
	sum := 0.0
	row := steps[i*n : (i+1)*n]
	for j, p := range at {
		if j == i {
			continue
		}
		d := float64(row[j])
		dx, dy := at[i].X-p.X, at[i].Y-p.Y
		off := (math.Sqrt(dx*dx+dy*dy) - d) / d
		sum += off * off
	}
	return sum
}
