package scene

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// frame is the measures of a column, in pixels.
type frame struct {
	width, margin, right float64
	axisX, labelX        float64
	lanesX               float64 // left edge of the first lane of bars
	laneStep             float64
	lanesRoom            float64 // from the last lane to the cards
	cardsX               float64 // where cards begin if the lanes leave them
	cardsMost            float64 // where cards begin at the latest
	title, label         Face
	titleLine, labelLine float64
	narrow               bool
}

// newFrame returns the measures for a page of a width.
func newFrame(width float64) frame {
	if width < narrowWidth {
		f := frame{width: width, margin: 16, right: width - 16, axisX: 86, labelX: 77, lanesX: 95, laneStep: 12, lanesRoom: 14,
			cardsX: 128, cardsMost: 170, title: Face{Size: 20, Bold: true}, label: Face{Size: 15, Bold: true}, titleLine: 25, labelLine: 18.5, narrow: true}
		return f
	}
	return frame{width: width, margin: 40, right: width - 40, axisX: 128, labelX: 116, lanesX: 142, laneStep: 20, lanesRoom: 46,
		cardsX: 262, cardsMost: 450, title: titleFace, label: labelFace, titleLine: 31, labelLine: 20}
}

// Other measures, in pixels.
const (
	narrowWidth = 640.0 // below it a page is set for a phone
	barWidth    = 9.0
	leastStep   = 5.0
	dotRadius   = 6.0
)

// layout is the picture in numbers: everything decided, nothing written.
type layout struct {
	frame
	items     []drawn
	height    float64
	texts     []text // heading, labels of the axis, legend
	rules     []rule
	axis      []stroke // unbroken stretches
	breaks    []stroke // zigzags between them
	ticks     []float64
	published []float64
	leaders   []leader
	glyphs    []glyph
	cards     []card
	legend    []glyph // samples; their words are among the texts
	laneEnd   float64 // right edge of the last lane
	rail      rail
}

// drawn is an event that stands on the axis: by its bounds, or by the event that an order ties it to.
type drawn struct {
	*timeline.Item
	at     record.Day // the day beside which it stands
	placed bool       // only an order is known
	after  bool       // ... it came after its anchor, else before
	anchor *timeline.Item
}

// onAxis returns what stands on the axis, in order: the items, and after or before each what is placed by it.
func onAxis(tl *timeline.Timeline) []drawn {
	before, after := map[int][]*timeline.Item{}, map[int][]*timeline.Item{}
	for i := range tl.Placed {
		p := &tl.Placed[i]
		if p.After {
			after[p.Anchor] = append(after[p.Anchor], &p.Item)
		} else {
			before[p.Anchor] = append(before[p.Anchor], &p.Item)
		}
	}
	out := make([]drawn, 0, len(tl.Items)+len(tl.Placed))
	for i := range tl.Items {
		it := &tl.Items[i]
		first := cmp.Or(it.Begin.Lo, it.Begin.Hi, it.End.Lo)
		for _, p := range before[i] {
			out = append(out, drawn{p, first, true, false, it})
		}
		out = append(out, drawn{Item: it, at: first})
		for _, p := range after[i] {
			out = append(out, drawn{p, cmp.Or(it.End.Lo, it.Begin.Hi, first), true, true, it})
		}
	}
	return out
}

// rule is a horizontal line across the page.
type rule struct {
	y, width float64
	fill     Color
}

// stroke is a vertical line on the axis.
type stroke struct{ y0, y1 float64 }

// leader joins a glyph to a card.
type leader struct{ x0, y0, bend, x1, y1 float64 }

// glyph is a shape in its lane.
type glyph struct {
	shape
	mode   mode
	strong bool    // several sources report it
	x      float64 // left edge
	width  float64
	cards  []int // the cards of its events
	rail   bool  // it stands beside the axis, without a time
}

// newColumn computes the picture.
func newColumn(tl *timeline.Timeline, opt Options) *layout {
	l := &layout{frame: newFrame(cmp.Or(opt.Width, ColumnWidth)), items: onAxis(tl)}
	y := l.heading(tl)
	bottom := y
	if len(l.items) == 0 {
		bottom += 48 - l.labelLine
		for _, s := range l.label.balance(nothing, l.right-l.margin) {
			bottom += l.labelLine
			l.texts = append(l.texts, text{x: l.margin, y: bottom, face: l.label, fill: Ink, s: s})
		}
		bottom += midToBase
	} else {
		x := l.cardsX
		// The cards' place depends on the number of lanes, which depends on the heights of the cards. Cards only ever
		// move right, so this settles; if it has not after some rounds, the lanes are set closer.
		for range 4 {
			need := l.body(tl, y, x)
			if need <= x {
				break
			}
			x = need
		}
		l.cardsX = x
		bottom = l.bottom()
	}
	bottom = l.setRail(tl, opt, bottom)
	l.footer(bottom)
	return l
}

// nothing is what a picture of no events says.
const nothing = "Nothing to draw: no event has a date."

// heading sets title and subtitle, and returns where the body begins.
func (l *layout) heading(tl *timeline.Timeline) float64 {
	y := 52.0
	if l.narrow {
		y = 36
	}
	for i, s := range l.title.balance(legal(tl.Title), l.right-l.margin) {
		if i > 0 {
			y += l.titleLine
		}
		l.texts = append(l.texts, text{x: l.margin, y: y, face: l.title, fill: Ink, s: s})
	}
	y += 9
	for _, s := range subtitleFace.balance(legal(tl.Subtitle), l.right-l.margin) {
		y += 19
		l.texts = append(l.texts, text{x: l.margin, y: y, face: subtitleFace, fill: Grey, s: s})
	}
	y += 20
	l.rules = append(l.rules, rule{y, 1.5, Ink})
	return y
}

// body places axis, glyphs and cards below y, with the cards at x. It returns the x that the lanes would need.
func (l *layout) body(tl *timeline.Timeline, y, x float64) float64 {
	l.cards = l.cards[:0]
	for i := range l.items {
		l.cards = append(l.cards, newCard(i, l.items[i].Item, l.frame, x))
	}
	top := y + 50
	s := newScale(top, loads(l.items, l.cards), knots(tl))
	shapes := make([]shape, len(l.items))
	measure := func() (least float64) {
		least = top
		for i := range l.items {
			shapes[i] = shapeOf(l.items[i], s)
			least = min(least, shapes[i].y0)
		}
		return least
	}
	if least := measure(); least < top {
		s.move(math.Ceil(top - least)) // bars that run on above the first day
		measure()
	}
	l.place(shapes, top)
	groups := group(l.items, shapes, l.cards)
	lanes := assign(groups, 1+int(math.Floor((l.cardsMost-l.lanesRoom-l.lanesX-barWidth)/leastStep)))
	step := l.laneStep
	if room := x - l.lanesRoom - l.lanesX - barWidth; lanes > 1 && float64(lanes-1)*l.laneStep > room {
		step = room / float64(lanes-1)
	}
	l.draw(groups, step, x)
	l.laneEnd = l.lanesX + float64(lanes-1)*step + barWidth
	l.drawAxis(tl, s)
	// Many lanes are set closer before the cards give way.
	wide := float64(lanes-1) * max(min(l.laneStep, 200/float64(lanes)), min(l.laneStep, 9))
	return math.Ceil(min(l.lanesX+wide+barWidth+l.lanesRoom, l.cardsMost))
}

// loads returns the room that cards need along the axis, sorted by time.
func loads(items []drawn, cards []card) []load {
	out := make([]load, len(items))
	for i, it := range items {
		out[i] = loadOf(it, cards[i].height)
	}
	slices.SortStableFunc(out, func(a, b load) int { return cmp.Compare(a.at, b.at) })
	return out
}

// loadOf returns the room that one item needs.
func loadOf(it drawn, height float64) load {
	l := load{at: startOf(it.at), height: height, spread: spreadOf(it.Begin)}
	if it.placed {
		l.spread = spreadOf(it.anchor.Begin) // it makes nothing finer than what places it
	}
	if it.Clock.Known() {
		l.at += moment(it.Clock.From)
		l.spread = moment(it.Clock.To - it.Clock.From)
	}
	return l
}

// spreadOf returns how much time a range leaves open; none where it has no bounds.
func spreadOf(r record.Range) moment {
	if !r.Bounded() {
		return 0
	}
	return startOf(r.Hi+1) - startOf(r.Lo)
}

// knots returns the moments at which something begins or ends, or was published, sorted.
func knots(tl *timeline.Timeline) []knot {
	var out []knot
	for _, d := range publishedMarks(tl) {
		out = append(out, knot{at: startOf(d)})
	}
	for i := range tl.Items {
		it := &tl.Items[i]
		if it.Clock.Known() {
			day, spread := startOf(it.Begin.Lo), moment(it.Clock.To-it.Clock.From)
			out = append(out, knot{day + moment(it.Clock.From), spread}, knot{day + moment(it.Clock.To-1), spread})
			continue
		}
		for _, r := range [...]record.Range{it.Begin, it.End} {
			for _, d := range [...]record.Day{r.Lo, r.Hi} {
				if d != 0 {
					out = append(out, knot{startOf(d), spreadOf(r)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b knot) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.spread, b.spread)) })
	return slices.Compact(out)
}

// place stacks the cards beside their shapes.
func (l *layout) place(shapes []shape, top float64) {
	want := make([]float64, len(shapes))
	next := math.Inf(-1)
	for i, sh := range shapes {
		// Where a shape can be touched at many heights, cards share it from the top on.
		want[i] = min(max(sh.home0, next), sh.home1)
		next = want[i] + l.cards[i].height
	}
	stack(l.cards, want, top+midToBase)
}

// bundle is a shape with the cards that share it: events with the same bounds and status are drawn once.
type bundle struct {
	shape
	mode    mode
	strong  bool
	lane    int
	touches []touch
}

// touch is where the leader to a card leaves a shape.
type touch struct {
	card int
	y    float64
}

// group bundles shapes. Dots of one day share a dot if they would touch.
func group(items []drawn, shapes []shape, cards []card) []bundle {
	type sameness struct {
		begin, end record.Range
		clock      timeline.Clock
		mode       mode
		strong     bool
		kind       kind
	}
	open := map[sameness]int{} // the bundle that takes more cards
	var out []bundle
	for i, sh := range shapes {
		it := items[i]
		key := sameness{it.Begin, it.End, it.Clock, modeOf(it.Event), it.Several > 1, sh.kind}
		t := touch{card: i}
		at, found := open[key]
		if sh.kind == ordered {
			// It has no place of its own on the axis: it stands beside its card.
			sh.y0, sh.y1, sh.reach0, sh.reach1 = cards[i].y-dotRadius, cards[i].y+dotRadius, cards[i].y, cards[i].y
			found = false
		}
		sh.runOn(cards[i].y)
		t.y = min(max(cards[i].y, sh.reach0), sh.reach1)
		if sh.kind == exactDay {
			sh.y0, sh.y1 = t.y-dotRadius, t.y+dotRadius
			if found {
				if first := out[at].touches[0].y; t.y-first <= 2*dotRadius+2 {
					t.y = first
				} else {
					found = false
				}
			}
		}
		if !found {
			at = len(out)
			open[key] = at
			out = append(out, bundle{shape: sh, mode: key.mode, strong: key.strong})
		}
		out[at].touches = append(out[at].touches, t)
		if sh.kind == before || sh.kind == after {
			out[at].runOn(cards[i].y)
		}
	}
	return out
}

// assign gives bundles lanes in which they do not overlap, at most so many, and returns the number of lanes.
func assign(bundles []bundle, most int) int {
	order := make([]int, len(bundles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(bundles[a].y0, bundles[b].y0), cmp.Compare(bundles[b].y1, bundles[a].y1))
	})
	var ends []float64
	for _, i := range order {
		b := &bundles[i]
		b.lane = -1
		for lane, end := range ends {
			if end+4 <= b.y0 {
				b.lane = lane
				break
			}
		}
		switch {
		case b.lane >= 0:
		case len(ends) < most:
			b.lane = len(ends)
			ends = append(ends, 0)
		default: // so many at once that bars must overlap: where the least of them is hidden
			b.lane = 0
			for lane := range ends {
				if ends[lane] < ends[b.lane] {
					b.lane = lane
				}
			}
		}
		ends[b.lane] = max(ends[b.lane], b.y1)
	}
	return len(ends)
}

// draw turns bundles into glyphs and leaders.
func (l *layout) draw(bundles []bundle, step, x float64) {
	l.glyphs, l.leaders = l.glyphs[:0], l.leaders[:0]
	width := min(barWidth, step*.7)
	last := 0.0
	for _, b := range bundles {
		last = max(last, l.lanesX+float64(b.lane)*step+width)
	}
	for _, b := range bundles {
		g := glyph{shape: b.shape, mode: b.mode, strong: b.strong, x: l.lanesX + float64(b.lane)*step, width: width}
		for _, t := range b.touches {
			g.cards = append(g.cards, t.card)
		}
		l.glyphs = append(l.glyphs, g)
		edge := g.x + width + 2
		if b.kind == exactDay || b.kind == ordered {
			edge += 2
		}
		for _, t := range b.touches {
			l.leaders = append(l.leaders, leader{edge, t.y, max(last+3, edge), x - l.lanesRoom*.26, l.cards[t.card].y})
		}
	}
}
