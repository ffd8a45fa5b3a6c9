// Package png paints a scene as a PNG.
//
//	png.go     groups and shapes
//	stroke.go  lines as ground to fill
//
// Letters come from fonts that the program carries, so the same scene gives the same pixels on every machine.
package png

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"

	"github.com/dateline/dateline/timeline/internal/typeset"
	"github.com/dateline/dateline/timeline/scene"
)

// Options say how to paint. The zero value is light, two dots to a pixel of the scene.
type Options struct {
	Scale float64 // dots to a pixel of the scene; 0 = 2
	Dark  bool
	Font  []byte // TrueType or OpenType, for letters that the fonts of the program lack; nil = none
}

// MostDots is the number of dots above which Write refuses: 400 MB of memory, and no program opens more gladly.
const MostDots = 100_000_000

// ErrTooLarge says that a picture would have more than MostDots.
var ErrTooLarge = errors.New("the picture is too large for PNG; show fewer events, or write SVG")

// Write paints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene, opt Options) error {
	img, err := Paint(s, opt)
	if err != nil {
		return err
	}
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, img)
}

// Missing returns how many letters of a scene would be boxes, because neither the fonts of the program nor one more
// have them.
func Missing(s *scene.Scene, font []byte) (int, error) {
	set, err := typeset.NewWith(font)
	if err != nil {
		return 0, err
	}
	return set.Missing(s), nil
}

// Paint paints a scene into an image.
func Paint(s *scene.Scene, opt Options) (*image.RGBA, error) {
	scale := opt.Scale
	if scale == 0 {
		scale = 2
	}
	width, height := math.Ceil(s.Width*scale), math.Ceil(s.Height*scale)
	if !(width*height <= MostDots) || !(width >= 1 && height >= 1) {
		return nil, fmt.Errorf("%.0f by %.0f dots: %w", width, height, ErrTooLarge)
	}
	set, err := typeset.NewWith(opt.Font)
	if err != nil {
		return nil, err
	}
	p := &painter{img: image.NewRGBA(image.Rect(0, 0, int(width), int(height))), scale: scale, palette: scene.Light(), set: set}
	if opt.Dark {
		p.palette = scene.Dark()
	}
	ground := p.palette[scene.Paper]
	for i := 0; i < len(p.img.Pix); i += 4 {
		p.img.Pix[i], p.img.Pix[i+1], p.img.Pix[i+2], p.img.Pix[i+3] = ground.R, ground.G, ground.B, 255
	}
	for i := range s.Groups {
		for k := range s.Groups[i].Shapes {
			p.shape(&s.Groups[i].Shapes[k])
		}
	}
	return p.img, nil
}

// painter paints shapes on an image.
type painter struct {
	img     *image.RGBA
	scale   float64
	palette scene.Palette
	set     *typeset.Setter
	raster  vector.Rasterizer
	mask    []uint8
}

func (p *painter) shape(s *scene.Shape) {
	if s.Kind == scene.Text {
		p.text(s)
		return
	}
	lines := p.flatten(s)
	if s.Fill != scene.None {
		p.fill(lines, p.paint(s, lines))
	}
	if s.Stroke != scene.None {
		c := p.palette[s.Stroke]
		p.fill(p.stroke(s, lines), func(x, y int) (color.NRGBA, float64) { return c, 1 })
	}
}

// point is a place on the image, in dots.
type point struct{ x, y float64 }

// line is a row of points; closed if it ends where it begins.
type line struct {
	points []point
	closed bool
}

// flatten turns the outline of a shape into straight lines.
func (p *painter) flatten(s *scene.Shape) []line {
	if s.Kind == scene.Circle {
		n := max(24, int(s.R*p.scale*2))
		l := line{closed: true}
		for i := range n {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			l.points = append(l.points, point{(s.X + s.R*cos) * p.scale, (s.Y + s.R*sin) * p.scale})
		}
		return []line{l}
	}
	var out []line
	for _, seg := range s.Path {
		at := point{seg.X * p.scale, seg.Y * p.scale}
		if seg.Op == 'M' || len(out) == 0 {
			out = append(out, line{})
		}
		l := &out[len(out)-1]
		switch seg.Op {
		case 'Z':
			l.closed = true
		case 'C':
			from := l.points[len(l.points)-1]
			a, b := point{seg.X1 * p.scale, seg.Y1 * p.scale}, point{seg.X2 * p.scale, seg.Y2 * p.scale}
			const steps = 24
			for i := 1; i <= steps; i++ {
				l.points = append(l.points, cubic(from, a, b, at, float64(i)/steps))
			}
		default:
			l.points = append(l.points, at)
		}
	}
	return out
}

func cubic(p0, p1, p2, p3 point, t float64) point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return point{a*p0.x + b*p1.x + c*p2.x + d*p3.x, a*p0.y + b*p1.y + c*p2.y + d*p3.y}
}

// paint returns the colour of every dot of a filled shape.
func (p *painter) paint(s *scene.Shape, lines []line) func(x, y int) (color.NRGBA, float64) {
	c := p.palette[s.Fill]
	opacity := 1.0
	if s.Opacity != 0 {
		opacity = s.Opacity
	}
	if s.Fade == scene.Plain {
		return func(int, int) (color.NRGBA, float64) { return c, opacity }
	}
	x0, y0, x1, y1 := bounds(lines)
	stops := s.Fade.Stops()
	return func(x, y int) (color.NRGBA, float64) {
		var t float64
		switch s.Fade {
		case scene.Up:
			t = (y1 - float64(y) - .5) / (y1 - y0)
		case scene.Left:
			t = (x1 - float64(x) - .5) / (x1 - x0)
		case scene.Right, scene.Sides, scene.EarlyOver, scene.LateOver:
			t = (float64(x) + .5 - x0) / (x1 - x0)
		default:
			t = (float64(y) + .5 - y0) / (y1 - y0)
		}
		return c, opacity * between(stops, t)
	}
}

// between returns the opacity of a fade at a place from 0 to 1.
func between(stops []scene.Stop, t float64) float64 {
	for i := 1; i < len(stops); i++ {
		if a, b := stops[i-1], stops[i]; t <= b.At {
			return a.Opacity + (b.Opacity-a.Opacity)*min(max((t-a.At)/(b.At-a.At), 0), 1)
		}
	}
	return stops[len(stops)-1].Opacity
}

func bounds(lines []line) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for _, q := range l.points {
			x0, y0, x1, y1 = min(x0, q.x), min(y0, q.y), max(x1, q.x), max(y1, q.y)
		}
	}
	return x0, y0, x1, y1
}

// fill paints the inside of lines, which it closes.
func (p *painter) fill(lines []line, paint func(x, y int) (color.NRGBA, float64)) {
	x0, y0, x1, y1 := bounds(lines)
	p.blend(x0, y0, x1, y1, paint, func(r *vector.Rasterizer, dx, dy float32) {
		for _, l := range lines {
			for i, q := range l.points {
				if i == 0 {
					r.MoveTo(float32(q.x)-dx, float32(q.y)-dy)
				} else {
					r.LineTo(float32(q.x)-dx, float32(q.y)-dy)
				}
			}
			r.ClosePath()
		}
	})
}

// blend rasterises an outline within its bounds and lays the paint over the image where it covers it.
func (p *painter) blend(x0, y0, x1, y1 float64, paint func(x, y int) (color.NRGBA, float64), draw func(r *vector.Rasterizer, dx, dy float32)) {
	if !(x0 <= x1 && y0 <= y1) {
		return
	}
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1)
	in := box.Intersect(p.img.Rect)
	if in.Empty() || box.Dx() > 1<<16 || box.Dy() > 1<<24 {
		return
	}
	// Only what lies on the image is rasterised; the outline is moved so that the image's part begins at 0, 0.
	p.raster.Reset(in.Dx(), in.Dy())
	draw(&p.raster, float32(in.Min.X), float32(in.Min.Y))
	n := in.Dx() * in.Dy()
	if cap(p.mask) < n {
		p.mask = make([]uint8, n)
	}
	mask := &image.Alpha{Pix: p.mask[:n], Stride: in.Dx(), Rect: image.Rect(0, 0, in.Dx(), in.Dy())}
	clear(mask.Pix)
	p.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for y := range in.Dy() {
		row := p.img.Pix[p.img.PixOffset(in.Min.X, in.Min.Y+y):]
		for x := range in.Dx() {
			cover := mask.Pix[y*mask.Stride+x]
			if cover == 0 {
				continue
			}
			c, opacity := paint(in.Min.X+x, in.Min.Y+y)
			a := uint32(opacity*float64(cover)*257 + .5)
			px := row[4*x : 4*x+3]
			px[0], px[1], px[2] = mix(px[0], c.R, a), mix(px[1], c.G, a), mix(px[2], c.B, a)
		}
	}
}

// mix lays a colour over another with an opacity of a/65535.
func mix(under, over uint8, a uint32) uint8 {
	return uint8((uint32(under)*(65535-a) + uint32(over)*a + 32767) / 65535)
}

// text paints a line of words.
func (p *painter) text(s *scene.Shape) {
	f := s.Face
	f.Size *= p.scale
	l := p.set.Set(s.Words, f)
	x, y := s.X*p.scale, s.Y*p.scale
	switch s.Anchor {
	case scene.End:
		x -= l.Width
	case scene.Middle:
		x -= l.Width / 2
	}
	c := p.palette[s.Fill]
	solid := func(int, int) (color.NRGBA, float64) { return c, 1 }
	p.blend(x-f.Size, y-2*f.Size, x+l.Width+f.Size, y+f.Size, solid, func(r *vector.Rasterizer, dx, dy float32) {
		at := func(q [2]float64) (float32, float32) { return float32(x+q[0]) - dx, float32(y+q[1]) - dy }
		for i, op := range l.Path {
			ax, ay := at(op.Points[0])
			switch op.Op {
			case 'M':
				if i > 0 {
					r.ClosePath()
				}
				r.MoveTo(ax, ay)
			case 'L':
				r.LineTo(ax, ay)
			case 'Q':
				bx, by := at(op.Points[1])
				r.QuadTo(ax, ay, bx, by)
			case 'C':
				bx, by := at(op.Points[1])
				cx, cy := at(op.Points[2])
				r.CubeTo(ax, ay, bx, by, cx, cy)
			}
		}
		r.ClosePath()
	})
	if s.Struck {
		thick := f.Size * .06
		mid := y - f.Size*.3
		p.fill([]line{{points: []point{{x, mid}, {x + l.Width, mid}, {x + l.Width, mid + thick}, {x, mid + thick}}, closed: true}}, solid)
	}
}
