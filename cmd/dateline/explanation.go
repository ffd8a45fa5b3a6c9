package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// explanation is all that a record says of how it came to an event.
type explanation struct {
	ID         record.EventID `json:"id"`
	Label      string         `json:"label"`
	Class      string         `json:"class"`
	Status     string         `json:"status"`
	StatusWhy  string         `json:"statusWhy,omitempty"`
	Polarity   string         `json:"polarity"`
	Passages   []passage      `json:"passages"`
	Roles      []standing     `json:"roles"`
	Where      *standing      `json:"where,omitempty"`
	Said       []saying       `json:"attribution"`
	Quantities []amount       `json:"quantities"`
	Date       string         `json:"date"` // in words; "" if it has none
	When       record.When    `json:"when"`
	Chain      []link         `json:"chain"` // from words to days, in order
	Unused     []link         `json:"unused"`
	Salience   float64        `json:"salience"`
	Confidence float64        `json:"confidence"`
	Sources    int            `json:"sources"`
	Merged     []string       `json:"mergedBecause,omitempty"`
	Reports    []reported     `json:"reports,omitempty"`
	Outcome    string         `json:"outcome,omitempty"`
	Conflicts  []string       `json:"conflicts,omitempty"`
	Notes      []string       `json:"notes,omitempty"`
}

// What a mark of a passage marks.
const (
	markTrigger = "trigger"
	markDate    = "date"
)

// passage is a sentence that speaks of the event, on one line, with places in that line.
type passage struct {
	Source record.SourceID `json:"source"`
	Name   string          `json:"name"`
	Line   int             `json:"line"` // of the source's text, from 1
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Text   string          `json:"text"`
	Marks  []mark          `json:"marks"`
}

type mark struct {
	What  string `json:"what"`
	Start int    `json:"start"` // byte of the passage's text
	End   int    `json:"end"`
}

// place names where a passage stands.
func (p *passage) place() string {
	return fmt.Sprintf("%s, line %d (%s, bytes %d-%d)", p.Name, p.Line, p.Source, p.Start, p.End)
}

// standing is an entity in its part, with the words that name it there.
type standing struct {
	Role   string          `json:"role"`
	Entity record.EntityID `json:"entity"`
	Name   string          `json:"name"`
	Kind   string          `json:"kind"`
	Words  string          `json:"words,omitempty"`
	Form   string          `json:"form,omitempty"` // of these words: name, nominal, pronoun
	Why    []string        `json:"mergedBecause,omitempty"`
}

type saying struct {
	Words string `json:"words"`
	Name  string `json:"name,omitempty"`
}

type amount struct {
	What  string  `json:"what"`
	Unit  string  `json:"unit,omitempty"`
	Words string  `json:"words"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// link is one step from words to days.
type link struct {
	Time   record.TimeID `json:"time,omitempty"`
	Words  string        `json:"words,omitempty"`
	Type   string        `json:"type,omitempty"`
	Value  string        `json:"value,omitempty"`
	Days   string        `json:"days,omitempty"`
	Anchor string        `json:"anchor,omitempty"` // in words
	Says   string        `json:"says"`
}

// reported is the event as one text alone reports it.
type reported struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Date   string `json:"date"`
	Status string `json:"status"`
}

// explainer has the look-up tables of one record.
type explainer struct {
	rec      *record.Record
	sources  map[record.SourceID]*record.Source
	entities map[record.EntityID]int
	times    map[record.TimeID]*record.Time
	events   map[record.EventID]*record.Event
	bySource map[record.SourceID][]*record.Time // in text order
}

func newExplainer(rec *record.Record) *explainer {
	x := &explainer{rec: rec, sources: rec.SourceIndex(), entities: rec.EntityIndex(), times: map[record.TimeID]*record.Time{}, events: map[record.EventID]*record.Event{},
		bySource: map[record.SourceID][]*record.Time{}}
	for i := range rec.Times {
		t := &rec.Times[i]
		x.times[t.ID] = t
		x.bySource[t.Source] = append(x.bySource[t.Source], t)
	}
	for _, list := range x.bySource {
		slices.SortStableFunc(list, func(a, b *record.Time) int { return cmp.Compare(a.Start, b.Start) })
	}
	for i := range rec.Events {
		x.events[rec.Events[i].ID] = &rec.Events[i]
	}
	return x
}

// within returns the expressions inside a span of a source.
func (x *explainer) within(source record.SourceID, in record.Span) []*record.Time {
	list := x.bySource[source]
	first := sort.Search(len(list), func(i int) bool { return list[i].Start >= in.Start })
	last := first
	for last < len(list) && list[last].End <= in.End {
		last++
	}
	return list[first:last]
}

// has reports that an event has all words, in its label, sentences, names or date.
func (x *explainer) has(ev *record.Event, words string) bool {
	all := []string{ev.Label, ev.When.Phrase(), ev.Status, ev.Class, x.name(ev.Where)}
	for _, m := range ev.Mentions {
		all = append(all, x.sources[m.Source].Quote(m.Sentence))
	}
	for _, r := range ev.Roles {
		all = append(all, x.name(r.Entity))
	}
	text := strings.ToLower(strings.Join(all, "\n"))
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (x *explainer) name(id record.EntityID) string {
	if i, ok := x.entities[id]; ok {
		return x.rec.Entities[i].Name
	}
	return ""
}

// explain gathers what the record says.
func (x *explainer) explain(ev *record.Event) explanation {
	e := explanation{
		ID: ev.ID, Label: ev.Label, Class: ev.Class, Status: ev.Status, StatusWhy: ev.StatusWhy, Polarity: ev.Polarity, Date: ev.When.Phrase(), When: ev.When,
		Salience: ev.Salience, Confidence: ev.Confidence, Sources: ev.Sources, Merged: ev.MergedBecause,
		Roles: []standing{}, Said: []saying{}, Quantities: []amount{}, Chain: x.chain(ev), Unused: []link{},
	}
	e.Passages = x.passages(ev)
	for _, r := range ev.Roles {
		e.Roles = append(e.Roles, x.standing(r.Role, r.Entity, r.Source, r.Span))
	}
	if ev.Where != "" {
		where := x.standing("place", ev.Where, "", record.Span{})
		e.Where = &where
	}
	for _, a := range ev.Attribution {
		e.Said = append(e.Said, saying{Words: line(a.Text), Name: x.name(a.Entity)})
	}
	for _, q := range ev.Quantities {
		e.Quantities = append(e.Quantities, amount{q.What, q.Unit, line(q.Text), q.Value, q.Low, q.High})
	}
	for i := range ev.Reports {
		r := &ev.Reports[i]
		name := ""
		if len(r.Mentions) > 0 {
			if src := x.sources[r.Mentions[0].Source]; src != nil {
				name = src.Name
			}
		}
		e.Reports = append(e.Reports, reported{name, r.Label, cmp.Or(r.When.Phrase(), "no date"), r.Status})
	}
	if ev.Outcome != nil {
		e.Outcome = strings.TrimSpace(ev.Outcome.Kind + " " + string(ev.Outcome.Event))
		if ev.Outcome.Why != "" {
			e.Outcome += ": " + ev.Outcome.Why
		}
	}
	x.unused(ev, &e)
	for _, c := range x.rec.Conflicts {
		if slices.Contains(c.Events, ev.ID) {
			e.Conflicts = append(e.Conflicts, c.Kind+": "+c.Message)
		}
	}
	for _, n := range x.rec.Notes {
		for _, m := range ev.Mentions {
			if n.Source == m.Source && n.Start < n.End && m.Sentence.Start <= n.Start && n.End <= m.Sentence.End {
				e.Notes = append(e.Notes, n.Code+": "+n.Message)
				break
			}
		}
	}
	slices.Sort(e.Notes)
	e.Notes = slices.Compact(e.Notes)
	return e
}

// line puts words on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// standing says who has a part, by which words.
func (x *explainer) standing(role string, id record.EntityID, source record.SourceID, span record.Span) standing {
	s := standing{Role: role, Entity: id, Words: line(x.sources[source].Quote(span))}
	i, ok := x.entities[id]
	if !ok {
		return s
	}
	ent := &x.rec.Entities[i]
	s.Name, s.Kind, s.Why = ent.Name, ent.Kind, ent.MergedBecause
	for _, m := range ent.Mentions {
		if m.Source == source && m.Start < span.End && span.Start < m.End {
			s.Form = m.Form
			break
		}
	}
	return s
}

// passages are the sentences of the event, each once, in the order of its mentions.
func (x *explainer) passages(ev *record.Event) []passage {
	list := []passage{}
	for _, m := range ev.Mentions {
		src := x.sources[m.Source]
		if src == nil || slices.ContainsFunc(list, func(p passage) bool { return p.Source == m.Source && p.Start == m.Sentence.Start }) {
			continue
		}
		var triggers, dates []record.Span
		for _, other := range ev.Mentions {
			if other.Source == m.Source && m.Sentence.Start <= other.Trigger.Start && other.Trigger.End <= m.Sentence.End {
				triggers = append(triggers, other.Trigger)
			}
		}
		for _, t := range x.within(m.Source, m.Sentence) {
			if slices.Contains(ev.When.Times, t.ID) {
				dates = append(dates, t.Span)
			}
		}
		list = append(list, x.passage(src, m.Sentence, triggers, dates))
	}
	// Words of the date that stand in none of these sentences are shown where they stand.
	for _, id := range ev.When.Times {
		t := x.times[id]
		if t == nil || x.sources[t.Source] == nil {
			continue
		}
		if slices.ContainsFunc(list, func(p passage) bool { return p.Source == t.Source && p.Start <= t.Start && t.End <= p.End }) {
			continue
		}
		src := x.sources[t.Source]
		list = append(list, x.passage(src, sentenceOf(x.rec, src, t.Span), nil, []record.Span{t.Span}))
	}
	return list
}

// sentenceOf returns the sentence around a span: one that an event of the record has, else the line.
func sentenceOf(rec *record.Record, src *record.Source, at record.Span) record.Span {
	for i := range rec.Events {
		for _, m := range rec.Events[i].Mentions {
			if m.Source == src.ID && m.Sentence.Start <= at.Start && at.End <= m.Sentence.End {
				return m.Sentence
			}
		}
	}
	lo := strings.LastIndexByte(src.Text[:at.Start], '\n') + 1
	if i := strings.IndexByte(src.Text[at.End:], '\n'); i >= 0 {
		return record.Span{Start: lo, End: at.End + i}
	}
	return record.Span{Start: lo, End: len(src.Text)}
}

// passage puts a span on one line, and its marks with it.
func (x *explainer) passage(src *record.Source, in record.Span, triggers, dates []record.Span) passage {
	p := passage{Source: src.ID, Name: src.Name, Line: 1 + strings.Count(src.Text[:in.Start], "\n"), Start: in.Start, End: in.End, Marks: []mark{}}
	var b strings.Builder
	places := make([]int, in.End-in.Start+1) // byte of the span -> byte of the line
	blank := false
	for i, r := range src.Text[in.Start:in.End] {
		space := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if !space || !blank {
			places[i] = b.Len()
			if space {
				b.WriteByte(' ')
			} else {
				b.WriteRune(r)
			}
		} else {
			places[i] = b.Len()
		}
		blank = space
	}
	places[in.End-in.Start] = b.Len()
	p.Text = b.String()
	add := func(what string, s record.Span) {
		m := mark{what, places[s.Start-in.Start], places[s.End-in.Start]}
		if s.Start < s.End && !slices.ContainsFunc(p.Marks, func(o mark) bool { return o.Start < m.End && m.Start < o.End }) {
			p.Marks = append(p.Marks, m) // of two that overlap, the trigger is shown
		}
	}
	for _, s := range triggers {
		add(markTrigger, s)
	}
	for _, s := range dates {
		add(markDate, s)
	}
	slices.SortFunc(p.Marks, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })
	return p
}
