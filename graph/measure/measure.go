// Package measure says who matters in a graph and who belongs together.
//
// All measures are taken on who is tied to whom: parallel edges of a pair are one tie whose weight is their sum, and
// directions play no part, except in the counts of edges in and out. The same graph gives the same numbers on any
// machine: no random start, sums in a fixed order, ties broken by the place in the graph.
//
// The algorithms are our own, since those of gonum v0.17.0 are not stable or not fast enough here: its PageRank starts
// from the process's random numbers, its Louvain is quadratic in the size of a community, its betweenness takes no
// sample. Tests hold ours against gonum and networkx.
//
//	measure.go    the values, Of
//	simple.go     the graph that they are taken on
//	pagerank.go   importance
//	between.go    how many shortest paths lead through a node
//	louvain.go    communities
//	bridges.go    ties and nodes that hold parts together; components
package measure

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/graph"
)

// ExactBetweenness is the number of nodes up to which betweenness counts all shortest paths. Beyond, it is estimated
// from those that start at a sample of nodes.
const ExactBetweenness = 3000

// Options choose what is measured. The zero value measures everything.
type Options struct {
	// SkipBetweenness leaves out what takes longest, for callers that only want communities and ranks.
	SkipBetweenness bool
}

// Measures are the measures of a graph and of its nodes and edges.
type Measures struct {
	Nodes       []Node  // of Graph.Nodes, in that order
	Bridges     []bool  // of Graph.Edges: without the ties of this pair, a component would fall apart
	Communities int     // number of them
	Components  int     // number of them
	Modularity  float64 // of the communities: above 0.3, they stand apart
	Sampled     int     // nodes from which betweenness was estimated; 0 = all, an exact count

	most float64 // the highest PageRank
}

// Node holds the measures of one node.
type Node struct {
	Degree      int     // neighbours
	In, Out     int     // edges by direction; one without a direction counts in both
	Strength    float64 // sum of the weights of its edges
	PageRank    float64 // sums to 1 over the graph
	Betweenness float64 // part of the shortest paths between two others that lead through it, 0 to 1
	Community   int     // 0 is the largest
	Component   int     // 0 is the largest
	Cut         bool    // without it, its component would fall apart
	Rank        int     // place by PageRank, 0 for the first
}

// Of measures a graph.
func Of(g *graph.Graph, opt Options) *Measures {
	s := simplify(g)
	m := &Measures{Nodes: make([]Node, len(g.Nodes))}
	for i := range m.Nodes {
		m.Nodes[i].Degree = len(s.neighbours(i))
	}
	for _, e := range g.Edges {
		from, to := &m.Nodes[e.From], &m.Nodes[e.To]
		from.Out++
		to.In++
		if e.Undirected() {
			from.In++
			to.Out++
		}
		from.Strength += weight(e)
		if e.From != e.To {
			to.Strength += weight(e)
		}
	}
	for i, r := range pageRank(s) {
		m.Nodes[i].PageRank = r
		m.most = max(m.most, r)
	}
	for place, i := range ranking(m.Nodes) {
		m.Nodes[i].Rank = place
	}
	if !opt.SkipBetweenness {
		var paths []float64
		paths, m.Sampled = betweenness(s, ExactBetweenness)
		for i, b := range paths {
			m.Nodes[i].Betweenness = b
		}
	}
	communities := louvain(s)
	m.Modularity = modularity(s, communities)
	var groups, parts []int
	groups, m.Communities = bySize(communities)
	parts, m.Components = bySize(components(s))
	bridges, cuts := holdTogether(s)
	for i := range m.Nodes {
		m.Nodes[i].Community, m.Nodes[i].Component, m.Nodes[i].Cut = groups[i], parts[i], cuts[i]
	}
	m.Bridges = make([]bool, len(g.Edges))
	for i, e := range g.Edges {
		m.Bridges[i] = bridges[pairOf(e.From, e.To)]
	}
	return m
}

// ranking orders nodes by PageRank, then strength, then place in the graph. Ranks that differ by less than the
// iteration leaves open count as the same.
func ranking(nodes []Node) []int {
	const grain = 1e-9
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	rounded := func(i int) int64 { return int64(nodes[i].PageRank/grain + 0.5) }
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rounded(b), rounded(a)), cmp.Compare(nodes[b].Strength, nodes[a].Strength), cmp.Compare(a, b))
	})
	return order
}

// bySize numbers groups anew: the largest is 0, of two of a size the one with the first node. It returns the group of
// each node, and how many there are.
func bySize(group []int) (numbered []int, count int) {
	type size struct{ group, members, first int }
	var sizes []size
	at := map[int]int{}
	for i, c := range group {
		k, ok := at[c]
		if !ok {
			k = len(sizes)
			at[c] = k
			sizes = append(sizes, size{group: c, first: i})
		}
		sizes[k].members++
	}
	slices.SortFunc(sizes, func(a, b size) int {
		return cmp.Or(cmp.Compare(b.members, a.members), cmp.Compare(a.first, b.first))
	})
	for place, s := range sizes {
		at[s.group] = place
	}
	numbered = make([]int, len(group))
	for i, c := range group {
		numbered[i] = at[c]
	}
	return numbered, len(sizes)
}

// Size is how large a node may be drawn, 0 to 1: its area goes with its PageRank.
func (m *Measures) Size(node int) float64 {
	if m.most == 0 {
		return 0
	}
	return math.Sqrt(m.Nodes[node].PageRank / m.most)
}

// palette is that of Okabe and Ito (2008), which people with any colour vision tell apart, without its yellow and
// black, which letters on white need.
var palette = [...]string{"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"}

// Color is the colour of a community as #rrggbb. Only the largest have one of their own, all others are grey.
func Color(community int) string {
	if community < 0 || community >= len(palette) {
		return "#999999"
	}
	return palette[community]
}
