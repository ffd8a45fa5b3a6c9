package merge

import (
	"cmp"
	"slices"
)

// forest is a union-find over numbered things, where the smallest number of a set stands for it, so that the same
// joins give the same sets in any order. It keeps why sets were joined, and what a person ruled to be different.
type forest struct {
	parent []int32
	why    []link
	apart  [][2]int32
}

// link is a join that took place.
type link struct {
	a, b int32
	why  string
}

func newForest(n int) *forest {
	f := &forest{parent: make([]int32, n)}
	for i := range f.parent {
		f.parent[i] = int32(i)
	}
	return f
}

func (f *forest) find(i int32) int32 {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join puts two sets together and returns what stands for them; it reports whether they were apart.
func (f *forest) join(a, b int32, why string) (int32, bool) {
	x, y := f.find(a), f.find(b)
	if x == y {
		return x, false
	}
	if x > y {
		x, y = y, x
	}
	f.parent[y] = x
	f.why = append(f.why, link{a, b, why})
	return x, true
}

// forbidden reports that a ruling keeps two sets apart, which x and y stand for.
func (f *forest) forbidden(x, y int32) bool {
	return slices.ContainsFunc(f.apart, func(pair [2]int32) bool {
		a, b := f.find(pair[0]), f.find(pair[1])
		return a == x && b == y || a == y && b == x
	})
}

// sets returns the members of each set, in order, the sets by their first member.
func (f *forest) sets() [][]int32 {
	at := make(map[int32]int, len(f.parent))
	var out [][]int32
	for i := range f.parent {
		root := f.find(int32(i))
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], int32(i))
	}
	return out
}

// reasons returns for each set, by what stands for it, the different reasons in the order of their joins.
func (f *forest) reasons() map[int32][]string {
	out := map[int32][]string{}
	slices.SortStableFunc(f.why, func(a, b link) int {
		return cmp.Or(cmp.Compare(min(a.a, a.b), min(b.a, b.b)), cmp.Compare(max(a.a, a.b), max(b.a, b.b)), cmp.Compare(a.why, b.why))
	})
	for _, l := range f.why {
		root := f.find(l.a)
		if !slices.Contains(out[root], l.why) {
			out[root] = append(out[root], l.why)
		}
	}
	return out
}

// keyed is a thing under a key by which others find it.
type keyed struct {
	key  uint64
	item int32
}

// blocks sorts things by key and yields those that share one: comparisons stay within a block.
func blocks(list []keyed, f func(items []keyed)) {
	slices.SortFunc(list, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.item, b.item)) })
	list = slices.Compact(list)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		if n > 1 {
			f(list[:n])
		}
		list = list[n:]
	}
}
