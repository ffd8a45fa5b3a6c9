package event

import (
	"fmt"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// place sets the bounds of a candidate from the expression that governs it. Allen's relations between an event and
// an interval, as far as a preposition tells them, become ranges for its first and its last day.
func (f *finder) place(c *candidate, d dating) {
	c.when = record.When{Basis: record.NoBasis}
	if d.time < 0 {
		return
	}
	t, at := &f.times[d.time], &f.at[d.time]
	c.governed = d.time
	lo, hi := f.spread(t)
	w := record.When{Value: t.Value, Mod: t.Mod, EDTF: t.EDTF, Basis: d.basis, Times: []record.TimeID{timeID(d.time)}}
	w.Start = record.Range{Lo: lo, Hi: hi}
	w.End = w.Start
	signal := at.signal
	if d.basis == record.Carried || !f.shares(c, d.time) {
		signal = "" // what another clause or sentence tells happens at that time, it does not begin or end there again
	}
	switch {
	case d.rel == before:
		w = f.earlier(w, hi)
		w.Basis = record.Inferred
	case d.rel == after:
		w = f.later(w, lo, c) // after something of that time, which may have been its first day
		w.Basis = record.Inferred
	case at.until >= 0:
		f.span(&w, at.until)
	case signal == "since" && c.group >= 0 && f.verb(c.group).Perfect && f.verb(c.group).Tense == syntax.PastTense:
		w.End, w.EDTF = record.Range{Lo: hi}, open(w.EDTF) // "had held the post since May": until some day before this was told
	case signal == "since":
		w.End = record.Range{Lo: f.opt.Published}
		w.EDTF = open(w.EDTF)
		if w.End == (record.Range{}) {
			w.End.Lo = hi
		}
	case (signal == "until" || signal == "till") && c.group >= 0 && f.verb(c.group).Negated:
		// "did not open until May": it opened in May.
	case signal == "until" || signal == "till" || signal == "through" && f.future(c):
		w.Start, w.Mod = record.Range{Hi: hi}, "BEFORE"
		if f.future(c) && f.opt.Published != 0 && f.opt.Published <= hi {
			w.Start = record.Range{Lo: f.opt.Published, Hi: f.opt.Published}
		} else if i := f.begun(c, lo); i >= 0 {
			first, last := f.spread(&f.times[i])
			w.Start, w.Mod, w.Times = record.Range{Lo: first, Hi: last}, "", []record.TimeID{timeID(i), timeID(d.time)}
		}
	case signal == "by" && t.Mod == "":
		if f.future(c) && f.opt.Published != 0 && f.opt.Published <= hi {
			w.Start = record.Range{Lo: f.opt.Published, Hi: hi}
			w.End, w.EDTF, w.Mod = w.Start, "", "ON_OR_BEFORE"
		} else if t.Type == timex.Date {
			w.Start = record.Range{Hi: hi}
			w.End, w.EDTF, w.Mod = w.Start, "", "ON_OR_BEFORE"
		}
	case signal == "as of" && c.group >= 0 && f.verb(c.group).Perfect:
		w.Start = record.Range{Hi: hi}
		w.End, w.EDTF, w.Mod = w.Start, "", "ON_OR_BEFORE"
	case signal == "before":
		w = f.earlier(w, lo-1)
	case signal == "after" || signal == "following":
		w = f.later(w, hi, c)
	case signal == "from" && f.durative(c):
		w.End = record.Range{Lo: hi}
	}
	f.lasting(c, d, &w)
	f.stretch(c, d, &w)
	if !sound(w) {
		return
	}
	w.Why = f.why(t, at, d, w)
	c.when, c.how, c.rel = w, d.how, d.rel
}

// shares reports that a candidate stands in the clause of an expression, or in one that its verb takes, so that the
// preposition before the expression speaks of the candidate. It does not speak of a verb that goes on behind it: "held the
// post until 2011, then left for Cork".
func (f *finder) shares(c *candidate, time int) bool {
	at := &f.at[time]
	for clause, steps := c.clause, 0; clause >= 0 && steps < 4; steps++ {
		if clause == at.clause {
			return true
		}
		cl := &f.syn.Clauses[clause]
		if cl.Kind == syntax.Coordinated && ends[at.signal] && at.last <= c.trigger && !f.frames(time) {
			return false
		}
		if cl.Kind != syntax.Complement && cl.Kind != syntax.Coordinated {
			return false
		}
		clause = cl.Parent
	}
	return at.clause < 0
}

// ends are the prepositions before the end of something.
var ends = map[string]bool{"until": true, "till": true, "through": true}

// begun returns the expression of the verb before it, for a verb that ends "until" a day: "became Speaker in 2007 and held
// the post until 2011". -1 if there is none before that day.
func (f *finder) begun(c *candidate, until record.Day) int {
	if c.clause < 0 || f.syn.Clauses[c.clause].Kind != syntax.Coordinated {
		return -1
	}
	parent := f.syn.Clauses[c.clause].Parent
	if parent < 0 {
		return -1
	}
	if t := f.local(parent, c.trigger); t >= 0 && f.times[t].To < until {
		return t
	}
	return -1
}

// spread returns the first and last day an expression can denote. Approximate days are widened by a day to each
// side: "a week ago", said on the 12th, is about the 5th.
func (f *finder) spread(t *timex.Timex) (lo, hi record.Day) {
	lo, hi = t.From, t.To
	if t.Mod == "APPROX" && lo == hi && lo > 1 {
		lo, hi = lo-1, hi+1
		if p := f.opt.Published; p != 0 && t.From <= p && hi > p {
			hi = p
		}
	}
	return lo, hi
}

func (f *finder) earlier(w record.When, hi record.Day) record.When {
	w.Start = record.Range{Hi: hi}
	w.End, w.Mod = w.Start, "BEFORE"
	if w.EDTF != "" {
		w.EDTF = ""
	}
	return w
}

// later bounds an event that began after a day. What is reported as fact lies before publication.
func (f *finder) later(w record.When, lo record.Day, c *candidate) record.When {
	w.Start = record.Range{Lo: lo}
	if p := f.opt.Published; p != 0 && lo <= p && !f.future(c) {
		w.Start.Hi = p
	}
	w.End, w.Mod, w.EDTF = w.Start, "AFTER", ""
	return w
}

// span lets an event last to the expression that ends its range.
func (f *finder) span(w *record.When, until int) {
	t := &f.times[until]
	lo, hi := f.spread(t)
	w.End = record.Range{Lo: lo, Hi: hi}
	w.Times = append(w.Times, timeID(until))
	if w.EDTF != "" && t.EDTF != "" {
		w.EDTF += "/" + t.EDTF
	} else {
		w.EDTF = ""
	}
}

func open(edtf string) string {
	if edtf == "" {
		return ""
	}
	return edtf + "/.."
}

// lasting uses the length of an event that the text gives with it: "a two-month battle" that ended on a known day
// began about two months before. Half a unit is left to either side.
func (f *finder) lasting(c *candidate, d dating, w *record.When) {
	if c.phrase < 0 || w.Start != w.End && w.Start.Lo != 0 {
		return
	}
	end := w.End
	if d.rel == before {
		// "withdrew last summer after a three-month battle": it ended about when the other thing happened.
		lo, hi := f.spread(&f.times[d.time])
		end = record.Range{Lo: lo, Hi: hi}
	}
	if !end.Bounded() {
		return
	}
	t := f.lengthOf(c.phrase)
	if t < 0 {
		return
	}
	n := f.times[t].Length
	lo, hi := back(end.Lo, n), back(end.Hi, n)
	if lo == 0 || hi == 0 {
		return
	}
	half := record.Day(slack[n.Unit])
	w.End = end
	w.Start = record.Range{Lo: lo - half, Hi: min(hi+half, w.End.Hi)}
	if w.Start.Lo < 1 {
		w.Start.Lo = 1
	}
	w.Mod, w.EDTF, w.Basis = "APPROX", "", record.Inferred
	w.Times = append(w.Times, timeID(t))
}

// lengthOf returns the length that a noun phrase gives its event, -1 if none: "a two-month battle", "six days of fighting".
func (f *finder) lengthOf(phrase int) int {
	np := &f.syn.NounPhrases[phrase]
	for i := np.First; i < np.Last; i++ {
		if t := int(f.timeAt[i]); t >= 0 && f.measures(t) {
			return t
		}
	}
	if p := f.measured(phrase); p >= 0 {
		return int(f.timeAt[f.syn.NounPhrases[p].Head])
	}
	return -1
}

// measured returns the length that a noun phrase hangs on with "of": "six days of fighting". -1 if there is none.
func (f *finder) measured(phrase int) int {
	for _, a := range f.hangs[phrase] {
		if a.Prep >= 0 && f.lemma(a.Prep) == "of" {
			if t := int(f.timeAt[f.syn.NounPhrases[a.NP].Head]); t >= 0 && f.measures(t) {
				return a.NP
			}
		}
	}
	return -1
}

// measures reports an expression that is a known number of units long.
func (f *finder) measures(t int) bool {
	return f.times[t].Type == timex.Duration && f.times[t].Length.Count > 0
}

// stretch lets an event that began at a known time last as long as its clause says: "from 1965 worked in the office for
// 23 years", "in 1968 spent 15 years fighting". The begin must be known as exactly as the length is given.
func (f *finder) stretch(c *candidate, d dating, w *record.When) {
	if d.rel != same || c.group < 0 || c.clause < 0 || w.Start != w.End || !w.Start.Bounded() {
		return
	}
	for _, t := range f.timesOf[c.sentence] {
		at := &f.at[t]
		if !f.measures(t) || at.clause != c.clause || at.signal != "for" && !(lasts[c.lemma] && at.first > c.trigger && at.first-c.trigger <= 3) {
			continue
		}
		n := f.times[t].Length
		if unit := slack[n.Unit]; unit == 0 && n.Unit != timex.Day || int(w.Start.Hi-w.Start.Lo) > 2*unit+1 {
			continue
		}
		lo, hi := onward(w.Start.Lo, n), onward(w.Start.Hi, n)
		if lo == 0 || hi == 0 {
			return
		}
		w.End, w.Basis, w.EDTF = record.Range{Lo: lo, Hi: hi}, record.Inferred, ""
		w.Times = append(w.Times, timeID(t))
		return
	}
}

// lasts are the verbs whose object is how long something went on.
var lasts = map[string]bool{"spend": true, "last": true, "take": true, "serve": true}

// onward returns the day a length of time after another, zero if the calendar does not reach there.
func onward(d record.Day, n timex.Length) record.Day {
	n.Count = -n.Count
	return back(d, n)
}

// slack is half a unit in days, the vagueness of a round number of units.
var slack = map[timex.Unit]int{timex.Day: 0, timex.Week: 3, timex.Month: 15, timex.Season: 45, timex.Quarter: 45, timex.Half: 90, timex.Year: 182}

// back returns the day a length of time before another, zero if the calendar does not reach there.
func back(d record.Day, n timex.Length) record.Day {
	count := int(n.Count)
	switch n.Unit {
	case timex.Day:
		return max(d-record.Day(count), 0)
	case timex.Week:
		return max(d-record.Day(7*count), 0)
	case timex.Month:
		return d.AddMonths(-count)
	case timex.Year:
		return d.AddMonths(-12 * count)
	}
	return 0
}

func sound(w record.When) bool {
	return w.Start.Ordered() && w.End.Ordered() && (w.Start.Lo == 0 || w.End.Hi == 0 || w.Start.Lo <= w.End.Hi)
}

// future reports that the candidate speaks of what is to come.
func (f *finder) future(c *candidate) bool {
	if c.group < 0 {
		return false
	}
	vg := f.verb(c.group)
	return vg.Tense == syntax.FutureTense || vg.Modal != "" || vg.Infinitive
}

// durative reports that an event lasts: a progressive, a perfect or a state.
func (f *finder) durative(c *candidate) bool {
	if c.word.is(state | between) {
		return true
	}
	return c.group >= 0 && (f.verb(c.group).Progressive || f.verb(c.group).Perfect)
}

// why says in one line how the date was found.
func (f *finder) why(t *timex.Timex, at *place, d dating, w record.When) string {
	words := f.doc.Source[t.Start:t.End]
	if at.signal != "" && d.basis != record.Carried {
		switch at.signal {
		case "since", "until", "till", "by", "before", "after", "from", "between", "following":
			words = at.signal + " " + words
		}
	}
	line := fmt.Sprintf("“%s”", words)
	if t.Why != "" {
		line += ": " + t.Why
	}
	if d.basis == record.Carried {
		line += "; carried from an earlier sentence"
	} else if d.via != "" {
		line += "; " + d.via
	}
	switch d.rel {
	case before:
		line += "; the event lies before that"
	case after:
		line += "; the event lies after that"
	}
	if w.Basis == record.Inferred && len(w.Times) > 1 {
		if w.Start.Lo == t.From && d.rel == same {
			line += "; its length is counted from its begin"
		} else {
			line += "; its length is counted back from its end"
		}
	}
	return line
}
