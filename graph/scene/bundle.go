package scene

import (
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/layout"
)

// strands draws the edges of a large graph: the fainter the more there are, and those between two communities by way
// of common points, so that they run together.
func (s *Sheet) strands(at []layout.Point) []Group {
	edges := s.graph.Edges
	thin := math.Sqrt(400 / max(400, float64(len(edges))))
	width, opacity := .35+.75*thin, .22+.5*thin
	centres := s.centres(at)
	apart := len(edges) <= separate
	type look struct {
		color Color
		dash  string
	}
	var groups []Group
	batch := map[look]int{}
	for i := range edges {
		e := &edges[i]
		l := look{s.strandColor(e), e.Status}
		path := s.strand(at, e, centres)
		if apart {
			groups = append(groups, Group{Role: Line, Index: i, Tip: s.tip(e), Shapes: []Shape{{
				Path: path, Stroke: l.color, StrokeWidth: width * min(1+.4*math.Log2(max(1, e.Weight)), 3), Opacity: opacity, Dash: dashOf(l.dash)}}})
			continue
		}
		k, ok := batch[l]
		if !ok {
			k = len(groups)
			batch[l] = k
			groups = append(groups, Group{Role: Line, Index: -1, Shapes: []Shape{{Stroke: l.color, StrokeWidth: width, Opacity: opacity, Dash: dashOf(l.dash)}}})
		}
		groups[k].Shapes[0].Path = append(groups[k].Shapes[0].Path, path...)
	}
	if !apart {
		slices.SortStableFunc(groups, func(a, b Group) int {
			return strings.Compare(string(a.Shapes[0].Stroke), string(b.Shapes[0].Stroke))
		})
	}
	return groups
}

// strandColor is that of the community of both ends; between communities, lines are grey.
func (s *Sheet) strandColor(e *graph.Edge) Color {
	from, ok := s.color(e.From)
	if !ok {
		return faint
	}
	if s.opt.Community[e.From] != s.opt.Community[e.To] {
		return faint
	}
	return from
}

// centres are the middles of communities.
func (s *Sheet) centres(at []layout.Point) []layout.Point {
	if s.opt.Community == nil {
		return nil
	}
	var sum []layout.Point
	var count []float64
	for i, c := range s.opt.Community {
		for len(sum) <= c {
			sum, count = append(sum, layout.Point{}), append(count, 0)
		}
		sum[c].X, sum[c].Y, count[c] = sum[c].X+at[i].X, sum[c].Y+at[i].Y, count[c]+1
	}
	for c := range sum {
		sum[c].X, sum[c].Y = sum[c].X/max(1, count[c]), sum[c].Y/max(1, count[c])
	}
	return sum
}

// strand is the line of an edge. How far lines between communities are drawn towards each other:
const tension = .55

func (s *Sheet) strand(at []layout.Point, e *graph.Edge, centres []layout.Point) []Segment {
	a, b := at[e.From], at[e.To]
	if centres == nil || s.opt.Community[e.From] == s.opt.Community[e.To] {
		return []Segment{{Op: 'M', X: a.X, Y: a.Y}, {Op: 'L', X: b.X, Y: b.Y}}
	}
	p, q := centres[s.opt.Community[e.From]], centres[s.opt.Community[e.To]]
	third := func(from, to, near, far layout.Point) (x, y float64) {
		x, y = from.X+(to.X-from.X)/3, from.Y+(to.Y-from.Y)/3
		cx, cy := near.X+(far.X-near.X)/3, near.Y+(far.Y-near.Y)/3
		return x + (cx-x)*tension, y + (cy-y)*tension
	}
	x1, y1 := third(a, b, p, q)
	x2, y2 := third(b, a, q, p)
	return []Segment{{Op: 'M', X: a.X, Y: a.Y}, {'C', b.X, b.Y, x1, y1, x2, y2}}
}
