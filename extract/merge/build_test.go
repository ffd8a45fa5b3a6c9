package merge

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// writing makes the record of an article by hand, so that tests of merging do not hang on extraction.
type writing struct {
	t   *testing.T
	rec *record.Record
}

func write(t *testing.T, name, published, text string) *writing {
	t.Helper()
	day := record.Day(0)
	if published != "" {
		var err error
		if day, err = record.ParseDay(published); err != nil {
			t.Fatal(err)
		}
	}
	return &writing{t, bare(name, text, day)}
}

func (w *writing) span(words string) record.Span {
	w.t.Helper()
	at := strings.Index(w.rec.Sources[0].Text, words)
	if at < 0 {
		w.t.Fatalf("%s does not say %q", w.rec.Sources[0].Name, words)
	}
	return record.Span{Start: at, End: at + len(words)}
}

// entity adds an entity "kind/subkind: Name = alias = alias" whose name stands in the text.
func (w *writing) entity(def string) *writing {
	w.t.Helper()
	kind, names, _ := strings.Cut(def, ": ")
	kind, sub, _ := strings.Cut(kind, "/")
	forms := strings.Split(names, " = ")
	w.rec.Entities = append(w.rec.Entities, record.Entity{
		ID: record.EntityID(fmt.Sprintf("e%d", len(w.rec.Entities)+1)), Kind: kind, Subkind: sub, Name: forms[0], Aliases: forms[1:],
		Mentions: []record.Mention{{Source: "s1", Span: w.span(forms[0]), Text: forms[0], Form: record.Name}},
	})
	return w
}

// located gives the last entity a place of the gazetteer.
func (w *writing) located(id int, lat, lon float64, country string) *writing {
	w.rec.Entities[len(w.rec.Entities)-1].Location = &record.Location{GeoNames: id, Latitude: lat, Longitude: lon, Country: country}
	return w
}

func (w *writing) id(name string) record.EntityID {
	w.t.Helper()
	for _, e := range w.rec.Entities {
		if e.Name == name {
			return e.ID
		}
	}
	w.t.Fatalf("%s has no entity %q", w.rec.Sources[0].Name, name)
	return ""
}

// event adds what a trigger tells of, on a day or between two ("2021-05-31/2021-06-02"), with roles "agent=Name",
// "patient=Name", "where=Name", figures "killed=12", "class=ASSAULT", "status=denied", "said=words that attribute".
func (w *writing) event(trigger, when string, more ...string) *writing {
	w.t.Helper()
	text := w.rec.Sources[0].Text
	span := w.span(trigger)
	sentence := record.Span{Start: strings.LastIndexAny(text[:span.Start], ".\n") + 1, End: len(text)}
	for sentence.Start < span.Start && text[sentence.Start] == ' ' {
		sentence.Start++
	}
	if end := strings.IndexAny(text[span.End:], ".\n"); end >= 0 {
		sentence.End = span.End + end + 1
	}
	ev := record.Event{
		ID: record.EventID(fmt.Sprintf("v%d", len(w.rec.Events)+1)), Class: "OTHER", Label: strings.TrimSpace(text[sentence.Start:sentence.End]),
		Mentions: []record.EventMention{{Source: "s1", Trigger: span, Sentence: sentence}}, Status: record.Asserted, Polarity: record.Positive, Sources: 1,
		Salience: 0.6, Confidence: 0.6, When: record.When{Basis: record.NoBasis},
	}
	if when != "" {
		first, last, two := strings.Cut(when, "/")
		lo, _ := record.ParseDay(first)
		hi := lo
		if two {
			hi, _ = record.ParseDay(last)
		}
		ev.When = record.When{Value: first, Start: record.Range{Lo: lo, Hi: hi}, End: record.Range{Lo: lo, Hi: hi}, Basis: record.Explicit}
	}
	for _, m := range more {
		key, value, _ := strings.Cut(m, "=")
		switch key {
		case "where":
			ev.Where = w.id(value)
		case "agent", "patient", "recipient", "other":
			ev.Roles = append(ev.Roles, record.Role{Role: key, Entity: w.id(value), Source: "s1", Span: w.span(value)})
		case "class":
			ev.Class = value
		case "status":
			ev.Status = value
			if value == record.Denied {
				ev.Polarity = record.Negative
			}
		case "said":
			ev.Attribution = append(ev.Attribution, record.Attribution{Source: "s1", Span: w.span(value), Text: value})
		default:
			var n float64
			if _, err := fmt.Sscan(value, &n); err != nil {
				w.t.Fatal(err)
			}
			q := record.Quantity{What: key, Value: n, Low: n, High: n, Unit: "person", Text: value, Source: "s1", Span: w.span(value)}
			if strings.Contains(text, "at least "+value) {
				q.High = 2 * n
			}
			ev.Quantities = append(ev.Quantities, q)
		}
	}
	w.rec.Events = append(w.rec.Events, ev)
	return w
}

// merged merges articles, and checks that what comes out is sound and the same in the other order.
func merged(t *testing.T, articles ...*writing) *record.Record {
	t.Helper()
	return ruled(t, Options{}, articles...)
}

func ruled(t *testing.T, opt Options, articles ...*writing) *record.Record {
	t.Helper()
	var recs, back []*record.Record
	for _, a := range articles {
		if err := a.rec.Validate(); err != nil {
			t.Fatal(err)
		}
		recs = append(recs, a.rec)
		back = append([]*record.Record{a.rec}, back...)
	}
	out := Merge(recs, opt)
	if digest(t, out) != digest(t, Merge(back, opt)) {
		t.Error("the order of the articles changes the result")
	}
	return out
}

func atoi(s string) (n int) { _, _ = fmt.Sscan(s, &n); return n }

func atof(s string) (x float64) { _, _ = fmt.Sscan(s, &x); return x }
