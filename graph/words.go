package graph

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// words finds the words of a record that a graph prints.
type words struct {
	rec      *record.Record
	sources  map[record.SourceID]*record.Source
	entities map[record.EntityID]int
	spelled  map[record.EntityID][][]string // names of an entity, split into words, made when first asked for
	proper   map[string]bool                // words that are part of a name
}

func newWords(rec *record.Record) *words {
	w := &words{
		rec: rec, entities: rec.EntityIndex(), sources: rec.SourceIndex(),
		spelled: map[record.EntityID][][]string{}, proper: map[string]bool{},
	}
	for _, ent := range rec.Entities {
		for _, name := range append([]string{ent.Name}, ent.Aliases...) {
			for word := range strings.FieldsSeq(name) {
				if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
					w.proper[bare(word)] = true
				}
			}
		}
	}
	return w
}

// quote returns the words of a span, "" if there are none.
func (w *words) quote(id record.SourceID, span record.Span) string { return w.sources[id].Quote(span) }

// names returns all that texts call an entity, each split into words as bare returns them, none twice.
func (w *words) names(id record.EntityID) [][]string {
	if names, ok := w.spelled[id]; ok {
		return names
	}
	i, ok := w.entities[id]
	if !ok {
		return nil
	}
	ent := &w.rec.Entities[i]
	all := append([]string{ent.Name}, ent.Aliases...)
	for _, m := range ent.Mentions {
		if m.Form != record.Pronoun {
			all = append(all, m.Text)
		}
	}
	if i := strings.LastIndexByte(ent.Name, ' '); i >= 0 && ent.Kind == record.Person {
		all = append(all, ent.Name[i+1:]) // headlines call people by their last name
	}
	var names [][]string
	seen := map[string]bool{}
	for _, name := range all {
		fields := strings.Fields(name)
		if len(fields) > 1 && article(fields[0]) {
			fields = fields[1:]
		}
		for i := range fields {
			fields[i] = bare(fields[i])
		}
		if joined := strings.Join(fields, " "); joined != "" && !seen[joined] {
			seen[joined] = true
			names = append(names, fields)
		}
	}
	w.spelled[id] = names
	return names
}

// lower takes the capital off the first word of a label, unless it is part of a name or an acronym.
func (w *words) lower(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) || w.proper[bare(word)] || strings.IndexFunc(word[size:], unicode.IsUpper) >= 0 {
		return word
	}
	return string(unicode.ToLower(first)) + word[size:]
}

// date is a When in words. The weekday of an exact day has no room on a line.
func date(when record.When) string {
	phrase := when.Phrase()
	if day := when.ExactDay(); day != 0 {
		phrase = strings.TrimPrefix(phrase, day.Weekday().String()[:3]+" ")
	}
	return phrase
}

// longPeriod is the number of days from which on the months of a period are enough.
const longPeriod = 45

// period is the time from the first to the last of several events in words: where they are vague, from the first day
// of the one to the last of the other, by months if that is long. Over a turn of the year, or from no known begin, the
// years are all there is room for.
func period(when record.When) string {
	from, to := when.Start.Lo, when.End.Hi
	exact := when.Start.Hi == from && when.End.Lo == to
	switch {
	case from != 0 && (to == 0 || when.Start == when.End || exact && from.Year() == to.Year()):
		return date(when)
	case from != 0 && from.Year() == to.Year() && to-from < longPeriod:
		return date(record.When{Start: record.Range{Lo: from, Hi: from}, End: record.Range{Lo: to, Hi: to}})
	case from != 0 && from.Year() == to.Year():
		return date(record.When{Start: monthOf(from), End: monthOf(to)})
	case from != 0:
		return fmt.Sprintf("%d–%d", from.Year(), to.Year())
	case to != 0:
		return fmt.Sprintf("until %d", to.Year())
	}
	return date(when)
}

// monthOf is the month that a day lies in.
func monthOf(day record.Day) record.Range {
	y, m, _ := day.Date()
	return record.Range{Lo: record.DayOf(y, m, 1), Hi: record.DayOf(y, m, record.DaysIn(y, m))}
}

// node returns what a node is called and, in a few words, what it is.
func (w *words) node(node *Node) (name, detail string) {
	ent := node.Entity
	name = strings.Join(strings.Fields(ent.Name), " ")
	if name == "" {
		name = string(ent.ID)
	}
	if ev := node.Event; ev != nil {
		detail = date(ev.When)
		if s := status(ev); s != record.Asserted {
			detail = strings.TrimSpace(detail + " (" + s + ")")
		}
		return name, detail
	}
	what := strings.NewReplacer("-", " ", "_", " ").Replace(ent.Subkind)
	if what == "" && ent.Kind != record.Other && ent.Kind != record.Place {
		what = ent.Kind
	}
	var parts []string
	for _, alias := range ent.Aliases {
		if acronym(alias) && !strings.Contains(name, alias) {
			parts = append(parts, alias)
			break
		}
	}
	if what != "" {
		parts = append(parts, what)
	}
	return name, strings.Join(parts, ", ")
}

// acronym reports that a name is a short one in capitals.
func acronym(name string) bool {
	upper := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
		case !unicode.IsLetter(r) && r != '-' && r != '.' && r != '&':
			return false
		}
	}
	return upper >= 2 && utf8.RuneCountInString(name) <= 8
}

// edge puts an edge into words: what happened, when, and the sentences that say so.
func (w *words) edge(e *Edge, nodes []Node) {
	from, to := nodes[e.From].Entity.ID, nodes[e.To].Entity.ID
	e.Date = date(e.When)
	if len(e.Events) > 1 {
		e.Date = period(e.When)
	}
	events := slices.Clone(e.Events)
	slices.SortStableFunc(events, func(a, b *record.Event) int { return cmp.Compare(b.Salience, a.Salience) })
	phrases := map[string]bool{"": true}
	for _, ev := range events {
		phrase := e.Role
		if e.Kind != Part {
			phrase = w.phrase(ev, from, to)
		}
		if !phrases[phrase] {
			phrases[phrase] = true
			e.Phrases = append(e.Phrases, phrase)
		}
	}
	for _, rel := range e.Relations {
		if phrase := relationPhrase(rel.Type); !phrases[phrase] {
			phrases[phrase] = true
			e.Phrases = append(e.Phrases, phrase)
		}
	}
	seen := map[Sentence]bool{}
	add := func(source record.SourceID, span record.Span) {
		s := Sentence{Source: source, Span: span, Text: strings.Join(strings.Fields(w.quote(source, span)), " ")}
		if s.Text != "" && !seen[s] {
			seen[s] = true
			e.Sentences = append(e.Sentences, s)
		}
	}
	for _, ev := range e.Events {
		for _, m := range ev.Mentions {
			add(m.Source, m.Sentence)
		}
	}
	for _, rel := range e.Relations {
		add(rel.Source, rel.Span)
	}
}

// relationPhrase reads member_of as "member of".
func relationPhrase(kind string) string {
	return strings.Join(strings.FieldsFunc(kind, func(r rune) bool { return r == '_' || unicode.IsSpace(r) }), " ")
}

// subtitle says what the graph shows.
func subtitle(g *Graph, opt Options) string {
	if len(g.Edges) == 0 {
		return "No ties between named actors were found" + extent(opt) + "."
	}
	actors, places := 0, 0
	for _, node := range g.Nodes {
		switch {
		case node.Event != nil:
		case node.Actor:
			actors++
		default:
			places++
		}
	}
	events := map[*record.Event]bool{}
	for _, e := range g.Edges {
		for _, ev := range e.Events {
			events[ev] = true
		}
	}
	what := record.Count(actors, "actor") + ", "
	if places > 0 {
		what += record.Count(places, "place") + ", "
	}
	what += record.Count(len(g.Edges), "tie")
	if len(events) > 0 {
		what += " from " + record.Count(len(events), "event")
	}
	return what + extent(opt) + "."
}

// extent says which period and whose neighbourhood is shown, "" for everything.
func extent(opt Options) string {
	var parts []string
	exact := func(day record.Day) string {
		return date(record.When{Start: record.Range{Lo: day, Hi: day}, End: record.Range{Lo: day, Hi: day}})
	}
	switch {
	case opt.From != 0 && opt.To != 0:
		parts = append(parts, "from "+exact(opt.From)+" to "+exact(opt.To))
	case opt.From != 0:
		parts = append(parts, "from "+exact(opt.From)+" on")
	case opt.To != 0:
		parts = append(parts, "up to "+exact(opt.To))
	}
	if opt.At != 0 {
		parts = append(parts, "as it stood on "+exact(opt.At))
	}
	if len(opt.Ego) > 0 {
		parts = append(parts, "at most "+record.Count(max(opt.Hops, 1), "step")+" from "+strings.Join(opt.Ego, " or "))
	}
	if len(parts) == 0 {
		return ""
	}
	return ", " + strings.Join(parts, ", ")
}

// source says which articles the graph was read from.
func (w *words) source() string {
	var first, last record.Day
	for _, src := range w.rec.Sources {
		if src.Published != 0 && (first == 0 || src.Published < first) {
			first = src.Published
		}
		last = max(last, src.Published)
	}
	when := date(record.When{Start: record.Range{Lo: first, Hi: first}, End: record.Range{Lo: last, Hi: last}})
	if when != "" {
		when = ", " + when
	}
	switch len(w.rec.Sources) {
	case 0:
		return ""
	case 1:
		src := &w.rec.Sources[0]
		title := strings.Join(strings.Fields(src.Title), " ")
		if title == "" {
			return path.Base(strings.ReplaceAll(src.Name, `\`, "/")) + when + "."
		}
		if src.Publisher != "" {
			when = ", " + src.Publisher + when
		}
		return "“" + title + "”" + when + "."
	}
	return record.Count(len(w.rec.Sources), "article") + when + "."
}

// remark says what the options left out.
func remark(o Omitted, opt Options) string {
	var parts []string
	add := func(n int, one, many string) {
		if n == 1 {
			parts = append(parts, "1 "+one)
		} else if n > 1 {
			parts = append(parts, record.Number(n)+" "+many)
		}
	}
	add(o.Nodes, "actor or place with fewer ties", "actors and places with fewer ties")
	add(o.Edges, "lesser tie", "lesser ties")
	if len(opt.Statuses) == 0 {
		add(o.Status, "denied event", "denied events")
	} else {
		add(o.Status, "event of another status", "events of another status")
	}
	add(o.Outside, "event of another time or none", "events of another time or none")
	add(o.Other, "event or relation that was not asked for", "events and relations that were not asked for")
	add(o.Minor, "minor event", "minor events")
	add(o.Light, "tie of little weight", "ties of little weight")
	add(o.Apart, "tie elsewhere", "ties elsewhere")
	add(o.Unnamed, "event with an unnamed party", "events with an unnamed party")
	add(o.Alone, "event with no second party", "events with no second party")
	add(o.Crowded, "event in part, for its many parties", "events in part, for their many parties")
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, ", ") + "."
}
