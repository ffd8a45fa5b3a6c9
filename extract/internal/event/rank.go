package event

import (
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// option is one way to date a candidate, with what speaks for it. The zero time index -1 leaves it undated.
type option struct {
	d        dating
	features []string
	rule     bool // what the rules of govern.go chose
}

// rankWeights are the weights of a conditional logit over the options of a candidate (McFadden 1974): en/rank.txt,
// one feature a line, made by extract/internal/train/weights from annotated articles.
var rankWeights = sync.OnceValue(func() map[string]float64 { return numbers("en/rank.txt") })

// numbers reads a table of names with one number each.
func numbers(table string) map[string]float64 {
	w := map[string]float64{}
	eachRow(table, 1, func(name string, x []float64) { w[name] = x[0] })
	return w
}

// eachRow reads a table of names with n numbers each. see must not keep x.
func eachRow(table string, n int, see func(name string, x []float64)) {
	x := make([]float64, n)
	for _, line := range lines(table) {
		cells := strings.Split(line, "\t")
		var err error
		for i := 0; i < n && len(cells) == n+1 && err == nil; i++ {
			x[i], err = strconv.ParseFloat(cells[i+1], 64)
		}
		if err != nil || len(cells) != n+1 {
			panic("event: " + table + ": bad line: " + line) // embedded at build time
		}
		see(cells[0], x)
	}
}

// sum adds the weights of features.
func sum(w map[string]float64, features []string) float64 {
	total := 0.0
	for _, name := range features {
		total += w[name]
	}
	return total
}

// rank looks at what the rules chose beside the other expressions that could date each candidate, and takes the one
// that its surroundings speak for most. Whatever is chosen is still words of the text, read by the rules of bounds.go.
func (f *finder) rank(cands []candidate) {
	w := rankWeights()
	leads := f.leadTimes(cands)
	for i := range cands {
		c := &cands[i]
		if c.dropped || c.how == "ongoing" || c.how == "headline" {
			continue
		}
		options := f.options(c, leads)
		best, top := -1, math.Inf(-1)
		for k, o := range options {
			if score := sum(w, o.features); score > top {
				best, top = k, score
			}
		}
		if best < 0 || options[best].rule {
			continue
		}
		c.governed, c.how, c.rel = -1, "", same
		f.place(c, options[best].d)
	}
}

// optionFeatures describes an option: where the expression stands to the candidate, what kind of each they are.
func (f *finder) optionFeatures(c *candidate, d dating, rule bool, l lead) []string {
	var out []string
	kind := f.kindOf(c)
	add := func(parts ...string) { out = append(out, strings.Join(parts, " ")) }
	if d.time < 0 {
		add("none")
		add("none", kind)
		if rule {
			add("none by rule")
			add("none by rule", kind)
		}
		if c.minor {
			add("none minor")
		}
		if f.syn.QuoteOf[c.trigger] {
			add("none quoted")
		}
		if c.phrase >= 0 {
			if len(f.hangs[c.phrase]) > 0 {
				add("none noun on noun")
			}
			if f.definite(&f.syn.NounPhrases[c.phrase]) {
				add("none definite")
			}
		}
		if n := len(f.timesOf[c.sentence]); n > 0 {
			add("none though times", strconv.Itoa(min(n, 3)))
		}
		return out
	}
	t, at := &f.times[d.time], &f.at[d.time]
	rel := [...]string{"same", "before", "after"}[d.rel]
	how := "other"
	if rule {
		how = d.how
		add("rule", how)
		add("rule", how, kind)
		add("rule", how, rel)
	}
	add("rel", rel, kind)
	add("signal", at.signal, rel)
	add("grain", grain(t))
	if t.Type == timex.TimeOf {
		add("hour")
	}
	if t.Mod != "" {
		add("mod", t.Mod)
	}
	if at.phrase >= 0 {
		add("inside a phrase", how)
	}
	if f.attachedToEvent(d.time) {
		add("on an event noun", kind)
	}
	if f.opt.Published != 0 && t.From > f.opt.Published {
		add("future", f.tenseName(c))
	} else {
		add("past", f.tenseName(c))
	}
	back := c.sentence - at.sentence
	if token := f.adverbToken(c); token >= 0 {
		add("cue", rel)
		add("cue", f.lemma(token), rel)
	}
	if f.isReported(c) {
		add("reported", rel)
		add("reported", rel, f.tenseName(c))
	}
	if back != 0 {
		f.carriedFeatures(c, d, l, add)
	}
	if back < 0 {
		return out
	}
	if back > 0 {
		add("back", strconv.Itoa(min(back, 4)))
		add("back", strconv.Itoa(min(back, 4)), kind)
		add("back", grain(t))
		if f.doc.Sentences[c.sentence].Paragraph != f.doc.Sentences[at.sentence].Paragraph {
			add("other paragraph")
			add("other paragraph", f.tenseName(c))
		}
		if f.syn.QuoteOf[c.trigger] {
			add("back quoted")
		}
		if len(f.timesOf[c.sentence]) > 0 {
			add("back though times")
		}
		return out
	}
	tree := f.way(c.trigger, at.first, at.last)
	add("tree", tree)
	add("tree", tree, kind)
	add("tree", tree, rel)
	path := f.path(c.clause, at.clause)
	add("path", path)
	add("path", path, kind)
	add("path", path, rel)
	f.nearness(c, at, d.time, add)
	if f.frames(d.time) {
		add("frames")
		add("frames", path)
	}
	return out
}

// nearness describes how far an expression of the same sentence stands from the candidate, and what lies between.
func (f *finder) nearness(c *candidate, at *place, time int, add func(...string)) {
	side, gap := "behind", at.first-c.trigger
	first, last := c.trigger+1, at.first
	if at.last <= c.trigger {
		side, gap = "ahead", c.trigger-at.last+1
		first, last = at.last, c.trigger
	}
	size := "far"
	switch {
	case gap <= 2:
		size = "next"
	case gap <= 6:
		size = "near"
	case gap <= 12:
		size = "middle"
	}
	add("distance", side, size)
	verbs, commas := 0, 0
	for i := first; i < last; i++ {
		if g := f.syn.GroupOf[i]; g >= 0 && f.verb(int(g)).Head == i {
			verbs++
		}
		if f.doc.Text(i) == "," {
			commas++
		}
	}
	add("verbs between", side, strconv.Itoa(min(verbs, 3)))
	add("commas between", strconv.Itoa(min(commas, 2)))
	closer := 0
	for _, t := range f.timesOf[c.sentence] {
		if t == time || !f.anchors(t) {
			continue
		}
		d := f.at[t].first - c.trigger
		if d < 0 {
			d = -d
		}
		if d < gap {
			closer++
		}
	}
	add("closer ones", strconv.Itoa(min(closer, 2)))
}

// kindOf names the grammar of a candidate in a word or two.
func (f *finder) kindOf(c *candidate) string {
	if c.phrase >= 0 {
		if c.group >= 0 || c.within >= 0 {
			return "argument noun"
		}
		if _, ok := f.obliqueOf(c.clause, c.phrase); ok {
			return "oblique noun"
		}
		return "noun"
	}
	name := f.tenseName(c)
	if c.clause >= 0 {
		switch cl := &f.syn.Clauses[c.clause]; cl.Kind {
		case syntax.Complement:
			name += " complement"
		case syntax.Relative:
			name += " relative"
		case syntax.Subordinate:
			name += " subordinate"
		case syntax.Reduced:
			name += " reduced"
		}
	}
	return name
}

func (f *finder) tenseName(c *candidate) string {
	if c.group < 0 {
		return "noun"
	}
	vg := f.verb(c.group)
	switch {
	case vg.Tense == syntax.FutureTense:
		return "future"
	case vg.Modal != "":
		return "modal"
	case vg.Tense == syntax.PastTense && vg.Perfect:
		return "past perfect"
	case vg.Tense == syntax.PastTense:
		return "past"
	case vg.Perfect:
		return "perfect"
	case vg.Tense == syntax.PresentTense:
		return "present"
	case vg.Infinitive:
		return "infinitive"
	case vg.Participle:
		return "participle"
	}
	return "bare"
}

// path names the way from a candidate's clause to the clause of an expression.
func (f *finder) path(from, to int) string {
	if from == to {
		return "own"
	}
	if from < 0 || to < 0 {
		return "none"
	}
	kindName := func(clause int) string {
		return [...]string{"main", "coordinated", "subordinate", "relative", "complement", "reduced"}[f.syn.Clauses[clause].Kind]
	}
	up := []string{}
	for clause, steps := from, 0; clause >= 0 && steps < 4; steps++ {
		if clause == to {
			return "up " + strings.Join(up, ".")
		}
		up = append(up, kindName(clause))
		clause = f.syn.Clauses[clause].Parent
	}
	down := []string{}
	for clause, steps := to, 0; clause >= 0 && steps < 4; steps++ {
		if clause == from {
			return "down " + strings.Join(down, ".")
		}
		down = append(down, kindName(clause))
		clause = f.syn.Clauses[clause].Parent
	}
	if f.syn.Clauses[from].Parent == f.syn.Clauses[to].Parent {
		return "beside " + kindName(from) + " " + kindName(to)
	}
	return "across"
}

// Choice is one way to date a candidate, for the program that fits the weights.
type Choice struct {
	When     record.When `json:"when"`
	Features []string    `json:"features"`
	Rule     bool        `json:"rule"`
}

// Choices is a candidate with all ways to date it.
type Choices struct {
	Triggers []record.Span `json:"triggers"`
	Choices  []Choice      `json:"choices"`
}

// choices lists the options of every candidate, as rank sees them.
func (f *finder) choices() []Choices {
	cands := f.begin()
	leads := f.leadTimes(cands)
	var out []Choices
	for i := range cands {
		c := cands[i]
		if c.dropped || c.how == "ongoing" || c.how == "headline" {
			continue
		}
		row := Choices{Triggers: f.spans(&c)}
		for _, o := range f.options(&cands[i], leads) {
			when := cands[i].when
			if !o.rule {
				trial := cands[i]
				trial.governed, trial.how, trial.rel = -1, "", same
				f.place(&trial, o.d)
				when = trial.when
			}
			sort.Strings(o.features)
			row.Choices = append(row.Choices, Choice{When: when, Features: o.features, Rule: o.rule})
		}
		out = append(out, row)
	}
	return out
}
