package graph

import (
	"cmp"
	"slices"

	simple "github.com/dominikbraun/graph"

	"github.com/dateline/dateline/extract/record"
)

// choose keeps the nodes with the most neighbours and, between them, the edges of the most salient events. Where these
// are few, as between articles that have nobody in common, others fill the picture. Edges come in with indices of
// things, of which node makes a node, and leave with indices into Nodes. A node is a thing with an edge.
func choose(edges []Edge, node func(thing int) Node, opt Options) *Graph {
	ranked := rank(edges)
	first := map[int]bool{}
	for i, r := range ranked {
		first[r.entity] = opt.MaxNodes < 0 || i < opt.MaxNodes
	}
	picked, tied := pick(edges, first, opt)
	g := &Graph{Nodes: []Node{}, Edges: picked}
	place := map[int]int{}
	for _, r := range ranked {
		if !tied[r.entity] {
			continue // all its neighbours were left out
		}
		place[r.entity] = len(g.Nodes)
		n := node(r.entity)
		n.Degree, n.Component = r.degree, r.component
		g.Nodes = append(g.Nodes, n)
	}
	for i := range g.Edges {
		g.Edges[i].From, g.Edges[i].To = place[g.Edges[i].From], place[g.Edges[i].To]
	}
	g.Edges = inOrder(g.Edges)
	g.Omitted.Nodes = len(ranked) - len(g.Nodes)
	g.Omitted.Edges = len(edges) - len(g.Edges)
	return g
}

// inOrder returns edges in order of nodes, then kind, role and status; those that agree in all stay as they come. It
// sorts their places, since edges are large.
func inOrder(edges []Edge) []Edge {
	order := make([]int, len(edges))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &edges[i], &edges[j]
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(kindOrder(a.Kind), kindOrder(b.Kind)),
			cmp.Compare(a.Role, b.Role), cmp.Compare(statusOrder(a.Status), statusOrder(b.Status)), cmp.Compare(i, j))
	})
	sorted := make([]Edge, len(edges))
	for place, i := range order {
		sorted[place] = edges[i]
	}
	return sorted
}

// ranked is a thing with what decides whether it is shown.
type ranked struct {
	entity, degree, component int
	weight                    float64
}

// rank orders entities by neighbours, then size of their component, then weight of their edges, then place in the
// record. The measures are taken on a simple graph of one edge a pair, since dominikbraun/graph holds no more; both
// directions are added, so that its strongly connected components are the connected ones. Its search for them loses the
// component that it enters at a vertex whose hash is zero, hence vertices count from one.
func rank(edges []Edge) []ranked {
	g := simple.New(simple.IntHash, simple.Directed())
	weight := map[int]float64{}
	for _, e := range edges {
		for _, pair := range [2][2]int{{e.From, e.To}, {e.To, e.From}} {
			// Adding what is there already is refused with an error that tells nothing new.
			_ = g.AddVertex(pair[0] + 1)
			_ = g.AddVertex(pair[1] + 1)
			_ = g.AddEdge(pair[0]+1, pair[1]+1)
			weight[pair[0]] += e.Weight
		}
	}
	neighbours, err := g.AdjacencyMap()
	if err != nil {
		panic(err) // the store in memory has no way to fail
	}
	components, err := simple.StronglyConnectedComponents(g)
	if err != nil {
		panic(err) // only undirected graphs are refused
	}
	for i := range components {
		slices.Sort(components[i])
	}
	slices.SortFunc(components, func(a, b []int) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0])) })
	var all []ranked
	for i, members := range components {
		for _, vertex := range members {
			all = append(all, ranked{vertex - 1, len(neighbours[vertex]), i, weight[vertex-1]})
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.degree, a.degree), cmp.Compare(a.component, b.component),
			cmp.Compare(b.weight, a.weight), cmp.Compare(a.entity, b.entity))
	})
	return all
}

// pick returns the edges to show, in their order, and the entities they tie: the more salient first, then the heavier,
// then those that come first; before all others those between entities that rank first.
func pick(edges []Edge, first map[int]bool, opt Options) (picked []Edge, tied map[int]bool) {
	order := make([]int, len(edges))
	for i := range order {
		order[i] = i
	}
	central := func(e Edge) int {
		if first[e.From] && first[e.To] {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(central(edges[a]), central(edges[b])),
			cmp.Compare(edges[b].Salience, edges[a].Salience), cmp.Compare(edges[b].Weight, edges[a].Weight))
	})
	var taken []int
	tied = map[int]bool{}
	for _, i := range order {
		if opt.MaxEdges >= 0 && len(taken) == opt.MaxEdges {
			break
		}
		e, more := edges[i], 0
		for _, entity := range [2]int{e.From, e.To} {
			if !tied[entity] {
				more++
			}
		}
		if opt.MaxNodes >= 0 && len(tied)+more > opt.MaxNodes {
			continue
		}
		tied[e.From], tied[e.To] = true, true
		taken = append(taken, i)
	}
	slices.Sort(taken)
	picked = make([]Edge, 0, len(taken))
	for _, i := range taken {
		picked = append(picked, edges[i])
	}
	return picked, tied
}

func kindOrder(k Kind) int { return slices.Index([]Kind{Acts, With, At, Standing, Part}, k) }

func statusOrder(s string) int {
	return slices.Index([]string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}, s)
}
