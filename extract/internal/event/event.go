// Package event finds what a text reports to have happened: triggers, dates, roles, status.
//
// The passes, each in a file of its own, run once over a document:
//
//	trigger.go   verbs and nouns that name an event; lexicon.go reads their tables
//	govern.go    the temporal expression that governs each of them: its own,
//	inherit.go   one along the tree of clauses, or of its subject,
//	carry.go     one of an earlier sentence;
//	option.go    all expressions that could date it, and
//	rank.go      the choice among them, weighed
//	bounds.go    expression + preposition + aspect -> four bounds
//	status.go    fact, claim, plan, possibility or denial; who said it
//	role.go      agent, patient, recipient, place of a verb; nounrole.go of a noun
//	where.go     the place, among those that the text speaks of
//	party.go     who else the sentence names takes part; passon.go whom a promise or demand is about
//	participant.go those who take part without a name
//	quantity.go  numbers of people and things
//	class.go     the PLOVER class
//	label.go     one line for a chart, in the words of the text; phrase.go its noun phrases
//	same.go      mentions of one occurrence put together
//	weight.go    salience and confidence
//
// Nothing here takes the day of publication for the day of an event: what the text does not date stays undated.
package event

import (
	"fmt"
	"strings"
	"sync"

	"github.com/dateline/dateline/extract/internal/entity"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// Options of Find.
type Options struct {
	Published record.Day // day of publication, zero if unknown
	Untenable bool       // keep dates that confidence speaks against, for the program that fits the weights
}

// lexiconOf reads the word tables once, on first use.
var lexiconOf = sync.OnceValue(english)

// finder holds what the passes over one document share. Only candidates change, and only by the pass that owns the field.
type finder struct {
	doc   *text.Doc
	syn   *syntax.Analysis
	times []timex.Timex
	at    []place // where each expression stands
	cast  *entity.Cast
	lex   *lexicon
	opt   Options

	children  [][]int                     // clause -> child clauses
	below     map[int][]syntax.Attachment // noun phrase -> prepositional phrases that hang on it
	hangs     map[int][]syntax.Attachment // noun phrase -> what it hangs on
	timesOf   [][]int                     // sentence -> expressions
	timeAt    []int32                     // token -> expression, -1
	other     map[int]int32               // noun phrase -> entity, where disjoin overrules the cast
	nameIndex map[record.EntityID]string  // names by id, made when asked for
	named     []bool                      // entity -> it is named somewhere
	presences [][]presence                // sentence -> mentions, made when asked for
	sorted    [][]record.Mention          // entity -> its mentions in text order, made when asked for
}

// candidate is a word that may name an event, and what the passes find out about it.
type candidate struct {
	trigger  int // token
	also     []int
	clause   int // innermost clause, -1
	sentence int
	group    int // verb group, -1 for nouns
	phrase   int // noun phrase, -1 for verbs
	within   int // verb candidate whose clause this noun stands in as an argument, -1
	lemma    string
	word     word
	minor    bool // speech, background: on a timeline only if nothing better

	when     record.When
	governed int    // expression that dates it, -1
	how      string // the path from word to expression
	rel      relation

	status      string
	statusWhy   string // in the record's words; empty for what is asserted
	negative    bool
	attribution []record.Attribution
	roles       []record.Role
	unnamed     []unnamed
	where       int32 // entity, -1
	quantities  []record.Quantity
	label       string
	class       string // PLOVER, "" if none fits

	dropped bool
	same    []int // candidates that are mentions of this one
}

// Find returns the events of the text in order of their first mention, with ids v1, v2, ... Source fields are left
// empty for the caller, who knows which source it is. Times are referred to as t1, t2, ... in their order. With them come
// those who take part in one and whom the text calls by no name, with ids behind those of the cast.
func Find(syn *syntax.Analysis, times []timex.Timex, cast *entity.Cast, opt Options) ([]record.Event, []record.Entity) {
	f := newFinder(syn, times, cast, opt)
	return f.events(f.find())
}

// Features returns what the weights of weight.go judge each event of Find by, in the same order. It is for the
// program that fits them.
func Features(syn *syntax.Analysis, times []timex.Timex, cast *entity.Cast, opt Options) [][]string {
	f := newFinder(syn, times, cast, opt)
	var out [][]string
	cands := f.find()
	for i := range cands {
		if !cands[i].dropped {
			out = append(out, f.features(&cands[i]))
		}
	}
	return out
}

// Alternatives returns every way to date each candidate, for the program that fits the weights of rank.go.
func Alternatives(syn *syntax.Analysis, times []timex.Timex, cast *entity.Cast, opt Options) []Choices {
	f := newFinder(syn, times, cast, opt)
	return f.choices()
}

// Attendances returns everybody whom the sentence of each candidate names, for the program that fits the weights of
// party.go.
func Attendances(syn *syntax.Analysis, times []timex.Timex, cast *entity.Cast, opt Options) []Attendance {
	f := newFinder(syn, times, cast, opt)
	return f.attendance()
}

func newFinder(syn *syntax.Analysis, times []timex.Timex, cast *entity.Cast, opt Options) *finder {
	return &finder{doc: syn.Doc, syn: syn, times: times, cast: cast, lex: lexiconOf(), opt: opt}
}

// begin finds the candidates, and dates them by the rules.
func (f *finder) begin() []candidate {
	f.index()
	f.disjoin()
	cands := f.triggers()
	f.govern(cands)
	return cands
}

// read finds status, class and roles of the candidates as the grammar has them.
func (f *finder) read(cands []candidate) {
	for i := range cands {
		f.judge(&cands[i])
		f.assign(&cands[i])
	}
	for i := range cands {
		cands[i].class = f.classify(&cands[i])
	}
	f.passOn(cands)
}

// find runs the passes in their order.
func (f *finder) find() []candidate {
	cands := f.begin()
	f.rank(cands)
	f.read(cands)
	for i := range cands {
		c := &cands[i]
		f.attend(c)
		f.castParts(c)
		f.count(c)
	}
	f.settle(cands)
	for i := range cands {
		cands[i].label = f.headline(&cands[i], cands)
	}
	f.unite(cands)
	return cands
}

// index fills the look-up tables of the finder.
func (f *finder) index() {
	f.children = make([][]int, len(f.syn.Clauses))
	for i, cl := range f.syn.Clauses {
		if cl.Parent >= 0 && cl.Parent != i {
			f.children[cl.Parent] = append(f.children[cl.Parent], i)
		}
	}
	f.below, f.hangs = map[int][]syntax.Attachment{}, map[int][]syntax.Attachment{}
	for _, a := range f.syn.Attachments {
		f.below[a.NP] = append(f.below[a.NP], a)
		f.hangs[a.Obj] = append(f.hangs[a.Obj], a)
	}
	f.timesOf = make([][]int, len(f.doc.Sentences))
	f.timeAt = make([]int32, len(f.doc.Tokens))
	for i := range f.timeAt {
		f.timeAt[i] = -1
	}
	f.at = make([]place, len(f.times))
	next := 0
	for i, t := range f.times {
		for next < len(f.doc.Tokens) && f.doc.Tokens[next].End <= t.Start {
			next++
		}
		first, last := next, next
		for last < len(f.doc.Tokens) && f.doc.Tokens[last].Start < t.End {
			f.timeAt[last] = int32(i)
			last++
		}
		f.at[i] = f.locate(first, last)
		f.at[i].dateline = f.isDateline(i)
		if first < last {
			s := f.doc.SentenceOf[first]
			f.timesOf[s] = append(f.timesOf[s], i)
		}
	}
}

// tenable is the confidence below which a date that no words of the sentence give is not written at all.
const tenable = 0.4

// events turns the surviving candidates into record events.
func (f *finder) events(cands []candidate) ([]record.Event, []record.Entity) {
	var out []record.Event
	x := extras{byWords: map[string]int{}, seen: map[[2]int]bool{}}
	for i := range cands {
		c := &cands[i]
		if c.dropped {
			continue
		}
		salience, confidence := f.weigh(c)
		if loose := c.when.Basis == record.Carried || c.when.Basis == record.Inferred; loose && confidence < tenable && !f.opt.Untenable {
			c.when = record.When{Basis: record.NoBasis}
			salience, confidence = f.weigh(c)
		}
		ev := record.Event{
			ID: record.EventID(fmt.Sprintf("v%d", len(out)+1)), Class: c.class, Label: c.label, When: c.when,
			Roles: append(c.roles, f.unnamedRoles(c, &x)...), Quantities: c.quantities, Status: c.status, StatusWhy: c.statusWhy,
			Polarity:    record.Positive,
			Attribution: c.attribution, Sources: 1,
		}
		if ev.Class == "" {
			ev.Class = "OTHER"
		}
		if c.negative {
			ev.Polarity = record.Negative
		}
		if c.where >= 0 {
			ev.Where = f.cast.Entities[c.where].ID
		}
		for _, token := range append([]int{c.trigger}, c.also...) {
			ev.Mentions = append(ev.Mentions, f.mention(token))
		}
		for _, j := range c.same {
			ev.Mentions = append(ev.Mentions, f.mention(cands[j].trigger))
			for _, token := range cands[j].also {
				ev.Mentions = append(ev.Mentions, f.mention(token))
			}
		}
		ev.Salience, ev.Confidence = salience, confidence
		out = append(out, ev)
	}
	return out, x.entities
}

func (f *finder) mention(token int) record.EventMention {
	s := f.doc.Sentences[f.doc.SentenceOf[token]]
	start, end := f.doc.Span(s.First, s.Last)
	t := f.doc.Tokens[token]
	return record.EventMention{Trigger: record.Span{Start: t.Start, End: t.End}, Sentence: record.Span{Start: start, End: end}}
}

// timeID names an expression as the record does.
func timeID(i int) record.TimeID { return record.TimeID(fmt.Sprintf("t%d", i+1)) }

func (f *finder) lemma(token int) string { return f.syn.Lemma[token] }

func (f *finder) verb(group int) *syntax.VerbGroup { return &f.syn.VerbGroups[group] }

// clauseOf returns the innermost clause of a token, -1 if none.
func (f *finder) clauseOf(token int) int { return int(f.syn.ClauseOf[token]) }

// entityOf returns the entity a noun phrase denotes, -1 if none.
func (f *finder) entityOf(phrase int) int32 {
	if phrase < 0 || phrase >= len(f.cast.PhraseOf) {
		return -1
	}
	if e, ok := f.other[phrase]; ok {
		return e
	}
	return f.cast.PhraseOf[phrase]
}

// disjoin looks at pronouns that were taken for the subject of their own clause, which only a reflexive can be: "ISIS
// handed it over" speaks of something else, the subject of the sentence before if there is one.
func (f *finder) disjoin() {
	f.other = map[int]int32{}
	last := map[int32]int32{} // sentence -> entity of its first subject
	for i := range f.syn.Clauses {
		cl := &f.syn.Clauses[i]
		if len(cl.Subjects) == 0 {
			continue
		}
		s := f.doc.SentenceOf[cl.First]
		e := f.entityOf(cl.Subjects[0])
		if _, ok := last[s]; !ok {
			last[s] = e
		}
		if e < 0 {
			continue
		}
		for _, p := range cl.Objects {
			np := &f.syn.NounPhrases[p]
			if f.syn.Tag[np.Head] != syntax.PRON || strings.HasSuffix(f.lemma(np.Head), "self") || strings.HasSuffix(f.lemma(np.Head), "selves") || f.entityOf(p) != e {
				continue
			}
			before, ok := last[s-1]
			if !ok || before == e {
				before = -1
			}
			f.other[p] = before
		}
	}
}
