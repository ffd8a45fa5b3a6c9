package text

import (
	"strings"
	"unicode"
)

// Careless writing: what people type in mails, comments and quoted posts. The forms and what becomes of them are those of
// Universal Dependencies English.

// bareNot holds the verbs that stand before a "nt" without its apostrophe: "dont" is do + nt. "cant" and "wont" are words of
// their own, seldom met.
const bareNot = " dont doesnt didnt cant wont isnt arent wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt aint mustnt "

// bareClitics holds pronouns grown together with a verb: the last letters after the bar are the verb.
const bareClitics = " i|m i|ve you|re they|re you|ve we|ve they|ve that|s what|s there|s here|s who|s he|s she|s you|ll they|ll it|ll "

// afterIts holds the words that stand behind "its" only where "it's" was meant.
const afterIts = " a an the not been my your his her our because gonna ok okay still called "

// bareClitic returns where the verb begins in a word that lost its apostrophe, 0 if it is no such word. behind is the text
// after it.
func bareClitic(w, behind string) int {
	if len(w) < 2 || len(w) > 8 {
		return 0
	}
	l := strings.ToLower(w)
	if w == strings.ToUpper(w) && len(w) < 4 {
		return 0 // IM, IVE
	}
	if strings.HasSuffix(l, "nt") && listed(bareNot, l) {
		return len(l) - 2
	}
	for _, n := range [...]int{1, 2} {
		if len(l) > n && listed(bareClitics, l[:len(l)-n]+"|"+l[len(l)-n:]) {
			return len(l) - n
		}
	}
	switch l {
	case "alot":
		return 1
	case "its":
		next, _, _ := strings.Cut(strings.TrimLeft(behind[:min(len(behind), 12)], " "), " ")
		if next != "" && listed(afterIts, strings.ToLower(next)) {
			return 2
		}
	case "lets":
		if w[0] == 'L' {
			return 3 // a sentence begins with it: no verb of a third person
		}
	}
	return 0
}

// faces are the smileys made of marks, longest first.
var faces = [...]string{":-)", ";-)", ":-(", ":-D", ":-P", "^_^", ":)", ":(", ";)", "=)", ":D", ":P", ":p", "(:"}

// faceEnd returns the end of a smiley at, 0 if there is none. It stands between blanks: "(as he said:)" is no smile.
func faceEnd(s string, at int) int {
	if at > 0 && s[at-1] != ' ' && s[at-1] != '\n' {
		return 0
	}
	for _, f := range faces {
		if strings.HasPrefix(s[at:], f) {
			if end := at + len(f); end == len(s) || !isWord(rune(s[end])) && s[end] < 0x80 {
				return end
			}
		}
	}
	return 0
}

// markedWordEnd returns the end of a word that begins with a mark, 0 if there is none: the ending ".doc" behind a bracket or
// a blank, the number "+44".
func markedWordEnd(s string, at int) int {
	if at > 0 && (isWord(rune(s[at-1])) || s[at-1] >= 0x80) || at+1 >= len(s) {
		return 0
	}
	i := at + 1
	switch s[at] {
	case '.':
		for i < len(s) && i < at+6 && s[i] >= 'a' && s[i] <= 'z' {
			i++
		}
		if i < at+3 {
			return 0
		}
	case '+':
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		if i == at+1 {
			return 0
		}
	default:
		return 0
	}
	if i < len(s) && (isWord(rune(s[i])) || s[i] >= 0x80) {
		return 0
	}
	return i
}

// rangeMark returns where the hyphen stands in a word that is a range of numbers or times of day, 0 if it is none: "13-17",
// "1969-1970", "5:00-8:30". The second is the greater, and of as many digits if it has four: "555-1234"
// is a telephone number, as longer chains are, or dates.
func rangeMark(w string) int {
	mark := strings.IndexByte(w, '-')
	if mark < 1 || mark == len(w)-1 || len(w) > 11 {
		return 0
	}
	left, right := w[:mark], w[mark+1:]
	for _, side := range [...]string{left, right} {
		colon := strings.IndexByte(side, ':')
		if colon > 2 || colon < 0 && len(side) > 4 || colon >= 0 && len(side) != colon+3 || colon == 0 {
			return 0
		}
		if strings.ContainsFunc(side, func(r rune) bool { return !unicode.IsDigit(r) && r != ':' }) {
			return 0
		}
	}
	if len(left) > len(right) || len(left) == len(right) && left >= right || len(right) == 4 && len(left) < 4 {
		return 0
	}
	return mark
}
