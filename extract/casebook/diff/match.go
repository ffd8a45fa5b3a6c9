package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// words gives numbers to the words of two records, so that the same words of the same source have the same number.
type words struct {
	old, now *record.Record
	numbers  map[where]int
}

// where is words of a source: by the text itself, or, where the text was read anew, by the sentence.
type where struct {
	source     string // the text, or the name
	sentence   string
	start, end int
}

func newWords(old, now *record.Record) *words {
	return &words{old, now, map[where]int{}}
}

func (w *words) number(at where) int {
	n, ok := w.numbers[at]
	if !ok {
		n = len(w.numbers)
		w.numbers[at] = n
	}
	return n
}

// clue is a number of words, and how much it says that two things which share it are the same.
type clue struct {
	number int
	weight float64
}

// pairs says what in the old list is what in the new one.
type pairs struct {
	now  []int   // for each old thing the new one that it is, -1 for none
	old  []int   // ... and back
	into [][]int // for each old thing others of the new that share words with it
	from [][]int
}

// parts lists the new things that an old one became.
func (p *pairs) parts(i int) []int {
	out := slices.Clone(p.into[i])
	if p.now[i] >= 0 {
		out = append(out, p.now[i])
	}
	slices.Sort(out)
	return out
}

// origins lists the old things that a new one was.
func (p *pairs) origins(j int) []int {
	out := slices.Clone(p.from[j])
	if p.old[j] >= 0 {
		out = append(out, p.old[j])
	}
	slices.Sort(out)
	return out
}

// events pairs events by their triggers; where a newer reading sees another trigger, by sentence and class.
func (w *words) events() pairs {
	clues := func(rec *record.Record) [][]clue {
		sources := rec.SourceIndex()
		out := make([][]clue, len(rec.Events))
		for i := range rec.Events {
			for _, m := range rec.Events[i].Mentions {
				src := sources[m.Source]
				if src == nil {
					continue
				}
				sentence := line(src.Quote(m.Sentence))
				inside := m.Trigger.Start - m.Sentence.Start
				out[i] = append(out[i],
					clue{w.number(where{source: src.Text, start: m.Trigger.Start, end: m.Trigger.End}), 4},
					clue{w.number(where{source: src.Name, sentence: sentence, start: inside}), 2},
					clue{w.number(where{source: src.Name, sentence: rec.Events[i].Class + " " + sentence, start: -1}), .1})
			}
		}
		return out
	}
	return pair(clues(w.old), clues(w.now))
}

// entities pairs entities by the places where texts mention them.
func (w *words) entities() pairs {
	clues := func(rec *record.Record) [][]clue {
		sources := rec.SourceIndex()
		out := make([][]clue, len(rec.Entities))
		for i := range rec.Entities {
			for _, m := range rec.Entities[i].Mentions {
				src := sources[m.Source]
				if src == nil {
					continue
				}
				weight := 1.0
				if m.Form != record.Name {
					weight = .1 // pronouns and "the town" change hands with every new reading
				}
				out[i] = append(out[i],
					clue{w.number(where{source: src.Text, start: m.Start, end: m.End}), weight},
					clue{w.number(where{source: src.Name, sentence: strings.ToLower(line(m.Text)), start: -2}), weight / 20})
			}
		}
		return out
	}
	return pair(clues(w.old), clues(w.now))
}

// Shares of the words of a thing that it must have in common with another.
const (
	leastWeight = .1 // to be the same
	leastPart   = .9 // to be a part of it, or to have it as a part: a name, not only a pronoun
)

// pair gives each old thing the new one with which it shares most, both ways at most one; what else shares words with
// one is part of it.
func pair(old, now [][]clue) pairs {
	p := pairs{now: make([]int, len(old)), old: make([]int, len(now)), into: make([][]int, len(old)), from: make([][]int, len(now))}
	holders := map[int][]int{}
	for j, list := range now {
		p.old[j] = -1
		for _, c := range list {
			if hs := holders[c.number]; len(hs) == 0 || hs[len(hs)-1] != j {
				holders[c.number] = append(hs, j)
			}
		}
	}
	type match struct {
		i, j   int
		weight float64
	}
	var all []match
	for i, list := range old {
		p.now[i] = -1
		shared := map[int]float64{}
		seen := map[int]bool{}
		var order []int
		for _, c := range list {
			if seen[c.number] {
				continue
			}
			seen[c.number] = true
			for _, j := range holders[c.number] {
				if shared[j] == 0 {
					order = append(order, j)
				}
				shared[j] += c.weight
			}
		}
		for _, j := range order {
			if shared[j] >= leastWeight {
				all = append(all, match{i, j, shared[j]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, m := range all {
		if p.now[m.i] < 0 && p.old[m.j] < 0 {
			p.now[m.i], p.old[m.j] = m.j, m.i
		}
	}
	for _, m := range all {
		if p.now[m.i] != m.j && m.weight >= leastPart {
			p.into[m.i], p.from[m.j] = append(p.into[m.i], m.j), append(p.from[m.j], m.i)
		}
	}
	return p
}
