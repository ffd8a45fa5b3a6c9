package graph

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// filter is the part of Options that lets events and relations through, ready to be asked.
type filter struct {
	opt       Options
	statuses  map[string]bool
	classes   map[string]bool          // nil = all
	kinds     map[string]bool          // nil = all
	actors    map[record.EntityID]bool // nil = all
	sources   map[record.SourceID]bool // nil = all
	published map[record.SourceID]record.Day
}

func newFilter(rec *record.Record, opt Options) *filter {
	f := &filter{opt: opt, statuses: folded(opt.Statuses), classes: folded(opt.Classes), kinds: folded(opt.Kinds)}
	if f.statuses == nil {
		f.statuses = map[string]bool{record.Asserted: true, record.Claimed: true, record.Planned: true, record.Possible: true}
	}
	if len(opt.Actors) > 0 {
		f.actors = map[record.EntityID]bool{}
		for _, name := range opt.Actors {
			for _, i := range Find(rec, name) {
				f.actors[rec.Entities[i].ID] = true
			}
		}
	}
	if len(opt.Sources) > 0 {
		f.sources = map[record.SourceID]bool{}
		asked := folded(opt.Sources)
		for _, src := range rec.Sources {
			for _, name := range [...]string{string(src.ID), src.Name, src.Title, src.Publisher, src.URL} {
				if name != "" && asked[fold(name)] {
					f.sources[src.ID] = true
				}
			}
		}
	}
	if opt.At != 0 {
		f.published = make(map[record.SourceID]record.Day, len(rec.Sources))
		for _, src := range rec.Sources {
			f.published[src.ID] = src.Published
		}
	}
	return f
}

// fold is a name as it is compared.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// folded is the set of a list, nil if it is empty.
func folded(list []string) map[string]bool {
	if len(list) == 0 {
		return nil
	}
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[fold(s)] = true
	}
	return set
}

// passes reports that an event makes ties, or counts why not.
func (f *filter) passes(ev *record.Event, left *Omitted) bool {
	switch {
	case !f.statuses[status(ev)]:
		left.Status++
	case ev.Salience < f.opt.MinSalience:
		left.Minor++
	case f.classes != nil && !f.classes[fold(ev.Class)],
		f.actors != nil && !f.actors[ev.Where] && !slices.ContainsFunc(ev.Roles, func(r record.Role) bool { return f.actors[r.Entity] }),
		f.sources != nil && !slices.ContainsFunc(ev.Mentions, func(m record.EventMention) bool { return f.sources[m.Source] }):
		left.Other++
	case !f.inPeriod(ev.When):
		left.Outside++
	default:
		return true
	}
	return false
}

// inPeriod reports that an event may, or if Certain must, have happened in the period, and begun on the day of At.
func (f *filter) inPeriod(when record.When) bool {
	from, to := f.opt.From, f.opt.To
	if from == 0 && to == 0 && f.opt.At == 0 {
		return true
	}
	if !when.Dated() {
		return false // nothing says that it belongs there
	}
	begin, end := bounds(when)
	if f.opt.Certain {
		begun := func(day record.Day) bool { return begin.Hi != 0 && begin.Hi <= day }
		return (to == 0 || begun(to)) && (f.opt.At == 0 || begun(f.opt.At)) && (from == 0 || end.Lo >= from)
	}
	begun := func(day record.Day) bool { return begin.Lo <= day }
	return (to == 0 || begun(to)) && (f.opt.At == 0 || begun(f.opt.At)) && (from == 0 || end.Hi == 0 || end.Hi >= from)
}

// passesRelation reports that a relation makes a tie, or counts why not. Relations have no dates of their own: a source
// states how things stand when it is published.
func (f *filter) passesRelation(rel *record.Relation, left *Omitted) bool {
	switch {
	case f.classes != nil && !f.classes[fold(rel.Type)], f.actors != nil && !f.actors[rel.From] && !f.actors[rel.To],
		f.sources != nil && !f.sources[rel.Source], f.published[rel.Source] > f.opt.At:
		left.Other++
		return false
	}
	return true
}

// bounds returns the ranges in which something began and ended, drawn in as far as they bound each other: nothing ends
// before it begins, and what was still going on had begun.
func bounds(w record.When) (begin, end record.Range) {
	begin, end = w.Start, w.End
	if end.Lo == 0 || begin.Lo > end.Lo {
		end.Lo = begin.Lo
	}
	if w.Open() && w.End.Lo > begin.Lo && (begin.Hi == 0 || begin.Hi > w.End.Lo) {
		begin.Hi = w.End.Lo
	}
	if end.Hi != 0 && (begin.Hi == 0 || begin.Hi > end.Hi) {
		begin.Hi = end.Hi
	}
	return begin, end
}
