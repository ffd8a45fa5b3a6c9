package diff

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	post   = "A silo exploded in May. At least 12 died. The mayor, Ines Aldana, fled. Aldana came back."
	wire   = "A silo exploded on Friday. Some 40 died."
	herald = "The silo exploded on 3 June. <b>14 died & *nobody* fled</b>."
)

func day(s string) record.Day {
	d, err := record.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func on(from, to string) record.When {
	r := record.Range{Lo: day(from), Hi: day(to)}
	return record.When{Start: r, End: r, Basis: record.Explicit}
}

// maker makes records from the three texts.
type maker struct{ rec *record.Record }

func made(names ...string) *maker {
	m := &maker{record.New()}
	texts := map[string]string{"post": post, "wire": wire, "herald": herald}
	for i, name := range names {
		m.rec.Sources = append(m.rec.Sources, record.Source{ID: record.SourceID("s" + string(rune('1'+i))), Name: name, Title: "T " + name, Published: day("2031-06-03"), Text: texts[name]})
	}
	return m
}

// span finds words: "post:exploded".
func (m *maker) span(at string) (record.SourceID, record.Span, record.Span) {
	name, words, _ := strings.Cut(at, ":")
	for _, s := range m.rec.Sources {
		if s.Name != name {
			continue
		}
		i := strings.Index(s.Text, words)
		if i < 0 {
			panic("no words " + at)
		}
		from := strings.LastIndex(s.Text[:i], ". ")
		if from < 0 {
			from = 0
		} else {
			from += 2
		}
		to := len(s.Text)
		if end := strings.Index(s.Text[i:], ". "); end >= 0 {
			to = i + end + 1
		}
		return s.ID, record.Span{Start: i, End: i + len(words)}, record.Span{Start: from, End: to}
	}
	panic("no source " + at)
}

func (m *maker) event(id, label string, when record.When, at ...string) *record.Event {
	ev := record.Event{ID: record.EventID(id), Class: "OTHER", Label: label, When: when, Status: record.Asserted, Polarity: record.Positive, Sources: 1}
	for _, a := range at {
		src, trigger, sentence := m.span(a)
		ev.Mentions = append(ev.Mentions, record.EventMention{Source: src, Trigger: trigger, Sentence: sentence})
	}
	m.rec.Events = append(m.rec.Events, ev)
	return &m.rec.Events[len(m.rec.Events)-1]
}

func (m *maker) entity(id, name string, at ...string) {
	e := record.Entity{ID: record.EntityID(id), Kind: record.Person, Name: name}
	for _, a := range at {
		src, span, _ := m.span(a)
		e.Mentions = append(e.Mentions, record.Mention{Source: src, Span: span, Text: m.rec.Quote(src, span), Form: record.Name})
	}
	m.rec.Entities = append(m.rec.Entities, e)
}

func toll(ev *record.Event, m *maker, at, text string, low, value, high float64) {
	src, span, _ := m.span(at)
	ev.Quantities = append(ev.Quantities, record.Quantity{What: "killed", Value: value, Low: low, High: high, Text: text, Source: src, Span: span})
}

// before and after are two states of one story.
func before() *record.Record {
	m := made("post", "wire")
	m.event("v1", "Silo exploded", on("2031-05-01", "2031-05-31"), "post:exploded")
	m.event("v2", "12 died", on("2031-05-01", "2031-06-03"), "post:died")
	m.event("v3", "The mayor fled", record.When{Basis: record.NoBasis}, "post:fled")
	ev := m.event("v4", "40 died", on("2031-06-01", "2031-06-01"), "wire:died")
	toll(ev, m, "wire:Some 40", "Some 40", 38, 40, 42)
	m.event("v5", "Aldana came back", on("2031-06-02", "2031-06-02"), "post:came")
	toll(&m.rec.Events[1], m, "post:At least 12", "At least 12", 12, 12, 24)
	m.entity("e1", "Ines Aldana", "post:Ines Aldana")
	m.entity("e2", "Aldana", "post:Aldana came")
	m.entity("e3", "Silo", "post:silo", "wire:silo")
	m.rec.Conflicts = []record.Conflict{
		{Kind: "toll", Events: []record.EventID{"v2", "v4"}, Message: "12 or 40"},
		{Kind: "date", Events: []record.EventID{"v1"}, Message: "May or June"},
	}
	return m.rec
}

func after() *record.Record {
	m := made("herald", "wire", "post") // with other ids
	m.event("v1", "14 died & <nobody> fled", on("2031-06-03", "2031-06-03"), "herald:14 died")
	ev := m.event("v2", "12 died", on("2031-06-03", "2031-06-03"), "post:died", "wire:died")
	toll(ev, m, "post:At least 12", "At least 12", 12, 12, 24)
	toll(ev, m, "herald:14", "14", 14, 14, 14)
	ev.Sources = 2
	m.event("v3", "Silo exploded", on("2031-05-12", "2031-05-12"), "post:exploded", "herald:exploded")
	m.event("v4", "The mayor fled", on("2031-06-03", "2031-06-03"), "post:fled").Status = record.Denied
	m.entity("e1", "Mayor Ines Aldana", "post:Ines Aldana", "post:Aldana came")
	m.entity("e2", "Silo", "post:silo")
	m.entity("e3", "Friday Silo", "wire:silo")
	m.entity("e4", "June", "herald:June")
	m.rec.Conflicts = []record.Conflict{
		{Kind: "toll", Events: []record.EventID{"v2"}, Message: "12 or 14"},
		{Kind: "status", Events: []record.EventID{"v4"}, Message: "fled or not"},
	}
	return m.rec
}

// TestGolden: all kinds of changes, in the three formats. Read the difference before accepting it.
func TestGolden(t *testing.T) {
	old, now := before(), after()
	for _, rec := range []*record.Record{old, now} {
		if err := rec.Validate(); err != nil {
			t.Fatal(err)
		}
	}
	d := New(old, now)
	for _, f := range []struct {
		name  string
		write func(*strings.Builder) error
	}{
		{"changes.txt", func(b *strings.Builder) error { return d.Text(b) }},
		{"changes.md", func(b *strings.Builder) error { return d.Markdown(b) }},
		{"changes.html", func(b *strings.Builder) error { return d.HTML(b) }},
		{"news.txt", func(b *strings.Builder) error {
			for _, n := range d.News() {
				b.WriteString(n.Text + "\n")
			}
			return nil
		}},
	} {
		var b strings.Builder
		if err := f.write(&b); err != nil {
			t.Fatal(err)
		}
		path := "testdata/" + f.name
		if *update {
			if err := os.MkdirAll("testdata", 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s differs; if that is meant, run go test -update and read the diff\n%s", path, b.String())
		}
	}
	want := map[record.EventID]string{
		"v1": "new", "v2": "was dated 1 May – 3 June 2031; killed: was at least 12", "v3": "was dated May 2031", "v4": "had no date; was asserted; now disputed",
	}
	if got := d.Marks(); !reflect.DeepEqual(got, want) {
		t.Errorf("marks %q", got)
	}
}

func TestNothingChanged(t *testing.T) {
	d := New(before(), before())
	if !d.Empty() || d.Summary() != "Nothing changed." || len(d.Marks()) != 0 || d.News() != nil {
		t.Errorf("%s %v", d.Summary(), d.Marks())
	}
}

func TestDateChange(t *testing.T) {
	open := func(w record.When) record.When { w.End = record.Range{Lo: w.Start.Lo}; return w }
	for _, row := range []struct {
		why      string
		old, now record.When
		want     string
	}{
		{"the same", on("2031-06-01", "2031-06-30"), on("2031-06-01", "2031-06-30"), ""},
		{"a month, then a day of it", on("2031-06-01", "2031-06-30"), on("2031-06-03", "2031-06-03"), "narrowed"},
		{"a day, then its month", on("2031-06-03", "2031-06-03"), on("2031-06-01", "2031-06-30"), "widened"},
		{"another day", on("2031-06-03", "2031-06-03"), on("2031-06-04", "2031-06-04"), "moved"},
		{"partly another", on("2031-06-03", "2031-06-05"), on("2031-06-04", "2031-06-06"), "moved"},
		{"none before", record.When{Basis: record.NoBasis}, on("2031-06-04", "2031-06-04"), "dated"},
		{"none after", on("2031-06-04", "2031-06-04"), record.When{Basis: record.NoBasis}, "undated"},
		{"it has ended now", open(on("2031-06-04", "2031-06-04")), on("2031-06-04", "2031-06-04"), "narrowed"},
		{"it goes on now", on("2031-06-04", "2031-06-04"), open(on("2031-06-04", "2031-06-04")), "widened"},
	} {
		if got := dateChange(row.old, row.now); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestReadAnew: a newer extractor sees another trigger in a sentence, and the source was read with other line ends.
func TestReadAnew(t *testing.T) {
	old := made("post")
	old.event("v1", "12 died", on("2031-06-01", "2031-06-01"), "post:died")
	now := made("post")
	now.event("v1", "At least 12 died", on("2031-06-01", "2031-06-01"), "post:12 died")
	now.event("v2", "The mayor fled", on("2031-06-01", "2031-06-01"), "post:fled")
	d := New(old.rec, now.rec)
	if len(d.Added) != 1 || d.Added[0].ID != "v2" || len(d.Withdrawn) != 0 || len(d.Changed) != 1 || !d.Changed[0].Label {
		t.Errorf("%+v", d)
	}
	for i := range now.rec.Sources {
		now.rec.Sources[i].Text = "\n\n" + now.rec.Sources[i].Text
	}
	for i := range now.rec.Events {
		m := &now.rec.Events[i].Mentions[0]
		m.Trigger.Start, m.Trigger.End, m.Sentence.Start, m.Sentence.End = m.Trigger.Start+2, m.Trigger.End+2, m.Sentence.Start+2, m.Sentence.End+2
	}
	if d := New(old.rec, now.rec); len(d.Added) != 1 || len(d.Withdrawn) != 0 {
		t.Errorf("with another text: %d new, %d withdrawn", len(d.Added), len(d.Withdrawn))
	}
}

func TestFigure(t *testing.T) {
	for _, row := range []struct {
		q         record.Quantity
		want, why string
	}{
		{record.Quantity{Value: 1200, Low: 1200, High: 1200, Text: "twelve hundred"}, "1,200", "exact"},
		{record.Quantity{Value: 2.5, Low: 2.5, High: 2.5, Text: "2.5"}, "2.5", "a fraction"},
		{record.Quantity{Value: 12, Low: 12, High: 24, Text: "At  least 12"}, "at least 12", "bounded"},
		{record.Quantity{Value: 1e300, Low: 1e300, High: 1e300, Text: "very many"}, "1e+300", "beyond integers"},
	} {
		if got := figure(row.q); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// FuzzDiff: whatever two records say, comparing and writing does not fail, and a record does not differ from itself.
func FuzzDiff(f *testing.F) {
	for _, rec := range []*record.Record{before(), after()} {
		var b strings.Builder
		if err := record.Write(&b, rec); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add(`{"schema":"dateline.record/1","conflicts":[{"kind":"\u001b[2J"}],"sources":[{"id":"s","text":"<script>"}]}`)
	f.Fuzz(func(t *testing.T, data string) {
		rec, err := record.Decode([]byte(data))
		if err != nil {
			return
		}
		if d := New(rec, rec); len(d.Added)+len(d.Withdrawn)+len(d.Changed)+len(d.Disputes) > 0 {
			t.Errorf("a record differs from itself: %s", d.Summary())
		}
		for _, d := range []*Diff{New(rec, after()), New(before(), rec)} {
			var b strings.Builder
			for _, write := range []func() error{func() error { return d.Text(&b) }, func() error { return d.Markdown(&b) }, func() error { return d.HTML(&b) }} {
				if err := write(); err != nil {
					t.Fatal(err)
				}
			}
			if s := b.String(); strings.Contains(s, "\x1b") || strings.Contains(s, "<script") {
				t.Error("something of the text gets through")
			}
			d.Marks()
			d.News()
		}
	})
}

func BenchmarkNew(b *testing.B) {
	old, now := before(), after()
	size := 0
	for _, rec := range []*record.Record{old, now} {
		var w strings.Builder
		if err := record.Write(&w, rec); err != nil {
			b.Fatal(err)
		}
		size += w.Len()
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		New(old, now)
	}
}
