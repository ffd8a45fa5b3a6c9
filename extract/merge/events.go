package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// what is an event of one article among all those of a merge.
type what struct {
	part, event int32
}

// facts is what events are compared by, with their actors merged.
type facts struct {
	*eventSign
	part       int32
	state      int8
	agents     []int32 // merged entities, in order
	patients   []int32
	others     []int32
	where      int32 // merged entity, -1 if unknown
	place      *record.Location
	level      string
	quantities []record.Quantity
	keys       bool // it has actors or a place that others can share
}

// What a report says of an event: that it is so, that it will or may be, that it is not.
const (
	done int8 = iota
	ahead
	denied
)

func stateOf(ev *record.Event) int8 {
	switch {
	case ev.Status == record.Planned || ev.Status == record.Possible:
		return ahead
	case ev.Status == record.Denied || ev.Polarity == record.Negative:
		return denied
	}
	return done
}

// plot is the merging of events.
type plot struct {
	parts []*part
	cast  *casting
	all   []what
	first []int32 // number of the first event of each part
	facts []facts
	sets  *forest
	about map[int32]*bundle
	near  []nearMiss

	outcome map[int32]outcome // of plans
}

// bundle is what is known of a set of events.
type bundle struct {
	parts []int32
	sites []string
	first record.Day // the latest first day and earliest last day: what all reports agree on
	last  record.Day
	where int32
}

func newPlot(parts []*part, cast *casting) *plot {
	pl := &plot{parts: parts, cast: cast, about: map[int32]*bundle{}, outcome: map[int32]outcome{}}
	for i, p := range parts {
		index := cast.index[i]
		pl.first = append(pl.first, int32(len(pl.all)))
		merged := func(id record.EntityID) (int32, bool) {
			k, ok := index[id]
			if !ok {
				return -1, false
			}
			return cast.sets.find(cast.first[i] + int32(k)), p.entities[k].named
		}
		for k := range p.events {
			ev := &p.rec.Events[k]
			f := facts{eventSign: &p.events[k], part: int32(i), state: stateOf(ev), where: -1, quantities: ev.Quantities}
			for _, r := range ev.Roles {
				n, named := merged(r.Entity)
				if n < 0 || !named {
					continue
				}
				switch r.Role {
				case record.Agent:
					f.agents = append(f.agents, n)
				case record.Patient, record.Recipient:
					f.patients = append(f.patients, n)
				default:
					f.others = append(f.others, n)
				}
			}
			f.agents, f.patients, f.others = union(nil, f.agents), union(nil, f.patients), union(nil, f.others)
			if ev.Where != "" {
				if n, named := merged(ev.Where); n >= 0 && named {
					f.where, f.place = n, p.rec.Entities[index[ev.Where]].Location
					f.level = levelOf(p.rec.Entities[index[ev.Where]].Subkind)
				}
			}
			f.keys = len(f.agents)+len(f.patients)+len(f.others) > 0 || f.where >= 0
			pl.all = append(pl.all, what{int32(i), int32(k)})
			pl.facts = append(pl.facts, f)
		}
	}
	pl.sets = newForest(len(pl.all))
	return pl
}

// Windows of comparison: an event is held against those beside it in the order of their days.
const (
	wholeBlock = 40 // blocks up to this size are compared in full
	window     = 16 // and larger ones with so many that follow in order
)

// pairs yields the pairs of events worth comparing: those that share a trigger or class, and an actor or place in one
// month, or two actors or places, or one and the kind of site, whenever that is; and those that share the very trigger
// and an actor or place in one year.
func (pl *plot) pairs(f func(a, b int32)) {
	var list []keyed
	for n := range pl.facts {
		e := &pl.facts[n]
		if !e.keys {
			continue
		}
		var concepts []uint64
		for _, s := range e.stems {
			concepts = append(concepts, hash(s))
		}
		for _, g := range e.groups {
			concepts = append(concepts, mix(uint64(g)))
		}
		if e.class != "OTHER" {
			concepts = append(concepts, hash(e.class))
		}
		var anchors []uint64
		for _, a := range [][]int32{e.agents, e.patients, e.others} {
			for _, n := range a {
				anchors = append(anchors, mix(uint64(n)+1))
			}
		}
		if e.where >= 0 {
			anchors = append(anchors, mix(uint64(e.where)+1))
		}
		slices.Sort(anchors)
		anchors = slices.Compact(anchors)
		if len(anchors) > 6 {
			anchors = anchors[:6]
		}
		months, years := monthsOf(e.from, e.to), yearsOf(e.from, e.to)
		for i, c := range concepts {
			for _, a := range anchors {
				if i < len(e.stems) {
					for _, y := range years {
						list = append(list, keyed{mix(c ^ mix(a^mix(uint64(y)+3))), int32(n)})
					}
				}
				for _, site := range e.sites {
					list = append(list, keyed{mix(c ^ mix(a^hash(site))), int32(n)})
				}
			}
		}
		// What is denied is seldom dated: it is looked for among what was reported of the same actor around that day.
		if day := pl.published(int32(n)); day != 0 {
			for _, s := range e.stems {
				for _, a := range e.agents {
					for _, m := range monthsOf(day, day) {
						list = append(list, keyed{mix(hash(s) ^ mix(mix(uint64(a)+1)^mix(uint64(m)+11))), int32(n)})
					}
				}
			}
		}
		for _, c := range concepts {
			for i, a := range anchors {
				for _, m := range months {
					list = append(list, keyed{mix(c ^ mix(a^mix(uint64(m)+7))), int32(n)})
				}
				for _, b := range anchors[i+1:] {
					list = append(list, keyed{mix(c ^ mix(a^mix(b+13))), int32(n)})
				}
			}
		}
	}
	var pairs []uint64 // a pair in each, to be told once
	blocks(list, func(items []keyed) {
		reach := len(items)
		if reach > wholeBlock {
			reach = window
			slices.SortStableFunc(items, func(a, b keyed) int { return cmp.Compare(pl.facts[a.item].from, pl.facts[b.item].from) })
		}
		for i, a := range items {
			for _, b := range items[i+1 : min(len(items), i+1+reach)] {
				if pl.facts[a.item].part == pl.facts[b.item].part {
					continue
				}
				pairs = append(pairs, uint64(min(a.item, b.item))<<32|uint64(max(a.item, b.item)))
			}
		}
	})
	slices.Sort(pairs)
	for _, p := range slices.Compact(pairs) {
		f(int32(p>>32), int32(uint32(p)))
	}
}

// slack is how many days two reports of one event may differ in its date: a paper says "Monday" of what its wire said
// of Sunday night.
const slack = 3

// monthsOf numbers the months of a period of up to a season, with the slack of its ends; none of a longer one.
func monthsOf(from, to record.Day) []int {
	if from == 0 || to == 0 || to-from > 92 {
		return nil
	}
	var out []int
	for _, d := range [...]record.Day{from - slack, from, (from + to) / 2, to, to + slack} {
		if d > 0 && d <= record.MaxDay {
			y, m, _ := d.Date()
			out = append(out, y*12+m)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// yearsOf returns the years of a period of up to two.
func yearsOf(from, to record.Day) []int {
	if from == 0 || to == 0 || to.Year() > from.Year()+1 {
		return nil
	}
	if to.Year() > from.Year() {
		return []int{from.Year(), to.Year()}
	}
	return []int{from.Year()}
}

// Thresholds on the score of a pair of events.
const (
	oneEvent  = 0.65
	nearEvent = 0.5
)

// compare says how well two reports of different articles go together as one event, from 0 to 1, and why; 0 if
// something speaks against it. It depends on the two alone.
func compare(a, b *facts) (float64, string) {
	var why []string
	score := 0.0
	stem, class, group := common(a.stems, b.stems) > 0, a.class == b.class && a.class != "OTHER", common(a.groups, b.groups) > 0
	switch {
	case stem:
		score, why = 0.25, append(why, "same word")
	case group:
		score, why = 0.2, append(why, "related words")
	case class:
		score, why = 0.1, append(why, "same class")
	default:
		return 0, ""
	}
	if class && (stem || group) {
		score += 0.05
	}
	words := 0.0
	if least := min(len(a.words), len(b.words)); least >= 2 {
		words = float64(common(a.words, b.words)) / float64(max(least, 4))
	}
	alike := words >= 0.7
	x, days := timeScore(a, b)
	if x <= -1 {
		return 0, ""
	}
	score += x
	if days != "" {
		why = append(why, days)
	}
	if a.where >= 0 && b.where >= 0 {
		switch {
		case a.where == b.where && a.level != "country":
			score, why = score+0.15, append(why, "same place")
		case a.where == b.where:
			score, why = score+0.05, append(why, "same country")
		case a.level == "city" && b.level == "city", a.level != "city" && b.level != "city" && !alike:
			return 0, ""
		case a.place != nil && b.place != nil && a.place.Country != b.place.Country:
			return 0, ""
		}
	}
	if len(a.sites) > 0 && len(b.sites) > 0 && common(a.sites, b.sites) == 0 && !alike || a.second != b.second && !alike {
		return 0, ""
	}
	if common(a.sites, b.sites) > 0 && a.where == b.where {
		score, why = score+0.1, append(why, "same kind of site")
	}
	agents, patients := common(a.agents, b.agents), common(a.patients, b.patients)
	others := common(union(union(a.agents, a.patients), a.others), union(union(b.agents, b.patients), b.others)) - agents - patients
	actors := 0.2*float64(min(agents, 2)) + 0.2*float64(min(patients, 2)) + 0.1*float64(max(0, min(others, 2)))
	if actors > 0 {
		why = append(why, "same actors")
	}
	if agents == 0 && len(a.agents) > 0 && len(b.agents) > 0 {
		actors -= 0.15
	}
	if patients == 0 && len(a.patients) > 0 && len(b.patients) > 0 {
		actors -= 0.15
	}
	score += min(actors, 0.4)
	if (a.state == denied) != (b.state == denied) && stem && agents > 0 {
		score, why = score+0.15, append(why, "one denies what the other says")
	}
	equal, differ := quantityMatch(a.quantities, b.quantities)
	switch {
	case equal:
		score, why = score+0.15, append(why, "same figures")
	case differ:
		score -= 0.05
	}
	score += 0.4 * words
	if words >= 0.3 {
		why = append(why, "sentences alike")
	}
	if actors <= 0 && !equal && words < 0.25 {
		return 0, "" // the same kind of thing on the same day in the same town is not yet the same thing
	}
	return min(score, 1), strings.Join(why, ", ")
}

// timeScore says how well the days of two events agree: below 0 if they cannot be the same.
func timeScore(a, b *facts) (float64, string) {
	if a.from == 0 || a.to == 0 || b.from == 0 || b.to == 0 {
		return 0, ""
	}
	lo, hi := max(a.from, b.from), min(a.to, b.to)
	switch width := max(a.to-a.from, b.to-b.from); {
	case lo > hi+slack:
		return -1, ""
	case lo > hi:
		return -0.05, fmt.Sprintf("%d days apart", lo-hi)
	case width == 0:
		return 0.25, "same day"
	case width <= 7:
		return 0.2, "days overlap"
	case width <= 31:
		return 0.12, "days overlap"
	case width <= 366:
		return 0.06, "days overlap"
	}
	return 0, "days overlap"
}

// quantityMatch says whether two reports give an equal figure for one thing, or only different ones.
func quantityMatch(a, b []record.Quantity) (equal, differ bool) {
	for i := range a {
		for j := range b {
			if a[i].What != b[j].What {
				continue
			}
			if a[i].Value == b[j].Value && a[i].Value > 1 {
				return true, false
			}
			differ = differ || a[i].Low > b[j].High || b[j].Low > a[i].High
		}
	}
	return false, differ
}

// merge joins the pairs that go together, the best first, as long as nothing speaks against the whole.
func (pl *plot) merge() {
	var found []nearMiss
	pl.pairs(func(a, b int32) {
		// A plan is tied to what came of it, and stays a plan.
		if x, y := pl.facts[a].state == ahead, pl.facts[b].state == ahead; x != y {
			if y {
				a, b = b, a
			}
			pl.follows(a, b)
			return
		}
		if score, why := compare(&pl.facts[a], &pl.facts[b]); score >= nearEvent {
			found = append(found, nearMiss{a, b, score, why})
		}
	})
	slices.SortFunc(found, func(x, y nearMiss) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, m := range found {
		if m.score < oneEvent || !pl.join(m.a, m.b, m.why, false) {
			pl.near = append(pl.near, m)
		}
	}
	pl.near = slices.DeleteFunc(pl.near, func(m nearMiss) bool { return pl.sets.find(m.a) == pl.sets.find(m.b) || pl.oneText(m.a, m.b) })
}

// oneText reports that an article has a report in both sets: it tells them apart itself.
func (pl *plot) oneText(a, b int32) bool {
	return common(pl.bundle(a).parts, pl.bundle(b).parts) > 0
}

func (pl *plot) bundle(n int32) *bundle {
	root := pl.sets.find(n)
	if b := pl.about[root]; b != nil {
		return b
	}
	f := &pl.facts[n]
	b := &bundle{parts: []int32{f.part}, sites: f.sites, first: f.from, last: f.to, where: -1}
	if f.level == "city" {
		b.where = f.where
	}
	pl.about[root] = b
	return b
}

// join puts two sets together if no article has a report in both, and no day, town or site of one speaks against the
// other. A ruling overrides all of that, but none that keeps them apart.
func (pl *plot) join(a, b int32, why string, ruled bool) bool {
	x, y := pl.sets.find(a), pl.sets.find(b)
	if x == y {
		return true
	}
	if pl.sets.forbidden(x, y) {
		return false
	}
	p, q := pl.bundle(x), pl.bundle(y)
	if !ruled {
		if common(p.parts, q.parts) > 0 || p.where >= 0 && q.where >= 0 && p.where != q.where {
			return false
		}
		if len(p.sites) > 0 && len(q.sites) > 0 && common(p.sites, q.sites) == 0 {
			return false
		}
		if p.first != 0 && q.last != 0 && p.first > q.last+slack || q.first != 0 && p.last != 0 && q.first > p.last+slack {
			return false
		}
	}
	joined := &bundle{parts: union(p.parts, q.parts), sites: append(slices.Clone(p.sites), q.sites...), first: max(p.first, q.first), last: p.last, where: max(p.where, q.where)}
	slices.Sort(joined.sites)
	joined.sites = slices.Compact(joined.sites)
	if joined.last == 0 || q.last != 0 && q.last < joined.last {
		joined.last = q.last
	}
	root, _ := pl.sets.join(a, b, why)
	delete(pl.about, x)
	delete(pl.about, y)
	pl.about[root] = joined
	return true
}
