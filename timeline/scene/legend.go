package scene

import "slices"

const (
	legendSample = 22.0 // from the sample's left edge to its text
	legendSpace  = 26.0 // between entries
	legendLine   = 30.0
)

// bottom returns where the axis and the cards end.
func (l *layout) bottom() float64 {
	bottom := l.axis[len(l.axis)-1].y1
	for _, c := range l.cards {
		bottom = max(bottom, c.y+c.height-cardGap+midToBase)
	}
	return bottom
}

// footer sets the legend below everything, with an entry for each kind of glyph that occurs, and the height of the page.
func (l *layout) footer(bottom float64) {
	entries := entries(l.glyphs, clocked(l.items))
	if len(entries) == 0 {
		l.height = bottom + l.margin
		return
	}
	y := bottom + 36
	l.rules = append(l.rules, rule{y, 1, Hair})
	y += 26
	x := l.margin
	for _, e := range entries {
		w := legendFace.Width(e.name)
		if x > l.margin && x+legendSample+w > l.right {
			x = l.margin
			y += legendLine
		}
		e.place(x+3, y)
		l.legend = append(l.legend, e.glyph)
		l.texts = append(l.texts, text{x: x + legendSample, y: y + midToBase, face: legendFace, fill: Grey, s: e.name})
		x += legendSample + w + legendSpace
	}
	l.height = y + l.margin
}

// sample is a legend entry before it has a place.
type sample struct {
	glyph
	name string
}

// place moves a sample drawn around height 0.
func (e *sample) place(x, y float64) {
	e.x = x
	e.y0 += y
	e.y1 += y
	for i := range e.parts {
		e.parts[i].y0 += y
		e.parts[i].y1 += y
	}
}

// clocked reports that some event has a time of day.
func clocked(items []drawn) bool {
	return slices.ContainsFunc(items, func(it drawn) bool { return it.Clock.Known() })
}

// entries returns the samples of what occurs, in a fixed order: kinds of time first, then kinds of saying.
func entries(glyphs []glyph, clocked bool) []sample {
	exact, some := "exact day", "some day in this range"
	if clocked {
		exact, some = "exact day or time", "some time in this range"
	}
	kinds, modes, strong := map[kind]bool{}, map[mode]bool{}, false
	for _, g := range glyphs {
		kinds[g.kind] = true
		modes[g.mode] = true
		strong = strong || g.strong && g.mode == asserted
	}
	bar := func(k kind, parts ...part) glyph {
		return glyph{width: barWidth, shape: shape{kind: k, y0: -10, y1: 10, parts: parts}}
	}
	whole := part{-10, 10, soft}
	var out []sample
	for _, e := range []sample{
		{glyph{width: barWidth, shape: shape{kind: exactDay, y0: -dotRadius, y1: dotRadius}}, exact},
		{bar(aboutDay, whole), "about this day"},
		{bar(within, whole), some},
		{bar(lasted, part{-10, 10, solid}), "lasted"},
		{bar(uncertain, part{-10, -2, fadeUp}, part{-2, 4, solid}, part{4, 10, fadeDown}), "lasted; begin or end uncertain"},
		{tips(bar(ongoing, part{-10, -3, solid}, part{-3, 10, fadeDown}), false, true), "still going on"},
		{tips(bar(before, part{-10, 10, fadeUp}), true, false), "some day before"},
		{tips(bar(after, part{-10, 10, fadeDown}), false, true), "some day after"},
		{glyph{width: barWidth, shape: shape{kind: ordered, y0: -dotRadius, y1: dotRadius}}, "only the order is known"},
		{glyph{width: barWidth, shape: shape{kind: undated, y0: -dotRadius, y1: dotRadius}}, "no date is known"},
	} {
		if kinds[e.kind] {
			out = append(out, e)
		}
	}
	for _, m := range []struct {
		mode mode
		name string
	}{{claimed, "claimed or possible"}, {planned, "planned or expected"}, {denied, "denied"}} {
		if modes[m.mode] {
			g := bar(within, whole)
			g.mode = m.mode
			out = append(out, sample{g, m.name})
		}
	}
	if strong {
		out = append(out, sample{glyph{width: barWidth, strong: true, shape: shape{kind: exactDay, y0: -dotRadius, y1: dotRadius}}, "several sources"})
	}
	return out
}

func tips(g glyph, up, down bool) glyph {
	g.tipUp, g.tipDown = up, down
	return g
}
