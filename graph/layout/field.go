package layout

import (
	"math"
	"slices"
)

// field finds boxes that overlap. The many small ones and the few large ones, as hubs are, have a grid each: one for
// both would have cells as large as the largest box, with hundreds of small ones in each.
type field struct {
	small, large grid
	limit        float64 // boxes up to this size are small
	sorted       []float64
}

// big is how many times larger than the middle box a large one is.
const big = 2

func (f *field) fill(at []Point, sizes []Size, gap float64) {
	if len(f.sorted) != len(at) {
		f.sorted = make([]float64, len(at))
		for i, s := range sizes {
			f.sorted[i] = max(s.W, s.H)
		}
		slices.Sort(f.sorted)
		f.limit = big * f.sorted[len(at)/2]
		f.small.members, f.large.members = nil, nil
		for i, s := range sizes {
			if max(s.W, s.H) <= f.limit {
				f.small.members = append(f.small.members, int32(i))
			} else {
				f.large.members = append(f.large.members, int32(i))
			}
		}
	}
	f.small.fill(at, sizes, gap)
	f.large.fill(at, sizes, gap)
}

// pairs calls visit once for each pair of boxes without a gap between them, with the way from the one to the other. It
// sees where visit moves them, as long as that is not far.
func (f *field) pairs(at []Point, sizes []Size, gap float64, visit func(i, j int32, dx, dy float64)) {
	const slack = 1e-7
	check := func(i int32, others []int32) {
		for _, j := range others {
			dx, dy := at[j].X-at[i].X, at[j].Y-at[i].Y
			if math.Abs(dx) < (sizes[i].W+sizes[j].W)/2+gap-slack && math.Abs(dy) < (sizes[i].H+sizes[j].H)/2+gap-slack {
				visit(i, j, dx, dy)
			}
		}
	}
	f.small.neighbours(check)
	f.large.neighbours(check)
	for _, i := range f.large.members {
		f.small.within(at[i], sizes[i].W/2+gap, sizes[i].H/2+gap, func(others []int32) { check(i, others) })
	}
}

// grid sorts boxes into cells at least as large as the largest of them, so that those that overlap are in cells that
// touch.
type grid struct {
	members       []int32
	columns, rows int
	x0, y0        float64
	wide, high    float64 // of a cell
	first         []int32 // of a cell, into boxes; one more than there are cells
	boxes         []int32
	in            []int32 // the cell of each member
}

func (g *grid) fill(at []Point, sizes []Size, gap float64) {
	n := len(g.members)
	g.wide, g.high = 1e-9, 1e-9
	x1, y1 := math.Inf(-1), math.Inf(-1)
	g.x0, g.y0 = math.Inf(1), math.Inf(1)
	for _, i := range g.members {
		p := at[i]
		g.wide, g.high = max(g.wide, sizes[i].W+gap), max(g.high, sizes[i].H+gap)
		g.x0, x1, g.y0, y1 = min(g.x0, p.X), max(x1, p.X), min(g.y0, p.Y), max(y1, p.Y)
	}
	if n == 0 {
		g.columns, g.rows = 0, 0
		return
	}
	// No more cells than twice as many as boxes.
	size := func() { g.columns, g.rows = dimension((x1-g.x0)/g.wide), dimension((y1-g.y0)/g.high) }
	for size(); g.columns*g.rows > 2*n+16; size() {
		if (x1-g.x0)/g.wide > (y1-g.y0)/g.high {
			g.wide *= 1.25
		} else {
			g.high *= 1.25
		}
	}
	cells := g.columns * g.rows
	g.first = append(g.first[:0], make([]int32, cells+1)...)
	if len(g.in) != n {
		g.in, g.boxes = make([]int32, n), make([]int32, n)
	}
	for k, i := range g.members {
		cell := int32(min(int((at[i].Y-g.y0)/g.high), g.rows-1)*g.columns + min(int((at[i].X-g.x0)/g.wide), g.columns-1))
		g.in[k] = cell
		g.first[cell+1]++
	}
	for c := range cells {
		g.first[c+1] += g.first[c]
	}
	// From the back, which turns the end of each cell into its begin, one place too far.
	for k := n - 1; k >= 0; k-- {
		cell := g.in[k] + 1
		g.first[cell]--
		g.boxes[g.first[cell]] = g.members[k]
	}
	copy(g.first, g.first[1:])
	g.first[cells] = int32(n)
}

// dimension is the number of cells that a length takes.
func dimension(cells float64) int { return int(min(cells, 1<<20)) + 1 }

// neighbours calls check with each box and those after it in its own cell and in cells that touch it: each pair once.
func (g *grid) neighbours(check func(i int32, others []int32)) {
	for row := range g.rows {
		for column := range g.columns {
			cell := row*g.columns + column
			right := cell
			if column+1 < g.columns {
				right++
			}
			for k := g.first[cell]; k < g.first[cell+1]; k++ {
				// The rest of this cell with the next one, then three of the row below.
				check(g.boxes[k], g.boxes[k+1:g.first[right+1]])
				if row+1 < g.rows {
					below := cell + g.columns
					left := below
					if column > 0 {
						left--
					}
					check(g.boxes[k], g.boxes[g.first[left]:g.first[below+right-cell+1]])
				}
			}
		}
	}
}

// within calls check with the boxes that may reach into a ground around p.
func (g *grid) within(p Point, x, y float64, check func(others []int32)) {
	if g.rows == 0 {
		return
	}
	clamp := func(v float64, most int) int { return int(max(-1, min(v, float64(most)))) }
	c0, c1 := max(0, clamp((p.X-x-g.x0)/g.wide-1, g.columns)), min(g.columns-1, clamp((p.X+x-g.x0)/g.wide+1, g.columns))
	r0, r1 := max(0, clamp((p.Y-y-g.y0)/g.high-1, g.rows)), min(g.rows-1, clamp((p.Y+y-g.y0)/g.high+1, g.rows))
	for row := r0; row <= r1 && c0 <= c1; row++ {
		check(g.boxes[g.first[row*g.columns+c0]:g.first[row*g.columns+c1+1]])
	}
}
