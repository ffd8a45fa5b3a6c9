// Package diff tells what changed from one record to another: new events, moved dates, other figures, new conflicts.
//
//	diff.go     New: what of the one is what of the other
//	match.go    by the words that both rest on, since ids are numbered anew in each
//	events.go   what changed in an event
//	lines.go    the changes as lines, in sections
//	write.go    the lines as text, Markdown and HTML
//	marks.go    a few words for each event, for charts and briefings
//
// Two events are the same if they rest on the same words of the same source. What a new article adds to a known event is
// a change of that event; what it tells alone is new.
package diff

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline/extract/record"
)

// Diff is what changed between two records. Lists are in the order of the new record, and of the old one for what is gone.
type Diff struct {
	Old, New *record.Record

	NewSources  []*record.Source
	LostSources []*record.Source
	Added       []*record.Event  // told by nothing in the old record
	Withdrawn   []*record.Event  // ... in the new record
	Changed     []EventChange    // the same, but for something
	Joined      []Regrouped      // several events are one now
	Divided     []Regrouped      // one event is several now
	Entities    []EntityChange   // renamed, of another kind
	Merged      []Regrouped      // several entities are one now
	Split       []Regrouped      // one entity is several now
	NewNames    []string         // names in the new record that are in no way in the old one
	LostNames   []string         // ... and the other way round
	Disputes    []ConflictChange // new, changed, withdrawn
}

// EventChange is an event that is not what it was. Fields that say nothing are empty.
type EventChange struct {
	Old, New *record.Event
	Date     string // "narrowed", "widened", "moved", "dated", "undated"
	Figures  []Figure
	Status   bool // or polarity
	Class    bool
	Sources  bool // more or fewer independent sources
	Label    bool
}

// Figure is a toll or other figure of an event that changed, in words.
type Figure struct {
	What        string
	Old, New    string // "12", "12, 40"; empty if there is none
	oldN, value []float64
}

// EntityChange is an entity that is not what it was.
type EntityChange struct{ Old, New *record.Entity }

// Regrouped is things that were apart and are one, or were one and are apart.
type Regrouped struct {
	One  string   // the name or label of the one
	Many []string // those of the several
	ID   record.EventID
}

// ConflictChange is a conflict that came, went or became another.
type ConflictChange struct{ Old, New *record.Conflict }

// New compares two valid records.
func New(old, now *record.Record) *Diff {
	d := &Diff{Old: old, New: now}
	d.sources()
	w := newWords(old, now)
	events := w.events()
	d.events(events)
	d.entities(w.entities())
	d.conflicts(events)
	return d
}

// Empty reports that nothing changed that a reader would see.
func (d *Diff) Empty() bool { return len(d.Sections()) == 0 }

func (d *Diff) sources() {
	only := func(a, b *record.Record) (out []*record.Source) {
		for i := range a.Sources {
			s := &a.Sources[i]
			if !slices.ContainsFunc(b.Sources, func(o record.Source) bool { return s.Name == o.Name && s.Text == o.Text }) {
				out = append(out, s)
			}
		}
		return out
	}
	d.NewSources, d.LostSources = only(d.New, d.Old), only(d.Old, d.New)
}

func (d *Diff) entities(p pairs) {
	old, now := names(d.Old), names(d.New)
	for i := range d.Old.Entities {
		if j := p.now[i]; j >= 0 {
			a, b := &d.Old.Entities[i], &d.New.Entities[j]
			if a.Name != b.Name || a.Kind != b.Kind {
				d.Entities = append(d.Entities, EntityChange{a, b})
			}
		} else if len(p.into[i]) == 0 {
			d.LostNames = append(d.LostNames, named(&d.Old.Entities[i], now)...)
		}
		if many := p.parts(i); len(many) > 1 {
			r := Regrouped{One: d.Old.Entities[i].Name}
			for _, j := range many {
				r.Many = append(r.Many, d.New.Entities[j].Name)
			}
			d.Split = append(d.Split, r)
		}
	}
	for j := range d.New.Entities {
		if p.old[j] < 0 && len(p.from[j]) == 0 {
			d.NewNames = append(d.NewNames, named(&d.New.Entities[j], old)...)
		}
		if many := p.origins(j); len(many) > 1 {
			r := Regrouped{One: d.New.Entities[j].Name}
			for _, i := range many {
				r.Many = append(r.Many, d.Old.Entities[i].Name)
			}
			d.Merged = append(d.Merged, r)
		}
	}
}

// names returns the names of all entities in lower case.
func names(rec *record.Record) map[string]bool {
	out := map[string]bool{}
	for _, e := range rec.Entities {
		for _, s := range append([]string{e.Name}, e.Aliases...) {
			out[strings.ToLower(line(s))] = true
		}
	}
	return out
}

// named returns the name of an entity if it has one that is not known, and makes it known. "The police", which is no
// name, comes and goes with every article.
func named(ent *record.Entity, known map[string]bool) []string {
	name := line(ent.Name)
	if known[strings.ToLower(name)] || !slices.ContainsFunc(ent.Mentions, func(m record.Mention) bool { return m.Form == record.Name && line(m.Text) == name }) {
		return nil
	}
	known[strings.ToLower(name)] = true
	return []string{name}
}

func (d *Diff) events(p pairs) {
	for j := range d.New.Events {
		ev := &d.New.Events[j]
		if i := p.old[j]; i >= 0 {
			if c := compare(&d.Old.Events[i], ev); c.any() {
				d.Changed = append(d.Changed, c)
			}
		} else if len(p.from[j]) == 0 {
			d.Added = append(d.Added, ev)
		}
		if many := p.origins(j); len(many) > 1 {
			r := Regrouped{One: ev.Label, ID: ev.ID}
			for _, i := range many {
				r.Many = append(r.Many, d.Old.Events[i].Label)
			}
			d.Joined = append(d.Joined, r)
		}
	}
	for i := range d.Old.Events {
		if p.now[i] < 0 && len(p.into[i]) == 0 {
			d.Withdrawn = append(d.Withdrawn, &d.Old.Events[i])
		}
		if many := p.parts(i); len(many) > 1 {
			r := Regrouped{One: d.Old.Events[i].Label}
			for _, j := range many {
				r.Many = append(r.Many, d.New.Events[j].Label)
			}
			d.Divided = append(d.Divided, r)
		}
	}
}

// conflicts pairs conflicts of one kind about the same events.
func (d *Diff) conflicts(p pairs) {
	oldIDs, newIDs := map[record.EventID]int{}, map[record.EventID]int{}
	for i := range d.Old.Events {
		oldIDs[d.Old.Events[i].ID] = i
	}
	for j := range d.New.Events {
		newIDs[d.New.Events[j].ID] = j
	}
	// The events of an old conflict as events of the new record.
	today := func(c *record.Conflict) map[int]bool {
		out := map[int]bool{}
		for _, id := range c.Events {
			i := oldIDs[id]
			if p.now[i] >= 0 {
				out[p.now[i]] = true
			}
			for _, j := range p.into[i] {
				out[j] = true
			}
		}
		return out
	}
	taken := make([]bool, len(d.New.Conflicts))
	pair := func(c *record.Conflict, same func(*record.Conflict) bool) *record.Conflict {
		about := today(c)
		for k := range d.New.Conflicts {
			n := &d.New.Conflicts[k]
			shared := len(c.Events)+len(n.Events) == 0 || slices.ContainsFunc(n.Events, func(id record.EventID) bool { return about[newIDs[id]] })
			if !taken[k] && n.Kind == c.Kind && same(n) && shared {
				taken[k] = true
				return n
			}
		}
		return nil
	}
	match := make([]*record.Conflict, len(d.Old.Conflicts))
	for i := range d.Old.Conflicts {
		c := &d.Old.Conflicts[i]
		match[i] = pair(c, func(n *record.Conflict) bool { return n.Message == c.Message })
	}
	for i := range d.Old.Conflicts {
		c := &d.Old.Conflicts[i]
		if match[i] == nil {
			match[i] = pair(c, func(*record.Conflict) bool { return true })
		}
		if match[i] == nil || match[i].Message != c.Message {
			d.Disputes = append(d.Disputes, ConflictChange{c, match[i]})
		}
	}
	for k := range d.New.Conflicts {
		if !taken[k] {
			d.Disputes = append(d.Disputes, ConflictChange{nil, &d.New.Conflicts[k]})
		}
	}
	// What is new first, then what became another, then what is gone.
	rank := func(c ConflictChange) int {
		switch {
		case c.Old == nil:
			return 0
		case c.New != nil:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(d.Disputes, func(a, b ConflictChange) int { return cmp.Compare(rank(a), rank(b)) })
}

// line makes one line of a text, without control characters, with which it could lead a terminal astray.
func line(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)), " ")
}
