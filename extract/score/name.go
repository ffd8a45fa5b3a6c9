package score

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// quotes makes typographic quotes, dashes and blanks plain.
var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "\u00a0", " ")

// folds is what lower case leaves apart and case folding does not.
var folds = strings.NewReplacer("ß", "ss", "ς", "σ", "ſ", "s")

// initials finds "u.s" in a folded name.
var initials = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:[a-z]\.)+[a-z]\b`) })

// titles are the civil titles that a name keeps or leaves out at will.
var titles = [...]string{"mr", "mrs", "ms", "miss", "dr", "sir", "dame"}

// comparable returns the form under which two names are the same: case, quotes, a leading article or civil title, a
// possessive ending and the dots of acronyms do not count.
func comparable(name string) string {
	s := quotes.Replace(norm.NFKC.String(name))
	s = folds.Replace(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	s = strings.Trim(s, ` .,;:"()[]`)
	if cut, ok := strings.CutSuffix(s, "'s"); ok {
		s = cut
	} else {
		s = strings.TrimSuffix(s, "'")
	}
	s = strings.TrimRight(s, ".")
	if strings.Contains(s, ".") {
		s = initials().ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ".", "") })
	}
	for _, article := range [...]string{"the ", "a ", "an "} {
		if cut, ok := strings.CutPrefix(s, article); ok {
			s = cut
			break
		}
	}
	for _, title := range titles {
		rest, ok := strings.CutPrefix(s, title)
		if !ok {
			continue
		}
		if rest, ok = strings.CutPrefix(strings.TrimPrefix(rest, "."), " "); ok && rest != "" && rest[0] != ' ' {
			return rest
		}
	}
	return s
}

// formSet is a set of names in their comparable form.
type formSet map[string]bool

func (s formSet) add(names ...string) {
	for _, name := range names {
		if c := comparable(name); c != "" {
			s[c] = true
		}
	}
}

func formsOf(names ...string) formSet {
	s := formSet{}
	s.add(names...)
	return s
}

// common counts the names that two sets share.
func (s formSet) common(other formSet) int {
	if len(other) < len(s) {
		s, other = other, s
	}
	n := 0
	for name := range s {
		if other[name] {
			n++
		}
	}
	return n
}
