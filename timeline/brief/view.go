package brief

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// view is a briefing in words, before any markup. All strings are one line of plain text.
type view struct {
	Title   string
	Sources []Source
	Found   []string // sentences: what was found
	Events  []event  // in order of time, those of the timeline
	Minor   []event  // dated too, but left off the timeline
	Undated []event
	Actors  cast
	Places  cast
	Ties    []tie
	Left    string // what the graph leaves out
	Open    []note // dates that stay open
	Notes   []note // everything else to be known
	Method  string
}

// event is one event, with everything that is said about it.
type event struct {
	ref
	Date        string   // "summer 2016"
	Bounds      []string // the same in ISO 8601: "2016-06-01 to 2016-08-31", or "began ..." and "ended ..."
	Label       string
	Struck      bool
	Status      string   // "" if asserted
	Remark      string   // "claimed by ISIS"
	Quotes      []quote  // first the sentence that the event was read from
	MoreQuotes  int      // sentences beyond maxQuotes
	Attribution []string // the words that say who said it
	Roles       []role
	Place       string
	PlaceID     record.EntityID
	Figures     []string // the words that give a number
	Dating      string   // how the date was found
}

// ref refers to an event.
type ref struct {
	ID     record.EventID
	Number int // in the briefing, from 1; 0 for an event without a date
}

// quote is a sentence of a source with the triggers of an event in it.
type quote struct {
	Parts    []part
	Source   string // name of the source if there are several
	Language string
}

// part is a piece of a sentence: a trigger, or what stands between triggers.
type part struct {
	Text    string
	Trigger bool
}

type role struct {
	Role string // "" if the text gives none
	Name string
	ID   record.EntityID
}

// note is a remark of the extractor with the words it is about.
type note struct {
	Warning                bool
	Message, Words, Source string // Words are "" if the message quotes them
}

// maxQuotes bounds the sentences quoted for one event.
const maxQuotes = 4

func newView(rec *record.Record, tl *timeline.Timeline, g *graph.Graph) *view {
	b := newBuilder(rec)
	v := &view{Title: line(tl.Title), Method: method}
	for i := range rec.Sources {
		src := b.source(&rec.Sources[i])
		if src.Title == v.Title && len(rec.Sources) == 1 {
			src.Title = ""
		}
		v.Sources = append(v.Sources, src)
	}
	for _, it := range tl.Items {
		b.numbers[it.Event.ID] = len(b.numbers) + 1
		v.Events = append(v.Events, b.event(it))
	}
	if tl.Dated > len(tl.Items) {
		for _, it := range timeline.New(rec, timeline.Options{Limit: -1, MinSalience: -1}).Items {
			if b.numbers[it.Event.ID] == 0 {
				b.numbers[it.Event.ID] = len(b.numbers) + 1
				v.Minor = append(v.Minor, b.event(it))
			}
		}
	}
	for _, it := range tl.Undated {
		v.Undated = append(v.Undated, b.event(it))
	}
	v.Actors, v.Places = b.actors(g)
	v.Ties = b.ties(g)
	v.Left = line(g.Remark)
	b.remarks(v)
	v.Found = b.found(v)
	return v
}

func (b *builder) source(src *record.Source) Source {
	s := Source{
		ID: src.ID, Name: line(src.Name), Byline: line(src.Publisher), Title: line(src.Title), Link: plain.Link(src.URL), Language: language(src),
		Published: "day of publication unknown: dates that depend on it stay open",
	}
	if s.Byline == "" {
		s.Byline = fileName(s.Name)
	}
	if src.Published != 0 {
		s.Published = "published " + day(src.Published)
		if basis := bases[src.PublishedBasis]; basis != "" {
			s.Published += " (" + basis + ")"
		}
	}
	if src.CopyOf != "" {
		s.CopyOf = b.sourceName(src.CopyOf)
	}
	return s
}

// bases says where a day of publication was found.
var bases = map[string]string{
	"flag": "date given by the user", "metadata": "date from the metadata", "dateline": "date from the dateline",
	"filename": "date from the file name",
}

// language returns the language of a source as an attribute of HTML takes it, English if the source does not say.
func language(src *record.Source) string {
	tag := src.Language
	if tag == "" || strings.Trim(tag, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
		return "en"
	}
	return tag
}

// day phrases a day without its weekday.
func day(d record.Day) string {
	_, date, _ := strings.Cut(record.When{Start: record.Range{Lo: d, Hi: d}, End: record.Range{Lo: d, Hi: d}}.Phrase(), " ")
	return date
}

func (b *builder) sourceName(id record.SourceID) string {
	src := b.sources[id]
	if src == nil {
		return ""
	}
	if src.Publisher != "" {
		return line(src.Publisher)
	}
	return fileName(line(src.Name))
}

// fileName takes the folders off the name of a file; addresses stay whole.
func fileName(name string) string {
	if strings.Contains(name, "://") {
		return name
	}
	return path.Base(strings.ReplaceAll(name, `\`, "/"))
}

func name(ent *record.Entity) string {
	if s := unbracketed(line(ent.Name)); s != "" {
		return s
	}
	return "unnamed"
}

// unbracketed takes away the brackets with which an editor marks a word of his own: "[Tabqa] dam".
func unbracketed(s string) string { return strings.NewReplacer("[", "", "]", "").Replace(s) }

func (b *builder) entityName(id record.EntityID) string {
	if i, ok := b.entities[id]; ok {
		return name(&b.rec.Entities[i])
	}
	return ""
}

func (b *builder) event(it timeline.Item) event {
	ev := it.Event
	e := event{
		ref: ref{ev.ID, b.numbers[ev.ID]}, Date: it.Date, Bounds: limits(ev.When), Label: line(it.Label), Struck: it.Struck,
		Place: b.entityName(ev.Where), PlaceID: ev.Where, Dating: b.dating(ev.When),
	}
	if ev.Status != record.Asserted {
		e.Status = ev.Status
	}
	if ev.Polarity == record.Negative && ev.Status != record.Denied {
		// "planned" alone would turn a plan that was called off into its opposite.
		e.Status = strings.TrimPrefix(e.Status+", said not to be so", ", ")
	}
	e.Remark = b.remark(ev, e.Status)
	e.Quotes, e.MoreQuotes = b.quotes(ev)
	for _, a := range ev.Attribution {
		e.Attribution = appendNew(e.Attribution, line(a.Text))
	}
	for _, r := range ev.Roles {
		part := r.Role
		if part == record.OtherRole {
			part = ""
		}
		e.Roles = append(e.Roles, role{part, b.entityName(r.Entity), r.Entity})
	}
	for _, q := range ev.Quantities {
		figure := "“" + line(q.Text) + "”"
		if what := line(q.What); what != "" {
			figure += " (" + what + ")"
		}
		e.Figures = appendNew(e.Figures, figure)
	}
	return e
}

// quotes returns the sentences that report an event, each once, with all its triggers; and the number of those
// beyond maxQuotes.
func (b *builder) quotes(ev *record.Event) (quotes []quote, more int) {
	type sentence struct {
		source record.SourceID
		record.Span
	}
	var order []sentence
	triggers := map[sentence][]record.Span{}
	for _, m := range ev.Mentions {
		s := sentence{m.Source, m.Sentence}
		if triggers[s] == nil {
			order = append(order, s)
		}
		triggers[s] = append(triggers[s], m.Trigger)
	}
	if len(order) > maxQuotes {
		order, more = order[:maxQuotes], len(order)-maxQuotes
	}
	for _, s := range order {
		src := b.sources[s.source]
		if src == nil {
			continue
		}
		q := quote{Parts: parts(src.Text, s.Span, triggers[s]), Language: language(src)}
		if len(b.rec.Sources) > 1 {
			q.Source = b.sourceName(s.source)
		}
		quotes = append(quotes, q)
	}
	return quotes, more
}

// parts cuts a sentence at its triggers and makes one line of it.
func parts(text string, sentence record.Span, triggers []record.Span) []part {
	triggers = slices.Clone(triggers)
	slices.SortFunc(triggers, func(a, b record.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []part
	at := sentence.Start
	for _, t := range triggers {
		if t.Start < at || t.End > sentence.End {
			continue // it overlaps the one before
		}
		out = appendPart(out, text[at:t.Start], false)
		out = appendPart(out, text[t.Start:t.End], true)
		at = t.End
	}
	return appendPart(out, text[at:sentence.End], false)
}

// appendPart appends text as one line. Space at its edges, which divides it from its neighbours, stays a space.
func appendPart(list []part, text string, trigger bool) []part {
	inner := line(text)
	if inner == "" && len(list) == 0 {
		return list
	}
	if len(list) > 0 && strings.TrimLeftFunc(text, unicode.IsSpace) != text {
		inner = " " + inner
	}
	if inner != " " && strings.TrimRightFunc(text, unicode.IsSpace) != text {
		inner += " "
	}
	if inner == "" {
		return list
	}
	return append(list, part{inner, trigger})
}

// limits writes the bounds of a when as ISO 8601 days.
func limits(w record.When) []string {
	var out []string
	switch {
	case !w.Dated():
	case w.Start == w.End:
		out = append(out, span(w.Start))
	default:
		if w.Start != (record.Range{}) {
			out = append(out, "began "+span(w.Start))
		}
		if w.End != (record.Range{}) {
			out = append(out, "ended "+span(w.End))
		}
	}
	return out
}

func span(r record.Range) string {
	switch {
	case r.Lo == r.Hi:
		return r.Lo.String()
	case r.Hi == 0:
		return r.Lo.String() + " or later"
	case r.Lo == 0:
		return r.Hi.String() + " or earlier"
	}
	return r.Lo.String() + " to " + r.Hi.String()
}

// dating says how a date was found: the words it rests on, and the step from them to the days.
func (b *builder) dating(w record.When) string {
	why := strings.TrimSuffix(line(w.Why), ".")
	var words []string
	named := why != ""
	for _, id := range w.Times {
		if t := b.times[id]; t != nil {
			words = appendNew(words, "“"+line(t.Text)+"”")
			named = named && strings.Contains(why, line(t.Text))
		}
	}
	from := strings.Join(words, ", ")
	phrases := datings[w.Basis]
	switch {
	case named:
		// The step names the words itself, and mostly how it came by them.
		if strings.Contains(why, phrases.short) {
			return why
		}
		return phrases.short + ": " + why
	case from == "" || phrases.from == "":
		from = phrases.bare
	default:
		from = fmt.Sprintf(phrases.from, from)
	}
	if why != "" {
		from += ": " + why
	}
	return from
}

// datings phrases the bases of a date: before a step that says it all, with the words it rests on, and without them.
var datings = map[string]struct{ short, from, bare string }{
	record.Explicit: {"in the sentence", "%s in the sentence", "dated in the sentence"},
	record.Carried:  {"carried", "carried over from %s", "carried over from an earlier sentence"},
	record.Inferred: {"worked out", "worked out from %s", "worked out"},
	record.OnReport: {"reported as news of the day", "", "reported as news of the day of publication"},
	record.NoBasis:  {"no date", "%s gives no date", "no date in the text"},
}

// remark says what stands between an event and the reader: its status, and who is known to have said it. The words
// that say so are quoted beside it.
func (b *builder) remark(ev *record.Event, status string) string {
	var names []string
	for _, a := range ev.Attribution {
		names = appendNew(names, b.entityName(a.Entity))
	}
	who := strings.Join(names, ", ")
	switch {
	case who == "":
		return status
	case status == "":
		return "said by " + who
	case status == record.Claimed:
		return "claimed by " + who
	}
	return status + ", according to " + who
}

// remarks fills in conflicts, dates that stay open, and the rest.
func (b *builder) remarks(v *view) {
	for _, c := range b.rec.Conflicts {
		message := "Sources or passages disagree (" + line(c.Kind) + "): " + line(c.Message)
		var events []string
		for _, id := range c.Events {
			if n := b.numbers[id]; n != 0 {
				events = append(events, fmt.Sprint(n))
			}
		}
		if len(events) > 0 {
			message += " (events " + strings.Join(events, ", ") + ")"
		}
		v.Notes = append(v.Notes, note{Warning: true, Message: message})
	}
	for _, n := range b.rec.Notes {
		out := note{Warning: n.Severity == record.Warning, Message: line(n.Message), Words: line(b.quote(n.Source, n.Span))}
		if len(b.rec.Sources) > 1 {
			out.Source = b.sourceName(n.Source)
		}
		if strings.Contains(out.Message, out.Words) {
			out.Words = ""
		}
		if strings.HasPrefix(n.Code, "unresolved-") {
			out.Warning = false // the heading says it
			v.Open = append(v.Open, out)
		} else {
			v.Notes = append(v.Notes, out)
		}
	}
}

// found counts what the record holds.
func (b *builder) found(v *view) []string {
	count := map[string]int{}
	for _, ev := range b.rec.Events {
		if ev.When.Dated() {
			count[ev.Status]++
		}
	}
	dated := len(v.Events) + len(v.Minor)
	events := plural(dated, "dated event")
	var marked []string
	for _, status := range [...]string{record.Claimed, record.Planned, record.Possible, record.Denied} {
		if count[status] > 0 {
			marked = append(marked, record.Number(count[status])+" "+status)
		}
	}
	if len(marked) > 0 {
		events += " (" + strings.Join(marked, ", ") + ")"
	}
	if n := len(v.Undated); n > 0 {
		events += ", " + record.Number(n) + " without a date"
	}
	out := []string{events, plural(v.Actors.Len(), "actor") + ", " + plural(v.Places.Len(), "place")}
	if n := len(b.rec.Times); n > 0 {
		times := plural(n, "expression") + " of time"
		if open := len(v.Open); open > 0 {
			times += ", " + record.Number(open) + " left open"
		}
		out = append(out, times)
	}
	return out
}

func plural(n int, noun string) string {
	if n == 0 {
		return "no " + noun + "s"
	}
	return record.Count(n, noun)
}

// appendNew appends a text that is not empty and not there yet.
func appendNew(list []string, s string) []string {
	if s == "" {
		return list
	}
	for _, known := range list {
		if known == s {
			return list
		}
	}
	return append(list, s)
}
