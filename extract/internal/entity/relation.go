package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

// relation is a relation with its words.
type relation struct {
	stated
	record.Span
}

// stated is a relation without its place: each is written once, where the text says it first.
type stated struct {
	kind     string
	from, to int32
}

// The types of relation.
const (
	memberOf       = "member_of"
	leads          = "leads"
	partOf         = "part_of"
	locatedIn      = "located_in"
	alliedWith     = "allied_with"
	fights         = "fights"
	aliasOf        = "alias_of"
	supports       = "supports"
	spokespersonOf = "spokesperson_of"
	worksFor       = "works_for"
	familyOf       = "family_of"
	negotiatesWith = "negotiates_with"
)

var symmetric = map[string]bool{alliedWith: true, fights: true, aliasOf: true, familyOf: true, negotiatesWith: true}

// relate finds the relations that the text states between named entities: in names, between neighbours, in lists.
func (b *builder) relate() {
	at, clause := 0, 0
	for _, s := range b.c.doc.Sentences {
		var here []int32
		for at < len(b.names) && b.names[at].first < s.First {
			at++
		}
		for ; at < len(b.names) && b.names[at].first < s.Last; at++ {
			here = append(here, int32(at))
		}
		r := &relater{builder: b, s: s, here: here}
		for clause < len(b.c.syn.Clauses) && b.c.syn.Clauses[clause].First < s.First {
			clause++
		}
		r.clauses = clause
		for i := range here {
			r.inName(i)
			r.pair(i, i+1)
			r.pair(i, i+2)
			r.pair(i, i+3)
			r.around(i)
			r.seat(i)
		}
		r.verbs()
	}
}

// relater finds the relations of one sentence. here are the spans of its names.
type relater struct {
	*builder
	s       text.Sentence
	here    []int32
	clauses int // first clause of the sentence
}

func (r *relater) span(i int) span   { return r.names[r.here[i]] }
func (r *relater) ent(i int) int32   { return r.entOf[r.here[i]] }
func (r *relater) of(i int) *entity  { return r.ents[r.ent(i)] }
func (r *relater) word(t int) string { return strings.ToLower(r.c.at(t, r.s).text) }

// state writes a relation with the words from token first to last-1.
func (r *relater) state(kind string, from, to int32, first, last int) {
	if from < 0 || to < 0 || from == to || first >= last {
		return
	}
	key := stated{kind, from, to}
	if symmetric[kind] && to < from {
		key.from, key.to = to, from
	}
	if r.stated[key] {
		return
	}
	r.stated[key] = true
	start, end := r.c.doc.Span(max(first, r.s.First), min(last, r.s.Last))
	r.relations = append(r.relations, relation{stated{kind, from, to}, record.Span{Start: start, End: end}})
}

// land returns the country of a country or nationality entity, -1 if the text names none.
func (r *relater) land(e int32) int32 {
	ent := r.ents[e]
	switch {
	case ent.kind == place:
		return e
	case ent.kind == nationality && ent.country != "":
		return r.country(ent.country)
	}
	return -1
}

// country returns the entity of a country, -1 if the text does not name it.
func (b *builder) country(code string) int32 {
	if b.countries == nil {
		b.countries = map[string]int32{}
		for i, e := range b.ents {
			if _, known := b.countries[e.country]; !known && e.kind == place && e.country != "" {
				b.countries[e.country] = int32(i)
			}
		}
	}
	if e, ok := b.countries[code]; ok {
		return e
	}
	return -1
}

// body is what a person can lead or work for: an organisation, facility, place, or the country of a nationality.
func (r *relater) body(e int32) int32 {
	switch r.ents[e].kind {
	case organization, facility, place, event, product:
		return e
	case nationality:
		return r.land(e)
	}
	return -1
}

// inName finds the country that a name holds: "Chinese government", "Office of the Prosecutor General of Ukraine".
func (r *relater) inName(i int) {
	n, e := r.span(i), r.of(i)
	if e.kind != organization && e.kind != facility || n.last-n.first < 2 || n.part || e.kind == organization && !ofState[e.Subkind] {
		return
	}
	kind := partOf
	if e.kind == facility {
		kind = locatedIn
	}
	for j := min(n.first+4, n.last-1); j > n.first; j-- {
		if known, ok := gazetteer.Lookup(r.c.doc.Words(n.first, j)); ok && known.Country != "" {
			r.state(kind, r.ent(i), r.country(known.Country), n.first, n.last)
			return
		}
	}
	for j := n.last - 1; j > n.first+1 && j > n.last-5; j-- {
		if w := r.word(j - 1); w == "of" || w == "the" && r.word(j-2) == "of" {
			if known, ok := gazetteer.Lookup(r.c.doc.Words(j, n.last)); ok && known.Country != "" {
				r.state(kind, r.ent(i), r.country(known.Country), n.first, n.last)
			}
			return
		}
	}
}

// ofState are the organisations that are a part of the country in their name.
var ofState = set("government military parliament court police")

// gap returns the words between two names, lower case, and whether they are few enough to tie the names.
func (r *relater) gap(i, j int) ([]string, bool) {
	const longest = 14
	from, to := r.span(i).last, r.span(j).first
	if r.span(i).part {
		from = r.span(i).first + 1
	}
	if to < from || to-from > longest {
		return nil, false
	}
	words := make([]string, 0, to-from)
	for t := from; t < to; t++ {
		words = append(words, r.word(t))
	}
	return words, true
}

// pair finds what the words between two names say. Patterns that need neighbours look at j == i+1 only.
func (r *relater) pair(i, j int) {
	if j >= len(r.here) {
		return
	}
	gap, ok := r.gap(i, j)
	if !ok || r.ent(i) == r.ent(j) {
		return
	}
	a, b := r.of(i), r.of(j)
	ea, eb := r.ent(i), r.ent(j)
	first, last := r.span(i).first, r.span(j).last
	if j == i+1 {
		r.places(i, gap)
		r.owner(i, gap)
	}
	if b.kind == person {
		r.role(i, j, gap)
	}
	if a.kind == person {
		r.apposition(i, j, gap)
	}
	if a.kind == person && b.kind == person && j == i+1 && len(gap) > 0 && len(gap) <= 6 {
		for _, w := range gap {
			if kin[w] {
				r.state(familyOf, ea, eb, first, last)
			}
		}
		if gap[0] == "," && len(gap) == 1 && isPossessive(r.word(last)) && kin[r.word(last+1)] {
			r.state(familyOf, ea, eb, first, last+2) // "Susan Bro, Heather Heyer's mother"
		}
	}
	r.conflict(i, j, gap)
}

// kin are nouns of family.
var kin = set(`wife husband son daughter brother sister mother father parents cousin uncle aunt nephew niece grandson granddaughter grandfather
	grandmother ex-wife ex-husband son-in-law daughter-in-law father-in-law brother-in-law widow widower fiancée fiancé girlfriend boyfriend
	children twin half-brother stepfather stepmother spouse partner`)

// places finds "Doha, Qatar", "the cathedral in Cahors", "the Syrian city of Manbij".
func (r *relater) places(i int, gap []string) {
	a, b := r.of(i), r.of(i+1)
	ea, eb := r.ent(i), r.ent(i+1)
	first, last := r.span(i).first, r.span(i+1).last
	sited := a.kind == place || a.kind == facility
	switch joined := strings.Join(gap, " "); {
	case joined == "," && sited && b.kind == place && larger(a, b) && !r.listGoesOn(i+1):
		r.state(within(a, b), ea, eb, first, last)
	case inside(gap) && (sited || a.kind == organization && r.span(i).headed && a.Subkind != "military" && a.Subkind != "armed-group") && b.kind == place && a.Subkind != "country":
		r.state(within(a, b), ea, eb, first, last)
		for j := i; j > 0 && r.of(j-1).kind == a.kind && a.kind == place && r.listed(j-1, j); j-- {
			r.state(locatedIn, r.ent(j-1), eb, r.span(j-1).first, last)
		}
	case joined == "'s capital ," || joined == "’s capital ," || joined == "'s capital" || joined == "’s capital":
		if a.kind == place && b.kind == place {
			r.state(locatedIn, eb, ea, first, last)
		}
	case joined == ", the" && a.kind == place && b.kind == nationality && r.word(last) == "capital":
		r.state(locatedIn, ea, r.land(eb), first, last+1)
	case (a.kind == nationality || a.kind == place && a.Subkind == "country") && (b.kind == place || b.kind == facility) && len(gap) <= 4 && len(gap) > 0 && !r.span(i).part:
		// "the Syrian city of Manbij", "the Serbian capital Belgrade", "Iraqi cities of al Qaim and Abu Kamal"
		for k, w := range gap {
			if generics[w] && (k == len(gap)-1 || gap[k+1] == "of") {
				for j := i + 1; j < len(r.here); j++ {
					if land := r.land(ea); land >= 0 {
						r.state(within(r.of(j), r.ents[land]), r.ent(j), land, first, r.span(j).last)
					}
					if next := j + 1; next >= len(r.here) || r.of(next).kind != place || !r.listed(j, next) {
						break
					}
				}
				return
			}
		}
	}
}

// within is the relation of a place to the one that it lies in: a province is a part of its country.
func within(a, b *entity) string {
	if a.kind == place && a.Subkind == "region" && b.Subkind == "country" {
		return partOf
	}
	return locatedIn
}

// larger reports that a place can lie in another by their sorts: a city in anything, a region in a country.
func larger(a, b *entity) bool {
	switch {
	case a.Subkind == "country":
		return false
	case a.Subkind == "region":
		return b.Subkind == "country" || b.Subkind == "region" && strings.HasSuffix(a.Name, " County")
	}
	return b.Subkind == "country" || b.Subkind == "region" || a.kind == facility
}

// inside reports that the words between two names are "in", "in northern", "located in the" or the like.
func inside(gap []string) bool {
	if len(gap) == 0 || len(gap) > 4 {
		return false
	}
	for i, w := range gap {
		switch w {
		case "in":
			for _, rest := range gap[i+1:] {
				switch rest {
				case "the", "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "downtown", "rural":
				default:
					return false
				}
			}
			return true
		case ",", "located", "based", "headquartered", "situated", "lies", "is":
		default:
			return false
		}
	}
	return false
}

// seat finds "the capital, Tunis" and "its capital Tunis": the seat of the owner, or of the one country that the sentence
// names.
func (r *relater) seat(i int) {
	n := r.span(i)
	t := n.first - 1
	if r.word(t) == "," {
		t--
	}
	if t <= r.s.First || r.word(t) != "capital" || r.of(i).kind != place || r.of(i).Subkind == "country" {
		return
	}
	owner := int32(-1)
	if p := r.c.syn.PhraseOf[t]; p >= 0 {
		if own := r.c.syn.NounPhrases[p].Possessor; own >= 0 {
			if owner = r.phrase[own]; owner >= 0 && r.ents[owner].kind != place {
				owner = -1
			}
		} else if r.word(t-1) == "the" {
			for j := range r.here {
				if e := r.ent(j); r.ents[e].kind == place && r.ents[e].Subkind == "country" {
					if owner >= 0 && owner != e {
						return
					}
					owner = e
				}
			}
		}
	}
	r.state(locatedIn, r.ent(i), owner, t, n.last)
}

// listGoesOn reports that a comma before a name belongs to a list of places, not to "city, country": another comma or
// "and" with a further place of the same sort follows.
func (r *relater) listGoesOn(j int) bool {
	if j+1 >= len(r.here) || r.of(j).Subkind == "country" || r.of(j).Subkind == "region" {
		return false
	}
	gap, ok := r.gap(j, j+1)
	if r.of(j+1).Subkind == "country" && len(gap) == 1 && gap[0] == "," {
		return false // "Reading, Berkshire, UK"
	}
	return ok && (strings.Join(gap, " ") == "," || strings.Join(gap, " ") == "and" || strings.Join(gap, " ") == ", and") && r.of(j+1).kind == place
}

func (r *relater) listed(i, j int) bool {
	gap, ok := r.gap(i, j)
	if !ok {
		return false
	}
	switch strings.Join(gap, " ") {
	case ",", "and", ", and", "or":
		return true
	}
	return false
}

// owner finds possession: "ISIS's Dabiq magazine", "Iraq's Ministry of Defence", "a branch of the United Nations".
func (r *relater) owner(i int, gap []string) {
	a, b := r.of(i), r.of(i+1)
	ea, eb := r.ent(i), r.ent(i+1)
	first, last := r.span(i).first, r.span(i+1).last
	switch joined := strings.Join(gap, " "); {
	case (joined == "'s" || joined == "’s" || joined == "'" || joined == "’") && a.kind != person:
		switch b.kind {
		case organization, product, event:
			r.state(partOf, eb, r.body(ea), first, last)
		case place, facility:
			r.state(locatedIn, eb, r.land(ea), first, last)
		case person:
			r.state(worksFor, eb, r.body(ea), first, last)
		}
	case (joined == "of the" || joined == "of") && (a.kind == organization || a.kind == product || a.kind == facility) && (b.kind == organization || b.kind == place || b.kind == product):
		r.state(partOf, ea, eb, first, last)
	case (a.kind == organization || a.kind == place || a.kind == facility) && (b.kind == organization || b.kind == place) && belongs(gap):
		r.state(partOf, ea, eb, first, last)
	case joined == "of" || joined == "of the" || joined == "from the" || joined == "with the" || joined == "at the":
		switch n := r.span(i); {
		case a.kind == person && n.titled >= 0 && (b.kind == organization || b.kind == place && b.Subkind != "city"):
			// "President Hassan Rouhani of Iran"
			if kind := r.roleOf(n.first - 1); kind != "" {
				r.state(kind, ea, eb, n.titled, last)
			}
		case a.kind == person && b.kind == organization && joinable[b.Subkind]:
			r.state(memberOf, ea, eb, first, last)
		case a.kind == person && b.kind == organization:
			r.state(worksFor, ea, eb, first, last)
		}
	}
}

// joinable are organisations that people are members of rather than employed by.
var joinable = set("party armed-group charity international campaign")

// parts are nouns for a part of something larger.
var parts = set(`part agency branch arm division subsidiary unit wing affiliate offshoot faction commonwealth territory suburb department section`)

// belongs reports that the words between two names make the first a part of the second: ", a specialised agency of the".
func belongs(gap []string) bool {
	if len(gap) < 3 || len(gap) > 7 || gap[0] != "," && gap[0] != "is" && gap[0] != "was" && gap[0] != "(" {
		return false
	}
	for i := 1; i+1 < len(gap); i++ {
		if parts[gap[i]] && gap[i+1] == "of" {
			return i+2 == len(gap) || i+3 == len(gap) && gap[i+2] == "the"
		}
	}
	return false
}
