package event

import (
	"sort"

	"github.com/dateline/dateline/extract/internal/syntax"
)

// triggers finds the verbs and nouns that may name an event, in text order.
func (f *finder) triggers() []candidate {
	var cands []candidate
	byGroup := make([]int, len(f.syn.VerbGroups))
	for g := range f.syn.VerbGroups {
		byGroup[g] = -1
		if c, ok := f.verbTrigger(g); ok {
			byGroup[g] = len(cands)
			cands = append(cands, c)
		}
	}
	for p := range f.syn.NounPhrases {
		if c, ok := f.nounTrigger(p); ok {
			cands = append(cands, c)
		}
	}
	sort.SliceStable(cands, func(i, j int) bool { return cands[i].trigger < cands[j].trigger })
	for i := range cands {
		if cands[i].group >= 0 {
			byGroup[cands[i].group] = i
		}
	}
	f.tie(cands, byGroup)
	return cands
}

func (f *finder) fresh(trigger int) candidate {
	return candidate{
		trigger: trigger, clause: f.clauseOf(trigger), sentence: int(f.doc.SentenceOf[trigger]),
		group: -1, phrase: -1, within: -1, governed: -1, where: -1, lemma: f.lemma(trigger),
	}
}

// verbTrigger decides about a verb group. The copula, verbs of thinking, and light, aspectual or promising verbs
// whose event is another word are none.
func (f *finder) verbTrigger(g int) (candidate, bool) {
	vg := f.verb(g)
	c := f.fresh(vg.Head)
	c.group, c.clause = g, vg.Clause
	c.word = f.lex.verbs[c.lemma]
	if p := f.syn.PhraseOf[vg.Head]; p >= 0 && f.syn.NounPhrases[p].Head > vg.Head {
		return c, false // an adjective: "suspected militants"
	}
	if c.lemma == "be" || c.lemma == "have" || f.timeAt[vg.Head] >= 0 || vg.Copula && c.lemma != "become" && c.lemma != "remain" {
		return f.office(c, vg)
	}
	if c.lemma == "become" {
		return c, true
	}
	w := c.word
	plain := w.class != "" && !w.is(promise) // named in an event group as well: "hold" a city, "serve" a sentence
	switch {
	case w.is(aspect|attempt) && f.complement(vg.Clause) >= 0:
		return c, false
	case w.is(mental):
		return c, false
	case w.is(state) && !plain && !w.is(light|aspect):
		c.minor = true
		return c, f.ownTime(vg.Clause)
	case w.is(promise) && f.complement(vg.Clause) >= 0 && !decisive[c.lemma]:
		return c, false
	case w.is(light) && f.nounObject(vg.Clause) >= 0:
		return c, false
	case w.is(claim) && w.class != "" && vg.Clause >= 0 && (len(f.syn.Clauses[vg.Clause].Objects) > 0 || vg.Passive):
		return c, true // "accused the ministry of": done to somebody
	case w.is(speech|claim|deny) && !public[c.lemma]:
		c.minor = true
		return c, f.ownTime(vg.Clause)
	case vg.Infinitive && f.purpose(vg.Clause):
		c.minor = true
	}
	return c, true
}

// public are the verbs of saying that are acts of their own, dated like any other.
var public = map[string]bool{"announce": true, "declare": true, "confirm": true, "publish": true, "reveal": true, "disclose": true}

// office makes the noun behind a copula the event where its clause says from when or till when it held: "was mayor of
// Derna from 1977 to 1995".
func (f *finder) office(c candidate, vg *syntax.VerbGroup) (candidate, bool) {
	if vg.Clause < 0 || c.lemma == "have" || !f.bounded(vg.Clause) {
		return c, false
	}
	for i := vg.Last; i < f.syn.Clauses[vg.Clause].Last && i < vg.Last+8; i++ {
		p := int(f.syn.PhraseOf[i])
		if p < 0 || f.timeAt[i] >= 0 || f.syn.NounPhrases[p].Head != i || f.syn.Tag[i] != syntax.NOUN {
			continue
		}
		if _, ok := f.lex.nouns[f.lemma(i)]; ok {
			return c, false // an event noun is a candidate already
		}
		c.trigger, c.lemma = i, f.lemma(i)
		c.word = word{traits: state}
		c.minor = true
		return c, true
	}
	return c, false
}

// decisive are the verbs of deciding and asking that are events of their own beside what is decided or asked for.
var decisive = map[string]bool{
	"agree": true, "order": true, "decide": true, "vow": true, "pledge": true, "threaten": true, "propose": true, "urge": true, "ask": true,
	"call": true, "demand": true, "request": true, "warn": true, "recommend": true, "schedule": true, "set": true, "promise": true,
}

// complement returns the infinitive or gerund clause that a verb takes, -1 if none.
func (f *finder) complement(clause int) int {
	if clause < 0 {
		return -1
	}
	for _, child := range f.children[clause] {
		cl := &f.syn.Clauses[child]
		if cl.Kind == syntax.Complement && cl.Verb >= 0 {
			vg := f.verb(cl.Verb)
			if vg.Infinitive || vg.Participle || vg.Tense == syntax.NoTense {
				return child
			}
		}
	}
	return -1
}

// purpose reports that an infinitive clause says what something is done for: it hangs on no verb that takes it.
func (f *finder) purpose(clause int) bool {
	return clause >= 0 && f.syn.Clauses[clause].Kind != syntax.Complement
}

// ownTime reports that an expression stands in the clause itself.
func (f *finder) ownTime(clause int) bool {
	if clause < 0 {
		return false
	}
	for _, i := range f.timesOf[f.sentenceOf(clause)] {
		if f.at[i].clause == clause && f.anchors(i) {
			return true
		}
	}
	return false
}

// sentenceOf returns the sentence a clause stands in.
func (f *finder) sentenceOf(clause int) int32 { return f.doc.SentenceOf[f.syn.Clauses[clause].First] }

// bounded reports that the clause has an expression that gives a state a begin or an end.
func (f *finder) bounded(clause int) bool {
	for _, i := range f.timesOf[f.sentenceOf(clause)] {
		if at := f.at[i]; at.clause == clause && f.anchors(i) {
			switch at.signal {
			case "since", "until", "till", "from", "by":
				return true
			}
		}
	}
	return false
}

// nounObject returns the noun phrase among a clause's objects whose head names an event, -1 if none.
func (f *finder) nounObject(clause int) int {
	if clause < 0 {
		return -1
	}
	for _, p := range f.syn.Clauses[clause].Objects {
		if w, ok := f.lex.nouns[f.lemma(f.syn.NounPhrases[p].Head)]; ok && !w.is(say) {
			return p
		}
	}
	return -1
}

// nounTrigger decides about a noun phrase whose head names an event.
func (f *finder) nounTrigger(p int) (candidate, bool) {
	np := &f.syn.NounPhrases[p]
	c := f.fresh(np.Head)
	c.phrase = p
	if np.Clause >= 0 {
		c.clause = np.Clause
	}
	w, ok := f.lex.nouns[c.lemma]
	if !ok || f.syn.Tag[np.Head] == syntax.PROPN && f.inName(np.Head) || f.timeAt[np.Head] >= 0 {
		return c, false
	}
	c.word = w
	switch {
	case w.is(say):
		c.minor = true
		return c, f.inside(p) >= 0
	case w.is(state) && !w.is(act|move|undergo|between|occur):
		return c, f.stateOf(p)
	}
	return c, true
}

// inName reports that a token belongs to the name of an actor or place: "the Battle Group" is no battle.
func (f *finder) inName(token int) bool {
	return f.tokenEntity(token) >= 0
}

// stateOf reports that a noun of state is predicated of something: "under ISIS control", "took control of".
func (f *finder) stateOf(p int) bool {
	np := &f.syn.NounPhrases[p]
	if np.First > 0 {
		switch f.lemma(np.First - 1) {
		case "under", "in", "over", "of":
			return np.Clause >= 0 && f.bounded(np.Clause)
		}
	}
	if np.Clause >= 0 {
		for _, o := range f.syn.Clauses[np.Clause].Objects {
			if o == p {
				return true
			}
		}
	}
	return false
}

// tie connects nouns with the verb they are an argument of. A light verb has left its place to the noun; where an
// aspectual or causing verb and its noun tell one happening ("talks began", "a fire killed five"), the verb is the
// trigger and the noun another mention of the same event.
func (f *finder) tie(cands []candidate, byGroup []int) {
	byPhrase := map[int]int{}
	for i := range cands {
		if cands[i].phrase >= 0 {
			byPhrase[cands[i].phrase] = i
		}
	}
	for g, vi := range byGroup {
		vg := f.verb(g)
		if vg.Clause < 0 {
			continue
		}
		cl := &f.syn.Clauses[vg.Clause]
		if cl.Verb != g {
			continue
		}
		w := f.lex.verbs[f.lemma(vg.Head)]
		for k, list := range [2][]int{cl.Subjects, cl.Objects} {
			for _, p := range list {
				ni, ok := byPhrase[p]
				if !ok {
					continue
				}
				n := &cands[ni]
				switch {
				case happens[f.lemma(vg.Head)] && k == 0, vi < 0 && k == 1 && w.is(light):
					n.also = append(n.also, vg.Head)
					n.group = g
					if vi >= 0 {
						cands[vi].dropped = true
					}
				case vi < 0:
				case w.is(aspect), k == 0 && !vg.Passive && n.word.is(occur|act) && w.class != "":
					if n.clause == vg.Clause || n.sentence == cands[vi].sentence {
						cands[vi].also = append(cands[vi].also, n.trigger)
						n.within = vi
						if w.is(aspectBegin|aspectEnd) || !w.is(aspect) {
							n.dropped = true
						}
					}
				}
				if n.within < 0 && vi >= 0 && !cands[vi].dropped {
					n.within = vi
				}
				if k == 1 && vi >= 0 && !n.dropped && f.names(&cands[vi], n) {
					cands[vi].also = append(cands[vi].also, n.trigger)
					if cands[vi].word.class == "" {
						cands[vi].word.class = n.word.class
					}
					n.dropped = true
				}
			}
		}
	}
}

// names reports that a verb and the event noun it takes tell one happening: "staged a rally", "negotiated its
// withdrawal". Verbs with a class of their own, "repelled an attack", and verbs of saying or deciding tell two.
func (f *finder) names(verb, noun *candidate) bool {
	w := f.lex.verbs[verb.lemma]
	return (w.class == "" || w.class == "CONSULT" || w.class == "AGREE") && !w.is(speech|claim|deny|promise|attempt|aspectEnd|state) && f.inside(noun.phrase) < 0
}

// happens are the verbs that only say that their subject took place.
var happens = map[string]bool{"happen": true, "occur": true, "take": true, "erupt": true, "break": true, "ensue": true, "unfold": true, "follow": true, "come": true}
