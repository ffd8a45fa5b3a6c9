package scene

import (
	"math"

	"github.com/dateline/dateline/extract/record"
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
	ordered   // no day known, only what came before or after
	undated   // nothing known
)

// fill is how a part of a bar is filled.
type fill int

const (
	solid     fill = iota
	fadeUp         // fading towards the top: it may have begun later than its top
	fadeDown       // fading towards the bottom: it may have ended before its bottom
	soft           // fading both ways
	softEarly      // the same, fullest near its begin: "early in 2016"
	softLate       // ... near its end: "late in 2016"
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
	home0, home1   float64 // the range of heights at which a card stands beside the begin of the event
}

// shapeOf returns the shape of an event.
func shapeOf(it drawn, s scale) shape {
	b, e := it.Begin, it.End
	if it.placed {
		y := s.y(it.at)
		return shape{kind: ordered, y0: y, y1: y, reach0: y, reach1: y, home0: y, home1: y}
	}
	if it.Clock.Known() {
		from, to := s.at(startOf(b.Lo)+moment(it.Clock.From)), s.at(startOf(b.Lo)+moment(it.Clock.To))
		if it.Clock.To-it.Clock.From > 1 && to-from > leastBar {
			return shape{kind: within, y0: from, y1: to, reach0: from, reach1: to, home0: from, home1: to, parts: []part{{from, to, soft}}}
		}
		return shape{kind: exactDay, y0: from, y1: from, reach0: from, reach1: from, home0: from, home1: from}
	}
	if b != e {
		return duration(b, e, s)
	}
	var sh shape
	switch lo, hi := s.y(b.Lo), s.y(b.Hi+1); {
	case b.Lo == b.Hi && it.Event.When.Mod == "APPROX":
		sh = shape{kind: aboutDay, y0: lo - aboutLength, y1: max(lo+aboutLength, hi), reach0: lo}
		sh.reach1 = sh.y1 - aboutLength
		sh.parts = []part{{sh.y0, sh.y1, soft}}
	case b.Lo == b.Hi:
		// A day that is stretched to hold many cards is a band; the dot may stand anywhere in it.
		sh = shape{kind: exactDay, y0: lo, y1: lo, reach0: lo, reach1: max(lo, hi-12)}
	case b.Bounded():
		hi = max(hi, lo+leastBar)
		inset := min(10, (hi-lo)/2)
		sh = shape{kind: within, y0: lo, y1: hi, reach0: lo + inset, reach1: hi - inset, parts: []part{{lo, hi, softOf(it.Event.When.Mod)}}}
	case b.Lo == 0:
		sh = shape{kind: before, y0: hi - openLength, y1: hi, tipUp: true, reach0: hi - openLength*.6, reach1: hi - 6}
		sh.parts = []part{{sh.y0, hi, fadeUp}}
		// The whole last day is as good a place for the card as its end.
		sh.home0, sh.home1 = min(sh.reach0, s.y(b.Hi)+12), sh.reach1
		return sh
	default:
		sh = shape{kind: after, y0: lo, y1: lo + openLength, tipDown: true, reach0: lo + 6, reach1: lo + openLength*.6}
		sh.parts = []part{{lo, sh.y1, fadeDown}}
	}
	sh.home0, sh.home1 = sh.reach0, sh.reach1
	return sh
}

// softOf returns how a range fades, by the TIMEX3 modifier of its time.
func softOf(mod string) fill {
	switch mod {
	case "START":
		return softEarly
	case "END":
		return softLate
	}
	return soft
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
		sure = math.Round((sure + sureEnd) / 2)
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
		if p.y1 > p.y0 {
			sh.parts = append(sh.parts, p)
		}
	}
	sh.reach0 = sh.y0 + min(10, (sh.y1-sh.y0)/2)
	if sh.tipUp {
		sh.reach0 = sh.y0 + openLength*.4
	}
	sh.reach1 = max(sh.reach0, sh.y1-10)
	sh.home0, sh.home1 = sh.reach0, max(sh.reach0, min(sh.reach1, sure+20))
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
