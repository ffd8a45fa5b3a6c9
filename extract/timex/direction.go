package timex

import "strings"

// reach is how many words on either side of an expression are looked at for its tense.
const reach = 12

// direction judges whether an expression points to the past or the future: by the caller's knowledge of tense, else
// by the nearest word of the clause that tells ("will", "scheduled" against "said", "was", or a form in -ed). Nothing
// nearby means Unknown, which callers read as the past: news tells what has happened.
func (r *resolver) direction(f found) Direction {
	if r.opt.Direction != nil {
		if d := r.opt.Direction(r.tokens[f.start].start); d != Unknown {
			return d
		}
	}
	possessive := f.end < len(r.tokens) && !r.tokens[f.end].spaced && r.on(f.end, listPossessive)
	if r.on(f.start-1, listUntil) && f.start > 1 && !r.clauseEnd(f.start-2) {
		return Future // "postponed until Tuesday", but not "Until Tuesday, they had waited"
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
	for i := f.end; i < len(r.tokens) && i-f.end+2 < best && !r.clauseEnd(i) && r.src[r.tokens[i].start] != ','; i++ {
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

// on reports that token i is on a word list.
func (r *resolver) on(i, list int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].word >= 0 && r.g.words.lists[r.tokens[i].word]>>list&1 == 1
}

// clauseEnd reports that token i ends a clause.
func (r *resolver) clauseEnd(i int) bool {
	t := r.tokens[i]
	if t.broken {
		return true
	}
	if t.kind != mark {
		return false
	}
	switch r.src[t.start] {
	case '.', '!', '?', ';', ':', '"', '(', ')':
		return true
	}
	return false
}

// cue reads the tense of one word.
func (r *resolver) cue(i int, before bool) Direction {
	t := r.tokens[i]
	switch {
	case t.kind == digits:
		return Unknown
	case before && r.on(i+1, listTo) && (r.on(i, listPlanned) || r.on(i, listDue) && r.on(i-1, listBeen)):
		return Future // "was set to", "is to", "was due to", but not "late due to"
	case r.on(i, listFuture):
		return Future
	case r.on(i-1, listBe):
		return Unknown // "to be held"
	case r.on(i, listPast):
		return Past
	}
	for _, suffix := range r.g.pastSuffixes {
		if w := r.src[t.start:t.end]; len(w) > len(suffix)+2 && strings.HasSuffix(w, suffix) {
			return Past
		}
	}
	return Unknown
}
