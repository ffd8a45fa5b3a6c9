package scene

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/layout"
)

// slice is a period of which a picture is drawn.
type slice struct {
	name     string
	from, to record.Day
}

// mostSlices is the number of small pictures that fit on a page.
const mostSlices = 36

// Slices draws the graph once for each period, small and beside each other, with nodes held in place: what is tied in
// a period is drawn dark, what is not, as a faint dot. By is year, month or a number of periods of the same length. An
// edge belongs to each period in which it may have happened; undated edges are in none.
func (s *Sheet) Slices(p Placement, by string) (*Scene, error) {
	periods, err := s.periods(by)
	if err != nil {
		return nil, err
	}
	s.small = true
	out := s.begin()
	const gap = 18.0
	columns := int(math.Ceil(math.Sqrt(float64(len(periods)) * .8)))
	wide := max(240, min(380, 1150/float64(columns)))
	var x1, y1 float64
	for i, at := range p.At {
		x1, y1 = max(x1, at.X+s.Sizes[i].W/2), max(y1, at.Y+s.Sizes[i].H/2)
	}
	fit := wide / max(x1, y1*1.2, 1)
	high := y1*fit + 40
	b := &body{}
	for k, period := range periods {
		x, y := float64(k%columns)*(wide+gap), float64(k/columns)*(high+gap)
		b.groups = append(b.groups, s.picture(p, period, x, y, wide, high, fit)...)
		b.cover(x, y, x+wide, y+high)
	}
	s.frame(out, b)
	return out, nil
}

// picture draws one period in a frame.
func (s *Sheet) picture(p Placement, period slice, x, y, wide, high, fit float64) []Group {
	at := make([]layout.Point, len(p.At))
	sizes := make([]layout.Size, len(p.At))
	for i := range at {
		at[i] = layout.Point{X: x + p.At[i].X*fit, Y: y + 30 + p.At[i].Y*fit}
		r := 2 * (2 + 4*s.importance(i))
		sizes[i] = layout.Size{W: r, H: r}
	}
	frame := Group{Role: Heading, Index: -1, Shapes: []Shape{
		{Path: polygon(x, y, x+wide, y, x+wide, y+high, x, y+high), Fill: paper, Stroke: "#d9d6d0", StrokeWidth: 1}}}
	active := make([]bool, len(at))
	lines := Group{Role: Line, Index: -1}
	count := 0
	for i := range s.graph.Edges {
		e := &s.graph.Edges[i]
		if !happened(e, period) {
			continue
		}
		count++
		active[e.From], active[e.To] = true, true
		c, width, dash := style(e)
		lines.Shapes = append(lines.Shapes, Shape{Path: s.strand(at, e, nil), Stroke: c, StrokeWidth: min(width, 2.2), Dash: dash, Opacity: .75})
	}
	frame.Shapes = append(frame.Shapes, s.text(period.name, x+8, y+18, 13, true, Start, ink),
		s.text(record.Count(count, "tie"), x+wide-8, y+18, 10.5, false, End, small))
	groups := []Group{frame, lines}
	var order []int
	labels := make([]layout.Size, len(at))
	names := make([]string, len(at))
	for i := range at {
		shape := formOf(&s.graph.Nodes[i]).dot(at[i].X, at[i].Y, sizes[i].W/2)
		shape.Fill = "#e2e2e0"
		if active[i] {
			shape.Fill = blue
			if !s.graph.Nodes[i].Actor {
				shape.Fill = grey
			}
			if c, ok := s.color(i); ok {
				shape.Fill = c
			}
			order = append(order, i)
			names[i] = caption.Isolate(caption.Cut(caption.Clean(s.graph.Nodes[i].Name), 22))
			labels[i] = layout.Size{W: s.ruler.Width(names[i], 8.5, false) + 3, H: 9.5}
		}
		groups = append(groups, Group{Role: Node, Index: i, Tip: s.nodeTip(i), Shapes: []Shape{shape}})
	}
	spots, centres := layout.Labels(at, sizes, labels, order, 3, 12)
	for _, i := range order {
		if spots[i] == layout.Nowhere {
			continue
		}
		c, w := centres[i], labels[i].W/2
		if c.X-w < x+2 || c.X+w > x+wide-2 || c.Y > y+high-5 || c.Y < y+26 {
			continue
		}
		t := s.text(names[i], c.X, c.Y+3, 8.5, false, Middle, words)
		t.Halo = true
		groups = append(groups, Group{Role: Label, Index: i, Shapes: []Shape{t}})
	}
	return groups
}

// happened reports that something an edge stands for may have happened in a period. A relation or event without a
// date did in none.
func happened(e *graph.Edge, period slice) bool {
	for _, ev := range e.Events {
		w := ev.When
		if !w.Dated() || (w.Start.Lo == 0 && w.End.Hi == 0) {
			continue
		}
		from, to := w.Start.Lo, w.End.Hi
		if (from == 0 || from <= period.to) && (to == 0 || to >= period.from) {
			return true
		}
	}
	return false
}

// span is the time from the first to the last known bound of the events of a graph.
func (s *Sheet) span() (from, to record.Day) {
	for i := range s.graph.Edges {
		for _, ev := range s.graph.Edges[i].Events {
			if !ev.When.Dated() {
				continue
			}
			for _, d := range [...]record.Day{ev.When.Start.Lo, ev.When.Start.Hi, ev.When.End.Lo, ev.When.End.Hi} {
				if d == 0 {
					continue
				}
				if from == 0 || d < from {
					from = d
				}
				to = max(to, d)
			}
		}
	}
	return from, to
}

// ErrSlices says that slices were asked for in a way that cannot be drawn.
var ErrSlices = errors.New("slices")

// periods divides the time of a graph. Years and months without anything in them at the ends are not there.
func (s *Sheet) periods(by string) ([]slice, error) {
	from, to := s.span()
	if from == 0 {
		return nil, fmt.Errorf("%w: no tie has a date", ErrSlices)
	}
	var all []slice
	year, month, _ := from.Date()
	switch by {
	case "year":
		for y := year; y <= to.Year() && len(all) <= mostSlices; y++ {
			all = append(all, slice{strconv.Itoa(y), record.DayOf(y, 1, 1), record.DayOf(y, 12, 31)})
		}
	case "month":
		for d := record.DayOf(year, month, 1); d <= to && len(all) <= mostSlices; d = d.AddMonths(1) {
			y, m, _ := d.Date()
			all = append(all, slice{record.When{Start: record.Range{Lo: d, Hi: d.AddMonths(1) - 1}, End: record.Range{Lo: d, Hi: d.AddMonths(1) - 1}}.Phrase(), d, record.DayOf(y, m, record.DaysIn(y, m))})
		}
	default:
		n, err := strconv.Atoi(by)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%w are year, month or a number, not %q", ErrSlices, by)
		}
		if n > mostSlices {
			return nil, fmt.Errorf("%w: at most %d fit on a page", ErrSlices, mostSlices)
		}
		days := int(to-from) + 1
		for k := range min(n, days) {
			lo, hi := from+record.Day(days*k/n), from+record.Day(days*(k+1)/n)-1
			all = append(all, slice{record.When{Start: record.Range{Lo: lo, Hi: lo}, End: record.Range{Lo: hi, Hi: hi}}.Phrase(), lo, hi})
		}
	}
	if len(all) > mostSlices {
		return nil, fmt.Errorf("%w by %s: there are more than %d, too many for a page; narrow the period or give a number", ErrSlices, by, mostSlices)
	}
	return all, nil
}
