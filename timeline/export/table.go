package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// column is a column of the table of events, which CSV and the workbook share.
type column struct {
	name  string
	width int // of the workbook, in characters
	text  func(e *entry) string
	// A column of days or numbers has one of these instead. They report false for an empty cell.
	day    func(e *entry) record.Day
	number func(e *entry) (float64, bool)
}

// columns returns the table: what a reader looks at first, then the evidence, then the figures.
func columns() []column {
	list := func(f func(e *entry) []string) func(e *entry) string {
		return func(e *entry) string { return strings.Join(f(e), "; ") }
	}
	return []column{
		{name: "date", width: 24, text: func(e *entry) string { return e.Date }},
		{name: "edtf", width: 22, text: func(e *entry) string { return e.edtf }},
		{name: "began_earliest", width: 14, day: func(e *entry) record.Day { return e.Event.When.Start.Lo }},
		{name: "began_latest", width: 14, day: func(e *entry) record.Day { return e.Event.When.Start.Hi }},
		{name: "ended_earliest", width: 14, day: func(e *entry) record.Day { return e.Event.When.End.Lo }},
		{name: "ended_latest", width: 14, day: func(e *entry) record.Day { return e.Event.When.End.Hi }},
		{name: "event", width: 50, text: func(e *entry) string { return e.label }},
		{name: "status", width: 10, text: func(e *entry) string { return e.Event.Status }},
		{name: "polarity", width: 10, text: func(e *entry) string { return e.Event.Polarity }},
		{name: "class", width: 12, text: func(e *entry) string { return plain.Line(e.Event.Class) }},
		{name: "actors", width: 30, text: list(func(e *entry) []string { return e.roles })},
		{name: "place", width: 18, text: func(e *entry) string { return e.placeName() }},
		{name: "latitude", width: 10, number: func(e *entry) (float64, bool) { lat, _, ok := e.point(); return lat, ok }},
		{name: "longitude", width: 10, number: func(e *entry) (float64, bool) { _, lon, ok := e.point(); return lon, ok }},
		{name: "said_by", width: 28, text: list(func(e *entry) []string { return e.saidBy })},
		{name: "figures", width: 20, text: list(func(e *entry) []string { return e.figures })},
		{name: "sentence", width: 60, text: func(e *entry) string { return e.sentence }},
		{name: "sources", width: 22, text: func(e *entry) string {
			var names []string
			for _, src := range e.sources {
				names = appendNew(names, sourceName(src))
			}
			return strings.Join(names, "; ")
		}},
		{name: "published", width: 12, day: func(e *entry) record.Day {
			if e.first == nil {
				return 0
			}
			return e.first.Published
		}},
		{name: "sentence_start", width: 10, number: func(e *entry) (float64, bool) { return float64(e.at.Start), e.first != nil }},
		{name: "sentence_end", width: 10, number: func(e *entry) (float64, bool) { return float64(e.at.End), e.first != nil }},
		{name: "dated_by", width: 10, text: func(e *entry) string { return e.Event.When.Basis }},
		{name: "why", width: 36, text: func(e *entry) string { return e.why }},
		{name: "independent_sources", width: 10, number: func(e *entry) (float64, bool) { return float64(e.Event.Sources), true }},
		{name: "salience", width: 10, number: func(e *entry) (float64, bool) { return e.Event.Salience, true }},
		{name: "confidence", width: 10, number: func(e *entry) (float64, bool) { return e.Event.Confidence, true }},
		{name: "id", width: 8, text: func(e *entry) string { return plain.Line(string(e.Event.ID)) }},
	}
}

// all returns the events of a timeline in order, those without a date last.
func all(tl *timeline.Timeline) []timeline.Item { return append(slices.Clone(tl.Items), tl.Undated...) }

// CSV writes a table (RFC 4180, UTF-8, lines end with CRLF) with the four bounds of each event in days of ISO 8601 and
// the whole as EDTF. An empty bound is not known; no date becomes sharper. Events without a date come last.
//
// A text that a spreadsheet would run as a formula (it begins with =, +, - or @) has an apostrophe before it.
func CSV(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	table, b := columns(), newBook(rec)
	row := make([]string, len(table))
	for i, c := range table {
		row[i] = c.name
	}
	if err := out.Write(row); err != nil {
		return err
	}
	items := all(tl)
	for i := range items {
		e := b.entry(&items[i])
		for k, c := range table {
			row[k] = c.cell(&e)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (c *column) cell(e *entry) string {
	switch {
	case c.day != nil:
		return c.day(e).String()
	case c.number != nil:
		if n, ok := c.number(e); ok {
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
		return ""
	}
	s := c.text(e)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
