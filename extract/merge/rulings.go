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

// rule joins and keeps apart what a person decided. Rulings that keep apart come first, so that nothing is joined
// through a third.
func (c *casting) rule(rulings []Ruling) {
	rulings = ordered(rulings, OfEntities)
	for _, same := range [2]bool{false, true} {
		for _, r := range rulings {
			for _, a := range c.at(r.A) {
				for _, b := range c.at(r.B) {
					switch {
					case r.Same != same:
					case same:
						c.join(a, b, cmp.Or(r.Reason, "ruled to be one"))
					default:
						c.apart[[2]int32{a, b}] = true
					}
				}
			}
		}
	}
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

// rule does the same for events.
func (pl *plot) rule(rulings []Ruling) {
	rulings = ordered(rulings, OfEvents)
	for _, same := range [2]bool{false, true} {
		for _, r := range rulings {
			for _, a := range pl.at(r.A) {
				for _, b := range pl.at(r.B) {
					switch {
					case r.Same != same:
					case same:
						pl.join(a, b, cmp.Or(r.Reason, "ruled to be one"), true)
					default:
						pl.apart[[2]int32{a, b}] = true
					}
				}
			}
		}
	}
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
