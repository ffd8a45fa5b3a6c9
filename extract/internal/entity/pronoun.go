package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

// Pronoun classes.
const (
	he = iota + 1
	she
	it
	they
)

var pronouns = map[string]int{
	"he": he, "him": he, "his": he, "himself": he, "she": she, "her": she, "hers": she, "herself": she,
	"it": it, "its": it, "itself": it, "they": they, "them": they, "their": they, "themselves": they,
}

// pronoun ties a pronoun to the one entity that it clearly speaks of. It is left alone where a subject without an entity
// stands nearer, in talk of what a speaker says of himself, and where a verb rather speaks of an event.
func (r *resolver) pronoun(i int, np syntax.NounPhrase, s text.Sentence) {
	word := strings.ToLower(r.c.words[np.Head].text)
	barred := r.barred(i, np, word)
	e := int32(-1)
	switch form := pronouns[word]; form {
	case he, she:
		sign := 1
		if form == he {
			sign = -1
		}
		fits := func(e *entity) bool { return e.kind == person && e.female*sign >= 0 && !barred[e] }
		e = r.antecedent(i, np, aPerson, 3, fits, func(e *entity) bool { return fits(e) && e.female*sign > 0 })
		if e >= 0 {
			r.ents[e].female += sign
		}
	case it:
		if r.expletive(np.Head, s) || word == "it" && r.idiom(np.Head, s) {
			return
		}
		acts := func(e *entity) bool {
			return e.named && !barred[e] && (e.kind.body() || e.kind == product || e.kind == event)
		}
		things := func(e *entity) bool { return acts(e) && e.kind != place }
		switch {
		case r.ofEvents(i, np):
			e = r.antecedent(i, np, aThing, 1, func(e *entity) bool { return e.named && e.kind == event }, nil)
		case word != "it" || r.subject[i]:
			e = r.antecedent(i, np, aThing, 1, acts, nil)
		case r.object[i]:
			if r.seized(np) { // a town is taken, not brought
				e = r.latest(1, func(e *entity) bool { return acts(e) && (e.Subkind == "city" || e.kind == facility) })
			}
			if e >= 0 {
				break
			}
			e = r.antecedent(i, np, aThing, 1, things, nil)
		default: // "against it": hardly ever who was told of in the sentence before
			e, _ = r.subjectNear(i, np, aThing, things)
		}
	case they:
		if r.ofEvents(i, np) {
			return
		}
		many := func(e *entity) bool {
			return !barred[e] && (!e.named || e.kind == organization && pluralSubkinds[e.Subkind])
		}
		e = r.antecedent(i, np, aPlural, 1, many, nil)
	}
	if e >= 0 {
		r.refer(i, np, e, record.Pronoun)
	}
}

// antecedent returns the entity for a pronoun: the subject that it hangs on, else the foremost of the sentences before,
// of the last two one that surely fits rather than one that may.
func (r *resolver) antecedent(i int, np syntax.NounPhrase, sort int32, reach int, fits, surely func(*entity) bool) int32 {
	e, unknown := r.subjectNear(i, np, sort, fits)
	if e >= 0 || unknown {
		return e
	}
	if surely != nil {
		if e := r.firstLead(fits); e >= 0 {
			return e
		}
		if e := r.foremost(1, sort, surely); e >= 0 {
			return e
		}
	}
	return r.foremost(reach, sort, fits)
}

// firstLead returns the first subject of this sentence, if it fits.
func (r *resolver) firstLead(fits func(*entity) bool) int32 {
	if list := r.leads[r.slot()]; len(list) > 0 && list[0] >= 0 && fits(r.ents[list[0]]) {
		return list[0]
	}
	return -1
}

// seized reports that a pronoun stands in the clause of a verb that is done to towns.
func (r *resolver) seized(np syntax.NounPhrase) bool {
	if np.Clause < 0 || np.Clause >= len(r.c.syn.Clauses) {
		return false
	}
	v := r.verb(r.c.syn.Clauses[np.Clause])
	return v >= 0 && v < len(r.c.syn.Lemma) && seizing[r.c.syn.Lemma[v]]
}

var seizing = set(`capture seize take retake hold lose leave enter attack bomb shell liberate recapture besiege control defend surrender cede
	occupy reach evacuate hand yield transfer storm raid strike hit destroy rebuild govern visit flee quit abandon encircle surround keep win`)

// barred returns who a pronoun cannot be: the subject of its own clause, of which it would be "itself", and in a
// quotation whoever is said to speak.
func (r *resolver) barred(i int, np syntax.NounPhrase, word string) map[*entity]bool {
	var out map[*entity]bool
	bar := func(nps []int) {
		for _, s := range nps {
			if s < 0 || s >= len(r.phrase) || s == i {
				continue
			}
			e := r.phrase[s]
			if e < 0 {
				e = r.tokens[r.c.syn.NounPhrases[s].Head] // the speaker may stand behind
			}
			if e >= 0 {
				if out == nil {
					out = map[*entity]bool{}
				}
				out[r.ents[e]] = true
			}
		}
	}
	cls := r.c.syn.Clauses
	if np.Clause < 0 || np.Clause >= len(cls) {
		return nil
	}
	owns := word == "its" || word == "his" || word == "their" || word == "hers" || word == "her" && !r.object[i]
	if !owns && !r.subject[i] && !strings.HasSuffix(word, "self") && !strings.HasSuffix(word, "selves") {
		bar(cls[np.Clause].Subjects)
	}
	if cls[np.Clause].Quoted && !owns {
		bar(r.speakers[int32(r.sentence)])
	}
	return out
}

// ofEvents reports that a pronoun is the subject of a verb that rather tells of an event: "They broke down", after talks.
func (r *resolver) ofEvents(i int, np syntax.NounPhrase) bool {
	if !r.subject[i] || np.Clause < 0 || np.Clause >= len(r.c.syn.Clauses) {
		return false
	}
	v := r.verb(r.c.syn.Clauses[np.Clause])
	if v < 0 || v >= len(r.c.syn.Lemma) {
		return false
	}
	switch r.c.syn.Lemma[v] {
	case "resume", "collapse", "begin", "start", "last", "end", "occur", "happen", "stall", "erupt":
		return len(r.c.syn.Clauses[np.Clause].Objects) == 0
	case "break":
		return r.c.words[min(v+1, len(r.c.words)-1)].text == "down" || r.c.words[min(v+1, len(r.c.words)-1)].text == "off"
	}
	return false
}

// idiom reports an object "it" that speaks of no one: "make it clear", "talk about it", "did it".
func (r *resolver) idiom(t int, s text.Sentence) bool {
	switch r.c.at(t-1, s).key {
	case "make", "makes", "made", "making", "find", "found", "about", "do", "did", "doing", "done", "say", "said", "saying", "call", "calls", "take", "took":
		return true
	}
	return false
}

// subjectNear returns the subject of the clause of a pronoun, or of the clauses that one hangs on, if it stands before
// the pronoun and fits. It reports true if a subject without an entity of the sort asked for stands nearer.
func (r *resolver) subjectNear(i int, np syntax.NounPhrase, sort int32, fits func(*entity) bool) (int32, bool) {
	cls := r.c.syn.Clauses
	for c, depth := np.Clause, 0; c >= 0 && c < len(cls) && depth < 4; c, depth = cls[c].Parent, depth+1 {
		for _, s := range cls[c].Subjects {
			if s == i || s < 0 || s >= len(r.phrase) || r.c.syn.NounPhrases[s].First >= np.First {
				continue
			}
			switch e := r.topicOf(s); {
			case e == sort:
				return -1, true
			case e >= 0 && fits(r.ents[e]):
				return e, false
			}
		}
	}
	return -1, false
}

// pluralSubkinds are organisations that texts speak of in the plural.
var pluralSubkinds = set("armed-group military police party government company")

// expletive reports an "it" that speaks of nothing: "it is unclear how", "it took three months".
func (r *resolver) expletive(t int, s text.Sentence) bool {
	if r.c.words[t].text != "it" && r.c.words[t].text != "It" {
		return false
	}
	for j := t + 1; j < min(t+4, s.Last); j++ {
		switch w := r.c.words[j]; w.key {
		case "took", "takes", "take", "seems", "seemed", "appears", "appeared", "turned", "turns", "rained", "snowed", "means", "meant":
			return true
		case "s", "is", "was", "be", "been", "became", "becomes", "remains":
			for k := j + 1; k < min(j+8, s.Last); k++ {
				switch r.c.words[k].text {
				case "that", "how", "whether", "to", "if", "what", "who", "why", "where", "when", "time":
					return true
				}
			}
			return false
		}
	}
	return false
}
