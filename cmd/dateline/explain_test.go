package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// explainWhole explains every event of a record and checks what holds of each: the marks lie in their passages, apart
// and in order, the trigger is marked, every expression of the date stands in the chain, and the bounds are told.
func explainWhole(t *testing.T, rec *record.Record) {
	t.Helper()
	x := newExplainer(rec)
	var list []explanation
	for i := range rec.Events {
		e := x.explain(&rec.Events[i])
		list = append(list, e)
		triggers := 0
		for _, p := range e.Passages {
			at := 0
			for _, m := range p.Marks {
				if m.Start < at || m.End <= m.Start || m.End > len(p.Text) {
					t.Fatalf("%s: mark %v of “%s”", e.ID, m, p.Text)
				}
				at = m.End
				if m.What == markTrigger {
					triggers++
				}
			}
			if strings.Contains(p.Text, "\n") {
				t.Fatalf("%s: a passage of several lines: %q", e.ID, p.Text)
			}
		}
		if triggers == 0 {
			t.Fatalf("%s: no trigger is marked", e.ID)
		}
		for _, id := range e.When.Times {
			found := false
			for _, l := range e.Chain {
				found = found || l.Time == id
			}
			if !found {
				t.Fatalf("%s: the chain lacks %s", e.ID, id)
			}
		}
		if last := e.Chain[len(e.Chain)-1].Says; e.When.Dated() != strings.HasPrefix(last, "ended ") {
			t.Fatalf("%s: the chain ends with %q", e.ID, last)
		}
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text": func(b *bytes.Buffer) error { return explainText(b, list, plainMarks) },
		"md":   func(b *bytes.Buffer) error { return explainMarkdown(b, list) },
		"json": func(b *bytes.Buffer) error { return explainJSON(b, list) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if name == "json" && !json.Valid(b.Bytes()) {
			t.Fatal("not JSON")
		}
		if name == "text" && strings.Contains(b.String(), "\x1b") {
			t.Fatal("the text holds commands for a terminal")
		}
	}
}

// TestExplainExamples explains whatever the examples hold: an article as extracted, without a day too, and records
// made by hand with dates of every kind.
func TestExplainExamples(t *testing.T) {
	for _, name := range []string{"extract/testdata/tabqa.json", "extract/testdata/tabqa-undated.json", "extract/record/testdata/sample.json",
		"examples/pictures/orun-history.json", "examples/pictures/orun-war.json"} {
		data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		rec, err := record.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		explainWhole(t, rec)
	}
}

// TestMarked holds what stands around the words that matter.
func TestMarked(t *testing.T) {
	p := passage{Text: "It *fell* on Monday.", Marks: []mark{{markTrigger, 4, 8}, {markDate, 13, 19}}}
	for _, c := range []struct {
		why  string
		m    marks
		f    func(string) string
		want string
	}{
		{"plain", plainMarks, plainInside, "It **fell** on _Monday_."},
		{"on a terminal", terminalMarks, plainInside, "It *\x1b[1mfell\x1b[0m* on \x1b[4mMonday\x1b[0m."},
		{"in Markdown, where stars of the text are none of ours", marks{trigger: [2]string{"**", "**"}, date: [2]string{"_", "_"}}, markdown.Replace, `It \***fell**\* on _Monday_.`},
		{"no commands from the text", plainMarks, func(s string) string { return plainInside("\x1b[31m" + s) }, "[31mIt **[31mfell*[31m* on _[31mMonday_[31m."},
	} {
		if got := p.marked(c.m, c.f); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestReasons holds where a reason is cut into steps.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ why, reason, want string }{
		{"steps", "“a”: b; carried; narrowed", "“a”: b|carried|narrowed"},
		{"a semicolon in the words of the text", "“a; b”: c; d", "“a; b”: c|d"},
		{"a quote that does not close", "“a; b", "“a; b"},
		{"a quote that does not open", "a”; b", "a”|b"},
		{"nothing", "", ""},
	} {
		if got := strings.Join(reasons(c.reason), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestBoundsInWords holds how ranges are told.
func TestBoundsInWords(t *testing.T) {
	day := record.DayOf(2017, 5, 10)
	for _, c := range []struct {
		why        string
		start, end record.Range
		want       string
	}{
		{"a day", record.Range{Lo: day, Hi: day}, record.Range{Lo: day, Hi: day}, "began on 2017-05-10; ended the same day"},
		{"a week", record.Range{Lo: day, Hi: day + 6}, record.Range{Lo: day, Hi: day + 6}, "began from 2017-05-10 to 2017-05-16; ended in the same range: which day it was is not told"},
		{"open", record.Range{Lo: day, Hi: day}, record.Range{Lo: day + 2}, "began on 2017-05-10; ended on 2017-05-12 or later: it still went on when it was last told of"},
		{"before", record.Range{Hi: day}, record.Range{Hi: day + 1}, "began on 2017-05-10 or before; ended on 2017-05-11 or before"},
		{"only an end", record.Range{}, record.Range{Lo: day, Hi: day}, "began on a day that nothing tells; ended on 2017-05-10"},
	} {
		w := record.When{Start: c.start, End: c.end}
		if got := fmt.Sprintf("began %s; ended %s", sideOf(c.start), endOf(&w)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
