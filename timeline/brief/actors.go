package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// actor is an actor or place.
type actor struct {
	ID      record.EntityID
	Name    string
	Kind    string // "organization, armed group"
	Aliases []string
	Because []string // why its mentions were put together
	Events  []ref    // its dated events
}

// cast is the actors or the places of a record. Those that have no part in a dated event and are known by one
// name only are named without more ado.
type cast struct {
	Main, Also       []actor
	Aliases, Because bool // some of Main have these
}

// Len returns how many there are.
func (c cast) Len() int { return len(c.Main) + len(c.Also) }

func (c *cast) add(a actor) {
	if len(a.Events) == 0 && len(a.Aliases) == 0 && len(a.Because) == 0 {
		c.Also = append(c.Also, a)
		return
	}
	c.Main = append(c.Main, a)
	c.Aliases = c.Aliases || len(a.Aliases) > 0
	c.Because = c.Because || len(a.Because) > 0
}

// tie is an edge of the graph.
type tie struct {
	From, To string
	Arrow    string // between the names
	Status   string // "" if asserted
	Phrases  string
	Date     string
	Events   []ref
}

// actors returns the entities as actors and places: first the nodes of the graph in its order, then the others by
// number of events and of mentions.
func (b *builder) actors(g *graph.Graph) (actors, places cast) {
	events := b.eventsOf()
	acts := make(map[int]bool, len(g.Nodes))
	var order []int
	for _, n := range g.Nodes {
		if i, ok := b.entities[n.Entity.ID]; ok {
			order = append(order, i)
			acts[i] = n.Actor
		}
	}
	rest := make([]int, 0, len(b.rec.Entities))
	for i, ent := range b.rec.Entities {
		if _, ok := acts[i]; !ok && ent.Subkind != record.Participant {
			rest = append(rest, i)
			acts[i] = ent.Kind != record.Place && ent.Kind != record.Facility
		}
	}
	slices.SortStableFunc(rest, func(x, y int) int {
		ex, ey := &b.rec.Entities[x], &b.rec.Entities[y]
		return cmp.Or(cmp.Compare(len(events[ey.ID]), len(events[ex.ID])), cmp.Compare(len(ey.Mentions), len(ex.Mentions)))
	})
	for _, i := range append(order, rest...) {
		a := b.actor(&b.rec.Entities[i], events)
		if acts[i] {
			actors.add(a)
		} else {
			places.add(a)
		}
	}
	return actors, places
}

// eventsOf lists the dated events in which each entity has a role or which took place there, by their numbers.
func (b *builder) eventsOf() map[record.EntityID][]ref {
	events := map[record.EntityID][]ref{}
	add := func(id record.EntityID, event ref) {
		if list := events[id]; id != "" && (len(list) == 0 || list[len(list)-1] != event) {
			events[id] = append(list, event)
		}
	}
	for _, ev := range b.rec.Events {
		event := ref{ev.ID, b.numbers[ev.ID]}
		if event.Number == 0 {
			continue
		}
		add(ev.Where, event)
		for _, r := range ev.Roles {
			add(r.Entity, event)
		}
	}
	for _, list := range events {
		slices.SortFunc(list, byNumber)
	}
	return events
}

func byNumber(a, b ref) int { return cmp.Compare(a.Number, b.Number) }

func (b *builder) actor(ent *record.Entity, events map[record.EntityID][]ref) actor {
	a := actor{ID: ent.ID, Name: name(ent), Kind: ent.Kind, Events: events[ent.ID]}
	if ent.Subkind != "" && ent.Subkind != ent.Kind {
		a.Kind += ", " + line(strings.ReplaceAll(ent.Subkind, "-", " "))
	}
	for _, alias := range ent.Aliases {
		if alias = line(alias); alias != a.Name {
			a.Aliases = appendNew(a.Aliases, alias)
		}
	}
	for _, why := range ent.MergedBecause {
		a.Because = appendNew(a.Because, line(why))
	}
	return a
}

func (b *builder) ties(g *graph.Graph) []tie {
	var ties []tie
	for _, e := range g.Edges {
		t := tie{From: line(g.Nodes[e.From].Name), To: line(g.Nodes[e.To].Name), Arrow: arrows[e.Kind], Date: e.Date}
		if e.Status != record.Asserted {
			t.Status = e.Status
		}
		var phrases []string
		for _, p := range e.Phrases {
			phrases = appendNew(phrases, line(p))
		}
		t.Phrases = strings.Join(phrases, "; ")
		for _, ev := range e.Events {
			if n := b.numbers[ev.ID]; n != 0 {
				t.Events = append(t.Events, ref{ev.ID, n})
			}
		}
		slices.SortFunc(t.Events, byNumber)
		t.Events = slices.Compact(t.Events)
		ties = append(ties, t)
	}
	return ties
}

// arrows stand between the names of a tie.
var arrows = map[graph.Kind]string{graph.Acts: "→", graph.With: "and", graph.At: "at", graph.Standing: "–"}
