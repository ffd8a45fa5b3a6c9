package timex

import "strings"

// The resolving pass: it turns the meanings of the matching pass into values, in the order of the text, from the day
// of publication and from the expressions before.

// resolver is the state of the pass.
type resolver struct {
	reading
	opt        Options
	all        []found
	firstYear  int  // the first expression that names a year and a month, -1 if none does
	narrative  bool // the text tells of times long before its publication
	storyYear  int  // the year in which a story without years begins, 0 if it is none
	dayFirst   int  // evidence for 25/12/2014 (positive) or 12/25/2014 (negative)
	out        []Timex
	points     []point          // the period of each expression of out, zero if it has none
	paragraph  []int32          // paragraph of each expression of out
	shifted    []bool           // the expression itself counts from another
	last       [Century + 1]int // for each unit, the last expression whose period is no larger
	stated     int              // the expression that says what day it is while the text is told, -1 if none does
	lastOnward int              // the last expression that moved the story of a narrative on
	report     report
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
	r := &resolver{reading: reading{g, src, tokens}, opt: opt, all: all, firstYear: -1, out: make([]Timex, 0, len(all))}
	r.lastOnward, r.stated = -1, -1
	r.report = report{-1, -1, -1}
	for u := range r.last {
		r.last[u] = -1
	}
	r.narrative = tellsOfThePast(all, opt.Published)
	for i, f := range all {
		if fs := f.sem.fields; r.firstYear < 0 && fs.year != 0 && fs.month != 0 && !fs.bc {
			r.firstYear = i
		}
	}
	if r.storyYear = r.storyOf(); r.storyYear != 0 {
		r.narrative = true
	}
	r.dayFirst = orderOfDigits(src, tokens, all)
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

// orderOfDigits counts the dates such as 25/12/2014 that can only have the day first, less those that can only have the
// month first.
func orderOfDigits(src string, tokens []token, all []found) int {
	order := 0
	for _, f := range all {
		n, ok := threeNumbers(src[tokens[f.start].start:tokens[f.start].end])
		if fs := f.sem.fields; ok && fs.day > 12 && fs.month > 0 {
			switch {
			case n[0] == fs.day && n[1] == fs.month:
				order++
			case n[1] == fs.day && n[0] == fs.month:
				order--
			}
		}
	}
	return order
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
	if !r.narrative && r.tells(p) && r.saysToday(f.start) {
		r.stated = len(r.out)
	}
	shifted := f.sem.base != nil && f.sem.base.kind == offset
	r.report.note(len(r.out), &t, p, shifted, r.opt.Published)
	r.out = append(r.out, t)
	r.points = append(r.points, p)
	r.paragraph = append(r.paragraph, r.para)
	r.shifted = append(r.shifted, shifted)
}

// spans gives "the past five years" its days: so much up to, or from, the day of publication.
func (r *resolver) spans(s *sem, t *Timex) {
	if s.toward == Future && r.narrative {
		r.spansOn(s, t)
		return
	}
	if s.toward == Unknown || r.narrative || r.opt.Published == 0 || s.parts[0].unit < Day {
		return
	}
	if s.parts[0].count == 0 { // "the past few days" begin nobody knows when
		t.Anchor = "published"
		if s.toward == Past {
			t.To, t.Why = r.opt.Published, "some "+s.parts[0].unit.String()+"s up to "+r.opt.Published.String()
		} else {
			t.From, t.Why = r.opt.Published, "some "+s.parts[0].unit.String()+"s from "+r.opt.Published.String()
		}
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
	if day = day.add(-int(s.toward)); day.grain == NoUnit { // five years end on the last day, and begin five years before the next
		return
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

// spansOn gives "the next five years" of a narrative its days: from the date before.
func (r *resolver) spansOn(s *sem, t *Timex) {
	i := r.lastWith(Year)
	if i < 0 || len(s.parts) != 1 || s.parts[0].count == 0 {
		return
	}
	n, u := wholeUnits(s.parts[0])
	first, ok := r.points[i].coarsen(min(u, Year))
	if !ok {
		return
	}
	last := moved(first, u, n)
	if from, _ := first.days(); last.grain != NoUnit && from != 0 {
		t.Anchor, t.AnchorOf = "previous", i
		t.From = from
		_, t.To = last.days()
		t.Why = lengthText(s.parts) + " from " + quoted(r.text(i), r.out[i].Value)
	}
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
	if f.sem.fields.fiscal {
		t.Why += ", a fiscal year taken as the calendar year"
	}
	if p.doubt > 0 && t.Mod == "" {
		t.Mod = "APPROX"
		t.Why += ", give or take a day: the moon decides"
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
	if b.anchor == fromPublished && b.n < 0 && !r.narrative && r.opt.Published != 0 {
		t.Anchor, t.To = "published", r.opt.Published
	}
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
		if first, last, _ := strings.Cut(e, "/"); p.last != 0 {
			return first + "~/" + last + "~"
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
