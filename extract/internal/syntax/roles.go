package syntax

import (
	"cmp"
	"slices"
)

// finish gives every clause its parent and the sentence its main clause.
func (p *parser) finish(first, last int) {
	a := p.a
	if len(a.Clauses) == p.base {
		a.Clauses = append(a.Clauses, Clause{First: first, Last: last, Verb: -1, Parent: -1, Kind: Main, Marker: -1})
		p.from, p.commaed = append(p.from, 0), append(p.commaed, false)
		p.root = p.base
		return
	}
	if p.root < 0 {
		p.root = p.base
		for c := p.base; c < len(a.Clauses); c++ {
			g := &a.VerbGroups[a.Clauses[c].Verb]
			if a.Clauses[c].Parent < 0 && !g.Infinitive && !g.Participle && a.Clauses[c].Kind != Relative {
				p.root = c
				break
			}
		}
		r := &a.Clauses[p.root]
		r.Parent = -1
		if r.Kind != Main && r.Kind != Subordinate {
			r.Kind = Main
		}
	}
	for c := p.base; c < len(a.Clauses); c++ {
		if cl := &a.Clauses[c]; c != p.root && cl.Parent < 0 {
			cl.Parent = p.root
			if cl.Kind == Main {
				cl.Kind = Coordinated
			}
		}
	}
	for _, c := range p.waiting {
		if c != p.root {
			a.Clauses[c].Subjects = append([]int(nil), a.Clauses[p.root].Subjects...)
		}
	}
	p.trailingSpeech()
}

// trailingSpeech turns "X fell, officials said" round: the clause of the speech verb becomes the main clause and the old
// main clause its complement.
func (p *parser) trailingSpeech() {
	a := p.a
	for c := p.base; c < len(a.Clauses); c++ {
		cl := &a.Clauses[c]
		if c == p.root || cl.Kind != Coordinated || cl.Marker >= 0 || cl.Parent != p.root && a.Clauses[c].Parent != c-1 || !p.commaed[c-p.base] {
			continue
		}
		g := &a.VerbGroups[cl.Verb]
		if !speech(a.Lemma[g.Head]) || g.Participle || g.Infinitive || p.hasComplement(c) || len(cl.Subjects) == 0 {
			continue
		}
		if a.Clauses[p.root].First == 0 && a.Clauses[p.root].Kind != Main {
			continue
		}
		old := p.root
		cl.Kind, cl.Parent = Main, -1
		a.Clauses[old].Kind, a.Clauses[old].Parent = Complement, c
		p.root = c
		return
	}
}

func (p *parser) hasComplement(c int) bool {
	for d := c + 1; d < len(p.a.Clauses); d++ {
		if p.a.Clauses[d].Parent == c && p.a.Clauses[d].Kind == Complement {
			return true
		}
	}
	return false
}

// appositions links "NAME, the editor of ..." and "the leader, NAME,": a phrase between commas that explains the one
// before it.
func (p *parser) appositions() {
	for c := 1; c+1 < len(p.items); c++ {
		if p.items[c].kind != itemComma || p.items[c-1].kind != itemNP || p.items[c+1].kind != itemNP {
			continue
		}
		l, r := p.items[c-1].n, p.items[c+1].n
		if c >= 3 && p.age(c-1) && p.items[c-2].kind == itemComma && p.items[c-3].kind == itemNP {
			l = p.items[c-3].n // "Anna Berg, 41, a nurse"
		}
		if p.claimed[r] || p.isTime(c-1) || p.isTime(c+1) || p.a.NounPhrases[r].Appos >= 0 {
			continue
		}
		// Behind the second phrase and what hangs on it: another comma or the end, but no "and" (a list) and no verb.
		e := c + 2
		for e < len(p.items) && (p.items[e].kind == itemPrep || p.items[e].kind == itemNP && p.items[e-1].kind == itemPrep) {
			e++
		}
		switch p.kind(e, 0) {
		case itemConj, itemNP, itemThere:
			continue
		case itemComma:
			if p.kind(e+1, 0) == itemNP && !p.claimed[p.items[e+1].n] || p.kind(e+1, 0) == itemConj && p.kind(e+2, 0) == itemNP && p.kind(e+3, 0) != itemVerb {
				continue // a list
			}
		}
		left, right := p.a.NounPhrases[l], p.a.NounPhrases[r]
		leftName, rightName := p.a.Tag[left.Head] == PROPN, p.a.Tag[right.Head] == PROPN
		determined := p.a.Tag[right.First] == DET || right.Possessor >= 0
		if leftName && !rightName && (determined || right.Last > right.First+1) || !leftName && rightName && !left.Plural || leftName && rightName && determined || !leftName && !rightName && p.a.Tag[right.First] == DET && p.kind(e, 0) != itemVerb {
			p.a.NounPhrases[r].Appos = l
		}
	}
}

// roles fills objects, predicates, obliques and attachments.
func (p *parser) roles() {
	for k, it := range p.items {
		if it.kind != itemVerb {
			continue
		}
		c := p.clause[k]
		p.before(c, k)
		p.behind(c, k)
	}
	p.rest()
}

// end returns the item behind the last one that belongs to the clause whose verb is at k, before the next clause opens.
func (p *parser) end(k int) int {
	for i := k + 1; i < len(p.items); i++ {
		if p.items[i].kind == itemVerb {
			return max(k+1, min(i, p.from[p.clause[i]-p.base]))
		}
	}
	return len(p.items)
}

// before attaches the prepositional phrases on the left of the verb: on a noun where they follow one, else on the verb.
func (p *parser) before(c, k int) {
	for i := p.from[c-p.base]; i < k; i++ {
		if p.items[i].kind == itemPrep && p.kind(i+1, 0) == itemNP && i+1 < k {
			if p.a.Clauses[c].Marker == p.items[i].tok || p.inOrder(i) {
				p.taken[i] = true
				continue
			}
			i = p.prepositional(c, i, p.from[c-p.base], k, true)
		}
	}
}

// rest hangs the prepositional phrases that no clause has taken: those of subjects whose verb came late, and what stands
// before the first clause.
func (p *parser) rest() {
	defer p.order()
	for i := range p.items {
		if p.items[i].kind != itemPrep || p.kind(i+1, 0) != itemNP || p.taken[i] || p.opens(i) {
			continue
		}
		if p.kind(i-1, 0) == itemNP && !p.isTime(i-1) {
			p.attach(p.items[i-1].n, i, len(p.items))
			continue
		}
		c := p.root
		for k := i; k >= 0; k-- {
			if p.clause[k] >= 0 {
				c = p.clause[k]
				break
			}
		}
		cl := &p.a.Clauses[c]
		cl.Obliques = append(cl.Obliques, Oblique{p.items[i].tok, p.items[i+1].n})
	}
}

// order sorts what hangs on verbs and nouns by its place in the text.
func (p *parser) order() {
	for c := p.base; c < len(p.a.Clauses); c++ {
		slices.SortStableFunc(p.a.Clauses[c].Obliques, func(a, b Oblique) int { return cmp.Or(a.Prep-b.Prep, a.NP-b.NP) })
	}
	first := len(p.a.Attachments)
	for first > 0 && len(p.items) > 0 && p.a.Attachments[first-1].Prep >= p.items[0].tok {
		first--
	}
	slices.SortStableFunc(p.a.Attachments[first:], func(a, b Attachment) int { return cmp.Or(a.Prep-b.Prep, a.Obj-b.Obj) })
}

// opens reports that the preposition at item i is the marker of a clause.
func (p *parser) opens(i int) bool {
	for c := p.base; c < len(p.a.Clauses); c++ {
		if p.a.Clauses[c].Marker == p.items[i].tok {
			return true
		}
	}
	return false
}

// attach hangs the prepositional phrase at item i, with the phrases joined to it before item hi, on a noun phrase. It
// returns the last item taken.
func (p *parser) attach(np, i, hi int) int {
	p.taken[i] = true
	hang := func(n int) { p.a.Attachments = append(p.a.Attachments, Attachment{np, p.items[i].tok, n}) }
	hang(p.items[i+1].n)
	return p.joined(i+1, hi, hang)
}

// prepositional hangs the prepositional phrase at item i on the noun before it or on the clause. subject says that the
// phrase stands before the verb. It returns the last item taken.
func (p *parser) prepositional(c, i, lo, hi int, subject bool) int {
	p.taken[i] = true
	cl := &p.a.Clauses[c]
	w := p.word(i)
	np := p.items[i+1].n
	h := p.left(i-1, lo)
	g := p.a.VerbGroups[cl.Verb]
	if w == "by" && len(cl.ByAgents) > 0 && p.kind(i-1, lo) == itemNP && p.items[i-1].n == cl.ByAgents[len(cl.ByAgents)-1] {
		return p.attach(p.items[i-1].n, i, hi) // "was begun by the army and shelling by the fleet"
	}
	if w == "by" && g.Passive && !subject && !p.isTime(i+1) && !p.means(i+1) {
		cl.ByAgents = append(cl.ByAgents, np)
		return p.joined(i+1, hi, func(n int) { cl.ByAgents = append(cl.ByAgents, n) })
	}
	if p.kind(h, lo) == itemNP && h == i-1 && p.nounTakes(h, w, i, subject, cl) {
		return p.attach(p.items[h].n, i, hi)
	}
	cl.Obliques = append(cl.Obliques, Oblique{p.items[i].tok, np})
	return p.joined(i+1, hi, func(n int) { cl.Obliques = append(cl.Obliques, Oblique{p.items[i].tok, n}) })
}

// means reports that the phrase at item i says how, not who: "by bus", "by 5 per cent", "by force".
func (p *parser) means(i int) bool {
	np := p.a.NounPhrases[p.items[i].n]
	if p.a.Tag[np.Head] == NUM || p.a.Tag[np.Head] == SYM {
		return true
	}
	switch p.a.Lemma[np.Head] {
	case "bus", "car", "train", "plane", "air", "road", "sea", "boat", "ship", "helicopter", "phone", "telephone", "mail", "email", "force", "hand", "law",
		"accident", "mistake", "truck", "land", "rail", "foot", "percent", "cent", "video", "post", "ambulance":
		return np.Last == np.First+1 || p.a.Lemma[np.Head] == "percent" || p.a.Lemma[np.Head] == "cent"
	}
	return false
}

// joined calls f with the phrases that commas and "and" join to the phrase at item i, and returns the item of the last.
func (p *parser) joined(i, hi int, f func(int)) int {
	for {
		j := i + 1
		if p.kind(j, 0) == itemComma && p.kind(j+1, 0) == itemConj {
			j++
		}
		if n := p.parallel(i, hi); n >= 0 {
			p.taken[i+1] = true
			p.a.Attachments = append(p.a.Attachments, Attachment{p.items[i].n, p.items[i+1].tok, p.items[i+2].n})
			f(p.items[n].n)
			i = n
			continue
		}
		list := p.kind(j, 0) == itemConj || p.kind(j, 0) == itemComma && p.listAhead(j, hi)
		if list && p.parallel(i-2, hi) == j+1 {
			return i // "Lane of Ohio and | Stone of Utah"
		}
		if !list || j+1 >= hi || p.kind(j+1, 0) != itemNP || p.claimed[p.items[j+1].n] || p.a.NounPhrases[p.items[j+1].n].Appos >= 0 || p.isTime(i) != p.isTime(j+1) {
			return i
		}
		f(p.items[j+1].n)
		i = j + 1
	}
}

// parallel returns the item of B in "A of X, and B of Y", where A stands at item i, -1 where no such list goes on.
func (p *parser) parallel(i, hi int) int {
	if p.kind(i, 0) != itemNP || p.kind(i+1, 0) != itemPrep || p.kind(i+2, 0) != itemNP || p.word(i+1) != "of" && p.word(i+1) != "from" {
		return -1
	}
	n := i + 3
	if p.kind(n, 0) == itemComma {
		n++
	}
	if p.kind(n, 0) == itemConj {
		n++
	} else if !p.listAhead(i+3, hi) {
		return -1 // "hundreds of men, many of them young"
	}
	if n == i+3 || n+2 >= hi || p.kind(n, 0) != itemNP || p.claimed[p.items[n].n] || p.kind(n+1, 0) != itemPrep || p.kind(n+2, 0) != itemNP || p.word(n+1) != p.word(i+1) {
		return -1
	}
	return n
}

// listAhead reports that the comma at item j stands in a list: phrases, commas and at last a conjunction follow.
func (p *parser) listAhead(j, hi int) bool {
	for i := j + 1; i < hi; i++ {
		switch p.items[i].kind {
		case itemConj:
			return p.kind(i+1, 0) == itemNP && i+1 < hi
		case itemNP, itemComma, itemPrep, itemAdj:
		default:
			return false
		}
	}
	return false
}

// nounTakes decides whether a prepositional phrase hangs on the noun phrase before it, at item h.
func (p *parser) nounTakes(h int, w string, i int, subject bool, cl *Clause) bool {
	np := p.a.NounPhrases[p.items[h].n]
	switch {
	case w == "of", w == "including", w == "such", w == "like" && !subject:
		return true
	case p.a.Tag[np.Head] == PRON:
		return false
	case p.isTime(h):
		return false
	case subject:
		return true
	case w == "as", w == "according", w == "following":
		return false
	}
	// Behind the verb the noun and the verb compete.
	noun := p.a.Lemma[np.Head]
	if p.a.Tag[np.Head] == PROPN {
		noun = "NAME"
	}
	return tables().onNoun(p.a.Lemma[p.a.VerbGroups[cl.Verb].Head], noun, w, p.isTime(i+1))
}

// behind reads the right side of the verb at item k.
func (p *parser) behind(c, k int) {
	cl := &p.a.Clauses[c]
	g := p.a.VerbGroups[cl.Verb]
	hi := p.end(k)
	var slot *[]int // where a coordinated phrase goes
	direct := 0
	for i := k + 1; i < hi; i++ {
		switch p.items[i].kind {
		case itemPrep:
			if i+1 < hi && p.kind(i+1, 0) == itemNP && !p.claimed[p.items[i+1].n] {
				i = p.prepositional(c, i, k+1, hi, false)
			} else {
				p.shifted(c, i, k)
			}
		case itemNP:
			n := p.items[i].n
			if p.claimed[n] || p.a.NounPhrases[n].Appos >= 0 {
				continue
			}
			if p.isTime(i) && !spendsTime(p.lemma(k)) {
				continue
			}
			prior := p.kind(i-1, k+1)
			if (prior == itemConj || prior == itemComma && p.listAhead(i-1, hi)) && slot != nil {
				*slot = append(*slot, n)
				continue
			}
			if prior == itemComma || prior == itemConj {
				continue
			}
			switch direct++; {
			case g.Copula && direct == 1:
				cl.Predicates = append(cl.Predicates, n)
				slot = &cl.Predicates
			case g.Passive && direct == 1 && names(p.lemma(k)):
				cl.Predicates = append(cl.Predicates, n)
			case g.Passive && !twoObjects(p.lemma(k)) || g.Copula:
			case direct == 1:
				cl.Objects = append(cl.Objects, n)
				slot = &cl.Objects
			case direct == 2 && prior == itemNP && twoObjects(p.lemma(k)) && len(cl.Objects) == 1:
				cl.Indirect, cl.Objects = append(cl.Indirect, cl.Objects...), []int{n}
			}
		case itemAdv:
			p.shifted(c, i, k)
		case itemStop, itemSub, itemRel:
			i = hi
		}
	}
	// Who is told is no patient, whether or not what is told is a phrase.
	if len(cl.Objects) == 1 && len(cl.Indirect) == 0 && p.lemma(k) == "tell" && !told(p.a.Lemma[p.a.NounPhrases[cl.Objects[0]].Head]) {
		cl.Indirect, cl.Objects = cl.Objects, nil
	}
}

// shifted takes the word at item i as the particle of the verb at k when it stands behind the object ("handed the
// captives over").
func (p *parser) shifted(c, i, k int) {
	cl := &p.a.Clauses[c]
	if v := &p.a.VerbGroups[cl.Verb]; v.Particle < 0 && len(cl.Objects) == 1 && p.kind(i-1, k+1) == itemNP && p.kind(i+1, 0) != itemNP && shiftedParticle(p.word(i)) {
		v.Particle = p.items[i].tok
	}
}

// names reports a verb whose passive makes its subject what the phrase behind it says ("was named commander").
func names(lemma string) bool {
	switch lemma {
	case "name", "call", "appoint", "elect", "declare", "consider", "dub", "crown", "label", "designate", "deem", "rename", "make", "proclaim":
		return true
	}
	return false
}

// shiftedParticle reports a particle that can stand behind the object.
func shiftedParticle(w string) bool {
	switch w {
	case "over", "back", "out", "off", "up", "down", "away", "apart", "in":
		return true
	}
	return false
}

// told reports a noun that names what is told rather than who.
func told(lemma string) bool {
	switch lemma {
	case "story", "truth", "lie", "tale", "joke", "it", "that", "this", "thing":
		return true
	}
	return false
}

func spendsTime(lemma string) bool {
	switch lemma {
	case "spend", "take", "last", "need", "waste", "mark", "give", "buy", "set", "celebrate", "have":
		return true
	}
	return false
}
