package score

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// actorKinds are the kinds of entities that an account of actors and places is made of.
var actorKinds = map[string]bool{record.Person: true, record.Organization: true, record.Place: true, record.Facility: true}

// symmetric are relations that say the same from either end.
var symmetric = map[string]bool{"allied_with": true, "fights": true, "negotiates_with": true, "family_of": true, "alias_of": true}

// actors compares the entities of the source with the actors and places of the reference, and what ties them.
func (c *comparison) actors() {
	n := &c.Tally.counts
	best := map[string][]*entity{}
	claimed := map[record.EntityID]bool{}
	for _, a := range c.ref.actors {
		var hits []*entity
		for i := range c.cast.entities {
			if e := &c.cast.entities[i]; e.named && e.forms.common(a.forms) > 0 {
				hits = append(hits, e)
				claimed[e.ID] = true
			}
		}
		slices.SortFunc(hits, func(x, y *entity) int {
			return cmp.Or(cmp.Compare(y.forms.common(a.forms), x.forms.common(a.forms)), cmp.Compare(x.ID, y.ID))
		})
		best[a.name] = hits
		if a.must {
			n[actorMust]++
			n[actorFound] += one(len(hits) > 0)
		}
		covered := 0
		if len(hits) > 0 {
			covered = hits[0].forms.common(a.forms)
			kind := hits[0].Kind
			if !actorKinds[kind] {
				kind = record.Other
			}
			n[kindTotal]++
			n[kindRight] += one(kind == a.kind)
		}
		if len(a.forms) >= 2 {
			n[aliasTotal]++
			n[aliasAll] += one(covered == len(a.forms))
			n[aliasForms] += len(a.forms)
			n[aliasCovered] += covered
		}
	}
	spare := formSet{} // places and unnamed parties of events: an entity for them is not wrong
	for i := range c.ref.events {
		w := &c.ref.events[i]
		for name := range w.place {
			spare[name] = true
		}
		for _, p := range w.parties {
			for name := range p.forms {
				spare[name] = spare[name] || p.generic
			}
		}
	}
	for name, yes := range spare {
		if !yes {
			delete(spare, name)
		}
	}
	for i := range c.cast.entities {
		e := &c.cast.entities[i]
		if e.named && actorKinds[e.Kind] && (claimed[e.ID] || e.forms.common(spare) == 0) {
			n[entityTold]++
			n[entityRight] += one(claimed[e.ID])
		}
	}
	c.relations(best)
}

// relations looks for a tie of the record between the entities at the ends of each of the reference.
func (c *comparison) relations(best map[string][]*entity) {
	n := &c.Tally.counts
	ends := func(name string) map[record.EntityID]bool {
		ids := map[record.EntityID]bool{}
		for _, e := range best[name] {
			ids[e.ID] = true
		}
		return ids
	}
	for _, tie := range c.ref.ties {
		from, to := ends(tie.From), ends(tie.To)
		linked, same := false, false
		for i := range c.rec.Relations {
			r := &c.rec.Relations[i]
			if r.Source != c.source {
				continue
			}
			along, against := from[r.From] && to[r.To], to[r.From] && from[r.To]
			linked = linked || along || against
			same = same || r.Type == tie.Type && (along || against && symmetric[tie.Type])
		}
		if tie.Type == "alias_of" {
			for id := range from {
				same = same || to[id]
			}
		}
		n[relation]++
		n[relationAny] += one(linked || same)
		n[relationSame] += one(same)
	}
	for i := range c.rec.Relations {
		n[relationTold] += one(c.rec.Relations[i].Source == c.source)
	}
}
