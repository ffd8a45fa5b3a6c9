package merge

import (
	_ "embed"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hash is FNV-1a: the same on every machine, and good enough for sets of words.
func hash(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return h.Sum64()
}

// mix scrambles x (the finalizer of splitmix64, Steele et al. 2014), so that one hash gives many.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// eachWord calls f with each word of s: letters and digits, with apostrophes and marks of thousands inside.
func eachWord(s string, f func(start, end int)) {
	start := -1
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if !in && start >= 0 && (r == '’' || r == '\'' || r == ',' || r == '.') && i+n < len(s) && i > 0 {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			apostrophe := r == '’' || r == '\''
			in = apostrophe && unicode.IsLetter(next) || !apostrophe && unicode.IsDigit(next) && '0' <= s[i-1] && s[i-1] <= '9'
		}
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			f(start, i)
			start = -1
		}
		i += n
	}
	if start >= 0 {
		f(start, len(s))
	}
}

// related holds groups of stems that name one kind of event, one group a line, and the lists below it.
//
//go:embed related.txt
var relatedText string

// lexicon is what merging knows of English words. It is read once for a State.
type lexicon struct {
	group     map[string]int  // stem to its group of related triggers, from 1
	site      map[string]bool // what stands somewhere: market, hospital
	stop      map[string]bool // words that say nothing about which event this is
	irregular map[string]string
	outlet    map[string]string // folded name of a news agency to its usual one
	generic   map[string]bool   // words of names that every country has: ministry, police
	legal     map[string]bool   // legal forms at the end of names of companies
}

func newLexicon() *lexicon {
	lex := &lexicon{map[string]int{}, map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(relatedText) {
		if rest, ok := strings.CutPrefix(line, "irregular:"); ok { // first, since stems need them
			words := strings.Fields(rest)
			for _, w := range words[1:] {
				lex.irregular[w] = words[0]
			}
		}
	}
	groups := 0
	for line := range strings.Lines(relatedText) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		words := strings.Fields(rest)
		if kind == "group" {
			groups++
		}
		for _, w := range words {
			switch kind {
			case "group":
				lex.group[lex.stem(w)] = groups
			case "site":
				lex.site[lex.stem(w)] = true
			case "stop":
				lex.stop[lex.stem(w)] = true
			case "generic":
				lex.generic[w] = true
			case "legal":
				lex.legal[w] = true
			}
		}
		if kind == "outlet" {
			names := strings.Split(rest, ",")
			for i := range names {
				lex.outlet[strings.TrimSpace(names[i])] = strings.TrimSpace(names[0])
			}
		}
	}
	return lex
}

// stem cuts the endings of English inflection, and of the nouns that are made of verbs, off a word in lower case. It is
// meant to bring forms of one word together, not to give a word: "bombing", "bombed", "bombs" are "bomb".
func (lex *lexicon) stem(w string) string {
	if base, ok := lex.irregular[w]; ok {
		w = base
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	for _, end := range [...]string{"ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ied", "es", "ed", "s", "e"} {
		if !strings.HasSuffix(w, end) || len(w)-len(end) < 3 || end == "s" && strings.HasSuffix(w, "ss") {
			continue
		}
		w = w[:len(w)-len(end)]
		if end == "ies" || end == "ied" {
			return w + "y"
		}
		if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("lsz", rune(w[n-1])) {
			w = w[:n-1] // "stopped" is "stop"
		}
		return w
	}
	return w
}
