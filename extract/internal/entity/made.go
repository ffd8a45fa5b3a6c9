package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// made merges a thing with its name behind its maker's, "Avalon" and "Toyota Avalon", and a river, island or range with
// its bare name where that has an article: "the Upper Orun" and "Upper Orun River".
func (k *clusters) made() {
	for i, g := range k.groups {
		n := len(g.words)
		if n < 2 {
			continue
		}
		if thing(g) {
			maker, ok := k.byKey[g.words[0]]
			bare, alone := k.byKey[strings.Join(g.words[1:], " ")]
			if ok && alone && k.groups[maker].kind == organization && thing(k.groups[bare]) && k.groups[bare].known.Class == 0 {
				k.merge(bare, int32(i), "a thing with and without its maker")
			}
			continue
		}
		if h := headWords[g.words[n-1]]; g.kind == place && (h.subkind == "river" || h.subkind == "island" || h.subkind == "mountain") {
			if at, ok := k.byKey[strings.Join(g.words[:n-1], " ")]; ok && k.groups[at].kind == place && k.groups[at].known.Class != gazetteer.Country && k.withArticle(k.groups[at]) {
				k.merge(at, int32(i), "one place with and without the word for its sort")
			}
		}
	}
}

// thing reports a product, or what is of no known kind.
func thing(g *group) bool { return g.kind == product || g.kind == other }
