package layout

import "math"

// quads is a tree of squares over points with masses: a node pushed by a far square is pushed by its centre of mass.
// Squares lie one after the other, each before those inside it, so that a walk needs no stack.
type quads struct {
	cells  []cell
	order  []int32 // points, near ones together
	sorted []body  // in that order
	keys   []uint32
	spare  []int32
	spared []uint32
}

type body struct{ x, y, mass float64 }

// cell is a square. Next is the cell to go on with if this one is taken as a whole.
type cell struct {
	x, y, mass float64 // centre of mass
	reach      float64 // squared distance from which it is taken as a whole
	next       int32
	from, to   int32 // its points in order, if it is a leaf; else to is 0
}

const (
	theta  = 1.1 // side of a square through its distance, from which on it is taken as a whole
	bucket = 12  // points of a leaf
	depth  = 16  // levels of squares
)

// build makes the tree anew.
func (t *quads) build(at []Point, mass []float64) {
	n := len(at)
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range at {
		x0, x1, y0, y1 = min(x0, p.X), max(x1, p.X), min(y0, p.Y), max(y1, p.Y)
	}
	side := max(x1-x0, y1-y0, 1e-9) * (1 + 1e-9)
	if len(t.keys) != n {
		t.keys, t.spared = make([]uint32, n), make([]uint32, n)
		t.order, t.spare = make([]int32, n), make([]int32, n)
		t.sorted = make([]body, n)
	}
	grid := float64(1<<depth) / side
	for i, p := range at {
		t.keys[i] = interleave(uint32((p.X-x0)*grid)) | interleave(uint32((p.Y-y0)*grid))<<1
		t.order[i] = int32(i)
	}
	t.sort()
	for k, i := range t.order {
		t.sorted[k] = body{at[i].X, at[i].Y, mass[i]}
	}
	t.cells = t.cells[:0]
	t.split(0, int32(n), 2*depth, side)
}

// interleave puts a zero between the lower 16 bits.
func interleave(x uint32) uint32 {
	x = min(x, 1<<depth-1)
	x = (x | x<<8) & 0x00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f
	x = (x | x<<2) & 0x33333333
	return (x | x<<1) & 0x55555555
}

// sort sorts keys, and order with them, byte by byte.
func (t *quads) sort() {
	for shift := 0; shift < 32; shift += 8 {
		var count [257]int
		for _, k := range t.keys {
			count[k>>shift&255+1]++
		}
		for i := range 256 {
			count[i+1] += count[i]
		}
		for i, k := range t.keys {
			b := k >> shift & 255
			t.spared[count[b]], t.spare[count[b]] = k, t.order[i]
			count[b]++
		}
		t.keys, t.spared = t.spared, t.keys
		t.order, t.spare = t.spare, t.order
	}
}

// split makes the cell of the points from from to to, which have all but their lower bits in common, and those in it.
func (t *quads) split(from, to int32, bits int, side float64) {
	at := len(t.cells)
	t.cells = append(t.cells, cell{reach: side * side / (theta * theta)})
	var x, y, mass float64
	for _, b := range t.sorted[from:to] {
		x, y, mass = x+b.x*b.mass, y+b.y*b.mass, mass+b.mass
	}
	c := &t.cells[at]
	c.x, c.y, c.mass = x/mass, y/mass, mass
	if to-from <= bucket || bits == 0 {
		c.from, c.to = from, to
	} else {
		bits -= 2
		for quarter := uint32(0); quarter < 4 && from < to; quarter++ {
			end := from
			for end < to && t.keys[end]>>bits&3 == quarter {
				end++
			}
			if end > from {
				t.split(from, end, bits, side/2)
			}
			from = end
		}
	}
	t.cells[at].next = int32(len(t.cells))
}

// push returns the sum over all points of mass times the way from them, through its square.
func (t *quads) push(p Point) Point {
	var fx, fy float64
	for i := int32(0); i < int32(len(t.cells)); {
		c := &t.cells[i]
		dx, dy := p.X-c.x, p.Y-c.y
		d := dx*dx + dy*dy
		if d > c.reach {
			w := c.mass / d
			fx += dx * w
			fy += dy * w
			i = c.next
			continue
		}
		if c.to == 0 {
			i++
			continue
		}
		for _, b := range t.sorted[c.from:c.to] {
			dx, dy := p.X-b.x, p.Y-b.y
			w := b.mass / (dx*dx + dy*dy + 1e-6)
			fx += dx * w
			fy += dy * w
		}
		i = c.next
	}
	return Point{fx, fy}
}
