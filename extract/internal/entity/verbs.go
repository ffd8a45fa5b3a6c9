package entity

import "github.com/dateline/dateline/extract/internal/syntax"

// verbTies are verbs whose subject and object stand in a relation.
var verbTies = func() map[string]string {
	out := map[string]string{}
	for kind, words := range map[string]string{
		fights:   "fight battle attack bomb bombard shell strike raid ambush defeat repel invade engage oust besiege rout",
		supports: "support back aid fund arm endorse assist reinforce sponsor bankroll",
		leads:    "lead head command chair",
		memberOf: "join",
	} {
		for w := range set(words) {
			out[w] = kind
		}
	}
	return out
}()

// withTies are verbs whose subject stands in a relation with what follows "with" or "against".
var withTies = map[string]string{
	"fight": fights, "clash": fights, "battle": fights, "negotiate": negotiatesWith, "ally": alliedWith, "war": fights,
}

// verbs finds relations between the subjects and objects of the clauses of the sentence.
func (r *relater) verbs() {
	cls := r.c.syn.Clauses
	for i := r.clauses; i < len(cls) && cls[i].First < r.s.Last; i++ {
		cl := cls[i]
		if cl.Verb < 0 || cl.Verb >= len(r.c.syn.VerbGroups) {
			continue
		}
		vg := r.c.syn.VerbGroups[cl.Verb]
		if vg.Negated || vg.Copula {
			continue
		}
		lemma := r.c.syn.Lemma[vg.Head]
		if kind := verbTies[lemma]; kind != "" {
			from, to := cl.Subjects, cl.Objects
			if vg.Passive {
				from, to = cl.ByAgents, cl.Subjects
			}
			r.tie(kind, from, to, vg)
		}
		if kind := withTies[lemma]; kind != "" {
			for _, ob := range cl.Obliques {
				if w := r.word(ob.Prep); w == "with" || w == "against" {
					r.tie(kind, cl.Subjects, []int{ob.NP}, vg)
				}
			}
		}
	}
}

// tie states a relation between each of two lists of noun phrases, if their entities are of the right sort.
func (r *relater) tie(kind string, from, to []int, vg syntax.VerbGroup) {
	nps := r.c.syn.NounPhrases
	for _, f := range from {
		for _, t := range to {
			a, b := r.partyIn(f), r.partyIn(t)
			if a < 0 || b < 0 {
				continue
			}
			ea, eb := r.ents[a], r.ents[b]
			fits := ea.party() && eb.party()
			switch kind {
			case leads:
				fits = ea.kind == person && eb.kind == organization
			case memberOf:
				fits = ea.kind == person && eb.party() && eb.kind == organization
			case supports:
				fits = fits || ea.kind == person && eb.kind == person
			}
			if fits {
				first, last := min(nps[f].First, nps[t].First, vg.First), max(nps[f].Last, nps[t].Last, vg.Last)
				r.state(kind, a, b, max(first, r.s.First), last)
			}
		}
	}
}

// partyIn returns the entity of a noun phrase, or of the name before its head ("ISIS positions"), -1 if none.
func (r *relater) partyIn(i int) int32 {
	if i < 0 || i >= len(r.phrase) {
		return -1
	}
	if e := r.phrase[i]; e >= 0 {
		if !r.ents[e].named {
			return -1
		}
		return e
	}
	np := r.c.syn.NounPhrases[i]
	for t := np.Head - 1; t >= np.First; t-- {
		if t < len(r.tokenSpan) && r.tokenSpan[t] >= 0 {
			if r.names[r.tokenSpan[t]].part {
				return -1
			}
			if e := r.entOf[r.tokenSpan[t]]; r.ents[e].kind != nationality {
				return e
			}
			return r.land(r.entOf[r.tokenSpan[t]])
		}
	}
	return -1
}
