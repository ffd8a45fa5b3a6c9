package dot

import (
	"encoding/json"
	references "html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// ring is a graph of actors with the names given, each tied to the next.
func ring(names []string) *graph.Graph {
	g := &graph.Graph{Title: "Ring"}
	for i, name := range names {
		g.Nodes = append(g.Nodes, graph.Node{Entity: &record.Entity{ID: record.EntityID(name), Name: name}, Name: name, Actor: true})
		g.Edges = append(g.Edges, graph.Edge{From: i, To: (i + 1) % len(names), Kind: graph.Acts, Status: record.Asserted, Phrases: []string{name}})
	}
	return g
}

// TestForeign lets Graphviz itself and pydot read the document: as many nodes and edges as there are, and every name as
// it stands in the record once character references are read.
func TestForeign(t *testing.T) {
	var names []string
	for _, s := range hostile {
		if utf8.ValidString(s) && !strings.Contains(s, "\x00") { // HTML's reference to NUL is another character
			names = append(names, s)
		}
	}
	src := write(t, ring(names))
	path := filepath.Join(t.TempDir(), "ring.dot")
	if err := os.WriteFile(path, src, 0o644); err != nil {
		t.Fatal(err)
	}
	check := func(t *testing.T, nodes []string, edges int) {
		t.Helper()
		for i := range nodes {
			nodes[i] = references.UnescapeString(nodes[i])
		}
		slices.Sort(nodes)
		want := slices.Sorted(slices.Values(names))
		if !slices.Equal(nodes, want) || edges != len(names) {
			t.Errorf("%d edges and the names\n%q\nwere read, of %d and\n%q", edges, nodes, len(names), want)
		}
	}
	t.Run("graphviz", func(t *testing.T) {
		if _, err := exec.LookPath("dot"); err != nil {
			t.Skip("no dot of Graphviz")
		}
		out, err := exec.CommandContext(t.Context(), "dot", "-Tjson0", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Objects []struct {
				Name string `json:"entity_name"`
			}
			Edges []struct{}
		}
		if err := json.Unmarshal(out, &read); err != nil {
			t.Fatal(err)
		}
		var nodes []string
		for _, o := range read.Objects {
			nodes = append(nodes, o.Name)
		}
		check(t, nodes, len(read.Edges))
	})
	t.Run("pydot", func(t *testing.T) {
		python := os.Getenv("DATELINE_PYTHON")
		if python == "" {
			python = "python3"
		}
		if err := exec.CommandContext(t.Context(), python, "-c", "import pydot").Run(); err != nil {
			t.Skip("no Python with pydot (set DATELINE_PYTHON)")
		}
		const read = `import json, pydot, sys
g, = pydot.graph_from_dot_file(sys.argv[1], encoding="utf-8")
nodes = [n.get("entity_name") for n in g.get_nodes() if n.get_name() not in ("graph", "node", "edge")]
json.dump({"nodes": [n[1:-1] for n in nodes], "edges": len(g.get_edges())}, sys.stdout)`
		out, err := exec.CommandContext(t.Context(), python, "-c", read, path).Output()
		if err != nil {
			t.Fatal(err)
		}
		var found struct {
			Nodes []string
			Edges int
		}
		if err := json.Unmarshal(out, &found); err != nil {
			t.Fatal(err)
		}
		check(t, found.Nodes, found.Edges)
	})
}
