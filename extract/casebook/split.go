package casebook

import (
	"fmt"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// split makes two of what a text put together wrongly, if it is one there.
func (t *text) split(kind string, stay, apart *Anchor) {
	if kind == AnEntity {
		x, no := t.mentions(stay)
		y, nor := t.mentions(apart)
		if no == "" && nor == "" && x.entity == y.entity && x.index != y.index {
			t.splitEntity(x, y)
		}
		return
	}
	x, no := t.events(stay)
	y, nor := t.events(apart)
	if no == "" && nor == "" && x[0] == y[0] {
		_, there, _ := t.find(apart)
		_, here, _ := t.find(stay)
		if !overlap(here, there) {
			t.splitEvent(x[0], there)
		}
	}
}

// splitEntity makes two of an entity that one text put together wrongly: what the second anchor names goes to a new
// one. Mentions that no anchor quotes go with the words that they repeat, else with the mention before them; what
// refers to the entity goes with the mention that stands there.
func (t *text) splitEntity(at, apart mention) {
	old := &t.rec.Entities[at.entity]
	stay, go_ := old.Mentions[at.index], old.Mentions[apart.index]
	ms := slices.Clone(old.Mentions)
	sortMentions(ms)
	var kept, moved []record.Mention
	away := false
	for _, m := range ms {
		switch {
		case m.Span == stay.Span:
			away = false
		case m.Span == go_.Span:
			away = true
		case m.Text == stay.Text && m.Text != go_.Text:
			away = false
		case m.Text == go_.Text && m.Text != stay.Text:
			away = true
		}
		if away {
			moved = append(moved, m)
		} else {
			kept = append(kept, m)
		}
	}
	if len(kept) == 0 || len(moved) == 0 {
		return
	}
	was := old.Name
	ent := record.Entity{ID: record.EntityID(t.freshID("e", len(t.rec.Entities))), Kind: old.Kind, Subkind: old.Subkind, Name: go_.Text, Mentions: moved, Location: old.Location}
	old.Mentions = kept
	if !slices.ContainsFunc(kept, func(m record.Mention) bool { return m.Text == was }) {
		old.Name = stay.Text
	}
	old.Aliases = slices.DeleteFunc(old.Aliases, func(alias string) bool {
		return !slices.ContainsFunc(kept, func(m record.Mention) bool { return m.Text == alias })
	})
	id := old.ID
	t.rec.Entities = slices.Insert(t.rec.Entities, at.entity+1, ent)
	touches := func(ms []record.Mention, s record.Span) bool {
		return slices.ContainsFunc(ms, func(m record.Mention) bool { return overlap(m.Span, s) })
	}
	move := func(ref *record.EntityID, s record.Span) {
		if *ref == id && touches(moved, s) && !touches(kept, s) {
			*ref = ent.ID
		}
	}
	for i := range t.rec.Events {
		ev := &t.rec.Events[i]
		move(&ev.Where, ev.Mentions[0].Sentence)
		for j := range ev.Roles {
			move(&ev.Roles[j].Entity, ev.Roles[j].Span)
		}
		for j := range ev.Attribution {
			move(&ev.Attribution[j].Entity, ev.Attribution[j].Span)
		}
	}
	for i := range t.rec.Relations {
		move(&t.rec.Relations[i].From, t.rec.Relations[i].Span)
		move(&t.rec.Relations[i].To, t.rec.Relations[i].Span)
	}
}

// splitEvent makes two of an event that one text tells in several places: the place that the second anchor names goes
// to a new one, with the roles, figures and speakers of its sentence.
func (t *text) splitEvent(i int, apart record.Span) {
	old := &t.rec.Events[i]
	k := slices.IndexFunc(old.Mentions, func(m record.EventMention) bool { return overlap(m.Trigger, apart) })
	if k < 0 || len(old.Mentions) < 2 {
		return
	}
	ev := *old
	ev.ID = record.EventID(t.freshID("v", len(t.rec.Events)))
	ev.Mentions = []record.EventMention{old.Mentions[k]}
	ev.When.Times = slices.Clone(old.When.Times)
	old.Mentions = slices.Delete(slices.Clone(old.Mentions), k, k+1)
	there := ev.Mentions[0].Sentence
	here := func(s record.Span) bool { return overlap(s, there) }
	ev.Roles, old.Roles = divide(old.Roles, func(r record.Role) bool { return here(r.Span) })
	ev.Quantities, old.Quantities = divide(old.Quantities, func(q record.Quantity) bool { return here(q.Span) })
	ev.Attribution, old.Attribution = divide(old.Attribution, func(a record.Attribution) bool { return here(a.Span) })
	t.rec.Events = slices.Insert(t.rec.Events, i+1, ev)
}

// divide returns what a list has of one sort, and the rest.
func divide[T any](list []T, is func(T) bool) (those, rest []T) {
	for _, x := range list {
		if is(x) {
			those = append(those, x)
		} else {
			rest = append(rest, x)
		}
	}
	return those, rest
}

// freshID returns an id that no event or entity has.
func (t *text) freshID(prefix string, n int) string {
	for {
		n++
		id := fmt.Sprintf("%s%d", prefix, n)
		if !slices.ContainsFunc(t.rec.Entities, func(e record.Entity) bool { return string(e.ID) == id }) &&
			!slices.ContainsFunc(t.rec.Events, func(e record.Event) bool { return string(e.ID) == id }) {
			return id
		}
	}
}
