package scene

import (
	"math"
	"slices"

	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/layout"
)

const (
	leastDot = 2.6  // radius in pixels before the picture is fitted
	mostDot  = 16.0 // of the most important node
	lettered = 260  // most labels
	// What is drawn edge by edge, with tips. Larger pictures would choke a browser.
	separate = 3000
)

// radius of a node, by its importance.
func (s *Sheet) radius(i int) float64 {
	return leastDot + (mostDot-leastDot)*s.importance(i)
}

// importance of a node, from 0 to 1.
func (s *Sheet) importance(i int) float64 {
	if s.opt.Importance != nil {
		return s.opt.Importance(i)
	}
	most := 1
	for _, n := range s.graph.Nodes[:min(1, len(s.graph.Nodes))] { // most neighbours first
		most = max(most, n.Degree)
	}
	return math.Sqrt(float64(s.graph.Nodes[i].Degree) / float64(most))
}

// fitted is how wide and high a picture of n nodes may be: larger ones are scaled down.
func fitted(n int) float64 { return min(2600, 1050+float64(n)*.055) }

// dots draws nodes as dots, the largest with their names.
func (s *Sheet) dots(b *body, p Placement) {
	wide, high := 0.0, 0.0
	for i, at := range p.At {
		wide, high = max(wide, at.X+s.Sizes[i].W/2), max(high, at.Y+s.Sizes[i].H/2)
	}
	fit := min(1, fitted(len(p.At))/max(wide, high, 1))
	at, sizes := make([]layout.Point, len(p.At)), make([]layout.Size, len(p.At))
	for i := range at {
		at[i] = layout.Point{X: p.At[i].X * fit, Y: p.At[i].Y * fit}
		sizes[i] = layout.Size{W: s.Sizes[i].W * fit, H: s.Sizes[i].H * fit}
	}
	b.groups = append(b.groups, s.strands(at)...)
	// The large ones last, so that they are seen.
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case sizes[i].W < sizes[j].W:
			return -1
		case sizes[i].W > sizes[j].W:
			return 1
		}
		return 0
	})
	for _, i := range order {
		r := sizes[i].W / 2
		n := &s.graph.Nodes[i]
		shape := formOf(n).dot(at[i].X, at[i].Y, r)
		shape.Fill = blue
		if !n.Actor {
			shape.Fill = grey
		}
		if c, ok := s.color(i); ok {
			shape.Fill = c
		}
		if r > 1.5 {
			shape.Stroke, shape.StrokeWidth = paper, min(1, r*.18)
		}
		b.cover(at[i].X-r-2, at[i].Y-r-2, at[i].X+r+2, at[i].Y+r+2)
		b.groups = append(b.groups, Group{Role: Node, Index: i, Tip: s.nodeTip(i), Shapes: []Shape{shape}})
	}
	slices.Reverse(order)
	s.nameDots(b, at, sizes, order)
}

// nameDots writes the names of the most important nodes where there is room.
func (s *Sheet) nameDots(b *body, at []layout.Point, sizes []layout.Size, order []int) {
	labels, names := make([]layout.Size, len(at)), make([]string, len(at))
	size := func(i int) float64 { return 9.5 + 3.5*s.importance(i) }
	// More than this would not be read, nor have room.
	order = order[:min(len(order), 6*lettered)]
	for _, i := range order {
		names[i] = caption.Isolate(caption.Cut(caption.Clean(s.graph.Nodes[i].Name), 30))
		labels[i] = layout.Size{W: s.ruler.Width(names[i], size(i), true) + 3, H: size(i)*1.05 + 1}
	}
	spots, centres := layout.Labels(at, sizes, labels, order, 5, lettered)
	for _, i := range order {
		if spots[i] == layout.Nowhere {
			continue
		}
		t := s.text(names[i], centres[i].X, centres[i].Y+size(i)*.34, size(i), true, Middle, ink)
		t.Halo = true
		b.groups = append(b.groups, Group{Role: Label, Index: i, Shapes: []Shape{t}})
		b.cover(centres[i].X-labels[i].W/2, centres[i].Y-labels[i].H/2, centres[i].X+labels[i].W/2, centres[i].Y+labels[i].H/2)
	}
}
