package layout

import (
	"math"
	"slices"
)

// pack puts components beside each other: each is a figure of little squares that its boxes and edges touch, and goes
// to the free place nearest to the middle, the largest first (Freivalds, Doğrusöz, Ķikusts 2002). The least
// coordinates of boxes become 0.
func pack(at []Point, sizes []Size, parts [][]int, net *links, gap, aspect float64) {
	if len(parts) > 1 {
		packParts(at, sizes, parts, net, gap, aspect)
	}
	x0, y0 := math.Inf(1), math.Inf(1)
	for i, p := range at {
		x0, y0 = min(x0, p.X-sizes[i].W/2), min(y0, p.Y-sizes[i].H/2)
	}
	for i := range at {
		at[i].X -= x0
		at[i].Y -= y0
	}
}

// box is the ground of a component.
type box struct{ x0, y0, x1, y1 float64 }

func bounds(at []Point, sizes []Size, part []int) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, i := range part {
		b.x0, b.x1 = min(b.x0, at[i].X-sizes[i].W/2), max(b.x1, at[i].X+sizes[i].W/2)
		b.y0, b.y1 = min(b.y0, at[i].Y-sizes[i].H/2), max(b.y1, at[i].Y+sizes[i].H/2)
	}
	return b
}

func packParts(at []Point, sizes []Size, parts [][]int, net *links, gap, aspect float64) {
	boxes := make([]box, len(parts))
	area := 0.0
	for i, part := range parts {
		boxes[i] = bounds(at, sizes, part)
		area += (boxes[i].x1 - boxes[i].x0 + gap) * (boxes[i].y1 - boxes[i].y0 + gap)
	}
	// Squares so large that a component has about thirty.
	unit := max(math.Sqrt(area/float64(30*len(parts))), gap, 1e-6)
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	round := func(i int) float64 { return boxes[i].x1 - boxes[i].x0 + boxes[i].y1 - boxes[i].y0 }
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case round(a) > round(b):
			return -1
		case round(a) < round(b):
			return 1
		}
		return 0
	})
	taken := map[[2]int32]bool{}
	ring := newRings(aspect)
	begin := map[[2]int32]int{} // by width and height in squares: where the last of that size was put
	for _, i := range order {
		b := boxes[i]
		cells := figure(at, sizes, parts[i], net, b, unit, gap)
		size := [2]int32{int32((b.x1 - b.x0) / unit), int32((b.y1 - b.y0) / unit)}
		k := begin[size]
		for ; ; k++ {
			o := ring.at(k)
			o[0] -= size[0] / 2
			o[1] -= size[1] / 2
			if !slices.ContainsFunc(cells, func(c [2]int32) bool { return taken[[2]int32{c[0] + o[0], c[1] + o[1]}] }) {
				for _, c := range cells {
					taken[[2]int32{c[0] + o[0], c[1] + o[1]}] = true
				}
				for _, node := range parts[i] {
					at[node].X += float64(o[0])*unit - b.x0
					at[node].Y += float64(o[1])*unit - b.y0
				}
				break
			}
		}
		begin[size] = k
	}
}

// figure lists the squares that a component touches, from the corner of its ground. Small figures are whole rectangles.
func figure(at []Point, sizes []Size, part []int, net *links, b box, unit, gap float64) [][2]int32 {
	seen := map[[2]int32]bool{}
	var cells [][2]int32
	mark := func(x0, y0, x1, y1 float64) {
		for y := int32(math.Floor((y0 - b.y0) / unit)); float64(y)*unit < y1-b.y0; y++ {
			for x := int32(math.Floor((x0 - b.x0) / unit)); float64(x)*unit < x1-b.x0; x++ {
				if c := [2]int32{x, y}; !seen[c] {
					seen[c] = true
					cells = append(cells, c)
				}
			}
		}
	}
	if (b.x1-b.x0)*(b.y1-b.y0) < 40*unit*unit {
		mark(b.x0, b.y0, b.x1+gap, b.y1+gap)
		return cells
	}
	for _, i := range part {
		w, h := sizes[i].W/2, sizes[i].H/2
		mark(at[i].X-w-gap/2, at[i].Y-h-gap/2, at[i].X+w+gap/2, at[i].Y+h+gap/2)
		for _, j := range net.of(i) {
			if int(j) < i {
				continue
			}
			steps := math.Ceil(max(math.Abs(at[j].X-at[i].X), math.Abs(at[j].Y-at[i].Y)) / unit * 2)
			for s := 1.0; s < steps; s++ {
				x, y := at[i].X+(at[j].X-at[i].X)*s/steps, at[i].Y+(at[j].Y-at[i].Y)*s/steps
				mark(x-gap/2, y-gap/2, x+gap/2, y+gap/2)
			}
		}
	}
	return cells
}

// rings lists squares from the middle outwards, ring by ring of a rectangle that is wider than high.
type rings struct {
	aspect float64
	list   [][2]int32
	radius int32
}

func newRings(aspect float64) *rings { return &rings{aspect: aspect, list: [][2]int32{{0, 0}}} }

func (r *rings) at(k int) [2]int32 {
	for k >= len(r.list) {
		r.radius++
		// All squares of the wide rectangle that the last one did not have.
		w, h := r.half(r.radius)
		lw, lh := r.half(r.radius - 1)
		for y := -h; y <= h; y++ {
			for x := -w; x <= w; x++ {
				if x < -lw || x > lw || y < -lh || y > lh {
					r.list = append(r.list, [2]int32{x, y})
				} else {
					x = lw // on to the right side
				}
			}
		}
	}
	return r.list[k]
}

// half is half the width and height of the rectangle of a radius.
func (r *rings) half(radius int32) (w, h int32) {
	root := math.Sqrt(r.aspect)
	return int32(float64(radius) * root), int32(float64(radius) / root)
}
