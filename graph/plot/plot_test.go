package plot

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/graphviz"
	"github.com/dateline/dateline/graph/pdf"
	graphpng "github.com/dateline/dateline/graph/png"
	"github.com/dateline/dateline/graph/scene"
	"github.com/dateline/dateline/graph/svg"
)

func load(t testing.TB, path string) *record.Record {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func harbour(t testing.TB) *record.Record {
	return load(t, filepath.Join("..", "testdata", "harbour.json"))
}

func draw(t testing.TB, g *graph.Graph, opt Options) *scene.Scene {
	t.Helper()
	s, _, err := New(context.Background(), g, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func printed(t testing.TB, s *scene.Scene) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := svg.Write(&out, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var everything = graph.Options{MaxNodes: -1, MaxEdges: -1}

// check tells what is wrong with a picture: words that overlap or lie outside, an actor that is not there.
func check(s *scene.Scene, g *graph.Graph) []string {
	var wrong []string
	type ground struct {
		x0, y0, x1, y1 float64
		words          string
	}
	var all []ground
	there := map[int]bool{}
	for _, group := range s.Groups {
		if group.Role == scene.Node {
			there[group.Index] = true
		}
		for i := range group.Shapes {
			if group.Shapes[i].Kind != scene.Text {
				continue
			}
			x0, y0, x1, y1 := group.Shapes[i].Box()
			all = append(all, ground{x0, y0, x1, y1, group.Shapes[i].Words})
			if x0 < 0 || y0 < 0 || x1 > s.Width || y1 > s.Height {
				wrong = append(wrong, fmt.Sprintf("%q lies outside", group.Shapes[i].Words))
			}
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
				wrong = append(wrong, fmt.Sprintf("%q and %q overlap", a.words, b.words))
			}
		}
	}
	for i := range g.Nodes {
		if !there[i] {
			wrong = append(wrong, g.Nodes[i].Name+" is not there")
		}
	}
	return wrong
}

// All pictures of the hand-made records, by every engine: no words overlap, none lie outside, every actor is there.
func TestRecords(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "gold", "records", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	pictures := 0
	for _, file := range append(files, filepath.Join("..", "testdata", "harbour.json")) {
		rec := load(t, file)
		for _, opt := range []graph.Options{{}, everything} {
			g := graph.New(rec, opt)
			for _, engine := range append(graphviz.Engines(), Own, "") {
				s, warning, err := New(context.Background(), g, Options{Engine: engine, Communities: engine == Own})
				if err != nil || warning != "" {
					t.Errorf("%s by %q: %v %s", file, engine, err, warning)
					continue
				}
				pictures++
				for _, w := range check(s, g) {
					t.Errorf("%s by %q: %s", filepath.Base(file), engine, w)
				}
			}
		}
	}
	t.Logf("%d pictures of %d records", pictures, len(files)+1)
}

// An article with a title in Arabic: the date behind it must not change places with it.
func TestArabicTitle(t *testing.T) {
	rec := harbour(t)
	rec.Sources = rec.Sources[:1]
	rec.Events, rec.Relations, rec.Notes = nil, nil, nil
	g := graph.New(rec, graph.Options{})
	g.Source = "“سقوط الجسر القديم”, 3 May 2019."
	out := string(printed(t, draw(t, g, Options{})))
	if !strings.Contains(out, "“\u2068سقوط الجسر القديم\u2069”, 3 May 2019.") {
		t.Errorf("the title is not set apart:\n%s", out)
	}
}

// What somebody may call himself stays text.
func TestHostileText(t *testing.T) {
	for _, name := range []string{`</text><script>alert(1)</script>`, `quotes " ' and \ \N`, "line\nfeed\x00\x1b[31m\ufffe", "\u202ereversed", "invalid \xff\xfe",
		"قوات سوريا الديمقراطية", "👩‍👩‍👧 🇸🇾", "中文名字很长很长很长很长很长很长很长很长很长很长很长很长很长很长", "", strings.Repeat("w", 400)} {
		rec := harbour(t)
		for i := range rec.Entities {
			rec.Entities[i].Name = name
		}
		g := graph.New(rec, everything)
		g.Title, g.Source = name, name
		for _, engine := range []string{"dot", Own} {
			s := draw(t, g, Options{Engine: engine})
			out := printed(t, s)
			for _, banned := range []string{"<script", "\u202e", "\x00"} {
				if bytes.Contains(out, []byte(banned)) {
					t.Errorf("%q: the picture holds %q", name, banned)
				}
			}
			for d := xml.NewDecoder(bytes.NewReader(out)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%q: %v", name, err)
					break
				}
			}
			for _, w := range check(s, g) {
				t.Errorf("%q by %s: %s", name, engine, w)
			}
		}
	}
}

// crowd is a graph of n people, each tied to one before.
func crowd(n int) *graph.Graph {
	g := &graph.Graph{Title: "A crowd", Nodes: []graph.Node{}}
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{Entity: &record.Entity{Kind: record.Person}, Name: fmt.Sprintf("Person %d", i), Actor: true, Degree: 3})
		if i > 0 {
			g.Edges = append(g.Edges, graph.Edge{From: i, To: (i * 7919) % i, Kind: graph.Acts, Status: record.Asserted, Weight: 1})
		}
	}
	return g
}

// What Graphviz is not asked to draw, our own layout draws, and the picture says so.
func TestTooLargeForGraphviz(t *testing.T) {
	g := crowd(graphviz.MostNodes + 1)
	s, warning, err := New(context.Background(), g, Options{Engine: "dot"})
	if err != nil || !strings.Contains(warning, "too large for Graphviz") {
		t.Fatalf("got %q, %v", warning, err)
	}
	if !strings.Contains(string(printed(t, s)), "Laid out by our own layout") {
		t.Error("the picture does not say so")
	}
	for _, w := range check(s, g) {
		t.Error(w)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := New(ended, crowd(5), Options{Engine: "dot"}); err == nil {
		t.Error("drawn though the context has ended")
	}
}

func TestCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	g := crowd(2500)
	runtime.GOMAXPROCS(1)
	one := printed(t, draw(t, g, Options{}))
	runtime.GOMAXPROCS(2)
	if two := printed(t, draw(t, g, Options{})); !bytes.Equal(one, two) {
		t.Error("the picture has other bytes on two cores")
	}
}

// From slice to slice nodes stay in place.
func TestSlices(t *testing.T) {
	rec := harbour(t)
	g := graph.New(rec, everything)
	s := draw(t, g, Options{Slices: "3"})
	type place struct{ x, y float64 }
	where := map[int][]place{}
	for _, group := range s.Groups {
		if group.Role == scene.Node {
			shape := group.Shapes[0]
			p := place{shape.X, shape.Y}
			if shape.Kind == scene.Outline {
				p = place{shape.Path[0].X, shape.Path[0].Y}
			}
			where[group.Index] = append(where[group.Index], p)
		}
	}
	if len(where) != len(g.Nodes) {
		t.Fatalf("%d nodes, want %d", len(where), len(g.Nodes))
	}
	near := func(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }
	for i, at := range where {
		if len(at) != 3 {
			t.Fatalf("node %d is in %d slices", i, len(at))
		}
		for k := range at {
			if !near(at[k].x-at[0].x, where[0][k].x-where[0][0].x) || !near(at[k].y-at[0].y, where[0][k].y-where[0][0].y) {
				t.Errorf("node %d moves in slice %d", i, k)
			}
		}
	}
	for _, by := range []string{"year", "month", "0", "999", "fortnight"} {
		_, _, err := New(context.Background(), g, Options{Slices: by})
		if bad := by == "0" || by == "999" || by == "fortnight"; bad != (err != nil) {
			t.Errorf("slices by %s: %v", by, err)
		}
	}
}

// The same scene on paper and as pixels.
func TestOtherWriters(t *testing.T) {
	g := graph.New(harbour(t), graph.Options{})
	g.Nodes[0].Name = "قوات ميناء"
	s := draw(t, g, Options{})
	var a, b bytes.Buffer
	if err := graphpng.Write(&a, s, graphpng.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := graphpng.Write(&b, s, graphpng.Options{}); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two pictures differ, or %v", err)
	}
	img, err := png.Decode(&a)
	if err != nil || img.Bounds().Dx() != 2*int(s.Width) {
		t.Fatalf("%v, %v", img.Bounds(), err)
	}
	dark := 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x4000 {
				dark++
			}
		}
	}
	if dark < 3000 {
		t.Errorf("only %d dark dots: are there words?", dark)
	}
	a.Reset()
	b.Reset()
	if err := pdf.Write(&a, s); err != nil {
		t.Fatal(err)
	}
	if err := pdf.Write(&b, s); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two documents differ, or %v", err)
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext (Debian: poppler-utils) to read the PDF")
	}
	cmd := exec.Command(reader, "-", "-")
	cmd.Stdin = &a
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), g.Title) || !strings.Contains(string(out), g.Nodes[1].Name) {
		t.Errorf("%v: the text of the PDF is %q", err, out)
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{20, 1000} {
		g := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(printed(b, draw(b, g, Options{})))))
			}
		})
	}
}
