package event

import (
	"strconv"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/record"
)

// parts are the roles that en/role.txt tells apart, in the order of its columns. It holds a conditional logit, one feature
// a line, made by extract/internal/train/weights from annotated articles and sentences.
var parts = [...]string{record.Agent, record.Patient, record.OtherRole}

var partWeights = sync.OnceValue(func() map[string][len(parts)]float64 {
	w := map[string][len(parts)]float64{}
	eachRow("en/role.txt", len(parts), func(name string, x []float64) { w[name] = [len(parts)]float64(x) })
	return w
})

// castParts weighs again which role each named actor has: grammar speaks for one, the words and the kind of actor may
// speak for another ("the court met A", "A contracted B"). A recipient stays one unless it acts.
func (f *finder) castParts(c *candidate) {
	w := partWeights()
	if len(w) == 0 {
		return
	}
	for _, m := range f.attendants(c) {
		id := f.cast.Entities[m.entity].ID
		for i := range c.roles {
			r := &c.roles[i]
			if r.Entity != id {
				continue
			}
			var sum [len(parts)]float64
			for _, name := range f.partFeatures(c, m, r.Role) {
				for k, x := range w[name] {
					sum[k] += x
				}
			}
			best := 0
			for k := range sum {
				if sum[k] > sum[best] {
					best = k
				}
			}
			if r.Role != record.Recipient || parts[best] == record.Agent {
				r.Role = parts[best]
			}
		}
	}
}

// partFeatures describes what may tell the role of an actor in an event; given is what the grammar says.
func (f *finder) partFeatures(c *candidate, m presence, given string) []string {
	out := make([]string, 0, 24)
	add := func(s ...string) { out = append(out, strings.Join(s, " ")) }
	ent := &f.cast.Entities[m.entity]
	grammar := f.grammar(c)
	function, clause := f.stand(m)
	own := "other clause"
	if clause == c.clause {
		own = "own clause"
	}
	tree := f.way(c.trigger, m.first, m.last)
	side := "behind"
	if m.last <= c.trigger {
		side = "ahead"
	}
	add("bias")
	add("given", given)
	add("given", given, grammar)
	add("given", given, ent.Kind)
	add("given", given, side, grammar)
	add("tree", tree)
	add("tree", tree, grammar)
	add("tree", tree, given)
	add("tree", tree, "class", c.word.class)
	add("function", function, own)
	add("function", function, own, grammar)
	add("function", function, "class", c.word.class)
	add("class", c.word.class, grammar, side)
	add("class", c.word.class, given)
	add("kind", ent.Kind)
	add("lemma", c.lemma, given)
	add("lemma", c.lemma, side)
	add("side", side, grammar)
	if f.heading(c.sentence) {
		add("heading", given)
	}
	for _, x := range traitNames {
		if c.word.is(x.t) {
			add("trait", x.name, given)
			add("trait", x.name, function)
		}
	}
	agents := 0
	for _, r := range c.roles {
		if r.Role == record.Agent && r.Entity != ent.ID {
			agents++
		}
	}
	add("other agents", strconv.Itoa(min(agents, 2)), given)
	return out
}

// grammar names the kind of word that a candidate is.
func (f *finder) grammar(c *candidate) string {
	switch {
	case c.phrase >= 0:
		return "noun"
	case f.verb(c.group).Passive:
		return "passive"
	case unaccusative[c.lemma]:
		return "unaccusative"
	}
	return "verb"
}
