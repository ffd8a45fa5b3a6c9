package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// armies merges the names of one country's armed forces that texts use for each other: "Russian forces", "Russian
// military", "Russian Government troops", "the Russians" where such forces are named.
func (k *clusters) armies() {
	first := map[string]int32{}
	for i, g := range k.groups {
		n := len(g.words) - 1
		if n < 1 || n > 4 || g.kind != organization {
			continue
		}
		head := g.words[n]
		switch head {
		case "forces", "military", "army", "troops":
			head = "forces"
			for n > 1 && (g.words[n-1] == "armed" || g.words[n-1] == "government" || g.words[n-1] == "regime" || g.words[n-1] == "military") {
				n--
			}
		case "militia", "militias":
			head = "militias"
		case "government", "regime", "administration", "parliament", "navy", "embassy", "police", "rebels", "authorities":
		default:
			continue
		}
		land := landOf(g.words[:n])
		if land == "" && (head == "government" || head == "regime" || head == "administration") {
			land, head = "of "+g.words[n-1], "government" // "Assad regime", "Bashar al-Assad government"
		}
		if land == "" {
			continue
		}
		key := land + " " + head
		if at, ok := first[key]; ok {
			why := "one country's or people's " + head
			if head == "forces" {
				why = "one country's armed forces"
			}
			k.merge(at, int32(i), why)
		} else {
			first[key] = int32(i)
		}
	}
	for i, g := range k.groups {
		n, ok := strings.CutSuffix(g.key, "s")
		if !ok || g.known.Class != gazetteer.People || strings.HasSuffix(n, "s") || !k.withArticle(g) {
			continue
		}
		if at, ok := first[g.known.ID+" forces"]; ok {
			g.score[nationality] = 0
			k.merge(at, int32(i), "a people for its armed forces")
		}
	}
}

// ranks merges "GNA forces" with "GNA": the fighters of a group are the group.
func (k *clusters) ranks() {
	for i, g := range k.groups {
		n := len(g.words) - 1
		if n < 1 || g.kind != organization || g.known.Class != 0 || strings.ToLower(g.name[strings.LastIndexByte(g.name, ' ')+1:]) != g.words[n] {
			continue
		}
		switch g.words[n] {
		case "forces", "fighters", "militants", "rebels", "insurgents", "jihadists", "troops", "militia", "party", "group", "coalition":
		default:
			continue
		}
		if at, ok := k.byKey[strings.Join(g.words[:n], " ")]; ok && k.groups[at].kind == organization && k.groups[at].known.Class != gazetteer.People {
			k.merge(at, int32(i), "a group and its ranks")
		}
	}
}

// withArticle reports that "the" stands before every mention: "the Russians" are spoken of as a body.
func (k *clusters) withArticle(g *group) bool {
	for _, i := range g.spans {
		if n := k.names[i]; n.first == 0 || k.c.words[n.first-1].key != "the" {
			return false
		}
	}
	return true
}

// landOf returns the country or people that words name, "" if they name none.
func landOf(words []string) string {
	name := strings.Join(words, " ")
	land, ok := gazetteer.Lookup(name)
	if !ok && len(words) > 0 && (words[0] == "us" || words[0] == "uk") {
		land, ok = gazetteer.Lookup(strings.ToUpper(name))
	}
	if !ok || land.Class != gazetteer.Country && land.Class != gazetteer.People {
		return ""
	}
	return land.ID
}
