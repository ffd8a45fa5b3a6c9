package syntax

// chain is a noun phrase with the prepositional phrases that hang on it, read from its end to its head.
type chain struct {
	ok      bool
	phrases []int // the coordinated heads, in order
	first   int   // item of the first head
	intro   int   // item before first that is no adverb, lo-1 if none
	prep    int   // item of the preposition that governs all of it, where ok is false
	cut     bool  // the phrases stand behind an "and" that joins clauses, not phrases
}

// chain walks left from the noun phrase at item hi. A phrase behind a preposition hangs on the phrase before that; a
// phrase behind "and" is coordinated. Behind a verb (prev >= 0) the first phrase is that verb's object, so "and" there
// opens a new clause.
func (p *parser) chain(hi, lo, prev int) chain {
	var heads []int // items, last first
	i, cutAt := hi, -1
	via, parallel := "", "" // the preposition through which i was reached, and the one that each phrase of a list has
	var cutHeads []int
walk:
	for {
		j := p.left(i-1, lo)
		switch p.kind(j, lo) {
		case itemPrep:
			if prev >= 0 && p.opensClause(j, lo, prev) {
				return chain{phrases: p.phrasesOf(append(heads, i)), first: i, prep: j, intro: j}
			}
			l := p.left(j-1, lo)
			for p.kind(l, lo) == itemAdj {
				l = p.left(l-1, lo)
			}
			if p.kind(l, lo) == itemNP && p.isTime(l) && (via == "" || l == lo) && timeClause(p.word(j)) {
				return chain{phrases: p.phrasesOf(append(heads, i)), first: i, prep: j, intro: j} // "hours before the jet crashed"
			}
			if p.kind(l, lo) != itemNP {
				if cutAt >= 0 {
					return p.cutChain(cutHeads, cutAt, lo)
				}
				return chain{phrases: p.phrasesOf(append(heads, i)), first: i, prep: j, intro: j}
			}
			heads, i, via = nil, l, p.word(j)
			continue
		case itemConj:
			if w := p.word(j); w == "but" || w == "yet" || w == "so" {
				break
			}
			l := j - 1
			if p.kind(l, lo) == itemComma {
				l--
				if n := p.named(l, lo); n >= 0 && p.indefinite(n+2) {
					heads, i, via = append(heads, i), n, "" // "Anna Berg, a nurse from Lund, and Carl Lake"
					continue
				}
			}
			if p.nominative(i) && p.kind(l, lo) == itemNP && (prev >= 0 || p.kind(l-1, lo) == itemPrep) {
				break // "and it": a clause, not a list
			}
			if g := l - 2; via != "" && p.kind(l, lo) == itemNP && p.kind(l-1, lo) == itemPrep && p.kind(g, lo) == itemNP && p.word(l-1) == via {
				// "presidents A of B and C of D"
				heads, i, parallel, via = append(heads, i), g, via, ""
				continue
			}
			if p.kind(l, lo) == itemNP {
				if cutAt < 0 {
					cutAt, cutHeads = j, append(append([]int(nil), heads...), i)
				}
				heads = append(heads, i)
				i = l
				continue
			}
		case itemComma:
			if g := j - 3; len(heads) > 0 && parallel != "" && p.kind(j-1, lo) == itemNP && p.kind(j-2, lo) == itemPrep && p.kind(g, lo) == itemNP && p.word(j-2) == parallel {
				heads, i = append(heads, i), g // "presidents A of B, C of D and E of F"
				continue
			}
			if len(heads) > 0 && p.kind(j-1, lo) == itemNP && !p.isTime(j-1) {
				heads = append(heads, i)
				i = j - 1
				continue
			}
		case itemNP:
			if p.isTime(i) && len(heads) == 0 {
				i = j // "its collapse Wednesday could mark"
				continue
			}
		}
		heads = append(heads, i)
		break walk
	}
	ch := chain{ok: true, phrases: p.phrasesOf(heads), first: i, prep: -1}
	ch.intro = p.left(i-1, lo)
	if prev >= 0 && cutAt >= 0 && (ch.intro < lo || p.kind(ch.intro, lo) == itemNP) && !strongContent(p.lemma(prev)) {
		return p.cutChain(cutHeads, cutAt, lo)
	}
	return ch
}

// named returns the item of the name that the phrase at item i explains behind a comma, what hangs on the phrase stepped
// over ("Anna Berg, the mayor of Lund"), -1 if there is none.
func (p *parser) named(i, lo int) int {
	for p.kind(i-1, lo) == itemPrep && p.kind(i-2, lo) == itemNP {
		i -= 2
	}
	n := i - 2
	if p.kind(i, lo) != itemNP || p.kind(i-1, lo) != itemComma || p.kind(n, lo) != itemNP || p.isTime(n) {
		return -1
	}
	np := p.a.NounPhrases[p.items[i].n]
	if p.a.Tag[np.First] != DET && !p.age(i) || p.a.Tag[np.Head] == PROPN && !p.indefinite(i) || p.a.Tag[np.Head] == PRON || p.a.Tag[p.a.NounPhrases[p.items[n].n].Head] != PROPN {
		return -1
	}
	return n
}

// age reports that the phrase at item i is a bare number, as behind the name of a person.
func (p *parser) age(i int) bool {
	np := p.a.NounPhrases[p.items[i].n]
	return np.Last == np.First+1 && p.a.Tag[np.Head] == NUM && !p.isTime(i)
}

// indefinite reports that the phrase at item i begins with "a" or "an": behind a comma it rather explains than lists.
func (p *parser) indefinite(i int) bool {
	w := p.a.lower(p.a.NounPhrases[p.items[i].n].First)
	return w == "a" || w == "an"
}

// nominative reports that the phrase at item i is a pronoun that can only be a subject, or nearly so.
func (p *parser) nominative(i int) bool {
	switch p.word(i) {
	case "he", "she", "they", "we", "i", "it":
		return true
	}
	return false
}

func objective(w string) bool {
	switch w {
	case "him", "her", "them", "us", "me", "himself", "itself", "themselves":
		return true
	}
	return false
}

// opensClause reports that the preposition at item j opens a clause when a finite verb follows its phrase: "as" behind a
// verb always, "after" and its like unless they may belong to the subject of reported speech.
func (p *parser) opensClause(j, lo, prev int) bool {
	if len(p.pending) > 0 && !p.pending[len(p.pending)-1].guess {
		return false
	}
	switch p.word(j) {
	case "as":
		return true
	case "after", "before", "since", "until", "till", "than":
		return !strongContent(p.lemma(prev)) || p.kind(lo, lo) != itemNP
	}
	return false
}

func timeClause(w string) bool { return w == "before" || w == "after" || w == "since" || w == "until" }

// cutChain is the chain behind the conjunction at item at.
func (p *parser) cutChain(heads []int, at, lo int) chain {
	return chain{ok: true, phrases: p.phrasesOf(heads), first: heads[len(heads)-1], intro: at, prep: -1, cut: true}
}

// phrasesOf turns items, last first, into phrases, first first.
func (p *parser) phrasesOf(items []int) []int {
	out := make([]int, 0, len(items))
	for i := len(items) - 1; i >= 0; i-- {
		out = append(out, p.items[items[i]].n)
	}
	return out
}

// isTime reports that the phrase at item i names a time ("last summer", "Wednesday").
func (p *parser) isTime(i int) bool {
	np := p.a.NounPhrases[p.items[i].n]
	w := p.a.Lemma[np.Head]
	switch w {
	case "fall", "spring", "second", "season":
		// "last fall" is a time, "the fall of the city" is none.
		switch p.a.lower(np.First) {
		case "last", "next", "this", "that", "each", "every", "early", "late", "some":
			return np.First < np.Head
		}
		return false
	}
	if w == "march" && !startsUpper(p.a.Doc.Text(np.Head)) {
		return false
	}
	return temporal(w) || temporal(p.a.lower(np.Head)) || yearLike(p.a.Doc.Text(np.Head))
}

// introduce says how a clause hangs on what precedes it, given the item of its first subject. antecedent is the item of
// the noun that a relative clause describes, -1 for other clauses.
func (p *parser) introduce(first, lo, prev, k int) (kind ClauseKind, marker, parent, antecedent int) {
	i := p.left(first-1, lo)
	if p.kind(i, lo) == itemNP && p.isTime(i) && i < first {
		i = p.left(i-1, lo) // "said Wednesday the group", "where on Sunday the presidents"
		if p.kind(i, lo) == itemPrep {
			i = p.left(i-1, lo)
		}
	}
	marker, antecedent = -1, -1
	switch p.kind(i, lo) {
	case itemSub:
		marker = p.items[i].tok
		w := p.a.lower(marker)
		kind = Subordinate
		switch {
		case w == "that", w == "whether":
			kind = Complement
		case w == "if" && prev >= 0 && p.left(i-1, lo) < lo && takesContent(p.lemma(prev)):
			kind = Complement
		}
		return kind, marker, p.parentOf(prev), -1
	case itemRel:
		return p.introduceRel(i, lo, prev)
	case itemConj:
		if prev < 0 {
			return Main, p.items[i].tok, -1, -1
		}
		return Coordinated, p.items[i].tok, p.coordinationParent(prev), -1
	case itemNP:
		if prev >= 0 && p.left(i-1, lo) < lo && hearer(p.lemma(prev)) {
			return Complement, -1, p.clause[prev], -1
		}
		if prev >= 0 && p.a.QuoteOf[p.items[k].tok] && !p.a.QuoteOf[p.items[prev].tok] {
			return Complement, -1, p.clause[prev], -1
		}
		if prev >= 0 && (p.nominative(i) || objective(p.word(i))) {
			return Complement, -1, p.clause[prev], -1 // a personal pronoun takes no relative clause
		}
		if i == first-1 && prev < 0 {
			if before := p.chain(i, lo, prev); !before.ok {
				return Main, -1, -1, -1 // "In both places it sat down": the phrase before the subject hangs on the verb
			}
		}
		if i == first-1 {
			if prev >= 0 && (p.kind(k+1, 0) == itemNP && !p.isTime(k+1) || spellsOut(p.a.Lemma[p.a.NounPhrases[p.items[i].n].Head])) {
				return Complement, -1, p.clause[prev], -1 // "on condition they would not seek it": the verb has its object
			}
			return Relative, -1, p.parentOf(prev), i
		}
	case itemAdj:
		if prev >= 0 {
			return Complement, -1, p.clause[prev], -1
		}
	case itemComma, itemStop:
		if prev >= 0 && (i == lo || p.onlyTimes(lo, i)) && speech(p.lemma(prev)) && !p.verb(prev).Infinitive {
			return Complement, -1, p.clause[prev], -1 // "in May, officials said, the army left"
		}
		if prev >= 0 && takesContent(p.lemma(prev)) && (p.a.QuoteOf[p.items[k].tok] && !p.a.QuoteOf[p.items[prev].tok] || p.items[i].kind == itemStop && i == lo) {
			return Complement, -1, p.clause[prev], -1
		}
		if p.root < 0 {
			return Main, -1, -1, -1
		}
		return Coordinated, -1, p.root, -1
	case itemNone:
		if prev >= 0 {
			return Complement, -1, p.clause[prev], -1
		}
	}
	if p.root < 0 {
		return Main, -1, -1, -1
	}
	return Coordinated, -1, p.root, -1
}

// onlyTimes reports that the items lo..hi-1 are a time with its preposition ("said on Sunday, the town").
func (p *parser) onlyTimes(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if p.items[i].kind != itemPrep && !(p.items[i].kind == itemNP && p.isTime(i)) {
			return false
		}
	}
	return hi > lo
}

// introduceRel handles a clause behind the relative or question word at item i.
func (p *parser) introduceRel(i, lo, prev int) (ClauseKind, int, int, int) {
	tok := p.items[i].tok
	h := i - 1
	if p.kind(h, lo) == itemPrep {
		h--
	}
	comma := p.kind(h, lo) == itemComma
	if comma {
		h--
	}
	noun := p.kind(h, lo) == itemNP
	switch w := p.a.lower(tok); w {
	case "who", "which", "whom", "that", "whose", "where":
		if w == "that" && noun && prev >= 0 && p.isTime(h) {
			return Complement, tok, p.clause[prev], -1 // "claimed on 11 March that": no day that did something
		}
		if noun {
			return Relative, tok, p.parentOf(prev), h
		}
	case "when", "whenever", "wherever":
		if noun && p.isTime(h) {
			return Relative, tok, p.parentOf(prev), h
		}
		return Subordinate, tok, p.parentOf(prev), -1
	}
	if prev < 0 {
		return Subordinate, tok, later, -1
	}
	return Complement, tok, p.clause[prev], -1
}

// coordinationParent climbs from the clause of prev to the finite clause that a full clause behind "and" joins.
func (p *parser) coordinationParent(prev int) int {
	if prev < 0 {
		return later
	}
	c := p.clause[prev]
	if p.saidAside(c) && p.a.Clauses[c].Parent >= 0 {
		c = p.a.Clauses[c].Parent
	}
	for {
		cl := &p.a.Clauses[c]
		g := &p.a.VerbGroups[cl.Verb]
		if !g.Infinitive && !g.Participle && cl.Kind != Relative || cl.Parent < 0 {
			return c
		}
		c = cl.Parent
	}
}

// pend remembers the phrase chain that ends at item h as a subject whose verb is still to come, when it stands where a
// subject stands.
func (p *parser) pend(h, lo, prev int) {
	ch := p.chain(h, lo, prev)
	if ch.ok && prev < 0 && p.kind(ch.intro, lo) == itemComma && p.kind(ch.intro-1, lo) == itemNP && !p.isTime(ch.intro-1) {
		// "Omar, a candidate for the post that ..., won": the subject is what the phrase explains.
		if out := p.chain(ch.intro-1, lo, prev); out.ok {
			ch = out
		}
	}
	if !ch.ok {
		// "As the forces that hold the city began": the preposition opens a clause.
		if ch.prep >= 0 && p.word(ch.prep) == "as" {
			p.push(pending{ch.phrases, ch.prep, Subordinate, p.items[ch.prep].tok, p.parentOf(prev), true})
		}
		return
	}
	if len(ch.phrases) == 1 && p.isTime(ch.first) {
		return
	}
	for _, n := range ch.phrases {
		if p.claimed[n] {
			return
		}
	}
	if len(p.pending) > 0 && p.pending[len(p.pending)-1].first == ch.first {
		return
	}
	if prev >= 0 && ch.intro < lo {
		if strongContent(p.lemma(prev)) {
			p.push(pending{ch.phrases, ch.first, Complement, -1, p.clause[prev], true})
		}
		return
	}
	kind, marker, parent, _ := p.introduce(ch.first, lo, prev, min(ch.first, len(p.items)-1))
	if ch.cut {
		kind, marker, parent = Coordinated, p.items[ch.intro].tok, p.coordinationParent(prev)
	}
	if kind == Relative && marker < 0 {
		return
	}
	guess := ch.cut || kind == Coordinated
	p.push(pending{ch.phrases, ch.first, kind, marker, parent, guess})
}

func (p *parser) push(q pending) { p.pending = append(p.pending, q) }
