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
	edges := p.keep(bundle(rec, p.ties, opt.Parallel))
	g := choose(edges, p.node, opt)
	left := p.omitted
	left.Nodes, left.Edges = g.Omitted.Nodes, g.Omitted.Edges
	g.Omitted = left
	for i := range g.Nodes {
		g.Nodes[i].Name, g.Nodes[i].Detail = w.node(&g.Nodes[i])
	}
	for i := range g.Edges {
		w.edge(&g.Edges[i], g.Nodes)
	}
	g.Title = opt.Title
	if g.Title == "" {
		g.Title = "Who was tied to whom"
	}
	g.Source, g.Subtitle, g.Remark = w.source(), subtitle(g, opt), remark(g.Omitted, opt)
	return g
}
