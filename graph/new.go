package graph

import "github.com/dateline/dateline/extract/record"

// New projects a valid record onto actors and their ties. The same record and options give the same graph; neither
// the record nor anything in it is changed.
func New(rec *record.Record, opt Options) *Graph {
	if opt.MaxNodes == 0 {
		opt.MaxNodes = DefaultMaxNodes
	}
	if opt.MaxEdges == 0 {
		opt.MaxEdges = DefaultMaxEdges
	}
	p := newProjection(rec, opt)
	p.events()
	p.relations()
	w := newWords(rec)
	edges := bundle(rec, p.ties)
	g := choose(rec, edges, p.actor, opt)
	g.Omitted.Status, g.Omitted.Minor = p.omitted.Status, p.omitted.Minor
	g.Omitted.Unnamed, g.Omitted.Alone, g.Omitted.Crowded = p.omitted.Unnamed, p.omitted.Alone, p.omitted.Crowded
	for i := range g.Nodes {
		g.Nodes[i].Name, g.Nodes[i].Detail = w.node(g.Nodes[i].Entity)
	}
	for i := range g.Edges {
		w.edge(&g.Edges[i], g.Nodes)
	}
	g.Title = opt.Title
	if g.Title == "" {
		g.Title = "Who was tied to whom"
	}
	g.Source, g.Subtitle, g.Remark = w.source(), subtitle(g), remark(g.Omitted, opt)
	return g
}
