package syntax

// infinitive handles a to-infinitive at item k.
func (p *parser) infinitive(k, prev int) {
	lo := prev + 1
	j := p.left(k-1, lo)
	marker := p.verb(k).First
	switch p.kind(j, lo) {
	case itemConj:
		if host := p.host(k, prev); host >= 0 {
			p.add(k, j, Coordinated, p.items[j].tok, host, append([]int(nil), p.a.Clauses[host].Subjects...))
			return
		}
	case itemNP:
		if prev >= 0 && p.onlyTimes(lo, k) && takesInfinitive(p.lemma(prev)) && !p.verb(prev).Passive {
			break // "agreed on Sunday to leave"
		}
		p.infinitiveAfterNoun(k, j, lo, prev)
		return
	case itemComma:
		if prev < 0 {
			break
		}
		p.add(k, k, Subordinate, marker, p.clause[prev], p.inherit(prev))
		return
	}
	if prev < 0 {
		p.waiting = append(p.waiting, p.add(k, 0, Subordinate, marker, later, nil))
		return
	}
	p.add(k, k, Complement, marker, p.clause[prev], p.inherit(prev))
}

// takesInfinitive reports a verb whose infinitive says what is agreed, refused or tried rather than what for.
func takesInfinitive(lemma string) bool {
	switch lemma {
	case "agree", "refuse", "decline", "decide", "vow", "pledge", "promise", "threaten", "plan", "intend", "try", "attempt", "fail", "begin", "start", "continue",
		"offer", "choose", "want", "hope", "expect", "seek", "manage", "vote", "propose", "prepare", "resolve", "volunteer", "opt", "undertake":
		return true
	}
	return false
}

// infinitiveAfterNoun handles "ordered troops to leave", "a plan to leave", "for troops to leave", "moved troops to block".
func (p *parser) infinitiveAfterNoun(k, j, lo, prev int) {
	marker := p.verb(k).First
	np := p.a.NounPhrases[p.items[j].n]
	if h := p.left(j-1, lo); p.kind(h, lo) == itemPrep && p.word(h) == "for" && !(prev >= 0 && departs(p.lemma(prev))) {
		if p.kind(h-1, lo) == itemNP && prev < 0 {
			p.pend(h-1, lo, prev)
		}
		p.add(k, h, Subordinate, p.items[h].tok, p.parentOf(prev), p.claim([]int{p.items[j].n}))
		return
	}
	if p.inOrder(j - 1) {
		p.under(k, j-1, Subordinate, marker, prev)
		return
	}
	owned := func() []int {
		if np.Possessor >= 0 {
			return []int{np.Possessor}
		}
		if p.kind(p.left(j-1, lo), lo) == itemPrep {
			return nil // "protested against the plan to raise taxes": not theirs
		}
		return p.inherit(prev)
	}
	if nounTakesInfinitive(p.a.Lemma[np.Head]) {
		p.pend(j, lo, prev)
		p.add(k, k, Complement, marker, p.parentOf(prev), owned())
		return
	}
	if prev < 0 {
		p.pend(j, lo, prev)
		p.add(k, k, Complement, marker, later, nil)
		return
	}
	object := -1
	for i := lo; i <= j; i++ {
		if p.items[i].kind == itemNP && p.kind(p.left(i-1, lo), lo) != itemPrep {
			object = i
			break
		}
	}
	switch {
	case object >= 0 && objectControl(p.lemma(prev)) && !p.verb(prev).Passive && (object == j || !departs(p.lemma(prev))):
		p.add(k, k, Complement, marker, p.clause[prev], []int{p.items[object].n})
	case object < 0 && objectControl(p.lemma(prev)) && p.kind(lo, lo) == itemPrep && p.kind(lo+1, lo) == itemNP && !p.verb(prev).Passive:
		// "called on the army to leave"
		p.add(k, k, Complement, marker, p.clause[prev], []int{p.items[lo+1].n})
	default:
		p.pend(j, lo, prev)
		p.add(k, k, Subordinate, marker, p.clause[prev], p.inherit(prev))
	}
}

// inOrder reports the "in order" of "in order to" at item i.
func (p *parser) inOrder(i int) bool {
	if p.kind(i, 0) != itemPrep || p.kind(i+1, 0) != itemNP || p.kind(i+2, 0) != itemVerb || p.word(i) != "in" {
		return false
	}
	np := p.a.NounPhrases[p.items[i+1].n]
	return np.First == np.Head && p.a.Lemma[np.Head] == "order" && p.verb(i+2).Infinitive
}

// participle handles a group that begins with an -ing or -ed form.
func (p *parser) participle(k, prev int) {
	if p.a.Form[p.verb(k).First] == PastPart || p.a.Form[p.verb(k).Head] == PastPart && p.verb(k).First == p.verb(k).Head {
		p.pastParticiple(k, prev)
		return
	}
	p.gerund(k, prev)
}

func (p *parser) gerund(k, prev int) {
	lo := prev + 1
	j := p.left(k-1, lo)
	switch p.kind(j, lo) {
	case itemConj:
		if host := p.host(k, prev); host >= 0 {
			p.add(k, j, Coordinated, p.items[j].tok, host, append([]int(nil), p.a.Clauses[host].Subjects...))
			return
		}
		p.under(k, k, Reduced, -1, prev)
	case itemPrep, itemSub: // prepositions before gerunds are tagged as either
		p.gerundAfterPreposition(k, j, lo, prev)
	case itemRel:
		p.under(k, j, Subordinate, p.items[j].tok, prev)
	case itemComma:
		if h := j - 1; prev < 0 && p.kind(h, lo) == itemNP {
			p.pend(h, lo, prev)
			ch := p.chain(h, lo, prev)
			if ch.ok {
				p.add(k, k, Reduced, -1, later, ch.phrases)
				return
			}
		}
		p.under(k, k, Reduced, -1, prev)
	case itemNP:
		if prev >= 0 && p.isTime(j) {
			p.under(k, k, Complement, -1, prev) // "has spent months building"
			return
		}
		p.pend(j, lo, prev)
		p.add(k, k, Reduced, -1, p.parentOf(prev), p.antecedents(j, lo))
	case itemNone:
		p.under(k, k, Complement, -1, prev)
	default:
		p.under(k, k, Reduced, -1, prev)
	}
}

// under adds a clause that takes the subject of the clause before it, or waits for the main clause.
func (p *parser) under(k, from int, kind ClauseKind, marker, prev int) {
	if prev < 0 {
		if kind == Complement {
			kind = Reduced
		}
		p.waiting = append(p.waiting, p.add(k, from, kind, marker, later, nil))
		return
	}
	p.add(k, from, kind, marker, p.clause[prev], p.inherit(prev))
}

// gerundAfterPreposition handles "by shelling the town", "the risk of losing it", "accused rebels of shelling".
func (p *parser) gerundAfterPreposition(k, j, lo, prev int) {
	marker := p.items[j].tok
	h := p.left(j-1, lo)
	if p.kind(h, lo) == itemNP {
		if prev < 0 {
			p.pend(h, lo, prev)
			var owner []int
			if n := p.a.NounPhrases[p.items[h].n].Possessor; n >= 0 {
				owner = []int{n}
			}
			p.add(k, j, Subordinate, marker, later, owner)
			return
		}
		if preventsFrom(p.lemma(prev)) && !p.verb(prev).Passive && h == lo {
			p.add(k, j, Subordinate, marker, p.clause[prev], []int{p.items[h].n})
			return
		}
	}
	p.under(k, j, Subordinate, marker, prev)
}

func (p *parser) pastParticiple(k, prev int) {
	lo := prev + 1
	j := p.left(k-1, lo)
	switch p.kind(j, lo) {
	case itemNP:
		waits := len(p.pending) > 0 && !p.pending[len(p.pending)-1].guess && p.ambiguous(k) && !p.byFollows(k)
		if (waits && !p.verbFollows(k) && !p.closesWithVerb(k) || p.relativePast(k, j, lo, prev) || p.readsAsPast(k, j, lo, prev)) && p.asPast(k, prev) {
			return
		}
		p.pend(j, lo, prev)
		p.add(k, k, Reduced, -1, p.parentOf(prev), p.antecedents(j, lo))
	case itemComma:
		if n := len(p.pending); n > 0 && !p.pending[n-1].guess && p.ambiguous(k) && !p.closesWithVerb(k) && p.asPast(k, prev) {
			return
		}
		if h := j - 1; p.kind(h, lo) == itemNP && !p.isTime(h) {
			if p.ambiguous(k) && p.closesAside(j, lo) && !p.closesWithVerb(k) && p.asPast(k, prev) {
				return
			}
			if p.ambiguous(k) && prev >= 0 && p.a.Form[p.verb(prev).Head] == Past && p.kind(k+1, 0) != itemPrep && p.asPast(k, prev) {
				return
			}
			p.pend(h, lo, prev)
			ch := p.chain(h, lo, prev)
			subjects := []int{p.items[h].n}
			if ch.ok && (prev < 0 || ch.intro >= lo) {
				subjects = ch.phrases
			}
			p.add(k, k, Reduced, -1, p.parentOf(prev), subjects)
			return
		}
		p.under(k, k, Reduced, -1, prev)
	case itemConj:
		if host := p.host(k, prev); host >= 0 {
			g, h := p.verb(k), &p.a.VerbGroups[p.a.Clauses[host].Verb]
			if h.Passive && p.ambiguous(k) && p.kind(k+1, 0) == itemNP && !p.isTime(k+1) && p.asPast(k, prev) {
				return // a passive has no object: "killed a woman named Smith and injured nineteen"
			}
			g.Passive, g.Perfect, g.Tense, g.Participle, g.Modal, g.Infinitive = h.Passive, h.Perfect, h.Tense, h.Participle, h.Modal, h.Infinitive
			p.add(k, j, Coordinated, p.items[j].tok, host, append([]int(nil), p.a.Clauses[host].Subjects...))
			return
		}
		if p.ambiguous(k) && p.asPast(k, prev) {
			return
		}
		p.under(k, k, Reduced, -1, prev)
	case itemSub, itemRel:
		if p.word(j) == "who" || p.word(j) == "which" || p.word(j) == "that" {
			if p.ambiguous(k) && p.asPast(k, prev) {
				return
			}
		}
		p.under(k, j, Subordinate, p.items[j].tok, prev)
	case itemPrep:
		p.under(k, j, Subordinate, p.items[j].tok, prev)
	case itemNone:
		if prev >= 0 && p.ambiguous(prev) && p.verb(prev).Tense == PastTense && p.ambiguous(k) && p.kind(k+1, 0) == itemNP && p.of(prev).Kind == Main {
			// "Resources sent included appliances": the first of two past forms is the participle.
			p.demote(prev)
			p.makePast(k)
			p.add(k, k, Main, -1, -1, p.inherit(prev))
			return
		}
		p.under(k, k, Complement, -1, prev)
	default:
		p.under(k, k, Reduced, -1, prev)
	}
}

// relativePast reports that the participle at k is the finite verb of a relative or that-clause whose subject ends at j
// ("the men that the army captured").
func (p *parser) relativePast(k, j, lo, prev int) bool {
	ch := p.chain(j, lo, prev)
	intro := p.kind(ch.intro, lo)
	return ch.ok && p.ambiguous(k) && (intro == itemRel || intro == itemSub && !p.verbFollows(k)) && !p.byFollows(k)
}

// byFollows reports that "by" stands directly behind the verb at k.
func (p *parser) byFollows(k int) bool {
	return p.kind(k+1, 0) == itemPrep && p.word(k+1) == "by"
}

// closesAside reports that the comma at item j closes an aside: another comma with a noun phrase before it opens it.
func (p *parser) closesAside(j, lo int) bool {
	for c := j - 1; c > lo; c-- {
		if p.items[c].kind == itemComma {
			return p.items[c-1].kind == itemNP
		}
	}
	return false
}

func (p *parser) ambiguous(k int) bool {
	g := p.verb(k)
	return g.First == g.Head && ambiguousPast(p.a.lower(g.Head))
}

// asPast takes the participle at k for a past form and handles it as a finite verb. A verb is taken for something else only
// once, so that two rules that disagree cannot send it to and fro; asPast reports whether it was.
func (p *parser) asPast(k, prev int) bool {
	if p.turned[k] {
		return false
	}
	p.turned[k] = true
	p.makePast(k)
	p.finite(k, prev)
	return true
}

// asParticiple takes the past form at k for a participle and handles it as such, under the rule of asPast.
func (p *parser) asParticiple(k, prev int) bool {
	if p.turned[k] {
		return false
	}
	p.turned[k] = true
	p.makeParticiple(k)
	p.pastParticiple(k, prev)
	return true
}

// makePast turns a participle into a finite past form.
func (p *parser) makePast(k int) {
	g := p.verb(k)
	p.a.Form[g.Head] = Past
	g.Participle, g.Passive, g.Tense = false, false, PastTense
}

// readsAsPast reports that the participle at k, with the noun phrase at j before it, is the sentence's missing finite
// verb: its form allows it, the phrase stands where a subject stands, and no verb that lacks a subject follows.
func (p *parser) readsAsPast(k, j, lo, prev int) bool {
	if !p.ambiguous(k) || p.byFollows(k) {
		return false
	}
	ch := p.chain(j, lo, prev)
	if !ch.ok && !(ch.prep >= 0 && subordinator(p.word(ch.prep)) && p.word(ch.prep) != "with") {
		return false
	}
	if ch.ok && prev >= 0 && ch.intro < lo && !reportsFact(p.lemma(prev)) || ch.cut && p.kind(k+1, 0) != itemNP && p.kind(ch.intro-1, lo) != itemComma {
		return false
	}
	if prev >= 0 && len(p.pending) > 0 && ch.intro < lo {
		return false
	}
	return !p.verbFollows(k)
}

// verbFollows reports that behind the verb at k, before the next boundary, stands a finite verb that has no subject of
// its own: only prepositional phrases, times and the objects of non-finite verbs stand between.
func (p *parser) verbFollows(k int) bool {
	bare, free := 0, 0
	for i := k + 1; i < len(p.items); i++ {
		switch p.items[i].kind {
		case itemComma, itemStop, itemConj, itemSub, itemRel:
			return false
		case itemNP:
			if p.items[i-1].kind != itemPrep && !p.isTime(i) {
				bare++
			}
		case itemVerb:
			if g := p.verb(i); g.Infinitive || g.Participle {
				free++
				continue
			}
			return bare <= free
		}
	}
	return false
}

// readsAsParticiple reports that the past form at k, with its supposed subject at j, is a participle in truth ("a
// statement put out by the army said"): an agent follows and another verb lacks a subject.
func (p *parser) readsAsParticiple(k, j, lo, prev int) bool {
	g := p.verb(k)
	if !p.ambiguous(k) || p.a.Form[g.Head] != Past {
		return false
	}
	if names(p.lemma(k)) && p.kind(k+1, 0) == itemNP && p.kind(k+2, 0) == itemVerb {
		next := p.verb(k + 2) // "a student named Wong said"
		return !next.Infinitive && !next.Participle
	}
	if !p.byFollows(k) {
		return false
	}
	if p.verbFollows(k) {
		return true
	}
	// "they were men wanted by the army": what the verb before it has as object or predicate is no subject.
	ch := p.chain(j, lo, prev)
	return prev >= 0 && ch.ok && ch.intro < lo && !takesContent(p.lemma(prev)) && len(p.pending) == 0
}

// headlinePassive reports that the past form at k, in a headline, leaves out its "was" ("Network shut down by
// government"): it has no object, and is seen as a participle more often than as a past form.
func (p *parser) headlinePassive(k int) bool {
	g := p.verb(k)
	if !p.ambiguous(k) || p.a.Form[g.Head] != Past || p.kind(k+1, 0) != itemPrep && p.kind(k+1, 0) != itemNone && p.kind(k+1, 0) != itemAdj && p.kind(k+1, 0) != itemComma {
		return false
	}
	var past, part float32
	x := tables()
	for _, s := range x.words[p.a.lower(g.Head)] {
		switch x.form[s.state] {
		case Past:
			past += s.weight
		case PastPart:
			part += s.weight
		}
	}
	return part >= past || p.byFollows(k)
}

// makeParticiple turns a finite past form into a participle.
func (p *parser) makeParticiple(k int) {
	g := p.verb(k)
	p.a.Form[g.Head] = PastPart
	g.Participle, g.Passive, g.Tense = true, true, NoTense
}
