package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Face is a size, in pixels, and a style of the one typeface of the picture: Helvetica, Arial or Liberation Sans,
// whichever the reader has. The three have the same advance widths.
type Face struct {
	Size   float64
	Bold   bool
	Italic bool
}

// widthBlock holds the advance widths of consecutive characters, in 1/2048 em.
type widthBlock struct {
	first  rune
	widths []uint16
}

// Width returns the width of a text in pixels. Scripts that the typeface lacks are set in whatever the reader has, so
// their widths are estimates, wide rather than narrow.
func (f Face) Width(s string) float64 {
	em := 0.0
	for _, r := range s {
		em += f.advance(r)
	}
	return em * f.Size
}

// advance returns the width of a character in em.
func (f Face) advance(r rune) float64 {
	table := regularWidths
	if f.Bold {
		table = boldWidths
	}
	for _, b := range table {
		if r >= b.first && int(r-b.first) < len(b.widths) {
			if w := b.widths[r-b.first]; w != 0 {
				if f.Italic && r >= 0x370 && r < 0x530 {
					return 1.08 * float64(w) / 2048 // Greek and Cyrillic italics are wider; Latin ones are not
				}
				return float64(w) / 2048
			}
		}
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case ideographic(r):
		return 1
	case r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf:
		return 1.35 // emoji and pictographs
	case unicode.In(r, unicode.Arabic, unicode.Hebrew):
		return 0.65
	}
	return 0.85
}

// ideographic reports characters a full em wide, between which a line may break.
func ideographic(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

// wrap breaks a text into lines no wider than width: between words, between ideographs, and inside a word only if the
// word alone is wider than a line. No text is lost. An empty text has no lines.
func (f Face) wrap(text string, width float64) []string {
	var lines []string
	var line strings.Builder
	used, space := 0.0, f.Width(" ")
	flush := func() {
		if line.Len() > 0 {
			lines = append(lines, line.String())
		}
		line.Reset()
		used = 0
	}
	for _, a := range atoms(text) {
		w, glue := f.Width(a.text), line.Len() > 0 && a.spaced
		if glue {
			used += space
		}
		if used+w <= width {
			if glue {
				line.WriteByte(' ')
			}
			line.WriteString(a.text)
			used += w
			continue
		}
		flush()
		pieces := f.chop(a.text, width)
		last := pieces[len(pieces)-1]
		lines = append(lines, pieces[:len(pieces)-1]...)
		line.WriteString(last)
		used = f.Width(last)
	}
	flush()
	return lines
}

// balance wraps into as few lines as wrap does, but of nearly the same length, so that no word stands alone.
func (f Face) balance(text string, width float64) []string {
	best := f.wrap(text, width)
	if len(best) < 2 {
		return best
	}
	lo, hi := width/2, width
	for hi-lo > 4 {
		mid := (lo + hi) / 2
		if lines := f.wrap(text, mid); len(lines) <= len(best) && !f.splits(text, mid) {
			best, hi = lines, mid
		} else {
			lo = mid
		}
	}
	return best
}

// splits reports that some word of a text is wider than a line.
func (f Face) splits(text string, width float64) bool {
	for _, a := range atoms(text) {
		if f.Width(a.text) > width {
			return true
		}
	}
	return false
}

// atom is what a line does not break in two if it can be helped.
type atom struct {
	text   string
	spaced bool // white space stands before it
}

func atoms(text string) []atom {
	var out []atom
	for word := range strings.FieldsSeq(text) {
		start, spaced := 0, true
		for i, r := range word {
			if i > start && breaksBetween(word[:i], r) {
				out = append(out, atom{word[start:i], spaced})
				start, spaced = i, false
			}
		}
		out = append(out, atom{word[start:], spaced})
	}
	return out
}

// breaksBetween reports that a line may end after before and the next begin with r.
func breaksBetween(before string, r rune) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case !ideographic(prev) && !ideographic(r), sticky(r):
		return false
	case strings.ContainsRune("、。，．：；？！）」』】〉》〕ー…”’", r), strings.ContainsRune("（「『【〈《〔“‘", prev):
		return false
	}
	return true
}

// sticky reports characters that belong to the one before them: marks, joiners, variation selectors, skin tones.
func sticky(r rune) bool {
	return unicode.In(r, unicode.M) || r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff
}

// chop cuts a word into pieces that fit, between characters as readers see them.
func (f Face) chop(word string, width float64) []string {
	var out []string
	start, w := 0, 0.0
	joined := false
	for i, r := range word {
		a := f.advance(r) * f.Size
		if i > start && w+a > width && !sticky(r) && !joined {
			out = append(out, word[start:i])
			start, w = i, 0
		}
		w += a
		joined = r == 0x200d
	}
	return append(out, word[start:])
}

// RightToLeft reports that a text reads from right to left: most of its letters do. The first letter is no guide, since
// a sentence that was cut may begin with a name in another script.
func RightToLeft(s string) bool {
	letters, left := 0, 0
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
			letters++
			left++
		default:
			letters++
		}
	}
	return 2*left > letters
}

// legal replaces what XML 1.0 cannot hold: control characters by spaces, broken UTF-8 and noncharacters by U+FFFD.
// It drops marks that switch the direction of text, with which a label could be made to read as something else.
func legal(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return legalRune(r) != r || r == utf8.RuneError }) < 0 {
		return s
	}
	return strings.Map(legalRune, s)
}

func legalRune(r rune) rune {
	switch {
	case r < 0x20 || r >= 0x7f && r <= 0x9f:
		return ' '
	case r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe:
		return utf8.RuneError
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return -1
	}
	return r
}
