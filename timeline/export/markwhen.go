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

// Markwhen writes the source text of a markwhen timeline, with dates in the EDTF that its parser knows.
//
// That is days, months, years and a/b; a range stands for a day within it just as for time that the event filled, so
// that the date in words follows each event which has no exact day, and a tag tells them apart: #vague where the day
// is not known, #open where a side is unbounded (it ends with the innermost day that is known), and the status. The
// sentence stands below its event as a quotation.
func Markwhen(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "---\ntitle: %s\n", quotedYAML(plain.Line(tl.Title)))
	if note := plain.Line(tl.Subtitle); note != "" {
		fmt.Fprintf(out, "description: %s\n", quotedYAML(note))
	}
	fmt.Fprint(out, "---\n")
	for _, e := range newBook(rec).entries(tl.Items) {
		fmt.Fprintf(out, "\n%s: %s", e.markwhenDate(), markwhenText(e.title()))
		when := e.Event.When
		if when.ExactDay() == 0 {
			fmt.Fprintf(out, " (%s)", e.Date)
		}
		_, _, open := e.days()
		if e.vague() {
			fmt.Fprint(out, " #vague")
		}
		if open {
			fmt.Fprint(out, " #open")
		}
		if e.Event.Status != record.Asserted {
			fmt.Fprintf(out, " #%s", e.Event.Status)
		}
		fmt.Fprintln(out)
		if e.sentence != "" {
			fmt.Fprintf(out, "> “%s”\n", markwhenText(e.sentence))
		}
		if c := e.citation(); c != "" {
			fmt.Fprintf(out, "> %s\n", markwhenText(c))
		}
	}
	return out.Flush()
}

// markwhenDate writes a date, with no more parts than are known.
func (e *entry) markwhenDate() string {
	when := e.Event.When
	if when.Start == when.End && when.Start.Bounded() {
		if unit, exact := calendarUnit(when.Start); exact && !strings.Contains(unit, "X") {
			return unit
		}
	}
	from, to, _ := e.days()
	if from == to {
		return from.String()
	}
	return from.String() + "/" + to.String()
}

// markwhenText keeps words from being read as tags, references or links: a space of no width goes behind the mark.
func markwhenText(s string) string {
	return strings.NewReplacer("#", "#\u200b", "@", "@\u200b", "](", "]\u200b(", "//", "/\u200b/").Replace(s)
}

// quotedYAML writes a string of YAML. Single quotes know one escape only, so that no text can end them.
func quotedYAML(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
