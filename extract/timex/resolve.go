package timex

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// The resolving pass: it turns the meanings of the matching pass into values, in the order of the text, from the day
// of publication and from the expressions before.

// resolver is the state of the pass.
type resolver struct {
	g          *grammar
	src        string
	tokens     []token
	opt        Options
	all        []found
	firstYear  int  // the first expression that names a year and a month, -1 if none does
	narrative  bool // the text tells of times long before its publication
	dayFirst   int  // evidence for 25/12/2014 (positive) or 12/25/2014 (negative)
	out        []Timex
	points     []point          // the period of each expression of out, zero if it has none
	paragraph  []int32          // paragraph of each expression of out
	shifted    []bool           // the expression itself counts from another
	saysYear   []bool           // the expression was written with month and year, or carried its year from one that was
	last       [Century + 1]int // for each unit, the last expression whose period is no larger
	lastOnward int              // the last expression that moved the story of a narrative on
	para       int32
}

// unknown says why a date has no value.
type unknown string

const (
	known      unknown = ""
	noAnchor   unknown = "nothing to count from"
	impossible unknown = "no such day"
)

func resolve(g *grammar, src string, tokens []token, all []found, opt Options) []Timex {
	all = settleAntiquity(all)
	r := &resolver{g: g, src: src, tokens: tokens, opt: opt, all: all, firstYear: -1, out: make([]Timex, 0, len(all))}
	r.lastOnward = -1
	for u := range r.last {
		r.last[u] = -1
	}
	r.narrative = tellsOfThePast(all, opt.Published)
	for i, f := range all {
		if fs := f.sem.fields; r.firstYear < 0 && fs.year != 0 && fs.month != 0 && !fs.bc {
			r.firstYear = i
		}
		if a := f.sem.fields; a.year != 0 && a.day != 0 && strings.IndexByte("0123456789", src[tokens[f.start].start]) >= 0 && f.end == f.start+1 {
			if a.day > 12 && isDigit(src, tokens[f.start].start+1) { // 25/12/2014 or 12/25/2014
				if n, ok := threeNumbers(src[tokens[f.start].start:tokens[f.start].end]); ok && n[0] == a.day {
					r.dayFirst++
				} else if ok && n[1] == a.day && n[0] == a.month {
					r.dayFirst--
				}
			}
		}
	}
	at := 0
	for _, f := range all {
		for ; at < f.start; at++ {
			if tokens[at].broken {
				r.para++
			}
		}
		r.add(f)
	}
	return r.out
}

// add resolves one expression.
func (r *resolver) add(f found) {
	t := Timex{
		Start: r.tokens[f.start].start, End: r.tokens[f.end-1].end, Type: Type(r.g.names[f.cat]), Mod: f.sem.mod,
		Anchor: "none", AnchorOf: -1, Until: -1, Rule: f.rule,
	}
	if f.until {
		t.Until = len(r.out) + 1
	}
	var p point
	switch f.sem.kind {
	case isDuration:
		t.Type = Duration
		t.Value, t.Length = durationValue(f.sem.parts)
		t.Why = "a length of time"
		r.spans(f.sem, &t)
	case isSet:
		t.Type = Set
		if f.sem.parts != nil {
			t.Value, t.Length = durationValue(f.sem.parts)
		} else {
			t.Value = setValue(f.sem.fields)
		}
		t.Why = "repeated"
	case isRef:
		t.Value = f.sem.name
		t.Why = "names no day"
		if t.Value == "PRESENT_REF" && r.opt.Published != 0 {
			t.Anchor = "published"
		}
	default:
		p = r.date(f, &t)
	}
	if p.grain != NoUnit {
		if r.narrative && r.carriesOn(f, &t, p) {
			r.lastOnward = len(r.out)
		}
		for u := p.grain; u <= Century; u++ {
			r.last[u] = len(r.out)
		}
	}
	r.out = append(r.out, t)
	r.points = append(r.points, p)
	r.paragraph = append(r.paragraph, r.para)
	r.shifted = append(r.shifted, f.sem.base != nil && f.sem.base.kind == offset)
	fs := f.sem.fields
	r.saysYear = append(r.saysYear, fs.year != 0 && fs.month != 0 || t.Anchor == "previous" && (t.AnchorOf >= len(r.saysYear) || r.saysYear[t.AnchorOf]))
}

// spans gives "the past five years" its days: so much up to, or from, the day of publication.
func (r *resolver) spans(s *sem, t *Timex) {
	if s.toward == Unknown || r.narrative || r.opt.Published == 0 || s.parts[0].count == 0 || s.parts[0].unit < Day {
		return
	}
	day := containing(r.opt.Published, Day)
	for _, a := range s.parts {
		n, u := wholeUnits(a)
		day = moved(day, u, int(s.toward)*n)
		if day.grain == NoUnit {
			return
		}
	}
	far, _ := day.days()
	t.Anchor = "published"
	if s.toward == Past {
		t.From, t.To = far, r.opt.Published
		t.Why = lengthText(s.parts) + " up to " + r.opt.Published.String()
		return
	}
	t.From, t.To = r.opt.Published, far
	t.Why = lengthText(s.parts) + " from " + r.opt.Published.String()
}

// settleAntiquity keeps the bare numbers of three digits that may be years only in a text that names other years of
// antiquity, before or after Christ.
func settleAntiquity(all []found) []found {
	ancient, bc := false, false
	for _, f := range all {
		fs := f.sem.fields
		ancient = ancient || fs.bc || fs.year != 0 && fs.year < 1000 && !f.sem.latent
		bc = bc || fs.bc
	}
	kept := all[:0]
	for _, f := range all {
		if f.sem.latent {
			if !ancient {
				continue
			}
			s := *f.sem
			s.fields.bc = bc
			f.sem = &s
		}
		kept = append(kept, f)
	}
	return kept
}

// date resolves a date and fills in t.
func (r *resolver) date(f found, t *Timex) point {
	if b := f.sem.base; b != nil && b.kind == offset {
		t.Length = Length{b.shift[0].count, b.shift[0].unit}
		if b.shift[0].count == 0 {
			return r.vagueShift(b, t)
		}
	}
	p, why, miss := r.point(f.sem, f, t)
	t.Type = Date
	if f.sem.fields.part != "" || f.sem.fields.clock {
		t.Type = TimeOf
	}
	t.Why = why
	if miss != known {
		t.Unresolved = true
		t.Why = string(miss)
		t.Anchor, t.AnchorOf = "none", -1
		return point{}
	}
	t.Value = p.value()
	from, to := p.days()
	t.From, t.To = narrow(p, t.Mod, from, to)
	t.EDTF = edtf(p, t)
	return p
}

// vagueShift gives "a few years ago" a side, for it has no day.
func (r *resolver) vagueShift(b *base, t *Timex) point {
	t.Type = Date
	t.Value = "PAST_REF"
	if b.n > 0 {
		t.Value = "FUTURE_REF"
	}
	t.Why = "an unknown number of " + b.shift[0].unit.String() + "s away"
	return point{}
}

func edtf(p point, t *Timex) string {
	e := p.edtf()
	if e == "" {
		return ""
	}
	switch t.Mod {
	case "":
		return e
	case "APPROX":
		if !strings.Contains(e, "/") {
			return e + "~"
		}
	case "BEFORE", "ON_OR_BEFORE":
		return "../" + e
	case "AFTER", "ON_OR_AFTER":
		return e + "/.."
	case "START", "MID", "END":
		if t.From != 0 && t.To != 0 {
			return t.From.String() + "/" + t.To.String()
		}
	}
	return ""
}

// point finds the period that a meaning denotes here.
func (r *resolver) point(s *sem, f found, t *Timex) (point, string, unknown) {
	if s.base == nil {
		return r.fromFields(s, f, t)
	}
	p, why, miss := r.fromBase(s.base, f, t)
	if miss != known {
		return p, why, miss
	}
	if q, ok := inside(p, s.fields); ok {
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
		if !ok {
			return p, why, impossible
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
	p := anchor.add(b.n)
	if p.grain == NoUnit {
		return p, "", impossible
	}
	switch {
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
	if a == fromContext && r.narrative {
		a = fromPrevious
	}
	if a == fromPrevious {
		for i := len(r.out) - 1; i >= 0 && i >= len(r.out)-8; i-- {
			if r.points[i].grain == NoUnit || r.shifted[i] && !r.narrative && u >= Year {
				continue // "up from 5 a year ago ... 4 a year earlier" speaks of the same year
			}
			if p, ok := r.points[i].coarsen(u); ok {
				t.Anchor, t.AnchorOf = "previous", i
				return p, fmt.Sprintf("%q (%s)", r.text(i), r.out[i].Value), known
			}
		}
		if r.narrative { // news speaks from its own day, a narrative does not
			return point{}, "", noAnchor
		}
	}
	if r.opt.Published == 0 {
		return point{}, "", noAnchor
	}
	t.Anchor = "published"
	return containing(r.opt.Published, u), r.opt.Published.String(), known
}

func (r *resolver) text(i int) string {
	return strings.Join(strings.Fields(r.src[r.out[i].Start:r.out[i].End]), " ")
}

// shift moves an anchor by an amount: the result has the grain of the amount.
func (r *resolver) shift(b *base, f found, t *Timex) (point, string, unknown) {
	unit := b.shift[0].unit
	grain := min(unit, Year) // "a decade ago" means a year, not a decade
	if unit <= Week {
		grain = Day
	}
	var from point
	var name string
	if b.anchor == fromDate {
		p, _, miss := r.point(b.of, f, t)
		if miss != known {
			return p, "", miss
		}
		c, ok := p.coarsen(grain)
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
		p, n, miss := r.anchor(b.anchor, grain, t)
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
	if unit == Week && t.Mod == "" {
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

// wholeUnits writes a fraction in the next smaller unit.
func wholeUnits(a amount) (int, Unit) {
	for i := 0; i < 3 && a.count != math.Trunc(a.count); i++ {
		switch a.unit {
		case Century:
			a = amount{a.count * 10, Decade}
		case Decade:
			a = amount{a.count * 10, Year}
		case Year:
			a = amount{a.count * 12, Month}
		case Month:
			a = amount{a.count * 30, Day}
		case Week:
			a = amount{a.count * 7, Day}
		case Day:
			a = amount{a.count * 24, Hour}
		}
	}
	return int(min(math.Round(a.count), 1e6)), a.unit
}

func lengthText(parts []amount) string {
	var b strings.Builder
	for i, a := range parts {
		if i > 0 {
			b.WriteString(" and ")
		}
		fmt.Fprintf(&b, "%v %s", a.count, a.unit)
		if a.count != 1 {
			b.WriteString("s")
		}
	}
	return b.String()
}

// inside puts the fields that are smaller than the period into it.
func inside(p point, f fields) (point, bool) {
	year := func() bool { return p.grain == Year }
	if f.year != 0 || f.decade != 0 || f.century != 0 {
		return p, false
	}
	if f.fiscal {
		p.fiscal = true
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
		d := holidays[f.holiday](p.year)
		if d == 0 {
			return p, false
		}
		p = containing(d, Day)
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
		p.part = f.part
		if f.clock {
			p.clock = clockText(f)
		}
	}
	return p, true
}

func clockText(f fields) string {
	hour := f.hour
	if f.part == "EV" || f.part == "AF" || f.part == "NI" {
		if hour < 12 && hour >= 4 {
			hour += 12
		}
	}
	if f.hasSec {
		return fmt.Sprintf("T%02d:%02d:%02d", hour, f.minute, f.second)
	}
	return fmt.Sprintf("T%02d:%02d", hour, f.minute)
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

// durationValue writes PnYnMnWnDTnHnMnS; X for an unknown number.
func durationValue(parts []amount) (string, Length) {
	length := Length{parts[0].count, parts[0].unit}
	date, clock := "", ""
	for _, a := range parts {
		a, rest := splitFraction(a)
		for _, a := range []amount{a, rest} {
			if a.unit == NoUnit {
				continue
			}
			n := "X"
			if a.count != 0 {
				n = strconv.FormatFloat(a.count, 'f', -1, 64)
			}
			switch a.unit {
			case Second:
				clock += n + "S"
			case Minute:
				clock += n + "M"
			case Hour:
				clock += n + "H"
			case Day:
				date += n + "D"
			case Week:
				date += n + "W"
			case Month:
				date += n + "M"
			case Season:
				date += n + "S"
			case Quarter:
				date += n + "Q"
			case Half:
				date += n + "H"
			case Year:
				date += n + "Y"
			case Decade:
				date += times10(n, 10) + "Y"
			case Century:
				date += times10(n, 100) + "Y"
			}
		}
	}
	if clock != "" {
		clock = "T" + clock
	}
	return "P" + date + clock, length
}

// times10 writes a number of decades or centuries in years; an unknown number stays one.
func times10(n string, by float64) string {
	f, err := strconv.ParseFloat(n, 64)
	if err != nil {
		return n
	}
	return strconv.FormatFloat(f*by, 'f', -1, 64)
}

// splitFraction writes "2.5 years" as 2 years and 6 months where it comes out even.
func splitFraction(a amount) (whole, rest amount) {
	whole, frac := amount{math.Trunc(a.count), a.unit}, a.count-math.Trunc(a.count)
	if frac == 0 {
		return a, amount{}
	}
	sub := amount{}
	switch a.unit {
	case Year:
		sub = amount{frac * 12, Month}
	case Hour:
		sub = amount{frac * 60, Minute}
	case Minute:
		sub = amount{frac * 60, Second}
	case Day:
		sub = amount{frac * 24, Hour}
	case Decade:
		sub = amount{frac * 10, Year}
	case Century:
		sub = amount{frac * 10, Decade}
	}
	sub.count = math.Round(sub.count*1e6) / 1e6
	if sub.unit == NoUnit || sub.count != math.Trunc(sub.count) || sub.count == 0 {
		return a, amount{}
	}
	if whole.count == 0 {
		return sub, amount{}
	}
	return whole, sub
}

// setValue writes the pattern of a repeated date: XXXX-WXX-5 for "every Friday".
func setValue(f fields) string {
	v := ""
	switch {
	case f.weekday != 0:
		v = "XXXX-WXX-" + strconv.Itoa(f.weekday)
	case f.weekend:
		v = "XXXX-WXX-WE"
	case f.season != 0:
		v = "XXXX-" + seasonNames[f.season]
	case f.quarter != 0:
		v = "XXXX-Q" + strconv.Itoa(f.quarter)
	case f.half != 0:
		v = "XXXX-H" + strconv.Itoa(f.half)
	case f.month != 0 && f.day != 0:
		v = fmt.Sprintf("XXXX-%02d-%02d", f.month, f.day)
	case f.month != 0:
		v = fmt.Sprintf("XXXX-%02d", f.month)
	case f.holiday != "":
		v = "XXXX"
	default:
		v = "XXXX-XX-XX"
	}
	if f.clock {
		return v + clockText(f)
	}
	if f.part != "" {
		return v + "T" + f.part
	}
	return v
}
