package entity

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// group is all mentions of one folded name.
type group struct {
	key     string
	name    string // as the text writes it at the first mention
	spans   []int32
	words   []string // words of the key
	score   [kinds]float64
	guess   [kinds]float64  // how sure the model is of each kind, summed over mentions
	subkind map[kind]string // strongest subkind seen for a kind
	known   gazetteer.Name
	kind    kind
	titled  bool
	female  int // evidence of gender, from titles and given names: below zero male
}

// groupsOf puts the spans with one key together and judges the kind of each group by the sum of the evidence.
func groupsOf(c *columns, names []span) (groups []*group, of []int32) {
	index := map[string]int32{}
	of = make([]int32, len(names))
	guess := guesses(c, names)
	for i, n := range names {
		text := c.doc.Source[n.start:n.end]
		key := strings.Trim(gazetteer.Fold(text), "[]\" ")
		// An acronym and a word of the same letters are two names: "ISIS" and "Isis", but not "IS" and "is".
		g, ok := index[key]
		if !ok {
			g = int32(len(groups))
			index[key] = g
			groups = append(groups, &group{key: key, name: text, words: strings.Fields(key), subkind: map[kind]string{}})
		}
		of[i] = g
		gr := groups[g]
		gr.spans = append(gr.spans, int32(i))
		if gr.known.Class == 0 {
			gr.known = n.known
			if gr.known.Class == 0 {
				gr.known = agency(text)
			}
		}
		c.weigh(gr, n, len(gr.spans))
		if g := guess[i]; g.Kind != "" && len(gr.spans) <= enough {
			gr.guess[kindOf(g.Kind)] += g.Sure
		}
	}
	for _, g := range groups {
		g.inherent()
		g.believe()
	}
	c.surnames(groups)
	c.lists(names, groups, of)
	for _, g := range groups {
		g.decide()
	}
	return groups, of
}

// agency returns what the lists know of a name behind "United States": they hold most of its agencies without.
func agency(name string) gazetteer.Name {
	for _, land := range []string{"United States ", "U.S. ", "US "} {
		if rest, ok := strings.CutPrefix(name, land); ok {
			if n, ok := gazetteer.Lookup(rest); ok && n.Class == gazetteer.Actor && n.Kind == kindNames[organization] {
				return n
			}
		}
	}
	return gazetteer.Name{}
}

func (g *group) add(k kind, weight float64, subkind string) {
	g.score[k] += weight
	if subkind != "" && g.subkind[k] == "" {
		g.subkind[k] = subkind
	}
}

// believed is what the model's word on a kind weighs, where it is sure and of one mind about all mentions: as much as a
// strong neighbour, less than a head noun or a list.
const believed = 4

// believe adds what the model takes the mentions for.
func (g *group) believe() {
	total := 0.0
	for _, sure := range g.guess {
		total += sure
	}
	for k, sure := range g.guess {
		if sure > 0 {
			g.add(kind(k), believed*sure/max(total, 1), "")
		}
	}
}

// enough is the number of mentions of one name whose context is weighed; more say nothing new.
const enough = 30

// weigh adds the evidence of one mention: title, head noun, the words before and behind.
func (c *columns) weigh(g *group, n span, count int) {
	if n.headed && count == 1 {
		g.add(n.head.kind, 9, n.head.subkind)
	}
	if count > enough {
		return
	}
	s := c.doc.Sentences[c.doc.SentenceOf[n.first]]
	before, before2 := c.at(n.first-1, s), c.at(n.first-2, s)
	after, after2, after3 := c.at(n.last, s), c.at(n.last+1, s), c.at(n.last+2, s)
	if n.titled >= 0 {
		w := c.words[n.titled]
		g.add(person, 8, "")
		g.titled = true
		switch w.key {
		case "mr", "sir", "king", "prince", "father", "spokesman", "chairman", "congressman", "actor", "businessman":
			g.female--
		case "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman", "actress", "businesswoman":
			g.female++
		}
	}
	if n.part {
		switch tail := c.words[n.first].text; {
		case strings.HasSuffix(tail, "-based"):
			g.add(place, 5, "")
		case strings.HasSuffix(tail, "-backed"), strings.HasSuffix(tail, "-led"):
			g.add(organization, 0.5, "")
		}
		return
	}
	switch {
	case before.text == "of" && generics[before2.key]:
		g.add(place, 8, placeSubkind(before2.key))
	case strongPlacePreps[before.text]:
		g.add(place, 2.5, "")
	case weakPlacePreps[before.text]:
		g.add(place, 1, "")
	case before.text == "of":
		g.add(place, 0.5, "")
	case before.text == "the":
		if len(g.words) == 1 && !c.words[n.first].caps && (after.facts&gazetteer.Common == 0 || !after.letters) {
			g.add(organization, 1.5, "")
		}
	case generics[before.text] && before2.text == "the":
		g.add(place, 3, placeSubkind(before.text))
	}
	switch {
	case say[after.text]:
		g.add(person, 2, "")
		g.add(organization, 1, "")
	case after.text == "who", after.text == "," && after2.text == "who":
		g.add(person, 4, "")
	case after.text == "," && after2.digits && (after3.text == ",") && len(after2.text) <= 2:
		g.add(person, 6, "") // age
	case after.text == "," && c.placeAt(n.last+1):
		g.add(place, 5, "")
	case after.text == "," && (after2.text == "a" || after2.text == "an" || after2.text == "the") && c.roleSoon(n.last+2, s.Last):
		g.add(person, 4, "")
	case after.text == "(" && c.isAcronym(n.last+1):
		g.add(organization, 4, "")
	case peopleNouns[after.text]:
		g.add(organization, 1, "")
	case generics[after.text] && before.text != "of":
		g.add(place, 3, placeSubkind(after.text))
	case productNouns[after.text], productNouns[after2.text] && after.letters && !after.capital && !closedWords[after.text] && !say[after.text]:
		g.add(product, 4, "")
	case thingTails[after.text] != 0:
		g.add(thingTails[after.text], 3, "")
	case after.text == "magazine" || after.text == "newspaper" || after.text == "newspapers":
		g.add(organization, 6, "media")
	}
	if before.text == "(" && after.text == ")" && c.words[n.first].caps {
		g.add(organization, 4, "")
	}
	if before.text == "by" && say[before2.text] {
		g.add(person, 1, "")
	}
}

// thingTails are small nouns behind a name that say what it is the name of.
var thingTails = map[string]kind{
	"restaurant": organization, "mission": product, "programme": product, "program": product, "rally": event, "festival": event,
	"capsule": product, "series": product, "system": product,
}

func placeSubkind(word string) string {
	word = strings.TrimSuffix(word, "s")
	switch word {
	case "citie", "city", "town", "village", "capital", "suburb", "hamlet", "settlement", "municipality", "port":
		return "city"
	case "province", "governorate", "region", "district", "county", "state", "oblast", "provinces":
		return "region"
	case "island":
		return "island"
	}
	return ""
}

// placeAt reports that a country, region or large city begins at a token: "Manay, Davao Oriental".
func (c *columns) placeAt(i int) bool {
	if i >= len(c.words) || !c.words[i].capital {
		return false
	}
	for j := min(i+3, len(c.words)); j > i; j-- {
		words := c.doc.Words(i, j)
		if n, ok := gazetteer.Lookup(words); ok {
			return n.Class == gazetteer.Country || n.Class == gazetteer.Area || n.Kind == kindNames[place]
		}
		for _, p := range gazetteer.Places(gazetteer.Fold(words)) {
			if p.Region {
				return true
			}
		}
	}
	return false
}

// roleSoon reports that an office or trade stands in the next few words: ", the former editor of".
func (c *columns) roleSoon(i, last int) bool {
	for j := i; j < min(i+5, last); j++ {
		w := c.words[j]
		if offices[w.key] {
			return true
		}
		if !w.letters || w.text == "of" {
			return false
		}
	}
	return false
}

func (c *columns) isAcronym(i int) bool {
	return i < len(c.words) && c.words[i].caps && len(c.words[i].text) <= 8
}

// inherent adds the evidence of the name itself: lists, places of the tables, given names, its words.
func (g *group) inherent() {
	switch g.known.Class {
	case gazetteer.Country:
		g.add(place, 20, "country")
		g.subkind[place] = "country" // though "US cities" stands in the text
	case gazetteer.Area:
		g.add(place, 20, "region")
	case gazetteer.People:
		g.add(nationality, 20, "")
	case gazetteer.Actor:
		k := kindOf(g.known.Kind)
		g.add(k, 14, "")
		g.subkind[k] = g.known.Subkind // a list knows better than a head noun: the Syrian Democratic Forces are no army
	}
	places := gazetteer.PlacesAlike(g.key)
	switch {
	case len(places) == 0:
	case regionFirst(places):
		g.add(place, 5, "region")
	default: // the largest says it
		g.add(place, math.Log10(float64(max(places[0].Population, 1)))-1, "city")
		if len(g.words) > 1 {
			g.add(place, 6, "")
		}
	}
	facts := make([]gazetteer.Word, len(g.words))
	common := 0
	for i, w := range g.words {
		facts[i] = gazetteer.WordOf(w)
		if facts[i].Has(gazetteer.Common) && utf8.RuneCountInString(w) > 2 {
			common++
		}
	}
	last := len(g.words) - 1
	if last < 0 {
		return
	}
	switch {
	case facts[0].Is(gazetteer.Female):
		g.female++
	case facts[0].Is(gazetteer.Male):
		g.female--
	}
	if last == 0 {
		g.oneWord(facts[0], places)
		return
	}
	if facts[0].Is(gazetteer.Given) && !particles[g.words[0]] && common <= 1 && facts[last]&gazetteer.OrgPart == 0 {
		g.add(person, 5, "")
	}
	if facts[last].Has(gazetteer.Surname) {
		g.add(person, 3, "")
	}
	for i, w := range g.words {
		switch {
		case facts[i].Is(gazetteer.PersonPart):
			g.add(person, 1.5, "")
		case facts[i].Is(gazetteer.OrgPart):
			g.add(organization, 1.5, "")
		case facts[i].Is(gazetteer.PlacePart):
			g.add(place, 0.8, "")
		}
		if len(w) == 1 && i > 0 && i < last || w == "bin" || w == "ibn" || w == "jr" || w == "sr" || w == "abd" || w == "abu" || w == "von" || w == "bint" {
			g.add(person, 3, "")
		}
	}
	if common == 0 && last <= 3 {
		g.add(person, 1.5, "")
	}
	if strings.ContainsAny(g.name, "0123456789") {
		g.add(product, 4, "")
	}
	if tail := g.name[strings.LastIndexAny(g.name, " -")+1:]; len(tail) > 1 && strings.ToUpper(tail) == tail && !strings.ContainsAny(tail, ".0123456789IVX") {
		g.add(organization, 3, "") // "Kamloops RCMP", "WSET-TV"
	}
	if first, ok := gazetteer.Lookup(strings.SplitN(g.name, " ", 2)[0]); ok && first.Class == gazetteer.Actor && first.Kind == "organization" && g.known.Class == 0 {
		g.add(organization, 3, "")
	}
	if facts[last].Has(gazetteer.Common) && !facts[last].Has(gazetteer.Surname|gazetteer.PersonPart) {
		g.add(organization, 3, "")
	}
}

// regionFirst reports that a name that towns and a region bear means the region: Virginia, not Idlib, whose town is the
// seat of the province.
func regionFirst(places []gazetteer.Place) bool {
	const (
		metropolis = 500_000
		seat       = 50_000
	)
	last := places[len(places)-1]
	if !last.Region {
		return false
	}
	for _, p := range places {
		if p.Population >= metropolis || !p.Region && p.Country == last.Country && p.Population >= seat {
			return false
		}
	}
	return true
}

// oneWord weighs a name of one word.
func (g *group) oneWord(f gazetteer.Word, places []gazetteer.Place) {
	caps := strings.ToUpper(g.name) == g.name && utf8.RuneCountInString(g.name) <= 6
	switch {
	case caps && strings.ContainsAny(g.name, "0123456789"):
		g.add(product, 3, "")
	case caps && utf8.RuneCountInString(g.name) > 1:
		g.add(organization, 4, "")
	case strings.ContainsAny(g.name, "0123456789"):
		g.add(product, 3, "")
	}
	if f.Is(gazetteer.PersonPart) {
		g.add(person, 3, "")
	}
	if f.Is(gazetteer.OrgPart) {
		g.add(organization, 2.5, "")
	}
	if f.Is(gazetteer.PlacePart) {
		g.add(place, 3, "")
	}
	if f.Is(gazetteer.Given) {
		g.add(person, 2, "")
	}
	if f.Is(gazetteer.Surname) {
		g.add(person, 2.5, "")
	}
	if f == 0 && !caps {
		g.add(person, 0.5, "")
		g.add(place, 0.6, "")
	}
	for _, tail := range personTails {
		if strings.HasSuffix(g.key, tail) && len(g.key) > len(tail)+2 {
			g.add(person, 1.5, "")
			break
		}
	}
	for _, tail := range placeTails {
		if strings.HasSuffix(g.key, tail) && len(g.key) > len(tail)+2 {
			g.add(place, 2, "")
			break
		}
	}
}

// placeTails end names of towns and regions in many languages.
var placeTails = []string{"ivka", "sk", "ske", "grad", "gorod", "pur", "pura", "abad", "stan", "ville", "burg", "berg", "bourg", "shire", "ton", "land", "ford",
	"polis", "bury", "mouth", "stadt", "dorf", "heim", "hausen", "nagar", "kent", "istan", "yevo", "hirsk"}

// personTails end family names in many languages.
var personTails = []string{"skyy", "skyi", "sky", "enko", "ov", "ova", "ovych", "vich", "ian", "yan", "ez", "son", "sen", "oglu", "shvili", "dze", "escu", "opoulos"}

// surnames lets a person's full name vouch for the family name that stands alone, and for its last part.
func (c *columns) surnames(groups []*group) {
	last := map[string]bool{}
	for _, g := range groups {
		if len(g.words) > 1 && g.best() == person {
			last[g.words[len(g.words)-1]] = true
			if k := len(g.words); k > 2 && particles[g.words[k-2]] {
				last[g.words[k-2]+" "+g.words[k-1]] = true
			}
		}
	}
	for _, g := range groups {
		if len(g.words) <= 2 && last[g.key] && g.known.Class != gazetteer.Country {
			g.add(person, 8, "")
		}
	}
}

// lists lets the members of a list vouch for each other: in "Kupiansk, Izium and Lyman" what is unknown is what most of
// the known are.
func (c *columns) lists(names []span, groups []*group, of []int32) {
	for i := 0; i < len(names); {
		j := i + 1
		for j < len(names) && c.joins(names[j-1], names[j]) {
			j++
		}
		if j-i > 1 {
			var votes [kinds]int
			for _, g := range of[i:j] {
				if gr := groups[g]; gr.score[gr.best()] >= 4 {
					votes[gr.best()]++
				}
			}
			most := person
			for k := range kinds {
				if votes[k] > votes[most] {
					most = k
				}
			}
			if n := names[i].first; n > 1 && c.words[n-1].text == "of" && generics[c.words[n-2].key] {
				votes[place], most = len(names), place // "the cities of al Qaim and Abu Kamal"
			}
			for _, g := range of[i:j] {
				if gr := groups[g]; votes[most] > 0 && (gr.score[gr.best()] < 4 || gr.score[most] >= 4 && most == place) && most != nationality {
					gr.add(most, 2.5, "")
				}
			}
		}
		i = j
	}
}

// joins reports that only a comma or a conjunction stands between two names.
func (c *columns) joins(a, b span) bool {
	if b.first-a.last < 1 || b.first-a.last > 2 || c.doc.SentenceOf[a.first] != c.doc.SentenceOf[b.first] {
		return false
	}
	for t := a.last; t < b.first; t++ {
		switch c.words[t].text {
		case ",", "and", "or", "&":
		default:
			return false
		}
	}
	return true
}

func (g *group) best() kind {
	best := person
	for k := range kinds {
		if g.score[k] > g.score[best] {
			best = k
		}
	}
	return best
}

// decide settles the kind. With no evidence at all, a single word is an unknown thing; several common words an
// organisation.
func (g *group) decide() {
	g.kind = g.best()
	if g.score[g.kind] <= 0 {
		g.kind = other
		if len(g.words) > 1 {
			g.kind = organization
		}
	}
}

// body reports that an entity of that kind can act as a body of people: for "it", "the group".
func (k kind) body() bool { return k == organization || k == place || k == facility }
