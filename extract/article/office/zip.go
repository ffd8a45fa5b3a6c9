// Package office reads word processor files and books: DOCX, ODT, EPUB and RTF.
//
// The first three are ZIP archives of XML. What is inflated of one file is bounded, XML is read token by token without
// entities of its own, and nothing outside the archive is ever opened.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html/charset"
)

// ErrEncrypted says that a file is protected by a password.
var ErrEncrypted = errors.New("protected by a password: save a copy without one")

// maxEntries bounds the files of an archive.
const maxEntries = 20000

// pack is an opened ZIP archive with a budget of inflated bytes for all its files together.
type pack struct {
	files map[string]*zip.File
	order []string
	left  int64
	most  int64
}

func open(data []byte, most int64) (*pack, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("a damaged ZIP archive: %w", err)
	}
	if len(r.File) > maxEntries {
		return nil, fmt.Errorf("%d files in the archive, the most that is read is %d", len(r.File), maxEntries)
	}
	p := &pack{files: make(map[string]*zip.File, len(r.File)), left: most, most: most}
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if p.files[name] == nil {
			p.files[name] = f
			p.order = append(p.order, name)
		}
	}
	return p, nil
}

// read inflates one file; nil if there is none of that name.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[strings.TrimPrefix(path.Clean("/"+name), "/")]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer rc.Close()
	data, err := io.ReadAll(io.LimitReader(rc, p.left+1))
	if int64(len(data)) > p.left {
		return nil, fmt.Errorf("%s: more than %d MB when unpacked; raise it with --max-size", name, p.most>>20)
	}
	p.left -= int64(len(data))
	if err != nil && len(data) == 0 {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil // what could be inflated of a damaged file is read
}

// Kind tells what a ZIP archive holds: "docx", "odt", "epub", or "" for anything else.
func Kind(data []byte) string {
	p, err := open(data, 1<<20)
	if err != nil {
		return ""
	}
	if mime, err := p.read("mimetype"); err == nil {
		switch s := strings.TrimSpace(string(mime)); {
		case strings.HasPrefix(s, "application/vnd.oasis.opendocument.text"):
			return "odt"
		case s == "application/epub+zip":
			return "epub"
		}
	}
	switch {
	case p.files["word/document.xml"] != nil:
		return "docx"
	case p.files["META-INF/container.xml"] != nil:
		return "epub"
	}
	for _, f := range [...]string{"xl/workbook.xml", "ppt/presentation.xml"} {
		if p.files[f] != nil {
			return "other office"
		}
	}
	return ""
}

// tokens calls f with each token of an XML document, up to the first mistake in it.
func tokens(data []byte, f func(xml.Token)) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return
			}
		case xml.EndElement:
			depth--
		}
		f(t)
	}
}

// maxDepth bounds the nesting of XML.
const maxDepth = 2000

// attr returns an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
