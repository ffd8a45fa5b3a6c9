package scene

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// scene turns a column into shapes: heading and axis first, then for each event its bar and its card, last the legend.
func (l *layout) scene() *Scene {
	s := &Scene{Width: l.width, Height: l.height}
	add := func(g Group) {
		if len(g.Shapes) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	var rules, axis, leaders, heading, ticks, legend []Shape
	for _, r := range l.rules {
		rules = append(rules, stretch(l.margin, r.y, l.right, r.y, r.fill, r.width))
	}
	for _, a := range l.axis {
		axis = append(axis, stretch(l.axisX, a.y0, l.axisX, a.y1, Ink, 1))
	}
	for _, y := range l.ticks {
		axis = append(axis, stretch(l.axisX-6, y, l.axisX, y, Ink, 1))
	}
	for _, y := range l.published {
		mark := stretch(l.axisX-6, y, l.laneEnd+12, y, Grey, 1)
		mark.Dash = []float64{1, 3}
		axis = append(axis, mark)
	}
	for _, b := range l.breaks {
		axis = append(axis, zigzag(pen{}, l.axisX, b.y0, b.y1))
	}
	if l.rail.y1 > l.rail.y0 {
		line := stretch(l.axisX, l.rail.y0, l.axisX, l.rail.y1, Grey, 1)
		line.Dash = []float64{1, 3}
		axis = append(axis, line)
	}
	for _, ld := range l.leaders {
		leaders = append(leaders, ld.path())
	}
	head := l.rules[0].y
	for _, t := range l.texts {
		switch {
		case t.x == l.labelX && t.anchor == End:
			ticks = append(ticks, t.words())
		case t.y < head:
			heading = append(heading, t.words())
		default:
			legend = append(legend, t.words())
		}
	}
	for _, t := range l.rail.label {
		ticks = append(ticks, t.words())
	}
	samples := []Shape{}
	for _, g := range l.legend {
		samples = append(samples, pen{}.mark(g)...)
	}
	add(Group{Role: Heading, Shapes: heading})
	add(Group{Role: Decoration, Shapes: slices.Concat(rules, axis)})
	add(Group{Role: Axis, Shapes: ticks})
	add(Group{Role: Decoration, Shapes: leaders})
	l.addMarks(add)
	for _, row := range l.rail.rows {
		add(Group{Role: Mark, Events: []record.EventID{row.item.Event.ID}, Tip: tooltip(row.item), Shapes: pen{}.mark(row.glyph)})
		g := Group{Role: Card, Events: []record.EventID{row.item.Event.ID}, Tip: tooltip(row.item)}
		for _, t := range row.texts {
			g.Shapes = append(g.Shapes, t.words())
		}
		add(g)
	}
	note := Group{Role: Note}
	for _, t := range l.rail.more {
		note.Shapes = append(note.Shapes, t.words())
	}
	add(note)
	add(Group{Role: Legend, Shapes: slices.Concat(samples, legend)})
	s.Cuts = s.cuts(head)
	return s
}

// addMarks adds each card behind the bar that it is the first to touch, in order of time.
func (l *layout) addMarks(add func(Group)) {
	first := make([][]int, len(l.cards))
	for i, g := range l.glyphs {
		if !g.rail {
			first[slices.Min(g.cards)] = append(first[slices.Min(g.cards)], i)
		}
	}
	for i, c := range l.cards {
		for _, at := range first[i] {
			g := &l.glyphs[at]
			m := Group{Role: Mark, Shapes: pen{}.mark(*g)}
			for k, card := range g.cards {
				it := l.items[card]
				m.Events = append(m.Events, eventsOf(it.Item)...)
				if k > 0 {
					m.Tip += "\n"
				}
				m.Tip += tooltip(it.Item)
			}
			add(m)
		}
		g := Group{Role: Card, Events: eventsOf(l.items[i].Item), Tip: c.title}
		for _, t := range c.texts {
			t.y += c.y
			g.Shapes = append(g.Shapes, t.words())
		}
		add(g)
	}
}

// path draws a leader: level, then in a curve to its card.
func (ld leader) path() Shape {
	s := Shape{Stroke: Line, StrokeWidth: 1, Path: []Segment{{Op: 'M', X: ld.x0, Y: ld.y0}}}
	if ld.bend > ld.x0+1 {
		s.Path = append(s.Path, Segment{Op: 'L', X: ld.bend, Y: ld.y0})
	}
	if dy := ld.y1 - ld.y0; dy > -1 && dy < 1 {
		s.Path = append(s.Path, Segment{Op: 'L', X: ld.x1, Y: ld.y1})
		return s
	}
	half := (ld.x1 - ld.bend) / 2
	s.Path = append(s.Path, Segment{Op: 'C', X1: ld.bend + half, Y1: ld.y0, X2: ld.x1 - half, Y2: ld.y1, X: ld.x1, Y: ld.y1})
	return s
}

// zigzag draws where an axis is broken: out to one side, across, back.
func zigzag(p pen, across, from, to float64) Shape {
	mid := (from + to) / 2
	return Shape{Stroke: Grey, StrokeWidth: 1, Path: []Segment{
		p.move('M', from, across), p.move('L', cmp.Or(mid-7, from), across), p.move('L', mid-3, across-5), p.move('L', mid+3, across+5),
		p.move('L', mid+7, across), p.move('L', to, across)}}
}

// eventsOf returns the events that an item stands for.
func eventsOf(it *timeline.Item) []record.EventID {
	out := []record.EventID{it.Event.ID}
	for _, ev := range it.Also {
		out = append(out, ev.ID)
	}
	return out
}
