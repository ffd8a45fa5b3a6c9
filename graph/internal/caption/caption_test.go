package caption

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

func TestEdge(t *testing.T) {
	ev := &record.Event{}
	for _, row := range []struct {
		why, status, phrase, date, want string
		events                          int
	}{
		{"a fact", record.Asserted, "left", "May 2017", "left|May 2017", 1},
		{"a plan that says so", record.Planned, "will leave", "June 2017", "will leave|June 2017", 1},
		{"a plan in a noun", record.Planned, "departure from", "", "departure from|(planned)", 1},
		{"a plan with a date", record.Planned, "departure from", "June 2017", "departure from|June 2017 (planned)", 1},
		{"a possibility that says so", record.Possible, "may prefer to leave", "", "may prefer to leave", 1},
		{"a purpose", record.Possible, "to capture", "June 2017", "to capture|June 2017", 1},
		{"a month is no modal verb", record.Possible, "left in early maytime", "", "left in early maytime|(possible)", 1},
		{"a claim of a plan", record.Claimed, "will leave", "", "will leave|(claimed)", 1},
		{"several events", record.Denied, "shelled", "", "shelled|2 events (denied)", 2},
	} {
		e := graph.Edge{Status: row.status, Phrases: []string{row.phrase}, Date: row.date, Kind: graph.Acts}
		for range row.events {
			e.Events = append(e.Events, ev)
		}
		if got := strings.Join(Edge(&e), "|"); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, row := range []struct {
		why, in string
		width   int
		want    string
	}{
		{"it fits", "one two", 10, "one two"},
		{"lines of about the same length, not one full and one word", "built belt of explosives around", 24, "built belt of|explosives around"},
		{"no more lines than it takes", "a b c d e f", 5, "a b c|d e f"},
		{"a long word has a line of its own", "a incomprehensible b", 5, "a|incomprehensible|b"},
		{"nothing", "  ", 5, ""},
	} {
		if got := strings.Join(Wrap(row.in, row.width), "|"); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
	if got := Cut("señora Álvarez", 8); got != "señora…" {
		t.Errorf("cut counts characters and leaves no space before the mark: got %q", got)
	}
}

func TestClean(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"white space is one space", " a\n\tb ", "a b"},
		{"control characters are not for print", "a\x1b[1mb\x00", "a[1mb"},
		{"broken UTF-8 is marked", "a\xffb", "a\uFFFDb"},
		{"overrides and isolates of others could swap names", "a\u202eb\u2066c", "abc"},
		{"noncharacters are no XML", "a\ufffeb\ufdd0c", "abc"},
		{"joiners belong to emoji", "👩‍👧", "👩‍👧"},
	} {
		if got := Clean(row.in); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestIsolate(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"nothing to set apart", "“Title”, 3 May", "“Title”, 3 May"},
		{"a title from right to left", "“حلب”, 3 May", "“\u2068حلب\u2069”, 3 May"},
		{"only the quoted part that needs it", "“a” and “حلب” and “b”", "“a” and “\u2068حلب\u2069” and “b”"},
		{"a quote that does not end", "“حلب, 3 May", "“حلب, 3 May"},
	} {
		if got := IsolateQuoted(row.in); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\u202eb", "“حلب”, 3 May", "\xff\x00", "“”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		if !utf8.ValidString(clean) || strings.ContainsAny(clean, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\n") {
			t.Errorf("%q becomes %q", s, clean)
		}
		for _, isolated := range []string{Isolate(clean), IsolateQuoted(clean)} {
			if strings.Count(isolated, isolateFirst) != strings.Count(isolated, isolatePop) || strings.NewReplacer(isolateFirst, "", isolatePop, "").Replace(isolated) != clean {
				t.Errorf("%q becomes %q", clean, isolated)
			}
		}
	})
}
