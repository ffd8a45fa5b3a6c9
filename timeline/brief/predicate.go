package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// finite finds the finite verb of a clause: an auxiliary or a past tense behind a subject. A participle in front of its
// noun ("negotiated settlement") is none, nor is one with an article before it.
func (b *builder) finite(c *clause) int {
	for i, w := range c.words {
		switch w := bare(w); {
		case w == "having" && i > 0 && i+1 < len(c.words) && participle(c.words[i+1]):
			c.words[i] = "had"
			return i
		case i == 0 || !auxiliaries[w] || w == "be":
		case w == "being", w == "been":
			c.words[i] = "was"
			if c.plural(i) {
				c.words[i] = "were"
			}
			return i
		default:
			return i
		}
	}
	// Behind a name, a form of a verb is the verb.
	the := 0
	if bare(c.words[0]) == "the" {
		the = 1
	}
	if n := len(strings.Fields(b.nameAt(c.words[the:]))) + the; n > the && !possessive(c.words[n-1]) {
		for i := n; i < min(n+2, len(c.words)); i++ {
			w, next := bare(c.words[i]), ""
			if i+1 < len(c.words) {
				next = bare(c.words[i+1])
			}
			if past(w) || present[w] || strings.HasSuffix(w, "s") && (next == "to" || next == "that" || determiners[next] || i == n && i == c.trigger && next != "" && !prepositions[next]) {
				return i
			}
		}
	}
	plausible := func(i int) bool {
		if i <= 0 || i >= len(c.words) {
			return false
		}
		before := bare(c.words[i-1])
		if i == 1 && plurals[before] {
			return true // "many wore"
		}
		return !determiners[before] && !prepositions[before] && before != "and"
	}
	if i := c.trigger; plausible(i) && (past(c.words[i]) || present[bare(c.words[i])]) {
		return i
	}
	for i, w := range c.words {
		if !plausible(i) {
			continue
		}
		if onlyPast(w) || i > 1 && i+1 < len(c.words) && named(c.words[i-1]) && past(w) && !named(c.words[i+1]) {
			return i
		}
		// No noun has an article or a possessive directly behind it: "the move gives the state more money".
		few := i > 0 && pluralNoun(c.words[i-1]) && !prepositions[w] && !adverb(w) && w != "and" && w != "or" && !determiners[w]
		if i+1 < len(c.words) && (strings.HasSuffix(w, "s") || few) && !possessive(w) && !named(w) && w == bare(w) {
			if next := bare(c.words[i+1]); next == "the" || next == "a" || next == "an" || possessives[next] {
				if strings.HasSuffix(w, "ing") {
					c.words = slices.Insert(c.words, i, "were")
					c.trigger++
				}
				return i
			}
		}
	}
	for i := range c.words {
		if i == c.trigger || !plausible(i) || !past(c.words[i]) {
			continue
		}
		if i+1 == len(c.words) || i > 1 && (theOne[bare(c.words[i-1])] || pluralNoun(c.words[i-1])) || follows(bare(c.words[i+1])) || possessive(c.words[i+1]) || named(c.words[i+1]) {
			return i
		}
	}
	return c.progressive()
}

// progressive makes a finite verb of a participle in -ing that has a subject: "Syria targeting aircraft" becomes "Syria was
// targeting aircraft".
func (c *clause) progressive() int {
	i := c.trigger
	if i <= 0 || i >= len(c.words) || !strings.HasSuffix(bare(c.words[i]), "ing") || strings.ContainsAny(c.words[i], "'’") || possessive(c.words[i-1]) {
		return -1
	}
	if i+1 == len(c.words) {
		if !c.head || !named(c.words[i-1]) || deeds[bare(c.words[i])] {
			return -1
		}
		c.words = slices.Insert(c.words, i, map[bool]string{true: "were", false: "was"}[c.plural(i)])
		c.trigger++
		return i
	}
	before, next := bare(c.words[i-1]), bare(c.words[i+1])
	object := determiners[next] || named(c.words[i+1])
	if determiners[before] || prepositions[before] || before == "and" || next == "of" || deeds[bare(c.words[i])] && !object || !named(c.words[i-1]) && !pluralNoun(c.words[i-1]) && !(determiners[bare(c.words[0])] && object) {
		return -1
	}
	be := "was"
	if c.plural(i) {
		be = "were"
	}
	c.words = slices.Insert(c.words, i, be)
	c.trigger++
	return i
}

// named reports a word with a capital or a figure.
func named(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// follows reports a word that may stand behind a verb, but not between a participle and its noun.
func follows(w string) bool {
	return determiners[w] || prepositions[w] || w == "and" || w == "that" || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly") || w == "out" || w == "back" || w == "up" || w == "down"
}

// voice puts "was" or "were" before the participle of a passive: what stands before it is whom it was done to, or "by"
// follows. Names of the roles decide.
func (b *builder) voice(ev *record.Event, c *clause) {
	v := c.verb
	if v < 1 || auxiliaries[bare(c.words[v])] || !participle(c.words[v]) {
		return
	}
	subject := c.words[:v]
	by := slices.ContainsFunc(c.words[v+1:min(v+3, len(c.words))], func(w string) bool { return bare(w) == "by" })
	acts, suffers := false, false
	for _, r := range ev.Roles {
		named := b.mentions(subject, r)
		acts = acts || named && r.Role == record.Agent
		suffers = suffers || named && r.Role == record.Patient
	}
	object := false
	if v+1 < len(c.words) {
		next := bare(c.words[v+1])
		object = next == "at" && v+2 < len(c.words) && (bare(c.words[v+2]) == "least" || bare(c.words[v+2]) == "most") || !prepositions[next] && !adverb(next) && next != "and" && next != "or" && next != "to" && !strings.HasSuffix(c.words[v], ",")
	}
	order := v+1 < len(c.words) && bare(c.words[v+1]) == "to" && orders[bare(c.words[v])]
	verb := bare(c.words[v])
	bareEnd := v+1 == len(c.words) || prepositions[bare(c.words[v+1])] || strings.HasSuffix(c.words[v], ",")
	if by || order || !intransitive[verb] && !acts && !object && (suffers || bareEnd && !b.says(ev, verb)) {
		for v > 1 && adverb(c.words[v-1]) {
			v--
		}
		be := "was"
		if c.plural(len(subject)) {
			be = "were"
		}
		c.words, c.verb = slices.Insert(c.words, v, be), v
		if c.trigger >= v {
			c.trigger++
		}
	}
}

// says reports that the sentence of an event has a word with no "was" or "were" near before it: it is more likely a past
// tense than a participle.
func (b *builder) says(ev *record.Event, word string) bool {
	sentence, _ := b.sentence(ev)
	for i, t := range sentence {
		passive := slices.ContainsFunc(sentence[max(0, i-3):i], func(t token) bool { return t.bare == "was" || t.bare == "were" || t.bare == "been" })
		if t.bare == word && !passive {
			return true
		}
	}
	return false
}

// adverb reports a word that stands between a subject and its verb.
func adverb(w string) bool {
	switch w = bare(w); w {
	case "less", "more", "also", "first", "later", "then", "again", "still", "even", "only", "now", "often", "soon", "once", "since":
		return true
	}
	return strings.HasSuffix(w, "ly")
}

// plural reports that the first n words are a subject that takes "were".
func (c *clause) plural(n int) bool {
	if c.single && !slices.ContainsFunc(c.words[:n], func(w string) bool { return bare(w) == "and" }) {
		return false
	}
	return pluralSubject(c.words[:n])
}

// agree makes an auxiliary agree with a subject that is one name, or none: its sentence may speak of others.
func (b *builder) agree(c *clause) {
	if c.verb < 1 {
		return
	}
	if c.words[c.verb] == "was" && !c.head && !named(c.words[c.verb-1]) && c.plural(c.verb) {
		c.words[c.verb] = "were"
	}
	if who := strings.TrimPrefix(key(strings.Join(c.words[:c.verb], " ")), "the "); who == "" || who != b.nameAt(strings.Fields(who)) || c.plural(c.verb) {
		return
	}
	singular := map[string]string{"were": "was", "are": "is", "have": "has"}[c.words[c.verb]]
	if singular != "" {
		c.words[c.verb] = singular
	}
}

// orders are verbs whose participle before "to" is a passive: "was assigned to".
var orders = set("attributed linked exposed subjected limited assigned forced ordered allowed expected scheduled believed asked told urged due invited compelled permitted required sent set supposed thought")

// mentions reports that words hold a name of the entity in a role, or the words that stand for it there.
func (b *builder) mentions(words []string, r record.Role) bool {
	i, ok := b.entities[r.Entity]
	if !ok {
		return false
	}
	text := " " + strings.ToLower(strings.Join(words, " ")) + " "
	ent := &b.rec.Entities[i]
	for _, name := range append([]string{ent.Name, b.quote(r.Source, r.Span)}, ent.Aliases...) {
		if name = strings.ToLower(line(name)); name != "" && strings.Contains(text, " "+name+" ") {
			return true
		}
	}
	return false
}

// simplePast turns a perfect tense into the past, which English wants beside a date that is over: "others have fled" in
// January becomes "others fled". A present "is" becomes "was".
func (c *clause) simplePast() {
	for i := 0; i < len(c.words); i++ {
		w := bare(c.words[i])
		switch {
		case (w == "has" || w == "have") && i+1 < len(c.words) && participle(c.words[i+1]):
			next := bare(c.words[i+1])
			if next == "been" {
				c.words[i+1] = "was"
				if c.plural(i) {
					c.words[i+1] = "were"
				}
			} else if past := irregular[next]; past != "" {
				c.words[i+1] = past
			}
			c.words = slices.Delete(c.words, i, i+1)
			return
		case w == "is":
			c.words[i] = "was"
			return
		case w == "are":
			c.words[i] = "were"
			return
		case auxiliaries[w]:
			return
		}
	}
}
