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
	b := &builder{c: c, k: k, names: k.names, entOf: make([]int32, len(k.names)), stated: map[stated]bool{}}
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
		b.genericForms(ent, n)
		b.shortForm(ent, n, taken)
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

// titledForms adds the forms of a person's name with the title before it: "President Donald Trump", "US President
// Donald Trump".
func (b *builder) titledForms(ent *entity, n span) {
	if ent.kind != person {
		return
	}
	if at := b.officeOfLand(n); at >= 0 {
		ent.alias(strings.Join(strings.Fields(b.c.doc.Words(at, n.last)), " "))
	}
	if n.titled < 0 {
		return
	}
	own := n.titled
	for back := 0; back < 2 && own > 0 && !b.c.first[own] && !b.c.words[own].capital; back++ {
		own-- // "Police director Vladimir Rebic" begins a sentence
	}
	if !b.c.words[own].capital || b.tokenSpan[own] >= 0 {
		own = -1
	}
	former := -1
	if own > 0 && (b.c.words[own-1].key == "former" || b.c.words[own-1].key == "current") {
		former = own - 1
	}
	short := -1
	if n.first-1 > n.titled && b.c.words[n.first-1].capital && offices[b.c.words[n.first-1].key] &&
		b.c.words[n.first-1].key != "minister" && !notLeading[b.c.words[n.first-2].key] {
		short = n.first - 1 // "Judge Gray Miller" of "District Judge Gray Miller"
	}
	for _, first := range []int{own, short, former, b.nameBefore(n.titled)} {
		if first >= 0 {
			form := strings.Join(strings.Fields(b.c.doc.Words(first, n.last)), " ")
			ent.alias(form)
		}
	}
}

// officeOfLand returns where "President of the United States" begins, if it stands right before a name; -1 if it does not.
func (b *builder) officeOfLand(n span) int {
	if n.first == 0 || b.tokenSpan[n.first-1] < 0 {
		return -1
	}
	land := b.names[b.tokenSpan[n.first-1]]
	t := land.first - 1
	if t > 0 && b.c.words[t].text == "the" {
		t--
	}
	if t < 1 || b.c.words[t].text != "of" || !offices[b.c.words[t-1].key] || b.c.doc.SentenceOf[t-1] != b.c.doc.SentenceOf[n.first] {
		return -1
	}
	for t--; t > 0 && officeParts[b.c.words[t-1].key] && b.c.doc.SentenceOf[t-1] == b.c.doc.SentenceOf[n.first]; {
		t--
	}
	return t
}

// genericForms adds the forms of a place with the word for its sort: "Raqqa city", "city of Raqqa".
func (b *builder) genericForms(ent *entity, n span) {
	if (ent.kind == product || ent.kind == event) && n.last < len(b.c.words) && productNouns[b.c.words[n.last].text] {
		ent.alias(strings.Join(strings.Fields(b.c.doc.Words(n.first, n.last+1)), " ")) // "Crew Dragon capsule"
	}
	if ent.kind != place || ent.Subkind == "country" {
		return
	}
	s := b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]
	if w := b.c.at(n.last, s); generics[w.text] {
		ent.alias(strings.Join(strings.Fields(b.c.doc.Words(n.first, n.last+1)), " "))
	}
	if b.c.at(n.first-1, s).text == "of" && generics[b.c.at(n.first-2, s).key] && b.c.at(n.first-2, s).key != "capital" && !strings.HasSuffix(b.c.at(n.first-2, s).key, "s") {
		ent.alias(strings.Join(strings.Fields(b.c.doc.Words(n.first-2, n.last)), " "))
	}
}

// shortForm adds the name of "Homs province" without the small noun, if the text names nothing else so.
func (b *builder) shortForm(ent *entity, n span, taken map[string]bool) {
	if n.last-n.first < 2 || siteNouns[b.c.words[n.last-1].text].subkind == "" || b.c.words[n.first].text == "[" {
		return
	}
	if short := strings.Join(strings.Fields(b.c.doc.Words(n.first, n.last-1)), " "); !taken[gazetteer.Fold(short)] {
		ent.alias(short)
	}
}

// commaForm adds the form of a place with the larger one behind a comma: "Cork, Ireland".
func (b *builder) commaForm(ent *entity, n, next span, in *entity) {
	if ent.kind != place || in.kind != place || next.part || next.first != n.last+1 || b.c.words[n.last].text != "," || !larger(ent, in) {
		return
	}
	ent.alias(strings.Join(strings.Fields(b.c.doc.Words(n.first, next.last)), " "))
}

// mostAliases bounds the forms that are kept of one entity beside its plain names.
const mostAliases = 40

// nameBefore returns the first token of the body or land named right before a token, -1 if there is none.
func (b *builder) nameBefore(i int) int {
	if i == 0 || b.tokenSpan[i-1] < 0 {
		return -1
	}
	n := b.names[b.tokenSpan[i-1]]
	if b.ents[b.entOf[b.tokenSpan[i-1]]].kind == person || n.part || b.c.doc.SentenceOf[n.first] != b.c.doc.SentenceOf[i] {
		return -1
	}
	return n.first
}

func (ent *entity) alias(form string) {
	if form == ent.Name {
		return
	}
	for _, a := range ent.Aliases {
		if a == form {
			return
		}
	}
	ent.Aliases = append(ent.Aliases, form)
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
