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

// TestForeign lets the libraries of others read each format, of actors and with events as nodes. They must find as many
// nodes and edges as there are, and every name as it stands in the record.
func TestForeign(t *testing.T) {
	views, dirs := map[string]*View{}, map[string]string{}
	for name, events := range map[string]bool{"actors": false, "events": true} {
		rec := crowd(t, hostile)
		opt := everything()
		opt.EventNodes = events
		v := New(rec, graph.New(rec, opt))
		if len(v.Graph.Nodes) < len(hostile) {
			t.Fatalf("%s: %d nodes, fewer than names", name, len(v.Graph.Nodes))
		}
		views[name], dirs[name] = v, t.TempDir()
		for _, f := range Formats() {
			if err := os.WriteFile(filepath.Join(dirs[name], f.Name), output(t, f, v), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, reader := range []struct{ format, needs string }{
		{"gexf", "networkx, lxml"}, {"graphml", "networkx"}, {"gml", "networkx"}, {"pajek", "networkx"}, {"nodelink", "networkx"},
		{"cytoscape", "networkx"}, {"csv", "csv"}, {"turtle", "rdflib"}, {"jsonld", "rdflib"}, {"ftm", "followthemoney"}, {"stix", "stix2"}, {"cypher", "kglite"},
	} {
		t.Run(reader.format, func(t *testing.T) {
			name := python(t, reader.needs)
			for _, view := range []string{"actors", "events"} {
				readBack(t, name, dirs[view], reader.format, views[view])
			}
		})
	}
}

// readBack compares what testdata/read.py finds in a folder with what was written there.
func readBack(t *testing.T, python, dir, format string, v *View) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), python, "testdata/read.py", dir, "testdata", format)
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
	got := found[format]
	if got.Nodes != len(v.Graph.Nodes) || got.Edges != len(v.Graph.Edges) {
		t.Errorf("%d nodes and %d edges were read, of %d and %d", got.Nodes, got.Edges, len(v.Graph.Nodes), len(v.Graph.Edges))
	}
	slices.Sort(got.Names)
	if want := names(v, format); !slices.Equal(got.Names, want) {
		t.Errorf("names read\n%q\nwritten\n%q", got.Names, want)
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
