package timex

import "strings"

// reach is how many words on either side of an expression are looked at for its tense.
const reach = 12

// direction judges whether an expression points to the past or the future: by the caller's knowledge of tense, else
// by the nearest word of the clause that tells ("will", "scheduled" against "said", "was", or a form in -ed). Nothing
// nearby means Unknown, which callers read as the past: news tells what has happened.
func (r *resolver) direction(f found) Direction {
	possessive := f.end < len(r.tokens) && !r.tokens[f.end].spaced && r.on(f.end, listPossessive)
	if d := r.governed(f); d != Unknown {
		return d
	}
	if r.opt.Direction != nil {
		if d := r.opt.Direction(r.tokens[f.start].start); d != Unknown && (d == Past || !possessive || r.certain(f)) {
			return d
		}
	}
	best, found := reach+1, Unknown
	for i := f.start - 1; i >= 0 && f.start-i < best && !r.clauseEnd(i); i-- {
		d := r.cue(i, true)
		if d == Future && possessive && !r.on(i, listCertain) {
			d = Unknown // "would look into Wednesday's ruling" looks back
		}
		if d != Unknown {
			best, found = f.start-i, d
		}
	}
	opens := r.opens(f.start)
	for i := f.end; i < len(r.tokens) && i-f.end+2 < best && !r.clauseEnd(i); i++ {
		if r.src[r.tokens[i].start] == ',' {
			if i == f.end && opens {
				continue // "In January, the company bought"
			}
			break
		}
		d := r.cue(i, false)
		if d == Future && !r.on(i, listCertain) {
			d = Unknown // "its collapse Wednesday could mean" has happened
		}
		if d != Unknown {
			best, found = i-f.end+2, d // a word before counts as nearer than one after
		}
	}
	return found
}

// governed reads the words that the expression depends on, which tell more than the tense of the clause: "postponed
// until Tuesday", "payable Dec. 7", "planned for early March", "as early as Monday" lie ahead, "had been due to expire
// Friday" does not any more.
func (r *resolver) governed(f found) Direction {
	i := f.start - 1
	switch {
	case i < 0 || r.tokens[f.start].broken || r.clauseEnd(i):
		return Unknown
	case r.on(i, listUntil):
		if i == 0 || r.clauseEnd(i-1) {
			return Unknown // "Until Tuesday, they had waited"
		}
		for j := i - 1; j >= 0 && i-j < reach && !r.clauseEnd(j); j-- {
			if r.on(j, listHad) && j+1 < i {
				return Past // "had been given until Tuesday", but not "had until Tuesday"
			}
		}
		return Future
	case r.on(i, listAs) && r.on(i-1, listSoonest):
		return Future
	}
	for j := i; j >= 0 && i-j < reach && !r.clauseEnd(j); j-- {
		if r.on(j, listPlanned) || r.on(j, listDue) {
			if r.on(j-1, listBeen) && r.on(j-2, listHad) || r.on(j-2, listBeen) && r.on(j-3, listHad) {
				return Past
			}
			if i-j <= 1 && r.on(j+1, listFor) || i-j <= 2 && r.on(j, listDue) && r.on(j+1, listOut) {
				return Future // "planned for March", "due out in March"
			}
		}
	}
	for j := i; j >= 0 && i-j < 2 && !r.clauseEnd(j); j-- {
		if r.on(j, listAhead) {
			return Future
		}
	}
	return Unknown
}

// certain reports that a word before the expression, in its clause, leaves no doubt that it lies ahead.
func (r *resolver) certain(f found) bool {
	for i := f.start - 1; i >= 0 && f.start-i <= reach && !r.clauseEnd(i); i-- {
		if r.on(i, listCertain) {
			return true
		}
	}
	return false
}

// cue reads the tense of one word.
func (r *resolver) cue(i int, before bool) Direction {
	t := r.tokens[i]
	switch {
	case t.kind == digits, r.on(i, listNameMonth) && r.src[t.start] < 'a':
		return Unknown // "12 May" is no "may"
	case before && r.on(i+1, listTo) && (r.on(i, listPlanned) || r.on(i, listDue) && r.on(i-1, listBeen)):
		return Future // "was set to", "is to", "was due to", but not "late due to"
	case r.on(i, listFuture):
		return Future
	case r.on(i-1, listBe):
		return Unknown // "to be held"
	case r.on(i, listPast):
		return Past
	}
	switch w := r.src[t.start:t.end]; {
	case endsIn(w, r.g.suffixes["future"]):
		return Future
	case endsIn(w, r.g.suffixes["past"]):
		return Past
	}
	return Unknown
}

// endsIn reports that a word has one of the endings, and at least three bytes before it.
func endsIn(word string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if len(word) > len(suffix)+2 && strings.HasSuffix(word, suffix) {
			return true
		}
	}
	return false
}
