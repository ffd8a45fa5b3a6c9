package export

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/graph"
)

// python returns a Python that has the packages, from DATELINE_PYTHON or the path. .ci/run installs them all.
func python(t *testing.T, packages ...string) string {
	t.Helper()
	name := os.Getenv("DATELINE_PYTHON")
	if name == "" {
		name = "python3"
	}
	if err := exec.CommandContext(t.Context(), name, "-c", "import "+strings.Join(packages, ", ")).Run(); err != nil {
		t.Skipf("no Python with %s (set DATELINE_PYTHON)", strings.Join(packages, ", "))
	}
	return name
}

// TestForeign lets the libraries of others read each format. They must find as many nodes and edges as there are, and
// every name as it stands in the record.
func TestForeign(t *testing.T) {
	events := everything()
	events.EventNodes = true
	for _, view := range []struct {
		name string
		opt  graph.Options
	}{{"actors", everything()}, {"events", events}} {
		rec := crowd(t, hostile)
		v := New(rec, graph.New(rec, view.opt))
		if len(v.Graph.Nodes) < len(hostile) {
			t.Fatalf("%s: %d nodes, fewer than names", view.name, len(v.Graph.Nodes))
		}
		dir := t.TempDir()
		for _, f := range Formats() {
			if err := os.WriteFile(filepath.Join(dir, f.Name), output(t, f, v), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, reader := range []struct{ format, needs string }{
			{"gexf", "networkx, lxml"}, {"graphml", "networkx"}, {"gml", "networkx"}, {"pajek", "networkx"}, {"nodelink", "networkx"},
			{"cytoscape", "networkx"}, {"csv", "csv"}, {"turtle", "rdflib"}, {"jsonld", "rdflib"}, {"ftm", "followthemoney"}, {"stix", "stix2"}, {"cypher", "kglite"},
		} {
			t.Run(view.name+"/"+reader.format, func(t *testing.T) {
				cmd := exec.CommandContext(t.Context(), python(t, reader.needs), "testdata/read.py", dir, "testdata", reader.format)
				var stderr strings.Builder
				cmd.Stderr = &stderr
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("%v\n%s", err, stderr.String())
				}
				var found map[string]struct {
					Nodes, Edges int
					Names        []string
				}
				if err := json.Unmarshal(out, &found); err != nil {
					t.Fatal(err)
				}
				got := found[reader.format]
				if got.Nodes != len(v.Graph.Nodes) || got.Edges != len(v.Graph.Edges) {
					t.Errorf("%d nodes and %d edges were read, of %d and %d", got.Nodes, got.Edges, len(v.Graph.Nodes), len(v.Graph.Edges))
				}
				want := names(v, reader.format)
				slices.Sort(got.Names)
				if !slices.Equal(got.Names, want) {
					t.Errorf("names read\n%q\nwritten\n%q", got.Names, want)
				}
			})
		}
	}
}

// names are those of the nodes, sorted, as a format is meant to give them back.
func names(v *View, format string) []string {
	var list []string
	for i := range v.Graph.Nodes {
		name := v.name(i)
		switch format {
		case "pajek": // the second of a name is told apart by its identifier
			for slices.Contains(list, name) {
				name += " (" + v.nodes[i] + ")"
			}
		case "csv": // what a spreadsheet would run has an apostrophe
			if strings.ContainsRune("=+-@\t\r", rune(name[0])) {
				name = "'" + name
			}
		}
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
