package layout

import (
	"math"
	"math/rand/v2"
)

// polished is the number of nodes up to which crossings are taken out one by one.
const polished = 250

// careful is the number of nodes up to which each move of a node is judged by the whole picture.
const careful = 24

// What one crossing and one neighbour that is not near count against stress, as a share of the least stress.
const (
	perCrossing  = 1.0
	perNeighbour = 1.0
)

// merit is how bad a layout is: stress for each pair, crossings for each edge, lost neighbours.
func merit(at []Point, net *links, edges [][2]int, steps []int32) float64 {
	n := len(at)
	sum := 0.0
	for i := range at {
		sum += strain(at, steps, i)
	}
	cost := sum / float64(n*(n-1)) * 4
	if n <= polished {
		cost += perCrossing * float64(crossings(at, edges)) / float64(len(edges)) / 4
	}
	return cost + perNeighbour*(1-preservation(at, net))/2
}

// edges lists each pair of neighbours once.
func (l *links) edges() [][2]int {
	edges := make([][2]int, 0, len(l.next)/2)
	for a := range l.len() {
		for _, b := range l.of(a) {
			if int(b) > a {
				edges = append(edges, [2]int{a, int(b)})
			}
		}
	}
	return edges
}

// polish moves single nodes to places from which their edges cross fewer others, as long as that does not cost more
// stress than it is worth.
func polish(at []Point, net *links, steps []int32, rnd *rand.Rand) {
	edges := net.edges()
	n, m := len(at), float64(len(edges))
	// The same weights as in merit. A node's share of stress counts twice there, once from either end.
	cost := func(i int) float64 {
		return strain(at, steps, i)*8/float64(n*(n-1)) + perCrossing*float64(crossingsAt(at, net, edges, i))/m/4
	}
	small := n <= careful
	if small {
		cost = func(int) float64 { return merit(at, net, edges, steps) }
	}
	reach := 1.5
	for range min(12, 5_000_000/(len(edges)*len(edges)+1)) {
		better := false
		for i := range at {
			if !small && crossingsAt(at, net, edges, i) == 0 {
				continue
			}
			from := at[i]
			best, least := from, cost(i)
			for try := range 10 {
				if try == 0 {
					at[i] = centre(at, net.of(i))
				} else {
					at[i] = Point{from.X + (rnd.Float64()*2-1)*reach, from.Y + (rnd.Float64()*2-1)*reach}
				}
				if c := cost(i); c < least-1e-9 {
					best, least = at[i], c
				}
			}
			at[i] = best
			better = better || best != from
		}
		if !better && reach < 0.5 {
			break
		}
		reach *= 0.85
	}
}

func centre(at []Point, nodes []int32) Point {
	var c Point
	for _, b := range nodes {
		c.X += at[b].X
		c.Y += at[b].Y
	}
	return Point{c.X / float64(len(nodes)), c.Y / float64(len(nodes))}
}

// crossingsAt counts the crossings of the edges of a node.
func crossingsAt(at []Point, net *links, edges [][2]int, i int) int {
	count := 0
	for _, b := range net.of(i) {
		p, q := at[i], at[b]
		x0, x1, y0, y1 := min(p.X, q.X), max(p.X, q.X), min(p.Y, q.Y), max(p.Y, q.Y)
		for _, e := range edges {
			if e[0] == i || e[1] == i || e[0] == int(b) || e[1] == int(b) {
				continue
			}
			r, s := at[e[0]], at[e[1]]
			if max(r.X, s.X) < x0 || min(r.X, s.X) > x1 || max(r.Y, s.Y) < y0 || min(r.Y, s.Y) > y1 {
				continue
			}
			if cross(p, q, r, s) {
				count++
			}
		}
	}
	return count
}

// cross reports that two lines cross between their ends.
func cross(a, b, c, d Point) bool {
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// side is 1 or -1 for the two sides of the line from a to b, 0 on it.
func side(a, b, p Point) float64 {
	v := (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X)
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// preservation is the share of neighbours that are among the nearest nodes on paper, as many as there are neighbours:
// the mean over nodes of the size of the intersection through that of the union.
func preservation(at []Point, net *links) float64 {
	n := net.len()
	sum, counted := 0.0, 0
	near, ranked := make([]float64, n), make([]float64, n)
	for i := range n {
		k := len(net.of(i))
		if k == 0 || k >= n {
			continue
		}
		for j, p := range at {
			dx, dy := p.X-at[i].X, p.Y-at[i].Y
			near[j] = dx*dx + dy*dy
		}
		near[i] = math.Inf(1)
		copy(ranked, near)
		limit := smallest(ranked, k-1)
		hits := 0
		for _, b := range net.of(i) {
			if near[b] <= limit {
				hits++
			}
		}
		sum += float64(hits) / float64(2*k-hits)
		counted++
	}
	if counted == 0 {
		return 1
	}
	return sum / float64(counted)
}

// smallest returns the value that would stand at place k if values were sorted.
func smallest(v []float64, k int) float64 {
	lo, hi := 0, len(v)-1
	for lo < hi {
		pivot := v[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return v[k]
		}
	}
	return v[k]
}
