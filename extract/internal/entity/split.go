package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
)

// split takes a run of large words apart into names: titles go, "Syrian President Bashar al-Assad" is two names.
func (f *finder) split(first, last int, s text.Sentence) {
	first = f.trim(first, last)
	for first < last {
		title, office := f.nextTitle(first, last)
		if title < 0 {
			f.plain(first, last, -1, s)
			return
		}
		if title > first {
			f.plain(first, title, -1, s)
		}
		after := f.titleEnd(office+1, last)
		if after >= last {
			return
		}
		end := last
		if next, _ := f.nextTitle(after, last); next > after {
			end = next
		}
		f.plain(after, end, title, s)
		first = end
	}
}

// trim drops words at the head of a run that are large only because they begin a sentence.
func (f *finder) trim(first, last int) int {
	for first < last {
		w := f.words[first]
		if closedWords[w.key] && !w.caps && !particles[w.text] || sentenceWords[w.key] && !w.caps && (f.first[first] || w.key == "the" || w.key == "a" || w.key == "an") || !w.letters && !w.digits {
			first++
			continue
		}
		if f.first[first] && w.facts.Is(gazetteer.Common) && last-first > 1 && !f.nounLike(first) {
			first++
			continue
		}
		if first+1 < last && !w.capital && !articles[w.text] && !ordinal(w.text) {
			first++
			continue
		}
		break
	}
	return first
}

// nounLike reports that the tagger takes a token for a noun, name or adjective, or has no opinion.
func (f *finder) nounLike(i int) bool {
	switch f.tag(i) {
	case syntax.NOUN, syntax.PROPN, syntax.ADJ, syntax.X:
		return true
	}
	return false
}

// nextTitle returns the first token of a title in first..last-1 and the token of its office, or -1. A title is an office
// or civil title with the words that belong to it: "Prime Minister", "Defence Secretary".
func (f *finder) nextTitle(first, last int) (title, office int) {
	for i := first; i < last; i++ {
		w := f.words[i]
		key := strings.TrimSuffix(w.key, " elect")
		if !civil[key] && !offices[key] {
			continue
		}
		if _, ok := headWords[f.words[min(i+1, last-1)].key]; key == "general" && ok {
			continue // "General Staff", "General Motors"
		}
		if key == "general" && (i+1 >= last || f.words[i+1].facts.Is(gazetteer.Common)) && i > first && !officeParts[f.words[i-1].key] {
			continue
		}
		if i+1 < last && f.words[i+1].text == "of" && !f.titleOf(i, last) {
			// "Governor of Texas" inside a run comes only with a listed name; leave it whole.
			continue
		}
		if i+1 < last && (isPossessive(f.words[i+1].text) || isQuote(f.words[i+1].text)) {
			continue // "King's College"
		}
		if h, ok := headWords[f.words[last-1].key]; ok && i < last-1 && (h.kind == facility || h.kind == place && i < last-2) {
			continue // "Sultan Qaboos Grand Mosque", "General Santos City"
		} else if ok && i < last-1 && (h.kind == organization || h.kind == event) && (h.subkind == "military" || !f.personAfter(i+1, last)) {
			continue // "General Staff"
		}
		if f.linkBefore(first, i) {
			return -1, -1 // "Office of the Prosecutor General of Ukraine"
		}
		title = i
		for title > first && officeParts[f.words[title-1].key] && f.words[title-1].capital {
			title--
		}
		return title, i
	}
	return -1, -1
}

// linkBefore reports that "of" or "for" stands in first..i-1, so that a title behind is a part of the name.
func (f *finder) linkBefore(first, i int) bool {
	for j := first + 1; j < i; j++ {
		if t := f.words[j].text; (t == "of" || t == "for") && headWords[f.words[j-1].key].subkind != "" {
			return true
		}
	}
	return false
}

// personAfter reports that the word after a title is a given name or a known part of names of persons.
func (f *finder) personAfter(i, last int) bool {
	return i < last && f.words[i].facts.Has(gazetteer.Given|gazetteer.PersonPart)
}

// titleOf reports that a title goes on over "of": "Secretary of State", "Minister of Internal Affairs".
func (f *finder) titleOf(i, last int) bool {
	j := i + 2
	if j < last && f.words[j].text == "the" {
		j++
	}
	return j < last && (f.words[j].facts.Has(gazetteer.Common|gazetteer.Mixed) || officeParts[f.words[j].key])
}

// titleEnd returns the token behind a title that begins at i.
func (f *finder) titleEnd(i, last int) int {
	for i < last {
		key := strings.TrimSuffix(f.words[i].key, " elect")
		switch {
		case civil[key] || offices[key] || officeParts[key] && !f.words[i].facts.Is(gazetteer.Given):
			i++
		case f.words[i].text == "of" && f.titleOf(i-1, last):
			i++
			for i < last && (f.words[i].text == "the" || (f.words[i].facts.Has(gazetteer.Common|gazetteer.Mixed) || officeParts[f.words[i].key]) && !f.words[i].facts.Is(gazetteer.Given)) {
				i++
			}
		case f.words[i].text == "-" || f.words[i].text == "." || f.words[i].text == "for":
			i++
		default:
			return i
		}
	}
	return i
}

// plain emits the names of a stretch without titles. titled is the token where a title before it begins, or -1.
func (f *finder) plain(first, last, titled int, s text.Sentence) {
	for last > first && !f.words[last-1].letters && !f.words[last-1].digits && f.words[last-1].text != "." {
		last-- // links at the end
	}
	for first < last && !f.words[first].capital && !articles[f.words[first].text] && !ordinal(f.words[first].text) {
		first, titled = first+1, -1 // what is left of "Attorney General of California"
	}
	if first >= last {
		return
	}
	if at := f.peoplePrefix(first, last, titled >= 0 || f.afterOffice(first)); at > first && at < last &&
		(titled < 0 || f.words[at].facts&gazetteer.Common == 0 && last-at > 1) {
		f.finish(span{first: first, last: at, titled: -1}, s)
		if titled < 0 {
			titled = f.roleBefore(first, s)
		}
		f.plain(at, last, titled, s)
		return
	}
	if f.shouted(first, last) {
		return
	}
	n := span{first: first, last: last, titled: titled}
	w := f.words[first]
	if last-first == 1 && titled < 0 {
		if noise[w.key] && !w.caps || f.at(last, s).text == "$" || w.caps && len(w.text) < 3 && noise[w.key] {
			return
		}
		if next := f.at(last, s); next.digits && numberedNouns[w.key] {
			return
		}
		if strings.HasSuffix(w.text, "ly") && (f.tag(first) == syntax.ADV || f.at(last, s).text == ",") && w.facts&(gazetteer.Given|gazetteer.Surname|gazetteer.PersonPart|gazetteer.PlacePart) == 0 {
			return // "[...] Unfortunately, nobody came"
		}
		if f.first[first] && (w.facts.Is(gazetteer.Common) || w.facts == 0 && !f.nounLike(first)) && !w.caps {
			f.doubt(n)
			return
		}
		if f.first[first] && w.facts.Is(gazetteer.Mixed) && !w.caps {
			f.doubt(n)
			return
		}
	}
	if last-first > 1 && titled < 0 && f.first[first] && w.facts.Is(gazetteer.Common) {
		// "Withdrawal Syrian"? Believe a name that begins with a common word if a head noun ends it or it recurs.
		n.head, n.headed = f.headOf(n)
		if !n.headed && f.words[first+1].facts.Has(gazetteer.Given|gazetteer.PersonPart) {
			f.plain(first+1, last, first, s)
			return
		}
	}
	f.finish(n, s)
}

// shouted reports words that are large throughout for emphasis: "HELP", "DO NOT ENTER"; not "NEW YORK".
func (f *finder) shouted(first, last int) bool {
	common := false
	for i := first; i < last; i++ {
		w := f.words[i]
		if w.letters && !w.caps {
			return false
		}
		common = common || w.facts.Is(gazetteer.Common) && len(w.text) > 3
	}
	if !common {
		return false
	}
	_, listed := gazetteer.Lookup(f.doc.Words(first, last))
	return !listed && len(gazetteer.Places(gazetteer.Fold(f.doc.Words(first, last)))) == 0
}

// noise are words written large inside a sentence that name nobody.
var noise = set(`i congressional staff state affairs internet earth god christ jesus lord sun moon web ok am pm gmt utc est edt cet bst tv dvd cd dna ceo cfo
	north south east west northern southern eastern western northeast northwest southeast southwest jr sr ii iii iv phd md mp mps mep dr ad bc no vs est
	prime minister president government federal state committee section chapter figure table page article part volume
	dot http https www com html pdf id usd gdp faq pr it iq er uk-based us-based sars covid am pm cest utc+8 edit`)

// peoplePrefix returns where a country or people at the head of a stretch ends if what follows is a name of its own:
// "Syrian-American Ahmad Abousamra", "US Donald Trump"; not "Iraqi Army".
func (f *finder) peoplePrefix(first, last int, titled bool) int {
	var known gazetteer.Name
	at := first
	for j := min(first+4, last-1); j > first; j-- {
		if n, ok := gazetteer.Lookup(f.doc.Words(first, j)); ok && (n.Class == gazetteer.People || n.Class == gazetteer.Country || n.Subkind == "party") {
			known, at = n, j
			break
		}
	}
	if at == first {
		return f.placePrefix(first, last)
	}
	rest, end := f.words[at], f.words[last-1]
	_, headed := headWords[end.key]
	switch {
	case !rest.letters:
		return first
	case (rest.facts.Is(gazetteer.Given) || titled && last-at > 1) && !headed:
		return at
	case headed:
		return first
	}
	if n, ok := gazetteer.Lookup(f.doc.Words(at, last)); ok && n.Class != gazetteer.NoClass {
		return at
	}
	for j := at; j < last; j++ {
		if t := f.words[j].text; t == "of" || t == "for" {
			return first
		}
	}
	if known.Class == gazetteer.People && !rest.facts.Has(gazetteer.Common|gazetteer.Mixed) {
		return at
	}
	return first
}

// afterOffice reports that a token follows "minister of" or the like, so that a land there ends the title.
func (f *finder) afterOffice(first int) bool {
	return first > 1 && f.words[first-1].text == "of" && offices[f.words[first-2].key]
}

// placePrefix returns where a city or region at the head of a stretch ends if a given name follows: "Vermont Bernie
// Sanders" is what is left of "Senator from Vermont Bernie Sanders".
func (f *finder) placePrefix(first, last int) int {
	for j := min(first+3, last-2); j > first; j-- {
		if _, headed := headWords[f.words[last-1].key]; headed || !f.words[j].capital || !f.words[j].facts.Is(gazetteer.Given) || f.words[first].facts.Has(gazetteer.Given|gazetteer.PersonPart) {
			continue
		}
		if ps := gazetteer.Places(gazetteer.Fold(f.doc.Words(first, j))); len(ps) > 0 && (ps[0].Region || ps[len(ps)-1].Region || ps[0].Population > 50_000) {
			return j
		}
	}
	return first
}

// roleBefore returns the token of a small title or trade before a token ("spokesman John Dorrian"), or -1.
func (f *finder) roleBefore(first int, s text.Sentence) int {
	w := f.at(first-1, s)
	if !w.letters || w.capital && !f.title[first] || !offices[w.key] && !civil[w.key] {
		return -1
	}
	at := first - 1
	for officeParts[f.at(at-1, s).key] {
		at-- // "UK prime minister Johnson"
	}
	return at
}

// finish emits a name with the small words behind it that belong to it, and returns the token behind.
func (f *finder) finish(n span, s text.Sentence) int {
	if n.titled < 0 {
		n.titled = f.roleBefore(n.first, s)
	}
	if last, h, ok := f.groupTail(n, s); ok {
		n.last, n.head, n.headed, n.known = last, h, true, gazetteer.Name{}
	} else if last, h, ok := f.siteTail(n, s); ok {
		if f.at(n.first-1, s).text == "[" && f.words[n.last].text == "]" {
			n.first--
		}
		n.last, n.head, n.headed, n.known = last, h, true, gazetteer.Name{}
	}
	f.emit(n)
	return n.last
}

// tailModifiers may stand between a people and its group: "Iraqi security forces".
var tailModifiers = set(`security government federal armed special air ground military central interim transitional opposition riot occupation naval
	coalition national state police regime`)

// groupTail recognises the small group noun behind a country, people or leader: "Iraqi forces", "Trump administration".
func (f *finder) groupTail(n span, s text.Sentence) (int, head, bool) {
	known := n.known
	if known.Class == 0 {
		known, _ = gazetteer.Lookup(f.doc.Words(n.first, n.last))
	}
	if last := f.words[n.last-1]; n.last-n.first > 1 && (last.text == "Government" || last.text == "Military" || last.text == "Security") {
		if h, ok := groupNouns[f.at(n.last, s).text]; ok {
			return n.last + 1, h, true // "Syrian Government forces"
		}
	}
	land := known.Class == gazetteer.People || known.Class == gazetteer.Country || known.Class == gazetteer.Area
	at := n.last
	if land {
		for range 2 {
			if next := f.at(at+1, s); tailModifiers[f.at(at, s).text] && (groupNouns[next.text].subkind != "" || tailModifiers[next.text]) {
				at++
			}
		}
	}
	w := f.at(at, s)
	h, ok := groupNouns[w.text]
	if !ok {
		return 0, h, false
	}
	switch w.text {
	case "campaign", "administration":
		if land && w.text == "campaign" || n.last-n.first > 2 || known.Class == gazetteer.Actor {
			return 0, h, false
		}
	case "government", "regime":
		if !land && (known.Class == gazetteer.Actor || n.last-n.first > 2) {
			return 0, h, false
		}
	default:
		if !land {
			return 0, h, false
		}
	}
	if next := f.at(at+1, s); next.text == "-" {
		return 0, h, false
	}
	return at + 1, h, true
}

// siteTail recognises the small noun of a facility or province behind its name: "Tabqa dam", "Idlib province".
func (f *finder) siteTail(n span, s text.Sentence) (int, head, bool) {
	at := n.last
	if f.at(at, s).text == "]" {
		at++
	}
	known := n.known
	if known.Class == 0 {
		known, _ = gazetteer.Lookup(f.doc.Words(n.first, n.last))
	}
	switch f.at(at, s).text {
	case "prison", "hospital", "base", "bridge":
		if len(gazetteer.Places(gazetteer.Fold(f.doc.Words(n.first, n.last)))) > 0 {
			return 0, head{}, false // "a California prison"
		}
	}
	if known.Class == gazetteer.People || known.Class == gazetteer.Country || n.titled >= 0 {
		return 0, head{}, false
	}
	w := f.at(at, s)
	switch w.text {
	case "power", "oil", "gas", "air", "steel", "nuclear":
		if next := f.at(at+1, s); siteNouns[next.text].subkind != "" || next.text == "plant" || next.text == "field" {
			at++
			w = next
			if w.text == "plant" {
				return at + 1, head{facility, "power-plant"}, true
			}
			if w.text == "field" {
				return at + 1, head{facility, "building"}, true
			}
		}
	}
	if h, ok := siteNouns[w.text]; ok {
		return at + 1, h, true
	}
	return 0, head{}, false
}

// siteNouns make the name of a facility or province of the name before them, though written small.
var siteNouns = map[string]head{
	"dam": {facility, "dam"}, "airport": {facility, "airport"}, "airbase": {facility, "airport"}, "cathedral": {facility, "religious"},
	"mosque": {facility, "religious"}, "prison": {facility, "prison"}, "checkpoint": {facility, "base"}, "bridge": {facility, "bridge"},
	"highway": {facility, "road"}, "theatre": {facility, "building"}, "stadium": {facility, "building"}, "palace": {facility, "building"},
	"refinery": {facility, "power-plant"}, "base": {facility, "base"}, "hospital": {facility, "hospital"},
	"governorate": {place, "region"}, "province": {place, "region"}, "oblast": {place, "region"}, "district": {place, "region"},
	"county": {place, "region"}, "prefecture": {place, "region"}, "region": {place, "region"},
}
