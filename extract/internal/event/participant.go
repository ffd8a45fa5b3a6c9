package event

import (
	"fmt"
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
	for _, u := range c.unnamed {
		if u.phrase == phrase {
			return
		}
	}
	c.unnamed = append(c.unnamed, unnamed{role, phrase})
}

// extras are the entities that events bring along: those that take part in one and are called by no name. They are kept
// apart from the cast, which they do not change.
type extras struct {
	byWords  map[string]int
	entities []record.Entity
}

// unnamedRoles returns the roles of a candidate whose holders have no name. The same words denote the same holder.
func (f *finder) unnamedRoles(c *candidate, x *extras) []record.Role {
	var out []record.Role
	for _, u := range c.unnamed {
		np := &f.syn.NounPhrases[u.phrase]
		start, end := f.doc.Span(np.First, np.Last)
		if overlaps(c.roles, start, end) {
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
		if n := len(e.Mentions); n == 0 || !mentioned(e.Mentions, start) {
			e.Mentions = append(e.Mentions, record.Mention{Span: record.Span{Start: start, End: end}, Text: f.doc.Source[start:end], Form: record.Nominal})
		}
		out = append(out, record.Role{Role: u.role, Entity: e.ID, Span: record.Span{Start: start, End: end}})
	}
	return out
}

func mentioned(list []record.Mention, start int) bool {
	for _, m := range list {
		if m.Start == start {
			return true
		}
	}
	return false
}

// overlaps reports that the words start..end hold those of a role that somebody named has.
func overlaps(roles []record.Role, start, end int) bool {
	for _, r := range roles {
		if r.Start < end && start < r.End && r.Start <= start && r.End >= end {
			return true
		}
	}
	return false
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
