package scene

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

const (
	dayTicks   = 24.0 // least pixels between ticks one day apart
	otherTicks = 38.0 // ... between other ticks
	labelGap   = 15.0 // least pixels between the baselines of two labels
	axisTail   = 12.0 // the axis runs on below its last tick
)

// tick is a mark on the axis before it is known whether its label has room.
type tick struct {
	y      float64
	at     moment
	unit   unit
	rank   int  // lower keeps its label
	plain  bool // a year among many: not bold
	marked bool // the day of publication
}

// Ranks of tick labels.
const (
	rankStart     = iota // the first of the axis or after a break
	rankPublished        // the day of publication
	rankYear
	rankMonth
	rankDay
)

// drawAxis sets the axis, its breaks, ticks and labels.
func (l *layout) drawAxis(tl *timeline.Timeline, s scale) {
	l.axis, l.breaks, l.ticks, l.published = l.axis[:0], l.breaks[:0], l.ticks[:0], l.published[:0]
	l.texts = slices.DeleteFunc(l.texts, func(t text) bool { return t.x == l.labelX })

	top, bottom := s.top(), s.bottom()+axisTail
	for _, g := range l.glyphs {
		top = min(top, g.y0)
		bottom = max(bottom, g.y1+4)
	}
	from := top
	for _, p := range s.pieces {
		if p.gap {
			l.axis = append(l.axis, stroke{from, p.y0 + 3})
			l.breaks = append(l.breaks, stroke{p.y0 + 3, p.y1 - 3})
			from = p.y1 - 3
		}
	}
	l.axis = append(l.axis, stroke{from, bottom})

	marks := ticksOf(s)
	for _, d := range publishedMarks(tl) {
		y := s.y(d + 1)
		l.published = append(l.published, y)
		marks = append(marks, tick{y: y, rank: rankPublished, marked: true})
	}
	l.texts = append(l.texts, label(marks, l.labelX)...)
	for _, t := range marks {
		if !t.marked {
			l.ticks = append(l.ticks, t.y)
		}
	}
}

// publishedMarks returns the days of publication that the axis marks: the first and the last.
func publishedMarks(tl *timeline.Timeline) []record.Day {
	if n := len(tl.Published); n > 2 {
		return []record.Day{tl.Published[0], tl.Published[n-1]}
	}
	return tl.Published
}

// ticksOf chooses the ticks of every piece: the finest step that leaves room for labels.
func ticksOf(s scale) []tick {
	var out []tick
	for i, p := range s.pieces {
		if p.gap {
			continue
		}
		perDay := (p.y1 - p.y0) / float64(p.to-p.from) * float64(oneDay)
		var chosen []moment
		grain, count := p.unit, 0
		for at := slices.Index(steps, p.unit.finest(p.fine)); at < len(steps); at++ {
			least := otherTicks
			if steps[at].length() <= 1 {
				least = dayTicks
			}
			if steps[at].length()*perDay >= least {
				chosen, grain, count = steps[at].ticks(p.from, p.to), steps[at].unit, steps[at].count
				break
			}
		}
		starts := i == 0 || s.pieces[i-1].gap
		if len(chosen) == 0 || chosen[0] != p.from {
			out = append(out, newTick(s, p.from, min(p.unit, years), starts))
		}
		for k, d := range chosen {
			t := newTick(s, d, grain, starts && k == 0 && d == p.from)
			// In a long row of years the round ones stand out.
			t.plain = grain == years && p.unit > years && t.rank != rankStart && d.day().Year()%(10*leading(count)) != 0
			out = append(out, t)
		}
	}
	return out
}

// leading returns the greatest power of ten that is not above a count.
func leading(count int) int {
	power := 1
	for power*10 <= count {
		power *= 10
	}
	return power
}

// newTick returns a tick, named after the unit, or a coarser one of which its day is the first where that says as much.
func newTick(s scale, d moment, u unit, starts bool) tick {
	t := tick{y: s.at(d), at: d, unit: u, rank: rankDay}
	if u > days {
		t.rank = rankMonth
		if u > months || years.floor(d) == d && !starts {
			t.unit, t.rank = years, rankYear
		}
	}
	if starts {
		t.rank = rankStart
	}
	return t
}

// label returns the labels of ticks that have room, the more important ones first, none closer to another than
// labelGap. A year is said where it is not clear from the label above.
func label(marks []tick, x float64) []text {
	order := slices.Clone(marks)
	slices.SortStableFunc(order, func(a, b tick) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.y, b.y)) })
	var kept []tick
	near := map[int][]float64{} // heights of those kept, by how many gaps down they stand
	free := func(y float64) bool {
		for at := int(y/labelGap) - 1; at <= int(y/labelGap)+1; at++ {
			if slices.ContainsFunc(near[at], func(k float64) bool { return overlaps(k, k, y, y, labelGap) }) {
				return false
			}
		}
		return true
	}
	for _, t := range order {
		if t.marked && !free(t.y) {
			// Beside its line rather than on it; a day of publication is never left unsaid for want of room.
			for _, dy := range [...]float64{labelGap, -labelGap, 2 * labelGap} {
				if free(t.y + dy) {
					t.y += dy
					break
				}
			}
		}
		if free(t.y) {
			kept = append(kept, t)
			near[int(t.y/labelGap)] = append(near[int(t.y/labelGap)], t.y)
		}
	}
	slices.SortStableFunc(kept, func(a, b tick) int { return cmp.Compare(a.y, b.y) })
	year := 0
	var out []text
	for _, t := range kept {
		if t.marked {
			out = append(out, text{x: x, y: t.y + midToBase, face: Face{Size: 11, Italic: true}, anchor: End, fill: Grey, s: "published"})
			continue
		}
		s, bare := tickLabel(t.at, t.unit, t.at.day().Year() != year)
		year = t.at.day().Year()
		f, fill := tickFace, Grey
		if bare && !t.plain {
			f, fill = yearFace, Ink
		}
		out = append(out, text{x: x, y: t.y + midToBase, face: f, anchor: End, fill: fill, s: s})
	}
	return out
}
