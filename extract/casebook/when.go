package casebook

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// noDate, as the value of re-date, says that an event has no date.
const noDate = "none"

// parseWhen reads the dates that a person can give: YYYY, YYYY-MM or YYYY-MM-DD; A/B for what lasted from one to the
// other, A/.. for what still goes on; A..B for some day from one to the other; "none". Basis and Why stay open.
func parseWhen(s string) (record.When, error) {
	fault := fmt.Errorf("%q is no date: want YYYY-MM-DD, YYYY-MM, YYYY, A/B (lasted), A/.. (goes on), A..B (some day between) or none", s)
	switch {
	case s == noDate:
		return record.When{Basis: record.NoBasis}, nil
	case strings.Contains(s, "/"):
		from, to, _ := strings.Cut(s, "/")
		start, ok := unit(from)
		if !ok {
			return record.When{}, fault
		}
		w := record.When{Value: from, EDTF: s, Start: start}
		if to == ".." {
			w.End = record.Range{Lo: start.Lo}
			return w, nil
		}
		if w.End, ok = unit(to); !ok || w.End.Hi < start.Lo {
			return record.When{}, fault
		}
		return w, nil
	case strings.Contains(s, ".."):
		from, to, _ := strings.Cut(s, "..")
		a, ok := unit(from)
		b, also := unit(to)
		if !ok || !also || b.Hi < a.Lo {
			return record.When{}, fault
		}
		days := record.Range{Lo: a.Lo, Hi: b.Hi}
		return record.When{EDTF: "[" + s + "]", Start: days, End: days}, nil
	}
	days, ok := unit(s)
	if !ok {
		return record.When{}, fault
	}
	return record.When{Value: s, EDTF: s, Start: days, End: days}, nil
}

// unit returns the days of a year, month or day.
func unit(s string) (record.Range, bool) {
	switch len(s) {
	case len("2031"):
		first, err := record.ParseDay(s + "-01-01")
		last, _ := record.ParseDay(s + "-12-31")
		return record.Range{Lo: first, Hi: last}, err == nil
	case len("2031-06"):
		first, err := record.ParseDay(s + "-01")
		if err != nil {
			return record.Range{}, false
		}
		y, m, _ := first.Date()
		return record.Range{Lo: first, Hi: record.DayOf(y, m, record.DaysIn(y, m))}, true
	}
	day, err := record.ParseDay(s)
	return record.Range{Lo: day, Hi: day}, err == nil
}
