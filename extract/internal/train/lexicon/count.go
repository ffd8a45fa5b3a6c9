package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is too rare to be worth its line in a table.
const (
	minExtra  = 2 // times MASC must have a word that UD lacks
	minEnding = 8 // words with an ending
	maxRare   = 10
	maxEnding = 6 // bytes
)

// counts holds what the tables are made of.
type counts struct {
	word   map[string]map[string]int // form -> state -> times, UD
	extra  map[string]map[string]int // the same, MASC
	triple map[[3]string]int         // state before the last, last, this
	total  map[string]int
	attach map[string][2]int // see addAttachments
}

// boundary is the state before the first and behind the last word.
const boundary = "#"

func newCounts() *counts {
	return &counts{map[string]map[string]int{}, map[string]map[string]int{}, map[[3]string]int{}, map[string]int{}, map[string][2]int{}}
}

func (c *counts) addSentence(s []word) {
	if len(s) == 0 {
		return
	}
	a, b := boundary, boundary
	for i, w := range s {
		form := w.form
		// A capital that only the beginning of the sentence explains is taken back.
		if i == 0 && !strings.HasPrefix(w.state, "PROPN") && w.state != "ADJ/JJ" && form != "I" {
			form = strings.ToLower(form)
		}
		bump(c.word, form, w.state)
		c.triple[[3]string{a, b, w.state}]++
		c.total[w.state]++
		a, b = b, w.state
	}
	c.triple[[3]string{a, b, boundary}]++
	c.total[boundary]++
}

func (c *counts) addExtra(form, state string) { bump(c.extra, form, state) }

func bump(m map[string]map[string]int, form, state string) {
	if m[form] == nil {
		m[form] = map[string]int{}
	}
	m[form][state]++
}

// stateNames lists all states, the boundary first.
func (c *counts) stateNames() []string {
	names := sorted(c.total)
	i := slices.Index(names, boundary)
	return append([]string{boundary}, slices.Delete(names, i, i+1)...)
}

// states writes one line a state: its name and how often it was seen.
func (c *counts) states() []byte {
	var out bytes.Buffer
	for _, s := range c.stateNames() {
		fmt.Fprintln(&out, s, c.total[s])
	}
	return out.Bytes()
}

// follow writes one line a pair of states: the pair's numbers, then number:times for each third state.
func (c *counts) follow() []byte {
	number := map[string]int{}
	for i, s := range c.stateNames() {
		number[s] = i
	}
	pairs := map[[2]int]map[int]int{}
	for t, n := range c.triple {
		k := [2]int{number[t[0]], number[t[1]]}
		if pairs[k] == nil {
			pairs[k] = map[int]int{}
		}
		pairs[k][number[t[2]]] += n
	}
	keys := slices.SortedFunc(maps.Keys(pairs), func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var out bytes.Buffer
	for _, k := range keys {
		fmt.Fprintf(&out, "%d %d", k[0], k[1])
		for _, third := range sorted(pairs[k]) {
			fmt.Fprintf(&out, " %d:%d", third, pairs[k][third])
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// merged returns the word counts of both corpora. A MASC token counts as one half; it never adds a reading to a word of
// a closed class.
func (c *counts) merged() map[string]map[string]int {
	all := map[string]map[string]int{}
	closed := map[string]bool{}
	for w, tags := range c.word {
		all[w] = map[string]int{}
		for s, n := range tags {
			all[w][s] = 2 * n
			if n > 1 && !openState(s) {
				closed[strings.ToLower(w)] = true
			}
		}
	}
	for w, tags := range c.extra {
		sum := 0
		for _, n := range tags {
			sum += n
		}
		if closed[strings.ToLower(w)] || all[w] == nil && sum < minExtra || strings.ContainsAny(w, "_:/") {
			continue
		}
		if all[w] == nil {
			all[w] = map[string]int{}
		}
		for s, n := range tags {
			if n*20 >= sum { // a reading below one in twenty is a slip of the tagger
				all[w][s] += n
			}
		}
	}
	return all
}

func openState(s string) bool {
	for _, p := range []string{"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X/", "INTJ", "ADV/RB"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// words writes one line a form: the form, then number:times (in half tokens) for each state.
func (c *counts) words() []byte {
	number := map[string]int{}
	for i, s := range c.stateNames() {
		number[s] = i
	}
	all := c.merged()
	var out bytes.Buffer
	for _, w := range sorted(all) {
		if strings.ContainsAny(w, " \t") {
			continue
		}
		out.WriteString(w)
		for _, s := range sorted(all[w]) {
			fmt.Fprintf(&out, " %d:%d", number[s], all[w][s])
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// ends writes what the endings of rare words say: "shape+ending number:permille ...". Shapes are a (lower case), A
// (capital), 0 (has a digit), and a-, A- for words with a hyphen.
func (c *counts) ends() []byte {
	number := map[string]int{}
	names := c.stateNames()
	for i, s := range names {
		number[s] = i
	}
	seen := map[string]map[string]int{}
	for w, tags := range c.merged() {
		sum := 0
		for _, n := range tags {
			sum += n
		}
		if sum > 2*maxRare {
			continue
		}
		for s, n := range tags {
			if !openState(s) {
				continue
			}
			for _, e := range endings(w) {
				if seen[e] == nil {
					seen[e] = map[string]int{}
				}
				seen[e][s] += n
			}
		}
	}
	share := map[string]map[string]float64{}
	var out bytes.Buffer
	keys := slices.SortedFunc(maps.Keys(seen), func(a, b string) int { return cmp.Or(len(a)-len(b), cmp.Compare(a, b)) })
	for _, e := range keys {
		sum := 0
		for _, n := range seen[e] {
			sum += n
		}
		shape, suffix, _ := strings.Cut(e, "|")
		parent := share[shape+"|"]
		for i := 1; i <= len(suffix); i++ {
			if p := share[shape+"|"+suffix[i:]]; p != nil {
				parent = p
				break
			}
		}
		if sum < 2*minEnding && suffix != "" {
			continue
		}
		// Blend with the shorter ending: the ending's own counts against the weight of 10 words of the parent.
		mine := map[string]float64{}
		for _, s := range names {
			p := (float64(seen[e][s]) + 20*parent[s]) / (float64(sum) + 20)
			if suffix == "" {
				p = float64(seen[e][s]) / float64(sum)
			}
			if p > 0 {
				mine[s] = p
			}
		}
		share[e] = mine
		out.WriteString(e)
		for _, s := range names {
			if m := int(1000*mine[s] + 0.5); m > 0 {
				fmt.Fprintf(&out, " %d:%d", number[s], m)
			}
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// endings lists the keys of a word: its shape with endings of no byte up to maxEnding bytes. Package syntax asks the
// table with the same keys, longest first.
func endings(w string) []string {
	shape := "a"
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case strings.ContainsAny(w, "0123456789"):
		shape = "0"
	case unicode.IsUpper(r):
		shape = "A"
		if len(w) > 1 && strings.ToUpper(w) == w {
			shape = "AA"
		}
	}
	if strings.Contains(w, "-") {
		shape += "-"
	}
	out := []string{shape + "|"}
	l := strings.ToLower(w)
	for n := 1; n <= maxEnding && n < len(l); n++ {
		if utf8.RuneStart(l[len(l)-n]) {
			out = append(out, shape+"|"+l[len(l)-n:])
		}
	}
	return out
}

func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
