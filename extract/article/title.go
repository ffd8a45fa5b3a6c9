package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest headline, in characters and words.
const (
	headlineChars = 160
	headlineWords = 30
)

// lineEnds are the characters that end a line somewhere: of Unix and Windows, of old Macs, of web pages.
const lineEnds = "\n\r\u2028\u2029"

// headline returns the first line of the text if it looks like one: short, starting with no small letter, no date,
// and with text after it. A line that ends like a sentence must also stand apart and have most of its words
// capitalised ("Rebels Leave Town. Others Stay.").
func headline(text string) string {
	text = strings.TrimLeft(text, " \t\r\n")
	end := strings.IndexAny(text, lineEnds)
	if end < 0 || strings.TrimSpace(text[end:]) == "" {
		return ""
	}
	first, rest := strings.TrimSpace(text[:end]), text[end:]
	words := strings.Fields(first)
	r, _ := utf8.DecodeRuneInString(first)
	if utf8.RuneCountInString(first) > headlineChars || len(words) > headlineWords || len(words) < 2 || unicode.IsLower(r) {
		return ""
	}
	if dateAlone.MatchString(first) {
		return ""
	}
	_, next, _ := strings.Cut(rest, "\n")
	next, _, _ = strings.Cut(next, "\n")
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(first, `"”’')`))
	if strings.ContainsRune(".!:;,", last) {
		if strings.TrimSpace(next) != "" || !capitalised(words) {
			return ""
		}
	}
	return first
}

// capitalised reports that most words of four letters or more begin with a capital.
func capitalised(words []string) bool {
	long, upper := 0, 0
	for _, w := range words {
		w = strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			upper++
		}
	}
	return 2*upper > long
}
