// Package timeml writes the temporal expressions of a source as TimeML 1.2.1 (ISO 24617-1), the format of TempEval-3.
//
// The text stands inside TEXT as it is: its characters, with the tags taken off, are those of the source. Only what
// XML cannot hold (most control characters, and bytes that are no UTF-8) becomes U+FFFD, one character for one.
package timeml

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

const head = `<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
`

// creation is the tid of the day of publication, which TempEval calls the document creation time.
const creation = "t0"

// Write writes one source with the times that lie in it. Times of other sources, and a time that overlaps one before
// it, are left out, since TimeML cannot hold them. The ids are t0 for the day of publication and t1, t2, ... in the order
// of the text. A value that could not be resolved is written with X, as TIMEX3 writes what is unknown.
func Write(w io.Writer, src record.Source, times []record.Time) error {
	out := bufio.NewWriter(w)
	kept := within(src, times)
	ids := map[record.TimeID]string{}
	for i, t := range kept {
		ids[t.ID] = fmt.Sprintf("t%d", i+1)
	}
	fmt.Fprintf(out, "%s<DOCID>%s</DOCID>\n", head, escaped(src.Name, true))
	if src.Published != 0 {
		fmt.Fprintf(out, "<DCT><TIMEX3 tid=%q type=\"DATE\" value=%q temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">%s</TIMEX3></DCT>\n",
			creation, src.Published, src.Published)
	}
	if src.Title != "" {
		fmt.Fprintf(out, "<TITLE>%s</TITLE>\n", escaped(src.Title, false))
	}
	out.WriteString("<TEXT>")
	at := 0
	for i, t := range kept {
		out.WriteString(escaped(src.Text[at:t.Start], false))
		fmt.Fprintf(out, "<TIMEX3 tid=\"t%d\" type=%q value=\"%s\"%s>%s</TIMEX3>", i+1, t.Type, value(t), attributes(t, ids, src.Published),
			escaped(src.Text[t.Start:t.End], false))
		at = t.End
	}
	out.WriteString(escaped(src.Text[at:], false))
	out.WriteString("</TEXT>\n</TimeML>\n")
	return out.Flush()
}

// within returns the times of a source in the order of its text, without those that overlap an earlier one.
func within(src record.Source, times []record.Time) []record.Time {
	var in []record.Time
	for _, t := range times {
		if (t.Source == src.ID || src.ID == "") && 0 <= t.Start && t.Start < t.End && t.End <= len(src.Text) {
			in = append(in, t)
		}
	}
	slices.SortStableFunc(in, func(a, b record.Time) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	end := 0
	return slices.DeleteFunc(in, func(t record.Time) bool {
		if t.Start < end {
			return true
		}
		end = t.End
		return false
	})
}

// value is the TIMEX3 value, which must not be empty.
func value(t record.Time) string {
	switch {
	case t.Value != "":
		return escaped(t.Value, true)
	case t.Type == "TIME":
		return "XXXX-XX-XXTXX:XX"
	case t.Type == "DURATION":
		return "PXX"
	}
	return "XXXX-XX-XX"
}

// attributes writes what else TIMEX3 says: the modifier, what the value was computed from, and, of a length that ends
// or begins on the day of publication, that end.
func attributes(t record.Time, ids map[record.TimeID]string, published record.Day) string {
	var b strings.Builder
	attribute := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s=\"%s\"", name, escaped(value, true))
		}
	}
	attribute("mod", t.Mod)
	anchor := ""
	if previous, ok := strings.CutPrefix(t.Anchor, "previous:"); ok {
		anchor = ids[record.TimeID(previous)]
	} else if t.Anchor == "published" && published != 0 {
		anchor = creation
	}
	if t.Type == "DURATION" {
		if anchor == creation && t.From == published {
			attribute("beginPoint", creation)
		}
		if anchor == creation && t.To == published {
			attribute("endPoint", creation)
		}
	} else if anchor != "" {
		attribute("temporalFunction", "true")
		attribute("anchorTimeID", anchor)
	}
	attribute("functionInDocument", "NONE")
	return b.String()
}

// escaped writes text for XML; inside an attribute, quotes and line ends as well.
func escaped(s string, attribute bool) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"' && attribute:
			b.WriteString("&quot;")
		case r == '\r', attribute && (r == '\n' || r == '\t'):
			fmt.Fprintf(&b, "&#%d;", r) // or a reader would turn it into another one
		case r == utf8.RuneError, r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}
