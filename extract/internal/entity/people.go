package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// people merges the names of one person: full name with middle names or initials, then family names, given names and
// plural families. A family name that two people of the text share goes to the one named last before it.
func (k *clusters) people() {
	full := map[string][]int32{} // first and last word -> groups
	for i, g := range k.groups {
		if g.kind != person || len(g.words) < 2 {
			continue
		}
		words := withoutSuffix(g.words)
		if len(words) < 2 {
			continue
		}
		key := words[0] + " " + words[len(words)-1]
		merged := false
		for _, at := range full[key] {
			k.work++
			if compatible(withoutSuffix(k.groups[at].words), words) {
				k.merge(at, int32(i), "full name and its shorter form")
				merged = true
				break
			}
		}
		if !merged && len(full[key]) < 8 {
			full[key] = append(full[key], int32(i))
		}
	}
	k.initialled()
	last, given := map[string][]int32{}, map[string][]int32{}
	add := func(m map[string][]int32, key string, g int32) {
		if len(m[key]) > crowd {
			return // a name of so many people says nothing
		}
		for _, at := range m[key] {
			k.work++
			if k.root(at) == k.root(g) {
				return
			}
		}
		m[key] = append(m[key], g)
	}
	for i, g := range k.groups {
		if g.kind != person || len(g.words) < 2 {
			continue
		}
		words := withoutSuffix(g.words)
		n := len(words)
		if n < 2 {
			add(given, words[0], int32(i)) // "Elizabeth" for Elizabeth II
			continue
		}
		if romanNumeral(words[n-1]) {
			add(given, strings.Join(words[:n-1], " "), int32(i))
			continue
		}
		add(last, words[n-1], int32(i))
		for j := 1; j < n-1; j++ { // "Ben Ali", "al Assad", "Vázquez Garced" and "Vázquez"
			add(last, strings.Join(words[j:], " "), int32(i))
			if len(words[j]) > 2 && !particles[words[j]] {
				add(given, words[j], int32(i))
			}
		}
		add(given, words[0], int32(i))
		for j := 2; j < n; j++ {
			add(given, strings.Join(words[:j], " "), int32(i))
		}
	}
	for i, g := range k.groups {
		if g.known.Class == gazetteer.Country || g.known.Class == gazetteer.People {
			continue
		}
		if len(g.words) > 3 || k.root(int32(i)) != int32(i) || len(g.words) == 2 && romanNumeral(g.words[1]) {
			continue
		}
		key := g.key
		if g.kind == person {
			key = strings.Join(withoutSuffix(g.words), " ")
		}
		why := "family name after full name"
		found := last[key]
		if len(found) == 0 && g.kind != person {
			if single, ok := strings.CutSuffix(key, "s"); ok && len(last[single]) == 1 && g.kind != place && g.known.Class == 0 {
				continue // "the Assads" are more than one person: kept apart
			}
		}
		if len(found) == 0 {
			found, why = given[key], "given name after full name"
			if _, headed := headWords[key]; headed && len(found) == 1 {
				why = "family name after full name" // "Park" for Park Won-soon: it stands first in some languages
			} else if g.kind != person {
				found = nil
			}
		}
		found = k.without(found, int32(i))
		switch {
		case len(found) == 0 || g.kind != person && g.score[g.kind] > g.score[person]+6 && !(g.guess[person] > 0 && g.known.Class == 0 && len(found) == 1):
		case len(found) == 1:
			k.merge(found[0], int32(i), why)
		default:
			k.share(int32(i), found, true, "family name of several people: the one named last")
		}
	}
}

// initialled merges "J. H. Dearle" with the one full name of that family name whose given names begin so.
func (k *clusters) initialled() {
	byLast := map[string][]int32{}
	for i, g := range k.groups {
		if g.kind == person && len(g.words) > 1 && utf8.RuneCountInString(g.words[0]) > 1 {
			words := withoutSuffix(g.words)
			if l := words[len(words)-1]; len(byLast[l]) <= crowd {
				byLast[l] = append(byLast[l], int32(i))
			}
		}
	}
	for i, g := range k.groups {
		words := withoutSuffix(g.words)
		if g.kind != person || len(words) < 2 || utf8.RuneCountInString(words[0]) > 1 || k.root(int32(i)) != int32(i) {
			continue
		}
		var found []int32
		for _, at := range byLast[words[len(words)-1]] {
			k.work++
			if initialsOf(words[:len(words)-1], k.groups[at].words) {
				found = append(found, at)
			}
		}
		if at, ok := k.only(found); ok {
			k.merge(at, int32(i), "initials of a full name")
		}
	}
}

// initialsOf reports that each of the given names is or abbreviates the word of a full name at its place.
func initialsOf(given, full []string) bool {
	if len(given) >= len(full) {
		return false
	}
	for i, w := range given {
		if w != full[i] && !(utf8.RuneCountInString(w) == 1 && strings.HasPrefix(full[i], w)) {
			return false
		}
	}
	return true
}

// without leaves out a group itself and roots already there.
func (k *clusters) without(groups []int32, self int32) []int32 {
	var out []int32
	seen := map[int32]bool{}
	for _, g := range groups {
		if r := k.root(g); r != k.root(self) && !seen[r] {
			seen[r] = true
			out = append(out, g)
		}
	}
	return out
}

// share gives each mention of a name that several bear to the one named last before it, or else the first of all. Of
// people only those count that something is told of: "Naess" stays the singer after "her daughter Leona Naess".
func (k *clusters) share(g int32, bearers []int32, people bool, why string) {
	if len(bearers) > crowd {
		return
	}
	spans := k.groups[g].spans
	at, said := make([]int, len(bearers)), none(len(bearers)) // next span of each bearer, the last one that counts
	for _, s := range spans {
		k.work += len(bearers)
		best, bestSpan := bearers[0], int32(-1)
		for b, bearer := range bearers {
			list := k.groups[bearer].spans
			for ; at[b] < len(list) && list[at[b]] < s; at[b]++ {
				if !people || k.topic(list[at[b]]) {
					said[b] = list[at[b]]
				}
			}
			if said[b] > bestSpan && k.sameGender(s, bearer) {
				best, bestSpan = bearer, said[b]
			}
		}
		if bestSpan < 0 { // none before: the first of all
			best = bearers[0]
			for _, bearer := range bearers[1:] {
				if k.groups[bearer].spans[0] < k.groups[best].spans[0] && k.sameGender(s, bearer) || !k.sameGender(s, best) {
					best = bearer
				}
			}
		}
		k.spanTo[s] = best
	}
	for _, bearer := range bearers {
		r := k.root(bearer)
		k.because[r] = append(k.because[r], why)
	}
}

// topic reports that a name is the subject of a clause, or begins a heading.
func (k *clusters) topic(i int32) bool {
	n := k.names[i]
	if n.last-1 >= len(k.c.syn.PhraseOf) {
		return false
	}
	p := k.c.syn.PhraseOf[n.last-1]
	return p >= 0 && k.subject[p]
}

// sameGender reports that the civil title of a mention does not contradict the gender of who bears the name.
func (k *clusters) sameGender(i, bearer int32) bool {
	n := k.names[i]
	if n.titled < 0 {
		return true
	}
	switch female := k.groups[k.root(bearer)].female; k.c.words[n.titled].key {
	case "mr", "sir":
		return female <= 0
	case "mrs", "ms", "miss", "dame", "lady":
		return female >= 0
	}
	return true
}

// withoutSuffix drops "Jr.", "Sr.", "II" and marks of a nickname.
func withoutSuffix(words []string) []string {
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "jr", "sr", "ii", "iii", "iv":
			words = words[:len(words)-1]
			if n := len(words) - 1; strings.HasSuffix(words[n], ",") {
				words = append(append([]string{}, words[:n]...), strings.TrimSuffix(words[n], ","))
			}
			continue
		}
		break
	}
	return words
}

// compatible reports that two full names with equal first and last words do not contradict each other in between:
// "Richard Kenneth Guy", "Richard K. Guy", "Richard Guy".
func compatible(a, b []string) bool {
	a, b = a[1:len(a)-1], b[1:len(b)-1]
	if len(a) > len(b) {
		a, b = b, a
	}
	j := 0
	for _, w := range a {
		for ; j < len(b); j++ {
			if w == b[j] || len(w) == 1 && strings.HasPrefix(b[j], w) || len(b[j]) == 1 && strings.HasPrefix(w, b[j]) {
				break
			}
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return true
}
