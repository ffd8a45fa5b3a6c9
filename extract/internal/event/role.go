package event

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

func lower(s string) string { return strings.ToLower(s) }

// assign gives a candidate its roles and its place, from the clause of its verb or the phrases around its noun.
func (f *finder) assign(c *candidate) {
	c.where = -1
	if c.phrase >= 0 {
		f.nounRoles(c)
		if c.group >= 0 {
			f.lightRoles(c)
		}
	} else {
		f.verbRoles(c)
	}
	if c.where < 0 {
		c.where = f.placeNear(c)
	}
}

// role adds a role, unless the entity has it already or the phrase denotes no actor.
func (f *finder) role(c *candidate, name string, phrase int) {
	e, phrase := f.actor(phrase)
	if e < 0 {
		f.parts(c, name, phrase)
		f.describe(c, name, phrase)
		return
	}
	ent := &f.cast.Entities[e]
	np := &f.syn.NounPhrases[phrase]
	switch {
	case ent.Kind == record.Facility, ent.Kind == record.Place && ent.Subkind != "country":
		return // where it happened; a town takes no part
	case f.countryOnly(e, phrase):
		f.describe(c, name, phrase)
		return
	}
	f.give(c, name, e, np.First, np.Last)
}

// give adds a role with the tokens that name who has it, unless the entity has one already.
func (f *finder) give(c *candidate, role string, e int32, first, last int) {
	id := f.cast.Entities[e].ID
	if c.takesPart(id) {
		return
	}
	start, end := f.doc.Span(first, last)
	c.roles = append(c.roles, record.Role{Role: role, Entity: id, Span: record.Span{Start: start, End: end}})
}

// countryOnly reports that a phrase speaks of people of a country, "US diplomats", not of the country itself.
func (f *finder) countryOnly(e int32, phrase int) bool {
	kind, head := f.cast.Entities[e].Kind, f.syn.NounPhrases[phrase].Head
	return (kind == record.Place || kind == record.Nationality) && f.tokenEntity(head) != e && f.syn.Tag[head] != syntax.PRON
}

// actor returns the entity a phrase denotes, or the one that its apposition names: "his successor, Haitham, attended".
func (f *finder) actor(phrase int) (int32, int) {
	if e := f.entityOf(phrase); e >= 0 {
		return e, phrase
	}
	if phrase >= 0 {
		if up := f.syn.NounPhrases[phrase].Appos; up >= 0 && f.entityOf(up) >= 0 {
			return f.entityOf(up), up // "Falconer, a student who led ..."
		}
	}
	if phrase >= 0 && phrase+1 < len(f.syn.NounPhrases) {
		for p := phrase + 1; p < len(f.syn.NounPhrases) && p <= phrase+3; p++ {
			if f.syn.NounPhrases[p].Appos == phrase && f.entityOf(p) >= 0 {
				return f.entityOf(p), p
			}
		}
	}
	return -1, phrase
}

// parts gives a role to the actors named inside a phrase that denotes none itself: the owner, or a name before the
// head ("an ISIL bulldozer was destroyed").
func (f *finder) parts(c *candidate, role string, phrase int) {
	if phrase < 0 {
		return
	}
	np := &f.syn.NounPhrases[phrase]
	if np.Possessor >= 0 && !f.isPlace(np.Possessor) {
		if e := f.entityOf(np.Possessor); e >= 0 {
			f.role(c, role, np.Possessor)
			return
		}
	}
	for i := np.First; i < np.Head; i++ {
		if e := f.tokenEntity(i); e >= 0 && (f.cast.Entities[e].Kind == record.Organization || f.cast.Entities[e].Kind == record.Person) {
			f.nameRole(c, role, i, e)
		}
	}
}

// tokenEntity returns the entity whose name covers a token, -1 if none.
func (f *finder) tokenEntity(token int) int32 {
	if token < len(f.cast.TokenEntity) {
		return f.cast.TokenEntity[token]
	}
	return -1
}

// isPlace reports that a phrase denotes a place or facility.
func (f *finder) isPlace(phrase int) bool {
	e := f.entityOf(phrase)
	return e >= 0 && f.isSite(e)
}

// unaccusative verbs happen to their subject: it is the patient.
var unaccusative = map[string]bool{
	"die": true, "fall": true, "collapse": true, "drown": true, "perish": true, "crash": true, "derail": true, "bear": true, "sink": true, "burn": true,
	"explode": true, "suffer": true, "disappear": true, "undergo": true, "contract": true,
}

func (f *finder) verbRoles(c *candidate) {
	if c.clause < 0 {
		return
	}
	cl := &f.syn.Clauses[c.clause]
	args := f.argumentsOf(c)
	subject := record.Agent
	if args.passive || unaccusative[c.lemma] && len(args.objects) == 0 {
		subject = record.Patient
	}
	if p := f.antecedent(c, c.group); p >= 0 {
		f.participants(c, p)
		return
	}
	for _, p := range args.subjects {
		if f.eventfulSubject(p) {
			f.participants(c, p)
			continue
		}
		if subject == record.Patient {
			f.locateAtPlace(c, p)
		}
		f.role(c, subject, p)
		f.membersOf(c, subject, p)
	}
	for _, p := range args.agents {
		f.role(c, record.Agent, p)
	}
	for _, p := range args.objects {
		if f.timeAt[f.syn.NounPhrases[p].Head] >= 0 {
			continue
		}
		if f.isPlace(p) && !f.acts(p) {
			f.locateAt(c, p)
			continue
		}
		f.role(c, record.Patient, p)
		f.owners(c, p)
	}
	f.including(c, cl, subject)
	if c.word.class == "REQUEST" && len(cl.Objects) == 0 {
		for _, child := range f.children[c.clause] {
			if sub := &f.syn.Clauses[child]; sub.Kind == syntax.Complement && len(sub.Subjects) > 0 && !shares(sub.Subjects, cl.Subjects) {
				f.role(c, record.Patient, sub.Subjects[0]) // "demanded that the ministry act"
			}
		}
	}
	for _, p := range args.indirect {
		f.role(c, record.Recipient, p)
	}
	for _, o := range cl.Obliques {
		f.oblique(c, o)
	}
	f.treeParties(c, args.objects)
}

// treeParties adds those whom the tree hangs on the verb or on its objects by a preposition of dealing with somebody:
// "promised aid to A", "held talks with B", "demanded an answer from C".
func (f *finder) treeParties(c *candidate, objects []int) {
	s := f.doc.Sentences[c.sentence]
	for t := c.trigger + 1; t < s.Last; t++ {
		rel, _, _ := strings.Cut(f.syn.Rel[t], ":")
		h := int(f.syn.Head[t])
		if h < 0 || f.timeAt[t] >= 0 || f.syn.PhraseOf[t] < 0 {
			continue
		}
		switch {
		case rel == "obl" && h == c.trigger:
		case rel == "nmod" && f.syn.PhraseOf[h] >= 0 && has(objects, int(f.syn.PhraseOf[h])):
		default:
			continue
		}
		role := ""
		switch prep := f.syn.Case(t); prep {
		case "to":
			if !travels[c.lemma] {
				role = record.Recipient
			}
		case "against":
			role = record.Patient
		case "from":
			if c.word.class == "REQUEST" {
				role = record.Patient
			}
		case "with", "between", "among":
			role = record.OtherRole
		}
		if role == "" {
			continue
		}
		var phrases []int
		f.joined(&phrases, t)
		for _, p := range phrases {
			f.role(c, role, p)
		}
	}
}

func shares(a, b []int) bool {
	for _, x := range a {
		if has(b, x) {
			return true
		}
	}
	return false
}

// including adds those named as part of a group: "moved some officials to Tabqa, including Ahmad Abousamra".
func (f *finder) including(c *candidate, cl *syntax.Clause, role string) {
	last := f.doc.Sentences[c.sentence].Last
	for i := c.trigger + 1; i < last; i++ {
		if g := f.syn.GroupOf[i]; g >= 0 && int(g) != c.group && f.verb(int(g)).Tense != syntax.NoTense {
			return // another verb follows: the group is its party
		}
		if f.doc.Text(i) != "including" {
			continue
		}
		if len(cl.Objects) > 0 {
			role = record.Patient
		}
		for j := i + 1; j < last && j < i+24; j++ {
			if f.syn.GroupOf[j] >= 0 && f.syn.Form[j] != syntax.Gerund {
				return
			}
			p := int(f.syn.PhraseOf[j])
			if p < 0 || f.syn.NounPhrases[p].Head != j {
				continue
			}
			np := &f.syn.NounPhrases[p]
			if np.Appos >= 0 || len(f.hangs[p]) > 0 && f.hangs[p][0].Prep != i || f.doc.Text(min(np.Last, last-1)) == "'s" || f.doc.Text(min(np.Last, last-1)) == "’s" {
				break // "including Ahmad Abousamra, the editor of ...": what explains him is no further member
			}
			f.role(c, role, p)
		}
		return
	}
}

// subjects returns the subjects of a clause, looking up through the verbs that share theirs: "began surrounding".
func (f *finder) subjects(clause int) []int {
	for steps := 0; clause >= 0 && steps < 4; steps++ {
		cl := &f.syn.Clauses[clause]
		if len(cl.Subjects) > 0 {
			return cl.Subjects
		}
		if cl.Kind != syntax.Complement && cl.Kind != syntax.Coordinated {
			return nil
		}
		clause = cl.Parent
	}
	return nil
}

// eventfulSubject reports that a subject is itself an event with participants: "talks between A and B began".
func (f *finder) eventfulSubject(p int) bool { return f.eventful(p) && f.entityOf(p) < 0 }

// runs are verbs of which an event is the likelier subject than an actor: "they broke down", "it resumed".
var runs = map[string]bool{
	"resume": true, "begin": true, "start": true, "collapse": true, "break": true, "stall": true, "continue": true, "end": true, "last": true, "fail": true, "stop": true,
}

// antecedent returns the event noun that a pronoun stands for as the subject of a verb of running or ending, -1 if none:
// the nearest one of the sentence before.
func (f *finder) antecedent(c *candidate, group int) int {
	if c.phrase >= 0 || group < 0 || !runs[f.lemma(f.verb(group).Head)] {
		return -1
	}
	cl := &f.syn.Clauses[f.verb(group).Clause]
	if len(cl.Objects) > 0 || len(cl.Subjects) != 1 || f.complement(f.verb(group).Clause) >= 0 {
		return -1
	}
	np := &f.syn.NounPhrases[cl.Subjects[0]]
	if w := f.lower(np.Head); w != "it" && w != "they" || c.sentence == 0 {
		return -1
	}
	before := f.doc.Sentences[c.sentence-1]
	for i := before.Last - 1; i >= before.First; i-- {
		p := int(f.syn.PhraseOf[i])
		if p < 0 || f.syn.NounPhrases[p].Head != i || f.syn.NounPhrases[p].Plural != (f.lower(np.Head) == "they") {
			continue
		}
		if w, ok := f.lex.nouns[f.lemma(i)]; ok && w.is(between|act|move|occur) {
			return p
		}
	}
	return -1
}

// participants takes the participants of a noun over to the verb it is the subject of.
func (f *finder) participants(c *candidate, p int) {
	n := f.fresh(f.syn.NounPhrases[p].Head)
	n.phrase, n.word = p, f.lex.nouns[n.lemma]
	if np := &f.syn.NounPhrases[p]; np.Clause >= 0 {
		n.clause = np.Clause
	}
	f.nounRoles(&n)
	c.roles = append(c.roles, n.roles...)
	if c.where < 0 {
		c.where = n.where
	}
}

// acts reports that a place stands for its government here: it is a country.
func (f *finder) acts(p int) bool {
	e := f.entityOf(p)
	return e >= 0 && f.cast.Entities[e].Subkind == "country"
}

// membersOf adds the group whose members a phrase speaks of: "dozens of ISIS members died".
func (f *finder) membersOf(c *candidate, role string, p int) {
	if f.entityOf(p) >= 0 {
		return
	}
	n := len(c.unnamed)
	defer func() { c.unnamed = c.unnamed[:n] }() // by name only: the phrase itself stands for the others
	for _, a := range f.below[p] {
		if f.lemma(a.Prep) == "of" {
			f.role(c, role, a.Obj)
		}
	}
}

// owners adds the possessor of an object as a party to the event: "destroyed ISIS's headquarters".
func (f *finder) owners(c *candidate, p int) {
	np := &f.syn.NounPhrases[p]
	if f.entityOf(p) >= 0 {
		return
	}
	n := len(c.unnamed)
	defer func() { c.unnamed = c.unnamed[:n] }() // by name only, as in membersOf
	if np.Possessor >= 0 {
		f.role(c, record.OtherRole, np.Possessor)
	}
	for _, a := range f.below[p] {
		switch f.lemma(a.Prep) {
		case "of":
			if !f.isPlace(a.Obj) {
				f.role(c, record.Patient, a.Obj)
			} else {
				f.locateAt(c, a.Obj)
			}
		case "with", "to", "against", "over", "for", "by", "alongside", "between", "among":
			if !f.isPlace(a.Obj) || f.acts(a.Obj) {
				f.role(c, party(f.lemma(a.Prep)), a.Obj)
			}
		case "from", "in", "near", "at", "around", "on":
			if f.isPlace(a.Obj) {
				f.locateAt(c, a.Obj)
			}
		}
	}
}

func (f *finder) oblique(c *candidate, o syntax.Oblique) {
	prep := f.lemma(o.Prep)
	if f.acts(o.NP) && prep == "to" && !c.word.is(aspect) && !travels[c.lemma] {
		f.role(c, record.Recipient, o.NP) // "apologised to Brazil"
		return
	}
	if f.isPlace(o.NP) {
		switch prep {
		case "in", "at", "near", "around", "outside", "from", "into", "to", "on", "inside", "towards", "toward", "through", "across", "over", "within", "throughout", "of", "for", "off", "along":
			f.locateAt(c, o.NP)
			return
		}
	}
	switch prep {
	case "with", "alongside", "against", "between", "among", "to":
		f.role(c, party(prep), o.NP)
	case "for", "into", "at", "on", "of":
		if f.timeAt[f.syn.NounPhrases[o.NP].Head] < 0 && !f.isPlace(o.NP) {
			f.role(c, record.OtherRole, o.NP)
		}
	case "by":
		if f.verb(c.group).Passive {
			f.role(c, record.Agent, o.NP)
		}
	}
	for _, a := range f.below[o.NP] {
		if f.isPlace(a.Obj) {
			if f.eventful(o.NP) {
				f.locateAt(c, a.Obj)
			}
			continue
		}
		switch f.lemma(a.Prep) {
		case "with", "against", "by", "alongside":
			f.role(c, party(f.lemma(a.Prep)), a.Obj)
		}
	}
}

// travels are verbs whose "to" says where somebody or something gets.
var travels = map[string]bool{
	"go": true, "travel": true, "fly": true, "return": true, "move": true, "come": true, "flee": true, "drive": true, "sail": true, "walk": true, "run": true,
	"emigrate": true, "migrate": true, "escape": true, "head": true, "advance": true, "withdraw": true, "retreat": true, "spread": true, "extend": true,
	"arrive": true, "get": true, "bring": true, "take": true, "transport": true, "deport": true, "march": true, "relocate": true, "transfer": true,
	"fall": true, "rise": true, "lead": true, "deploy": true, "expand": true, "ship": true, "carry": true, "lie": true, "be": true, "drift": true,
}

// party returns the role of whoever a preposition brings in.
func party(prep string) string {
	switch prep {
	case "against":
		return record.Patient
	case "to":
		return record.Recipient
	}
	return record.OtherRole
}

// locateAt sets the place, the first named one winning.
func (f *finder) locateAt(c *candidate, phrase int) {
	if e := f.entityOf(phrase); e >= 0 && c.where < 0 {
		c.where = e
	}
}

// takesPart reports that an entity has a role in the event.
func (c *candidate) takesPart(id record.EntityID) bool { return c.roleOf(id) != "" }

// roleOf returns the role of an entity in the event, "" if it has none.
func (c *candidate) roleOf(id record.EntityID) string {
	for _, r := range c.roles {
		if r.Entity == id {
			return r.Role
		}
	}
	return ""
}
