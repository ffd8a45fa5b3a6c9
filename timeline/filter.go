package timeline

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// filter is Options made ready to be asked of every event.
type filter struct {
	opt      Options
	actors   map[record.EntityID]bool
	sources  map[record.SourceID]bool
	classes  map[string]bool
	statuses map[string]bool
}

func newFilter(rec *record.Record, opt Options) *filter {
	f := &filter{opt: opt, classes: set(opt.Classes), statuses: set(opt.Statuses)}
	if len(opt.Actors) > 0 {
		f.actors = map[record.EntityID]bool{}
		for _, e := range rec.Entities {
			if named(opt.Actors, append([]string{string(e.ID), e.Name}, e.Aliases...)) {
				f.actors[e.ID] = true
			}
		}
	}
	if len(opt.Sources) > 0 {
		f.sources = map[record.SourceID]bool{}
		for _, src := range rec.Sources {
			if named(opt.Sources, []string{string(src.ID), src.Name, src.Title, src.Publisher, src.URL}) {
				f.sources[src.ID] = true
			}
		}
	}
	return f
}

// set returns the lower-case set of a list; nil for an empty one.
func set(list []string) map[string]bool {
	if len(list) == 0 {
		return nil
	}
	out := make(map[string]bool, len(list))
	for _, s := range list {
		out[strings.ToLower(strings.TrimSpace(s))] = true
	}
	return out
}

// named reports that one of the names is asked for, case ignored.
func named(asked, names []string) bool {
	for _, a := range asked {
		a = strings.TrimSpace(a)
		if a != "" && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, a) }) {
			return true
		}
	}
	return false
}

// keeps reports that nothing in the options leaves an event out.
func (f *filter) keeps(ev *record.Event) bool {
	switch {
	case f.classes != nil && !f.classes[strings.ToLower(ev.Class)], f.statuses != nil && !f.statuses[strings.ToLower(ev.Status)]:
		return false
	case f.actors != nil && !slices.ContainsFunc(ev.Roles, func(r record.Role) bool { return f.actors[r.Entity] }):
		return false
	case f.sources != nil && !slices.ContainsFunc(ev.Mentions, func(m record.EventMention) bool { return f.sources[m.Source] }):
		return false
	case f.opt.From == 0 && f.opt.To == 0:
		return true
	case !ev.When.Dated():
		return false // nothing says that it belongs to the period
	}
	begin, end := bounds(ev.When)
	return (f.opt.To == 0 || begin.Lo <= f.opt.To) && (f.opt.From == 0 || end.Hi == 0 || end.Hi >= f.opt.From)
}

// phrase says in a sentence what the events have in common that the options chose; "" if they chose all.
func (f *filter) phrase() string {
	var parts []string
	add := func(before string, list []string) {
		if len(list) > 0 {
			parts = append(parts, before+strings.Join(list, " or "))
		}
	}
	add("with ", f.opt.Actors)
	add("of class ", f.opt.Classes)
	add("", f.opt.Statuses)
	add("from ", f.opt.Sources)
	switch from, to := f.opt.From, f.opt.To; {
	case from != 0 && to != 0:
		parts = append(parts, extentPhrase(record.Range{Lo: from, Hi: from}, record.Range{Lo: to, Hi: to}))
	case from != 0:
		parts = append(parts, "on or after "+extentPhrase(record.Range{Lo: from, Hi: from}, record.Range{Lo: from, Hi: from}))
	case to != 0:
		parts = append(parts, "up to "+extentPhrase(record.Range{Lo: to, Hi: to}, record.Range{Lo: to, Hi: to}))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Chosen: " + strings.Join(parts, ", ") + "."
}
