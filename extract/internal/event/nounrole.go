package event

import (
	"github.com/dateline/dateline/extract/record"
)

// locateAtPlace sets the place if the phrase denotes one: "Sirte was taken".
func (f *finder) locateAtPlace(c *candidate, phrase int) {
	if f.isPlace(phrase) && !f.acts(phrase) {
		f.locateAt(c, phrase)
	}
}

// nounRoles reads the phrases around an event noun: possessor, modifiers, of, by, between, with, against.
func (f *finder) nounRoles(c *candidate) {
	np := &f.syn.NounPhrases[c.phrase]
	w := c.word
	owner, of := record.Agent, record.Patient
	switch {
	case w.is(undergo) && !w.is(act):
		owner, of = record.Patient, record.Patient
	case w.is(move):
		of = record.Agent
	case w.is(between):
		of = record.Agent
	}
	if np.Possessor >= 0 {
		if f.isPlace(np.Possessor) && !f.acts(np.Possessor) {
			f.locateAt(c, np.Possessor)
		} else {
			f.role(c, owner, np.Possessor)
		}
	}
	// "under ISIS control", "a Russian airstrike": a name before the head acts.
	for i := np.First; i < np.Head; i++ {
		if e := f.tokenEntity(i); e >= 0 {
			f.nameRole(c, owner, i, e)
		}
	}
	for _, a := range f.below[c.phrase] {
		f.nounPhraseRole(c, f.lemma(a.Prep), a.Obj, of)
	}
	f.borrow(c)
	// Prepositional phrases that the grammar hung on the verb, right behind the noun.
	if c.clause >= 0 {
		for _, o := range f.syn.Clauses[c.clause].Obliques {
			if o.Prep >= np.Last && o.Prep <= np.Last+12 {
				switch f.lemma(o.Prep) {
				case "between", "with", "against", "in", "near", "at", "from", "around", "on":
					f.nounPhraseRole(c, f.lemma(o.Prep), o.NP, of)
				}
			}
		}
	}
}

// borrow gives a noun that names nobody the subject of its clause as agent: "Iraqi troops began their offensive",
// "the minister attended the talks".
func (f *finder) borrow(c *candidate) {
	if len(c.roles) > 0 || c.clause < 0 || c.group >= 0 || !c.word.is(act|move|between|say|occur) {
		return
	}
	cl := &f.syn.Clauses[c.clause]
	_, oblique := f.obliqueOf(c.clause, c.phrase)
	if cl.Verb < 0 || f.lex.verbs[f.lemma(f.verb(cl.Verb).Head)].is(speech|claim|deny|mental) || f.verb(cl.Verb).Passive || has(cl.Subjects, c.phrase) || !oblique && !has(cl.Objects, c.phrase) {
		return
	}
	for _, p := range f.subjects(c.clause) {
		f.role(c, record.Agent, p)
	}
}

func (f *finder) nounPhraseRole(c *candidate, prep string, obj int, of string) {
	place := f.isPlace(obj)
	switch prep {
	case "of":
		if place && !c.word.is(move) {
			f.locateAt(c, obj)
			if f.acts(obj) && c.word.is(act) {
				f.role(c, record.Patient, obj)
			}
			return
		}
		f.role(c, of, obj)
		f.membersOf(c, of, obj)
	case "by":
		f.role(c, record.Agent, obj)
	case "between", "among":
		f.role(c, record.Agent, obj)
	case "with", "against":
		if place && !f.acts(obj) {
			f.locateAt(c, obj)
			return
		}
		if prep == "with" && c.word.is(between) {
			f.role(c, record.Agent, obj)
		} else {
			f.role(c, party(prep), obj)
		}
	case "in", "at", "near", "around", "from", "on", "for", "into", "outside", "across", "over", "to":
		if place {
			f.locateAt(c, obj)
		} else if prep == "on" && c.word.is(act) {
			f.role(c, record.Patient, obj)
		}
	}
}

// nameRole adds a role whose words are the tokens of a name inside a noun phrase.
func (f *finder) nameRole(c *candidate, role string, token int, e int32) {
	ent := &f.cast.Entities[e]
	if ent.Kind == record.Place && (ent.Subkind != "country" || c.word.is(occur) && !c.word.is(act)) {
		if c.where < 0 {
			c.where = e
		}
		return
	}
	last := token + 1
	for last < len(f.doc.Tokens) && f.tokenEntity(last) == e {
		last++
	}
	f.give(c, role, e, token, last)
}

// lightRoles takes subject and objects of the light verb over to its noun: "ISIS carried out an attack".
func (f *finder) lightRoles(c *candidate) {
	if c.clause < 0 {
		return
	}
	cl := &f.syn.Clauses[c.clause]
	for _, p := range cl.Subjects {
		if p != c.phrase {
			f.role(c, record.Agent, p)
		}
	}
	for _, o := range cl.Obliques {
		if f.isPlace(o.NP) {
			f.locateAt(c, o.NP)
		}
	}
}
