package html

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestGolden(t *testing.T) {
	s := valley()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := Write(w, s.rec, s.timeline(t), Options{Briefing: "briefing.html#"}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("a second run gives other bytes")
	}
	path := filepath.Join("testdata", "valley.html")
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s differs; run with -update and look at it", path)
	}
}

// The policy allows what is written between the tags, byte for byte, and nothing else.
func TestPolicy(t *testing.T) {
	s := valley()
	var out bytes.Buffer
	if err := Write(&out, s.rec, s.timeline(t), Options{}); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, tag := range []string{"style", "script"} {
		found := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(page, -1)
		if len(found) != 1 {
			t.Fatalf("%d elements %s", len(found), tag)
		}
		if want := strings.NewReplacer("+", "&#43;").Replace(tag + "-src '" + hash(found[0][1])); !strings.Contains(strings.ReplaceAll(page, "&#39;", "'"), want) {
			t.Errorf("the policy does not allow the %s", tag)
		}
	}
	for _, bad := range []string{"<b>early", "alert(1)</script>", " style=", "onclick", "http://", "https://"} {
		if strings.Contains(strings.ReplaceAll(page, `xmlns="http://www.w3.org/2000/svg"`, ""), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestEveryEventIsListed(t *testing.T) {
	s := valley()
	var out bytes.Buffer
	if err := Write(&out, s.rec, s.timeline(t), Options{}); err != nil {
		t.Fatal(err)
	}
	for _, ev := range s.rec.Events {
		if n := strings.Count(out.String(), `<li id="event-`+string(ev.ID)+`"`); n != 1 {
			t.Errorf("%s is listed %d times", ev.ID, n)
		}
	}
}

func TestWriteError(t *testing.T) {
	s, want := valley(), errors.New("disk full")
	if err := Write(failing{want}, s.rec, s.timeline(t), Options{}); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestAround(t *testing.T) {
	for _, tt := range []struct {
		why, s     string
		start, end int
		want       string
	}{
		{"a word", "It fell.", 3, 7, "It |fell|."},
		{"no trigger", "It fell.", 0, 0, "It fell.||"},
		{"beyond the end", "It fell.", 3, 70, "It fell.||"},
		{"inside a character", "é", 1, 2, "é||"},
	} {
		a, b, c := around(tt.s, record.Span{Start: tt.start, End: tt.end})
		if got := a + "|" + b + "|" + c; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	s := valley()
	tl := s.timeline(b)
	var out bytes.Buffer
	if err := Write(&out, s.rec, tl, Options{}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := Write(&out, s.rec, tl, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
