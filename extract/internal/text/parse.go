package text

import (
	"strings"
	"unicode"
)

// Parse splits src. It accepts any string; invalid UTF-8 bytes become one-byte tokens.
func Parse(src string) *Doc {
	d := &Doc{Source: src}
	para, first := 0, 0
	flush := func() {
		if len(d.Tokens) > first {
			for i := first; i < len(d.Tokens); i++ {
				d.SentenceOf = append(d.SentenceOf, int32(len(d.Sentences)))
			}
			d.Sentences = append(d.Sentences, Sentence{First: first, Last: len(d.Tokens), Paragraph: para})
			first = len(d.Tokens)
		}
	}
	start := -1
	for i, r := range src + "\n" {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '-' && start >= 0)
		if start >= 0 && !word {
			d.Tokens = append(d.Tokens, Token{start, i})
			start = -1
		}
		switch {
		case word && start < 0:
			start = i
		case r == '\n' && i < len(src) && strings.HasPrefix(src[i:], "\n\n"):
			flush()
			para++
		case !word && !unicode.IsSpace(r):
			d.Tokens = append(d.Tokens, Token{i, i + len(string(r))})
			if r == '.' || r == '?' || r == '!' {
				flush()
			}
		}
	}
	flush()
	return d
}
