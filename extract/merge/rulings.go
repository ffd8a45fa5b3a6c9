package merge

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// ordered returns the rulings on one list in an order of their own.
func ordered(rulings []Ruling, of string) []Ruling {
	out := slices.DeleteFunc(slices.Clone(rulings), func(r Ruling) bool { return r.Of != of })
	byRef := func(a, b Ref) int { return cmp.Or(cmp.Compare(a.SHA256, b.SHA256), bySpan(a.Span, b.Span)) }
	slices.SortFunc(out, func(a, b Ruling) int {
		return cmp.Or(byRef(a.A, b.A), byRef(a.B, b.B), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}

// rule joins and keeps apart what a person decided of one list. Rulings that keep apart come first, so that nothing is
// joined through a third. at returns what a reference names, one for each article of that digest.
func rule(rulings []Ruling, of string, sets *forest, at func(Ref) []int32, join func(a, b int32, why string)) {
	rulings = ordered(rulings, of)
	for _, same := range [2]bool{false, true} {
		for _, r := range rulings {
			if r.Same != same {
				continue
			}
			others := at(r.B)
			for _, a := range at(r.A) {
				for _, b := range others {
					if same {
						join(a, b, cmp.Or(r.Reason, "ruled to be one"))
					} else {
						sets.apart = append(sets.apart, [2]int32{a, b})
					}
				}
			}
		}
	}
}

func (c *casting) rule(rulings []Ruling) {
	rule(rulings, OfEntities, c.sets, c.at, func(a, b int32, why string) { c.join(a, b, why) })
}

// at returns the entities that a reference names, one for each article of that digest.
func (c *casting) at(ref Ref) []int32 {
	var out []int32
	for i, p := range c.parts {
		if p.rec.Sources[0].SHA256 != ref.SHA256 {
			continue
		}
		// Mentions lie within each other, "Mosul" in "Mosul airport": the words that the reference gives come first.
		best := func(fits func(record.Span) bool) int {
			return slices.IndexFunc(p.rec.Entities, func(e record.Entity) bool {
				return slices.ContainsFunc(e.Mentions, func(m record.Mention) bool { return fits(m.Span) })
			})
		}
		k := best(func(s record.Span) bool { return s == ref.Span })
		if k < 0 {
			k = best(func(s record.Span) bool { return s.Start < ref.End && ref.Start < s.End })
		}
		if k >= 0 {
			out = append(out, c.first[i]+int32(k))
		}
	}
	return out
}

func (pl *plot) rule(rulings []Ruling) {
	rule(rulings, OfEvents, pl.sets, pl.at, func(a, b int32, why string) { pl.join(a, b, why, true) })
}

// at returns the events that a reference names.
func (pl *plot) at(ref Ref) []int32 {
	var out []int32
	for i, p := range pl.parts {
		if p.rec.Sources[0].SHA256 != ref.SHA256 {
			continue
		}
		for k := range p.rec.Events {
			if slices.ContainsFunc(p.rec.Events[k].Mentions, func(m record.EventMention) bool { return m.Trigger.Start < ref.End && ref.Start < m.Trigger.End }) {
				out = append(out, pl.first[i]+int32(k))
				break
			}
		}
	}
	return out
}
