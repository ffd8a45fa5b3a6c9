package scene

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// draw turns lanes into shapes: rules, axis and names first, then every event in order of time.
func (o *over) draw(s *Scene, ruleY, axisY, bottom float64) {
	end := s.Width - o.margin
	deco := Group{Role: Decoration}
	lines, words := o.s.axisOver(o.tl, axisY, o.x0, o.right, bottom)
	deco.Shapes = append(deco.Shapes, lines...)
	for _, l := range o.lanes {
		deco.Shapes = append(deco.Shapes, stretch(o.margin, l.y1, end, l.y1, Hair, 1))
	}
	deco.Shapes = append(deco.Shapes, o.ties()...)
	if len(o.undated) > 0 {
		line := stretch(o.right+14, axisY, o.right+14, bottom, Grey, 1)
		line.Dash = []float64{1, 3}
		deco.Shapes = append(deco.Shapes, line)
		words = append(words, Shape{Kind: Text, X: o.right + 26, Y: axisY - 11, Words: "no date", Face: Face{Size: 11, Italic: true}, Fill: Grey})
	}
	s.Groups = append(s.Groups, deco, Group{Role: Axis, Shapes: words})
	names := Group{Role: LaneName}
	for i := range o.lanes {
		names.Shapes = append(names.Shapes, o.lanes[i].names(o)...)
	}
	s.Groups = append(s.Groups, names)
	var groups []timed
	for i := range o.marks {
		groups = append(groups, o.markGroups(&o.marks[i])...)
	}
	for i := range o.lanes {
		groups = append(groups, o.tickGroups(&o.lanes[i])...)
	}
	slices.SortStableFunc(groups, func(a, b timed) int { return cmp.Compare(a.item, b.item) })
	for _, g := range groups {
		s.Groups = append(s.Groups, g.Group)
	}
	s.Groups = append(s.Groups, o.railGroups()...)
}

// timed is a group with the item whose place in time it has.
type timed struct {
	Group
	item int
}

// names sets the name of a lane beside it, or above its marks where there is no room beside.
func (l *overLane) names(o *over) []Shape {
	var out []Shape
	y := l.y0 + laneTop + 14
	if o.narrow {
		y = l.y0 + 18
	}
	for _, s := range l.name {
		out = append(out, Shape{Kind: Text, X: o.margin, Y: y, Words: s, Face: laneFace, Fill: Ink})
		y += 18
	}
	for _, s := range l.detail {
		out = append(out, Shape{Kind: Text, X: o.margin, Y: y, Words: s, Face: subFace, Fill: Grey})
		y += 16
	}
	return out
}

// markGroups draws the bar of an event and its words above it.
func (o *over) markGroups(m *overMark) []timed {
	it := o.items[m.item]
	l := &o.lanes[it.Lane]
	y := l.ground() + m.y
	g := glyph{shape: m.sh, mode: modeOf(it.Event), strong: it.Several > 1, x: y + m.height() + barAboveGap, width: overBar}
	o.glyphs = append(o.glyphs, g)
	mark := Group{Role: Mark, Events: eventsOf(it.Item), Tip: tooltip(it.Item), Shapes: pen{over: true}.mark(g)}
	card := Group{Role: Card, Events: mark.Events, Tip: mark.Tip}
	// The ground beneath the words stays free of grid and ties.
	ground := rect{m.x - 3, y - 1, m.x + m.wordsWidth() + 3, y + m.height() + 1}
	card.Shapes = append(card.Shapes, Shape{Path: []Segment{{Op: 'M', X: ground.x0, Y: ground.y0}, {Op: 'L', X: ground.x1, Y: ground.y0},
		{Op: 'L', X: ground.x1, Y: ground.y1}, {Op: 'L', X: ground.x0, Y: ground.y1}, {Op: 'Z'}}, Fill: Paper})
	base := y + 11.5
	for _, s := range m.lines {
		card.Shapes = append(card.Shapes, Shape{Kind: Text, X: m.x, Y: base, Words: s, Face: wordFace, Fill: Ink, Struck: it.Struck})
		base += 15
	}
	base -= 1.5
	for _, s := range m.when {
		card.Shapes = append(card.Shapes, Shape{Kind: Text, X: m.x, Y: base, Words: s, Face: whenFace, Fill: Blue})
		base += 13.5
	}
	return []timed{{mark, m.item}, {card, m.item}}
}

// ties draws the lines from marks to the lanes that their events touch.
func (o *over) ties() []Shape {
	if len(o.marks)+o.unlabelled > tieMost {
		return nil
	}
	type tie struct{ mark, to int }
	var all []tie
	var xs []float64
	for i := range o.marks {
		m := &o.marks[i]
		for _, to := range o.items[m.item].Touches {
			x := (m.sh.y0 + m.sh.y1) / 2
			if m.sh.y1-m.sh.y0 > 60 {
				x = m.sh.y0 + 30 // near the begin of a long bar, where its words are
			}
			all, xs = append(all, tie{i, to}), append(xs, x)
		}
	}
	// Ties that leave one bar to both sides may share a place; those of other bars stand apart.
	spread(xs, 2*tieRadius+1.5)
	var out []Shape
	for k, t := range all {
		m := &o.marks[t.mark]
		it := o.items[m.item]
		x := min(max(xs[k], m.sh.y0+1), m.sh.y1-1)
		from := o.lanes[it.Lane].ground() + m.y + m.height() + barAboveGap + overBar/2
		l := &o.lanes[t.to]
		y := l.y1 - 7
		if t.to > it.Lane {
			y = l.y0 + l.head + 8
		}
		c := Shape{Kind: Circle, X: x, Y: y, R: tieRadius, Fill: Paper, Stroke: Tie, StrokeWidth: 1.4}
		line := stretch(x, from, x, y-math.Copysign(tieRadius, y-from), Tie, 1.2)
		line.Crisp = false
		out = append(out, line, c)
	}
	return out
}

// tickGroups draws events without words as ticks at the foot of their lane; those that would touch are one tick, the
// taller the more they are.
func (o *over) tickGroups(l *overLane) []timed {
	if len(l.ticks) == 0 {
		return nil
	}
	type at struct {
		x    float64
		item int
	}
	var all []at
	for _, i := range l.ticks {
		it := o.items[i]
		x := (o.s.y(it.at) + o.s.y(cmp.Or(it.Begin.Hi, it.End.Hi, it.at))) / 2
		all = append(all, at{math.Round(min(max(x, o.x0), o.right-2)), i})
	}
	slices.SortStableFunc(all, func(a, b at) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.item, b.item)) })
	var out []timed
	foot := l.y1 - 5
	if l.below {
		foot -= 9
	}
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].x-all[i].x < tickMerge {
			j++
		}
		height := min(tickHeight+2.2*math.Log2(float64(j-i)), tickMost)
		line := stretch(all[i].x, foot, all[i].x, foot-height, Blue, 2)
		g := Group{Role: Mark, Words: true, Shapes: []Shape{line}}
		for k := i; k < j; k++ {
			it := o.items[all[k].item].Item
			g.Events = append(g.Events, eventsOf(it)...)
			if k-i < tipsMost {
				if k > i {
					g.Tip += "\n"
				}
				g.Tip += it.Date + ": " + legal(it.Label)
			}
		}
		if n := j - i - tipsMost; n > 0 {
			g.Tip += "\n" + more(n, "here")
			g.Events = g.Events[:tipsMost]
		}
		out = append(out, timed{g, all[i].item})
		i = j
	}
	return out
}

// railGroups draws the marks of undated events beside their lanes, with how many they are.
func (o *over) railGroups() []Group {
	var out []Group
	used := make([]float64, len(o.lanes))
	for _, it := range o.undated {
		l := &o.lanes[it.Lane]
		n := used[it.Lane]
		used[it.Lane]++
		// Four to a row: the rail is narrow.
		x := o.right + 33 + 14*math.Mod(n, 4)
		y := l.ground() + 8 + 16*math.Floor(n/4)
		if y+dotRadius > l.y1 {
			y = l.y1 - dotRadius - 2
		}
		g := glyph{shape: shape{kind: undated, y0: x - dotRadius, y1: x + dotRadius}, mode: modeOf(it.Event), x: y - overBar/2, width: overBar}
		o.glyphs = append(o.glyphs, g)
		out = append(out, Group{Role: Mark, Words: true, Events: []record.EventID{it.Event.ID}, Tip: fmt.Sprintf("No date: %s", tooltip(it)), Shapes: pen{over: true}.mark(g)})
	}
	return out
}
