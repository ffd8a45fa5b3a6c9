package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
)

// titledForms adds the forms of a person's name with the title before it: "President Donald Trump", "US President
// Donald Trump".
func (b *builder) titledForms(ent *entity, n span) {
	if ent.kind != person {
		return
	}
	if at := b.officeOfLand(n); at >= 0 {
		ent.alias(b.words(at, n.last))
		ent.alias(b.words(at, n.first)) // "Mayor of London"
		if b.tokenSpan[at] >= 0 {
			ent.alias(b.words(b.names[b.tokenSpan[at]].last, n.last)) // "Senator from Vermont Bernie Sanders"
		}
	}
	if t := n.first - 1; t > 0 && b.c.words[t].text == "," && n.last < len(b.c.words) && b.c.words[n.last].text == "," {
		if at := b.officeOfLand(span{first: t}); at >= 0 {
			ent.alias(b.words(at, t)) // "the mayor of London, Sadiq Khan, said"
		}
	}
	if at, last := b.officeBehind(n); at >= 0 {
		ent.alias(b.words(at, last))
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
	for own > 1 && b.c.words[own-1].capital && !b.c.first[own-1] && b.tokenSpan[own-1] < 0 && b.c.tag(own-1) == syntax.ADJ {
		own-- // "Presidential Spokesperson"
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
	ofLand := b.nameBefore(n.titled)
	if ofLand > 0 && b.c.words[ofLand-1].key == "former" {
		ent.alias(b.words(ofLand-1, n.last)) // "former Philippine President Ana Ruiz"
	}
	for _, first := range []int{own, short, former, ofLand} {
		if first >= 0 {
			ent.alias(b.words(first, n.last))
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
	if t < 1 || b.c.words[t].text != "of" && b.c.words[t].text != "from" && b.c.words[t].text != "for" || !offices[b.c.words[t-1].key] || b.c.doc.SentenceOf[t-1] != b.c.doc.SentenceOf[n.first] {
		return -1
	}
	for t--; t > 0 && officeParts[b.c.words[t-1].key] && b.c.doc.SentenceOf[t-1] == b.c.doc.SentenceOf[n.first]; {
		t--
	}
	if at := b.nameBefore(t); at >= 0 {
		return at // "United States Senator from Vermont"
	}
	return t
}

// officeBehind returns the tokens of "Prime Minister of Tunisia" in an apposition to a name, -1 if there is none.
func (b *builder) officeBehind(n span) (first, last int) {
	s := b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]
	t := n.last
	if b.c.at(t, s).text != "," {
		return -1, 0
	}
	if t++; b.c.at(t, s).text == "the" {
		t++
	}
	first = t
	for officeParts[b.c.at(t, s).key] {
		t++
	}
	if !offices[b.c.at(t, s).key] || b.c.at(t+1, s).text != "of" {
		return -1, 0
	}
	if t += 2; b.c.at(t, s).text == "the" {
		t++
	}
	if t >= s.Last || b.tokenSpan[t] < 0 {
		return -1, 0
	}
	land := b.names[b.tokenSpan[t]]
	if land.first != t || b.ents[b.entOf[b.tokenSpan[t]]].kind == person {
		return -1, 0
	}
	if end := b.c.at(land.last, s).text; end != "," && end != "." {
		return -1, 0
	}
	return first, land.last
}

// nickname adds "Matt Ratana" for Matiu "Matt" Ratana.
func (b *builder) nickname(ent *entity, n span) {
	if ent.kind != person || n.last-n.first < 5 {
		return
	}
	for t := n.first + 1; t+3 < n.last; t++ {
		if isQuote(b.c.words[t].text) && isQuote(b.c.words[t+2].text) {
			ent.alias(b.c.words[t+1].text + " " + b.words(t+3, n.last))
			ent.alias(b.words(n.first, t) + " " + b.words(t+3, n.last))
			return
		}
	}
}

// sorts are the small nouns that may stand behind a name of a kind and say what it is: "Raqqa city", "GNA forces".
var sorts = [kinds]map[string]bool{
	organization: set(`party coalition alliance group movement forces fighters militants rebels troops militia insurgents jihadists government newspaper
		magazine network website company airline restaurant station regime brigade organization organisation news union`),
	place:    set(`volcano glacier peninsula river island mountain mountains valley desert`),
	facility: set(`museum complex site compound building hotel playground`),
	event:    set(`rally festival protest virus coronavirus campaign march tournament`),
	product:  set(`mission system programme program project treaty protocol platform series coronavirus virus`),
}

// bearings stand before the name of a place and make no other place of it: "northern Syria" is spoken of as Syria.
var bearings = set(`northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern north-western
	south-eastern south-western`)

// genericForms adds the forms of a name with the word for its sort: "Raqqa city", "city of Raqqa", "river Aidar".
func (b *builder) genericForms(ent *entity, n span) {
	s := b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]
	before, after := b.c.at(n.first-1, s), b.c.at(n.last, s)
	thing := ent.kind == product || ent.kind == event || ent.kind == other
	if sorts[ent.kind][after.text] || thing && productNouns[after.text] {
		ent.alias(b.words(n.first, n.last+1)) // "Crew Dragon capsule"
	}
	if thing && before.digits && len(before.text) == 4 && b.c.timed[n.first-1] {
		ent.alias(b.words(n.first-1, n.last)) // "2019 World Cup"
	}
	if thing && after.digits && len(after.text) == 4 && b.c.timed[n.last] {
		ent.alias(b.words(n.first, n.last+1)) // "Korin Fest 2019"
	}
	if ent.kind != place {
		return
	}
	if before.key == "mainland" || before.key == "downtown" || bearings[before.text] {
		ent.alias(b.words(n.first-1, n.last))
	}
	if ent.Subkind == "country" {
		return
	}
	if generics[after.text] {
		ent.alias(b.words(n.first, n.last+1))
	}
	if before.text == "river" || before.text == "lake" || before.text == "mount" {
		ent.alias(b.words(n.first-1, n.last))
	}
	if g := b.c.at(n.first-2, s).key; before.text == "of" && generics[g] && g != "capital" && !strings.HasSuffix(g, "s") {
		first := n.first - 2
		ent.alias(b.words(first, n.last))
		if at := b.nameBefore(first); at >= 0 && b.ents[b.entOf[b.tokenSpan[first-1]]].kind == place {
			ent.alias(b.words(at, n.last)) // "US state of Wisconsin"
		}
	}
}

// ownedForm adds the form of a body with its owner before it: "Taiwan's Constitutional Court".
func (b *builder) ownedForm(ent *entity, i int32) {
	n := b.names[i]
	if i == 0 || ent.kind == person || ent.kind == place || ent.kind == nationality {
		return
	}
	prev := b.names[i-1]
	if prev.last == n.first && !prev.part && ent.kind == organization && b.c.doc.SentenceOf[prev.first] == b.c.doc.SentenceOf[n.first] {
		if k := b.ents[b.entOf[i-1]].kind; k == nationality || k == place {
			ent.alias(b.words(prev.first, n.last)) // "Belarusian KGB"
		}
		return
	}
	if prev.part || prev.last != n.first-1 || !isPossessive(b.c.words[prev.last].text) || b.c.doc.SentenceOf[prev.first] != b.c.doc.SentenceOf[n.first] {
		return
	}
	if k := b.ents[b.entOf[i-1]].kind; k == place || k == organization {
		ent.alias(b.words(prev.first, n.last))
	}
}

// landForm adds to a country that the text names the form of its name that begins a longer name: the United States are
// "US" in "US House of Representatives".
func (b *builder) landForm(n span) {
	if n.last-n.first < 2 {
		return
	}
	first := n.first
	if ordinal(b.c.words[first].text) {
		first++ // "116th United States Congress"
	}
	for at := min(n.last-1, first+4); at > first; at-- {
		known, ok := gazetteer.Lookup(b.c.doc.Words(first, at))
		acts := known.Class == gazetteer.People && at == n.last-1 && groupNouns[b.c.words[at].text].subkind != "" // "Turkish troops"
		if !ok || known.Class != gazetteer.Country && !acts {
			continue
		}
		if e, ok := b.lands[known.Country]; ok {
			b.ents[e].alias(b.words(first, at))
		}
		return
	}
}

// actions are nouns of what a state does: "Turkish shelling" is shelling by Turkey.
var actions = set(`attack attacks airstrike airstrikes strike strikes bombing bombings bombardment shelling invasion incursion intervention offensive
	operation operations raid raids assault withdrawal retreat retaliation aggression occupation blockade sanctions annexation mediation support aid`)

// demonymForm adds to a country that the text names the demonym by which it acts: "Turkish" in "Turkish troops", "the
// British" where nobody else is meant.
func (b *builder) demonymForm(ent *entity, n span) {
	land, ok := b.lands[ent.country]
	if ent.kind != nationality || ent.country == "" || !ok {
		return
	}
	s := b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]
	before, after := b.c.at(n.first-1, s), b.c.at(n.last, s)
	state := groupNouns[after.key].subkind != "" || actions[after.key] || peopleNouns[after.key] || leading[after.key] || officeParts[after.key] && after.letters
	body := before.key == "the" && (!after.letters || b.c.tag(n.last) != syntax.NOUN && b.c.tag(n.last) != syntax.ADJ && b.c.tag(n.last) != syntax.PROPN)
	if state || body {
		b.ents[land].alias(b.words(n.first, n.last))
	}
}

// words returns the words of tokens with one blank between them.
func (b *builder) words(first, last int) string {
	return strings.Join(strings.Fields(b.c.doc.Words(first, last)), " ")
}

// shortForm adds the name of "Homs province" or "Homs Governorate" without the noun, if the text names nothing else so.
func (b *builder) shortForm(ent *entity, n span, taken map[string]bool) {
	if n.last-n.first < 2 || !site(b.c.words[n.last-1].text) && (ent.Subkind != "region" || !generics[b.c.words[n.last-1].key]) || b.c.words[n.first].text == "[" {
		return
	}
	end := n.last - 1
	switch b.c.words[end-1].text {
	case "power", "oil", "gas", "air", "steel", "nuclear":
		if end-1 > n.first {
			end-- // "Johan Sverdrup oil field"
		}
	}
	if short := b.words(n.first, end); !taken[gazetteer.Fold(short)] {
		ent.alias(short)
	}
}

// frontForm adds the name of a court, staff or chamber without what it is of: "High Court" of "High Court of England and
// Wales", if the text names nothing else so.
func (b *builder) frontForm(ent *entity, n span, taken map[string]bool) {
	switch ent.Subkind {
	case "court", "military", "parliament", "police":
	default:
		return
	}
	for t := n.first + 2; t < n.last-1; t++ {
		if w := b.c.words[t].text; w == "of" || w == "for" {
			if _, headed := headWords[b.c.words[t-1].key]; headed {
				if short := b.words(n.first, t); !taken[gazetteer.Fold(short)] {
					ent.alias(short)
				}
			}
			return
		}
	}
}

// withoutLand adds the name of a body without the land before it: "Central Intelligence Agency" of "United States Central
// Intelligence Agency", if at least three words are left or an ordinal begins them.
func (b *builder) withoutLand(ent *entity, n span) {
	if ent.kind != organization || n.last-n.first < 4 {
		return
	}
	for at := min(n.last-3, n.first+4); at > n.first; at-- {
		letters := 0
		for _, w := range b.c.words[at:n.last] {
			if w.letters && !isPossessive(w.text) {
				letters++
			}
		}
		known, ok := gazetteer.Lookup(b.c.doc.Words(n.first, at))
		if ok && letters > 2 && (known.Class == gazetteer.Country || known.Class == gazetteer.People) && (b.c.words[at].capital || ordinal(b.c.words[at].text)) {
			ent.alias(b.words(at, n.last))
			return
		}
	}
}

// site reports the small last noun of a site or province.
func site(noun string) bool {
	return siteNouns[noun].subkind != "" || noun == "field" || noun == "plant"
}

// commaForm adds the form of a place with the larger one behind a comma: "Cork, Ireland".
func (b *builder) commaForm(ent *entity, n, next span, in *entity) {
	if ent.kind != place || in.kind != place || next.part || next.first != n.last+1 || b.c.words[n.last].text != "," {
		return
	}
	if end := b.c.at(next.last, b.c.doc.Sentences[b.c.doc.SentenceOf[n.first]]).text; !larger(ent, in) && !(in.Subkind == "" && ent.Subkind == "city" && end == ".") {
		return
	}
	ent.alias(b.words(n.first, next.last))
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
