package svg

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Measures of the page, in pixels.
const (
	pageWidth = 920.0
	margin    = 40.0
	right     = pageWidth - margin
	axisX     = 128.0
	labelX    = axisX - 12
	lanesX    = 142.0
	barWidth  = 9.0
	laneStep  = 20.0
	leastStep = 5.0
	lanesRoom = 46.0  // from the last lane to the cards
	cardsX    = 262.0 // where cards begin if the lanes leave them
	cardsMost = 450.0 // where cards begin at the latest
	dotRadius = 6.0
)

// layout is the picture in numbers: everything decided, nothing written.
type layout struct {
	id            string // prefix of ids, so that two pictures can share a page
	title, desc   string
	width, height float64
	texts         []text // heading, labels of the axis, legend
	rules         []rule
	axis          []stroke // unbroken stretches
	breaks        []stroke // zigzags between them
	ticks         []float64
	published     []float64
	leaders       []leader
	glyphs        []glyph
	cards         []card
	legend        []glyph // samples; their words are among the texts
	laneEnd       float64 // right edge of the last lane
}

// rule is a horizontal line across the page.
type rule struct {
	y, width float64
	fill     string
}

// stroke is a vertical line on the axis.
type stroke struct{ y0, y1 float64 }

// leader joins a glyph to a card.
type leader struct{ x0, y0, bend, x1, y1 float64 }

// glyph is a shape in its lane.
type glyph struct {
	shape
	mode  mode
	x     float64 // left edge
	width float64
}

// newLayout computes the picture.
func newLayout(tl *timeline.Timeline) *layout {
	l := &layout{id: identify(tl), title: legal(tl.Title), width: pageWidth}
	l.desc = describe(tl)
	y := l.heading(tl)
	if len(tl.Items) == 0 {
		y += 48
		l.texts = append(l.texts, text{x: margin, y: y, face: labelFace, fill: ink, s: "Nothing to draw: no event has a date."})
		l.height = y + margin
		return l
	}
	x := cardsX
	// The cards' place depends on the number of lanes, which depends on the heights of the cards. Cards only ever
	// move right, so this settles; if it has not after some rounds, the lanes are set closer.
	for range 4 {
		need := l.body(tl, y, x)
		if need <= x {
			break
		}
		x = need
	}
	l.footer()
	return l
}

// heading sets title and subtitle, and returns where the body begins.
func (l *layout) heading(tl *timeline.Timeline) float64 {
	y := 52.0
	for i, s := range titleFace.balance(l.title, right-margin) {
		if i > 0 {
			y += 31
		}
		l.texts = append(l.texts, text{x: margin, y: y, face: titleFace, fill: ink, s: s})
	}
	y += 9
	for _, s := range subtitleFace.balance(legal(tl.Subtitle), right-margin) {
		y += 19
		l.texts = append(l.texts, text{x: margin, y: y, face: subtitleFace, fill: grey, s: s})
	}
	y += 20
	l.rules = append(l.rules, rule{y, 1.5, ink})
	return y
}

// body places axis, glyphs and cards below y, with the cards at x. It returns the x that the lanes would need.
func (l *layout) body(tl *timeline.Timeline, y, x float64) float64 {
	l.cards = l.cards[:0]
	for i := range tl.Items {
		l.cards = append(l.cards, newCard(i, &tl.Items[i], x, right))
	}
	top := y + 50
	s := newScale(top, loads(tl, l.cards), knots(tl))
	shapes := make([]shape, len(tl.Items))
	measure := func() (least float64) {
		least = top
		for i := range tl.Items {
			shapes[i] = shapeOf(&tl.Items[i], s)
			least = min(least, shapes[i].y0)
		}
		return least
	}
	if least := measure(); least < top {
		s.move(math.Ceil(top - least)) // bars that run on above the first day
		measure()
	}
	l.place(shapes, top)
	groups := group(tl, shapes, l.cards)
	lanes := assign(groups)
	step := laneStep
	if room := x - lanesRoom - lanesX - barWidth; lanes > 1 && float64(lanes-1)*laneStep > room {
		step = room / float64(lanes-1)
	}
	l.draw(groups, step, x)
	l.laneEnd = lanesX + float64(lanes-1)*step + barWidth
	l.drawAxis(tl, s)
	// Many lanes are set closer before the cards give way.
	wide := float64(lanes-1) * max(min(laneStep, 200/float64(lanes)), 9)
	return math.Ceil(min(lanesX+wide+barWidth+lanesRoom, cardsMost))
}

// loads returns the room that cards need along the axis, sorted by day.
func loads(tl *timeline.Timeline, cards []card) []load {
	out := make([]load, len(cards))
	for i, c := range cards {
		it := &tl.Items[i]
		l := load{day: cmp.Or(it.Begin.Lo, it.Begin.Hi, it.End.Lo), height: c.height}
		if it.Begin.Bounded() {
			l.spread = int(it.Begin.Hi - it.Begin.Lo)
		}
		out[i] = l
	}
	slices.SortStableFunc(out, func(a, b load) int { return cmp.Compare(a.day, b.day) })
	return out
}

// knots returns the days at which something begins or ends, or was published, sorted.
func knots(tl *timeline.Timeline) []knot {
	var out []knot
	for _, d := range publishedMarks(tl) {
		out = append(out, knot{day: d})
	}
	for _, it := range tl.Items {
		for _, r := range [...]record.Range{it.Begin, it.End} {
			spread := 0
			if r.Bounded() {
				spread = int(r.Hi - r.Lo)
			}
			for _, d := range [...]record.Day{r.Lo, r.Hi} {
				if d != 0 {
					out = append(out, knot{d, spread})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b knot) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.spread, b.spread)) })
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
	lane    int
	touches []touch
}

// touch is where the leader to a card leaves a shape.
type touch struct {
	card int
	y    float64
}

// group bundles shapes. Dots of one day share a dot if they would touch.
func group(tl *timeline.Timeline, shapes []shape, cards []card) []bundle {
	type sameness struct {
		begin, end record.Range
		mode       mode
		kind       kind
	}
	open := map[sameness]int{} // the bundle that takes more cards
	var out []bundle
	for i, sh := range shapes {
		it := &tl.Items[i]
		key := sameness{it.Begin, it.End, modeOf(it.Event), sh.kind}
		t := touch{card: i}
		at, found := open[key]
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
			out = append(out, bundle{shape: sh, mode: key.mode})
		}
		out[at].touches = append(out[at].touches, t)
		if sh.kind == before || sh.kind == after {
			out[at].runOn(cards[i].y)
		}
	}
	return out
}

// assign gives bundles lanes in which they do not overlap, and returns the number of lanes.
func assign(bundles []bundle) int {
	order := make([]int, len(bundles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(bundles[a].y0, bundles[b].y0), cmp.Compare(bundles[b].y1, bundles[a].y1))
	})
	most := 1 + int(math.Floor((cardsMost-lanesRoom-lanesX-barWidth)/leastStep))
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
		last = max(last, lanesX+float64(b.lane)*step+width)
	}
	for _, b := range bundles {
		g := glyph{shape: b.shape, mode: b.mode, x: lanesX + float64(b.lane)*step, width: width}
		l.glyphs = append(l.glyphs, g)
		edge := g.x + width + 2
		if b.kind == exactDay {
			edge += 2
		}
		for _, t := range b.touches {
			l.leaders = append(l.leaders, leader{edge, t.y, max(last+3, edge), x - 12, l.cards[t.card].y})
		}
	}
}

// describe says in words what the picture shows, in order of time.
func describe(tl *timeline.Timeline) string {
	var s strings.Builder
	s.WriteString(tl.Subtitle)
	for _, it := range tl.Items {
		s.WriteString(" " + it.Date + ": " + it.Label)
		if it.Remark != "" {
			s.WriteString(" (" + it.Remark + ")")
		}
		s.WriteString(".")
	}
	return legal(s.String())
}

// identify returns a prefix for ids that depends on what is drawn.
func identify(tl *timeline.Timeline) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%q %q", tl.Title, tl.Subtitle)
	for _, it := range tl.Items {
		fmt.Fprintf(h, " %q %q %q", it.Event.ID, it.Date, it.Label)
	}
	return fmt.Sprintf("tl%08x", uint32(h.Sum64()^h.Sum64()>>32))
}
