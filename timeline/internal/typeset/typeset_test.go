package typeset

import (
	"math"
	"testing"

	"github.com/dateline/dateline/timeline/scene"
)

func setter(t testing.TB) *Setter {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What is laid out with the table of widths must have room when it is set: shaping may draw letters together, never
// apart.
func TestWidthsAgree(t *testing.T) {
	s := setter(t)
	for _, f := range []scene.Face{{Size: 100}, {Size: 100, Bold: true}, {Size: 100, Italic: true}} {
		for _, words := range []string{"Hamburgefonts", "10 May 2017, 14:30", "AVATAR To Ta Wa LT", "Łódź Đà Nẵng naïve", "Мост упал", "Η γέφυρα έπεσε", "“… since 2013.”"} {
			l := s.Set(words, f)
			if table := f.Width(words); l.Width > 1.004*table || l.Width < .9*table || l.Missing != 0 {
				t.Errorf("%q, %+v: set %.1f wide with %d letters missing, the table says %.1f", words, f, l.Width, l.Missing, table)
			}
		}
	}
}

// extent returns the ground that the letters of a line cover from left to right.
func extent(l Line) (x0, x1 float64) {
	x0, x1 = math.Inf(1), math.Inf(-1)
	for _, op := range l.Path {
		x0, x1 = min(x0, op.Points[0][0]), max(x1, op.Points[0][0])
	}
	return x0, x1
}

func TestScripts(t *testing.T) {
	s := setter(t)
	f := scene.Face{Size: 20}
	for _, tt := range []struct {
		why, words string
		missing    int
	}{
		{"Arabic, joined and from right to left", "سقط الجسر القديم", 0},
		{"Arabic with a number and a name", "سقط 12 جسرا Orun", 0},
		{"Hebrew", "הגשר קרס", 0},
		{"a Latin line with an Arabic name", "The bridge جسر fell", 0},
		{"Georgian and Armenian", "ხიდი կամուրջ", 0},
		{"Chinese: no font here", "旧桥", 2},
		{"nothing", "", 0},
	} {
		l := s.Set(tt.words, f)
		if l.Missing != tt.missing {
			t.Errorf("%s: %d letters are missing, want %d", tt.why, l.Missing, tt.missing)
		}
		if x0, x1 := extent(l); tt.words != "" && (x0 < -3 || x1 > l.Width+3 || x1-x0 < l.Width/2) {
			t.Errorf("%s: letters from %.1f to %.1f in a line of %.1f", tt.why, x0, x1, l.Width)
		}
	}
	joined, apart := s.Set("سقط", f), s.Set("س", f).Width+s.Set("ق", f).Width+s.Set("ط", f).Width
	if joined.Width >= apart {
		t.Errorf("joined letters are %.1f wide, single ones %.1f", joined.Width, apart)
	}
}

// Runs against the direction of a line keep their own order, which is the other way around.
func TestVisualOrder(t *testing.T) {
	s := setter(t)
	f := scene.Face{Size: 20}
	a, b := s.Set("The bridge fell", f), s.Set("The bridge", f)
	if a.Width <= b.Width {
		t.Error("more words are no wider")
	}
	// In a line that reads from right to left the Latin name, which comes last, stands at the left end.
	line, name := s.Set("سقط الجسر Orun", f), s.Set("Orun", f)
	for i, op := range name.Path {
		if d := line.Path[i].Points[0][0] - op.Points[0][0]; math.Abs(d) > .01 {
			t.Fatalf("the name is moved by %.2f", d)
		}
	}
}

func TestHas(t *testing.T) {
	s := setter(t)
	for words, want := range map[string]bool{"Plain": true, "Łódź": true, "سقط": false, "旧": false, "e\u0301": false, "\x01": false, "👩": false} {
		if got := s.Has(words, scene.Face{Size: 10}); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func BenchmarkSet(b *testing.B) {
	s := setter(b)
	const words = "ISIS negotiated its withdrawal from Manbij"
	b.SetBytes(int64(len(words)))
	b.ReportAllocs()
	for b.Loop() {
		s.Set(words, scene.Face{Size: 16.5, Bold: true})
	}
}
