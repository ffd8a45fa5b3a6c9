package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// ICS writes a calendar (RFC 5545) with one all-day event for each event that has a date.
//
// A calendar knows no vague dates. An event that happened on some day of a range fills the whole range, its summary
// ends in the date as the text gives it ("... [some day in summer 2016]"), and it is tentative; so is what is claimed, planned or
// possible. What is denied is cancelled, which calendars strike through. A side that is unbounded ends with the innermost
// day that is known. The exact bounds stand in X-DATELINE-EDTF, -BEGAN and -ENDED. Nothing blocks time.
//
// UID is made from the article and the place of the words in it, so that a new export updates the events of an old one;
// DTSTAMP is the day of publication (1 January 1970 if unknown), never the clock.
func ICS(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	cal := ical.NewCalendar()
	cal.SetProductId("-//dateline//timeline//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ical.MethodPublish)
	cal.SetXWRCalName(plain.Line(tl.Title))
	if note := plain.Line(tl.Subtitle); note != "" {
		cal.SetXWRCalDesc(note)
	}
	seen := map[string]int{}
	for _, e := range newBook(rec).entries(tl.Items) {
		cal.AddVEvent(e.calendarEvent(seen))
	}
	return cal.SerializeTo(w, ical.WithNewLine("\r\n")) // as the standard wants, on any system
}

func (e *entry) calendarEvent(seen map[string]int) *ical.VEvent {
	ev := e.Event
	out := ical.NewEvent(e.identity(seen) + "@dateline")
	stamp := time.Unix(0, 0)
	if e.first != nil && e.first.Published != 0 {
		stamp = midnight(e.first.Published)
	}
	out.SetDtStampTime(stamp)
	from, to, _ := e.days()
	out.SetAllDayStartAt(midnight(from))
	if to < record.MaxDay {
		out.SetAllDayEndAt(midnight(to + 1)) // the end is not part of the event
	}
	out.SetSummary(e.summary())
	out.SetStatus(e.calendarStatus())
	out.SetTimeTransparency(ical.TransparencyTransparent)
	out.AddCategory(plain.Line(ev.Class))
	if name := e.placeName(); name != "" {
		out.SetLocation(name)
	}
	if lat, lon, ok := e.point(); ok {
		out.SetProperty(ical.ComponentPropertyGeo, degrees(lat)+";"+degrees(lon))
	}
	if e.first != nil && plain.Link(e.first.URL) != "" {
		out.SetURL(plain.Link(e.first.URL))
	}
	out.SetDescription(e.description())
	out.SetProperty("X-DATELINE-EDTF", e.edtf)
	out.SetProperty("X-DATELINE-BEGAN", bounds(ev.When.Start))
	out.SetProperty("X-DATELINE-ENDED", bounds(ev.When.End))
	return out
}

// summary is the line that a calendar shows.
func (e *entry) summary() string {
	s := e.title()
	_, _, open := e.days()
	switch {
	case open || e.Event.When.Start != e.Event.When.End:
		s += " [" + e.Date + "]"
	case e.vague():
		s += " [some day in " + e.Date + "]"
		if strings.ContainsAny(e.Date[:1], "0123456789abcd") { // "8–11 May", "about 5 May"
			s = strings.Replace(s, " [some day in ", " [", 1)
		}
	}
	return s
}

func (e *entry) calendarStatus() ical.ObjectStatus {
	switch {
	case e.Event.Status == record.Denied:
		return ical.ObjectStatusCancelled
	case e.Event.Status != record.Asserted || e.vague():
		return ical.ObjectStatusTentative
	}
	return ical.ObjectStatusConfirmed
}

// description is the evidence, a fact a line.
func (e *entry) description() string {
	var lines []string
	add := func(head, text string) {
		if text != "" {
			lines = append(lines, head+text)
		}
	}
	if e.sentence != "" {
		add("", "“"+e.sentence+"”")
	}
	add("", e.citation())
	add("When: ", e.Date)
	add("Dated by: ", e.why)
	add("Who: ", strings.Join(e.roles, "; "))
	add("Said by: ", strings.Join(e.saidBy, "; "))
	add("Figures: ", strings.Join(e.figures, "; "))
	return strings.Join(lines, "\n")
}

// bounds writes a range of days, "*" for a side that is unbounded.
func bounds(r record.Range) string {
	side := func(d record.Day) string {
		if d == 0 {
			return "*"
		}
		return d.String()
	}
	return side(r.Lo) + "/" + side(r.Hi)
}

func midnight(d record.Day) time.Time {
	y, m, day := d.Date()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// point returns where on the globe it happened.
func (e *entry) point() (lat, lon float64, ok bool) {
	if e.place == nil || e.place.Location == nil {
		return 0, 0, false
	}
	return e.place.Location.Latitude, e.place.Location.Longitude, true
}

// dateParts returns year, month and day of a bound of a range, as many as the range is exact to.
func dateParts(r record.Range, last bool) (parts []int) {
	d := r.Lo
	if last {
		d = r.Hi
	}
	y, m, day := d.Date()
	unit, exact := calendarUnit(r)
	switch {
	case exact && len(unit) == len("2016"):
		return []int{y}
	case exact && len(unit) == len("2016-06"):
		return []int{y, m}
	}
	return []int{y, m, day}
}

// padded is a year with four digits, as formats of dates want it.
func padded(year int) string { return fmt.Sprintf("%04d", year) }
