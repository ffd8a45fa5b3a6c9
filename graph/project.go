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

// tie joins two entities (indices into rec.Entities) because of one event or one relation.
type tie struct {
	from, to int
	kind     Kind
	status   string
	event    *record.Event
	relation *record.Relation
}

// projection collects the ties of a record.
type projection struct {
	rec     *record.Record
	opt     Options
	index   map[record.EntityID]int
	named   []bool // by entity: a text calls it by a name
	actor   []bool // by entity: drawn as an actor
	in      []bool // by entity: has a tie by an event
	ties    []tie
	omitted Omitted
}

func newProjection(rec *record.Record, opt Options) *projection {
	n := len(rec.Entities)
	p := &projection{rec: rec, opt: opt, index: rec.EntityIndex(), named: make([]bool, n), actor: make([]bool, n), in: make([]bool, n)}
	for i, ent := range rec.Entities {
		p.named[i] = len(ent.Mentions) == 0 || slices.ContainsFunc(ent.Mentions, func(m record.Mention) bool { return m.Form == record.Name })
		p.actor[i] = !geographic(ent.Kind)
	}
	return p
}

// geographic reports that entities of a kind are somewhere rather than somebody, unless they act.
func geographic(kind string) bool { return kind == record.Place || kind == record.Facility }

// events projects every event that the options let through.
func (p *projection) events() {
	statuses := p.opt.Statuses
	if len(statuses) == 0 {
		statuses = []string{record.Asserted, record.Claimed, record.Planned, record.Possible}
	}
	for i := range p.rec.Events {
		ev := &p.rec.Events[i]
		switch {
		case !slices.Contains(statuses, status(ev)):
			p.omitted.Status++
		case ev.Salience < p.opt.MinSalience:
			p.omitted.Minor++
		default:
			p.event(ev)
		}
	}
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
		if !ok || slices.Contains(agents, ent) || slices.Contains(others, ent) || p.rec.Entities[ent].Kind == record.NamedEvent {
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
	if len(p.ties) == before && !p.opt.OmitPlaces {
		if place, ok := p.index[ev.Where]; ok {
			for _, party := range append(agents, others...) {
				// That Tabqa is in Syria is geography, whatever happened to it.
				if party != place && !geographic(p.rec.Entities[party].Kind) {
					p.tie(party, place, At, ev)
				}
			}
		}
	}
	switch {
	case len(p.ties) > before:
	case unnamed:
		p.omitted.Unnamed++
	default:
		p.omitted.Alone++
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
	for i := range p.rec.Relations {
		rel := &p.rec.Relations[i]
		from, okFrom := p.index[rel.From]
		to, okTo := p.index[rel.To]
		if !okFrom || !okTo || from == to || rel.Type == otherRelation {
			continue
		}
		if !p.opt.IncludeNominals && !(p.named[from] && p.named[to]) {
			continue
		}
		near := p.in[from] || p.in[to]
		for _, end := range [2]int{from, to} {
			near = near && (p.in[end] || !geographic(p.rec.Entities[end].Kind))
		}
		if (near || !byEvents) && !p.told(from, to, rel.Type) {
			p.ties = append(p.ties, tie{from: from, to: to, kind: Standing, status: record.Asserted, relation: rel})
		}
	}
}

// told reports that an event ties two entities by the verb of a relation: supports, supported, supporting.
func (p *projection) told(from, to int, kind string) bool {
	verb, _, _ := strings.Cut(kind, "_")
	verb = strings.TrimSuffix(verb, "s")
	for _, t := range p.ties {
		same := t.from == from && t.to == to || t.kind == With && t.from == to && t.to == from
		if !same || t.event == nil || t.status != record.Asserted {
			continue
		}
		for word := range strings.FieldsSeq(strings.ToLower(t.event.Label)) {
			if strings.HasPrefix(word, verb) {
				return true
			}
		}
	}
	return false
}
