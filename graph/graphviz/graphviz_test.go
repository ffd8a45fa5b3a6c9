package graphviz

import (
	"bytes"
	"context"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/dot"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// source is the DOT of the harbour record.
func source(t testing.TB, opt graph.Options) []byte {
	t.Helper()
	data, err := os.ReadFile("../testdata/harbour.json")
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, graph.New(rec, opt))
}

func written(t testing.TB, g *graph.Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := dot.Write(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func draw(t testing.TB, source []byte) []byte {
	t.Helper()
	svg, err := SVG(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestGolden(t *testing.T) {
	for _, row := range []struct {
		name   string
		source []byte
	}{
		{"harbour.svg", source(t, graph.Options{})},
		{"empty.svg", written(t, graph.New(record.New(), graph.Options{}))},
	} {
		got := draw(t, row.source)
		path := filepath.Join("testdata", row.name)
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
			t.Errorf("%s differs; run with -update and look at the picture", path)
		}
		wellFormed(t, got)
	}
}

// wellFormed checks what a page relies on, and returns the character data of the elements of each name.
func wellFormed(t *testing.T, svg []byte) map[string][]string {
	t.Helper()
	if !bytes.HasPrefix(svg, []byte("<svg ")) {
		t.Errorf("begins with %.40q", svg)
	}
	for _, banned := range []string{"<!--", "<?xml", "<!DOCTYPE", "xlink", "href", "<a ", "<script", "<style", "style=", "url(", "<image"} {
		if bytes.Contains(svg, []byte(banned)) && !bytes.Contains(svg, []byte(xmlEscaped(banned))) {
			t.Errorf("holds %s", banned)
		}
	}
	texts, ids := map[string][]string{}, map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return texts
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			for _, a := range token.Attr {
				if a.Name.Local != "id" {
					continue
				}
				if ids[a.Value] || !regexp.MustCompile(`^g[0-9a-f]{8}-`).MatchString(a.Value) {
					t.Errorf("id %q is twice there or has no prefix", a.Value)
				}
				ids[a.Value] = true
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && strings.TrimSpace(string(token)) != "" {
				texts[open[len(open)-1]] = append(texts[open[len(open)-1]], string(token))
			}
		}
	}
}

func xmlEscaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func TestRoot(t *testing.T) {
	svg := draw(t, source(t, graph.Options{Title: "Who & what"}))
	head, _, _ := strings.Cut(string(svg), ">")
	for _, want := range []string{`role="img"`, `xmlns="http://www.w3.org/2000/svg"`, `viewBox="0.00 0.00 `, `aria-labelledby="g`,
		`font-family="Helvetica Neue, Arial, Liberation Sans, sans-serif"`} {
		if !strings.Contains(head, want) {
			t.Errorf("the root has no %s: %s", want, head)
		}
	}
	if regexp.MustCompile(`(width|height)="\d+"`).FindAllString(head, -1) == nil || strings.Contains(head, "pt") {
		t.Errorf("no size in pixels: %s", head)
	}
	texts := wellFormed(t, svg)
	if texts["title"][0] != "Who & what" {
		t.Errorf("title %q", texts["title"][0])
	}
	if len(texts["desc"]) != 1 || !strings.Contains(texts["desc"][0], "Norline Shipping → Tomas Reyl: beat February 2025 (claimed).") {
		t.Errorf("desc %q", texts["desc"])
	}
	if strings.Count(string(svg), "font-family") != 1 {
		t.Error("fonts are named more than once")
	}
}

func TestIDsOfTwoGraphsDiffer(t *testing.T) {
	a, b := draw(t, source(t, graph.Options{})), draw(t, source(t, graph.Options{MaxNodes: 3}))
	id := regexp.MustCompile(`id="([^"]*)"`)
	seen := map[string]bool{}
	for _, svg := range [][]byte{a, b} {
		for _, m := range id.FindAllSubmatch(svg, -1) {
			if seen[string(m[1])] {
				t.Errorf("id %s twice on a page", m[1])
			}
			seen[string(m[1])] = true
		}
	}
}

var hostile = []string{
	`quotes " and '`, `backslash at the end \`, `\N \G \E`, "line\nfeed", `<b>bold</b> & <br/>`, `&amp; &lt; &#65;`, `]; n1 -> n2; {`,
	`<!-- --> <script>`, "emoji 👩‍👩‍👧", "قوات سوريا", "e\u0301", "中文名字", "invalid \xff", "nul \x00 bell \a", `<image href="x"/>`,
}

// named is a graph of two nodes with that name and one edge with that phrase.
func named(s string) *graph.Graph {
	ent := &record.Entity{Aliases: []string{s}}
	return &graph.Graph{Title: s, Source: s, Nodes: []graph.Node{{Entity: ent, Name: s, Actor: true}, {Entity: ent, Name: s, Detail: s}},
		Edges: []graph.Edge{{From: 0, To: 1, Kind: graph.Acts, Status: record.Asserted, Phrases: []string{s}, Sentences: []graph.Sentence{{Text: s}}}}}
}

// spoken is what should be left of a text: no control characters, single spaces, broken bytes marked.
func spoken(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}

func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		texts := wellFormed(t, draw(t, written(t, named(s))))
		want := spoken(s)
		count := 0
		joined := strings.Join(texts["text"], " ")
		count = strings.Count(strings.ReplaceAll(joined, "\u00a0", " "), want)
		if count < 6 { // title, source, two names, a detail, a phrase
			t.Errorf("%q: drawn %d times of 6 in %q", want, count, texts["text"])
		}
		tip := strings.ReplaceAll(want, `\`, "∖")
		if texts["title"][0] != tip {
			t.Errorf("%q: title %q", tip, texts["title"][0])
		}
		for _, title := range texts["title"][1:] {
			if title != tip && title != tip+", also "+tip {
				t.Errorf("%q: tooltip %q", tip, title)
			}
		}
	}
}

func FuzzSVG(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 {
			return // layout time, not text, is what grows
		}
		wellFormed(t, draw(t, written(t, named(s))))
	})
}

type box struct{ x0, y0, x1, y1 float64 }

func (a box) hits(b box) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

func TestLabelsDoNotOverlap(t *testing.T) {
	for _, opt := range []graph.Options{{}, {MaxNodes: 4}, {IncludeNominals: true, Statuses: []string{record.Asserted, record.Claimed, record.Denied, record.Planned}}} {
		root, err := parse(draw(t, source(t, opt)))
		if err != nil {
			t.Fatal(err)
		}
		var boxes []box
		var what []string
		for _, group := range root.kids[2].kids {
			class := group.get("class")
			if group.name == "text" {
				boxes, what = append(boxes, textBox(t, group)), append(what, group.text)
			}
			for _, kid := range group.kids {
				switch {
				case strings.HasPrefix(class, "node") && (kid.name == "path" || kid.name == "polygon"):
					boxes, what = append(boxes, shapeBox(t, kid)), append(what, "box")
				case class == "label" && kid.name == "text":
					boxes, what = append(boxes, textBox(t, kid)), append(what, kid.text)
				}
			}
		}
		if len(boxes) < 10 {
			t.Fatalf("found only %d boxes", len(boxes))
		}
		for i, a := range boxes {
			for j, b := range boxes[:i] {
				if a.hits(b) {
					t.Errorf("%q %v and %q %v overlap", what[i], a, what[j], b)
				}
			}
		}
	}
}

// The notes above a small graph are wider than anything in it.
func TestHeaderFits(t *testing.T) {
	g := named("Ada")
	g.Remark = "Left out: 1 denied event, 5 events with an unnamed party, 12 events with no second party."
	root, err := parse(draw(t, written(t, g)))
	if err != nil {
		t.Fatal(err)
	}
	right := number(t, root.get("width"))
	found := false
	for _, text := range root.kids[2].kids {
		if text.name == "text" && text.text == g.Remark {
			if found = true; textBox(t, text).x1 > right {
				t.Errorf("the note ends at %.0f, the picture at %.0f", textBox(t, text).x1, right)
			}
		}
	}
	if !found {
		t.Error("the note is not there")
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// textBox takes half the font size for an average character, and what Helvetica has above and below the line.
func textBox(t *testing.T, text *element) box {
	size, x, y := number(t, text.get("font-size")), number(t, text.get("x")), number(t, text.get("y"))
	w := float64(len([]rune(text.text))) * size / 2
	if text.get("text-anchor") == "middle" {
		x -= w / 2
	}
	return box{x, y - 0.72*size, x + w, y + 0.2*size}
}

func shapeBox(t *testing.T, shape *element) box {
	b := box{1e9, 1e9, -1e9, -1e9}
	for _, pair := range regexp.MustCompile(`(-?[\d.]+),(-?[\d.]+)`).FindAllStringSubmatch(shape.get("d")+shape.get("points"), -1) {
		x, y := number(t, pair[1]), number(t, pair[2])
		b = box{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
	}
	return b
}

func TestErrors(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, row := range []struct {
		why    string
		ctx    context.Context
		source string
	}{
		{"not DOT", context.Background(), "this is no graph"},
		{"nothing", context.Background(), ""},
		{"cut off", context.Background(), `digraph { a [label="`},
		{"a zero byte", context.Background(), "digraph { a }\x00"},
		{"nobody waits any more", cancelled, "digraph { a }"},
	} {
		if svg, err := SVG(row.ctx, []byte(row.source)); err == nil {
			t.Errorf("%s: no error, but %s", row.why, svg)
		} else if !strings.HasPrefix(err.Error(), "draw graph: ") {
			t.Errorf("%s: %v", row.why, err)
		}
	}
	// None of that has hurt the engine.
	wellFormed(t, draw(t, source(t, graph.Options{})))
}

// The engine is no good for two at a time; callers need not know.
func TestManyAtOnce(t *testing.T) {
	src := source(t, graph.Options{})
	want := draw(t, src)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, err := SVG(context.Background(), src); err != nil || !bytes.Equal(got, want) {
				t.Errorf("a drawing differs, error %v", err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkSVG(b *testing.B) {
	src := source(b, graph.Options{})
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		draw(b, src)
	}
}

// BenchmarkSVGLarge draws as many nodes and edges as a default picture can have.
func BenchmarkSVGLarge(b *testing.B) {
	g := &graph.Graph{Title: "Large"}
	for i := range graph.DefaultMaxNodes {
		g.Nodes = append(g.Nodes, graph.Node{Entity: &record.Entity{}, Name: fmt.Sprint("Actor number ", i), Detail: "organization", Actor: true})
	}
	for i := range graph.DefaultMaxEdges {
		g.Edges = append(g.Edges, graph.Edge{From: i * i % 7, To: 7 + i%13, Kind: graph.Acts, Status: record.Asserted, Phrases: []string{"struck the long wall of"}, Date: "10 May 2017"})
	}
	src := written(b, g)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		draw(b, src)
	}
}
