package brief

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// told is an event made ready to be told.
type told struct {
	item    *timeline.Item
	clause  clause
	when    prose
	speaker speaker
}

func (b *builder) told(it *timeline.Item) told {
	ev := it.Event
	t := told{item: it, clause: b.clauseOf(ev, line(it.Label)), when: proseOf(ev.When), speaker: b.speakerOf(ev)}
	if t.when.text != "" && !modals[bare(t.verb())] && !strings.HasPrefix(t.when.text, "since ") && (!goesOn(ev.When) || !perfect(t.clause.words)) {
		t.clause.simplePast()
	}
	t.perfectSince()
	t.article()
	return t
}

// perfectSince gives "was protesting since June" the tense that English wants: "has been protesting since June".
func (t *told) perfectSince() {
	v, w := t.clause.verb, t.clause.words
	if v >= 1 && strings.HasPrefix(t.when.text, "since ") && participle(w[v]) && !auxiliaries[bare(w[v])] {
		have := "has"
		if t.clause.plural(v) {
			have = "have"
		}
		t.clause.words, t.clause.trigger = slices.Insert(w, v, have), t.clause.trigger+1
		return
	}
	if v < 1 || v+1 >= len(w) || !strings.HasPrefix(t.when.text, "since ") || w[v] != "was" && w[v] != "were" || !strings.HasSuffix(w[v+1], "ing") {
		return
	}
	have := "has"
	if w[v] == "were" {
		have = "have"
	}
	t.clause.words = slices.Replace(w, v, v+1, have, "been")
	if t.clause.trigger > v {
		t.clause.trigger++
	}
}

// lacksObject reports a clause that ends with a verb which says nothing without its object: "police rejected".
func (t *told) lacksObject() bool {
	c := &t.clause
	if c.verb < 1 || c.verb != len(c.words)-1 {
		return false
	}
	verb := bare(c.words[c.verb])
	return sayings[verb] || past(verb) && !intransitive[verb]
}

// lacksSubject reports words that begin with their verb, or with what another clause hangs on.
func (t *told) lacksSubject() bool {
	w := t.clause.words
	if len(w) < 2 {
		return false
	}
	first, next := bare(w[0]), bare(w[1])
	return auxiliaries[first] || onlyPast(first) || strings.HasSuffix(first, "ing") && !deeds[first] && t.clause.verb < 0 || next == "that" || next == "which" || next == "who" ||
		past(first) && (named(w[1]) || determiners[next] || prepositions[next] || plurals[next] || next == "one") && t.clause.verb < 0
}

// perfect reports a perfect tense, which goes with what has not ended.
func perfect(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return bare(w) == "has" || bare(w) == "have" })
}

// article gives a subject its article where neither label nor sentence has one: "motorcycle bomb exploded".
func (t *told) article() {
	c := &t.clause
	if !c.alone || c.verb < 1 || c.head || len(c.words) == 0 || c.words[0] != strings.ToLower(c.words[0]) || strings.Trim(c.words[0], "0123456789,.") != c.words[0] {
		return
	}
	subject := clause{words: c.words[:c.verb]}
	first := bare(c.words[0])
	if first == "" || determiners[first] || prepositions[first] || plurals[first] || pluralSubject(subject.words) || massNoun(subject) || t.definite() || pronoun(first) || past(first) {
		return
	}
	a := indefinite(first)
	if theOne[bare(subject.words[len(subject.words)-1])] {
		a = "the"
	}
	c.words = slices.Insert(c.words, 0, a)
	c.verb++
	c.trigger++
}

// theOne are nouns of which the news know one at a time.
var theOne = set("government parliament president army police military opposition court ministry minister regime state city town country capital war toll " +
	"network group party company union board committee team bank agency senate congress cabinet council coalition offensive siege region border")

// goesOn reports that something has no end that is known, so that the perfect tense is right: "has been since 2013".
func goesOn(w record.When) bool {
	return w.Open() || w.Start.Bounded() && w.End.Lo != 0 && w.End.Hi == 0
}

// verb returns the finite verb, "" if there is none.
func (t *told) verb() string {
	if t.clause.verb < 0 || t.clause.verb >= len(t.clause.words) {
		return ""
	}
	return t.clause.words[t.clause.verb]
}

// text returns the words of the event, without date and speaker.
func (t *told) text() string { return strings.Join(t.clause.words, " ") }

// definite reports that a noun phrase speaks of something known: it begins with "the", a name or a possessive.
func (t *told) definite() bool {
	w := t.clause.words
	if len(w) == 0 {
		return false
	}
	first := bare(w[0])
	if first == "the" || possessives[first] {
		return true
	}
	for i, word := range w[:min(len(w), 8)] {
		if prepositions[bare(word)] {
			return false
		}
		if s := strings.ToLower(word); strings.HasSuffix(s, "’s") || strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "s’") && i < len(w)-1 {
			return true
		}
	}
	return false
}

// sentence tells the event: date, what happened, who said so. The date is what proseOf gave, or what prose.after made of it.
func (t *told) sentence(date string) string {
	core := t.core(date)
	if t.speaker.name == "" || !strings.HasPrefix(core, t.speaker.name+" ") {
		core += t.speaker.clause
	}
	core = upperFirst(core)
	if strings.HasSuffix(core, ".") || strings.HasSuffix(core, "!") || strings.HasSuffix(core, "?") {
		return core
	}
	return core + "."
}

// core is the sentence without its capital, speaker and full stop.
func (t *told) core(date string) string {
	ev := t.item.Event
	text := t.text()
	switch ev.Status {
	case record.Planned:
		return t.planned(date)
	case record.Possible:
		return t.possible(date)
	case record.Denied:
		return t.denied(date)
	case record.Claimed:
		if t.speaker.clause == "" && !t.says() {
			if t.clause.verb < 0 {
				return fronted(date, text+" "+t.be()+" claimed")
			}
			return "it was claimed that " + inside(date, text)
		}
	}
	if t.clause.opener != "" && t.clause.verb >= 0 {
		return "it is open " + t.clause.opener + " " + inside(date, text)
	}
	if ev.Polarity == record.Negative && !negated(text) {
		// The event is that it did not happen. Without its "not" the label would say the opposite.
		return "it did not happen that " + inside(date, text)
	}
	if t.clause.verb >= 0 {
		return fronted(date, text)
	}
	return t.nominal(date)
}

// says reports that the words themselves say that somebody said so.
func (t *told) says() bool {
	return slices.ContainsFunc(t.clause.words, func(w string) bool {
		return sayings[bare(w)] || bare(w) == "according" || bare(w) == "reportedly" || bare(w) == "allegedly"
	})
}

// nominal makes a sentence of a noun phrase: "there was a three-month battle", "on 10 May 2017 came the city's fall".
func (t *told) nominal(date string) string {
	text := t.text()
	when := t.item.Event.When
	first := bare(t.clause.words[0])
	switch {
	case !when.Dated() && t.speaker.name != "":
		return t.speaker.name + " spoke of " + text
	case !when.Dated() && t.definite():
		return "the article speaks of " + text
	case !when.Dated():
		return "there " + t.be() + " " + t.indefinite()
	case goesOn(when) && strings.HasPrefix(date, "since"):
		return text + " has been going on " + date
	case when.Open() || strings.HasPrefix(date, "as of"):
		return fronted(date, text+" "+t.be()+" going on")
	case t.definite() && (when.Start != when.End || strings.HasPrefix(date, "the same") || strings.HasPrefix(date, "between") || date == ""):
		return fronted(date, text+" took place")
	case t.definite():
		return date + " came " + text
	case determiners[first], pluralSubject(t.clause.words):
		return fronted(date, "there "+t.be()+" "+text)
	}
	return fronted(date, "there "+t.be()+" "+t.indefinite())
}

// indefinite puts "a" or "an" before a noun phrase that has no article and is one thing.
func (t *told) indefinite() string {
	w, first := t.clause.words, t.clause.words[0]
	if determiners[bare(first)] || pluralSubject(w) || massNoun(t.clause) {
		return t.text()
	}
	if t.clause.head {
		// "An ISIS attack", but not "an ISIS".
		noun := slices.IndexFunc(w, func(s string) bool { return !named(s) })
		if noun < 0 || prepositions[bare(w[noun])] || w[noun] == "and" {
			return t.text()
		}
	}
	return indefinite(first) + " " + t.text()
}

// massNoun reports a head noun that takes no "a".
func massNoun(c clause) bool {
	end := len(c.words)
	for i, w := range c.words {
		if i > 0 && prepositions[bare(w)] {
			end = i
			break
		}
	}
	w := bare(c.words[end-1])
	for _, tail := range [...]string{"ing", "violence", "fire", "support", "control", "unrest", "damage", "aid", "pressure", "fighting", "tension", "bloodshed", "smoke", "help", "information", "evidence"} {
		if strings.HasSuffix(w, tail) {
			return true
		}
	}
	return w == ""
}

// be is "was" or "were", by the subject.
func (t *told) be() string {
	n := len(t.clause.words)
	if t.clause.verb > 0 {
		n = t.clause.verb
	}
	if t.clause.plural(n) {
		return "were"
	}
	return "was"
}

// planned tells what is to come.
func (t *told) planned(date string) string {
	text := t.text()
	verb := bare(t.verb())
	switch i := t.infinitive(); {
	case i > 0:
		switch bare(t.clause.words[i-1]) {
		case "due", "set", "ready", "about", "likely", "expected", "scheduled", "bound", "unable", "able":
			i--
		}
		subject, rest := strings.Join(t.clause.words[:i], " "), strings.Join(t.clause.words[i:], " ")
		be := "was"
		if t.clause.plural(i) {
			be = "were"
		}
		return subject + " " + be + " " + rest + behind(date)
	case (verb == "was" || verb == "were") && t.clause.verb+1 < len(t.clause.words) && participle(t.clause.words[t.clause.verb+1]):
		v := t.clause.verb + 1
		return strings.Join(t.clause.words[:v], " ") + " to be " + strings.Join(t.clause.words[v:], " ") + behind(date)
	case t.clause.verb >= 0 && (modals[verb] || auxiliaries[verb]):
		return text + behind(date)
	case t.clause.verb >= 0:
		if v := t.clause.verb; v+1 < len(t.clause.words) && bare(t.clause.words[v+1]) == "to" || present[verb] || slices.ContainsFunc(t.clause.words, func(w string) bool { return modals[bare(w)] }) {
			return text + behind(date) // "agreed to remove", "says that it will"
		}
		return t.quoted(date)
	case t.bareVerb() > 0:
		i := t.bareVerb()
		be := "was"
		if t.clause.plural(i) {
			be = "were"
		}
		return strings.Join(t.clause.words[:i], " ") + " " + be + " to " + strings.Join(t.clause.words[i:], " ") + behind(date)
	}
	return text + " " + t.be() + " still to come" + behind(date)
}

// quoted leaves the telling to the source, where a label does not say that something is still to come.
func (t *told) quoted(date string) string {
	quote := line(t.item.Quote)
	if quote == "" {
		quote = t.item.Label
	}
	return strings.TrimPrefix(date+", ", ", ") + "in the words of the source: “" + strings.TrimRight(quote, ".") + "”"
}

// infinitive finds the "to" of "ISIS to return", with no verb before it.
func (t *told) infinitive() int {
	for i, w := range t.clause.words {
		if i > 0 && bare(w) == "to" && (t.clause.verb < 0 || i < t.clause.verb) && t.clause.trigger == i+1 {
			return i
		}
	}
	return -1
}

// bareVerb finds a trigger that is the plain form of a verb behind its subject: "ISIS leave heavy weapons".
func (t *told) bareVerb() int {
	i := t.clause.trigger
	if i <= 0 || i >= len(t.clause.words)-1 || t.clause.verb >= 0 {
		return -1
	}
	before, w := bare(t.clause.words[i-1]), bare(t.clause.words[i])
	if determiners[before] || prepositions[before] || pluralNoun(w) || strings.HasSuffix(w, "ing") || past(w) {
		return -1
	}
	next := bare(t.clause.words[i+1])
	if t.nounLike(w) || !(determiners[next] || next == "to" || !prepositions[next]) {
		return -1
	}
	return i
}

// nounLike reports a word that is a noun before it is a verb.
func (t *told) nounLike(w string) bool {
	for _, tail := range [...]string{"tion", "sion", "ment", "ness", "ance", "ence", "al", "battle", "war", "attack", "strike", "talk", "vote", "protest", "offensive", "siege", "raid", "trial", "fall", "campaign"} {
		if strings.HasSuffix(w, tail) {
			return true
		}
	}
	return false
}

// possible tells what may be or may have been.
func (t *told) possible(date string) string {
	text := t.text()
	switch {
	case t.clause.verb < 0 && t.infinitive() > 0:
		return t.quoted(date)
	case t.clause.verb < 0:
		return fronted(date, text+" "+t.be()+" described as possible")
	case t.hedged():
		return fronted(date, text)
	}
	return "it is possible that " + inside(date, text)
}

// hedged reports that the words themselves say that it is only possible.
func (t *told) hedged() bool {
	for _, w := range t.clause.words {
		switch bare(w) {
		case "could", "may", "might", "would", "possibly", "perhaps", "probably", "likely", "if", "whether":
			return true
		}
	}
	return false
}

// denied tells what is said not to be so.
func (t *told) denied(date string) string {
	text := t.text()
	switch {
	case negated(text) && t.clause.verb >= 0:
		return fronted(date, text)
	case negated(text):
		return fronted(date, "there "+t.be()+" "+text)
	case t.clause.verb < 0:
		return fronted(date, text+" "+t.be()+" denied")
	case t.speaker.name != "":
		return t.speaker.name + " denied that " + inside(date, text)
	}
	return "it was denied that " + inside(date, text)
}

// negated reports that words deny by themselves.
func negated(text string) bool {
	for w := range strings.FieldsSeq(text) {
		switch w = bare(w); w {
		case "no", "not", "never", "none", "nobody", "cannot", "without", "neither", "nor", "nothing", "denied", "denies", "refused", "rejected", "failed":
			return true
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// fronted puts a date before a clause.
func fronted(date, text string) string {
	switch {
	case date == "", strings.Contains(text, date):
		return text
	case strings.HasPrefix(date, "since ") && strings.Contains(text, " since "):
		return text + " (" + date + ")"
	case strings.HasPrefix(date, "since "):
		return text + " " + date
	}
	return date + ", " + text
}

// inside puts a date into a clause that something stands before.
func inside(date, text string) string {
	if date == "" || strings.Contains(text, date) {
		return text
	}
	return text + " " + date
}

// behind puts a date at the end.
func behind(date string) string {
	if date == "" {
		return ""
	}
	return " " + date
}
