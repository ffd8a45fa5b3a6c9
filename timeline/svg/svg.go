// Package svg prints a scene as SVG 1.1 with ARIA roles.
//
//	svg.go     groups and shapes
//	colour.go  gradients and themes
//
// The SVG uses presentation attributes only (no script, no font file; a style element only for ThemeAuto), so that a
// page with a strict Content-Security-Policy can hold it inline; its ids carry the prefix of the scene. Groups that
// stand for events carry their ids in data-events, so that a page can find them.
package svg

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/dateline/dateline/timeline/scene"
)

// Theme is which colours an SVG has.
type Theme int

// Themes.
const (
	Light Theme = iota
	Dark
	Auto // light, and dark where the reader's system is: needs a style element
)

// Options say how to print. The zero value is light.
type Options struct{ Theme Theme }

// Write prints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene, opt Options) error {
	p := &printer{s: s, palette: scene.Light()}
	if opt.Theme == Dark {
		p.palette = scene.Dark()
	}
	p.out.Grow(4096 + 600*len(s.Groups))
	p.page(opt.Theme)
	_, err := w.Write(p.out.Bytes())
	return err
}

// printer writes a scene.
type printer struct {
	s       *scene.Scene
	palette scene.Palette
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
	b := strconv.AppendFloat(p.scratch[:0], x, 'f', 1, 64)
	if n := len(b); b[n-1] == '0' {
		b = b[:n-2]
	}
	if string(b) == "-0" {
		b = b[1:]
	}
	p.scratch = b
	p.out.Write(b)
}

// attr writes a numeric attribute.
func (p *printer) attr(name string, x float64) {
	p.str(" ", name, `="`)
	p.num(x)
	p.out.WriteByte('"')
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

func (p *printer) page(theme Theme) {
	s := p.s
	p.str(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	p.num(s.Width)
	p.str(" ")
	p.num(s.Height)
	p.str(`"`)
	p.attr("width", s.Width)
	p.attr("height", s.Height)
	p.str(` role="graphics-document document" aria-labelledby="`, s.ID, `-title" aria-describedby="`, s.ID, `-desc" `,
		`font-family="'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif">`+"\n")
	p.str(`<title id="`, s.ID, `-title">`, escaper.Replace(s.Title), "</title>\n")
	p.str(`<desc id="`, s.ID, `-desc">`, escaper.Replace(s.Desc), "</desc>\n")
	if theme == Auto {
		p.style()
	}
	p.gradients()
	p.str(`<rect`)
	p.attr("width", s.Width)
	p.attr("height", s.Height)
	p.str(` fill="`, p.colour(scene.Paper), `"/>`+"\n")
	inList := false
	for i := range s.Groups {
		g := &s.Groups[i]
		if listed := g.Role == scene.Mark || g.Role == scene.Card; listed != inList {
			p.str(map[bool]string{true: `<g role="list">` + "\n", false: "</g>\n"}[listed])
			inList = listed
		}
		p.group(g)
	}
	if inList {
		p.str("</g>\n")
	}
	p.str("</svg>\n")
}

// group writes a group. A mark whose words stand in a card behind it is hidden from those who listen, who would hear
// everything twice; one without a card speaks for itself.
func (p *printer) group(g *scene.Group) {
	if g.Link != "" {
		p.str(`<a href="`, escaper.Replace(g.Link), `"`)
		if g.Role == scene.Mark && !g.Words {
			p.str(` tabindex="-1" aria-hidden="true"`) // the card behind it links as well
		}
		p.str(">")
	}
	switch g.Role {
	case scene.Card:
		p.str(`<g role="listitem" data-events="`)
	case scene.Mark:
		if g.Words {
			p.str(`<g role="listitem" data-events="`)
		} else {
			p.str(`<g aria-hidden="true" data-events="`)
		}
	case scene.Decoration:
		p.str(`<g aria-hidden="true"`)
	default:
		p.str("<g")
	}
	if g.Role == scene.Card || g.Role == scene.Mark {
		for i, id := range g.Events {
			if i > 0 {
				p.str(" ")
			}
			p.str(escaper.Replace(string(id)))
		}
		p.str(`"`)
	}
	p.str(">")
	if g.Tip != "" {
		p.str("<title>", escaper.Replace(g.Tip), "</title>")
	}
	p.str("\n")
	for i := range g.Shapes {
		p.shape(&g.Shapes[i])
	}
	p.str("</g>")
	if g.Link != "" {
		p.str("</a>")
	}
	p.str("\n")
}

func (p *printer) shape(s *scene.Shape) {
	switch {
	case s.Kind == scene.Text:
		p.text(s)
		return
	case s.Kind == scene.Circle:
		p.str("<circle")
		p.attr("cx", s.X)
		p.attr("cy", s.Y)
		p.attr("r", s.R)
	default:
		p.str(`<path d="`)
		p.path(s.Path)
		p.str(`"`)
	}
	switch {
	case s.Fill == scene.None:
		p.str(` fill="none"`)
	case s.Fade != scene.Plain:
		p.str(` fill="url(#`, p.s.ID, "-", fades[s.Fade].name, `)"`)
	default:
		p.str(` fill="`, p.colour(s.Fill), `"`)
	}
	if s.Opacity != 0 {
		p.str(` fill-opacity="`, strconv.FormatFloat(s.Opacity, 'g', 3, 64), `"`)
	}
	if s.Stroke != scene.None {
		p.str(` stroke="`, p.colour(s.Stroke), `"`)
		if s.StrokeWidth != 1 {
			p.attr("stroke-width", s.StrokeWidth)
		}
		for i, d := range s.Dash {
			p.str([2]string{` stroke-dasharray="`, " "}[min(i, 1)])
			p.num(d)
			if i == len(s.Dash)-1 {
				p.str(`"`)
			}
		}
	}
	if s.Crisp {
		p.str(` shape-rendering="crispEdges"`)
	}
	p.str("/>\n")
}

// path writes the d attribute, with H and V for level and upright lines.
func (p *printer) path(path []scene.Segment) {
	var x, y float64
	for _, s := range path {
		switch {
		case s.Op == 'Z':
			p.str("Z")
			continue
		case s.Op == 'C':
			p.str("C")
			p.num(s.X1)
			p.str(" ")
			p.num(s.Y1)
			p.str(" ")
			p.num(s.X2)
			p.str(" ")
			p.num(s.Y2)
			p.str(" ")
			p.num(s.X)
			p.str(" ")
			p.num(s.Y)
		case s.Op == 'L' && s.Y == y:
			p.str("H")
			p.num(s.X)
		case s.Op == 'L' && s.X == x:
			p.str("V")
			p.num(s.Y)
		default:
			p.out.WriteByte(s.Op)
			p.num(s.X)
			p.str(" ")
			p.num(s.Y)
		}
		x, y = s.X, s.Y
	}
}

func (p *printer) text(s *scene.Shape) {
	p.str("<text")
	p.attr("x", s.X)
	p.attr("y", s.Y)
	p.attr("font-size", s.Face.Size)
	if s.Face.Bold {
		p.str(` font-weight="700"`)
	}
	if s.Face.Italic {
		p.str(` font-style="italic"`)
	}
	p.str(` fill="`, p.colour(s.Fill), `"`)
	anchor := s.Anchor
	if scene.RightToLeft(s.Words) {
		// The start of such a line is its right end; the left ends of a card stay in line.
		p.str(` direction="rtl"`)
		switch anchor {
		case scene.Start:
			anchor = scene.End
		case scene.End:
			anchor = scene.Start
		}
	}
	switch anchor {
	case scene.End:
		p.str(` text-anchor="end"`)
	case scene.Middle:
		p.str(` text-anchor="middle"`)
	}
	if s.Struck {
		p.str(` text-decoration="line-through"`)
	}
	p.str(">", escaper.Replace(s.Words), "</text>\n")
}
