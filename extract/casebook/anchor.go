package casebook

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// Anchor ties a decision to words of a source. Quote is a passage of it, the sentence where there is one, and Words are
// the words in it that matter: the trigger of an event, a name, an expression of time, a number. Nothing in it depends
// on what an extractor made of the words.
type Anchor struct {
	Source string `json:"source"`        // its name
	SHA256 string `json:"sha256"`        // of its input bytes
	Quote  string `json:"quote"`         // one line, white space collapsed
	Words  string `json:"words"`         // part of Quote
	Nth    int    `json:"nth,omitempty"` // how often Words stand in Quote before these
	Of     int    `json:"of,omitempty"`  // how often Quote stands in the source before this
}

// collapsed is a text in one line, with where each of its bytes stood.
type collapsed struct {
	text string
	at   []int // offset in the original of each byte, and of the end
}

// blank reports the characters at which lines can break.
func blank(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0\u2028\u2029", r) }

// collapse makes one line of a text, so that words are found again wherever lines were broken.
func collapse(text string) collapsed {
	var b strings.Builder
	b.Grow(len(text))
	at := make([]int, 0, len(text)+1)
	space := false
	for i, r := range text {
		if blank(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			at = append(at, i-1)
			space = false
		}
		n := b.Len()
		if r == utf8.RuneError { // also what is no UTF-8: as long as in the original
			_, size := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+size])
		} else {
			b.WriteRune(r)
		}
		for k := n; k < b.Len(); k++ {
			at = append(at, i+k-n)
		}
	}
	return collapsed{b.String(), append(at, len(text))}
}

// nth returns where the nth occurrence of words begins, counting from 0; -1 if there is none.
func nth(text, words string, n int) int {
	if words == "" {
		return -1
	}
	for from := 0; ; n-- {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		if n == 0 {
			return from + i
		}
		from += i + 1
	}
}

// before counts the occurrences of words that begin before an offset.
func before(text, words string, offset int) int {
	if words == "" {
		return 0
	}
	n := 0
	for nth(text[:min(len(text), offset+len(words)-1)], words, n) >= 0 {
		n++
	}
	return n
}

// anchorAt makes the anchor of words in a passage of a source.
func anchorAt(src *record.Source, c collapsed, passage, words record.Span) Anchor {
	a := Anchor{Source: src.Name, SHA256: src.SHA256, Quote: collapse(src.Text[passage.Start:passage.End]).text, Words: collapse(src.Text[words.Start:words.End]).text}
	start, _ := slices.BinarySearch(c.at[:len(c.text)], passage.Start)
	if i := strings.Index(c.text[min(start, len(c.text)):], a.Quote); i >= 0 {
		start += i
	}
	a.Of = before(c.text, a.Quote, start)
	in, _ := slices.BinarySearch(c.at[:len(c.text)], words.Start)
	a.Nth = before(a.Quote, a.Words, in-start)
	return a
}

// quoteAround is how many bytes of its line a name or date is quoted with on each side.
const quoteAround = 60

// around returns a passage about words: whole words of the same line.
func around(text string, words record.Span) record.Span {
	from := max(0, words.Start-quoteAround)
	if i := strings.LastIndexByte(text[from:words.Start], '\n'); i >= 0 {
		from += i + 1
	} else if from > 0 {
		if i := strings.IndexByte(text[from:words.Start], ' '); i >= 0 {
			from += i + 1
		} else {
			from = words.Start
		}
	}
	to := min(len(text), words.End+quoteAround)
	if i := strings.IndexByte(text[words.End:to], '\n'); i >= 0 {
		to = words.End + i
	} else if to < len(text) {
		if i := strings.LastIndexByte(text[words.End:to], ' '); i >= 0 {
			to = words.End + i
		} else {
			to = words.End
		}
	}
	return record.Span{Start: from, End: to}
}

// of reports that the anchor names a source: the very bytes, or a version of it by the same name.
func (a *Anchor) of(src *record.Source) bool {
	return a.SHA256 != "" && a.SHA256 == src.SHA256 || a.Source != "" && a.Source == src.Name
}

// find returns where the quote and its words stand in a text.
func (a *Anchor) find(c collapsed) (quote, words record.Span, ok bool) {
	start := nth(c.text, a.Quote, a.Of)
	if start < 0 && before(c.text, a.Quote, len(c.text)) == 1 {
		start = nth(c.text, a.Quote, 0) // it stood there more often
	}
	if start < 0 {
		return quote, words, false
	}
	in := nth(a.Quote, a.Words, a.Nth)
	if in < 0 {
		return quote, words, false
	}
	return c.span(start, start+len(a.Quote)), c.span(start+in, start+in+len(a.Words)), true
}

// span turns a stretch of the one line, which is not empty, into one of the original.
func (c collapsed) span(start, end int) record.Span {
	return record.Span{Start: c.at[start], End: c.at[end-1] + 1}
}

func overlap(a, b record.Span) bool { return a.Start < b.End && b.Start < a.End }

// text is the record of one source with the decisions at work on it.
type text struct {
	rec *record.Record // of one source
	src *record.Source
	one *collapsed // made when the first decision asks for it: most texts have none
}

func newText(rec *record.Record) *text { return &text{rec: rec, src: &rec.Sources[0]} }

// find returns where the quote of an anchor and its words stand in the text.
func (t *text) find(a *Anchor) (quote, words record.Span, ok bool) {
	if t.one == nil {
		one := collapse(t.src.Text)
		t.one = &one
	}
	return a.find(*t.one)
}

// Reasons why an anchor is not found.
const (
	noSource = "no source of that name or content is among those read"
	noQuote  = "the quoted words are not in the source any more"
	noMatch  = "the words are there, but nothing is found at them any more"
)

// events returns the events told by the words of an anchor: those with a trigger there, else the only one of the passage.
func (t *text) events(a *Anchor) (found []int, why string) {
	quote, words, ok := t.find(a)
	if !ok {
		return nil, noQuote
	}
	inside := map[int]bool{}
	for i := range t.rec.Events {
		for _, m := range t.rec.Events[i].Mentions {
			switch {
			case overlap(m.Trigger, words):
				if len(found) == 0 || found[len(found)-1] != i {
					found = append(found, i)
				}
			case overlap(m.Trigger, quote):
				inside[i] = true
			}
		}
	}
	if len(found) > 1 { // one trigger inside another: the one that is quoted in full, if there is such
		if exact := slices.IndexFunc(found, func(i int) bool {
			return slices.ContainsFunc(t.rec.Events[i].Mentions, func(m record.EventMention) bool { return m.Trigger == words })
		}); exact >= 0 {
			found = found[exact : exact+1]
		}
	}
	if len(found) == 0 && len(inside) == 1 {
		for i := range inside {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return nil, noMatch
	}
	return found[:1], ""
}

// mention is a mention of an entity of a text.
type mention struct{ entity, index int }

// mentions returns the mention at the words of an anchor; where the passage was rewritten, one by the same name.
func (t *text) mentions(a *Anchor) (mention, string) {
	_, words, ok := t.find(a)
	best, size := mention{-1, -1}, 0
	for i := range t.rec.Entities {
		for j, m := range t.rec.Entities[i].Mentions {
			switch common := min(m.End, words.End) - max(m.Start, words.Start); {
			case ok && common > 0 && (common > size || common == size && m.End-m.Start < t.size(best)):
				best, size = mention{i, j}, common
			case !ok && best.entity < 0 && m.Form == record.Name && collapse(m.Text).text == a.Words:
				best = mention{i, j}
			}
		}
	}
	switch {
	case best.entity >= 0:
		return best, ""
	case !ok:
		return best, noQuote
	}
	return best, noMatch
}

func (t *text) size(m mention) int {
	s := t.rec.Entities[m.entity].Mentions[m.index].Span
	return s.End - s.Start
}

// time returns the expression of time at the words of an anchor, -1 if there is none.
func (t *text) time(a *Anchor) (int, string) {
	_, words, ok := t.find(a)
	if !ok {
		return -1, noQuote
	}
	best := -1
	for i, x := range t.rec.Times {
		if overlap(x.Span, words) && (best < 0 || x.Span == words) {
			best = i
		}
	}
	if best < 0 {
		return -1, noMatch
	}
	return best, ""
}

// figures returns the events with a figure at the words of an anchor, and which of their figures it is.
func (t *text) figures(a *Anchor) (found [][2]int, why string) {
	_, words, ok := t.find(a)
	if !ok {
		return nil, noQuote
	}
	for i := range t.rec.Events {
		for j, q := range t.rec.Events[i].Quantities {
			if overlap(q.Span, words) {
				found = append(found, [2]int{i, j})
			}
		}
	}
	if len(found) == 0 {
		return nil, noMatch
	}
	return found, ""
}

// sortMentions puts mentions in the order of the text.
func sortMentions(ms []record.Mention) {
	slices.SortStableFunc(ms, func(a, b record.Mention) int { return cmp.Compare(a.Start, b.Start) })
}
