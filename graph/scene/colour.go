package scene

// Colours. Words have at least 4.5 times the luminance of the ground, lines at least 3 times (WCAG 2.2, 1.4.3 and
// 1.4.11).
const (
	paper Color = "#ffffff"
	ink   Color = "#1b1b1b"
	small Color = "#5f5f5f"
	blue  Color = "#2b5c8a" // actors and what they do
	sky   Color = "#e8eef5"
	grey  Color = "#808080" // places and standing relations
	stone Color = "#f4f4f2"
	words Color = "#3a3a3a"
	faint Color = "#8d97a3" // edges of large graphs
)

// tint mixes a colour with white, so that words can stand on it.
func tint(c Color, share float64) Color {
	if len(c) != 7 {
		return c
	}
	out := []byte("#000000")
	const hex = "0123456789abcdef"
	for i := 1; i < 7; i += 2 {
		v := float64(digit(c[i])*16 + digit(c[i+1]))
		mixed := int(255 - (255-v)*share + .5)
		out[i], out[i+1] = hex[mixed>>4&15], hex[mixed&15]
	}
	return Color(out)
}

func digit(b byte) int {
	switch {
	case b >= 'a':
		return int(b-'a') + 10
	case b >= 'A':
		return int(b-'A') + 10
	}
	return int(b - '0')
}
