package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// headAt returns the index of the head noun of a name: the word before its first "of", "for" or the like, else the last.
func headAt(words []string) int {
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "of", "for", "on", "to", "in", "at", "against", "with":
			return i - 1
		}
	}
	last := len(words) - 1
	for last > 0 && words[last] != "" && words[last][0] >= '0' && words[last][0] <= '9' {
		last--
	}
	return last
}

// shortenable reports that texts leave words of such a name out: what has a head noun of its own.
func (g *group) shortenable() bool {
	return len(g.words) > 1 && len(g.words) <= 12 && (g.kind == organization || g.kind == facility || g.kind == event || g.kind == product)
}

// leftOut merges a name with the one longer name of its kind that has its words in their order and its head noun:
// "Oversight Committee" and "House Oversight and Reform Committee".
func (k *clusters) leftOut() {
	byHead := map[string][]int32{}
	for i, g := range k.groups {
		if g.shortenable() {
			h := g.words[headAt(g.words)]
			if _, ok := headWords[h]; ok && len(byHead[h]) <= crowd {
				byHead[h] = append(byHead[h], int32(i))
			}
		}
	}
	for i, g := range k.groups {
		if !g.shortenable() || g.known.Class != 0 && g.known.Class != gazetteer.Actor || len(byHead[g.words[headAt(g.words)]]) > crowd {
			continue
		}
		var found []int32
		for _, at := range byHead[g.words[headAt(g.words)]] {
			k.work++
			if long := k.groups[at]; len(long.words) > len(g.words) && long.kind == g.kind && k.root(at) != k.root(int32(i)) && g.partOf(long) {
				found = append(found, at)
			}
		}
		if at, ok := k.only(found); ok && (g.known.Class == 0 || k.groups[at].known.Class == 0) {
			k.merge(at, int32(i), "shorter form of one name")
		}
	}
}

// partOf reports that the words of a name stand in a longer one in their order, but for links and for the land that it
// is of, and that no number tells them apart.
func (g *group) partOf(long *group) bool {
	end := long.words[len(long.words)-1]
	if _, headed := headWords[end]; headed && end != g.words[len(g.words)-1] {
		return false // "House of Commons Library" is another body
	}
	j := 0
	for _, w := range g.words {
		if smallWords[w] {
			continue
		}
		for j < len(long.words) && long.words[j] != w {
			j++
		}
		if j == len(long.words) {
			return false
		}
		j++
	}
	for _, w := range long.words {
		if ordinal(w) || romanNumeral(w) {
			return false // the Third Army is one of several
		}
	}
	return true
}

// romanNumeral reports "ii", "iv", "xvi": what tells rulers, wars and games of one name apart.
func romanNumeral(s string) bool {
	if s == "" || len(s) > 5 {
		return false
	}
	for _, r := range s {
		if r != 'i' && r != 'v' && r != 'x' {
			return false
		}
	}
	return true
}

// otherNumber reports that two names end in different numbers: "World War I" and "World War II".
func otherNumber(a, b []string) bool {
	number := func(words []string) string {
		last := words[len(words)-1]
		if romanNumeral(last) || last[0] >= '0' && last[0] <= '9' {
			return last
		}
		return ""
	}
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] == "" || b[len(b)-1] == "" {
		return false
	}
	return number(a) != number(b)
}

// ofLand merges "Parliament of Iraq" and "Iraqi Parliament", "U.S. Constitution" and "Constitution of the United States".
func (k *clusters) ofLand() {
	first := map[string]int32{}
	for i, g := range k.groups {
		if !g.shortenable() {
			continue
		}
		what, land := g.body()
		if land == "" || len(what) < 4 {
			continue
		}
		key := kindNames[g.kind] + " " + what + " of " + land
		if at, ok := first[key]; ok {
			k.merge(at, int32(i), "a body and its land in two orders")
		} else {
			first[key] = int32(i)
		}
	}
}

// body takes the name of a body apart into what it is and the land that it is of.
func (g *group) body() (what, land string) {
	h := headAt(g.words)
	if h+2 < len(g.words) && g.words[h+1] == "of" {
		rest := g.words[h+2:]
		if rest[0] == "the" && len(rest) > 1 {
			rest = rest[1:]
		}
		if len(rest) > 3 && rest[len(rest)-2] == "of" {
			rest = rest[:len(rest)-2] // "United States of America"
		}
		if land := landOf(rest); land != "" {
			return strings.Join(g.words[:h+1], " "), land
		}
	}
	for n := min(3, len(g.words)-1); n > 0; n-- {
		if land := landOf(g.words[:n]); land != "" {
			return strings.Join(g.words[n:], " "), land
		}
	}
	for first := 1; first < len(g.words)-1; first++ { // "116th U.S. Congress"
		for n := min(3, len(g.words)-1-first); n > 0; n-- {
			if land := landOf(g.words[first : first+n]); land != "" {
				return strings.Join(g.words[:first], " ") + " _ " + strings.Join(g.words[first+n:], " "), land
			}
		}
	}
	return "", ""
}

// bareHeads gives each mention of a head noun that stands alone with a large letter ("the Department", "the Cathedral")
// to the name with that head that was named last.
func (k *clusters) bareHeads() {
	byHead := map[string][]int32{}
	for i, g := range k.groups {
		if g.shortenable() {
			h := g.words[headAt(g.words)]
			if list := byHead[h]; len(list) <= crowd && g.spans[0] >= 0 {
				byHead[h] = append(list, int32(i))
			}
		}
	}
	for i, g := range k.groups {
		h, ok := headWords[g.key]
		if !ok || len(g.words) != 1 || k.root(int32(i)) != int32(i) || g.titled || strings.ToUpper(g.name) == g.name {
			continue
		}
		if g.known.Class != 0 && g.key != "parliament" && g.key != "congress" && g.key != "senate" {
			continue
		}
		var found []int32
		for _, at := range byHead[g.key] {
			k.work++
			if k.groups[at].kind == h.kind {
				found = append(found, at)
			}
		}
		found = k.without(found, int32(i))
		if at, ok := k.only(found); ok {
			if k.groups[at].spans[0] < g.spans[0] {
				k.merge(at, int32(i), "its head noun alone")
			}
			continue
		}
		if len(byHead[g.key]) <= crowd && len(found) > 1 {
			k.share(int32(i), found, false, "its head noun alone: the one named last")
		}
	}
}

// legalForms end names of companies and may be left out.
var legalForms = set(`inc corp corporation company co ltd limited llc plc sa s.a ag gmbh holdings group nv spa oyj ab`)

// companies merges "Acme", "Acme Inc." and "Acme Corporation".
func (k *clusters) companies() {
	first := map[string]int32{}
	for i, g := range k.groups {
		words := g.words
		for len(words) > 1 && legalForms[strings.Trim(words[len(words)-1], ".,")] {
			words = words[:len(words)-1]
		}
		if len(words) == len(g.words) {
			continue
		}
		if h := headWords[words[len(words)-1]]; h.subkind != "" && (h.kind == facility || h.kind == place) {
			continue // "Heathrow Airport Holdings" is not the airport
		}
		g.add(organization, 10, "company")
		g.decide()
		key := strings.TrimSuffix(strings.Join(words, " "), ",")
		if at, ok := first[key]; ok {
			k.merge(at, int32(i), "company with and without its legal form")
		} else {
			first[key] = int32(i)
		}
	}
	for i, g := range k.groups {
		if at, ok := first[g.key]; ok && !g.titled && g.known.Class != gazetteer.Country && g.known.Class != gazetteer.People && g.score[place] < 7 {
			k.merge(at, int32(i), "company with and without its legal form")
		}
	}
}
