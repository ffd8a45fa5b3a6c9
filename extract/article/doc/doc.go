// Package doc holds what the reader of a format hands back: the metadata of a document, its text in blocks, and what
// was left out of it.
//
// A Doc is what a person would copy out of a saved page, a mail or a PDF: paragraphs, headings, list items, quotes and
// table rows, with the targets of links. Every reader below extract/article returns one; the package article makes
// the plain text of it that a record's offsets refer to.
package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// Doc is one document.
type Doc struct {
	Title     string
	Publisher string
	URL       string // as the document itself gives it
	Language  string // BCP 47, as the document gives it
	Byline    string
	Section   string
	Dates     []Date // candidates for the day of publication
	Blocks    []Block
	Left      []string // what was left out, in words: "an attachment: map.png"
}

// Kind tells blocks apart.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading        // Level 1 to 6
	Item           // of a list
	Quote
	Row     // of a table, cells apart by " | "
	Literal // lines kept as they are
)

// Block is one paragraph, heading, item, quote or row. Text has no line ends but single ones within it.
type Block struct {
	Kind  Kind
	Level int
	Text  string
	Links []Link
}

// Link says that a part of a text leads somewhere.
type Link struct {
	Start, End int // byte offsets into the text
	Target     string
}

// Trust orders candidates for the day of publication, the most trusted first.
type Trust uint8

// The sources of a day of publication.
const (
	Statement Trust = iota // the page says in so many words when the article was published: JSON-LD, meta, mail header
	Element                // a time element or a marked place beside the headline
	Address                // the day in the address of the page
	Visible                // a date in words beside the headline
	Property               // properties of an office file, which templates and copies carry on
	Making                 // when a file was made of something older: taken only if the text says the same
)

// Date is a candidate for the day of publication.
type Date struct {
	Day   record.Day
	Trust Trust
	From  string // where it stands: "JSON-LD datePublished"
	UTC   bool   // written in universal time, so that the day at the place of publication may be a neighbour
	Night bool   // in the first hours of a day in universal time, when it is still the day before in the Americas
}

// AddDate adds a candidate; a zero day is none.
func (d *Doc) AddDate(c Date) {
	if c.Day != 0 {
		d.Dates = append(d.Dates, c)
	}
}

// Has reports a candidate of a source.
func (d *Doc) Has(trust Trust) bool {
	for _, c := range d.Dates {
		if c.Trust == trust {
			return true
		}
	}
	return false
}

// Add appends a block of text after cleaning it; empty text is none.
func (d *Doc) Add(kind Kind, level int, text string) {
	if text = Clean(text); text != "" {
		d.Blocks = append(d.Blocks, Block{Kind: kind, Level: level, Text: text})
	}
}

// AddPlain appends plain text: paragraphs apart by blank lines, lines within one joined.
func (d *Doc) AddPlain(text string) {
	for _, paragraph := range Paragraphs(text) {
		d.Add(Paragraph, 0, strings.ReplaceAll(paragraph, "\n", " "))
	}
}

// Paragraphs splits plain text at blank lines.
func Paragraphs(text string) []string {
	var out []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			out = append(out, strings.Join(lines, "\n"))
			lines = lines[:0]
		}
	}
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n").Replace(text), "\n") {
		line = strings.TrimRight(line, " \t\u00a0")
		if strings.TrimSpace(line) == "" {
			flush()
		} else {
			lines = append(lines, line)
		}
	}
	flush()
	return out
}

// Chars is the number of characters in all blocks.
func (d *Doc) Chars() int {
	n := 0
	for i := range d.Blocks {
		n += utf8.RuneCountInString(d.Blocks[i].Text)
	}
	return n
}

// Clean makes text fit for a block: valid UTF-8, blanks single, no control characters, line ends kept single.
func Clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || s[i-1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return strings.TrimSuffix(s, " ")
	}
	var b strings.Builder
	b.Grow(len(s))
	blank, line := false, false
	for _, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			line = true
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060': // soft hyphens and marks without width
			continue
		case unicode.IsSpace(r) || unicode.IsControl(r):
			blank = true
			continue
		case r == utf8.RuneError:
			r = '\ufffd'
		}
		if b.Len() > 0 {
			if line {
				b.WriteByte('\n')
			} else if blank {
				b.WriteByte(' ')
			}
		}
		blank, line = false, false
		b.WriteRune(r)
	}
	return b.String()
}

// Line is Clean on one line, for titles, names and addresses.
func Line(s string) string { return strings.ReplaceAll(Clean(s), "\n", " ") }
