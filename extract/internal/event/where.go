package event

import (
	"strconv"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// whereWeights are the weights of a conditional logit over the places that an event may have, none among them: those of
// its sentence, and those that the text was speaking of. en/where.txt holds them, one feature a line, made by
// extract/internal/train/weights from annotated articles.
var whereWeights = sync.OnceValue(func() map[string]float64 { return numbers("en/where.txt") })

// site is a place where an event may have happened.
type site struct {
	entity   int32 // -1: nowhere in particular
	features []string
}

// settle chooses the place of every candidate.
func (f *finder) settle(cands []candidate) {
	w := whereWeights()
	if len(w) == 0 {
		return
	}
	chosen := make([]int32, len(cands))
	f.sites(cands, func(i int, options []site) {
		best, top := int32(-1), 0.0
		for k, o := range options {
			if score := sum(w, o.features); k == 0 || score > top {
				best, top = o.entity, score
			}
		}
		chosen[i] = best
	})
	for i := range cands {
		if !cands[i].dropped {
			cands[i].where = chosen[i]
		}
	}
}

// sites calls see with the places that each candidate may have.
func (f *finder) sites(cands []candidate, see func(i int, options []site)) {
	main := f.mainPlaces()
	last := int32(-1) // the place the rules gave the event before
	for i := range cands {
		c := &cands[i]
		if c.dropped {
			continue
		}
		see(i, f.sitesOf(c, main, last))
		if c.where >= 0 {
			last = c.where
		}
	}
}

// isSite reports that an entity is a place or a building.
func (f *finder) isSite(e int32) bool {
	k := f.cast.Entities[e].Kind
	return k == record.Place || k == record.Facility
}

// mainPlaces returns the two places that the text names most.
func (f *finder) mainPlaces() [2]int32 {
	out := [2]int32{-1, -1}
	var most [2]int
	for e := range f.cast.Entities {
		n := len(f.cast.Entities[e].Mentions)
		switch {
		case !f.isSite(int32(e)) || n <= most[1]:
		case n > most[0]:
			out[1], most[1] = out[0], most[0]
			out[0], most[0] = int32(e), n
		default:
			out[1], most[1] = int32(e), n
		}
	}
	return out
}

// memory is how many sentences back the places of a text are still spoken of.
const memory = 4

// sitesOf lists no place, the places of the candidate's sentence, and those spoken of before.
func (f *finder) sitesOf(c *candidate, main [2]int32, last int32) []site {
	var order []int32
	near := map[int32]presence{} // in the sentence, the mention nearest to the trigger
	for _, m := range f.presencesOf(c.sentence) {
		if !f.isSite(m.entity) {
			continue
		}
		old, ok := near[m.entity]
		if !ok {
			order = append(order, m.entity)
		}
		if !ok || nearer(m, old, c.trigger) {
			near[m.entity] = m
		}
	}
	here := len(order)
	back := map[int32]int{}
	add := func(e int32, sentences int) {
		if _, ok := near[e]; ok || e < 0 {
			return
		}
		if _, ok := back[e]; !ok {
			order = append(order, e)
			back[e] = sentences
		}
	}
	for d := 1; d <= memory && c.sentence-d >= 0; d++ {
		for _, m := range f.presencesOf(c.sentence - d) {
			if f.isSite(m.entity) {
				add(m.entity, d)
			}
		}
	}
	for s := 0; s < 2 && s < len(f.doc.Sentences); s++ {
		for _, m := range f.presencesOf(s) {
			if f.isSite(m.entity) {
				add(m.entity, memory+1)
			}
		}
	}
	add(main[0], memory+1)
	add(last, memory+1)

	grammar := f.grammar(c)
	out := []site{{-1, f.nowhere(c, grammar, here, len(order))}}
	for k, e := range order {
		var features []string
		add := func(s ...string) { features = append(features, strings.Join(s, " ")) }
		ent := &f.cast.Entities[e]
		sort := ent.Subkind
		if sort == "" {
			sort = ent.Kind
		}
		given := "not given"
		if c.where == e {
			given = "given"
		}
		add(given)
		add(given, grammar)
		add(given, sort)
		if c.takesPart(ent.ID) {
			add("actor", given)
		}
		standing := "other"
		switch e {
		case main[0]:
			standing = "first"
		case main[1]:
			standing = "second"
		}
		if k < here {
			f.hereFeatures(c, near[e], sort, given, grammar, standing, add)
		} else {
			d := strconv.Itoa(back[e])
			add("back", d)
			add("back", d, sort)
			add("back", sort, grammar)
			add("back", standing)
			add("back", standing, sort)
			add("back with", strconv.Itoa(min(here, 2)))
			add("back class", c.word.class)
			if e == last {
				add("last")
				add("last", grammar)
				add("last", sort)
			}
			if f.inOpening(e) {
				add("opening", sort)
				add("opening", standing)
			}
			if c.phrase >= 0 && f.definite(&f.syn.NounPhrases[c.phrase]) {
				add("back definite")
			}
		}
		out = append(out, site{e, features})
	}
	return out
}

// inOpening reports that an entity has a mention in the heading or the first sentence.
func (f *finder) inOpening(e int32) bool {
	for s := 0; s < 2 && s < len(f.doc.Sentences); s++ {
		for _, m := range f.presencesOf(s) {
			if m.entity == e {
				return true
			}
		}
	}
	return false
}

// nowhere describes a candidate that may have no place.
func (f *finder) nowhere(c *candidate, grammar string, here, all int) []string {
	none := "none"
	out := []string{none, none + " " + grammar, none + " class " + c.word.class, none + " here " + strconv.Itoa(min(here, 2)), none + " " + c.status,
		none + " lemma " + c.lemma}
	if all == here {
		out = append(out, none+" before")
	}
	if c.minor {
		out = append(out, none+" minor")
	}
	if c.where < 0 {
		out = append(out, none+" given")
	}
	if f.syn.QuoteOf[c.trigger] {
		out = append(out, none+" quoted")
	}
	for _, x := range traitNames {
		if c.word.is(x.t) {
			out = append(out, none+" "+x.name)
		}
	}
	return out
}

// hereFeatures describes a place of the candidate's own sentence by the way from the one to the other.
func (f *finder) hereFeatures(c *candidate, m presence, sort, given, grammar, standing string, add func(...string)) {
	function, clause := f.stand(m)
	own := "other clause"
	if clause == c.clause {
		own = "own clause"
	}
	tree := f.way(c.trigger, m.first, m.last)
	prep := ""
	if m.first > 0 && f.syn.Tag[m.first-1] == syntax.ADP {
		prep = f.lemma(m.first - 1)
	} else if m.first > 1 && f.syn.Tag[m.first-2] == syntax.ADP {
		prep = f.lemma(m.first - 2)
	}
	side, size := "behind", "far"
	if m.last <= c.trigger {
		side = "ahead"
	}
	switch d := distance(m, c.trigger); {
	case d <= 4:
		size = "near"
	case d <= 10:
		size = "middle"
	}
	add("here", own)
	add("here tree", tree)
	add("here tree", tree, grammar)
	add("here tree", tree, sort)
	add("here prep", prep, own)
	add("here prep", prep, sort)
	add("here prep", prep, side, size)
	add("here function", function, own)
	add("here function", function, grammar, own)
	add("here function", function, "class", c.word.class)
	add("here", side, size)
	add("here", standing)
	add("here form", m.form)
	add("here kind", sort, function)
	// "Tabqa, Syria": the first is the place, the second says where that is.
	if m.last+1 < len(f.doc.Tokens) && f.doc.Text(m.last) == "," {
		if e := f.tokenEntity(m.last + 1); e >= 0 && e != m.entity && f.isSite(e) {
			add("here before its region")
		}
	}
	if m.first > 1 && f.doc.Text(m.first-1) == "," {
		if e := f.tokenEntity(m.first - 2); e >= 0 && e != m.entity && f.isSite(e) {
			add("here region of another")
		}
	}
}

// placeNear falls back to a place that the words put things in, "in Derna": the nearest of the candidate's clause, else of
// its sentence; a town or building of the clause needs no preposition, a country does.
func (f *finder) placeNear(c *candidate) int32 {
	if c.clause < 0 {
		return -1
	}
	s := f.doc.Sentences[c.sentence]
	best, gap := int32(-1), 1<<30
	for i := s.First; i < s.Last; i++ {
		e := f.tokenEntity(i)
		if e < 0 || c.takesPart(f.cast.Entities[e].ID) {
			continue
		}
		if !f.isSite(e) {
			continue
		}
		p := int(f.syn.PhraseOf[i])
		if p < 0 || f.tokenEntity(f.syn.NounPhrases[p].Head) != e {
			continue // "the Derna council"
		}
		d := i - c.trigger
		if d < 0 {
			d = -d
		}
		in := f.locative(f.syn.NounPhrases[p].First)
		switch {
		case f.clauseOf(i) != c.clause && !in:
			continue
		case f.clauseOf(i) != c.clause:
			d += 1000
		case !in && f.cast.Entities[e].Subkind == "country":
			continue
		}
		if d < gap {
			best, gap = e, d
		}
	}
	return best
}

// locative reports that a preposition of place stands before a token.
func (f *finder) locative(token int) bool {
	if token == 0 {
		return false
	}
	switch f.lower(token - 1) {
	case "in", "at", "near", "around", "outside", "inside", "across", "throughout", "within":
		return true
	}
	return false
}

// Site is a place that a candidate may have, for the program that fits the weights; its entity is "" for none.
type Site struct {
	Entity   record.EntityID `json:"entity"`
	Features []string        `json:"features"`
	Given    bool            `json:"given"` // the rules chose it
}

// siteOptions gives each row of attendance the places that its candidate may have.
func (f *finder) siteOptions(cands []candidate, rows map[int]*Attendance) {
	f.sites(cands, func(i int, options []site) {
		for _, o := range options {
			s := Site{Features: o.features, Given: o.entity == cands[i].where}
			if o.entity >= 0 {
				s.Entity = f.cast.Entities[o.entity].ID
			}
			rows[i].Sites = append(rows[i].Sites, s)
		}
	})
}
