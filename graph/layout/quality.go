package layout

import (
	"math"
	"slices"
)

// Quality is how good a layout is, by the measures of the field.
type Quality struct {
	// Stress is the mean over pairs of ((distance on paper - steps along edges) / steps)², at the scale at which it is
	// least; pairs of different components do not count. Less is better.
	Stress float64
	// Crossings counts pairs of edges that cross, drawn straight.
	Crossings int
	// Overlaps counts pairs of boxes that overlap.
	Overlaps int
	// Neighbours is the mean over nodes of the Jaccard similarity of its neighbours with as many nearest nodes on
	// paper. 1 is best.
	Neighbours float64
}

// Measure takes the measures of a layout. It looks at each pair of nodes.
func Measure(g Graph, at []Point) Quality {
	net := newLinks(len(g.Sizes), g.Edges)
	return Quality{
		Stress: stress(at, net), Crossings: crossings(at, net.edges()), Overlaps: overlaps(at, g.Sizes), Neighbours: preservation(at, net),
	}
}

func stress(at []Point, net *links) float64 {
	n := net.len()
	steps, queue := make([]int32, n), make([]int32, 0, n)
	var ee, e float64 // with w = 1/d²: sum of w dist², sum of w dist d
	pairs := 0
	for i := range n {
		net.distances(i, steps, queue)
		for j := range i {
			if d := float64(steps[j]); d > 0 {
				dist := math.Hypot(at[i].X-at[j].X, at[i].Y-at[j].Y)
				ee += dist * dist / (d * d)
				e += dist / d
				pairs++
			}
		}
	}
	if pairs == 0 || ee == 0 {
		return 0
	}
	// The sum of (s dist/d - 1)² is least at s = e/ee, and is pairs - e²/ee there.
	return (float64(pairs) - e*e/ee) / float64(pairs)
}

// crossings counts pairs of edges that cross, sweeping from left to right.
func crossings(at []Point, edges [][2]int) int {
	type span struct {
		x0, x1, y0, y1 float64
		a, b           int
	}
	spans := make([]span, len(edges))
	for i, e := range edges {
		p, q := at[e[0]], at[e[1]]
		spans[i] = span{min(p.X, q.X), max(p.X, q.X), min(p.Y, q.Y), max(p.Y, q.Y), e[0], e[1]}
	}
	slices.SortFunc(spans, func(a, b span) int {
		switch {
		case a.x0 < b.x0:
			return -1
		case a.x0 > b.x0:
			return 1
		}
		return 0
	})
	count := 0
	for i, s := range spans {
		for _, t := range spans[i+1:] {
			if t.x0 > s.x1 {
				break
			}
			if t.y0 > s.y1 || t.y1 < s.y0 || s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b {
				continue
			}
			if cross(at[s.a], at[s.b], at[t.a], at[t.b]) {
				count++
			}
		}
	}
	return count
}

// overlaps counts pairs of boxes that overlap by more than the rounding of coordinates.
func overlaps(at []Point, sizes []Size) int {
	const slack = 1e-6
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	left := func(i int) float64 { return at[i].X - sizes[i].W/2 }
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case left(a) < left(b):
			return -1
		case left(a) > left(b):
			return 1
		}
		return 0
	})
	count := 0
	for k, i := range order {
		for _, j := range order[k+1:] {
			if left(j) > at[i].X+sizes[i].W/2-slack {
				break
			}
			if math.Abs(at[i].Y-at[j].Y) < (sizes[i].H+sizes[j].H)/2-slack {
				count++
			}
		}
	}
	return count
}
