package annotate

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/syntax"
)

// conllu writes the sentences of one document.
type conllu struct {
	*bufio.Writer
	r     *model.Reading
	syn   *syntax.Analysis
	place characters
}

// sentence writes words first..last-1.
func (c *conllu) sentence(first, last, number int) {
	r, d := c.r, c.r.Doc
	t := r.Words[first].Token
	s := d.SentenceOf[t]
	if first == 0 || d.Sentences[s].Paragraph != d.Sentences[d.SentenceOf[r.Words[first-1].Token]].Paragraph {
		fmt.Fprintln(c, "# newpar")
	}
	fmt.Fprintf(c, "# sent_id = %d\n", number)
	if r.Skip[first] {
		fmt.Fprintln(c, "# language = unread")
	}
	fmt.Fprintf(c, "# text = %s\n", oneLine(d.Source[r.Words[first].Start:r.Words[last-1].End]))
	for i := first; i < last; i++ {
		if end := c.contraction(i, last); end > i+1 {
			fmt.Fprintf(c, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-first+1, end-first, d.Source[r.Words[i].Start:r.Words[end-1].End], c.misc(i, end, ""))
		}
		c.word(first, i)
	}
	fmt.Fprintln(c)
}

// word writes word i of the sentence that begins with word first.
func (c *conllu) word(first, i int) {
	r := c.r
	w := r.Words[i]
	form := c.r.Doc.Source[w.Start:w.End]
	upos, xpos, rel, name := "X", "_", "dep", "O"
	if !r.Skip[i] {
		upos, xpos, _ = strings.Cut(r.Model.States[r.State[i]], "/")
		rel, name = r.Model.Rels[r.Rel[i]], r.Model.Names[r.Name[i]]
	}
	head := 0
	if h := int(r.Head[i]); h >= 0 {
		head = h - first + 1
	} else {
		rel = "root"
	}
	fmt.Fprintf(c, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i-first+1, form, c.lemma(i, form, upos), upos, xpos, features(upos, xpos), head, rel, c.misc(i, i+1, name))
}

// lemma is that of the token, where the word is all of it.
func (c *conllu) lemma(i int, form, upos string) string {
	w, t := c.r.Words[i], c.r.Doc.Tokens[c.r.Words[i].Token]
	switch {
	case w.Start == t.Start && w.End == t.End:
		return c.syn.Lemma[w.Token]
	case upos == "PROPN" || upos == "X":
		return form
	}
	return strings.ToLower(form)
}

// misc writes where words i..end-1 stand, whether a blank follows, and a name label if one is given.
func (c *conllu) misc(i, end int, name string) string {
	r := c.r
	var parts []string
	if name != "" && name != "O" {
		parts = append(parts, "NER="+name)
	}
	if last := r.Words[end-1].End; end < len(r.Words) && r.Words[end].Start == last {
		parts = append(parts, "SpaceAfter=No")
	}
	stop := c.place.of(r.Words[end-1].End)
	start := c.place.of(r.Words[i].Start)
	parts = append(parts, fmt.Sprintf("start_char=%d|end_char=%d", start, stop))
	return strings.Join(parts, "|")
}

// contraction returns the end of the multiword token that begins with word i: "don't", "he'll", "cannot", "dogs'".
func (c *conllu) contraction(i, last int) int {
	end := i + 1
	for end < last && end < i+3 && c.r.Words[end].Start == c.r.Words[end-1].End && c.r.Words[end].Token != c.r.Words[end-1].Token && c.joined(end) {
		end++
	}
	return end
}

// joined reports that a word is written together with the one before it.
func (c *conllu) joined(i int) bool {
	lower := func(i int) string { return strings.ToLower(c.r.Doc.Source[c.r.Words[i].Start:c.r.Words[i].End]) }
	before, w := lower(i-1), strings.ReplaceAll(lower(i), "’", "'")
	switch w {
	case "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "nt", "m", "ve", "re", "s", "ll":
		return true // the last without the apostrophe that they lost: "dont", "im"
	case "'":
		return strings.HasSuffix(before, "s")
	case "not":
		return before == "can"
	case "na":
		return before == "gon" || before == "wan"
	case "ta":
		return before == "got"
	}
	return false
}

// features returns the features of Universal Dependencies that a Penn tag says, in alphabetical order.
func features(upos, xpos string) string {
	verb := upos == "VERB" || upos == "AUX"
	switch {
	case verb && xpos == "VB":
		return "VerbForm=Inf"
	case verb && xpos == "VBD":
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case verb && xpos == "VBG":
		return "VerbForm=Ger"
	case verb && xpos == "VBN":
		return "Tense=Past|VerbForm=Part"
	case verb && xpos == "VBP":
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case verb && xpos == "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case verb && xpos == "MD":
		return "VerbForm=Fin"
	}
	switch xpos {
	case "NN", "NNP":
		return "Number=Sing"
	case "NNS", "NNPS":
		return "Number=Plur"
	case "JJ":
		return "Degree=Pos"
	case "JJR", "RBR":
		return "Degree=Cmp"
	case "JJS", "RBS":
		return "Degree=Sup"
	case "CD":
		return "NumType=Card"
	case "PRP":
		return "PronType=Prs"
	case "PRP$":
		return "Poss=Yes|PronType=Prs"
	}
	return "_"
}
