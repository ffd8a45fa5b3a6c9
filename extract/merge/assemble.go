package merge

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// assembly writes the merged record from what was joined.
type assembly struct {
	parts   []*part
	cast    *casting
	plot    *plot
	origins []string // of each part
	out     *record.Record
	source  []record.SourceID
	times   []map[record.TimeID]record.TimeID
	entity  map[int32]record.EntityID // by what stands for a set
	event   map[int32]record.EventID
	reports map[record.EventID][]report
}

func assemble(parts []*part, copyOf []int, origins []string, cast *casting, pl *plot) *record.Record {
	as := &assembly{parts: parts, cast: cast, plot: pl, origins: origins, out: record.New(), entity: map[int32]record.EntityID{}, event: map[int32]record.EventID{}, reports: map[record.EventID][]report{}}
	for i, p := range parts {
		src := p.rec.Sources[0]
		src.ID = record.SourceID("s" + strconv.Itoa(i+1))
		if copyOf[i] >= 0 {
			src.CopyOf = record.SourceID("s" + strconv.Itoa(copyOf[i]+1))
		}
		as.source = append(as.source, src.ID)
		as.out.Sources = append(as.out.Sources, src)
	}
	entitySets, eventSets := cast.sets.sets(), pl.sets.sets()
	for k, set := range entitySets {
		as.entity[cast.sets.find(set[0])] = record.EntityID("e" + strconv.Itoa(k+1))
	}
	for k, set := range eventSets {
		as.event[pl.sets.find(set[0])] = record.EventID("v" + strconv.Itoa(k+1))
	}
	as.expressions()
	reasons := cast.sets.reasons()
	for _, set := range entitySets {
		as.out.Entities = append(as.out.Entities, as.mergedEntity(set, reasons[cast.sets.find(set[0])]))
	}
	reasons = pl.sets.reasons()
	for _, set := range eventSets {
		as.out.Events = append(as.out.Events, as.mergedEvent(set, reasons[pl.sets.find(set[0])]))
	}
	as.relations()
	as.conflicts()
	as.outcomes()
	as.notes()
	as.nearMisses()
	return as.out
}

func (as *assembly) expressions() {
	for i, p := range as.parts {
		ids := make(map[record.TimeID]record.TimeID, len(p.rec.Times))
		for k := range p.rec.Times {
			ids[p.rec.Times[k].ID] = record.TimeID("t" + strconv.Itoa(len(as.out.Times)+k+1))
		}
		as.times = append(as.times, ids)
		events := make(map[record.EventID]record.EventID)
		for k := range p.rec.Events {
			events[p.rec.Events[k].ID] = as.event[as.plot.sets.find(as.eventNumber(i, k))]
		}
		for _, t := range p.rec.Times {
			t.ID, t.Source = ids[t.ID], as.source[i]
			t.Anchor = anchored(t.Anchor, ids, events)
			as.out.Times = append(as.out.Times, t)
		}
	}
}

// eventNumber returns the number of an event of a part among all.
func (as *assembly) eventNumber(part, event int) int32 { return as.plot.first[part] + int32(event) }

func (as *assembly) entityID(part int, id record.EntityID, index map[record.EntityID]int) record.EntityID {
	k, ok := index[id]
	if !ok {
		return ""
	}
	return as.entity[as.cast.sets.find(as.cast.first[part]+int32(k))]
}

// mergedEntity makes one entity of those of a set.
func (as *assembly) mergedEntity(set []int32, reasons []string) record.Entity {
	var names, kinds, subs tally
	out := record.Entity{ID: as.entity[as.cast.sets.find(set[0])], Mentions: []record.Mention{}}
	places := map[record.Location]int{}
	for _, n := range set {
		w := as.cast.all[n]
		e := &as.parts[w.part].rec.Entities[w.entity]
		names.add(e.Name, 1)
		kinds.add(e.Kind, 1)
		if e.Subkind != "" {
			subs.add(e.Subkind, 1)
		}
		if e.Location != nil {
			places[*e.Location]++
			if l := *e.Location; out.Location == nil || places[l] > places[*out.Location] {
				out.Location = &l
			}
		}
		for _, m := range e.Mentions {
			m.Source = as.source[w.part]
			out.Mentions = append(out.Mentions, m)
		}
		for _, why := range e.MergedBecause {
			if !slices.Contains(out.MergedBecause, why) {
				out.MergedBecause = append(out.MergedBecause, why)
			}
		}
		if len(set) > 1 {
			out.Reports = append(out.Reports, record.EntityReport{
				Source: as.source[w.part], Kind: e.Kind, Subkind: e.Subkind, Name: e.Name, Aliases: e.Aliases, MergedBecause: e.MergedBecause,
				Location: e.Location, Mentions: len(e.Mentions),
			})
		}
	}
	out.Kind, out.Subkind = kinds.most(), subs.most()
	out.Name = names.most()
	if out.Kind == record.Person || isAcronym(out.Name) {
		out.Name = fullest(&names)
	}
	for _, n := range set {
		w := as.cast.all[n]
		e := &as.parts[w.part].rec.Entities[w.entity]
		if len(set) == 1 {
			out.Aliases = e.Aliases
			continue
		}
		for _, alias := range append([]string{e.Name}, e.Aliases...) {
			if alias != out.Name && !slices.Contains(out.Aliases, alias) {
				out.Aliases = append(out.Aliases, alias)
			}
		}
	}
	for _, why := range reasons {
		if !slices.Contains(out.MergedBecause, why) {
			out.MergedBecause = append(out.MergedBecause, why)
		}
	}
	return out
}

// tally counts things in the order in which they came.
type tally struct {
	keys   []string
	counts []int
}

func (t *tally) add(key string, n int) {
	at := slices.Index(t.keys, key)
	if at < 0 {
		at = len(t.keys)
		t.keys, t.counts = append(t.keys, key), append(t.counts, 0)
	}
	t.counts[at] += n
}

// most returns what was counted most often, the first of equals; "" of nothing.
func (t *tally) most() string {
	best := ""
	most := 0
	for i, key := range t.keys {
		if t.counts[i] > most {
			best, most = key, t.counts[i]
		}
	}
	return best
}

// fullest returns the most frequent name of several words that does not begin with an initial, or if there is none, of
// several words, or if all are short, the most frequent.
func fullest(names *tally) string {
	var long, full tally
	for i, name := range names.keys {
		first, _, several := strings.Cut(name, " ")
		if several {
			long.add(name, names.counts[i])
		}
		if several && len(strings.TrimSuffix(first, ".")) > 1 {
			full.add(name, names.counts[i])
		}
	}
	return cmp.Or(full.most(), long.most(), names.most())
}

// mergedEvent makes one event of those of a set.
func (as *assembly) mergedEvent(set []int32, reasons []string) record.Event {
	id := as.event[as.plot.sets.find(set[0])]
	reports := make([]report, len(set))
	for k, n := range set {
		w := as.plot.all[n]
		i := int(w.part)
		p := as.parts[i]
		ids := renumbered{sources: map[record.SourceID]record.SourceID{p.rec.Sources[0].ID: as.source[i]}, times: as.times[i]}
		name := id
		if len(set) > 1 {
			name = record.EventID(string(id) + "." + strconv.Itoa(k+1))
		}
		index := as.cast.index[i]
		ids.entity = func(e record.EntityID) record.EntityID { return as.entityID(i, e, index) }
		f := &as.plot.facts[n]
		reports[k] = report{
			Event: ids.event(p.rec.Events[w.event], name), source: &as.out.Sources[i], origins: reportOrigins(f.eventSign, as.origins[i]),
			from: f.from, to: f.to, published: p.rec.Sources[0].Published,
		}
	}
	as.reports[id] = reports
	if len(set) == 1 {
		return reports[0].Event
	}
	out := record.Event{ID: id, MergedBecause: reasons, Mentions: []record.EventMention{}}
	var classes, status, polarity tally
	for k := range reports {
		r := &reports[k]
		out.Mentions = append(out.Mentions, r.Mentions...)
		out.Attribution = append(out.Attribution, r.Attribution...)
		for _, role := range r.Roles {
			if !slices.ContainsFunc(out.Roles, func(o record.Role) bool { return o.Role == role.Role && o.Entity == role.Entity }) {
				out.Roles = append(out.Roles, role)
			}
		}
		for _, q := range r.Quantities {
			if !slices.ContainsFunc(out.Quantities, func(o record.Quantity) bool {
				return o.What == q.What && o.Value == q.Value && o.Low == q.Low && o.High == q.High
			}) {
				out.Quantities = append(out.Quantities, q)
			}
		}
		if r.Class != "OTHER" {
			classes.add(r.Class, 1)
		}
		status.add(r.Status, 1)
		out.Salience, out.Confidence = max(out.Salience, r.Salience), max(out.Confidence, r.Confidence)
		out.Reports = append(out.Reports, r.Event)
	}
	out.Class = cmp.Or(classes.most(), "OTHER")
	for _, s := range [...]string{record.Asserted, record.Claimed, record.Denied, record.Planned, record.Possible} {
		if slices.Contains(status.keys, s) {
			out.Status = s
			break
		}
	}
	for k := range reports {
		if reports[k].Status != out.Status {
			continue
		}
		polarity.add(reports[k].Polarity, 1)
		if out.StatusWhy == "" {
			out.StatusWhy = reports[k].StatusWhy
		}
	}
	out.Polarity = polarity.most()
	out.When, _ = bestWhen(reports)
	out.Where = as.bestPlace(set)
	best := bestLabel(reports)
	out.Label = reports[best].Label
	out.Sources = max(1, originCount(reports, func(*report) bool { return true }))
	for n := 1; n < out.Sources && n < 8; n++ { // each further origin takes away a part of the doubt
		out.Salience = round(1 - (1-out.Salience)*0.9)
		out.Confidence = round(1 - (1-out.Confidence)*0.8)
	}
	return out
}

// round keeps two digits, as extraction does.
func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

// bestPlace returns where most reports of a set place an event, towns before lands.
func (as *assembly) bestPlace(set []int32) record.EntityID {
	var towns, lands tally
	for _, n := range set {
		if f := &as.plot.facts[n]; f.where >= 0 && f.level == "city" {
			towns.add(string(as.entity[f.where]), 1)
			continue
		}
		w := as.plot.all[n]
		if ev := &as.parts[w.part].rec.Events[w.event]; ev.Where != "" {
			lands.add(string(as.entityID(int(w.part), ev.Where, as.cast.index[w.part])), 1)
		}
	}
	return record.EntityID(cmp.Or(towns.most(), lands.most()))
}

// bestLabel chooses the report whose label says most: of an event that is so rather than denied, with a figure, of the
// most salient report; neither a fragment nor a paragraph.
func bestLabel(reports []report) int {
	rank := func(r *report) float64 {
		score := r.Salience
		if r.Status == record.Asserted {
			score += 0.2
		}
		if r.Polarity == record.Negative {
			score -= 0.5
		}
		if len(r.Quantities) > 0 {
			score += 0.1
		}
		if n := len(r.Label); n >= 20 && n <= 100 {
			score += 0.2
		}
		return score
	}
	best := 0
	for i := range reports {
		if rank(&reports[i]) > rank(&reports[best]) {
			best = i
		}
	}
	return best
}

func (as *assembly) relations() {
	for i, p := range as.parts {
		for _, r := range p.rec.Relations {
			r.ID = record.RelationID("r" + strconv.Itoa(len(as.out.Relations)+1))
			r.From, r.To, r.Source = as.entityID(i, r.From, as.cast.index[i]), as.entityID(i, r.To, as.cast.index[i]), as.source[i]
			as.out.Relations = append(as.out.Relations, r)
		}
	}
}

func (as *assembly) notes() {
	var unsourced []record.Note
	for i, p := range as.parts {
		for _, n := range p.rec.Notes {
			if n.Source == "" {
				unsourced = append(unsourced, n)
				continue
			}
			n.Source = as.source[i]
			as.out.Notes = append(as.out.Notes, n)
		}
	}
	slices.SortFunc(unsourced, func(a, b record.Note) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	as.out.Notes = append(as.out.Notes, slices.Compact(unsourced)...)
}

// nearMisses lists each pair of what stayed apart once, the likeliest first. What a person decided is no open question.
func (as *assembly) nearMisses() {
	pairs := map[[2]string]record.NearMiss{}
	add := func(of string, sets *forest, name func(root int32) string, m nearMiss) {
		x, y := sets.find(m.a), sets.find(m.b)
		if x > y {
			x, y = y, x
		}
		if x == y || sets.forbidden(x, y) {
			return
		}
		miss := record.NearMiss{Of: of, A: name(x), B: name(y), Why: m.why, Score: round(m.score)}
		id := [2]string{of + miss.A, miss.B}
		if old, ok := pairs[id]; !ok || miss.Score > old.Score || miss.Score == old.Score && miss.Why < old.Why {
			pairs[id] = miss
		}
	}
	for _, m := range as.cast.near {
		add(OfEntities, as.cast.sets, func(root int32) string { return string(as.entity[root]) }, m)
	}
	for _, m := range as.plot.near {
		add(OfEvents, as.plot.sets, func(root int32) string { return string(as.event[root]) }, m)
	}
	for _, m := range pairs {
		as.out.NearMisses = append(as.out.NearMisses, m)
	}
	slices.SortFunc(as.out.NearMisses, func(a, b record.NearMiss) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(b.Score, a.Score), cmp.Compare(len(a.A), len(b.A)), cmp.Compare(a.A, b.A), cmp.Compare(len(a.B), len(b.B)), cmp.Compare(a.B, b.B))
	})
}
