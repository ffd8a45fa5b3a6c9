package scene

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// DefaultUndated is the number of undated events shown when Options sets none: enough to see what they are like.
const DefaultUndated = 5

// rail is the list of events without a date, beside the axis rather than on it.
type rail struct {
	y0, y1 float64 // its line
	label  []text
	rows   []railRow
	more   []text // how many are not shown
}

// railRow is one event of the rail.
type railRow struct {
	item  *timeline.Item
	glyph glyph
	texts []text
}

// undatedOf returns the most salient events that nothing places in time, in order of the text, and how many there are.
// Lesser ones are not worth the room.
func undatedOf(tl *timeline.Timeline, opt Options) (shown []*timeline.Item, all int) {
	placed := map[record.EventID]bool{}
	for i := range tl.Placed {
		placed[tl.Placed[i].Event.ID] = true
	}
	var order []int
	for i := range tl.Undated {
		if placed[tl.Undated[i].Event.ID] {
			continue
		}
		all++
		if tl.Undated[i].Event.Salience >= timeline.DefaultMinSalience {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(tl.Undated[b].Event.Salience, tl.Undated[a].Event.Salience) })
	order = order[:min(len(order), max(cmp.Or(opt.Undated, DefaultUndated), 0))]
	slices.Sort(order)
	for _, i := range order {
		shown = append(shown, &tl.Undated[i])
	}
	return shown, all
}

// setRail lists undated events below the column and returns where it ends.
func (l *layout) setRail(tl *timeline.Timeline, opt Options, bottom float64) float64 {
	shown, all := undatedOf(tl, opt)
	if len(shown) == 0 {
		return bottom
	}
	face := Face{Size: l.label.Size - 3}
	y := bottom + 44
	l.rail.y0 = y - 10
	l.rail.label = []text{{x: l.labelX, y: y + midToBase, face: Face{Size: 11, Italic: true}, anchor: End, fill: Grey, s: "no date"}}
	for _, it := range shown {
		row := railRow{item: it, glyph: glyph{shape: shape{kind: undated, y0: y - dotRadius, y1: y + dotRadius}, mode: modeOf(it.Event), x: l.lanesX, width: barWidth}}
		base := y + midToBase
		label := legal(it.Label)
		for i, s := range face.balance(label, l.right-l.cardsX) {
			if i > 0 {
				base += face.Size + 3.5
			}
			row.texts = append(row.texts, text{x: l.cardsX, y: base, face: face, fill: Ink, struck: it.Struck, s: s})
		}
		remark := it.Remark
		if it.Change != "" {
			remark = strings.TrimSuffix(it.Change+"; "+remark, "; ")
		}
		for i, s := range remarkFace.wrap(legal(remark), l.right-l.cardsX) {
			last := row.texts[len(row.texts)-1]
			if i == 0 && last.x+last.face.Width(last.s)+remarkSpace+remarkFace.Width(s) <= l.right && remarkFace.Width(legal(remark)) <= remarkFace.Width(s)+.1 {
				row.texts = append(row.texts, text{x: l.right, y: base, face: remarkFace, anchor: End, fill: Grey, s: s})
				continue
			}
			base += face.Size + 3.5
			row.texts = append(row.texts, text{x: l.cardsX, y: base, face: remarkFace, fill: Grey, s: s})
		}
		l.rail.rows = append(l.rail.rows, row)
		l.glyphs = append(l.glyphs, glyph{shape: shape{kind: undated, y0: row.glyph.y0, y1: row.glyph.y1}, mode: row.glyph.mode, x: row.glyph.x, width: row.glyph.width, rail: true})
		l.rail.y1 = y + 10
		bottom = base
		y = base - midToBase + 26
	}
	if left := all - len(shown); left > 0 {
		bottom += 22
		l.rail.more = []text{{x: l.cardsX, y: bottom, face: quoteFace, fill: Grey, s: more(left, "without a date")}}
	}
	return bottom
}

// more says how many are not shown.
func more(n int, what string) string {
	if n == 1 {
		return "and one more " + what
	}
	return "and " + record.Number(n) + " more " + what
}
