package timeline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// Excerpt shortens text around the words that keep touches, until fits accepts it. It cuts between words only, marks
// what is left out with "…", and keeps the words of keep whether they fit or not.
func Excerpt(text string, keep record.Span, fits func(string) bool) string {
	if fits(text) {
		return text
	}
	words := fields(text)
	if len(words) == 0 {
		return ""
	}
	lo, hi := touched(words, keep)
	cut := func(lo, hi int) string {
		s := text[words[lo].Start:words[hi-1].End]
		if hi < len(words) {
			s = strings.TrimRight(s, ",;:—–-") + " …"
		}
		if lo > 0 {
			s = "… " + s
		}
		return s
	}
	// One word on each side in turn: the subject before the trigger is worth as much as the object after it.
	first := lo
	for grown := true; grown; {
		grown = false
		if hi < len(words) && fits(cut(lo, hi+1)) {
			hi++
			grown = true
		}
		if lo > 0 && fits(cut(lo-1, hi)) {
			lo--
			grown = true
		}
	}
	// The last word or two of a clause say nothing: begin with the clause that follows.
	for at := lo; lo > 0 && at < min(lo+2, first); at++ {
		if strings.HasSuffix(text[:words[at].End], ",") || strings.HasSuffix(text[:words[at].End], ";") {
			lo = at + 1
			break
		}
	}
	for hi < len(words) && fits(cut(lo, hi+1)) {
		hi++
	}
	return cut(lo, hi)
}

// fields returns the words of a text, as spans without white space.
func fields(text string) []record.Span {
	var words []record.Span
	inside := false
	for i, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && inside:
			words[len(words)-1].End = i
		case !space && !inside:
			words = append(words, record.Span{Start: i, End: len(text)})
		}
		inside = !unicode.IsSpace(r)
	}
	return words
}

// touched returns the range of words that a span touches; the first word if there is none.
func touched(words []record.Span, keep record.Span) (lo, hi int) {
	for lo < len(words)-1 && words[lo].End <= keep.Start {
		lo++
	}
	hi = lo + 1
	for hi < len(words) && words[hi].Start < keep.End {
		hi++
	}
	return lo, hi
}

// shorter accepts texts of at most n characters.
func shorter(n int) func(string) bool {
	return func(s string) bool { return len(s) <= n || utf8.RuneCountInString(s) <= n }
}

// collapse makes one line of text[span], and moves the span keep of text into it.
func collapse(text string, span, keep record.Span) (string, record.Span) {
	before := strings.Join(strings.Fields(text[span.Start:clamp(keep.Start, span)]), " ")
	start := len(before)
	line := strings.Join(strings.Fields(text[span.Start:span.End]), " ")
	if start < len(line) && line[start] == ' ' {
		start++
	}
	words := strings.Join(strings.Fields(text[clamp(keep.Start, span):clamp(keep.End, span)]), " ")
	return line, record.Span{Start: start, End: min(start+len(words), len(line))}
}

func clamp(at int, span record.Span) int { return min(max(at, span.Start), span.End) }
