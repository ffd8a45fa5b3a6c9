package scene

import "math"

// Marks are computed along the axis and across it, and laid down the page or over it by a pen.

// pen turns places along and across the axis into places on the page.
type pen struct{ over bool } // time runs from left to right

func (p pen) at(along, across float64) (x, y float64) {
	if p.over {
		return along, across
	}
	return across, along
}

func (p pen) move(op byte, along, across float64) Segment {
	x, y := p.at(along, across)
	return Segment{Op: op, X: x, Y: y}
}

func (p pen) fade(f fill) Fade {
	switch f {
	case fadeUp:
		return [...]Fade{Up, Left}[p.index()]
	case fadeDown:
		return [...]Fade{Down, Right}[p.index()]
	case soft:
		return [...]Fade{Ends, Sides}[p.index()]
	case softEarly:
		return [...]Fade{Early, EarlyOver}[p.index()]
	case softLate:
		return [...]Fade{Late, LateOver}[p.index()]
	}
	return Plain
}

func (p pen) index() int {
	if p.over {
		return 1
	}
	return 0
}

// dashes are the outlines of events that are not plainly reported.
func (s *Shape) outlined(m mode) {
	switch m {
	case claimed:
		s.Stroke, s.StrokeWidth, s.Dash = Blue, 1.2, []float64{1.5, 2.2}
	case planned:
		s.Stroke, s.StrokeWidth, s.Dash = Blue, 1.3, []float64{4, 2.5}
	case denied:
		s.Stroke, s.StrokeWidth = Grey, 1.1
	}
}

// mark returns the shapes of a glyph. Its y0 and y1 lie along the axis, its x across.
func (p pen) mark(g glyph) []Shape {
	switch g.kind {
	case exactDay, ordered:
		return p.dot(g)
	case undated:
		return p.diamond(g)
	}
	var out []Shape
	if g.mode == asserted || g.mode == claimed {
		for i, part := range g.parts {
			up, down := g.tipUp && i == 0, g.tipDown && i == len(g.parts)-1
			s := Shape{Path: p.outline(g.x, g.width, part.y0, part.y1, up, down), Fill: Blue, Fade: p.fade(part.fill)}
			if g.mode == claimed {
				s.Opacity = .55
			}
			out = append(out, s)
		}
	}
	edge := Shape{Path: p.outline(g.x, g.width, g.y0, g.y1, g.tipUp, g.tipDown)}
	switch {
	case g.mode != asserted:
		edge.outlined(g.mode)
		out = append(out, edge)
	case g.strong:
		edge.Stroke, edge.StrokeWidth = Strong, 1.4
		out = append(out, edge)
	}
	if g.mode == denied {
		mid := min((g.y0+g.y1)/2, g.y0+20)
		out = append(out, p.slash(mid-6, mid+6, g.x-3, g.x+g.width+3))
	}
	return out
}

// slash crosses something out.
func (p pen) slash(a0, a1, c0, c1 float64) Shape {
	x0, y0 := p.at(a0, c0)
	x1, y1 := p.at(a1, c1)
	return Shape{Path: []Segment{{Op: 'M', X: math.Min(x0, x1), Y: math.Max(y0, y1)}, {Op: 'L', X: math.Max(x0, x1), Y: math.Min(y0, y1)}},
		Stroke: Grey, StrokeWidth: 1.1}
}

func (p pen) dot(g glyph) []Shape {
	r := min(dotRadius, g.width*.7)
	along, across := (g.y0+g.y1)/2, g.x+g.width/2
	x, y := p.at(along, across)
	c := Shape{Kind: Circle, X: x, Y: y, R: r, Fill: Blue}
	switch {
	case g.kind == ordered && g.mode == asserted:
		c.R, c.Fill, c.Stroke, c.StrokeWidth = r-.8, Paper, Blue, 1.6
	case g.mode == asserted && g.strong:
		c.R, c.Stroke, c.StrokeWidth = r+.4, Strong, 2
	case g.mode == asserted:
	case g.mode == claimed && g.kind != ordered:
		c.R, c.Opacity = r-.5, .3
		c.outlined(claimed)
	default:
		c.R, c.Fill = r-.6, Paper
		c.outlined(g.mode)
	}
	out := []Shape{c}
	if g.mode == denied {
		out = append(out, p.slash(along-r-1, along+r+1, across-r-1, across+r+1))
	}
	return out
}

// diamond is the mark of an event without a place in time.
func (p pen) diamond(g glyph) []Shape {
	r := min(dotRadius, g.width*.7) - .5
	x, y := p.at((g.y0+g.y1)/2, g.x+g.width/2)
	s := Shape{Path: []Segment{{Op: 'M', X: x, Y: y - r}, {Op: 'L', X: x + r, Y: y}, {Op: 'L', X: x, Y: y + r}, {Op: 'L', X: x - r, Y: y}, {Op: 'Z'}},
		Fill: Paper, Stroke: Blue, StrokeWidth: 1.4}
	if g.mode != asserted {
		s.outlined(g.mode)
	}
	out := []Shape{s}
	if g.mode == denied {
		out = append(out, p.slash((g.y0+g.y1)/2-r-1, (g.y0+g.y1)/2+r+1, g.x+g.width/2-r-1, g.x+g.width/2+r+1))
	}
	return out
}

// outline is the path around a bar, with tips.
func (p pen) outline(c, w, a0, a1 float64, up, down bool) []Segment {
	top, bottom := a0, a1
	if up {
		top = min(a0+tipLength, a1)
	}
	if down {
		bottom = max(a1-tipLength, a0)
	}
	out := []Segment{p.move('M', top, c)}
	if up {
		out = append(out, p.move('L', a0, c+w/2))
	}
	out = append(out, p.move('L', top, c+w), p.move('L', bottom, c+w))
	if down {
		out = append(out, p.move('L', a1, c+w/2))
	}
	return append(out, p.move('L', bottom, c), Segment{Op: 'Z'})
}

// stretch returns a straight line.
func stretch(x0, y0, x1, y1 float64, c Color, width float64) Shape {
	return Shape{Path: []Segment{{Op: 'M', X: x0, Y: y0}, {Op: 'L', X: x1, Y: y1}}, Stroke: c, StrokeWidth: width, Crisp: x0 == x1 || y0 == y1}
}

// words returns a line of text as a shape.
func (t text) words() Shape {
	return Shape{Kind: Text, X: t.x, Y: t.y, Words: t.s, Face: t.face, Anchor: t.anchor, Fill: t.fill, Struck: t.struck}
}
