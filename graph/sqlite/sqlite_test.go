package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/measure"
)

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

// hostile are names that must come back as they are.
var hostile = []string{`Quote " and ' Ltd`, `Back\slash \n \`, "Line\nfeed\r\ttab", "<b>&amp;</b>", "قوات سوريا", "Emoji 👩‍👩‍👧", "'); DROP TABLE node; --", "?1 :a @b"}

func renamed(rec *record.Record) *record.Record {
	for i := range rec.Entities {
		rec.Entities[i].Name = hostile[i%len(hostile)]
	}
	return rec
}

func made(t testing.TB, rec *record.Record, opt graph.Options) (*graph.Graph, string) {
	t.Helper()
	opt.MaxNodes, opt.MaxEdges = -1, -1
	g := graph.New(rec, opt)
	var b bytes.Buffer
	if err := Write(&b, rec, g, measure.Of(g, measure.Options{})); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph.sqlite")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return g, path
}

// rows returns what a query finds, columns joined by |.
func rows(t *testing.T, path, query string) []string {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	var list []string
	err = sqlitex.ExecuteTransient(conn, query, &sqlitex.ExecOptions{ResultFunc: func(stmt *sqlite.Stmt) error {
		var cells []string
		for i := range stmt.ColumnCount() {
			cells = append(cells, stmt.ColumnText(i))
		}
		list = append(list, strings.Join(cells, "|"))
		return nil
	}})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return list
}

func TestTables(t *testing.T) {
	rec := harbour(t)
	_, path := made(t, rec, graph.Options{})
	for _, row := range []struct{ why, query, want string }{
		{"who was tied to whom, when", "SELECT a.name, b.name, e.start_earliest, e.status FROM edge e JOIN node a ON a.id = e.source JOIN node b ON b.id = e.target WHERE what = 'beat'",
			"Norline Shipping|Tomas Reyl|2025-02-01|claimed"},
		{"the sentence behind an edge", "SELECT s.text FROM edge e JOIN edge_sentence x ON x.edge = e.id JOIN sentence s ON s.id = x.sentence WHERE e.what = 'sued'",
			"Norline Shipping sued the union on Wednesday."},
		{"words are found, whatever their accents", "SELECT text FROM sentence_search WHERE sentence_search MATCH 'kovac AND managers'",
			"Minister Ana Kovač met managers of Norline Shipping in Ostrand on Friday."},
		{"unknown is NULL", "SELECT count(*) FROM edge WHERE kind = 'standing' AND start_earliest IS NULL AND date IS NULL", "2"},
		{"the whole record is there", "SELECT (SELECT count(*) FROM entity), (SELECT count(*) FROM event), (SELECT count(*) FROM source), (SELECT count(*) FROM relation)",
			fmt.Sprintf("%d|%d|%d|%d", len(rec.Entities), len(rec.Events), len(rec.Sources), len(rec.Relations))},
		{"the first of the actors", "SELECT name FROM node WHERE rank = 1", "Dockers’ Union of Velmar"},
	} {
		if got := strings.Join(rows(t, path, row.query), "\n"); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

// TestForeign lets the shell of SQLite and Python's sqlite3 read the file.
func TestForeign(t *testing.T) {
	for _, opt := range []graph.Options{{}, {EventNodes: true}} {
		g, path := made(t, renamed(harbour(t)), opt)
		var want []string
		for _, node := range g.Nodes {
			want = append(want, fmt.Sprintf("%x", node.Entity.Name))
		}
		slices.Sort(want)
		expected := strings.Join(want, "\n") + fmt.Sprintf("\n%d edges\nok", len(g.Edges))
		queries := []string{"SELECT lower(hex(name)) AS h FROM node ORDER BY h", "SELECT count(*) || ' edges' FROM edge JOIN node ON node.id = edge.source", "PRAGMA integrity_check"}
		read := func(t *testing.T, name string, args ...string) {
			t.Helper()
			if _, err := exec.LookPath(name); err != nil {
				t.Skipf("no %s", name)
			}
			out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
			if got := strings.TrimSpace(string(out)); err != nil || got != expected {
				t.Errorf("%v, read\n%s\nwant\n%s", err, got, expected)
			}
		}
		t.Run("shell", func(t *testing.T) { read(t, "sqlite3", append([]string{path}, queries...)...) })
		t.Run("python", func(t *testing.T) {
			const script = "import sqlite3, sys\nd = sqlite3.connect(sys.argv[1])\nfor q in sys.argv[2:]:\n  for row in d.execute(q): print(row[0])\nassert not d.execute('PRAGMA foreign_key_check').fetchall()"
			read(t, "python3", append([]string{"-c", script, path}, queries...)...)
		})
	}
}

func TestSame(t *testing.T) {
	_, first := made(t, harbour(t), graph.Options{})
	_, second := made(t, harbour(t), graph.Options{})
	a, _ := os.ReadFile(first)
	b, _ := os.ReadFile(second)
	if len(a) == 0 || !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

func TestEmpty(t *testing.T) {
	_, path := made(t, record.New(), graph.Options{})
	if got := rows(t, path, "SELECT count(*) FROM node"); got[0] != "0" {
		t.Errorf("%v nodes", got)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestError(t *testing.T) {
	rec := record.New()
	rec.Entities = []record.Entity{{ID: "e1"}, {ID: "e1"}}
	g := graph.New(record.New(), graph.Options{})
	m := measure.Of(g, measure.Options{})
	if err := Write(failing{}, record.New(), g, m); err == nil || err.Error() != "write SQLite: disk full" {
		t.Errorf("error %v", err)
	}
	if err := Write(&bytes.Buffer{}, rec, g, m); err == nil || !strings.Contains(err.Error(), "UNIQUE") {
		t.Errorf("two entities of one id: error %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, edges := range []int{1_000, 10_000, 100_000} {
		rec := record.New()
		rec.Sources = []record.Source{{ID: "s1", Text: strings.Repeat("The Free Karlow Army attacked the Ostland Police in Karlow. ", edges)}}
		for i := range edges / 2 {
			rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprint("e", i)), Name: fmt.Sprint("Organization ", i), Kind: record.Organization})
		}
		for i := range edges {
			sentence := record.Span{Start: 60 * i, End: 60*i + 59}
			rec.Events = append(rec.Events, record.Event{
				ID: record.EventID(fmt.Sprint("v", i)), Label: "The Army attacked the Police", Status: record.Asserted, Polarity: record.Positive, Sources: 1, Confidence: 1,
				Mentions: []record.EventMention{{Source: "s1", Sentence: sentence}},
				Roles:    []record.Role{{Role: record.Agent, Entity: rec.Entities[i*7%len(rec.Entities)].ID}, {Role: record.Patient, Entity: rec.Entities[(i*i+1)%len(rec.Entities)].ID}},
			})
		}
		g := graph.New(rec, graph.Options{MaxNodes: -1, MaxEdges: -1})
		m := measure.Of(g, measure.Options{SkipBetweenness: true})
		b.Run(fmt.Sprint(edges), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(&out, rec, g, m); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(out.Len()))
			}
		})
	}
}
