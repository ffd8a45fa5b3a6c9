// Package opc writes containers of the Open Packaging Conventions (ECMA-376 part 2): the zip files that documents of
// word processors and spreadsheets are. The same parts give the same bytes: no clock, no machine in them.
package opc

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"strings"
)

// Part is one file of a container.
type Part struct {
	Name string // "word/document.xml"
	Type string // content type; "" for parts of relationships and for those of a default type (xml, rels, png)
	Data []byte
}

// header begins every XML part.
const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// XML returns a part of XML.
func XML(name, contentType, body string) Part {
	return Part{Name: name, Type: contentType, Data: []byte(header + body)}
}

// Write writes a container: the list of content types first, then the parts in their order.
func Write(w io.Writer, parts []Part) error {
	var types strings.Builder
	types.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`)
	for _, p := range parts {
		if p.Type != "" {
			types.WriteString(`<Override PartName="/` + Escape(p.Name) + `" ContentType="` + Escape(p.Type) + `"/>`)
		}
	}
	types.WriteString(`</Types>`)
	z := zip.NewWriter(w)
	for _, p := range append([]Part{XML("[Content_Types].xml", "", types.String())}, parts...) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate}) // no time of change
		if err != nil {
			return err
		}
		if _, err := f.Write(p.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// Relation is one line of a part of relationships.
type Relation struct {
	ID, Type, Target string
	External         bool // Target is an address of the web
}

// office is the beginning of the types of relations.
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Relations returns a part of relationships. A type without "://" is one of officeDocument ("styles", "footnotes").
func Relations(name string, list []Relation) Part {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		kind := r.Type
		if !strings.Contains(kind, "://") {
			kind = office + kind
		}
		b.WriteString(`<Relationship Id="` + Escape(r.ID) + `" Type="` + Escape(kind) + `" Target="` + Escape(r.Target) + `"`)
		if r.External {
			b.WriteString(` TargetMode="External"`)
		}
		b.WriteString(`/>`)
	}
	b.WriteString(`</Relationships>`)
	return XML(name, "", b.String())
}

// Core returns the part with the properties that every office program shows, without a date: none is known.
func Core(title, subject string) Part {
	return XML("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
			` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">`+
			`<dc:title>`+Escape(title)+`</dc:title><dc:subject>`+Escape(subject)+`</dc:subject><dc:creator>dateline</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`)
}

// CoreRelation is the type of the relation to the part that Core returns.
const CoreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

// Escape makes a text fit for XML, in an element or an attribute. What XML cannot hold becomes U+FFFD.
func Escape(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`&<>"'`, r) }) {
		return s
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder has no error to give
	return b.String()
}
