package brief

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var fixtures = []struct {
	name string
	make func(testing.TB) *record.Record
	why  string
}{
	{"ferry", ferry, "an article with an event of every status"},
	{"hostile", hostile, "every text tries to be markup"},
	{"many", many, "two sources, more events than a timeline shows"},
	{"empty", func(testing.TB) *record.Record { return record.New() }, "nothing at all"},
}

func markdownOf(t testing.TB, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := briefingOf(rec, Options{}).Markdown(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func htmlOf(t testing.TB, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, pageOf(rec)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, f := range fixtures {
		rec := f.make(t)
		for ext, got := range map[string][]byte{".md": markdownOf(t, rec), ".html": htmlOf(t, rec)} {
			path := filepath.Join("testdata", f.name+ext)
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
				t.Errorf("%s (%s) has changed; run go test -update and read the diff", path, f.why)
			}
		}
		if !bytes.Equal(htmlOf(t, rec), htmlOf(t, f.make(t))) || !bytes.Equal(markdownOf(t, rec), markdownOf(t, f.make(t))) {
			t.Errorf("%s is not the same twice", f.name)
		}
	}
}

// A page is well-formed XML; every link within it leads somewhere, no id stands twice; it has nothing that runs or
// loads, and its policy allows its own style sheet.
func TestPage(t *testing.T) {
	for _, f := range fixtures {
		html := htmlOf(t, f.make(t))
		ids, links := map[string]bool{}, map[string]bool{}
		var policy, style string
		dec := xml.NewDecoder(bytes.NewReader(html))
		inStyle := false
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.name, err)
			}
			switch token := token.(type) {
			case xml.CharData:
				if inStyle {
					style += string(token)
				}
			case xml.EndElement:
				inStyle = false
			case xml.StartElement:
				tag := token.Name.Local
				inStyle = tag == "style"
				if map[string]bool{"script": true, "img": true, "link": true, "iframe": true, "object": true, "embed": true, "base": true, "form": true}[tag] {
					t.Errorf("%s: the page has an element %s", f.name, tag)
				}
				for _, a := range token.Attr {
					name, value := a.Name.Local, a.Value
					switch {
					case name == "id" && ids[value]:
						t.Errorf("%s: id %q stands twice", f.name, value)
					case name == "id":
						ids[value] = true
					case name == "href" && strings.HasPrefix(value, "#"):
						links[value[1:]] = true
					case name == "href" && !strings.HasPrefix(value, "https://post.example/"):
						t.Errorf("%s: a link leads to %q", f.name, value)
					case name == "src" || name == "style" || name == "srcset" || strings.HasPrefix(name, "on"):
						t.Errorf("%s: %s has an attribute %s=%q", f.name, tag, name, value)
					case name == "content" && strings.HasPrefix(value, "default-src"):
						policy = value
					}
				}
			}
		}
		for link := range links {
			if !ids[link] {
				t.Errorf("%s: a link leads to #%s, which is not there", f.name, link)
			}
		}
		sum := sha256.Sum256([]byte(style))
		hash := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"
		if style == "" || !strings.Contains(policy, hash) || !strings.HasPrefix(policy, "default-src 'none';") {
			t.Errorf("%s: policy %q does not hold %q", f.name, policy, hash)
		}
	}
}

func TestPageLeavesLongTextsOut(t *testing.T) {
	rec := ferry(t)
	rec.Sources[0].Text += strings.Repeat("\nNothing more happened.", maxText/20)
	html := string(htmlOf(t, rec))
	if len(html) > 96<<10 || !strings.Contains(html, "too long to repeat") {
		t.Errorf("a text of %d bytes makes a page of %d", len(rec.Sources[0].Text), len(html))
	}
}

// Every event of the record stands in the tables of the page, dated or not, on the timeline or left off it; so does
// every entity. What the briefing leaves out, it counts.
func TestNothingIsLost(t *testing.T) {
	for _, f := range fixtures {
		rec := f.make(t)
		html := string(htmlOf(t, rec))
		for _, ev := range rec.Events {
			if !strings.Contains(html, `<tr id="`+anchor("event", string(ev.ID))+`">`) {
				t.Errorf("%s: the page lacks %q", f.name, ev.ID)
			}
		}
		for _, ent := range rec.Entities {
			if !strings.Contains(html, ` id="`+anchor("actor", string(ent.ID))+`"`) {
				t.Errorf("%s: %q is not named", f.name, ent.Name)
			}
		}
		bf := briefingOf(rec, Options{})
		if eventsTold(bf) < len(rec.Events) && len(bf.Left) == 0 {
			t.Errorf("%s: %d of %d events are told and nobody says so", f.name, eventsTold(bf), len(rec.Events))
		}
	}
}

// eventsTold counts the events of the record that some statement tells.
func eventsTold(bf *Briefing) int {
	seen := map[record.EventID]bool{}
	lists := [][]Statement{bf.Facts}
	for _, p := range bf.Story {
		lists = append(lists, p)
	}
	for _, l := range bf.Lists() {
		lists = append(lists, l.Statements)
	}
	for _, list := range lists {
		for _, s := range list {
			for _, id := range s.Events {
				seen[id] = true
			}
		}
	}
	return len(seen)
}

// failing fails after some bytes, as a full disk does.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	rec := ferry(t)
	if err := briefingOf(rec, Options{}).Markdown(&failing{100}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("Markdown: %v", err)
	}
	if err := HTML(&failing{100}, pageOf(rec)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("HTML: %v", err)
	}
}

func TestAnchor(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"v1", "v.1", "v", "1", "", "é", "e", "\"", "v1.", ".65.", "A", "v 1"} {
		a := anchor("event", id)
		if strings.ContainsAny(a, " \"'<>&#%") {
			t.Errorf("%q becomes %q", id, a)
		}
		if other, ok := seen[a]; ok {
			t.Errorf("%q and %q both become %q", id, other, a)
		}
		seen[a] = id
	}
}

func BenchmarkMarkdown(b *testing.B) {
	rec := many(b)
	bf := briefingOf(rec, Options{})
	b.SetBytes(int64(len(markdownOf(b, rec))))
	b.ReportAllocs()
	for b.Loop() {
		if err := bf.Markdown(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	page := pageOf(many(b))
	b.SetBytes(int64(len(htmlOf(b, page.Record))))
	b.ReportAllocs()
	for b.Loop() {
		if err := HTML(io.Discard, page); err != nil {
			b.Fatal(err)
		}
	}
}
