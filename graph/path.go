package graph

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// Order says what the dates along a path must do. News moves from one actor to the next on some day of the tie's
// event; what is uncertain is where in its bounds the event lies.
type Order int

// Orders, from the strictest.
const (
	Certain  Order = iota // each tie is later than the one before, wherever in their bounds they lie, and none is only claimed or planned
	Possible              // no tie need be earlier than the one before; without a date, a tie can be at any time
	AnyOrder              // dates play no part
)

// String is the word for an order.
func (o Order) String() string { return [...]string{"certain", "possible", "any"}[o] }

// PathOptions choose among paths. The zero value asks for a certain path that may follow ties both ways.
type PathOptions struct {
	Order    Order
	Directed bool       // only from Edge.From to Edge.To, unless the edge has no direction
	From     record.Day // leave on this day or later; zero = no bound
	Before   record.Day // arrive before this day; zero = no bound
}

// Step is one tie of a path.
type Step struct {
	From, To int // nodes, in the direction of the path
	Edge     int
	Event    *record.Event    // what ties them; nil if it is a relation
	Relation *record.Relation // nil if it is an event
	// By is the earliest day by which the step can have been made or, on a certain path, by which it was made; zero if
	// nothing says so.
	By record.Day
}

// contact is a tie as a path may use it.
type contact struct {
	to, edge   int
	event      *record.Event
	relation   *record.Relation
	begin, end record.Range
	dated      bool
	asserted   bool // and not claimed, planned or possible
	weight     float64
}

// never is before every day, a day of arrival that no date bounds.
const never record.Day = 0

// Path returns a path with the fewest ties, among those the one that arrives first, among those one of heavy ties; nil
// if there is none. The path of a node to itself is empty, not nil.
//
// It goes out in rounds: after each, every node knows the first day on which it can be reached by that many ties. That
// a tie left later never arrives earlier makes this enough. Only nodes whose day improved are looked at again.
func (g *Graph) Path(from, to int, opt PathOptions) []Step {
	if from == to {
		return []Step{}
	}
	contacts := g.contacts(opt)
	type arrival struct {
		day   record.Day
		at    int
		via   contact
		last  *arrival
		steps int
	}
	best := map[int]*arrival{from: {day: max(opt.From-1, never), at: from}}
	frontier := []*arrival{best[from]}
	for len(frontier) > 0 && best[to] == nil {
		next := map[int]*arrival{}
		var reached []int
		for _, here := range frontier {
			for _, c := range contacts[here.at] {
				same := here.via.event != nil && here.via.event == c.event
				day, ok := c.cross(here.day, same, opt)
				if !ok {
					continue
				}
				if known := best[c.to]; known != nil && known.day <= day {
					continue
				}
				known := next[c.to]
				if known != nil && cmp.Or(cmp.Compare(day, known.day), cmp.Compare(known.via.weight, c.weight)) >= 0 {
					continue
				}
				if known == nil {
					reached = append(reached, c.to)
				}
				next[c.to] = &arrival{day: day, at: c.to, via: c, last: here, steps: here.steps + 1}
			}
		}
		frontier = frontier[:0]
		for _, node := range reached {
			best[node] = next[node]
			frontier = append(frontier, next[node])
		}
	}
	end := best[to]
	if end == nil {
		return nil
	}
	path := make([]Step, end.steps)
	for a := end; a.last != nil; a = a.last {
		path[a.steps-1] = Step{From: a.last.at, To: a.at, Edge: a.via.edge, Event: a.via.event, Relation: a.via.relation, By: a.day}
	}
	return path
}

// contacts lists for each node the ties that lead away from it.
func (g *Graph) contacts(opt PathOptions) [][]contact {
	all := make([][]contact, len(g.Nodes))
	for i := range g.Edges {
		e := &g.Edges[i]
		add := func(c contact) {
			c.edge, c.to, c.asserted, c.weight = i, e.To, e.Status == record.Asserted, e.Weight
			all[e.From] = append(all[e.From], c)
			if !opt.Directed || e.Undirected() {
				c.to = e.From
				all[e.To] = append(all[e.To], c)
			}
		}
		for _, ev := range e.Events {
			begin, end := bounds(ev.When)
			add(contact{event: ev, begin: begin, end: end, dated: ev.When.Dated()})
		}
		for _, rel := range e.Relations {
			add(contact{relation: rel})
		}
	}
	return all
}

// cross returns the day on which the far end of a tie is reached from a node that was reached on a day. One event is
// one occasion: whoever is reached by it and has another tie by the same event needs no second day.
func (c contact) cross(day record.Day, same bool, opt PathOptions) (record.Day, bool) {
	last := record.Day(math.MaxInt32)
	if opt.Before != 0 {
		last = opt.Before - 1
	}
	switch {
	case opt.Order == AnyOrder:
		// A period still has to be kept to, as far as it may be.
		return never, opt.From == 0 && opt.Before == 0 || !c.dated || (c.end.Hi == 0 || c.end.Hi >= opt.From) && c.begin.Lo <= last
	case opt.Order == Certain && !c.asserted:
		return 0, false
	case same:
		return day, true
	case opt.Order == Possible:
		if c.end.Hi != 0 && c.end.Hi < max(day, opt.From) {
			return 0, false
		}
		day = max(day, c.begin.Lo)
		return day, day <= last
	}
	// It certainly went on after that day if its earliest end did, and had certainly begun by its latest begin.
	if c.end.Lo == 0 || c.end.Lo <= day || c.begin.Hi == 0 {
		return 0, false
	}
	day = max(day+1, c.begin.Hi)
	return day, day <= last
}

// Way is a path and the order that it keeps.
type Way struct {
	Order Order
	Steps []Step
}

// Best returns a path of the strictest order for which there is one, beginning with that of opt; nil if nothing joins
// the nodes. Each list holds the nodes that one name may mean.
func (g *Graph) Best(from, to []int, opt PathOptions) *Way {
	for order := opt.Order; order <= AnyOrder; order++ {
		opt.Order = order
		var steps []Step
		for _, a := range from {
			for _, b := range to {
				if found := g.Path(a, b, opt); found != nil && (steps == nil || len(found) < len(steps)) {
					steps = found
				}
			}
		}
		if steps != nil {
			return &Way{order, slices.Clip(steps)}
		}
	}
	return nil
}
