package office

import (
	"encoding/xml"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

// DOCX reads a document of Office Open XML (ECMA-376), inflating at most a number of bytes. Deleted text of tracked
// changes, comments, headers and footers are left out.
func DOCX(data []byte, most int64, r *when.Reader) (*doc.Doc, error) {
	p, err := open(data, most)
	if err != nil {
		return nil, err
	}
	body, err := p.read("word/document.xml")
	if err != nil {
		return nil, err
	}
	links := map[string]string{}
	if rels, err := p.read("word/_rels/document.xml.rels"); err == nil {
		tokens(rels, func(t xml.Token) {
			if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/hyperlink") {
				links[attr(e, "Id")] = attr(e, "Target")
			}
		})
	}
	d := &doc.Doc{}
	w := &writer{d: d}
	style, skip := "", 0
	list, inText := false, false
	tokens(body, func(t xml.Token) {
		switch e := t.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case skip > 0 || name == "del" || name == "moveFrom" || name == "pict" || name == "Fallback" || name == "instrText":
				skip++
			case name == "p":
				w.flush(doc.Paragraph, 0)
				style, list = "", false
			case name == "pStyle":
				style = attr(e, "val")
			case name == "numPr":
				list = true
			case name == "t":
				inText = true
			case name == "tab":
				w.write(" ")
			case name == "br" || name == "cr":
				w.write("\n")
			case name == "noBreakHyphen":
				w.write("-")
			case name == "hyperlink":
				w.link(links[attr(e, "id")])
			case name == "tr":
				w.row()
			}
		case xml.EndElement:
			switch name := e.Name.Local; {
			case skip > 0:
				skip--
			case name == "t":
				inText = false
			case name == "hyperlink":
				w.unlink()
			case name == "p":
				kind, level := styleKind(style)
				if list && kind == doc.Paragraph {
					kind = doc.Item
				}
				if kind == title {
					d.Title = doc.Line(w.text.String())
				}
				w.paragraph(kind, level)
			case name == "tc":
				w.cell()
			case name == "tr":
				w.endRow()
			}
		case xml.CharData:
			if inText && skip == 0 {
				w.write(string(e))
			}
		}
	})
	w.flush(doc.Paragraph, 0)
	core, _ := p.read("docProps/core.xml")
	properties(core, d, r)
	for name := range p.files {
		if name == "word/comments.xml" {
			d.Left = append(d.Left, "comments of the document")
		}
	}
	finish(d)
	return d, nil
}

// title is the kind of the paragraph that is the title; it never reaches a Doc.
const title = doc.Kind(200)

// styleKind reads the name of a paragraph style, English or German.
func styleKind(style string) (doc.Kind, int) {
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	s = strings.ReplaceAll(s, "_20_", "")
	switch {
	case s == "title" || s == "titel":
		return title, 0
	case strings.HasPrefix(s, "heading") || strings.HasPrefix(s, "berschrift") || strings.HasPrefix(s, "überschrift") || strings.HasPrefix(s, "titre"):
		level := 1
		if c := s[len(s)-1]; c >= '1' && c <= '6' {
			level = int(c - '0')
		}
		return doc.Heading, level
	case strings.Contains(s, "quot"):
		return doc.Quote, 0
	case strings.HasPrefix(s, "list"):
		return doc.Item, 0
	}
	return doc.Paragraph, 0
}

// properties reads the Dublin Core of an office file. The day of its making is the last resort: templates and copies
// carry old ones on.
func properties(data []byte, d *doc.Doc, r *when.Reader) {
	element := ""
	values := map[string]string{}
	tokens(data, func(t xml.Token) {
		switch e := t.(type) {
		case xml.StartElement:
			element = e.Name.Local
		case xml.EndElement:
			element = ""
		case xml.CharData:
			values[element] += string(e)
		}
	})
	if t := doc.Line(values["title"]); t != "" && d.Title == "" {
		d.Title = t
	}
	d.Byline = doc.Line(values["creator"])
	d.Publisher = doc.Line(values["publisher"])
	if lang := doc.Line(values["language"]); len(lang) < 12 {
		d.Language = lang
	}
	for _, name := range [...]string{"issued", "created", "creation-date", "date"} {
		if f, ok := r.Stamp(values[name], d.Language); ok {
			d.AddDate(doc.Date{Day: f.Day, Trust: doc.Property, From: "the properties of the file (" + name + ")"})
			return
		}
	}
}

// finish takes a first heading as the title if nothing else is one, and drops it from the text if it says the same.
func finish(d *doc.Doc) {
	if len(d.Blocks) == 0 {
		return
	}
	first := d.Blocks[0]
	if first.Kind == doc.Heading && (d.Title == "" || strings.EqualFold(d.Title, first.Text)) || d.Title == first.Text {
		d.Title = strings.ReplaceAll(first.Text, "\n", " ")
		d.Blocks = d.Blocks[1:]
	}
}
