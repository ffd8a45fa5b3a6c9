package brief

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// sayings are the verbs with which news tell who said something.
var sayings = set("said say says told reported announced claimed added stated confirmed wrote warned acknowledged admitted alleged argued asserted " +
	"declared explained insisted noted suggested believed denied denies rejected disputed estimated reports believe believes")

// speaker is who an event is attributed to.
type speaker struct {
	name   string // "US military officials"; "" if only a clause says it
	clause string // ", US military officials said": what is put behind a sentence
}

// speakerOf returns who said an event, the zero value if it is the source itself. The words of the text are kept where
// they are a clause of their own ("officials said", "according to police"); else the name of the speaker stands in for them.
func (b *builder) speakerOf(ev *record.Event) speaker {
	var out speaker
	var names []string
	for _, a := range ev.Attribution {
		name := b.speakerName(a)
		clause := b.saidClause(a)
		if name == "" && clause == "" {
			continue
		}
		if name != "" {
			names = appendNew(names, name)
		}
		if out.clause == "" {
			out.clause = clause
		}
	}
	if len(names) > 0 {
		out.name = joined(names)
	}
	if len(names) > 1 || out.clause == "" && out.name != "" {
		out.clause = ", according to " + out.name
	}
	return out
}

// speakerName names the speaker: by the words of the attribution if they are a noun phrase before a verb of saying, else
// by the name of the entity.
func (b *builder) speakerName(a record.Attribution) string {
	entity := ""
	if i, ok := b.entities[a.Entity]; ok {
		ent := &b.rec.Entities[i]
		entity = name(ent)
		if b.takesThe[entity] {
			entity = "the " + entity
		}
		if ent.Kind == record.Other && !b.proper[name(ent)] {
			entity = lowerFirst(entity)
		}
	}
	words := strings.Fields(plain.Line(a.Text))
	if len(words) > 2 && bare(words[0]) == "according" && bare(words[1]) == "to" {
		words = words[2:]
	}
	for i, w := range words {
		if sayings[bare(w)] || auxiliaries[bare(w)] || i > 0 && (bare(w) == "speaking" || bare(w) == "citing" || bare(w) == "quoting") {
			words = words[:i]
			break
		}
	}
	if slices.ContainsFunc(words[min(1, len(words)):], past) {
		return entity // "Israel refused to comment"
	}
	said := strings.Trim(strings.Join(words, " "), " ,.;:“”\"")
	switch {
	case said == "" || len(words) > 8 || pronoun(said) || strings.ContainsAny(said, "“”\"—("):
		return entity
	case entity != "" && !strings.Contains(said, " "):
		return entity // a surname alone
	}
	if !b.startsName(words) {
		said = lowerFirst(said)
	}
	return said
}

// saidClause returns the words of an attribution as they are put behind a sentence, "" if they are no such clause.
func (b *builder) saidClause(a record.Attribution) string {
	text := strings.Trim(plain.Line(a.Text), " ,.;:–—")
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 12 || strings.ContainsAny(text, "“”\"—(:") {
		return ""
	}
	if bare(words[0]) == "according" && bare(words[1]) == "to" {
		name := b.speakerName(a)
		if name == "" {
			return ""
		}
		return ", according to " + name
	}
	verb := -1
	for i, w := range words {
		if sayings[bare(w)] {
			verb = i
		}
	}
	subject := strings.Join(words[:max(verb, 0)], " ")
	switch {
	case verb < 1, auxiliaries[bare(words[verb-1])] && bare(words[verb-1]) != "have" && bare(words[verb-1]) != "has" && bare(words[verb-1]) != "had" && bare(words[0]) != "it":
		return "" // "the town was reported"
	case pronoun(words[0]) && bare(words[0]) != "it":
		if name := b.speakerName(a); name != "" {
			return ", " + name + " said"
		}
		return ", it was said"
	case verb < len(words)-1 && bare(words[verb]) != "told":
		return "" // "said in a statement that": more than a clause
	case strings.Contains(subject, ","):
		return ""
	}
	if !b.startsName(words) {
		text = lowerFirst(text)
	}
	return ", " + text
}

// pronoun reports that words begin with a pronoun, which names nobody here.
func pronoun(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "he", "she", "they", "it", "who", "we", "i", "you", "which", "that", "this", "his", "her", "their", "its", "one", "some", "many", "others":
		return true
	}
	return false
}

// joined lists names: "A", "A and B", "A, B and C".
func joined(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
