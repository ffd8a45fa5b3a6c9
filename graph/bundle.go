package graph

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// bundle makes one edge of the ties of one pair, direction, kind and status; or, if parallel, of each tie. From and To
// are things, as in ties. Edges come in order of their first tie.
func bundle(rec *record.Record, ties []tie, parallel bool) []Edge {
	type key struct {
		from, to     int
		kind         Kind
		role, status string
		alone        int
	}
	at := map[key]int{}
	edges := []Edge{}
	for n, t := range ties {
		k := key{t.from, t.to, t.kind, t.role, t.status, 0}
		if parallel {
			k.alone = n
		}
		i, ok := at[k]
		if !ok {
			i = len(edges)
			at[k] = i
			edges = append(edges, Edge{From: t.from, To: t.to, Kind: t.kind, Role: t.role, Status: t.status})
		}
		if t.event != nil {
			edges[i].Events = append(edges[i].Events, t.event)
		}
		if t.relation != nil {
			edges[i].Relations = append(edges[i].Relations, t.relation)
		}
	}
	origins := originsOf(rec)
	for i := range edges {
		weigh(&edges[i], origins)
	}
	return edges
}

// originsOf maps each source to the one it repeats.
func originsOf(rec *record.Record) map[record.SourceID]record.SourceID {
	origins := make(map[record.SourceID]record.SourceID, len(rec.Sources))
	for _, src := range rec.Sources {
		origins[src.ID] = cmp.Or(src.CopyOf, src.ID)
	}
	return origins
}

// relationSalience ranks standing relations among events: what somebody is matters less than what he did in the story,
// and more than what a timeline would never miss.
const relationSalience = 0.1

// relationConfidence stands for the confidence that relations do not carry: half of what a sure event has.
const relationConfidence = 0.5

// weigh fills in what an edge rests on: sources, confidence, weight, salience, dates.
func weigh(e *Edge, origins map[record.SourceID]record.SourceID) {
	seen := map[record.SourceID]bool{}
	var dated []record.When
	for _, ev := range e.Events {
		for _, m := range ev.Mentions {
			seen[origins[m.Source]] = true
		}
		e.Sources = max(e.Sources, ev.Sources)
		e.Salience = max(e.Salience, ev.Salience)
		e.Confidence = max(e.Confidence, ev.Confidence)
		e.Weight += ev.Confidence * float64(max(ev.Sources, 1))
		if ev.When.Dated() {
			dated = append(dated, ev.When)
		}
	}
	stated := map[record.SourceID]bool{}
	for _, rel := range e.Relations {
		seen[origins[rel.Source]] = true
		stated[origins[rel.Source]] = true
		e.Salience = relationSalience
	}
	e.Weight += relationConfidence * float64(len(stated))
	e.Sources = max(e.Sources, len(seen))
	e.When = cover(dated)
}

// cover returns the period from the first begin to the last end of dated events. One event keeps its own words.
func cover(dated []record.When) record.When {
	// "After 13 May", said of what is only expected, would stretch what is known without an end.
	bounded := slices.DeleteFunc(slices.Clone(dated), func(w record.When) bool { return w.Start.Hi == 0 && w.Start == w.End })
	if len(bounded) > 0 {
		dated = bounded
	}
	if len(dated) == 0 {
		return record.When{}
	}
	all := dated[0]
	for _, w := range dated[1:] {
		if w.Start == all.Start && w.End == all.End {
			continue
		}
		all = record.When{
			Start: record.Range{Lo: first(all.Start.Lo, w.Start.Lo), Hi: firstKnown(all.Start.Hi, w.Start.Hi)},
			End:   record.Range{Lo: max(all.End.Lo, w.End.Lo), Hi: last(all.End.Hi, w.End.Hi)},
			Basis: record.Inferred,
		}
	}
	return all
}

// first is the earlier of two lower bounds, of which zero is earlier than any.
func first(a, b record.Day) record.Day { return min(a, b) }

// firstKnown is the earlier of two upper bounds, of which zero is later than any.
func firstKnown(a, b record.Day) record.Day {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// last is the later of two upper bounds, of which zero is later than any.
func last(a, b record.Day) record.Day {
	if a == 0 || b == 0 {
		return 0
	}
	return max(a, b)
}
