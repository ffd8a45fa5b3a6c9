package event

import (
	"slices"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// classRule gives a class to a verb that goes with one of certain nouns, or to the verb alone where it names none; classRules
// holds them by verb, in the order of the file.
type classRule struct {
	class string
	nouns map[string]bool
}

var classRules = sync.OnceValue(func() map[string][]classRule {
	rules := map[string][]classRule{}
	class := ""
	for _, line := range lines("en/classes.txt") {
		if header, ok := strings.CutPrefix(line, "= "); ok {
			class = header
			continue
		}
		verbs, nouns, _ := strings.Cut(line, ":")
		rule := classRule{class, set(nouns)}
		for verb := range set(verbs) {
			rules[verb] = append(rules[verb], rule)
		}
	}
	return rules
})

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// Groups of classes in the sense of the PLOVER manual: what is announced of them is a class of its own.
var (
	friendly = map[string]bool{"CONSULT": true, "SUPPORT": true, "COOPERATE": true, "AID": true}
	hostile  = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "PROTEST": true}
)

// classify returns the PLOVER class of a candidate, "" if none fits: that of its verb with its object, changed by what
// the text says of it. Friendly acts to come are AGREE, hostile ones THREATEN, friendly ones refused REJECT.
func (f *finder) classify(c *candidate) string {
	class := f.plainClass(c)
	if c.phrase < 0 && c.group >= 0 {
		switch {
		case f.orders(c):
			return "REQUEST"
		case f.refused(c) && (friendly[class] || class == "" || class == "AGREE" || class == "RETREAT" || class == "MOBILIZE" || class == "CONCEDE"):
			return "REJECT"
		case f.ready(c.group) && hostile[class]:
			return "THREATEN"
		case f.ready(c.group):
			return "AGREE"
		}
	}
	switch c.status {
	case record.Planned, record.Possible:
		if !f.ahead(c) {
			return class
		}
		switch {
		case friendly[class]:
			return "AGREE"
		case hostile[class]:
			return "THREATEN"
		case class == "RETREAT" && c.phrase < 0 && f.verb(c.group).Tense == syntax.FutureTense:
			return "CONCEDE"
		}
	case record.Denied:
		if c.phrase < 0 && friendly[class] && f.wills(c.group) {
			return "REJECT"
		}
	}
	return class
}

// ahead reports that the verb of a candidate, or that of the noun, stands in the future or says what somebody will do.
func (f *finder) ahead(c *candidate) bool {
	if c.group < 0 {
		return false
	}
	vg := f.verb(c.group)
	return f.wills(c.group) || vg.Infinitive && c.status == record.Planned
}

// ready reports that an infinitive says what somebody is ready to do.
func (f *finder) ready(group int) bool {
	vg := f.verb(group)
	if !vg.Infinitive || vg.First == 0 {
		return false
	}
	switch f.lower(vg.First - 1) {
	case "willing", "ready", "prepared", "keen", "committed":
		return true
	}
	return false
}

func (f *finder) wills(group int) bool {
	vg := f.verb(group)
	return vg.Tense == syntax.FutureTense || vg.Modal == "will" || vg.Modal == "would" || vg.Modal == "may" || vg.Modal == "shall"
}

// plainClass is the class of the words alone.
func (f *finder) plainClass(c *candidate) string {
	if c.phrase >= 0 && c.group < 0 {
		return f.nounClass(c)
	}
	verb := c.lemma
	if c.phrase >= 0 {
		verb = f.lemma(f.verb(c.group).Head)
	}
	rules := classRules()[verb]
	if slices.ContainsFunc(rules, func(r classRule) bool { return len(r.nouns) > 0 }) {
		nouns := f.company(c)
		for _, r := range rules {
			if slices.ContainsFunc(nouns, func(n string) bool { return r.nouns[n] }) {
				return r.class
			}
		}
	}
	if c.word.class != "" {
		return c.word.class
	}
	for _, token := range c.also {
		if w := f.lex.nouns[f.lemma(token)]; w.class != "" {
			return w.class
		}
	}
	for _, r := range rules {
		if len(r.nouns) == 0 {
			return r.class
		}
	}
	return ""
}

// nounClass is the class of an event noun; a hunger strike is no attack.
func (f *finder) nounClass(c *candidate) string {
	np := &f.syn.NounPhrases[c.phrase]
	if c.lemma == "strike" && np.Head > np.First {
		switch f.lower(np.Head - 1) {
		case "hunger", "general", "labor", "labour", "rail", "transport", "teachers", "wildcat":
			return "PROTEST"
		}
	}
	return c.word.class
}

// company lists the nouns that stand with the verb of a candidate: in its objects, in those of a passive's subject, behind
// "of" in them, and in the phrases that a preposition brings in.
func (f *finder) company(c *candidate) []string {
	var out []string
	add := func(p int) {
		np := &f.syn.NounPhrases[p]
		for i := np.First; i < np.Last; i++ {
			if f.syn.Tag[i] == syntax.NOUN || f.syn.Tag[i] == syntax.PROPN || f.syn.Tag[i] == syntax.ADJ {
				out = append(out, lower(f.lemma(i)))
			}
		}
	}
	if c.clause < 0 {
		return nil
	}
	cl := &f.syn.Clauses[c.clause]
	phrases := slices.Clone(cl.Objects)
	if c.phrase < 0 {
		args := f.argumentsOf(c)
		phrases = args.objects
		if args.passive {
			phrases = append(slices.Clone(phrases), args.subjects...)
		}
	}
	for _, p := range phrases {
		add(p)
		for _, a := range f.below[p] {
			if f.lemma(a.Prep) == "of" {
				add(a.Obj)
			}
		}
	}
	for _, o := range cl.Obliques {
		switch f.lemma(o.Prep) {
		case "to", "on", "of", "into", "for", "upon":
			add(o.NP)
		}
	}
	return out
}

// orders reports that a verb of saying takes what somebody must do: "said that the army must leave".
func (f *finder) orders(c *candidate) bool {
	if !c.word.is(speech|claim) || c.clause < 0 {
		return false
	}
	for _, child := range f.children[c.clause] {
		cl := &f.syn.Clauses[child]
		if cl.Kind != syntax.Complement || cl.Verb < 0 {
			continue
		}
		if m := f.verb(cl.Verb).Modal; m == "must" || m == "should" || m == "ought" {
			return true
		}
	}
	return false
}

// refused reports that the verb above a candidate says that somebody would not do it.
func (f *finder) refused(c *candidate) bool {
	verb := f.taker(c.clause)
	if verb < 0 || c.status != record.Denied {
		return false
	}
	switch f.lemma(f.verb(verb).Head) {
	case "refuse", "decline", "fail", "reject":
		return true
	case "allow", "let", "permit":
		up := f.syn.Clauses[f.syn.Clauses[c.clause].Parent]
		return up.Parent >= 0 && f.syn.Clauses[up.Parent].Verb >= 0 && refusing[f.lemma(f.verb(f.syn.Clauses[up.Parent].Verb).Head)]
	}
	return false
}
