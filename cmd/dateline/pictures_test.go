package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPictures keeps the pictures of examples/pictures what the program draws of the records beside them.
func TestPictures(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	for _, tt := range []struct {
		why, picture string
		args         []string
		shown        bool // by the README
	}{
		{"twelve events in two thousand years", "orun-history.svg", []string{"orun-history.json", "--layout", "lanes"}, true},
		{"a war of three hundred events", "orun-war.svg", []string{"orun-war.json", "-n", "0"}, true},
		{"nothing is known for sure", "mill.svg", []string{"mill.json"}, true},
		{"a single event", "one.svg", []string{"one.json"}, false},
		{"the war for a briefing", "orun-war-strip.svg", []string{"orun-war.json", "-n", "0", "--layout", "strip"}, false},
		{"the history for a phone", "orun-history-phone.svg", []string{"orun-history.json", "--width", "390"}, false},
		{"the article in lanes", "tabqa-lanes.svg", []string{"../tabqa.txt", "--published", "2017-05-12", "--layout", "lanes"}, false},
		{"the page of the history", "orun-history.html", []string{"orun-history.json", "--format", "html"}, false},
	} {
		args := append([]string{"timeline", filepath.Join("examples", "pictures", tt.args[0])}, tt.args[1:]...)
		var drawn, says bytes.Buffer
		sys := &system{ctx: context.Background(), in: strings.NewReader(""), out: &drawn, err: &says}
		if status := run(sys, args); status != exitDone {
			t.Fatalf("%s: status %d: %s", tt.why, status, says.String())
		}
		picture := filepath.Join("examples", "pictures", tt.picture)
		if *update {
			if err := os.WriteFile(picture, drawn.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if content(t, picture) != drawn.String() {
			t.Errorf("%s: %s is not what the program draws; after looking at the difference, run go test ./cmd/dateline -update", tt.why, picture)
		}
		if tt.shown && !strings.Contains(content(t, "README.md"), "](examples/pictures/"+tt.picture+")") {
			t.Errorf("README.md does not show %s", picture)
		}
	}
}
