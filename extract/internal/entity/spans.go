package entity

import (
	"strings"
	"unicode"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/text"
)

// span is one mention by name. Tokens First..Last-1 hold it; the bytes may be fewer ("US" in "US-backed").
type span struct {
	first, last int
	start, end  int
	titled      int // token where the title before the name begins, -1 if there is none
	known       gazetteer.Name
	head        head // what its head noun says, zero head with kind 0 only if headed is false
	headed      bool
	part        bool // stands in a compound token
}

// finder collects the names of a text.
type finder struct {
	*columns
	names []span
	seen  map[string]int // folded names written large where nothing but being a name explains it
	later []span         // names that begin a sentence with a common word: believed only if seen elsewhere
}

// findSpans returns the names of a text in order of their place, none overlapping another.
func findSpans(c *columns) []span {
	f := &finder{columns: c, seen: map[string]int{}}
	for _, s := range c.doc.Sentences {
		if !c.title[s.First] {
			f.sentence(s)
		}
	}
	for _, n := range f.later {
		if f.seen[f.key(n)] > 0 {
			f.names = append(f.names, n)
		}
	}
	for _, s := range c.doc.Sentences {
		if c.title[s.First] {
			f.headline(s)
		}
	}
	f.propose()
	return inOrder(f.names, len(c.doc.Tokens))
}

// inOrder sorts the names by place with a bucket per token, which is linear.
func inOrder(names []span, tokens int) []span {
	at := make([]int32, tokens+1)
	for i, n := range names {
		at[n.first] = int32(i + 1)
	}
	out := make([]span, 0, len(names))
	for i := 0; i < tokens; i++ {
		if at[i] == 0 {
			continue
		}
		n := names[at[i]-1]
		if len(out) > 0 && out[len(out)-1].last > n.first {
			continue
		}
		out = append(out, n)
	}
	return out
}

func (f *finder) key(n span) string { return gazetteer.Fold(f.doc.Source[n.start:n.end]) }

func (f *finder) emit(n span) {
	if n.last <= n.first {
		return
	}
	if !n.part {
		if n.last-n.first > 1 && n.first > 0 && f.unopened(n) {
			n.first-- // the “Ñandú” Group
		}
		n.start, n.end = f.doc.Span(n.first, n.last)
		for n.end > n.start && strings.HasSuffix(f.doc.Source[n.start:n.end], "–") {
			n.end -= len("–") // "Syria–Turkey" may be cut behind the dash
		}
	}
	if n.end <= n.start || f.gloss(n) || strings.HasSuffix(f.doc.Source[n.start:n.end], "$") {
		return
	}
	if n.known.Class == 0 {
		n.known, _ = gazetteer.Lookup(f.doc.Source[n.start:n.end])
	}
	if !n.headed {
		n.head, n.headed = f.headOf(n)
	}
	if !f.first[n.first] || n.last-n.first > 1 {
		f.seen[f.key(n)]++
	}
	if w := f.words[n.last-1]; n.last-n.first > 1 && w.capital && w.facts&(gazetteer.Common|gazetteer.Mixed) == 0 {
		f.seen[w.key]++ // a headline may hold the family name alone
	}
	if w := f.words[n.first]; n.last-n.first == 2 && w.capital && w.facts.Is(gazetteer.Surname) && !f.words[n.last-1].facts.Has(gazetteer.Common|gazetteer.Mixed) {
		f.seen[w.key]++ // "Li Wenliang": the family name may stand first
	}
	f.names = append(f.names, n)
}

// unopened reports that a quotation mark closes inside a name that opens right before it.
func (f *finder) unopened(n span) bool {
	if !isOpeningQuote(f.words[n.first-1].text) || f.words[n.first-1].text == "(" {
		return false
	}
	marks := 0
	for t := n.first; t < n.last-1; t++ {
		if isQuote(f.words[t].text) {
			marks++
		}
	}
	return marks == 1
}

// gloss reports that a name in brackets is written in another script: a gloss, not a name of the English text.
func (f *finder) gloss(n span) bool {
	if n.first == 0 || f.words[n.first-1].text != "(" && f.words[n.first-1].text != "[" && f.words[n.first-1].text != ";" {
		return false
	}
	for _, r := range f.doc.Source[n.start:n.end] {
		if unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// sentence finds the names of a sentence whose large letters mean something.
func (f *finder) sentence(s text.Sentence) {
	for i := s.First; i < s.Last; {
		w := f.words[i]
		if f.timed[i] || !w.letters && !w.digits {
			i++
			continue
		}
		if last, known := f.listed(i, s); last > i {
			i = f.listedName(i, last, known, s)
			continue
		}
		if last, ok := f.longCompound(i, s); ok {
			i = last
			continue
		}
		if f.compound(i) {
			i++
			continue
		}
		if last, ok := f.groupOf(i, s); ok {
			f.emit(span{first: i, last: last, titled: -1, head: groupNouns[w.key], headed: true})
			i = last
			continue
		}
		first := i
		if articles[w.text] && i+1 < s.Last && f.nameable(i+1) && !f.first[i+1] {
			i++ // "al Qaim": the particle begins the name
		}
		if ordinal(w.text) && i+1 < s.Last && f.nameable(i+1) && !f.timed[i] && f.headAfter(i, f.run(i, s)) {
			i = f.numberedUnit(i, s)
			continue
		}
		if !f.nameable(i) || !f.words[i].letters {
			i = first + 1
			continue
		}
		last := f.run(i, s)
		f.split(first, last, s)
		i = last
	}
}

// listed returns the longest listed name that begins at a token, which must hold a large letter.
func (f *finder) listed(i int, s text.Sentence) (last int, known gazetteer.Name) {
	if !f.words[i].capital {
		return i, known
	}
	const longest = 8
	best := i
	for j := min(i+longest, s.Last); j > i; j-- {
		w := f.words[j-1]
		if f.timed[j-1] && (j == i+1 || f.timed[i] || !w.capital) || !w.letters && !w.digits {
			continue // "USA Today" is listed though "today" is a time
		}
		// A name ends in a large word, save for those that a list writes with a small one ("Houthi rebels").
		name, ok := gazetteer.Lookup(f.doc.Words(i, j))
		if ok && j == i+1 && name.Class == gazetteer.Actor && len(w.text) <= 3 && !w.caps && w.facts.Is(gazetteer.Common) && w.key != gazetteer.Fold(name.ID) {
			continue // "Let" begins a quotation; LeT is a group
		}
		if ok && (w.capital || w.digits || j == i+1 || name.Class == gazetteer.Actor) {
			return j, name
		}
	}
	return best, known
}

// listedName decides on a listed name at first..last-1: it may be the beginning of a longer one ("Syrian Democratic
// Forces", "Washington Post").
func (f *finder) listedName(first, last int, known gazetteer.Name, s text.Sentence) int {
	run := f.run(first, s)
	one := last == first+1
	w := f.words[first]
	switch {
	case run <= last:
		if one && f.first[first] && w.facts.Is(gazetteer.Common) && !w.caps {
			f.doubt(span{first: first, last: last, titled: -1, known: known})
			return last
		}
		return f.finish(span{first: first, last: last, titled: -1, known: known}, s)
	case known.Class == gazetteer.Actor && !one && !f.headAfter(last, run):
		return f.finish(span{first: first, last: last, titled: -1, known: known}, s)
	}
	f.split(first, run, s)
	return run
}

// headAfter reports that tokens from..to-1 end in a head noun, so that a listed name before them is a part of a longer one.
func (f *finder) headAfter(from, to int) bool {
	_, ok := headWords[f.words[to-1].key]
	return ok && from < to
}

// doubt keeps a name that begins a sentence with a common word for later.
func (f *finder) doubt(n span) {
	n.start, n.end = f.doc.Span(n.first, n.last)
	n.head, n.headed = f.headOf(n)
	f.later = append(f.later, n)
}

// longestRun keeps texts all in capitals from being one name.
const longestRun = 24

// run returns the end of the stretch of large words and their small links that begins at i.
func (f *finder) run(i int, s text.Sentence) int {
	end := i + 1
	long := false // a head noun and "of" or "for" stand in it: "Institute of Volcanology and Seismology" goes on longer
	for end < s.Last && end-i < longestRun {
		w, next, after := f.words[end], f.at(end+1, s), f.at(end+2, s)
		last := f.words[end-1]
		large := end+1 < s.Last && f.nameable(end+1)
		glued := !f.doc.SpaceBefore(end)
		switch {
		case f.nameable(end) && w.letters && !f.isCompound(end) && (w.caps || !closedWords[w.key] || last.text == "of"):
			end++
		case ordinal(w.text) && large && !f.timed[end]:
			end += 2 // "Russian 3rd Army Corps"
		case w.digits && !f.timed[end] && len(w.text) <= 4 && last.capital && f.numbered(end, s):
			if _, headed := headWords[next.key]; headed && large {
				end += 2 // "Lost 52 Project"
				continue
			}
			return end + 1
		case w.text == "at" && large && f.words[i].key == "university" && long:
			end += 2 // "University of Hawaii at Manoa"
		case (w.text == "-" || w.text == "–" || w.text == "/") && glued && large && !f.doc.SpaceBefore(end+1):
			end += 2
		case w.text == "No." && next.digits && last.capital:
			end += 2 // "Republic Act No. 12"
		case w.text == "&" && large:
			end += 2
		case w.text == "," && (next.text == "Jr." || next.text == "Sr." || next.text == "Inc." || next.text == "Ltd." || next.text == "LLC"):
			end += 2
		case w.text == "of" && (ofWords[last.key] || long && f.plainWord(last)) &&
			(large || (next.text == "the" || next.text == "an") && end+2 < s.Last && f.nameable(end+2)):
			long = true
			end += 2
		case (w.text == "for" || w.text == "on" && last.key != "authority") && forWords[last.key] &&
			(large || next.text == "the" && end+2 < s.Last && f.nameable(end+2)):
			long = true
			end += 2
		case w.text == "the" && (last.text == "of" || last.text == "for" || last.text == "on") && large:
			end += 2
		case w.text == "and" && large && (long && f.plainWord(last) && f.plainWord(next) || f.joined(i, end, s)):
			end += 2
		case particles[w.text] && large && !f.isCompound(end+1) && w.text != "at" && w.text != "as" && w.text != "an":
			end += 2
		case particles[w.text] && particles[next.text] && end+2 < s.Last && f.nameable(end+2) && w.text != "at" && w.text != "as" && w.text != "an":
			end += 3 // "de la Cruz", "bin al Hussein"
		case (w.text == "ez" || w.text == "az" || w.text == "as" || w.text == "ash" || w.text == "ar") && large && last.capital && f.arabicTown(i, end+1):
			end += 2
		case isPossessive(w.text) && glued && large && f.ownName(end, s):
			end += 2
		case isQuote(w.text) && large && f.quotedName(i, end, s):
			end += 2 // “Ñandú” Group
		case isQuote(w.text) && large && isQuote(after.text) && f.at(end+3, s).capital && !f.first[end] && f.at(end+3, s).letters:
			end += 4 // a nickname: Matiu "Matt" Ratana
		default:
			return end
		}
	}
	return min(end, s.Last)
}

func isQuote(s string) bool {
	return s == "\"" || s == "“" || s == "”" || s == "'" || s == "‘" || s == "’"
}

// quotedName reports that a quotation mark at a token closes one that stands right before a run, and that a head noun
// behind it ends the name: the “Ñandú” Group.
func (f *finder) quotedName(first, mark int, s text.Sentence) bool {
	if first == s.First || !isOpeningQuote(f.words[first-1].text) || f.words[first-1].text == "(" || f.doc.SpaceBefore(mark) {
		return false
	}
	end := mark + 1
	for end < s.Last && f.nameable(end) && f.words[end].letters {
		end++
	}
	_, headed := headWords[f.words[end-1].key]
	return headed
}

// arabicTown reports that tokens i..last are a place of the tables: "Deir as Salam".
func (f *finder) arabicTown(i, last int) bool {
	return len(gazetteer.Places(gazetteer.Fold(f.doc.Words(i, last+1)))) > 0
}

// numbered reports that a number belongs to the name before it: "Falcon 9", "Area 51", not "Mosul 70 fighters".
func (f *finder) numbered(at int, s text.Sentence) bool {
	if numberedNouns[f.words[at-1].key] {
		return false
	}
	next := f.at(at+1, s)
	if productNouns[next.text] || next.letters && !next.capital && productNouns[f.at(at+2, s).text] {
		return true
	}
	if next.letters && !next.capital && !particles[next.text] && (next.facts.Is(gazetteer.Common) && headWords[next.key].kind != product) {
		switch next.text {
		case "and", "or", "was", "is", "in", "on", "to", "at", "has", "had", "with", "from", "for", "were", "will", "rocket", "aircraft", "by", "as", "that", "which":
		default:
			return false
		}
	}
	if _, ok := gazetteer.Lookup(f.words[at-1].text); ok {
		return false
	}
	return !sentenceWords[f.words[at-1].key] && len(gazetteer.Places(f.words[at-1].key)) == 0
}

// joined reports that "and" at a token joins two parts of one name: "Centers for Disease Control and Prevention",
// "National Oceanic and Atmospheric Administration". Both neighbours must be common words, and a head noun must stand
// before them ("Ministry of Health and Education") or end the run.
func (f *finder) joined(first, and int, s text.Sentence) bool {
	before, after := f.words[and-1], f.words[and+1]
	if before.key == "fire" && after.key == "rescue" {
		return true
	}
	if !f.plainWord(before) || !f.plainWord(after) || before.facts == 0 || after.facts == 0 {
		return false
	}
	if _, ends := headWords[before.key]; ends && and-1 > first && f.words[first].key != "ministry" && f.words[first].key != "department" {
		return false
	}
	end := and + 1
	for end < s.Last && f.nameable(end) && f.words[end].letters {
		end++
	}
	h, ok := headWords[f.words[end-1].key]
	return ok && end > and+1 && h.kind == organization
}

// plainWord reports that a word of a name is an ordinary noun or adjective, no name by itself.
func (f *finder) plainWord(w *word) bool {
	if _, known := gazetteer.Lookup(w.text); known || w.facts.Has(gazetteer.Given|gazetteer.PersonPart|gazetteer.PlacePart) {
		return false
	}
	return w.facts.Has(gazetteer.Common|gazetteer.Mixed|gazetteer.OrgPart) || w.facts == 0 && len(gazetteer.Places(w.key)) == 0
}

// ordinal reports "3rd", "127th".
func ordinal(s string) bool {
	if len(s) < 3 || s[0] < '0' || s[0] > '9' {
		return false
	}
	switch s[len(s)-2:] {
	case "th", "st", "nd", "rd":
		return true
	}
	return false
}

// numberedUnit emits a name that begins with an ordinal: "79th Air Assault Brigade", "116th United States Congress".
func (f *finder) numberedUnit(i int, s text.Sentence) int {
	last := f.run(i, s)
	return f.finish(span{first: i, last: last, titled: -1}, s)
}

// longCompound recognises a name of two words whose second is a compound: "United States-led".
func (f *finder) longCompound(i int, s text.Sentence) (int, bool) {
	if i+1 >= s.Last || !f.nameable(i) || !f.isCompound(i+1) {
		return 0, false
	}
	head, _, _ := strings.Cut(f.words[i+1].text, "-")
	start, end := f.doc.Tokens[i].Start, f.doc.Tokens[i+1].Start+len(head)
	known, ok := gazetteer.Lookup(f.doc.Source[start:end])
	if !ok {
		return 0, false
	}
	f.emit(span{first: i, last: i + 2, start: start, end: end, titled: -1, known: known, part: true})
	return i + 2, true
}

// ownName reports that a possessive stands inside a name: "People's Protection Units", "Hawke's Bay".
func (f *finder) ownName(at int, s text.Sentence) bool {
	before, after := f.words[at-1], f.words[at+1]
	switch before.key {
	case "people", "peoples", "women", "men", "children", "workers", "lord", "veterans", "farmers", "teachers", "students", "mens", "womens", "governors", "jane":
		return true
	}
	next := f.at(at+2, s)
	h, ok := headWords[after.key]
	_, known := gazetteer.Lookup(before.text)
	return ok && h.kind == place && h.subkind != "region" && !known && before.facts&(gazetteer.PersonPart) == 0 && !next.capital
}

// groupOf recognises "government of Oman": a small group noun and a country.
func (f *finder) groupOf(i int, s text.Sentence) (last int, ok bool) {
	w := f.words[i]
	if w.text != "government" && w.text != "parliament" || i+2 >= s.Last || f.words[i+1].text != "of" {
		return 0, false
	}
	at := i + 2
	if f.words[at].text == "the" && at+1 < s.Last {
		at++
	}
	last, known := f.listed(at, s)
	return last, last > at && known.Class == gazetteer.Country
}

// headOf returns what the head noun of a name says: its last word, or the one before "of", "for" and the like.
func (f *finder) headOf(n span) (head, bool) {
	if n.last-n.first > 1 {
		for j := n.first + 1; j < n.last; j++ {
			if t := f.words[j].text; t == "of" || t == "for" || t == "on" || t == "to" {
				if h, ok := headWords[f.words[j-1].key]; ok && h.kind != person {
					return ofHead(h, f.words[j-1].key), true
				}
				break
			}
		}
		last := n.last - 1
		for last > n.first && (f.words[last].digits || strings.HasPrefix(f.words[last].text, "No.")) {
			last--
		}
		if h, ok := headWords[f.words[last].key]; ok && last > n.first {
			return h, true
		}
		if h, ok := firstHeads[f.words[n.first].key]; ok {
			return h, true
		}
		return head{}, false
	}
	w := f.words[n.first]
	if h, ok := headWords[w.key]; ok && w.facts.Has(gazetteer.Common|gazetteer.Mixed) {
		return h, true
	}
	return head{}, false
}

// ofHead corrects head nouns that mean something else before "of".
func ofHead(h head, word string) head {
	switch word {
	case "state":
		return head{place, "region"} // the Islamic State is listed
	case "republic", "kingdom", "emirate", "commonwealth":
		return head{place, "country"}
	case "house":
		return head{organization, "parliament"}
	case "district":
		return head{place, "region"}
	}
	return h
}
