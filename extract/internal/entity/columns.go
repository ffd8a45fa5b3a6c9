package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/timex"
)

// word is what a token looks like, the same for all tokens of one spelling.
type word struct {
	text    string
	key     string // folded
	facts   gazetteer.Word
	capital bool // begins with a large letter, or is a particle with one behind its hyphen ("al-Assad")
	caps    bool // two letters or more, all large
	digits  bool // begins with a digit
	letters bool // has a letter
}

// columns are what the pass knows of each token before it looks for names.
type columns struct {
	syn   *syntax.Analysis
	doc   *text.Doc
	words []*word
	timed []bool // inside a temporal expression: never a name
	title []bool // in a sentence whose large letters say nothing: a headline, or one written all in capitals
	first []bool // begins a sentence, or a quotation
}

func columnsOf(syn *syntax.Analysis, times []timex.Timex) *columns {
	doc := syn.Doc
	n := len(doc.Tokens)
	c := &columns{syn: syn, doc: doc, words: make([]*word, n), timed: make([]bool, n), title: make([]bool, n), first: make([]bool, n)}
	seen := map[string]*word{}
	for i := range n {
		s := doc.Text(i)
		w := seen[s]
		if w == nil {
			w = wordOf(s)
			seen[s] = w
		}
		c.words[i] = w
	}
	months := map[string]bool{} // that are family names of the text
	for i := range n {
		if c.monthName(i) {
			months[c.words[i].key] = true
		}
	}
	at := 0
	for _, t := range times {
		for at > 0 && doc.Tokens[at-1].End > t.Start {
			at-- // expressions may come in any order
		}
		for at < n && doc.Tokens[at].End <= t.Start {
			at++
		}
		for ; at < n && doc.Tokens[at].Start < t.End; at++ {
			c.timed[at] = !c.monthName(at) && !(months[c.words[at].key] && c.nameAlone(at))
		}
	}
	for _, s := range doc.Sentences {
		headline := s.Kind == text.Heading || c.shouts(s)
		start := true
		for i := s.First; i < s.Last; i++ {
			c.title[i] = headline && s.Kind != text.Dateline
			w := c.words[i]
			c.first[i] = start && (w.letters || w.digits)
			start = start && !w.letters && !w.digits || isOpeningQuote(w.text) || w.text == ":" || w.text == "*" || w.text == "•"
		}
	}
	return c
}

// monthName reports a month that is a family name: "Theresa May", "Mrs May".
func (c *columns) monthName(at int) bool {
	if at == 0 || !c.words[at].capital {
		return false
	}
	switch c.words[at].key {
	case "may", "april", "june", "august":
		w := c.words[at-1]
		return w.capital && (w.facts&(gazetteer.Common|gazetteer.Mixed) == 0 || w.facts.Is(gazetteer.Given) || civil[w.key] || offices[w.key])
	}
	return false
}

// nameAlone reports that a month that is a family name of the text stands as a name does: no day, year or preposition of
// time beside it.
func (c *columns) nameAlone(at int) bool {
	if !c.words[at].capital {
		return false
	}
	if at+1 < len(c.words) && (c.words[at+1].digits || c.words[at+1].text == ",") {
		return false
	}
	if at == 0 {
		return true
	}
	switch c.words[at-1].key {
	case "in", "since", "until", "till", "by", "during", "late", "early", "mid", "last", "next", "this", "of", "from", "through", "between", "and", "before", "after", "each", "every", "to":
		return at+1 < len(c.words) && isPossessive(c.words[at+1].text) && c.words[at-1].key == "to" // "in protest to May's agreement"
	}
	return !c.words[at-1].digits
}

func wordOf(s string) *word {
	w := &word{text: s, key: gazetteer.Fold(s)}
	w.facts = gazetteer.WordOf(w.key)
	r, _ := utf8.DecodeRuneInString(s)
	w.digits = unicode.IsDigit(r)
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		}
	}
	w.letters = upper+lower > 0
	w.caps = upper >= 2 && lower == 0
	w.capital = (unicode.IsUpper(r) || unicode.IsTitle(r)) && !address(s)
	if !w.capital && upper > 0 && lower > 0 && !w.digits && !address(s) {
		// "al-Assad", "d'Estaing", "iPhone"; not "pro-Russian", which is taken apart later.
		head, _, cut := strings.Cut(s, "-")
		w.capital = !cut && upper > 0 || cut && (particles[head] || arabicArticle(head))
	}
	return w
}

// address reports a web or mail address, or the name of a file.
func address(s string) bool {
	if strings.ContainsAny(s, "@_\\") || strings.Contains(s, "://") || strings.HasPrefix(strings.ToLower(s), "www.") {
		return true
	}
	dot := strings.LastIndexByte(s, '.')
	switch {
	case dot <= 0:
		return false
	case strings.ContainsRune(s[:dot], '/'):
		return true
	}
	switch strings.ToLower(s[dot+1:]) {
	case "pdf", "doc", "docx", "xls", "htm", "html", "txt", "jpg", "png", "zip", "exe", "asp", "php":
		return true
	}
	return false
}

func arabicArticle(s string) bool { return len(s) <= 3 && articles[s] }

// shouts reports that most longer words of a sentence are written large, so that large letters say nothing.
func (c *columns) shouts(s text.Sentence) bool {
	large, all := 0, 0
	for i := s.First; i < s.Last; i++ {
		if w := c.words[i]; w.letters && utf8.RuneCountInString(w.text) > 3 {
			all++
			if w.capital {
				large++
			}
		}
	}
	last := c.words[s.Last-1].text
	return all >= 5 && large*10 >= all*8 && last != "." && last != "”" && last != "\""
}

func isOpeningQuote(s string) bool {
	return s == "“" || s == "\"" || s == "‘" || s == "«" || s == "``" || s == "("
}

func isPossessive(s string) bool { return s == "'s" || s == "’s" || s == "'" || s == "’" }

// at returns the word of a token, or an empty one outside the sentence s.
func (c *columns) at(i int, s text.Sentence) *word {
	if i < s.First || i >= s.Last {
		return &noWord
	}
	return c.words[i]
}

var noWord word

// behindDeterminer returns the first token of a noun phrase that is no determiner, its head at the latest.
func (c *columns) behindDeterminer(np syntax.NounPhrase) int {
	first := np.First
	for first < np.Head && c.tag(first) == syntax.DET {
		first++
	}
	return first
}

func (c *columns) tag(i int) syntax.Tag {
	if i < len(c.syn.Tag) {
		return c.syn.Tag[i]
	}
	return syntax.X
}

// nameable reports that a token may stand in a name by its looks: written large, not a time.
func (c *columns) nameable(i int) bool { return c.words[i].capital && !c.timed[i] }
