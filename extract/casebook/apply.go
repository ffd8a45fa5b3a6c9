package casebook

import (
	"fmt"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// Decisions about what a text says (re-date, re-status, re-kind, reject) change what was read from that text, before
// texts are merged, so that corroboration and conflicts come out as if it had been read so from the start. Words that a
// decision does not quote are not touched by it.

// apply carries out a decision on one text for one anchor of it. It returns where it bit, or why it did not.
func (t *text) apply(d *Decision, a *Anchor) (at record.Span, why string) {
	switch d.About.Kind {
	case AnEvent:
		found, why := t.events(a)
		if why != "" {
			return at, why
		}
		_, words, _ := t.find(a)
		at = triggerAt(&t.rec.Events[found[0]], words)
		t.event(d, found[0])
		return at, ""
	case AnEntity:
		m, why := t.mentions(a)
		if why != "" {
			return at, why
		}
		at = t.rec.Entities[m.entity].Mentions[m.index].Span
		switch d.Do {
		case ReKind:
			t.rec.Entities[m.entity].Kind, t.rec.Entities[m.entity].Subkind = d.To, ""
		case Reject:
			t.dropEntity(m.entity)
		}
		return at, ""
	case ADate:
		i, why := t.time(a)
		if why != "" {
			return at, why
		}
		at = t.rec.Times[i].Span
		t.date(d, i)
		return at, ""
	case AFigure:
		found, why := t.figures(a)
		if why != "" {
			return at, why
		}
		at = t.rec.Events[found[0][0]].Quantities[found[0][1]].Span
		if d.Do == Reject {
			for _, f := range slices.Backward(found) {
				ev := &t.rec.Events[f[0]]
				ev.Quantities = slices.Delete(ev.Quantities, f[1], f[1]+1)
			}
		}
		return at, ""
	}
	return at, "" // a source: whoever builds leaves it out
}

// because says who decided, for the fields of a record that say why.
func because(d *Decision) string {
	return fmt.Sprintf("decided by %s on %s: %s", d.Author, d.Time, d.Reason)
}

// decided is the place in time that a decision gives.
func decided(d *Decision) record.When {
	w, _ := parseWhen(d.To) // as check has seen
	if w.Basis == "" {
		w.Basis = record.Inferred
	}
	w.Why = because(d)
	return w
}

func (t *text) event(d *Decision, i int) {
	ev := &t.rec.Events[i]
	switch d.Do {
	case ReKind:
		ev.Class = d.To
	case ReDate:
		ev.When = decided(d)
	case ReStatus:
		ev.Status = d.To
	case Reject:
		t.dropEvent(i)
	}
}

// date changes or rejects an expression of time, and with it the events that rest on it alone.
func (t *text) date(d *Decision, i int) {
	if d.Do != ReDate && d.Do != Reject {
		return
	}
	w := record.When{Basis: record.NoBasis, Why: because(d)}
	x := &t.rec.Times[i]
	if d.Do == ReDate {
		w = decided(d)
		x.Value, x.Mod, x.EDTF, x.From, x.To, x.Anchor, x.Why = w.Value, "", w.EDTF, w.Start.Lo, w.End.Hi, "none", w.Why
	}
	for k := range t.rec.Events {
		if when := &t.rec.Events[k].When; len(when.Times) == 1 && when.Times[0] == x.ID {
			*when = w
			if d.Do == ReDate {
				when.Times = []record.TimeID{x.ID}
			}
		}
	}
	if d.Do == ReDate {
		return
	}
	id := x.ID
	t.rec.Times = slices.Delete(t.rec.Times, i, i+1)
	for k := range t.rec.Times {
		if t.rec.Times[k].Anchor == "previous:"+string(id) {
			t.rec.Times[k].Anchor = "none"
		}
	}
	for k := range t.rec.Events {
		when := &t.rec.Events[k].When
		when.Times = slices.DeleteFunc(when.Times, func(other record.TimeID) bool { return other == id })
	}
}

// dropEvent takes an event out of a record, with all that refers to it.
func (t *text) dropEvent(i int) {
	id := t.rec.Events[i].ID
	t.rec.Events = slices.Delete(t.rec.Events, i, i+1)
	for k := range t.rec.Times {
		if t.rec.Times[k].Anchor == "event:"+string(id) {
			t.rec.Times[k].Anchor = "none"
		}
	}
	for k := range t.rec.Events {
		if o := t.rec.Events[k].Outcome; o != nil && o.Event == id {
			t.rec.Events[k].Outcome = nil
		}
	}
	for k := range t.rec.Conflicts {
		c := &t.rec.Conflicts[k]
		c.Events = slices.DeleteFunc(c.Events, func(other record.EventID) bool { return other == id })
	}
	t.rec.Conflicts = slices.DeleteFunc(t.rec.Conflicts, func(c record.Conflict) bool { return len(c.Events) == 0 })
}

// dropEntity takes an entity out of a record, with all that refers to it.
func (t *text) dropEntity(i int) {
	id := t.rec.Entities[i].ID
	t.rec.Entities = slices.Delete(t.rec.Entities, i, i+1)
	for k := range t.rec.Events {
		ev := &t.rec.Events[k]
		if ev.Where == id {
			ev.Where = ""
		}
		ev.Roles = slices.DeleteFunc(ev.Roles, func(r record.Role) bool { return r.Entity == id })
		for j := range ev.Attribution {
			if ev.Attribution[j].Entity == id {
				ev.Attribution[j].Entity = ""
			}
		}
	}
	t.rec.Relations = slices.DeleteFunc(t.rec.Relations, func(r record.Relation) bool { return r.From == id || r.To == id })
}
