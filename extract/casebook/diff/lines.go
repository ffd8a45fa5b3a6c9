package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Section is changes of one sort.
type Section struct {
	Title string
	Lines []Line
}

// Line is one change.
type Line struct {
	Mark        byte   // '+' new, '-' gone, '~' changed
	Date        string // of an event
	Text        string // what it is about
	Was, Is     string // of what changed
	Remark      string // "narrowed"
	Quote, From string // the words behind it, and who has them
}

// Sections returns the changes, the weightiest sort first; sections without lines are left out.
func (d *Diff) Sections() []Section {
	var out []Section
	add := func(title string, lines []Line) {
		for i := range lines { // one line each, whatever stands in names and messages
			for _, s := range [...]*string{&lines[i].Text, &lines[i].Was, &lines[i].Is, &lines[i].Remark, &lines[i].Quote, &lines[i].From} {
				*s = line(*s)
			}
		}
		if len(lines) > 0 {
			out = append(out, Section{title, lines})
		}
	}
	add("New events", d.eventLines('+', d.New, d.Added))
	add("Dates", d.dateLines())
	add("Figures", d.figureLines())
	add("Fact, claim, plan or denial", d.changes(func(c *EventChange) (Line, bool) {
		return Line{Was: status(c.Old), Is: status(c.New)}, c.Status
	}))
	add("Conflicts", d.conflictLines())
	add("Withdrawn events", d.eventLines('-', d.Old, d.Withdrawn))
	add("Events taken together", regrouped(d.Joined, true))
	add("Events taken apart", regrouped(d.Divided, false))
	add("Better or less well attested", d.changes(func(c *EventChange) (Line, bool) {
		return Line{Was: origins(c.Old), Is: origins(c.New)}, c.Sources
	}))
	add("Told in other words", d.changes(func(c *EventChange) (Line, bool) {
		switch {
		case c.Label && c.Class:
			return Line{Was: line(c.Old.Label) + " (" + c.Old.Class + ")", Is: line(c.New.Label) + " (" + c.New.Class + ")"}, true
		case c.Class:
			return Line{Was: c.Old.Class, Is: c.New.Class}, true
		}
		return Line{Was: line(c.Old.Label), Is: line(c.New.Label)}, c.Label
	}))
	add("Actors and places", d.entityLines())
	add("Articles", d.sourceLines())
	return out
}

func (d *Diff) eventLines(mark byte, rec *record.Record, events []*record.Event) []Line {
	sources := rec.SourceIndex()
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b *record.Event) int {
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(last(a), last(b)))
	})
	var out []Line
	for _, ev := range events {
		l := Line{Mark: mark, Date: date(ev.When), Text: line(ev.Label)}
		if ev.Status != record.Asserted || ev.Polarity == record.Negative {
			l.Remark = status(ev)
		}
		if len(ev.Mentions) > 0 {
			m := ev.Telling()
			src := sources[m.Source]
			l.Quote, l.From = line(src.Quote(m.Sentence)), name(src)
		}
		out = append(out, l)
	}
	return out
}

// first and last put events in order of time, those without a date at the end.
func first(ev *record.Event) record.Day {
	return cmp.Or(ev.When.Start.Lo, ev.When.Start.Hi, ev.When.End.Lo, ev.When.End.Hi, record.MaxDay)
}

func last(ev *record.Event) record.Day {
	return cmp.Or(ev.When.End.Hi, ev.When.End.Lo, ev.When.Start.Hi, record.MaxDay)
}

// changes makes lines of those changes of events that a function has something to say about.
func (d *Diff) changes(of func(*EventChange) (Line, bool)) []Line {
	var out []Line
	for i := range d.Changed {
		c := &d.Changed[i]
		if l, ok := of(c); ok {
			l.Mark, l.Text = '~', line(c.New.Label)
			if l.Is == l.Text {
				l.Text = "" // what changed is the label itself
			}
			out = append(out, l)
		}
	}
	return out
}

func (d *Diff) dateLines() []Line {
	return d.changes(func(c *EventChange) (Line, bool) {
		return Line{Was: date(c.Old.When), Is: date(c.New.When), Remark: c.Date}, c.Date != ""
	})
}

func (d *Diff) figureLines() []Line {
	var out []Line
	for i := range d.Changed {
		c := &d.Changed[i]
		for _, f := range c.Figures {
			out = append(out, Line{Mark: '~', Text: strings.TrimSuffix(line(c.New.Label)+" ("+f.What+")", " ()"), Was: cmp.Or(f.Old, "no figure"), Is: cmp.Or(f.New, "no figure")})
		}
	}
	return out
}

func (d *Diff) conflictLines() []Line {
	var out []Line
	for _, c := range d.Disputes {
		switch {
		case c.Old == nil:
			out = append(out, Line{Mark: '+', Text: c.New.Kind + ": " + line(c.New.Message)})
		case c.New == nil:
			out = append(out, Line{Mark: '-', Text: c.Old.Kind + ": " + line(c.Old.Message), Remark: "no longer"})
		default:
			out = append(out, Line{Mark: '~', Text: c.New.Kind, Was: line(c.Old.Message), Is: line(c.New.Message)})
		}
	}
	return out
}

// origins counts the independent sources of an event.
func origins(ev *record.Event) string {
	return record.Count(ev.Sources, "independent source")
}

func regrouped(list []Regrouped, joined bool) []Line {
	var out []Line
	for _, r := range list {
		many := make([]string, len(r.Many))
		for i, s := range r.Many {
			many[i] = "“" + line(s) + "”"
		}
		l := Line{Mark: '~', Was: "“" + line(r.One) + "”", Is: strings.Join(many, ", ")}
		if joined {
			l.Was, l.Is = l.Is, l.Was
		}
		out = append(out, l)
	}
	return out
}

// namesShown is how many new or lost names stand in a line before the rest is counted.
const namesShown = 12

func (d *Diff) entityLines() []Line {
	out := regrouped(d.Merged, true)
	for i := range out {
		out[i].Remark = "taken for one"
	}
	for _, l := range regrouped(d.Split, false) {
		l.Remark = "taken apart"
		out = append(out, l)
	}
	for _, c := range d.Entities {
		l := Line{Mark: '~', Text: c.New.Name, Was: c.Old.Kind, Is: c.New.Kind}
		if c.Old.Name != c.New.Name {
			l.Text, l.Was, l.Is = "", c.Old.Name, c.New.Name
			if c.Old.Kind != c.New.Kind {
				l.Was, l.Is = fmt.Sprintf("%s (%s)", l.Was, c.Old.Kind), fmt.Sprintf("%s (%s)", l.Is, c.New.Kind)
			}
		}
		out = append(out, l)
	}
	names := func(mark byte, list []string) {
		if n := len(list); n > namesShown {
			list = append(list[:namesShown:namesShown], fmt.Sprintf("and %d more", n-namesShown))
		}
		if len(list) > 0 {
			out = append(out, Line{Mark: mark, Text: line(strings.Join(list, ", "))})
		}
	}
	names('+', d.NewNames)
	names('-', d.LostNames)
	return out
}

func (d *Diff) sourceLines() []Line {
	var out []Line
	put := func(mark byte, list []*record.Source) {
		for _, s := range list {
			l := Line{Mark: mark, Date: s.Published.String(), Text: line(name(s))}
			if s.Title != "" {
				l.Text += ": " + line(s.Title)
			}
			if s.CopyOf != "" {
				l.Remark = "a copy"
			}
			out = append(out, l)
		}
	}
	put('+', d.NewSources)
	put('-', d.LostSources)
	return out
}

// name is how a source is called in print.
func name(src *record.Source) string {
	if src == nil {
		return ""
	}
	return cmp.Or(line(src.Publisher), line(src.Name), "an article without a name")
}

// Summary tells in a sentence how much changed.
func (d *Diff) Summary() string {
	dates, tolls, stated := len(d.dateLines()), len(d.figureLines()), 0
	for _, c := range d.Changed {
		if c.Status {
			stated++
		}
	}
	var fresh, gone int
	for _, c := range d.Disputes {
		if c.Old == nil {
			fresh++
		}
		if c.New == nil {
			gone++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		noun string
		verb string
	}{
		{len(d.NewSources), "new article", ""}, {len(d.LostSources), "article", " left out"}, {len(d.Added), "new event", ""},
		{len(d.Withdrawn), "event", " withdrawn"}, {dates, "date", " changed"}, {tolls, "figure", " changed"}, {stated, "status", " changed"},
		{fresh, "new conflict", ""}, {gone, "conflict", " settled"}, {len(d.Merged) + len(d.Split), "actor", " regrouped"},
	} {
		if p.n > 0 {
			s := record.Count(p.n, p.noun) + p.verb
			if p.noun == "status" {
				s = strings.Replace(s, "statuss", "statuses", 1)
			}
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		if d.Empty() {
			return "Nothing changed."
		}
		return "Only words changed."
	}
	s := strings.Join(parts, ", ") + "."
	return strings.ToUpper(s[:1]) + s[1:]
}
