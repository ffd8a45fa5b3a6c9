package syntax

import "strings"

// fix applies the contextual rules that a trigram cannot learn, in order, to the tags of one sentence. Each rule has its
// examples in the tests.
func (a *Analysis) fix(first, last int) {
	for i := first; i < last; i++ {
		a.fixPossessive(i, first, last)
		a.fixTo(i, last)
		a.fixGerund(i, first, last)
		a.fixThat(i, first, last)
		a.fixHyphened(i, first, last)
		a.fixMine(i, first)
		a.fixClock(i, first)
		a.fixAsOf(i, last)
		a.fixPair(i, first, last)
		a.fixBareAdjective(i, first, last)
		a.fixPlans(i, first, last)
		a.fixBefore(i, last)
		a.fixHelp(i, first)
	}
	a.fixHeadline(first, last)
}

// retag changes a token's tag and brings form and lemma in line.
func (a *Analysis) retag(i int, tag Tag, form Form) {
	a.Tag[i], a.Form[i] = tag, form
	x := tables()
	l := strings.ToLower(a.Doc.Text(i))
	switch tag {
	case VERB:
		if form == Base {
			a.Lemma[i] = l
		} else {
			a.Lemma[i] = x.verbLemma(l)
		}
	case NOUN:
		a.Lemma[i] = l
	case PART:
		a.Lemma[i] = strings.ReplaceAll(l, "’", "'")
	}
}

// fixPossessive: 's after a noun is a possessive when what follows is a phrase without a determiner of its own.
func (a *Analysis) fixPossessive(i, first, last int) {
	if a.Tag[i] != AUX || i == first || i+1 >= last || !possessiveMark(a.Doc.Text(i)) {
		return
	}
	if before := a.Tag[i-1]; before != NOUN && before != PROPN {
		return
	}
	switch a.Tag[i+1] {
	case NOUN, PROPN, NUM:
		a.retag(i, PART, NoForm)
	case VERB:
		// "the president's handling of issues"
		if a.Form[i+1] == Gerund && i+2 < last && a.lower(i+2) == "of" {
			a.retag(i, PART, NoForm)
			a.retag(i+1, NOUN, NoForm)
		}
	case ADJ:
		if i+2 < last && (a.Tag[i+2] == NOUN || a.Tag[i+2] == PROPN || a.Tag[i+2] == ADJ) {
			a.retag(i, PART, NoForm)
		}
	}
}

func possessiveMark(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// fixTo: "to" before a word that can be a verb and has an object makes an infinitive ("to free the hostages", in a title
// "Asked Rebels To Hand Over").
func (a *Analysis) fixTo(i, last int) {
	x := tables()
	loose := a.Tag[i] == ADP && (a.Doc.Text(i) == "To" || i+1 < last && x.read(a.lower(i+1), Base))
	if !loose && a.Tag[i] != PART || a.lower(i) != "to" || i+1 >= last || a.Tag[i+1] != NOUN && a.Tag[i+1] != ADJ {
		return
	}
	next := a.lower(i + 1)
	object := i+2 >= last || a.Tag[i+2] == DET || a.Tag[i+2] == PRON || a.Tag[i+2] == PROPN
	particle := i+3 < last && phrasal(next, a.lower(i+2)) && (a.Tag[i+3] == DET || a.Tag[i+3] == PRON || a.Tag[i+3] == PROPN)
	if x.has(next, 'v') && (object || particle) {
		a.Tag[i] = PART
		a.retag(i+1, VERB, Base)
	}
}

// fixGerund: between a determiner or possessive and a preposition, mark or finite verb an -ing form is a noun ("the
// shelling of the town").
func (a *Analysis) fixGerund(i, first, last int) {
	if a.Tag[i] != VERB || a.Form[i] != Gerund || i == first {
		return
	}
	if (a.Tag[i-1] == ADP || a.Tag[i-1] == SCONJ) && i+1 < last && a.Tag[i+1] == VERB && a.Form[i+1] == Gerund {
		a.retag(i, NOUN, NoForm) // "with fighting taking place"
		return
	}
	if i+1 < last && (a.Tag[i+1] == VERB || a.Tag[i+1] == AUX) && (a.Tag[i-1] == NOUN || a.Tag[i-1] == PROPN) && deed(a.lower(i)) {
		a.retag(i, NOUN, NoForm) // "a mass stabbing killed three"
		return
	}
	switch p := i - 1; {
	case a.Tag[p] == DET, a.Tag[p] == ADJ && p > first && a.Tag[p-1] == DET, a.possessive(p):
	case deed(a.lower(i)) && (a.Tag[p] == PROPN || a.Tag[p] == NOUN && deedSort(a.lower(p))): // "the mass shooting near the border"
	default:
		return
	}
	if i+1 >= last || a.Tag[i+1] == ADP || a.Tag[i+1] == PUNCT || a.Tag[i+1] == AUX || a.Tag[i+1] == VERB {
		a.retag(i, NOUN, NoForm)
	}
}

// fixHeadline: a sentence without a verb in which a noun that can be a verb stands between its subject and its object
// is a headline in the present tense ("Rebels Hand Back Northern Dam").
func (a *Analysis) fixHeadline(first, last int) {
	x := tables()
	if a.Tag[first] == VERB && a.Form[first] == Base && first+1 < last && a.lower(first+1) == "of" {
		a.retag(first, NOUN, NoForm) // "Fall of Mosul"
	}
	for i := first; i < last; i++ {
		if a.Tag[i] == VERB || a.Tag[i] == AUX {
			return
		}
	}
	for i := first + 1; i < last; i++ {
		w := a.lower(i)
		if (a.Tag[i] == NOUN || a.Tag[i] == PROPN) && a.Tag[i-1] == PROPN && x.read(w, Past) && !x.read(w, Base) && (i+1 == last || a.Tag[i+1] == ADP) {
			a.retag(i, VERB, Past) // "Officer Jane Doe shot in north"
			return
		}
		if i+1 == last {
			return
		}
		s := strings.HasSuffix(w, "s")
		if a.Tag[i] != NOUN || a.Tag[i-1] != NOUN && a.Tag[i-1] != PROPN || !x.has(x.verbLemma(w), 'v') || a.isPlural(i-1) == s || !s && !x.read(w, Base) {
			continue
		}
		switch next := a.lower(i + 1); {
		case a.Tag[i+1] == DET, a.Tag[i+1] == PROPN, a.Tag[i+1] == NUM, a.Tag[i+1] == ADJ && !s, shiftedParticle(next) && next != "in":
			a.retag(i, VERB, Present)
			return
		}
	}
}

// deed reports an -ing form that is nearly always a noun in news.
func deed(w string) bool {
	switch w {
	case "bombing", "shooting", "stabbing", "killing", "hanging", "beheading", "sinking", "hearing", "shelling", "poisoning", "kidnapping", "hijacking":
		return true
	}
	return false
}

// deedSort reports a noun that says what sort of bombing or shooting it was, rather than who did it.
func deedSort(w string) bool {
	switch w {
	case "mass", "suicide", "car", "truck", "bus", "train", "school", "church", "mosque", "temple", "market", "hotel", "hospital", "club", "nightclub", "airport",
		"embassy", "marathon", "knife", "gun", "rocket", "artillery", "drone", "roadside", "court":
		return true
	}
	return false
}

// fixAsOf: "as of" before a time is a preposition.
func (a *Analysis) fixAsOf(i, last int) {
	if a.lower(i) == "as" && i+2 < last && a.lower(i+1) == "of" && a.Tag[i+2] != VERB {
		a.Tag[i], a.Tag[i+1] = ADP, ADP
	}
}

// fixPair: of two past forms in a row the second can stand before its noun ("killed suspected militants").
func (a *Analysis) fixPair(i, first, last int) {
	if a.Tag[i] != VERB || i == first || i+2 >= last || a.Tag[i+1] != VERB || a.Tag[i+2] != NOUN || !describing(a.lower(i+1)) || a.Form[i] != Past && a.Form[i] != PastPart || !ambiguousPast(a.lower(i)) {
		return
	}
	if before := a.Tag[i-1]; before == NOUN || before == PROPN || before == PRON && !a.possessive(i-1) {
		a.retag(i, VERB, Past)
		a.retag(i+1, VERB, PastPart)
	}
}

// describing reports a participle that tells which people or places are meant more often than what was done to them.
func describing(w string) bool {
	switch w {
	case "suspected", "alleged", "captured", "detained", "besieged", "wounded", "injured", "displaced", "imprisoned", "jailed", "stranded", "trapped", "armed",
		"masked", "exiled", "retired", "abandoned", "occupied", "infected", "stolen", "convicted", "accused", "wanted", "disputed", "contested", "planned",
		"proposed", "elected", "registered", "hijacked":
		return true
	}
	return false
}

// fixBareAdjective: an adjective that can be a noun is one behind a determiner and a participle ("a suspected militant was").
func (a *Analysis) fixBareAdjective(i, first, last int) {
	if a.Tag[i] != ADJ || i < first+2 || i+1 >= last || a.Tag[i-2] != DET && a.Tag[i-2] != NUM || a.Tag[i-1] != VERB || a.Form[i-1] != PastPart || !tables().has(a.lower(i), 'n') {
		return
	}
	switch a.Tag[i+1] {
	case AUX, VERB, ADP, PUNCT, CCONJ:
		a.retag(i, NOUN, NoForm)
	}
}

// fixBefore: "before" and its like are prepositions where a comma or the end comes before a verb ("after the talks, they left").
func (a *Analysis) fixBefore(i, last int) {
	if a.Tag[i] != SCONJ {
		return
	}
	switch a.lower(i) {
	case "before", "after", "since", "until":
	default:
		return
	}
	for j := i + 1; j < last; j++ {
		switch a.Tag[j] {
		case VERB, AUX:
			return
		case PUNCT:
			if j > i+1 && (a.Doc.Text(j) == "," || j+1 == last) {
				a.Tag[i] = ADP
			}
			return
		}
	}
}

// fixHelp: a verb directly behind "help" is a bare infinitive ("to help resolve the conflict").
func (a *Analysis) fixHelp(i, first int) {
	if i > first && a.Tag[i] == VERB && a.Form[i] == Present && a.Tag[i-1] == VERB && a.Lemma[i-1] == "help" && a.Lemma[i] == a.lower(i) {
		a.Form[i] = Base
	}
}

// fixPlans: a noun that can be a verb of intent, with its subject before it and an infinitive behind it, is that verb
// unless another verb of its clause lacks a subject ("the group plans to leave", not "the group plans to leave failed").
func (a *Analysis) fixPlans(i, first, last int) {
	w := a.lower(i)
	if a.Tag[i] != NOUN || i == first || a.Tag[i-1] != NOUN && a.Tag[i-1] != PROPN || i+2 >= last || a.lower(i+1) != "to" || !a.infinitive(i+1, last) || !intends(tables().verbLemma(w)) {
		return
	}
	from, subject := i, -1
phrases: // before it, up to what opens the clause
	for p := i - 1; p >= first; p-- {
		switch a.Tag[p] {
		case NOUN, PROPN:
			if from == p+1 && subject < 0 {
				subject = p
			}
		case ADP:
			from, subject = p, -1
			continue
		case DET, ADJ, NUM:
		default:
			if a.Tag[p] == VERB && !takesContent(a.Lemma[p]) || a.Tag[p] == AUX || a.possessive(p) {
				return
			}
			break phrases
		}
		from = p
	}
	if subject < 0 || a.isPlural(subject) == strings.HasSuffix(w, "s") {
		return
	}
	for k := i + 3; k < last; k++ {
		switch a.Tag[k] {
		case PUNCT, CCONJ, SCONJ:
			k = last
		case AUX, VERB:
			if a.Form[k] != PastPart && a.Form[k] != Gerund && a.Form[k] != Base {
				return
			}
		}
	}
	a.retag(i, VERB, Present)
}

// intends reports a verb of intent that is also a noun.
func intends(lemma string) bool {
	switch lemma {
	case "plan", "vow", "hope", "aim", "promise", "offer", "attempt", "threat", "struggle", "fight", "need", "desire", "pledge", "move", "claim", "demand":
		return true
	}
	return false
}

// fixVerbless: a sentence without a finite verb whose participle or adjective in -ed follows a noun has its verb there
// ("the queen suspended parliament").
func (a *Analysis) fixVerbless(first, last int) {
	for i := first; i < last; i++ {
		to := i > first && a.lower(i-1) == "to"
		if a.Tag[i] == AUX && !to || a.Tag[i] == VERB && a.Form[i] != PastPart && a.Form[i] != Gerund && !to {
			return
		}
	}
	x := tables()
	for i := first + 1; i+1 < last; i++ {
		w := a.lower(i)
		if a.Tag[i] == NOUN && (a.Tag[i-1] == PROPN || a.Tag[i-1] == NOUN && !a.isPlural(i-1)) && strings.HasSuffix(w, "s") && x.has(x.verbLemma(w), 'v') && a.lower(i+1) == "to" && a.infinitive(i+1, last) {
			a.retag(i, VERB, Present) // "The SDF plans to open its assault."
			return
		}
	}
	for i := first + 1; i+1 < last; i++ {
		if a.Tag[i] == NOUN && a.Tag[i-1] == NOUN && !strings.HasSuffix(a.lower(i), "s") && x.read(a.lower(i), Past) && (a.Tag[i+1] == NOUN && a.isPlural(i+1) || a.Tag[i+1] == DET || a.Tag[i+1] == PRON) {
			a.retag(i, VERB, Past) // "The group set tires on fire."
			return
		}
		if a.Tag[i] != ADJ && a.Tag[i] != VERB || !strings.HasSuffix(a.lower(i), "ed") || !x.has(x.verbLemma(a.lower(i)), 'v') || a.lower(i+1) == "by" {
			continue
		}
		dash := a.Tag[i-1] == PUNCT && (a.Doc.Text(i-1) == "—" || a.Doc.Text(i-1) == "–")
		object := a.Tag[i+1] == NOUN || a.Tag[i+1] == PROPN || a.Tag[i+1] == DET || a.Tag[i+1] == PRON || a.Tag[i+1] == ADP || a.Tag[i+1] == ADV
		if (dash || a.Tag[i-1] == NOUN || a.Tag[i-1] == PROPN || a.Tag[i-1] == PRON && !a.possessive(i-1)) && object {
			a.retag(i, VERB, Past)
			return
		}
	}
}

// fixThat: "that" between a noun and a finite verb is the relative pronoun ("the group that captured").
//
// Behind a verb of saying, before a noun phrase, it is the conjunction ("added that around 70 fled").
func (a *Analysis) fixThat(i, first, last int) {
	if a.Tag[i] == SCONJ && a.lower(i) == "that" && i > first && i+1 < last && (a.Tag[i-1] == ADP || a.Tag[i-1] == SCONJ) && (a.Tag[i+1] == PRON || a.Tag[i+1] == DET || a.Tag[i+1] == PUNCT) {
		switch a.lower(i - 1) {
		case "before", "after", "since", "until", "for", "with", "from", "by", "like", "without":
			a.Tag[i-1], a.Tag[i] = ADP, PRON // "Before that it will meet"
			return
		}
	}
	if a.Tag[i] == DET && a.lower(i) == "that" && i > first && i+1 < last && a.Tag[i-1] == VERB && takesContent(a.Lemma[i-1]) && (a.Tag[i+1] == ADJ || a.Tag[i+1] == NUM) {
		a.Tag[i] = SCONJ // "fear that permanent damage was done", "said that three others fled"
		return
	}
	if a.Tag[i] == PRON && a.lower(i) == "that" && i > first && i+1 < last && a.Tag[i-1] == VERB && takesContent(a.Lemma[i-1]) {
		switch a.Tag[i+1] {
		case DET, PRON, NOUN, PROPN, NUM, ADP, ADV, ADJ:
			if a.Tag[i+1] != ADP && a.Tag[i+1] != ADV || i+2 < last && a.Tag[i+2] == NUM {
				a.Tag[i] = SCONJ
			}
		}
		return
	}
	if i == first && a.Tag[i] == SCONJ && a.lower(i) == "that" && i+1 < last && a.Tag[i+1] == NOUN && !a.isPlural(i+1) {
		a.Tag[i] = DET // "That conviction was overturned."
		return
	}
	if a.Tag[i] != SCONJ || a.lower(i) != "that" || i == first || i+1 >= last || a.Tag[i-1] != NOUN && a.Tag[i-1] != PROPN {
		return
	}
	if a.Tag[i+1] == AUX || a.Tag[i+1] == VERB && (a.Form[i+1] == Past || a.Form[i+1] == Present) {
		a.Tag[i] = PRON
	}
}

// fixHyphened: between a form of "be" and "by" an adjective in -ed is a participle ("was co-sponsored by").
func (a *Analysis) fixHyphened(i, first, last int) {
	if a.Tag[i] == ADJ && i > first && a.Tag[i-1] == AUX && a.Lemma[i-1] == "be" && i+1 < last && a.lower(i+1) == "by" && strings.HasSuffix(a.lower(i), "ed") {
		a.retag(i, VERB, PastPart)
	}
}

// fixClock: "am" and "pm" behind a number tell the time.
func (a *Analysis) fixClock(i, first int) {
	if w := a.lower(i); i > first && a.Tag[i-1] == NUM && (w == "am" || w == "pm") {
		a.retag(i, NOUN, NoForm)
	}
}

// fixMine: "mine" behind a determiner, adjective or number explodes.
func (a *Analysis) fixMine(i, first int) {
	if a.Tag[i] == PRON && i > first && a.lower(i) == "mine" && (a.Tag[i-1] == DET || a.Tag[i-1] == ADJ || a.Tag[i-1] == NUM || a.Tag[i-1] == NOUN) {
		a.retag(i, NOUN, NoForm)
	}
}

// possessive reports that token i is a possessive pronoun or mark.
func (a *Analysis) possessive(i int) bool {
	switch a.Tag[i] {
	case PART:
		return possessiveMark(a.Doc.Text(i))
	case PRON:
		switch a.lower(i) {
		case "its", "their", "his", "her", "my", "our", "your", "whose":
			return true
		}
	}
	return false
}

func (a *Analysis) lower(i int) string { return strings.ToLower(a.Doc.Text(i)) }
