package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// A label is a telegram: "Coalition launched scores of airstrikes on behalf of SDF". The sentence that it was made
// from has the words it left out: "the coalition launched scores of airstrikes on behalf of the SDF". This file puts
// them back: articles, possessives and auxiliary verbs, but never a word that says something of its own.

// token is a word of a sentence.
type token struct {
	text string // as printed
	bare string
	span record.Span // in the text of the source
}

// clause is the words of an event.
type clause struct {
	words   []string
	verb    int    // the finite verb in words; -1 if there is none
	trigger int    // the word that names the event
	head    bool   // words[0] begins a name, so that its capital stays
	alone   bool   // the sentence does not have words[0], so that nothing is known of its article
	opener  string // "how" or "whether", if the sentence has the event in such a clause
}

// clauseOf returns the label of an event with its small words.
func (b *builder) clauseOf(ev *record.Event, label string) clause {
	words := strings.Fields(unbracketed(label))
	if len(words) == 0 {
		return clause{verb: -1}
	}
	sentence, trigger := b.sentence(ev)
	match := align(words, sentence)
	c := clause{verb: -1, trigger: -1}
	for k, w := range words {
		j := match[k]
		at := len(c.words)
		switch {
		case j < 0 && (k == 0 || match[k-1] >= 0):
			// Words of a name in the place of others: the article before those is theirs. "For the dam", "for Tabqa dam".
			next := slices.IndexFunc(match[k:], func(j int) bool { return j >= 0 })
			if next > 0 && next < 3 && !possessive(words[k+next-1]) {
				c.words = append(c.words, left(sentence[:match[k+next]], k > 0)...)
			}
			if at == len(c.words) {
				c.words = append(c.words, b.articleBefore(c.words, words[k:])...)
			}
		case j < 0, k > 0 && match[k-1] < 0:
		case k > 0 && match[k-1] >= 0:
			c.words = append(c.words, left(sentence[match[k-1]+1:j], true)...)
		default:
			c.words = append(c.words, left(sentence[:j], k > 0)...)
			if at == len(c.words) {
				c.words = append(c.words, b.articleBefore(c.words, words[k:])...)
			}
		}
		if j >= 0 {
			if strings.EqualFold(bare(w), sentence[j].bare) {
				w = b.cased(ev, w, sentence, j)
			}
			if c.trigger < 0 && sentence[j].span.Start < trigger.End && trigger.Start < sentence[j].span.End {
				c.trigger = len(c.words)
			}
		} else if k == 0 && !b.startsName(words) {
			w = lowerFirst(w)
		}
		c.words = append(c.words, w)
	}
	c.words[len(c.words)-1] = strings.TrimRight(c.words[len(c.words)-1], ".,;:–—-")
	c.words = slices.DeleteFunc(c.words, func(w string) bool { return w == "" })
	if len(c.words) == 0 {
		return clause{verb: -1}
	}
	c.head = b.startsName(c.words)
	c.alone = match[0] < 0
	if j := match[0]; j > 0 {
		switch w := sentence[j-1].bare; w {
		case "how", "whether", "why":
			c.opener = w
		}
	}
	c.tidy()
	if c.trigger < 0 {
		c.trigger = slices.IndexFunc(c.words, func(w string) bool { return bare(w) == bare(strings.Join(firstWord(b.rec.Quote(first(ev)), 1), "")) })
	}
	c.verb = b.finite(&c)
	b.voice(ev, &c)
	return c
}

func first(ev *record.Event) (record.SourceID, record.Span) {
	if len(ev.Mentions) == 0 {
		return "", record.Span{}
	}
	return ev.Mentions[0].Source, ev.Mentions[0].Trigger
}

func firstWord(s string, n int) []string {
	words := strings.Fields(s)
	return words[:min(n, len(words))]
}

// sentence returns the words of the sentence that an event was read from, and the span of its trigger.
func (b *builder) sentence(ev *record.Event) ([]token, record.Span) {
	if len(ev.Mentions) == 0 {
		return nil, record.Span{}
	}
	m := ev.Mentions[0]
	text := b.rec.Quote(m.Source, m.Sentence)
	var out []token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, token{text[start:end], bare(text[start:end]), record.Span{Start: m.Sentence.Start + start, End: m.Sentence.Start + end}})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case start < 0:
			start = i
		}
	}
	flush(len(text))
	return out, m.Trigger
}

// align finds the words of a label in its sentence, in their order: for each word the index of its token, or -1. Of all
// ways it takes the one that finds most, and of these the one with the longest runs.
func align(words []string, sentence []token) []int {
	n, m := len(words), len(sentence)
	match := make([]int, n)
	for i := range match {
		match[i] = -1
	}
	if n == 0 || m == 0 || n*m > 1<<16 {
		return match
	}
	// best[i][j] is the best score of words[i:] in sentence[j:]; run[i][j] the same if words[i] stands at sentence[j].
	best, run := make([][]int, n+1), make([][]int, n+1)
	for i := range best {
		best[i], run[i] = make([]int, m+1), make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		w := bare(words[i])
		weight := 6
		if determiners[w] || prepositions[w] || auxiliaries[w] || w == "and" {
			weight = 2
		}
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if w != "" && (w == sentence[j].bare || base(w) == base(sentence[j].bare)) {
				run[i][j] = weight + max(best[i+1][j+1], run[i+1][j+1]+1)
				if run[i+1][j+1] == 0 {
					run[i][j] = weight + best[i+1][j+1]
				}
				best[i][j] = max(best[i][j], run[i][j])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case run[i][j] > 0 && run[i][j] == best[i][j]:
			match[i] = j
			i, j = i+1, j+1
		case best[i][j] == best[i][j+1]:
			j++
		default:
			i++
		}
	}
	return match
}

// base is a word without a possessive.
func base(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"), "’")
}

// small are words that a label leaves out and a sentence needs.
func small(w string) bool {
	return determiners[w] || auxiliaries[w] || w == "not" || w == "never" || w == "to"
}

func possessive(w string) bool {
	return strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "s’")
}

// left returns the words of a gap before a word that are put back: all, if all are small; else the determiner that
// stands directly before the word. At the front of a label a possessive would point at nobody.
func left(gap []token, inside bool) []string {
	var out []string
	all := inside && len(gap) <= 4
	for _, t := range gap {
		all = all && small(t.bare) && t.bare == strings.ToLower(t.text)
	}
	if all {
		for _, t := range gap {
			out = append(out, t.text)
		}
		return out
	}
	if len(gap) == 0 {
		return nil
	}
	switch last := gap[len(gap)-1]; {
	case strings.ContainsAny(last.text, ",.;:()“”\""):
	case articles[last.bare], inside && determiners[last.bare]:
		out = append(out, last.bare)
	case possessives[last.bare]:
		out = append(out, "the")
	}
	return out
}

// cased returns a word with the capital that it has for its own sake, not for standing first in a label or sentence.
func (b *builder) cased(ev *record.Event, w string, sentence []token, j int) string {
	t := sentence[j]
	if j > 0 && !strings.HasSuffix(sentence[j-1].text, ":") && !startsQuote(t.text) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text, "([“\"‘'"))
		if unicode.IsLower(r) {
			return lowerFirst(w)
		}
		return w
	}
	if b.inName(ev, t.span) {
		return w
	}
	return lowerFirst(w)
}

func startsQuote(s string) bool {
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "‘")
}

// inName reports that a span lies in a mention of an entity by name.
func (b *builder) inName(ev *record.Event, span record.Span) bool {
	if len(ev.Mentions) == 0 {
		return false
	}
	for _, m := range b.names[ev.Mentions[0].Source] {
		if m.Start <= span.Start && span.Start < m.End {
			return true
		}
	}
	return false
}

// lowerFirst takes the capital off a word unless it has others: "ISIS", "McCain", "U.S." stay.
func lowerFirst(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) || strings.ContainsFunc(w[size:], unicode.IsUpper) || strings.Contains(strings.TrimRight(w, "."), ".") || w == "I" {
		return w
	}
	return string(unicode.ToLower(r)) + w[size:]
}

// upperFirst gives a sentence its capital.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s, "“") || strings.HasPrefix(s, "[") {
		_, n := utf8.DecodeRuneInString(s)
		return s[:n] + upperFirst(s[n:])
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// startsName reports that words begin with a name of the record, "the" before it or not.
func (b *builder) startsName(words []string) bool { return b.nameAt(words) != "" }

// nameAt returns the longest name of the record that words begin with, possessive or not.
func (b *builder) nameAt(words []string) string {
	best := ""
	for n := min(len(words), 7); n > 0 && best == ""; n-- {
		name := strings.Trim(strings.Join(words[:n], " "), ".,;:()“”\"")
		if b.proper[name] || b.proper[base(name)] {
			best = base(name)
			if b.proper[name] {
				best = name
			}
		}
	}
	return best
}

// articleBefore returns the article of a name that the texts always give one ("the Syrian Democratic Forces"), unless
// something stands before it that takes its place.
func (b *builder) articleBefore(before, words []string) []string {
	name := b.nameAt(words)
	if name == "" || !b.takesThe[name] {
		return nil
	}
	if n := len(before); n > 0 {
		w := bare(before[n-1])
		if determiners[w] || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || !(prepositions[w] || auxiliaries[w] || past(w) || w == "and") {
			return nil
		}
	}
	return []string{"the"}
}

// finite finds the finite verb of a clause: an auxiliary or a past tense behind a subject. A participle in front of its
// noun ("negotiated settlement") is none, nor is one with an article before it.
func (b *builder) finite(c *clause) int {
	for i, w := range c.words {
		switch w := bare(w); {
		case i == 0 || !auxiliaries[w] || w == "be" || w == "been":
		case w == "being":
			c.words[i] = "was"
			if pluralSubject(c.words[:i]) {
				c.words[i] = "were"
			}
			return i
		default:
			return i
		}
	}
	// Behind a name, a form of a verb is the verb.
	if n := len(strings.Fields(b.nameAt(c.words))); n > 0 && !possessive(c.words[n-1]) {
		for i := n; i < min(n+2, len(c.words)); i++ {
			w, next := bare(c.words[i]), ""
			if i+1 < len(c.words) {
				next = bare(c.words[i+1])
			}
			if past(w) || present[w] || strings.HasSuffix(w, "s") && (next == "to" || next == "that" || determiners[next]) {
				return i
			}
		}
	}
	plausible := func(i int) bool {
		if i <= 0 || i >= len(c.words) {
			return false
		}
		before := bare(c.words[i-1])
		return !determiners[before] && !prepositions[before] && before != "and"
	}
	if i := c.trigger; plausible(i) && (past(c.words[i]) || present[bare(c.words[i])]) {
		return i
	}
	for i := range c.words {
		if i == c.trigger || !plausible(i) || !past(c.words[i]) {
			continue
		}
		if i+1 == len(c.words) || follows(bare(c.words[i+1])) || possessive(c.words[i+1]) || named(c.words[i+1]) {
			return i
		}
	}
	return -1
}

// named reports a word with a capital or a figure.
func named(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// tidy takes out articles and possessives that stand before another of their kind, or before what takes none.
func (c *clause) tidy() {
	out := c.words[:0]
	for i, w := range c.words {
		lower := bare(w)
		if (lower == "the" || lower == "a" || lower == "an" || possessives[lower]) && w == lower {
			if i > 0 && possessive(c.words[i-1]) {
				c.trigger = moved(c.trigger, len(out))
				continue
			}
			if i+1 < len(c.words) {
				next := bare(c.words[i+1])
				if next == "the" || next == "a" || next == "an" || possessives[next] || next == "and" || next == "or" || prepositions[next] && next != "about" && next != "around" && next != "over" {
					c.trigger = moved(c.trigger, len(out))
					continue
				}
			}
		}
		out = append(out, w)
	}
	c.words = out
}

// moved is an index behind a word that is taken out.
func moved(index, removed int) int {
	if index > removed {
		return index - 1
	}
	return index
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
		object = !prepositions[next] && !adverb(next) && next != "and" && next != "or" && next != "to" && !strings.HasSuffix(c.words[v], ",")
	}
	order := v+1 < len(c.words) && bare(c.words[v+1]) == "to" && orders[bare(c.words[v])]
	verb := bare(c.words[v])
	bareEnd := v+1 == len(c.words) || prepositions[bare(c.words[v+1])] || strings.HasSuffix(c.words[v], ",")
	if by || order || !intransitive[verb] && !acts && !object && (suffers || bareEnd) {
		for v > 1 && adverb(c.words[v-1]) {
			v--
		}
		be := "was"
		if pluralSubject(subject) {
			be = "were"
		}
		c.words, c.verb = slices.Insert(c.words, v, be), v
		if c.trigger >= v {
			c.trigger++
		}
	}
}

// adverb reports a word that stands between a subject and its verb.
func adverb(w string) bool {
	switch w = bare(w); w {
	case "less", "more", "also", "first", "later", "then", "again", "still", "even", "only", "now", "often", "soon", "once", "since":
		return true
	}
	return strings.HasSuffix(w, "ly")
}

// orders are verbs whose participle before "to" is a passive: "was assigned to".
var orders = set("assigned forced ordered allowed expected scheduled believed asked told urged due invited compelled permitted required sent set supposed thought")

// mentions reports that words hold a name of the entity in a role, or the words that stand for it there.
func (b *builder) mentions(words []string, r record.Role) bool {
	i, ok := b.entities[r.Entity]
	if !ok {
		return false
	}
	text := " " + strings.ToLower(strings.Join(words, " ")) + " "
	ent := &b.rec.Entities[i]
	for _, name := range append([]string{ent.Name, b.rec.Quote(r.Source, r.Span)}, ent.Aliases...) {
		if name = strings.ToLower(plain.Line(name)); name != "" && strings.Contains(text, " "+name+" ") {
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
				if pluralSubject(c.words[:i]) {
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
