package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// count is how often running text wrote a word small and large (not at the head of a sentence), and in what names.
type count struct {
	small, large       int
	person, org, place int
	given, surname     int
	men, women         int
}

type counts map[string]*count

func (c counts) of(word string) *count {
	key := gazetteer.Fold(word)
	n := c[key]
	if n == nil {
		n = &count{}
		c[key] = n
	}
	return n
}

// see counts a word of running text.
func (c counts) see(word string, first bool) {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case !unicode.IsLetter(r):
	case unicode.IsLower(r):
		c.of(word).small++
	case !first:
		c.of(word).large++
	}
}

// Thresholds, chosen so that a word needs more than one witness.
const (
	manySmall   = 20 // of a hundred times, at most this many large makes a word common
	leastSeen   = 3
	leastNamed  = 4
	mostlyNamed = 70 // per cent of its uses in names that are of one kind
	leastGiven  = 2
	leastFamily = 3
)

// wordFacts returns the table of words.
func wordFacts(src source) (map[string]string, error) {
	c := counts{}
	for _, read := range []func(source, counts) error{readGMB, readMASC, readWikinews, readWikigold, readPopular, readLeaders, readGiven} {
		if err := read(src, c); err != nil {
			return nil, err
		}
	}
	out := map[string]string{}
	for key, n := range c {
		if f := n.facts(); f != 0 && key != "" && len(key) < 24 {
			out[key] = string([]byte{byte(f), byte(f >> 8)})
		}
	}
	return out, nil
}

func (n *count) facts() gazetteer.Word {
	var f gazetteer.Word
	if all := n.small + n.large; n.small >= leastSeen {
		if n.large*100 <= all*manySmall {
			f |= gazetteer.Common
		} else if n.small*10 >= all {
			f |= gazetteer.Mixed
		}
	}
	if named := n.person + n.org + n.place; named >= leastNamed {
		switch {
		case n.person*100 >= named*mostlyNamed:
			f |= gazetteer.PersonPart
		case n.org*100 >= named*mostlyNamed:
			f |= gazetteer.OrgPart
		case n.place*100 >= named*mostlyNamed:
			f |= gazetteer.PlacePart
		}
	}
	if n.given >= leastGiven {
		f |= gazetteer.Given
	}
	switch {
	case n.given < leastGiven && n.men+n.women < listed:
	case n.men > 3*n.women:
		f |= gazetteer.Male
	case n.women > 3*n.men:
		f |= gazetteer.Female
	}
	if n.surname >= leastFamily {
		f |= gazetteer.Surname
	}
	return f
}

// person counts the words of a person's name.
func (c counts) person(words []string) {
	for _, w := range words {
		c.of(w).person++
	}
	if len(words) > 1 && len(words[0]) > 2 {
		c.of(words[0]).given++
		c.of(words[len(words)-1]).surname++
	}
}

// readGMB reads the Groningen Meaning Bank: running text with names tagged (silver: it counts words only).
func readGMB(src source, c counts) error {
	data, err := src.file("ner/gmb.csv.gz")
	if err != nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("gmb: %w", err)
	}
	var name []string
	kind := ""
	flush := func() {
		c.named(kind, name)
		name, kind = name[:0], ""
	}
	for _, row := range rows[1:] {
		if len(row) < 4 {
			continue
		}
		word, tag := row[1], row[3]
		if row[0] != "" || !strings.HasPrefix(tag, "I-") {
			flush()
		}
		c.see(word, row[0] != "")
		if len(tag) > 2 {
			kind = tag[2:]
			name = append(name, strings.Clone(word))
		}
	}
	flush()
	return nil
}

func (c counts) named(kind string, name []string) {
	for len(name) > 0 && titleWords[strings.TrimSuffix(strings.ToLower(name[0]), ".")] {
		name = name[1:]
	}
	switch kind {
	case "per", "PER":
		c.person(name)
	case "org", "ORG":
		for _, w := range name {
			c.of(w).org++
		}
	case "geo", "gpe", "LOC":
		for _, w := range name {
			c.of(w).place++
		}
	}
}

// titleWords are no part of a name, though GMB tags them as one.
var titleWords = map[string]bool{
	"president": true, "prime": true, "minister": true, "mr": true, "mrs": true, "ms": true, "dr": true, "gen": true, "general": true, "senator": true,
	"king": true, "queen": true, "pope": true, "sir": true, "secretary": true, "chancellor": true, "vice": true, "justice": true, "judge": true,
}

// readWikigold reads its names; words follow one another a line each, sentences are divided by empty lines.
func readWikigold(src source, c counts) error {
	data, err := src.file("ner/wikigold.conll.gz")
	if err != nil {
		return err
	}
	var name []string
	kind, first := "", true
	for _, line := range lines(data) {
		word, tag, _ := strings.Cut(line, " ")
		got := ""
		if len(tag) > 2 {
			got = tag[2:]
		}
		if got != kind {
			c.named(kind, name)
			name, kind = name[:0], got
		}
		if got != "" {
			name = append(name, word)
		}
		if word != "" {
			c.see(word, first)
		}
		first = word == ""
	}
	c.named(kind, name)
	return nil
}

// readMASC reads word_TAG text, a sentence a line.
func readMASC(src source, c counts) error {
	data, err := src.members("text/masc_tagged.tar.gz", func(name string) bool { return strings.HasSuffix(name, ".txt") })
	if err != nil {
		return err
	}
	for _, line := range lines(data) {
		for i, field := range strings.Fields(line) {
			if at := strings.LastIndexByte(field, '_'); at > 0 {
				c.see(field[:at], i == 0)
			}
		}
	}
	return nil
}

// readWikinews reads running text; a word after a full stop, colon or quotation mark counts as first.
func readWikinews(src source, c counts) error {
	data, err := src.file("text/wikinews-2019_2020.jsonl.gz")
	if err != nil {
		return err
	}
	for i, line := range lines(data) {
		if line == "" {
			continue
		}
		var article struct{ Text string }
		if err := json.Unmarshal([]byte(line), &article); err != nil {
			return fmt.Errorf("wikinews, line %d: %w", i+1, err)
		}
		for _, para := range strings.Split(article.Text, "\n") {
			first := true
			for _, field := range strings.Fields(para) {
				word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) })
				word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
				if word != "" {
					c.see(word, first || strings.IndexFunc(field, unicode.IsLetter) > 0)
				}
				first = strings.ContainsAny(field[len(field)-1:], ".?!:\"”")
			}
		}
	}
	return nil
}

// readPopular reads the popular given names and family names of many countries.
func readPopular(src source, c counts) error {
	for file, add := range map[string]func(name, gender string){
		"common-forenames-by-country.csv": func(name, gender string) {
			n := c.of(name)
			n.given += leastGiven
			if gender == "F" {
				n.women++
			} else {
				n.men++
			}
		},
		"common-surnames-by-country.csv": func(name, _ string) { c.of(name).surname += leastFamily },
	} {
		data, err := src.members("lexicon/popular_names_by_country.tar.gz", func(name string) bool { return strings.HasSuffix(name, file) })
		if err != nil {
			return err
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		at, gender := -1, 0
		for i, title := range rows[0] {
			switch title {
			case "Romanized Name":
				at = i
			case "Gender":
				gender = i
			}
		}
		for _, row := range rows[1:] {
			if at >= 0 && row[at] != "" && !strings.Contains(row[at], " ") {
				add(row[at], row[gender])
			}
		}
	}
	return nil
}

// listed is how much given.txt counts for the sex of a name.
const listed = 10

// readGiven reads given.txt, which says the sex of names but not that a word is one.
func readGiven(_ source, c counts) error {
	for i, line := range lines([]byte(givenText)) {
		sex, names, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, name := range strings.Fields(names) {
			switch sex {
			case "men":
				c.of(name).men += listed
			case "women":
				c.of(name).women += listed
			default:
				return fmt.Errorf("given.txt, line %d: %q", i+1, line)
			}
		}
	}
	return nil
}

// readLeaders reads the names of heads and members of governments: a line that begins a dated entry.
func readLeaders(src source, c counts) error {
	data, err := src.members("lexicon/petrarch_dictionaries.tar.gz", func(name string) bool { return strings.HasSuffix(name, "Countries.actors.txt") })
	if err != nil {
		return err
	}
	for _, line := range lines(data) {
		name, _, ok := strings.Cut(line, ";")
		if !ok || !strings.Contains(line, "CountryInfo.txt") || strings.HasPrefix(line, "+") {
			continue
		}
		words := strings.Fields(strings.ReplaceAll(name, "_", " "))
		if len(words) < 2 {
			continue
		}
		if n := c.of(words[0]); len(words[0]) > 2 {
			n.given++
		}
		if n := c.of(words[len(words)-1]); len(words[len(words)-1]) > 2 {
			n.surname++
		}
	}
	return nil
}
