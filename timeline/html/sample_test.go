package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/fixture"
)

// sample is a record made for tests: one article, a sentence for each event.
type sample struct{ rec *record.Record }

func newSample(title, published string, actors ...string) *sample {
	s := &sample{record.New()}
	src := record.Source{ID: "s1", Name: "s1.txt", Title: title, SHA256: strings.Repeat("0", 64)}
	if published != "" {
		src.Published = fixture.Day(published)
	}
	s.rec.Sources = append(s.rec.Sources, src)
	for i, name := range actors {
		s.rec.Entities = append(s.rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i+1)), Kind: record.Organization, Name: name, Mentions: []record.Mention{}})
	}
	return s
}

// add reports an event. The date is "A", "A..B", "A.." or "?"; the trigger is the word in braces; actors are numbers of
// entities, the first of them the agent.
func (s *sample) add(date, status, label, sentence string, actors ...int) *record.Event {
	src := &s.rec.Sources[0]
	start := len(src.Text)
	before, rest, _ := strings.Cut(sentence, "{")
	trigger, after, _ := strings.Cut(rest, "}")
	src.Text += before + trigger + after + "\n"
	ev := record.Event{ID: record.EventID(fmt.Sprintf("v%d", len(s.rec.Events)+1)), Class: "OTHER", Label: label, Status: status, Polarity: record.Positive,
		Sources: 1, Salience: .6, Confidence: .6, When: record.When{Basis: record.NoBasis},
		Mentions: []record.EventMention{{Source: src.ID, Trigger: record.Span{Start: start + len(before), End: start + len(before) + len(trigger)},
			Sentence: record.Span{Start: start, End: len(src.Text) - 1}}}}
	if date != "?" {
		from, to, lasted := strings.Cut(date, "..")
		ev.When = record.When{Basis: record.Explicit, Why: "as written", Start: fixture.Bound(from), End: fixture.Bound(from)}
		if lasted {
			ev.When.End = fixture.Bound(to)
		}
		if lasted && to == "" {
			ev.When.End = record.Range{Lo: ev.When.Start.Lo}
		}
	}
	for i, n := range actors {
		role := record.Agent
		if i > 0 {
			role = record.Patient
		}
		ev.Roles = append(ev.Roles, record.Role{Role: role, Entity: record.EntityID(fmt.Sprintf("e%d", n)), Source: src.ID, Span: record.Span{Start: start, End: start + 3}})
	}
	s.rec.Events = append(s.rec.Events, ev)
	return &s.rec.Events[len(s.rec.Events)-1]
}

func (s *sample) timeline(t testing.TB) *timeline.Timeline {
	t.Helper()
	if err := s.rec.Validate(); err != nil {
		t.Fatal(err)
	}
	return timeline.New(s.rec, timeline.Options{Limit: -1, MinSalience: -1})
}

// valley is a record with every status, an event without a date and marks in two lanes.
func valley() *sample {
	s := newSample("How the Orun valley lost its bridge", "2021-03-12", "The province", "The army", "Inspectors")
	s.add("1988..2021-03-08", record.Asserted, "The old bridge carried the valley road", "The old bridge {carried} the valley road from 1988 until it fell.", 1)
	s.add("2019", record.Asserted, "Inspectors warned the army", "Inspectors {warned} the army of cracks in 2019.", 3, 2)
	s.add("2021-03-08", record.Asserted, "The bridge fell", "The bridge {fell} on Monday, and two cars with it.", 1)
	s.add("2021-03-08", record.Claimed, "Lorries were too heavy", "Lorries were too heavy, the province {claims}.", 1)
	s.add("2021-03-08", record.Asserted, "Divers reached the first car", "The same day divers {reached} the first car.", 3)
	s.add("2021-03-09..", record.Asserted, "Soldiers run a ferry", "Soldiers have been {running} a ferry since Tuesday.", 2)
	s.add("2021-03", record.Asserted, "Shops closed <b>early</b> & often", "In March shops {closed} early \"& often\" <script>alert(1)</script>.")
	s.add("2023", record.Planned, "New bridge to open", "The new bridge is to {open} in 2023.", 1)
	s.add("?", record.Asserted, "Nobody kept count", "Nobody {kept} count.")
	return s
}
