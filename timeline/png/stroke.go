package png

import (
	"math"
	"slices"

	"github.com/dateline/dateline/timeline/scene"
)

// stroke returns the ground that the lines of a shape cover when drawn: a box for every stretch, cut into dashes. The
// lines of a scene are thin and their corners blunt, so corners are covered by lengthening each stretch by half the
// width, which a dash is not, nor a step of a curve.
func (p *painter) stroke(s *scene.Shape, lines []line) []line {
	half := s.StrokeWidth * p.scale / 2
	var out []line
	if s.Kind == scene.Circle && len(s.Dash) == 0 {
		outer, inner := *s, *s
		outer.R, inner.R = s.R+s.StrokeWidth/2, max(s.R-s.StrokeWidth/2, 0)
		hole := p.flatten(&inner)
		slices.Reverse(hole[0].points) // what runs the other way is taken out
		return append(p.flatten(&outer), hole...)
	}
	curved := s.Kind == scene.Circle || slices.ContainsFunc(s.Path, func(seg scene.Segment) bool { return seg.Op == 'C' })
	for _, l := range lines {
		points := l.points
		if l.closed && len(points) > 0 {
			points = append(points[:len(points):len(points)], points[0])
		}
		if s.Crisp && p.scale == math.Trunc(p.scale) {
			points = crisp(points, half)
		}
		dash := newDasher(s.Dash, p.scale)
		for i := 1; i < len(points); i++ {
			ends := half
			if len(s.Dash) > 0 || len(points) == 2 || curved {
				ends = 0
			}
			out = dash.cut(out, points[i-1], points[i], half, ends)
		}
	}
	return out
}

// crisp moves level and upright lines so that their edges fall between dots.
func crisp(points []point, half float64) []point {
	out := make([]point, len(points))
	for i, q := range points {
		out[i] = point{math.Round(q.x-half) + half, math.Round(q.y-half) + half}
	}
	return out
}

// dasher walks along a line through its dashes and gaps.
type dasher struct {
	lengths []float64
	at      int     // dash or gap: even are dashes
	left    float64 // of it
}

func newDasher(dash []float64, scale float64) *dasher {
	d := &dasher{}
	for _, n := range dash {
		d.lengths = append(d.lengths, n*scale)
	}
	if len(d.lengths) > 0 {
		d.left = d.lengths[0]
	}
	return d
}

// cut appends the boxes of one stretch.
func (d *dasher) cut(out []line, a, b point, half, ends float64) []line {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return out
	}
	ux, uy := (b.x-a.x)/length, (b.y-a.y)/length
	box := func(from, to float64) line {
		x0, y0, x1, y1 := a.x+ux*from, a.y+uy*from, a.x+ux*to, a.y+uy*to
		nx, ny := -uy*half, ux*half
		return line{closed: true, points: []point{{x0 + nx, y0 + ny}, {x1 + nx, y1 + ny}, {x1 - nx, y1 - ny}, {x0 - nx, y0 - ny}}}
	}
	if len(d.lengths) == 0 {
		return append(out, box(-ends, length+ends))
	}
	for at := 0.0; at < length; {
		step := min(d.left, length-at)
		if d.at%2 == 0 {
			out = append(out, box(at, at+step))
		}
		at += step
		if d.left -= step; d.left <= 1e-9 {
			d.at = (d.at + 1) % (len(d.lengths) * (1 + len(d.lengths)%2))
			d.left = d.lengths[d.at%len(d.lengths)]
		}
	}
	return out
}
