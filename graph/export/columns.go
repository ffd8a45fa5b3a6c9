package export

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// kind is the type of the values of a column.
type kind int

const (
	text kind = iota
	integer
	number
	boolean
	day // a day of ISO 8601
)

// column is something that is said of every node or of every edge.
type column struct {
	name string
	kind kind
	of   func(i int) any // string, int, float64 or bool, as the kind has it; nil if unknown
}

// known is a text, or nil for an empty one.
func known(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// nodeColumns is what formats say of a node, beside its identifier.
func (v *View) nodeColumns() []column {
	g, m := v.Graph, v.Measures
	spans := v.spans()
	location := func(i int, of func(*record.Location) any) any {
		if at := g.Nodes[i].Entity.Location; at != nil {
			return of(at)
		}
		return nil
	}
	ofEvent := func(i int, of func(*record.Event) any) any {
		if ev := g.Nodes[i].Event; ev != nil {
			return of(ev)
		}
		return nil
	}
	return []column{
		{"name", text, func(i int) any { return v.name(i) }},
		{"kind", text, func(i int) any { return g.Nodes[i].Entity.Kind }},
		{"subkind", text, func(i int) any { return known(g.Nodes[i].Entity.Subkind) }},
		{"aliases", text, func(i int) any { return known(strings.Join(g.Nodes[i].Entity.Aliases, "; ")) }},
		{"actor", boolean, func(i int) any { return g.Nodes[i].Actor }},
		{"mentions", integer, func(i int) any { return len(g.Nodes[i].Entity.Mentions) }},
		{"degree", integer, func(i int) any { return m.Nodes[i].Degree }},
		{"edges_in", integer, func(i int) any { return m.Nodes[i].In }},
		{"edges_out", integer, func(i int) any { return m.Nodes[i].Out }},
		{"strength", number, func(i int) any { return round(m.Nodes[i].Strength) }},
		{"pagerank", number, func(i int) any { return round(m.Nodes[i].PageRank) }},
		{"betweenness", number, func(i int) any { return round(m.Nodes[i].Betweenness) }},
		{"rank", integer, func(i int) any { return m.Nodes[i].Rank + 1 }},
		{"community", integer, func(i int) any { return m.Nodes[i].Community + 1 }},
		{"component", integer, func(i int) any { return m.Nodes[i].Component + 1 }},
		{"cut", boolean, func(i int) any { return m.Nodes[i].Cut }},
		{"first", day, func(i int) any { return known(spans[i].Lo.String()) }},
		{"last", day, func(i int) any { return known(spans[i].Hi.String()) }},
		{"class", text, func(i int) any { return ofEvent(i, func(ev *record.Event) any { return ev.Class }) }},
		{"status", text, func(i int) any { return ofEvent(i, func(ev *record.Event) any { return ev.Status }) }},
		{"date", text, func(i int) any { return ofEvent(i, func(ev *record.Event) any { return known(ev.When.Phrase()) }) }},
		{"latitude", number, func(i int) any { return location(i, func(at *record.Location) any { return at.Latitude }) }},
		{"longitude", number, func(i int) any { return location(i, func(at *record.Location) any { return at.Longitude }) }},
		{"country", text, func(i int) any { return location(i, func(at *record.Location) any { return known(at.Country) }) }},
		{"geonames", integer, func(i int) any {
			return location(i, func(at *record.Location) any {
				if at.GeoNames == 0 {
					return nil
				}
				return at.GeoNames
			})
		}},
	}
}

// edgeColumns is what formats say of an edge, beside its identifier and its ends.
func (v *View) edgeColumns() []column {
	g, m := v.Graph, v.Measures
	bound := func(of func(record.When) record.Day) func(i int) any {
		return func(i int) any { return known(of(g.Edges[i].When).String()) }
	}
	return []column{
		{"kind", text, func(i int) any { return string(g.Edges[i].Kind) }},
		{"role", text, func(i int) any { return known(g.Edges[i].Role) }},
		{"undirected", boolean, func(i int) any { return g.Edges[i].Undirected() }},
		{"status", text, func(i int) any { return g.Edges[i].Status }},
		{"what", text, func(i int) any { return known(strings.Join(g.Edges[i].Phrases, "; ")) }},
		{"weight", number, func(i int) any { return round(g.Edges[i].Weight) }},
		{"independent_sources", integer, func(i int) any { return g.Edges[i].Sources }},
		{"confidence", number, func(i int) any { return round(g.Edges[i].Confidence) }},
		{"salience", number, func(i int) any { return round(g.Edges[i].Salience) }},
		{"bridge", boolean, func(i int) any { return m.Bridges[i] }},
		{"date", text, func(i int) any { return known(g.Edges[i].Date) }},
		{"start_earliest", day, bound(func(w record.When) record.Day { return w.Start.Lo })},
		{"start_latest", day, bound(func(w record.When) record.Day { return w.Start.Hi })},
		{"end_earliest", day, bound(func(w record.When) record.Day { return w.End.Lo })},
		{"end_latest", day, bound(func(w record.When) record.Day { return w.End.Hi })},
		{"events", text, func(i int) any { return known(eventIDs(&g.Edges[i])) }},
		{"classes", text, func(i int) any { return known(classes(&g.Edges[i])) }},
		{"sources", text, func(i int) any { return known(v.sourceNames(&g.Edges[i])) }},
		{"sentences", text, func(i int) any { return known(sentences(&g.Edges[i])) }},
	}
}

// eventIDs lists what an edge stands for: ids of events, then of relations.
func eventIDs(e *graph.Edge) string {
	var ids []string
	for _, ev := range e.Events {
		ids = append(ids, string(ev.ID))
	}
	for _, rel := range e.Relations {
		ids = append(ids, string(rel.ID))
	}
	return strings.Join(ids, " ")
}

// classes lists the classes of the events and the types of the relations of an edge, each once.
func classes(e *graph.Edge) string {
	var list []string
	add := func(s string) {
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for _, ev := range e.Events {
		add(ev.Class)
	}
	for _, rel := range e.Relations {
		add(rel.Type)
	}
	return strings.Join(list, " ")
}

// sourceNames says which articles an edge rests on.
func (v *View) sourceNames(e *graph.Edge) string {
	var names []string
	for _, id := range sourcesOf(e) {
		if src := v.sources[id]; src != nil {
			names = append(names, src.Name)
		}
	}
	return strings.Join(names, "; ")
}

// sourcesOf lists the sources of an edge, each once: those of its sentences, and of what stands in no sentence.
func sourcesOf(e *graph.Edge) []record.SourceID {
	var ids []record.SourceID
	add := func(id record.SourceID) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, s := range e.Sentences {
		add(s.Source)
	}
	for _, ev := range e.Events {
		for _, m := range ev.Mentions {
			add(m.Source)
		}
	}
	for _, rel := range e.Relations {
		add(rel.Source)
	}
	return ids
}

// sentences are the words that an edge rests on, a line each.
func sentences(e *graph.Edge) string {
	lines := make([]string, len(e.Sentences))
	for i, s := range e.Sentences {
		lines[i] = s.Text
	}
	return strings.Join(lines, "\n")
}

// spans returns for each node the days between which all that ties it may have been; the zero Range where something
// has no date.
func (v *View) spans() []record.Range {
	g := v.Graph
	spans, open := make([]record.Range, len(g.Nodes)), make([]bool, len(g.Nodes))
	add := func(node int, w record.When) {
		s := &spans[node]
		if w.Start.Lo == 0 || w.End.Hi == 0 {
			open[node] = true
			return
		}
		if s.Lo == 0 || w.Start.Lo < s.Lo {
			s.Lo = w.Start.Lo
		}
		s.Hi = max(s.Hi, w.End.Hi)
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		add(e.From, e.When)
		add(e.To, e.When)
	}
	for i := range spans {
		if open[i] {
			spans[i] = record.Range{}
		}
	}
	return spans
}
