package diff

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// compare returns what changed in an event.
func compare(old, now *record.Event) EventChange {
	return EventChange{
		Old: old, New: now, Date: dateChange(old.When, now.When), Figures: figures(old, now),
		Status: old.Status != now.Status || old.Polarity != now.Polarity, Class: old.Class != now.Class, Sources: old.Sources != now.Sources,
		Label: line(old.Label) != line(now.Label),
	}
}

func (c *EventChange) any() bool {
	return c.Date != "" || len(c.Figures) > 0 || c.Status || c.Class || c.Sources || c.Label
}

// dateChange names what became of a date, "" if nothing did.
func dateChange(old, now record.When) string {
	switch {
	case old.Start == now.Start && old.End == now.End:
		return ""
	case !old.Dated():
		return "dated"
	case !now.Dated():
		return "undated"
	case inside(now.Start, old.Start) && inside(now.End, old.End):
		return "narrowed"
	case inside(old.Start, now.Start) && inside(old.End, now.End):
		return "widened"
	}
	return "moved"
}

// inside reports that all days of a are days of b, where a zero bound is none.
func inside(a, b record.Range) bool {
	return (b.Lo == 0 || a.Lo != 0 && a.Lo >= b.Lo) && (b.Hi == 0 || a.Hi != 0 && a.Hi <= b.Hi)
}

// figures compares the numbers that texts give for an event, by what they count.
func figures(old, now *record.Event) []Figure {
	var out []Figure
	at := func(what string) *Figure {
		for i := range out {
			if out[i].What == what {
				return &out[i]
			}
		}
		out = append(out, Figure{What: what})
		return &out[len(out)-1]
	}
	add := func(q record.Quantity, words *string, values *[]float64) {
		if !slices.Contains(*values, q.Value) {
			*values = append(*values, q.Value)
			if *words != "" {
				*words += ", "
			}
			*words += figure(q)
		}
	}
	ordered := func(ev *record.Event) []record.Quantity {
		list := slices.Clone(ev.Quantities)
		slices.SortStableFunc(list, func(a, b record.Quantity) int { return cmp.Compare(a.Value, b.Value) })
		return list
	}
	for _, q := range ordered(old) {
		f := at(line(q.What))
		add(q, &f.Old, &f.oldN)
	}
	for _, q := range ordered(now) {
		f := at(line(q.What))
		add(q, &f.New, &f.value)
	}
	return slices.DeleteFunc(out, func(f Figure) bool { return slices.Equal(f.oldN, f.value) })
}

// figure writes a number, or the words of one that is not exact.
func figure(q record.Quantity) string {
	switch {
	case q.Low != q.High:
		return strings.ToLower(line(q.Text)) // "at least 12", "dozens"
	case q.Value == math.Trunc(q.Value) && math.Abs(q.Value) < 1e15:
		return record.Number(int(q.Value))
	}
	return strconv.FormatFloat(q.Value, 'g', -1, 64)
}

// date phrases a date, or says that there is none.
func date(w record.When) string {
	return cmp.Or(w.Phrase(), "no date")
}

// status phrases what is claimed about an event.
func status(ev *record.Event) string {
	if ev.Polarity == record.Negative && ev.Status != record.Denied {
		return ev.Status + " not to be so"
	}
	return ev.Status
}
