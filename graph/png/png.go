// Package png paints the scene of a graph as a PNG.
//
//	png.go     groups, shapes and words
//	stroke.go  lines as ground to fill
//
// Letters come from fonts that the program carries, so the same scene gives the same pixels on every machine.
package png

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strconv"

	"golang.org/x/image/vector"

	"github.com/dateline/dateline/graph/internal/letters"
	"github.com/dateline/dateline/graph/scene"
)

// mostDots bounds a picture to 400 MB of memory; beyond the scale is lowered.
const mostDots = 100_000_000

// ErrTooLarge says that a picture would not fit into memory even at one dot to a pixel.
var ErrTooLarge = errors.New("the picture is too large for PNG; show fewer actors, or write SVG")

// Options say how to paint. The zero value is two dots to a pixel, or one if the picture is very large.
type Options struct {
	Scale float64 // dots to a pixel
}

// Write paints a scene. The same scene gives the same bytes.
func Write(w io.Writer, s *scene.Scene, opt Options) error {
	scale := opt.Scale
	if scale <= 0 {
		scale = 2
	}
	if opt.Scale <= 0 && s.Width*s.Height*scale*scale > mostDots {
		scale = 1
	}
	if !(s.Width*s.Height*scale*scale <= mostDots) || s.Width < 1 || s.Height < 1 {
		return fmt.Errorf("%.0f by %.0f pixels: %w", s.Width, s.Height, ErrTooLarge)
	}
	set, err := letters.NewSetter()
	if err != nil {
		return err
	}
	p := &painter{img: image.NewRGBA(image.Rect(0, 0, int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale)))), scale: scale, set: set}
	draw.Draw(p.img, p.img.Rect, image.White, image.Point{}, draw.Src)
	for i := range s.Groups {
		for k := range s.Groups[i].Shapes {
			p.shape(&s.Groups[i].Shapes[k])
		}
	}
	return png.Encode(w, p.img)
}

type painter struct {
	img    *image.RGBA
	scale  float64
	set    *letters.Setter
	raster vector.Rasterizer
}

// point is a place on the image, in dots.
type point struct{ x, y float64 }

// line is a row of points; closed if it ends where it begins.
type line struct {
	points []point
	closed bool
}

func (p *painter) shape(s *scene.Shape) {
	if s.Kind == scene.Text {
		p.text(s)
		return
	}
	lines := p.flatten(s)
	if s.Fill != "" {
		p.fill(lines, paint(s.Fill, s.Opacity))
	}
	if s.Stroke != "" {
		c := paint(s.Stroke, s.Opacity)
		// Each by itself, so that where faint lines cross it is darker, and no raster is as large as the picture.
		for _, l := range lines {
			p.fill(stroke(l, s.StrokeWidth*p.scale/2, s.Dash, p.scale), c)
		}
	}
}

// paint is a colour as Draw wants it.
func paint(c scene.Color, opacity float64) color.NRGBA {
	v, err := strconv.ParseUint(string(c[min(1, len(c)):]), 16, 32)
	if err != nil {
		v = 0
	}
	if opacity == 0 {
		opacity = 1
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), uint8(opacity*255 + .5)}
}

// flatten turns the outline of a shape into straight lines.
func (p *painter) flatten(s *scene.Shape) []line {
	if s.Kind == scene.Circle {
		n := max(16, min(90, int(s.R*p.scale*3)))
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
			steps := max(4, min(24, int(math.Hypot(at.x-from.x, at.y-from.y)/6)))
			for i := 1; i <= steps; i++ {
				t := float64(i) / float64(steps)
				u := 1 - t
				a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				l.points = append(l.points, point{a*from.x + (b*seg.X1+c*seg.X2)*p.scale + d*at.x, a*from.y + (b*seg.Y1+c*seg.Y2)*p.scale + d*at.y})
			}
		default:
			l.points = append(l.points, at)
		}
	}
	return out
}

// fill paints the inside of lines, which it closes.
func (p *painter) fill(lines []line, c color.NRGBA) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for _, q := range l.points {
			x0, y0, x1, y1 = min(x0, q.x), min(y0, q.y), max(x1, q.x), max(y1, q.y)
		}
	}
	p.blend(x0, y0, x1, y1, c, func(r *vector.Rasterizer, dx, dy float32) {
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

// blend rasterises an outline within its bounds, as far as they lie on the image.
func (p *painter) blend(x0, y0, x1, y1 float64, c color.NRGBA, outline func(r *vector.Rasterizer, dx, dy float32)) {
	if !(x0 <= x1 && y0 <= y1 && math.Abs(x0)+math.Abs(y0)+math.Abs(x1)+math.Abs(y1) < 1e7) {
		return
	}
	in := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1).Intersect(p.img.Rect)
	if in.Empty() {
		return
	}
	p.raster.Reset(in.Dx(), in.Dy())
	outline(&p.raster, float32(in.Min.X), float32(in.Min.Y))
	p.raster.Draw(p.img, in, image.NewUniform(c), image.Point{})
}

// text paints a line of words.
func (p *painter) text(s *scene.Shape) {
	size := s.Size * p.scale
	path, width := p.set.Set(s.Words, size, s.Bold)
	x, y := s.X*p.scale, s.Y*p.scale
	switch s.Anchor {
	case scene.End:
		x -= width
	case scene.Middle:
		x -= width / 2
	}
	if s.Halo {
		ground := line{points: []point{{x - 2, y - size*.78}, {x + width + 2, y - size*.78}, {x + width + 2, y + size*.24}, {x - 2, y + size*.24}}, closed: true}
		p.fill([]line{ground}, color.NRGBA{255, 255, 255, 190})
	}
	p.blend(x-size, y-2*size, x+width+size, y+size, paint(s.Fill, 1), func(r *vector.Rasterizer, dx, dy float32) {
		at := func(q [2]float64) (float32, float32) { return float32(x+q[0]) - dx, float32(y+q[1]) - dy }
		for i, op := range path {
			ax, ay := at(op.Points[0])
			bx, by := at(op.Points[1])
			cx, cy := at(op.Points[2])
			switch op.Op {
			case 'M':
				if i > 0 {
					r.ClosePath()
				}
				r.MoveTo(ax, ay)
			case 'L':
				r.LineTo(ax, ay)
			case 'Q':
				r.QuadTo(ax, ay, bx, by)
			case 'C':
				r.CubeTo(ax, ay, bx, by, cx, cy)
			}
		}
		r.ClosePath()
	})
}
