package png

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"

	"github.com/dateline/dateline/timeline/scene"
)

// small is a scene with every kind of shape.
func small() *scene.Scene {
	box := func(x, y, w, h float64) []scene.Segment {
		return []scene.Segment{{Op: 'M', X: x, Y: y}, {Op: 'L', X: x + w, Y: y}, {Op: 'L', X: x + w, Y: y + h}, {Op: 'L', X: x, Y: y + h}, {Op: 'Z'}}
	}
	return &scene.Scene{Width: 200, Height: 120, Groups: []scene.Group{{Shapes: []scene.Shape{
		{Path: box(10, 10, 20, 20), Fill: scene.Ink},
		{Path: box(40, 10, 40, 20), Fill: scene.Blue, Fade: scene.Right},
		{Kind: scene.Circle, X: 100, Y: 20, R: 8, Fill: scene.Paper, Stroke: scene.Ink, StrokeWidth: 2},
		{Path: []scene.Segment{{Op: 'M', X: 120, Y: 20}, {Op: 'L', X: 190, Y: 20}}, Stroke: scene.Ink, StrokeWidth: 4, Dash: []float64{10, 10}},
		{Path: []scene.Segment{{Op: 'M', X: 120, Y: 40}, {Op: 'C', X1: 140, Y1: 40, X2: 150, Y2: 60, X: 190, Y: 60}}, Stroke: scene.Ink, StrokeWidth: 1},
		{Kind: scene.Text, X: 10, Y: 60, Words: "Tabqa", Face: scene.Face{Size: 20, Bold: true}, Fill: scene.Ink},
		{Kind: scene.Text, X: 190, Y: 90, Words: "سقط الجسر", Face: scene.Face{Size: 20}, Fill: scene.Ink, Anchor: scene.End},
		{Kind: scene.Text, X: 100, Y: 110, Words: "no", Face: scene.Face{Size: 14, Italic: true}, Fill: scene.Ink, Anchor: scene.Middle, Struck: true},
	}}}}
}

// dark returns how dark a part of the picture is on the whole, from 0 to 1.
func dark(img image.Image, x0, y0, x1, y1 int) float64 {
	sum := 0.0
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum += 1 - float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)/255
		}
	}
	return sum / float64((x1-x0)*(y1-y0))
}

func TestPaint(t *testing.T) {
	img, err := Paint(small(), Options{Scale: 1})
	if err != nil {
		t.Fatal(err)
	}
	if img.Rect != image.Rect(0, 0, 200, 120) {
		t.Fatalf("size %v", img.Rect)
	}
	for _, tt := range []struct {
		why            string
		x0, y0, x1, y1 int
		least, most    float64
	}{
		{"the ground is paper", 0, 100, 40, 120, 0, 0},
		{"a filled box", 10, 10, 30, 30, .85, 1},
		{"ends where it ends", 31, 10, 39, 30, 0, 0},
		{"a fade is full at its begin", 40, 10, 44, 30, .55, .8},
		{"and faint at its end", 76, 10, 80, 30, .03, .15},
		{"a ring is hollow", 96, 16, 104, 24, 0, 0},
		{"and has an outline", 91, 19, 94, 21, .5, 1},
		{"a dash", 120, 18, 130, 22, .85, 1},
		{"a gap", 131, 18, 139, 22, 0, 0},
		{"the next dash", 141, 18, 149, 22, .85, 1},
		{"a curve", 120, 38, 190, 62, .02, .2},
		{"words", 10, 46, 62, 60, .2, .6},
		{"words that end where they should", 192, 70, 200, 95, 0, 0},
		{"words of another script", 100, 70, 190, 96, .03, .4},
		{"words in the middle", 92, 98, 108, 112, .08, .6},
	} {
		if d := dark(img, tt.x0, tt.y0, tt.x1, tt.y1); d < tt.least || d > tt.most {
			t.Errorf("%s: darkness %.3f, want %.2f to %.2f", tt.why, d, tt.least, tt.most)
		}
	}
}

func TestWrite(t *testing.T) {
	var a, b, night bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := Write(w, small(), Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("a second run gives other bytes")
	}
	img, err := png.Decode(&a)
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != 400 {
		t.Errorf("%v: two dots to a pixel are the default", img.Bounds())
	}
	if err := Write(&night, small(), Options{Dark: true}); err != nil {
		t.Fatal(err)
	}
	img, err = png.Decode(&night)
	if err != nil {
		t.Fatal(err)
	}
	if d := dark(img, 0, 200, 80, 240); d < .85 {
		t.Errorf("the dark ground has a darkness of %.2f", d)
	}
}

// A letter that no font has is counted, until a font that has it is given.
func TestMissing(t *testing.T) {
	s := &scene.Scene{Width: 100, Height: 40, Groups: []scene.Group{{Shapes: []scene.Shape{
		{Kind: scene.Text, X: 5, Y: 20, Words: "旧桥 fell ∑", Face: scene.Face{Size: 14}, Fill: scene.Ink}}}}}
	if n, err := Missing(s, nil); n != 2 || err != nil {
		t.Errorf("%d letters, %v; want the two of Chinese", n, err)
	}
	if n, err := Missing(small(), nil); n != 0 || err != nil {
		t.Errorf("%d letters, %v; want none", n, err)
	}
	if _, err := Missing(s, []byte("no font")); err == nil {
		t.Error("what is no font is read")
	}
	if n, err := Missing(s, dejavusans.TTF); n != 2 || err != nil {
		t.Errorf("with one more font: %d letters, %v", n, err)
	}
}

func TestTooLarge(t *testing.T) {
	if _, err := Paint(&scene.Scene{Width: 1000, Height: 1e9}, Options{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// FuzzText paints arbitrary words: no bytes panic.
func FuzzText(f *testing.F) {
	f.Add("The bridge & the <river>")
	f.Add("سقط الجسر 12 فوق النهر 旧桥 👩\u200d👧 e\u0301\xff\x00\u202e")
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 400 {
			return
		}
		s := &scene.Scene{Width: 100, Height: 40, Groups: []scene.Group{{Shapes: []scene.Shape{
			{Kind: scene.Text, X: 5, Y: 20, Words: words, Face: scene.Face{Size: 14}, Fill: scene.Ink}}}}}
		if _, err := Paint(s, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkPaint(b *testing.B) {
	s := small()
	b.SetBytes(4 * 400 * 240)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Paint(s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
