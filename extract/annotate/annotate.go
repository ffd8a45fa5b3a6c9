// Package annotate writes what the language layer reads in a text in the formats of the field: words, tags, trees, names.
//
// It shows the analysis under a record, for other programs to look at and to score. The names are those of the model
// alone; the actors of a record come from more evidence.
package annotate

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/internal/syntax"
)

// CoNLLU writes an article as CoNLL-U (Universal Dependencies, version 2): UPOS and Penn tags, lemmas, features, heads
// and relations; MISC holds SpaceAfter=No, NER with IOB2 labels, and start_char and end_char, the place of a word or
// multiword token counted in characters. Sentences in a script that the model cannot read are marked with a comment and
// have the tag X throughout.
func CoNLLU(w io.Writer, a *article.Article) error {
	syn, err := syntax.Read(a.Text)
	if err != nil {
		return fmt.Errorf("annotate %s: %w", a.Name, err)
	}
	out := bufio.NewWriter(w)
	c := conllu{Writer: out, r: syn.Reading, syn: syn, place: characters{src: syn.Doc.Source}}
	fmt.Fprintf(out, "# newdoc id = %s\n", oneLine(a.Name))
	number := 0
	for first, last := range c.r.Sentences() {
		number++
		c.sentence(first, last, number)
	}
	return out.Flush()
}

// Brat writes the names of an article as standoff annotation of brat (https://brat.nlplab.org): one line a name with its
// kind, and first and last character of the text that `dateline text` prints.
func Brat(w io.Writer, a *article.Article) error {
	syn, err := syntax.Read(a.Text)
	if err != nil {
		return fmt.Errorf("annotate %s: %w", a.Name, err)
	}
	out := bufio.NewWriter(w)
	place := characters{src: syn.Doc.Source}
	for i, n := range syn.Names {
		start, end := syn.Doc.Span(n.First, n.Last)
		fmt.Fprintf(out, "T%d\t%s %d %d\t%s\n", i+1, n.Kind, place.of(start), place.of(end), oneLine(syn.Doc.Source[start:end]))
	}
	return out.Flush()
}

// oneLine keeps text from breaking a line or a column.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, s)
}

// characters counts the characters before bytes of a text. It is asked from left to right, a little back at most.
type characters struct {
	src      string
	at, seen int
}

func (c *characters) of(at int) int {
	if at < c.at {
		c.seen -= utf8.RuneCountInString(c.src[at:c.at])
	} else {
		c.seen += utf8.RuneCountInString(c.src[c.at:at])
	}
	c.at = at
	return c.seen
}
