package syntax

// itemKind is what the clause finder sees of a sentence: phrases, verb groups and the words between them.
type itemKind uint8

const (
	itemNone itemKind = iota
	itemNP
	itemVerb
	itemPrep
	itemConj  // and, but, or
	itemSub   // that, if, while
	itemRel   // who, which, what, where, relative that
	itemComma // also dashes, and brackets around a verb
	itemStop  // colon, semicolon
	itemAdv
	itemAdj
	itemThere // the "there" of "there was"
)

// item is one unit of a sentence; n is the index of its phrase or group.
type item struct {
	kind itemKind
	tok  int
	n    int
}

// items lists the units of tokens first..last-1. A possessor is part of the phrase it owns; quotation marks and what
// stands in brackets without a verb leave no item.
func (a *Analysis) items(out []item, first, last int) []item {
	skip := -1     // closing bracket of a stretch without a verb
	particle := -1 // of the verb before, behind its object
	for i := first; i < last; {
		if i == particle {
			i++
			continue
		}
		if i < skip {
			a.bracketed(out, i)
			i++
			continue
		}
		if g := a.GroupOf[i]; g >= 0 {
			v := a.VerbGroups[g]
			if i < v.First {
				i++ // the auxiliary of a question
				continue
			}
			out = append(out, item{itemVerb, v.Head, int(g)})
			i, particle = v.Last, v.Particle
			continue
		}
		if n := a.PhraseOf[i]; n >= 0 {
			np := a.NounPhrases[n]
			i = np.Last
			if int(n)+1 < len(a.NounPhrases) && a.NounPhrases[n+1].Possessor == int(n) {
				if a.lower(np.First) == "whose" {
					out = append(out, item{itemRel, np.First, -1})
				}
				continue
			}
			if len(out) > 0 && out[len(out)-1].kind == itemNP && emphatic(a.lower(np.Head)) {
				continue // "the mayor himself left"
			}
			out = append(out, item{itemNP, np.Head, int(n)})
			continue
		}
		kind, width := a.wordItem(i, last, out)
		if kind == itemNone && a.Doc.Text(i) == "(" {
			if end := a.bracketEnd(i, last); end > 0 {
				skip = end + 1
			} else {
				kind = itemComma
			}
		}
		if kind != itemNone {
			out = append(out, item{kind, i, -1})
		}
		i += width
	}
	return out
}

// bracketEnd returns the closing bracket of the one at i when no verb stands between, else 0.
func (a *Analysis) bracketEnd(i, last int) int {
	for j := i + 1; j < last && j < i+40; j++ {
		switch {
		case a.GroupOf[j] >= 0:
			return 0
		case a.Doc.Text(j) == ")":
			return j
		}
	}
	return 0
}

// bracketed makes the phrase that begins at i, inside brackets, an apposition to the phrase before the brackets.
func (a *Analysis) bracketed(out []item, i int) {
	n := a.PhraseOf[i]
	if n < 0 || len(out) == 0 || out[len(out)-1].kind != itemNP || i == 0 || a.Doc.Text(i-1) != "(" {
		return
	}
	if np := &a.NounPhrases[n]; np.First == i && np.Appos < 0 && np.Possessor < 0 {
		np.Appos = out[len(out)-1].n
	}
}

// wordItem classes a word outside phrases and groups, and says how many tokens it takes.
func (a *Analysis) wordItem(i, last int, out []item) (itemKind, int) {
	w := a.lower(i)
	next := ""
	if i+1 < last {
		next = a.lower(i + 1)
	}
	switch a.Tag[i] {
	case CCONJ:
		if w == "both" || w == "either" || w == "neither" {
			return itemNone, 1 // their partner does the joining
		}
		return itemConj, 1
	case SCONJ:
		if next == "of" {
			return itemPrep, 2
		}
		return itemSub, 1
	case ADP, VERB:
		if clauseOnly(w) && next != "of" {
			return itemSub, 1
		}
		if a.Tag[i] == VERB && w == "according" || w == "owing" {
			return itemPrep, 2
		}
		if a.Tag[i] == VERB && !a.verbalPreposition(i, 0, last) {
			return itemAdv, 1
		}
		// "from around a dam", "out of the city": the first preposition speaks for both.
		if i+1 < last && a.Tag[i+1] == ADP && a.GroupOf[i+1] < 0 && a.PhraseOf[i+1] < 0 {
			if doublePreposition(w) && next != "as" || next == "about" || next == "around" || next == "over" || next == "under" {
				return itemPrep, 2
			}
			return itemAdv, 1 // "left weapons behind as they fled"
		}
		return itemPrep, 1
	case ADV:
		switch w {
		case "when", "where", "why", "how", "whenever", "wherever":
			return itemRel, 1
		case "as":
			if next == "well" && i+2 < last && a.lower(i+2) == "as" {
				return itemConj, 3
			}
		}
		return itemAdv, 1
	case ADJ:
		if next == "as" && w == "such" || w == "due" && next == "to" {
			return itemPrep, 2
		}
		return itemAdj, 1
	case PRON, DET:
		if a.existential(i) {
			return itemThere, 1
		}
		if interrogative(w) || w == "that" {
			return itemRel, 1
		}
	case PART:
		if possessiveMark(a.Doc.Text(i)) {
			return itemNone, 1
		}
	case PUNCT, SYM:
		switch a.Doc.Text(i) {
		case ",", "—", "–", "--", "-", ")":
			if len(out) > 0 || w != "-" {
				return itemComma, 1
			}
		case ";", ":", "...", "…":
			return itemStop, 1
		}
		return itemNone, 1
	}
	return itemAdv, 1
}

// emphatic reports a pronoun that behind a noun phrase only stresses it.
func emphatic(w string) bool {
	return w == "himself" || w == "herself" || w == "itself" || w == "themselves"
}

// doublePreposition reports a preposition that another may follow to make one: "from around", "out of", "up to".
func doublePreposition(w string) bool {
	switch w {
	case "from", "out", "up", "because", "along", "outside", "inside", "until", "since", "near", "next", "ahead", "except", "apart", "in", "as", "instead":
		return true
	}
	return false
}

// clauseOnly reports a word that opens a clause, however it was tagged.
func clauseOnly(w string) bool {
	switch w {
	case "because", "although", "though", "while", "unless", "if", "whether", "whereas":
		return true
	}
	return false
}
