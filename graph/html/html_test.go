package html_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/html"
	"github.com/dateline/dateline/graph/plot"
)

func harbour(t testing.TB) *record.Record {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "harbour.json"))
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func page(t testing.TB, rec *record.Record) []byte {
	t.Helper()
	g := graph.New(rec, graph.Options{MaxNodes: -1, MaxEdges: -1})
	var out bytes.Buffer
	if err := html.Write(&out, rec, g, plot.Spread(g)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// crowd is a record of n people, each of whom met two others.
func crowd(n int) *record.Record {
	rnd := rand.New(rand.NewPCG(1, 2))
	rec := record.New()
	var text strings.Builder
	for i := range n {
		rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i+1)), Kind: record.Person, Name: fmt.Sprintf("Person %d", i)})
	}
	for i := range 2 * n {
		a, b := i%n, rnd.IntN(1+i%n)
		if a == b {
			b = (a + 1) % n
		}
		from := text.Len()
		fmt.Fprintf(&text, "Person %d met Person %d.\n", a, b)
		sentence := record.Span{Start: from, End: text.Len() - 1}
		day := record.DayOf(2015, 1, 1) + record.Day(rnd.IntN(1500))
		bound := record.Range{Lo: day, Hi: day}
		rec.Events = append(rec.Events, record.Event{ID: record.EventID(fmt.Sprintf("v%d", i+1)), Class: "OTHER", Label: "They met", Status: record.Asserted,
			Polarity: record.Positive, Sources: 1, Salience: .5, Confidence: .5, When: record.When{Start: bound, End: bound, Basis: record.Explicit},
			Roles:    []record.Role{{Role: record.Agent, Entity: rec.Entities[a].ID, Source: "s1"}, {Role: record.Patient, Entity: rec.Entities[b].ID, Source: "s1"}},
			Mentions: []record.EventMention{{Source: "s1", Trigger: sentence, Sentence: sentence}}})
	}
	rec.Sources = []record.Source{{ID: "s1", Name: "crowd.txt", Title: "A crowd", Text: text.String()}}
	return rec
}

// What others wrote is data, whatever it says; the program finds every report of every edge with its sentence.
func TestData(t *testing.T) {
	rec := harbour(t)
	rec.Entities[0].Name = `</script><script>alert(1)</script>"'\` + "\u2028"
	out := page(t, rec)
	if n := bytes.Count(out, []byte("<script")); n != 2 {
		t.Errorf("%d scripts, want the data and the program", n)
	}
	for _, banned := range []string{" src=", " href=", "url(", "@import", "onclick", "style="} {
		if bytes.Contains(out, []byte(banned)) {
			t.Errorf("the page holds %s", banned)
		}
	}
	_, rest, _ := bytes.Cut(out, []byte(`id="data">`))
	raw, _, _ := bytes.Cut(rest, []byte("</script>"))
	var data struct {
		Nodes []struct {
			N string
		}
		Edges []struct {
			R []int
		}
		Reports []struct {
			Q []struct {
				S int
				T string
			}
		}
		Sources []struct {
			T string
		}
	}
	if err := json.Unmarshal(raw, &data); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	g := graph.New(rec, graph.Options{MaxNodes: -1, MaxEdges: -1})
	if len(data.Nodes) != len(g.Nodes) || len(data.Edges) != len(g.Edges) {
		t.Errorf("%d nodes and %d edges, want %d and %d", len(data.Nodes), len(data.Edges), len(g.Nodes), len(g.Edges))
	}
	for i, e := range data.Edges {
		if len(e.R) == 0 {
			t.Errorf("edge %d rests on nothing", i)
		}
		for _, r := range e.R {
			for _, q := range data.Reports[r].Q {
				if q.T == "" || q.S < 0 || data.Sources[q.S].T == "" {
					t.Errorf("edge %d: a report without words or source: %+v", i, q)
				}
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	if a, b := page(t, harbour(t)), page(t, harbour(t)); !bytes.Equal(a, b) {
		t.Error("two pages of one record differ")
	}
}

func BenchmarkWrite(b *testing.B) {
	rec := crowd(1000)
	g := graph.New(rec, graph.Options{MaxNodes: -1, MaxEdges: -1})
	s := plot.Spread(g)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := html.Write(&out, rec, g, s); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
