package score

import (
	"cmp"
	"slices"
)

// pairing says which event of the record stands for which of the reference.
type pairing struct {
	of     []int   // wanted -> told, -1 if none
	back   []int   // told -> wanted, -1
	touch  [][]int // told -> all wanted that share a trigger with it
	strict []bool  // wanted -> its event has exactly its date
	near   []bool  // wanted -> or one that overlaps it
}

// pair matches events one to one by their triggers: the right date first, then what must be found, then the larger
// overlap of triggers, then salience.
func pair(events []told, ref *Reference) pairing {
	p := pairing{of: make([]int, len(ref.events)), back: make([]int, len(events)), touch: make([][]int, len(events)),
		strict: make([]bool, len(ref.events)), near: make([]bool, len(ref.events))}
	type candidate struct {
		strict, near, must bool
		shared             int
		salience           float64
		want, got          int
	}
	var all []candidate
	for i := range ref.events {
		w := &ref.events[i]
		p.of[i] = -1
		for j := range events {
			e := &events[j]
			n := e.touches(ref.text, w)
			if n == 0 {
				continue
			}
			p.touch[j] = append(p.touch[j], i)
			all = append(all, candidate{w.when.strict(&e.When, ref.published), w.when.relaxed(&e.When, ref.published), w.must, n, e.Salience, i, j})
		}
	}
	for j := range events {
		p.back[j] = -1
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(yesFirst(a.strict, b.strict), yesFirst(a.near, b.near), yesFirst(a.must, b.must), cmp.Compare(b.shared, a.shared),
			cmp.Compare(b.salience, a.salience), cmp.Compare(a.want, b.want), cmp.Compare(a.got, b.got))
	})
	for _, c := range all {
		if p.of[c.want] < 0 && p.back[c.got] < 0 {
			p.of[c.want], p.back[c.got] = c.got, c.want
			p.strict[c.want], p.near[c.want] = c.strict, c.near
		}
	}
	return p
}

// yesFirst orders true before false.
func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
