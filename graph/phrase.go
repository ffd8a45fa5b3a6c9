package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// phraseLength is the most characters that a phrase on an edge has, unless its first word alone has more.
const phraseLength = 34

// phrase says in a few words what happened, without the two names that stand at the ends of the edge: of "ISIS
// negotiated its withdrawal from Manbij" it leaves "negotiated its withdrawal from".
//
// It works on the label of the event, which is short and has a subject first. There is no grammar here, only six
// cuts: at the first word that opens another clause; names at the front; everything before the trigger, if names
// stand there still; names further on, with the article or preposition before them; the "are" of "are backed", if the
// first name is that of who backs; and what is too long.
func (w *words) phrase(ev *record.Event, from, to record.EntityID) string {
	tokens := strings.Fields(ev.Label)
	if i := slices.IndexFunc(tokens, opensClause); i > 0 {
		tokens = tokens[:i]
	}
	trigger := w.trigger(ev)
	tokens = dropFront(tokens, w.party(ev))
	tokens = dropBeforeTrigger(tokens, append(slices.Clone(w.names(from)), w.names(to)...), trigger)
	tokens = dropInside(tokens, w.names(from), w.names(to))
	if len(tokens) > 1 && (article(tokens[0]) || passive(tokens, trigger) && acts(ev, from)) {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		tokens = strings.Fields(trigger)
	}
	if len(tokens) == 0 {
		return ""
	}
	tokens = shorten(tokens)
	tokens[0] = w.lower(tokens[0])
	return strings.Trim(strings.Join(tokens, " "), ",.;: ")
}

// passive reports a form of "be" before the trigger, which is no "-ing". "Are backed" by somebody is, seen from him,
// "backed".
func passive(tokens []string, trigger string) bool {
	return form(tokens[0]) && bare(tokens[1]) == bare(trigger) && !strings.HasSuffix(bare(trigger), "ing")
}

// form reports a finite form of "be".
func form(word string) bool {
	switch strings.ToLower(word) {
	case "is", "are", "was", "were":
		return true
	}
	return false
}

// acts reports that an entity is an agent of an event.
func acts(ev *record.Event, id record.EntityID) bool {
	return slices.ContainsFunc(ev.Roles, func(role record.Role) bool { return role.Entity == id && role.Role == record.Agent })
}

// trigger returns the words that name the event, in its first mention.
func (w *words) trigger(ev *record.Event) string {
	if len(ev.Mentions) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(w.quote(ev.Mentions[0].Source, ev.Mentions[0].Trigger)), " ")
}

// party returns the names of everybody who acts in an event or suffers it.
func (w *words) party(ev *record.Event) [][]string {
	var names [][]string
	for _, role := range ev.Roles {
		names = append(names, w.names(role.Entity)...)
	}
	return names
}

// dropFront cuts the names that a label begins with, and the "and" between them, but never all of it.
func dropFront(tokens []string, names [][]string) []string {
	rest := tokens
	for {
		n := matchAt(rest, names)
		if n == 0 || n == len(rest) {
			return rest
		}
		if possessive(rest[n-1]) {
			return rest // "Nigeria's joining" is about the joining
		}
		rest = rest[n:]
		if len(rest) > 1 && (rest[0] == "and" || rest[0] == "&") && matchAt(rest[1:], names) > 0 {
			rest = rest[1:]
		}
	}
}

// dropBeforeTrigger cuts what stands before the trigger if it holds a name, as in "Presidents of Nigeria and Benin
// signed the agreement", or more subjects ("and allies"), or is so long that the trigger would be cut off. A trigger
// at the very end stays with what is before it ("talks with ISIS resumed").
func dropBeforeTrigger(tokens []string, names [][]string, trigger string) []string {
	first, _, _ := strings.Cut(trigger, " ")
	at := slices.IndexFunc(tokens, func(token string) bool { return first != "" && bare(token) == bare(first) })
	if at <= 0 || at == len(tokens)-1 {
		return tokens
	}
	from := at
	if form(tokens[at-1]) {
		from-- // "was jailed" is not "jailed"
	}
	if utf8.RuneCountInString(strings.Join(tokens[:at+1], " ")) > phraseLength {
		return tokens[from:]
	}
	for i := range tokens[:at] {
		if tokens[0] == "and" || matchAt(tokens[i:], names) > 0 {
			return tokens[from:]
		}
	}
	return tokens
}

// dropInside cuts names after the front, and their preposition with them ("strikes on ISIS near Tabqa"). Only before the
// second name at the end it stays, for there it points at the box that the name stands in ("withdrew from").
func dropInside(tokens []string, from, to [][]string) []string {
	names := append(slices.Clone(from), to...)
	var kept []string
	for i := 0; i < len(tokens); {
		n := matchAt(tokens[i:], names)
		if n == 0 {
			kept = append(kept, tokens[i])
			i++
			continue
		}
		second := matchAt(tokens[i:], to) == n
		i += n
		for i+1 < len(tokens) && tokens[i] == "and" && matchAt(tokens[i+1:], names) > 0 {
			i += 1 + matchAt(tokens[i+1:], names)
		}
		if len(kept) > 0 && i < len(tokens) && tokens[i] == "and" {
			break // of "shelled Raqqa and its suburbs" only the verb holds for Raqqa
		}
		if len(kept) > 0 && (i < len(tokens) || !second) && preposition(kept[len(kept)-1]) && !handsOver(kept) {
			kept = kept[:len(kept)-1]
		}
	}
	for len(kept) > 0 && dangling(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	return kept
}

// handsOver reports words that end in a verb and the "over" that belongs to it: "handed over".
func handsOver(tokens []string) bool {
	n := len(tokens)
	if n < 2 || tokens[n-1] != "over" {
		return false
	}
	switch strings.ToLower(tokens[n-2]) {
	case "hand", "hands", "handed", "handing", "take", "takes", "took", "taken", "taking", "turn", "turns", "turned", "turning":
		return true
	}
	return false
}

// shorten cuts a phrase that is too long, before a word that opens another part of it if there is one.
func shorten(tokens []string) []string {
	length, end := 0, 0
	for end < len(tokens) {
		length += utf8.RuneCountInString(tokens[end]) + min(end, 1)
		if length > phraseLength && end > 0 {
			break
		}
		end++
	}
	if end == len(tokens) {
		return tokens
	}
	for i := end; i > 1; i-- {
		if preposition(tokens[i]) || tokens[i] == "and" {
			return tokens[:i]
		}
	}
	for end > 1 && (preposition(tokens[end-1]) || dangling(tokens[end-1])) {
		end--
	}
	return tokens[:end]
}

// matchAt returns how many tokens at the front are one of the names, with an article before it; 0 if none is.
func matchAt(tokens []string, names [][]string) int {
	skip := 0
	if len(tokens) > 0 && article(tokens[0]) {
		skip = 1
	}
	best := 0
	for _, name := range names {
		if len(name) == 0 || len(name) > len(tokens)-skip || len(name)+skip <= best {
			continue
		}
		match := true
		for i, word := range name {
			if bare(tokens[skip+i]) != word {
				match = false
				break
			}
		}
		if match {
			best = len(name) + skip
		}
	}
	return best
}

// bare is a word as it is compared: lower case, without marks around it and without a possessive.
func bare(word string) string {
	word = strings.ToLower(strings.TrimFunc(word, unicode.IsPunct))
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

func possessive(word string) bool {
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") || strings.HasSuffix(word, "s'") || strings.HasSuffix(word, "s’")
}

func article(word string) bool {
	switch strings.ToLower(word) {
	case "the", "a", "an":
		return true
	}
	return false
}

// dangling reports a word that cannot end a phrase.
func dangling(word string) bool {
	switch strings.ToLower(word) {
	case "the", "a", "an", "and", "or", "but", "its", "their", "his", "her", "that", "which", "who", "to", "between", "among", "&":
		return true
	}
	return false
}

func preposition(word string) bool {
	switch strings.ToLower(word) {
	case "of", "in", "on", "at", "by", "with", "from", "for", "to", "into", "onto", "over", "under", "near", "between", "among",
		"against", "about", "around", "across", "through", "during", "inside", "outside", "toward", "towards", "behind", "within":
		return true
	}
	return false
}

func opensClause(word string) bool {
	switch strings.ToLower(word) {
	case "as", "when", "while", "after", "before", "because", "since", "until", "although", "though", "if", "which", "who",
		"that", "where", "amid", "but", "said", "says", "according":
		return true
	}
	return strings.HasPrefix(word, "—") || strings.HasPrefix(word, "(")
}
