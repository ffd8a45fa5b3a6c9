package scene

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Measures of lanes, in pixels.
const (
	wordsMost   = 260  // events with words beside their marks; others stand as ticks
	wholeMost   = 60   // up to so many events none goes without words
	laneDeep    = 210  // greatest depth of a lane's words where there are more
	laneTop     = 15.0 // free ground at the top of a lane, where ties arrive from above
	laneFoot    = 10.0 // ... and at its foot
	laneLeast   = 58.0
	overBar     = 9.0
	labelWidth  = 158.0 // where the words of a mark wrap
	labelLines  = 3
	tieMost     = 60 // with more events, ties between lanes would be a thicket
	tickHeight  = 5.0
	tickMost    = 15.0
	tickMerge   = 3.0 // ticks nearer than this are one, taller
	gutterMost  = 170.0
	tieRadius   = 3.2
	railWidth   = 86.0
	wordSpace   = 10.0 // least space beside words
	tipsMost    = 12   // events named in the tip of a tick
	barAboveGap = 4.0
)

var (
	wordFace = Face{Size: 12.5}
	whenFace = Face{Size: 11}
	laneFace = Face{Size: 14.5, Bold: true}
	subFace  = Face{Size: 12}
)

// over is a picture with time from left to right while it is made.
type over struct {
	tl          *timeline.Timeline
	opt         Options
	items       []drawn
	s           scale
	x0, x1      float64 // ends of the axis
	right       float64 // right end of the lanes, the rail aside
	margin      float64
	narrow      bool
	lanes       []overLane
	marks       []overMark
	glyphs      []glyph // for the legend
	unlabelled  int
	undated     []*timeline.Item
	undatedMore int
}

// overLane is a lane while it is filled.
type overLane struct {
	packer
	name, detail []string
	nameWidth    float64
	y0, y1       float64 // its ground
	head         float64 // ground for the name, where it stands above the marks
	ticks        []int   // items that stand as ticks
	from         bool    // ties arrive from above
	below        bool    // ties arrive from below
}

// overMark is an event with words.
type overMark struct {
	item  int
	sh    shape
	lines []string
	when  []string
	x     float64 // left end of its words
	y     float64 // top of its words, relative to the ground of its lane
}

// height returns how tall the words of a mark are.
func (m *overMark) height() float64 { return 15*float64(len(m.lines)) + 13.5*float64(len(m.when)) }

// newLanes computes the picture.
func newLanes(tl *timeline.Timeline, opt Options) *Scene {
	o := &over{tl: tl, opt: opt, items: onAxis(tl), margin: 40}
	width := cmp.Or(opt.Width, LanesWidth)
	if o.narrow = width < narrowWidth; o.narrow {
		o.margin = 16
	}
	s := &Scene{Width: width, Landscape: true}
	heading := newFrame(width)
	l := &layout{frame: heading}
	y := l.heading(tl)
	group := Group{Role: Heading}
	for _, t := range l.texts {
		group.Shapes = append(group.Shapes, t.words())
	}
	s.Groups = append(s.Groups, group)
	if len(o.items) == 0 {
		note := Group{Role: Note}
		y += 48
		for _, words := range heading.label.balance(nothing, width-2*o.margin) {
			note.Shapes = append(note.Shapes, Shape{Kind: Text, X: o.margin, Y: y, Words: words, Face: heading.label, Fill: Ink})
			y += heading.labelLine
		}
		s.Groups = append(s.Groups, note)
		s.Height = y + o.margin
		return s
	}
	o.measure(width)
	o.fill()
	axisY := y + 48
	bottom := o.stackLanes(axisY + 16)
	o.draw(s, y, axisY, bottom)
	o.foot(s, bottom)
	s.Repeat = [2]float64{axisY - 40, axisY + 1}
	s.Cuts = o.cuts(s, axisY)
	return s
}

// measure decides where names, axis and rail stand, and the scale.
func (o *over) measure(width float64) {
	o.lanes = make([]overLane, len(o.tl.Lanes))
	gutter := 0.0
	nameRoom := gutterMost
	if o.narrow {
		nameRoom = width - 2*o.margin
	}
	for i, lane := range o.tl.Lanes {
		l := &o.lanes[i]
		l.name = atMost(laneFace, legal(lane.Name), nameRoom, 3)
		l.detail = atMost(subFace, legal(lane.Detail), nameRoom, 1)
		for _, s := range l.name {
			l.nameWidth = max(l.nameWidth, laneFace.Width(s))
		}
		for _, s := range l.detail {
			l.nameWidth = max(l.nameWidth, subFace.Width(s))
		}
		gutter = max(gutter, l.nameWidth)
		if o.narrow {
			l.head = 18*float64(len(l.name)) + 4
			l.detail = nil
		}
	}
	o.undated, o.undatedMore = undatedOf(o.tl, o.opt)
	o.undatedMore -= len(o.undated)
	o.right = width - o.margin
	if len(o.undated) > 0 && !o.narrow {
		o.right -= railWidth
	} else {
		o.undated = nil
	}
	before, after := openRoom(o.items)
	left := o.margin + dotRadius
	if !o.narrow {
		left = o.margin + gutter + 22
	}
	o.x0, o.x1 = left+before, o.right-max(after, 14)
	o.s = newAxisOver(o.tl, o.items, o.x0, o.x1)
	o.x0 = left
}

// fill gives events their place in their lanes: words for the most salient, ticks for the rest.
func (o *over) fill() {
	order := make([]int, len(o.items))
	for i := range order {
		order[i] = i
	}
	most := math.Inf(1)
	if len(order) > wholeMost {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Compare(o.items[b].Event.Salience, o.items[a].Event.Salience)
		})
		for _, i := range order[min(len(order), wordsMost):] {
			lane := &o.lanes[o.items[i].Lane]
			lane.ticks = append(lane.ticks, i)
		}
		order = order[:min(len(order), wordsMost)]
		most = laneDeep
	}
	if most > laneDeep {
		// Long bars last, below the words of the short ones, which then stay near the axis.
		long := func(i int) int {
			if sh := shapeOf(o.items[i], o.s); sh.y1-sh.y0 > .4*(o.x1-o.x0) {
				return 1
			}
			return 0
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(long(a), long(b)) })
	}
	for _, i := range order {
		m := o.newMark(i)
		lane := &o.lanes[o.items[i].Lane]
		words := rect{m.x - wordSpace/2, 0, m.x + m.wordsWidth() + wordSpace/2, m.height() + barAboveGap}
		bar := rect{m.sh.y0 - 3, words.y1 - 1, m.sh.y1 + 3, words.y1 + overBar + 7}
		y, ok := lane.place([]rect{words, bar}, most)
		if !ok {
			lane.ticks = append(lane.ticks, i)
			continue
		}
		m.y = y
		o.marks = append(o.marks, m)
	}
	for i := range o.lanes {
		o.unlabelled += len(o.lanes[i].ticks)
	}
	slices.SortStableFunc(o.marks, func(a, b overMark) int { return cmp.Compare(a.item, b.item) })
}

// newMark sets the words of an event beside its bar.
func (o *over) newMark(i int) overMark {
	it := o.items[i]
	m := overMark{item: i, sh: shapeOf(it, o.s)}
	if m.sh.kind == exactDay || m.sh.kind == ordered {
		c := m.sh.y0
		switch {
		case it.placed && it.after:
			c = o.s.y(cmp.Or(it.anchor.End.Hi, it.at)+1) + dotRadius + 3
		case it.placed:
			c -= dotRadius + 3
		}
		m.sh.y0, m.sh.y1 = c-dotRadius, c+dotRadius
	}
	if least := o.x0 - dotRadius; m.sh.y0 < least {
		m.sh.cutStart(least)
	}
	m.sh.cutEnd(o.right)
	room := min(labelWidth, o.right-o.x0)
	m.lines = atMost(wordFace, legal(it.Label), room, labelLines)
	if len(m.lines) == 0 {
		m.lines = []string{"(no words)"}
	}
	m.when = atMost(whenFace, legal(it.Date), room, 2)
	if change := atMost(whenFace, legal(it.Change), room, 2); len(change) == 1 && len(m.when) == 1 && whenFace.Width(m.when[0]+" · "+change[0]) <= room {
		m.when[0] += " · " + change[0]
	} else {
		m.when = append(m.when, change...)
	}
	m.x = min(max(m.sh.y0, o.x0-dotRadius), o.right-m.wordsWidth())
	if m.sh.tipUp {
		m.x = min(max(m.sh.y0, m.sh.y1-m.wordsWidth()), o.right-m.wordsWidth())
	}
	return m
}

func (m *overMark) wordsWidth() float64 {
	w := 0.0
	for _, s := range m.lines {
		w = max(w, wordFace.Width(s))
	}
	for _, s := range m.when {
		w = max(w, whenFace.Width(s))
	}
	return w
}

// cutStart shortens a shape that begins before the picture does.
func (sh *shape) cutStart(x float64) {
	sh.y0 = x
	sh.y1 = max(sh.y1, x+leastBar)
	for i := range sh.parts {
		sh.parts[i].y0, sh.parts[i].y1 = max(sh.parts[i].y0, x), max(sh.parts[i].y1, x)
	}
	if n := len(sh.parts); n > 0 {
		sh.parts[n-1].y1 = sh.y1
	}
}

// cutEnd shortens a shape that ends after the picture does.
func (sh *shape) cutEnd(x float64) {
	if sh.y1 <= x {
		return
	}
	sh.y1 = x
	sh.y0 = min(sh.y0, x-leastBar)
	for i := range sh.parts {
		sh.parts[i].y0, sh.parts[i].y1 = min(sh.parts[i].y0, x), min(sh.parts[i].y1, x)
	}
	if len(sh.parts) > 0 {
		sh.parts[0].y0 = sh.y0
	}
}

// atMost wraps a text into at most so many lines; what does not fit is cut off with "…".
func atMost(f Face, s string, width float64, lines int) []string {
	fits := func(s string) bool { return len(f.wrap(s, width)) <= lines }
	if !fits(s) {
		if len(s) > 400 {
			s = s[:400]
			s = strings.ToValidUTF8(s, "")
		}
		if s = timeline.Excerpt(s, record.Span{}, fits); !fits(s) {
			out := f.wrap(s, width-f.Width("…"))[:lines]
			out[lines-1] += "…"
			return out
		}
	}
	return f.balance(s, width)
}

// stackLanes puts the lanes below one another from y on, and returns where the last one ends.
func (o *over) stackLanes(y float64) float64 {
	ties := len(o.marks)+o.unlabelled <= tieMost
	for i := range o.marks {
		it := o.items[o.marks[i].item]
		if !ties {
			break
		}
		for _, to := range it.Touches {
			if to > it.Lane {
				o.lanes[to].from = true
			} else {
				o.lanes[to].below = true
			}
		}
	}
	for i := range o.lanes {
		l := &o.lanes[i]
		l.y0 = y
		height := l.head + laneTop + l.deep + laneFoot
		if len(l.ticks) > 0 {
			height += tickMost + 6
		}
		if l.below {
			height += 8
		}
		names := 18*float64(len(l.name)) + 16*float64(len(l.detail)) + 22
		if o.narrow {
			names = 0
		}
		y += math.Ceil(max(height, names, laneLeast))
		l.y1 = y
	}
	return y
}

// cuts returns the lines between lanes, and places between words in lanes too deep for a page.
func (o *over) cuts(s *Scene, axisY float64) []float64 {
	const deep = 600
	var out []float64
	all := s.cuts(axisY)
	for i := range o.lanes {
		l := &o.lanes[i]
		for _, y := range all {
			if l.y1-l.y0 > deep && l.y0 < y && y < l.y1 {
				out = append(out, y)
			}
		}
		out = append(out, l.y1)
	}
	return out
}

// ground returns where the words of a lane begin.
func (l *overLane) ground() float64 { return l.y0 + l.head + laneTop }

// foot says what is not shown in words, and what the shapes mean.
func (o *over) foot(s *Scene, bottom float64) {
	var notes []string
	if o.unlabelled > 0 {
		what := record.Number(o.unlabelled) + " lesser events have no room for words"
		if o.unlabelled == 1 {
			what = "One lesser event has no room for words"
		}
		notes = append(notes, what+": small ticks at the foot of their lanes, taller where there are more.")
	}
	if o.undatedMore > 0 && len(o.undated) > 0 {
		notes = append(notes, strings.ToUpper(more(o.undatedMore, "without a date")[:1])+more(o.undatedMore, "without a date.")[1:])
	}
	y := bottom
	note := Group{Role: Note}
	for _, n := range notes {
		for _, line := range subFace.wrap(n, s.Width-2*o.margin) {
			y += 18
			note.Shapes = append(note.Shapes, Shape{Kind: Text, X: o.margin, Y: y + 6, Words: line, Face: subFace, Fill: Grey})
		}
	}
	if len(notes) > 0 {
		s.Groups = append(s.Groups, note)
	}
	y += 36
	x := o.margin
	legend := Group{Role: Legend}
	for _, e := range entries(o.glyphs, clocked(o.items)) {
		w := legendFace.Width(e.name)
		if x > o.margin && x+26+w > s.Width-o.margin {
			x = o.margin
			y += 24
		}
		e.x = y - overBar/2
		e.y0, e.y1 = e.y0+x+10, e.y1+x+10
		for i := range e.parts {
			e.parts[i].y0, e.parts[i].y1 = e.parts[i].y0+x+10, e.parts[i].y1+x+10
		}
		legend.Shapes = append(legend.Shapes, pen{over: true}.mark(e.glyph)...)
		legend.Shapes = append(legend.Shapes, Shape{Kind: Text, X: x + 27, Y: y + midToBase, Words: e.name, Face: legendFace, Fill: Grey})
		x += 27 + w + legendSpace
	}
	if len(legend.Shapes) > 0 {
		s.Groups = append(s.Groups, legend)
	}
	s.Height = math.Ceil(y + 34)
}
