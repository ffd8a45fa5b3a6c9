package event

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
)

// arguments are the noun phrases that take part in what a verb tells. The tree of the language model says who they are;
// what it leaves open, the clauses found by rule fill in.
type arguments struct {
	subjects, objects, indirect, agents []int // noun phrases
	passive                             bool
}

// argumentsOf returns the arguments of the verb of a candidate.
func (f *finder) argumentsOf(c *candidate) arguments {
	cl := &f.syn.Clauses[c.clause]
	a := f.inTree(c.trigger)
	a.passive = a.passive || f.verb(c.group).Passive
	if len(a.subjects) == 0 {
		a.subjects = f.subjects(c.clause)
	}
	if len(a.objects) == 0 {
		a.objects = f.timeless(without(cl.Objects, a.subjects))
	}
	if len(a.indirect) == 0 {
		a.indirect = cl.Indirect
	}
	if len(a.agents) == 0 {
		a.agents = cl.ByAgents
	}
	return a
}

func without(list, other []int) []int {
	var out []int
	for _, p := range list {
		if !has(other, p) {
			out = append(out, p)
		}
	}
	return out
}

// timeless leaves the phrases out that name a time.
func (f *finder) timeless(list []int) []int {
	var out []int
	for _, p := range list {
		if f.timeAt[f.syn.NounPhrases[p].Head] < 0 {
			out = append(out, p)
		}
	}
	return out
}

// deepest is how many verbs up a subject is looked for: "agreed to begin to withdraw".
const deepest = 4

// inTree reads the arguments of a verb off the tree.
func (f *finder) inTree(verb int) arguments {
	var a arguments
	if f.syn.Rel[verb] == "" {
		return a
	}
	s := f.doc.Sentences[f.doc.SentenceOf[verb]]
	rel := f.syn.Rel[verb]
	noun := -1 // what a relative clause or a participle describes
	if strings.HasPrefix(rel, "acl") {
		noun = int(f.syn.Head[verb])
	}
	gap := noun // where no pronoun stands for the noun, it fills the role that is empty
	for t := s.First; t < s.Last; t++ {
		if int(f.syn.Head[t]) != verb {
			continue
		}
		r, _, _ := strings.Cut(f.syn.Rel[t], ":")
		switch f.syn.Rel[t] {
		case "nsubj:pass", "aux:pass":
			a.passive = true
		}
		filler := t
		if noun >= 0 && relative[f.lower(t)] && f.syn.Tag[t] != syntax.DET {
			filler = noun
			if r == "nsubj" || r == "obj" || r == "obl" {
				gap = -1
			}
		}
		switch r {
		case "nsubj":
			f.joined(&a.subjects, filler)
		case "obj":
			f.joined(&a.objects, filler)
		case "iobj":
			f.joined(&a.indirect, filler)
		case "obl":
			if f.syn.Case(t) == "by" && f.timeAt[t] < 0 {
				f.joined(&a.agents, t)
			}
		}
	}
	if !a.passive {
		if rel == "acl" && f.syn.Form[verb] == syntax.PastPart && len(a.subjects) == 0 {
			a.passive = true
		} else {
			a.agents = nil // "by bus"
		}
	}
	switch {
	case gap >= 0 && len(a.subjects) == 0 && rel == "acl" && f.syn.Form[verb] != syntax.Base, gap >= 0 && len(a.subjects) == 0 && rel != "acl":
		f.joined(&a.subjects, gap)
	case gap >= 0 && rel != "acl" && len(a.objects) == 0 && !a.passive:
		f.joined(&a.objects, gap)
	}
	if len(a.subjects) == 0 {
		a.subjects = f.controller(verb, 0)
	}
	return a
}

// relative are the pronouns that stand for the noun their clause describes.
var relative = map[string]bool{"who": true, "which": true, "that": true, "whom": true}

// controller finds the subject of a verb that has none of its own: that of the verb it is coordinated with, or subject or
// object of the verb above it.
func (f *finder) controller(verb, depth int) []int {
	up := int(f.syn.Head[verb])
	if up < 0 || depth == deepest || f.doc.SentenceOf[up] != f.doc.SentenceOf[verb] {
		return nil
	}
	var subjects, objects []int
	s := f.doc.Sentences[f.doc.SentenceOf[verb]]
	for t := s.First; t < s.Last; t++ {
		if int(f.syn.Head[t]) != up {
			continue
		}
		switch f.syn.Rel[t] {
		case "nsubj", "nsubj:pass":
			f.joined(&subjects, t)
		case "obj":
			f.joined(&objects, t)
		}
	}
	switch rel := f.syn.Rel[verb]; {
	case rel == "conj" && f.syn.Rel[up] != "":
		if len(subjects) > 0 {
			return subjects
		}
		if r := f.syn.Rel[up]; strings.HasPrefix(r, "acl") && (r != "acl" || f.syn.Form[up] != syntax.Base) {
			f.joined(&subjects, int(f.syn.Head[up]))
			return subjects
		}
	case rel == "xcomp" || rel == "ccomp" && f.syn.Form[verb] == syntax.Base:
		if len(objects) > 0 && !holdsOn[f.lemma(up)] {
			return objects
		}
		if len(subjects) > 0 {
			return subjects
		}
	case rel == "advcl" && (f.syn.Form[verb] == syntax.Gerund || f.syn.Form[verb] == syntax.Base || f.syn.Form[verb] == syntax.PastPart):
		if len(subjects) > 0 {
			return subjects
		}
	default:
		return nil
	}
	return f.controller(up, depth+1)
}

// holdsOn are verbs whose subject, not whose object, does what they promise.
var holdsOn = map[string]bool{"promise": true, "threaten": true, "vow": true, "use": true, "take": true, "spend": true}

// joined adds the phrase of a token and of those coordinated with it.
func (f *finder) joined(list *[]int, token int) {
	if p := int(f.syn.PhraseOf[token]); p >= 0 && !has(*list, p) && f.timeAt[token] < 0 {
		*list = append(*list, p)
	}
	s := f.doc.Sentences[f.doc.SentenceOf[token]]
	for t := token + 1; t < s.Last; t++ {
		if int(f.syn.Head[t]) == token && f.syn.Rel[t] == "conj" {
			if p := int(f.syn.PhraseOf[t]); p >= 0 && !has(*list, p) && f.timeAt[t] < 0 {
				*list = append(*list, p)
			}
		}
	}
}
