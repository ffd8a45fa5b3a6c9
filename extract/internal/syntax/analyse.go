package syntax

import "github.com/dateline/dateline/extract/internal/text"

// Analyse tags d and finds its phrases.
func Analyse(d *text.Doc) *Analysis {
	x := tables()
	a := &Analysis{Doc: d}
	states := tagStates(x, d)
	a.Tag = make([]Tag, len(states))
	a.Form = make([]Form, len(states))
	a.Lemma = make([]string, len(states))
	for i, s := range states {
		a.Tag[i], a.Form[i], a.Lemma[i] = x.tag[s], x.form[s], x.lemma(d.Text(i), s)
	}
	return a
}
