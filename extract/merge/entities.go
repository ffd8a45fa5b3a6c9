package merge

import (
	"fmt"
	"math"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// who is an entity of one article among all those of a merge.
type who struct {
	part, entity int32
}

// casting is the merging of entities. Names are held against each other under keys that they share, never all against
// all. What a name alone decides is joined first, as the full name of a person; what may belong to several, as a
// family name, is then given to the one that it fits, or to none, and said so.
type casting struct {
	parts []*part
	all   []who
	first []int32 // number of the first entity of each part
	index []map[record.EntityID]int
	sets  *forest
	about map[int32]*cluster // by what stands for a set
	near  []nearMiss
}

// cluster is what is known of a set of entities.
type cluster struct {
	names   []string
	titles  []uint64
	context []uint64 // names in the texts that speak of it
	parts   []int32

	shortened map[string]int // how many texts shorten its name to what
}

// fullContext is the number of names beyond which a context is as good as it gets.
const fullContext = 2000

// nearMiss is a pair that is not joined though much speaks for it.
type nearMiss struct {
	a, b  int32
	score float64
	why   string
}

func newCasting(parts []*part) *casting {
	c := &casting{parts: parts, about: map[int32]*cluster{}}
	for i, p := range parts {
		c.first = append(c.first, int32(len(c.all)))
		c.index = append(c.index, p.rec.EntityIndex())
		for k := range p.entities {
			c.all = append(c.all, who{int32(i), int32(k)})
		}
	}
	c.sets = newForest(len(c.all))
	for n := range c.all {
		c.about[int32(n)] = c.alone(int32(n))
	}
	return c
}

func (c *casting) sign(n int32) *entitySign {
	return &c.parts[c.all[n].part].entities[c.all[n].entity]
}

func (c *casting) alone(n int32) *cluster {
	e := c.sign(n)
	cl := &cluster{names: []string{e.name}, titles: e.titles, context: c.parts[c.all[n].part].context, parts: []int32{c.all[n].part}}
	if e.kind == record.Organization && len(e.short) > 0 {
		cl.shortened = make(map[string]int, len(e.short))
		for _, s := range e.short {
			cl.shortened[s] = 1
		}
	}
	return cl
}

// join puts two entities together unless a person ruled otherwise.
func (c *casting) join(a, b int32, why string) bool {
	x, y := c.sets.find(a), c.sets.find(b)
	if x == y {
		return true
	}
	if c.sets.forbidden(x, y) {
		return false
	}
	p, q := c.about[x], c.about[y]
	if len(p.parts) < len(q.parts) {
		p, q = q, p
	}
	for _, name := range q.names {
		if !slices.Contains(p.names, name) {
			p.names = append(p.names, name)
		}
	}
	if p.shortened == nil {
		p.shortened = q.shortened
	} else {
		for s, n := range q.shortened {
			p.shortened[s] += n
		}
	}
	p.titles = union(p.titles, q.titles)
	if kind := c.sign(a).kind; (kind == record.Person || kind == record.Organization) && len(p.context) < fullContext {
		p.context = union(p.context, q.context)
	}
	p.parts = append(p.parts, q.parts...)
	root, _ := c.sets.join(a, b, why)
	delete(c.about, x)
	delete(c.about, y)
	c.about[root] = p
	return true
}

func union[T uint64 | int32](a, b []T) []T {
	if len(b) == 0 {
		return a
	}
	out := make([]T, 0, len(a)+len(b))
	out = append(append(out, a...), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// merge runs all joins.
func (c *casting) merge() {
	c.same()
	c.placesOfOneName()
	c.organizations()
	c.people()
	c.twoKinds()
}

// twoKinds lists what bears one name as two kinds: a city and its team are two, but what one text takes for a company
// and another for a place may be one.
func (c *casting) twoKinds() {
	var list []keyed
	for n := range c.all {
		if e := c.sign(int32(n)); e.named && e.kind != record.Nationality && !e.generic {
			list = append(list, keyed{hash(e.name), int32(n)})
		}
	}
	blocks(list, func(items []keyed) {
		sets := c.groups(ofItems(items))
		for i, a := range sets {
			for _, b := range sets[i+1 : min(len(sets), i+4)] {
				if x, y := c.sign(a).kind, c.sign(b).kind; x != y {
					c.missed(a, b, 0.5, "same name, but "+min(x, y)+" and "+max(x, y))
				}
			}
		}
	})
}

// same joins what one name and kind, or one place of the gazetteer, make the same beyond doubt; people of one full
// name unless what is said of them differs.
func (c *casting) same() {
	var exact, full []keyed
	for n := range c.all {
		e, p := c.sign(int32(n)), c.parts[c.all[n].part]
		if !e.named {
			continue
		}
		key := e.kind + "|" + e.name
		switch {
		case e.kind == record.Place:
			if e.place == nil || e.place.GeoNames == 0 {
				continue
			}
			key = fmt.Sprintf("#%d", e.place.GeoNames)
		case e.kind == record.Person:
			if len(e.words) > 1 {
				full = append(full, keyed{hash(key), int32(n)})
			}
			continue
		case len(e.words) == 1 && e.kind == record.Organization:
			continue // it may be short for several
		case e.generic:
			if p.land == "" {
				continue
			}
			key += "|" + p.land
		}
		exact = append(exact, keyed{hash(key), int32(n)})
	}
	blocks(exact, func(items []keyed) {
		why := "same name"
		if e := c.sign(items[0].item); e.kind == record.Place {
			why = "one place of the gazetteer"
		} else if e.generic {
			why = "same name, in texts on one country"
		}
		for _, it := range items[1:] {
			c.join(items[0].item, it.item, why)
		}
	})
	blocks(full, func(items []keyed) {
		leaders := []int32{items[0].item}
		for _, it := range items[1:] {
			fits := slices.IndexFunc(leaders, func(l int32) bool { return !c.twoPeople(l, it.item) })
			if fits >= 0 {
				c.join(leaders[fits], it.item, "same full name")
				continue
			}
			c.missed(leaders[0], it.item, 0.8, "same full name, but what is said of them differs")
			if len(leaders) < 8 {
				leaders = append(leaders, it.item)
			}
		}
	})
}

// twoPeople reports that two of one full name are told apart by what stands before their names, while nothing else in
// the texts connects them.
func (c *casting) twoPeople(a, b int32) bool {
	p, q := c.about[c.sets.find(a)], c.about[c.sets.find(b)]
	return len(p.titles) > 0 && len(q.titles) > 0 && common(p.titles, q.titles) == 0 && c.shared(p, q) == 0
}

// shared counts the names that the texts of two clusters both speak of, those of the clusters themselves left out.
func (c *casting) shared(p, q *cluster) int {
	n := common(p.context, q.context)
	for _, name := range p.names {
		h := hash(name)
		_, x := slices.BinarySearch(p.context, h)
		_, y := slices.BinarySearch(q.context, h)
		if x && y {
			n--
		}
	}
	return n
}

func (c *casting) missed(a, b int32, score float64, why string) {
	c.near = append(c.near, nearMiss{min(a, b), max(a, b), score, why})
}

// placesOfOneName gives places that the gazetteer could not tell to the one of their name that it could, if there is
// one; Georgia the country and Georgia the state stay two.
func (c *casting) placesOfOneName() {
	var named []keyed
	for n := range c.all {
		e := c.sign(int32(n))
		if e.kind != record.Place || !e.named {
			continue
		}
		named = append(named, keyed{hash(e.name), int32(n)})
		if e.place != nil && e.place.GeoNames != 0 || e.sub == "country" {
			for _, s := range e.short {
				named = append(named, keyed{hash(s), int32(n)})
			}
		}
	}
	blocks(named, func(items []keyed) {
		var known []int32 // one for each place of the gazetteer
		level := map[string]int32{}
		for _, it := range items {
			if c.sign(it.item).place == nil {
				continue
			}
			root := c.sets.find(it.item)
			if !slices.ContainsFunc(known, func(k int32) bool { return c.sets.find(k) == root }) {
				known = append(known, it.item)
			}
		}
		for i, k := range known {
			for _, other := range known[i+1:] {
				if km := distance(c.sign(k).place, c.sign(other).place); km < 25 && c.sign(k).place.Country == c.sign(other).place.Country {
					c.join(k, other, fmt.Sprintf("same name, %.0f km apart", km))
				}
			}
		}
		for _, it := range items {
			e, p := c.sign(it.item), c.parts[c.all[it.item].part]
			if e.place != nil {
				continue
			}
			var fits []int32
			for _, k := range known {
				if levelOf(e.sub) == levelOf(c.sign(k).sub) || levelOf(e.sub) == "" {
					fits = append(fits, k)
				}
			}
			if len(fits) > 1 && p.land != "" {
				if there := slices.DeleteFunc(slices.Clone(fits), func(k int32) bool { return c.sign(k).place.Country != p.land }); len(there) == 1 {
					c.join(there[0], it.item, "same name, in a text on its country")
					continue
				}
			}
			switch len(fits) {
			case 1:
				c.join(fits[0], it.item, "same name, and one place so called in these texts")
			case 0:
				if first, ok := level[levelOf(e.sub)]; ok {
					c.join(first, it.item, "same name")
				} else {
					level[levelOf(e.sub)] = it.item
				}
			default:
				c.missed(fits[0], it.item, 0.5, "same name, but several places so called in these texts")
			}
		}
		if bare, ok := level[""]; ok && len(known) == 0 && len(level) == 2 {
			for _, l := range []string{"city", "country", "region"} {
				if other, ok := level[l]; ok {
					c.join(other, bare, "same name, and one place so called in these texts")
				}
			}
		}
	})
}

// levelOf sorts kinds of places into those that can share a name and be two.
func levelOf(sub string) string {
	switch sub {
	case "country", "region", "":
		return sub
	case "province", "state", "governorate", "county", "district", "island", "continent":
		return "region"
	}
	return "city"
}

// distance in kilometres on a sphere (haversine).
func distance(a, b *record.Location) float64 {
	rad := math.Pi / 180
	dLat, dLon := (b.Latitude-a.Latitude)*rad/2, (b.Longitude-a.Longitude)*rad/2
	h := math.Sin(dLat)*math.Sin(dLat) + math.Cos(a.Latitude*rad)*math.Cos(b.Latitude*rad)*math.Sin(dLon)*math.Sin(dLon)
	return 2 * 6371 * math.Asin(math.Sqrt(h))
}
