package html

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// entry is one event of the list.
type entry struct {
	ID, Anchor, Briefing string
	Date, Label, Remark  string
	Struck               bool
	Before, Word, After  string // the sentence around its trigger
	Source, Why          string
	Status               string
	Actors               string // ids, for the filter
	Names                string // names, for readers
}

// actor is a choice of the filter.
type actor struct {
	ID, Name string
	Events   int
}

// builder collects entries and what the filter offers.
type builder struct {
	rec    *record.Record
	opt    Options
	index  map[record.EntityID]int
	events map[record.EntityID]int
	seen   map[string]bool
}

func newBuilder(rec *record.Record, opt Options) *builder {
	return &builder{rec: rec, opt: opt, index: rec.EntityIndex(), events: map[record.EntityID]int{}, seen: map[string]bool{}}
}

// entries returns the events of the axis, in order.
func (b *builder) entries(tl *timeline.Timeline) []entry {
	before, after := map[int][]entry{}, map[int][]entry{}
	for i := range tl.Placed {
		p := &tl.Placed[i]
		if p.After {
			after[p.Anchor] = append(after[p.Anchor], b.entry(&p.Item))
		} else {
			before[p.Anchor] = append(before[p.Anchor], b.entry(&p.Item))
		}
	}
	var out []entry
	for i := range tl.Items {
		out = append(out, before[i]...)
		out = append(out, b.entry(&tl.Items[i]))
		out = append(out, after[i]...)
	}
	return out
}

// undated returns the events that nothing places in time.
func (b *builder) undated(tl *timeline.Timeline) []entry {
	placed := map[record.EventID]bool{}
	for i := range tl.Placed {
		placed[tl.Placed[i].Event.ID] = true
	}
	var out []entry
	for i := range tl.Undated {
		if !placed[tl.Undated[i].Event.ID] {
			out = append(out, b.entry(&tl.Undated[i]))
		}
	}
	return out
}

func (b *builder) entry(it *timeline.Item) entry {
	ev := it.Event
	e := entry{ID: string(ev.ID), Anchor: anchor(ev.ID), Date: cmp.Or(it.Date, "No date"), Label: it.Label, Remark: it.Remark, Struck: it.Struck,
		Status: ev.Status, Why: ev.When.Why, Source: it.Source}
	if b.opt.Briefing != "" {
		e.Briefing = b.opt.Briefing + string(ev.ID)
	}
	if e.Source == "" && len(ev.Mentions) > 0 {
		if src := b.rec.Source(ev.Telling().Source); src != nil {
			e.Source = cmp.Or(src.Publisher, src.Name)
		}
	}
	e.Before, e.Word, e.After = around(it.Sentence, it.Trigger)
	var ids, names []string
	for _, r := range ev.Roles {
		i, ok := b.index[r.Entity]
		if !ok || slices.Contains(ids, string(r.Entity)) {
			continue
		}
		ids, names = append(ids, string(r.Entity)), append(names, b.rec.Entities[i].Name)
		b.events[r.Entity]++
	}
	e.Actors, e.Names = strings.Join(ids, " "), strings.Join(names, ", ")
	b.seen[ev.Status] = true
	return e
}

// around cuts a sentence around its trigger; where the trigger does not fit it, all stands before.
func around(s string, t record.Span) (before, word, after string) {
	if t.Start < 0 || t.End > len(s) || t.Start >= t.End || !utf8.RuneStart(s[t.Start]) || t.End < len(s) && !utf8.RuneStart(s[t.End]) {
		return s, "", ""
	}
	return s[:t.Start], s[t.Start:t.End], s[t.End:]
}

// actorsMost is the number of actors that the filter offers: a longer list is searched faster than read.
const actorsMost = 40

// actors returns those with the most events, then by name.
func (b *builder) actors() []actor {
	var out []actor
	for id, n := range b.events {
		if b.rec.Entities[b.index[id]].Subkind == record.Participant {
			continue // has no name to look for
		}
		out = append(out, actor{string(id), b.rec.Entities[b.index[id]].Name, n})
	}
	slices.SortFunc(out, func(x, y actor) int {
		return cmp.Or(cmp.Compare(y.Events, x.Events), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	return out[:min(len(out), actorsMost)]
}

// statuses returns those that occur, in a fixed order.
func (b *builder) statuses() []string {
	var out []string
	for _, s := range [...]string{record.Asserted, record.Claimed, record.Possible, record.Planned, record.Denied} {
		if b.seen[s] {
			out = append(out, s)
		}
	}
	return out
}
