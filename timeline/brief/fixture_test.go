package brief

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

// draft builds a record by naming words of its text.
type draft struct {
	t   testing.TB
	rec *record.Record
}

func newDraft(t testing.TB) *draft { return &draft{t, record.New()} }

func (d *draft) source(src record.Source) *draft {
	if src.SHA256 == "" {
		src.SHA256 = strings.Repeat("0", 64)
	}
	d.rec.Sources = append(d.rec.Sources, src)
	return d
}

// at finds words in the last source. They must stand there.
func (d *draft) at(words string) record.Span {
	d.t.Helper()
	i := strings.Index(d.text(), words)
	if i < 0 {
		d.t.Fatalf("the text has no %q", words)
	}
	return record.Span{Start: i, End: i + len(words)}
}

func (d *draft) text() string          { return d.rec.Sources[len(d.rec.Sources)-1].Text }
func (d *draft) from() record.SourceID { return d.rec.Sources[len(d.rec.Sources)-1].ID }

func (d *draft) time(id record.TimeID, words, value, mod, lo, hi, why string) *draft {
	d.t.Helper()
	d.rec.Times = append(d.rec.Times, record.Time{
		ID: id, Source: d.from(), Span: d.at(words), Text: words, Type: "DATE", Value: value, Mod: mod, From: d.day(lo), To: d.day(hi), Why: why,
	})
	return d
}

func (d *draft) day(s string) record.Day {
	d.t.Helper()
	if s == "" {
		return 0
	}
	day, err := record.ParseDay(s)
	if err != nil {
		d.t.Fatal(err)
	}
	return day
}

func (d *draft) entity(e record.Entity, words ...string) *draft {
	d.t.Helper()
	e.Mentions = []record.Mention{}
	for _, w := range words {
		e.Mentions = append(e.Mentions, record.Mention{Source: d.from(), Span: d.at(w), Text: w, Form: record.Name})
	}
	d.rec.Entities = append(d.rec.Entities, e)
	return d
}

// mention places a trigger in a sentence.
func (d *draft) mention(sentence, trigger string) record.EventMention {
	d.t.Helper()
	s := d.at(sentence)
	i := strings.Index(sentence, trigger)
	if i < 0 {
		d.t.Fatalf("no %q in %q", trigger, sentence)
	}
	return record.EventMention{Source: d.from(), Sentence: s, Trigger: record.Span{Start: s.Start + i, End: s.Start + i + len(trigger)}}
}

func (d *draft) said(words string, by record.EntityID) record.Attribution {
	d.t.Helper()
	return record.Attribution{Entity: by, Source: d.from(), Span: d.at(words), Text: words}
}

func (d *draft) event(ev record.Event) *draft {
	if ev.Status == "" {
		ev.Status = record.Asserted
	}
	if ev.Polarity == "" {
		ev.Polarity = record.Positive
	}
	ev.Class, ev.Sources, ev.Confidence = "OTHER", 1, 0.8
	d.rec.Events = append(d.rec.Events, ev)
	return d
}

func (d *draft) record() *record.Record {
	d.t.Helper()
	if err := d.rec.Validate(); err != nil {
		d.t.Fatal(err)
	}
	return d.rec
}

// when is a date; lo and hi bound both begin and end.
func (d *draft) when(value, mod, lo, hi, basis, why string, times ...record.TimeID) record.When {
	d.t.Helper()
	days := record.Range{Lo: d.day(lo), Hi: d.day(hi)}
	return record.When{Value: value, Mod: mod, Start: days, End: days, Basis: basis, Times: times, Why: why}
}

// ferry is an ordinary article with an event of every status.
func ferry(t testing.TB) *record.Record {
	d := newDraft(t).source(record.Source{
		ID: "s1", Name: "ferry.txt", Title: "Ferry service to Lunn stops", Publisher: "Harbour Post", URL: "https://post.example/lunn?a=1&b=2",
		Published: record.DayOf(2023, 10, 12), PublishedBasis: "metadata", Language: "en",
		Text: `Ferry service to Lunn stops

Norfjord Lines (NL) stopped its ferries to
Lunn on Wednesday. The line has run since 1994, and about 40 people work on it.

The company says that the harbour was closed last spring, which the harbour master disputes. It denied that it will sell its ships.

NL plans to come back next summer. A spokesman had no word on fares. The mayor met the crews recently.`,
	})
	d.time("t1", "Wednesday", "2023-10-11", "", "2023-10-11", "2023-10-11", "Wednesday before 2023-10-12")
	d.time("t2", "1994", "1994", "", "1994-01-01", "1994-12-31", "")
	d.time("t3", "last spring", "2023-SP", "", "2023-03-01", "2023-05-31", "spring before 2023-10-12.")
	d.time("t4", "next summer", "2024-SU", "", "2024-06-01", "2024-08-31", "summer after 2023-10-12")
	d.time("t5", "recently", "PAST_REF", "", "", "", "")
	d.entity(record.Entity{
		ID: "e1", Kind: record.Organization, Subkind: "company", Name: "Norfjord Lines", Aliases: []string{"NL", "Norfjord Lines"},
		MergedBecause: []string{"acronym in brackets"},
	}, "Norfjord Lines", "NL")
	d.entity(record.Entity{ID: "e2", Kind: record.Place, Subkind: "island", Name: "Lunn"}, "Lunn")
	d.entity(record.Entity{ID: "e3", Kind: record.Person, Name: "harbour master"}, "harbour master")
	d.entity(record.Entity{ID: "e4", Kind: record.Person, Name: "mayor"}, "mayor")
	first := "Norfjord Lines (NL) stopped its ferries to\nLunn on Wednesday."
	claim := "The company says that the harbour was closed last spring, which the harbour master disputes."
	plan := "NL plans to come back next summer."
	d.event(record.Event{
		ID: "v1", Label: "Norfjord Lines stopped its ferries to Lunn", Salience: 0.9, Where: "e2",
		Mentions: []record.EventMention{d.mention(first, "stopped"), d.mention("Ferry service to Lunn stops", "stops")},
		When:     d.when("2023-10-11", "", "2023-10-11", "2023-10-11", record.Explicit, "on Wednesday, in the same clause", "t1"),
		Roles:    []record.Role{{Role: record.Agent, Entity: "e1", Source: "s1", Span: d.at("Norfjord Lines")}},
	})
	since := d.when("1994", "", "1994-01-01", "1994-12-31", record.Explicit, "", "t2")
	since.End = record.Range{Lo: d.day("2023-10-12")}
	work := "The line has run since 1994, and about 40 people work on it."
	d.event(record.Event{
		ID: "v2", Label: "The line has run", Salience: 0.7, When: since, Mentions: []record.EventMention{d.mention(work, "run"), d.mention(work, "work")},
		Quantities: []record.Quantity{{What: "crew", Value: 40, Low: 35, High: 45, Text: "about 40", Source: "s1", Span: d.at("about 40")}},
	})
	d.event(record.Event{
		ID: "v3", Label: "the harbour was closed", Salience: 0.6, Status: record.Claimed, Mentions: []record.EventMention{d.mention(claim, "closed")},
		When:        d.when("2023-SP", "", "2023-03-01", "2023-05-31", record.Explicit, "spring before 2023-10-12.", "t3"),
		Attribution: []record.Attribution{d.said("The company says", "e1")},
		Roles:       []record.Role{{Role: record.OtherRole, Entity: "e3", Source: "s1", Span: d.at("harbour master")}},
	})
	d.event(record.Event{
		ID: "v4", Label: "It will sell its ships", Salience: 0.5, Status: record.Denied, Polarity: record.Negative,
		Mentions: []record.EventMention{d.mention("It denied that it will sell its ships.", "sell")},
		When:     d.when("2023-10-12", "AFTER", "2023-10-13", "", record.Inferred, "a plan lies after publication"),
	})
	d.event(record.Event{
		ID: "v5", Label: "NL plans to come back", Salience: 0.8, Status: record.Planned, Mentions: []record.EventMention{d.mention(plan, "come")},
		When:  d.when("2024-SU", "", "2024-06-01", "2024-08-31", record.Carried, "", "t4"),
		Roles: []record.Role{{Role: record.Agent, Entity: "e1"}},
	})
	d.event(record.Event{
		ID: "v6", Label: "The mayor met the crews", Salience: 0.4, Mentions: []record.EventMention{d.mention("The mayor met the crews recently.", "met")},
		When: record.When{Basis: record.NoBasis, Times: []record.TimeID{"t5"}}, Roles: []record.Role{{Role: record.Agent, Entity: "e4"}},
	})
	d.rec.Relations = append(d.rec.Relations, record.Relation{ID: "r1", Type: "located_in", From: "e1", To: "e2", Source: "s1", Span: d.at("ferries to")})
	d.rec.Conflicts = append(d.rec.Conflicts, record.Conflict{Kind: "status", Events: []record.EventID{"v1", "v3"}, Message: "closed or not"})
	d.rec.Notes = append(d.rec.Notes,
		record.Note{Severity: record.Warning, Code: "unresolved-vague", Message: "“recently” has no bounds", Source: "s1", Span: d.at("recently")},
		record.Note{Severity: record.Info, Code: "skipped", Message: "notes.txt: empty"})
	return d.record()
}

// hostile is a record whose every text tries to be markup.
func hostile(t testing.TB) *record.Record {
	d := newDraft(t).source(record.Source{
		ID: "s\"1'", Name: `a"b'<c>&amp;.txt`, Title: `<script>alert("1")</script> *bold* [x](javascript:1) #`, URL: "javascript:alert(1)",
		Publisher: "The `Code` | _Gazette_ <b>", Language: `en" onload="x`,
		Text: "<script>alert(1)</script>\n\n# 1. Prices rose 5% & \x00more</p></table> on *Monday*, said \u202eevil\u202c “שלום” 🎉 \x1b[31m.\n" +
			"2. </style><img src=x onerror=alert(1)> **fell** ]]> --> {{.}} $1 on `Tuesday`.",
	})
	one := "# 1. Prices rose 5% & \x00more</p></table> on *Monday*, said \u202eevil\u202c “שלום” 🎉 \x1b[31m."
	two := "2. </style><img src=x onerror=alert(1)> **fell** ]]> --> {{.}} $1 on `Tuesday`."
	d.time("t'1", "*Monday*", "2020-01-06", "", "2020-01-06", "2020-01-06", `"><script>1</script>`)
	d.entity(record.Entity{
		ID: "e<1>", Kind: record.Person, Subkind: "a-b*c*", Name: `שלום "S" <x>`, Aliases: []string{"*", "1. a|b", "\u202eevil\u202c"}, MergedBecause: []string{"`why`"},
	}, "שלום")
	d.entity(record.Entity{ID: "e 2", Kind: record.Place, Name: "\x1b[31m_"}, "\x1b[31m")
	d.event(record.Event{
		ID: `v"1`, Label: "- Prices\nrose <b>5%</b> & more \x00", Status: record.Claimed, Salience: 1, Where: "e 2",
		Mentions:    []record.EventMention{d.mention(one, "rose")},
		When:        d.when("2020-01-06", "", "2020-01-06", "2020-01-06", record.Explicit, "</td>*x*", "t'1"),
		Roles:       []record.Role{{Role: record.Agent, Entity: "e<1>", Source: `s"1'`, Span: d.at("שלום")}},
		Attribution: []record.Attribution{d.said("said \u202eevil\u202c “שלום”", "e<1>")},
		Quantities:  []record.Quantity{{What: "<i>", Value: 5, Low: 5, High: 5, Text: "5%", Source: `s"1'`, Span: d.at("5%")}},
	})
	d.event(record.Event{
		ID: "v#2", Label: "~~1986. It **fell**~~", Status: record.Denied, Polarity: record.Negative, Mentions: []record.EventMention{d.mention(two, "**fell**")},
		When: record.When{Basis: record.NoBasis},
	})
	d.rec.Notes = append(d.rec.Notes, record.Note{Severity: record.Warning, Code: "unresolved-x", Message: "<b>+ “Tuesday”", Source: `s"1'`, Span: d.at("`Tuesday`")})
	return d.record()
}

// many is two articles, one of which repeats the other, with more events than a timeline shows.
func many(t testing.TB) *record.Record {
	var text strings.Builder
	text.WriteString("A long year\n\n")
	for i := range 30 {
		text.WriteString("Something number " + word(i) + " happened in 2019.\n")
	}
	d := newDraft(t).source(record.Source{ID: "s1", Name: "year.txt", Title: "A long year", Published: record.DayOf(2020, 1, 2), PublishedBasis: "flag", Text: text.String()})
	d.time("t1", "2019", "2019", "", "2019-01-01", "2019-12-31", "")
	for i := range 30 {
		d.event(record.Event{
			ID: record.EventID("v" + word(i)), Label: "Number " + word(i) + " happened", Salience: float64(i%7) / 10,
			Mentions: []record.EventMention{d.mention("Something number "+word(i)+" happened in 2019.", "happened")},
			When:     d.when("2019", "", "2019-01-01", "2019-12-31", record.Explicit, "", "t1"),
		})
	}
	d.source(record.Source{ID: "s2", Name: "copy.txt", CopyOf: "s1", Text: "One: it happened. Two: it happened there. Three: it really happened. Four: happened."})
	for _, s := range []string{"One: it happened.", "Two: it happened there.", "Three: it really happened.", "Four: happened."} {
		d.rec.Events[6].Mentions = append(d.rec.Events[6].Mentions, d.mention(s, "happened"))
	}
	return d.record()
}

// word names a number by letters: aa, ab, ...
func word(i int) string { return string([]byte{'a' + byte(i/26), 'a' + byte(i%26)}) }

// views makes what the writers need, as the command does.
func views(rec *record.Record) (*timeline.Timeline, *graph.Graph) {
	return timeline.New(rec, timeline.Options{}), graph.New(rec, graph.Options{})
}

const picture = `<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10" role="img"><title>A picture</title><rect width="20" height="10" fill="#fff"/></svg>
`

func briefingOf(rec *record.Record, opt Options) *Briefing {
	tl, g := views(rec)
	return New(rec, tl, g, opt)
}

func pageOf(rec *record.Record) Page {
	tl, g := views(rec)
	return Page{
		Record: rec, Timeline: tl, Graph: g, Briefing: New(rec, tl, g, Options{}), TimelineSVG: []byte(picture), GraphSVG: []byte(picture),
		Strip: Picture{SVG: []byte(picture), Caption: "A strip"}, Ego: Picture{SVG: []byte(picture), Caption: "Ties"},
	}
}
