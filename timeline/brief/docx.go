package brief

import (
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/timeline/internal/opc"
)

// DOCX writes the briefing as a document of a word processor (ECMA-376, transitional): headings and paragraphs in named
// styles that an editor can change, a footnote for each note, both pictures with alternative texts, page numbers, and no
// macro or anything else that loads. The same briefing gives the same bytes.
//
// It is written here because the library that the project tried (godocx) has no footnotes.
func (bf *Briefing) DOCX(w io.Writer, strip, ego Picture) error {
	d := &document{bf: bf}
	d.body(strip, ego)
	const wml = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relations := []opc.Relation{
		{ID: "rId1", Type: "styles", Target: "styles.xml"}, {ID: "rId2", Type: "footnotes", Target: "footnotes.xml"},
		{ID: "rId3", Type: "numbering", Target: "numbering.xml"}, {ID: "rId4", Type: "settings", Target: "settings.xml"},
		{ID: "rId5", Type: "footer", Target: "footer1.xml"},
	}
	parts := []opc.Part{
		opc.Relations("_rels/.rels", []opc.Relation{
			{ID: "rId1", Type: "officeDocument", Target: "word/document.xml"}, {ID: "rId2", Type: opc.CoreRelation, Target: "docProps/core.xml"},
		}),
		opc.Core(bf.Title, "Briefing"),
		opc.XML("word/document.xml", wml+"document.main+xml", `<w:document `+namespaces+`><w:body>`+d.out.String()+section+`</w:body></w:document>`),
		opc.XML("word/styles.xml", wml+"styles+xml", styles()),
		opc.XML("word/footnotes.xml", wml+"footnotes+xml", d.footnotes()),
		opc.XML("word/numbering.xml", wml+"numbering+xml", numbering),
		opc.XML("word/settings.xml", wml+"settings+xml", settings),
		opc.XML("word/footer1.xml", wml+"footer+xml", footer(bf.Title)),
	}
	for i, p := range d.pictures {
		name := fmt.Sprintf("media/image%d.png", i+1)
		parts = append(parts, opc.Part{Name: "word/" + name, Data: p.PNG})
		relations = append(relations, opc.Relation{ID: fmt.Sprintf("rIdP%d", i+1), Type: "image", Target: name})
	}
	for i, link := range d.links {
		relations = append(relations, opc.Relation{ID: fmt.Sprintf("rIdL%d", i+1), Type: "hyperlink", Target: link, External: true})
	}
	parts = append(parts, opc.Relations("word/_rels/document.xml.rels", relations))
	return opc.Write(w, parts)
}

// document is the main part in the making.
type document struct {
	bf       *Briefing
	out      strings.Builder
	shown    map[int]bool // notes that the text has referred to
	pictures []Picture
	links    []string
}

func (d *document) body(strip, ego Picture) {
	bf := d.bf
	d.shown = map[int]bool{}
	d.paragraph("Title", run(bf.Title))
	if bf.Lead != "" {
		d.paragraph("Lead", run(bf.Lead))
	}
	heading := func(title string) { d.paragraph("Heading1", run(title)) }
	for _, l := range bf.First() {
		heading(l.Title)
		d.list(l.Statements)
	}
	if len(bf.Story) > 0 {
		heading("What happened")
		d.picture(strip)
		for _, p := range bf.Story {
			var runs strings.Builder
			for i, s := range p {
				if i > 0 {
					runs.WriteString(run(" "))
				}
				runs.WriteString(d.statement(s))
			}
			d.paragraph("BodyText", runs.String())
		}
	}
	for _, l := range bf.Lists() {
		heading(l.Title)
		if l.Intro != "" {
			d.paragraph("BodyText", run(l.Intro))
		}
		d.list(l.Statements)
	}
	if len(bf.Cast) > 0 {
		heading("Who is who")
		d.picture(ego)
		for _, a := range bf.Cast {
			d.paragraph("ListBullet", styled("Strong", a.Name)+run(a.Rest()))
		}
	}
	if len(bf.Sources) > 0 {
		heading("Sources")
		for _, src := range bf.Sources {
			runs := run(src.Line())
			if src.Link != "" {
				d.links = append(d.links, src.Link)
				runs += run(", ") + fmt.Sprintf(`<w:hyperlink r:id="rIdL%d" w:history="1">`, len(d.links)) + styled("Hyperlink", src.Link) + `</w:hyperlink>`
			}
			d.paragraph("ListBullet", runs)
		}
	}
	heading("About this briefing")
	d.paragraph("BodyText", run(strings.Join(append([]string{bf.Method}, bf.Left...), " ")))
}

func (d *document) list(statements []Statement) {
	for _, s := range statements {
		d.paragraph("ListBullet", d.statement(s))
	}
}

// statement is a sentence with the marks of its notes. The first mark of a note is its footnote; a later one, for which
// Word has no footnote, is its number.
func (d *document) statement(s Statement) string {
	var b strings.Builder
	b.WriteString(run(s.Text))
	for i, n := range s.Notes {
		if i > 0 {
			b.WriteString(styled("FootnoteReference", ", "))
		}
		if d.shown[n] {
			b.WriteString(styled("FootnoteReference", fmt.Sprint(n)))
			continue
		}
		d.shown[n] = true
		fmt.Fprintf(&b, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, n)
	}
	return b.String()
}

func (d *document) paragraph(style, runs string) {
	fmt.Fprintf(&d.out, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>`, style, runs)
}

func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + opc.Escape(text) + `</w:t></w:r>`
}

func styled(style, text string) string {
	return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr><w:t xml:space="preserve">` + opc.Escape(text) + `</w:t></w:r>`
}

// Measures of a page of A4 with margins of an inch, in points.
const (
	textWidth  = 451.0
	mostHeight = 560.0
	emu        = 12700 // English Metric Units in a point
)

// picture puts a picture into a paragraph of its own, as wide as the text at most, and its caption below.
func (d *document) picture(p Picture) {
	if len(p.PNG) == 0 || p.Width <= 0 || p.Height <= 0 {
		return
	}
	d.pictures = append(d.pictures, p)
	n := len(d.pictures)
	width, height := p.fit(textWidth, mostHeight)
	cx, cy := int(width*emu), int(height*emu)
	d.paragraph("Figure", fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:docPr id="%d" name="Picture %d" descr="%s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="image%d.png" descr="%s"/>`+
		`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, cx, cy, n, n, opc.Escape(p.Alt), n, n, opc.Escape(p.Alt), n, cx, cy))
	d.paragraph("Caption", run(p.Caption))
}

// fit returns the size of a picture in points, no larger than given and no larger than CSS pixels make it.
func (p Picture) fit(width, height float64) (w, h float64) {
	scale := min(.75, width/p.Width, height/p.Height)
	return p.Width * scale, p.Height * scale
}

// footnotes is the part of notes: the two separators that Word wants, then ours, those that the text refers to.
func (d *document) footnotes() string {
	var b strings.Builder
	b.WriteString(`<w:footnotes ` + namespaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for _, n := range d.bf.Notes {
		if d.shown[n.Number] {
			fmt.Fprintf(&b, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>`,
				n.Number, run(" "+n.Text()))
		}
	}
	b.WriteString(`</w:footnotes>`)
	return b.String()
}
