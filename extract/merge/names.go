package merge

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/record"
)

// organizations gives short names, acronyms and single words, to the one full name that some text gives them for.
func (c *casting) organizations() {
	var list []keyed
	for n := range c.all {
		e := c.sign(int32(n))
		if e.kind != record.Organization || !e.named {
			continue
		}
		list = append(list, keyed{hash(e.name), int32(n)})
		for _, s := range e.short {
			list = append(list, keyed{hash(s), int32(n)})
		}
	}
	blocks(list, func(items []keyed) {
		var short, long []int32
		for _, it := range items {
			if e := c.sign(it.item); len(e.words) == 1 && hash(e.name) == it.key {
				short = append(short, it.item)
			} else if hash(e.name) != it.key {
				long = append(long, it.item)
			}
		}
		c.assign(short, c.groups(long), func(l int32) string { return "short for " + c.name(l) })
	})
	var spelt []keyed
	for n := range c.all {
		if e := c.sign(int32(n)); e.kind == record.Organization && e.named && len(e.words) > 1 && !e.generic {
			spelt = append(spelt, keyed{hash("o" + gazetteer.Skeleton(e.name)), int32(n)})
		}
	}
	blocks(spelt, func(items []keyed) {
		for _, k := range c.groups(ofItems(items))[1:] {
			if len(c.sign(items[0].item).name) >= 10 {
				c.join(items[0].item, k, "one name in two spellings")
			}
		}
	})
}

func ofItems(items []keyed) []int32 {
	out := make([]int32, len(items))
	for i, it := range items {
		out[i] = it.item
	}
	return out
}

// name returns the name of an entity as its article writes it.
func (c *casting) name(n int32) string {
	return c.parts[c.all[n].part].rec.Entities[c.all[n].entity].Name
}

// groups returns one member of each set that members belong to, in order.
func (c *casting) groups(members []int32) []int32 {
	seen := map[int32]bool{}
	var out []int32
	for _, m := range members {
		if root := c.sets.find(m); !seen[root] {
			seen[root] = true
			out = append(out, m)
		}
	}
	return out
}

// assign gives each short name to one of the full ones: the only one, or the only one whose texts share names with its
// own. Short names for which there is no full one belong together.
func (c *casting) assign(short, long []int32, why func(int32) string) {
	if len(long) == 0 {
		c.together(short)
		return
	}
	var open []int32
	for _, s := range short {
		if len(long) == 1 {
			p, q := c.about[c.sets.find(s)], c.about[c.sets.find(long[0])]
			if c.sign(s).kind == record.Person && !slices.Contains(q.parts, c.all[s].part) && c.shared(p, q) < 1 {
				c.missed(long[0], s, 0.6, "the one full name with this family name, but the texts share nothing else")
				continue
			}
			c.join(long[0], s, why(long[0]))
			continue
		}
		if l, ok := c.leading(s, long); ok {
			c.join(l, s, why(l)+" in most texts that give a full name")
			continue
		}
		best, second, at := 0, 0, int32(-1)
		for _, l := range long {
			n := c.shared(c.about[c.sets.find(s)], c.about[c.sets.find(l)])
			if n > best {
				best, second, at = n, best, l
			} else if n > second {
				second = n
			}
		}
		if best >= 2 && second == 0 {
			c.join(at, s, why(at)+", of whom the text speaks")
			continue
		}
		if len(long) > 1 && !c.sign(s).acronym && c.sign(s).kind == record.Organization {
			open = append(open, s) // a name of its own, whatever others are shortened to it
		}
		for _, l := range long[:min(len(long), 3)] {
			c.missed(l, s, 0.5, "may be "+c.name(l)+" or another so called")
		}
	}
	c.together(open)
}

// leading returns the full name of an organization that at least three times as many texts shorten to s as any other.
func (c *casting) leading(s int32, long []int32) (int32, bool) {
	if c.sign(s).kind == record.Person {
		return 0, false
	}
	best, second, at := 0, 0, int32(-1)
	for _, l := range long {
		n := c.about[c.sets.find(l)].shortened[c.sign(s).name]
		if n > best {
			best, second, at = n, best, l
		} else if n > second {
			second = n
		}
	}
	return at, best >= 3 && best >= 3*second
}

// together joins equal short names of which no text gives a full one: of organizations always, of people if their
// texts share two other names.
func (c *casting) together(short []int32) {
	var leaders []int32
	for _, s := range short {
		at := slices.IndexFunc(leaders, func(l int32) bool {
			return c.sign(s).kind != record.Person || c.shared(c.about[c.sets.find(l)], c.about[c.sets.find(s)]) >= 2
		})
		switch {
		case at >= 0:
			c.join(leaders[at], s, "same name")
		case len(leaders) < 8:
			leaders = append(leaders, s)
		}
	}
	for _, l := range leaders[min(1, len(leaders)):] {
		c.missed(leaders[0], l, 0.5, "same family name, and no text gives the full one")
	}
}

// people joins full names that differ in what one of them leaves out, and gives family names to full ones.
func (c *casting) people() {
	var full, bare []keyed
	for n := range c.all {
		e := c.sign(int32(n))
		if e.kind != record.Person || !e.named {
			continue
		}
		key := hash("p" + strings.TrimPrefix(e.words[len(e.words)-1], "al"))
		if len(e.words) > 1 {
			full = append(full, keyed{key, int32(n)})
		}
		bare = append(bare, keyed{key, int32(n)})
	}
	blocks(full, func(items []keyed) {
		names := c.groups(ofItems(items))
		fits := make([][]int, len(names))
		for i, a := range names {
			for j, b := range names {
				if i != j && compatible(c.sign(a).words, c.sign(b).words) {
					fits[i] = append(fits[i], j)
				}
			}
		}
		// "J. Okafor" may be Jon or Jane: names go together only if all that fit one fit each other.
		agree := func(i int) bool {
			for _, j := range fits[i] {
				for _, k := range fits[i] {
					if j != k && !slices.Contains(fits[j], k) {
						return false
					}
				}
			}
			return true
		}
		for i, a := range names {
			for _, j := range fits[i] {
				switch {
				case agree(i) && agree(j):
					c.join(a, names[j], "one full name, shorter and longer")
				case !agree(i):
					c.missed(a, names[j], 0.5, "may be "+c.name(names[j])+" or another so called")
				}
			}
		}
	})
	var spelt []keyed
	for _, it := range full {
		spelt = append(spelt, keyed{hash("s" + gazetteer.Skeleton(c.sign(it.item).name)), it.item})
	}
	blocks(spelt, func(items []keyed) {
		for _, k := range c.groups(ofItems(items))[1:] {
			first := items[0].item
			if !respelt(c.sign(first).words, c.sign(k).words) {
				continue
			}
			if c.shared(c.about[c.sets.find(first)], c.about[c.sets.find(k)]) > 0 {
				c.join(first, k, "one name in two spellings")
			} else {
				c.missed(first, k, 0.7, "one name in two spellings, but the texts share nothing else")
			}
		}
	})
	blocks(bare, func(items []keyed) {
		var short, long []int32
		for _, it := range items {
			if len(c.sign(it.item).words) == 1 {
				short = append(short, it.item)
			} else {
				long = append(long, it.item)
			}
		}
		c.assign(short, c.groups(long), func(l int32) string { return "family name of " + c.name(l) })
	})
}

// respelt reports that the words of two names differ only where they have consonants enough to tell: "Mohammed" and
// "Muhammad", but not "Jon" and "Jane".
func respelt(a, b []string) bool {
	if len(a) != len(b) {
		return true // divided otherwise: "al-Sayed", "Alsayed"
	}
	for i := range a {
		if a[i] != b[i] && len(gazetteer.Skeleton(a[i])) < 3 {
			return false
		}
	}
	return true
}

// compatible reports that two full names of one family name can be one person's: the given names are equal or one is
// the initial of the other, and what stands between is equal or left out by one.
func compatible(a, b []string) bool {
	x, y := a[0], b[0]
	if slices.Equal(a, b) {
		return false // decided before
	}
	if x != y && !(len(x) == 1 && strings.HasPrefix(y, x)) && !(len(y) == 1 && strings.HasPrefix(x, y)) || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	return len(a) == 2 || len(b) == 2 || slices.Equal(a[1:len(a)-1], b[1:len(b)-1])
}
