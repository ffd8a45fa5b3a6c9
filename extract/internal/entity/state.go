package entity

import (
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// ofLand are the offices that somebody holds of a country, so that a text about one country need not name it each time.
var ofLand = set(`president premier chancellor king queen emperor emir`)

// home returns the country that a text is about: the one named more often than all others together, by its name or
// by that of its people; -1 if there is none.
func (b *builder) home() int32 {
	count, all := map[string]int{}, 0
	for _, e := range b.ents {
		if e.country == "" || !e.named {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == record.Name {
				count[e.country]++
				all++
			}
		}
	}
	for land, n := range count { // at most one has more than half
		if e, ok := b.lands[land]; ok && n >= 2 && 2*n > all {
			return e
		}
	}
	return -1
}

// heads states that a president or prime minister without a land leads the country that the text is about: "President
// Ana Ruiz" in an article on Peru. Whoever is said to lead or serve a land already, or did so before, is left out.
func (b *builder) heads() {
	home := b.home()
	if home < 0 {
		return
	}
	led := map[int32]bool{}
	for _, r := range b.relations {
		led[r.from] = true
	}
	for i, n := range b.names {
		e := b.entOf[i]
		if b.ents[e].kind != person || led[e] || b.c.title[n.first] {
			continue
		}
		if at := b.stateOffice(n); at >= 0 {
			led[e] = true
			s := b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]
			r := &relater{builder: b, s: s}
			r.state(leads, e, home, min(at, n.first), max(n.last, at+1))
		}
	}
}

// explaining returns the noun phrase that explains the one of a token: "the current prime minister" behind a name; -1 if
// none does.
func (b *builder) explaining(t int) int32 {
	if t >= len(b.c.syn.PhraseOf) || b.c.syn.PhraseOf[t] < 0 {
		return -1
	}
	p := b.c.syn.PhraseOf[t]
	end := b.c.syn.NounPhrases[p].Last + 1
	for u := end - 1; u < min(end+2, len(b.c.words)); u++ {
		if q := b.c.syn.PhraseOf[u]; q >= 0 && q != p && b.c.syn.NounPhrases[q].Appos == int(p) {
			return q
		}
	}
	return -1
}

// plainOffice reports that the words before an office make no other office of it: "current prime", not "regional".
func (b *builder) plainOffice(first, last int) bool {
	for t := first; t < last; t++ {
		switch w := b.c.words[t]; {
		case officeParts[w.key] && !notLeading[w.key], w.key == "current", w.key == "new", w.key == "caretaker", w.key == "incumbent":
		default:
			return false
		}
	}
	return true
}

// stateOffice returns the token of an office of state that a name has as its title or in an apposition, without a body or
// land beside it; -1 if it has none.
func (b *builder) stateOffice(n span) int {
	holds := func(t int) bool {
		w := b.c.words[t].key
		before := ""
		if t > 0 {
			before = b.c.words[t-1].key
		}
		return (ofLand[w] || w == "minister" && before == "prime") && !notLeading[before] && !b.past(t) && b.c.words[min(t+1, len(b.c.words)-1)].text != "of"
	}
	if n.titled >= 0 {
		if t := n.first - 1; t >= n.titled && holds(t) && b.nameBefore(n.titled) < 0 && (n.titled == 0 || !isPossessive(b.c.words[n.titled-1].text)) {
			return t
		}
		return -1
	}
	if p := b.explaining(n.last - 1); p >= 0 {
		if np := b.c.syn.NounPhrases[p]; np.Possessor < 0 && holds(np.Head) && b.tokenSpan[np.First] < 0 && b.c.tag(np.First) == syntax.DET && b.plainOffice(np.First+1, np.Head) {
			return np.Head
		}
	}
	return -1
}
