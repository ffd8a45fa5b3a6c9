package syntax

import "strings"

// fill ties the noun phrases that the rules for clauses left without a tie as the tree of the model has them: subjects of
// clauses that have none, objects, prepositional phrases on verbs and on nouns.
func (a *Analysis) fill() {
	tied := a.tied()
	clauseOf := make(map[int]int, len(a.Clauses)) // head of the verb group -> clause
	for c := range a.Clauses {
		if v := a.Clauses[c].Verb; v >= 0 {
			clauseOf[a.VerbGroups[v].Head] = c
		}
	}
	for p := range a.NounPhrases {
		np := &a.NounPhrases[p]
		t := a.Top(np.First, np.Last)
		h := int(a.Head[t])
		if tied[p] || h < 0 || np.Possessor >= 0 && t != np.Head || a.Doc.SentenceOf[h] != a.Doc.SentenceOf[t] {
			continue
		}
		prep := a.caseOf(t)
		if prep > t || prep >= 0 && a.Tag[prep] != ADP {
			prep = -1
		}
		rel, _, _ := strings.Cut(a.Rel[t], ":")
		c, verbal := clauseOf[h]
		switch {
		case verbal && rel == "nsubj" && len(a.Clauses[c].Subjects) == 0:
			a.Clauses[c].Subjects = append(a.Clauses[c].Subjects, p)
		case verbal && rel == "obj" && len(a.Clauses[c].Objects) == 0:
			a.Clauses[c].Objects = append(a.Clauses[c].Objects, p)
		case verbal && rel == "obl" && prep >= 0:
			a.Clauses[c].Obliques = append(a.Clauses[c].Obliques, Oblique{Prep: prep, NP: p})
		case rel == "nmod" && prep >= 0 && a.PhraseOf[h] >= 0 && int(a.PhraseOf[h]) != p:
			a.Attachments = append(a.Attachments, Attachment{NP: int(a.PhraseOf[h]), Prep: prep, Obj: p})
		}
	}
}

// tied reports, by noun phrase, that it has a part in a clause or hangs on another.
func (a *Analysis) tied() []bool {
	out := make([]bool, len(a.NounPhrases))
	mark := func(list []int) {
		for _, p := range list {
			out[p] = true
		}
	}
	for c := range a.Clauses {
		cl := &a.Clauses[c]
		mark(cl.Subjects)
		mark(cl.Objects)
		mark(cl.Indirect)
		mark(cl.ByAgents)
		mark(cl.Predicates)
		for _, o := range cl.Obliques {
			out[o.NP] = true
		}
	}
	for _, x := range a.Attachments {
		out[x.Obj] = true
	}
	for p := range a.NounPhrases {
		if np := &a.NounPhrases[p]; np.Appos >= 0 {
			out[p] = true
		} else if np.Possessor >= 0 {
			out[np.Possessor] = true
		}
	}
	return out
}
