package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// longest is the most characters of a label: one line of a chart.
const longest = 80

// headline makes the label of a candidate from the words of its clause: who did what to whom, where. Pronouns give
// way to names, dates and asides are left out, and nothing is cut inside a word.
func (f *finder) headline(c *candidate, cands []candidate) string {
	var l line
	switch {
	case c.phrase >= 0 && f.predicated(&l, c):
	case c.phrase < 0, c.group >= 0:
		f.clauseLine(&l, c, c.group)
		vg := f.verb(c.group)
		if c.phrase < 0 && (len(l.parts) < 2 || len(f.subjects(c.clause)) == 0 || vg.Copula && vg.Clause >= 0 && len(f.objects(&f.syn.Clauses[vg.Clause], vg)) == 0) {
			l = line{}
			f.excerpt(&l, c.clause)
		} else if c.phrase < 0 && len(l.parts) == 2 && vague[c.lemma] {
			var longer line
			if f.excerpt(&longer, c.clause); len(longer.parts) > len(l.parts)+1 && longer.parts[0] == l.parts[0] {
				l = longer // "The army moved" says little without where
			}
		}
	case c.within >= 0 && !cands[c.within].dropped && cands[c.within].group >= 0 && !f.judgedApart(c, &cands[c.within]):
		f.clauseLine(&l, c, cands[c.within].group)
		if !l.holds(f.doc.Text(c.trigger)) {
			l = line{}
			f.nounLine(&l, c)
		}
	default:
		f.nounLine(&l, c)
	}
	return l.text(f.doc.Text(c.trigger))
}

// vague verbs say little without what stands behind them.
var vague = set("move go come take get put turn run stand sit stay begin start resume continue end follow date succeed manage fail result lead make do keep hold bring set call")

// judgedApart reports that a noun's status differs from its verb's: its label must not borrow the verb's "could".
func (f *finder) judgedApart(noun, verb *candidate) bool {
	vg := f.verb(verb.group)
	return noun.status == record.Asserted && (vg.Modal != "" || vg.Tense == syntax.FutureTense)
}

// predicated writes a noun that is predicated of a subject: "Tabqa under ISIS control".
func (f *finder) predicated(l *line, c *candidate) bool {
	if c.clause < 0 || !c.word.is(state) {
		return false
	}
	o, ok := f.obliqueOf(c.clause, c.phrase)
	cl := &f.syn.Clauses[c.clause]
	if !ok || cl.Verb < 0 || f.lemma(f.verb(cl.Verb).Head) != "be" || len(cl.Subjects) == 0 {
		return false
	}
	l.add(f.list(cl.Subjects))
	l.add(f.doc.Text(o.Prep) + " " + f.nounText(c.phrase))
	f.addAttached(l, c.phrase)
	return len(l.parts) > 1
}

// excerpt writes the words of a clause as they stand, without its marker and its expressions of time, as far as they fit.
func (f *finder) excerpt(l *line, clause int) {
	if clause < 0 {
		return
	}
	cl := &f.syn.Clauses[clause]
	first := cl.First
	for first < cl.Last-1 && leading[f.lower(first)] {
		first++
	}
	// The subject by its name, then the words from the verb on.
	if cl.Verb >= 0 && f.verb(cl.Verb).Infinitive && len(l.parts) > 0 {
		first = f.verb(cl.Verb).First // its subject has been named
	} else if cl.Verb >= 0 && len(cl.Subjects) > 0 && f.syn.NounPhrases[cl.Subjects[0]].Last <= f.verb(cl.Verb).First {
		if s := f.list(cl.Subjects); s != "" {
			l.add(s)
			first = f.verb(cl.Verb).First
		}
	}
	for i := first; i < cl.Last; i++ {
		if f.timeAt[i] >= 0 && f.times[f.timeAt[i]].Type != "DURATION" || f.syn.Tag[i] == syntax.PUNCT && !glued(f, i) {
			if len(l.parts) > 2 && (f.doc.Text(i) == "," || f.doc.Text(i) == ";") && i > first+6 {
				return
			}
			if f.timeAt[i] >= 0 && i > first && (i == cl.First || f.timeAt[i-1] < 0) {
				l.trim() // "began on Monday": the preposition goes with its day
			}
			continue
		}
		if glued(f, i) && len(l.parts) > 0 {
			l.parts[len(l.parts)-1] += f.doc.Text(i)
			continue
		}
		if !l.add(f.doc.Text(i)) {
			l.trim()
			return
		}
	}
	l.trim()
}

// leading are words that tie a clause to what stands before it.
var leading = map[string]bool{"that": true, "and": true, "but": true, "which": true, "who": true, "as": true, "when": true, "while": true, "after": true, "before": true, ",": true, "how": true, "what": true, "why": true}

// glued reports that a token belongs to the word before it: "'s", "%", the second half of "and/or".
func glued(f *finder, i int) bool {
	if i == 0 || f.doc.SpaceBefore(i) || f.syn.Tag[i-1] == syntax.PUNCT {
		return false
	}
	switch f.doc.Text(i) {
	case ",", ".", ";", ":", "”", "’", "\"", "'", ")", "]":
		return false
	}
	return true
}

// hanging words must not end a label.
var hanging = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "to": true, "in": true, "on": true, "at": true, "by": true, "for": true, "from": true, "with": true, "and": true,
	"or": true, "that": true, "as": true, "after": true, "before": true, "into": true, "its": true, "their": true, "his": true, "her": true, "until": true, "since": true,
	"during": true, "about": true, "over": true, "under": true, "near": true, "between": true, "who": true, "which": true, "than": true, "not": true, "be": true,
	"had": true, "has": true, "have": true, "was": true, "were": true, "is": true, "are": true, "been": true, "will": true, "would": true, "could": true, "said": true,
}

// trim takes words off the end that lead on to something left out.
func (l *line) trim() {
	for len(l.parts) > 1 && hanging[lower(l.parts[len(l.parts)-1])] {
		l.parts = l.parts[:len(l.parts)-1]
	}
}

// line collects words up to the longest label.
type line struct{ parts []string }

func (l *line) add(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return true
	}
	n := utf8.RuneCountInString(s)
	for _, p := range l.parts {
		n += utf8.RuneCountInString(p) + 1
	}
	if n > longest {
		return false
	}
	l.parts = append(l.parts, s)
	return true
}

func (l *line) holds(word string) bool { return strings.Contains(strings.Join(l.parts, " "), word) }

// text joins the words, with a capital at the front; otherwise stands in for a line that came out empty.
func (l *line) text(otherwise string) string {
	s := strings.Join(strings.Fields(strings.Join(l.parts, " ")), " ")
	s = strings.NewReplacer(" 's", "'s", " ’s", "’s", " ,", ",", "[", "", "]", "").Replace(s)
	s = strings.Trim(s, " ,;:–—-“”\"")
	if s == "" {
		s = otherwise
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// clauseLine writes subject, verb, objects and prepositional phrases of a clause.
func (f *finder) clauseLine(l *line, c *candidate, group int) {
	vg := f.verb(group)
	clause := vg.Clause
	if clause < 0 {
		l.add(f.doc.Text(vg.Head))
		return
	}
	subjects := f.subjects(clause)
	if p := f.antecedent(c, group); p >= 0 {
		l.add(f.nounText(p) + f.ofText(p))
	} else if s := f.list(subjects); s != "" {
		l.add(s)
	}
	cl := &f.syn.Clauses[clause]
	l.add(f.verbWords(f.chainVerbs(clause), len(l.parts) > 0, cl, c.status == record.Asserted || c.status == record.Claimed))
	subject := int32(-1)
	if len(subjects) > 0 {
		subject = f.entityOf(subjects[0])
	}
	written := 0
	for _, p := range f.objects(cl, vg) {
		np := &f.syn.NounPhrases[p]
		if f.timeAt[np.Head] >= 0 || np.First < vg.First || f.syn.Tag[np.Head] == syntax.PRON && f.entityOf(p) == subject {
			continue
		}
		s := f.nounText(p)
		if s == "" {
			continue
		}
		if written > 0 {
			s = "and " + s
		}
		if !l.add(s) {
			return
		}
		written++
		f.addAttached(l, p)
	}
	for _, p := range cl.ByAgents {
		if s := f.nounText(p); s != "" && !l.add("by "+s) {
			return
		}
	}
	for _, o := range cl.Obliques {
		prep := f.doc.Text(o.Prep)
		if o.Prep < vg.First || f.temporal(o.NP) || has(cl.ByAgents, o.NP) || f.inPhrase(o, cl) || lower(prep) == "according" || o.Prep+1 < f.syn.NounPhrases[o.NP].First-1 {
			continue
		}
		s := f.nounText(o.NP)
		if s == "" || !l.add(prep+" "+s) {
			return
		}
		f.addAttached(l, o.NP)
	}
	if written == 0 {
		f.content(l, clause)
	}
}

// objects returns the objects of a clause; after "become" and "remain", the noun behind the verb stands for them.
func (f *finder) objects(cl *syntax.Clause, vg *syntax.VerbGroup) []int {
	if len(cl.Objects) > 0 || !vg.Copula {
		return cl.Objects
	}
	for i := vg.Last; i < cl.Last && i < vg.Last+8; i++ {
		if p := int(f.syn.PhraseOf[i]); p >= 0 {
			if _, ok := f.obliqueOf(f.syn.NounPhrases[p].Clause, p); ok {
				return nil
			}
			return []int{p}
		}
	}
	return nil
}

// content adds what a verb of saying or deciding is about, if it has no object: "announced that the dam was taken".
func (f *finder) content(l *line, clause int) {
	head := f.lemma(f.verb(f.syn.Clauses[clause].Verb).Head)
	says := f.lex.verbs[head].is(speech | claim | deny | promise)
	for _, child := range f.children[clause] {
		cl := &f.syn.Clauses[child]
		if cl.Kind != syntax.Complement || cl.Verb < 0 || cl.First < f.verb(f.syn.Clauses[clause].Verb).Head {
			continue
		}
		if !says && (f.verb(cl.Verb).Tense == syntax.NoTense || !f.contentOf(f.verb(cl.Verb).Head, f.verb(f.syn.Clauses[clause].Verb).Head)) {
			continue // "ruled that it was void", but not "helped to carry it"
		}
		var rest line
		rest.parts = append(rest.parts, l.parts...)
		if !f.verb(cl.Verb).Infinitive {
			rest.add("that")
		}
		n := len(rest.parts)
		f.excerpt(&rest, child)
		if len(rest.parts) > n+1 {
			l.parts = rest.parts
		}
		return
	}
}

// contentOf reports that the tree hangs a verb, or the predicate it is the copula of, on another as what that says.
func (f *finder) contentOf(verb, upper int) bool {
	for steps := 0; verb >= 0 && steps < 2; steps++ {
		if f.syn.Rel[verb] == "ccomp" {
			return int(f.syn.Head[verb]) == upper
		}
		verb = int(f.syn.Head[verb])
	}
	return false
}

// inPhrase reports that an oblique has already been written as part of an object.
func (f *finder) inPhrase(o syntax.Oblique, cl *syntax.Clause) bool {
	for _, p := range cl.Objects {
		for _, a := range f.below[p] {
			if a.Prep == o.Prep {
				return true
			}
		}
	}
	return false
}

// temporal reports that a phrase is or holds a temporal expression.
func (f *finder) temporal(p int) bool {
	np := &f.syn.NounPhrases[p]
	return f.timeAt[np.Head] >= 0 || f.timeAt[np.First] >= 0
}

// chainVerbs returns the verb groups from the finite verb down to the clause's own: "agreed to remove".
func (f *finder) chainVerbs(clause int) []int {
	var groups []int
	for steps := 0; clause >= 0 && steps < 4; steps++ {
		cl := &f.syn.Clauses[clause]
		if cl.Verb < 0 {
			break
		}
		groups = append([]int{cl.Verb}, groups...)
		vg := f.verb(cl.Verb)
		if cl.Kind != syntax.Complement || vg.Tense != syntax.NoTense || cl.Parent < 0 || len(cl.Subjects) > 0 && f.finiteParentSays(cl) {
			break
		}
		clause = cl.Parent
	}
	return groups
}

func (f *finder) finiteParentSays(cl *syntax.Clause) bool {
	v := f.syn.Clauses[cl.Parent].Verb
	return v >= 0 && f.says(v)
}

// dropped adverbs say nothing on a chart.
var filler = map[string]bool{
	"also": true, "then": true, "later": true, "still": true, "now": true, "already": true, "again": true, "reportedly": true, "allegedly": true,
	"recently": true, "subsequently": true, "meanwhile": true, "just": true, "currently": true, "however": true, "therefore": true, "apparently": true, ",": true,
}

// verbWords writes a chain of verb groups. A perfect loses its "has", and a bare participle or a headline's present is put in
// the past: what happened, happened.
func (f *finder) verbWords(groups []int, subject bool, cl *syntax.Clause, happened bool) string {
	var words []string
	for n, g := range groups {
		vg := f.verb(g)
		for i := vg.First; i < vg.Last; i++ {
			w := strings.ToLower(f.doc.Text(i))
			if filler[w] || f.timeAt[i] >= 0 || f.syn.Tag[i] == syntax.PUNCT {
				continue
			}
			if n == 0 && vg.Perfect && vg.Modal == "" && !vg.Negated && i != vg.Head {
				switch w {
				case "has", "have", "had", "'ve", "'s", "’ve", "’s", "'d", "’d":
					continue
				case "been":
					w = "was"
					if plural(f, cl) {
						w = "were"
					}
					if !subject {
						continue
					}
				}
			}
			if !subject && n == 0 && i != vg.Head && (w == "was" || w == "were" || w == "is" || w == "are") {
				continue
			}
			if i == vg.Head && n == 0 && vg.Perfect && !vg.Passive && !vg.Progressive && vg.Modal == "" && !vg.Negated {
				w = pastOf(w)
			}
			if i == vg.Head && n == 0 && subject && happened && f.barePresent(vg) {
				w = past(f.lemma(i))
			}
			if n := len(words); n > 0 && i > vg.First && !f.doc.SpaceBefore(i) {
				words[n-1] += w // "did" + "n't"
				continue
			}
			words = append(words, w)
		}
		if vg.Particle >= vg.Last {
			words = append(words, f.doc.Text(vg.Particle))
		}
	}
	return strings.Join(words, " ")
}

// barePresent reports a verb that stands alone as participle in -ing, or in the present tense of a headline.
func (f *finder) barePresent(vg *syntax.VerbGroup) bool {
	if vg.Passive || vg.Negated || vg.Modal != "" || vg.Infinitive || vg.Copula || vg.Perfect {
		return false
	}
	for i := vg.First; i < vg.Head; i++ {
		if f.syn.Tag[i] == syntax.AUX {
			return false
		}
	}
	switch f.syn.Form[vg.Head] {
	case syntax.Gerund:
		return true
	case syntax.Present:
		return f.heading(int(f.doc.SentenceOf[vg.Head]))
	}
	return false
}

func plural(f *finder, cl *syntax.Clause) bool {
	return len(cl.Subjects) > 1 || len(cl.Subjects) == 1 && f.syn.NounPhrases[cl.Subjects[0]].Plural
}

// pastOf turns the participles that differ from the past tense into it.
func pastOf(w string) string {
	if p, ok := pasts[w]; ok {
		return p
	}
	return w
}

var pasts = map[string]string{
	"begun": "began", "taken": "took", "retaken": "retook", "given": "gave", "seen": "saw", "gone": "went", "done": "did", "fallen": "fell", "broken": "broke",
	"spoken": "spoke", "written": "wrote", "driven": "drove", "risen": "rose", "shown": "showed", "known": "knew", "grown": "grew", "flown": "flew",
	"thrown": "threw", "withdrawn": "withdrew", "drawn": "drew", "chosen": "chose", "stolen": "stole", "sworn": "swore", "torn": "tore", "worn": "wore",
	"become": "became", "come": "came", "overcome": "overcame", "run": "ran", "overrun": "overran", "sung": "sang", "sunk": "sank", "swum": "swam", "rung": "rang",
	"drunk": "drank", "shrunk": "shrank", "overthrown": "overthrew", "undergone": "underwent", "undertaken": "undertook", "forgotten": "forgot", "eaten": "ate",
	"beaten": "beat", "bitten": "bit", "hidden": "hid", "ridden": "rode", "arisen": "arose", "forbidden": "forbade", "mistaken": "mistook", "proven": "proved",
}
