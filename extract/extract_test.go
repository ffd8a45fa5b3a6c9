package extract_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the diff before you commit it")

// example reads the article that the README runs on.
func example(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "examples", "tabqa.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// extractFrom makes the record of a text; published may be "".
func extractFrom(t testing.TB, name string, data []byte, published string) *record.Record {
	t.Helper()
	var day record.Day
	if published != "" {
		var err error
		if day, err = record.ParseDay(published); err != nil {
			t.Fatal(err)
		}
	}
	a, err := article.Text(name, data, article.Options{Published: day})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := extract.Extract(a, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestGolden(t *testing.T) {
	for name, published := range map[string]string{"tabqa.json": "2017-05-12", "tabqa-undated.json": ""} {
		var got bytes.Buffer
		if err := record.Write(&got, extractFrom(t, "tabqa.txt", example(t), published)); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs from the golden file; run with -update and read the diff", name)
		}
	}
}

// TestPromised checks what the project promises of its first article, in terms of the record rather than its bytes.
func TestPromised(t *testing.T) {
	rec := extractFrom(t, "tabqa.txt", example(t), "2017-05-12")
	day := func(s string) record.Day {
		d, err := record.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	year := record.Range{Lo: day("2013-01-01"), Hi: day("2013-12-31")}
	summer := record.Range{Lo: day("2016-06-01"), Hi: day("2016-08-31")}
	january := record.Range{Lo: day("2017-01-01"), Hi: day("2017-01-31")}
	wednesday := record.Range{Lo: day("2017-05-10"), Hi: day("2017-05-10")}
	weekAgo := record.Range{Lo: day("2017-05-04"), Hi: day("2017-05-06")}
	tests := []struct {
		why     string
		trigger string
		start   record.Range
		end     record.Range
		roles   []string // role=name, all of them must be there
		where   string
	}{
		{"a state with a known begin that still holds", "held", year, record.Range{Lo: day("2017-05-12")}, []string{"agent=ISIS"}, "Tabqa"},
		{"a season before publication", "withdrew", summer, summer, []string{"agent=ISIS"}, "Manbij"},
		{"the nearest January", "died", january, january, []string{"patient=Ahmad Abousamra"}, ""},
		{"a weekday of the week of publication", "collapsed", wednesday, wednesday, nil, "Tabqa"},
		{"so many days back, about", "opened", weekAgo, weekAgo, []string{"agent=ISIS", "agent=Syrian Democratic Forces"}, ""},
	}
	for _, test := range tests {
		ev := find(rec, test.trigger)
		if ev == nil {
			t.Errorf("%s: no event has the trigger %q", test.why, test.trigger)
			continue
		}
		if ev.When.Start != test.start || ev.When.End != test.end {
			t.Errorf("%s: %q: start %v, end %v, want %v, %v", test.why, test.trigger, ev.When.Start, ev.When.End, test.start, test.end)
		}
		if ev.When.Why == "" || len(ev.When.Times) == 0 {
			t.Errorf("%s: %q: no why, or no words behind the date", test.why, test.trigger)
		}
		roles := rolesOf(rec, ev)
		for _, want := range test.roles {
			if !strings.Contains(roles, want) {
				t.Errorf("%s: %q: roles %s, want %s", test.why, test.trigger, roles, want)
			}
		}
		if test.where != "" && !strings.Contains(nameOf(rec, ev.Where), test.where) {
			t.Errorf("%s: %q: where %q, want %q", test.why, test.trigger, nameOf(rec, ev.Where), test.where)
		}
	}
}

// find returns the first event with a trigger of that word that has a date, else the first with that word.
func find(rec *record.Record, word string) *record.Event {
	var first *record.Event
	for i := range rec.Events {
		ev := &rec.Events[i]
		for _, m := range ev.Mentions {
			if rec.Quote(m.Source, m.Trigger) != word {
				continue
			}
			if ev.When.Dated() {
				return ev
			}
			if first == nil {
				first = ev
			}
		}
	}
	return first
}

func nameOf(rec *record.Record, id record.EntityID) string {
	for _, e := range rec.Entities {
		if e.ID == id {
			return e.Name
		}
	}
	return ""
}

func rolesOf(rec *record.Record, ev *record.Event) string {
	var parts []string
	for _, r := range ev.Roles {
		parts = append(parts, r.Role+"="+nameOf(rec, r.Entity))
	}
	return strings.Join(parts, " ")
}

// TestTraps holds the expressions of the example that look like dates and are none.
func TestTraps(t *testing.T) {
	rec := extractFrom(t, "tabqa.txt", example(t), "2017-05-12")
	for _, x := range rec.Times {
		if x.Type != "DATE" && x.Type != "TIME" {
			continue
		}
		for _, trap := range []string{"fall", "4,000", "three months"} {
			if strings.Contains(strings.ToLower(x.Text), trap) {
				t.Errorf("%q was taken for the date %s", x.Text, x.Value)
			}
		}
	}
}

// TestUnpublished checks that nothing relative gets a date without a day of publication, and that this is said.
func TestUnpublished(t *testing.T) {
	rec := extractFrom(t, "tabqa.txt", example(t), "")
	for _, x := range rec.Times {
		if x.From != 0 && x.From.Year() != 2013 { // "since 2013", and "since then"
			t.Errorf("%q was resolved to %s..%s without a day of publication", x.Text, x.From, x.To)
		}
	}
	for _, ev := range rec.Events {
		for _, bound := range []record.Day{ev.When.Start.Lo, ev.When.Start.Hi, ev.When.End.Lo, ev.When.End.Hi} {
			if bound != 0 && bound.Year() != 2013 {
				t.Errorf("%q has the bound %s without a day of publication", ev.Label, bound)
			}
		}
	}
	notes := 0
	for _, n := range rec.Notes {
		if strings.HasPrefix(n.Code, "unresolved-") {
			notes++
		}
	}
	if notes == 0 {
		t.Error("no note says that expressions stayed unresolved")
	}
}

// TestNeverPublication checks promise 2: the day of publication is never the date of an event without words for it.
func TestNeverPublication(t *testing.T) {
	rec := extractFrom(t, "tabqa.txt", example(t), "2017-05-12")
	for _, ev := range rec.Events {
		if ev.When.Dated() && len(ev.When.Times) == 0 {
			t.Errorf("%q is dated by no words", ev.Label)
		}
	}
}

func TestOddTexts(t *testing.T) {
	tests := []struct{ why, text string }{
		{"no words at all", " \n\n "},
		{"one word", "Tabqa"},
		{"no capitals, no stops", strings.Repeat("the army took the town on monday and ", 40)},
		{"all capitals", "REBELS SEIZE DAM ON TUESDAY\n\nTHE ARMY WITHDREW LAST WEEK."},
		{"other scripts", "قُتل 12 شخصا يوم الأربعاء.\n\n军队于五月撤离。\n\nThe army left on Monday."},
		{"bidirectional and zero-width characters", "The\u200b army \u202eleft\u202c Tabqa\u200d on Monday."},
		{"quotes that never close", "“The army left on Monday, he said. “It left.\n\n“Again."},
		{"deep brackets", strings.Repeat("(", 500) + "The army left on Monday" + strings.Repeat(")", 500)},
		{"a table", "1\t2\t3\n4\t5\t6\nMay\tJune\tJuly\n"},
	}
	for _, test := range tests {
		rec := extractFrom(t, "odd.txt", []byte(test.text), "2017-05-12")
		if err := rec.Validate(); err != nil {
			t.Errorf("%s: %v", test.why, err)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("The army left Tabqa on Wednesday after a two-month battle, officials said.", 736460)
	f.Add("“It has been under siege since 2013,” the group’s leader\u00a0said.", 0)
	f.Add("talks between A and B began a week ago, collapsed and resumed", 1)
	f.Fuzz(func(t *testing.T, src string, published int) {
		a, err := article.Text("fuzz.txt", []byte(src), article.Options{Published: record.Day(max(0, min(published, int(record.MaxDay))))})
		if err != nil {
			return // refused as input
		}
		if _, err := extract.Extract(a, extract.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	data := example(b)
	a, err := article.Text("tabqa.txt", data, article.Options{Published: record.DayOf(2017, 5, 12)})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := extract.Extract(a, extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
