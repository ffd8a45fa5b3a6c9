package export

import (
	"bufio"
	"fmt"
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// Markdown writes a list to read: the date in bold, what happened, and the sentence behind it as a quotation with its
// source (CommonMark; what is denied is struck through as on GitHub). Dates are the words of the text's own vagueness.
// Years are headings if there are several. Events without a date come last.
func Markdown(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n", plain.Markdown(tl.Title))
	if s := plain.Markdown(tl.Subtitle); s != "" {
		fmt.Fprintf(out, "\n%s\n", s)
	}
	entries := newBook(rec).entries(tl.Items)
	years := map[int]bool{}
	for i := range entries {
		from, _, _ := entries[i].days()
		years[from.Year()] = true
	}
	year := 0
	for i := range entries {
		e := &entries[i]
		if from, _, _ := e.days(); len(years) > 1 && from.Year() != year {
			year = from.Year()
			fmt.Fprintf(out, "\n## %d\n", year)
		}
		fmt.Fprintf(out, "\n- **%s**: ", plain.Markdown(e.Date))
		e.markdown(out)
	}
	if len(tl.Undated) > 0 {
		fmt.Fprint(out, "\n## Without a date\n")
	}
	for _, e := range newBook(rec).entries(tl.Undated) {
		fmt.Fprint(out, "\n- ")
		e.markdown(out)
	}
	return out.Flush()
}

// markdown writes what stands behind the date of an item of a list.
func (e *entry) markdown(out io.Writer) {
	title := plain.Markdown(e.title())
	if e.Struck {
		title = "~~" + title + "~~"
	}
	fmt.Fprintln(out, title)
	if e.sentence != "" {
		fmt.Fprintf(out, "\n  > %s", plain.Markdown(e.sentence))
		if c := e.citation(); c != "" {
			fmt.Fprintf(out, " (%s)", plain.Markdown(c))
		}
		fmt.Fprintln(out)
	}
}
