package event

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// judge sets status and polarity of a candidate from its own verb group, the clauses above it and, for a noun, the
// words around it; and finds who said it.
func (f *finder) judge(c *candidate) {
	c.status = record.Asserted
	if c.group >= 0 && c.phrase < 0 {
		f.judgeVerb(c, c.group)
	} else {
		f.judgeNoun(c)
	}
	f.climb(c)
	if i := f.asClaimed(c); i >= 0 && c.status != record.Denied && c.status != record.Possible {
		c.status, c.statusWhy = record.Claimed, f.cue(f.verb(i).First, f.verb(i).Head+1, "a claim") // of a plan, too
	}
	if c.status == record.Asserted {
		if i := f.doubted(c); i >= 0 {
			c.stronger(record.Claimed, f.cue(i, i+1, "hearsay"))
		}
	}
	if c.status == record.Asserted && f.opt.Published != 0 && c.when.Start.Lo > f.opt.Published {
		c.stronger(record.Planned, "its date lies after the day of publication")
	}
	if (c.status == record.Planned || c.status == record.Possible) && c.when.Mod == "AFTER" && c.when.Start.Hi == f.opt.Published {
		c.when.Start.Hi, c.when.End.Hi = 0, 0 // what is to come need not have come by publication
	}
	f.attribute(c)
}

// stronger puts a status in place of a weaker one: asserted < claimed < possible < planned < denied.
// Why is the line a reader can check.
func (c *candidate) stronger(status, why string) {
	rank := map[string]int{record.Asserted: 0, record.Claimed: 1, record.Possible: 2, record.Planned: 3, record.Denied: 4}
	if rank[status] > rank[c.status] {
		c.status, c.statusWhy = status, why
	}
}

// cue quotes the words that speak for a status, with what they say.
func (f *finder) cue(first, last int, says string) string {
	const most = 6 // tokens: a verb with its auxiliaries and adverbs
	if last-first > most {
		first = last - most
	}
	start, end := f.doc.Span(first, last)
	return "“" + strings.Join(strings.Fields(f.doc.Source[start:end]), " ") + "”: " + says
}

func (f *finder) judgeVerb(c *candidate, group int) {
	vg := f.verb(group)
	words := func(says string) string { return f.cue(vg.First, vg.Head+1, says) }
	switch {
	case vg.Tense == syntax.FutureTense:
		c.stronger(record.Planned, words("what is to come"))
	case vg.Modal == "could" || vg.Modal == "may" || vg.Modal == "might" || vg.Modal == "can":
		c.stronger(record.Possible, words("a possibility"))
	case vg.Modal == "would" || vg.Modal == "should" || vg.Modal == "shall" || vg.Modal == "must" || vg.Modal == "will":
		c.stronger(record.Planned, words("what is to come"))
		if vg.Modal != "will" && vg.Perfect {
			c.status, c.statusWhy = record.Possible, words("it did not come to that") // "would have created"
		}
	case vg.Infinitive && c.clause >= 0 && f.syn.Clauses[c.clause].Kind != syntax.Complement:
		c.stronger(record.Possible, words("a purpose"))
	}
	if vg.Infinitive && vg.First > 0 {
		switch w := f.lower(vg.First - 1); {
		case ahead[w]:
			c.stronger(record.Planned, f.cue(vg.First-1, vg.Head+1, "what is to come"))
		case w == "unable" || w == "impossible":
			c.stronger(record.Denied, f.cue(vg.First-1, vg.Head+1, "a negation"))
			c.negative = true
		}
	}
	none := f.nothing(c, vg)
	if (vg.Negated || none >= 0) && !f.notUntil(c) {
		c.stronger(record.Denied, f.negation(vg, none))
		c.negative = true
	}
	if c.clause >= 0 {
		cl := &f.syn.Clauses[c.clause]
		if cl.Kind == syntax.Subordinate && cl.Marker >= 0 {
			switch f.lemma(cl.Marker) {
			case "if", "unless", "whether", "should":
				c.stronger(record.Possible, f.cue(cl.Marker, cl.Marker+1, "a condition"))
			}
		}
	}
}

// ahead are words before an infinitive that put it in the future: "was due to retire".
var ahead = map[string]bool{
	"due": true, "set": true, "slated": true, "scheduled": true, "expected": true, "forecast": true, "poised": true, "likely": true, "ready": true,
	"supposed": true, "prepared": true, "determined": true, "willing": true, "hoping": true, "about": true,
}

// nothing returns the token that negates a verb from outside its group: "caused no casualties", "without causing"; -1 if
// there is none.
func (f *finder) nothing(c *candidate, vg *syntax.VerbGroup) int {
	if vg.Clause < 0 || c.phrase >= 0 {
		return -1
	}
	cl := &f.syn.Clauses[vg.Clause]
	if cl.Marker >= 0 && f.lower(cl.Marker) == "without" {
		return cl.Marker
	}
	for _, p := range cl.Objects {
		if np := &f.syn.NounPhrases[p]; np.First >= vg.Last && f.lower(np.First) == "no" {
			return np.First
		}
	}
	return -1
}

// negation quotes what negates a verb: a word of its group, its subject ("nobody signed"), or the token outside.
func (f *finder) negation(vg *syntax.VerbGroup, outside int) string {
	first, last := vg.First, vg.Head+1
	switch {
	case !vg.Negated && outside >= 0:
		first, last = outside, outside+1
	case vg.Clause >= 0 && !f.negative(first, last):
		for _, p := range f.syn.Clauses[vg.Clause].Subjects {
			if np := &f.syn.NounPhrases[p]; f.negative(np.First, np.Last) {
				first, last = np.First, np.Last
			}
		}
	}
	return f.cue(first, last, "a negation")
}

// negative reports a word of negation among tokens.
func (f *finder) negative(first, last int) bool {
	for i := first; i < last; i++ {
		switch f.lower(i) {
		case "not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor":
			return true
		}
	}
	return false
}

// notUntil reports "not ... until DATE": it did happen, then.
func (f *finder) notUntil(c *candidate) bool {
	return c.governed >= 0 && (f.at[c.governed].signal == "until" || f.at[c.governed].signal == "till")
}

// prospective words before or over a noun put it in the future; doubting ones make it a claim.
var (
	prospective = map[string]bool{
		"planned": true, "upcoming": true, "expected": true, "proposed": true, "anticipated": true, "long-anticipated": true, "future": true,
		"scheduled": true, "forthcoming": true, "impending": true, "coming": true, "eventual": true, "next": true, "intended": true, "looming": true, "long-awaited": true, "pending": true,
	}
	hypothetical = map[string]bool{"possible": true, "potential": true, "likely": true, "threatened": true, "any": true, "hypothetical": true}
	doubting     = map[string]bool{"alleged": true, "suspected": true, "purported": true, "claimed": true, "supposed": true, "reported": true}
	// possibleOf are nouns that make what follows them a possibility: "the risk of an attack".
	possibleOf = map[string]bool{
		"risk": true, "threat": true, "possibility": true, "prospect": true, "chance": true, "danger": true, "fear": true, "likelihood": true, "talk": true, "hope": true,
	}
	plannedOf = map[string]bool{"preparation": true, "plan": true, "call": true, "proposal": true, "demand": true, "deadline": true, "intention": true, "willingness": true, "schedule": true}
	claimedOf = map[string]bool{"claim": true, "allegation": true, "accusation": true, "rumor": true, "rumour": true}
)

func (f *finder) judgeNoun(c *candidate) {
	np := &f.syn.NounPhrases[c.phrase]
	for i := np.First; i < np.Head; i++ {
		switch w := f.lower(i); {
		case prospective[w] && (w != "next" || c.governed < 0):
			c.stronger(record.Planned, f.cue(i, np.Head+1, "what is to come"))
		case hypothetical[w]:
			c.stronger(record.Possible, f.cue(i, np.Head+1, "a possibility"))
		case doubting[w]:
			c.stronger(record.Claimed, f.cue(i, np.Head+1, "hearsay"))
		case w == "no":
			c.stronger(record.Denied, f.cue(i, np.Head+1, "a negation"))
			c.negative = true
		}
	}
	for _, a := range f.hangs[c.phrase] {
		over := f.syn.NounPhrases[a.NP].Head
		switch head := f.lemma(over); {
		case possibleOf[head]:
			c.stronger(record.Possible, f.cue(over, over+1, "a possibility"))
		case plannedOf[head]:
			c.stronger(record.Planned, f.cue(over, over+1, "what is to come"))
		case claimedOf[head]:
			c.stronger(record.Claimed, f.cue(over, over+1, "a claim"))
		}
	}
	if c.clause < 0 {
		return
	}
	if o, ok := f.obliqueOf(c.clause, c.phrase); ok && f.lemma(o.Prep) == "without" {
		c.stronger(record.Denied, f.cue(o.Prep, o.Prep+1, "a negation"))
		c.negative = true
	}
	cl := &f.syn.Clauses[c.clause]
	if cl.Verb < 0 {
		return
	}
	// The noun shares the modality of the verb it is the object of, "could launch an attack", and of one that says no
	// more than that it takes place. Other subjects are given: "its collapse could mark the end".
	vg := f.verb(cl.Verb)
	object, subject := has(cl.Objects, c.phrase), has(cl.Subjects, c.phrase)
	if object || subject && (happens[f.lemma(vg.Head)] || vg.Passive || f.lex.verbs[f.lemma(vg.Head)].is(aspect|light)) {
		f.judgeVerb(c, cl.Verb)
	} else if !subject && vg.Tense == syntax.FutureTense {
		c.stronger(record.Planned, f.cue(vg.First, vg.Head+1, "what is to come"))
	}
}

func has(list []int, phrase int) bool {
	for _, p := range list {
		if p == phrase {
			return true
		}
	}
	return false
}

// refusing verbs deny the infinitive they take; planning ones put it in the future.
var (
	refusing = map[string]bool{"refuse": true, "fail": true, "decline": true, "deny": true, "avoid": true, "prevent": true, "stop": true, "rule": true}
	planning = map[string]bool{
		"plan": true, "intend": true, "vow": true, "pledge": true, "promise": true, "threaten": true, "schedule": true, "aim": true, "seek": true, "hope": true,
		"expect": true, "anticipate": true, "propose": true, "agree": true, "order": true, "decide": true, "consider": true, "prepare": true, "want": true,
		"urge": true, "ask": true, "call": true, "demand": true, "request": true, "recommend": true, "set": true, "need": true, "wish": true, "advise": true,
		"invite": true, "choose": true, "await": true,
	}
)

// climb applies what the clauses above say about the candidate's clause.
func (f *finder) climb(c *candidate) {
	clause := c.clause
	for steps := 0; clause >= 0 && steps < 8; steps++ {
		cl := &f.syn.Clauses[clause]
		if cl.Parent < 0 || cl.Parent == clause {
			return
		}
		if cl.Kind == syntax.Relative || cl.Kind == syntax.Reduced && cl.Verb >= 0 && f.verb(cl.Verb).Passive {
			return // what explains a noun is given: "plans to leave the town that was taken in 2013"
		}
		parent := &f.syn.Clauses[cl.Parent]
		switch {
		case cl.Kind == syntax.Complement && parent.Verb >= 0:
			f.under(c, cl, f.verb(parent.Verb))
		case cl.Kind == syntax.Coordinated && cl.Verb >= 0 && parent.Verb >= 0 && f.verb(cl.Verb).Tense == syntax.NoTense:
			// "will attack and seize": the second verb has no auxiliary of its own.
			f.judgeVerb(c, parent.Verb)
		case cl.Kind == syntax.Reduced && parent.Verb >= 0 && f.verb(parent.Verb).Tense == syntax.FutureTense:
			vg := f.verb(parent.Verb)
			c.stronger(record.Planned, f.cue(vg.First, vg.Head+1, "what is to come"))
		}
		clause = cl.Parent
	}
}

// under judges a complement by the verb that takes it.
func (f *finder) under(c *candidate, cl *syntax.Clause, vg *syntax.VerbGroup) {
	lemma := f.lemma(vg.Head)
	w := f.lex.verbs[lemma]
	words := func(says string) string { return f.cue(vg.First, vg.Head+1, says) }
	finite := cl.Verb >= 0 && !f.verb(cl.Verb).Infinitive && !f.verb(cl.Verb).Participle && f.verb(cl.Verb).Tense != syntax.NoTense
	switch {
	case w.is(deny):
		c.stronger(record.Denied, words("a denial"))
		c.negative = true
	case refusing[lemma] && !finite:
		c.stronger(record.Denied, words("it did not happen"))
		c.negative = true
	case w.is(claim):
		c.stronger(record.Claimed, words("a claim"))
	case !finite && planning[lemma], finite && w.is(promise) && !w.is(speech):
		c.stronger(record.Planned, words("what is to come"))
	case w.is(mental) && !known[lemma]:
		c.stronger(record.Possible, words("a thought"))
	case !finite && !w.is(speech|claim):
		// begin, manage, help: the modality of the verb above holds for the complement as well.
		if vg.Tense == syntax.FutureTense || vg.Modal != "" {
			c.stronger(record.Planned, words("what is to come"))
		}
		if vg.Negated {
			c.stronger(record.Denied, f.negation(vg, -1))
			c.negative = true
		}
	}
}

// known are verbs of the mind that take their complement as true.
var known = map[string]bool{"know": true, "see": true, "hear": true, "learn": true, "remember": true, "realize": true, "realise": true, "forget": true, "understand": true}

// asClaimed returns the verb group of a remark that calls the candidate's clause, or one above it, a claim: "they will
// fight to the death, as they have claimed"; -1 if there is none.
func (f *finder) asClaimed(c *candidate) int {
	for clause, steps := c.clause, 0; clause >= 0 && steps < 4; steps++ {
		for _, child := range f.children[clause] {
			cl := &f.syn.Clauses[child]
			if cl.Kind != syntax.Subordinate || cl.Marker < 0 || cl.Verb < 0 || f.lower(cl.Marker) != "as" || len(cl.Objects) > 0 {
				continue
			}
			if f.lex.verbs[f.lemma(f.verb(cl.Verb).Head)].is(claim) && c.clause != child {
				return cl.Verb
			}
		}
		cl := &f.syn.Clauses[clause]
		if cl.Kind != syntax.Coordinated && cl.Kind != syntax.Complement {
			break
		}
		clause = cl.Parent
	}
	return -1
}

// doubted returns an adverb of hearsay in the candidate's clause, -1 if there is none.
func (f *finder) doubted(c *candidate) int {
	if c.clause < 0 {
		return -1
	}
	cl := &f.syn.Clauses[c.clause]
	for i := max(cl.First, c.trigger-8); i < min(cl.Last, c.trigger+4); i++ {
		if f.clauseOf(i) != c.clause {
			continue
		}
		switch f.lower(i) {
		case "allegedly", "purportedly", "supposedly", "reputedly":
			return i
		}
	}
	return -1
}

// lower returns a token in lower case.
func (f *finder) lower(i int) string {
	if f.syn.Tag[i] == syntax.PROPN {
		return ""
	}
	return lower(f.doc.Text(i))
}

// attribute finds the clause of saying above the candidate, or "according to" beside it, and keeps its words.
func (f *finder) attribute(c *candidate) {
	clause := c.clause
	for steps := 0; clause >= 0 && steps < 8; steps++ {
		cl := &f.syn.Clauses[clause]
		if f.accordingTo(c, clause) {
			return
		}
		if cl.Parent < 0 || cl.Parent == clause {
			return
		}
		parent := &f.syn.Clauses[cl.Parent]
		if cl.Kind == syntax.Complement && parent.Verb >= 0 {
			vg := f.verb(parent.Verb)
			w := f.lex.verbs[f.lemma(vg.Head)]
			if w.is(speech|claim|deny) && len(parent.Subjects) > 0 && !(w.is(state) && !w.is(speech|claim)) {
				f.attributeTo(c, parent, vg)
				return
			}
		}
		clause = cl.Parent
	}
}

func (f *finder) attributeTo(c *candidate, cl *syntax.Clause, vg *syntax.VerbGroup) {
	subject := &f.syn.NounPhrases[cl.Subjects[0]]
	first, last := subject.First, subject.Last
	if vg.First < first {
		first = vg.First
	}
	if vg.Last > last {
		last = vg.Last
	}
	for _, list := range [2][]int{cl.Indirect, cl.Objects} {
		for _, p := range list {
			if np := &f.syn.NounPhrases[p]; np.First == last {
				last = np.Last // "told BuzzFeed News"
			}
		}
	}
	if last-first > 24 || f.clauseOf(first) != f.clauseOf(vg.Head) && f.doc.SentenceOf[first] != f.doc.SentenceOf[vg.Head] {
		first, last = subject.First, subject.Last
	}
	start, end := f.doc.Span(first, last)
	a := record.Attribution{Span: record.Span{Start: start, End: end}, Text: f.doc.Source[start:end]}
	a.Entity = f.speaker(cl.Subjects[0])
	c.attribution = append(c.attribution, a)
}

// speaker returns the entity that a phrase names as the one who speaks, "" if none: "two US officials" are not the US.
func (f *finder) speaker(phrase int) record.EntityID {
	e, p := f.actor(phrase)
	if e < 0 || f.countryOnly(e, p) {
		return ""
	}
	return f.cast.Entities[e].ID
}

// accordingTo handles "according to X".
func (f *finder) accordingTo(c *candidate, clause int) bool {
	cl := &f.syn.Clauses[clause]
	for i := cl.First; i+2 < cl.Last; i++ {
		if f.doc.Text(i) != "according" && f.doc.Text(i) != "According" || f.doc.Text(i+1) != "to" {
			continue
		}
		p := int(f.syn.PhraseOf[i+2])
		if p < 0 {
			return false
		}
		start, end := f.doc.Span(i, f.syn.NounPhrases[p].Last)
		a := record.Attribution{Span: record.Span{Start: start, End: end}, Text: f.doc.Source[start:end]}
		a.Entity = f.speaker(p)
		c.attribution = append(c.attribution, a)
		return true
	}
	return false
}
