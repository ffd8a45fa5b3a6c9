package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// regions merges "Chernihiv Oblast" and "Chernihiv region".
func (k *clusters) regions() {
	first, bare := map[string]int32{}, map[string]int32{}
	for i, g := range k.groups {
		n := len(g.words) - 1
		if g.kind != place || n < 1 || headWords[g.words[n]].subkind != "region" {
			continue
		}
		words := g.words[:n]
		if n > 1 && articles[words[0]] {
			words = words[1:] // "Ar-Raqqah Governorate"
		}
		key := strings.Join(words, " ")
		if len(key) > 4 {
			key = strings.TrimSuffix(key, "h") // "Raqqah"
		}
		if sk := gazetteer.Skeleton(key); len(sk) >= 3 {
			key = key[:1] + sk
		} else if len(sk) == 2 && len(key) > 3 {
			key = key[:2] + sk // "Raqqa", "Raqqah"
		}
		if at, ok := first[key]; ok {
			k.merge(at, int32(i), "names of one region")
		} else {
			first[key] = int32(i)
		}
		bare[strings.Join(words, " ")] = int32(i)
	}
	for i, g := range k.groups {
		if at, ok := bare[g.key]; ok && g.kind == place && g.known.Class == 0 {
			if places := gazetteer.Places(g.key); len(places) == 0 || regionFirst(places) {
				k.merge(at, int32(i), "names of one region") // no town has the name
			}
		}
	}
}

// states are words for a land or town that "of" and its name may follow.
var states = set(`kingdom republic state commonwealth city town emirate sultanate principality duchy municipality`)

// directions are the adjectives of parts of the world, with their nouns.
var directions = map[string]string{"northern": "north", "southern": "south", "eastern": "east", "western": "west"}

// places merges forms of the name of one place: "Kingdom of Prussia" and "Prussia", "Southern Sudan" and "South Sudan",
// "Frankfurt am Main" and "Frankfurt".
func (k *clusters) places() {
	for i, g := range k.groups {
		if g.kind != place || len(g.words) < 2 {
			continue
		}
		short, why := "", "one place with and without the word for its sort"
		h := headAt(g.words)
		switch {
		case h+2 < len(g.words) && states[g.words[h]] && g.words[h+1] == "of":
			short = strings.TrimPrefix(strings.Join(g.words[h+2:], " "), "the ")
		case generics[g.words[len(g.words)-1]] && strings.HasSuffix(g.name, g.words[len(g.words)-1]) && headWords[g.words[len(g.words)-1]].subkind != "region":
			short = strings.Join(g.words[:len(g.words)-1], " ") // "Seoul city", not "Mexico City"
		case directions[g.words[0]] != "":
			short, why = directions[g.words[0]]+" "+strings.Join(g.words[1:], " "), "spelling variants"
		default:
			for j := 1; j+1 < len(g.words); j++ {
				switch g.words[j] {
				case "de", "am", "upon", "sur", "an", "di", "del":
					short, why = strings.Join(g.words[:j], " "), "shorter form of one name"
				}
				if short != "" {
					break
				}
			}
		}
		if at, ok := k.byKey[short]; ok && k.groups[at].kind == place {
			k.merge(at, int32(i), why)
		}
	}
}
