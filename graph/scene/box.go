package scene

import (
	"math"
	"strings"

	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/layout"
)

const (
	nameSize   = 13.0
	detailSize = 10.0
	labelSize  = 11.0
	nameWidth  = 26 // characters of a line of a name
	lineHeight = 1.2
)

// measureBox breaks the name of a node into lines and takes the size of its box.
func (s *Sheet) measureBox(i int) {
	n := &s.graph.Nodes[i]
	names := caption.Wrap(caption.Clean(n.Name), nameWidth)
	if len(names) == 0 {
		names = []string{"?"}
	}
	if len(names) > 3 {
		names = append(names[:2], caption.Cut(strings.Join(names[2:], " "), nameWidth))
	}
	wide := 0.0
	for k, line := range names {
		names[k] = caption.Isolate(caption.Cut(line, 2*nameWidth))
		wide = max(wide, s.ruler.Width(names[k], nameSize, true))
	}
	high := float64(len(names)) * nameSize * lineHeight
	if s.detail[i] = caption.Isolate(caption.Cut(caption.Clean(n.Detail), 2*nameWidth)); s.detail[i] != "" {
		wide = max(wide, s.ruler.Width(s.detail[i], detailSize, false))
		high += detailSize*lineHeight + 2
	}
	s.names[i] = names
	high = math.Ceil(max(high+12, 36))
	pad := 22.0
	if f := formOf(n); f == stadium || f == hexagon {
		pad = max(pad, high*.62)
	}
	s.Sizes[i] = layout.Size{W: math.Ceil(max(wide+pad, 50)), H: high}
}

// measureLabel takes the words of an edge.
func (s *Sheet) measureLabel(i int) {
	lines := caption.Edge(&s.graph.Edges[i])
	if len(lines) == 0 {
		return
	}
	wide := 0.0
	for k := range lines {
		lines[k] = caption.Isolate(lines[k])
		wide = max(wide, s.ruler.Width(lines[k], labelSize, false))
	}
	s.says[i] = lines
	s.Labels[i] = layout.Size{W: math.Ceil(wide + 4), H: math.Ceil(float64(len(lines))*labelSize*lineHeight + 2)}
}

// boxes draws nodes as boxes, the lines below them and the words of lines above.
func (s *Sheet) boxes(b *body, p Placement) {
	routes := s.routes(p)
	b.groups = append(b.groups, s.lines(b, routes)...)
	for i, at := range p.At {
		size := s.Sizes[i]
		b.cover(at.X-size.W/2-1, at.Y-size.H/2-1, at.X+size.W/2+1, at.Y+size.H/2+1)
		b.groups = append(b.groups, s.boxAt(i, at))
	}
	b.groups = append(b.groups, s.labels(b, p, routes)...)
}

// boxAt draws a node around a point.
func (s *Sheet) boxAt(i int, at layout.Point) Group {
	n, size := &s.graph.Nodes[i], s.Sizes[i]
	outline := Shape{Path: formOf(n).box(at.X, at.Y, size.W, size.H), Fill: sky, Stroke: blue, StrokeWidth: 1.2 + .2*float64(min(max(n.Degree-1, 0), 6))}
	if !n.Actor {
		outline.Fill, outline.Stroke, outline.StrokeWidth = stone, grey, 1.2
	}
	if c, ok := s.color(i); ok {
		outline.Fill, outline.Stroke = tint(c, .22), c
	}
	g := Group{Role: Node, Index: i, Tip: s.nodeTip(i), Shapes: []Shape{outline}}
	high := float64(len(s.names[i])) * nameSize * lineHeight
	if s.detail[i] != "" {
		high += detailSize*lineHeight + 2
	}
	y := at.Y - high/2 + nameSize*.92
	for _, line := range s.names[i] {
		g.Shapes = append(g.Shapes, s.text(line, at.X, y, nameSize, true, Middle, ink))
		y += nameSize * lineHeight
	}
	if s.detail[i] != "" {
		g.Shapes = append(g.Shapes, s.text(s.detail[i], at.X, y-nameSize*.92+detailSize+1, detailSize, false, Middle, small))
	}
	return g
}

// text is a line of words.
func (s *Sheet) text(line string, x, y, size float64, bold bool, anchor Anchor, c Color) Shape {
	return Shape{Kind: Text, X: x, Y: y, Words: line, Size: size, Bold: bold, Anchor: anchor, Fill: c, Width: s.ruler.Width(line, size, bold)}
}
