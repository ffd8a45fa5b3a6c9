// Package letters says how wide text is, in Liberation Sans, whose letters are as wide as those of Helvetica and Arial.
package letters

import (
	"fmt"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Ruler measures text. It is not safe for concurrent use.
type Ruler struct {
	faces [2]*sfnt.Font
	em    [2]float64
	known [2][0x180]float64 // width in em of the characters of European languages; 0 = not in the font
	buf   sfnt.Buffer
}

// New reads the fonts that the program carries.
func New() (*Ruler, error) {
	r := &Ruler{}
	for i, ttf := range [2][]byte{liberationsansregular.TTF, liberationsansbold.TTF} {
		face, err := sfnt.Parse(ttf)
		if err != nil {
			return nil, fmt.Errorf("read the built-in fonts: %w", err)
		}
		r.faces[i], r.em[i] = face, float64(face.UnitsPerEm())
		for c := rune(' '); c < rune(len(r.known[i])); c++ {
			r.known[i][c] = r.advance(c, i)
		}
	}
	return r, nil
}

// Width returns how wide a line is at a size. Letters that the fonts lack are estimated, wide rather than narrow.
func (r *Ruler) Width(s string, size float64, bold bool) float64 {
	face := 0
	if bold {
		face = 1
	}
	sum := 0.0
	for _, c := range s {
		w := 0.0
		if int(c) < len(r.known[face]) && c >= 0 {
			w = r.known[face][c]
		} else {
			w = r.advance(c, face)
		}
		if w == 0 {
			w = estimate(c)
		}
		sum += w
	}
	return sum * size
}

// advance asks the font. It returns 0 if the font lacks the character.
func (r *Ruler) advance(c rune, face int) float64 {
	glyph, err := r.faces[face].GlyphIndex(&r.buf, c)
	if err != nil || glyph == 0 {
		return 0
	}
	w, err := r.faces[face].GlyphAdvance(&r.buf, glyph, fixed.I(int(r.em[face])), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(w) / 64 / r.em[face]
}

func estimate(c rune) float64 {
	switch {
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0 // sits on the character before, or says only how to read
	case c >= 0x1F000 || c >= 0x2600 && c <= 0x27BF:
		return 1.35 // emoji and pictures
	case c >= 0x1100 && unicode.In(c, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), c >= 0x3000 && c <= 0x303F, c >= 0xFF00 && c <= 0xFF60:
		return 1
	case unicode.In(c, unicode.Arabic, unicode.Hebrew):
		return 0.65
	}
	return 0.85
}
