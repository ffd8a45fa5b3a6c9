package scene

import (
	"math"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/layout"
)

// routes are the curves of edges from the border of a box to that of the other.
func (s *Sheet) routes(p Placement) [][]layout.Point {
	if p.Routes != nil {
		return p.Routes
	}
	// Edges of one pair bend apart.
	type pair struct{ a, b int }
	of := func(e *graph.Edge) pair { return pair{min(e.From, e.To), max(e.From, e.To)} }
	count, seen := map[pair]int{}, map[pair]int{}
	for i := range s.graph.Edges {
		count[of(&s.graph.Edges[i])]++
	}
	routes := make([][]layout.Point, len(s.graph.Edges))
	for i := range s.graph.Edges {
		e := &s.graph.Edges[i]
		key := of(e)
		bend := (float64(seen[key]) - float64(count[key]-1)/2) * 44
		seen[key]++
		a, b := p.At[key.a], p.At[key.b]
		dx, dy := b.X-a.X, b.Y-a.Y
		norm := max(math.Sqrt(dx*dx+dy*dy), 1e-9)
		nx, ny := -dy/norm*bend, dx/norm*bend
		curve := []layout.Point{a, {X: a.X + dx/3 + nx, Y: a.Y + dy/3 + ny}, {X: a.X + 2*dx/3 + nx, Y: a.Y + 2*dy/3 + ny}, b}
		curve = s.clip(curve, key.a, key.b)
		if e.From != key.a {
			reverse(curve)
		}
		routes[i] = curve
	}
	return routes
}

func reverse(route []layout.Point) {
	for i, j := 0, len(route)-1; i < j; i, j = i+1, j-1 {
		route[i], route[j] = route[j], route[i]
	}
}

// clip cuts a curve between the middles of two boxes to what lies outside both.
func (s *Sheet) clip(c []layout.Point, a, b int) []layout.Point {
	middle := func(box layout.Point, size layout.Size) func(layout.Point) bool {
		return func(p layout.Point) bool {
			return math.Abs(p.X-box.X) < size.W/2+1 && math.Abs(p.Y-box.Y) < size.H/2+1
		}
	}
	inA, inB := middle(c[0], s.Sizes[a]), middle(c[3], s.Sizes[b])
	lo := border(func(t float64) bool { return inA(onCubic(c, t)) })
	hi := 1 - border(func(t float64) bool { return inB(onCubic(c, 1-t)) })
	if hi <= lo {
		lo, hi = .45, .55
	}
	return part(c, lo, hi)
}

// border finds where inside, true at 0, becomes false.
func border(inside func(t float64) bool) float64 {
	lo, hi := 0.0, 1.0
	for t := .02; t < 1; t += .02 {
		if !inside(t) {
			hi = t
			break
		}
		lo = t
	}
	for range 20 {
		if mid := (lo + hi) / 2; inside(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

func onCubic(c []layout.Point, t float64) layout.Point {
	u := 1 - t
	w0, w1, w2, w3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return layout.Point{X: w0*c[0].X + w1*c[1].X + w2*c[2].X + w3*c[3].X, Y: w0*c[0].Y + w1*c[1].Y + w2*c[2].Y + w3*c[3].Y}
}

// part is the piece of a cubic curve from t0 to t1 (de Casteljau).
func part(c []layout.Point, t0, t1 float64) []layout.Point {
	between := func(a, b layout.Point, t float64) layout.Point {
		return layout.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
	}
	blossom := func(a, b, d float64) layout.Point {
		p01, p12, p23 := between(c[0], c[1], a), between(c[1], c[2], a), between(c[2], c[3], a)
		return between(between(p01, p12, b), between(p12, p23, b), d)
	}
	return []layout.Point{blossom(t0, t0, t0), blossom(t0, t0, t1), blossom(t0, t1, t1), blossom(t1, t1, t1)}
}

// style is how the line of a status looks.
func style(e *graph.Edge) (c Color, width float64, dash []float64) {
	c, width = blue, 1.1+.7*math.Log2(max(e.Weight, 1))
	if e.Kind == graph.Standing {
		c, width = grey, 1.1
	}
	return c, min(width, 4), dashOf(e.Status)
}

func dashOf(status string) []float64 {
	switch status {
	case record.Claimed:
		return []float64{1.6, 3}
	case record.Planned, record.Possible:
		return []float64{6, 4}
	case record.Denied:
		return []float64{10, 3, 2, 3}
	}
	return nil
}

// lines draws edges with their arrowheads.
func (s *Sheet) lines(b *body, routes [][]layout.Point) []Group {
	groups := make([]Group, 0, len(routes))
	for i, route := range routes {
		if len(route) < 4 {
			continue
		}
		e := &s.graph.Edges[i]
		c, width, dash := style(e)
		g := Group{Role: Line, Index: i, Tip: s.tip(e)}
		var head []Shape
		if !e.Undirected() {
			route, head = arrow(route, c, width, e.Status == record.Denied)
		}
		g.Shapes = append([]Shape{{Path: curve(route), Stroke: c, StrokeWidth: width, Dash: dash}}, head...)
		for _, p := range route {
			b.cover(p.X-2, p.Y-2, p.X+2, p.Y+2)
		}
		groups = append(groups, g)
	}
	return groups
}

func curve(route []layout.Point) []Segment {
	path := []Segment{{Op: 'M', X: route[0].X, Y: route[0].Y}}
	for k := 1; k+2 < len(route); k += 3 {
		path = append(path, Segment{'C', route[k+2].X, route[k+2].Y, route[k].X, route[k].Y, route[k+1].X, route[k+1].Y})
	}
	return path
}

// arrow shortens a route to make room for its head, which for what is denied is a bar.
func arrow(route []layout.Point, c Color, width float64, bar bool) ([]layout.Point, []Shape) {
	tip := route[len(route)-1]
	long, half := 6.5+width, 2.2+.7*width
	if bar {
		long, half = 2.5, 5.5
	}
	last := route[len(route)-4:]
	t := 1 - border(func(t float64) bool {
		p := onCubic(last, 1-t)
		return math.Hypot(p.X-tip.X, p.Y-tip.Y) < long
	})
	base := onCubic(last, t)
	dx, dy := tip.X-base.X, tip.Y-base.Y
	norm := math.Hypot(dx, dy)
	if norm < 1e-9 {
		return route, nil
	}
	dx, dy = dx/norm, dy/norm
	shorter := append(append([]layout.Point(nil), route[:len(route)-4]...), part(last, 0, t)...)
	if bar {
		return shorter, []Shape{{Path: []Segment{{Op: 'M', X: base.X - dy*half, Y: base.Y + dx*half}, {Op: 'L', X: base.X + dy*half, Y: base.Y - dx*half}},
			Stroke: c, StrokeWidth: width + .6}}
	}
	return shorter, []Shape{{Path: polygon(tip.X, tip.Y, base.X-dy*half, base.Y+dx*half, base.X+dy*half, base.Y-dx*half), Fill: c}}
}

// rect is a ground that words or a node cover.
type rect struct{ x0, y0, x1, y1 float64 }

func around(p layout.Point, size layout.Size, gap float64) rect {
	return rect{p.X - size.W/2 - gap, p.Y - size.H/2 - gap, p.X + size.W/2 + gap, p.Y + size.H/2 + gap}
}

func (r rect) meets(o rect) bool { return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1 }

// holds reports that a point is inside.
func (r rect) holds(p layout.Point) bool { return p.X > r.x0 && p.X < r.x1 && p.Y > r.y0 && p.Y < r.y1 }

// crossed is how much of other lines words may cover, in shares of 1/40 of a line, where the layout has made no room.
const crossed = 6

// labels puts the words of edges where the layout has reserved room for them or, if it has not, on their lines where
// they touch neither a box nor other words and few other lines. Words that fit nowhere stay in the tip.
func (s *Sheet) labels(b *body, p Placement, routes [][]layout.Point) []Group {
	taken := make([]rect, 0, len(p.At)+len(routes))
	for i, at := range p.At {
		taken = append(taken, around(at, s.Sizes[i], 2))
	}
	free := func(r rect) bool {
		for _, t := range taken {
			if t.meets(r) {
				return false
			}
		}
		return true
	}
	dotted := make([][]layout.Point, len(routes))
	for i, route := range routes {
		dotted[i] = along(route, 40)
	}
	var groups []Group
	for i := range s.graph.Edges {
		size := s.Labels[i]
		if size.W == 0 || len(dotted[i]) == 0 {
			continue
		}
		best, least := layout.Point{}, -1
		consider := func(at layout.Point) {
			ground := around(at, size, 1)
			if !free(ground) {
				return
			}
			cost := 0
			for k, points := range dotted {
				for _, q := range points {
					if k != i && ground.holds(q) {
						cost++
					}
				}
			}
			if (cost <= crossed || p.Labels != nil) && (least < 0 || cost < least) {
				best, least = at, cost
			}
		}
		if p.Labels != nil {
			consider(p.Labels[i])
		}
		if least < 0 {
			for _, t := range [...]int{20, 17, 23, 14, 26, 11, 29} {
				consider(dotted[i][t])
			}
		}
		if least < 0 {
			continue
		}
		taken = append(taken, around(best, size, 1))
		g := Group{Role: Label, Index: i, Tip: s.tip(&s.graph.Edges[i])}
		y := best.Y - size.H/2 + 1 + labelSize*.95
		for _, line := range s.says[i] {
			t := s.text(line, best.X, y, labelSize, false, Middle, words)
			t.Halo = true
			g.Shapes = append(g.Shapes, t)
			y += labelSize * lineHeight
		}
		r := around(best, size, 0)
		b.cover(r.x0, r.y0, r.x1, r.y1)
		groups = append(groups, g)
	}
	return groups
}

// along returns points at equal shares of the length of a route, n+1 of them.
func along(route []layout.Point, n int) []layout.Point {
	if len(route) < 4 {
		return nil
	}
	var fine []layout.Point
	for k := 0; k+3 < len(route); k += 3 {
		for t := range 16 {
			fine = append(fine, onCubic(route[k:k+4], float64(t)/16))
		}
	}
	fine = append(fine, route[len(route)-1])
	run := make([]float64, len(fine))
	for i := 1; i < len(fine); i++ {
		run[i] = run[i-1] + math.Hypot(fine[i].X-fine[i-1].X, fine[i].Y-fine[i-1].Y)
	}
	out := make([]layout.Point, 0, n+1)
	k := 0
	for i := range n + 1 {
		want := run[len(run)-1] * float64(i) / float64(n)
		for k+2 < len(fine) && run[k+1] < want {
			k++
		}
		t := 0.0
		if d := run[k+1] - run[k]; d > 0 {
			t = (want - run[k]) / d
		}
		out = append(out, layout.Point{X: fine[k].X + (fine[k+1].X-fine[k].X)*t, Y: fine[k].Y + (fine[k+1].Y-fine[k].Y)*t})
	}
	return out
}
