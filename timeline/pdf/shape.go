package pdf

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/dateline/dateline/timeline/scene"
)

func (p *printer) shape(s *scene.Shape) {
	if s.Kind == scene.Text {
		p.words(s)
		return
	}
	fill, stroke := s.Fill != scene.None, s.Stroke != scene.None
	if fill && s.Fade != scene.Plain {
		p.fade(s)
		fill = false
	}
	if fill {
		c := p.over(p.palette[s.Fill], opacity(s))
		p.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
	}
	if stroke {
		c := p.palette[s.Stroke]
		p.doc.SetDrawColor(int(c.R), int(c.G), int(c.B))
		p.doc.SetLineWidth(s.StrokeWidth * p.scale)
		dash := make([]float64, len(s.Dash))
		for i, d := range s.Dash {
			dash[i] = d * p.scale
		}
		p.doc.SetDashPattern(dash, 0)
	}
	style := map[[2]bool]string{{true, true}: "DF", {true, false}: "F", {false, true}: "D"}[[2]bool{fill, stroke}]
	if style == "" {
		return
	}
	if s.Kind == scene.Circle {
		p.doc.Circle(p.x+s.X*p.scale, p.y+s.Y*p.scale, s.R*p.scale, style)
		return
	}
	for _, seg := range s.Path {
		x, y := p.at(seg.X, seg.Y)
		switch seg.Op {
		case 'M':
			p.doc.MoveTo(x, y)
		case 'L':
			p.doc.LineTo(x, y)
		case 'C':
			x1, y1 := p.at(seg.X1, seg.Y1)
			x2, y2 := p.at(seg.X2, seg.Y2)
			p.doc.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
		case 'Z':
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(style)
}

func (p *printer) at(x, y float64) (float64, float64) { return p.x + x*p.scale, p.y + y*p.scale }

func opacity(s *scene.Shape) float64 {
	if s.Opacity == 0 {
		return 1
	}
	return s.Opacity
}

// over returns a colour as it looks on paper. Shades are mixed here: transparency makes printers rasterise pages.
func (p *printer) over(c color.NRGBA, opacity float64) color.NRGBA {
	ground := p.palette[scene.Paper]
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-opacity) + float64(b)*opacity)) }
	return color.NRGBA{mix(ground.R, c.R), mix(ground.G, c.G), mix(ground.B, c.B), 255}
}

// fade fills an outline with a shading, a stretch between each two stops.
func (p *printer) fade(s *scene.Shape) {
	var points []fpdf.PointType
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, seg := range s.Path {
		if seg.Op == 'Z' {
			continue
		}
		x, y := p.at(seg.X, seg.Y)
		points = append(points, fpdf.PointType{X: x, Y: y})
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	if len(points) < 3 || x1 <= x0 || y1 <= y0 {
		return
	}
	p.doc.ClipPolygon(points, false)
	stops := s.Fade.Stops()
	for i := 1; i < len(stops); i++ {
		a := p.over(p.palette[s.Fill], opacity(s)*stops[i-1].Opacity)
		b := p.over(p.palette[s.Fill], opacity(s)*stops[i].Opacity)
		from, to := stops[i-1].At, stops[i].At
		band := func(x, y, w, h float64, fx, fy, tx, ty float64) {
			p.doc.LinearGradient(x, y, w, h, int(a.R), int(a.G), int(a.B), int(b.R), int(b.G), int(b.B), fx, fy, tx, ty)
		}
		// The coordinates of a gradient run from its lower left corner.
		switch w, h := x1-x0, y1-y0; s.Fade {
		case scene.Up:
			band(x0, y1-to*h, w, (to-from)*h, 0, 0, 0, 1)
		case scene.Left:
			band(x1-to*w, y0, (to-from)*w, h, 1, 0, 0, 0)
		case scene.Right, scene.Sides, scene.EarlyOver, scene.LateOver:
			band(x0+from*w, y0, (to-from)*w, h, 0, 0, 1, 0)
		default:
			band(x0, y0+from*h, w, (to-from)*h, 0, 1, 0, 0)
		}
	}
	p.doc.ClipEnd()
}

// words prints a line of text: as text where the fonts have it, else as outlines with unseen text behind them, which
// can be searched.
func (p *printer) words(s *scene.Shape) {
	c := p.palette[s.Fill]
	p.doc.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
	size := s.Face.Size * p.scale
	style := ""
	switch {
	case s.Face.Bold:
		style = "B"
	case s.Face.Italic:
		style = "I"
	}
	x, y := p.at(s.X, s.Y)
	if p.set.Has(s.Words, s.Face) {
		p.doc.SetFont("text", style, size)
		width := p.doc.GetStringWidth(s.Words)
		x -= width * shift(s.Anchor)
		p.doc.Text(x, y, s.Words)
		p.strike(s, x, y, width, size)
		return
	}
	f := s.Face
	f.Size = size
	l := p.set.Set(s.Words, f)
	x -= l.Width * shift(s.Anchor)
	p.doc.SetFont("other", "", size)
	p.doc.SetTextRenderingMode(3) // neither filled nor stroked
	// The writer of PDF cannot take a letter that its font lacks.
	unseen := []rune(strings.Map(func(r rune) rune {
		if p.set.Other(r) {
			return r
		}
		return ' '
	}, s.Words))
	if scene.RightToLeft(s.Words) {
		slices.Reverse(unseen) // PDF has letters in the order in which they stand
	}
	p.doc.Text(x, y, string(unseen))
	p.doc.SetTextRenderingMode(0)
	if len(l.Path) > 0 {
		p.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
		for i, op := range l.Path {
			q := op.Points
			for k := range q {
				q[k][0], q[k][1] = q[k][0]+x, q[k][1]+y
			}
			switch op.Op {
			case 'M':
				if i > 0 {
					p.doc.ClosePath()
				}
				p.doc.MoveTo(q[0][0], q[0][1])
			case 'L':
				p.doc.LineTo(q[0][0], q[0][1])
			case 'Q':
				p.doc.CurveTo(q[0][0], q[0][1], q[1][0], q[1][1])
			case 'C':
				p.doc.CurveBezierCubicTo(q[0][0], q[0][1], q[1][0], q[1][1], q[2][0], q[2][1])
			}
		}
		p.doc.ClosePath()
		p.doc.DrawPath("F")
	}
	p.strike(s, x, y, l.Width, size)
}

func (p *printer) strike(s *scene.Shape, x, y, width, size float64) {
	if s.Struck {
		c := p.palette[s.Fill]
		p.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.doc.Rect(x, y-size*.3, width, size*.06, "F")
	}
}

// shift returns the part of a line's width that lies left of its anchor.
func shift(a scene.Anchor) float64 {
	return [...]float64{scene.Start: 0, scene.Middle: .5, scene.End: 1}[a]
}
