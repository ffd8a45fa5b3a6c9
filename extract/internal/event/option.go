package event

import (
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// lead is an expression from which later sentences may take their time, and how it stands in its own.
type lead struct {
	time int
	cand int  // the candidate of a main line that it dates, -1
	noun bool // it dates a noun only: "the quake of 7 January"
	nth  int  // how many stand nearer
}

// leadTimes returns, by sentence, the expressions from which others may take their time: those that date the main
// line first, then those of main clauses without an event, then those of nouns.
func (f *finder) leadTimes(cands []candidate) map[int][]lead {
	out := map[int][]lead{}
	add := func(s int, l lead) {
		for _, old := range out[s] {
			if old.time == l.time {
				return
			}
		}
		out[s] = append(out[s], l)
	}
	for i := range cands {
		c := &cands[i]
		if !c.dropped && f.leads(c) && f.at[c.governed].sentence == c.sentence {
			add(c.sentence, lead{time: c.governed, cand: i})
		}
	}
	for s, times := range f.timesOf {
		for _, t := range times {
			at := &f.at[t]
			if !f.anchors(t) || at.ends || f.syn.QuoteOf[at.first] || f.opt.Published != 0 && f.times[t].From > f.opt.Published {
				continue
			}
			switch at.signal {
			case "since", "until", "till", "by", "before", "after", "following":
				continue
			}
			noun := at.phrase >= 0 || f.attachedToEvent(t) || f.host(t) >= 0
			if at.clause >= 0 && f.syn.Clauses[at.clause].Kind == syntax.Main || noun {
				add(s, lead{time: t, cand: -1, noun: noun})
			}
		}
	}
	return out
}

// mainLine reports that a sentence has a time for its main line.
func mainLine(leads []lead) bool { return len(leads) > 0 && leads[0].cand >= 0 }

// How far and how often options look around for an expression.
const (
	sentencesBack  = 6
	sentencesAhead = 3 // from a headline to what the text tells first
	mostBack       = 5
)

// options lists the rules' choice, no date, the expressions of the sentence, and those of main lines before.
func (f *finder) options(c *candidate, leads map[int][]lead) []option {
	var out []option
	seen := map[[2]int]bool{}
	add := func(d dating, rule bool, l lead) {
		key := [2]int{d.time, int(d.rel)}
		if seen[key] {
			return
		}
		seen[key] = true
		out = append(out, option{d: d, rule: rule, features: f.optionFeatures(c, d, rule, l)})
	}
	own := lead{time: -1, cand: -1}
	near := own // what the rules chose, if that is a lead
	if c.governed >= 0 {
		for _, l := range leads[f.at[c.governed].sentence] {
			if l.time == c.governed {
				near = l
			}
		}
	}
	chosen := dating{time: c.governed, rel: c.rel, basis: c.when.Basis, how: c.how}
	if !c.when.Dated() {
		chosen = undated
	}
	add(chosen, true, near)
	bound := f.bound(c, chosen)
	if bound && c.phrase >= 0 && f.lengthOf(c.phrase) >= 0 {
		return out // "surrendered last summer after a three-month siege"
	}
	add(undated, false, own)
	if chosen.time >= 0 && chosen.rel != same && !bound {
		d := chosen
		d.rel, d.basis, d.how = same, record.Explicit, "ranked"
		if f.at[d.time].sentence != c.sentence {
			d.basis = record.Carried
		}
		add(d, false, near)
	}
	lean, leans := f.leaning(c)
	cue, cued := f.adverb(c)
	reported := f.isReported(c)
	for _, t := range f.timesOf[c.sentence] {
		if f.anchors(t) && !f.at[t].ends && !(bound && t == chosen.time) {
			d := dating{time: t, basis: record.Explicit, how: "ranked"}
			if leans && f.host(t) != c.phrase && f.inside(c.phrase) != t {
				d.rel = lean
			}
			add(d, false, own)
			if c.group >= 0 && f.verb(c.group).Perfect || reported {
				add(dating{time: t, rel: before, basis: record.Explicit, how: "ranked"}, false, own)
			}
			if cued {
				add(dating{time: t, rel: cue, basis: record.Explicit, how: "ranked"}, false, own)
			}
		}
	}
	found := 0
	carried := func(l lead) {
		l.nth = found
		found++
		add(dating{time: l.time, basis: record.Carried, how: "ranked back"}, false, l)
		if reported || c.group >= 0 && f.verb(c.group).Perfect {
			add(dating{time: l.time, rel: before, basis: record.Carried, how: "ranked back"}, false, l)
		}
		if cued {
			add(dating{time: l.time, rel: cue, basis: record.Carried, how: "ranked back"}, false, l)
		}
	}
	if f.heading(c.sentence) {
		for s := c.sentence + 1; s < len(f.doc.Sentences) && s <= c.sentence+sentencesAhead; s++ {
			for _, l := range leads[s] {
				carried(l)
			}
			if len(leads[s]) > 0 && !f.heading(s) {
				break
			}
		}
		return out
	}
	if mainLine(leads[c.sentence]) && c.clause >= 0 && f.syn.Clauses[c.clause].Kind == syntax.Coordinated {
		return out // the sentence has a time of its own for its main line
	}
	for s := c.sentence - 1; s >= 0 && s >= c.sentence-sentencesBack && found < mostBack; s-- {
		for _, l := range leads[s] {
			if l.noun && c.sentence-s > 2 {
				continue
			}
			carried(l)
		}
	}
	return out
}

// isReported reports that a candidate stands in what a verb of saying reports.
func (f *finder) isReported(c *candidate) bool {
	verb := f.taker(c.clause)
	return verb >= 0 && f.says(verb)
}

// taker returns the verb group that takes a clause as its complement, -1 if none does.
func (f *finder) taker(clause int) int {
	if clause < 0 {
		return -1
	}
	cl := &f.syn.Clauses[clause]
	if cl.Kind != syntax.Complement || cl.Parent < 0 {
		return -1
	}
	return f.syn.Clauses[cl.Parent].Verb
}

// says reports a verb of saying.
func (f *finder) says(group int) bool {
	return f.lex.verbs[f.lemma(f.verb(group).Head)].is(speech | claim | deny)
}

// cues are adverbs that put an event before or after the time that its paragraph tells of.
var cues = map[string]relation{
	"later": after, "subsequently": after, "afterwards": after, "afterward": after, "eventually": after, "thereafter": after, "since": after,
	"earlier": before, "previously": before, "already": before, "formerly": before,
}

// adverb returns the relation that an adverb of the candidate's clause gives it to the time told of.
func (f *finder) adverb(c *candidate) (relation, bool) {
	token := f.adverbToken(c)
	if token < 0 {
		return same, false
	}
	return cues[f.lemma(token)], true
}

// adverbToken returns such an adverb, -1 if none: it is no part of an expression ("two days later").
func (f *finder) adverbToken(c *candidate) int {
	if c.clause < 0 {
		return -1
	}
	cl := &f.syn.Clauses[c.clause]
	for i := cl.First; i < cl.Last; i++ {
		if _, ok := cues[f.lemma(i)]; ok && f.timeAt[i] < 0 && f.clauseOf(i) == c.clause && f.syn.Tag[i] == syntax.ADV {
			return i
		}
	}
	return -1
}

// leaning returns the relation to its sentence's time that the preposition over a noun gives it: "before the
// long-anticipated battle".
func (f *finder) leaning(c *candidate) (relation, bool) {
	if c.phrase < 0 {
		return same, false
	}
	prep := ""
	if o, ok := f.obliqueOf(c.clause, c.phrase); ok {
		prep = f.lemma(o.Prep)
	} else if hangs := f.hangs[c.phrase]; len(hangs) > 0 {
		prep = f.lemma(hangs[0].Prep)
	}
	switch prep {
	case "before":
		return after, true
	case "after", "following":
		return before, true
	}
	return same, false
}

// bound reports that the grammar leaves no doubt about the relation, so that no weight may overrule it: "said on
// Wednesday that they had left" is before, "closed after a collision in March" is after.
func (f *finder) bound(c *candidate, d dating) bool {
	if d.time < 0 || d.rel == same || f.at[d.time].sentence != c.sentence {
		return false
	}
	return d.how == "host" || d.rel == before && c.group >= 0 && f.verb(c.group).Perfect && !f.frames(d.time)
}

// carriedFeatures describes an expression of another sentence: how it stands there, and what in the candidate's own
// sentence says that the story goes on or turns elsewhere.
func (f *finder) carriedFeatures(c *candidate, d dating, l lead, add func(...string)) {
	rel := [...]string{"same", "before", "after"}[d.rel]
	switch {
	case l.noun:
		add("back noun")
		add("back noun", f.reference(c))
	case l.cand < 0:
		add("back weak")
	}
	if f.heading(c.sentence) {
		add("heading")
		return
	}
	add("back nth", nth(l.nth))
	add("back nth", nth(l.nth), rel)
	if f.frames(d.time) {
		add("back frames")
	}
	if clause := f.at[d.time].clause; clause >= 0 && f.syn.Clauses[clause].Verb >= 0 {
		v := f.verb(f.syn.Clauses[clause].Verb)
		told := "past"
		if v.Tense != syntax.PastTense {
			told = "other"
		} else if v.Perfect {
			told = "past perfect"
		}
		add("back told", told, f.tenseName(c))
		if c.clause >= 0 {
			a, b := f.syn.Clauses[clause].Subjects, f.subjects(c.clause)
			if len(a) > 0 && len(b) > 0 && f.entityOf(a[0]) >= 0 && f.entityOf(a[0]) == f.entityOf(b[0]) {
				add("back same subject")
			}
		}
	}
	add("back", f.reference(c))
	if word := f.opening(c.sentence); word != "" {
		add("back opens", word)
	}
	if p := f.opt.Published; p != 0 {
		switch age := p - f.times[d.time].From; {
		case age < 8:
			add("back age week", f.tenseName(c))
		case age < 400:
			add("back age year", f.tenseName(c))
		default:
			add("back age more", f.tenseName(c))
		}
	}
}

func nth(n int) string { return [...]string{"first", "second", "third"}[min(n, 2)] }

// reference says how the subject of a candidate's clause refers to what was told: by a demonstrative, a pronoun, a
// definite or another noun phrase.
func (f *finder) reference(c *candidate) string {
	if c.clause < 0 {
		return "no subject"
	}
	subjects := f.subjects(c.clause)
	if len(subjects) == 0 {
		return "no subject"
	}
	np := &f.syn.NounPhrases[subjects[0]]
	switch first := f.lemma(np.First); {
	case first == "this" || first == "that" || first == "these" || first == "those":
		return "this"
	case f.syn.Tag[np.Head] == syntax.PRON:
		return "pronoun"
	case f.syn.Tag[np.Head] == syntax.PROPN:
		return "name"
	case f.definite(np):
		return "definite"
	}
	return "new"
}

// connectives open a sentence and say how it goes on from the one before.
var connectives = map[string]bool{
	"also": true, "meanwhile": true, "still": true, "later": true, "then": true, "earlier": true, "previously": true, "however": true, "after": true,
	"when": true, "while": true, "in": true, "on": true, "since": true, "before": true, "although": true, "as": true, "at": true, "during": true,
	"following": true, "but": true, "and": true, "according": true, "other": true, "another": true, "some": true, "once": true, "by": true,
}

// opening returns the connective that opens a sentence, "" if none does.
func (f *finder) opening(sentence int) string {
	if word := f.lower(f.doc.Sentences[sentence].First); connectives[word] {
		return word
	}
	return ""
}
