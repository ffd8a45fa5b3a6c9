// Package pdf prints the scene of a graph as PDF, on one page of its size.
//
// Words are text, so that they can be searched and copied, in fonts of which only the letters used are embedded. What
// those fonts lack is drawn from outlines.
package pdf

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/dateline/dateline/graph/internal/letters"
	"github.com/dateline/dateline/graph/scene"
)

const (
	pointsPerPixel = .75     // CSS pixels
	mostPoints     = 14400.0 // a page of PDF 1.x is no longer or wider; larger pictures are made smaller
)

// Write prints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene) error {
	set, err := letters.NewSetter()
	if err != nil {
		return err
	}
	p := &printer{set: set, scale: min(pointsPerPixel, mostPoints/max(s.Width, s.Height, 1))}
	size := fpdf.SizeType{Wd: s.Width * p.scale, Ht: s.Height * p.scale}
	p.doc = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	p.doc.SetCreationDate(time.Unix(0, 0).UTC()) // the same bytes on any day
	p.doc.SetModificationDate(time.Unix(0, 0).UTC())
	p.doc.SetCatalogSort(true)
	p.doc.SetProducer("dateline", true)
	p.doc.SetTitle(s.Title, true)
	p.doc.SetSubject(s.Desc, true)
	p.doc.SetLang("en")
	p.doc.SetMargins(0, 0, 0)
	p.doc.SetAutoPageBreak(false, 0)
	regular, bold := letters.Fonts()
	p.doc.AddUTF8FontFromBytes("text", "", regular)
	p.doc.AddUTF8FontFromBytes("text", "B", bold)
	p.doc.AddPageFormat("P", size)
	for i := range s.Groups {
		for k := range s.Groups[i].Shapes {
			p.shape(&s.Groups[i].Shapes[k])
		}
	}
	if err := p.doc.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

type printer struct {
	doc   *fpdf.Fpdf
	set   *letters.Setter
	scale float64 // points to a pixel
}

func rgb(c scene.Color) (r, g, b int) {
	v, err := strconv.ParseUint(string(c[min(1, len(c)):]), 16, 32)
	if err != nil {
		return 0, 0, 0
	}
	return int(v >> 16 & 255), int(v >> 8 & 255), int(v & 255)
}

func (p *printer) shape(s *scene.Shape) {
	if s.Kind == scene.Text {
		p.text(s)
		return
	}
	style := ""
	if s.Stroke != "" {
		style = "D"
		p.doc.SetDrawColor(rgb(s.Stroke))
		p.doc.SetLineWidth(s.StrokeWidth * p.scale)
		dash := make([]float64, len(s.Dash))
		for i, d := range s.Dash {
			dash[i] = d * p.scale
		}
		p.doc.SetDashPattern(dash, 0)
	}
	if s.Fill != "" {
		style += "F"
		p.doc.SetFillColor(rgb(s.Fill))
	}
	if style == "" {
		return
	}
	if s.Opacity != 0 && s.Opacity != 1 {
		p.doc.SetAlpha(s.Opacity, "Normal")
		defer p.doc.SetAlpha(1, "Normal")
	}
	if s.Kind == scene.Circle {
		p.doc.Circle(s.X*p.scale, s.Y*p.scale, s.R*p.scale, style)
		return
	}
	for _, seg := range s.Path {
		x, y := seg.X*p.scale, seg.Y*p.scale
		switch seg.Op {
		case 'M':
			p.doc.MoveTo(x, y)
		case 'L':
			p.doc.LineTo(x, y)
		case 'C':
			p.doc.CurveBezierCubicTo(seg.X1*p.scale, seg.Y1*p.scale, seg.X2*p.scale, seg.Y2*p.scale, x, y)
		case 'Z':
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(style)
}

// text prints a line of words.
func (p *printer) text(s *scene.Shape) {
	size := s.Size * p.scale
	path, width := p.set.Set(s.Words, size, s.Bold)
	x, y := s.X*p.scale, s.Y*p.scale
	switch s.Anchor {
	case scene.End:
		x -= width
	case scene.Middle:
		x -= width / 2
	}
	if s.Halo {
		p.doc.SetFillColor(255, 255, 255)
		p.doc.SetAlpha(.75, "Normal")
		p.doc.Rect(x-1, y-size*.78, width+2, size*1.02, "F")
		p.doc.SetAlpha(1, "Normal")
	}
	if p.set.Has(s.Words) {
		style := ""
		if s.Bold {
			style = "B"
		}
		p.doc.SetFont("text", style, size)
		p.doc.SetTextColor(rgb(s.Fill))
		p.doc.Text(x, y, s.Words)
		return
	}
	p.doc.SetFillColor(rgb(s.Fill))
	for i, op := range path {
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
	if len(path) > 0 {
		p.doc.ClosePath()
		p.doc.DrawPath("F")
	}
}
