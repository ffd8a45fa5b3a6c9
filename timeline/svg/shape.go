package svg

import (
	"math"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

const (
	openLength  = 44.0  // pixels by which a bar runs on where the text gives no bound
	openMost    = 200.0 // ... and by which it may run on to meet its card
	aboutLength = 17.0  // pixels on either side of a day that the text gives as "about"
	tipLength   = 8.0
	leastBar    = 7.0 // pixels: a shorter bar could not be seen
)

// mode is how an event is drawn, after its status.
type mode int

const (
	asserted mode = iota
	claimed       // or possible: dotted outline
	planned       // dashed outline, hollow
	denied        // thin outline, hollow, crossed out
)

func modeOf(ev *record.Event) mode {
	switch ev.Status {
	case record.Claimed, record.Possible:
		return claimed
	case record.Planned:
		return planned
	case record.Denied:
		return denied
	}
	return asserted
}

// kind is what a shape says about time; the legend explains those that occur.
type kind int

const (
	exactDay kind = iota
	aboutDay
	within    // some day in this range
	before    // some day before
	after     // some day after
	lasted    // from a known day to a known day
	uncertain // lasted, but begin or end is a range
	ongoing   // no end known
)

// fill is how a part of a bar is filled.
type fill int

const (
	solid    fill = iota
	fadeUp        // fading towards the top: it may have begun later than its top
	fadeDown      // fading towards the bottom: it may have ended before its bottom
	soft          // fading both ways
)

// part is a stretch of a bar.
type part struct {
	y0, y1 float64
	fill   fill
}

// shape is a bar or dot on the axis, before it has a lane.
type shape struct {
	kind           kind
	y0, y1         float64 // extent, tips included
	parts          []part
	tipUp, tipDown bool
	reach0, reach1 float64 // the range of heights at which a leader may touch the shape
	home           float64 // the lowest height at which a card still stands beside the begin of the event
}

// shapeOf returns the shape of an event.
func shapeOf(it *timeline.Item, s scale) shape {
	b, e := it.Begin, it.End
	switch {
	case b == e && b.Lo == b.Hi && it.Event.When.Mod == "APPROX":
		y := s.y(b.Lo)
		return shape{kind: aboutDay, y0: y - aboutLength, y1: y + aboutLength, reach0: y, reach1: y, home: y,
			parts: []part{{y - aboutLength, y + aboutLength, soft}}}
	case b == e && b.Lo == b.Hi:
		y := s.y(b.Lo)
		// A day that is stretched to hold many cards is a band; the dot may stand anywhere in it.
		low := max(y, s.y(b.Lo+1)-12)
		return shape{kind: exactDay, y0: y, y1: y, reach0: y, reach1: low, home: low}
	case b == e && b.Bounded():
		return inRange(s.y(b.Lo), s.y(b.Hi+1))
	case b == e && b.Lo == 0:
		y := s.y(b.Hi + 1)
		return shape{kind: before, y0: y - openLength, y1: y, tipUp: true, parts: []part{{y - openLength, y, fadeUp}},
			reach0: y - openLength*.6, reach1: y - 6, home: y - 6}
	case b == e:
		y := s.y(b.Lo)
		return shape{kind: after, y0: y, y1: y + openLength, tipDown: true, parts: []part{{y, y + openLength, fadeDown}},
			reach0: y + 6, reach1: y + openLength*.6, home: y + openLength*.6}
	}
	return duration(b, e, s)
}

// inRange is the shape of something that happened on some day between two heights.
func inRange(y0, y1 float64) shape {
	y1 = max(y1, y0+leastBar)
	inset := min(10, (y1-y0)/2)
	return shape{kind: within, y0: y0, y1: y1, parts: []part{{y0, y1, soft}}, reach0: y0 + inset, reach1: y1 - inset, home: y1 - inset}
}

// duration is the shape of something that lasted: fading in where it may have begun, solid where it must have gone
// on, fading out where it may have ended.
func duration(b, e record.Range, s scale) shape {
	sh := shape{kind: ongoing}
	// The days from sure to sureEnd are certain, if there are any.
	sure, sureEnd := s.y(b.Hi+1), s.y(e.Lo)
	if b.Lo == b.Hi {
		sure = s.y(b.Lo)
	}
	if e.Lo == e.Hi || e.Hi == 0 {
		sureEnd = s.y(e.Lo + 1)
	}
	if b.Hi == 0 {
		sure = sureEnd // it had begun when it was last heard of
	}
	sh.y0 = sure - openLength
	if b.Lo != 0 {
		sh.y0 = s.y(b.Lo)
	}
	if sure > sureEnd && e.Hi != 0 {
		sure = (sure + sureEnd) / 2
	}
	sureEnd = max(sure, sureEnd)
	sh.tipUp, sh.tipDown = b.Lo == 0, e.Hi == 0
	sh.y1 = sureEnd + openLength
	if e.Hi != 0 {
		sh.kind = uncertain
		sh.y1 = max(s.y(e.Hi+1), sh.y0+leastBar)
		if b.Lo == b.Hi && e.Lo == e.Hi {
			sh.kind = lasted
			sureEnd = sh.y1
		}
	}
	for _, p := range [...]part{{sh.y0, sure, fadeUp}, {sure, sureEnd, solid}, {sureEnd, sh.y1, fadeDown}} {
		if p.y1-p.y0 > .05 {
			sh.parts = append(sh.parts, p)
		}
	}
	sh.reach0 = sh.y0 + min(10, (sh.y1-sh.y0)/2)
	if sh.tipUp {
		sh.reach0 = sh.y0 + openLength*.4
	}
	sh.reach1 = max(sh.reach0, sh.y1-10)
	sh.home = max(sh.reach0, min(sh.reach1, sure+20))
	return sh
}

// runOn lengthens a bar without a bound towards a card that stands further on: such a bar has no length of its own.
func (sh *shape) runOn(y float64) {
	switch {
	case sh.kind == before && y < sh.reach0:
		sh.reach0 = max(y, sh.y0-openMost)
		sh.y0 = min(sh.y0, sh.reach0-openLength*.4)
		sh.parts = []part{{sh.y0, sh.y1, fadeUp}}
	case sh.kind == after && y > sh.reach1:
		sh.reach1 = min(y, sh.y1+openMost)
		sh.y1 = max(sh.y1, sh.reach1+openLength*.4)
		sh.parts = []part{{sh.y0, sh.y1, fadeDown}}
	}
}

// overlaps reports that two extents come closer than a gap.
func overlaps(a0, a1, b0, b1, gap float64) bool { return math.Max(a0, b0) < math.Min(a1, b1)+gap }
