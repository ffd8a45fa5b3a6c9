package score

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// rangeOf reads "LO HI" with - for an open side; a single day stands for both.
func rangeOf(t testing.TB, s string) record.Range {
	t.Helper()
	day := func(s string) record.Day {
		if s == "-" {
			return 0
		}
		d, err := record.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if s == "" {
		return record.Range{}
	}
	lo, hi, two := strings.Cut(s, " ")
	if !two {
		hi = lo
	}
	return record.Range{Lo: day(lo), Hi: day(hi)}
}

// TestDates compares dates said on 12 May 2017. Each row says exactly (e), overlaps (o) or neither (n).
func TestDates(t *testing.T) {
	published := record.DayOf(2017, 5, 12)
	for _, c := range []struct {
		why        string
		gold       GoldWhen
		start, end string // of the record; end is start if empty
		mod        string
		want       string
	}{
		{"the day", GoldWhen{Value: "2017-05-10"}, "2017-05-10", "", "", "e"},
		{"a day off", GoldWhen{Value: "2017-05-10"}, "2017-05-11", "", "", "n"},
		{"three days around it overlap, and are three times as long", GoldWhen{Value: "2017-05-10"}, "2017-05-09 2017-05-11", "", "", "o"},
		{"four days around it say too little", GoldWhen{Value: "2017-05-10"}, "2017-05-08 2017-05-11", "", "", "n"},
		{"the month exactly", GoldWhen{Value: "2017-01"}, "2017-01-01 2017-01-31", "", "", "e"},
		{"a day for a month is more than the text says", GoldWhen{Value: "2017-01"}, "2017-01-15", "", "", "o"},
		{"weeks from Sunday to Saturday", GoldWhen{Value: "2017-W19"}, "2017-05-07 2017-05-13", "", "", "e"},
		{"two days off a week", GoldWhen{Value: "2017-W19"}, "2017-05-06 2017-05-12", "", "", "o"},
		{"summer by the sun", GoldWhen{Value: "2016-SU"}, "2016-06-21 2016-09-22", "", "", "e"},
		{"late in a year: inside it", GoldWhen{Value: "2016", Mod: "END"}, "2016-10-01 2016-12-31", "", "", "e"},
		{"late in a year, and beyond", GoldWhen{Value: "2016", Mod: "END"}, "2016-10-01 2017-01-31", "", "", "o"},
		{"about a day: the middle within three", GoldWhen{Value: "2017-05-05", Mod: "APPROX"}, "2017-05-04 2017-05-06", "", "", "e"},
		{"about a day, four off: the ranges still touch", GoldWhen{Value: "2017-05-05", Mod: "APPROX"}, "2017-05-08 2017-05-10", "", "", "o"},
		{"about a day, a week and a day long", GoldWhen{Value: "2017-05-05", Mod: "APPROX"}, "2017-05-01 2017-05-08", "", "", "o"},
		{"about a month: within a month, at most three long", GoldWhen{Value: "2017-03", Mod: "APPROX"}, "2017-02-15 2017-04-14", "", "", "e"},
		{"before a day", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "- 2017-05-09", "", "BEFORE", "e"},
		{"by a day counts as before it", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "- 2017-05-10", "", "ON_OR_BEFORE", "e"},
		{"before, with the other end made up", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "2017-05-01 2017-05-09", "", "", "o"},
		{"before, with the other end told and said to be vague", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "2017-05-01 2017-05-09", "", "BEFORE", "e"},
		{"before another month: a month apart still overlaps", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "- 2017-04-10", "", "BEFORE", "o"},
		{"before another year does not", GoldWhen{Value: "2017-05-10", Mod: "BEFORE"}, "- 2016-05-10", "", "BEFORE", "n"},
		{"after a day, until publication", GoldWhen{Value: "2017-05-05", Mod: "AFTER"}, "2017-05-06 2017-05-12", "", "", "e"},
		{"after a day, no end", GoldWhen{Value: "2017-05-05", Mod: "AFTER"}, "2017-05-06 -", "", "AFTER", "e"},
		{"after a day, ended too early", GoldWhen{Value: "2017-05-05", Mod: "AFTER"}, "2017-05-06 2017-05-07", "", "", "o"},
		{"since a year", GoldWhen{Value: "2013", Open: true}, "2013-01-01 2013-12-31", "2017-05-12 -", "", "e"},
		{"since a year, with an end", GoldWhen{Value: "2013", Open: true}, "2013-01-01 2013-12-31", "", "", "o"},
		{"from month to month", GoldWhen{Value: "2016-03", Until: "2016-05"}, "2016-03-01 2016-03-31", "2016-05-01 2016-05-31", "", "e"},
		{"from month to month, as one range", GoldWhen{Value: "2016-03", Until: "2016-05"}, "2016-03-01 2016-05-31", "", "", "o"},
		{"no date", GoldWhen{Value: "2017-05-10"}, "", "", "", "n"},
	} {
		p := placedBy(&c.gold, published)
		start := rangeOf(t, c.start)
		end := start
		if c.end != "" {
			end = rangeOf(t, c.end)
		}
		w := record.When{Start: start, End: end, Mod: c.mod}
		got := "n"
		if p.relaxed(&w, published) {
			got = "o"
		}
		if p.strict(&w, published) {
			got = "e"
		}
		if got != c.want {
			t.Errorf("%s: %+v against %s, %s %s: got %s, want %s", c.why, c.gold, c.start, c.end, c.mod, got, c.want)
		}
	}
}

// TestPlacedLike lays the date of a reference record beside dates: what is right by a gold annotation, is right by a
// record that says the same.
func TestPlacedLike(t *testing.T) {
	published := record.DayOf(2017, 5, 12)
	for _, c := range []struct{ why, value, mod, start, end, right, wrong string }{
		{"a day", "2017-05-10", "", "2017-05-10", "", "2017-05-10", "2017-05-11"},
		{"a week, by its value a day off", "2017-W19", "", "2017-05-08 2017-05-14", "", "2017-05-07 2017-05-13", "2017-05-06 2017-05-12"},
		{"three days, as they are", "", "", "2017-05-01 2017-05-03", "", "2017-05-01 2017-05-03", "2017-05-01 2017-05-05"},
		{"before a month, by its value", "2017-03", "BEFORE", "- 2017-02-28", "", "- 2017-02-28", "- 2017-01-31"},
		{"by a day, in bounds only", "", "", "- 2017-05-10", "", "- 2017-05-10", "2017-05-10"},
		{"after a day, in bounds only", "", "", "2017-05-06 -", "", "2017-05-06 -", "2017-05-09 -"},
		{"only its end is known", "", "", "", "2017-05-10", "- 2017-05-10;2017-05-10", "2017-05-10"},
		{"still going on", "2013", "", "2013-01-01 2013-12-31", "2017-05-12 -", "2013-01-01 2013-12-31;2017-05-12 -", "2013-01-01 2013-12-31"},
	} {
		start, end := rangeOf(t, c.start), rangeOf(t, c.end)
		if c.end == "" {
			end = start
		}
		p, ok := placedLike(&record.When{Value: c.value, Mod: c.mod, Start: start, End: end})
		if !ok {
			t.Errorf("%s: no date", c.why)
			continue
		}
		for _, side := range []struct {
			when  string
			right bool
		}{{c.right, true}, {c.wrong, false}} {
			from, to, two := strings.Cut(side.when, ";")
			w := record.When{Start: rangeOf(t, from), End: rangeOf(t, from)}
			if two {
				w.End = rangeOf(t, to)
			}
			if got := p.strict(&w, published); got != side.right {
				t.Errorf("%s: %s is right: %v", c.why, side.when, got)
			}
		}
	}
	if _, ok := placedLike(&record.When{Basis: record.NoBasis}); ok {
		t.Error("an event without a date is placed")
	}
}
