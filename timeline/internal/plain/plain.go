// Package plain makes text of articles safe to print: one line of characters that show, and nothing that steers.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line makes one line of a text: runs of white space become a space, and what is no character to print is replaced
// or, if it only steers the direction of writing, dropped. Directional overrides in an article could otherwise show
// our own words backwards.
func Line(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// Clean replaces control characters and broken UTF-8 by U+FFFD, and drops embeddings and overrides of direction.
// White space stays as it is. The result holds only characters that XML allows.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return r
		case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		case unicode.IsControl(r), r&0xfffe == 0xfffe:
			return utf8.RuneError
		}
		return r
	}, s)
}

// Link returns an address of the web that is safe to follow and to put between < and >, or "": other schemes could
// run a program or read a file.
func Link(s string) string {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok || rest == "" || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("<>\"`\\", r) || r == utf8.RuneError
	}) {
		return ""
	}
	return s
}

// Markdown writes one line of text so that no character of it is read as markup, wherever in a line it stands.
func Markdown(s string) string {
	s = Line(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '#', '[', ']', '<', '>', '|', '~', '&':
			b.WriteByte('\\')
		case '-', '+', '=':
			if i == 0 {
				b.WriteByte('\\') // a bullet or an underline
			}
		case '.', ')':
			if digits(s[:i]) {
				b.WriteByte('\\') // the number of a list item
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digits reports that s is the number of a list item: one to nine digits.
func digits(s string) bool {
	return 0 < len(s) && len(s) <= 9 && strings.Trim(s, "0123456789") == ""
}
