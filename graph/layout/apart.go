package layout

import (
	"math"
	"slices"
)

// apart moves boxes until each two have a gap between them. First the whole is spread out until only a tenth of the
// boxes touch their nearest, then those that overlap push each other away, along the shorter way out; where that does
// not end, the whole is spread out a little more and it goes on, so that it ends at last.
func apart(at []Point, sizes []Size, gap float64) {
	if len(at) < 2 {
		return
	}
	scatter(at, sizes)
	if len(at) > exact {
		spread(at, room(at, sizes, gap))
	}
	const patience = 24
	var g grid
	for round := 1; pushApart(&g, at, sizes, gap); round++ {
		if round%patience == 0 {
			spread(at, 1.04+0.02*float64(min(8, round/patience)))
		}
	}
}

func spread(at []Point, by float64) {
	for i := range at {
		at[i].X *= by
		at[i].Y *= by
	}
}

// scatter keeps boxes from lying on the very same spot, from which nothing would lead apart. The way of each is fixed
// by its number: turns by the golden angle, on a square.
func scatter(at []Point, sizes []Size) {
	for i := range at {
		turn := math.Mod(float64(i)*0.6180339887498949, 1) * 4
		t := turn - math.Floor(turn)
		var d Point
		switch int(turn) {
		case 0:
			d = Point{1 - t, t}
		case 1:
			d = Point{-t, 1 - t}
		case 2:
			d = Point{t - 1, -t}
		default:
			d = Point{t, t - 1}
		}
		at[i].X += d.X * 0.01 * (sizes[i].W + 1)
		at[i].Y += d.Y * 0.01 * (sizes[i].H + 1)
	}
}

// room is by how much to spread out so that nine of ten boxes are clear of the box they overlap most.
func room(at []Point, sizes []Size, gap float64) float64 {
	need := make([]float64, len(at))
	var g grid
	g.fill(at, sizes, gap)
	g.pairs(at, sizes, gap, func(i, j int32, dx, dy float64) {
		w, h := (sizes[i].W+sizes[j].W)/2+gap, (sizes[i].H+sizes[j].H)/2+gap
		t := min(w/max(math.Abs(dx), 1e-9), h/max(math.Abs(dy), 1e-9))
		need[i], need[j] = max(need[i], t), max(need[j], t)
	})
	slices.Sort(need)
	return min(6, max(1, need[len(need)*9/10]))
}

// pushApart moves overlapping boxes apart once, and reports whether there were any.
func pushApart(g *grid, at []Point, sizes []Size, gap float64) bool {
	const slack = 1e-7
	moved := false
	g.fill(at, sizes, gap)
	g.pairs(at, sizes, gap, func(i, j int32, dx, dy float64) {
		// Others may have moved them since the pair was found.
		ox := (sizes[i].W+sizes[j].W)/2 + gap - math.Abs(dx)
		oy := (sizes[i].H+sizes[j].H)/2 + gap - math.Abs(dy)
		moved = true
		if ox < oy {
			s := math.Copysign(ox/2+slack, dx)
			at[i].X -= s
			at[j].X += s
		} else {
			s := math.Copysign(oy/2+slack, dy)
			at[i].Y -= s
			at[j].Y += s
		}
	})
	return moved
}

// grid sorts boxes into cells at least as large as the largest box, so that those that overlap are in cells that touch.
type grid struct {
	columns, rows int
	first         []int32 // of a cell, into boxes; one more than there are cells
	boxes         []int32
	in            []int32
}

func (g *grid) fill(at []Point, sizes []Size, gap float64) {
	n := len(at)
	wide, high := 1e-9, 1e-9
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i, p := range at {
		wide, high = max(wide, sizes[i].W+gap), max(high, sizes[i].H+gap)
		x0, x1, y0, y1 = min(x0, p.X), max(x1, p.X), min(y0, p.Y), max(y1, p.Y)
	}
	// No more cells than twice as many as boxes.
	g.columns, g.rows = dimension((x1-x0)/wide), dimension((y1-y0)/high)
	for g.columns*g.rows > 2*n+16 {
		if (x1-x0)/wide > (y1-y0)/high {
			wide *= 1.25
		} else {
			high *= 1.25
		}
		g.columns, g.rows = dimension((x1-x0)/wide), dimension((y1-y0)/high)
	}
	g.first = append(g.first[:0], make([]int32, g.columns*g.rows+1)...)
	if len(g.in) != n {
		g.in, g.boxes = make([]int32, n), make([]int32, n)
	}
	for i, p := range at {
		cell := int32(min(int((p.Y-y0)/high), g.rows-1)*g.columns + min(int((p.X-x0)/wide), g.columns-1))
		g.in[i] = cell
		g.first[cell+1]++
	}
	for i := range g.columns * g.rows {
		g.first[i+1] += g.first[i]
	}
	// From the back, so that first ends up where it began.
	for i := n - 1; i >= 0; i-- {
		cell := g.in[i] + 1
		g.first[cell]--
		g.boxes[g.first[cell]] = int32(i)
	}
	copy(g.first, g.first[1:])
	g.first[g.columns*g.rows] = int32(n)
}

// dimension is the number of cells that a length takes.
func dimension(cells float64) int { return int(min(cells, 1<<20)) + 1 }

// pairs calls visit for each pair of boxes without a gap between them, with the way from the one to the other. It sees
// where visit moves them.
func (g *grid) pairs(at []Point, sizes []Size, gap float64, visit func(i, j int32, dx, dy float64)) {
	const slack = 1e-7
	for row := range g.rows {
		for column := range g.columns {
			cell := row*g.columns + column
			for k := g.first[cell]; k < g.first[cell+1]; k++ {
				i := g.boxes[k]
				check := func(from, to int32) {
					for _, j := range g.boxes[from:to] {
						dx, dy := at[j].X-at[i].X, at[j].Y-at[i].Y
						if math.Abs(dx) < (sizes[i].W+sizes[j].W)/2+gap-slack && math.Abs(dy) < (sizes[i].H+sizes[j].H)/2+gap-slack {
							visit(i, j, dx, dy)
						}
					}
				}
				// The rest of this cell with the next one, then three of the row below: each pair is seen once.
				right := cell
				if column+1 < g.columns {
					right++
				}
				check(k+1, g.first[right+1])
				if row+1 < g.rows {
					below := cell + g.columns
					left := below
					if column > 0 {
						left--
					}
					check(g.first[left], g.first[below+right-cell+1])
				}
			}
		}
	}
}
