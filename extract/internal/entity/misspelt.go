package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// shortestMisspelt is the length in letters from which two words that differ in one letter are taken for one.
const shortestMisspelt = 5

// hardly is a score below which the kind of a name is a guess.
const hardly = 5

// misspelt merges a name that no list knows with the one name that differs from it in one letter of one word: "Haghia
// Sophia" and "Hagia Sophia", "Chriac" and Jacques Chirac. Two words that differ in one letter share what is left when
// a letter is taken out of each, so that a map from such remains finds them without comparing all pairs.
func (k *clusters) misspelt() {
	index := map[string][]int32{}
	for i, g := range k.groups {
		for _, key := range g.remains(true) {
			if list := index[key]; len(list) <= 3 {
				index[key] = append(list, int32(i))
			}
		}
	}
	for i, g := range k.groups {
		if g.known.Class != 0 || len(g.spans) > 3 {
			continue
		}
		var found []int32
		for _, key := range g.remains(false) {
			for _, at := range index[key] {
				k.work++
				if k.root(at) != k.root(int32(i)) && g.slipOf(k.groups[at]) {
					found = append(found, at)
				}
			}
		}
		if at, ok := k.only(found); ok && (k.groups[at].kind == g.kind || len(g.words) > 1 && !g.titled || len(g.spans) == 1 && g.score[g.kind] < hardly) {
			k.merge(at, int32(i), "one letter apart")
		}
	}
}

// remains returns the keys of a name with one letter left out of one long word. With whole set they are those of the
// names that it may be a slip of: of a person the family name alone too.
func (g *group) remains(whole bool) []string {
	if len(g.words) == 0 || len(g.words) > 4 {
		return nil
	}
	var out []string
	add := func(before, word, after string) {
		for i, r := range word {
			if i > 0 {
				out = append(out, before+word[:i]+word[i+utf8.RuneLen(r):]+after)
			}
		}
		out = append(out, before+word+after)
	}
	for i, w := range g.words {
		if utf8.RuneCountInString(w) >= shortestMisspelt && len(w) < 20 && utf8.ValidString(w) {
			before, after := strings.Join(g.words[:i], " ")+"_", "_"+strings.Join(g.words[i+1:], " ")
			add(before, w, after)
			if whole && g.kind == person && len(g.words) > 1 && i == len(g.words)-1 {
				add("_", w, "_")
			}
		}
	}
	return out
}

// slipOf reports that a name can be a slip of the pen for another: its odd word is in no list, begins alike, and does
// not differ as the names of men and women or as singular and plural do.
func (g *group) slipOf(of *group) bool {
	words := of.words
	if len(g.words) == 1 && of.kind == person {
		words = words[len(words)-1:]
	}
	if len(words) != len(g.words) || len(of.spans) < len(g.spans) {
		return false
	}
	for i, w := range g.words {
		v := words[i]
		if v == w {
			continue
		}
		if v[0] != w[0] || gazetteer.WordOf(w) != 0 || len(gazetteer.Places(w)) > 0 || strings.ContainsAny(w+v, "0123456789") {
			return false
		}
		if a, b := strings.TrimRight(v, "aeinosy"), strings.TrimRight(w, "aeinosy"); a == b {
			return false // "Ivanov" and "Ivanova", "Parthia" and "Parthian"
		}
	}
	return true
}
