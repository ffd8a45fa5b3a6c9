package event

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// place says where a temporal expression stands.
type place struct {
	first, last int    // tokens
	sentence    int    // -1 if it covers no token
	clause      int    // innermost clause, -1
	phrase      int    // noun phrase that it modifies from inside ("Tuesday's attack", "a two-month battle"), -1
	signal      string // preposition or subordinator before it, in lower case
	until       int    // expression that ends the range this one begins, -1
	ends        bool   // it ends such a range
	dateline    bool   // the date of the text itself at the head of a paragraph or heading, not of what it tells
}

// hedges stand between a preposition and its expression.
var hedges = map[string]bool{
	"the": true, "about": true, "around": true, "roughly": true, "approximately": true, "nearly": true, "almost": true, "just": true, "only": true,
	"at": true, "least": true, "early": true, "late": true, "mid": true, "midnight": true, "noon": true, "dawn": true, "dusk": true, ",": true,
}

// signals are the words before an expression that say how an event stands to it (TimeML SIGNAL).
var signals = map[string]bool{
	"since": true, "until": true, "till": true, "by": true, "before": true, "after": true, "from": true, "between": true, "to": true, "in": true,
	"on": true, "at": true, "during": true, "over": true, "throughout": true, "within": true, "for": true, "of": true, "following": true, "through": true,
	"ahead": true, "and": true, "–": true, "—": true, "-": true, "as": true, "than": true, "around": true,
}

func (f *finder) locate(first, last int) place {
	at := place{first: first, last: last, sentence: -1, clause: -1, phrase: -1, until: -1}
	if first >= last {
		return at
	}
	at.sentence = int(f.doc.SentenceOf[first])
	at.clause = f.clauseOf(first)
	if p := int(f.syn.PhraseOf[first]); p >= 0 {
		np := &f.syn.NounPhrases[p]
		if np.Head >= last {
			at.phrase = p
		}
	}
	open := f.doc.Sentences[at.sentence].First
	for i := first - 1; i >= open && i >= first-4; i-- {
		word := f.lemma(i)
		if word == "of" && i > open && f.lemma(i-1) == "ahead" {
			at.signal = "before"
			break
		}
		if word == "of" && i > open && lower(f.doc.Text(i-1)) == "as" {
			at.signal = "as of"
			break
		}
		if hedges[word] && !(signals[word] && i == first-1 && word != "at" && word != "around") {
			if word == "at" && i == first-1 {
				at.signal = "at"
				break
			}
			continue
		}
		if signals[word] {
			at.signal = word
		}
		break
	}
	return at
}

// isDateline reports that an expression is the date of the text itself: "KABUL, Afghanistan (Feb. 15, 2011)", or the day
// of publication, spelt as a date, in a heading. Events are not dated by it.
func (f *finder) isDateline(i int) bool {
	t, at := &f.times[i], &f.at[i]
	if at.sentence < 0 || t.From == 0 || t.From != t.To || !strings.ContainsAny(f.timeText(i), "0123456789") {
		return false
	}
	s := &f.doc.Sentences[at.sentence]
	if s.Kind == text.Dateline {
		return true
	}
	if t.From != f.opt.Published || f.verbBetween(s.First, at.first) && s.Kind != text.Heading {
		return false
	}
	if s.Kind == text.Heading {
		return true
	}
	if at.first == s.First || f.doc.Text(at.first-1) != "(" || at.last >= s.Last || f.doc.Text(at.last) != ")" {
		return false
	}
	return at.first-s.First <= 10 || f.behindPlace(at.first-2, s.First)
}

// behindPlace reports that a token ends a place as date lines name it, the first word in capitals: "KABUL, Afghanistan".
// Such a line may stand in the midst of a paragraph where the lines above it have run together.
func (f *finder) behindPlace(last, first int) bool {
	for i := last; i >= first && i > last-6; i-- {
		word := f.doc.Text(i)
		if len(word) > 3 && word == strings.ToUpper(word) && word != strings.ToLower(word) {
			return true
		}
		if r, _ := utf8.DecodeRuneInString(word); r != unicode.ToUpper(r) {
			return false
		}
	}
	return false
}

// anchors reports that an expression can date an event: a calendar interval, or the present.
func (f *finder) anchors(i int) bool {
	t := &f.times[i]
	return !f.at[i].dateline && (t.Type == timex.Date || t.Type == timex.TimeOf) && (t.From != 0 || t.To != 0)
}

// present reports an expression like "now" or "currently".
func (f *finder) present(i int) bool { return f.times[i].Value == "PRESENT_REF" }

// relation says how an event stands to the expression that dates it.
type relation uint8

const (
	same relation = iota
	before
	after
)

// dating is the expression that governs a clause or noun, and how it was reached.
type dating struct {
	time  int // -1 if none
	rel   relation
	basis string
	how   string // the path by which it was reached, a feature of confidence
	via   string // for the why line
}

var undated = dating{time: -1}

// govern finds for every candidate the expression that dates it, and sets its bounds.
func (f *finder) govern(cands []candidate) {
	f.pairRanges()
	dates := make([]dating, len(f.syn.Clauses))
	state := make([]uint8, len(f.syn.Clauses))
	for i := range cands {
		c := &cands[i]
		d := undated
		if c.phrase >= 0 {
			d = f.nounDate(c, dates, state)
		} else if c.clause >= 0 {
			d = f.clauseDate(c.clause, c.trigger, dates, state)
		}
		f.place(c, d)
		if d.time < 0 {
			f.ongoing(c)
		}
	}
	f.carry(cands)
}

// ongoing dates what is going on "now", at publication: it began some day before, and had not ended.
func (f *finder) ongoing(c *candidate) {
	if c.group < 0 || c.clause < 0 || f.opt.Published == 0 || f.verb(c.group).Tense != syntax.PresentTense {
		return
	}
	for _, i := range f.timesOf[c.sentence] {
		if f.at[i].clause != c.clause || !f.present(i) {
			continue
		}
		p := f.opt.Published
		c.governed, c.how = i, "ongoing"
		c.when = record.When{
			Value: p.String(), Start: record.Range{Hi: p}, End: record.Range{Lo: p}, Basis: record.Explicit, Times: []record.TimeID{timeID(i)},
			Why: fmt.Sprintf("“%s”: going on when published on %s", f.timeText(i), p),
		}
		return
	}
}

// pairRanges joins "from March to May", "between 3 and 5 June": two expressions with nothing but a joining word between.
func (f *finder) pairRanges() {
	for i := 0; i+1 < len(f.at); i++ {
		a, b := &f.at[i], &f.at[i+1]
		if a.sentence < 0 || a.sentence != b.sentence || b.first-a.last != 1 || !f.anchors(i) || !f.anchors(i+1) {
			continue
		}
		joint := f.lower(a.last)
		next := f.times[i].To+1 == f.times[i+1].From && f.times[i].From != f.times[i].To // "in 2003 and 2004"
		ok := joint == "to" || joint == "until" || joint == "till" || joint == "through" || joint == "–" || joint == "-" || joint == "—" ||
			joint == "or" || joint == "/" || joint == "and" && (a.signal == "between" || next)
		if ok && f.times[i].From <= f.times[i+1].To {
			a.until, b.ends = i+1, true
		}
	}
}

// local returns the expression of a clause nearest to a token. Expressions inside an event noun belong to the noun.
func (f *finder) local(clause, near int) int {
	best, gap := -1, 1<<30
	if clause < 0 {
		return best
	}
	cl := &f.syn.Clauses[clause]
	for _, i := range f.timesOf[f.doc.SentenceOf[cl.First]] {
		at := &f.at[i]
		if at.clause != clause || at.ends || !f.anchors(i) || at.phrase >= 0 && f.eventful(at.phrase) || f.attachedToEvent(i) || f.host(i) >= 0 {
			continue
		}
		d := at.first - near
		if d < 0 {
			d = near - at.last
		}
		if f.times[i].Type == timex.TimeOf {
			d += 1000 // an hour says less about the day than a date beside it
		}
		if d < gap {
			best, gap = i, d
		}
	}
	return best
}

// eventful reports that the head of a noun phrase names an event.
func (f *finder) eventful(phrase int) bool {
	_, ok := f.lex.nouns[f.lemma(f.syn.NounPhrases[phrase].Head)]
	return ok
}

// attachedToEvent reports that an expression belongs to a noun that names an event: it stands between the noun and
// the verb ("Its collapse Wednesday could mark"), or hangs on the noun with "of" or "from" ("the raid of 3 May").
func (f *finder) attachedToEvent(i int) bool {
	at := &f.at[i]
	if p := f.behind(at); p >= 0 && at.clause >= 0 {
		if v := f.syn.Clauses[at.clause].Verb; v >= 0 && f.verb(v).First >= at.last {
			return true
		}
	}
	p := int(f.syn.PhraseOf[at.first])
	if p < 0 {
		return false
	}
	for _, a := range f.attachmentsTo(p) {
		if f.eventful(a.NP) && (a.Prep >= 0 && (f.lemma(a.Prep) == "of" || f.lemma(a.Prep) == "from")) {
			return true
		}
	}
	return false
}

// host returns the event noun under "after", "following" or "before" that an expression dates, -1 if none: "recalled
// after a fire in Cork in August". The expression follows the noun with no verb or comma between.
func (f *finder) host(i int) int {
	at := &f.at[i]
	if at.clause < 0 {
		return -1
	}
	for _, o := range f.syn.Clauses[at.clause].Obliques {
		np := &f.syn.NounPhrases[o.NP]
		if np.Head >= at.first || at.first-np.Head > 10 || !f.eventful(o.NP) {
			continue
		}
		switch f.lemma(o.Prep) {
		case "after", "following", "before", "until":
			if !f.broken(np.Head+1, at.first) {
				return o.NP
			}
		}
	}
	return -1
}

// broken reports that a verb or a comma stands between two tokens.
func (f *finder) broken(first, last int) bool {
	for i := first; i < last; i++ {
		if f.doc.Text(i) == "," {
			return true
		}
	}
	return f.verbBetween(first, last)
}

// verbBetween reports that a verb stands between two tokens.
func (f *finder) verbBetween(first, last int) bool {
	for i := first; i < last; i++ {
		if f.syn.GroupOf[i] >= 0 {
			return true
		}
	}
	return false
}

// behind returns the event noun phrase right before an expression, -1 if none: "the report on Wednesday".
func (f *finder) behind(at *place) int {
	i := at.first - 1
	if i >= 0 && (at.signal == "on" || at.signal == "in" || at.signal == "of") {
		for i >= 0 && i >= at.first-3 && f.syn.PhraseOf[i] < 0 {
			i--
		}
	}
	if i < 0 || f.syn.PhraseOf[i] < 0 || int(f.doc.SentenceOf[i]) != at.sentence {
		return -1
	}
	if p := int(f.syn.PhraseOf[i]); f.syn.NounPhrases[p].Head == i && f.eventful(p) {
		return p
	}
	return -1
}

// attachmentsTo returns the attachments whose object is the phrase.
func (f *finder) attachmentsTo(phrase int) []syntax.Attachment {
	return f.hangs[phrase]
}

// inside returns an expression inside a noun phrase or attached to it, -1 if none.
func (f *finder) inside(p int) int {
	np := &f.syn.NounPhrases[p]
	for i := np.First; i < np.Last; i++ {
		if t := int(f.timeAt[i]); t >= 0 && f.anchors(t) {
			return t
		}
	}
	for _, a := range f.below[p] {
		obj := &f.syn.NounPhrases[a.Obj]
		if t := int(f.timeAt[obj.Head]); t >= 0 && f.anchors(t) {
			return t
		}
	}
	for _, t := range f.timesOf[f.doc.SentenceOf[np.Head]] {
		if f.anchors(t) && f.host(t) == p {
			return t
		}
	}
	for i := np.Last; i < np.Last+3 && i < len(f.timeAt); i++ {
		if t := int(f.timeAt[i]); t >= 0 {
			if f.anchors(t) && f.behind(&f.at[t]) == p && f.attachedToEvent(t) {
				return t
			}
			break
		}
	}
	if np.Possessor >= 0 {
		if t := int(f.timeAt[f.syn.NounPhrases[np.Possessor].Head]); t >= 0 && f.anchors(t) {
			return t
		}
	}
	return -1
}

// nounDate dates a noun: by its own expression, else by its clause, as the preposition before it says.
func (f *finder) nounDate(c *candidate, memo []dating, state []uint8) dating {
	if t := f.inside(c.phrase); t >= 0 {
		return dating{time: t, basis: record.Explicit, how: "inside"}
	}
	np := &f.syn.NounPhrases[c.phrase]
	d := f.clauseDate(c.clause, c.trigger, memo, state)
	if d.time < 0 {
		return d
	}
	phrase := c.phrase
	if p := f.measured(phrase); p >= 0 {
		phrase = p // "after six days of fighting"
	}
	if o, ok := f.obliqueOf(c.clause, phrase); ok {
		switch f.lemma(o.Prep) {
		case "after", "following", "since":
			d.how = "host"
			return f.along(d, before, false)
		case "before":
			d.how = "host"
			return f.along(d, after, false)
		case "until", "to", "toward", "towards":
			return f.along(d, after, false)
		case "for", "about", "of", "against", "as", "with", "over", "despite", "without", "like":
			return undated
		}
		return d
	}
	if phrase == c.phrase && len(f.attachmentsTo(phrase)) > 0 && np.Clause >= 0 {
		for _, a := range f.attachmentsTo(c.phrase) {
			if chain[f.lemma(f.syn.NounPhrases[a.NP].Head)] {
				return d
			}
			switch f.lemma(a.Prep) {
			case "before":
				d.how = "host"
				return f.along(d, after, false) // "the last step before the battle"
			case "after":
				d.how = "host"
				return f.along(d, before, false)
			}
		}
		return undated
	}
	return d
}

// chain are nouns that hand the date of their clause down to the event behind them: "the end of the battle".
var chain = map[string]bool{"end": true, "start": true, "beginning": true, "wave": true, "series": true, "number": true, "day": true, "result": true, "part": true}

// obliqueOf returns the prepositional phrase of a clause that holds a noun phrase.
func (f *finder) obliqueOf(clause, phrase int) (syntax.Oblique, bool) {
	if clause >= 0 {
		for _, o := range f.syn.Clauses[clause].Obliques {
			if o.NP == phrase {
				return o, true
			}
		}
	}
	return syntax.Oblique{}, false
}
