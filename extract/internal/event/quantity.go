package event

import (
	"math"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// cardinals are number words; vague ones have a range.
var cardinals = map[string][3]float64{ // value, low, high
	"one": {1, 1, 1}, "two": {2, 2, 2}, "three": {3, 3, 3}, "four": {4, 4, 4}, "five": {5, 5, 5}, "six": {6, 6, 6}, "seven": {7, 7, 7}, "eight": {8, 8, 8},
	"nine": {9, 9, 9}, "ten": {10, 10, 10}, "eleven": {11, 11, 11}, "twelve": {12, 12, 12}, "thirteen": {13, 13, 13}, "fourteen": {14, 14, 14},
	"fifteen": {15, 15, 15}, "sixteen": {16, 16, 16}, "seventeen": {17, 17, 17}, "eighteen": {18, 18, 18}, "nineteen": {19, 19, 19}, "twenty": {20, 20, 20},
	"thirty": {30, 30, 30}, "forty": {40, 40, 40}, "fifty": {50, 50, 50}, "sixty": {60, 60, 60}, "seventy": {70, 70, 70}, "eighty": {80, 80, 80}, "ninety": {90, 90, 90},
	"dozen": {12, 12, 12}, "dozens": {36, 24, 99}, "scores": {60, 40, 199}, "hundreds": {300, 200, 999}, "thousands": {3000, 2000, 9999},
}

var scales = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "dozen": 12}

// hedge widens a number: "roughly 70" is 63 to 77.
var hedge = map[string][2]float64{
	"about": {0.9, 1.1}, "roughly": {0.9, 1.1}, "around": {0.9, 1.1}, "approximately": {0.9, 1.1}, "some": {0.9, 1.1}, "nearly": {0.9, 1}, "almost": {0.9, 1},
	"over": {1, 2}, "least": {1, 2}, "than": {1, 2}, "most": {0.5, 1}, "to": {0.5, 1},
}

// harms are the verbs and nouns whose patient is counted, with what is counted.
var harms = map[string]string{
	"kill": "killed", "die": "killed", "death": "killed", "injure": "wounded", "wound": "wounded", "arrest": "arrested", "detain": "arrested",
	"displace": "displaced", "evacuate": "evacuated", "rescue": "rescued", "capture": "captured", "deploy": "deployed", "withdraw": "withdrawn",
	"withdrawal": "withdrawn", "kidnap": "abducted", "abduct": "abducted", "execute": "killed", "drown": "killed", "murder": "killed", "destroy": "destroyed",
}

// count reads the numbers of the people or things that an event did something to.
func (f *finder) count(c *candidate) {
	what, ok := harms[c.lemma]
	if !ok || c.clause < 0 {
		return
	}
	var phrases []int
	if c.phrase >= 0 {
		for _, a := range f.below[c.phrase] {
			if f.lemma(a.Prep) == "of" {
				phrases = append(phrases, a.Obj)
			}
		}
	} else {
		cl := &f.syn.Clauses[c.clause]
		if f.verb(c.group).Passive || unaccusative[c.lemma] || c.lemma == "withdraw" {
			phrases = f.subjects(c.clause)
		} else {
			phrases = cl.Objects
		}
	}
	for _, p := range phrases {
		if q, ok := f.quantity(p, what); ok {
			c.quantities = append(c.quantities, q)
		}
	}
}

// quantity reads the number at the head of a noun phrase: "at least 12 people", "dozens of members".
func (f *finder) quantity(p int, what string) (record.Quantity, bool) {
	np := &f.syn.NounPhrases[p]
	for i := np.First; i < np.Last; i++ {
		if f.timeAt[i] >= 0 {
			return record.Quantity{}, false
		}
		word := strings.ToLower(f.doc.Text(i))
		value, low, high, ok := number(word)
		if !ok || word == "one" && i != np.First {
			continue
		}
		last := i + 1
		if last < np.Last {
			if k, ok := scales[strings.ToLower(f.doc.Text(last))]; ok {
				value, low, high, last = value*k, low*k, high*k, last+1
			}
		}
		first := i
		for j := i - 1; j >= 0 && j >= i-2 && f.doc.SentenceOf[j] == f.doc.SentenceOf[i]; j-- {
			w := strings.ToLower(f.doc.Text(j))
			if h, ok := hedge[w]; ok && (w != "to" || j > 0 && strings.ToLower(f.doc.Text(j-1)) == "up") {
				low, high, first = low*h[0], high*h[1], j
				if (w == "least" || w == "most" || w == "than" || w == "to") && j > 0 {
					first = j - 1
				}
				break
			}
		}
		start, end := f.doc.Span(first, last)
		unit := ""
		if f.syn.Tag[np.Head] == syntax.NOUN {
			unit = f.lemma(np.Head)
		}
		if _, isNumber, _, _ := number(unit); isNumber != 0 {
			unit = ""
		}
		return record.Quantity{
			What: what, Value: value, Low: min(whole(low, value), value), High: max(whole(high, value), value), Unit: unit, Text: f.doc.Source[start:end], Span: record.Span{Start: start, End: end},
		}, true
	}
	return record.Quantity{}, false
}

// whole rounds a bound that a hedge made; the number itself stays as the text gives it.
func whole(bound, value float64) float64 {
	if bound == value {
		return value
	}
	return math.Round(bound)
}

// number reads a number in figures or words.
func number(word string) (value, low, high float64, ok bool) {
	if v, found := cardinals[word]; found {
		return v[0], v[1], v[2], true
	}
	if word == "" || word[0] < '0' || word[0] > '9' {
		return 0, 0, 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", ""), 64)
	if err != nil || v < 0 || v > 1e12 {
		return 0, 0, 0, false
	}
	return v, v, v, true
}
