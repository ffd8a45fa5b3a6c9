// Package merge makes one record of many.
//
// Sources stay apart: an entity or event that two articles speak of is there twice, once from each, and nothing is
// inferred across them. What changes is the ids, which are numbered through in the order of the input.
package merge

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Concat returns a new record that holds everything of recs, in their order, with the ids of each list numbered
// through (s1, t1, e1, v1, r1, ...). It shares no list with recs, which stay as they were. Sound records give a sound
// record; a reference to an id that its own record does not define is dropped if it is optional and stays dangling,
// for Validate to find, if it is not.
func Concat(recs []*record.Record) *record.Record {
	out := record.New()
	for _, rec := range recs {
		add(out, rec)
	}
	return out
}

// renumber returns the new id of each id of a list, given how many the combined list has so far. It has no entry for
// the empty id, so that "unknown" stays unknown.
func renumber[ID ~string, T any](prefix string, done int, list []T, id func(*T) ID) map[ID]ID {
	ids := make(map[ID]ID, len(list))
	for i := range list {
		ids[id(&list[i])] = ID(prefix + strconv.Itoa(done+i+1))
	}
	return ids
}

func add(out, rec *record.Record) {
	sources := renumber("s", len(out.Sources), rec.Sources, func(s *record.Source) record.SourceID { return s.ID })
	times := renumber("t", len(out.Times), rec.Times, func(t *record.Time) record.TimeID { return t.ID })
	entities := renumber("e", len(out.Entities), rec.Entities, func(e *record.Entity) record.EntityID { return e.ID })
	events := renumber("v", len(out.Events), rec.Events, func(e *record.Event) record.EventID { return e.ID })

	for _, s := range rec.Sources {
		s.ID, s.CopyOf = sources[s.ID], sources[s.CopyOf]
		out.Sources = append(out.Sources, s)
	}
	for _, t := range rec.Times {
		t.ID, t.Source = times[t.ID], sources[t.Source]
		switch kind, id, _ := strings.Cut(t.Anchor, ":"); kind {
		case "previous":
			t.Anchor = kind + ":" + string(times[record.TimeID(id)])
		case "event":
			t.Anchor = kind + ":" + string(events[record.EventID(id)])
		}
		out.Times = append(out.Times, t)
	}
	for _, e := range rec.Entities {
		e.ID = entities[e.ID]
		e.Aliases = slices.Clone(e.Aliases)
		e.MergedBecause = slices.Clone(e.MergedBecause)
		e.Mentions = slices.Clone(e.Mentions)
		for i := range e.Mentions {
			e.Mentions[i].Source = sources[e.Mentions[i].Source]
		}
		if e.Location != nil {
			location := *e.Location
			e.Location = &location
		}
		out.Entities = append(out.Entities, e)
	}
	for _, e := range rec.Events {
		e.ID, e.Where = events[e.ID], entities[e.Where]
		e.Mentions = slices.Clone(e.Mentions)
		for i := range e.Mentions {
			e.Mentions[i].Source = sources[e.Mentions[i].Source]
		}
		e.When.Times = slices.Clone(e.When.Times)
		for i := range e.When.Times {
			e.When.Times[i] = times[e.When.Times[i]]
		}
		e.Roles = slices.Clone(e.Roles)
		for i := range e.Roles {
			e.Roles[i].Entity, e.Roles[i].Source = entities[e.Roles[i].Entity], sources[e.Roles[i].Source]
		}
		e.Quantities = slices.Clone(e.Quantities)
		for i := range e.Quantities {
			e.Quantities[i].Source = sources[e.Quantities[i].Source]
		}
		e.Attribution = slices.Clone(e.Attribution)
		for i := range e.Attribution {
			e.Attribution[i].Entity, e.Attribution[i].Source = entities[e.Attribution[i].Entity], sources[e.Attribution[i].Source]
		}
		out.Events = append(out.Events, e)
	}
	for _, r := range rec.Relations {
		r.ID = record.RelationID("r" + strconv.Itoa(len(out.Relations)+1))
		r.From, r.To, r.Source = entities[r.From], entities[r.To], sources[r.Source]
		out.Relations = append(out.Relations, r)
	}
	for _, c := range rec.Conflicts {
		c.Events = slices.Clone(c.Events)
		for i := range c.Events {
			c.Events[i] = events[c.Events[i]]
		}
		out.Conflicts = append(out.Conflicts, c)
	}
	for _, n := range rec.Notes {
		n.Source = sources[n.Source]
		out.Notes = append(out.Notes, n)
	}
}
