package measure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	gonumsimple "gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	gonum "gonum.org/v1/gonum/graph"

	"github.com/dateline/dateline/graph"
)

// of is a graph of nodes and of edges without direction, written as pairs.
func of(nodes int, pairs ...[2]int) *graph.Graph {
	g := &graph.Graph{Nodes: make([]graph.Node, nodes)}
	for _, p := range pairs {
		g.Edges = append(g.Edges, graph.Edge{From: p[0], To: p[1], Kind: graph.With, Weight: 1})
	}
	return g
}

// random is a graph of many actors, few of them busy.
func random(nodes, edges int, seed uint64) *graph.Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	g := &graph.Graph{Nodes: make([]graph.Node, nodes)}
	for range edges {
		a, b := r.IntN(nodes), int(float64(nodes)*math.Pow(r.Float64(), 3))
		g.Edges = append(g.Edges, graph.Edge{From: a, To: b, Kind: graph.Acts, Weight: float64(1+r.IntN(8)) / 4})
	}
	return g
}

// reference is the same simple graph for gonum.
func reference(g *graph.Graph) *gonumsimple.WeightedUndirectedGraph {
	u := gonumsimple.NewWeightedUndirectedGraph(0, 0)
	for i := range g.Nodes {
		u.AddNode(gonumsimple.Node(i))
	}
	s := simplify(g)
	for i := range g.Nodes {
		for k, j := range s.neighbours(i) {
			if int(j) > i {
				u.SetWeightedEdge(u.NewWeightedEdge(gonumsimple.Node(i), gonumsimple.Node(j), s.weights(i)[k]))
			}
		}
	}
	return u
}

// barbell is two triangles joined by one tie, and a node alone.
func barbell() *graph.Graph {
	return of(7, [2]int{0, 1}, [2]int{1, 2}, [2]int{0, 2}, [2]int{2, 3}, [2]int{3, 4}, [2]int{4, 5}, [2]int{3, 5})
}

func TestBarbell(t *testing.T) {
	m := Of(barbell(), Options{})
	if m.Components != 2 || m.Communities != 3 {
		t.Errorf("%d components and %d communities, want 2 and 3: two triangles and one alone", m.Components, m.Communities)
	}
	for i, want := range []Node{
		{Degree: 2, Community: 0, Component: 0}, {Degree: 2, Community: 0, Component: 0},
		{Degree: 3, Community: 0, Component: 0, Cut: true, Betweenness: 6. / 15},
		{Degree: 3, Community: 1, Component: 0, Cut: true, Betweenness: 6. / 15},
		{Degree: 2, Community: 1, Component: 0}, {Degree: 2, Community: 1, Component: 0}, {Community: 2, Component: 1},
	} {
		got := m.Nodes[i]
		if got.Degree != want.Degree || got.Community != want.Community || got.Component != want.Component || got.Cut != want.Cut ||
			math.Abs(got.Betweenness-want.Betweenness) > 1e-12 {
			t.Errorf("node %d: %+v, want %+v", i, got, want)
		}
	}
	if want := []bool{false, false, false, true, false, false, false}; !reflect.DeepEqual(m.Bridges, want) {
		t.Errorf("bridges %v, want %v: only the tie between the triangles", m.Bridges, want)
	}
	if m.Nodes[2].Rank != 0 || m.Nodes[3].Rank != 1 || m.Nodes[6].Rank != 6 {
		t.Errorf("ranks %d %d %d, want 0 1 6", m.Nodes[2].Rank, m.Nodes[3].Rank, m.Nodes[6].Rank)
	}
	if m.Size(2) != 1 || m.Size(6) <= 0 || m.Size(6) > 0.5 {
		t.Errorf("sizes %v %v, want 1 for the first and a small one for who is alone", m.Size(2), m.Size(6))
	}
}

func TestEdgesOfAPair(t *testing.T) {
	g := of(3, [2]int{0, 1})
	g.Edges = append(g.Edges,
		graph.Edge{From: 1, To: 0, Kind: graph.Acts, Weight: 2}, graph.Edge{From: 1, To: 2, Kind: graph.Acts, Weight: 0.5},
		graph.Edge{From: 2, To: 2, Kind: graph.Acts, Weight: 9})
	m := Of(g, Options{})
	want := []Node{{Degree: 1, In: 2, Out: 1, Strength: 3}, {Degree: 2, In: 1, Out: 3, Strength: 3.5}, {Degree: 1, In: 2, Out: 1, Strength: 9.5}}
	for i, n := range m.Nodes {
		if n.Degree != want[i].Degree || n.In != want[i].In || n.Out != want[i].Out || n.Strength != want[i].Strength {
			t.Errorf("node %d: %+v, want %+v", i, n, want[i])
		}
	}
	if want := []bool{true, true, true, false}; !reflect.DeepEqual(m.Bridges, want) {
		t.Errorf("bridges %v, want %v: parallel edges are one tie, a loop is none", m.Bridges, want)
	}
}

func TestEmpty(t *testing.T) {
	for _, n := range []int{0, 1, 2} {
		m := Of(of(n), Options{})
		if len(m.Nodes) != n || m.Components != n || m.Communities != n || m.Modularity != 0 {
			t.Errorf("%d nodes without ties: %+v", n, m)
		}
	}
	if size := (&Measures{Nodes: make([]Node, 1)}).Size(0); size != 0 {
		t.Errorf("size %v of what was not measured", size)
	}
}

// TestAgainstGonum holds measures against those of another library.
func TestAgainstGonum(t *testing.T) {
	for _, size := range [][2]int{{30, 20}, {60, 200}, {200, 300}} {
		g := random(size[0], size[1], uint64(size[0]))
		u := reference(g)
		m := Of(g, Options{})
		between := network.Betweenness(u)
		rank := network.PageRank(gonum.Directed(asDirected{u}), damping, 1e-12)
		n := float64(len(g.Nodes))
		for i, node := range m.Nodes {
			if want := between[int64(i)] / ((n - 1) * (n - 2)); math.Abs(node.Betweenness-want) > 1e-9 {
				t.Errorf("%v: betweenness of %d is %v, want %v", size, i, node.Betweenness, want)
			}
			if want := rank[int64(i)]; math.Abs(node.PageRank-want) > 1e-6 {
				t.Errorf("%v: PageRank of %d is %v, want %v", size, i, node.PageRank, want)
			}
		}
		if want := len(topo.ConnectedComponents(u)); m.Components != want {
			t.Errorf("%v: %d components, want %d", size, m.Components, want)
		}
		groups := make([][]gonum.Node, m.Communities)
		for i, node := range m.Nodes {
			groups[node.Community] = append(groups[node.Community], gonumsimple.Node(i))
		}
		if want := community.Q(u, groups, 1); math.Abs(m.Modularity-want) > 1e-9 {
			t.Errorf("%v: modularity %v, want %v", size, m.Modularity, want)
		}
		theirs := community.Modularize(u, 1, rand.NewPCG(1, 1))
		if q := community.Q(u, theirs.Communities(), 1); m.Modularity < q-0.02 {
			t.Errorf("%v: communities of modularity %v, another Louvain finds %v", size, m.Modularity, q)
		}
	}
}

// asDirected shows an undirected graph as one with both directions.
type asDirected struct {
	*gonumsimple.WeightedUndirectedGraph
}

func (g asDirected) HasEdgeFromTo(u, v int64) bool { return g.HasEdgeBetween(u, v) }
func (g asDirected) To(id int64) gonum.Nodes       { return g.From(id) }

// TestBridges takes each tie and each node away and counts components.
func TestBridges(t *testing.T) {
	for seed := range uint64(20) {
		g := random(25, 30, seed)
		s := simplify(g)
		whole := count(components(s))
		bridges, cuts := holdTogether(s)
		for _, e := range g.Edges {
			if e.From == e.To {
				continue
			}
			p := pairOf(e.From, e.To)
			less := of(25)
			for _, other := range g.Edges {
				if pairOf(other.From, other.To) != p {
					less.Edges = append(less.Edges, other)
				}
			}
			if got, want := bridges[p], count(components(simplify(less))) > whole; got != want {
				t.Errorf("seed %d: tie %v a bridge: %v, want %v", seed, p, got, want)
			}
		}
		for i := range g.Nodes {
			less := of(25)
			for _, other := range g.Edges {
				if other.From != i && other.To != i {
					less.Edges = append(less.Edges, other)
				}
			}
			// The node itself stays behind alone, which is one component more, unless it was alone before.
			alone := 1
			if len(s.neighbours(i)) == 0 {
				alone = 0
			}
			if got, want := cuts[i], count(components(simplify(less)))-alone > whole; got != want {
				t.Errorf("seed %d: node %d cuts: %v, want %v", seed, i, got, want)
			}
		}
	}
}

func count(part []int) int {
	_, n := bySize(part)
	return n
}

// TestCommunitiesHangTogether holds for each community of a graph with many.
func TestCommunitiesHangTogether(t *testing.T) {
	s := simplify(random(500, 900, 3))
	found := louvain(s)
	if got, want := count(connected(s, found)), count(found); got != want {
		t.Errorf("%d communities have %d parts", want, got)
	}
}

// TestSampled compares the estimate on a large graph with the exact count.
func TestSampled(t *testing.T) {
	g := random(ExactBetweenness+500, 9000, 5)
	m := Of(g, Options{})
	if m.Sampled == 0 || m.Sampled >= len(g.Nodes) {
		t.Fatalf("%d of %d nodes sampled", m.Sampled, len(g.Nodes))
	}
	exact, _ := betweenness(simplify(g), len(g.Nodes))
	worst := 0.0
	for i, node := range m.Nodes {
		worst = max(worst, math.Abs(node.Betweenness-exact[i]))
	}
	t.Logf("%d of %d nodes sampled, off by %.4f at most", m.Sampled, len(g.Nodes), worst)
	if worst > 0.01 {
		t.Errorf("an estimate is off by %.4f", worst)
	}
}

// TestSame compares runs on one core and on several.
func TestSame(t *testing.T) {
	g := random(400, 900, 9)
	first := Of(g, Options{})
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if again := Of(g, Options{}); !reflect.DeepEqual(first, again) {
		t.Error("two runs differ")
	}
}

// TestChain is as deep as a graph can be.
func TestChain(t *testing.T) {
	const n = 200_000
	g := of(n)
	for i := range n - 1 {
		g.Edges = append(g.Edges, graph.Edge{From: i, To: i + 1, Kind: graph.Acts, Weight: 1})
	}
	m := Of(g, Options{SkipBetweenness: true})
	for i, bridge := range m.Bridges {
		if !bridge {
			t.Fatalf("tie %d of a chain is no bridge", i)
		}
	}
	if m.Components != 1 || m.Nodes[1].Betweenness != 0 {
		t.Errorf("%d components, betweenness %v, which was not asked for", m.Components, m.Nodes[1].Betweenness)
	}
}

func BenchmarkOf(b *testing.B) {
	for _, edges := range []int{1_000, 10_000, 100_000, 200_000} {
		g := random(edges/2, edges, 1)
		b.Run(fmt.Sprint(edges), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(g, Options{})
			}
		})
		b.Run(fmt.Sprint(edges, "-without-betweenness"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(g, Options{SkipBetweenness: true})
			}
		})
	}
}
