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
		t.Anchor = anchored(t.Anchor, times, events)
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
		e.Reports = slices.Clone(e.Reports)
		for i := range e.Reports {
			e.Reports[i].Source = sources[e.Reports[i].Source]
		}
		out.Entities = append(out.Entities, e)
	}
	ids := renumbered{sources, times, func(id record.EntityID) record.EntityID { return entities[id] }, events}
	for _, e := range rec.Events {
		out.Events = append(out.Events, ids.event(e, events[e.ID]))
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
		c.Evidence = slices.Clone(c.Evidence)
		for i := range c.Evidence {
			c.Evidence[i].Source = sources[c.Evidence[i].Source]
		}
		out.Conflicts = append(out.Conflicts, c)
	}
	for _, n := range rec.Notes {
		n.Source = sources[n.Source]
		out.Notes = append(out.Notes, n)
	}
}

// anchored returns an anchor with the new id of what it names.
func anchored(anchor string, times map[record.TimeID]record.TimeID, events map[record.EventID]record.EventID) string {
	switch kind, id, _ := strings.Cut(anchor, ":"); kind {
	case "previous":
		return kind + ":" + string(times[record.TimeID(id)])
	case "event":
		return kind + ":" + string(events[record.EventID(id)])
	}
	return anchor
}

// renumbered maps the ids of a record to those of the one it becomes part of.
type renumbered struct {
	sources map[record.SourceID]record.SourceID
	times   map[record.TimeID]record.TimeID
	entity  func(record.EntityID) record.EntityID
	events  map[record.EventID]record.EventID
}

// event returns a copy of an event under a new id, with all its references.
func (ids *renumbered) event(e record.Event, id record.EventID) record.Event {
	e.ID, e.Where = id, ids.entity(e.Where)
	e.Mentions = slices.Clone(e.Mentions)
	for i := range e.Mentions {
		e.Mentions[i].Source = ids.sources[e.Mentions[i].Source]
	}
	e.When.Times = slices.Clone(e.When.Times)
	for i := range e.When.Times {
		e.When.Times[i] = ids.times[e.When.Times[i]]
	}
	e.Roles = slices.Clone(e.Roles)
	for i := range e.Roles {
		e.Roles[i].Entity, e.Roles[i].Source = ids.entity(e.Roles[i].Entity), ids.sources[e.Roles[i].Source]
	}
	e.Quantities = slices.Clone(e.Quantities)
	for i := range e.Quantities {
		e.Quantities[i].Source = ids.sources[e.Quantities[i].Source]
	}
	e.Attribution = slices.Clone(e.Attribution)
	for i := range e.Attribution {
		e.Attribution[i].Entity, e.Attribution[i].Source = ids.entity(e.Attribution[i].Entity), ids.sources[e.Attribution[i].Source]
	}
	if e.Outcome != nil {
		outcome := *e.Outcome
		outcome.Event = ids.events[outcome.Event]
		e.Outcome = &outcome
	}
	e.MergedBecause = slices.Clone(e.MergedBecause)
	e.Reports = slices.Clone(e.Reports)
	for i := range e.Reports {
		e.Reports[i] = ids.event(e.Reports[i], record.EventID(string(id)+"."+strconv.Itoa(i+1)))
	}
	return e
}
