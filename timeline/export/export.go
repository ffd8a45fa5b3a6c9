// Package export writes a timeline in the formats of other programs.
//
//	export.go      what the formats share: the facts of an event, in words and days
//	edtf.go        bounds as ISO 8601-2
//	table.go       the columns of a table; CSV
//	xlsx.go        a workbook
//	ics.go         a calendar
//	markdown.go    a list to read
//	markwhen.go    source text of markwhen
//	mermaid.go     source text of a mermaid timeline
//	timelinejs.go  data of TimelineJS
//	vis.go         data of vis-timeline
//	geojson.go     events with a place, for maps
//	jsonl.go       one event a line, for programs
//
// A vague date stays as vague as a format allows; the comment on each writer says how far that is. Every writer takes
// a valid record and a timeline made from it, and gives the same bytes for the same two. Only CSV, XLSX, Markdown, Mermaid
// and JSONL have a place for events without a date; the others leave them out, and their titles say how many.
package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// entry is an event with what the formats say about it. All strings are single lines of plain text.
type entry struct {
	*timeline.Item
	label, sentence, remark string
	edtf                    string
	why                     string
	actors                  []string // "ISIS", agents first, each once
	roles                   []string // "agent: ISIS"
	saidBy                  []string // the words that say who said it
	figures                 []string
	place                   *record.Entity
	sources                 []*record.Source // that report it, each once
	first                   *record.Source   // of the sentence; nil if there is none
	at                      record.Span      // of the sentence in it
}

// book holds a record with its indices.
type book struct {
	rec      *record.Record
	entities map[record.EntityID]int
	sources  map[record.SourceID]*record.Source
}

func newBook(rec *record.Record) *book {
	b := &book{rec: rec, entities: rec.EntityIndex(), sources: rec.SourceIndex()}
	return b
}

func (b *book) entries(items []timeline.Item) []entry {
	out := make([]entry, len(items))
	for i := range items {
		out[i] = b.entry(&items[i])
	}
	return out
}

func (b *book) entry(it *timeline.Item) entry {
	ev := it.Event
	e := entry{
		Item: it, label: plain.Line(it.Label), sentence: plain.Line(it.Sentence), remark: plain.Line(it.Remark),
		edtf: EDTF(ev.When), why: plain.Line(ev.When.Why),
	}
	for _, m := range ev.Mentions {
		src := b.sources[m.Source]
		if src == nil {
			continue
		}
		if e.first == nil {
			e.first, e.at = src, m.Sentence
		}
		if !slices.Contains(e.sources, src) {
			e.sources = append(e.sources, src)
		}
	}
	for _, agents := range [...]bool{true, false} {
		for _, r := range ev.Roles {
			if name := b.name(r.Entity); name != "" && (r.Role == record.Agent) == agents {
				e.actors = appendNew(e.actors, name)
				e.roles = appendNew(e.roles, r.Role+": "+name)
			}
		}
	}
	for _, a := range ev.Attribution {
		e.saidBy = appendNew(e.saidBy, plain.Line(a.Text))
	}
	for _, q := range ev.Quantities {
		figure := plain.Line(q.Text)
		if what := plain.Line(q.What); what != "" {
			figure += " (" + what + ")"
		}
		e.figures = appendNew(e.figures, figure)
	}
	if i, ok := b.entities[ev.Where]; ok {
		e.place = &b.rec.Entities[i]
	}
	return e
}

func (b *book) name(id record.EntityID) string {
	if i, ok := b.entities[id]; ok {
		return plain.Line(b.rec.Entities[i].Name)
	}
	return ""
}

// placeName returns where it happened, "" if the text does not say.
func (e *entry) placeName() string {
	if e.place == nil {
		return ""
	}
	return plain.Line(e.place.Name)
}

// title is the label with what stands between it and the reader: "Talks resumed (said by officials)". A denied event
// must not read as if it had happened.
func (e *entry) title() string {
	s := e.label
	if e.remark != "" {
		s += " (" + e.remark + ")"
	}
	if e.Struck && !strings.Contains(e.remark, record.Denied) {
		s += " (denied)"
	}
	return s
}

// vague reports that the day on which the event began or ended is not known.
func (e *entry) vague() bool {
	w := e.Event.When
	return !w.Start.Bounded() || !w.End.Bounded() || w.Start.Lo != w.Start.Hi || w.End.Lo != w.End.Hi
}

// days returns the first and the last day that the event can have touched, for formats that know no other ranges. A
// side that is unbounded ends with the innermost day that is known, and open says so.
func (e *entry) days() (from, to record.Day, open bool) {
	from, to = e.Begin.Lo, e.End.Hi
	if from == 0 {
		from, open = first(e.Begin.Hi, e.End.Lo, e.End.Hi), true
	}
	if to == 0 {
		to, open = max(e.Begin.Lo, e.Begin.Hi, e.End.Lo), true
	}
	return from, max(from, to), open
}

func first(days ...record.Day) record.Day {
	for _, d := range days {
		if d != 0 {
			return d
		}
	}
	return 0
}

// sourceName returns how a source is called in print.
func sourceName(src *record.Source) string {
	if src.Publisher != "" {
		return plain.Line(src.Publisher)
	}
	return plain.Line(src.Name)
}

// citation says where the sentence of an event stands: "The Courier, 12 May 2017, bytes 812–823".
func (e *entry) citation() string {
	if e.first == nil {
		return ""
	}
	s := sourceName(e.first)
	if e.first.Published != 0 {
		s += ", published " + e.first.Published.String()
	}
	return fmt.Sprintf("%s, bytes %d–%d", s, e.at.Start, e.at.End)
}

// identity returns a name for an event that stays the same as long as its words do: a hash of the article and the
// places of trigger and sentence in it, or of the id if the record has no words. Repeated counts the events before it
// with the same words.
func (e *entry) identity(seen map[string]int) string {
	key := "id " + string(e.Event.ID)
	if e.first != nil {
		m := e.Event.Mentions[0]
		key = fmt.Sprintf("%s %s %d-%d %d-%d", e.first.SHA256, e.first.Name, m.Trigger.Start, m.Trigger.End, m.Sentence.Start, m.Sentence.End)
	}
	n := seen[key]
	seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s #%d", key, n))
	return hex.EncodeToString(sum[:16])
}

// appendNew appends a text that is not empty and not there yet.
func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
