package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// renamings end the words between two names of one thing: "Omar Haddad, also known as Abu Nur", "Daru (formerly Old Daru)".
// A phrase with a mark counts only right behind it: "(now", ", later".
var renamings = [...]string{
	"also known as", "better known as", "known as", "formerly known as", "previously known as", "known locally as", "popularly known as",
	"also called", "formerly called", "previously called", "sometimes called", "later called", "later renamed", "renamed as", "renamed to", "was renamed",
	"formerly", "nicknamed", "alias", "aka", "a k a", "née", "nee", "real name", "nom de guerre", "pseudonym", "originally named", "or simply",
	"also spelled", "also spelt", "also written", "also transliterated", "short for", "abbreviated as", "abbreviated to", "dubbed",
	"( now", "( then", "( or", "( also", "( ex", "( born", "( originally", ", also", ", originally",
}

// lengthOfRenaming is how many tokens may stand between the two names.
const lengthOfRenaming = 10

// otherNames merges two names that the words between them call names of one thing, and a name with the one in
// parentheses behind it that is of its kind: "Royal Court Orchestra (Hovkapellet)".
func (k *clusters) otherNames() {
	for i := 1; i < len(k.names); i++ {
		a, b := k.names[i-1], k.names[i]
		if a.part || b.part || b.first-a.last < 1 || b.first-a.last > lengthOfRenaming || k.c.doc.SentenceOf[a.first] != k.c.doc.SentenceOf[b.first] {
			continue
		}
		if k.c.title[a.first] || k.of[i-1] == k.of[i] {
			continue
		}
		if k.renamed(a, b) && k.oneKind(k.of[i-1], k.of[i]) {
			k.merge(k.of[i-1], k.of[i], "called so in the text")
		} else if k.bracketed(a, b) && k.gloss(k.groups[k.of[i-1]], k.groups[k.of[i]]) {
			k.merge(k.of[i-1], k.of[i], "other name in parentheses")
		}
	}
}

// renamed reports that the words between two names end in one of the renamings.
func (k *clusters) renamed(a, b span) bool {
	var gap []string
	for t := a.last; t < b.first; t++ {
		switch w := k.c.words[t]; {
		case isQuote(w.text) || w.text == "*" || w.text == "the" || w.text == "):" || w.text == ":":
		case w.text == ";" || w.text == "who" || w.text == "and" && t == a.last:
			return false
		default:
			gap = append(gap, w.key)
		}
	}
	joined := strings.Join(gap, " ")
	for _, r := range renamings {
		if joined == r || strings.HasSuffix(joined, " "+r) {
			switch r {
			case "known as":
				return len(gap) <= 4
			case "formerly", "alias", "dubbed":
				return len(gap) <= 3
			}
			return true
		}
	}
	return false
}

// bracketed reports that only a parenthesis stands between two names and that it closes behind the second.
func (k *clusters) bracketed(a, b span) bool {
	t := a.last
	if isQuote(k.c.words[t].text) {
		t++
	}
	if t >= b.first || k.c.words[t].text != "(" && k.c.words[t].text != "[" {
		return false
	}
	for t++; t < b.first; t++ {
		if w := k.c.words[t].text; w != "the" && !isQuote(w) && w != "*" {
			return false
		}
	}
	end := b.last
	for end < len(k.c.words) && (isQuote(k.c.words[end].text) || k.c.words[end].text == "*") {
		end++
	}
	return end < len(k.c.words) && (k.c.words[end].text == ")" || k.c.words[end].text == "]")
}

// oneKind reports that two names can be of one thing: their kinds agree, or one of them is hardly known.
func (k *clusters) oneKind(a, b int32) bool {
	x, y := k.groups[a], k.groups[b]
	if x.kind == nationality || y.kind == nationality || x.known.Class != 0 && y.known.Class != 0 && x.known.ID != y.known.ID {
		return false
	}
	const sure = 6
	if x.kind != y.kind && (x.known.Class != 0 || y.known.Class != 0) {
		return false // "Jonna Mendez, then CIA"
	}
	return x.kind == y.kind || x.score[x.kind] < sure || y.score[y.kind] < sure
}

// gloss reports that the name in parentheses is another name of the one before: a body, thing or building of the same
// kind, a place that the tables do not know beside one they know, or a made word like "Interfor" for a body.
func (k *clusters) gloss(a, b *group) bool {
	if a.known.Class != 0 && b.known.Class != 0 || b.kind == nationality || b.titled {
		return false
	}
	if a.kind == b.kind && (a.kind == organization || a.kind == facility || a.kind == event || a.kind == product) {
		return true
	}
	known := func(g *group) bool { return g.known.Class != 0 || len(gazetteer.Places(g.key)) > 0 }
	if a.kind == place && b.kind == place {
		if !known(b) || !known(a) && b.known.Class == 0 && !regionFirst(gazetteer.Places(b.key)) {
			return true
		}
		// two names of one town are towns of one size
		x, y := gazetteer.PlacesAlike(a.key), gazetteer.PlacesAlike(b.key)
		return b.known.Class == 0 && len(x) > 0 && len(y) > 0 && !regionFirst(x) && !regionFirst(y) && y[0].Population < 3*x[0].Population
	}
	return a.kind == organization && len(a.words) > 2 && len(b.words) == 1 && !known(b) && strings.HasPrefix(b.key, a.key[:1])
}
