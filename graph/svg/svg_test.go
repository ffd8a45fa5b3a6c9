package svg_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/plot"
	"github.com/dateline/dateline/graph/svg"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestGolden(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "testdata", "harbour.json"))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	all := graph.Options{MaxNodes: -1, MaxEdges: -1, Statuses: []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}}
	for _, row := range []struct {
		name string
		g    *graph.Graph
		opt  plot.Options
	}{
		{"harbour.svg", graph.New(rec, graph.Options{}), plot.Options{}},
		{"harbour-own.svg", graph.New(rec, all), plot.Options{Engine: plot.Own, Communities: true}},
		{"harbour-slices.svg", graph.New(rec, graph.Options{}), plot.Options{Slices: "month"}},
		{"empty.svg", graph.New(record.New(), graph.Options{}), plot.Options{}},
	} {
		s, _, err := plot.New(context.Background(), row.g, row.opt)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := svg.Write(&got, s); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", row.name)
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs; run with -update and look at the picture", path)
		}
		for _, banned := range []string{"<?xml", "href", "<script", "<style", "style=", "url(", "<image"} {
			if bytes.Contains(got.Bytes(), []byte(banned)) {
				t.Errorf("%s holds %s, which a page with a strict policy would not show", row.name, banned)
			}
		}
		for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllSubmatch(got.Bytes(), -1) {
			if !bytes.HasPrefix(id[1], []byte(s.ID+"-")) {
				t.Errorf("%s: id %s could meet another one on a page", row.name, id[1])
			}
		}
	}
}
