package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendTokens appends the tokens of src[at:end]. It reads left to right and looks ahead only inside the token it is
// making, so the time is linear.
func appendTokens(out []Token, src string, at, end int) []Token {
	s := src[:end]
	for at < end {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case isSpace(r):
			at += size
		case isWord(r):
			stop := webEnd(s, at)
			if stop == 0 {
				stop = wordEnd(s, at)
				out = appendWord(out, s, at, stop)
			} else {
				out = append(out, Token{at, stop})
			}
			at = stop
		default:
			stop := markEnd(s, at, r, size)
			out = append(out, Token{at, stop})
			at = stop
		}
	}
	return out
}

// isSpace adds the invisible characters that web pages leave between words.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad'
}

// isWord reports that r can stand in a word.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// wordEnd returns the end of the word that starts at. Between two word characters it crosses full stops, hyphens,
// apostrophes and ampersands; between digits also commas, colons and slashes.
func wordEnd(s string, at int) int {
	i := at
	var before rune // the word character before i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isWord(r) || r == '_' {
			before = r
			i += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[min(i+size, len(s)):])
		if !isWord(next) {
			break
		}
		if r == '$' && i-at <= 2 && s[at] >= 'A' && s[at] <= 'Z' && next >= '0' && next <= '9' {
			return i + size // US$, A$, HK$
		}
		digits := before >= '0' && before <= '9' && next >= '0' && next <= '9'
		switch {
		case isHyphen(r), isApostrophe(r), r == '\u00ad':
		case r == '.' && !sentenceInside(s, at, i, next):
		case r == '&' && unicode.IsUpper(before) && unicode.IsUpper(next):
		case (r == ',' || r == ':' || r == '/') && digits:
		default:
			return fullStop(s, at, i)
		}
		i += size
	}
	return fullStop(s, at, i)
}

// sentenceInside reports that the full stop at i ends a sentence although no blank follows ("the city.They left"):
// a lower-case word of some length before it, a capital behind.
func sentenceInside(s string, at, i int, next rune) bool {
	if i-at < 3 || !unicode.IsUpper(next) {
		return false
	}
	for _, c := range []byte(s[i-3 : i]) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// fullStop takes the full stop behind s[at:i] into the word when it marks an abbreviation.
func fullStop(s string, at, i int) int {
	if i >= len(s) || s[i] != '.' || strings.HasPrefix(s[i:], "..") {
		return i
	}
	if abbreviationClass(s[at:i], s[i+1:]) != noAbbreviation {
		return i + 1
	}
	return i
}

// appendWord appends s[at:end], splitting off clitics: n't, 's, 'll, a plural's apostrophe, and the fused forms cannot,
// gonna, wanna, gotta.
func appendWord(out []Token, s string, at, end int) []Token {
	w := s[at:end]
	if cut := cliticStart(w); cut > 0 {
		out = appendFused(out, s, at, at+cut)
		return append(out, Token{at + cut, end})
	}
	return appendFused(out, s, at, end)
}

func appendFused(out []Token, s string, at, end int) []Token {
	w := s[at:end]
	if cut := bareClitic(w, s[end:]); cut > 0 {
		return append(out, Token{at, at + cut}, Token{at + cut, end})
	}
	if mark := rangeMark(w); mark > 0 {
		return append(out, Token{at, at + mark}, Token{at + mark, at + mark + 1}, Token{at + mark + 1, end})
	}
	if len(w) == 5 || len(w) == 6 {
		switch strings.ToLower(w) {
		case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
			return append(out, Token{at, at + 3}, Token{at + 3, end})
		}
	}
	// "100km", "5pm", "20m", "$40bn": a number and its unit are two words.
	n := 0
	for n < len(w) && (isDigit(w[n]) || w[n] == '.' || w[n] == ',' || w[n] == ':') {
		n++
	}
	if n > 0 && n < len(w) && unit(w[n:]) {
		return append(out, Token{at, at + n}, Token{at + n, end})
	}
	return append(out, Token{at, end})
}

// cliticStart returns where the clitic at the end of w begins, 0 if it has none.
func cliticStart(w string) int {
	// The longest clitic is "n’t" or "’re": look for an apostrophe among the last bytes only.
	for i := len(w) - 1; i > 0 && i >= len(w)-5; i-- {
		if !utf8.RuneStart(w[i]) {
			continue
		}
		r, size := utf8.DecodeRuneInString(w[i:])
		if !isApostrophe(r) {
			continue
		}
		switch strings.ToLower(w[i+size:]) {
		case "s", "m", "d", "ll", "re", "ve":
			return i
		case "t":
			if i > 1 && (w[i-1] == 'n' || w[i-1] == 'N') {
				return i - 1
			}
		}
		return 0
	}
	return 0
}

// markEnd returns the end of the punctuation token at: runs of full stops, dashes and of ! and ? stay together, an
// apostrophe takes the clitic or decade behind it, # and @ take their word, smileys are one token.
func markEnd(s string, at int, r rune, size int) int {
	i := at + size
	if r == ':' || r == ';' || r == '=' || r == '^' || r == '(' {
		if end := faceEnd(s, at); end > 0 {
			return end
		}
	}
	if r == '.' || r == '+' {
		if end := markedWordEnd(s, at); end > 0 {
			return end
		}
	}
	switch {
	case r == utf8.RuneError && size == 1:
		return i
	case r == '.' && s[at:min(at+2, len(s))] == ".?", r == ':' && s[at:min(at+2, len(s))] == ":?":
		return i + 1
	case r == '’' && strings.HasPrefix(s[i:], "’"), r == '‘' && strings.HasPrefix(s[i:], "’"):
		return i + len("’")
	case r == '.' || r == '-' || r == '=' || r == '*' || r == '_' || r == '~' || r == '+' || r == '$' && strings.HasPrefix(s[i:], "$$") || r == '#' && strings.HasPrefix(s[i:], "#"):
		for i < len(s) && s[i] == s[at] {
			i++
		}
		return i
	case r == '!' || r == '?':
		for i < len(s) && (s[i] == '!' || s[i] == '?') {
			i++
		}
		return i
	case r == '\'' && strings.HasPrefix(s[i:], "'"), r == '`' && strings.HasPrefix(s[i:], "`"), r == '<' && strings.HasPrefix(s[i:], "<"),
		r == '>' && strings.HasPrefix(s[i:], ">"):
		return i + 1
	case isApostrophe(r) && i < len(s):
		return apostropheEnd(s, at, i)
	case (r == '#' || r == '@') && i < len(s):
		if next, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(next) {
			for i < len(s) {
				next, n := utf8.DecodeRuneInString(s[i:])
				if !isWord(next) && next != '_' {
					break
				}
				i += n
			}
		}
		return i
	}
	return i
}

// apostropheEnd handles an apostrophe that begins a token: "'s" split from its word by markup, "'90s", "'em".
func apostropheEnd(s string, at, i int) int {
	end := i
	for end < len(s) && end < i+4 && (s[end] >= 'a' && s[end] <= 'z' || isDigit(s[end])) {
		end++
	}
	if end < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[end:]); isWord(r) {
			return i
		}
	}
	switch w := s[i:end]; w {
	case "em", "til", "cause":
		return end
	case "s", "re", "ve", "ll", "d", "m":
		// A clitic stands after a closing quote or bracket, or is cut off by a blank; after a blank it needs one word before.
		if at > 0 && s[at-1] != '\n' {
			return end
		}
	default:
		if len(w) >= 2 && isDigit(w[0]) && isDigit(w[1]) && (len(w) == 2 || w[2:] == "s") {
			return end
		}
	}
	return i
}

// maxWeb bounds the look-ahead for addresses, so that a text without blanks still takes linear time.
const maxWeb = 2048

// webEnd returns the end of a URL, mail address or file name at, 0 if there is none.
func webEnd(s string, at int) int {
	c := s[at] | 0x20
	url := c == 'h' && (hasPrefixFold(s[at:], "http://") || hasPrefixFold(s[at:], "https://")) || c == 'w' && hasPrefixFold(s[at:], "www.") ||
		c == 'm' && hasPrefixFold(s[at:], "mailto:") || c == 'f' && hasPrefixFold(s[at:], "ftp://")
	if !url {
		return mailEnd(s, at)
	}
	i := at
	for i < len(s) && i < at+maxWeb && s[i] > ' ' && s[i] < utf8.RuneSelf && !strings.ContainsRune("<>\"{}|\\^`", rune(s[i])) {
		i++
	}
	return at + len(strings.TrimRight(s[at:i], ".,;:!?)]'*"))
}

// mailEnd returns the end of name@host.tld at, 0 if there is none. The name is read at most once per token.
func mailEnd(s string, at int) int {
	i := at
	for i < len(s) && i < at+64 && (asciiWord(s[i]) || strings.IndexByte("._%+-", s[i]) >= 0) {
		i++
	}
	if i >= len(s) || s[i] != '@' || i == at {
		return 0
	}
	host := i + 1
	for i = host; i < len(s) && i < host+253 && (asciiWord(s[i]) || s[i] == '.' || s[i] == '-'); i++ {
	}
	for i > host && (s[i-1] == '.' || s[i-1] == '-') {
		i--
	}
	if strings.LastIndexByte(s[host:i], '.') <= 0 {
		return 0
	}
	return i
}

// asciiWord reports a letter or digit of ASCII; a byte inside a longer character is none.
func asciiWord(b byte) bool { return b < utf8.RuneSelf && isWord(rune(b)) }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
