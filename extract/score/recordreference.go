package score

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// MustSalience is the salience from which an event of a record taken for gold must be found, unless the caller says
// otherwise; the others may be.
const MustSalience = 0.75

// RecordReference makes a reference of one source of a record that is taken for gold: one that a person corrected, or
// that another program made. Its events of no date are left out, since nothing can be measured by them. An error means
// that the texts differ by more than blanks.
func RecordReference(gold *record.Record, source record.SourceID, text string, mustSalience float64) (*Reference, error) {
	src := gold.Source(source)
	if src == nil {
		return nil, fmt.Errorf("the gold has no source %s", source)
	}
	move, err := mover(src.Text, text)
	if err != nil {
		return nil, err
	}
	ref := &Reference{published: src.Published, text: text}
	c := castOf(gold, source)
	for i := range c.entities {
		e := &c.entities[i]
		if !e.named {
			continue
		}
		kind := e.Kind
		if !actorKinds[kind] {
			kind = record.Other
		}
		ref.actors = append(ref.actors, actor{e.Name, kind, e.forms, true})
	}
	times := map[record.TimeID]record.Span{}
	for _, t := range gold.Times {
		if t.Source == source {
			times[t.ID] = move(t.Span)
		}
	}
	for i := range gold.Events {
		ev := &gold.Events[i]
		when, ok := placedLike(&ev.When)
		if !ok {
			continue
		}
		w := wanted{id: string(ev.ID), label: ev.Label, when: when, must: ev.Salience >= mustSalience, status: statusOf(ev.Status)}
		for _, m := range ev.Mentions {
			if m.Source == source {
				w.spans = append(w.spans, move(m.Trigger))
			}
		}
		if len(w.spans) == 0 {
			continue
		}
		for _, id := range ev.When.Times {
			if at, ok := times[id]; ok {
				w.expressions = append(w.expressions, at)
			}
		}
		for _, r := range ev.Roles {
			if e := c.find(r.Entity); e != nil {
				role := r.Role
				if role != record.Agent && role != record.Patient {
					role = record.OtherRole
				}
				w.parties = append(w.parties, party{e.Name, role, !e.named, e.forms})
			}
		}
		if e := c.find(ev.Where); e != nil {
			w.place, w.placeName = e.forms, e.Name
		}
		ref.events = append(ref.events, w)
	}
	for _, r := range gold.Relations {
		from, to := c.find(r.From), c.find(r.To)
		if r.Source == source && from != nil && to != nil {
			ref.ties = append(ref.ties, GoldRelation{From: from.Name, Type: r.Type, To: to.Name})
		}
	}
	return ref, nil
}

// mover returns what moves spans from one text to another that differs from it in blanks only.
func mover(from, to string) (func(record.Span) record.Span, error) {
	if from == to {
		return func(s record.Span) record.Span { return s }, nil
	}
	places := make([]int32, len(from)+1) // byte of from -> byte of to
	j := 0
	skip := func() {
		for j < len(to) {
			r, size := utf8.DecodeRuneInString(to[j:])
			if !unicode.IsSpace(r) {
				return
			}
			j += size
		}
	}
	for i, r := range from {
		if unicode.IsSpace(r) {
			places[i] = int32(j)
			continue
		}
		skip()
		got, size := utf8.DecodeRuneInString(to[j:])
		if j >= len(to) || got != r {
			return nil, fmt.Errorf("the text of the gold differs from that of the record, first at byte %d of the gold: “%s”", i, excerpt(from, i))
		}
		for k := range size {
			places[i+k] = int32(j + k)
		}
		j += size
	}
	if skip(); j < len(to) {
		return nil, fmt.Errorf("the text of the record goes on where that of the gold ends: “%s”", excerpt(to, j))
	}
	places[len(from)] = int32(len(to))
	return func(s record.Span) record.Span {
		return record.Span{Start: int(places[s.Start]), End: int(places[s.End-1]) + 1}
	}, nil
}

// excerpt returns some words of a text from a byte on.
func excerpt(text string, at int) string {
	end := at
	for i := range text[at:] {
		if end = at + i; i > 40 {
			return text[at:end] + "…"
		}
	}
	return text[at:]
}
