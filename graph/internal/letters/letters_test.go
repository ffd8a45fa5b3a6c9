package letters

import (
	"math"
	"testing"
)

// The widths of words are those of the outlines in which they are set.
func TestWidthOfOutlines(t *testing.T) {
	ruler, err := New()
	if err != nil {
		t.Fatal(err)
	}
	set, err := NewSetter()
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"ISIS", "Syrian Democratic Forces", "Łódź, Đà Nẵng", "Владимир", "3 May 2019"} {
		for _, bold := range []bool{false, true} {
			path, width := set.Set(words, 20, bold)
			measured := ruler.Width(words, 20, bold)
			if len(path) == 0 || math.Abs(width-measured) > .04*measured {
				t.Errorf("%s, bold %v: set %.1f wide, measured %.1f", words, bold, width, measured)
			}
		}
	}
	if ruler.Width("e\u0301", 10, false) != ruler.Width("e", 10, false) || ruler.Width("\u2068a\u2069", 10, true) != ruler.Width("a", 10, true) {
		t.Error("accents and marks of direction have no width of their own")
	}
	if ruler.Width("中", 10, false) < 10 || ruler.Width("😀", 10, false) < 12 {
		t.Error("a full-width character is at least as wide as it is high")
	}
}

// Marks of direction are not drawn, and what lies between them reads from right to left.
func TestMarksOfDirection(t *testing.T) {
	set, err := NewSetter()
	if err != nil {
		t.Fatal(err)
	}
	bare, wide := set.Set("حلب", 20, false)
	marked, wider := set.Set("\u2068حلب\u2069", 20, false)
	if len(bare) == 0 || len(bare) != len(marked) || wide != wider {
		t.Errorf("%d steps %.1f wide without marks, %d steps %.1f wide with", len(bare), wide, len(marked), wider)
	}
	if set.Has("حلب") || !set.Has("Tabqa, 3 May") {
		t.Error("Has: Liberation Sans has Latin and no Arabic")
	}
}
