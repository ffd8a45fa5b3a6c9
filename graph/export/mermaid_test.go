package export

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/graph"
)

// TestForeignMermaid lets Mermaid itself draw the flowchart, in a browser.
func TestForeignMermaid(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium")
	}
	modules := os.Getenv("DATELINE_NODE_MODULES")
	if _, err := os.Stat(filepath.Join(modules, "mermaid")); modules == "" || err != nil {
		t.Skip("no mermaid from npm (set DATELINE_NODE_MODULES)")
	}
	if modules, err = filepath.Abs(modules); err != nil {
		t.Fatal(err)
	}
	rec := crowd(t, hostile)
	v := New(rec, graph.New(rec, everything()))
	source, err := json.Marshal(string(output(t, Format{"mermaid", true, Mermaid}, v)))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/mermaid.html")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "mermaid.html")
	html := strings.NewReplacer("MODULES", "file://"+modules, "DATA", string(source)).Replace(string(page))
	if err := os.WriteFile(path, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=30000", "--dump-dom", "file://"+path).Output()
	if err != nil {
		t.Fatal(err)
	}
	_, found, _ := strings.Cut(string(out), `<pre id="found">`)
	found, _, _ = strings.Cut(found, "</pre>")
	data, err := base64.StdEncoding.DecodeString(found)
	if err != nil {
		t.Fatalf("%v: %q", err, found)
	}
	var read struct {
		Kind, Error  string
		Nodes, Edges int
		Names        []string
	}
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	if read.Error != "" || read.Nodes != len(v.Graph.Nodes) || read.Edges != len(v.Graph.Edges) {
		t.Errorf("Mermaid reads %d nodes and %d edges, of %d and %d; error %q", read.Nodes, read.Edges, len(v.Graph.Nodes), len(v.Graph.Edges), read.Error)
	}
	// HTML shows runs of white space as one space.
	spaced := func(list []string) []string {
		for i := range list {
			list[i] = strings.Join(strings.Fields(list[i]), " ")
		}
		slices.Sort(list)
		return list
	}
	if got, want := spaced(read.Names), spaced(names(v, "mermaid")); !slices.Equal(got, want) {
		t.Errorf("names read\n%q\nwritten\n%q", got, want)
	}
}
