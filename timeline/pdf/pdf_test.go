package pdf

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/dateline/dateline/timeline/scene"
)

// tall is a scene of rows of words with cuts between them.
func tall(rows int) *scene.Scene {
	s := &scene.Scene{Title: "Timeline: <tall> & wide", Desc: "Rows.", Width: 600, Height: float64(rows)*50 + 100}
	for i := range rows {
		y := float64(i)*50 + 60
		s.Groups = append(s.Groups, scene.Group{Role: scene.Card, Link: "https://example.org/#" + fmt.Sprint(i), Shapes: []scene.Shape{
			{Kind: scene.Circle, X: 20, Y: y, R: 6, Fill: scene.Blue, Stroke: scene.Strong, StrokeWidth: 1},
			{Path: []scene.Segment{{Op: 'M', X: 30, Y: y}, {Op: 'C', X1: 40, Y1: y, X2: 50, Y2: y + 5, X: 60, Y: y + 5}}, Stroke: scene.Line, StrokeWidth: 1, Dash: []float64{1, 2}},
			{Kind: scene.Text, X: 70, Y: y, Words: fmt.Sprintf("Row number %d was written", i), Face: scene.Face{Size: 14, Bold: i%2 == 0, Italic: i%2 == 1}, Fill: scene.Ink, Struck: i == 3},
		}})
		s.Cuts = append(s.Cuts, y+25)
	}
	for i, f := range []scene.Fade{scene.Up, scene.Down, scene.Ends, scene.Left, scene.Right, scene.Sides, scene.Late} {
		x := 300 + 30*float64(i)
		s.Groups = append(s.Groups, scene.Group{Role: scene.Mark, Shapes: []scene.Shape{{Fill: scene.Blue, Fade: f, Path: []scene.Segment{
			{Op: 'M', X: x, Y: 70}, {Op: 'L', X: x + 20, Y: 70}, {Op: 'L', X: x + 20, Y: 200}, {Op: 'L', X: x, Y: 200}, {Op: 'Z'}}}}})
	}
	s.Groups = append(s.Groups, scene.Group{Role: scene.Note, Shapes: []scene.Shape{
		{Kind: scene.Text, X: 590, Y: s.Height - 20, Anchor: scene.End, Words: "سقط الجسر", Face: scene.Face{Size: 14}, Fill: scene.Grey}}})
	return s
}

func write(t *testing.T, s *scene.Scene, opt Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, s, opt); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, tall(12), Options{}), write(t, tall(12), Options{})) {
		t.Error("a second run gives other bytes")
	}
}

func TestPages(t *testing.T) {
	for _, tt := range []struct {
		why   string
		s     *scene.Scene
		paper Paper
		want  int
	}{
		{"no paper, one page as large as the picture", tall(12), Paper{}, 1},
		{"fits a sheet", tall(12), A4, 1},
		{"a little smaller rather than a second sheet", tall(22), A4, 1},
		{"three sheets", tall(55), A4, 3},
		{"letter is shorter", tall(66), Letter, 4},
		{"longer than a page of PDF can be", tall(400), Paper{}, 2},
	} {
		pages := split(tt.s, tt.paper)
		if len(pages) != tt.want {
			t.Errorf("%s: %d pages, want %d", tt.why, len(pages), tt.want)
		}
		at := 0.0
		for i, p := range pages {
			if p.from != at {
				t.Errorf("%s: page %d begins at %g, the one before ends at %g", tt.why, i, p.from, at)
			}
			at = p.to
			for k := range tt.s.Groups {
				for n := range tt.s.Groups[k].Shapes {
					if sh := &tt.s.Groups[k].Shapes[n]; sh.Kind == scene.Text {
						if _, y0, _, y1 := sh.Box(); y0 < p.to && p.to < y1 {
							t.Errorf("%s: page %d cuts %q", tt.why, i, sh.Words)
						}
					}
				}
			}
			if tt.paper != (Paper{}) && p.y+(p.to-p.from)*p.scale > p.paper.Height-pageMargin+.1 {
				t.Errorf("%s: page %d runs off the paper", tt.why, i)
			}
		}
		if at != tt.s.Height {
			t.Errorf("%s: the last page ends at %g of %g", tt.why, at, tt.s.Height)
		}
	}
}

func TestWideLiesOnItsSide(t *testing.T) {
	s := tall(8)
	s.Landscape = true
	s.Width = 1100
	if p := split(s, A4)[0].paper; p.Width < p.Height {
		t.Errorf("paper %v", p)
	}
}

// TestText reads the words back with another program, each row on one page only.
func TestText(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (Debian: poppler-utils) is not installed")
	}
	cmd := exec.Command(tool, "-", "-")
	cmd.Stdin = bytes.NewReader(write(t, tall(55), Options{Paper: A4}))
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	text, err := cmd.Output()
	if err != nil || complaint.Len() > 0 {
		t.Fatal(err, complaint.String())
	}
	for i := range 55 {
		if n := strings.Count(string(text), fmt.Sprintf("Row number %d was written", i)); n != 1 {
			t.Errorf("row %d is there %d times", i, n)
		}
	}
	if !strings.Contains(string(text), "2/3") || strings.Count(string(text), "\f") != 3 {
		t.Error("pages are not numbered")
	}
	if !strings.Contains(string(text), "الجسر") {
		t.Error("words drawn as outlines cannot be found")
	}
}

// FuzzText prints arbitrary words: no bytes panic.
func FuzzText(f *testing.F) {
	f.Add("The bridge & the <river>", "title")
	f.Add("سقط الجسر 12 فوق النهر 旧桥 👩\u200d👧 e\u0301\xff\x00\u202e", "\xff👩")
	f.Fuzz(func(t *testing.T, words, title string) {
		if len(words)+len(title) > 400 {
			return
		}
		s := &scene.Scene{Title: title, Desc: words, Width: 100, Height: 40, Groups: []scene.Group{{Link: words, Shapes: []scene.Shape{
			{Kind: scene.Text, X: 5, Y: 20, Words: words, Face: scene.Face{Size: 14}, Fill: scene.Ink}}}}}
		var out bytes.Buffer
		if err := Write(&out, s, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	s := tall(55)
	var out bytes.Buffer
	if err := Write(&out, s, Options{Paper: A4}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := Write(&out, s, Options{Paper: A4}); err != nil {
			b.Fatal(err)
		}
	}
}
