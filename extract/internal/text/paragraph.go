package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lines longer than this were not broken by a program that wraps text.
const maxWrapped = 100

// A heading without a full stop is at most this long, in words.
const maxHeading = 20

type span struct{ start, end int }

// paragraphs cuts src at blank lines, and inside a block of lines wherever a line is a paragraph of its own.
func paragraphs(src string) []span {
	var out, block []span
	flush := func() {
		if len(block) == 0 {
			return
		}
		if wrapped(src, block) {
			start := 0
			for i := 1; i < len(block); i++ {
				if bullet(src[block[i].start:block[i].end]) {
					out = append(out, span{block[start].start, block[i-1].end})
					start = i
				}
			}
			out = append(out, span{block[start].start, block[len(block)-1].end})
		} else {
			out = append(out, block...)
		}
		block = block[:0]
	}
	for at := 0; at < len(src); {
		end := strings.IndexAny(src[at:], "\n\r\u2029")
		next := len(src)
		if end < 0 {
			end = len(src)
		} else {
			end += at
			next = end + 1
			switch {
			case strings.HasPrefix(src[end:], "\r\n"):
				next = end + 2
			case src[end] >= utf8.RuneSelf:
				next = end + len("\u2029")
			}
		}
		if strings.TrimSpace(src[at:end]) == "" {
			flush()
		} else {
			block = append(block, span{at, end})
		}
		at = next
	}
	flush()
	return out
}

// wrapped reports that a block of lines is one paragraph broken to a width: no line is long, and the first word of each
// line would not have fitted on the line before.
func wrapped(src string, block []span) bool {
	width := 0
	for _, l := range block {
		width = max(width, utf8.RuneCountInString(strings.TrimSpace(src[l.start:l.end])))
	}
	if len(block) < 2 || width > maxWrapped || width < 40 {
		return false
	}
	for i := 1; i < len(block); i++ {
		line := strings.TrimSpace(src[block[i].start:block[i].end])
		if bullet(line) {
			continue
		}
		word, _, _ := strings.Cut(line, " ")
		before := utf8.RuneCountInString(strings.TrimSpace(src[block[i-1].start:block[i-1].end]))
		// Three characters of grace: a wrapping program may count trailing blanks or break early at a hyphen.
		if before+1+utf8.RuneCountInString(word)+3 < width {
			return false
		}
	}
	return true
}

// bullet reports that a line opens like an item of a list.
func bullet(line string) bool {
	line = strings.TrimLeft(line, " \t")
	for _, b := range []string{"- ", "* ", "• ", "– ", "· ", "▪ ", "◦ ", "‣ "} {
		if strings.HasPrefix(line, b) {
			return true
		}
	}
	n := 0
	for n < len(line) && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	return n > 0 && n <= 2 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' '
}

// paragraphKind says whether a paragraph is a heading: the first one of several when it has no final punctuation or is
// written in title case, and any short one that ends like no sentence does. List items are body text.
func paragraphKind(p string, first, several bool) Kind {
	p = strings.TrimSpace(p)
	words := strings.Fields(p[:min(len(p), 2000)])
	if len(p) > 2000 || len(words) > 2*maxHeading || bullet(p) || strings.IndexFunc(p, unicode.IsLetter) < 0 {
		return Body
	}
	ends := strings.TrimRight(p, "\"'”’)]» ")
	last, _ := utf8.DecodeLastRuneInString(ends)
	closed := strings.ContainsRune(".?!…:;,—–-", last)
	switch {
	case first && several && (!closed || titleCase(words)):
		return Heading
	case !closed && several && len(words) <= maxHeading:
		return Heading
	}
	return Body
}

// titleCase reports that nearly all longer words begin with a capital.
func titleCase(words []string) bool {
	capital, long := 0, 0
	for _, w := range words {
		w = strings.TrimLeft(w, "\"'“‘([")
		r, _ := utf8.DecodeRuneInString(w)
		if len(w) < 4 || !unicode.IsLetter(r) {
			continue
		}
		long++
		if unicode.IsUpper(r) {
			capital++
		}
	}
	return long >= 2 && capital*10 >= long*8
}

// maxDateline is the longest dateline in tokens.
const maxDateline = 20

// dateline returns the number of tokens of a dateline that opens a paragraph, 0 if there is none: words of which the
// first is in capitals or which name an agency in brackets, then a dash that stands apart or a date in brackets, then
// more text.
func (d *Doc) dateline(first int) int {
	agency, open, dated, lower := false, false, false, 0
	for i := first; i < len(d.Tokens) && i < first+maxDateline; i++ {
		w := d.Text(i)
		switch w {
		case "—", "–", "--", "-", "―":
			if i == first || i+1 >= len(d.Tokens) || lower > 2 || open {
				return 0
			}
			if !allCaps(d.Text(first)) && !(agency && d.Text(i-1) == ")") {
				return 0
			}
			return i + 1 - first
		case "(":
			if i+2 < len(d.Tokens) && startsUpper(d.Text(i+1)) {
				agency = true
			}
			open = true
		case ")":
			open = false
			if dated && lower == 0 && i+1 < len(d.Tokens) && startsUpper(d.Text(i+1)) && allCaps(d.Text(first)) {
				return i + 1 - first // "KARLOW, Ostland (May 3, 2011) Fighters left": the bracket alone
			}
			dated = false
		case ",", "/", ".", "of", "the", "and":
		default:
			r, _ := utf8.DecodeRuneInString(w)
			switch {
			case unicode.IsLower(r):
				lower++
			case unicode.IsDigit(r):
				dated = open
			case !unicode.IsLetter(r):
				return 0
			}
		}
	}
	return 0
}

// allCaps reports a word in capitals that is no initial: "KARLOW".
func allCaps(w string) bool { return len(w) > 2 && !hasLower(w) && startsUpper(w) }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
