package export

import (
	"html"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// visItem is an item of vis-timeline. The four bounds and the EDTF are fields of ours, which it carries along.
type visItem struct {
	ID        string        `json:"id"`
	Content   string        `json:"content"`
	Start     string        `json:"start"`
	End       string        `json:"end,omitempty"`
	Type      string        `json:"type"`
	Group     string        `json:"group"`
	Title     string        `json:"title"`
	ClassName string        `json:"className"`
	EDTF      string        `json:"edtf"`
	Began     [2]record.Day `json:"began"`
	Ended     [2]record.Day `json:"ended"`
}

type visGroup struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

// Vis writes {"items": [...], "groups": [...]}, the arguments of vis-timeline's constructor.
//
// An exact day is a box; everything else is a range from the first to the last day that the event can have touched, since
// vis draws no soft ends. The class of an item says what it is, for a style sheet: exact or vague, open where a side is
// unbounded, and the status ("vague claimed"). The content ends with the date in words wherever it is not an exact day.
// Days begin at midnight without a zone, and an end is the midnight after. Content and title are HTML there, and all
// words of articles are escaped.
func Vis(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	entries := newBook(rec).entries(tl.Items)
	doc := struct {
		Items  []visItem  `json:"items"`
		Groups []visGroup `json:"groups"`
	}{[]visItem{}, []visGroup{}}
	known := map[string]bool{}
	seen := map[string]int{}
	for i, group := range groupsOf(entries) {
		e := &entries[i]
		if !known[group] {
			known[group] = true
			content := group
			if group == "" {
				content = "Others"
			}
			doc.Groups = append(doc.Groups, visGroup{group, html.EscapeString(content)})
		}
		from, to, open := e.days()
		when := e.Event.When
		item := visItem{
			ID: e.identity(seen), Content: html.EscapeString(e.title()), Start: from.String() + "T00:00:00", Type: "box", Group: group,
			Title: html.EscapeString(e.hover()), EDTF: e.edtf,
			Began: [2]record.Day{when.Start.Lo, when.Start.Hi}, Ended: [2]record.Day{when.End.Lo, when.End.Hi},
		}
		class := []string{"exact"}
		if e.vague() {
			class[0] = "vague"
		}
		if open {
			class = append(class, "open")
		}
		if e.Event.Status != record.Asserted {
			class = append(class, e.Event.Status)
		}
		item.ClassName = strings.Join(class, " ")
		if when.ExactDay() == 0 {
			item.Content += " · " + html.EscapeString(e.Date)
		}
		if from != to || e.vague() {
			item.Type, item.End = "range", midnightAfter(to)
		}
		doc.Items = append(doc.Items, item)
	}
	return writeJSON(w, doc)
}

// midnightAfter is the end of a day; of the last day of the calendar, its last second.
func midnightAfter(d record.Day) string {
	if d == record.MaxDay {
		return d.String() + "T23:59:59"
	}
	return (d + 1).String() + "T00:00:00"
}

// hover is what a reader sees who points at the event.
func (e *entry) hover() string {
	s := e.Date
	if e.sentence != "" {
		s += ": “" + e.sentence + "”"
	}
	if c := e.citation(); c != "" {
		s += " (" + c + ")"
	}
	return s
}
