package layout

// Spot is where a label stands beside its node.
type Spot int

// Spots, in the order in which they are tried: room on the right reads best.
const (
	Nowhere Spot = iota
	Right
	Left
	Above
	Below
)

// Labels finds where labels have room beside nodes, those of the first of order first: no label touches another one
// or any of the larger nodes, which is every node whose box is at least as high as blocking. It returns the spot and
// the centre of each label, at most most of them.
func Labels(at []Point, sizes, labels []Size, order []int, blocking float64, most int) ([]Spot, []Point) {
	spots, centres := make([]Spot, len(at)), make([]Point, len(at))
	wide, high := 1.0, 1.0
	for i := range at {
		wide, high = max(wide, labels[i].W/2), max(high, labels[i].H)
	}
	index := &coverage{cells: map[[2]int32][]box{}, wide: wide, high: high}
	for i, p := range at {
		if s := sizes[i]; s.H >= blocking {
			index.add(box{p.X - s.W/2, p.Y - s.H/2, p.X + s.W/2, p.Y + s.H/2})
		}
	}
	placed := 0
	for _, i := range order {
		if placed == most {
			break
		}
		if labels[i].W == 0 {
			continue
		}
		p, s, l := at[i], sizes[i], labels[i]
		const gap = 2.5
		for _, try := range [...]struct {
			spot Spot
			at   Point
		}{
			{Right, Point{p.X + s.W/2 + gap + l.W/2, p.Y}}, {Left, Point{p.X - s.W/2 - gap - l.W/2, p.Y}},
			{Above, Point{p.X, p.Y - s.H/2 - l.H/2}}, {Below, Point{p.X, p.Y + s.H/2 + l.H/2}},
		} {
			ground := box{try.at.X - l.W/2, try.at.Y - l.H/2, try.at.X + l.W/2, try.at.Y + l.H/2}
			if index.free(ground) {
				index.add(ground)
				spots[i], centres[i] = try.spot, try.at
				placed++
				break
			}
		}
	}
	return spots, centres
}

// coverage knows which ground is taken.
type coverage struct {
	cells      map[[2]int32][]box
	wide, high float64
}

func (c *coverage) each(b box, visit func(cell [2]int32) bool) {
	for y := floor(b.y0 / c.high); y <= floor(b.y1/c.high); y++ {
		for x := floor(b.x0 / c.wide); x <= floor(b.x1/c.wide); x++ {
			if !visit([2]int32{x, y}) {
				return
			}
		}
	}
}

func floor(x float64) int32 {
	i := int32(x)
	if float64(i) > x {
		i--
	}
	return i
}

func (c *coverage) add(b box) {
	c.each(b, func(cell [2]int32) bool {
		c.cells[cell] = append(c.cells[cell], b)
		return true
	})
}

func (c *coverage) free(b box) bool {
	free := true
	c.each(b, func(cell [2]int32) bool {
		for _, o := range c.cells[cell] {
			if o.x0 < b.x1 && b.x0 < o.x1 && o.y0 < b.y1 && b.y0 < o.y1 {
				free = false
			}
		}
		return free
	})
	return free
}
