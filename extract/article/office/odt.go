package office

import (
	"encoding/xml"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

// ODT reads a text document of OpenDocument (ISO/IEC 26300). Deleted text of tracked changes, notes and comments are
// left out.
func ODT(data []byte, most int64, r *when.Reader) (*doc.Doc, error) {
	p, err := open(data, most)
	if err != nil {
		return nil, err
	}
	if manifest, err := p.read("META-INF/manifest.xml"); err == nil && strings.Contains(string(manifest), "encryption-data") {
		return nil, ErrEncrypted
	}
	body, err := p.read("content.xml")
	if err != nil {
		return nil, err
	}
	d := &doc.Doc{}
	w := &writer{d: d}
	parents := map[string]string{} // of automatic styles
	if styles, err := p.read("styles.xml"); err == nil {
		tokens(styles, func(t xml.Token) { styleParent(t, parents) })
	}
	skip, list, open := 0, 0, 0
	level := 0
	var style string
	tokens(body, func(t xml.Token) {
		styleParent(t, parents)
		switch e := t.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case skip > 0 || name == "tracked-changes" || name == "annotation" || name == "note" || name == "binary-data" || name == "object":
				skip++
			case name == "p" || name == "h":
				if open++; open > 1 {
					break
				}
				style, level = attr(e, "style-name"), 0
				if name == "h" {
					level = 1
					if n := attr(e, "outline-level"); len(n) == 1 && n[0] >= '1' && n[0] <= '6' {
						level = int(n[0] - '0')
					}
				}
			case name == "s" || name == "tab":
				w.write(" ")
			case name == "line-break":
				w.write("\n")
			case name == "a":
				w.link(attr(e, "href"))
			case name == "list":
				list++
			case name == "table-row":
				w.row()
			}
		case xml.EndElement:
			switch name := e.Name.Local; {
			case skip > 0:
				skip--
			case name == "p" || name == "h":
				if open--; open > 0 {
					w.write("\n")
					break
				}
				open = 0
				kind, _ := styleKind(style)
				if up := parents[style]; kind == doc.Paragraph && up != "" {
					kind, _ = styleKind(up)
				}
				switch {
				case kind == title:
					d.Title = doc.Line(w.text.String())
				case level > 0:
					kind = doc.Heading
				case list > 0:
					kind = doc.Item
				}
				w.paragraph(kind, level)
			case name == "a":
				w.unlink()
			case name == "list":
				list--
			case name == "table-cell":
				w.cell()
			case name == "table-row":
				w.endRow()
			}
		case xml.CharData:
			if open > 0 && skip == 0 {
				w.write(strings.ReplaceAll(string(e), "\n", " "))
			}
		}
	})
	w.flush(doc.Paragraph, 0)
	meta, _ := p.read("meta.xml")
	properties(meta, d, r)
	finish(d)
	return d, nil
}

// styleParent notes from which style another is derived.
func styleParent(t xml.Token, parents map[string]string) {
	if e, ok := t.(xml.StartElement); ok && e.Name.Local == "style" && len(parents) < 10000 {
		if up := attr(e, "parent-style-name"); up != "" {
			parents[attr(e, "name")] = up
		}
	}
}
