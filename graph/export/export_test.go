package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// harbour reads the record that all packages of graph are tested on.
func harbour(t testing.TB) *record.Record {
	t.Helper()
	data, err := os.ReadFile("../testdata/harbour.json")
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestGolden(t *testing.T) {
	rec := harbour(t)
	v := New(rec, graph.New(rec, everything()))
	for _, f := range Formats() {
		got, path := output(t, f, v), filepath.Join("testdata", "harbour."+f.Name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; run with -update and read the diff. Got:\n%s", path, got)
		}
	}
}

// TestEmpty: a graph without nodes is a document all the same.
func TestEmpty(t *testing.T) {
	rec := record.New()
	v := New(rec, graph.New(rec, everything()))
	for _, f := range Formats() {
		if err := sound(f.Name, output(t, f, v)); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestSame: one core and many, and a second run, give the same bytes.
func TestSame(t *testing.T) {
	all := func() [][]byte {
		rec := crowd(t, hostile)
		v := New(rec, graph.New(rec, everything()))
		var list [][]byte
		for _, f := range Formats() {
			list = append(list, output(t, f, v))
		}
		return list
	}
	first := all()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for i, again := range all() {
		if !bytes.Equal(first[i], again) {
			t.Errorf("%s: two runs differ", Formats()[i].Name)
		}
	}
}

// TestIdentifiers: an edge is never called like a node, an event never like an entity.
func TestIdentifiers(t *testing.T) {
	g := &graph.Graph{
		Nodes: []graph.Node{{Entity: &record.Entity{ID: "tie1"}}, {Entity: &record.Entity{ID: "v1"}},
			{Entity: &record.Entity{ID: "v1"}, Event: &record.Event{ID: "v1"}}, {Entity: &record.Entity{ID: "edge-tie7"}}},
		Edges: []graph.Edge{{From: 0, To: 1}, {From: 1, To: 2}},
	}
	v := New(record.New(), g)
	seen := map[string]bool{}
	for _, id := range append(append([]string{}, v.nodes...), v.edges...) {
		if seen[id] {
			t.Errorf("%q stands for two things", id)
		}
		seen[id] = true
	}
	if v.nodes[1] != "v1" || v.nodes[0] != "tie1" {
		t.Errorf("entities are called %q, not as in the record", v.nodes)
	}
}

// TestEvents: no event of an edge is missing from the documents that list events.
func TestEvents(t *testing.T) {
	rec := harbour(t)
	for _, opt := range []graph.Options{everything(), {MaxNodes: -1, MaxEdges: -1, EventNodes: true}} {
		g := graph.New(rec, opt)
		var b bytes.Buffer
		if err := Turtle(&b, New(rec, g)); err != nil {
			t.Fatal(err)
		}
		for _, e := range g.Edges {
			for _, ev := range e.Events {
				if n := strings.Count(b.String(), ":event:"+string(ev.ID)+"> a sem:Event"); n != 1 {
					t.Errorf("event %s is described %d times", ev.ID, n)
				}
			}
		}
	}
}

// TestProvenance: an edge that rests on no sentence still names its article.
func TestProvenance(t *testing.T) {
	rec := harbour(t)
	for i := range rec.Relations {
		rec.Relations[i].Span = record.Span{}
	}
	for i := range rec.Events {
		for k := range rec.Events[i].Mentions {
			rec.Events[i].Mentions[k].Sentence = record.Span{}
		}
	}
	v := New(rec, graph.New(rec, everything()))
	for r := range v.resources() {
		if r.types[0] == "rdf:Statement" && !slices.ContainsFunc(r.says, func(s statement) bool { return s.property == "prov:wasDerivedFrom" }) {
			t.Errorf("%s comes from nowhere", r.iri)
		}
	}
	for i := range v.Graph.Edges {
		if v.sourceNames(&v.Graph.Edges[i]) == "" {
			t.Errorf("edge %d has no source", i)
		}
	}
}

func TestPartialDate(t *testing.T) {
	day := record.DayOf
	for _, row := range []struct {
		why      string
		from, to record.Day
		want     string
	}{
		{"a day", day(2016, 6, 1), day(2016, 6, 1), "2016-06-01"},
		{"a month", day(2016, 2, 1), day(2016, 2, 29), "2016-02"},
		{"a year", day(2016, 1, 1), day(2016, 12, 31), "2016"},
		{"a season is none of these", day(2016, 6, 1), day(2016, 8, 31), ""},
		{"a part of a month neither", day(2016, 6, 1), day(2016, 6, 29), ""},
		{"an open range is not made sharper", day(2016, 6, 1), 0, ""},
		{"nothing is known", 0, 0, ""},
	} {
		if got := partialDate(record.Range{Lo: row.from, Hi: row.to}); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func TestLiterals(t *testing.T) {
	for _, row := range []struct{ why, in, cypher, turtle, numeric, mermaid, xml string }{
		{"plain", "ISIS", `'ISIS'`, `"ISIS"`, `ISIS`, `ISIS`, `ISIS`},
		{"quotes", `"a'`, `'"a\''`, `"\"a'"`, `&#34;a'`, `#34;a'`, `&#34;a&#39;`},
		{"a backslash at the end", `a\`, `'a\\'`, `"a\\"`, `a&#92;`, `a#92;`, `a\`},
		{"lines", "a\nb\r", `'a\nb\r'`, `"a\nb\r"`, `a&#10;b&#13;`, `a#10;b#13;`, `a&#xA;b&#xD;`},
		{"markup", `<b>&amp;`, `'<b>&amp;'`, `"<b>&amp;"`, `<b>&#38;amp;`, `#60;b#62;#38;amp#59;`, `&lt;b&gt;&amp;amp;`},
		{"control characters", "\x01\x7f", "'\\u0001\\u007F'", `"\u0001\u007F"`, `&#1;&#127;`, `#1;#127;`, "\ufffd\x7f"},
		{"NUL", "\x00", "'\ufffd'", "\"\ufffd\"", `&#0;`, `#0;`, "\ufffd"},
		{"no UTF-8", "\xff", "'\ufffd'", "\"\ufffd\"", `&#65533;`, "\ufffd", "\ufffd"},
		{"letters of the world", "é👩", "'é👩'", `"é👩"`, `&#233;&#128105;`, `é👩`, `é👩`},
	} {
		for _, one := range [][3]string{{"Cypher", cypherString(row.in), row.cypher}, {"Turtle", turtleString(row.in), row.turtle},
			{"numeric", numeric(row.in, `"\&`), row.numeric}, {"Mermaid", mermaidText(row.in), row.mermaid}, {"XML", escaped(row.in), row.xml}} {
			if one[1] != one[2] {
				t.Errorf("%s as %s: %s, want %s", row.why, one[0], one[1], one[2])
			}
		}
	}
}

func TestSpreadsheetsRunNothing(t *testing.T) {
	rec := crowd(t, []string{"=1+1", "+cmd", "-1", "@SUM(A1)", "\tx", "plain", "a", "b"})
	v := New(rec, graph.New(rec, everything()))
	for _, write := range []func(io.Writer, *View) error{NodesCSV, EdgesCSV} {
		var b bytes.Buffer
		if err := write(&b, v); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+@\t", rune(cell[0])) {
					t.Errorf("the cell %q is run as a formula", cell)
				}
			}
		}
	}
}

// failing is a disk that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrors(t *testing.T) {
	rec := harbour(t)
	v := New(rec, graph.New(rec, everything()))
	for _, f := range Formats() {
		if err := f.Write(failing{}, v); err == nil || !strings.Contains(err.Error(), "disk full") || !strings.HasPrefix(err.Error(), "write ") {
			t.Errorf("%s: error %v", f.Name, err)
		}
	}
}

// sound tells what a reader without knowledge of the format can find wrong.
func sound(format string, data []byte) error {
	if !utf8.Valid(data) {
		return errors.New("not UTF-8")
	}
	switch format {
	case "gexf", "graphml":
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
		}
	case "nodelink", "cytoscape", "jsonld", "stix":
		if !json.Valid(data) {
			return errors.New("no JSON")
		}
	case "ftm":
		for line := range bytes.Lines(data) {
			if !json.Valid(line) {
				return fmt.Errorf("no JSON: %s", line)
			}
		}
	case "csv", "csv-nodes":
		_, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		return err
	case "gml", "pajek":
		for _, b := range data {
			if b >= 0x80 || b < ' ' && b != '\n' {
				return fmt.Errorf("holds the byte %q", b)
			}
		}
	case "cypher":
		return closed(string(data), '\'')
	case "turtle":
		return closed(string(data), '"')
	}
	return nil
}

// closed reports a text whose quotes are not all closed on their line, where a backslash takes the next character.
func closed(s string, quote byte) error {
	for line := range strings.Lines(s) {
		open := false
		for i := 0; i < len(line); i++ {
			switch {
			case open && line[i] == '\\':
				i++
			case line[i] == quote:
				open = !open
			}
		}
		if open {
			return fmt.Errorf("open quotes: %q", line)
		}
	}
	return nil
}

func FuzzWrite(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		rec := crowd(t, []string{name, "a", name, "b", "c", "d", "e"})
		for _, opt := range []graph.Options{everything(), {MaxNodes: -1, MaxEdges: -1, EventNodes: true}} {
			v := New(rec, graph.New(rec, opt))
			for _, f := range Formats() {
				if err := sound(f.Name, output(t, f, v)); err != nil {
					t.Errorf("%s of %q: %v", f.Name, name, err)
				}
			}
		}
	})
}

// FuzzRecord takes any record that can be read, sound or not.
func FuzzRecord(f *testing.F) {
	data, err := os.ReadFile("../testdata/harbour.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"schema":"dateline.record/1","entities":[{"id":"a"},{"id":"b","kind":"9 x"}],"relations":[{"type":"","from":"a","to":"b"}]}`))
	f.Add([]byte(`{"schema":"dateline.record/1","entities":[{"id":"a"},{"id":"a"}],"events":[{"roles":[{"role":"agent","entity":"a"}],"where":"a","confidence":1e308}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := record.Decode(data)
		if err != nil {
			return
		}
		for _, opt := range []graph.Options{everything(), {MaxNodes: -1, MaxEdges: -1, EventNodes: true, IncludeNominals: true}} {
			g := graph.New(rec, opt)
			v := New(rec, g)
			for _, f := range Formats() {
				if err := sound(f.Name, output(t, f, v)); err != nil {
					t.Errorf("%s: %v", f.Name, err)
				}
			}
			if n := len(g.Nodes); n > 1 {
				g.Path(0, n-1, graph.PathOptions{Order: graph.Possible})
				g.Met(0)
			}
		}
	})
}

// large is a graph of many edges, each with an event of its own.
func large(edges int) (*record.Record, *graph.Graph) {
	r := rand.New(rand.NewPCG(1, 2))
	rec := record.New()
	text := "The Free Karlow Army attacked the Ostland Police in Karlow."
	rec.Sources = []record.Source{{ID: "s1", Name: "large.txt", Text: text}}
	for i := range edges / 2 {
		rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprint("e", i+1)), Kind: record.Organization, Name: fmt.Sprint("Organization number ", i+1)})
	}
	for i := range edges {
		day := record.DayOf(2020, 1, 1+r.IntN(700))
		from, to := rec.Entities[r.IntN(edges/2)].ID, rec.Entities[r.IntN(edges/2)].ID
		rec.Events = append(rec.Events, record.Event{
			ID: record.EventID(fmt.Sprint("v", i+1)), Class: "ASSAULT", Label: "The Free Karlow Army attacked the Ostland Police", Status: record.Asserted, Polarity: record.Positive,
			Mentions: []record.EventMention{{Source: "s1", Trigger: record.Span{Start: 21, End: 29}, Sentence: record.Span{End: len(text)}}},
			When:     record.When{Basis: record.Explicit, Start: record.Range{Lo: day, Hi: day}, End: record.Range{Lo: day, Hi: day}},
			Roles:    []record.Role{{Role: record.Agent, Entity: from, Source: "s1"}, {Role: record.Patient, Entity: to, Source: "s1"}}, Sources: 1, Confidence: 0.9, Salience: 0.5,
		})
	}
	return rec, graph.New(rec, everything())
}

func BenchmarkFormats(b *testing.B) {
	for _, edges := range []int{1_000, 10_000, 100_000} {
		rec, g := large(edges)
		v := New(rec, g)
		for _, f := range Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.Name, edges), func(b *testing.B) {
				b.SetBytes(int64(len(output(b, f, v))))
				b.ReportAllocs()
				for b.Loop() {
					output(b, f, v)
				}
			})
		}
	}
}
