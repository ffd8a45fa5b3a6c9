package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// Mermaid writes the source text of a mermaid timeline: a section for each year, in it the dates in order, and behind
// each what happened then.
//
// A date there is any text, so that it stays exactly as vague as it is; but mermaid draws no scale, and every date takes
// the same room. Sentences and sources find no place in it. Events without a date have a section at the end.
func Mermaid(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "timeline\n    title %s\n", mermaidText(plain.Line(tl.Title), "Timeline"))
	section, date := "", ""
	b := newBook(rec)
	items := all(tl)
	for i := range items {
		e := b.entry(&items[i])
		head, when := "Without a date", "no date"
		if e.Event.When.Dated() {
			from, _, _ := e.days()
			head, when = padded(from.Year()), e.Date
		}
		if head != section {
			fmt.Fprintf(out, "    section %s\n", head)
			section, date = head, ""
		}
		if when != date {
			fmt.Fprintf(out, "        %s", mermaidText(when, "?"))
			date = when
		} else {
			fmt.Fprint(out, "            ")
		}
		fmt.Fprintf(out, " : %s\n", mermaidText(e.title(), "?"))
	}
	return out.Flush()
}

// mermaidText replaces what the grammar of mermaid takes for its own: colons, comments, directives and code of entities
// or HTML become signs that look alike.
func mermaidText(s, empty string) string {
	s = strings.NewReplacer(
		":", "\u2236", "#", "\uff03", "%", "\u2052", ";", "\uff1b", "<", "\u2039", ">", "\u203a", "&", "\uff06",
		"{", "(", "}", ")", "`", "'", "\\", "/", "\"", "\u201d", "$", "\uff04", "|", "\u2223",
	).Replace(s)
	if strings.TrimSpace(s) == "" {
		return empty
	}
	return s
}
