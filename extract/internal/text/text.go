// Package text splits a source text into tokens and sentences: columns over one text, read-only once made.
//
// Text is never copied. A token is a byte range into the source; a sentence is a range of tokens. Later passes keep
// their results in columns of their own, indexed by token or sentence number.
package text

// Token is one word or punctuation mark, in the tokenisation of Universal Dependencies for English: "don't" is
// "do" + "n't", "ISIS's" is "ISIS" + "'s", "two-month" stays one token, "U.S." keeps its full stop.
// Start and End are byte offsets into Doc.Source.
type Token struct{ Start, End int }

// Kind says what a sentence is.
type Kind uint8

// The kinds of sentence.
const (
	Body     Kind = iota // running text
	Heading              // title, headline, section heading: a short line without a full stop that stands apart; a first line in title case
	Dateline             // "RAQQA, Syria (Reuters) —" at the head of a paragraph, when it is split off
)

// Sentence is a half-open range of tokens, with the number of the paragraph it stands in.
type Sentence struct {
	First, Last int // tokens First..Last-1
	Paragraph   int
	Kind        Kind
}

// Doc is a tokenised text.
type Doc struct {
	Source     string
	Tokens     []Token
	Sentences  []Sentence
	SentenceOf []int32 // token -> sentence
}

// Text returns the words of token i.
func (d *Doc) Text(i int) string { return d.Source[d.Tokens[i].Start:d.Tokens[i].End] }

// Span returns the byte range of tokens first..last-1.
func (d *Doc) Span(first, last int) (start, end int) {
	return d.Tokens[first].Start, d.Tokens[last-1].End
}

// Words returns the source text of tokens first..last-1.
func (d *Doc) Words(first, last int) string {
	start, end := d.Span(first, last)
	return d.Source[start:end]
}

// SpaceBefore reports that white space precedes token i.
func (d *Doc) SpaceBefore(i int) bool { return i > 0 && d.Tokens[i-1].End < d.Tokens[i].Start }
