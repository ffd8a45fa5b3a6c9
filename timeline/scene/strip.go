package scene

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Measures of a strip, in pixels.
const (
	stripPanels = 4    // most small multiples in the line
	stripLeast  = 150  // least width of one
	stripSpace  = 26.0 // between two
	stripStack  = 4    // marks above one another
	stripRow    = 11.0
	stripBar    = 7.0
)

// newStrip draws one line of small multiples: the same time for each of the lanes with the most events, marks without
// words. It has no heading, for it stands in a text that has one.
func newStrip(tl *timeline.Timeline, opt Options) *Scene {
	width := cmp.Or(opt.Width, StripWidth)
	s := &Scene{Width: width, Landscape: true}
	items := onAxis(tl)
	if len(items) == 0 {
		s.Height = 40
		s.Groups = []Group{{Role: Note, Shapes: []Shape{{Kind: Text, X: 2, Y: 25, Words: "No event has a date.", Face: subtitleFace, Fill: Grey}}}}
		return s
	}
	order := make([]int, 0, len(tl.Lanes))
	for i := range tl.Lanes {
		if tl.Lanes[i].Events > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if rest := tl.Lanes[a].Rest; rest != tl.Lanes[b].Rest {
			return map[bool]int{false: -1, true: 1}[rest] // those of a name first
		}
		return cmp.Compare(tl.Lanes[b].Events, tl.Lanes[a].Events)
	})
	panels := min(len(order), stripPanels, max(1, int((width+stripSpace)/(stripLeast+stripSpace))))
	shown := order[:panels]
	slices.Sort(shown)
	each := (width - 4 - stripSpace*float64(panels-1)) / float64(panels)
	before, after := openRoom(items)
	for k, lane := range shown {
		x0 := 2 + float64(k)*(each+stripSpace)
		sc := newAxisOver(tl, items, x0+before*.5+3, x0+each-max(after*.6, 4))
		s.panel(tl, items, lane, sc, x0, x0+each)
	}
	s.Height = stripTop + stripStack*stripRow + 26
	if left := len(items) - s.shown(); left > 0 {
		s.Height += 18
		what := record.Number(left) + " events of others are not shown here."
		if left == 1 {
			what = "One event of others is not shown here."
		}
		s.Groups = append(s.Groups, Group{Role: Note, Shapes: []Shape{{Kind: Text, X: 2, Y: s.Height - 6, Words: what, Face: whenFace, Fill: Grey}}})
	}
	return s
}

const stripTop = 26.0

// shown returns how many marks a strip has.
func (s *Scene) shown() int {
	n := 0
	for i := range s.Groups {
		if s.Groups[i].Role == Mark {
			n += s.Groups[i].count()
		}
	}
	return n
}

// count returns how many items a mark stands for; those joined into one item count once.
func (g *Group) count() int { return len(g.Events) }

// panel draws one small multiple.
func (s *Scene) panel(tl *timeline.Timeline, items []drawn, lane int, sc scale, x0, x1 float64) {
	base := stripTop + stripStack*stripRow + 4
	name := atMost(Face{Size: 12.5, Bold: true}, legal(tl.Lanes[lane].Name), x1-x0-34, 1)
	count := fmt.Sprint(tl.Lanes[lane].Events)
	head := Group{Role: LaneName}
	for _, line := range name {
		head.Shapes = append(head.Shapes, Shape{Kind: Text, X: x0, Y: 12, Words: line, Face: Face{Size: 12.5, Bold: true}, Fill: Ink})
	}
	head.Shapes = append(head.Shapes, Shape{Kind: Text, X: x1, Y: 12, Words: count, Face: subFace, Anchor: End, Fill: Grey})
	deco := Group{Role: Decoration}
	from := x0
	for _, p := range sc.pieces {
		if p.gap {
			deco.Shapes = append(deco.Shapes, stretch(from, base, p.y0+8, base, Ink, 1), zigzag(pen{over: true}, base, p.y0+8, p.y1-8))
			from = p.y1 - 8
		}
	}
	deco.Shapes = append(deco.Shapes, stretch(from, base, x1, base, Ink, 1))
	axis := Group{Role: Axis}
	right := x0 - tickSpace
	for _, t := range ticksOver(sc, x0, x1) {
		if t.x < right+tickSpace || t.rank > rankYear && len(axis.Shapes) > 2 {
			continue
		}
		deco.Shapes = append(deco.Shapes, stretch(t.y, base, t.y, base+4, Ink, 1))
		axis.Shapes = append(axis.Shapes, Shape{Kind: Text, X: t.x, Y: base + 16, Words: t.s, Face: t.face.smaller(), Fill: t.fill})
		right = t.x + t.width
	}
	s.Groups = append(s.Groups, head, deco, axis)
	var ends [stripStack]float64 // of the rows; items come in order of their begin
	last := -1
	for _, it := range items {
		if it.Lane != lane {
			continue
		}
		sh := shapeOf(it, sc)
		if sh.kind == exactDay || sh.kind == ordered {
			sh.y0, sh.y1 = sh.y0-4.5, sh.y0+4.5
		}
		sh.cutStart(max(sh.y0, x0))
		sh.cutEnd(x1)
		row := slices.IndexFunc(ends[:], func(end float64) bool { return end <= sh.y0-.5 })
		if row < 0 && last >= 0 {
			// No room: it joins the mark before it, whose tip then tells of the first of them.
			g := &s.Groups[last]
			if g.Events = append(g.Events, it.Event.ID); len(g.Events) <= tipsMost {
				g.Tip += "\n" + tooltip(it.Item)
			}
			continue
		}
		row = max(row, 0)
		ends[row] = sh.y1 + .5
		g := glyph{shape: sh, mode: modeOf(it.Event), strong: it.Several > 1, x: base - 4 - stripRow*float64(row) - stripBar, width: stripBar}
		last = len(s.Groups)
		s.Groups = append(s.Groups, Group{Role: Mark, Words: true, Events: []record.EventID{it.Event.ID}, Tip: tooltip(it.Item), Shapes: pen{over: true}.mark(g)})
	}
}

// smaller returns the face for small pictures.
func (f Face) smaller() Face {
	f.Size = min(f.Size, 11)
	return f
}
