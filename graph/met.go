package graph

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// Meeting is what brought two actors together.
type Meeting struct {
	A, B   int // nodes, the more central first
	Edge   int
	Event  *record.Event
	Before bool // it was before the day that was asked for, wherever in its bounds it lies; else it may have been
}

// meets lists the PLOVER classes of events in which an agent meets whom he acts on: talks and visits, agreements,
// common work.
var meets = [...]string{"CONSULT", "AGREE", "COOPERATE"}

// Met lists who met whom, for all that is known, before a day, or at all if it is zero: actors on the same side of an
// event, and those of whom one consulted, or came to terms with, the other. Whoever attacked, accused or asked another
// did not meet him. What is only planned, possible or denied is no meeting. Meetings come in order of time, those
// without a date last; with a day they are left out.
func (g *Graph) Met(before record.Day) []Meeting {
	met := []Meeting{}
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Status != record.Asserted && e.Status != record.Claimed || !g.Nodes[e.From].Actor || !g.Nodes[e.To].Actor {
			continue
		}
		for _, ev := range e.Events {
			if e.Kind != With && (e.Kind != Acts || !slices.Contains(meets[:], ev.Class)) {
				continue
			}
			begin, end := bounds(ev.When)
			m := Meeting{A: min(e.From, e.To), B: max(e.From, e.To), Edge: i, Event: ev, Before: before == 0 || end.Hi != 0 && end.Hi < before}
			if before == 0 || ev.When.Dated() && begin.Lo < before {
				met = append(met, m)
			}
		}
	}
	slices.SortStableFunc(met, func(a, b Meeting) int {
		return cmp.Or(cmp.Compare(place(a.Event.When), place(b.Event.When)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return met
}

// place is the day by which events are put in order: the earliest that each can have begun, else the latest; those
// without any come last.
func place(w record.When) record.Day {
	begin, end := bounds(w)
	for _, day := range [...]record.Day{begin.Lo, begin.Hi, end.Lo, end.Hi} {
		if day != 0 {
			return day
		}
	}
	return record.MaxDay + 1
}
