package dot

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata, or rewrites it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
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

func write(t testing.TB, g *graph.Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	all := []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
	for _, row := range []struct {
		name string
		rec  *record.Record
		opt  graph.Options
	}{
		{"harbour.dot", harbour(t), graph.Options{}},
		{"harbour-all.dot", harbour(t), graph.Options{Title: "Everybody", Statuses: all, IncludeNominals: true}},
		{"harbour-few.dot", harbour(t), graph.Options{MaxNodes: 3, OmitPlaces: true, OmitRelations: true}},
		{"empty.dot", record.New(), graph.Options{}},
	} {
		golden(t, row.name, write(t, graph.New(row.rec, row.opt)))
	}
}

// hostile are strings that somebody may call himself.
var hostile = []string{
	`quotes " and ' here`, `backslash at the end \`, `two at the end \\`, `\N \G \E \T \H \L \l \r \n`, "line\nfeed\r\n\ttab",
	`<b>bold</b> & <br/>`, `&amp; &lt; &#65; &nbsp;`, `]; n1 -> n2; {`, `-- /* comment */ // # <!-- -->`, `">]; evil [label="`,
	"emoji 👩‍👩‍👧 🇸🇾", "قوات سوريا الديمقراطية", "\u202ereversed", "e\u0301 combining", "中文名字很长很长很长很长很长很长很长很长很长很长很长",
	"invalid \xff\xfe utf-8", "nul \x00 and bell \a and escape \x1b[31m", "", " ", strings.Repeat("long ", 60), strings.Repeat("w", 300), "\ufffe\uffff",
}

// crowd is a graph in which every text is s.
func crowd(s string) *graph.Graph {
	a := &record.Entity{ID: "e1", Name: s, Aliases: []string{s, s}}
	b := &record.Entity{ID: "e2", Name: s}
	ev := &record.Event{}
	return &graph.Graph{
		Title: s, Source: s, Subtitle: s, Remark: s,
		Nodes: []graph.Node{{Entity: a, Name: s, Detail: s, Actor: true, Degree: 9}, {Entity: b, Name: s, Detail: s}},
		Edges: []graph.Edge{
			{From: 0, To: 1, Kind: graph.Acts, Status: record.Claimed, Events: []*record.Event{ev, ev}, Phrases: []string{s, s}, Date: s,
				Sentences: []graph.Sentence{{Text: s}, {Text: s}, {Text: s}, {Text: s}, {Text: s}}, Weight: 3},
			{From: 1, To: 0, Kind: graph.With, Status: s, Phrases: []string{s}, Date: s},
			{From: 1, To: 0, Kind: graph.Acts, Status: record.Denied, Phrases: []string{s}},
			{From: 0, To: 1, Kind: graph.Standing, Status: record.Asserted, Phrases: []string{s, s}},
		},
	}
}

// literals reads a DOT document as Graphviz' scanner does and returns its quoted and HTML strings. In a quoted string
// only \" is an escape, and a backslash takes the next backslash with it.
func literals(src []byte) (quoted, html []string, err error) {
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '"':
			var b strings.Builder
			for i++; ; i++ {
				if i >= len(src) {
					return nil, nil, errors.New("open quotes")
				}
				if src[i] == '"' {
					break
				}
				if src[i] == '\\' && i+1 < len(src) && (src[i+1] == '"' || src[i+1] == '\\') {
					if src[i+1] == '\\' {
						b.WriteByte('\\')
					}
					i++
				}
				b.WriteByte(src[i])
			}
			quoted = append(quoted, b.String())
		case '<':
			depth, from := 1, i+1
			for i++; depth > 0; i++ {
				if i >= len(src) {
					return nil, nil, errors.New("open <")
				}
				switch src[i] {
				case '<':
					depth++
				case '>':
					depth--
				}
			}
			i--
			html = append(html, string(src[from:i]))
		case '-':
			if i+1 < len(src) && src[i+1] == '>' {
				i++
			}
		}
	}
	return quoted, html, nil
}

// xmlText returns the character data of an HTML-like label, which must be well-formed.
func xmlText(label string) (string, error) {
	d := xml.NewDecoder(strings.NewReader("<x>" + label + "</x>"))
	var b strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		if chars, ok := token.(xml.CharData); ok {
			b.Write(chars)
		}
	}
}

// check tells what is wrong with a document in which every text is s.
func check(src []byte, s string) error {
	if !utf8.Valid(src) {
		return errors.New("not UTF-8")
	}
	for _, r := range string(src) {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x202A && r <= 0x202E {
			return fmt.Errorf("holds %q", r)
		}
	}
	quoted, html, err := literals(src)
	if err != nil {
		return err
	}
	if len(html) != 3 { // header and two boxes
		return fmt.Errorf("%d HTML-like labels, want 3", len(html))
	}
	for _, label := range html {
		if _, err := xmlText(label); err != nil {
			return fmt.Errorf("HTML-like label %q: %w", label, err)
		}
	}
	name, _ := xmlText(html[1])
	name = strings.ReplaceAll(name, `\\`, `\`)
	if want := strings.ReplaceAll(clean(s), " ", ""); want != "" && utf8.RuneCountInString(want) < nameWidth {
		if got := strings.ReplaceAll(name, " ", ""); !strings.HasPrefix(got, want) {
			return fmt.Errorf("the box says %q, want %q", got, want)
		}
	}
	statements := 0
	for _, line := range strings.Split(string(src), "\n") {
		if strings.HasPrefix(line, "  n1") || strings.HasPrefix(line, "  n2") {
			statements++
		}
	}
	if statements != 6 {
		return fmt.Errorf("%d statements, want 6", statements)
	}
	for _, q := range append(quoted, html...) {
		// What is left after the scanner must not hold an escape that a label would replace by another name.
		for i := 0; i < len(q); i++ {
			if q[i] != '\\' {
				continue
			}
			i++
			if i == len(q) || q[i] != '\\' && q[i] != 'n' {
				return fmt.Errorf("%q holds a live escape", q)
			}
		}
	}
	return nil
}

func TestHostileText(t *testing.T) {
	for _, s := range hostile {
		src := write(t, crowd(s))
		if err := check(src, s); err != nil {
			t.Errorf("%q: %v\n%s", s, err, src)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src := write(t, crowd(s))
		if err := check(src, s); err != nil {
			t.Errorf("%q: %v\n%s", s, err, src)
		}
	})
}

func TestEscape(t *testing.T) {
	for _, row := range []struct{ why, in, html, label, quoted string }{
		{"plain", "ISIS", "ISIS", `"ISIS"`, `"ISIS"`},
		{"quotes end a string", `a "b"`, "a &quot;b&quot;", `"a &quot;b&quot;"`, `"a &quot;b&quot;"`},
		{"a backslash at the end would escape the closing quotes", `a\`, `a\\`, `"a\\"`, `"a∖"`},
		{"\\N is the name of the node in a label", `\N`, `\\N`, `"\\N"`, `"∖N"`},
		{"a name that looks like an entity is not one", `&lt;`, "&amp;lt;", `"&amp;lt;"`, `"&amp;lt;"`},
		{"markup", `<b>&`, "&lt;b&gt;&amp;", `"&lt;b&gt;&amp;"`, `"&lt;b&gt;&amp;"`},
		{"white space is one space", " a\n\tb ", "a b", `"a b"`, `"a b"`},
		{"control characters are not for print", "a\x1b[1mb\x00", "a[1mb", `"a[1mb"`, `"a[1mb"`},
		{"broken UTF-8 is marked", "a\xffb", "a\uFFFDb", "\"a\uFFFDb\"", "\"a\uFFFDb\""},
		{"overrides of direction could swap names", "a\u202eb\u2066c", "abc", `"abc"`, `"abc"`},
		{"right to left stays as it is", "حلب", "حلب", `"حلب"`, `"حلب"`},
		{"joiners belong to emoji", "👩‍👧", "👩‍👧", `"👩‍👧"`, `"👩‍👧"`},
	} {
		if got := html(row.in); got != row.html {
			t.Errorf("%s: html got %q, want %q", row.why, got, row.html)
		}
		if got := label([]string{row.in}); got != row.label {
			t.Errorf("%s: label got %s, want %s", row.why, got, row.label)
		}
		if got := quoted(row.in); got != row.quoted {
			t.Errorf("%s: quoted got %s, want %s", row.why, got, row.quoted)
		}
	}
	if got := label([]string{"a", "b"}); got != `"a\nb"` {
		t.Errorf("two lines: got %s", got)
	}
}

func TestWidth(t *testing.T) {
	if got := width("ISIS", 1000); got != 278+667+278+667 {
		t.Errorf("ISIS is %v wide", got)
	}
	if width("e\u0301", 10) != width("e", 10) {
		t.Error("a combining accent has no width")
	}
	if width("中", 10) < 10 || width("😀", 10) < 12 {
		t.Error("a full-width character is at least as wide as it is high")
	}
}

// Labels on hundreds of edges take Graphviz minutes.
func TestManyEdgesHaveNoLabels(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{{Entity: &record.Entity{}, Name: "a"}, {Entity: &record.Entity{}, Name: "b"}}}
	for range maxLabelled + 1 {
		g.Edges = append(g.Edges, graph.Edge{From: 0, To: 1, Kind: graph.Acts, Status: record.Asserted, Phrases: []string{"struck"}})
	}
	edges := func(src []byte) string {
		return string(src[bytes.Index(src, []byte("  n1 -> n2")):])
	}
	if strings.Contains(edges(write(t, g)), "label=") {
		t.Error("edges have labels")
	}
	g.Edges = g.Edges[1:]
	if !strings.Contains(edges(write(t, g)), "label=") {
		t.Error("edges have no labels")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteError(t *testing.T) {
	if err := Write(broken{}, crowd("a")); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}

// An installed Graphviz of another version reads what we write.
func TestInstalledGraphviz(t *testing.T) {
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("no dot program here")
	}
	for _, s := range hostile {
		cmd := exec.Command(program, "-Tsvg")
		cmd.Stdin = bytes.NewReader(write(t, crowd(s)))
		var out, log bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &log
		if err := cmd.Run(); err != nil || strings.Contains(log.String(), "rror") {
			t.Errorf("%q: %v\n%s", s, err, log.String())
		}
		d := xml.NewDecoder(&out)
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%q: SVG: %v", s, err)
				break
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	g := graph.New(harbour(b), graph.Options{})
	b.SetBytes(int64(len(write(b, g))))
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, g); err != nil {
			b.Fatal(err)
		}
	}
}
