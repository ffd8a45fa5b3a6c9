// Package pdf prints a scene as PDF, on one page of its own size or on pages of paper.
//
//	pdf.go    the document
//	pages.go  where pages end
//	shape.go  shapes and words
//
// Words are text, so that they can be searched and copied, in fonts of which only the letters used are embedded.
// What those fonts lack is drawn from outlines.
package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/dateline/dateline/timeline/internal/typeset"
	"github.com/dateline/dateline/timeline/scene"
)

// Paper is the size of a page in points, upright.
type Paper struct{ Width, Height float64 }

// Papers. The zero Paper is one page as large as the picture.
var (
	A4     = Paper{595.28, 841.89}
	Letter = Paper{612, 792}
)

// Options say what to print on. The zero value is one page of the picture's size, as PDF allows: a taller one is cut.
type Options struct {
	Paper Paper
	Font  []byte // TrueType or OpenType, for letters that the fonts of the program lack; nil = none
}

const (
	pointsPerPixel = .75     // CSS pixels
	mostPoints     = 14400.0 // a page of PDF 1.x is no longer
	pageMargin     = 34.0
	footRoom       = 16.0
)

// Write prints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene, opt Options) (err error) {
	defer func() {
		if r := recover(); r != nil { // the writer of PDF panics where others return an error
			err = fmt.Errorf("write PDF: %v", r)
		}
	}()
	set, err := typeset.NewWith(opt.Font)
	if err != nil {
		return err
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595, Ht: 842}})
	p := &printer{doc: doc, set: set, palette: scene.Light()}
	doc.SetCreationDate(time.Unix(0, 0).UTC()) // the same bytes on any day
	doc.SetModificationDate(time.Unix(0, 0).UTC())
	doc.SetCatalogSort(true)
	doc.SetProducer("dateline", true)
	doc.SetTitle(plane(s.Title), true)
	doc.SetSubject(plane(s.Desc), true)
	doc.SetLang("en")
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	regular, bold, italic, other := typeset.Fonts()
	doc.AddUTF8FontFromBytes("text", "", regular)
	doc.AddUTF8FontFromBytes("text", "B", bold)
	doc.AddUTF8FontFromBytes("text", "I", italic)
	doc.AddUTF8FontFromBytes("other", "", other)
	pages := split(s, opt.Paper)
	for i, page := range pages {
		doc.AddPageFormat("P", fpdf.SizeType{Wd: page.paper.Width, Ht: page.paper.Height})
		p.page(s, page)
		if len(pages) > 1 {
			p.number(page, i+1, len(pages))
		}
	}
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// plane keeps the letters of a text that the properties of a PDF can hold: the first 65,536 of Unicode.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '\ufffd'
		}
		return r
	}, s)
}

// printer prints shapes on the current page.
type printer struct {
	doc     *fpdf.Fpdf
	set     *typeset.Setter
	palette scene.Palette
	scale   float64 // points to a pixel of the scene
	x, y    float64 // where the scene's origin lies on the page, in points
}

// page prints the part of a scene that a page shows.
func (p *printer) page(s *scene.Scene, page page) {
	p.part(s, page, page.from, page.to, page.y, func(scene.Role) bool { return true })
	for i := range s.Groups {
		if s.Groups[i].Link != "" {
			p.link(&s.Groups[i], page)
		}
	}
	if page.repeat {
		p.part(s, page, s.Repeat[0], s.Repeat[1], pageMargin, func(r scene.Role) bool { return r == scene.Axis || r == scene.Decoration })
	}
}

// part prints the shapes of some roles between two heights of a scene, from y on.
func (p *printer) part(s *scene.Scene, page page, from, to, y float64, of func(scene.Role) bool) {
	p.scale, p.x, p.y = page.scale, page.x, y-from*page.scale
	p.doc.ClipRect(0, y, page.paper.Width, (to-from)*page.scale, false)
	for i := range s.Groups {
		g := &s.Groups[i]
		if !of(g.Role) {
			continue
		}
		for k := range g.Shapes {
			if y0, y1 := extent(&g.Shapes[k]); y1 >= from && y0 <= to {
				p.shape(&g.Shapes[k])
			}
		}
	}
	p.doc.ClipEnd()
}

// number prints which page it is.
func (p *printer) number(page page, n, of int) {
	p.scale, p.x, p.y = 1, 0, 0
	p.words(&scene.Shape{Kind: scene.Text, X: page.paper.Width - pageMargin, Y: page.paper.Height - pageMargin + 10, Words: fmt.Sprintf("%d / %d", n, of),
		Face: scene.Face{Size: 8.5}, Fill: scene.Grey, Anchor: scene.End})
}

// link lays a link over the words of a group.
func (p *printer) link(g *scene.Group, page page) {
	for i := range g.Shapes {
		s := &g.Shapes[i]
		if s.Kind != scene.Text {
			continue
		}
		x0, y0, x1, y1 := s.Box()
		if y0 >= page.from && y1 <= page.to {
			p.doc.LinkString(p.x+x0*p.scale, p.y+y0*p.scale, (x1-x0)*p.scale, (y1-y0)*p.scale, g.Link)
		}
	}
}
