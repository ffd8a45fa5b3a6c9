package export

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// draft makes a record whose every event has a sentence of its own.
type draft struct {
	t   testing.TB
	rec *record.Record
}

func (d *draft) source(src record.Source) {
	src.SHA256 = strings.Repeat("0", 63) + string(rune('a'+len(d.rec.Sources)))
	d.rec.Sources = append(d.rec.Sources, src)
}

func (d *draft) day(s string) record.Day {
	d.t.Helper()
	if s == "" {
		return 0
	}
	day, err := record.ParseDay(s)
	if err != nil {
		d.t.Fatal(err)
	}
	return day
}

// event adds a sentence to the last source and an event that it reports; days are the four bounds.
func (d *draft) event(sentence, trigger string, days [4]string, ev record.Event) {
	d.t.Helper()
	src := &d.rec.Sources[len(d.rec.Sources)-1]
	start := len(src.Text)
	src.Text += sentence + "\n"
	at := strings.Index(sentence, trigger)
	if at < 0 {
		d.t.Fatalf("%q is not in %q", trigger, sentence)
	}
	ev.ID = record.EventID("v" + string(rune('a'+len(d.rec.Events))))
	ev.Mentions = []record.EventMention{{
		Source: src.ID, Trigger: record.Span{Start: start + at, End: start + at + len(trigger)}, Sentence: record.Span{Start: start, End: start + len(sentence)},
	}}
	for i := range ev.Roles {
		ev.Roles[i].Source, ev.Roles[i].Span = src.ID, record.Span{Start: start, End: start + len(sentence)}
	}
	for i := range ev.Attribution {
		a := &ev.Attribution[i]
		a.Source, a.Start = src.ID, start+strings.Index(sentence, a.Text)
		a.End = a.Start + len(a.Text)
	}
	for i := range ev.Quantities {
		q := &ev.Quantities[i]
		q.Source, q.Start = src.ID, start+strings.Index(sentence, q.Text)
		q.End = q.Start + len(q.Text)
	}
	ev.When.Start, ev.When.End = record.Range{Lo: d.day(days[0]), Hi: d.day(days[1])}, record.Range{Lo: d.day(days[2]), Hi: d.day(days[3])}
	ev.When.Basis = record.Explicit
	if !ev.When.Dated() {
		ev.When.Basis = record.NoBasis
	}
	if ev.Class == "" {
		ev.Class = "OTHER"
	}
	if ev.Status == "" {
		ev.Status = record.Asserted
	}
	if ev.Polarity == "" {
		ev.Polarity = record.Positive
	}
	ev.Sources, ev.Salience, ev.Confidence = 1, 0.5, 0.75
	d.rec.Events = append(d.rec.Events, ev)
}

func (d *draft) record() *record.Record {
	d.t.Helper()
	if err := d.rec.Validate(); err != nil {
		d.t.Fatal(err)
	}
	return d.rec
}

// harbour is a record with a date of every shape, an event of every status, and words that try to be markup.
func harbour(t testing.TB) *record.Record {
	d := &draft{t, record.New()}
	d.source(record.Source{ID: "s1", Name: "harbour.txt", Title: "The harbour: a #history @night", Publisher: "The Courier, Ltd.", URL: "https://post.example/a?b=1&c=2", Published: d.day("2020-03-05")})
	d.rec.Entities = []record.Entity{
		{ID: "e1", Kind: record.Organization, Name: "Harbour Board", Mentions: []record.Mention{}},
		{ID: "e2", Kind: record.Place, Name: "Port Ellery", Mentions: []record.Mention{}, Location: &record.Location{GeoNames: 7, Latitude: -12.5, Longitude: 130.25, Country: "AU"}},
		{ID: "e3", Kind: record.Person, Name: "Ada \"Sails\" <Moor>", Mentions: []record.Mention{}},
	}
	board := []record.Role{{Role: record.Agent, Entity: "e1"}}
	d.event("The Board opened the pier on Monday.", "opened", [4]string{"2020-03-02", "2020-03-02", "2020-03-02", "2020-03-02"},
		record.Event{Label: "Harbour Board opened the pier", Roles: board, Where: "e2", Class: "COOPERATE"})
	d.event("Two cranes fell in January, Moor said.", "fell", [4]string{"2020-01-01", "2020-01-31", "2020-01-01", "2020-01-31"}, record.Event{
		Label: "Two cranes fell", Status: record.Claimed, Attribution: []record.Attribution{{Entity: "e3", Text: "Moor said"}},
		Quantities: []record.Quantity{{What: "fell", Value: 2, Low: 2, High: 2, Text: "Two"}},
	})
	d.event("Dredging began last summer.", "Dredging", [4]string{"2019-06-01", "2019-08-31", "2019-06-01", "2019-08-31"},
		record.Event{Label: "Dredging began", When: record.When{Value: "2019-SU", EDTF: "2019-22", Why: "“last summer”: season before 2020-03-05"}, Where: "e2"})
	d.event("The strike has gone on since 2018.", "strike", [4]string{"2018-01-01", "2018-12-31", "2020-03-05", ""}, record.Event{Label: "Strike", Roles: board})
	d.event("Before February the gate was shut.", "shut", [4]string{"", "2020-01-31", "", "2020-01-31"}, record.Event{Label: "Gate was shut"})
	d.event("After that a tower is to be built.", "built", [4]string{"2020-03-06", "", "2020-03-06", ""}, record.Event{Label: "Tower to be built", Status: record.Planned})
	d.event("The siege lasted from spring to the tenth of August 1640.", "siege", [4]string{"1640-03-01", "1640-05-31", "1640-08-10", "1640-08-10"},
		record.Event{Label: "Siege of Port Ellery", Where: "e2"})
	d.event("In the 1880s the lamp was lit.", "lit", [4]string{"1880-01-01", "1889-12-31", "1880-01-01", "1889-12-31"}, record.Event{Label: "Lamp was lit"})
	d.event("No ship ever sank, she said.", "sank", [4]string{"2020-03-01", "2020-03-04", "2020-03-01", "2020-03-04"},
		record.Event{Label: "Ship sank", Status: record.Denied, Polarity: record.Negative})
	d.event("Somebody moved the buoys.", "moved", [4]string{}, record.Event{Label: "Buoys moved"})
	d.source(record.Source{ID: "s2", Name: "=HYPERLINK(\"x\").txt", URL: "javascript:alert(1)"})
	d.event("=1+1 on 2020-03-02: #tag; @ref [x](y) <script>alert(1)</script> // % & {} \"q\" \x07 \u202eevil\u202c 日本.", "tag", [4]string{"2020-03-02", "2020-03-02", "2020-03-02", "2020-03-02"},
		record.Event{Label: "=1+1: #tag; 2020-03-02: @ref [x](y) <b>*bold*</b> // %% & {} \\ \x07 \u202eevil\u202c 日本", Roles: []record.Role{{Role: record.Patient, Entity: "e3"}}})
	return d.record()
}
