package timeline

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// day reads YYYY-MM-DD; "" is no day.
func day(s string) record.Day {
	if s == "" {
		return 0
	}
	d, err := record.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func span(lo, hi string) record.Range { return record.Range{Lo: day(lo), Hi: day(hi)} }

const sampleText = "Bridge falls\n\nThe bridge over the Orun fell on Monday, and\nthe town was cut off. Engineers had warned of it."

// spanOf returns where some words of sampleText stand.
func spanOf(words string) record.Span {
	at := strings.Index(sampleText, words)
	return record.Span{Start: at, End: at + len(words)}
}

// event returns an event reported by the second sentence of sampleText.
func event(id string, start, end record.Range) record.Event {
	basis := record.Explicit
	if start == end && start == (record.Range{}) {
		basis = record.NoBasis
	}
	return record.Event{
		ID: record.EventID(id), Class: "OTHER", Label: "Event " + id, Status: record.Asserted, Polarity: record.Positive, Sources: 1,
		Mentions: []record.EventMention{{Source: "s1", Trigger: spanOf("fell"), Sentence: spanOf("The bridge over the Orun fell on Monday, and\nthe town was cut off.")}},
		When:     record.When{Start: start, End: end, Basis: basis}, Salience: .5, Confidence: .5,
	}
}

func sample(events ...record.Event) *record.Record {
	rec := record.New()
	rec.Sources = []record.Source{{ID: "s1", Name: "bridge.txt", Title: "Bridge falls", Published: day("2021-03-10"), Text: sampleText}}
	rec.Events = events
	return rec
}

func ids(items []Item) string {
	var out []string
	for _, it := range items {
		out = append(out, string(it.Event.ID))
	}
	return strings.Join(out, " ")
}

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden prints a timeline of events of every kind, each with all its words.
func TestGolden(t *testing.T) {
	exact := span("2021-03-08", "2021-03-08")
	events := []record.Event{
		event("fell", exact, exact),
		event("open", exact, span("2021-03-08", "")),
		event("vague", span("2020-12-01", "2021-02-28"), span("2020-12-01", "2021-02-28")),
		event("before", span("", "2021-03-07"), span("", "2021-03-07")),
		event("after", span("2021-03-11", ""), span("2021-03-11", "")),
		event("lasted", span("1988-01-01", "1988-12-31"), exact),
		event("undated", record.Range{}, record.Range{}),
	}
	events[3].Status = record.Denied
	events[4].Status = record.Planned
	events[4].Attribution = []record.Attribution{{Source: "s1", Span: spanOf("Engineers"), Text: "Engineers"}}
	rec := sample(events...)
	if err := rec.Validate(); err != nil {
		t.Fatal(err)
	}
	tl := New(rec, Options{})
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n", tl.Title, tl.Subtitle)
	for _, it := range slices.Concat(tl.Items, tl.Undated) {
		fmt.Fprintf(&out, "\n%s: %s\n  label  %s (struck: %v)\n  begin  %s..%s\n  end    %s..%s\n  remark %s\n  quote  %s\n",
			it.Event.ID, it.Date, it.Label, it.Struck, it.Begin.Lo, it.Begin.Hi, it.End.Lo, it.End.Hi, it.Remark, it.Quote)
	}
	if *update {
		if err := os.WriteFile("testdata/bridge.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/bridge.txt")
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("testdata/bridge.txt differs; run with -update and look at it. Got:\n%s", out.String())
	}
}

func TestOrder(t *testing.T) {
	exact := func(s string) record.Range { return span(s, s) }
	year := span("2021-01-01", "2021-12-31")
	later := event("later", year, year)
	later.When.Times = []record.TimeID{"t1"}
	earlier := event("earlier", year, year)
	earlier.When.Times = []record.TimeID{"t2"}
	against := event("against", exact("2020-01-01"), exact("2020-01-01"))
	against.When.Times = []record.TimeID{"t1"}
	for _, tt := range []struct {
		why    string
		events []record.Event
		times  []record.Time
		want   string
	}{
		{"earliest begin first, whatever the order of the record",
			[]record.Event{event("b", exact("2021-02-01"), exact("2021-02-01")), event("a", exact("2021-01-01"), exact("2021-01-01"))}, nil, "a b"},
		{"of equal begins the earlier end, an open end last",
			[]record.Event{event("open", exact("2021-01-01"), span("2021-01-05", "")), event("year", year, year), event("day", exact("2021-01-01"), exact("2021-01-01"))},
			nil, "day year open"},
		{"what has no earliest begin stands after its latest day, not at the dawn of time",
			[]record.Event{event("before", span("", "2021-03-04"), span("", "2021-03-04")), event("on", exact("2021-03-04"), exact("2021-03-04")),
				event("old", exact("1990-01-01"), exact("1990-01-01")), event("next", exact("2021-03-05"), exact("2021-03-05"))},
			nil, "old on before next"},
		{"equal bounds keep the order of the text, then of ids as numbers", []record.Event{event("v2", year, year), event("v10", year, year)}, nil, "v2 v10"},
		{"the text puts one event after another", []record.Event{later, event("base", year, year)},
			[]record.Time{{ID: "t1", Source: "s1", Type: "DATE", Mod: "AFTER", Anchor: "event:base"}}, "base later"},
		{"the text puts one event before another", []record.Event{event("base", year, year), earlier},
			[]record.Time{{ID: "t2", Source: "s1", Type: "DATE", Mod: "BEFORE", Anchor: "event:base"}}, "earlier base"},
		{"dates overrule such words", []record.Event{event("base", year, year), against},
			[]record.Time{{ID: "t1", Source: "s1", Type: "DATE", Mod: "AFTER", Anchor: "event:base"}}, "against base"},
		{"an anchor that is not shown orders nothing", []record.Event{later},
			[]record.Time{{ID: "t1", Source: "s1", Type: "DATE", Mod: "AFTER", Anchor: "event:gone"}}, "later"},
	} {
		rec := sample(tt.events...)
		rec.Times = tt.times
		if got := ids(New(rec, Options{}).Items); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

// randomWhen returns bounds that a valid record may hold, open and vague ones among them.
func randomWhen(rnd *rand.Rand) (start, end record.Range) {
	base := day("2000-01-01")
	a := base + record.Day(rnd.IntN(400))
	start = record.Range{Lo: a, Hi: a + record.Day(rnd.IntN(3)*rnd.IntN(60))}
	end = start
	if rnd.IntN(3) == 0 {
		end.Lo = start.Lo + record.Day(rnd.IntN(90))
		end.Hi = max(end.Lo, start.Hi) + record.Day(rnd.IntN(2)*rnd.IntN(60))
	}
	switch rnd.IntN(12) {
	case 0:
		start.Lo, end.Lo = 0, 0
	case 1:
		end.Hi = 0
	case 2:
		start.Hi, end.Hi = 0, 0
	case 3:
		start = record.Range{}
	}
	return start, end
}

func TestOrderRespectsPrecedence(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 60 {
		var events []record.Event
		for i := range 1 + rnd.IntN(60) {
			start, end := randomWhen(rnd)
			ev := event(fmt.Sprintf("v%d", i+1), start, end)
			if rnd.IntN(4) == 0 {
				ev.When.Times = []record.TimeID{"t1"}
			}
			events = append(events, ev)
		}
		rec := sample(events...)
		// Some events claim to come after v1; most of those claims contradict the dates.
		rec.Times = []record.Time{{ID: "t1", Source: "s1", Span: spanOf("Monday"), Text: "Monday", Type: "DATE", Mod: "AFTER", Anchor: "event:v1"}}
		if err := rec.Validate(); err != nil {
			t.Fatal(err)
		}
		tl := New(rec, Options{Limit: -1})
		if len(tl.Items) != len(events) {
			t.Fatalf("round %d: %d of %d events in order", round, len(tl.Items), len(events))
		}
		for i, later := range tl.Items {
			for _, earlier := range tl.Items[:i] {
				if hi, lo := later.End.Hi, earlier.Begin.Lo; hi != 0 && lo != 0 && hi < lo {
					t.Fatalf("round %d: %s ends by %s and stands after %s, which begins on %s at the earliest",
						round, later.Event.ID, hi, earlier.Event.ID, lo)
				}
			}
		}
	}
}

func TestOrderDoesNotDependOnTheRecord(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	var events []record.Event
	for i := range 80 {
		start, end := randomWhen(rnd)
		events = append(events, event(fmt.Sprintf("v%d", i+1), start, end))
	}
	want := ids(New(sample(slices.Clone(events)...), Options{Limit: -1}).Items)
	rnd.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	if got := ids(New(sample(events...), Options{Limit: -1}).Items); got != want {
		t.Errorf("shuffled events come in another order:\n%s\n%s", got, want)
	}
}

// TestFloor checks that minor events stay off a chart that has better ones, and only then.
func TestFloor(t *testing.T) {
	exact := span("2021-01-01", "2021-01-01")
	sized := func(salient, minor int, low float64) []record.Event {
		var events []record.Event
		for i := range salient + minor {
			ev := event(fmt.Sprintf("v%d", i+1), exact, exact)
			ev.Salience = .9
			if i >= salient {
				ev.Salience = low
			}
			events = append(events, ev)
		}
		return events
	}
	for _, tt := range []struct {
		why    string
		events []record.Event
		opt    Options
		want   int
	}{
		{"minor events go where enough others stand", sized(9, 5, .1), Options{}, 9},
		{"a short chart is filled up", sized(3, 9, .1), Options{}, FewestEvents},
		{"a record without salience shows all", sized(0, 12, 0), Options{}, 12},
		{"all on demand", sized(9, 5, .1), Options{Limit: -1, MinSalience: -1}, 14},
	} {
		if got := len(New(sample(tt.events...), tt.opt).Items); got != tt.want {
			t.Errorf("%s: %d events, want %d", tt.why, got, tt.want)
		}
	}
}

func TestChoose(t *testing.T) {
	exact := span("2021-01-01", "2021-01-01")
	var events []record.Event
	for i, salience := range []float64{.2, .9, .5, .9, .5} {
		ev := event(fmt.Sprintf("v%d", i+1), exact, exact)
		ev.Salience = salience
		events = append(events, ev)
	}
	events[4].Confidence = .8
	events = append(events, event("v6", record.Range{}, record.Range{}))
	for _, tt := range []struct {
		why      string
		opt      Options
		want     string
		subtitle string
	}{
		{"the default shows all of a short record", Options{}, "v1 v2 v3 v4 v5",
			"5 dated events, 1 January 2021. From one article, published 10 March 2021. 1 event without a date."},
		{"the most salient, of equal ones the surer", Options{Limit: 3}, "v2 v4 v5",
			"3 of 5 dated events, 1 January 2021. From one article, published 10 March 2021. Left out: 2 lesser events, 1 without a date."},
		{"a floor of salience", Options{MinSalience: .5}, "v2 v3 v4 v5",
			"4 of 5 dated events, 1 January 2021. From one article, published 10 March 2021. Left out: 1 lesser event, 1 without a date."},
		{"no limit", Options{Limit: -1}, "v1 v2 v3 v4 v5",
			"5 dated events, 1 January 2021. From one article, published 10 March 2021. 1 event without a date."},
		{"nothing salient enough", Options{MinSalience: 1}, "",
			"0 of 5 dated events. From one article, published 10 March 2021. Left out: 5 lesser events, 1 without a date."},
	} {
		tl := New(sample(events...), tt.opt)
		if got := ids(tl.Items); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
		if tl.Subtitle != tt.subtitle {
			t.Errorf("%s: subtitle\n got %q\nwant %q", tt.why, tl.Subtitle, tt.subtitle)
		}
		if got := ids(tl.Undated); got != "v6" {
			t.Errorf("%s: undated %q", tt.why, got)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, tt := range []struct {
		why                string
		start, end         record.Range
		wantBegin, wantEnd record.Range
	}{
		{"an exact day", span("2021-01-01", "2021-01-01"), span("2021-01-01", "2021-01-01"), span("2021-01-01", "2021-01-01"), span("2021-01-01", "2021-01-01")},
		{"nothing ends before it can begin", span("2021-02-01", "2021-02-28"), span("2021-01-01", "2021-02-10"),
			span("2021-02-01", "2021-02-10"), span("2021-02-01", "2021-02-10")},
		{"no latest begin: not after the latest end", span("2021-02-01", ""), span("2021-02-08", "2021-02-14"),
			span("2021-02-01", "2021-02-14"), span("2021-02-08", "2021-02-14")},
		{"no end known", span("2021-02-01", "2021-02-28"), record.Range{}, span("2021-02-01", "2021-02-28"), span("2021-02-01", "")},
		{"no begin known", record.Range{}, span("2021-02-01", "2021-02-28"), span("", "2021-02-28"), span("2021-02-01", "2021-02-28")},
		{"some day after", span("2021-02-01", ""), span("2021-02-01", ""), span("2021-02-01", ""), span("2021-02-01", "")},
		{"some day before", span("", "2021-02-01"), span("", "2021-02-01"), span("", "2021-02-01"), span("", "2021-02-01")},
		{"what was still going on had begun", span("2021-01-01", "2021-12-31"), span("2021-05-12", ""), span("2021-01-01", "2021-05-12"), span("2021-05-12", "")},
		{"an end no later than the begin says nothing of the begin", span("2021-01-01", "2021-12-31"), span("2021-01-01", ""),
			span("2021-01-01", "2021-12-31"), span("2021-01-01", "")},
	} {
		begin, end := bounds(record.When{Start: tt.start, End: tt.end})
		if begin != tt.wantBegin || end != tt.wantEnd {
			t.Errorf("%s: got %v %v, want %v %v", tt.why, begin, end, tt.wantBegin, tt.wantEnd)
		}
	}
}

func TestExtent(t *testing.T) {
	for _, tt := range []struct {
		why    string
		ranges []record.Range
		want   string
	}{
		{"one day", []record.Range{span("2021-03-08", "2021-03-08")}, "8 March 2021"},
		{"one vague event", []record.Range{span("2021-03-06", "2021-03-14")}, "6–14 March 2021"},
		{"days to days", []record.Range{span("2021-03-06", "2021-03-06"), span("2021-03-10", "2021-03-10")}, "6 to 10 March 2021"},
		{"the last month of a vague end", []record.Range{span("2013-01-01", "2013-12-31"), span("2017-05-08", "2017-05-14")}, "2013 to May 2017"},
		{"a year stays a year", []record.Range{span("2013-01-01", "2013-12-31"), span("2017-01-01", "2017-12-31")}, "2013 to 2017"},
		{"ranges that overlap", []record.Range{span("2021-03-06", "2021-03-14"), span("2021-03-08", "2021-03-20")}, "6 to 20 March 2021"},
		{"no earliest day", []record.Range{span("", "2021-03-06")}, ""},
	} {
		var items []Item
		for _, r := range tt.ranges {
			items = append(items, Item{Begin: r, End: r})
		}
		if got := extent(items); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestPublishedAndTitle(t *testing.T) {
	rec := sample(event("v1", span("2013-01-01", "2013-12-31"), span("2013-01-01", "2013-12-31")), event("v2", span("2017-05-08", "2017-05-14"), span("2017-05-08", "2017-05-14")))
	rec.Sources[0].Title, rec.Sources[0].Name = "", "/news/2021/bridge.txt"
	if got := New(rec, Options{}).Title; got != "bridge.txt" {
		t.Errorf("an article without a headline is called %q", got)
	}
	rec.Sources[0].Title = "Bridge\n open"
	if got := New(rec, Options{}).Title; got != "Bridge open" {
		t.Errorf("an article with a headline is called %q", got)
	}
	rec.Sources[0].Name = "bridge.txt"
	rec.Sources = append(rec.Sources, record.Source{ID: "s2", Name: "b.txt", Title: "A second\n article", Publisher: "The Orun Post", Published: day("2021-03-04"), Text: sampleText})
	rec.Events[1].Mentions[0].Source = "s2"
	tl := New(rec, Options{})
	if want := "What 2 articles report"; tl.Title != want {
		t.Errorf("title %q, want %q: the headline of one is not that of the other", tl.Title, want)
	}
	if want := "2 dated events, 2013 to May 2017. From 2 articles, published 4 to 10 March 2021."; tl.Subtitle != want {
		t.Errorf("subtitle\n got %q\nwant %q", tl.Subtitle, want)
	}
	if want := []record.Day{day("2021-03-04"), day("2021-03-10")}; !slices.Equal(tl.Published, want) {
		t.Errorf("published %v, want %v", tl.Published, want)
	}
	if got := tl.Items[0].Source + ", " + tl.Items[1].Source; got != "bridge.txt, The Orun Post" {
		t.Errorf("sources %q", got)
	}
	if got := New(rec, Options{Title: "My own"}).Title; got != "My own" {
		t.Errorf("asked for a title and got %q", got)
	}
	rec.Sources[0].Published, rec.Sources[1].Published = 0, 0
	if got := New(rec, Options{}).Subtitle; !strings.Contains(got, "day of publication unknown") {
		t.Errorf("without a day of publication: %q", got)
	}
	if got := New(record.New(), Options{}); got.Title != "Timeline" || got.Subtitle != "No dated events." {
		t.Errorf("empty record: %q, %q", got.Title, got.Subtitle)
	}
}
