// Package svg prints the scene of a graph as SVG 1.1.
//
// There are presentation attributes only: no script, no style sheet, no font file and nothing to load, so a page with a
// strict Content-Security-Policy can hold the picture inline. Ids carry the prefix of the scene. Groups that stand for
// a node or an edge say which in data-node and data-edge, counted from 0.
package svg

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/dateline/dateline/graph/scene"
)

// Write prints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene) error {
	p := &printer{}
	p.out.Grow(4096 + 160*len(s.Groups))
	p.page(s)
	_, err := w.Write(p.out.Bytes())
	return err
}

type printer struct {
	out     bytes.Buffer
	scratch []byte
}

func (p *printer) str(parts ...string) {
	for _, s := range parts {
		p.out.WriteString(s)
	}
}

// num writes a length to a tenth of a pixel.
func (p *printer) num(x float64) {
	tenths := int64(x*10 + .5)
	if x < 0 {
		tenths = -int64(-x*10 + .5)
	}
	b := p.scratch[:0]
	if tenths < 0 {
		b = append(b, '-')
		tenths = -tenths
	}
	b = strconv.AppendInt(b, tenths/10, 10)
	if d := tenths % 10; d != 0 {
		b = append(b, '.', byte('0'+d))
	}
	p.scratch = b
	p.out.Write(b)
}

// fine writes a number to a hundredth.
func (p *printer) fine(x float64) {
	b := strconv.AppendFloat(p.scratch[:0], x, 'f', 2, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	p.scratch = b
	p.out.Write(b)
}

func (p *printer) attr(name string, x float64) {
	p.str(" ", name, `="`)
	p.num(x)
	p.out.WriteByte('"')
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

func (p *printer) page(s *scene.Scene) {
	p.str(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	p.num(s.Width)
	p.str(" ")
	p.num(s.Height)
	p.str(`"`)
	p.attr("width", s.Width)
	p.attr("height", s.Height)
	p.str(` role="img" aria-labelledby="`, s.ID, `-title" aria-describedby="`, s.ID, `-desc" `,
		`font-family="'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif">`+"\n")
	p.str(`<title id="`, s.ID, `-title">`, escaper.Replace(s.Title), "</title>\n")
	p.str(`<desc id="`, s.ID, `-desc">`, escaper.Replace(s.Desc), "</desc>\n<rect")
	p.attr("width", s.Width)
	p.attr("height", s.Height)
	p.str(` fill="#ffffff"/>` + "\n")
	for i := range s.Groups {
		p.group(&s.Groups[i])
	}
	p.str("</svg>\n")
}

func (p *printer) group(g *scene.Group) {
	// A dot with nothing but its name needs no group of its own.
	if g.Role == scene.Node && len(g.Shapes) == 1 && g.Shapes[0].Kind != scene.Text {
		p.shape(&g.Shapes[0], ` data-node="`+strconv.Itoa(g.Index)+`"`, g.Tip)
		return
	}
	p.str("<g")
	switch {
	case g.Index < 0:
	case g.Role == scene.Node:
		p.str(` data-node="`, strconv.Itoa(g.Index), `"`)
	case g.Role == scene.Line:
		p.str(` data-edge="`, strconv.Itoa(g.Index), `"`)
	}
	p.str(">")
	if g.Tip != "" {
		p.str("<title>", escaper.Replace(g.Tip), "</title>")
	}
	p.str("\n")
	for i := range g.Shapes {
		p.shape(&g.Shapes[i], "", "")
	}
	p.str("</g>\n")
}

func (p *printer) shape(s *scene.Shape, extra, tip string) {
	name := "path"
	switch s.Kind {
	case scene.Text:
		p.text(s)
		return
	case scene.Circle:
		name = "circle"
		p.str("<circle", extra)
		p.attr("cx", s.X)
		p.attr("cy", s.Y)
		p.attr("r", s.R)
	default:
		p.str("<path", extra, ` d="`)
		p.path(s.Path)
		p.str(`"`)
	}
	if s.Fill == "" {
		p.str(` fill="none"`)
	} else {
		p.str(` fill="`, string(s.Fill), `"`)
	}
	if s.Stroke != "" {
		p.str(` stroke="`, string(s.Stroke), `"`)
		if s.StrokeWidth != 1 {
			p.str(` stroke-width="`)
			p.fine(s.StrokeWidth)
			p.str(`"`)
		}
		for i, d := range s.Dash {
			p.str([2]string{` stroke-dasharray="`, " "}[min(i, 1)])
			p.num(d)
			if i == len(s.Dash)-1 {
				p.str(`"`)
			}
		}
	}
	if s.Opacity != 0 {
		p.str(` opacity="`)
		p.fine(s.Opacity)
		p.str(`"`)
	}
	if tip == "" {
		p.str("/>\n")
		return
	}
	p.str("><title>", escaper.Replace(tip), "</title></", name, ">\n")
}

func (p *printer) path(path []scene.Segment) {
	for i := range path {
		s := &path[i]
		p.out.WriteByte(s.Op)
		if s.Op == 'Z' {
			continue
		}
		if s.Op == 'C' {
			p.num(s.X1)
			p.str(" ")
			p.num(s.Y1)
			p.str(" ")
			p.num(s.X2)
			p.str(" ")
			p.num(s.Y2)
			p.str(" ")
		}
		p.num(s.X)
		p.str(" ")
		p.num(s.Y)
	}
}

func (p *printer) text(s *scene.Shape) {
	p.str("<text")
	p.attr("x", s.X)
	p.attr("y", s.Y)
	p.attr("font-size", s.Size)
	if s.Bold {
		p.str(` font-weight="700"`)
	}
	switch s.Anchor {
	case scene.Middle:
		p.str(` text-anchor="middle"`)
	case scene.End:
		p.str(` text-anchor="end"`)
	}
	p.str(` fill="`, string(s.Fill), `"`)
	if s.Halo {
		p.str(` paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"`)
	}
	p.str(">", escaper.Replace(s.Words), "</text>\n")
}
