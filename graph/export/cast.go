package export

import (
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// Cast writes some entities of a record as FollowTheMoney, with the articles and the relations that these state between
// them, but without events. Identifiers are those of FollowTheMoney for a graph of the same record, so that reading both
// makes no double.
func Cast(w io.Writer, rec *record.Record, entities []record.EntityID) error {
	chosen := map[record.EntityID]bool{}
	for _, id := range entities {
		chosen[id] = true
	}
	cast := *rec
	cast.Events, cast.Entities, cast.Relations = nil, nil, nil
	for i := range rec.Entities {
		if chosen[rec.Entities[i].ID] {
			cast.Entities = append(cast.Entities, rec.Entities[i])
		}
	}
	for _, r := range rec.Relations {
		if chosen[r.From] && chosen[r.To] {
			cast.Relations = append(cast.Relations, r)
		}
	}
	acts := map[record.EntityID]bool{}
	for i := range rec.Events {
		for _, role := range rec.Events[i].Roles {
			acts[role.Entity] = true
		}
	}
	g := graph.New(&cast, graph.Options{MaxNodes: -1, MaxEdges: -1, IncludeNominals: true})
	tied := map[record.EntityID]bool{}
	for i := range g.Nodes {
		node := &g.Nodes[i]
		tied[node.Entity.ID] = true
		node.Actor = node.Entity.Kind != record.Place && node.Entity.Kind != record.Facility || acts[node.Entity.ID]
	}
	for i := range cast.Entities {
		e := &cast.Entities[i]
		if !tied[e.ID] {
			g.Nodes = append(g.Nodes, graph.Node{Entity: e, Name: e.Name, Actor: e.Kind != record.Place && e.Kind != record.Facility || acts[e.ID]})
		}
	}
	return FollowTheMoney(w, New(&cast, g))
}
