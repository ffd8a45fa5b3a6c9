// Package svg draws a timeline as one column of cards beside a time axis.
//
// The picture says what the dates leave open: a dot is an exact day, a bar with soft ends a range in which something
// began, ended or happened, an arrow an end that is not known. What is planned is outlined with dashes, what is
// claimed or possible with dots, what is denied is hollow and crossed out, so that nothing depends on colour.
//
//	layout.go    the picture in numbers: heading, cards, lanes
//	scale.go     the axis: pieces of one scale each, broken where nothing happens
//	calendar.go  units, ticks and their names
//	axis.go      ticks that have room for a label
//	shape.go     the bar or dot of one event
//	card.go      the words of one event, and how cards are stacked
//	legend.go    what the shapes mean
//	text.go      widths of text, line breaks
//	svg.go       numbers to bytes
//
// The SVG uses presentation attributes only (no style, no script, no link, no font file), so that a page with a strict
// Content-Security-Policy can hold it inline; its ids carry a prefix made from its content.
package svg

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dateline/dateline/timeline"
)

// Write draws a timeline. The same timeline gives the same bytes.
func Write(w io.Writer, tl *timeline.Timeline) error {
	p := &printer{l: newLayout(tl)}
	p.page()
	_, err := w.Write(p.out.Bytes())
	return err
}

// printer writes a layout.
type printer struct {
	l   *layout
	out bytes.Buffer
}

func (p *printer) f(format string, args ...any) {
	for i, a := range args {
		if x, ok := a.(float64); ok {
			args[i] = number(x)
		}
	}
	fmt.Fprintf(&p.out, format, args...)
}

// number formats a length to a tenth of a pixel.
func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (p *printer) page() {
	l := p.l
	p.f(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %v %v" width="%v" height="%v" role="img" aria-labelledby="%s-title %s-desc" `+
		`font-family="'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif">`+"\n", l.width, l.height, l.width, l.height, l.id, l.id)
	p.f("<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", l.id, escaper.Replace("Timeline: "+l.title), l.id, escaper.Replace(l.desc))
	p.gradients()
	p.f(`<rect width="%v" height="%v" fill="#ffffff"/>`+"\n", l.width, l.height)
	p.f(`<g shape-rendering="crispEdges">` + "\n")
	for _, r := range l.rules {
		p.f(`<line x1="%v" x2="%v" y1="%v" y2="%v" stroke="%s" stroke-width="%v"/>`+"\n", margin, right, r.y, r.y, r.fill, r.width)
	}
	p.axis()
	p.f("</g>\n")
	p.breaks()
	for _, t := range l.texts {
		p.text(t)
	}
	for _, ld := range l.leaders {
		p.leader(ld)
	}
	for _, g := range l.glyphs {
		p.glyph(g)
	}
	for _, c := range l.cards {
		p.f("<g><title>%s</title>\n", escaper.Replace(c.title))
		for _, t := range c.texts {
			t.y += c.y
			p.text(t)
		}
		p.f("</g>\n")
	}
	for _, g := range l.legend {
		p.glyph(g)
	}
	p.f("</svg>\n")
}

// gradients defines the fills of soft bars.
func (p *printer) gradients() {
	p.f("<defs>")
	for _, g := range []struct{ name, direction, stops string }{
		{"up", `x1="0" y1="1" x2="0" y2="0"`, `<stop offset="0" stop-color="#2b5c8a"/><stop offset="1" stop-color="#2b5c8a" stop-opacity="0.08"/>`},
		{"down", `x1="0" y1="0" x2="0" y2="1"`, `<stop offset="0" stop-color="#2b5c8a"/><stop offset="1" stop-color="#2b5c8a" stop-opacity="0.08"/>`},
		{"soft", `x1="0" y1="0" x2="0" y2="1"`, `<stop offset="0" stop-color="#2b5c8a" stop-opacity="0.1"/>` +
			`<stop offset="0.5" stop-color="#2b5c8a" stop-opacity="0.75"/><stop offset="1" stop-color="#2b5c8a" stop-opacity="0.1"/>`},
	} {
		p.f(`<linearGradient id="%s-%s" %s>%s</linearGradient>`, p.l.id, g.name, g.direction, g.stops)
	}
	p.f("</defs>\n")
}

func (p *printer) text(t text) {
	p.f(`<text x="%v" y="%v" font-size="%v"`, t.x, t.y, t.face.size)
	if t.face.bold {
		p.f(` font-weight="700"`)
	}
	if t.face.italic {
		p.f(` font-style="italic"`)
	}
	p.f(` fill="%s"`, t.fill)
	anchor := t.anchor
	if rightToLeft(t.s) {
		// The start of such a line is its right end; the left ends of a card stay in line.
		p.f(` direction="rtl"`)
		anchor = map[string]string{"": "end", "end": "start"}[anchor]
		if anchor == "start" {
			anchor = ""
		}
	}
	if anchor != "" {
		p.f(` text-anchor="%s"`, anchor)
	}
	if t.struck {
		p.f(` text-decoration="line-through"`)
	}
	p.f(">%s</text>\n", escaper.Replace(t.s))
}

func (p *printer) axis() {
	for _, a := range p.l.axis {
		p.f(`<line x1="%v" x2="%v" y1="%v" y2="%v" stroke="%s"/>`+"\n", axisX, axisX, a.y0, a.y1, ink)
	}
	for _, y := range p.l.ticks {
		p.f(`<line x1="%v" x2="%v" y1="%v" y2="%v" stroke="%s"/>`+"\n", axisX-6, axisX, y, y, ink)
	}
	for _, y := range p.l.published {
		p.f(`<line x1="%v" x2="%v" y1="%v" y2="%v" stroke="%s" stroke-dasharray="1 3"/>`+"\n", axisX-6, p.l.laneEnd+12, y, y, grey)
	}
}

// breaks draws zigzags: out to the left, across, back.
func (p *printer) breaks() {
	for _, b := range p.l.breaks {
		mid := (b.y0 + b.y1) / 2
		p.f(`<path d="M%v %vV%vl-5 4l10 6l-5 4V%v" fill="none" stroke="%s"/>`+"\n", axisX, b.y0, mid-7, b.y1, grey)
	}
}

func (p *printer) leader(ld leader) {
	p.f(`<path d="M%v %v`, ld.x0, ld.y0)
	if ld.bend > ld.x0+1 {
		p.f(`H%v`, ld.bend)
	}
	if dy := ld.y1 - ld.y0; dy > -1 && dy < 1 {
		p.f(`L%v %v`, ld.x1, ld.y1)
	} else {
		half := (ld.x1 - ld.bend) / 2
		p.f(`C%v %v %v %v %v %v`, ld.bend+half, ld.y0, ld.x1-half, ld.y1, ld.x1, ld.y1)
	}
	p.f(`" fill="none" stroke="%s"/>`+"\n", line)
}

// dashes are the outlines of events that are not plainly reported.
var dashes = map[mode]string{
	claimed: ` stroke="#2b5c8a" stroke-width="1.2" stroke-dasharray="1.5 2.2"`,
	planned: ` stroke="#2b5c8a" stroke-width="1.3" stroke-dasharray="4 2.5"`,
	denied:  ` stroke="#666666" stroke-width="1.1"`,
}

func (p *printer) glyph(g glyph) {
	if g.kind == exactDay {
		p.dot(g)
		return
	}
	switch g.mode {
	case asserted, claimed:
		for i, part := range g.parts {
			up, down := g.tipUp && i == 0, g.tipDown && i == len(g.parts)-1
			p.f(`<path d="%s" fill="%s"`, outline(g.x, g.width, part.y0, part.y1, up, down), p.paint(part.fill))
			if g.mode == claimed {
				p.f(` fill-opacity="0.55"`)
			}
			p.f("/>\n")
		}
	}
	if g.mode != asserted {
		p.f(`<path d="%s" fill="none"%s/>`+"\n", outline(g.x, g.width, g.y0, g.y1, g.tipUp, g.tipDown), dashes[g.mode])
	}
	if g.mode == denied {
		mid := min((g.y0+g.y1)/2, g.y0+20)
		p.f(`<line x1="%v" y1="%v" x2="%v" y2="%v" stroke="%s" stroke-width="1.1"/>`+"\n", g.x-3, mid+6, g.x+g.width+3, mid-6, grey)
	}
}

func (p *printer) dot(g glyph) {
	cx, cy, r := g.x+g.width/2, (g.y0+g.y1)/2, min(dotRadius, g.width*.7)
	switch g.mode {
	case asserted:
		p.f(`<circle cx="%v" cy="%v" r="%v" fill="%s"/>`+"\n", cx, cy, r, blue)
	case claimed:
		p.f(`<circle cx="%v" cy="%v" r="%v" fill="%s" fill-opacity="0.3"%s/>`+"\n", cx, cy, r-.5, blue, dashes[claimed])
	default:
		p.f(`<circle cx="%v" cy="%v" r="%v" fill="#ffffff"%s/>`+"\n", cx, cy, r-.6, dashes[g.mode])
	}
	if g.mode == denied {
		p.f(`<line x1="%v" y1="%v" x2="%v" y2="%v" stroke="%s" stroke-width="1.1"/>`+"\n", cx-r-1, cy+r+1, cx+r+1, cy-r-1, grey)
	}
}

func (p *printer) paint(f fill) string {
	switch f {
	case solid:
		return blue
	case fadeUp:
		return "url(#" + p.l.id + "-up)"
	case fadeDown:
		return "url(#" + p.l.id + "-down)"
	}
	return "url(#" + p.l.id + "-soft)"
}

// outline is the path around a bar, with tips.
func outline(x, w, y0, y1 float64, up, down bool) string {
	var s strings.Builder
	top, bottom := y0, y1
	if up {
		top = min(y0+tipLength, y1)
	}
	if down {
		bottom = max(y1-tipLength, y0)
	}
	s.WriteString("M" + number(x) + " " + number(top))
	if up {
		s.WriteString("L" + number(x+w/2) + " " + number(y0))
		s.WriteString("L" + number(x+w) + " " + number(top))
	} else {
		s.WriteString("H" + number(x+w))
	}
	s.WriteString("V" + number(bottom))
	if down {
		s.WriteString("L" + number(x+w/2) + " " + number(y1))
		s.WriteString("L" + number(x) + " " + number(bottom))
	} else {
		s.WriteString("H" + number(x))
	}
	s.WriteString("Z")
	return s.String()
}
