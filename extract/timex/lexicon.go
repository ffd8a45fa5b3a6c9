package timex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// vocabulary numbers the words that the grammar knows, in lower case.
type vocabulary struct {
	number map[string]int32
	lists  []uint64 // word -> bit set of the lists it is on
}

// find returns the number of a word in any case, or -1.
func (v *vocabulary) find(s string) int32 {
	var buf [longestWord * 2]byte
	b := buf[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			b = append(b[:0], strings.ToLower(s)...)
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	if n, ok := v.number[string(b)]; ok {
		return n
	}
	return -1
}

func (v *vocabulary) add(s string) int32 {
	s = strings.ToLower(s)
	if n, ok := v.number[s]; ok {
		return n
	}
	n := int32(len(v.lists))
	v.number[s] = n
	v.lists = append(v.lists, 0)
	return n
}

// entry is one reading of a form in the lexicon.
type entry struct {
	cat     category
	meaning *sem
	written string // a word with capitals as it must be written, "" if any case will do
}

// node is a state of the trie of forms.
type node struct {
	next    map[int32]int32
	entries []entry
}

// readLexicon adds the entries of lexicon.txt to the grammar.
func (g *grammar) readLexicon(data string) error {
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		head, forms, ok := strings.Cut(line, " | ")
		what := strings.Fields(head)
		if !ok || len(what) != 2 {
			return fmt.Errorf("lexicon line %d: not \"category value | forms\"", n+1)
		}
		switch what[0] {
		case "list":
			g.addList(what[1], forms)
			continue
		case "suffix":
			g.suffixes[what[1]] = append(g.suffixes[what[1]], strings.Split(forms, ", ")...)
			continue
		case "set":
			g.settings[what[1]] = forms
			continue
		}
		meaning, err := lexicalMeaning(what[0], what[1])
		if err != nil {
			return fmt.Errorf("lexicon line %d: %w", n+1, err)
		}
		for _, form := range strings.Split(forms, ", ") {
			g.addForm(g.category(what[0]), meaning, strings.TrimSpace(form))
		}
	}
	return nil
}

func (g *grammar) addList(name, words string) {
	bit := g.list(name)
	for _, w := range strings.Split(words, ", ") {
		g.words.lists[g.words.add(strings.TrimSpace(w))] |= 1 << bit
	}
}

// list returns the bit of a word list.
func (g *grammar) list(name string) int {
	for i, l := range g.lists {
		if l == name {
			return i
		}
	}
	g.lists = append(g.lists, name)
	return len(g.lists) - 1
}

func (g *grammar) addForm(cat category, meaning *sem, form string) {
	at := int32(0)
	for _, t := range scan(form, &vocabulary{}) {
		w := g.words.add(form[t.start:t.end])
		next, ok := g.trie[at].next[w]
		if !ok {
			next = int32(len(g.trie))
			g.trie = append(g.trie, node{})
			if g.trie[at].next == nil {
				g.trie[at].next = map[int32]int32{}
			}
			g.trie[at].next[w] = next
		}
		at = next
	}
	written := ""
	if form != strings.ToLower(form) {
		written = form
	}
	g.trie[at].entries = append(g.trie[at].entries, entry{cat, meaning, written})
}

// lexicalMeaning makes the value of an entry: a piece of the calendar for names of the calendar, else a number, a
// unit or a name.
func lexicalMeaning(cat, value string) (*sem, error) {
	num, err := strconv.ParseFloat(value, 64)
	isNum := err == nil
	n := int(num)
	date := func(f fields) (*sem, error) { return &sem{kind: isDate, fields: f}, nil }
	switch cat {
	case "monthname", "monthshort":
		return date(fields{month: n})
	case "weekday", "weekdayshort", "weekdays":
		return date(fields{weekday: n})
	case "season", "clearseason", "seasons":
		return date(fields{season: n})
	case "pod", "pods", "dawn":
		return date(fields{part: value})
	case "weekend", "weekends":
		return date(fields{weekend: true})
	case "holiday":
		if _, ok := holidays[value]; !ok {
			return nil, fmt.Errorf("no holiday %q", value)
		}
		return date(fields{holiday: value})
	case "famous":
		n, ok := threeNumbers(value)
		if !ok {
			return nil, fmt.Errorf("no day %q", value)
		}
		return date(fields{year: n[0], month: n[1], day: n[2]})
	case "hourname":
		return date(fields{clock: true, hour: n})
	case "unit", "hunit", "units", "quarter", "quarters", "adverb", "adjadverb":
		u, mult := unitOf(value)
		if u == NoUnit {
			return nil, fmt.Errorf("no unit %q", value)
		}
		return &sem{kind: isUnit, unit: u, num: mult}, nil
	}
	if isNum {
		return &sem{kind: isNumber, num: num}, nil
	}
	return &sem{kind: isName, name: value}, nil
}

// unitOf returns the unit of a name, and how many of it the name means (a fortnight is two weeks).
func unitOf(name string) (Unit, float64) {
	switch name {
	case "fortnight":
		return Week, 2
	case "millennium":
		return Century, 10
	}
	for u, n := range unitNames {
		if n == name && u > 0 {
			return Unit(u), 1
		}
	}
	return NoUnit, 0
}

var unitNames = [...]string{"", "second", "minute", "hour", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"}

// String returns the English name of the unit.
func (u Unit) String() string { return unitNames[u] }
