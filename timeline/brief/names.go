package brief

import (
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// learnNames notes how the texts call an entity, and whether they give it an article: "the Syrian Democratic Forces", but
// "ISIS".
func (b *builder) learnNames(ent *record.Entity) {
	called := ent.Kind != record.Other
	with, without := 0, 0
	var spans []record.Mention
	for _, m := range ent.Mentions {
		src := b.sources[m.Source]
		if m.Form != record.Name || src == nil || m.End > len(src.Text) {
			continue
		}
		called = true
		spans = append(spans, m)
		headline := strings.IndexByte(src.Text, '\n')
		if m.Start < headline || !standsAlone(src.Text[m.End:]) {
			continue // headlines drop articles; in "the Syrian city" the article is the city's
		}
		if before := strings.Fields(src.Text[max(0, m.Start-8):m.Start]); len(before) > 0 && strings.EqualFold(before[len(before)-1], "the") {
			with++
		} else {
			without++
		}
	}
	if first, _, _ := strings.Cut(ent.Name, " "); !called || b.common(ent) || articles[strings.ToLower(first)] && !strings.EqualFold(first, "the") {
		return
	}
	for _, m := range spans {
		b.names[m.Source] = append(b.names[m.Source], m.Span)
	}
	for _, n := range append([]string{ent.Name}, ent.Aliases...) {
		if n = key(line(n)); n != "" {
			b.proper[n] = true
			b.person[n] = ent.Kind == record.Person
			if (with > without || without <= with+1 && articled(n)) && ent.Kind != record.Person {
				b.takesThe[n] = !strings.HasPrefix(strings.ToLower(n), "the ")
			}
			if strings.Contains(n, " ") && ent.Kind != record.Person && ent.Kind != record.Nationality {
				continue // "Forces" and "Road" are words of names, and words
			}
			for w := range strings.FieldsSeq(n) {
				if lower := strings.ToLower(w); small(lower) || plurals[lower] || prepositions[lower] || lower == "other" {
					continue
				}
				b.capital[base(strings.Trim(w, ".,;:()“”\""))] = named(w) && !bodies[strings.ToLower(w)]
			}
		}
	}
}

// common reports a "name" that only has its capital because it stands first in a sentence: "Rebels".
func (b *builder) common(ent *record.Entity) bool {
	if strings.Contains(ent.Name, " ") || !pluralNoun(ent.Name) || ent.Kind == record.Person || ent.Kind == record.Place || ent.Kind == record.Nationality {
		return false
	}
	for _, m := range ent.Mentions {
		src := b.sources[m.Source]
		if m.Form != record.Name || src == nil {
			continue
		}
		before := strings.TrimRight(src.Text[:min(m.Start, len(src.Text))], " \t“\"‘'")
		if before != "" && !strings.ContainsRune(".!?:\n", rune(before[len(before)-1])) {
			return false
		}
	}
	return true
}

// key is a name as the maps of names hold it: without marks at its ends.
func key(name string) string { return strings.Trim(name, ".,;:()[]“”\" ") }

// articled reports names that take an article by what they are, for texts that never say one alone.
func articled(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 {
		return false
	}
	switch name {
	case "US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU", "United States", "United Kingdom", "United Nations", "European Union", "United Arab Emirates", "Netherlands",
		"Philippines", "Soviet Union", "White House", "Pentagon", "Kremlin", "Vatican", "Taliban", "Red Cross":
		return true
	}
	if len(words) > 2 && (words[1] == "of" || words[1] == "for") {
		return bodies[strings.ToLower(words[0])]
	}
	switch words[len(words)-1] {
	case "Forces", "Army", "Navy", "Ministry", "Party", "Union", "Council", "River", "Valley", "Militia", "Guard", "Coalition", "League", "Alliance", "Front",
		"Brigade", "Crescent", "Authority", "Assembly", "Movement", "Commission", "Committee", "Institute", "Agency":
		return len(words) > 1
	}
	return false
}

// bodies begin names of what somebody has founded.
var bodies = set("institute ministry department university council union party army board bank court committee commission office agency association federation " +
	"republic kingdom house senate league organization organisation bureau center centre front movement society church state city province district united national")

// standsAlone reports that a name is followed by what cannot be the noun it belongs to.
func standsAlone(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "’s"), "'s")
	trimmed := strings.TrimLeft(rest, " ")
	if trimmed == "" || strings.ContainsRune(".,;:()\n", rune(trimmed[0])) || strings.HasPrefix(trimmed, "—") || strings.HasPrefix(trimmed, "–") {
		return true
	}
	if trimmed == rest {
		return false // "the Washington-based institute"
	}
	word, _, _ := strings.Cut(trimmed, " ")
	w := bare(word)
	return prepositions[w] || auxiliaries[w] || past(w) || present[w] || w == "and" || w == "or"
}
