package syntax

// afterComma handles a finite verb at k directly behind the comma at j.
func (p *parser) afterComma(k, j, lo, prev int) {
	// "The operation, dubbed Dawn, began": a past form between commas whose sentence has another verb behind the second.
	if prev < 0 && p.kind(j-1, lo) == itemNP && p.ambiguous(k) && p.verb(k).Tense == PastTense && p.closesWithVerb(k) && p.asParticiple(k, prev) {
		return
	}
	// "The coalition, a group of six, attacked": the aside between two commas is stepped over.
	for c := j - 1; c > lo; c-- {
		if p.items[c].kind != itemComma || p.items[c-1].kind != itemNP {
			continue
		}
		ch := p.chain(c-1, lo, prev)
		if !ch.ok && ch.prep >= 0 && ch.prep == lo && subordinator(p.word(ch.prep)) {
			p.withSubject(k, c-1, lo, prev) // "Since the lease, a short one, expired"
			return
		}
		if !ch.ok || prev >= 0 && p.root >= 0 && p.kind(ch.intro, lo) == itemComma {
			continue
		}
		if prev >= 0 && ch.intro < lo && !strongContent(p.lemma(prev)) {
			break
		}
		if n := p.named(ch.first, lo); n >= 0 {
			if out := p.chain(n, lo, prev); out.ok && (prev < 0 || out.intro >= lo) {
				ch = out // "Anna Berg, the mayor of Lund, Norland, left"
			}
		}
		p.open(k, ch, lo, prev)
		return
	}
	if n := len(p.pending); n > 0 && !p.pending[n-1].guess && p.resume(k) {
		return
	}
	if prev >= 0 && p.ambiguous(k) && p.verb(k).Tense == PastTense && p.kind(k+1, 0) == itemVerb && p.verb(k+1).Infinitive && supposed(p.lemma(k)) && p.asParticiple(k, prev) {
		return // "by a man, believed to be a soldier"
	}
	if speech(p.lemma(k)) && p.kind(k+1, 0) == itemNP && (p.a.Form[p.verb(k).Head] != Base || prev >= 0) {
		c := p.add(k, k, Coordinated, -1, p.parentOf(prev), nil)
		p.commaed[c-p.base] = true
		if p.postposed(c, k) {
			return
		}
	}
	if p.clause[k] < 0 && len(p.pending) > 0 && p.resume(k) {
		return
	}
	if p.clause[k] < 0 {
		if host := p.host(k, prev); host >= 0 {
			p.share(k, j, host, -1)
			return
		}
		p.orphan(k, prev)
	}
}

// subjectBeforeAside gives the finite verb at k the subject that stands before the comma at j, where only a prepositional
// phrase stands behind it ("The head of police, Neil Lane, on Sunday said"). It reports whether there was one.
func (p *parser) subjectBeforeAside(k, j, lo, prev int) bool {
	if p.kind(j-1, lo) != itemNP {
		return false
	}
	ch := p.chain(j-1, lo, prev)
	if ch.ok && p.kind(ch.intro, lo) == itemComma && p.kind(ch.intro-1, lo) == itemNP {
		if out := p.chain(ch.intro-1, lo, prev); out.ok {
			ch = out
		}
	}
	if !ch.ok || prev >= 0 && ch.intro < lo {
		return false
	}
	p.open(k, ch, lo, prev)
	return true
}

// saidAside reports a clause of a verb of saying that stands between commas behind what was said, so far without a
// complement of its own.
func (p *parser) saidAside(c int) bool {
	cl := &p.a.Clauses[c]
	return cl.Kind == Coordinated && cl.Marker < 0 && p.commaed[c-p.base] && speech(p.a.Lemma[p.a.VerbGroups[cl.Verb].Head]) && !p.hasComplement(c)
}

// closesWithVerb reports that behind the verb at k comes a comma with a finite verb directly after it, before any other
// finite verb.
func (p *parser) closesWithVerb(k int) bool {
	for i := k + 1; i < len(p.items); i++ {
		switch p.items[i].kind {
		case itemVerb:
			if g := p.verb(i); !g.Infinitive && !g.Participle {
				j := p.left(i-1, k+1)
				return p.kind(j, k+1) == itemComma
			}
		case itemConj:
			if p.kind(i-1, k+1) != itemNP || p.kind(i+1, 0) != itemNP {
				return false // "brokered by Norway and Sweden, began" goes on
			}
		case itemStop:
			return false
		}
	}
	return false
}

// orphan adds a finite verb without a subject on its left: an imperative, an inverted "said the minister", a slip.
func (p *parser) orphan(k, prev int) {
	if prev < 0 || p.root < 0 {
		c := p.add(k, 0, Main, -1, -1, nil)
		p.postposed(c, k)
		return
	}
	c := p.add(k, k, Complement, -1, p.clause[prev], nil)
	p.postposed(c, k)
}

// postposed gives a speech verb without a subject the phrase behind it.
func (p *parser) postposed(c, k int) bool {
	if !speech(p.lemma(k)) || p.kind(k+1, 0) != itemNP || p.verb(k).Passive {
		return false
	}
	if p.a.Form[p.verb(k).Head] == Base {
		if k == 0 {
			return false
		}
		p.verb(k).Tense = PresentTense // "..., say scientists"
	}
	subjects := []int{p.items[k+1].n}
	if p.kind(k+2, 0) == itemConj && p.kind(k+3, 0) == itemNP {
		subjects = append(subjects, p.items[k+3].n)
	}
	p.a.Clauses[c].Subjects = p.claim(subjects)
	return true
}
