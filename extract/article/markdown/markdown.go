// Package markdown reads Markdown (CommonMark with tables) and its front matter in YAML or TOML.
package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v3"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/when"
)

// Is reports text that begins with front matter, or has the marks of Markdown among its first lines.
func Is(data []byte) bool {
	if fence, _, _ := front(data); fence != "" {
		return true
	}
	head := data
	if len(head) > 4096 {
		head = head[:4096]
	}
	marks := 0
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case bytes.HasPrefix(line, []byte("# ")), bytes.HasPrefix(line, []byte("## ")), bytes.HasPrefix(line, []byte("### ")):
			marks += 2
		case bytes.Contains(line, []byte("](http")), bytes.HasPrefix(line, []byte("> ")), bytes.HasPrefix(line, []byte("```")):
			marks++
		}
	}
	return marks >= 2
}

// front splits off front matter: between lines "---" (YAML) or "+++" (TOML) at the very beginning.
func front(data []byte) (fence string, matter, rest []byte) {
	first, after, ok := bytes.Cut(data, []byte("\n"))
	fence = strings.TrimRight(string(first), "\r \t")
	if !ok || fence != "---" && fence != "+++" {
		return "", nil, data
	}
	at := 0
	for line := range bytes.Lines(after) {
		trimmed := strings.TrimRight(string(line), "\r\n \t")
		if trimmed == fence || fence == "---" && trimmed == "..." {
			return fence, after[:at], after[at+len(line):]
		}
		if at += len(line); at > maxFront {
			break
		}
	}
	return "", nil, data
}

// maxFront bounds the front matter, whose libraries are not made for hostile input of any size.
const maxFront = 64 << 10

// Parse reads a document in UTF-8.
func Parse(data []byte, r *when.Reader) *doc.Doc {
	d := &doc.Doc{}
	fence, matter, rest := front(data)
	if fence != "" {
		meta := map[string]any{}
		var err error
		if fence == "---" {
			if bytes.ContainsAny(matter, "&*") && bytes.Count(matter, []byte("*")) > 20 { // aliases of aliases
				err = fmt.Errorf("too many aliases")
			} else {
				err = yaml.Unmarshal(matter, &meta)
			}
		} else {
			err = toml.Unmarshal(matter, &meta)
		}
		if err != nil {
			d.Left = append(d.Left, "front matter that cannot be read")
		}
		about(d, meta, r)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	w := &walker{d: d, src: rest}
	w.blocks(md.Parser().Parse(text.NewReader(rest)), doc.Paragraph, 0)
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == doc.Heading && (d.Title == "" || d.Title == d.Blocks[0].Text) {
		d.Title = strings.ReplaceAll(d.Blocks[0].Text, "\n", " ")
		d.Blocks = d.Blocks[1:]
	}
	return d
}

// about takes what front matter says of the article.
func about(d *doc.Doc, meta map[string]any, r *when.Reader) {
	get := func(names ...string) string {
		for _, n := range names {
			switch v := meta[n].(type) {
			case string:
				return doc.Line(v)
			case time.Time:
				return v.Format("2006-01-02T15:04:05Z07:00")
			case []any:
				if len(v) > 0 {
					return doc.Line(fmt.Sprint(v[0]))
				}
			}
		}
		return ""
	}
	d.Title = get("title", "headline")
	d.Byline = get("author", "authors", "byline")
	d.Section = get("section", "category", "categories")
	d.Publisher = get("publisher", "source", "site")
	d.URL = get("url", "link", "canonical", "source_url", "permalink")
	d.Language = get("lang", "language")
	if d.URL != "" && !strings.HasPrefix(d.URL, "http") {
		d.URL = ""
	}
	for _, name := range [...]string{"published", "date", "pubdate", "publishdate", "publishDate", "publish_date", "datePublished"} {
		if f, ok := r.Stamp(get(name), d.Language); ok {
			// YAML reads a plain day as midnight, which says nothing of zones.
			d.AddDate(doc.Date{Day: f.Day, Trust: doc.Statement, From: "front matter (" + name + ")"})
			return
		}
	}
}

// walker goes through the blocks of a document. Their nesting is bounded by the parser's own lines.
type walker struct {
	d     *doc.Doc
	src   []byte
	text  strings.Builder
	links []doc.Link
}

const maxDepth = 200

func (w *walker) blocks(n ast.Node, kind doc.Kind, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			w.inline(c, depth)
			w.flush(doc.Heading, c.Level)
		case *ast.Paragraph, *ast.TextBlock:
			w.inline(c, depth)
			w.flush(kind, 0)
		case *ast.Blockquote:
			w.blocks(c, doc.Quote, depth+1)
		case *ast.ListItem:
			w.blocks(c, doc.Item, depth+1)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			for i := 0; i < c.Lines().Len(); i++ {
				line := c.Lines().At(i)
				w.text.Write(line.Value(w.src))
			}
			w.flush(doc.Literal, 0)
		case *ast.HTMLBlock:
			var raw []byte
			for i := 0; i < c.Lines().Len(); i++ {
				line := c.Lines().At(i)
				raw = append(raw, line.Value(w.src)...)
			}
			w.d.Blocks = append(w.d.Blocks, html.Fragment(raw, "")...)
		case *east.TableHeader, *east.TableRow:
			var cells []string
			for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
				w.inline(cell, depth)
				cells = append(cells, doc.Clean(w.text.String()))
				w.text.Reset()
				w.links = nil
			}
			w.d.Add(doc.Row, 0, strings.Join(cells, " | "))
		default:
			w.blocks(c, kind, depth+1)
		}
	}
}

func (w *walker) flush(kind doc.Kind, level int) {
	text := doc.Clean(w.text.String())
	w.text.Reset()
	links := w.links
	w.links = nil
	if text == "" {
		return
	}
	b := doc.Block{Kind: kind, Level: level, Text: text}
	for _, l := range links {
		if l.End <= len(text) {
			b.Links = append(b.Links, l)
		}
	}
	w.d.Blocks = append(w.d.Blocks, b)
}

// inline adds the text within a block.
func (w *walker) inline(n ast.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text.Write(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(c.Segment.Value(w.src)))))
			if c.HardLineBreak() {
				w.text.WriteByte('\n')
			} else if c.SoftLineBreak() {
				w.text.WriteByte(' ')
			}
		case *ast.String:
			w.text.Write(c.Value)
		case *ast.Link:
			from := w.text.Len()
			w.inline(c, depth+1)
			w.link(from, string(c.Destination))
		case *ast.AutoLink:
			from := w.text.Len()
			w.text.Write(c.Label(w.src))
			w.link(from, string(c.URL(w.src)))
		case *ast.Image, *ast.RawHTML:
		default:
			w.inline(c, depth+1)
		}
	}
}

func (w *walker) link(from int, target string) {
	if w.text.Len() > from && (strings.HasPrefix(target, "http") || strings.HasPrefix(target, "mailto:")) {
		w.links = append(w.links, doc.Link{Start: from, End: w.text.Len(), Target: target})
	}
}
