package syntax

// parser finds the clauses of one sentence. It reads the verb groups from left to right; what stands between two groups
// decides how the later clause hangs on what came before.
type parser struct {
	a       *Analysis
	items   []item
	clause  []int // item -> clause of a verb, -1
	from    []int // clause (less base) -> first item of its own left side
	base    int   // first clause of the sentence
	root    int   // main clause, -1 so far
	pending []pending
	waiting []int  // clauses before the main clause that take its subject
	claimed []bool // phrase -> it is the subject of a clause at its own place
	heading bool   // the sentence is a headline
	commaed []bool // clause (less base) -> it opens behind a comma
	taken   []bool // item -> a preposition whose phrase has been hung
	turned  []bool // item -> a verb that has been taken for something else than its tag says
}

// pending is a subject whose verb has not come yet, because a relative, participle or infinitive clause stands between.
type pending struct {
	subjects []int // phrases
	first    int   // item
	kind     ClauseKind
	marker   int
	parent   int
	guess    bool // it may as well be an object or a list member; taken only where no better subject offers itself
}

// later marks a parent that is the main clause, not known yet.
const later = -2

// sentence finds the clauses of tokens first..last-1.
func (p *parser) sentence(first, last int) {
	p.items = p.a.items(p.items[:0], first, last)
	p.clause, p.taken, p.turned = p.clause[:0], p.taken[:0], p.turned[:0]
	for range p.items {
		p.clause, p.taken, p.turned = append(p.clause, -1), append(p.taken, false), append(p.turned, false)
	}
	p.from, p.commaed, p.pending, p.waiting = p.from[:0], p.commaed[:0], p.pending[:0], p.waiting[:0]
	p.base, p.root = len(p.a.Clauses), -1
	for len(p.claimed) < len(p.a.NounPhrases) {
		p.claimed = append(p.claimed, false)
	}
	prev := -1
	for k, it := range p.items {
		if it.kind != itemVerb {
			continue
		}
		g := &p.a.VerbGroups[it.n]
		switch {
		case g.Infinitive:
			p.infinitive(k, prev)
		case g.Participle:
			p.participle(k, prev)
		default:
			p.finite(k, prev)
		}
		prev = k
	}
	p.finish(first, last)
	p.appositions()
	p.roles()
	p.place(first, last)
}

// add appends a clause for the verb at item k. from is the first item on its left that belongs to it.
func (p *parser) add(k, from int, kind ClauseKind, marker, parent int, subjects []int) int {
	c := len(p.a.Clauses)
	n := p.items[k].n
	if marker >= 0 && kind == Subordinate && p.a.Tag[marker] == ADP {
		p.a.Tag[marker] = SCONJ // as Universal Dependencies tags a preposition before a clause
	}
	p.a.Clauses = append(p.a.Clauses, Clause{Verb: n, Parent: parent, Kind: kind, Marker: marker, Subjects: subjects})
	p.a.VerbGroups[n].Clause = c
	p.clause[k] = c
	p.from = append(p.from, from)
	p.commaed = append(p.commaed, from > 0 && p.items[from-1].kind == itemComma)
	if kind == Main && p.root < 0 {
		p.root = c
	}
	return c
}

// claim notes that phrases are subjects at their own place and copies them.
func (p *parser) claim(nps []int) []int {
	for _, n := range nps {
		p.claimed[n] = true
	}
	return nps
}

func (p *parser) verb(k int) *VerbGroup { return &p.a.VerbGroups[p.items[k].n] }

// word returns the word of item i in lower case, of "as of" both.
func (p *parser) word(i int) string {
	tok := p.items[i].tok
	w := p.a.lower(tok)
	if w == "as" && tok+1 < len(p.a.Tag) && p.a.lower(tok+1) == "of" {
		return "as of"
	}
	return w
}

func (p *parser) lemma(k int) string { return p.a.Lemma[p.verb(k).Head] }

func (p *parser) of(k int) *Clause { return &p.a.Clauses[p.clause[k]] }

func (p *parser) kind(i, lo int) itemKind {
	if i < lo || i >= len(p.items) {
		return itemNone
	}
	return p.items[i].kind
}

// left returns the nearest item at or before i, not before lo, that is no adverb; lo-1 if there is none.
func (p *parser) left(i, lo int) int {
	for i >= lo && p.items[i].kind == itemAdv {
		i--
	}
	return i
}

// inherit copies the subjects of the clause of verb item k.
func (p *parser) inherit(k int) []int {
	if k < 0 {
		return nil
	}
	return append([]int(nil), p.of(k).Subjects...)
}

// finite handles a finite verb at item k; prev is the verb item before it, -1 if none.
func (p *parser) finite(k, prev int) {
	lo := prev + 1
	j := p.left(k-1, lo)
	switch p.kind(j, lo) {
	case itemRel:
		p.relative(k, j, lo, prev)
	case itemSub:
		if p.kind(j-1, lo) == itemNP && p.word(j) == "that" {
			p.relative(k, j, lo, prev)
			return
		}
		p.add(k, j, Subordinate, p.items[j].tok, p.parentOf(prev), nil)
	case itemConj:
		p.coordinate(k, j, prev)
	case itemComma, itemStop:
		p.afterComma(k, j, lo, prev)
	case itemNP:
		if p.readsAsParticiple(k, j, lo, prev) {
			p.makeParticiple(k)
			p.pend(j, lo, prev)
			p.add(k, k, Reduced, -1, p.parentOf(prev), p.antecedents(j, lo))
			return
		}
		p.withSubject(k, j, lo, prev)
	case itemThere:
		kind, marker, parent, _ := p.introduce(j, lo, prev, k)
		if prev >= 0 && takesContent(p.lemma(prev)) && !p.separated(lo, j) {
			kind, marker, parent = Complement, -1, p.clause[prev] // "announced on Sunday there were suspects"
		}
		c := p.add(k, p.openedBy(j, lo), kind, marker, parent, nil)
		n := k + 1
		for p.kind(n, 0) == itemAdv {
			n++
		}
		if p.kind(n, 0) == itemNP {
			p.a.Clauses[c].Subjects = p.claim([]int{p.items[n].n})
		}
	case itemAdj, itemPrep:
		if !p.resume(k) {
			if h := p.left(p.skipAdj(j, lo), lo); p.kind(h, lo) == itemNP {
				p.withSubject(k, h, lo, prev)
				return
			}
			p.orphan(k, prev)
		}
	default:
		if prev >= 0 && j < lo && p.lemma(prev) == "help" && p.a.Form[p.verb(k).Head] == Base {
			p.add(k, k, Complement, -1, p.clause[prev], p.inherit(prev))
			return
		}
		if p.resume(k) {
			return
		}
		if prev >= 0 && j < lo && p.ambiguous(prev) && p.verb(prev).Tense == PastTense && p.of(prev).Kind == Main && len(p.of(prev).Subjects) > 0 {
			p.demote(prev) // "The issue discussed was peace."
			p.add(k, k, Main, -1, -1, p.inherit(prev))
			return
		}
		p.orphan(k, prev)
	}
}

// separated reports a comma, conjunction or subordinator among the items lo..hi-1.
func (p *parser) separated(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.items[i].kind {
		case itemComma, itemStop, itemConj, itemSub, itemRel:
			return true
		}
	}
	return false
}

// demote turns the main clause of the past form at item i into a participle clause of the main clause to come.
func (p *parser) demote(i int) {
	p.makeParticiple(i)
	p.of(i).Kind, p.of(i).Parent, p.root = Reduced, later, -1
}

func (p *parser) skipAdj(i, lo int) int {
	for i >= lo && (p.items[i].kind == itemAdj || p.items[i].kind == itemPrep) {
		i--
	}
	return i
}

// parentOf returns the clause of a verb item, or later if there is none.
func (p *parser) parentOf(prev int) int {
	if prev < 0 {
		return later
	}
	return p.clause[prev]
}

// relative handles a finite verb at k whose subject is the pronoun at j.
func (p *parser) relative(k, j, lo, prev int) {
	h := j - 1
	if p.kind(h, lo) == itemComma {
		h--
	}
	w := p.word(j)
	if p.kind(h, lo) == itemNP && (w == "who" || w == "which" || w == "that") {
		p.pend(h, lo, prev)
		c := p.add(k, j, Relative, p.items[j].tok, p.parentOf(prev), nil)
		p.a.Clauses[c].Subjects = p.antecedents(h, lo)
		return
	}
	kind := Complement
	if prev < 0 {
		kind = Subordinate
	}
	p.add(k, j, kind, p.items[j].tok, p.parentOf(prev), nil)
}

// antecedents returns the phrase at item h, with the phrases that "and" joins to it.
func (p *parser) antecedents(h, lo int) []int {
	out := []int{p.items[h].n}
	if p.kind(h-1, lo) == itemConj && p.kind(h-2, lo) == itemNP && p.kind(h-3, lo) != itemPrep && !p.a.NounPhrases[out[0]].Plural {
		out = append([]int{p.items[h-2].n}, out...)
	}
	return out
}

// coordinate handles a verb at k directly behind the conjunction at j: it shares the subject of the nearest clause of
// the same make.
func (p *parser) coordinate(k, j, prev int) {
	host := p.host(k, prev)
	if host < 0 {
		if !p.resume(k) {
			p.orphan(k, prev)
		}
		return
	}
	if hg := &p.a.VerbGroups[p.a.Clauses[host].Verb]; hg.Passive && p.ambiguous(k) && p.a.Form[p.verb(k).Head] == Past && p.kind(k+1, 0) != itemNP {
		// "was elected in May and sworn in" against "was elected in May and left": only the former has no object either way,
		// so the more frequent reading of the form decides.
		if p.headlinePassive(k) {
			g := p.verb(k)
			p.makeParticiple(k)
			g.Participle, g.Tense, g.Modal, g.Perfect, g.Infinitive = hg.Participle, hg.Tense, hg.Modal, hg.Perfect, hg.Infinitive
		}
	}
	p.share(k, j, host, p.items[j].tok)
}

// share adds the verb at k as coordinated with the clause host: it takes over the subject, and a bare form the "to",
// modal and tense.
func (p *parser) share(k, from, host, marker int) {
	h := &p.a.Clauses[host]
	g := p.verb(k)
	hg := &p.a.VerbGroups[h.Verb]
	if form := p.a.Form[g.Head]; form == Base && g.Modal == "" && g.Tense == NoTense {
		g.Infinitive, g.Modal, g.Tense, g.Negated = hg.Infinitive, hg.Modal, hg.Tense, g.Negated || hg.Negated && marker >= 0 && p.a.lower(marker) == "or"
	}
	p.add(k, from, Coordinated, marker, host, append([]int(nil), h.Subjects...))
}

// host returns the nearest clause before item k that the verb at k can be coordinated with, -1 if there is none: a
// finite verb with a finite one, a bare infinitive with an infinitive or modal, a participle with its like.
func (p *parser) host(k, prev int) int {
	g := p.verb(k)
	form := p.a.Form[g.Head]
	comma := prev >= 0 && p.kind(p.left(k-1, prev+1)-1, prev+1) == itemComma
	for i := prev; i >= 0; i-- {
		if p.clause[i] < 0 || comma && (p.of(i).Kind == Relative && p.of(i).Parent >= 0 || p.saidAside(p.clause[i])) {
			continue // ", and" closes a relative clause
		}
		h := p.verb(i)
		finite := !h.Infinitive && !h.Participle
		switch {
		case g.Infinitive:
			if h.Infinitive {
				return p.clause[i]
			}
		case g.Participle && form == Gerund:
			if p.a.Form[h.Head] == Gerund {
				return p.clause[i]
			}
		case g.Participle:
			if p.a.Form[h.Head] == PastPart {
				return p.clause[i]
			}
		case form == Base && g.Modal == "" && g.Tense == NoTense:
			if h.Infinitive || h.Modal != "" || p.a.Form[h.Head] == Base {
				return p.clause[i]
			}
		case finite:
			// "said no one was hurt and blamed the army": a second verb of saying joins the first.
			if c := p.of(i); c.Kind == Complement && c.Parent >= p.base && takesContent(p.lemma(k)) {
				if up := &p.a.Clauses[c.Parent]; up.Verb >= 0 && takesContent(p.a.Lemma[p.a.VerbGroups[up.Verb].Head]) && !p.a.VerbGroups[up.Verb].Infinitive {
					return c.Parent
				}
			}
			return p.clause[i]
		}
	}
	return -1
}

// resume gives the verb at k the subject that waits longest inside: the last pending one. It reports whether there was one.
func (p *parser) resume(k int) bool {
	if len(p.pending) == 0 {
		return false
	}
	q := p.pending[len(p.pending)-1]
	p.pending = p.pending[:len(p.pending)-1]
	p.present(k)
	p.add(k, k, q.kind, q.marker, q.parent, p.claim(q.subjects))
	return true
}

// withSubject handles a finite verb at k with a noun phrase at j directly before it.
func (p *parser) withSubject(k, j, lo, prev int) {
	ch := p.chain(j, lo, prev)
	sure := len(p.pending) > 0 && !p.pending[len(p.pending)-1].guess
	switch {
	case !ch.ok && sure, ch.ok && sure && prev >= 0 && ch.intro < lo && !strongContent(p.lemma(prev)), sure && (ch.cut || p.kind(ch.intro, lo) == itemNP):
		if p.resume(k) {
			return
		}
	case !ch.ok && ch.prep >= 0 && len(p.pending) > 0 && !clauseOpener(p.word(ch.prep)) && p.resume(k):
		return
	case !ch.ok && ch.prep >= 0 && p.kind(p.left(ch.prep-1, lo), lo) == itemConj && prev >= 0 && !subordinator(p.word(ch.prep)) && p.host(k, prev) >= 0:
		p.coordinate(k, p.left(ch.prep-1, lo), prev) // "took the town and on Monday left it"
		return
	case !ch.ok && ch.prep >= 0 && subordinator(p.word(ch.prep)):
		tok := p.items[ch.prep].tok
		p.add(k, ch.prep, Subordinate, tok, p.parentOf(prev), p.claim(ch.phrases))
		return
	case !ch.ok && p.resume(k):
		return
	case !ch.ok && p.kind(p.left(ch.prep-1, lo), lo) == itemComma && p.subjectBeforeAside(k, p.left(ch.prep-1, lo), lo, prev):
		return
	case !ch.ok:
		from := max(0, min(ch.prep, k))
		if prev >= 0 {
			from = k // "What it says about the battle is unclear": the phrase belongs to the clause before
		}
		c := p.add(k, from, Main, -1, -1, nil)
		if prev >= 0 && p.root != c {
			p.a.Clauses[c].Kind, p.a.Clauses[c].Parent = Coordinated, p.clause[prev]
		}
		if !p.postposed(c, k) && p.kind(k+1, 0) == itemNP && !p.verb(k).Passive && prev < 0 && p.verb(k).Copula {
			p.a.Clauses[c].Subjects = p.claim([]int{p.items[k+1].n}) // "Among the dead was a child"
		}
		return
	}
	p.open(k, ch, lo, prev)
}

// open adds the clause of the verb at k with the subject chain ch.
func (p *parser) open(k int, ch chain, lo, prev int) {
	kind, marker, parent, antecedent := p.introduce(ch.first, lo, prev, k)
	if ch.cut {
		kind, marker, parent = Coordinated, p.items[ch.intro].tok, p.coordinationParent(prev)
	}
	if kind == Relative && antecedent >= 0 {
		p.pend(antecedent, lo, prev)
	}
	from := p.openedBy(ch.first, lo)
	aside := prev < 0 && speech(p.lemma(k)) && p.kind(ch.intro, lo) == itemComma && p.kind(k+1, 0) == itemComma && p.kind(ch.intro-1, lo) == itemNP
	if aside {
		from = ch.first
	}
	bare := p.a.Form[p.verb(k).Head] == Base && prev >= 0 && ch.intro < lo && bareInfinitive(p.lemma(prev))
	subjects := ch.phrases
	if bare {
		from = k // "helped the army retake it": the army is an object of the verb before
	} else {
		p.claim(subjects)
	}
	c := p.add(k, from, kind, marker, parent, subjects)
	if p.negative(ch) {
		p.verb(k).Negated = true
	}
	if p.heading && (kind == Main || kind == Coordinated) && p.headlinePassive(k) {
		p.makeParticiple(k)
		g := p.verb(k)
		g.Participle, g.Tense = false, PastTense
	}
	if aside {
		// "The governor, officials said, survived"
		if out := p.chain(ch.intro-1, lo, prev); out.ok {
			p.push(pending{out.phrases, out.first, Complement, -1, c, false})
		}
	}
	if !bare && !(kind == Complement && marker >= 0) {
		p.present(k)
	}
	if kind == Relative && antecedent >= 0 {
		w := ""
		if marker >= 0 {
			w = p.a.lower(marker)
		}
		if w != "where" && w != "when" && w != "why" && w != "whose" && !p.verb(k).Passive && !p.verb(k).Copula && p.kind(p.relItem(ch.first, lo)-1, lo) != itemPrep {
			p.a.Clauses[c].Objects = []int{p.items[antecedent].n}
		}
	}
}

// present makes a bare form with a subject a present: the two look alike ("the rebels no longer control the road").
func (p *parser) present(k int) {
	if g := p.verb(k); p.a.Form[g.Head] == Base && g.Tense == NoTense && g.Modal == "" {
		p.a.Form[g.Head], g.Tense = Present, PresentTense
	}
}

// negative reports a subject that denies the clause: "no one", "neither side", "nobody".
func (p *parser) negative(ch chain) bool {
	first := p.a.NounPhrases[ch.phrases[0]].First
	w := p.a.lower(first)
	before := ""
	if first > 0 {
		before = p.a.lower(first - 1)
	}
	return w == "no" || w == "neither" || w == "nobody" || w == "none" || w == "nothing" || before == "neither"
}

func (p *parser) relItem(first, lo int) int {
	i := p.left(first-1, lo)
	if p.kind(i, lo) == itemRel {
		return i
	}
	return first
}

// openedBy returns the item of the word that introduces the clause whose subject begins at item first, or first.
func (p *parser) openedBy(first, lo int) int {
	i := p.left(first-1, lo)
	switch p.kind(i, lo) {
	case itemSub, itemRel, itemConj:
		return i
	}
	if lo == 0 {
		return 0 // what stands before the first subject of a sentence belongs to its clause
	}
	return i + 1
}
