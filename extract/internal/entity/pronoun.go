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

func (r *resolver) pronoun(i int, np syntax.NounPhrase, s text.Sentence) {
	e := int32(-1)
	switch form := pronouns[strings.ToLower(r.c.words[np.Head].text)]; form {
	case he, she:
		sign := 1
		if form == he {
			sign = -1
		}
		fits := func(e *entity) bool { return e.kind == person && e.female*sign >= 0 }
		if word := strings.ToLower(r.c.words[np.Head].text); r.object[i] && (word == "him" || word == "her") {
			// An object is not its own subject, or it would be "himself".
			own := r.subjects(np.Clause)
			e = r.foremost(3, func(x *entity) bool { return fits(x) && !own[x] })
		} else if e = r.subjectNear(i, np, fits); e < 0 {
			if e = r.foremost(1, func(x *entity) bool { return x.kind == person && x.female*sign > 0 }); e < 0 {
				e = r.foremost(3, fits)
			}
		}
		if e >= 0 {
			r.ents[e].female += sign
		}
	case it:
		if r.expletive(np.Head, s) {
			return
		}
		acts := func(e *entity) bool { return e.named && (e.kind.body() || e.kind == product || e.kind == event) }
		if e = r.subjectNear(i, np, acts); e < 0 {
			e = r.foremost(1, acts)
		}
	case they:
		many := func(e *entity) bool { return !e.named || e.kind == organization && pluralSubkinds[e.Subkind] }
		if e = r.subjectNear(i, np, many); e < 0 {
			e = r.foremost(1, many)
		}
	}
	if e >= 0 {
		r.refer(i, np, e, record.Pronoun)
	}
}

// subjects returns the entities that are subjects of a clause.
func (r *resolver) subjects(clause int) map[*entity]bool {
	own := map[*entity]bool{}
	if clause >= 0 && clause < len(r.c.syn.Clauses) {
		for _, s := range r.c.syn.Clauses[clause].Subjects {
			if s >= 0 && s < len(r.phrase) && r.phrase[s] >= 0 {
				own[r.ents[r.phrase[s]]] = true
			}
		}
	}
	return own
}

// subjectNear returns the subject of the clause of a pronoun, or of the clauses that one hangs on, if it stands before
// the pronoun and fits.
func (r *resolver) subjectNear(i int, np syntax.NounPhrase, fits func(*entity) bool) int32 {
	cls := r.c.syn.Clauses
	for c, depth := np.Clause, 0; c >= 0 && c < len(cls) && depth < 4; c, depth = cls[c].Parent, depth+1 {
		for _, s := range cls[c].Subjects {
			if s == i || s < 0 || s >= len(r.phrase) || r.c.syn.NounPhrases[s].First >= np.First {
				continue
			}
			if e := r.phrase[s]; e >= 0 && fits(r.ents[e]) {
				return e
			}
		}
	}
	return -1
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
				case "that", "how", "whether", "to", "if", "what", "who", "why", "where", "when":
					return true
				}
			}
			return false
		}
	}
	return false
}
