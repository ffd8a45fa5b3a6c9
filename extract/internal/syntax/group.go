package syntax

// groups finds the verb groups of tokens first..last-1 from left to right.
func (a *Analysis) groups(first, last int) {
	for i := first; i < last; i++ {
		if a.GroupOf[i] >= 0 {
			continue
		}
		switch {
		case a.Tag[i] == AUX, a.Tag[i] == VERB && !a.attributive(i, first, last) && !a.verbalPreposition(i, first, last):
		case a.lower(i) == "to" && a.infinitive(i, last):
		default:
			continue
		}
		i = a.group(i, first, last) - 1
	}
}

// infinitive reports that the "to" at i has a base form behind it, adverbs between.
func (a *Analysis) infinitive(i, last int) bool {
	for j := i + 1; j < last && j < i+4; j++ {
		switch {
		case (a.Tag[j] == VERB || a.Tag[j] == AUX) && a.Form[j] == Base:
			return a.Tag[i] == PART || a.Tag[i] == ADP
		case a.Tag[j] == ADV, negation(a.lower(j)):
		default:
			return false
		}
	}
	return false
}

func negation(w string) bool { return w == "not" || w == "n't" || w == "n’t" || w == "never" }

// group makes the verb group that begins at i and returns the token behind it.
func (a *Analysis) group(i, first, last int) int {
	g := VerbGroup{First: i, Head: -1, Particle: -1, Clause: -1}
	j := i
	if a.Tag[j] != AUX && a.Tag[j] != VERB {
		g.Infinitive = true
		j++
	}
	if a.Tag[j] == VERB && a.Lemma[j] == "have" && (a.interrupted([]int{j}, last) >= 0 || a.participleBehindAdverbs(j, last)) {
		a.Tag[j] = AUX // what stands between hid its participle from the tagger
	}
	var aux []int
	for ; j < last; j++ {
		switch {
		case a.Tag[j] == AUX && a.follows(aux, j):
			aux = append(aux, j)
			g.Last = j + 1
			continue
		case a.Tag[j] == ADV && (len(aux) > 0 || g.Infinitive) && !leavesGroup(a.lower(j)), negation(a.lower(j)):
			continue
		case a.Tag[j] == VERB && a.GroupOf[j] < 0 && a.follows(aux, j):
			g.Head, g.Last = j, j+1
		case a.Tag[j] == PUNCT && len(aux) > 0 && j+1 < last && quoteMark(a.Doc.Text(j)) && (a.Tag[j+1] == VERB || a.Tag[j+1] == ADV):
			continue // he was "killed"
		}
		break
	}
	inverted := -1
	if g.Head < 0 && len(aux) > 0 {
		// "Will the rebels fight", "Never has the army lost": the main verb stands behind the subject.
		h := a.invertedHead(aux, i, first, last)
		if h < 0 {
			h = a.interrupted(aux, last)
		}
		if h >= 0 {
			inverted = h
			g.Head, g.First, g.Last = h, h, h+1
		} else {
			g.Head = aux[len(aux)-1]
			aux = aux[:len(aux)-1]
			g.Copula = a.Lemma[g.Head] == "be"
		}
	}
	if g.Head < 0 {
		return i + 1 // a "to" whose verb was taken
	}
	a.describe(&g, aux)
	if inverted < 0 {
		g.Last = a.futureGoing(&g, last)
		if g.Particle = a.particle(g.Last, last); g.Particle < 0 {
			g.Particle = a.particleBehindPronoun(g.Last, last)
		}
	}
	n := int32(len(a.VerbGroups))
	for _, k := range aux {
		a.GroupOf[k] = n
	}
	for k := g.First; k < g.Last; k++ {
		a.GroupOf[k] = n
	}
	a.VerbGroups = append(a.VerbGroups, g)
	if inverted >= 0 {
		return i + 1
	}
	return g.Last
}

// leavesGroup lists adverbs that open something new rather than stand inside a verb group.
func leavesGroup(w string) bool {
	switch w {
	case "when", "where", "how", "why", "there", "here":
		return true
	}
	return false
}

// follows reports that the verb or auxiliary at j can continue the chain of auxiliaries.
func (a *Analysis) follows(aux []int, j int) bool {
	if len(aux) == 0 {
		return true
	}
	last := aux[len(aux)-1]
	switch a.Lemma[last] {
	case "have":
		return a.Form[j] == PastPart || a.Form[j] == Past && a.pastPart(j)
	case "be", "get":
		return a.Form[j] == PastPart || a.Form[j] == Gerund || a.Form[j] == Past && a.pastPart(j)
	}
	return a.Form[j] == Base || a.Form[j] == Present && a.Tag[j] == VERB && a.Lemma[j] == a.lower(j)
}

// pastPart reports that a form tagged as past can be a participle too, and makes it one: it stands behind an auxiliary.
func (a *Analysis) pastPart(j int) bool {
	if a.Tag[j] != VERB || !ambiguousPast(a.lower(j)) {
		return false
	}
	a.Form[j] = PastPart
	return true
}

func quoteMark(w string) bool {
	switch w {
	case "“", "”", "\"", "‘", "’", "``", "''", "'", "«", "»":
		return true
	}
	return false
}

// maxInverted is how far behind an auxiliary its verb may stand in a question.
const maxInverted = 12

// invertedHead finds the main verb of an auxiliary that stands before its subject: at the head of the sentence or behind
// a comma, conjunction, question word or negative adverb, and a noun phrase follows it.
func (a *Analysis) invertedHead(aux []int, i, first, last int) int {
	if i > first {
		question := a.asks(last)
		switch p := i - 1; {
		case a.Tag[p] == PUNCT && quoteMark(a.Doc.Text(p)):
		case a.Tag[p] == CCONJ && question, a.Tag[p] == PUNCT && question:
		case a.Tag[p] == ADV && (question || inverts(a.lower(p))), a.Tag[p] == CCONJ && inverts(a.lower(p)):
		case a.Tag[p] == PRON && question && interrogative(a.lower(p)):
		default:
			return -1
		}
	}
	start := aux[len(aux)-1] + 1
	if start >= last {
		return -1
	}
	switch a.Tag[start] {
	case DET, PRON, PROPN, NOUN, ADJ, NUM:
	default:
		return -1
	}
	for j := start + 1; j < last && j < start+maxInverted; j++ {
		switch {
		case a.Tag[j] == AUX, a.Tag[j] == PUNCT && !quoteMark(a.Doc.Text(j)), a.Tag[j] == SCONJ:
			return -1
		case a.Tag[j] == VERB && !a.attributive(j, start, last):
			if a.follows(aux, j) {
				return j
			}
			return -1
		}
	}
	return -1
}

// interrupted finds the participle of an auxiliary behind an aside: "has, in a statement, called", "has for decades been".
func (a *Analysis) interrupted(aux []int, last int) int {
	start := aux[len(aux)-1] + 1
	if start+2 >= last {
		return -1
	}
	comma := a.Doc.Text(start) == ","
	if !comma && a.Tag[start] != ADP {
		return -1
	}
	end := start + 5
	if comma {
		end = start + maxInverted
	}
	closed := !comma
	for j := start + 1; j < min(end, last); j++ {
		switch {
		case a.Doc.Text(j) == "," && comma && !closed:
			closed = true
		case a.Tag[j] == VERB && closed && (!comma || a.Doc.Text(j-1) == "," || a.Tag[j-1] == ADV):
			if (a.Form[j] == PastPart || a.Form[j] == Gerund) && !a.attributive(j, start, last) && a.follows(aux, j) && (comma || a.Lemma[aux[len(aux)-1]] == "have") {
				return j
			}
			return -1
		case a.Tag[j] == VERB, a.Tag[j] == AUX, a.Tag[j] == SCONJ, a.Tag[j] == PUNCT, a.Tag[j] == CCONJ && !comma:
			return -1
		}
	}
	return -1
}

// participleBehindAdverbs reports "had not yet decided", where i is the token of "had".
func (a *Analysis) participleBehindAdverbs(i, last int) bool {
	j := i + 1
	for j < last && (a.Tag[j] == ADV || negation(a.lower(j))) {
		j++
	}
	return j > i+1 && j < last && a.Tag[j] == VERB && a.Form[j] == PastPart && (j+1 == last || a.Tag[j+1] != NOUN)
}

// asks reports that the sentence that ends before last ends with a question mark, closing quotes aside.
func (a *Analysis) asks(last int) bool {
	for i := last - 1; i >= 0 && i > last-4; i-- {
		w := a.Doc.Text(i)
		if w[0] == '?' {
			return true
		}
		if !quoteMark(w) {
			break
		}
	}
	return false
}

// inverts reports a word that puts the auxiliary before the subject.
func inverts(w string) bool {
	switch w {
	case "never", "neither", "nor", "only", "not", "rarely", "seldom", "hardly":
		return true
	}
	return false
}

func interrogative(w string) bool {
	switch w {
	case "who", "what", "whom", "which", "where", "when", "why", "how":
		return true
	}
	return false
}

// describe reads tense, aspect, voice and negation off the chain.
func (a *Analysis) describe(g *VerbGroup, aux []int) {
	lemma := func(k int) string { return a.Lemma[aux[k]] }
	form := a.Form[g.Head]
	finite := form
	if len(aux) > 0 {
		finite = a.Form[aux[0]]
	}
	switch finite {
	case Past:
		g.Tense = PastTense
	case Present:
		g.Tense = PresentTense
	case Modal:
		g.Tense = PresentTense
		m := a.Lemma[g.Head]
		if len(aux) > 0 {
			m = lemma(0)
		}
		g.Modal = m
		if m == "will" || m == "shall" {
			g.Tense = FutureTense
		}
	}
	if g.Infinitive || finite == Gerund || finite == PastPart {
		g.Tense = NoTense
	}
	g.Participle = !g.Infinitive && (finite == Gerund || finite == PastPart)
	for k := range aux {
		next := form
		if k+1 < len(aux) {
			next = a.Form[aux[k+1]]
		}
		switch lemma(k) {
		case "have":
			g.Perfect = g.Perfect || next == PastPart
		case "be", "get":
			g.Progressive = g.Progressive || next == Gerund
			g.Passive = g.Passive || next == PastPart && k+1 == len(aux)
		}
	}
	if len(aux) == 0 && form == PastPart && a.Tag[g.Head] == VERB {
		g.Passive = true
	}
	for k := g.First; k < g.Last; k++ {
		w := a.lower(k)
		g.Negated = g.Negated || negation(w) || w == "longer" && k > 0 && a.lower(k-1) == "no"
	}
	if len(aux) > 0 && aux[0]+1 < len(a.Tag) && negation(a.lower(aux[0]+1)) {
		g.Negated = true // "Didn't the army": the negation stands before the subject
	}
	// "no longer holds", "never agreed": the adverb stands before the group.
	if p := g.First - 1; p >= 0 {
		w := a.lower(p)
		if w == "never" || w == "longer" && p > 0 && a.lower(p-1) == "no" || w == "not" {
			g.Negated = true
		}
	}
	switch a.Lemma[g.Head] {
	case "become", "remain", "seem":
		g.Copula = true
	}
}

// futureGoing extends "is going" by the infinitive behind it and makes the group future; it returns the group's end.
func (a *Analysis) futureGoing(g *VerbGroup, last int) int {
	if a.lower(g.Head) != "going" || !g.Progressive || g.Last+1 >= last || a.lower(g.Last) != "to" || !a.infinitive(g.Last, last) {
		return g.Last
	}
	for j := g.Last + 1; j < last; j++ {
		if (a.Tag[j] == VERB || a.Tag[j] == AUX) && a.Form[j] == Base {
			g.Head, g.Tense, g.Progressive = j, FutureTense, false
			g.Copula = a.Lemma[j] == "be"
			return j + 1
		}
	}
	return g.Last
}

// particle returns the particle directly behind a verb ("carried out"), -1 if there is none. A word that also is a
// preposition counts when no noun phrase follows that it could govern, or when it nearly always is a particle.
func (a *Analysis) particle(i, last int) int {
	if i >= last || a.Tag[i] != ADP && a.Tag[i] != ADV {
		return -1
	}
	w := a.lower(i)
	switch w {
	case "out", "up", "away", "apart", "aside", "forth":
		// "out of" is a preposition: "pulled out of the town" keeps its particle all the same.
		return i
	case "back", "off", "down", "over", "in", "on", "through", "along", "together":
		if a.Tag[i] == ADV && w != "back" && w != "together" {
			return -1
		}
		if i+1 >= last {
			return i
		}
		switch a.Tag[i+1] {
		case PUNCT, ADP, PART, CCONJ, SCONJ:
			return i
		}
		if i > 0 && phrasal(a.Lemma[i-1], w) {
			return i
		}
	}
	return -1
}

// particleBehindPronoun returns the particle of "handed it over", where i is the token of the pronoun, -1 if there is none:
// a word that governs nothing, because no noun phrase stands directly behind it.
func (a *Analysis) particleBehindPronoun(i, last int) int {
	p := i + 1
	if p >= last || a.Tag[i] != PRON || !objective(a.lower(i)) && a.lower(i) != "it" || a.Tag[p] != ADP && a.Tag[p] != ADV || !shiftedParticle(a.lower(p)) {
		return -1
	}
	if p+1 == last {
		return p
	}
	switch a.Tag[p+1] {
	case PUNCT, PART, CCONJ, SCONJ:
		return p
	case ADP:
		if a.lower(p+1) != "of" {
			return p
		}
	}
	return -1
}

// phrasal reports a verb and particle that take an object together ("shot down a jet").
func phrasal(lemma, particle string) bool {
	switch particle {
	case "down":
		switch lemma {
		case "shoot", "bring", "take", "turn", "break", "burn", "tear", "knock", "strike", "shut", "close", "lay", "hunt", "track", "gun", "mow", "put", "cut", "hold":
			return true
		}
	case "over":
		return lemma == "hand" || lemma == "take" || lemma == "turn" || lemma == "give"
	case "off":
		return lemma != "come" && lemma != "live" && lemma != "fall" && lemma != "get"
	case "back":
		switch lemma {
		case "bring", "take", "win", "give", "pull", "hold", "beat", "push", "drive", "hand", "send", "fight", "roll":
			return true
		}
	case "on":
		return lemma == "carry" || lemma == "turn" || lemma == "put"
	case "in":
		return lemma == "call" || lemma == "bring" || lemma == "hand" || lemma == "take"
	case "together":
		return lemma == "bring" || lemma == "put"
	}
	return false
}

// verbalPreposition reports that an -ing form does the work of a preposition: "including", "according to", "following
// the attack". It makes no verb group; obliques and attachments name it as their preposition.
func (a *Analysis) verbalPreposition(i, first, last int) bool {
	if a.Tag[i] != VERB || a.Form[i] != Gerund || i+1 >= last {
		return false
	}
	switch a.lower(i) {
	case "including", "excluding", "regarding", "concerning", "pending", "barring":
		return i == first || a.Tag[i-1] != AUX
	case "according", "owing":
		return a.lower(i+1) == "to"
	case "following":
		return i == first || a.Tag[i-1] == PUNCT || a.Tag[i-1] == NOUN && a.Tag[i+1] == DET
	}
	return false
}

// attributive reports that a participle stands before its noun inside a noun phrase ("a negotiated settlement",
// "advancing troops").
func (a *Analysis) attributive(i, first, last int) bool {
	if a.Form[i] != PastPart && a.Form[i] != Gerund || i+1 >= last {
		return false
	}
	j := i + 1
	for j < last && (quoteMark(a.Doc.Text(j)) || a.Tag[j] == ADJ || a.Tag[j] == NUM && i > first && a.Tag[i-1] == DET || a.Tag[j] == VERB && (a.Form[j] == PastPart || a.Form[j] == Gerund)) {
		j++
	}
	if j >= last || a.Tag[j] != NOUN && a.Tag[j] != PROPN {
		return false
	}
	p := i - 1
	for p >= first && (quoteMark(a.Doc.Text(p)) || a.Tag[p] == ADV && p > first) {
		p--
	}
	if p < first {
		// "Wounded soldiers fled": a bare participle that opens the sentence has no object of its own.
		return j == i+1 && (a.Form[i] == PastPart || goesOn(a.lower(i)) && a.isPlural(j) && a.finiteAt(j+1, last))
	}
	switch a.Tag[p] {
	case DET, NUM:
		return true
	case ADJ:
		return (p > first || j == i+1) && !quantifier(a.lower(p)) || a.Form[i] == PastPart && a.isPlural(j) && a.finiteAt(j+1, last) // "Several named storms formed"
	case PRON, PART:
		return a.possessive(p)
	case ADP:
		return a.Form[i] == PastPart
	case VERB:
		return a.Form[i] == PastPart && j == i+1 && (a.GroupOf[p] < 0 || describing(a.lower(i)))
	}
	return false
}

// finiteAt reports a finite verb at i, adverbs aside.
func (a *Analysis) finiteAt(i, last int) bool {
	for i < last && a.Tag[i] == ADV {
		i++
	}
	return i < last && (a.Tag[i] == VERB || a.Tag[i] == AUX) && (a.Form[i] == Past || a.Form[i] == Present || a.Form[i] == Modal)
}

// goesOn reports the -ing form of a verb without an object, which before a noun says what the noun does ("rising waters").
func goesOn(w string) bool {
	switch w {
	case "rising", "advancing", "fleeing", "growing", "retreating", "remaining", "surviving", "visiting", "invading", "opposing", "existing", "mounting",
		"increasing", "soaring", "falling", "warring", "competing", "neighboring", "neighbouring", "departing", "returning", "protesting", "dwindling", "lingering":
		return true
	}
	return false
}
