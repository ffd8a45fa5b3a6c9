// Package typeset turns lines of text into outlines of letters, with fonts that the program carries.
//
// Liberation Sans sets what it has, DejaVu Sans the scripts that it lacks (Arabic, Hebrew points, Georgian, Armenian,
// ...); letters are shaped and put into reading order. What neither has is drawn as the box of a missing letter, and
// counted: a font for every script would be larger than all the rest of the program.
package typeset

import (
	"bytes"
	"fmt"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"github.com/dateline/dateline/timeline/scene"
)

// Fonts are the bytes of the fonts in which text is set, for documents that embed them.
func Fonts() (regular, bold, italic, other []byte) {
	return liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF, dejavusans.TTF
}

// Setter sets text. It is not safe for concurrent use.
type Setter struct {
	regular, bold, italic, other, otherBold *font.Face
	more                                    *font.Face // of the user; nil if none
	shaper                                  shaping.HarfbuzzShaper
	segmenter                               shaping.Segmenter
}

// New reads the fonts.
func New() (*Setter, error) { return NewWith(nil) }

// NewWith reads the fonts, and one more that is asked for what they lack: TrueType or OpenType, or the first of a
// collection; nil for none.
func NewWith(more []byte) (*Setter, error) {
	s := &Setter{}
	if more != nil {
		faces, err := font.ParseTTC(bytes.NewReader(more))
		if err != nil {
			return nil, fmt.Errorf("read the font: %w", err)
		}
		s.more = faces[0]
	}
	for _, f := range []struct {
		face **font.Face
		ttf  []byte
	}{{&s.regular, liberationsansregular.TTF}, {&s.bold, liberationsansbold.TTF}, {&s.italic, liberationsansitalic.TTF},
		{&s.other, dejavusans.TTF}, {&s.otherBold, dejavusansbold.TTF}} {
		face, err := font.ParseTTF(bytes.NewReader(f.ttf))
		if err != nil {
			return nil, fmt.Errorf("read the built-in fonts: %w", err)
		}
		*f.face = face
	}
	return s, nil
}

// stack is the fonts of one style, in the order in which they are asked for a letter.
type stack [3]*font.Face

// ResolveFace returns the first font that has a letter; the first of all if none has.
func (s stack) ResolveFace(r rune) *font.Face {
	for _, f := range s {
		if f == nil {
			break
		}
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return s[0]
}

func (s *Setter) stack(f scene.Face) stack {
	switch {
	case f.Bold:
		return stack{s.bold, s.otherBold, s.more}
	case f.Italic:
		return stack{s.italic, s.other, s.more}
	}
	return stack{s.regular, s.other, s.more}
}

// Has reports that the first font has every letter of a line, in a script that needs no shaping.
func (s *Setter) Has(words string, f scene.Face) bool {
	face := s.stack(f)[0]
	for _, r := range words {
		if _, ok := face.NominalGlyph(r); !ok || r > 0xffff || r < 0x20 || r >= 0x0590 && r <= 0x08ff || r >= 0x0300 && r <= 0x036f {
			return false
		}
	}
	return true
}

// Other reports that the font for other scripts has a letter, among the first 65,536 of Unicode.
func (s *Setter) Other(r rune) bool {
	_, ok := s.other.NominalGlyph(r)
	return ok && r <= 0xffff
}

// Line is a line of text as outlines, from its left end on the baseline at 0, 0; y grows downwards.
type Line struct {
	Path    []Op
	Width   float64
	Missing int // letters that no font has
}

// Op is a step of an outline: M moves, L draws a line, Q a quadratic and C a cubic curve to the last of its points.
type Op struct {
	Op     byte
	Points [3][2]float64
}

// Set sets a line.
func (s *Setter) Set(words string, f scene.Face) Line {
	text := []rune(words)
	if len(text) == 0 {
		return Line{}
	}
	direction := di.DirectionLTR
	if scene.RightToLeft(words) {
		direction = di.DirectionRTL
	}
	// Shaped at one size for all and scaled by us: rounding to 1/64 of a small size would be seen.
	const size = 1024
	runs := s.segmenter.Split(shaping.Input{Text: text, RunEnd: len(text), Direction: direction, Size: fixed.I(size), Language: language.NewLanguage("en")}, s.stack(f))
	outs := make([]shaping.Output, len(runs))
	for i, run := range runs {
		outs[i] = s.shaper.ShapeNoExtents(run)
	}
	var line Line
	scale := f.Size / size
	for _, i := range visual(runs, direction) {
		for _, g := range outs[i].Glyphs {
			if g.GlyphID == 0 {
				line.Missing++
			}
			line.add(outs[i].Face, g, line.Width, scale)
			line.Width += float64(g.Advance) / 64 * scale
		}
	}
	return line
}

// Missing returns how many letters of a scene no font has.
func (s *Setter) Missing(sc *scene.Scene) int {
	n := 0
	for i := range sc.Groups {
		for k := range sc.Groups[i].Shapes {
			if sh := &sc.Groups[i].Shapes[k]; sh.Kind == scene.Text && !s.Has(sh.Words, sh.Face) {
				n += s.Set(sh.Words, sh.Face).Missing
			}
		}
	}
	return n
}

// visual returns the order of runs from left to right: runs against the direction of the line keep together and are
// turned around, then the whole is, if the line reads from right to left.
func visual(runs []shaping.Input, line di.Direction) []int {
	var out []int
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && runs[j].Direction == runs[i].Direction {
			j++
		}
		for k := i; k < j; k++ {
			if runs[i].Direction != line {
				out = append(out, j-1-(k-i))
			} else {
				out = append(out, k)
			}
		}
		i = j
	}
	if line == di.DirectionRTL {
		for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}

// add adds the outline of a letter at x.
func (l *Line) add(face *font.Face, g shaping.Glyph, x, scale float64) {
	outline, ok := face.GlyphData(g.GlyphID).(font.GlyphOutline)
	if !ok {
		return
	}
	unit := scale * 1024 / float64(face.Upem())
	dx, dy := x+float64(g.XOffset)/64*scale, -float64(g.YOffset)/64*scale
	for _, seg := range outline.Segments {
		op := Op{Op: map[opentype.SegmentOp]byte{opentype.SegmentOpMoveTo: 'M', opentype.SegmentOpLineTo: 'L',
			opentype.SegmentOpQuadTo: 'Q', opentype.SegmentOpCubeTo: 'C'}[seg.Op]}
		for i, p := range seg.ArgsSlice() {
			op.Points[i] = [2]float64{dx + float64(p.X)*unit, dy - float64(p.Y)*unit}
		}
		l.Path = append(l.Path, op)
	}
}
