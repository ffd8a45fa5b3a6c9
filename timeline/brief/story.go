package brief

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// facts tells the weightiest events, each with its whole date.
func (b *builder) facts(story []told) []Statement {
	var out []Statement
	for _, t := range weightiest(story, mostFacts) {
		out = append(out, b.statement(&t, t.when.text))
	}
	return out
}

// listed tells events one by one.
func (b *builder) listed(list []told) []Statement {
	var out []Statement
	for i := range list {
		s := b.statement(&list[i], list[i].when.text)
		if k := slices.IndexFunc(out, func(o Statement) bool { return o.Text == s.Text }); k >= 0 {
			out[k].Notes, out[k].Events = append(out[k].Notes, s.Notes...), append(out[k].Events, s.Events...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// change marks a sentence with what is new about its event.
func change(it *timeline.Item) string {
	if it.Change == "" {
		return ""
	}
	return " [" + line(it.Change) + "]"
}

func (b *builder) statement(t *told, date string) Statement {
	return Statement{Text: t.sentence(date) + change(t.item), Notes: []int{b.note(t.item.Event)}, Events: []record.EventID{t.item.Event.ID}}
}

// Sentences of a paragraph, unless they all have one date.
const (
	fewSentences  = 3
	mostSentences = 5
)

// story tells events in order of time. A date is said once: what has the same date follows it, a year stands at its first
// date of a paragraph, and two things that the same people did on the same day share a sentence.
func (b *builder) story(story []told) []Paragraph {
	var out []Paragraph
	var p Paragraph
	var before told
	said := false // that the date is the same as that of the sentence before
	for i := 0; i < len(story); i++ {
		t := &story[i]
		if len(p) > 0 && newParagraph(&before, t, len(p)) {
			out, p = append(out, p), nil
		}
		date := t.when.text
		if len(p) > 0 {
			date = t.when.after(before.when)
			again := t.when.text == before.when.text
			if again && said {
				date = ""
			}
			said = again
		} else {
			said = false
		}
		s := b.statement(t, date)
		if i+1 < len(story) {
			if both, ok := together(t, &story[i+1]); ok {
				next := &story[i+1]
				s = Statement{Text: both.sentence(date) + change(t.item), Notes: []int{b.note(t.item.Event)}, Events: []record.EventID{t.item.Event.ID, next.item.Event.ID}}
				if n := b.note(next.item.Event); !slices.Contains(s.Notes, n) {
					s.Notes = append(s.Notes, n)
				}
				i++
			}
		}
		p = append(p, s)
		before = *t
	}
	if len(p) > 0 {
		out = append(out, p)
	}
	return out
}

// newParagraph reports that an event begins a new paragraph behind one of n sentences.
func newParagraph(before, t *told, n int) bool {
	if before.when.text == t.when.text {
		return n >= 2*mostSentences
	}
	by, bm, _ := begin(before).Date()
	ty, tm, _ := begin(t).Date()
	return n >= mostSentences || (by != ty || bm != tm) && n >= fewSentences
}

// begin is the day that puts an event in a paragraph.
func begin(t *told) record.Day {
	if d := t.item.Begin.Lo; d != 0 {
		return d
	}
	return max(t.item.Begin.Hi, t.item.End.Lo, t.item.End.Hi, 1)
}

// together makes one sentence of two events with the same subject, date and speaker: "the talks began and collapsed".
func together(a, c *told) (told, bool) {
	va, vc := a.clause.verb, c.clause.verb
	if a.when.text != c.when.text || a.speaker.clause != c.speaker.clause || va < 1 || vc < 1 ||
		a.item.Change != c.item.Change || a.item.Event.Polarity != c.item.Event.Polarity || len(a.clause.words)+len(c.clause.words)-vc > 28 {
		return told{}, false
	}
	if !strings.EqualFold(strings.Join(a.clause.words[:va], " "), strings.Join(c.clause.words[:vc], " ")) {
		return told{}, false
	}
	rest := c.clause.words[vc:]
	if auxiliaries[bare(rest[0])] && strings.EqualFold(rest[0], a.clause.words[va]) && len(rest) > 1 && va+1 < len(a.clause.words) &&
		strings.HasSuffix(rest[1], "ing") == strings.HasSuffix(a.clause.words[va+1], "ing") {
		rest = rest[1:] // "was built and opened"
	}
	both := *a
	both.clause.words = append(append(slices.Clone(a.clause.words), "and"), rest...)
	return both, true
}
