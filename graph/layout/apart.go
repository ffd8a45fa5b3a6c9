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
	var f field
	for round := 1; pushApart(&f, at, sizes, gap); round++ {
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
	var f field
	f.fill(at, sizes, gap)
	f.pairs(at, sizes, gap, func(i, j int32, dx, dy float64) {
		w, h := (sizes[i].W+sizes[j].W)/2+gap, (sizes[i].H+sizes[j].H)/2+gap
		t := min(w/max(math.Abs(dx), 1e-9), h/max(math.Abs(dy), 1e-9))
		need[i], need[j] = max(need[i], t), max(need[j], t)
	})
	slices.Sort(need)
	return min(6, max(1, need[len(need)*9/10]))
}

// pushApart moves overlapping boxes apart once, and reports whether there were any.
func pushApart(f *field, at []Point, sizes []Size, gap float64) bool {
	const slack = 1e-7
	moved := false
	f.fill(at, sizes, gap)
	f.pairs(at, sizes, gap, func(i, j int32, dx, dy float64) {
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
