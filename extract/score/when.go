package score

import (
	"github.com/dateline/dateline/extract/record"
)

// placed is when something was, by the reference: it began on a day of start and ended on a day of end. A reference
// bound is zero only for the end of what still went on.
type placed struct {
	start, end      record.Range
	grain, endGrain grain // units that the bounds were told in
	mod             string
	until, open     bool   // its end is told apart from its begin; it has none
	words           string // for a reader
}

// placedBy reads the date of a gold event. What is open ends between publication and never.
func placedBy(w *GoldWhen, published record.Day) placed {
	p := placed{mod: w.Mod, until: w.Until != "", open: w.Open, words: w.Value, grain: grainOf(w.Value)}
	p.start, _ = interval(w.Value)
	p.endGrain = p.grain
	switch {
	case p.until:
		p.end, _ = interval(w.Until)
		p.endGrain = grainOf(w.Until)
		p.words += " to " + w.Until
	case p.open:
		p.end = record.Range{Lo: published}
	default:
		p.end = p.start
	}
	if p.open {
		p.words += ", still going on"
	}
	if p.mod != "" {
		p.words = p.mod + " " + p.words
	}
	return p
}

// placedLike takes the date of an event of a reference record. It reports false if the event has none.
func placedLike(w *record.When) (placed, bool) {
	start, end := bounds(w)
	if !dated(start, end) {
		return placed{}, false
	}
	p := placed{start: start, end: end, mod: w.Mod, words: w.Phrase(), open: end.Hi == 0 && start.Lo != 0, grain: unitOf(start)}
	p.endGrain = unitOf(end)
	p.until = end != start && end.Bounded()
	value, ok := interval(w.Value)
	switch {
	case w.Start == record.Range{} && w.End.Bounded(): // only its end is known
		p.mod, p.until, p.open = "BEFORE", true, false
		return p, true
	case start.Lo == 0 && ok && value.Lo-1 == start.Hi:
		p.start, p.mod, p.grain = value, "BEFORE", grainOf(w.Value)
	case start.Lo == 0:
		p.start, p.mod, p.grain = record.Range{Lo: start.Hi + 1, Hi: start.Hi + 1}, "BEFORE", dayGrain
	case start.Hi == 0:
		p.start, p.mod, p.grain = record.Range{Lo: start.Lo - 1, Hi: start.Lo - 1}, "AFTER", dayGrain
		if ok && value.Hi+1 == start.Lo {
			p.start, p.grain = value, grainOf(w.Value)
		}
		p.open = p.open && end != start
	case ok && value == start:
		p.grain = grainOf(w.Value)
	case p.mod == "BEFORE" || p.mod == "AFTER":
		p.mod = "" // both bounds are given, and are meant
	}
	if end == start {
		p.end, p.endGrain = p.start, p.grain
	}
	return p, true
}

// unitOf returns the smallest unit that a range fits in.
func unitOf(r record.Range) grain {
	if !r.Bounded() {
		return noGrain
	}
	n := int(r.Hi-r.Lo) + 1
	for _, g := range [...]grain{dayGrain, weekGrain, monthGrain, quarterGrain, halfGrain, yearGrain, decadeGrain} {
		if n <= unitDays[g] {
			return g
		}
	}
	return centuryGrain
}

// bounds returns the ranges of a date; those that a record leaves out are taken from the value, or from each other.
func bounds(w *record.When) (start, end record.Range) {
	start, end = w.Start, w.End
	if !dated(start, end) {
		start, _ = interval(w.Value)
		end = start
	}
	unknown := record.Range{}
	if start == unknown {
		start = end
	}
	if end == unknown {
		end = start
	}
	return start, end
}

func dated(start, end record.Range) bool { return start != record.Range{} || end != record.Range{} }

// sameRange reports two ranges equal within the slack of the unit.
func sameRange(got, want record.Range, g grain) bool {
	tolerance := record.Day(slack[g])
	return got.Bounded() && abs(got.Lo-want.Lo) <= tolerance && abs(got.Hi-want.Hi) <= tolerance
}

func abs(d record.Day) record.Day { return max(d, -d) }

// approximately reports that the middle lies within three days of a day, or one unit of anything longer, and that the
// range is no longer than a week, or three units.
func approximately(got, want record.Range, g grain) bool {
	near, longest := record.Day(3), record.Day(7)
	if g != dayGrain {
		near, longest = record.Day(unitDays[g]), 3*record.Day(unitDays[g])
	}
	return got.Bounded() && abs((got.Lo+got.Hi)-(want.Lo+want.Hi)) <= 2*near && got.Hi-got.Lo+1 <= longest
}

// sided compares one end of a date under the modifier of the reference.
func sided(got, want record.Range, g grain, mod string) bool {
	switch mod {
	case "START", "MID", "END":
		return got.Bounded() && want.Lo <= got.Lo && got.Hi <= want.Hi
	case "APPROX":
		return approximately(got, want, g)
	}
	return sameRange(got, want, g)
}

// oneSided compares a begin that the reference knows from one side only: that bound fits its value, and the other is
// open or, after a day, not before publication.
func oneSided(start record.Range, mod string, p *placed) bool {
	reach := record.Day(slack[p.grain] + 1)
	if p.mod == "BEFORE" {
		return start.Hi != 0 && p.start.Lo-reach <= start.Hi && start.Hi <= p.start.Hi && (start.Lo == 0 || mod == "BEFORE")
	}
	return start.Lo != 0 && p.start.Lo <= start.Lo && start.Lo <= p.start.Hi+reach
}

// strict reports that both ranges of w equal those of the reference.
func (p *placed) strict(w *record.When, published record.Day) bool {
	start, end := bounds(w)
	if !dated(start, end) {
		return false
	}
	half := p.mod == "BEFORE" || p.mod == "AFTER"
	ok := false
	if half {
		ok = oneSided(start, w.Mod, p)
		if p.mod == "AFTER" && !p.until && !p.open {
			ok = ok && (end.Hi == 0 || end.Hi >= published || w.Mod == "AFTER")
		}
	} else {
		ok = sided(start, p.start, p.grain, p.mod)
	}
	switch {
	case p.open:
		return ok && end.Hi == 0
	case p.until:
		return ok && sameRange(end, p.end, p.endGrain)
	case half:
		return ok
	}
	return ok && sided(end, p.end, p.grain, p.mod)
}

// always is a day before all others, for what began nobody knows when.
const always record.Day = -1 << 29

// relaxed reports that w as a whole overlaps the reference and is at most three times as long. "About" widens the
// reference. Two that are both open to the past always overlap: there the known ends must agree to a month, or to one
// unit if that is longer.
func (p *placed) relaxed(w *record.When, published record.Day) bool {
	if p.strict(w, published) {
		return true
	}
	start, end := bounds(w)
	if !dated(start, end) {
		return false
	}
	lo, hi := p.start.Lo, p.end.Hi
	if hi == 0 || p.mod == "AFTER" && !p.until {
		hi = max(published, p.start.Hi)
	}
	switch p.mod {
	case "BEFORE":
		lo = always
	case "APPROX":
		near := record.Day(3)
		if p.grain != dayGrain {
			near = record.Day(unitDays[p.grain])
		}
		lo -= near
		if !p.until && !p.open {
			hi += near
		}
	}
	first, last := start.Lo, end.Hi
	if first == 0 {
		first = always
	}
	if last == 0 {
		last = max(published, first)
	}
	if lo == always && first == always {
		return abs(last-hi) <= max(31, record.Day(unitDays[p.grain]))
	}
	return first <= hi && lo <= last && last-first+1 <= 3*(hi-lo+1)
}
