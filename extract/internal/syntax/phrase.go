package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases finds the base noun phrases of tokens first..last-1 from left to right. Verb groups must be known.
func (a *Analysis) phrases(first, last int) {
	owner := -1 // the possessor whose phrase comes next
	for i := first; i < last; {
		if a.GroupOf[i] >= 0 {
			owner = -1
			i++
			continue
		}
		if owner >= 0 && quoteMark(a.Doc.Text(i)) {
			i++
			continue
		}
		np, ok := a.phrase(i, last, owner >= 0)
		if !ok {
			owner = -1
			i++
			continue
		}
		np.Possessor = owner
		owner = -1
		n := len(a.NounPhrases)
		for k := np.First; k < np.Last; k++ {
			a.PhraseOf[k] = int32(n)
		}
		a.NounPhrases = append(a.NounPhrases, np)
		i = np.Last
		switch {
		case a.possessive(np.First) && np.Last == np.First+1:
			owner = n
		case i < last && a.Tag[i] == PART && possessiveMark(a.Doc.Text(i)):
			owner = n
			i++
		}
	}
}

// phrase returns the noun phrase that begins at i. owned says that a possessor stands before it, so that a bare
// adjective can be its head ("Aleppo's poorest").
func (a *Analysis) phrase(i, last int, owned bool) (NounPhrase, bool) {
	np := NounPhrase{First: i, Head: -1, Possessor: -1, Appos: -1, Clause: -1}
	if a.Tag[i] == PRON {
		w := a.lower(i)
		if w == "which" || w == "who" || w == "whom" || w == "what" || a.existential(i) || w == "that" && a.relativeThat(i) {
			return np, false
		}
		np.Head, np.Last = i, i+1
		switch w {
		case "they", "them", "we", "us", "these", "those", "themselves", "ourselves", "their", "our":
			np.Plural = true
		}
		return np, true
	}
	j, determined := a.phraseStart(i, last)
	if j < 0 {
		return np, false
	}
	noun, number, adjective := -1, -1, -1
	for j < last && a.GroupOf[j] < 0 && a.extends(i, j, last, noun) {
		switch a.Tag[j] {
		case NOUN, PROPN, X:
			noun = j
		case SYM:
			if noun < 0 {
				number = j
			}
		case NUM:
			number = j
		case ADJ:
			adjective = j
		}
		j++
	}
	switch {
	case noun >= 0:
		np.Head = noun
		np.Last = noun + 1
		if number > noun {
			np.Last = number + 1
		}
	case number >= 0:
		np.Head, np.Last = number, number+1
	case adjective >= 0 && (determined || owned), adjective == i && quantifier(a.lower(i)) && i+1 < last && (a.lower(i+1) == "of" || j == i+1 && a.GroupOf[i+1] >= 0 && (a.opens(i) || a.lower(i-1) == "how")):
		np.Head, np.Last = adjective, adjective+1
		np.Plural = true
	case a.Tag[i] == DET && (j == i || j == i+1) && a.lower(i) != "the" && a.lower(i) != "a" && a.lower(i) != "an" && a.lower(i) != "no":
		np.Head, np.Last = i, i+1
	default:
		return np, false
	}
	if h := np.Head; h >= i+2 && a.lower(h-1) == "of" && a.Tag[h-1] == ADP {
		np.Head = h - 2 // "the Secretary of State" without a name
	}
	np.Plural = np.Plural || a.plural(np, number)
	return np, true
}

// existential reports that "there" at i only fills the place of a subject.
func (a *Analysis) existential(i int) bool { return a.lower(i) == "there" }

// relativeThat reports that the pronoun "that" at i joins a relative clause to the noun before it.
func (a *Analysis) relativeThat(i int) bool {
	return i > 0 && (a.Tag[i-1] == NOUN || a.Tag[i-1] == PROPN || a.Tag[i-1] == PRON || a.Tag[i-1] == NUM || a.Tag[i-1] == PUNCT && a.Doc.Text(i-1) != "," && !quoteMark(a.Doc.Text(i-1)))
}

// phraseStart skips what may precede the body of a phrase that begins at i: determiners, words before a number. It
// returns where the body begins, -1 if no phrase begins at i, and whether there is a determiner.
func (a *Analysis) phraseStart(i, last int) (int, bool) {
	j, determined := i, false
	for j < last && a.Tag[j] == DET && (j == i || predeterminer(a.lower(j-1))) {
		determined = true
		j++
	}
	if n := a.beforeNumber(j, last); n > 0 {
		return j + n, determined
	}
	if j >= last {
		return j, determined
	}
	switch a.Tag[j] {
	case NOUN, PROPN, NUM, ADJ, X, SYM:
		if a.Tag[j] == SYM && !currency(a.Doc.Text(j)) && a.Doc.Text(j) != "#" {
			break
		}
		return j, determined
	case VERB:
		if !a.verbalPreposition(j, i, last) {
			return j, determined // attributive, or it would be in a group
		}
	case ADV:
		if determined {
			return j, true
		}
	case PUNCT:
		if determined && (quoteMark(a.Doc.Text(j)) || a.Doc.Text(j) == "[") {
			return j, true
		}
	}
	if determined {
		return j, true
	}
	return -1, false
}

func predeterminer(w string) bool {
	switch w {
	case "all", "both", "half", "such", "what", "quite":
		return true
	}
	return false
}

func quantifier(w string) bool {
	switch w {
	case "many", "most", "several", "few", "more", "fewer", "some", "any", "much", "less":
		return true
	}
	return false
}

func currency(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.Is(unicode.Sc, r) || strings.HasSuffix(w, "$")
}

// beforeNumber counts the words that qualify a number at j: "roughly 70", "at least 12", "more than 200", "around 4,000".
// "in 2013" and "around 2013" keep their preposition outside.
func (a *Analysis) beforeNumber(j, last int) int {
	number := func(k int) bool { return k < last && (a.Tag[k] == NUM || a.Tag[k] == SYM && currency(a.Doc.Text(k))) }
	if j >= last {
		return 0
	}
	switch w := a.lower(j); w {
	case "at", "more", "less", "fewer", "up", "as":
		if j+1 < last {
			n := a.lower(j + 1)
			if number(j+2) && (w == "at" && (n == "least" || n == "most") || n == "than" || w == "up" && n == "to") {
				return 2
			}
			if w == "at" && (n == "least" || n == "most") && j+2 < last && a.Tag[j+2] == NOUN {
				return 2
			}
		}
		if j+3 < last && w == "as" && a.lower(j+2) == "as" && number(j+3) {
			return 3
		}
	case "about", "around", "over", "under", "nearly", "almost", "roughly", "approximately", "some", "only", "just", "exactly", "another":
		if number(j+1) && !yearLike(a.Doc.Text(j+1)) {
			return 1
		}
	default:
		if a.Tag[j] == ADV && number(j+1) && strings.HasSuffix(w, "ly") {
			return 1
		}
	}
	return 0
}

func yearLike(w string) bool {
	return len(w) == 4 && number(w) && (w[0] == '1' || w[0] == '2') && !strings.ContainsAny(w, ".,:/-")
}

// extends reports that token j belongs to the phrase that began at i; noun is the last noun so far, -1 if none.
func (a *Analysis) extends(i, j, last, noun int) bool {
	next := func(k int) Tag {
		if j+k < last && a.GroupOf[j+k] < 0 {
			return a.Tag[j+k]
		}
		return PUNCT
	}
	nominal := func(t Tag) bool { return t == NOUN || t == PROPN }
	w := a.lower(j)
	switch a.Tag[j] {
	case NOUN, PROPN:
		if noun >= 0 {
			if calendarWord(w) && !calendarWord(a.lower(noun)) {
				return false // "its collapse | Wednesday"
			}
			if calendarWord(a.lower(noun)) && noun == j-1 && !partOfDay(w) && i > 0 && calendarPreposition(a.lower(i-1)) {
				return false // "on Monday | militants"
			}
			if a.lower(noun) == "times" && i > 0 && a.lower(i-1) == "at" {
				return false
			}
			if a.Tag[j] == PROPN && a.Tag[noun] == NOUN && temporal(a.lower(noun)) {
				return false // "the day | Congress met"
			}
			if w == "today" || w == "yesterday" || w == "tomorrow" || w == "tonight" {
				return false
			}
			// "told reporters Smith": a name after a plain plural begins a new phrase.
			if a.Tag[j] == PROPN && a.Tag[noun] == NOUN && a.isPlural(noun) && noun == j-1 && !startsUpper(a.Doc.Text(noun)) {
				return false
			}
		}
		return true
	case X:
		return noun < 0 || startsUpper(a.Doc.Text(j)) || nominal(next(1))
	case ADJ:
		if noun < 0 {
			return true
		}
		if w == "last" || w == "next" || w == "late" || w == "early" || w == "earlier" || w == "later" || w == "past" || w == "this" {
			return false
		}
		if !nominal(next(1)) && !(next(1) == ADJ && nominal(next(2))) {
			return false
		}
		if a.Tag[noun] != PROPN {
			// "the opposition presidential candidate", where no verb stands before that could take two objects
			return nominal(next(1)) && !strings.HasSuffix(w, "ed") && !a.isPlural(noun) && !temporal(a.lower(noun)) && a.lower(noun) != "way" && (a.opens(i) || a.GroupOf[i-1] < 0 && a.Tag[i-1] != ADP && a.Tag[i-1] != SCONJ)
		}
		if !a.opens(i) && a.Tag[i-1] == ADP && noun == i && !nationLike(a.Doc.Text(noun)) && !startsUpper(a.Doc.Text(j)) {
			return false // "in Libya | rival forces"
		}
		// "gave Syria heavy weapons" has two phrases, "former United States presidential candidate" is one.
		return startsUpper(a.Doc.Text(j)) || nationLike(a.Doc.Text(noun)) || a.opens(i) || a.GroupOf[i-1] < 0 || !twoObjects(a.Lemma[i-1])
	case NUM:
		if noun < 0 {
			return true
		}
		if w := a.lower(noun); noun == j-1 && (w == "magnitude" || w == "category" || w == "age") {
			return true
		}
		// "the Boeing 737 jet", "US V-22 helicopters"; but "in Aleppo 12 people died".
		if noun == j-1 && a.Tag[noun] == PROPN && nominal(next(1)) && !calendarWord(a.lower(noun)) && (a.Tag[i] == DET || startsUpper(a.Doc.Text(j))) {
			return true
		}
		return noun == j-1 && (month(a.lower(noun)) || startsUpper(a.Doc.Text(noun)) && !calendarWord(a.lower(noun)) && !nominal(next(1))) ||
			j >= 2 && a.Tag[j-2] == NUM && month(a.lower(j-1)) || j >= i+3 && a.Doc.Text(j-1) == "," && a.Tag[j-2] == NUM && month(a.lower(j-3))
	case SYM:
		return noun < 0 && (currency(a.Doc.Text(j)) || j > i && a.Tag[j-1] == NUM) || a.punctInside(i, j, last, noun)
	case ADV:
		return noun < 0 && (j == i || a.Tag[j-1] == DET || a.Tag[j-1] == CCONJ || a.Tag[j-1] == ADV) && !interrogative(w) && (next(1) == ADJ || next(1) == NUM || next(1) == VERB)
	case VERB:
		return (noun < 0 || a.Tag[noun] == PROPN) && (nominal(next(1)) || next(1) == ADJ || next(1) == VERB || next(1) == NUM || next(1) == PUNCT && nominal(next(2)))
	case CCONJ:
		if noun < 0 {
			return j > i && a.Tag[j-1] == ADJ && next(1) == ADJ && (nominal(next(2)) || next(2) == ADJ && nominal(next(3)))
		}
		// "US and Kurdish forces": a country before the conjunction is a modifier like the adjective behind it.
		return noun == i && nationLike(a.Doc.Text(noun)) && next(1) == ADJ && nominal(next(2))
	case ADP:
		if w == "of" && noun == j-1 && (next(1) == PROPN || next(1) == NOUN) {
			return officeOf(a.lower(noun), a.lower(j+1))
		}
		return w == "to" && j > i && a.Tag[j-1] == NUM && next(1) == NUM && noun < 0
	case PUNCT:
		return a.punctInside(i, j, last, noun)
	}
	return false
}

// punctInside reports that a mark stands inside a phrase: quotation marks and square brackets around a modifier, a comma
// between adjectives, the comma of a date.
func (a *Analysis) punctInside(i, j, last, noun int) bool {
	if j == i || j+1 >= last || a.GroupOf[j+1] >= 0 {
		return false
	}
	next, w := a.Tag[j+1], a.Doc.Text(j)
	body := next == NOUN || next == PROPN || next == ADJ || next == VERB
	switch {
	case quoteMark(w) && noun == j-1 && next == PROPN && a.Tag[j-1] == PROPN && j+3 < last &&
		(quoteMark(a.Doc.Text(j+2)) && a.Tag[j+3] == PROPN || j-2 > i && quoteMark(a.Doc.Text(j-2)) && a.Tag[j-3] == PROPN):
		return true // Carlos "the Jackal" has no article: Matiu "Matt" Ratana
	case w == "\"" || w == "'" || w == "”" || w == "’":
		return noun < 0 && body || noun == j-1 && noun > i && quoteMark(a.Doc.Text(noun-1)) && (next == NOUN || next == ADJ) || noun < 0 && next == NOUN
	case quoteMark(w):
		return noun < 0 && body
	case w == "(" || w == ")":
		return a.acronymInside(j, last, noun)
	case (w == "–" || w == "-" || w == "/") && !a.Doc.SpaceBefore(j) && !a.Doc.SpaceBefore(j+1):
		return noun == j-1 && (body || next == NUM && a.Tag[j-1] == PROPN)
	case w == "[" || w == "]":
		return body
	case w == ",":
		if a.Tag[j-1] == ADJ && next == ADJ && noun < 0 {
			k := j + 1
			for k < last && a.Tag[k] == ADJ {
				k++
			}
			return k < last && (a.Tag[k] == NOUN || a.Tag[k] == PROPN)
		}
		return next == NUM && a.Tag[j-1] == NUM && j >= 2 && month(a.lower(j-2)) && yearLike(a.Doc.Text(j+1))
	}
	return false
}

// acronymInside reports that the bracket at j opens or closes an acronym in the middle of a phrase ("African Union (AU)
// member states").
func (a *Analysis) acronymInside(j, last, noun int) bool {
	open := j
	if a.Doc.Text(j) == ")" {
		open = j - 2
	}
	return open >= 0 && open+3 < last && noun >= open-1 && a.Doc.Text(open) == "(" && a.Doc.Text(open+2) == ")" && startsUpper(a.Doc.Text(open+1)) &&
		a.Tag[open+1] == PROPN && (a.Tag[open+3] == NOUN || a.Tag[open+3] == ADJ && open+4 < last && a.Tag[open+4] == NOUN) && a.GroupOf[open+3] < 0
}

// opens reports that token i is the first of its sentence.
func (a *Analysis) opens(i int) bool { return i == 0 || a.Doc.SentenceOf[i-1] != a.Doc.SentenceOf[i] }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// nationLike reports that a name is short for a state or body, so that adjectives may follow it inside a phrase ("US
// military officials").
func nationLike(w string) bool {
	return len(w) <= 5 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// plural reports whether a phrase refers to more than one.
func (a *Analysis) plural(np NounPhrase, number int) bool {
	if a.isPlural(np.Head) {
		return true
	}
	if number >= 0 && number < np.Head && a.Tag[np.Head] == NOUN {
		w := a.lower(number)
		return w != "1" && w != "one"
	}
	return false
}

// isPlural reports that the noun at i is a plural form.
func (a *Analysis) isPlural(i int) bool {
	w := a.lower(i)
	switch a.Tag[i] {
	case NOUN:
		return a.Lemma[i] != w || w == "people" || w == "police" || w == "troops" || w == "forces"
	case PROPN:
		return len(w) > 3 && strings.HasSuffix(w, "s") && (w == "forces" || w == "nations" || w == "states")
	}
	return false
}
