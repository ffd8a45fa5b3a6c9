package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/text"
)

// headline finds names where large letters say nothing: only what the body names, what the lists hold, acronyms, and
// words that are not common ones.
func (f *finder) headline(s text.Sentence) {
	for i := s.First; i < s.Last; {
		w := f.words[i]
		if f.timed[i] || !w.letters || !w.capital {
			i++
			continue
		}
		if last := f.seenFrom(i, s); last > i {
			i = f.finish(span{first: i, last: last, titled: -1}, s)
			continue
		}
		if last, known := f.listed(i, s); last > i && (last > i+1 || !w.facts.Has(gazetteer.Common) || w.caps && known.Ambiguous) {
			i = f.finish(span{first: i, last: last, titled: -1, known: known}, s)
			continue
		}
		if f.compound(i) {
			i++
			continue
		}
		if !f.proper(i) {
			i++
			continue
		}
		last := i + 1
		if w.facts.Is(gazetteer.Given) && f.initial(last, s) {
			last += 2
		}
		for last < s.Last && f.nameable(last) && (f.proper(last) && f.seenFrom(last, s) == last || f.initial(last, s)) {
			last++
		}
		f.finish(span{first: i, last: last, titled: -1}, s)
		i = last
	}
}

// initial reports "K." before a family name: "Richard K. Guy".
func (f *finder) initial(i int, s text.Sentence) bool {
	w, next := f.at(i, s).text, f.at(i+1, s)
	return len(w) == 2 && w[1] == '.' && next.capital && next.letters && (f.seen[next.key] > 0 || f.proper(i+1))
}

// seenFrom returns the end of the longest name seen in the body that begins at a token.
func (f *finder) seenFrom(i int, s text.Sentence) int {
	const longest = 8
	for j := min(i+longest, s.Last); j > i; j-- {
		if w := f.words[j-1]; !w.letters && !w.digits {
			continue
		}
		if f.seen[gazetteer.Fold(f.doc.Words(i, j))] > 0 {
			return j
		}
	}
	return i
}

// proper reports that a word is hardly ever written small, so that it is a name even in a headline.
func (f *finder) proper(i int) bool {
	w := f.words[i]
	if !w.letters || f.timed[i] || sentenceWords[w.key] || noise[w.key] || offices[w.key] || civil[w.key] || strings.Contains(w.key, " ") {
		return false
	}
	if _, isHead := headWords[w.key]; isHead {
		return false
	}
	if w.facts.Has(gazetteer.Common | gazetteer.Mixed) {
		return false
	}
	return w.facts.Has(gazetteer.Given|gazetteer.Surname|gazetteer.PersonPart|gazetteer.PlacePart|gazetteer.OrgPart) || len(gazetteer.Places(w.key)) > 0
}

// compoundTails are the second parts of compounds whose first part is a name: "US-backed". Other participles in -ed
// and -led count too.
var compoundTails = set(`based backed led held controlled run born occupied owned supported dominated allied style made era linked affiliated
	aligned bound inspired wide winning nominated class type themed level ranked sponsored trained funded educated mediated brokered majority speaking turkish area`)

// compoundHeads are the first parts of compounds whose second part is a name: "pro-Russian".
var compoundHeads = set(`pro anti ex non post pre mid trans inter un neo cross ultra all half semi sub`)

// isCompound reports that a token joins a name and something else with a hyphen.
func (f *finder) isCompound(i int) bool {
	head, tail, cut := strings.Cut(f.words[i].text, "-")
	return cut && head != "" && tail != "" && (compoundTails[tail] || compoundHeads[strings.ToLower(head)] && f.words[i].letters || f.twoPeoples(head, tail))
}

func (f *finder) twoPeoples(head, tail string) bool {
	a, ok1 := gazetteer.Lookup(head)
	b, ok2 := gazetteer.Lookup(tail)
	return ok1 && ok2 && a.Class != gazetteer.Actor && b.Class != gazetteer.Actor
}

// compound emits the names inside a compound token and reports whether it was one.
func (f *finder) compound(i int) bool {
	if !f.isCompound(i) || f.timed[i] {
		return false
	}
	t := f.doc.Tokens[i]
	head, tail, _ := strings.Cut(f.words[i].text, "-")
	cut := t.Start + len(head)
	n := span{first: i, last: i + 1, titled: -1, part: true}
	switch {
	case f.twoPeoples(head, tail):
		n.part = false
		n.known = gazetteer.Name{Class: gazetteer.People, ID: f.words[i].text}
		if a, _ := gazetteer.Lookup(head); a.Class == gazetteer.Country {
			n.known, n.part, n.start, n.end = a, true, t.Start, cut // "U.S.-Mexican"
		}
		f.emit(n)
	case tail == "class" || tail == "winning" || tail == "nominated" || tail == "type" || tail == "level" || tail == "ranked" || tail == "themed":
	case compoundTails[tail]:
		w := wordOf(head)
		if w.capital && (w.caps && !noise[w.key] || !w.facts.Is(gazetteer.Common) && !sentenceWords[w.key] && !noise[w.key]) {
			n.start, n.end = t.Start, cut
			f.emit(n)
		}
	default:
		if w := wordOf(tail); w.capital {
			n.start, n.end = cut+1, t.End
			f.emit(n)
		}
	}
	return true
}
