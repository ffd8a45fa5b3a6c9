package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

// textFormat is a way to write what was read. Begin and end are written once, around all articles.
type textFormat struct {
	name       string
	begin, end string
	between    string
	write      func(w *bufio.Writer, a *article.Article) error
}

// textFormats returns the table, the default first.
func textFormats() []textFormat {
	return []textFormat{
		{name: "text", between: "\n\f\n", write: plainText},
		{name: "md", between: "\n---\n\n", write: textMarkdown},
		{name: "json", write: textJSON},
		{name: "html", begin: textPageHead, end: "</body>\n</html>\n", write: textHTML},
	}
}

func textCommand() *command {
	fs := newFlags("text")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	table := textFormats()
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	return &command{
		name: "text", args: "INPUT...", summary: "print the text of articles as the reader saw it, with title, day and links",
		detail: `
Reads what all commands read (web pages, PDF, word processor files, mail, feeds, archives) and writes the article in
it: no menus, no advertisements, no headers and footers. Nothing is analysed.

    text  the text that the offsets of a record refer to
    md    Markdown with front matter: title, day and where it stood, publisher, byline, address
    json  all that is known of the article, one object after the other
    html  a page of headings, paragraphs and links, nothing else`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			chosen := table[slices.Index(formats, format.value)]
			articles := 0
			var faults []error
			err := writeOutput(sys, *output, func(w *bufio.Writer) error {
				bar := startProgress(sys, args)
				defer bar.stop()
				for a, err := range readArticles(sys, args, published.day, bar.read) {
					switch {
					case sys.ctx.Err() != nil:
						return sys.ctx.Err()
					case err != nil:
						faults = append(faults, err)
						continue
					case articles == 0:
						w.WriteString(chosen.begin)
					default:
						w.WriteString(chosen.between)
					}
					articles++
					bar.add()
					if err := chosen.write(w, a); err != nil {
						return err
					}
					if err := w.Flush(); err != nil { // each article is whole before the next is read
						return err
					}
				}
				if articles > 0 {
					w.WriteString(chosen.end)
				}
				return errors.Join(faults...)
			})
			if err == nil && articles == 0 {
				return nothing("no articles in %s", strings.Join(args, ", "))
			}
			return err
		},
	}
}

// plainText writes the text and nothing else.
func plainText(w *bufio.Writer, a *article.Article) error {
	w.WriteString(a.Text)
	if !strings.HasSuffix(a.Text, "\n") {
		w.WriteByte('\n')
	}
	return nil
}

// articleJSON is an article for other programs. Offsets are bytes of text.
type articleJSON struct {
	Name           string            `json:"name"`
	Format         string            `json:"format"`
	Title          string            `json:"title,omitempty"`
	Publisher      string            `json:"publisher,omitempty"`
	URL            string            `json:"url,omitempty"`
	Byline         string            `json:"byline,omitempty"`
	Section        string            `json:"section,omitempty"`
	Dateline       *article.Dateline `json:"dateline,omitempty"`
	Published      record.Day        `json:"published,omitzero"`
	PublishedBasis string            `json:"publishedBasis,omitempty"`
	PublishedFrom  string            `json:"publishedFrom,omitempty"`
	Language       string            `json:"language,omitempty"`
	SHA256         string            `json:"sha256"`
	Text           string            `json:"text"`
	Body           int               `json:"body"` // where the body begins in text
	Blocks         []blockJSON       `json:"blocks,omitempty"`
	Links          []linkJSON        `json:"links,omitempty"`
	Left           []string          `json:"leftOut,omitempty"`
	Notes          []string          `json:"notes,omitempty"`
}

type blockJSON struct {
	Kind  string `json:"kind"`
	Level int    `json:"level,omitempty"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type linkJSON struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Target string `json:"target"`
}

// kindName names a kind of block.
func kindName(k doc.Kind) string {
	switch k {
	case doc.Heading:
		return "heading"
	case doc.Item:
		return "item"
	case doc.Quote:
		return "quote"
	case doc.Row:
		return "row"
	case doc.Literal:
		return "literal"
	}
	return "paragraph"
}

func textJSON(w *bufio.Writer, a *article.Article) error {
	out := articleJSON{
		Name: a.Name, Format: a.Format, Title: a.Title, Publisher: a.Publisher, URL: a.URL, Byline: a.Byline, Section: a.Section, Published: a.Published,
		PublishedBasis: a.PublishedBasis, PublishedFrom: a.PublishedFrom, Language: a.Language, SHA256: a.SHA256, Text: a.Text, Body: a.Body, Left: a.Left,
	}
	if a.Dateline != (article.Dateline{}) {
		out.Dateline = &a.Dateline
	}
	for _, b := range a.Blocks {
		out.Blocks = append(out.Blocks, blockJSON{kindName(b.Kind), b.Level, b.Start, b.End})
	}
	for _, l := range a.Links {
		out.Links = append(out.Links, linkJSON(l))
	}
	for _, n := range a.Notes {
		if n.Code != article.LeftOut {
			out.Notes = append(out.Notes, n.Message)
		}
	}
	return writeJSON(w, out)
}

// paragraphsOf returns the blocks of the body, those of plain text too.
func paragraphsOf(a *article.Article) []article.Block {
	if a.Blocks != nil {
		return a.Blocks
	}
	var out []article.Block
	at := a.Body
	for _, p := range doc.Paragraphs(a.Text[a.Body:]) {
		first, _, _ := strings.Cut(p, "\n")
		start := strings.Index(a.Text[at:], strings.TrimSpace(first))
		if start < 0 {
			continue
		}
		start += at
		end := start + len(strings.TrimSpace(first))
		if i := strings.Index(a.Text[start:], "\n\n"); i >= 0 && start+i > end {
			end = start + i
		} else if strings.Contains(p, "\n") {
			end = max(end, min(len(a.Text), start+len(p)))
		}
		for end < len(a.Text) && !utf8.RuneStart(a.Text[end]) {
			end++
		}
		out = append(out, article.Block{Start: start, End: end})
		at = end
	}
	return out
}

// linked calls text and link with the parts of a block in order.
func linked(a *article.Article, b article.Block, text func(string), link func(words, target string)) {
	at := b.Start
	for _, l := range a.Links {
		if l.Start < at || l.End > b.End {
			continue
		}
		text(a.Text[at:l.Start])
		link(a.Text[l.Start:l.End], l.Target)
		at = l.End
	}
	text(a.Text[at:b.End])
}

// textMarkdown writes front matter and Markdown that `dateline` reads back as the same article.
func textMarkdown(w *bufio.Writer, a *article.Article) error {
	w.WriteString("---\n")
	field := func(name, value string) {
		if value != "" {
			quoted, _ := json.Marshal(value) // a JSON string is a YAML string
			fmt.Fprintf(w, "%s: %s\n", name, quoted)
		}
	}
	field("title", a.Title)
	if a.Published != 0 {
		fmt.Fprintf(w, "date: %s # %s\n", a.Published, a.PublishedFrom)
	}
	field("author", a.Byline)
	field("publisher", a.Publisher)
	field("section", a.Section)
	field("url", a.URL)
	field("lang", a.Language)
	w.WriteString("---\n\n")
	last := doc.Paragraph
	for i, b := range paragraphsOf(a) {
		if i > 0 {
			w.WriteByte('\n')
			if b.Kind != doc.Item || last != doc.Item {
				w.WriteByte('\n')
			}
		}
		last = b.Kind
		switch b.Kind {
		case doc.Heading:
			w.WriteString(strings.Repeat("#", max(b.Level, 2)) + " ")
		case doc.Item:
			w.WriteString("- ")
		case doc.Quote:
			w.WriteString("> ")
		}
		linked(a, b, func(s string) { w.WriteString(escapeMarkdown(s)) }, func(words, target string) {
			fmt.Fprintf(w, "[%s](<%s>)", escapeMarkdown(words), strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(target))
		})
	}
	w.WriteByte('\n')
	return nil
}

// escapeMarkdown keeps signs of the text from being read as those of Markdown.
func escapeMarkdown(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "&", `\&`, "\n", "  \n").Replace(s)
	if s != "" && strings.ContainsRune("#>-+=~|", rune(s[0])) {
		return `\` + s
	}
	return s
}

// textPageHead begins a page that loads nothing.
const textPageHead = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Articles</title>
<style>body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 serif } header p { color: #555; font: 0.85em sans-serif }
article + article { border-top: 1px solid #999; margin-top: 3em } blockquote { border-left: 3px solid #ccc; margin-left: 0; padding-left: 1em }</style>
</head>
<body>
`

func textHTML(w *bufio.Writer, a *article.Article) error {
	fmt.Fprintf(w, "<article lang=%q>\n<header>\n<h1>%s</h1>\n<p>", html.EscapeString(a.Language), html.EscapeString(a.Title))
	var about []string
	for _, s := range []string{a.Publisher, a.Section, a.Byline} {
		if s != "" {
			about = append(about, html.EscapeString(s))
		}
	}
	if a.Published != 0 {
		about = append(about, fmt.Sprintf(`<time itemprop="datePublished" datetime="%s">%s</time> (%s)`, a.Published, a.Published, html.EscapeString(a.PublishedFrom)))
	}
	if a.URL != "" && (strings.HasPrefix(a.URL, "http://") || strings.HasPrefix(a.URL, "https://")) {
		about = append(about, fmt.Sprintf(`<a href="%s" rel="noreferrer">%s</a>`, html.EscapeString(a.URL), html.EscapeString(a.URL)))
	}
	w.WriteString(strings.Join(about, " · ") + "</p>\n</header>\n")
	list := false
	for _, b := range paragraphsOf(a) {
		if list != (b.Kind == doc.Item) {
			w.WriteString(map[bool]string{true: "</ul>\n", false: "<ul>\n"}[list])
			list = !list
		}
		tag := map[doc.Kind]string{doc.Item: "li", doc.Quote: "blockquote", doc.Literal: "pre"}[b.Kind]
		if b.Kind == doc.Heading {
			tag = fmt.Sprintf("h%d", min(max(b.Level, 2), 6))
		}
		if tag == "" {
			tag = "p"
		}
		fmt.Fprintf(w, "<%s>", tag)
		linked(a, b, func(s string) { w.WriteString(html.EscapeString(s)) }, func(words, target string) {
			fmt.Fprintf(w, `<a href="%s" rel="noreferrer">%s</a>`, html.EscapeString(target), html.EscapeString(words))
		})
		fmt.Fprintf(w, "</%s>\n", tag)
	}
	if list {
		w.WriteString("</ul>\n")
	}
	w.WriteString("</article>\n")
	return nil
}
