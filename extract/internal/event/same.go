package event

import (
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

// unite puts the mentions of one occurrence together: a headline and the sentence that tells it, a verb and the
// definite noun that refers back to it. The mention with the better date keeps the event; the others are added.
func (f *finder) unite(cands []candidate) {
	var kept []int // earlier candidates, by index
	for i := range cands {
		c := &cands[i]
		if c.dropped {
			continue
		}
		best := -1
		for k := len(kept) - 1; k >= 0 && k >= len(kept)-60; k-- {
			j := kept[k]
			if f.sameOccurrence(&cands[j], c) {
				best = j
				break
			}
		}
		if best < 0 {
			kept = append(kept, i)
			continue
		}
		f.absorb(&cands[best], c, i)
	}
}

func (f *finder) sameOccurrence(a, b *candidate) bool {
	if !a.dropped && a.label == b.label && a.sentence == b.sentence && a.when.Start == b.when.Start && a.when.End == b.when.End && a.status == b.status {
		return true // verb and noun of one clause, "caucuses were held": a chart could not tell them apart
	}
	if f.retells(a, b) {
		return true
	}
	if a.dropped || !f.lex.related(a.lemma, b.lemma) || a.clause == b.clause && a.clause >= 0 && a.sentence == b.sentence {
		return false
	}
	if (a.status == record.Denied) != (b.status == record.Denied) {
		return false
	}
	aPlan, bPlan := a.status == record.Planned || a.status == record.Possible, b.status == record.Planned || b.status == record.Possible
	if aPlan != bPlan {
		return false
	}
	heading := f.heading(a.sentence)
	refers := b.phrase >= 0 && f.definite(&f.syn.NounPhrases[b.phrase]) && len(f.below[b.phrase]) == 0
	if a.when.Dated() && b.when.Dated() {
		if a.when.Mod == "BEFORE" || b.when.Mod == "BEFORE" || a.when.Mod == "AFTER" || b.when.Mod == "AFTER" {
			return false
		}
		if !overlap(a.when, b.when) {
			return false
		}
		return f.share(a, b) && f.wheres(a, b)
	}
	if refers {
		return f.compatible(a, b)
	}
	return heading && f.share(a, b) && f.wheres(a, b)
}

// retells reports that a headline's event is what the first main clause tells in other words: it was dated by that
// very expression, and the same party does or suffers it.
func (f *finder) retells(a, b *candidate) bool {
	if a.dropped || a.how != "headline" || a.group < 0 || a.phrase >= 0 || b.group < 0 || b.phrase >= 0 || b.clause < 0 || a.governed != b.governed {
		return false
	}
	if b.rel != same || a.status != b.status || f.syn.Clauses[b.clause].Kind != syntax.Main || f.syn.Clauses[a.clause].Kind != syntax.Main || len(a.same) > 0 {
		return false
	}
	for _, x := range a.roles {
		for _, y := range b.roles {
			if x.Entity == y.Entity && x.Role == y.Role {
				return true
			}
		}
	}
	return false
}

func (f *finder) heading(sentence int) bool { return f.doc.Sentences[sentence].Kind == text.Heading }

func overlap(a, b record.When) bool {
	return !(a.End.Hi != 0 && b.Start.Lo != 0 && a.End.Hi < b.Start.Lo || b.End.Hi != 0 && a.Start.Lo != 0 && b.End.Hi < a.Start.Lo)
}

// share reports that two candidates have an entity in common, or that one of them names none and is a noun or a headline:
// two verbs alike say nothing of each other ("where the men had gone", "some have gone east").
func (f *finder) share(a, b *candidate) bool {
	if len(a.roles) == 0 || len(b.roles) == 0 {
		return a.phrase >= 0 || b.phrase >= 0 || f.heading(a.sentence)
	}
	return common(a, b)
}

func common(a, b *candidate) bool {
	for _, x := range a.roles {
		for _, y := range b.roles {
			if x.Entity == y.Entity {
				return true
			}
		}
	}
	return false
}

func (f *finder) compatible(a, b *candidate) bool {
	return (len(b.roles) == 0 || len(a.roles) == 0 || common(a, b)) && f.wheres(a, b)
}

func (f *finder) wheres(a, b *candidate) bool {
	return a.where < 0 || b.where < 0 || a.where == b.where
}

// absorb makes b a mention of a. The more certain date wins; roles that only b has are added.
func (f *finder) absorb(a, b *candidate, index int) {
	if !a.when.Dated() && b.when.Dated() || a.when.Basis == record.Carried && b.when.Basis == record.Explicit {
		a.when, a.governed = b.when, b.governed
	}
	for _, r := range b.roles {
		if !a.takesPart(r.Entity) {
			a.roles = append(a.roles, r)
		}
	}
	a.unnamed = append(a.unnamed, b.unnamed...)
	if a.where < 0 {
		a.where = b.where
	}
	if len(a.quantities) == 0 {
		a.quantities = b.quantities
	}
	if len(a.attribution) == 0 {
		a.attribution = b.attribution
	}
	if f.heading(a.sentence) && !f.heading(b.sentence) {
		a.label = b.label
	}
	a.minor = a.minor && b.minor
	a.same = append(append(a.same, index), b.same...)
	b.dropped = true
}
