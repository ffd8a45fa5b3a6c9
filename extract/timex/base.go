package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// point finds the period that a meaning denotes here.
func (r *resolver) point(s *sem, f found, t *Timex) (point, string, unknown) {
	if s.base == nil {
		return r.fromFields(s, f, t)
	}
	p, why, miss := r.fromBase(s.base, f, t)
	if miss != known {
		return p, why, miss
	}
	fs := s.fields
	if s.base.anchor == fromTold {
		p, fs = ofReport(p, fs)
	}
	if q, ok := inside(p, fs); ok {
		return q, why, known
	}
	return p, why, impossible
}

func (r *resolver) fromBase(b *base, f found, t *Timex) (point, string, unknown) {
	switch b.kind {
	case nth:
		outer, why, miss := r.point(b.of, f, t)
		if miss != known {
			return outer, why, miss
		}
		p, ok := nthOf(outer, b.unit, b.n)
		if b.weekday > 0 {
			p, ok = nthWeekday(outer, b.weekday, b.n)
		}
		if !ok {
			return p, why, impossible
		}
		if b.weekday > 0 {
			return p, fmt.Sprintf("%s such weekday of %s", ordinal(b.n), outer.value()), known
		}
		return p, fmt.Sprintf("%s %s of %s", ordinal(b.n), b.unit, outer.value()), known
	case offset:
		return r.shift(b, f, t)
	}
	if b.anchor == fromDate {
		p, _, miss := r.point(b.of, f, t)
		if miss != known {
			return p, "", miss
		}
		q, ok := p.coarsen(b.unit)
		if !ok {
			return p, "", impossible
		}
		return q, fmt.Sprintf("%s of %s", b.unit, p.value()), known
	}
	anchor, name, miss := r.anchor(b.anchor, b.unit, t)
	if miss != known {
		return anchor, "", miss
	}
	p := anchor
	if b.n != 0 {
		p = anchor.add(b.n)
	}
	if p.grain == NoUnit {
		return p, "", impossible
	}
	switch {
	case b.unit == NoUnit:
		return p, "that of " + name, known
	case b.n == 0:
		return p, fmt.Sprintf("%s of %s", b.unit, name), known
	case b.n < 0:
		return p, fmt.Sprintf("%s before %s", plural(-b.n, b.unit), name), known
	}
	return p, fmt.Sprintf("%s after %s", plural(b.n, b.unit), name), known
}

func plural(n int, u Unit) string {
	if n == 1 {
		return u.String()
	}
	return strconv.Itoa(n) + " " + u.String() + "s"
}

func ordinal(n int) string {
	if n < 0 {
		return "last"
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// anchor returns the unit around the day of publication or the previous expression, and how to name it.
func (r *resolver) anchor(a anchorKind, u Unit, t *Timex) (point, string, unknown) {
	if a == fromTold {
		return r.reported(t, u == Year)
	}
	if a == fromContext && r.narrative {
		a = fromPrevious
	}
	if a == fromPrevious {
		for i := len(r.out) - 1; i >= 0 && i >= len(r.out)-8; i-- {
			if r.points[i].grain == NoUnit || r.shifted[i] && !r.narrative && u >= Year {
				continue // "up from 5 a year ago ... 4 a year earlier" speaks of the same year
			}
			p, ok := r.points[i], true
			if u != NoUnit {
				p, ok = p.coarsen(u)
			}
			if ok {
				t.Anchor, t.AnchorOf = "previous", i
				return p, quoted(r.text(i), r.out[i].Value), known
			}
		}
		if r.narrative { // news speaks from its own day, a narrative does not
			return point{}, "", noAnchor
		}
	}
	if u == NoUnit {
		return point{}, "", noAnchor
	}
	day, name := r.today(t)
	if day == 0 {
		return point{}, "", noAnchor
	}
	return containing(day, u), name, known
}

// quoted names an expression with its value, for Why.
func quoted(words, value string) string { return fmt.Sprintf("%q (%s)", words, value) }

// text returns the words of an expression on one line, for Why.
func (r *resolver) text(i int) string { return r.words(r.all[i]) }

func (r *resolver) words(f found) string {
	return strings.Join(strings.Fields(r.src[r.tokens[f.start].start:r.tokens[f.end-1].end]), " ")
}

// shift moves an anchor by an amount: the result has the grain of the amount.
func (r *resolver) shift(b *base, f found, t *Timex) (point, string, unknown) {
	unit := b.shift[0].unit
	grain := Year // "a decade ago" means a year, not a decade
	for _, part := range b.shift {
		_, u := wholeUnits(part)
		grain = min(grain, u) // "a year and a half ago" means a month
	}
	if grain <= Week {
		grain = Day
	}
	var from point
	var name string
	anchor := b.anchor
	if r.comparesFigures(b, f) {
		anchor = fromTold
	}
	if p, ok := r.apposed(f, grain); ok && anchor != fromDate {
		t.Anchor, t.AnchorOf, t.Mod = "previous", len(r.out)+1, ""
		return p, "the same as " + strconv.Quote(r.words(r.all[len(r.out)+1])), known
	}
	if i := r.saidExactly(b); i >= 0 {
		t.Anchor, t.AnchorOf = "previous", i
		p := r.points[i]
		p.part, p.clock = "", ""
		return p, "the same as " + quoted(r.text(i), r.out[i].Value), known
	}
	if anchor == fromDate {
		p, _, miss := r.point(b.of, f, t)
		if miss != known {
			return p, "", miss
		}
		c, ok := p, b.exact
		if !ok {
			c, ok = p.coarsen(grain)
		}
		if !ok {
			// "two days before June": count from its first day.
			first, _ := p.days()
			if first == 0 || b.n > 0 {
				return p, "", impossible
			}
			c = containing(first, grain)
		}
		from, name = c, p.value()
	} else {
		p, n, miss := r.anchor(anchor, grain, t)
		if miss != known {
			return p, "", miss
		}
		from, name = p, n
	}
	for _, part := range b.shift {
		n, u := wholeUnits(part)
		if u <= Hour { // within the day, or some days for "48 hours ago"
			n, u = n/24, Day
		}
		if u < from.grain { // "a year and a half ago": the half is smaller than the grain
			continue
		}
		from = moved(from, u, b.n*n)
		if from.grain == NoUnit {
			return from, "", impossible
		}
	}
	if unit == Week && t.Mod == "" && !b.exact {
		t.Mod = "APPROX" // people count days from the day they speak, weeks from about then
	}
	side := "before"
	if b.n > 0 {
		side = "after"
	}
	return from, fmt.Sprintf("%s %s %s", lengthText(b.shift), side, name), known
}

// moved moves a period by n of a unit at least as large as its own.
func moved(p point, u Unit, n int) point {
	if p.grain == u {
		return p.add(n)
	}
	switch u {
	case Week:
		n, u = n*7, Day
	case Season, Quarter:
		n, u = n*3, Month
	case Half:
		n, u = n*6, Month
	case Decade:
		n, u = n*10, Year
	case Century:
		n, u = n*100, Year
	}
	switch {
	case p.grain == u:
		return p.add(n)
	case u == Year && p.grain >= Season && p.grain <= Half && p.year > 0:
		p.year = addYears(p.year, n)
		return p
	case p.grain == Day && u == Month || u == Year && p.grain <= Month:
		d, _ := p.days()
		if d == 0 {
			return point{}
		}
		if u == Year {
			n *= 12
		}
		d = d.AddMonths(n)
		if d == 0 {
			return point{}
		}
		return containing(d, p.grain)
	}
	return point{}
}

// inside puts the fields that are smaller than the period into it.
func inside(p point, f fields) (point, bool) {
	year := func() bool { return p.grain == Year }
	if f.year != 0 || f.decade != 0 || f.century != 0 {
		return p, false
	}
	if f.half != 0 {
		if !year() {
			return p, false
		}
		p.grain, p.index = Half, f.half
	}
	if f.quarter != 0 {
		if !year() {
			return p, false
		}
		p.grain, p.index = Quarter, f.quarter
	}
	if f.season != 0 {
		if !year() {
			return p, false
		}
		p.grain, p.index = Season, f.season
	}
	if f.month != 0 {
		if !year() {
			return p, false
		}
		p.grain, p.index = Month, f.month
	}
	if f.holiday != "" {
		if !year() || p.year < 1 {
			return p, false
		}
		var ok bool
		if p, ok = holidays[f.holiday].in(p.year); !ok {
			return p, false
		}
	}
	if f.day != 0 {
		if p.grain != Month || f.day > daysIn(p.year, p.index) {
			return p, false
		}
		p.grain, p.day = Day, f.day
	}
	if f.weekday != 0 && p.grain != Day {
		if p.grain != Week {
			return p, false
		}
		from, _ := p.days()
		if from == 0 {
			return p, false
		}
		p = containing(from+record.Day(f.weekday-1), Day)
	}
	if f.weekend {
		if p.grain != Week {
			return p, false
		}
		p.we = true
	}
	if f.part != "" || f.clock {
		if p.grain != Day {
			return p, false
		}
		p.part, p.last = f.part, 0
		if f.clock && f.part == "NI" && f.hour < 5 {
			p = p.add(1) // "4 a.m. last night" is of the day after
		}
		if f.clock {
			p.clock = clockText(f)
		}
	}
	return p, true
}

func clockText(f fields) string {
	hour := f.hour
	evening := f.part == "AF" || f.part == "EV" || f.part == "NI" && hour >= 6
	if evening && hour > 0 && hour < 12 && !f.exact {
		hour += 12 // "at 7 on Friday evening"
	}
	if f.hasSec {
		return fmt.Sprintf("T%02d:%02d:%02d%s", hour, f.minute, f.second, f.zone)
	}
	return fmt.Sprintf("T%02d:%02d%s", hour, f.minute, f.zone)
}

// nthOf returns the nth unit of a period, from its end for negative n.
func nthOf(p point, u Unit, n int) (point, bool) {
	if u >= p.grain {
		return p, false
	}
	from, to := p.days()
	if from == 0 || to == 0 {
		return p, false
	}
	var q point
	if n > 0 {
		q = containing(from, u)
		if d, _ := q.days(); u == Week && d < from && isoWeekday(from) > 4 {
			q = q.add(1) // the first week is the one with most of its days inside
		}
		q = q.add(n - 1)
	} else {
		q = containing(to, u).add(n + 1)
	}
	lo, hi := q.days()
	return q, lo != 0 && lo <= to && hi >= from
}

// nthWeekday returns the nth day of that name in a period, from its end for negative n.
func nthWeekday(p point, weekday, n int) (point, bool) {
	from, to := p.days()
	if from == 0 || to == 0 || p.grain <= Week {
		return p, false
	}
	d := from + record.Day((weekday-isoWeekday(from)+7)%7+7*(n-1))
	if n < 0 {
		d = to - record.Day((isoWeekday(to)-weekday+7)%7+7*(-n-1))
	}
	if d < from || d > to {
		return p, false
	}
	return containing(d, Day), true
}
