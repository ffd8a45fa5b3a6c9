package timeline

import (
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Placed is an event without a date that the text puts before or after a dated one: "after the handover".
type Placed struct {
	Item
	Anchor int  // index in Timeline.Items of the event it is placed by
	After  bool // it came after that event, else before
}

// place finds the undated events that an expression orders against an event shown. Their Date is the expression.
func (tl *Timeline) place(rec *record.Record) {
	if len(tl.Undated) == 0 {
		return
	}
	at := make(map[record.EventID]int, len(tl.Items))
	for i, it := range tl.Items {
		at[it.Event.ID] = i
		for _, ev := range it.Also {
			at[ev.ID] = i
		}
	}
	times := make(map[record.TimeID]*record.Time, len(rec.Times))
	for i := range rec.Times {
		times[rec.Times[i].ID] = &rec.Times[i]
	}
	for _, it := range tl.Undated {
		for _, id := range it.Event.When.Times {
			t := times[id]
			if t == nil || t.Mod != "AFTER" && t.Mod != "BEFORE" {
				continue
			}
			other, named := strings.CutPrefix(t.Anchor, "event:")
			i, shown := at[record.EventID(other)]
			if !named || !shown {
				continue
			}
			it.Date = strings.ToLower(strings.Join(strings.Fields(t.Text), " "))
			if !strings.Contains(it.Date, " ") {
				// "Afterwards" alone does not say after what.
				it.Date = strings.ToLower(t.Mod) + ": " + tl.Items[i].Label
			}
			tl.Placed = append(tl.Placed, Placed{it, i, t.Mod == "AFTER"})
			break
		}
	}
}
