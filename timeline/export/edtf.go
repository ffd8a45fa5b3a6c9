package export

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// EDTF writes when an event was as an Extended Date/Time Format string (ISO 8601-2:2019, profile of the Library of
// Congress); "" for an event without a date.
//
// The string of the record is taken where it says the same as the bounds do. A day that is not known within a range is
// a set "[a..b]", of which one member is meant; an interval "a/b" is time that the event filled. The ends of an
// interval can be no sets, so that an end which is not known to a unit of the calendar is given as the smallest unit
// that holds it: vaguer than the bounds, never sharper.
func EDTF(w record.When) string {
	point := w.Start == w.End
	switch {
	case !w.Dated():
		return ""
	case w.EDTF != "" && strings.Count(w.EDTF, "/") == map[bool]int{true: 0, false: 1}[point] && !doubled(w.EDTF):
		return w.EDTF
	case point && w.Start.Lo == 0:
		return "[.." + iso(w.Start.Hi) + "]"
	case point && w.Start.Hi == 0:
		return "[" + iso(w.Start.Lo) + "..]"
	case point:
		if unit, exact := calendarUnit(w.Start); exact {
			return unit
		}
		return "[" + iso(w.Start.Lo) + ".." + iso(w.Start.Hi) + "]"
	}
	from, to := intervalEnd(w.Start), intervalEnd(w.End)
	if w.End.Hi == 0 && w.End.Lo != 0 {
		to = ".." // was going on at the last day known
	}
	if from == to && len(from) == len("2016-06-01") {
		return from // a day to itself is no interval
	}
	if from != "" && to != "" && to != ".." && strings.ReplaceAll(to, "X", "0") <= strings.ReplaceAll(from, "X", "0") {
		to = "" // "2016/2016" is no interval to a reader; an end that is not known is vaguer than the bounds
	}
	return from + "/" + to
}

// doubled reports an interval from a day to the same, which readers refuse.
func doubled(edtf string) bool {
	from, to, _ := strings.Cut(edtf, "/")
	return from == to
}

// intervalEnd writes one end of an interval; "" (unknown) if it is not bounded on both sides.
func intervalEnd(r record.Range) string {
	if !r.Bounded() {
		return ""
	}
	unit, _ := calendarUnit(r)
	return unit
}

func iso(d record.Day) string { return d.String() }

// calendarUnit returns the smallest of day, month, year, decade and century that holds a range, and whether it is no
// longer than the range. Beyond a century nothing is known to a unit, and "" is returned.
func calendarUnit(r record.Range) (unit string, exact bool) {
	fy, fm, _ := r.Lo.Date()
	ly, lm, ld := r.Hi.Date()
	first := func(y, m int) bool { return r.Lo == record.DayOf(y, m, 1) }
	switch {
	case r.Lo == r.Hi:
		return iso(r.Lo), true
	case fy == ly && fm == lm:
		return fmt.Sprintf("%04d-%02d", fy, fm), first(fy, fm) && ld == record.DaysIn(ly, lm)
	case fy == ly:
		return fmt.Sprintf("%04d", fy), first(fy, 1) && lm == 12 && ld == 31
	case fy/10 == ly/10:
		return fmt.Sprintf("%03dX", fy/10), fy%10 == 0 && first(fy, 1) && r.Hi == record.DayOf(fy+9, 12, 31)
	case fy/100 == ly/100:
		return fmt.Sprintf("%02dXX", fy/100), fy%100 == 0 && first(fy, 1) && r.Hi == record.DayOf(fy+99, 12, 31)
	}
	return "", false
}
