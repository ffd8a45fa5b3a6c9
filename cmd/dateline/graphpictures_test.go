package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGraphPictures keeps the pictures of examples/graphs what the program draws; that of ten thousand actors has its
// test in graph/plot.
func TestGraphPictures(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	readme := content(t, "README.md")
	for _, tt := range []struct {
		why, picture string
		args         []string
	}{
		{"the article", "tabqa.svg", []string{"tabqa.txt", "--published", "2017-05-12"}},
		{"a war of three hundred events", "orun-war.svg", []string{"pictures/orun-war.json", "--nodes", "0", "--edges", "0", "--colour", "community"}},
		{"the war year by year", "orun-war-years.svg", []string{"pictures/orun-war.json", "--nodes", "0", "--edges", "0", "--slices", "year"}},
	} {
		args := append([]string{"graph", filepath.Join("examples", filepath.FromSlash(tt.args[0]))}, tt.args[1:]...)
		var drawn, says bytes.Buffer
		sys := &system{ctx: context.Background(), in: strings.NewReader(""), out: &drawn, err: &says}
		if status := run(sys, args); status != exitDone {
			t.Fatalf("%s: status %d: %s", tt.why, status, says.String())
		}
		picture := filepath.Join("examples", "graphs", tt.picture)
		if *update {
			if err := os.WriteFile(picture, drawn.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if content(t, picture) != drawn.String() {
			t.Errorf("%s: %s is not what the program draws; after looking at the difference, run go test ./cmd/dateline -update", tt.why, picture)
		}
		if !strings.Contains(readme, "](examples/graphs/"+tt.picture+")") {
			t.Errorf("README.md does not show %s", picture)
		}
	}
	if !strings.Contains(readme, "](examples/graphs/ten-thousand.png)") {
		t.Error("README.md does not show the graph of ten thousand actors")
	}
}
