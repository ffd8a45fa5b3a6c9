package casebook

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// locator finds what a record has at words of a source.
type locator struct {
	rec      *record.Record
	shas     map[record.SourceID]string
	entities map[string][]int // by the hash of a source that mentions them
	events   map[string][]int
}

func newLocator(rec *record.Record) *locator {
	l := &locator{rec: rec, shas: map[record.SourceID]string{}, entities: map[string][]int{}, events: map[string][]int{}}
	for _, s := range rec.Sources {
		l.shas[s.ID] = s.SHA256
	}
	put := func(index map[string][]int, id record.SourceID, i int) {
		sha := l.shas[id]
		if list := index[sha]; len(list) == 0 || list[len(list)-1] != i {
			index[sha] = append(list, i)
		}
	}
	for i := range rec.Entities {
		for _, m := range rec.Entities[i].Mentions {
			put(l.entities, m.Source, i)
		}
	}
	for i := range rec.Events {
		for _, m := range rec.Events[i].Mentions {
			put(l.events, m.Source, i)
		}
	}
	return l
}

// entity returns the entity with a mention at words, -1 if there is none.
func (l *locator) entity(sha string, words record.Span) int {
	for _, i := range l.entities[sha] {
		if slices.ContainsFunc(l.rec.Entities[i].Mentions, func(m record.Mention) bool { return l.shas[m.Source] == sha && m.Span == words }) {
			return i
		}
	}
	return -1
}

// event returns the event with a trigger at words, -1 if there is none.
func (l *locator) event(sha string, words record.Span) int {
	for _, i := range l.events[sha] {
		if slices.ContainsFunc(l.rec.Events[i].Mentions, func(m record.EventMention) bool { return l.shas[m.Source] == sha && m.Trigger == words }) {
			return i
		}
	}
	return -1
}

// MatterOf makes a matter of what a person points at in a record:
//
//	v3, e4, t7             the event, entity or expression of time with that id
//	v3@daily.txt           only what that source says of it
//	event:killed@daily.txt what is found at those words of that source; also entity:, date:, figure: and source:
//
// The source may be left out where only one has the words. It is named by its name, the last part of it, or its id.
func MatterOf(rec *record.Record, pointer string) (*Matter, error) {
	rest, at := pointer, ""
	if i := strings.LastIndexByte(pointer, '@'); i > 0 {
		rest, at = pointer[:i], pointer[i+1:]
	}
	p := &pointing{rec: rec, texts: map[record.SourceID]collapsed{}}
	for i := range rec.Sources {
		src := &rec.Sources[i]
		if at == "" || at == src.Name || at == string(src.ID) || strings.HasSuffix(src.Name, "/"+at) {
			p.sources = append(p.sources, src)
			p.texts[src.ID] = collapse(src.Text)
		}
	}
	if len(p.sources) == 0 {
		return nil, fmt.Errorf("%s: no source is called %q", pointer, at)
	}
	m, err := p.matter(rest)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", pointer, err)
	}
	return m, nil
}

// pointing is a person pointing into a record.
type pointing struct {
	rec     *record.Record
	sources []*record.Source // that may be meant
	texts   map[record.SourceID]collapsed
}

func (p *pointing) source(id record.SourceID) *record.Source {
	for _, s := range p.sources {
		if s.ID == id {
			return s
		}
	}
	return nil
}

func (p *pointing) matter(what string) (*Matter, error) {
	kind, words, named := strings.Cut(what, ":")
	if named && words != "" {
		switch kind {
		case ASource:
			return p.aSource(words)
		case AnEvent, AnEntity, ADate, AFigure:
			return p.words(kind, words)
		}
	}
	m := &Matter{}
	return m, p.byID(m, what)
}

// byID makes a matter of what has an id.
func (p *pointing) byID(m *Matter, id string) error {
	for i := range p.rec.Events {
		if string(p.rec.Events[i].ID) == id {
			p.event(m, &p.rec.Events[i], nil)
		}
	}
	for i := range p.rec.Entities {
		if string(p.rec.Entities[i].ID) == id {
			p.entity(m, &p.rec.Entities[i], nil)
		}
	}
	for i := range p.rec.Times {
		if string(p.rec.Times[i].ID) == id {
			p.time(m, &p.rec.Times[i])
		}
	}
	if m.Kind == "" {
		return errors.New("the record has no such id; point with an id like v3 or e4, or with words like event:killed@daily.txt")
	}
	if len(m.Anchors) == 0 {
		return errors.New("that source does not speak of it")
	}
	return nil
}

func (p *pointing) aSource(name string) (*Matter, error) {
	m := &Matter{Kind: ASource}
	for _, s := range p.sources {
		if name == s.Name || name == string(s.ID) || strings.HasSuffix(s.Name, "/"+name) {
			m.Name = s.Name
			m.Anchors = append(m.Anchors, Anchor{Source: s.Name, SHA256: s.SHA256})
		}
	}
	switch len(m.Anchors) {
	case 0:
		return nil, fmt.Errorf("no source is called %q", name)
	case 1:
		return m, nil
	}
	return nil, fmt.Errorf("%d sources are called %q; use an id", len(m.Anchors), name)
}

// event anchors an event: once for each source, at the trigger that first speaks of it there. At, if given, is where
// the trigger must lie.
func (p *pointing) event(m *Matter, ev *record.Event, at *record.Span) {
	m.Kind, m.Name = AnEvent, strings.Join(strings.Fields(ev.Label), " ")
	seen := map[record.SourceID]bool{}
	for _, x := range ev.Mentions {
		src := p.source(x.Source)
		if src == nil || seen[x.Source] || at != nil && !overlap(*at, x.Trigger) {
			continue
		}
		seen[x.Source] = true
		m.Anchors = append(m.Anchors, anchorAt(src, p.texts[src.ID], x.Sentence, x.Trigger))
	}
}

// entity anchors an entity: once for each source, at the first name, or at the first mention if none is a name.
func (p *pointing) entity(m *Matter, ent *record.Entity, at *record.Span) {
	m.Kind, m.Name = AnEntity, ent.Name
	best := map[record.SourceID]record.Mention{}
	var order []record.SourceID
	for _, x := range ent.Mentions {
		if p.source(x.Source) == nil || at != nil && !overlap(*at, x.Span) {
			continue
		}
		old, ok := best[x.Source]
		if !ok {
			order = append(order, x.Source)
		}
		if !ok || old.Form != record.Name && x.Form == record.Name {
			best[x.Source] = x
		}
	}
	for _, id := range order {
		src, x := p.source(id), best[id]
		m.Anchors = append(m.Anchors, anchorAt(src, p.texts[id], around(src.Text, x.Span), x.Span))
	}
}

func (p *pointing) time(m *Matter, t *record.Time) {
	m.Kind, m.Name = ADate, t.Text
	if src := p.source(t.Source); src != nil {
		m.Anchors = append(m.Anchors, anchorAt(src, p.texts[src.ID], around(src.Text, t.Span), t.Span))
	}
}

func (p *pointing) figure(m *Matter, q *record.Quantity) {
	m.Kind, m.Name = AFigure, strings.TrimSpace(q.Text+" "+q.What)
	if src := p.source(q.Source); src != nil {
		m.Anchors = append(m.Anchors, anchorAt(src, p.texts[src.ID], around(src.Text, q.Span), q.Span))
	}
}

// words finds the one thing of a kind that stands at words of the sources. What was merged from several sources is one
// thing: it is anchored in each of them, at these words where they stand there.
func (p *pointing) words(kind, words string) (*Matter, error) {
	words = collapse(words).text
	var found []thing
	for _, src := range p.sources {
		c := p.texts[src.ID]
		for n := 0; ; n++ {
			i := nth(c.text, words, n)
			if i < 0 {
				break
			}
			for _, next := range p.at(kind, src, c.span(i, i+len(words))) {
				known := slices.IndexFunc(found, func(t thing) bool { return t.id == next.id })
				if known < 0 {
					found = append(found, next)
				} else {
					found[known].matter.add(next.matter.Anchors)
				}
			}
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("no %s is found at these words", kind)
	case 1:
		m, whole := found[0].matter, &Matter{}
		if kind == AnEvent || kind == AnEntity {
			if err := p.byID(whole, found[0].id); err != nil {
				return nil, err
			}
			m.add(whole.Anchors)
		}
		return m, nil
	}
	var names []string
	for _, t := range found {
		names = append(names, fmt.Sprintf("%s in %s: “%s”", t.id, t.matter.Anchors[0].Source, t.matter.Anchors[0].Quote))
	}
	return nil, fmt.Errorf("%d may be meant; add words or @SOURCE, or take an id:\n  %s", len(found), strings.Join(names, "\n  "))
}

// add adds the anchors of sources in which there is none yet.
func (m *Matter) add(anchors []Anchor) {
	for _, a := range anchors {
		if !slices.ContainsFunc(m.Anchors, func(b Anchor) bool { return a.Source == b.Source && a.SHA256 == b.SHA256 }) {
			m.Anchors = append(m.Anchors, a)
		}
	}
}

// thing is something that a record has at words.
type thing struct {
	id     string
	matter *Matter
}

// at returns what of a kind stands at a span of a source.
func (p *pointing) at(kind string, src *record.Source, at record.Span) (found []thing) {
	one := &pointing{rec: p.rec, sources: []*record.Source{src}, texts: p.texts}
	add := func(id string, make func(m *Matter)) {
		m := &Matter{}
		if make(m); len(m.Anchors) > 0 {
			found = append(found, thing{id, m})
		}
	}
	switch kind {
	case AnEvent:
		for i := range p.rec.Events {
			add(string(p.rec.Events[i].ID), func(m *Matter) { one.event(m, &p.rec.Events[i], &at) })
		}
	case AnEntity:
		for i := range p.rec.Entities {
			add(string(p.rec.Entities[i].ID), func(m *Matter) { one.entity(m, &p.rec.Entities[i], &at) })
		}
	case ADate:
		for i := range p.rec.Times {
			if x := &p.rec.Times[i]; x.Source == src.ID && overlap(x.Span, at) {
				add(string(x.ID), func(m *Matter) { one.time(m, x) })
			}
		}
	case AFigure:
		for i := range p.rec.Events {
			for j := range p.rec.Events[i].Quantities {
				if q := &p.rec.Events[i].Quantities[j]; q.Source == src.ID && overlap(q.Span, at) {
					add(fmt.Sprintf("%s, bytes %d–%d", src.ID, q.Start, q.End), func(m *Matter) { one.figure(m, q) })
				}
			}
		}
	}
	return found
}
