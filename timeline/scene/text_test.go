package scene

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWidth(t *testing.T) {
	// As Chromium measures Arial at 1000 px.
	for _, tt := range []struct {
		s             string
		regular, bold float64
	}{
		{"Hamburgefonts", 6837, 7389},
		{"iiiii", 1111, 1389},
		{"10 May 2017", 5782, 5838},
		{"Łódź Đà Nẵng", 6393, 6667},
		{"…", 1000, 1000},
		{"e\u0301", 556, 556},
		{"橋橋", 2000, 2000},
	} {
		if w := (Face{Size: 1000}).Width(tt.s); w < tt.regular-2 || w > tt.regular+2 {
			t.Errorf("%q regular: %.0f, want %.0f", tt.s, w, tt.regular)
		}
		if w := (Face{Size: 1000, Bold: true}).Width(tt.s); w < tt.bold-2 || w > tt.bold+2 {
			t.Errorf("%q bold: %.0f, want %.0f", tt.s, w, tt.bold)
		}
	}
}

func TestWrap(t *testing.T) {
	f := Face{Size: 10} // a digit is 5.56 wide
	for _, tt := range []struct {
		why, text string
		width     float64
		want      string
	}{
		{"empty", "", 50, ""},
		{"fits", "11 22", 50, "11 22"},
		{"between words", "1111 2222 3333", 50, "1111 2222|3333"},
		{"white space is one space", " 11 \n\t 22 ", 50, "11 22"},
		{"a long word is cut, the rest goes on", "1 1234567890123 4", 50, "1|12345678|90123 4"},
		{"between ideographs", "旧桥于星期一倒塌", 50, "旧桥于星期|一倒塌"},
		{"no line begins with a stop", "旧桥于星期。一", 50, "旧桥于星|期。一"},
		{"an accent stays on its letter", strings.Repeat("e\u0301", 4), 12, "e\u0301e\u0301|e\u0301e\u0301"},
		{"a family is not torn", "👩\u200d👩\u200d👧👩", 20, "👩\u200d👩\u200d👧|👩"},
	} {
		if got := strings.Join(f.wrap(tt.text, tt.width), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
	if got := strings.Join(f.balance("1111 2222 3333 4", 80), "|"); got != "1111 2222|3333 4" {
		t.Errorf("balanced: %q", got)
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("The bridge fell", 40.0)
	f.Add("👩\u200d👩\u200d👧 旧桥。e\u0301\xff", 3.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if len(text) > 2000 || !(width >= 1 && width <= ColumnWidth) || !utf8.ValidString(text) {
			return
		}
		for name, wrap := range map[string]func(string, float64) []string{"wrap": labelFace.wrap, "balance": labelFace.balance} {
			lines := wrap(text, width)
			if strings.Join(strings.Fields(strings.Join(lines, "")), "") != strings.Join(strings.Fields(text), "") {
				t.Fatalf("%s: %q became %q", name, text, lines)
			}
			for _, line := range lines {
				if labelFace.Width(line) > width && len(line) > 1 && strings.Contains(line, " ") {
					t.Fatalf("%s: %q is wider than %v", name, line, width)
				}
			}
		}
	})
}

func TestLegal(t *testing.T) {
	for _, tt := range []struct{ why, in, want string }{
		{"plain text is untouched", "Tom & <b> «ça»\U0001f389", "Tom & <b> «ça»\U0001f389"},
		{"control characters", "a\x00b\x1bc\u0085d\te", "a b c d e"},
		{"broken UTF-8", "a\xffb", "a\ufffdb"},
		{"noncharacters", "a\ufffe\U0001ffffb", "a\ufffd\ufffdb"},
		{"no turning of text", "a\u202eb\u2066c", "abc"},
	} {
		if got := legal(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for _, tt := range []struct {
		why, text string
		want      bool
	}{
		{"Hebrew", "שלום", true},
		{"mostly Arabic, with a Latin name", "قوات سوريا الديمقراطية SDF", true},
		{"a sentence cut before a name in another script", "“… (نينوى), began on 16 October …”", false},
		{"no letters", "“… 2017 …”", false},
	} {
		if got := RightToLeft(tt.text); got != tt.want {
			t.Errorf("%s: %q reads from right to left: %v", tt.why, tt.text, got)
		}
	}
}
