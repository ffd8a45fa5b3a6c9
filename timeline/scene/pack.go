package scene

import (
	"cmp"
	"slices"
)

// rect is ground that is taken.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) hits(o rect) bool { return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1 }

// packer keeps the taken ground of one lane and finds room in it, as high up as can be.
type packer struct {
	taken []rect
	deep  float64 // how far down ground is taken
}

// place returns the least height at which all rects fit that are given relative to it, no lower than most; it takes
// their ground. ok is false, and nothing taken, if there is no such height.
func (p *packer) place(rects []rect, most float64) (y float64, ok bool) {
	// What fits anywhere fits at the top or just below something.
	var blocks []rect
	tries := []float64{0}
	for _, t := range p.taken {
		if slices.ContainsFunc(rects, func(r rect) bool { return r.x0 < t.x1 && t.x0 < r.x1 }) {
			blocks = append(blocks, t)
			for _, r := range rects {
				tries = append(tries, t.y1-r.y0)
			}
		}
	}
	slices.Sort(tries)
	for _, y := range slices.Compact(tries) {
		if y < 0 {
			continue
		}
		free := true
		for _, r := range rects {
			at := rect{r.x0, r.y0 + y, r.x1, r.y1 + y}
			if at.y1 > most || slices.ContainsFunc(blocks, at.hits) {
				free = false
				break
			}
		}
		if !free {
			continue
		}
		for _, r := range rects {
			p.taken = append(p.taken, rect{r.x0, r.y0 + y, r.x1, r.y1 + y})
			p.deep = max(p.deep, r.y1+y)
		}
		return y, true
	}
	return 0, false
}

// spread moves positions apart so that none is nearer than gap to the one before, changing as few as can be.
func spread(xs []float64, gap float64) {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	for k := 1; k < len(order); k++ {
		if least := xs[order[k-1]] + gap; xs[order[k]] < least {
			xs[order[k]] = least
		}
	}
}
