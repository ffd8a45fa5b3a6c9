package syntax

import "github.com/dateline/dateline/extract/internal/text"

// quoted marks the tokens inside quotation marks, the marks included. A quotation that a paragraph leaves open ends with
// the paragraph (the next one of a long quotation opens it again), except that a straight mark without a partner marks
// nothing.
func quoted(d *text.Doc) []bool {
	in := make([]bool, len(d.Tokens))
	for n := 0; n < len(d.Sentences); {
		m := n
		for m < len(d.Sentences) && d.Sentences[m].Paragraph == d.Sentences[n].Paragraph {
			m++
		}
		quotedParagraph(d, in, d.Sentences[n].First, d.Sentences[m-1].Last)
		n = m
	}
	return in
}

func quotedParagraph(d *text.Doc, in []bool, first, last int) {
	open, closer := -1, ""
	mark := func(to int) {
		for i := open; i < to; i++ {
			in[i] = true
		}
	}
	for i := first; i < last; i++ {
		w := d.Text(i)
		if open >= 0 {
			if w == closer || closer == "”" && w == "\"" {
				mark(i + 1)
				open = -1
			}
			continue
		}
		switch w {
		case "“", "„":
			open, closer = i, "”"
		case "\"":
			open, closer = i, "\""
		case "``":
			open, closer = i, "''"
		case "«":
			open, closer = i, "»"
		case "‘":
			open, closer = i, "’"
		case "'":
			// A straight single mark opens a quotation only where a word follows it at once and a blank stands before it.
			if i+1 < last && !d.SpaceBefore(i+1) && (i == first || d.SpaceBefore(i)) {
				open, closer = i, "'"
			}
		}
	}
	if open >= 0 && (closer == "”" || closer == "»") {
		mark(last)
	}
}
