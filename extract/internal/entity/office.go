package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

// officesOfLands notes who holds which office of which land, from the whole text: "Youssef Chahed, the Prime Minister of
// Tunisia" tells who the "Tunisian Prime Minister" of the headline is. An office that two hold is nobody's.
func (r *resolver) officesOfLands() {
	r.holders = map[string]int32{}
	hold := func(office, land string, e int32) {
		if office == "" || land == "" {
			return
		}
		key := office + " of " + land
		if who, ok := r.holders[key]; ok && who != e {
			e = -1
		}
		r.holders[key] = e
	}
	for i, n := range r.names {
		e := r.entOf[i]
		if r.ents[e].kind != person {
			continue
		}
		if n.titled > 0 && r.tokenSpan[n.titled-1] >= 0 {
			land := r.names[r.tokenSpan[n.titled-1]]
			hold(r.officeIn(n.titled, n.first), r.landAt(land.first, land.last), e)
		}
		if first, last := r.officeBehind(n); first >= 0 {
			of := first
			for of < last && r.c.words[of].text != "of" {
				of++
			}
			at := of + 1
			if at < last && r.c.words[at].text == "the" {
				at++
			}
			if at < last {
				hold(r.officeIn(first, of), r.landAt(at, last), e)
			}
		}
	}
}

// past reports that a title at a token is of the past: "former prime minister".
func (b *builder) past(t int) bool {
	for back := 0; back < 3 && t-back >= 0; back++ {
		switch b.c.words[t-back].key {
		case "former", "ex", "late", "then":
			return true
		}
	}
	return false
}

// incumbents notes who the whole text says to hold an office, by a title or in an apposition, if nobody else does: who
// "the Prime Minister" is before it names one.
func (r *resolver) incumbents() {
	r.sitting = map[string]int32{}
	sit := func(office string, e int32) {
		if who, ok := r.sitting[office]; ok && who != e {
			e = -1
		}
		r.sitting[office] = e
	}
	for i, n := range r.names {
		if e := r.entOf[i]; r.ents[e].kind == person && n.titled >= 0 && !r.past(n.titled) {
			if office := r.officeIn(n.titled, n.first); office != "" {
				sit(office, e)
			}
		}
	}
	for _, np := range r.c.syn.NounPhrases {
		if np.Appos < 0 || np.Appos >= len(r.c.syn.NounPhrases) || np.Head != np.Last-1 || !offices[r.c.words[np.Head].key] || r.past(np.Head) {
			continue
		}
		e := r.tokens[r.c.syn.NounPhrases[np.Appos].Head]
		if e < 0 || r.ents[e].kind != person || r.c.words[np.First].key != "the" {
			continue
		}
		first := np.First + 1
		if r.c.words[first].key == "current" {
			first++
		}
		if office := r.officeIn(first, np.Last); office != "" {
			sit(office, e)
		}
	}
}

// landAt returns the land that words name, "" if they name none.
func (b *builder) landAt(first, last int) string {
	return landOf(strings.Fields(gazetteer.Fold(b.words(first, last))))
}

// officeIn returns the words of an office, "" if they are none.
func (b *builder) officeIn(first, last int) string {
	if last <= first || !offices[b.c.words[last-1].key] {
		return ""
	}
	return gazetteer.Fold(b.words(first, last))
}

// holder returns who holds the office that a noun phrase names with its land: "the Tunisian Prime Minister", "the
// president of Tunisia"; -1 if the text does not tell.
func (r *resolver) holder(np syntax.NounPhrase, s text.Sentence) int32 {
	first := r.c.behindDeterminer(np)
	if !offices[r.c.words[np.Head].key] || np.Head != np.Last-1 {
		return -1
	}
	land := ""
	if i := r.tokenSpan[first]; i >= 0 && r.names[i].first == first && r.names[i].last <= np.Head && !r.names[i].part {
		land = r.landAt(first, r.names[i].last)
		first = r.names[i].last
	} else if t := np.Last + 1; r.c.at(np.Last, s).text == "of" && t < s.Last {
		if r.c.words[t].text == "the" && t+1 < s.Last {
			t++
		}
		if i := r.tokenSpan[t]; i >= 0 {
			land = r.landAt(t, r.names[i].last)
		}
	}
	if land == "" {
		return -1
	}
	if e, ok := r.holders[r.officeIn(first, np.Last)+" of "+land]; ok {
		return e
	}
	return -1
}

// styles are how a monarch, a pope or a diplomat is spoken of, with the offices of those who are.
var styles = map[string][]string{
	"majesty": {"queen", "king", "emperor"}, "highness": {"prince", "princess", "emir"}, "holiness": {"pope", "patriarch"},
}

// style returns who "Her Majesty" is: the one last named with an office that has the style; -1 if nobody is.
func (r *resolver) style(np syntax.NounPhrase) int32 {
	w := r.c.words[np.Head]
	if !w.capital {
		return -1
	}
	for _, office := range styles[w.key] {
		if e, ok := r.titles[office]; ok && e >= 0 {
			return e
		}
	}
	return -1
}

// incumbent returns who was last named with the office of some tokens, else the one person of the text who has it; -1 if
// that is not clear.
func (r *resolver) incumbent(first, last int) int32 {
	office := gazetteer.Fold(r.words(first, last))
	for _, key := range []string{office, r.c.words[last-1].key} {
		if e, ok := r.titles[key]; ok {
			return e
		}
	}
	if e, ok := r.sitting[office]; ok {
		return e
	}
	return -1
}

// bareTitle resolves an office written large without an article, as headlines and speech have it: "Prime Minister
// resigns". It reports whether the phrase is settled.
func (r *resolver) bareTitle(i int, np syntax.NounPhrase) bool {
	w := r.c.words[np.Head]
	if !w.capital || !offices[w.key] || r.c.first[np.Head] && !r.c.title[np.Head] {
		return false
	}
	for t := np.First; t < np.Head; t++ {
		if w := r.c.words[t]; !w.capital || !officeParts[w.key] && !offices[w.key] {
			return false
		}
	}
	e := r.incumbent(np.First, np.Last)
	if e < 0 {
		return false
	}
	r.refer(i, np, e, record.Nominal)
	return true
}
