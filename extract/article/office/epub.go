package office

import (
	"encoding/xml"
	"errors"
	"net/url"
	"path"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/when"
)

// EPUB reads a book: its chapters in the order of the spine.
func EPUB(data []byte, most int64, r *when.Reader) (*doc.Doc, error) {
	p, err := open(data, most)
	if err != nil {
		return nil, err
	}
	if p.files["META-INF/rights.xml"] != nil || p.files["META-INF/encryption.xml"] != nil && p.files["META-INF/license.lcpl"] != nil {
		return nil, ErrEncrypted
	}
	container, err := p.read("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	root := ""
	tokens(container, func(t xml.Token) {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" && root == "" {
			root = attr(e, "full-path")
		}
	})
	opf, err := p.read(root)
	if err != nil {
		return nil, err
	}
	d := &doc.Doc{}
	files, navs := map[string]string{}, map[string]bool{}
	var spine []string
	tokens(opf, func(t xml.Token) {
		e, ok := t.(xml.StartElement)
		if !ok {
			return
		}
		switch e.Name.Local {
		case "item":
			href, err := url.PathUnescape(attr(e, "href"))
			if err == nil {
				files[attr(e, "id")] = path.Join(path.Dir(root), href)
				navs[attr(e, "id")] = strings.Contains(attr(e, "properties"), "nav")
			}
		case "itemref":
			if len(spine) < maxEntries {
				spine = append(spine, attr(e, "idref"))
			}
		}
	})
	if len(spine) == 0 {
		return nil, errors.New("a damaged EPUB: it lists no chapters")
	}
	properties(opf, d, r)
	for i := range d.Dates { // the date of a book is its publication, as its maker states it
		d.Dates[i].Trust, d.Dates[i].From = doc.Statement, "dc:date of the book"
	}
	read := map[string]bool{}
	for _, id := range spine {
		if navs[id] || read[id] || files[id] == "" {
			continue
		}
		read[id] = true
		chapter, err := p.read(files[id])
		if err != nil {
			return nil, err
		}
		for _, b := range html.Fragment(chapter, "") {
			b.Text = doc.Clean(b.Text)
			if b.Text != "" {
				d.Blocks = append(d.Blocks, b)
			}
		}
	}
	finish(d)
	return d, nil
}
