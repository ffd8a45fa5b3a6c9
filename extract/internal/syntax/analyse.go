package syntax

import (
	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/text"
)

// Read tokenises src, has the model in the binary read it, and analyses it. It fails only if that model was altered.
func Read(src string) (*Analysis, error) {
	m, err := model.Default()
	if err != nil {
		return nil, err
	}
	d := text.Parse(src)
	return Analyse(d, m.Read(d)), nil
}

// Analyse tags d by what the model r read in it, and finds its verb groups, noun phrases and clauses. It never fails; a sentence without a verb is one
// clause without a verb group. Time is linear in the length of d, because package text bounds the length of a sentence.
//
// A verb of speech is the parent of what is said, with the content clause as its Complement, wherever it stands: in
// "The town fell, officials said" the main clause is "officials said".
func Analyse(d *text.Doc, r *model.Reading) *Analysis {
	x := tables()
	n := len(d.Tokens)
	a := &Analysis{
		Doc: d, Reading: r, Tag: make([]Tag, n), Form: make([]Form, n), Lemma: make([]string, n),
		GroupOf: make([]int32, n), PhraseOf: make([]int32, n), ClauseOf: make([]int32, n), QuoteOf: quoted(d),
	}
	for i, s := range tagStates(x, d, known(x, r, len(d.Tokens))) {
		a.Tag[i], a.Form[i], a.Lemma[i] = x.tag[s], x.form[s], x.lemma(d.Text(i), s)
		a.GroupOf[i], a.PhraseOf[i], a.ClauseOf[i] = -1, -1, -1
	}
	a.tree(r)
	a.names(r)
	p := &parser{a: a}
	for _, s := range d.Sentences {
		a.fix(s.First, s.Last)
		if s.Kind == text.Body {
			a.fixVerbless(s.First, s.Last)
		}
		a.groups(s.First, s.Last)
		a.phrases(s.First, s.Last)
		p.heading = s.Kind == text.Heading
		p.sentence(s.First, s.Last)
	}
	a.fill()
	return a
}
