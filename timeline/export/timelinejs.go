package export

import (
	"encoding/json"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// jsDate is a date of TimelineJS: numbers as strings, and no more of them than are known.
type jsDate struct {
	Year  string `json:"year"`
	Month string `json:"month,omitempty"`
	Day   string `json:"day,omitempty"`
}

type jsText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

// jsSlide is a slide of TimelineJS; the title has no date.
type jsSlide struct {
	ID          string  `json:"unique_id,omitempty"`
	Start       *jsDate `json:"start_date,omitempty"`
	End         *jsDate `json:"end_date,omitempty"`
	DisplayDate string  `json:"display_date,omitempty"`
	Text        jsText  `json:"text"`
	Group       string  `json:"group,omitempty"`
	AutoLink    bool    `json:"autolink"`
}

// TimelineJS writes the JSON that TimelineJS 3 reads (title and events, scale human).
//
// The date that is displayed is that of the text, so that "summer 2016" stays a summer; where the date is a whole month
// or year, start_date has no more parts than that. The bar below the slides runs from the first to the last day that
// the event can have touched: TimelineJS cannot draw a bar with soft ends. Groups are the actors of more than one
// event, by the first actor of each. Headline and text are HTML there, and all words of articles are escaped.
func TimelineJS(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	entries := newBook(rec).entries(tl.Items)
	groups := groupsOf(entries)
	note := html.EscapeString(plain.Line(tl.Subtitle))
	doc := struct {
		Title  jsSlide   `json:"title"`
		Events []jsSlide `json:"events"`
		Scale  string    `json:"scale"`
	}{jsSlide{Text: jsText{Headline: html.EscapeString(plain.Line(tl.Title)), Text: note}}, []jsSlide{}, "human"}
	seen := map[string]int{}
	for i := range entries {
		e := &entries[i]
		slide := jsSlide{ID: "e" + e.identity(seen), DisplayDate: e.Date, Text: jsText{Headline: html.EscapeString(e.title()), Text: e.html()}, Group: groups[i]}
		if when := e.Event.When; when.Start == when.End && when.Start.Bounded() {
			slide.Start = newJSDate(dateParts(when.Start, false))
			if from := dateParts(when.Start, false); len(from) == 3 && when.Start.Lo != when.Start.Hi {
				slide.End = newJSDate(dateParts(when.Start, true))
			}
		} else {
			from, to, _ := e.days()
			slide.Start = newJSDate(dateParts(record.Range{Lo: from, Hi: from}, false))
			if to != from {
				slide.End = newJSDate(dateParts(record.Range{Lo: to, Hi: to}, false))
			}
		}
		doc.Events = append(doc.Events, slide)
	}
	return writeJSON(w, doc)
}

func newJSDate(parts []int) *jsDate {
	d := &jsDate{Year: strconv.Itoa(parts[0])}
	if len(parts) > 1 {
		d.Month = strconv.Itoa(parts[1])
	}
	if len(parts) > 2 {
		d.Day = strconv.Itoa(parts[2])
	}
	return d
}

// html is the evidence of an event as HTML.
func (e *entry) html() string {
	var b strings.Builder
	if e.sentence != "" {
		b.WriteString("<p>“" + html.EscapeString(e.sentence) + "”</p>")
	}
	if e.first != nil {
		name := html.EscapeString(sourceName(e.first))
		if link := plain.Link(e.first.URL); link != "" {
			name = `<a href="` + html.EscapeString(link) + `" rel="noreferrer noopener">` + name + `</a>`
		}
		b.WriteString("<p>" + name + "</p>")
	}
	if e.why != "" {
		b.WriteString("<p>Date: " + html.EscapeString(e.why) + "</p>")
	}
	return b.String()
}

// groupsOf returns the lane of each event: its first actor, if that is the first of another event too.
func groupsOf(entries []entry) []string {
	count := map[string]int{}
	groups := make([]string, len(entries))
	for i := range entries {
		if len(entries[i].actors) > 0 {
			groups[i] = entries[i].actors[0]
			count[groups[i]]++
		}
	}
	for i, name := range groups {
		if count[name] < 2 {
			groups[i] = ""
		}
	}
	return groups
}

// writeJSON writes a document with every < and > escaped, so that it may stand in a page.
func writeJSON(w io.Writer, doc any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
