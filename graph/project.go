package graph

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// maxParties bounds the parties of one event that are tied to each other: ties grow with the square, and a list of
// thirty signatories says nothing about any two of them.
const maxParties = 12

// maxTogether bounds the agents that are tied to each other when there is somebody they act on together: four
// signatories of a treaty are tied to the treaty.
const maxTogether = 3

// otherRelation is the type of relations of which the record says only that there is one, which is not worth a line.
const otherRelation = "other"

// tie joins two things because of one event or one relation. A thing is an entity, by its index in rec.Entities, or an
// event, by its index in rec.Events after those.
type tie struct {
	from, to int
	kind     Kind
	role     string // of a Part
	status   string
	event    *record.Event
	relation *record.Relation
}

// projection collects the ties of a record.
type projection struct {
	rec     *record.Record
	opt     Options
	filter  *filter
	index   map[record.EntityID]int
	named   []bool // by entity: a text calls it by a name
	actor   []bool // by entity: drawn as an actor
	in      []bool // by entity: has a tie by an event
	ties    []tie
	omitted Omitted
}

func newProjection(rec *record.Record, opt Options) *projection {
	n := len(rec.Entities)
	p := &projection{rec: rec, opt: opt, filter: newFilter(rec, opt), index: rec.EntityIndex(), named: make([]bool, n), actor: make([]bool, n), in: make([]bool, n)}
	for i, ent := range rec.Entities {
		p.named[i] = len(ent.Mentions) == 0 || slices.ContainsFunc(ent.Mentions, func(m record.Mention) bool { return m.Form == record.Name })
		p.actor[i] = !geographic(ent.Kind)
	}
	return p
}

// geographic reports that entities of a kind are somewhere rather than somebody, unless they act.
func geographic(kind string) bool { return kind == record.Place || kind == record.Facility }

// shown reports that an entity may be a node.
func (p *projection) shown(ent int) bool {
	return p.filter.kinds == nil || p.filter.kinds[fold(p.rec.Entities[ent].Kind)]
}

// events projects every event that the options let through.
func (p *projection) events() {
	for i := range p.rec.Events {
		ev := &p.rec.Events[i]
		switch {
		case !p.filter.passes(ev, &p.omitted):
		case p.opt.EventNodes:
			p.eventNode(i)
		default:
			p.event(ev)
		}
	}
}

// eventNode ties an event to its parties and its place.
func (p *projection) eventNode(i int) {
	ev, node := &p.rec.Events[i], len(p.rec.Entities)+i
	before, unnamed := len(p.ties), false
	part := func(from, to int, role string) {
		p.ties = append(p.ties, tie{from: from, to: to, kind: Part, role: role, status: status(ev), event: ev})
	}
	type party struct {
		entity int
		role   string
	}
	seen := map[party]bool{}
	for _, role := range ev.Roles {
		ent, ok := p.index[role.Entity]
		if !ok || !p.shown(ent) || seen[party{ent, role.Role}] {
			continue
		}
		if !p.named[ent] && !p.opt.IncludeNominals {
			unnamed = true
			continue
		}
		seen[party{ent, role.Role}] = true
		p.in[ent] = true
		switch role.Role {
		case record.Patient, record.Recipient:
			part(node, ent, role.Role)
		default:
			if role.Role == record.Agent {
				p.acts(ent)
			}
			part(ent, node, role.Role)
		}
	}
	if place, ok := p.index[ev.Where]; ok && !p.opt.OmitPlaces && p.shown(place) && (p.named[place] || p.opt.IncludeNominals) {
		p.in[place] = true
		part(node, place, "place")
	}
	p.tally(before, unnamed)
}

// node makes the node of a thing.
func (p *projection) node(thing int) Node {
	if n := len(p.rec.Entities); thing >= n {
		ev := &p.rec.Events[thing-n]
		return Node{Event: ev, Entity: &record.Entity{ID: record.EntityID(ev.ID), Kind: record.NamedEvent, Name: ev.Label, Mentions: []record.Mention{}}}
	}
	return Node{Entity: &p.rec.Entities[thing], Actor: p.actor[thing]}
}

// status is that of an event as an edge. What a text says did not happen ties nobody, whoever says it.
func status(ev *record.Event) string {
	if ev.Polarity == record.Negative {
		return record.Denied
	}
	return ev.Status
}

// event projects one event.
func (p *projection) event(ev *record.Event) {
	var agents, others []int
	unnamed, crowded := false, false
	for _, role := range ev.Roles {
		ent, ok := p.index[role.Entity]
		if !ok || slices.Contains(agents, ent) || slices.Contains(others, ent) || p.rec.Entities[ent].Kind == record.NamedEvent || !p.shown(ent) {
			continue
		}
		switch role.Role {
		case record.Agent, record.Patient, record.Recipient:
		default:
			continue
		}
		switch {
		case !p.named[ent] && !p.opt.IncludeNominals:
			unnamed = true
		case len(agents)+len(others) == maxParties:
			crowded = true
		case role.Role == record.Agent:
			agents = append(agents, ent)
		default:
			others = append(others, ent)
		}
	}
	if crowded {
		p.omitted.Crowded++
	}
	before := len(p.ties)
	for i, agent := range agents {
		for _, other := range others {
			p.tie(agent, other, Acts, ev)
		}
		if len(others) > 0 && len(agents) > maxTogether {
			continue
		}
		for _, fellow := range agents[i+1:] {
			p.tie(min(agent, fellow), max(agent, fellow), With, ev)
		}
	}
	if len(agents) == 0 {
		p.together(others, ev)
	}
	if len(p.ties) == before && !p.opt.OmitPlaces {
		if place, ok := p.index[ev.Where]; ok && p.shown(place) {
			for _, party := range append(agents, others...) {
				// That Tabqa is in Syria is geography, whatever happened to it.
				if party != place && !geographic(p.rec.Entities[party].Kind) {
					p.tie(party, place, At, ev)
				}
			}
		}
	}
	p.tally(before, unnamed)
}

// tally counts an event as left out if it made no tie since there were before of them.
func (p *projection) tally(before int, unnamed bool) {
	switch {
	case len(p.ties) > before:
	case unnamed:
		p.omitted.Unnamed++
	default:
		p.omitted.Alone++
	}
}

// together ties those to each other to whom the same happened, if nobody is said to have done it ("A and B were
// killed"). That two cities were struck makes no tie between them.
func (p *projection) together(patients []int, ev *record.Event) {
	for i, one := range patients {
		for _, other := range patients[i+1:] {
			if !geographic(p.rec.Entities[one].Kind) && !geographic(p.rec.Entities[other].Kind) {
				p.tie(min(one, other), max(one, other), With, ev)
			}
		}
	}
}

func (p *projection) tie(from, to int, kind Kind, ev *record.Event) {
	p.in[from], p.in[to] = true, true
	if kind == Acts || kind == With {
		p.acts(from)
	}
	if kind == With {
		p.acts(to)
	}
	p.ties = append(p.ties, tie{from: from, to: to, kind: kind, status: status(ev), event: ev})
}

// acts notes that an entity does something. A city or a country is an actor then ("Washington agreed"); a dam or an
// airport stays what it is.
func (p *projection) acts(ent int) {
	if p.rec.Entities[ent].Kind == record.Place {
		p.actor[ent] = true
	}
}

// relations adds the standing relations that say more about the parties of events. They bring in further actors, but
// no further places ("al Qaim is in the Euphrates valley", "the US military is part of the US"). Without a single tie
// by an event, all relations are what there is to show. One that an event tells already ("US advisers supported the
// SDF") is not drawn again.
func (p *projection) relations() {
	if p.opt.OmitRelations {
		return
	}
	byEvents := len(p.ties) > 0
	told := p.told()
	for i := range p.rec.Relations {
		rel := &p.rec.Relations[i]
		from, okFrom := p.index[rel.From]
		to, okTo := p.index[rel.To]
		if !okFrom || !okTo || from == to || rel.Type == otherRelation || !p.shown(from) || !p.shown(to) {
			continue
		}
		if !p.opt.IncludeNominals && !(p.named[from] && p.named[to]) {
			continue
		}
		near := p.in[from] || p.in[to]
		for _, end := range [2]int{from, to} {
			near = near && (p.in[end] || !geographic(p.rec.Entities[end].Kind))
		}
		if (near || !byEvents) && p.filter.passesRelation(rel, &p.omitted) && !told(from, to, rel.Type) {
			p.ties = append(p.ties, tie{from: from, to: to, kind: Standing, status: record.Asserted, relation: rel})
		}
	}
}

// told returns a function that reports whether an event ties two entities by the verb of a relation: supports,
// supported, supporting.
func (p *projection) told() func(from, to int, relation string) bool {
	labels := map[[2]int][]string{}
	for _, t := range p.ties {
		if t.status != record.Asserted {
			continue
		}
		labels[[2]int{t.from, t.to}] = append(labels[[2]int{t.from, t.to}], t.event.Label)
		if t.kind == With {
			labels[[2]int{t.to, t.from}] = append(labels[[2]int{t.to, t.from}], t.event.Label)
		}
	}
	return func(from, to int, relation string) bool {
		verb, _, _ := strings.Cut(relation, "_")
		verb = strings.TrimSuffix(verb, "s")
		for _, label := range labels[[2]int{from, to}] {
			for word := range strings.FieldsSeq(strings.ToLower(label)) {
				if strings.HasPrefix(word, verb) {
					return true
				}
			}
		}
		return false
	}
}
