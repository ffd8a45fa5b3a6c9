// Package layout gives the nodes of a graph places on a plane.
//
// Small components are laid out so that distances on paper follow distances along edges (stress), large ones by forces
// between the nodes, level by level from a coarse graph to the fine one. Nodes are boxes of a given size and never
// overlap; components stand beside each other. There are only numbers here: no names, no pixels on a screen, no clock.
// The same input gives the same places, on any number of cores.
//
//	layout.go   the value, Place: components, one after the other
//	links.go    who is next to whom
//	stress.go   small components
//	polish.go   fewer crossings, while stress stays low
//	level.go    large components: a graph of half the size, and back
//	force.go    the forces of one level
//	quad.go     what far away nodes do to one, taken together (Barnes and Hut 1986)
//	apart.go    boxes that do not overlap
//	field.go    which boxes overlap
//	pack.go     components beside each other
//	label.go    where words have room beside nodes
//	quality.go  how good a layout is
package layout

import (
	"math"
	"slices"
)

// Point is a place on the plane; Y grows downwards.
type Point struct{ X, Y float64 }

// Size is the width and height of a box.
type Size struct{ W, H float64 }

// Graph is boxes and which of them are tied. Edges that run from a node to itself or repeat another count once or not
// at all.
type Graph struct {
	Sizes []Size
	Edges [][2]int // indices into Sizes
}

// Options say how to lay out. The zero value is good for boxes with names in them.
type Options struct {
	Length float64 // how long edges are to be, from centre to centre; 0 = from the sizes of boxes
	Gap    float64 // least room between boxes; 0 = none
	Aspect float64 // width of the whole through its height; 0 = 1.5
}

// exact is the number of nodes up to which a component is laid out by stress, which looks at each pair of nodes.
const exact = 600

// Place returns the centres of the boxes of a graph. The least coordinates of boxes are 0.
func Place(g Graph, opt Options) []Point {
	if opt.Aspect <= 0 {
		opt.Aspect = 1.5
	}
	if opt.Length <= 0 {
		opt.Length = length(g.Sizes)
	}
	at := make([]Point, len(g.Sizes))
	net := newLinks(len(g.Sizes), g.Edges)
	parts := net.components()
	for _, part := range parts {
		sub := net.part(part)
		places := component(sub)
		sizes := make([]Size, len(part))
		for i, node := range part {
			sizes[i] = g.Sizes[node]
		}
		level(places)
		scale(places, sub, opt.Length)
		widen(places, sizes)
		apart(places, sizes, opt.Gap)
		for i, node := range part {
			at[node] = places[i]
		}
	}
	pack(at, g.Sizes, parts, net, max(opt.Gap, opt.Length/2), opt.Aspect)
	return at
}

// length is a length of edges at which boxes of these sizes leave each other room.
func length(sizes []Size) float64 {
	sum := 0.0
	for _, s := range sizes {
		sum += math.Hypot(s.W, s.H)
	}
	return max(1, 1.2*sum/float64(max(1, len(sizes))))
}

// component lays out a connected graph, with edges about one long.
func component(net *links) []Point {
	switch n := net.len(); {
	case n == 1:
		return []Point{{}}
	case n == 2:
		return []Point{{0, 0}, {1, 0}}
	case n <= exact:
		return stressed(net)
	}
	return levels(net)
}

// level turns places so that they spread more to the sides than up and down, and mirrors them so that the first node
// is on the left: a picture that does not turn round when little changes.
func level(at []Point) {
	if len(at) < 3 {
		return
	}
	var mx, my float64
	for _, p := range at {
		mx, my = mx+p.X, my+p.Y
	}
	mx, my = mx/float64(len(at)), my/float64(len(at))
	var xx, xy, yy float64
	for _, p := range at {
		dx, dy := p.X-mx, p.Y-my
		xx, xy, yy = xx+dx*dx, xy+dx*dy, yy+dy*dy
	}
	// The eigenvector of the greater eigenvalue of the covariance.
	half := math.Sqrt((xx-yy)*(xx-yy)/4 + xy*xy)
	cos, sin := xx-(xx+yy)/2+half, xy
	if norm := math.Sqrt(cos*cos + sin*sin); norm > 1e-9*(xx+yy) {
		cos, sin = cos/norm, sin/norm
	} else if xx >= yy {
		cos, sin = 1, 0
	} else {
		cos, sin = 0, 1
	}
	for i, p := range at {
		dx, dy := p.X-mx, p.Y-my
		at[i] = Point{dx*cos + dy*sin, dy*cos - dx*sin}
	}
	if at[0].X > 0 {
		for i := range at {
			at[i].X = -at[i].X
		}
	}
	if at[0].Y > 0 {
		for i := range at {
			at[i].Y = -at[i].Y
		}
	}
}

// scale makes the middle one of the lengths of edges what is asked for.
func scale(at []Point, net *links, wish float64) {
	var lengths []float64
	for a := range net.len() {
		for _, b := range net.of(a) {
			if int(b) > a {
				lengths = append(lengths, math.Hypot(at[a].X-at[b].X, at[a].Y-at[b].Y))
			}
		}
	}
	if len(lengths) == 0 {
		return
	}
	slices.Sort(lengths)
	middle := lengths[len(lengths)/2]
	if middle <= 0 {
		return
	}
	for i := range at {
		at[i].X *= wish / middle
		at[i].Y *= wish / middle
	}
}

// widen stretches places to the sides where boxes are wider than high, as those with names in them are: they need less
// pushing then, which would line them up in columns.
func widen(at []Point, sizes []Size) {
	var w, h float64
	for _, s := range sizes {
		w, h = w+s.W, h+s.H
	}
	by := math.Sqrt(max(1, min(w/max(h, 1e-9), 2.2)))
	for i := range at {
		at[i].X *= by
		at[i].Y /= math.Sqrt(by)
	}
}
