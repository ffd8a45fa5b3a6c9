package event

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// list writes noun phrases joined by commas and "and".
func (f *finder) list(phrases []int) string {
	var names []string
	for _, p := range phrases {
		if s := f.nounText(p); s != "" {
			names = append(names, s+f.ofText(p))
		}
		if len(names) == 3 {
			break
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// ofText returns the phrases that a subject cannot do without: "dozens of members", "talks between A and B".
func (f *finder) ofText(p int) string {
	s := ""
	for _, a := range f.below[p] {
		prep := f.lemma(a.Prep)
		if (prep == "of" || prep == "between") && !f.temporal(a.Obj) {
			if t := f.nounText(a.Obj); t != "" && utf8.RuneCountInString(s)+utf8.RuneCountInString(t) < 40 {
				if prep == "between" && s != "" {
					continue
				}
				s += " " + f.doc.Text(a.Prep) + " " + t
				if prep == "between" {
					s += f.second(a)
				}
			}
		}
	}
	return s
}

// second returns "and B" of "between A and B".
func (f *finder) second(first syntax.Attachment) string {
	for _, a := range f.below[first.NP] {
		if a.Prep == first.Prep && a.Obj != first.Obj {
			if t := f.nounText(a.Obj); t != "" {
				return " and " + t
			}
		}
	}
	return ""
}

// addAttached adds the prepositional phrases of a noun phrase while they fit, and one level below them.
func (f *finder) addAttached(l *line, p int) {
	for n, a := range f.below[p] {
		if n == 3 || f.temporal(a.Obj) {
			continue
		}
		s := f.nounText(a.Obj)
		if s == "" {
			continue
		}
		joint := f.doc.Text(a.Prep)
		if n > 0 && f.below[p][n-1].Prep == a.Prep {
			joint = "and"
		}
		if !l.add(joint + " " + s) {
			return
		}
		for _, b := range f.below[a.Obj] {
			if f.temporal(b.Obj) {
				continue
			}
			if t := f.nounText(b.Obj); t == "" || !l.add(f.doc.Text(b.Prep)+" "+t) {
				return
			}
		}
	}
}

// nounLine writes an event noun with its owner and what hangs on it: "Tabqa's collapse".
func (f *finder) nounLine(l *line, c *candidate) {
	np := &f.syn.NounPhrases[c.phrase]
	s := f.nounText(c.phrase)
	if np.Possessor >= 0 && f.syn.Tag[f.syn.NounPhrases[np.Possessor].Head] == syntax.PRON {
		if e := f.entityOf(np.Possessor); e >= 0 {
			s = possessive(f.cast.Entities[e].Name) + " " + s
		}
	}
	l.add(s)
	f.addAttached(l, c.phrase)
	if len(l.parts) == 1 && np.Possessor < 0 {
		f.complete(l, c)
	}
}

// complete says of a bare noun, "the attack", whom it befell or who did it, and where.
func (f *finder) complete(l *line, c *candidate) {
	for _, r := range c.roles {
		name := f.nameOf(r.Entity)
		if name == "" || l.holds(name) {
			continue
		}
		if r.Role == record.Patient && c.word.is(undergo|act) {
			l.add("of " + name)
			break
		}
		if r.Role == record.Agent && c.word.is(act|move) {
			l.add("by " + name)
			break
		}
	}
	if c.where >= 0 && !f.placed(c.phrase) && !l.holds(f.cast.Entities[c.where].Name) {
		l.add("in " + f.cast.Entities[c.where].Name)
	}
}

// placed reports that a noun phrase, or what hangs on it, names a place.
func (f *finder) placed(phrase int) bool {
	np := &f.syn.NounPhrases[phrase]
	for i := np.First; i < np.Last; i++ {
		if e := f.tokenEntity(i); e >= 0 && f.isSite(e) {
			return true
		}
	}
	for _, a := range f.below[phrase] {
		if f.isPlace(a.Obj) {
			return true
		}
	}
	return false
}

// nameOf returns the name of an entity, found by an index made when first asked for.
func (f *finder) nameOf(id record.EntityID) string {
	if f.nameIndex == nil {
		f.nameIndex = make(map[record.EntityID]string, len(f.cast.Entities))
		for _, e := range f.cast.Entities {
			f.nameIndex[e.ID] = e.Name
		}
	}
	return f.nameIndex[id]
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// nounText writes a noun phrase. A pronoun, and a noun that stands for somebody named elsewhere ("that city", "the
// group"), is written by its name; a pronoun without one is left out.
func (f *finder) nounText(p int) string {
	np := &f.syn.NounPhrases[p]
	e := f.entityOf(p)
	single := np.Last-np.First == 1
	if f.syn.Tag[np.Head] == syntax.PRON {
		_, moved := f.other[p]
		if e >= 0 && (moved || f.form(p, e) == record.Pronoun) && single {
			return f.cast.Entities[e].Name
		}
		return ""
	}
	if e >= 0 && f.form(p, e) == record.Nominal && np.Possessor < 0 && f.cast.Entities[e].Name != "" && f.definite(np) {
		return f.cast.Entities[e].Name
	}
	first := np.First
	if f.syn.Tag[first] == syntax.DET && (f.lower(first) == "the" || f.lower(first) == "a" || f.lower(first) == "an") && first < np.Head {
		first++
	}
	var words []string
	if np.Possessor >= 0 {
		if owner := &f.syn.NounPhrases[np.Possessor]; f.syn.Tag[owner.Head] != syntax.PRON && owner.Last <= first && f.timeAt[owner.Head] < 0 && f.syn.NounPhrases[np.Possessor].Possessor < 0 {
			words = append(words, possessive(f.nounText(np.Possessor)))
		}
	}
	// Temporal words inside go: the date stands beside the label.
	i := first
	for i < np.Last {
		if t := f.timeAt[i]; t >= 0 && f.times[t].Type != "DURATION" {
			i++
			if i < np.Last && (f.doc.Text(i) == "'s" || f.doc.Text(i) == "’s") {
				i++
			}
			continue
		}
		w := f.doc.Text(i)
		if len(words) > 0 && i > first && !f.doc.SpaceBefore(i) {
			words[len(words)-1] += w
		} else {
			words = append(words, w)
		}
		i++
	}
	return strings.Join(words, " ")
}

// definite reports that a phrase begins with a definite determiner.
func (f *finder) definite(np *syntax.NounPhrase) bool {
	switch strings.ToLower(f.doc.Text(np.First)) {
	case "the", "that", "this", "these", "those":
		return true
	}
	return false
}

// form returns the form of the mention that a noun phrase is of its entity, "" if none is recorded there.
func (f *finder) form(p int, e int32) string {
	np := &f.syn.NounPhrases[p]
	start, end := f.doc.Span(np.First, np.Last)
	mentions := f.mentions(e)
	for i := sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= start }); i < len(mentions) && mentions[i].Start < end; i++ {
		if mentions[i].End <= end {
			return mentions[i].Form
		}
	}
	return ""
}

// mentions returns the mentions of an entity in text order.
func (f *finder) mentions(e int32) []record.Mention {
	if f.sorted == nil {
		f.sorted = make([][]record.Mention, len(f.cast.Entities))
	}
	if f.sorted[e] == nil {
		list := slices.Clone(f.cast.Entities[e].Mentions)
		slices.SortStableFunc(list, func(a, b record.Mention) int { return cmp.Compare(a.Start, b.Start) })
		f.sorted[e] = list
	}
	return f.sorted[e]
}
