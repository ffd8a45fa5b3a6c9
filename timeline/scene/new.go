package scene

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Layout is how time is laid out.
type Layout int

// Layouts.
const (
	Auto   Layout = iota // Column for up to ColumnMost events or on narrow pages, else Lanes
	Column               // cards down the page: for reading
	Lanes                // time from left to right, actors as lanes: for overview
	Strip                // one line of small lanes: for a briefing
)

// ColumnMost is the number of events up to which Auto chooses Column.
const ColumnMost = 40

// Widths in pixels when Options sets none.
const (
	ColumnWidth = 920.0
	LanesWidth  = 1180.0
	StripWidth  = 760.0
	LeastWidth  = 280.0 // narrower pages are set as wide as this
	MostWidth   = 20000.0
)

// Options say how to draw. The zero value is good.
type Options struct {
	Layout  Layout
	Width   float64                     // pixels; 0 = the width of the layout
	Undated int                         // most events without a date to show; 0 = DefaultUndated, negative = none
	Link    func(record.EventID) string // where a reader finds more of an event; nil = nowhere
}

// New draws a timeline. The same timeline gives the same scene.
func New(tl *timeline.Timeline, opt Options) *Scene {
	if opt.Width != 0 {
		opt.Width = min(max(opt.Width, LeastWidth), MostWidth)
	}
	opt.Layout = choose(tl, opt)
	var s *Scene
	switch opt.Layout {
	case Lanes:
		s = newLanes(tl, opt)
	case Strip:
		s = newStrip(tl, opt)
	default:
		s = newColumn(tl, opt).scene()
	}
	s.Title, s.Desc = "Timeline: "+legal(tl.Title), describe(tl)
	s.ID = identify(tl, opt)
	if opt.Link != nil {
		for i := range s.Groups {
			if g := &s.Groups[i]; len(g.Events) > 0 && (g.Role == Card || g.Role == Mark) {
				g.Link = opt.Link(g.Events[0])
			}
		}
	}
	return s
}

// choose decides what Auto means.
func choose(tl *timeline.Timeline, opt Options) Layout {
	switch {
	case opt.Layout != Auto:
		return opt.Layout
	case len(tl.Items) <= ColumnMost, opt.Width != 0 && opt.Width < narrowWidth && len(tl.Items) <= 4*ColumnMost:
		return Column
	}
	return Lanes
}

// describedMost is the number of events that a description lists: who listens to more has the groups to walk through.
const describedMost = 60

// describe says in words what the picture shows, in order of time.
func describe(tl *timeline.Timeline) string {
	var s strings.Builder
	s.WriteString(tl.Subtitle)
	for _, it := range tl.Items[:min(len(tl.Items), describedMost)] {
		s.WriteString(" " + it.Date + ": " + it.Label)
		if it.Change != "" {
			s.WriteString(" [" + it.Change + "]")
		}
		if it.Remark != "" {
			s.WriteString(" (" + it.Remark + ")")
		}
		s.WriteString(".")
	}
	if left := len(tl.Items) - describedMost; left > 0 {
		fmt.Fprintf(&s, " And %d more.", left)
	}
	return legal(s.String())
}

// identify returns a prefix for ids that depends on what is drawn, and how.
func identify(tl *timeline.Timeline, opt Options) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%q %q %d %g", tl.Title, tl.Subtitle, opt.Layout, opt.Width)
	for _, it := range tl.Items {
		fmt.Fprintf(h, " %q %q %q", it.Event.ID, it.Date, it.Label)
		if it.Change != "" {
			fmt.Fprintf(h, " %q", it.Change)
		}
	}
	return fmt.Sprintf("tl%08x", uint32(h.Sum64()^h.Sum64()>>32))
}

// cuts returns the heights between the first and the last at which no line of text would be cut, ascending: the
// middles of the gaps between what the words cover.
func (s *Scene) cuts(from float64) []float64 {
	type band struct{ y0, y1 float64 }
	var bands []band
	for i := range s.Groups {
		g := &s.Groups[i]
		for k := range g.Shapes {
			switch sh := &g.Shapes[k]; {
			case sh.Kind == Text:
				_, y0, _, y1 := sh.Box()
				if g.Role == Card {
					y0 -= 4
				}
				bands = append(bands, band{y0, y1})
			case sh.Kind == Circle:
				bands = append(bands, band{sh.Y - sh.R, sh.Y + sh.R})
			}
		}
		if g.Role == Card && len(g.Shapes) > 0 {
			y0, y1 := g.extent()
			bands = append(bands, band{y0, y1}) // a card stays whole
		}
	}
	slices.SortFunc(bands, func(a, b band) int { return cmp.Compare(a.y0, b.y0) })
	var out []float64
	end := from
	for _, b := range bands {
		if b.y0 > end && end > from {
			out = append(out, (end+b.y0)/2)
		}
		end = max(end, b.y1)
	}
	return out
}

// extent returns the heights that the words of a group cover.
func (g *Group) extent() (y0, y1 float64) {
	for i := range g.Shapes {
		if g.Shapes[i].Kind != Text {
			continue
		}
		_, a, _, b := g.Shapes[i].Box()
		if y0 == 0 && y1 == 0 {
			y0, y1 = a, b
		}
		y0, y1 = min(y0, a), max(y1, b)
	}
	return y0, y1
}
