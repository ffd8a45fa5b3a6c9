// Package entity finds the actors and places of a text and puts the mentions of each together.
//
// It works by rules and tables (package gazetteer), no trained model: names by their large letters, kinds by lists, head
// nouns, titles and the words around, one entity for all forms of a name by a sieve whose every merge has a reason.
// Nominals and pronouns join an entity only where one candidate clearly fits.
//
// Subkinds, by kind; an entity of no listed sort has none:
//
//	organization  armed-group military government parliament court police party company media university charity
//	              international campaign sport
//	place         country region district city island river lake sea mountain area
//	facility      airport base hospital prison dam bridge road square religious station port embassy building power-plant
//	event         war uprising attack election sport disaster politics disease festival holiday award
//	product       law weapon work vehicle scale book software language
package entity

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// Cast is the actors and places of one text. EntityOf gives the entity (index into Entities) that a noun phrase of
// the analysis denotes as a whole, -1 if none: "the militant group" is ISIS, "its" is ISIS, "ISIS fighters" is ISIS.
// TokenEntity gives the entity whose name covers a token, -1 if none.
type Cast struct {
	Entities    []record.Entity // ids e1, e2, ... in order of first mention; Mention.Source left empty for the caller
	Relations   []record.Relation
	PhraseOf    []int32 // noun phrase -> entity, -1
	TokenEntity []int32 // token -> entity, -1
}

// Find finds them. times are the temporal expressions of the text, which are never names.
func Find(syn *syntax.Analysis, times []timex.Timex) *Cast {
	c := columnsOf(syn, times)
	names := findSpans(c)
	groups, of := groupsOf(c, names)
	k := cluster(c, names, groups, of)
	b := newBuilder(c, k)
	b.named()
	b.phrases()
	b.locate()
	b.relate()
	b.heads()
	return b.cast()
}

// builder turns clusters into entities and ties nominals, pronouns and relations to them.
type builder struct {
	c         *columns
	k         *clusters
	names     []span
	ents      []*entity
	entOf     []int32 // span -> entity
	tokens    []int32 // token -> entity, -1
	tokenSpan []int32 // token -> span, -1
	phrase    []int32 // noun phrase -> entity, -1
	relations []relation
	stated    map[stated]bool
	lands     map[string]int32 // country code -> the entity that the text names
	countries map[string]int32 // country code -> entity, made on first use
}

// entity is one actor or place in the making.
type entity struct {
	record.Entity
	kind    kind
	root    *group
	female  int
	country string // of a country or people
	named   bool
}

func newBuilder(c *columns, k *clusters) *builder {
	b := &builder{c: c, k: k, names: k.names, entOf: make([]int32, len(k.names)), stated: map[stated]bool{}, lands: map[string]int32{}}
	b.tokens, b.tokenSpan, b.phrase = none(len(c.words)), none(len(c.words)), none(len(c.syn.NounPhrases))
	return b
}

func none(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// named makes an entity of each cluster, in order of first mention.
func (b *builder) named() {
	byRoot := map[int32]int32{}
	lands := map[string]int32{} // country code -> root
	for i, g := range b.k.groups {
		if _, ok := lands[g.known.Country]; !ok && g.known.Class == gazetteer.Country && g.kind == place {
			lands[g.known.Country] = b.k.root(int32(i))
		}
	}
	nested := map[string]int32{} // countries that stand only inside other names
	for i, n := range b.names {
		root := b.k.entityOf(int32(i))
		e, ok := byRoot[root]
		if !ok {
			e = b.add(b.k.groups[root])
			b.ents[e].MergedBecause = b.k.reasons(root)
			byRoot[root] = e
		}
		b.entOf[i] = e
		ent := b.ents[e]
		b.mention(ent, n.start, n.end, record.Name)
		for t := n.first; t < n.last; t++ {
			b.tokenSpan[t] = int32(i)
			if !n.part {
				b.tokens[t] = e
			}
		}
		if first, last, land := b.landInside(n); land.Country != "" {
			at, ok := nested[land.Country]
			if root, named := lands[land.Country]; named {
				if at, ok = byRoot[root]; !ok {
					at = b.add(b.k.groups[root])
					b.ents[at].MergedBecause = b.k.reasons(root)
					byRoot[root] = at
				}
			} else if !ok {
				at = b.add(&group{kind: place, known: land, subkind: map[kind]string{place: "country"}})
				nested[land.Country] = at
			}
			start, end := b.c.doc.Span(first, last)
			b.mention(b.ents[at], start, end, record.Name)
		}
	}
	for _, ent := range b.ents {
		ent.title()
	}
	for i, ent := range b.ents {
		if ent.kind == place && ent.Subkind == "country" && ent.country != "" {
			if _, ok := b.lands[ent.country]; !ok {
				b.lands[ent.country] = int32(i)
			}
		}
	}
	taken := map[string]bool{}
	for _, g := range b.k.groups {
		taken[g.key] = true
	}
	for i, n := range b.names {
		ent := b.ents[b.entOf[i]]
		if n.part || len(ent.Aliases) > mostAliases {
			continue
		}
		b.titledForms(ent, n)
		b.nickname(ent, n)
		b.genericForms(ent, n)
		b.ownedForm(ent, int32(i))
		b.landForm(n)
		b.withoutLand(ent, n)
		b.demonymForm(ent, n)
		b.shortForm(ent, n, taken)
		b.frontForm(ent, n, taken)
		if i+1 < len(b.names) {
			b.commaForm(ent, n, b.names[i+1], b.ents[b.entOf[i+1]])
		}
	}
}

// add makes an entity of a group.
func (b *builder) add(g *group) int32 {
	ent := &entity{kind: g.kind, root: g, female: g.female, country: g.known.Country, named: true}
	ent.Kind, ent.Subkind = kindNames[g.kind], g.subkind[g.kind]
	b.ents = append(b.ents, ent)
	return int32(len(b.ents) - 1)
}

// landInside returns the country inside the name of a group that is written small: "US military", "government of Oman".
// The country is spoken of as well.
func (b *builder) landInside(n span) (first, last int, land gazetteer.Name) {
	if n.part || n.last-n.first < 2 {
		return
	}
	if groupNouns[b.c.words[n.first].text].subkind != "" {
		for at := n.first + 2; at < n.last; at++ {
			if known, ok := gazetteer.Lookup(b.c.doc.Words(at, n.last)); ok && known.Class == gazetteer.Country {
				return at, n.last, known
			}
		}
		return
	}
	if groupNouns[b.c.words[n.last-1].text].subkind == "" {
		return
	}
	for at := n.last - 1; at > n.first; at-- {
		if known, ok := gazetteer.Lookup(b.c.doc.Words(n.first, at)); ok && known.Class == gazetteer.Country {
			return n.first, at, known
		}
	}
	return
}

func (b *builder) mention(ent *entity, start, end int, form string) {
	ent.Mentions = append(ent.Mentions, record.Mention{Span: record.Span{Start: start, End: end}, Text: b.c.doc.Source[start:end], Form: form})
}

// title chooses the most complete form as the name; the other forms are aliases in order of appearance.
func (ent *entity) title() {
	seen := map[string]bool{}
	var forms []string
	for _, m := range ent.Mentions {
		form := strings.Join(strings.Fields(m.Text), " ")
		if !seen[form] {
			seen[form] = true
			forms = append(forms, form)
		}
	}
	best := 0
	for i, form := range forms {
		if utf8.RuneCountInString(form) > utf8.RuneCountInString(forms[best]) {
			best = i
		}
	}
	ent.Name = forms[best]
	for i, form := range forms {
		if i != best {
			ent.Aliases = append(ent.Aliases, form)
		}
	}
}

// cast orders the entities by their first mention and the relations by their place, and numbers both.
func (b *builder) cast() *Cast {
	for _, ent := range b.ents {
		sort.SliceStable(ent.Mentions, func(i, j int) bool { return ent.Mentions[i].Start < ent.Mentions[j].Start })
	}
	order := make([]int, len(b.ents))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return b.ents[order[i]].Mentions[0].Start < b.ents[order[j]].Mentions[0].Start })
	out := &Cast{Entities: make([]record.Entity, len(b.ents)), PhraseOf: b.phrase, TokenEntity: b.tokens}
	place := make([]int32, len(b.ents))
	for at, i := range order {
		place[i] = int32(at)
		out.Entities[at] = b.ents[i].Entity
		out.Entities[at].ID = entityID(at)
	}
	for _, column := range [][]int32{out.PhraseOf, out.TokenEntity} {
		for i, e := range column {
			if e >= 0 {
				column[i] = place[e]
			}
		}
	}
	sort.SliceStable(b.relations, func(i, j int) bool { return b.relations[i].Start < b.relations[j].Start })
	for i, r := range b.relations {
		out.Relations = append(out.Relations, record.Relation{
			ID: record.RelationID(fmt.Sprintf("r%d", i+1)), Type: r.kind, From: entityID(int(place[r.from])), To: entityID(int(place[r.to])), Span: r.Span,
		})
	}
	return out
}

func entityID(i int) record.EntityID { return record.EntityID(fmt.Sprintf("e%d", i+1)) }
