package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/fixture"
	"github.com/dateline/dateline/timeline/scene"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func render(t testing.TB, tl *timeline.Timeline) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, scene.New(tl, scene.Options{}), Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	all := fixture.All()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			got := render(t, all[name].Timeline(t))
			checkMarkup(t, got)
			if again := render(t, all[name].Timeline(t)); !bytes.Equal(got, again) {
				t.Error("a second run gives other bytes")
			}
			path := filepath.Join("testdata", name+".svg")
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
				t.Errorf("%s differs; run with -update and look at it", path)
			}
		})
	}
}

// checkMarkup checks that an SVG is well-formed, and that a page with a strict Content-Security-Policy can hold it:
// no script, style, link or event handler, and every id with the prefix of the picture.
func checkMarkup(t *testing.T, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	ids := map[string]bool{}
	prefix := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "script", "style", "a", "image", "use", "foreignObject":
			t.Errorf("element %s", start.Name.Local)
		}
		for _, a := range start.Attr {
			switch name := a.Name.Local; {
			case name == "style" || name == "class" || name == "href" || strings.HasPrefix(name, "on"):
				t.Errorf("attribute %s", name)
			case name == "aria-labelledby":
				prefix, _, _ = strings.Cut(a.Value, "-")
			case name == "id":
				if ids[a.Value] || !strings.HasPrefix(a.Value, prefix+"-") {
					t.Errorf("id %q is doubled or lacks the prefix %q", a.Value, prefix)
				}
				ids[a.Value] = true
			case strings.HasPrefix(a.Value, "url(#"):
				if id := strings.TrimSuffix(strings.TrimPrefix(a.Value, "url(#"), ")"); !ids[id] {
					t.Errorf("fill names no gradient: %q", id)
				}
			case strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf"):
				t.Errorf("%s=%q", name, a.Value)
			}
		}
	}
	if prefix == "" || !ids[prefix+"-title"] || !ids[prefix+"-desc"] {
		t.Error("no title or description for those who listen")
	}
}

// TestReadingOrder reads a picture as a screen reader does: a title, a description, then a list of events in order of
// time, each once. What is drawn beside the words is hidden from it.
func TestReadingOrder(t *testing.T) {
	for name, b := range fixture.All() {
		tl := b.Timeline(t)
		for _, layout := range []scene.Layout{scene.Column, scene.Lanes} {
			var out bytes.Buffer
			if err := Write(&out, scene.New(tl, scene.Options{Layout: layout, Undated: -1}), Options{}); err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, it := range tl.Items {
				want = append(want, string(it.Event.ID))
			}
			lists, hidden := 0, 0
			d := xml.NewDecoder(&out)
			for {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				start, ok := token.(xml.StartElement)
				if !ok {
					continue
				}
				attr := map[string]string{}
				for _, a := range start.Attr {
					attr[a.Name.Local] = a.Value
				}
				switch {
				case attr["role"] == "list":
					lists++
				case attr["role"] == "listitem":
					got = append(got, attr["data-events"])
				case attr["aria-hidden"] == "true" && attr["data-events"] != "":
					hidden++
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, layout %d: read in the order %v, want %v", name, layout, got, want)
			}
			if len(want) > 0 && (lists != 1 || hidden == 0) {
				t.Errorf("%s, layout %d: %d lists, %d hidden marks", name, layout, lists, hidden)
			}
		}
	}
}

// A theme that follows the reader's system repaints every colour that occurs, and only those.
func TestThemes(t *testing.T) {
	s := scene.New(fixture.All()["valley"].Timeline(t), scene.Options{})
	var light, dark, auto bytes.Buffer
	for theme, w := range map[Theme]*bytes.Buffer{Light: &light, Dark: &dark, Auto: &auto} {
		if err := Write(w, s, Options{Theme: theme}); err != nil {
			t.Fatal(err)
		}
	}
	for c := scene.Paper; c <= scene.Strong; c++ {
		from, to := hex(scene.Light()[c]), hex(scene.Dark()[c])
		if strings.Contains(dark.String(), from) {
			t.Errorf("the dark picture has the light colour %s", from)
		}
		if strings.Contains(light.String(), from) && !strings.Contains(auto.String(), `[fill="`+from+`"]{fill:`+to) {
			t.Errorf("nothing turns %s into %s in the dark", from, to)
		}
	}
	if strings.Contains(light.String(), "<style") {
		t.Error("a light picture needs no style")
	}
}

func TestXmllint(t *testing.T) {
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint (Debian: libxml2-utils) is not installed")
	}
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	if out, err := exec.Command(tool, append([]string{"--noout", "--nonet"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}

// A reader who cannot see colours must still tell what kind of statement an event is.
func TestStatusesDifferWithoutColour(t *testing.T) {
	seen := map[string]string{}
	for _, date := range []string{"2021-03-08", "2021-03"} {
		for _, status := range []string{record.Asserted, record.Claimed, record.Planned, record.Denied} {
			b := fixture.New("x", "")
			b.Add(date, status, "x", "It {was}.")
			p := &printer{s: scene.New(b.Timeline(t), scene.Options{}), palette: scene.Light()}
			for i := range p.s.Groups {
				if p.s.Groups[i].Role == scene.Mark {
					p.group(&p.s.Groups[i])
				}
			}
			_, drawn, _ := strings.Cut(p.out.String(), "</title>")
			for c := scene.Paper; c <= scene.Strong; c++ {
				if c != scene.Paper {
					drawn = strings.ReplaceAll(drawn, p.colour(c), "")
				}
			}
			drawn = strings.ReplaceAll(drawn, p.s.ID, "")
			if other, ok := seen[drawn]; ok {
				t.Errorf("%s %s looks like %s without colour", date, status, other)
			}
			seen[drawn] = date + " " + status
		}
	}
}

func TestWriteError(t *testing.T) {
	want := errors.New("disk full")
	if err := Write(failing{want}, scene.New(fixture.All()["single"].Timeline(t), scene.Options{}), Options{}); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// BenchmarkWrite prints pictures of many sizes; bytes are theirs.
func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		s := scene.New(fixture.Random(rand.New(rand.NewPCG(11, 12)), n, 12).Timeline(b), scene.Options{Layout: scene.Column})
		var out bytes.Buffer
		if err := Write(&out, s, Options{}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			b.SetBytes(int64(out.Len()))
			b.ReportAllocs()
			for b.Loop() {
				out.Reset()
				if err := Write(&out, s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzWrite draws arbitrary bytes in every place that holds text of the article.
func FuzzWrite(f *testing.F) {
	f.Add("The bridge & the <river>", "It \"fell\" on Monday", "the mayor")
	f.Add("\x00\x1f\ufffe\U0001f468\u200d", "]]>\u202e\u2028", "\xff")
	f.Add(strings.Repeat("x", 400), "", "سقط الجسر")
	f.Fuzz(func(t *testing.T, label, sentence, speaker string) {
		if len(label)+len(sentence)+len(speaker) > 4000 {
			return
		}
		ev := record.Event{ID: "v1", Label: label, Status: record.Claimed, When: fixture.When("2021-03-08"), Attribution: []record.Attribution{{Text: speaker}}}
		it := timeline.Item{Event: &ev, Begin: ev.When.Start, End: ev.When.End, Date: "Mon 8 March 2021", Label: label, Remark: speaker,
			Sentence: sentence, Trigger: record.Span{Start: 1, End: 2}, Quote: sentence, Source: speaker, Struck: true}
		tl := &timeline.Timeline{Title: label, Subtitle: sentence, Items: []timeline.Item{it}, Dated: 1, Lanes: []timeline.Lane{{Name: speaker, Detail: label, Events: 1}}}
		for _, layout := range []scene.Layout{scene.Column, scene.Lanes, scene.Strip} {
			for _, width := range []float64{0, 300} {
				var out bytes.Buffer
				if err := Write(&out, scene.New(tl, scene.Options{Layout: layout, Width: width}), Options{}); err != nil {
					t.Fatal(err)
				}
				if !utf8.Valid(out.Bytes()) {
					t.Fatal("not UTF-8")
				}
				checkMarkup(t, out.Bytes())
			}
		}
	})
}
