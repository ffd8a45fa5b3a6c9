// Package caption writes the few words of a picture: what an edge says, what a tooltip quotes, how lines break.
package caption

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

const (
	labelWidth = 24  // characters of a line of an edge's label
	dateWidth  = 32  // characters of its last line, which says when
	tipLength  = 300 // characters of a sentence in a tooltip
	tipLines   = 4   // sentences of a tooltip
)

// Edge says what happened and, on the last line, when.
func Edge(e *graph.Edge) []string {
	what := ""
	switch {
	case len(e.Phrases) > 1 && (e.Kind == graph.Standing || len(e.Phrases[0])+len(e.Phrases[1]) < labelWidth+labelWidth/2):
		what = e.Phrases[0] + ", " + e.Phrases[1]
	case len(e.Phrases) > 0:
		what = e.Phrases[0]
	}
	lines := Wrap(Clean(what), labelWidth)
	var when []string
	if len(e.Events) > 1 {
		when = append(when, record.Number(len(e.Events))+" events")
	}
	if e.Date != "" {
		when = append(when, e.Date)
	}
	last := strings.Join(when, ", ")
	if !saysStatus(what, e.Status) {
		last = strings.TrimSpace(last + " (" + e.Status + ")")
	}
	lines = append(lines, Wrap(Clean(last), dateWidth)...)
	for i := range lines {
		lines[i] = Cut(lines[i], 2*labelWidth) // words without spaces
	}
	return lines
}

// saysStatus reports that the words tell the status by themselves: a fact needs no word, and "will meet", "may
// leave" and "to capture" are enough, for the line is dashed besides.
func saysStatus(what, status string) bool {
	switch status {
	case record.Asserted:
		return true
	case record.Planned, record.Possible:
	default:
		return false
	}
	if strings.HasPrefix(what, "to ") {
		return true
	}
	for word := range strings.FieldsSeq(strings.ToLower(what)) {
		switch word {
		case "will", "would", "shall", "should", "may", "might", "could", "possible", "possibly", "likely":
			return true
		}
		for _, stem := range [...]string{"plan", "intend", "expect", "hope", "aim", "want", "vow", "promis", "propos"} {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}

// Tip quotes what an edge rests on, a sentence a line.
func Tip(e *graph.Edge) []string {
	var lines []string
	for i, s := range e.Sentences {
		if i == tipLines {
			lines = append(lines, fmt.Sprintf("… and %d more", len(e.Sentences)-i))
			break
		}
		lines = append(lines, Isolate(Cut(Clean(s.Text), tipLength)))
	}
	return lines
}

// Clean makes any bytes printable in XML: invalid UTF-8 becomes U+FFFD, runs of white space a single space, and
// control characters vanish. So do the marks that turn the direction of writing round beyond their own text.
func Clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r) // writes U+FFFD for what is no rune
	}
	return b.String()
}

// Marks of the Unicode Bidirectional Algorithm that set text apart from the direction of what is around it.
const isolateFirst, isolatePop = "\u2068", "\u2069"

// Isolate sets clean text that holds letters from right to left apart from what will stand beside it, which would
// otherwise change places with it.
func Isolate(s string) string {
	if strings.IndexFunc(s, rightToLeft) < 0 {
		return s
	}
	return isolateFirst + s + isolatePop
}

// IsolateQuoted does so with what a clean sentence quotes, as in “title”, 3 May 2019.
func IsolateQuoted(s string) string {
	if strings.IndexFunc(s, rightToLeft) < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		before, rest, ok := strings.Cut(s, "“")
		quoted, after, closed := strings.Cut(rest, "”")
		if !ok || !closed {
			break
		}
		b.WriteString(before + "“" + Isolate(quoted) + "”")
		s = after
	}
	return b.String() + s
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// Wrap breaks text at spaces into as few lines of at most width characters as it takes, of about the same length. A
// longer word has a line of its own.
func Wrap(s string, width int) []string {
	lines := fill(s, width)
	for narrower := width - 1; narrower > 0 && len(lines) > 1; narrower-- {
		tighter := fill(s, narrower)
		if len(tighter) > len(lines) {
			break
		}
		lines = tighter
	}
	return lines
}

// fill breaks text at spaces into lines, each as full as it gets.
func fill(s string, width int) []string {
	var lines []string
	line, length := "", 0
	for word := range strings.FieldsSeq(s) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			lines = append(lines, line)
			line, length = "", 0
		}
		if length > 0 {
			line += " "
			length++
		}
		line += word
		length += n
	}
	if length > 0 {
		lines = append(lines, line)
	}
	return lines
}

// Cut shortens text to at most width characters, and says so.
func Cut(s string, width int) string {
	if len(s) <= width || utf8.RuneCountInString(s) <= width {
		return s
	}
	runes := []rune(s)[:width-1]
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}
