package scene

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Measures of an axis that runs over the page, in pixels.
const (
	overGap   = 34.0 // a broken stretch
	overLeast = 22.0 // least width of a piece
	overLoad  = 60.0 // what an event asks for, before all are fitted to the page
	tickSpace = 9.0  // least space between two labels
)

// newAxisOver returns a scale from x0 to x1: divided like that of a column, then fitted to the width. What cannot be
// fitted is one piece of one scale.
func newAxisOver(tl *timeline.Timeline, items []drawn, x0, x1 float64) scale {
	lds := make([]load, len(items))
	for i, it := range items {
		lds[i] = loadOf(it, overLoad)
	}
	slices.SortStableFunc(lds, func(a, b load) int { return cmp.Compare(a.at, b.at) })
	ks := knots(tl)
	s := newScale(0, lds, ks)
	// The last unit need not run out: a century has room for what comes, a page has not.
	if p, end := &s.pieces[len(s.pieces)-1], ks[len(ks)-1].at+oneDay; p.from < end {
		full := p.to - p.from
		p.to = min(p.to, max(end+(end-p.from)/30, p.from+full/4))
	}
	gaps, weight := 0, 0.0
	for _, p := range s.pieces {
		if p.gap {
			gaps++
		} else {
			weight += p.y1 - p.y0
		}
	}
	room := x1 - x0 - overGap*float64(gaps)
	solid := float64(len(s.pieces) - gaps)
	if overGap*float64(gaps) > .45*(x1-x0) || overLeast*solid > room {
		first, last := s.pieces[0], s.pieces[len(s.pieces)-1]
		return scale{pieces: []piece{{from: first.from, to: last.to, y0: x0, y1: x1, unit: coarsest(s), busy: true, fine: true}}}
	}
	x := x0
	for i := range s.pieces {
		p := &s.pieces[i]
		width := overGap
		if !p.gap {
			width = overLeast + (room-overLeast*solid)*(p.y1-p.y0)/weight
		}
		p.y0, p.y1 = x, x+width
		x += width
	}
	s.pieces[len(s.pieces)-1].y1 = x1
	return s
}

// coarsest returns the unit that divides the whole of a scale into at least two.
func coarsest(s scale) unit {
	from, to := s.pieces[0].from, s.pieces[len(s.pieces)-1].to
	u := millennia
	for u > days && u.next(u.next(from)) > to {
		u--
	}
	return u
}

// overTick is a label of an axis that runs over the page.
type overTick struct {
	tick
	x, width float64 // left end of its label, and how wide it is
	s        string
	face     Face
	fill     Color
}

// ticksOver returns the ticks of a scale with those labels that have room between x0 and x1, the more important first.
func ticksOver(s scale, x0, x1 float64) []overTick {
	marks := ticksOf(s)
	slices.SortStableFunc(marks, func(a, b tick) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.y, b.y)) })
	var kept []overTick
	for _, t := range marks {
		// With its year: which label stands before it is not known yet, and a year more or less is little.
		o := overTick{tick: t, face: tickFace, fill: Grey}
		o.measure(true, x0, x1)
		if !slices.ContainsFunc(kept, func(k overTick) bool { return overlaps(k.x, k.x+k.width, o.x, o.x+o.width, tickSpace) }) {
			kept = append(kept, o)
		}
	}
	slices.SortFunc(kept, func(a, b overTick) int { return cmp.Compare(a.y, b.y) })
	year := 0
	for i := range kept {
		o := &kept[i]
		o.measure(o.at.day().Year() != year, x0, x1)
		year = o.at.day().Year()
	}
	return kept
}

// measure sets the label, centred on its tick but not beyond the ends.
func (o *overTick) measure(withYear bool, x0, x1 float64) {
	s, bare := tickLabel(o.at, o.unit, withYear)
	o.s = s
	if bare && !o.plain {
		o.face, o.fill = yearFace, Ink
	}
	o.width = o.face.Width(s)
	o.x = min(max(o.y-o.width/2, x0), x1-o.width)
}

// axisOver draws an axis at a height, with its labels above and a grid down to bottom.
func (s scale) axisOver(tl *timeline.Timeline, y, x0, x1, bottom float64) (lines, words []Shape) {
	for _, t := range ticksOver(s, x0-20, x1+14) {
		lines = append(lines, stretch(t.y, y-6, t.y, y, Ink, 1), stretch(t.y, y+10, t.y, bottom, Hair, 1))
		words = append(words, Shape{Kind: Text, X: t.x, Y: y - 11, Words: t.s, Face: t.face, Fill: t.fill})
	}
	from := x0
	for _, p := range s.pieces {
		if p.gap {
			lines = append(lines, stretch(from, y, p.y0+3, y, Ink, 1), zigzag(pen{over: true}, y, p.y0+3, p.y1-3))
			from = p.y1 - 3
		}
	}
	lines = append(lines, stretch(from, y, x1, y, Ink, 1))
	right := -1.0
	for _, d := range publishedMarks(tl) {
		x := s.y(d + 1)
		mark := stretch(x, y-24, x, bottom, Grey, 1)
		mark.Dash = []float64{1, 3}
		lines = append(lines, mark)
		label := Shape{Kind: Text, Y: y - 29, Words: "published", Face: Face{Size: 11, Italic: true}, Fill: Grey}
		w := label.Face.Width(label.Words)
		label.X = min(max(x-w/2, x0-20), x1+14-w)
		if label.X > right+tickSpace {
			words = append(words, label)
			right = label.X + w
		}
	}
	return lines, words
}

// openRoom returns the room that bars without a bound need before the first and after the last day.
func openRoom(items []drawn) (before, after float64) {
	first, last := record.Day(0), record.Day(0)
	for _, it := range items {
		for _, d := range [...]record.Day{it.Begin.Lo, it.Begin.Hi, it.End.Lo, it.End.Hi} {
			if d != 0 && (first == 0 || d < first) {
				first = d
			}
			last = max(last, d)
		}
	}
	for _, it := range items {
		if !it.placed && it.Begin.Lo == 0 {
			before = openLength
		}
		if !it.placed && it.End.Hi == 0 {
			after = openLength
		}
	}
	return before, after
}
