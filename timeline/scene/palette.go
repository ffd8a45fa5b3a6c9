package scene

import "image/color"

// Color is a colour by its use. The picture has one hue: what a mark means never depends on it.
type Color int

// Colours.
const (
	None   Color = iota
	Paper        // the ground
	Ink          // words
	Grey         // lesser words
	Hair         // rules and grid
	Line         // leaders: light, yet not lost in print
	Tie          // from a mark to the lanes it touches
	Blue         // marks and dates
	Strong       // outline of what several sources report
	colors
)

// Palette gives every Color a value.
type Palette [colors]color.NRGBA

// Light is dark on white, for print and most screens. Words have at least 4.5 times the luminance of the ground, marks
// at least 3 times (WCAG 2.2, 1.4.3 and 1.4.11), in greyscale and for colour-blind readers too; a test computes it.
func Light() Palette {
	return Palette{Paper: rgb(0xffffff), Ink: rgb(0x1b1b1b), Grey: rgb(0x666666), Hair: rgb(0xd9d6d0), Line: rgb(0xc6c2ba), Tie: rgb(0x86a2bd), Blue: rgb(0x2b5c8a), Strong: rgb(0x0c2740)}
}

// Dark is light on near black, with the same contrasts.
func Dark() Palette {
	return Palette{Paper: rgb(0x15181c), Ink: rgb(0xececea), Grey: rgb(0xa6a8aa), Hair: rgb(0x34383d), Line: rgb(0x4c5157), Tie: rgb(0x557a9d), Blue: rgb(0x7db3e6), Strong: rgb(0xf7fbff)}
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}
