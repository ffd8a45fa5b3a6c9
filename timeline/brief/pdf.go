package brief

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/dateline/dateline/timeline/internal/typeset"
	"github.com/dateline/dateline/timeline/scene"
)

// Measures of the printed page, in points: A4.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	sideMargin = 72.0
	headMargin = 68.0
	footMargin = 72.0
	bodySize   = 10.5
	noteSize   = 8.5
	leading    = 1.42 // of the size
	indent     = 14.0 // of an item of a list
)

// PDF writes the briefing as pages of A4: text that can be searched and copied, in fonts of which only the letters used are
// embedded, a bookmark for each heading, and the notes at the end, where the numbers in the text lead. The same briefing
// gives the same bytes.
func (bf *Briefing) PDF(w io.Writer, strip, ego Picture) error {
	set, err := typeset.New()
	if err != nil {
		return err
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	doc.SetCreationDate(time.Unix(0, 0).UTC()) // the same bytes on any day
	doc.SetModificationDate(time.Unix(0, 0).UTC())
	doc.SetCatalogSort(true)
	doc.SetProducer("dateline", true)
	doc.SetTitle(bf.Title, true)
	doc.SetSubject("Briefing", true)
	doc.SetLang("en")
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	regular, bold, italic, other := typeset.Fonts()
	doc.AddUTF8FontFromBytes("text", "", regular)
	doc.AddUTF8FontFromBytes("text", "B", bold)
	doc.AddUTF8FontFromBytes("text", "I", italic)
	doc.AddUTF8FontFromBytes("other", "", other)
	p := &press{doc: doc, set: set, notes: make(map[int]int, len(bf.Notes))}
	for _, n := range bf.Notes {
		p.notes[n.Number] = doc.AddLink()
	}
	p.page()
	p.briefing(bf, strip, ego)
	for i := 1; i <= doc.PageCount(); i++ {
		doc.SetPage(i)
		p.size, p.grey = 8, true
		number := fmt.Sprintf("%d / %d", i, doc.PageCount())
		p.print(words{text: number}, pageWidth-sideMargin-p.width(words{text: number}), pageHeight-40)
	}
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// press prints text down the pages.
type press struct {
	doc   *fpdf.Fpdf
	set   *typeset.Setter
	notes map[int]int // the link of each note
	y     float64     // the baseline of the line before
	size  float64
	grey  bool
}

// words is text of one kind within a paragraph.
type words struct {
	text   string
	bold   bool
	raised bool   // a number of a note
	link   int    // inside the document
	url    string // of the web
}

func (p *press) page() {
	p.doc.AddPage()
	p.y = headMargin
}

// room begins a new page unless so much is left on this one.
func (p *press) room(height float64) {
	if p.y+height > pageHeight-footMargin {
		p.page()
	}
}

func (p *press) briefing(bf *Briefing, strip, ego Picture) {
	p.size = 20
	p.flow([]words{{text: bf.Title, bold: true}}, 0, 1.2)
	p.doc.Bookmark(bf.Title, 0, -1)
	if bf.Lead != "" {
		p.y += 4
		p.size, p.grey = 9.5, true
		p.flow([]words{{text: bf.Lead}}, 0, leading)
	}
	list := func(statements []Statement) {
		for _, s := range statements {
			p.item(p.statement(s))
		}
	}
	for _, l := range bf.First() {
		p.heading(l.Title)
		list(l.Statements)
	}
	if len(bf.Story) > 0 {
		p.heading("What happened")
		p.picture("strip", strip)
		for _, paragraph := range bf.Story {
			var text []words
			for i, s := range paragraph {
				if i > 0 {
					text = append(text, words{text: " "})
				}
				text = append(text, p.statement(s)...)
			}
			p.paragraph(text)
		}
	}
	for _, l := range bf.Lists() {
		p.heading(l.Title)
		if l.Intro != "" {
			p.paragraph([]words{{text: l.Intro}})
		}
		list(l.Statements)
	}
	if len(bf.Cast) > 0 {
		p.heading("Who is who")
		p.picture("ego", ego)
		for _, a := range bf.Cast {
			p.item([]words{{text: a.Name, bold: true}, {text: a.Rest()}})
		}
	}
	if len(bf.Sources) > 0 {
		p.heading("Sources")
		for _, src := range bf.Sources {
			text := []words{{text: src.Line()}}
			if src.Link != "" {
				text = append(text, words{text: ", "}, words{text: src.Link, url: src.Link})
			}
			p.item(text)
		}
	}
	p.heading("About this briefing")
	p.paragraph([]words{{text: strings.Join(append([]string{bf.Method}, bf.Left...), " ")}})
	if len(bf.Notes) > 0 {
		p.heading("Notes")
		for _, n := range bf.Notes {
			p.size, p.grey = noteSize, false
			p.room(2 * noteSize * leading)
			p.doc.SetLink(p.notes[n.Number], p.y, -1)
			p.hang(fmt.Sprint(n.Number), 22, []words{{text: n.Text()}})
			p.y += 3
		}
	}
}

func (p *press) statement(s Statement) []words {
	out := []words{{text: s.Text}}
	for i, n := range s.Notes {
		if i > 0 {
			out = append(out, words{text: ",", raised: true})
		}
		out = append(out, words{text: fmt.Sprint(n), raised: true, link: p.notes[n]})
	}
	return out
}

func (p *press) heading(title string) {
	p.size, p.grey = 12.5, false
	p.y += 14
	p.room(5 * bodySize * leading)
	p.doc.Bookmark(title, 1, p.y)
	p.flow([]words{{text: title, bold: true}}, 0, leading)
	p.y += 3
}

func (p *press) paragraph(text []words) {
	p.size, p.grey = bodySize, false
	p.flow(text, 0, leading)
	p.y += 6
}

func (p *press) item(text []words) {
	p.size, p.grey = bodySize, false
	p.hang("•", indent, text)
	p.y += 2.5
}

// hang prints a paragraph behind a mark in the margin of it.
func (p *press) hang(mark string, by float64, text []words) {
	p.room(p.size * leading)
	p.print(words{text: mark}, sideMargin, p.y+p.size*leading)
	p.flow(text, by, leading)
}

// picture prints a picture as wide as the text at most, and its caption.
func (p *press) picture(name string, pic Picture) {
	if len(pic.PNG) == 0 || pic.Width <= 0 || pic.Height <= 0 {
		return
	}
	w, h := pic.fit(pageWidth-2*sideMargin, pageHeight/2)
	p.y += 4
	p.room(h + 30)
	p.doc.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(pic.PNG))
	p.doc.ImageOptions(name, sideMargin, p.y+4, w, h, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	p.y += h + 6
	p.size, p.grey = noteSize, true
	p.flow([]words{{text: pic.Caption}}, 0, leading)
	p.y += 8
}

// flow breaks text into lines of the page's width, indented, and prints them.
func (p *press) flow(text []words, by, lead float64) {
	left, right := sideMargin+by, pageWidth-sideMargin
	var line []words
	at, space := 0.0, 0.0 // the width of line, and of the space that is due before the next word
	flush := func() {
		p.room(p.size * lead)
		p.y += p.size * lead
		x := left
		for _, w := range line {
			p.print(w, x, p.y)
			x += p.width(w)
		}
		line, at, space = nil, 0, 0
	}
	for _, in := range text {
		for i, word := range strings.Split(in.text, " ") {
			if i > 0 {
				space = p.width(words{text: " "})
			}
			if word == "" {
				continue
			}
			w := in
			w.text = word
			width := p.width(w)
			if at > 0 && space > 0 && at+space+width > right-left {
				flush()
			}
			for at == 0 && width > right-left { // a word longer than a line is cut
				cut := p.cut(w, right-left)
				head := w
				head.text, w.text = w.text[:cut], w.text[cut:]
				line = append(line, head)
				flush()
				width = p.width(w)
			}
			if at > 0 && space > 0 {
				line = append(line, words{text: " "})
				at += space
			}
			line, at, space = append(line, w), at+width, 0
		}
	}
	if len(line) > 0 {
		flush()
	}
}

// cut returns how many bytes of a word fit into a width, one letter at least.
func (p *press) cut(w words, width float64) int {
	last := 0
	for i := range w.text {
		head := w
		head.text = w.text[:i]
		if i > 0 && p.width(head) > width {
			return max(last, 1)
		}
		if i > 0 {
			last = i
		}
	}
	if last == 0 {
		return len(w.text)
	}
	return last
}

// font chooses the font and size of a words.
func (p *press) font(w words) float64 {
	size := p.size
	if w.raised {
		size *= .65
	}
	style := ""
	if w.bold {
		style = "B"
	}
	if p.set.Has(w.text, scene.Face{Size: size, Bold: w.bold}) {
		p.doc.SetFont("text", style, size)
	} else {
		p.doc.SetFont("other", "", size)
	}
	return size
}

func (p *press) width(w words) float64 {
	p.font(w)
	return p.doc.GetStringWidth(printable(w.text))
}

// printable leaves out what the PDF writer cannot set: characters beyond the first plane.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '\ufffd'
		}
		return r
	}, s)
}

func (p *press) print(w words, x, y float64) {
	size := p.font(w)
	switch {
	case w.link != 0 || w.url != "":
		p.doc.SetTextColor(0x24, 0x53, 0x7f)
	case p.grey:
		p.doc.SetTextColor(0x5f, 0x5e, 0x5a)
	default:
		p.doc.SetTextColor(0x1b, 0x1b, 0x1b)
	}
	if w.raised {
		y -= p.size * .34
	}
	text := printable(w.text)
	p.doc.Text(x, y, text)
	switch width := p.doc.GetStringWidth(text); {
	case w.link != 0:
		p.doc.Link(x, y-size, width, size*1.2, w.link)
	case w.url != "":
		p.doc.LinkString(x, y-size, width, size*1.2, w.url)
	}
}
