package scene

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// The axis is linear in pieces. Time is divided by calendar units, coarse to fine: a unit in which many events fall
// gets a piece of its own, or is divided in turn; a long stretch in which nothing begins or ends is broken out; what
// remains is joined into pieces of one scale. A piece is as tall as the cards of the events that begin in it, so the
// cards stand beside their time.

// Heights in pixels.
const (
	gapHeight   = 38  // a broken stretch
	gapSaves    = 130 // an empty stretch at least this tall is broken
	emptyHeight = 16  // of a unit in a piece without cards, up to emptyMost
	emptyMost   = 64
	leastHeight = 40  // of a piece with cards
	strayMost   = 160 // pixels by which cards may stray from their time
	denseLeast  = 200 // height of cards, about three, below which a unit is not worth a piece of its own
	denseRatio  = 2   // a unit with so many times the cards of those around it is not of one scale with them
)

// piece is a stretch of time on the axis, half-open in days and pixels.
type piece struct {
	from, to moment
	y0, y1   float64
	unit     unit // what time was divided by here
	gap      bool // broken: no scale
	busy     bool // something begins or ends in it
	fine     bool // something in it is dated more finely than its unit
}

// scale maps days to pixels.
type scale struct{ pieces []piece }

// y returns the height at which a day begins.
func (s scale) y(d record.Day) float64 { return s.at(startOf(d)) }

// at returns the height of a moment: whole pixels, so that the parts of a bar meet without a seam.
func (s scale) at(d moment) float64 {
	i, _ := slices.BinarySearchFunc(s.pieces, d, func(p piece, d moment) int { return cmp.Compare(p.to, d+1) })
	if i == len(s.pieces) {
		return s.bottom()
	}
	p := s.pieces[i]
	return math.Round(p.y0 + (p.y1-p.y0)*math.Max(0, float64(d-p.from))/float64(p.to-p.from))
}

func (s scale) top() float64    { return s.pieces[0].y0 }
func (s scale) bottom() float64 { return s.pieces[len(s.pieces)-1].y1 }

// load is a card that needs room on the axis where its event begins.
type load struct {
	at     moment
	height float64
	spread moment // how long the time is in which the event may have begun: what the date leaves open
}

// knot is a moment at which something may begin or end, of a range as long as spread.
type knot struct {
	at     moment
	spread moment
}

// matters reports that a knot must be seen where time is divided by a unit. The ends of a vague range need not: that
// "2017" begins on 1 January is no reason to show January.
func (k knot) matters(u unit) bool {
	if u == hours {
		return k.clocked()
	}
	return leeway(k.spread) <= 8*u.length()
}

// clocked reports that a knot is an hour, or a part of a day.
func (k knot) clocked() bool { return k.spread > 0 && k.spread < oneDay }

// leeway returns in days what a range leaves open: nothing for one day, or for less, where time is divided into days.
func leeway(spread moment) float64 {
	if spread < oneDay {
		return float64(spread) / float64(oneDay)
	}
	return float64(spread/oneDay - 1)
}

// newScale divides the time from the first to the last of the knots. Both slices must be sorted by day, and knots not
// empty.
func newScale(top float64, loads []load, knots []knot) scale {
	lo, hi := knots[0].at, knots[len(knots)-1].at
	d := divider{loads, knots, days}
	if n := slices.IndexFunc(knots, knot.clocked); n >= 0 {
		d.lowest = hours
	}
	u := millennia
	for u > d.lowest && (float64(hi-lo) < 2*u.length()*float64(oneDay) || u.next(u.next(lo)) > hi) {
		u--
	}
	for u < millennia && !slices.ContainsFunc(knots, func(k knot) bool { return k.matters(u) }) {
		u++ // a lone "January" has no days
	}
	s := scale{pieces: merge(d.divide(u, u.floor(lo), u.next(hi), true, true))}
	for len(s.pieces) > 1 && !s.pieces[0].busy {
		s.pieces = s.pieces[1:]
	}
	for n := len(s.pieces); n > 1 && !s.pieces[n-1].busy; n-- {
		s.pieces = s.pieces[:n-1]
	}
	y := math.Round(top)
	for i := range s.pieces {
		p := &s.pieces[i]
		height := math.Round(p.y1)
		p.y0, p.y1 = y, y+height
		y = p.y1
	}
	return s
}

// cell is one calendar unit while time is divided.
type cell struct {
	from, to moment
	weight   float64 // height of the cards that begin in it
	fine     int     // events dated more finely than the cell
	stray    float64 // how far the cards of those would stand from their time, were the cell of one scale
	busy     bool    // something begins or ends in it
	gap      bool
	dense    bool
}

// divider divides time with an eye on what falls into it.
type divider struct {
	loads  []load
	knots  []knot
	lowest unit // the finest worth dividing into
}

// divide returns the pieces of [from, to), with their heights in y1. Before and after say that the axis is broken, or
// ends, on that side, so that empty time there need not be shown.
func (v divider) divide(u unit, from, to moment, before, after bool) []piece {
	cells := v.cut(u, from, to)
	for i := 0; before && i < len(cells) && !cells[i].busy; i++ {
		cells[i].gap = true
	}
	for i := len(cells) - 1; after && i >= 0 && !cells[i].busy; i-- {
		cells[i].gap = true
	}
	breakOut(cells)
	markDense(cells)
	var out []piece
	for i := 0; i < len(cells); {
		c := cells[i]
		if c.dense {
			if (u > days || u > v.lowest && v.clocked(c) > 1) && c.fine > 1 {
				broken := func(k int, edge bool) bool {
					if k < 0 || k >= len(cells) {
						return edge
					}
					return cells[k].gap
				}
				out = append(out, v.divide(u-1, c.from, c.to, broken(i-1, before), broken(i+1, after))...)
			} else {
				out = append(out, piece{from: c.from, to: c.to, y1: max(c.weight, leastHeight), unit: u, busy: true, fine: c.fine > 0})
			}
			i++
			continue
		}
		j := i
		for j < len(cells) && !cells[j].dense && cells[j].gap == c.gap {
			j++
		}
		out = append(out, straighten(u, cells[i:j])...)
		i = j
	}
	return out
}

// straighten makes pieces of a row of cells: one, unless cards would then stand far from their time. The row is cut
// where the cards run ahead of the axis, or fall behind it, the most (Douglas and Peucker's rule for simplifying a
// line, applied to the height of the cards so far).
func straighten(u unit, cells []cell) []piece {
	p := piece{from: cells[0].from, to: cells[len(cells)-1].to, unit: u, gap: cells[0].gap}
	weight := 0.0
	for _, c := range cells {
		weight += c.weight
		p.busy = p.busy || c.busy
		p.fine = p.fine || c.fine > 0
	}
	sum, at, most := 0.0, 0, float64(strayMost)
	for i, c := range cells {
		if off := math.Abs(sum - weight*float64(i)/float64(len(cells))); off > most {
			at, most = i, off
		}
		sum += c.weight
	}
	switch {
	case at > 0:
		return append(straighten(u, cells[:at]), straighten(u, cells[at:])...)
	case p.gap:
		p.y1 = gapHeight
	case weight > 0:
		p.y1 = max(weight, leastHeight)
	default:
		p.y1 = min(emptyHeight*float64(len(cells)), emptyMost)
	}
	return []piece{p}
}

// cut makes the cells of [from, to).
func (v divider) cut(u unit, from, to moment) []cell {
	var cells []cell
	for d := from; d < to; {
		c := cell{from: d, to: min(u.next(d), to)}
		i, _ := slices.BinarySearchFunc(v.loads, c.from, func(l load, d moment) int { return cmp.Compare(l.at, d) })
		var fine []load
		for ; i < len(v.loads) && v.loads[i].at < c.to; i++ {
			c.weight += v.loads[i].height
			if leeway(v.loads[i].spread) <= u.length()/3 {
				fine = append(fine, v.loads[i])
			}
		}
		c.fine, c.stray = len(fine), stray(fine, c.from, c.to)
		c.busy = c.weight > 0
		i, _ = slices.BinarySearchFunc(v.knots, c.from, func(k knot, d moment) int { return cmp.Compare(k.at, d) })
		for ; !c.busy && i < len(v.knots) && v.knots[i].at < c.to; i++ {
			c.busy = v.knots[i].matters(u)
		}
		cells = append(cells, c)
		d = c.to
	}
	return cells
}

// clocked returns how many loads of a cell say the time of day.
func (v divider) clocked(c cell) int {
	n := 0
	i, _ := slices.BinarySearchFunc(v.loads, c.from, func(l load, d moment) int { return cmp.Compare(l.at, d) })
	for ; i < len(v.loads) && v.loads[i].at < c.to; i++ {
		if v.loads[i].spread > 0 && v.loads[i].spread < oneDay {
			n++
		}
	}
	return n
}

// stray returns how far the cards of loads would stand from their time if [from, to) were as tall as they are and of
// one scale.
func stray(loads []load, from, to moment) float64 {
	total := 0.0
	for _, l := range loads {
		total += l.height
	}
	sum, most := 0.0, 0.0
	for _, l := range loads {
		most = max(most, math.Abs(sum-total*float64(l.at-from)/float64(to-from)))
		sum += l.height
	}
	return most
}

// breakOut marks empty runs as gaps, the longest first, as long as breaking saves enough height.
func breakOut(cells []cell) {
	weight, units := 0.0, 0
	for _, c := range cells {
		if !c.gap {
			weight += c.weight
			units++
		}
	}
	for {
		at, length := 0, 0
		for i := 0; i < len(cells); {
			j := i
			for j < len(cells) && !cells[j].busy && !cells[j].gap {
				j++
			}
			if j-i > length {
				at, length = i, j-i
			}
			i = max(i+1, j)
		}
		if length == 0 || float64(length)*weight/float64(units) < gapSaves {
			return
		}
		for i := at; i < at+length; i++ {
			cells[i].gap = true
		}
		units -= length
	}
}

// markDense marks the cells that need much more height than a piece of one scale would give them, the heaviest first:
// what stands beside it is then judged without it.
func markDense(cells []cell) {
	for i := range cells {
		cells[i].dense = cells[i].fine > 1 && cells[i].stray > strayMost
	}
	for i := 0; i < len(cells); {
		j, heaviest, weight := i, i, 0.0
		for ; j < len(cells) && !cells[j].gap && !cells[j].dense; j++ {
			weight += cells[j].weight
			if cells[j].weight > cells[heaviest].weight {
				heaviest = j
			}
		}
		if j == i {
			i++
			continue
		}
		c := &cells[heaviest]
		if j-i == 1 {
			c.dense = c.fine > 1
		} else {
			others := (weight - c.weight) / float64(j-i-1)
			c.dense = c.weight >= denseRatio*others && c.weight >= denseLeast
		}
		if !c.dense {
			i = j
		}
	}
}

// merge joins gaps that touch, with the empty pieces beside them.
func merge(pieces []piece) []piece {
	broken := func(i int) bool { return i >= 0 && i < len(pieces) && pieces[i].gap }
	for i := range pieces {
		p := &pieces[i]
		if !p.busy && (broken(i-1) || broken(i+1)) {
			p.gap, p.y1 = true, gapHeight
		}
	}
	var out []piece
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].gap && p.gap {
			out[n-1].to = p.to
			continue
		}
		out = append(out, p)
	}
	return out
}

// move shifts the axis down.
func (s scale) move(dy float64) {
	for i := range s.pieces {
		s.pieces[i].y0 += dy
		s.pieces[i].y1 += dy
	}
}
