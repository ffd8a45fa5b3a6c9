package letters

import (
	"bytes"
	"fmt"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Fonts are the bytes of the fonts in which text is set, for documents that embed them.
func Fonts() (regular, bold []byte) { return liberationsansregular.TTF, liberationsansbold.TTF }

// Setter turns lines of text into outlines: Liberation Sans sets what it has, DejaVu Sans the scripts that it lacks;
// letters are shaped and put into reading order. It is not safe for concurrent use.
type Setter struct {
	faces     [2][2]*font.Face // regular and bold: the font, and the one for what it lacks
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
}

// NewSetter reads the fonts that the program carries.
func NewSetter() (*Setter, error) {
	s := &Setter{}
	for weight, fonts := range [2][2][]byte{{liberationsansregular.TTF, dejavusans.TTF}, {liberationsansbold.TTF, dejavusansbold.TTF}} {
		for i, ttf := range fonts {
			face, err := font.ParseTTF(bytes.NewReader(ttf))
			if err != nil {
				return nil, fmt.Errorf("read the built-in fonts: %w", err)
			}
			s.faces[weight][i] = face
		}
	}
	return s, nil
}

// stack is the fonts in the order in which they are asked for a letter.
type stack [2]*font.Face

// ResolveFace returns the first font that has a letter; the first of all if none has.
func (s stack) ResolveFace(r rune) *font.Face {
	for _, f := range s {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return s[0]
}

// Has reports that Liberation Sans has every letter of a line, and that none needs shaping.
func (s *Setter) Has(words string) bool {
	for _, r := range words {
		if _, ok := s.faces[0][0].NominalGlyph(r); !ok || r >= 0x0590 && r <= 0x08ff || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			return false
		}
	}
	return true
}

// Op is a step of an outline: M moves, L draws a line, Q a quadratic and C a cubic curve to the last of its points.
type Op struct {
	Op     byte
	Points [3][2]float64
}

// Set returns the outlines of a line, from its left end on the baseline at 0, 0 with y growing downwards, and its width.
func (s *Setter) Set(words string, size float64, bold bool) ([]Op, float64) {
	text := []rune(words)
	if len(text) == 0 {
		return nil, 0
	}
	fonts := stack(s.faces[0])
	if bold {
		fonts = stack(s.faces[1])
	}
	// Shaped at one size for all and scaled by us: rounding to 1/64 of a small size would be seen.
	const em = 1024
	runs := s.segmenter.Split(shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Size: fixed.I(em), Language: language.NewLanguage("en")}, fonts)
	outs := make([]shaping.Output, len(runs))
	for i, run := range runs {
		outs[i] = s.shaper.ShapeNoExtents(run)
	}
	var path []Op
	x, scale := 0.0, size/em
	for _, i := range visual(runs) {
		for _, g := range outs[i].Glyphs {
			if !format(text, g) {
				path = add(path, outs[i].Face, g, x, scale)
				x += float64(g.Advance) / 64 * scale
			}
		}
	}
	return path, x
}

// format reports a mark that says only how to read, and has no shape.
func format(text []rune, g shaping.Glyph) bool {
	at := g.TextIndex()
	return g.RunesCount() == 1 && at < len(text) && unicode.Is(unicode.Cf, text[at])
}

// visual returns the order of runs from left to right: neighbours that read from right to left are turned around.
func visual(runs []shaping.Input) []int {
	var out []int
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && runs[j].Direction == runs[i].Direction {
			j++
		}
		for k := i; k < j; k++ {
			if runs[i].Direction == di.DirectionRTL {
				out = append(out, j-1-(k-i))
			} else {
				out = append(out, k)
			}
		}
		i = j
	}
	return out
}

// add adds the outline of a letter at x.
func add(path []Op, face *font.Face, g shaping.Glyph, x, scale float64) []Op {
	outline, ok := face.GlyphData(g.GlyphID).(font.GlyphOutline)
	if !ok {
		return path
	}
	unit := scale * 1024 / float64(face.Upem())
	dx, dy := x+float64(g.XOffset)/64*scale, -float64(g.YOffset)/64*scale
	for _, seg := range outline.Segments {
		op := Op{Op: 'M'}
		switch seg.Op {
		case opentype.SegmentOpLineTo:
			op.Op = 'L'
		case opentype.SegmentOpQuadTo:
			op.Op = 'Q'
		case opentype.SegmentOpCubeTo:
			op.Op = 'C'
		}
		for i, p := range seg.ArgsSlice() {
			op.Points[i] = [2]float64{dx + float64(p.X)*unit, dy - float64(p.Y)*unit}
		}
		path = append(path, op)
	}
	return path
}
