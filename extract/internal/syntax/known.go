package syntax

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/text"
)

// certain is the probability from which on the model's tag stands. Below it the trigram decides between the neighbours.
const certain = 0.9

// known turns the states that the model gives words into states of tokens. A token of several words ("two-month") has
// none: whether it describes or names is seen between its neighbours. Neither has one in a script that the model cannot read,
// nor in a title whose capitals say nothing: there the rules for headlines read better.
func known(x *lexicon, r *model.Reading, tokens int) []state {
	of := make([]state, len(r.Model.States))
	for i, name := range r.Model.States {
		of[i] = x.id[name]
	}
	title := make([]bool, len(r.Doc.Sentences))
	for i, s := range r.Doc.Sentences {
		title[i] = capitalised(r.Doc, s)
	}
	out := make([]state, tokens)
	for i, w := range r.Words {
		switch {
		case r.Skip[i], r.Tag[i] < certain, title[r.Doc.SentenceOf[w.Token]], i > 0 && r.Words[i-1].Token == w.Token, i+1 < len(r.Words) && r.Words[i+1].Token == w.Token:
			continue
		}
		s := of[r.State[i]]
		if t := int(w.Token); r.Model.States[r.State[i]] == "SCONJ/IN" && r.Doc.Text(t) == "for" || noOne(r.Doc, t) {
			continue // the rules look for the preposition in "for the army to enter" and for one phrase in "no one"
		}
		if name := r.Model.States[r.State[i]]; strings.HasPrefix(name, "VERB/V") && x.verbLemma(strings.ToLower(r.Doc.Text(int(w.Token)))) == "be" {
			s = x.id["AUX/"+name[len("VERB/"):]+"-be"] // "there were" is a copula here
		}
		if s == boundary && strings.HasPrefix(r.Model.States[r.State[i]], "AUX/V") {
			s = x.id[r.Model.States[r.State[i]]+"-"+x.auxiliary(strings.ToLower(r.Doc.Text(int(w.Token))))]
		}
		out[w.Token] = s
	}
	return out
}

// noOne reports either word of "no one".
func noOne(d *text.Doc, t int) bool {
	is := func(t int, word string) bool {
		return t >= 0 && t < len(d.Tokens) && strings.EqualFold(d.Text(t), word)
	}
	return is(t, "no") && is(t+1, "one") || is(t, "one") && is(t-1, "no")
}

// auxiliary returns the lemma of a form of be, have or do.
func (x *lexicon) auxiliary(form string) string {
	switch lemma := x.verbLemma(form); lemma {
	case "be", "have", "do":
		return lemma
	}
	switch strings.ReplaceAll(form, "’", "'") {
	case "'ve", "'d":
		return "have"
	}
	return "be"
}
