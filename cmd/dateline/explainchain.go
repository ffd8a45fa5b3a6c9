package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// bases say how a date was found.
var bases = map[string]string{
	record.Explicit: "words of its own clause or sentence give the date",
	record.Carried:  "words of an earlier sentence still hold",
	record.Inferred: "worked out from words and other events",
	record.OnReport: "told as news of the day of publication",
	record.NoBasis:  "nothing places it in time",
}

// chain tells how words became the bounds of an event: its expressions, with what they count from, then what applies
// them, a step of the record's reason each, then the days.
func (x *explainer) chain(ev *record.Event) []link {
	var steps []link
	seen := map[record.TimeID]bool{}
	for _, id := range ev.When.Times {
		steps = append(steps, x.expression(id, seen)...)
	}
	steps = append(steps, link{Says: ev.When.Basis + ": " + cmp.Or(bases[ev.When.Basis], "the record does not say how")})
	for _, part := range reasons(ev.When.Why) {
		if !slices.ContainsFunc(ev.When.Times, func(id record.TimeID) bool { return x.repeats(part, id) }) {
			steps = append(steps, link{Says: part})
		}
	}
	if ev.When.Mod == "APPROX" && ev.When.Dated() {
		steps = append(steps, link{Says: "about: the words are vague, so the bounds are wider than what they name"})
	}
	if !ev.When.Dated() {
		return steps
	}
	return append(steps, link{Says: "began " + sideOf(ev.When.Start)}, link{Says: "ended " + endOf(&ev.When)})
}

// repeats reports that a reason says no more than what was said of an expression.
func (x *explainer) repeats(reason string, id record.TimeID) bool {
	t := x.times[id]
	return t != nil && (reason == "“"+t.Text+"”: "+t.Why || reason == "“"+t.Text+"”")
}

// reasons splits the reason of a date into its steps, leaving quoted words whole.
func reasons(why string) []string {
	var parts []string
	depth, from := 0, 0
	for i, r := range why {
		switch {
		case r == '“':
			depth++
		case r == '”':
			depth = max(depth-1, 0)
		case r == ';' && depth == 0:
			parts = append(parts, strings.TrimSpace(why[from:i]))
			from = i + 1
		}
	}
	parts = append(parts, strings.TrimSpace(why[from:]))
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// expression tells of a temporal expression, after those that it counts from.
func (x *explainer) expression(id record.TimeID, seen map[record.TimeID]bool) []link {
	t := x.times[id]
	if t == nil || seen[id] {
		return nil
	}
	seen[id] = true
	var steps []link
	l := x.linkOf(t)
	switch kind, of, _ := strings.Cut(t.Anchor, ":"); kind {
	case "previous":
		steps = x.expression(record.TimeID(of), seen)
	case "event":
		if other := x.events[record.EventID(of)]; other != nil {
			for _, id := range other.When.Times {
				steps = append(steps, x.expression(id, seen)...)
			}
		}
	}
	return append(steps, l)
}

// linkOf says what an expression is, and what it means.
func (x *explainer) linkOf(t *record.Time) link {
	l := link{Time: t.ID, Words: line(t.Text), Type: t.Type, Value: strings.TrimSpace(t.Mod + " " + t.Value), Anchor: x.anchor(t)}
	if t.From != 0 || t.To != 0 {
		l.Days = sideOf(record.Range{Lo: t.From, Hi: t.To})
	}
	l.Says = fmt.Sprintf("“%s” is a %s", l.Words, t.Type)
	if l.Value != "" {
		l.Says += " " + l.Value
	}
	switch {
	case l.Days != "":
		l.Says += ", " + l.Days
	case t.Type == "DATE" || t.Type == "TIME":
		l.Says += " of no known day"
	}
	if t.Why != "" {
		l.Says += ": " + t.Why
	}
	if l.Anchor != "" {
		l.Says += "; it counts from " + l.Anchor
	}
	return l
}

// anchor says in words what an expression counts from.
func (x *explainer) anchor(t *record.Time) string {
	kind, of, _ := strings.Cut(t.Anchor, ":")
	switch kind {
	case "published":
		src := x.sources[t.Source]
		if src == nil || src.Published == 0 {
			return "the day of publication, which is unknown"
		}
		from := map[string]string{
			"flag": "given on the command line", "metadata": "stated by the page or letter", "dateline": "stated in the text", "filename": "read from its name",
		}[src.PublishedBasis]
		text := "publication on " + src.Published.String()
		if from != "" {
			text += ", " + from
		}
		return text
	case "previous":
		if other := x.times[record.TimeID(of)]; other != nil {
			return fmt.Sprintf("“%s” (%s)", line(other.Text), other.ID)
		}
	case "event":
		if other := x.events[record.EventID(of)]; other != nil {
			return fmt.Sprintf("%s (%s)", line(other.Label), other.ID)
		}
	}
	return ""
}

// sideOf writes a range of days for a reader.
func sideOf(r record.Range) string {
	switch {
	case r.Lo == 0 && r.Hi == 0:
		return "on a day that nothing tells"
	case r.Lo == r.Hi:
		return "on " + r.Lo.String()
	case r.Lo == 0:
		return "on " + r.Hi.String() + " or before"
	case r.Hi == 0:
		return "on " + r.Lo.String() + " or later"
	}
	return "from " + r.Lo.String() + " to " + r.Hi.String()
}

// endOf tells the end of an event.
func endOf(w *record.When) string {
	switch {
	case w.End == w.Start && w.ExactDay() != 0:
		return "the same day"
	case w.End == w.Start:
		return "in the same range: which day it was is not told"
	case w.Open():
		return sideOf(w.End) + ": it still went on when it was last told of"
	}
	return sideOf(w.End)
}

// unused lists the expressions of the event's sentences that do not date it.
func (x *explainer) unused(ev *record.Event, e *explanation) {
	seen := map[record.TimeID]bool{}
	for _, l := range e.Chain {
		seen[l.Time] = true
	}
	for _, m := range ev.Mentions {
		for _, t := range x.within(m.Source, m.Sentence) {
			if !seen[t.ID] {
				seen[t.ID] = true
				e.Unused = append(e.Unused, x.linkOf(t))
			}
		}
	}
}

// section is a named part of an explanation in words.
type section struct {
	name  string
	lines []string
}

// sections tells the explanation in words, for text and Markdown.
func (e *explanation) sections() []section {
	var out []section
	add := func(name string, lines ...string) {
		if len(lines) > 0 {
			out = append(out, section{name, lines})
		}
	}
	add("date", cmp.Or(e.Date, "none"))
	var steps []string
	for _, l := range e.Chain {
		steps = append(steps, l.Says)
	}
	add("because", steps...)
	var others []string
	for _, l := range e.Unused {
		others = append(others, l.Says)
	}
	add("not by", others...)
	status := e.Status
	if e.StatusWhy != "" {
		status += ", by " + e.StatusWhy
	}
	if e.Status != record.Asserted && e.StatusWhy == "" {
		status += "; the record does not say by which words"
	}
	if e.Polarity == record.Negative && e.Status != record.Denied {
		status += "; negated"
	}
	add("status", status)
	var said []string
	for _, s := range e.Said {
		text := "“" + s.Words + "”"
		if s.Name != "" && !strings.Contains(s.Words, s.Name) {
			text += " is " + s.Name
		}
		said = append(said, text)
	}
	if len(said) == 0 {
		said = []string{"nobody; the article itself"}
	}
	add("said by", said...)
	for _, r := range e.Roles {
		add(r.Role, r.words())
	}
	if e.Where != nil {
		add("place", e.Where.words())
	}
	for _, q := range e.Quantities {
		text := fmt.Sprintf("%s: %g", q.What, q.Value)
		if q.Low != q.High {
			text += fmt.Sprintf(", between %g and %g", q.Low, q.High)
		}
		if q.Unit != "" {
			text += ", counted in " + q.Unit
		}
		add("number", fmt.Sprintf("%s (“%s”)", text, q.Words))
	}
	add("class", e.Class)
	add("salience", fmt.Sprintf("%.2f (a timeline shows the most salient first)", e.Salience))
	add("confidence", fmt.Sprintf("%.2f that event and date are right", e.Confidence))
	if e.Sources > 1 || len(e.Reports) > 0 {
		add("sources", fmt.Sprintf("%s that do not repeat each other", count(e.Sources, "source", "sources")))
	}
	add("merged", e.Merged...)
	var reports []string
	for _, r := range e.Reports {
		reports = append(reports, fmt.Sprintf("%s: %s, %s, %s", r.Name, r.Label, r.Date, r.Status))
	}
	add("reports", reports...)
	if e.Outcome != "" {
		add("outcome", e.Outcome)
	}
	add("conflicts", e.Conflicts...)
	add("notes", e.Notes...)
	return out
}

// words says who it is and by which words.
func (s *standing) words() string {
	text := s.Name
	if s.Kind != "" {
		text += " (" + s.Kind + ")"
	}
	if s.Words != "" && s.Words != s.Name {
		text += ", by “" + s.Words + "”"
		if s.Form == record.Pronoun || s.Form == record.Nominal {
			text += ", a " + map[string]string{record.Pronoun: "pronoun", record.Nominal: "description"}[s.Form]
		}
	}
	if s.Words != "" && s.Words != s.Name && s.Form == record.Name && len(s.Why) > 0 {
		text += "; one because: " + strings.Join(s.Why, ", ")
	}
	return text
}
