package timex

import "github.com/dateline/dateline/extract/record"

// Diaries, speeches and recordings say what day it is while they are told: "It is Monday, May 3rd." From there on
// "today", "tomorrow" and "on Wednesday" count from that day and not from the one of publication.

// today returns the day from which relative expressions count here, its name for Why, and puts it down as the anchor.
// It is zero if it is not known.
func (r *resolver) today(t *Timex) (record.Day, string) {
	if r.stated >= 0 {
		t.Anchor, t.AnchorOf = "previous", r.stated
		return r.out[r.stated].From, quoted(r.text(r.stated), r.out[r.stated].Value)
	}
	if r.opt.Published == 0 {
		return 0, ""
	}
	t.Anchor = "published"
	return r.opt.Published, r.opt.Published.String()
}

// farthestTold is how many days a telling may lie from its publication.
const farthestTold = 366

// saysToday reports that an expression is what the text says the day is: "it is Tuesday", "today is the 5th", in a main
// clause and in nobody's mouth.
func (r *resolver) saysToday(f found) bool {
	if r.narrative {
		return false
	}
	i := f.start - 1
	for i >= 0 && r.on(i, listPresently) && !r.tokens[i+1].broken {
		i--
	}
	if !r.on(i, listIs) || !r.on(i-1, listDummy) || r.tokens[i].broken || r.tokens[i+1].broken {
		return false
	}
	if i -= 2; i >= 0 && !r.tokens[i+1].broken && !r.clauseEnd(i) && !r.on(i, listAnd) && !r.on(i, listSo) && r.src[r.tokens[i].start] != ',' {
		return false // "if it is Monday"
	}
	return !r.inQuotes(i)
}

// inQuotes reports that the nearest quotation mark before token i, in its paragraph, opens a quotation.
func (r *resolver) inQuotes(i int) bool {
	for n := 0; i >= 0 && n < longestQuote; i, n = i-1, n+1 {
		t := r.tokens[i]
		switch r.src[t.start:t.end] {
		case "“":
			return true
		case "”":
			return false
		case `"`: // an opening one has space before it and none after
			return t.spaced && i+1 < len(r.tokens) && !r.tokens[i+1].spaced
		}
		if t.broken {
			return false
		}
	}
	return false
}

// longestQuote is how many words before an expression are searched for a quotation mark.
const longestQuote = 120

// tells reports that a day can be the one of a telling: within a year of publication.
func (r *resolver) tells(p point) bool {
	from, to := p.days()
	if p.grain != Day || from == 0 || from != to {
		return false
	}
	gap := from - r.opt.Published
	return r.opt.Published == 0 || -farthestTold <= gap && gap <= farthestTold
}
