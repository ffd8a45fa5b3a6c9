package graph

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Find returns the entities of a record, as indices into its list, that are called so: by id, else by name or alias,
// else by the last word of a person's name, case ignored. Several entities may share a name.
func Find(rec *record.Record, name string) []int {
	asked := fold(name)
	if asked == "" {
		return nil
	}
	ways := [...]func(ent *record.Entity) bool{
		func(ent *record.Entity) bool { return string(ent.ID) == strings.TrimSpace(name) },
		func(ent *record.Entity) bool {
			return fold(ent.Name) == asked || slices.ContainsFunc(ent.Aliases, func(alias string) bool { return fold(alias) == asked })
		},
		func(ent *record.Entity) bool {
			return ent.Kind == record.Person && strings.HasSuffix(fold(ent.Name), " "+asked)
		},
	}
	for _, called := range ways {
		var found []int
		for i := range rec.Entities {
			if called(&rec.Entities[i]) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// Find returns the nodes that are called so, as Find of a record does.
func (g *Graph) Find(name string) []int {
	rec := &record.Record{Entities: make([]record.Entity, len(g.Nodes))}
	for i, node := range g.Nodes {
		rec.Entities[i] = record.Entity{ID: node.Entity.ID, Kind: node.Entity.Kind, Name: node.Entity.Name, Aliases: node.Entity.Aliases}
	}
	return Find(rec, name)
}
