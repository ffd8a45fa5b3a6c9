package scene

import (
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// form is how a node looks, by its kind.
type form int

const (
	stadium form = iota // a person
	rounded             // an organization, a nationality
	square              // a place
	clipped             // a facility
	hexagon             // an event
	folded              // anything else
	forms
)

func formOf(n *graph.Node) form {
	switch n.Entity.Kind {
	case record.Person:
		return stadium
	case record.Organization, record.Nationality:
		return rounded
	case record.Place:
		return square
	case record.Facility:
		return clipped
	case record.NamedEvent:
		return hexagon
	}
	return folded
}

// name is what the legend calls a form.
func (f form) name() string {
	return [forms]string{"person", "organization or people", "place", "facility", "event", "other"}[f]
}

// kappa makes a cubic curve of a quarter of a circle.
const kappa = 0.5522847498307936

// box is the outline of a box of a form around x, y.
func (f form) box(x, y, w, h float64) []Segment {
	x0, y0, x1, y1 := x-w/2, y-h/2, x+w/2, y+h/2
	switch f {
	case stadium:
		return roundBox(x0, y0, x1, y1, h/2)
	case rounded:
		return roundBox(x0, y0, x1, y1, min(7, h/4))
	case clipped:
		c := min(8, h/4)
		return polygon(x0+c, y0, x1-c, y0, x1, y0+c, x1, y1-c, x1-c, y1, x0+c, y1, x0, y1-c, x0, y0+c)
	case hexagon:
		c := min(10, h/2)
		return polygon(x0+c, y0, x1-c, y0, x1, y, x1-c, y1, x0+c, y1, x0, y)
	case folded:
		c := min(9, h/3)
		return polygon(x0, y0, x1-c, y0, x1, y0+c, x1, y1, x0, y1)
	}
	return polygon(x0, y0, x1, y0, x1, y1, x0, y1)
}

// dot is the shape of a node without words, about as large as a circle of radius r.
func (f form) dot(x, y, r float64) Shape {
	switch f {
	case stadium:
		return Shape{Kind: Circle, X: x, Y: y, R: r}
	case rounded:
		return Shape{Path: roundBox(x-.9*r, y-.9*r, x+.9*r, y+.9*r, .35*r)}
	case square:
		return Shape{Path: polygon(x, y-r, x+r, y, x, y+r, x-r, y)}
	case clipped:
		return Shape{Path: polygon(x-r, y+.75*r, x, y-r, x+r, y+.75*r)}
	case hexagon:
		return Shape{Path: polygon(x-r, y, x-.5*r, y-.87*r, x+.5*r, y-.87*r, x+r, y, x+.5*r, y+.87*r, x-.5*r, y+.87*r)}
	}
	return Shape{Path: polygon(x-r, y-.75*r, x+r, y-.75*r, x, y+r)}
}

func polygon(xy ...float64) []Segment {
	path := make([]Segment, 0, len(xy)/2+1)
	for i := 0; i < len(xy); i += 2 {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		path = append(path, Segment{Op: op, X: xy[i], Y: xy[i+1]})
	}
	return append(path, Segment{Op: 'Z'})
}

func roundBox(x0, y0, x1, y1, r float64) []Segment {
	k := r * (1 - kappa)
	return []Segment{
		{Op: 'M', X: x0 + r, Y: y0}, {Op: 'L', X: x1 - r, Y: y0}, {'C', x1, y0 + r, x1 - k, y0, x1, y0 + k},
		{Op: 'L', X: x1, Y: y1 - r}, {'C', x1 - r, y1, x1, y1 - k, x1 - k, y1},
		{Op: 'L', X: x0 + r, Y: y1}, {'C', x0, y1 - r, x0 + k, y1, x0, y1 - k},
		{Op: 'L', X: x0, Y: y0 + r}, {'C', x0 + r, y0, x0, y0 + k, x0 + k, y0}, {Op: 'Z'},
	}
}
