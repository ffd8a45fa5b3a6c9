package score

import (
	"cmp"
	"sort"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Cause is why something counts as wrong.
type Cause int

// Causes, in the order of the passes that make them.
const (
	MissedTrigger   Cause = iota // no event of the record has a trigger of this one
	Merged                       // the only events that have stand for other events of the reference
	NoDate                       // found, without a date
	WrongExpression              // dated by other words than those that give its date
	WrongArithmetic              // dated by the right words, with other bounds
	WrongActor                   // somebody takes part who does not
	MissedActor                  // somebody is left out
	WrongRole                    // agent for patient, and the like
	WrongPlace                   // elsewhere, or nowhere
	WrongStatus                  // fact for claim, and the like
	Duplicate                    // one more event on the timeline for what another stands for
	Spurious                     // an event on the timeline that the reference does not know
	causesEnd
)

var causeNames = [...]string{
	MissedTrigger: "trigger missed", Merged: "merged with another", NoDate: "no date given", WrongExpression: "wrong expression", WrongArithmetic: "wrong arithmetic",
	WrongActor: "wrong actor", MissedActor: "missed actor", WrongRole: "wrong role", WrongPlace: "wrong place", WrongStatus: "wrong status", Duplicate: "duplicate", Spurious: "spurious",
}

var causeHelp = [...]string{
	MissedTrigger: "no event has a trigger of it", Merged: "its trigger is part of an event that stands for another", NoDate: "found, and not placed in time",
	WrongExpression: "dated by other words than the gold", WrongArithmetic: "dated by the right words, with other bounds",
	WrongActor: "takes part in the record only", MissedActor: "takes part in the gold only", WrongRole: "agent for patient, and the like", WrongPlace: "elsewhere, or nowhere",
	WrongStatus: "fact for claim, and the like", Duplicate: "one more on the timeline for an event already there", Spurious: "on the timeline, and unknown to the gold",
}

// String names the cause.
func (c Cause) String() string { return causeNames[c] }

// Help says what the cause means.
func (c Cause) Help() string { return causeHelp[c] }

// Causes returns all causes in their order.
func Causes() []Cause {
	all := make([]Cause, causesEnd)
	for i := range all {
		all[i] = Cause(i)
	}
	return all
}

// Error is one thing that the record has otherwise than the reference.
type Error struct {
	Cause    Cause
	Must     bool           // about an event that must be found
	Start    int            // byte of the text of the source that it is about
	Gold     string         // id of the event of the reference, "" if it has none
	Event    record.EventID // of the record, "" if it has none
	Label    string         // of the event of the reference, else of the record
	Want     string         // "" if there is nothing
	Got      string
	Near     bool   // of dates: it overlaps, so that the timeline is not wrong
	Sentence string // on one line
}

// CauseCount is how often a cause stands among errors.
type CauseCount struct {
	Cause Cause
	Must  int // about events that must be found
	All   int
}

// ByCause counts errors, each cause in its order.
func ByCause(errors []Error) []CauseCount {
	counts := make([]CauseCount, causesEnd)
	for i := range counts {
		counts[i].Cause = Cause(i)
	}
	for i := range errors {
		c := &counts[errors[i].Cause]
		c.All++
		c.Must += one(errors[i].Must)
	}
	return counts
}

// unfound says why no event stands for one of the reference.
func (c *comparison) unfound(w *wanted) {
	for j := range c.events {
		if e := &c.events[j]; e.touches(c.ref.text, w) > 0 {
			c.fail(Merged, w, e, w.when.words, strings.Join(strings.Fields(e.Label), " "))
			return
		}
	}
	c.fail(MissedTrigger, w, nil, w.when.words, "")
}

// misdated says why the date of a found event is not that of the reference.
func (c *comparison) misdated(w *wanted, e *told, near bool) {
	cause := WrongExpression
	switch {
	case !dated(bounds(&e.When)):
		cause = NoDate
	case c.sameWords(w, e):
		cause = WrongArithmetic
	}
	got := phraseOf(&e.When)
	if words := c.words(e); words != "" && cause != NoDate {
		got += " from " + words
	}
	c.fail(cause, w, e, w.when.words, got)
	c.Errors[len(c.Errors)-1].Near = near
}

// sameWords reports that an event is dated by the expression that dates it in the reference. Where the reference names
// no words, it must denote days of the reference.
func (c *comparison) sameWords(w *wanted, e *told) bool {
	for _, t := range c.times(e) {
		for _, at := range w.expressions {
			if shared(c.ref.text, t.Span, at) > 0 {
				return true
			}
		}
		if len(w.expressions) == 0 && t.From != 0 && t.To != 0 && t.From <= max(w.when.end.Hi, w.when.start.Hi) && w.when.start.Lo <= t.To {
			return true
		}
	}
	return false
}

// times returns the expressions of the source that date an event.
func (c *comparison) times(e *told) []*record.Time {
	var out []*record.Time
	for _, id := range e.When.Times {
		if t := c.timeByID[id]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// words quotes the expressions that date an event.
func (c *comparison) words(e *told) string {
	var parts []string
	for _, t := range c.times(e) {
		parts = append(parts, "“"+strings.Join(strings.Fields(t.Text), " ")+"”")
	}
	return strings.Join(parts, ", ")
}

func phraseOf(w *record.When) string { return cmp.Or(w.Phrase(), "no date") }

// fail notes an error about an event of the reference, of the record, or both.
func (c *comparison) fail(cause Cause, w *wanted, e *told, want, got string) {
	x := Error{Cause: cause, Want: want, Got: got}
	if e != nil {
		x.Event, x.Label, x.Start = e.ID, strings.Join(strings.Fields(e.Label), " "), e.spans[0].Start
	}
	if w != nil {
		x.Gold, x.Label, x.Must = w.id, w.label, w.must
		x.Start = c.meeting(w, e, x.Start)
	}
	if e != nil || w != nil && len(w.spans) > 0 {
		x.Sentence = c.sentence(x.Start)
	}
	c.Errors = append(c.Errors, x)
}

// meeting returns where an event of the reference and one of the record stand for the same, else where the former stands.
func (c *comparison) meeting(w *wanted, e *told, otherwise int) int {
	for _, b := range w.spans {
		if e == nil {
			return b.Start
		}
		for _, a := range e.spans {
			if shared(c.ref.text, a, b) > 0 {
				return a.Start
			}
		}
	}
	return otherwise
}

// sentence returns the sentence around a byte of the text: that of an event of the record if one stands there, else
// what lies between two stops.
func (c *comparison) sentence(at int) string {
	text := c.ref.text
	if i := sort.Search(len(c.sentences), func(i int) bool { return c.sentences[i].Start > at }) - 1; i >= 0 && at < c.sentences[i].End {
		return strings.Join(strings.Fields(text[c.sentences[i].Start:c.sentences[i].End]), " ")
	}
	lo, hi := 0, len(text)
	if i := strings.LastIndexByte(text[:at], '\n'); i >= 0 {
		lo = i + 1
	}
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		hi = at + i
	}
	if i := strings.LastIndex(text[lo:at], ". "); i >= 0 {
		lo += i + 2
	}
	if i := strings.Index(text[at:hi], ". "); i >= 0 {
		hi = at + i + 1
	}
	return strings.Join(strings.Fields(text[lo:hi]), " ")
}
