package timex

import (
	"unicode"
	"unicode/utf8"
)

// kind says what a token is made of.
type kind uint8

const (
	word kind = iota
	digits
	mark // one rune of punctuation or anything else
)

// token is a piece of the source: a run of letters, a number, or one other rune.
type token struct {
	start, end int
	kind       kind
	spaced     bool  // white space, or the start of the text, comes before it
	broken     bool  // an empty line comes before it: no expression crosses
	word       int32 // number in the vocabulary, -1 if the grammar does not know the word
}

// longestWord is the length above which a run of letters or digits cannot tell time; it bounds the work on
// hostile input.
const longestWord = 40

// scan splits the text. Dates and times written in digits ("2017-05-10", "14:30", "25/12/2014", "4,000", "2.5") are
// one token; "year's" is "year" and "'s".
func scan(src string, words *vocabulary) []token {
	tokens := make([]token, 0, len(src)/5+8)
	spaced, broken, lines := true, false, 0
	for i := 0; i < len(src); {
		c := src[i]
		if c == ' ' || c == '\t' || c == '\r' {
			spaced = true
			i++
			continue
		}
		if c == '\n' {
			spaced = true
			lines++
			broken = broken || lines > 1
			i++
			continue
		}
		t := token{start: i, spaced: spaced, broken: broken, word: -1}
		switch {
		case c >= '0' && c <= '9':
			t.kind = digits
			t.end = scanDigits(src, i)
		case isLetterAt(src, i):
			t.kind = word
			t.end = scanWord(src, i)
		default:
			r, size := utf8.DecodeRuneInString(src[i:])
			if unicode.IsSpace(r) {
				spaced = true
				i += size
				continue
			}
			t.kind = mark
			t.end = i + size
			if c == '\'' || r == '’' {
				t.end = scanApostrophe(src, i, i+size)
			}
		}
		if t.end-t.start <= longestWord {
			t.word = words.find(src[t.start:t.end])
		}
		tokens = append(tokens, t)
		i = t.end
		spaced, broken, lines = false, false, 0
	}
	return tokens
}

func isLetterAt(src string, i int) bool {
	c := src[i]
	if c < utf8.RuneSelf {
		return 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(src[i:])
	return unicode.IsLetter(r)
}

func isDigit(src string, i int) bool { return i < len(src) && src[i] >= '0' && src[i] <= '9' }

// scanWord returns the end of the letters at i. An apostrophe inside stays ("o'clock"), but a final 's is left off.
func scanWord(src string, i int) int {
	for i < len(src) {
		if isLetterAt(src, i) {
			_, size := utf8.DecodeRuneInString(src[i:])
			i += size
			continue
		}
		size := apostrophe(src, i)
		if size == 0 || i+size >= len(src) || !isLetterAt(src, i+size) || endsAfter(src, i+size, 1) {
			return i
		}
		i += size
	}
	return i
}

// apostrophe returns the length of the apostrophe at i, or 0.
func apostrophe(src string, i int) int {
	switch {
	case src[i] == '\'':
		return 1
	case len(src) >= i+3 && src[i:i+3] == "’":
		return 3
	}
	return 0
}

// endsAfter reports that the word at i is n bytes long.
func endsAfter(src string, i, n int) bool {
	return i+n >= len(src) || (!isLetterAt(src, i+n) && !isDigit(src, i+n))
}

// scanApostrophe returns the end of "'s", "'98" (a year) or of the lone apostrophe.
func scanApostrophe(src string, i, after int) int {
	if after < len(src) && (src[after] == 's' || src[after] == 'S') && endsAfter(src, after, 1) {
		return after + 1
	}
	if isDigit(src, after) && isDigit(src, after+1) && !isDigit(src, after+2) && (i == 0 || !isDigit(src, i-1)) {
		return after + 2
	}
	return after
}

// scanDigits returns the end of the number at i, with its groups, decimals, and the separators of dates and times.
func scanDigits(src string, i int) int {
	end := i
	for isDigit(src, end) {
		end++
	}
	for _, form := range numericForms {
		if n := form.match(src, i, end); n > 0 {
			return n
		}
	}
	// Groups of thousands, then decimals.
	for end < len(src)-3 && src[end] == ',' && isDigit(src, end+1) && isDigit(src, end+2) && isDigit(src, end+3) && !isDigit(src, end+4) {
		end += 4
	}
	if end < len(src)-1 && src[end] == '.' && isDigit(src, end+1) {
		for end++; isDigit(src, end); end++ {
		}
	}
	return end
}

// numericForm is a date or time in digits: the lengths of its fields and what stands between.
type numericForm struct {
	category string
	fields   [][2]int // shortest and longest length of each field
	seps     string   // one byte between each two fields
}

// numericForms in order of preference.
var numericForms = []numericForm{
	{"iso", [][2]int{{4, 4}, {2, 2}, {2, 2}}, "--"},
	{"iso", [][2]int{{4, 4}, {1, 2}, {1, 2}}, "//"},
	{"slash", [][2]int{{1, 2}, {1, 2}, {4, 4}}, "//"},
	{"slash", [][2]int{{1, 2}, {1, 2}, {4, 4}}, "--"},
	{"slash", [][2]int{{1, 2}, {1, 2}, {4, 4}}, ".."},
	{"slash", [][2]int{{1, 2}, {1, 2}, {2, 2}}, "//"},
	{"clock", [][2]int{{1, 2}, {2, 2}, {2, 2}}, "::"},
	{"clock", [][2]int{{1, 2}, {2, 2}}, ":"},
}

// match returns the end of the form at i, whose first run of digits ends at first, or 0.
func (f numericForm) match(src string, i, first int) int {
	end := first
	for k, field := range f.fields {
		if k > 0 {
			if end >= len(src) || src[end] != f.seps[k-1] {
				return 0
			}
			end++
			i = end
			for isDigit(src, end) && end-i <= field[1] {
				end++
			}
		}
		if n := end - i; n < field[0] || n > field[1] {
			return 0
		}
	}
	if end < len(src) && src[end] == f.seps[0] && isDigit(src, end+1) {
		return 0 // a longer chain of numbers: a telephone number, a score, a version
	}
	return end
}
