package event

import (
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// passOn gives verbs of promising, threatening, asking and refusing, which name none themselves, those whom they concern:
// of "threatened to bomb the port of A" A, of "said that B must leave" B.
func (f *finder) passOn(cands []candidate) {
	at := make(map[int]int, len(cands)) // token -> candidate
	for i := range cands {
		if !cands[i].dropped && cands[i].phrase < 0 {
			at[cands[i].trigger] = i
		}
	}
	// Backwards, so that what a complement hands on has arrived there.
	for i := len(cands) - 1; i >= 0; i-- {
		low := &cands[i]
		if low.dropped || low.phrase >= 0 {
			continue
		}
		rel := f.syn.Rel[low.trigger]
		if rel != "xcomp" && rel != "ccomp" {
			continue
		}
		j, ok := at[int(f.syn.Head[low.trigger])]
		if !ok || !f.concerns(&cands[j]) || affects(cands[j].roles) {
			continue
		}
		f.hand(&cands[j], low)
	}
}

// concerns reports that a verb's complement says whom the act is about.
func (f *finder) concerns(c *candidate) bool {
	switch c.class {
	case "THREATEN", "REQUEST", "REJECT", "AGREE", "ACCUSE":
		return true
	}
	return decisive[c.lemma]
}

func affects(roles []record.Role) bool {
	for _, r := range roles {
		if r.Role == record.Patient || r.Role == record.Recipient {
			return true
		}
	}
	return false
}

// hand gives the upper event the agents of the lower one as patients, where others than its own agents shall act there;
// otherwise those to whom the lower act is done.
func (f *finder) hand(up, low *candidate) {
	own := map[record.EntityID]bool{}
	for _, r := range up.roles {
		own[r.Entity] = true
	}
	pass := func(agents bool) (any bool) {
		for _, r := range low.roles {
			if (r.Role == record.Agent) == agents && !own[r.Entity] {
				up.roles = append(up.roles, record.Role{Role: record.Patient, Entity: r.Entity, Span: r.Span})
				own[r.Entity], any = true, true
			}
		}
		for _, u := range low.unnamed {
			if (u.role == record.Agent) == agents && !up.holdsPhrase(u.phrase) {
				up.unnamed = append(up.unnamed, unnamed{record.Patient, u.phrase})
				any = true
			}
		}
		return any
	}
	if !pass(true) {
		pass(false)
	}
}

// holdsPhrase reports that a phrase without a name has a role already.
func (c *candidate) holdsPhrase(phrase int) bool {
	return slices.ContainsFunc(c.unnamed, func(u unnamed) bool { return u.phrase == phrase })
}
