package timex

import "github.com/dateline/dateline/extract/record"

// The end of a range lies after its beginning, whatever the tense says of the clause: "from tomorrow night into Friday
// morning", "from 3 May until 10 June".

// closes returns the expression that begins the range that this one ends, or -1: nothing but a joining word stands
// between the two, and both name a day, or a month, or a day of the week.
func (r *resolver) closes(f found) int {
	i := len(r.out) - 1
	if i < 0 || r.out[i].From == 0 {
		return -1
	}
	open := r.all[i]
	a, b := open.sem.fields, f.sem.fields
	today := open.sem.base != nil && open.sem.base.kind == period && open.sem.base.unit == Day && a.month == 0 // "tomorrow night"
	if !(today && b.month == 0) && (a.rank() != b.rank() || (a.weekday != 0) != (b.weekday != 0)) {
		return -1
	}
	switch {
	case open.until:
		return i
	case f.start-open.end != 1 || r.tokens[f.start].broken || r.tokens[open.end].broken:
		return -1
	case r.on(open.end, listJoint), r.on(open.end, listAnd) && r.on(open.start-1, listBetween):
		return i
	}
	return -1
}

// endsRange chooses, of the candidates for the end of a range, the first that does not lie before its beginning.
func (r *resolver) endsRange(i int, t *Timex, c choice, start int) (point, string, unknown) {
	p, ok := toward(c, start, r.out[i].From, Future, false)
	t.Anchor, t.AnchorOf = "previous", i
	return given(p, ok, "the end of the range from "+quoted(r.text(i), r.out[i].Value))
}

// hasPassed reports that a range is told of in the past, by the tense and by the last word before it that tells: "ran from
// 3 May", but not "from 3 May we have to".
func (r *resolver) hasPassed(f found) bool {
	if r.direction(f) != Past {
		return false
	}
	for i := f.start - 1; i >= 0 && f.start-i <= reach && !r.clauseEnd(i); i-- {
		if d := r.cue(i, true); d != Unknown {
			return d == Past
		}
	}
	return false
}

// tooLate reports that the end of the range that the next expression begins would lie after a day if it began in p.
func (r *resolver) tooLate(p point, day record.Day) bool {
	if len(r.out)+1 >= len(r.all) {
		return false
	}
	end := r.all[len(r.out)+1].sem
	from, _ := p.days()
	if from == 0 || from > day || end.kind != isDate || end.base != nil || end.fields.year != 0 {
		return false
	}
	q, ok := toward(func(y int) (point, bool) { return inside(point{grain: Year, year: y}, end.fields) }, from.Year(), from, Future, false)
	lo, _ := q.days()
	return ok && lo > day
}
