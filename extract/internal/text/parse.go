package text

import "strings"

// Parse splits src. It accepts any string, never fails, and takes time linear in its length; every byte of an invalid
// UTF-8 sequence becomes a token of its own.
//
// A paragraph is a run of lines up to a blank line. Inside such a run each line is a paragraph of its own, unless the
// lines look hard-wrapped (every line was broken because the next word did not fit). A paragraph that opens with a
// place, an optional agency or day, and a dash ("RAQQA, Syria (Reuters) —") has that opening split off as a sentence
// of kind Dateline. No sentence crosses the border of a paragraph.
func Parse(src string) *Doc {
	d := &Doc{Source: src}
	d.Tokens = make([]Token, 0, len(src)/5+1)
	paras := paragraphs(src)
	for i, p := range paras {
		first := len(d.Tokens)
		d.Tokens = appendTokens(d.Tokens, src, p.start, p.end)
		if first == len(d.Tokens) {
			continue
		}
		d.addSentences(first, i, paragraphKind(src[p.start:p.end], i == 0, len(paras) > 1))
	}
	d.renumber()
	return d
}

// maxBracket is how many tokens a bracket may hold together; one that is never closed must not glue a paragraph.
const maxBracket = 60

// A sentence of more than longSentence tokens is a list or a text without marks. It ends at its next comma or semicolon,
// at the latest after maxSentence tokens, so that whatever later passes do within a sentence stays cheap.
const (
	longSentence = 200
	maxSentence  = 300
)

// addSentences splits the tokens from first on into sentences of paragraph para.
func (d *Doc) addSentences(first, para int, kind Kind) {
	if kind == Body {
		if n := d.dateline(first); n > 0 {
			d.close(first, first+n, para, Dateline)
			first += n
		}
	}
	open := -1 // the bracket we are inside
	for i := first; i < len(d.Tokens); i++ {
		switch d.Text(i) {
		case "(", "[":
			open = i
		case ")", "]":
			open = -1
		}
		inside := open > first && i-open < maxBracket
		end := min(d.sentenceEnd(i, inside), first+maxSentence)
		if end == 0 && d.tooLong(first, i) {
			end = i + 1
		}
		if end > 0 {
			d.close(first, end, para, kind)
			first, i, open = end, end-1, -1
		}
	}
	if first < len(d.Tokens) {
		d.close(first, len(d.Tokens), para, kind)
	}
}

// tooLong reports that the sentence that began at token first must end behind token i.
func (d *Doc) tooLong(first, i int) bool {
	n := i + 1 - first
	return n >= maxSentence || n > longSentence && (d.Text(i) == "," || d.Text(i) == ";")
}

func (d *Doc) close(first, last, para int, kind Kind) {
	d.Sentences = append(d.Sentences, Sentence{First: first, Last: last, Paragraph: para, Kind: kind})
}

// renumber fills SentenceOf and closes the gaps that empty paragraphs left in the paragraph numbers.
func (d *Doc) renumber() {
	d.SentenceOf = make([]int32, len(d.Tokens))
	para, was := -1, -1
	for n := range d.Sentences {
		s := &d.Sentences[n]
		if s.Paragraph != was {
			was = s.Paragraph
			para++
		}
		s.Paragraph = para
		for i := s.First; i < s.Last; i++ {
			d.SentenceOf[i] = int32(n)
		}
	}
}

// hasLower reports that s has a letter that is not a capital.
func hasLower(s string) bool { return strings.ToUpper(s) != s }
