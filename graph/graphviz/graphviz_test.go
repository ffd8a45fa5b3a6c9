package graphviz

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/dateline/dateline/graph/layout"
)

// triangle has an edge against the order of nodes, and two edges of one pair.
func triangle() Graph {
	return Graph{
		Sizes:  []layout.Size{{W: 90, H: 36}, {W: 60, H: 36}, {W: 120, H: 52}},
		Edges:  [][2]int{{0, 1}, {2, 1}, {1, 2}, {0, 2}},
		Labels: []layout.Size{{W: 80, H: 28}, {}, {W: 70, H: 15}, {W: 100, H: 42}},
	}
}

func placed(t *testing.T, name string, g Graph) string {
	t.Helper()
	p, err := Place(context.Background(), name, g)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return fmt.Sprint(p)
}

func TestEngines(t *testing.T) {
	for _, name := range Engines() {
		g := triangle()
		p, err := Place(context.Background(), name, g)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, a := range p.At {
			for j, b := range p.At[:i] {
				if math.Abs(a.X-b.X) < (g.Sizes[i].W+g.Sizes[j].W)/2-.5 && math.Abs(a.Y-b.Y) < (g.Sizes[i].H+g.Sizes[j].H)/2-.5 {
					t.Errorf("%s: boxes %d and %d overlap at %v and %v", name, i, j, a, b)
				}
			}
		}
		if first, second := fmt.Sprint(p), placed(t, name, g); first != second {
			t.Errorf("%s: two answers\n%s\n%s", name, first, second)
		}
		if (name == "dot") != (p.Routes != nil) {
			t.Errorf("%s: lines %v", name, p.Routes)
		}
	}
}

// Lines begin at the box that an edge comes from, also where DOT has it turned round.
func TestRoutes(t *testing.T) {
	g := triangle()
	p, err := Place(context.Background(), "dot", g)
	if err != nil {
		t.Fatal(err)
	}
	near := func(q layout.Point, node int) bool {
		return math.Abs(q.X-p.At[node].X) < g.Sizes[node].W/2+2 && math.Abs(q.Y-p.At[node].Y) < g.Sizes[node].H/2+2
	}
	for i, e := range g.Edges {
		route := p.Routes[i]
		if !near(route[0], e[0]) || !near(route[len(route)-1], e[1]) {
			t.Errorf("edge %v runs from %v to %v, its boxes stand at %v and %v", e, route[0], route[len(route)-1], p.At[e[0]], p.At[e[1]])
		}
	}
}

func TestLimits(t *testing.T) {
	many := Graph{Sizes: make([]layout.Size, MostNodes+1)}
	if _, err := Place(context.Background(), "dot", many); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many nodes: got %v", err)
	}
	dense := Graph{Sizes: triangle().Sizes, Edges: make([][2]int, MostEdges+1)}
	if _, err := Place(context.Background(), "dot", dense); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many edges: got %v", err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	instance <- struct{}{} // somebody else draws
	if _, err := place(ended, "dot", triangle(), time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("ended context: got %v", err)
	}
	if _, err := place(context.Background(), "dot", triangle(), time.Millisecond); !errors.Is(err, ErrTooSlow) {
		t.Errorf("engine in use: got %v", err)
	}
	<-instance
	if _, err := Place(context.Background(), "dot", triangle()); err != nil {
		t.Errorf("after all that: %v", err)
	}
}

// What the engine may answer when something is wrong with it is an error and no picture.
func TestAnswer(t *testing.T) {
	g := Graph{Sizes: make([]layout.Size, 1)}
	for _, row := range []struct{ why, raw string }{
		{"nothing", ""},
		{"no bounds", `{}`},
		{"a node is missing", `{"bb":"0,0,9,9"}`},
		{"a place that is no number", `{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"nan,1"}]}`},
		{"half a place", `{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"1"}]}`},
		{"an edge that nobody asked for", `{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"1,1"}],"edges":[{"id":"7","pos":"0,0 0,0 0,0 0,0"}]}`},
	} {
		if p, err := places([]byte(row.raw), g, true); err == nil {
			t.Errorf("%s: got %v", row.why, p)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	f.Add([]byte(`{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"1,1"},{"name":"n1","pos":"2,2"}],"edges":[{"id":"0","pos":"0,0 0,0 0,0 0,0","lp":"1,2"}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		g := Graph{Sizes: make([]layout.Size, 2), Edges: [][2]int{{0, 1}}}
		p, err := places(raw, g, true)
		if err == nil && (len(p.At) != 2 || len(p.Routes) != 1 || len(p.Routes[0]) < 4) {
			t.Errorf("%q: %v", raw, p)
		}
	})
}

func BenchmarkPlace(b *testing.B) {
	g := triangle()
	b.ReportAllocs()
	b.SetBytes(int64(len(source("dot", g))))
	for b.Loop() {
		if _, err := Place(context.Background(), "dot", g); err != nil {
			b.Fatal(err)
		}
	}
}
