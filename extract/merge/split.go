package merge

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Split takes a record apart again: one record for each source, with what that source alone says. It undoes Merge;
// a record that somebody else made of several sources is divided by the source of each mention. What merging found out
// (copies, conflicts between sources, near misses, outcomes of plans) is left out, as it belongs to no source alone.
func Split(rec *record.Record) []*record.Record {
	sp := &splitter{rec: rec, index: make(map[record.SourceID]int, len(rec.Sources)), parts: make([]*record.Record, len(rec.Sources))}
	for i, src := range rec.Sources {
		sp.index[src.ID] = i
		src.CopyOf = ""
		src.ID = "s1"
		sp.parts[i] = record.New()
		sp.parts[i].Sources = append(sp.parts[i].Sources, src)
	}
	if len(sp.parts) == 0 {
		return nil
	}
	sp.times()
	sp.entities()
	sp.events()
	sp.rest()
	for _, part := range sp.parts {
		canonical(part)
	}
	return sp.parts
}

type splitter struct {
	rec       *record.Record
	index     map[record.SourceID]int
	parts     []*record.Record
	timeOf    map[record.TimeID]timeAt
	entityOf  map[record.EntityID][]share
	eventOf   map[record.EventID]map[int]record.EventID
	unsourced map[record.EntityID]int
}

// timeAt is a temporal expression of a part.
type timeAt struct {
	part int
	id   record.TimeID
}

// share is what one source has of a merged entity: an entity of its part, with the words that name it.
type share struct {
	part     int
	id       record.EntityID
	mentions []record.Mention
}

func (sp *splitter) times() {
	sp.timeOf = make(map[record.TimeID]timeAt, len(sp.rec.Times))
	for _, t := range sp.rec.Times {
		i, ok := sp.index[t.Source]
		if !ok {
			continue
		}
		id := record.TimeID("t" + strconv.Itoa(len(sp.parts[i].Times)+1))
		sp.timeOf[t.ID] = timeAt{i, id}
		t.ID, t.Source = id, "s1"
		sp.parts[i].Times = append(sp.parts[i].Times, t)
	}
}

// entities gives each source its share of each entity: what its report says, or if there are no reports, the mentions
// that stand in it.
func (sp *splitter) entities() {
	sp.entityOf = make(map[record.EntityID][]share, len(sp.rec.Entities))
	for k := range sp.rec.Entities {
		e := &sp.rec.Entities[k]
		if len(e.Reports) > 0 {
			next := 0
			for _, r := range e.Reports {
				own := record.Entity{Kind: r.Kind, Subkind: r.Subkind, Name: r.Name, Aliases: r.Aliases, MergedBecause: r.MergedBecause, Location: r.Location}
				sp.addEntity(e.ID, sp.index[r.Source], own, e.Mentions[next:next+r.Mentions])
				next += r.Mentions
			}
			continue
		}
		for _, i := range sp.partsOf(len(e.Mentions), func(j int) record.SourceID { return e.Mentions[j].Source }) {
			var own []record.Mention
			for _, m := range e.Mentions {
				if sp.index[m.Source] == i {
					own = append(own, m)
				}
			}
			sp.addEntity(e.ID, i, *e, own)
		}
	}
	sp.unsourced = sp.rec.EntityIndex()
}

// partsOf returns the parts in which n things lie, each once, in order.
func (sp *splitter) partsOf(n int, source func(int) record.SourceID) []int {
	var parts []int
	for j := range n {
		if i, ok := sp.index[source(j)]; ok {
			parts = append(parts, i)
		}
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}

func (sp *splitter) addEntity(merged record.EntityID, i int, own record.Entity, mentions []record.Mention) record.EntityID {
	own.ID = record.EntityID("e" + strconv.Itoa(len(sp.parts[i].Entities)+1))
	own.Reports = nil
	own.Mentions = slices.Clone(mentions)
	if own.Mentions == nil {
		own.Mentions = []record.Mention{}
	}
	for j := range own.Mentions {
		own.Mentions[j].Source = "s1"
	}
	sp.parts[i].Entities = append(sp.parts[i].Entities, own)
	sp.entityOf[merged] = append(sp.entityOf[merged], share{i, own.ID, mentions})
	return own.ID
}

// entity returns the entity of a part that a merged one stands for there, the one named at span if there are several.
// An entity that the part speaks of only through this reference is added without mentions.
func (sp *splitter) entity(merged record.EntityID, i int, span record.Span) record.EntityID {
	found := record.EntityID("")
	for _, s := range sp.entityOf[merged] {
		if s.part != i {
			continue
		}
		if found == "" {
			found = s.id
		}
		for _, m := range s.mentions {
			if span.Start < m.End && m.Start < span.End {
				return s.id
			}
		}
	}
	if k, ok := sp.unsourced[merged]; found == "" && ok {
		return sp.addEntity(merged, i, sp.rec.Entities[k], nil)
	}
	return found
}

func (sp *splitter) events() {
	sp.eventOf = make(map[record.EventID]map[int]record.EventID, len(sp.rec.Events))
	for k := range sp.rec.Events {
		ev := &sp.rec.Events[k]
		sp.eventOf[ev.ID] = map[int]record.EventID{}
		reports := ev.Reports
		if len(reports) == 0 {
			reports = []record.Event{*ev}
		}
		for r := range reports {
			mentions := reports[r].Mentions
			for _, i := range sp.partsOf(len(mentions), func(j int) record.SourceID { return mentions[j].Source }) {
				sp.addEvent(ev.ID, i, reports[r])
			}
		}
	}
	// Anchors that name events can be followed only now.
	for i, part := range sp.parts {
		for k := range part.Times {
			t := &part.Times[k]
			switch kind, id, _ := strings.Cut(t.Anchor, ":"); kind {
			case "previous":
				t.Anchor = kind + ":" + string(sp.timeOf[record.TimeID(id)].id)
			case "event":
				if t.Anchor = "none"; sp.eventOf[record.EventID(id)][i] != "" {
					t.Anchor = kind + ":" + string(sp.eventOf[record.EventID(id)][i])
				}
			}
		}
	}
}

func (sp *splitter) addEvent(merged record.EventID, i int, ev record.Event) {
	here := func(id record.SourceID) bool { at, ok := sp.index[id]; return ok && at == i || id == "" }
	out := ev
	out.ID = record.EventID("v" + strconv.Itoa(len(sp.parts[i].Events)+1))
	out.Sources, out.Reports, out.MergedBecause, out.Outcome = 1, nil, nil, nil
	out.Mentions, out.Roles, out.Quantities, out.Attribution = []record.EventMention{}, nil, nil, nil
	for _, m := range ev.Mentions {
		if here(m.Source) {
			m.Source = "s1"
			out.Mentions = append(out.Mentions, m)
		}
	}
	out.When.Times = nil
	for _, id := range ev.When.Times {
		if t, ok := sp.timeOf[id]; ok && t.part == i {
			out.When.Times = append(out.When.Times, t.id)
		}
	}
	if ev.Where != "" {
		out.Where = sp.entity(ev.Where, i, record.Span{})
	}
	for _, r := range ev.Roles {
		if here(r.Source) {
			r.Entity = sp.entity(r.Entity, i, r.Span)
			if r.Source != "" {
				r.Source = "s1"
			}
			out.Roles = append(out.Roles, r)
		}
	}
	for _, q := range ev.Quantities {
		if here(q.Source) {
			q.Source = "s1"
			out.Quantities = append(out.Quantities, q)
		}
	}
	for _, a := range ev.Attribution {
		if here(a.Source) {
			a.Source = "s1"
			if a.Entity != "" {
				a.Entity = sp.entity(a.Entity, i, a.Span)
			}
			out.Attribution = append(out.Attribution, a)
		}
	}
	sp.parts[i].Events = append(sp.parts[i].Events, out)
	sp.eventOf[merged][i] = out.ID
}

// rest divides relations, the conflicts within one source, and notes. Notes of no source go to the first.
func (sp *splitter) rest() {
	for _, r := range sp.rec.Relations {
		i, ok := sp.index[r.Source]
		if !ok {
			continue
		}
		r.ID = record.RelationID("r" + strconv.Itoa(len(sp.parts[i].Relations)+1))
		r.From, r.To, r.Source = sp.entity(r.From, i, r.Span), sp.entity(r.To, i, r.Span), "s1"
		sp.parts[i].Relations = append(sp.parts[i].Relations, r)
	}
	for _, c := range sp.rec.Conflicts {
		in := sp.partsOf(len(c.Evidence), func(j int) record.SourceID { return c.Evidence[j].Source })
		if len(in) == 0 {
			in = make([]int, len(sp.parts))
			for i := range in {
				in[i] = i
			}
		} else if len(in) > 1 {
			continue // between sources: found anew
		}
		for _, i := range in {
			own := c
			own.Events, own.Evidence = []record.EventID{}, slices.Clone(c.Evidence)
			for j := range own.Evidence {
				own.Evidence[j].Source = "s1"
			}
			for _, id := range c.Events {
				if local, ok := sp.eventOf[id][i]; ok {
					own.Events = append(own.Events, local)
				}
			}
			if len(own.Events) == len(c.Events) {
				sp.parts[i].Conflicts = append(sp.parts[i].Conflicts, own)
				break
			}
		}
	}
	for _, n := range sp.rec.Notes {
		if n.Code == OutsideDate {
			continue
		}
		i := sp.index[n.Source]
		if n.Source != "" {
			n.Source = "s1"
		}
		sp.parts[i].Notes = append(sp.parts[i].Notes, n)
	}
}

// canonical puts the lists of a record of one source into the order of the text, so that the same article gives the
// same part whichever record it came in.
func canonical(rec *record.Record) {
	slices.SortStableFunc(rec.Times, func(a, b record.Time) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Value, b.Value)) })
	slices.SortStableFunc(rec.Entities, func(a, b record.Entity) int {
		return cmp.Or(bySpan(firstSpan(&a), firstSpan(&b)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	slices.SortStableFunc(rec.Events, func(a, b record.Event) int {
		return cmp.Or(bySpan(a.Mentions[0].Trigger, b.Mentions[0].Trigger), cmp.Compare(a.Class, b.Class), cmp.Compare(a.Label, b.Label))
	})
	slices.SortStableFunc(rec.Relations, func(a, b record.Relation) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Type, b.Type)) })
	slices.SortStableFunc(rec.Notes, func(a, b record.Note) int { return cmp.Or(bySpan(a.Span, b.Span), cmp.Compare(a.Code, b.Code)) })
	*rec = *Concat([]*record.Record{rec}) // numbered in that order
}

func bySpan(a, b record.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// firstSpan is the first mention of an entity; entities without any stand last.
func firstSpan(e *record.Entity) record.Span {
	if len(e.Mentions) == 0 {
		return record.Span{Start: math.MaxInt}
	}
	return e.Mentions[0].Span
}

// compareParts orders records of one source: by day of publication, those without one last, then by name and by all
// that tells sources apart. Equal parts are one article that was given twice.
func compareParts(a, b *record.Record) int {
	x, y := &a.Sources[0], &b.Sources[0]
	unknown := func(d record.Day) int {
		if d == 0 {
			return 1
		}
		return 0
	}
	if c := cmp.Or(cmp.Compare(unknown(x.Published), unknown(y.Published)), cmp.Compare(x.Published, y.Published), cmp.Compare(x.Name, y.Name),
		cmp.Compare(x.SHA256, y.SHA256), cmp.Compare(x.URL, y.URL), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Publisher, y.Publisher),
		cmp.Compare(x.PublishedBasis, y.PublishedBasis), cmp.Compare(x.Language, y.Language), cmp.Compare(x.Text, y.Text)); c != 0 || a == b {
		return c
	}
	var p, q bytes.Buffer
	if record.WriteLine(&p, a) != nil || record.WriteLine(&q, b) != nil {
		return 0
	}
	return bytes.Compare(p.Bytes(), q.Bytes())
}
