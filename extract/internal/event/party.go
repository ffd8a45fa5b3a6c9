package event

import (
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// partyWeights are the weights of a logistic regression: does an actor that the sentence names take part in the event?
// en/party.txt holds them, one feature a line, made by extract/internal/train/weights from annotated articles.
var partyWeights = sync.OnceValue(func() map[string]float64 { return numbers("en/party.txt") })

// doubt is the score below which a role that the grammar gave is taken away: odds of one to thirty. Between it and zero
// the grammar is believed, for the annotation that the weights come from names fewer parties than other guides do
// (measured on PLOVER's records: with zero, half of the targets are lost).
const doubt = -3.5

// belief is the score above which an actor joins that the grammar gave no role: odds of four to three. A tie drawn wrongly
// costs more than one left out.
const belief = 0.3

// presence is a mention of an actor in the sentence of a candidate.
type presence struct {
	entity      int32
	first, last int // tokens
	form        string
}

// attend looks at everybody the sentence of a candidate names: who takes part without being its subject or object
// joins its roles, and who was given a role by the grammar alone may lose it. Each role keeps its words.
func (f *finder) attend(c *candidate) {
	w := partyWeights()
	if len(w) == 0 {
		return
	}
	for _, m := range f.attendants(c) {
		score := sum(w, f.partyFeatures(c, m))
		id := f.cast.Entities[m.entity].ID
		switch given := c.takesPart(id); {
		case given && score < doubt:
			c.leave(id)
		case !given && score > belief:
			f.give(c, f.roleFrom(c, m), m.entity, m.first, m.last)
		}
	}
}

func (c *candidate) leave(id record.EntityID) {
	kept := c.roles[:0]
	for _, r := range c.roles {
		if r.Entity != id {
			kept = append(kept, r)
		}
	}
	c.roles = kept
}

// attendants lists the named actors with a mention in the sentence of a candidate, each by the mention that stands
// nearest to the trigger, a name before a pronoun.
func (f *finder) attendants(c *candidate) []presence {
	var out []presence
	for _, m := range f.presencesOf(c.sentence) {
		ent := &f.cast.Entities[m.entity]
		if !f.hasName(m.entity) || ent.Kind == record.Facility || ent.Kind == record.Place && ent.Subkind != "country" || c.trigger >= m.first && c.trigger < m.last {
			continue
		}
		known := false
		for k := range out {
			if out[k].entity != m.entity {
				continue
			}
			known = true
			if nearer(m, out[k], c.trigger) {
				out[k] = m
			}
		}
		if !known {
			out = append(out, m)
		}
	}
	return out
}

func nearer(a, b presence, trigger int) bool { return distance(a, trigger) < distance(b, trigger) }

func distance(m presence, trigger int) int {
	if m.last <= trigger {
		return trigger - m.last + 1
	}
	return m.first - trigger
}

// hasName reports that an entity is named somewhere in the text, found out once for each.
func (f *finder) hasName(e int32) bool {
	if f.named == nil {
		f.named = make([]bool, len(f.cast.Entities))
		for i := range f.cast.Entities {
			for _, m := range f.cast.Entities[i].Mentions {
				if m.Form == record.Name {
					f.named[i] = true
					break
				}
			}
		}
	}
	return f.named[e]
}

// presencesOf returns the mentions of a sentence, made for all sentences when first asked for.
func (f *finder) presencesOf(sentence int) []presence {
	if f.presences == nil {
		f.presences = make([][]presence, len(f.doc.Sentences))
		for e := range f.cast.Entities {
			for _, m := range f.cast.Entities[e].Mentions {
				first := sort.Search(len(f.doc.Tokens), func(i int) bool { return f.doc.Tokens[i].End > m.Start })
				last := first
				for last < len(f.doc.Tokens) && f.doc.Tokens[last].Start < m.End {
					last++
				}
				if first < last {
					s := f.doc.SentenceOf[first]
					f.presences[s] = append(f.presences[s], presence{int32(e), first, last, m.Form})
				}
			}
		}
	}
	return f.presences[sentence]
}

// stand says where a mention stands in the grammar: the function of its noun phrase, and the clause of that phrase.
func (f *finder) stand(m presence) (function string, clause int) {
	head := m.last - 1
	clause = f.clauseOf(head)
	p := int(f.syn.PhraseOf[head])
	if p < 0 {
		return "outside", clause
	}
	np := &f.syn.NounPhrases[p]
	if np.Head >= m.last {
		return "inside of phrase", clause
	}
	if np.Clause >= 0 {
		clause = np.Clause
	}
	if clause >= 0 {
		cl := &f.syn.Clauses[clause]
		switch {
		case has(cl.Subjects, p):
			return "subject", clause
		case has(cl.Objects, p):
			return "object", clause
		case has(cl.ByAgents, p):
			return "by", clause
		case has(cl.Indirect, p):
			return "indirect", clause
		}
		if o, ok := f.obliqueOf(clause, p); ok {
			return "oblique " + f.lemma(o.Prep), clause
		}
	}
	for _, a := range f.hangs[p] {
		return "of noun " + f.lemma(a.Prep), clause
	}
	if np.Appos >= 0 {
		return "apposition", clause
	}
	if head+1 < len(f.doc.Tokens) && (f.doc.Text(head+1) == "'s" || f.doc.Text(head+1) == "’s" || f.doc.Text(head+1) == "'" || f.doc.Text(head+1) == "’") || f.syn.Tag[head] == syntax.PRON {
		return "owner", clause
	}
	return "loose", clause
}

// way names the path through the tree from a trigger to a phrase, "far" where there is no short one.
func (f *finder) way(trigger, first, last int) string {
	if path := f.syn.Path(trigger, f.syn.Top(first, last)); path != "" {
		return path
	}
	return "far"
}

// partyFeatures describes a candidate and a mention together.
func (f *finder) partyFeatures(c *candidate, m presence) []string {
	var out []string
	add := func(parts ...string) { out = append(out, strings.Join(parts, " ")) }
	ent := &f.cast.Entities[m.entity]
	rule := "none"
	for _, r := range c.roles {
		if r.Entity == ent.ID {
			rule = r.Role
		}
	}
	grammar := "verb"
	switch {
	case c.phrase >= 0:
		grammar = "noun"
	case f.verb(c.group).Passive:
		grammar = "passive"
	}
	function, clause := f.stand(m)
	path := f.path(c.clause, clause)
	add("bias")
	tree := f.way(c.trigger, m.first, m.last)
	add("tree", tree)
	add("tree", tree, grammar)
	add("tree", tree, "rule", rule)
	add("tree", tree, ent.Kind)
	add("rule", rule)
	add("rule", rule, grammar)
	add("rule", rule, ent.Kind)
	add("function", function)
	add("function", function, path)
	add("function", function, grammar)
	add("path", path)
	add("path", path, grammar)
	add("kind", ent.Kind)
	add("kind", ent.Kind, "rule", rule)
	add("subkind", ent.Subkind)
	add("form", m.form, rule)
	add("class", c.word.class)
	add("class", c.word.class, function)
	if c.where == m.entity {
		add("where", rule)
	}
	side := "behind"
	if m.last <= c.trigger {
		side = "ahead"
	}
	size := "far"
	switch d := distance(m, c.trigger); {
	case d <= 1:
		size = "next"
	case d <= 4:
		size = "near"
	case d <= 10:
		size = "middle"
	}
	add("distance", side, size)
	add("distance", side, size, grammar)
	first, last := c.trigger+1, m.first
	if side == "ahead" {
		first, last = m.last, c.trigger
	}
	verbs := 0
	for i := first; i < last; i++ {
		if g := f.syn.GroupOf[i]; g >= 0 && f.verb(int(g)).Head == i {
			verbs++
		}
	}
	add("verbs between", side, strconv.Itoa(min(verbs, 3)))
	add("verbs between", side, strconv.Itoa(min(verbs, 3)), "rule", rule)
	for _, a := range c.attribution {
		if a.Entity == ent.ID {
			add("speaker", rule)
		}
	}
	add("others", strconv.Itoa(min(len(f.presencesOf(c.sentence)), 5)))
	add("mentions", strconv.Itoa(min(len(ent.Mentions), 6)))
	add("roles", strconv.Itoa(min(len(c.roles), 3)), rule)
	if f.heading(c.sentence) {
		add("heading", rule)
	}
	add("status", c.status, rule)
	if c.minor {
		add("minor", rule)
	}
	return out
}

// roleFrom names the role of a mention that the rules gave none: agent or patient only where the grammar of the
// candidate's own clause says so. Whoever else takes part has the role other, which draws no arrow from one to another.
func (f *finder) roleFrom(c *candidate, m presence) string {
	function, clause := f.stand(m)
	own := c.clause == clause
	passive := c.phrase < 0 && f.verb(c.group).Passive
	switch {
	case strings.HasSuffix(function, " by"), function == "by":
		return record.Agent
	case strings.HasSuffix(function, " against"):
		return record.Patient
	case function == "subject" && own && (unaccusative[c.lemma] || passive):
		return record.Patient
	case function == "subject" && own:
		return record.Agent
	case function == "object" && own:
		return record.Patient
	}
	return record.OtherRole
}

// Party is an actor that a candidate's sentence names, for the program that fits the weights.
type Party struct {
	Entity   record.EntityID `json:"entity"`
	Features []string        `json:"features"`
	Given    bool            `json:"given"` // the rules gave it a role
	Role     string          `json:"role"`  // the one it has, or would have by the grammar alone
	Part     []string        `json:"part"`  // what tells its role
}

// Attendance is a candidate with everybody its sentence names.
type Attendance struct {
	Triggers []record.Span `json:"triggers"`
	Parties  []Party       `json:"parties"`
	Sites    []Site        `json:"sites"`
}

// attendance lists the parties of every candidate, as attend sees them.
func (f *finder) attendance() []Attendance {
	cands := f.begin()
	f.rank(cands)
	f.read(cands)
	out := make([]Attendance, 0, len(cands)) // not moved: rows points into it
	rows := map[int]*Attendance{}
	for i := range cands {
		c := &cands[i]
		if c.dropped {
			continue
		}
		row := Attendance{Triggers: f.spans(c)}
		for _, m := range f.attendants(c) {
			id := f.cast.Entities[m.entity].ID
			role := c.roleOf(id)
			if role == "" {
				role = f.roleFrom(c, m)
			}
			row.Parties = append(row.Parties, Party{
				Entity: id, Features: f.partyFeatures(c, m), Given: c.takesPart(id), Role: role, Part: f.partFeatures(c, m, role),
			})
		}
		out = append(out, row)
		rows[i] = &out[len(out)-1]
	}
	f.siteOptions(cands, rows)
	return out
}

// spans returns the trigger words of a candidate.
func (f *finder) spans(c *candidate) []record.Span {
	var out []record.Span
	for _, token := range append([]int{c.trigger}, c.also...) {
		out = append(out, record.Span{Start: f.doc.Tokens[token].Start, End: f.doc.Tokens[token].End})
	}
	return out
}
