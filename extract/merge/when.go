package merge

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// report is an event as one article tells it, in the merged record.
type report struct {
	record.Event
	source    *record.Source
	origins   []string   // whose word it is
	from, to  record.Day // earliest and latest day of the event; zero if unbounded
	published record.Day
}

// bestWhen returns the date of an event of several reports. Reports whose days overlap agree: the date is the days
// that all of them allow. If some do not overlap, the date is that of the side with the most origins, and those of
// the other sides are returned, since that is a conflict and no average.
func bestWhen(reports []report) (record.When, []int) {
	best, support := -1, 0
	for i := range reports {
		r := &reports[i]
		if !r.When.Dated() {
			continue
		}
		n := originCount(reports, func(o *report) bool { return o.When.Dated() && overlap(r, o) })
		if best < 0 || n > support || n == support && firmer(r, &reports[best]) {
			best, support = i, n
		}
	}
	if best < 0 {
		return reports[0].When, nil
	}
	base := &reports[best]
	when := base.When
	narrowed := false
	var against []int
	for i := range reports {
		o := &reports[i]
		switch {
		case i == best || !o.When.Dated():
		case !overlap(base, o):
			against = append(against, i)
		default:
			start, ok := intersect(when.Start, o.When.Start)
			end, fine := intersect(when.End, o.When.End)
			if ok && fine && (start.Lo == 0 || end.Hi == 0 || start.Lo <= end.Hi) && (start != when.Start || end != when.End) {
				if start == o.When.Start && end == o.When.End {
					when = o.When // it says alone what both allow
					narrowed = false
				} else {
					when.Start, when.End, narrowed = start, end, true
				}
			}
		}
	}
	times := []record.TimeID{}
	for i := range reports {
		if reports[i].When.Dated() && !slices.Contains(against, i) {
			times = append(times, reports[i].When.Times...)
		}
	}
	when.Times = nil
	if len(times) > 0 {
		when.Times = times
	}
	if narrowed {
		when.Value, when.Mod, when.EDTF, when.Basis = "", "", "", record.Inferred
		if d := when.ExactDay(); d != 0 {
			when.Value, when.EDTF = d.String(), d.String()
		}
		when.Why = "the days that all reports allow"
	}
	return when, against
}

// originCount counts the different origins of the reports that f chooses.
func originCount(reports []report, f func(*report) bool) int {
	var all []string
	for i := range reports {
		if f(&reports[i]) {
			all = append(all, reports[i].origins...)
		}
	}
	slices.Sort(all)
	return len(slices.Compact(all))
}

// firmer reports that a dates an event better than b: in fewer days, on a better basis.
func firmer(a, b *report) bool {
	return cmp.Or(cmp.Compare(days(a), days(b)), cmp.Compare(basisRank(a.When.Basis), basisRank(b.When.Basis))) < 0
}

// days is the length of the period in which the event lies.
func days(r *report) record.Day {
	if r.from == 0 || r.to == 0 {
		return record.MaxDay
	}
	return r.to - r.from
}

func basisRank(basis string) int {
	return slices.Index([]string{record.Explicit, record.Carried, record.Inferred, record.OnReport, record.NoBasis}, basis)
}

// overlap reports that some day is possible by both reports.
func overlap(a, b *report) bool {
	return (a.to == 0 || b.from == 0 || b.from <= a.to) && (b.to == 0 || a.from == 0 || a.from <= b.to)
}

// intersect returns the days in both ranges; it reports whether there are any.
func intersect(a, b record.Range) (record.Range, bool) {
	out := record.Range{Lo: max(a.Lo, b.Lo), Hi: a.Hi}
	if out.Hi == 0 || b.Hi != 0 && b.Hi < out.Hi {
		out.Hi = b.Hi
	}
	return out, out.Ordered()
}
