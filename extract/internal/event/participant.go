package event

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// unnamed is a role whose holder the text calls by no name: "the developers", "five shops".
type unnamed struct {
	role   string
	phrase int
}

// describe remembers a role of a phrase that denotes no entity, if the phrase can denote somebody or something.
func (f *finder) describe(c *candidate, role string, phrase int) {
	if phrase < 0 {
		return
	}
	np := &f.syn.NounPhrases[phrase]
	if role != record.Agent && role != record.Patient && role != record.Recipient || f.syn.Tag[np.Head] != syntax.NOUN || f.temporal(phrase) || f.eventful(phrase) || np.Head == c.trigger {
		return
	}
	if !c.holdsPhrase(phrase) {
		c.unnamed = append(c.unnamed, unnamed{role, phrase})
	}
}

// extras are the entities that events bring along: those that take part in one and are called by no name. They are kept
// apart from the cast, which they do not change.
type extras struct {
	byWords  map[string]int
	seen     map[[2]int]bool // entity and where a mention of it begins
	entities []record.Entity
}

// unnamedRoles returns the roles of a candidate whose holders have no name. The same words denote the same holder.
func (f *finder) unnamedRoles(c *candidate, x *extras) []record.Role {
	var out []record.Role
	for _, u := range c.unnamed {
		np := &f.syn.NounPhrases[u.phrase]
		start, end := f.doc.Span(np.First, np.Last)
		if covered(c.roles, start, end) {
			continue
		}
		last := f.reach(u.phrase)
		name := f.description(np, last)
		_, end = f.doc.Span(np.First, last)
		key := strings.ToLower(name)
		k, ok := x.byWords[key]
		if !ok {
			k = len(x.entities)
			x.byWords[key] = k
			x.entities = append(x.entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", len(f.cast.Entities)+k+1)), Kind: record.Other, Subkind: record.Participant, Name: name})
		}
		e := &x.entities[k]
		if at := [2]int{k, start}; !x.seen[at] {
			x.seen[at] = true
			e.Mentions = append(e.Mentions, record.Mention{Span: record.Span{Start: start, End: end}, Text: f.doc.Source[start:end], Form: record.Nominal})
		}
		// What was told twice in the same words has one part, by the first of them.
		if !slices.ContainsFunc(out, func(r record.Role) bool { return r.Entity == e.ID }) {
			out = append(out, record.Role{Role: u.role, Entity: e.ID, Span: record.Span{Start: start, End: end}})
		}
	}
	return out
}

// covered reports that the words start..end stand within those of a role that somebody named has.
func covered(roles []record.Role, start, end int) bool {
	return slices.ContainsFunc(roles, func(r record.Role) bool { return r.Start <= start && end <= r.End })
}

// reach returns the token behind a phrase and what "of" adds to it: "thousands of refugees", "the offices of the agency".
func (f *finder) reach(phrase int) int {
	last := f.syn.NounPhrases[phrase].Last
	for _, a := range f.below[phrase] {
		np := &f.syn.NounPhrases[a.Obj]
		if a.Prep == last && f.lemma(a.Prep) == "of" && np.Last <= last+8 && !f.temporal(a.Obj) {
			return np.Last
		}
	}
	return last
}

// description writes a phrase, up to a token, without its article.
func (f *finder) description(np *syntax.NounPhrase, last int) string {
	first := np.First
	if f.syn.Tag[first] == syntax.DET && first < np.Head {
		first++
	}
	start, end := f.doc.Span(first, last)
	return strings.Join(strings.Fields(f.doc.Source[start:end]), " ")
}
