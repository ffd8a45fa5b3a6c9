package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
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
	single  bool   // the subject is one person, whose name may end like a plural
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
	name := 0 // words before this one are part of a name
	for k, w := range words {
		if n := len(strings.Fields(b.nameAt(words[k:]))); n > 0 {
			name = max(name, k+n)
		}
		j := match[k]
		at := len(c.words)
		switch {
		case j < 0 && (k == 0 || match[k-1] >= 0):
			// Words of a name in the place of others: the article before those is theirs. "For the dam", "for Tabqa dam".
			next := slices.IndexFunc(match[k:], func(j int) bool { return j >= 0 })
			if next > 0 && next < 3 && nameRun(words[k:k+next]) {
				c.words = append(c.words, left(sentence[:match[k+next]], false)...) // not the possessive that the name stands for
			}
			if at == len(c.words) {
				c.words = append(c.words, b.articleBefore(c.words, words[k:])...)
			}
		case j < 0, k > 0 && match[k-1] < 0:
		case k > 0 && match[k-1] >= 0:
			gap := left(sentence[match[k-1]+1:j], true)
			if len(gap) == 1 && len(gap) < j-match[k-1]-1 && named(words[k-1]) {
				gap = nil // the article of other words: "Congress (…) their break"
			}
			c.words = append(c.words, gap...)
		case k > 0 && match[k-1] < 0 && nameRun(words[k-1:k]):
			// The article stands before the name.
		default:
			c.words = append(c.words, left(sentence[:j], k > 0)...)
			if at == len(c.words) {
				c.words = append(c.words, b.articleBefore(c.words, words[k:])...)
			}
		}
		if j >= 0 {
			if strings.EqualFold(bare(w), sentence[j].bare) && k >= name {
				w = b.cased(ev, w, sentence, j)
			}
			if c.trigger < 0 && sentence[j].span.Start < trigger.End && trigger.Start < sentence[j].span.End {
				c.trigger = len(c.words)
			}
		} else if k == 0 && k >= name {
			w = b.lowered(w)
		}
		if up := upperFirst(w); up != w && len(w) > 3 && b.capital[base(strings.Trim(up, ".,;:()“”\""))] {
			w = up // a name that the label wrote small
		}
		c.words = append(c.words, w)
	}
	for n := len(c.words); n > 1 && hanging[bare(c.words[n-1])]; n-- {
		c.words = c.words[:n-1]
	}
	c.words[len(c.words)-1] = strings.TrimRight(c.words[len(c.words)-1], ",;:–—-")
	if last := c.words[len(c.words)-1]; strings.HasSuffix(last, ".") && !b.startsName(c.words[max(0, len(c.words)-3):]) && strings.Count(last, ".") == 1 && len(last) > 3 {
		c.words[len(c.words)-1] = strings.TrimSuffix(last, ".")
	}
	c.words = slices.DeleteFunc(c.words, func(w string) bool { return w == "" })
	if len(c.words) == 0 {
		return clause{verb: -1}
	}
	who := b.nameAt(c.words)
	c.head = who != ""
	c.single = b.person[who]
	if negated(label) && slices.ContainsFunc(c.words, func(w string) bool { return bare(w) == "no" }) {
		c.words = slices.DeleteFunc(c.words, func(w string) bool { return bare(w) == "not" })
	}
	c.alone = match[0] < 0
	if j := match[0]; j > 0 {
		switch w := sentence[j-1].bare; w {
		case "how", "whether", "why":
			c.opener = w
		}
	}
	c.tidy()
	if c.trigger < 0 {
		c.trigger = slices.IndexFunc(c.words, func(w string) bool { return bare(w) == bare(strings.Join(firstWord(b.quote(first(ev)), 1), "")) })
	}
	c.verb = b.finite(&c)
	b.agree(&c)
	b.voice(ev, &c)
	return c
}

func first(ev *record.Event) (record.SourceID, record.Span) {
	if len(ev.Mentions) == 0 {
		return "", record.Span{}
	}
	m := ev.Telling()
	return m.Source, m.Trigger
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
	m := ev.Telling()
	text := b.quote(m.Source, m.Sentence)
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

// nameRun reports words that all have a capital or a figure, and no possessive among them.
func nameRun(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !named(w) || possessive(w) })
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
	if headline := strings.IndexByte(b.sources[ev.Telling().Source].Text, '\n'); t.span.Start < headline && !b.inName(ev, t.span) {
		return b.lowered(w) // headlines have capitals everywhere
	}
	if j > 0 && !strings.HasSuffix(sentence[j-1].text, ":") && !startsQuote(t.text) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.text, "([“\"‘'"))
		if unicode.IsLower(r) {
			return lowerFirst(w)
		}
		if strings.EqualFold(w, strings.Trim(t.text, ".,;:()“”\"")) {
			return upperFirst(w)
		}
		return w
	}
	if b.inName(ev, t.span) {
		return w
	}
	return b.lowered(w)
}

// lowered takes the capital off a word that is no part of a name.
func (b *builder) lowered(w string) string {
	word := base(strings.Trim(w, ".,;:()“”\""))
	if first, _, _ := strings.Cut(word, "-"); b.capital[word] || b.capital[first] {
		return w // "Iran-backed" too
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
	names := b.names[ev.Telling().Source]
	i, _ := slices.BinarySearchFunc(names, span.Start, func(m record.Span, at int) int { return cmp.Compare(m.Start, at+1) })
	for back := 0; i > 0 && back < 4; back++ { // names may lie inside others
		if i--; names[i].Start <= span.Start && span.Start < names[i].End {
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
		name := key(strings.Join(words[:n], " "))
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
	if n := len(strings.Fields(name)); n < len(words) && !possessive(words[n-1]) && !standsAlone(" "+strings.Join(words[n:], " ")) {
		return nil // "League leaders": the article would be the leaders'
	}
	if n := len(before); n > 0 {
		w := bare(before[n-1])
		if determiners[w] || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || !(prepositions[w] || auxiliaries[w] || past(w) || w == "and") {
			return nil
		}
	}
	return []string{"the"}
}

// hanging words end no clause.
var hanging = set("on in and or but while that which who as if than to of at by with from for the a an its their his her into onto because when where")

// tidy takes out articles and possessives that stand before another of their kind, or before what takes none.
func (c *clause) tidy() {
	out := c.words[:0]
	for i, w := range c.words {
		lower := bare(w)
		if (lower == "the" || lower == "a" || lower == "an" || possessives[lower]) && w == lower {
			if i > 0 && (possessive(c.words[i-1]) || determiners[bare(c.words[i-1])] && bare(c.words[i-1]) != "that" && bare(c.words[i-1]) != "both") {
				c.trigger = moved(c.trigger, len(out))
				continue
			}
			if i+1 < len(c.words) {
				next := bare(c.words[i+1])
				if (lower == "a" || lower == "an") && next != "" && c.words[i+1] == next {
					w = indefinite(next)
				}
				if next == "all" || next == "both" {
					c.trigger = moved(c.trigger, len(out))
					continue
				}
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

// indefinite is "a" or "an", as the letters of a word want it. What is spelled otherwise than spoken is rare enough.
func indefinite(word string) string {
	if len(word) > 1 && word == strings.ToUpper(word) {
		if strings.ContainsRune("AEFHILMNORSX", rune(word[0])) {
			return "an" // spelled: "an SDF post"
		}
		return "a"
	}
	word = strings.ToLower(word)
	if strings.ContainsRune("aeio", rune(word[0])) && !strings.HasPrefix(word, "one") && !strings.HasPrefix(word, "eu") ||
		strings.HasPrefix(word, "un") && !strings.HasPrefix(word, "uni") || strings.HasPrefix(word, "hour") || strings.HasPrefix(word, "hon") ||
		strings.HasPrefix(word, "up") || strings.HasPrefix(word, "heir") {
		return "an"
	}
	return "a"
}

// moved is an index behind a word that is taken out.
func moved(index, removed int) int {
	if index > removed {
		return index - 1
	}
	return index
}
