package event

import (
	"embed"
	"strings"
)

//go:embed en/verbs.txt en/nouns.txt en/classes.txt en/derived.txt en/weights.txt en/rank.txt en/party.txt en/role.txt en/where.txt
var files embed.FS

// trait is what a group of words does to an event. A word may have several.
type trait uint32

const (
	speech trait = 1 << iota
	claim
	deny
	promise
	mental
	state
	aspectBegin
	aspectEnd
	aspectContinue
	light
	attempt
	act     // nouns: possessor or by-phrase is the agent, of-phrase the patient
	move    // nouns: the of-phrase or possessor is the agent
	undergo // nouns: the of-phrase or possessor is the patient
	between // nouns: several take part
	occur   // nouns: it happens
	say     // nouns: a statement
)

const aspect = aspectBegin | aspectEnd | aspectContinue

// groups gives the trait of the groups of en/verbs.txt and en/nouns.txt that have one.
var groups = map[string]trait{
	"speech": speech, "claim": claim, "deny": deny, "promise": promise, "mental": mental, "state": state,
	"aspect-begin": aspectBegin, "aspect-end": aspectEnd, "aspect-continue": aspectContinue, "light": light, "attempt": attempt,
	"act": act, "move": move, "undergo": undergo, "between": between, "occur": occur, "say": say,
}

// word is the entry of a lemma: its traits and PLOVER class, "" if none.
type word struct {
	traits trait
	class  string
}

// lexicon holds the words that name events, by lemma.
type lexicon struct {
	verbs, nouns map[string]word
	verbOf       map[string][]string // event noun -> verbs that name the same thing
}

// english reads the tables of en/. They are part of the program: a broken table is a bug, and its test fails.
func english() *lexicon {
	lex := &lexicon{verbs: table("en/verbs.txt"), nouns: table("en/nouns.txt"), verbOf: map[string][]string{}}
	for _, line := range lines("en/derived.txt") {
		noun, verb, _ := strings.Cut(line, " ")
		lex.verbOf[noun] = append(lex.verbOf[noun], verb)
	}
	return lex
}

// lines returns the lines of an embedded table without comments and blank lines.
func lines(name string) []string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic("event: " + err.Error()) // embedded at build time
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func table(name string) map[string]word {
	words := map[string]word{}
	var group, class string
	for _, line := range lines(name) {
		if header, ok := strings.CutPrefix(line, "= "); ok {
			group, class, _ = strings.Cut(header, " ")
			if class == "-" {
				class = ""
			}
			continue
		}
		for lemma := range strings.FieldsSeq(line) {
			w := words[lemma]
			w.traits |= groups[group]
			if w.class == "" {
				w.class = class
			}
			words[lemma] = w
		}
	}
	return words
}

func (w word) is(t trait) bool { return w.traits&t != 0 }

// related reports that two lemmas name the same kind of happening: the same word, or a noun and its verb.
func (lex *lexicon) related(a, b string) bool {
	if a == b {
		return true
	}
	for _, verb := range lex.verbOf[a] {
		if verb == b {
			return true
		}
		for _, other := range lex.verbOf[b] {
			if verb == other {
				return true
			}
		}
	}
	for _, verb := range lex.verbOf[b] {
		if verb == a {
			return true
		}
	}
	return false
}
