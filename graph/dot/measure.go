package dot

import "unicode"

// helveticaBold holds the widths of the printable ASCII characters from space to tilde in thousandths of the font
// size, from Adobe's font metrics for Helvetica-Bold. Arial and Liberation Sans Bold have the same; regular weights
// are a little narrower.
var helveticaBold = [95]uint16{
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, // 0 to ?
	975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, // P to _
	333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, // ` to o
	611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, // p to ~
}

// width returns how wide a line of bold text is, in the unit of size. Beyond ASCII it is an upper estimate by script,
// because Graphviz here has no fonts to ask and counts bytes.
func width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			sum += int(helveticaBold[r-' '])
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			// sits on the character before
		case r >= 0x1F000 || r >= 0x2600 && r <= 0x27BF:
			sum += 1300 // emoji and pictures
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFF60:
			sum += 1000
		case unicode.IsUpper(r):
			sum += 800
		default:
			sum += 650
		}
	}
	return float64(sum) * size / 1000
}
