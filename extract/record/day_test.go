package record

import (
	"encoding/json"
	"testing"
	"time"
)

// Every day of some telling stretches, against the time package stepping on by itself.
func TestDayAgainstTime(t *testing.T) {
	for _, row := range []struct {
		from, to int
		why      string
	}{
		{1, 5, "the calendar begins"},
		{1581, 1583, "proleptic: no gap in 1582"},
		{1899, 1905, "1900 is no leap year"},
		{1968, 1972, "around the Unix epoch"},
		{1999, 2030, "2000 is a leap year; what news is about"},
		{9996, 9999, "the calendar ends"},
	} {
		day := time.Date(row.from, 1, 1, 0, 0, 0, 0, time.UTC)
		for before := Day(0); day.Year() <= row.to; day = day.AddDate(0, 0, 1) {
			d := DayOf(day.Year(), int(day.Month()), day.Day())
			y, m, dom := d.Date()
			if y != day.Year() || m != int(day.Month()) || dom != day.Day() || d.Weekday() != day.Weekday() || d.Year() != y {
				t.Fatalf("%s: %s becomes %s, a %s", row.why, day.Format(time.DateOnly), d, d.Weekday())
			}
			if before != 0 && d != before+1 {
				t.Fatalf("%s: %s is %d days after the day before", row.why, d, d-before)
			}
			if text := day.Format(time.DateOnly); d.String() != text {
				t.Fatalf("%s: %s is written %s", row.why, text, d)
			} else if parsed, err := ParseDay(text); err != nil || parsed != d {
				t.Fatalf("%s: %s is read as %v, %v", row.why, text, parsed, err)
			}
			before = d
		}
	}
}

func TestDayOf(t *testing.T) {
	for _, row := range []struct {
		y, m, d int
		want    string
		why     string
	}{
		{2017, 13, 1, "2018-01-01", "month 13 carries over"},
		{2017, 3, 0, "2017-02-28", "day 0 is the last of the month before"},
		{2016, 3, 0, "2016-02-29", "leap year"},
		{1900, 3, 0, "1900-02-28", "century, not a leap year"},
		{2000, 3, 0, "2000-02-29", "fourth century, leap year"},
		{2017, 1, -1, "2016-12-30", "back over a year's end"},
		{1, 1, 1, "0001-01-01", "first day"},
		{1, 1, 0, "", "the day before the first"},
		{9999, 12, 31, "9999-12-31", "last day"},
		{9999, 12, 32, "", "the day after the last"},
		{10000, 1, 0, "9999-12-31", "carried back into the calendar"},
		{1 << 40, 1, 1, "", "no overflow"},
		{2017, -1 << 62, 1, "", "no overflow"},
		{2017, 1, 1 << 62, "", "no overflow"},
	} {
		if got := DayOf(row.y, row.m, row.d).String(); got != row.want {
			t.Errorf("%s: DayOf(%d, %d, %d) = %q, want %q", row.why, row.y, row.m, row.d, got, row.want)
		}
	}
	if MaxDay.String() != "9999-12-31" {
		t.Errorf("MaxDay is %s", MaxDay)
	}
}

func TestAddMonths(t *testing.T) {
	for _, row := range []struct {
		from string
		n    int
		want string
		why  string
	}{
		{"2017-03-10", 2, "2017-05-10", "same day"},
		{"2017-03-31", -1, "2017-02-28", "shorter month"},
		{"2016-01-31", 1, "2016-02-29", "leap year"},
		{"2016-12-15", 1, "2017-01-15", "into the next year"},
		{"2017-01-15", -1, "2016-12-15", "into the year before"},
		{"2016-02-29", -48, "2012-02-29", "leap year to leap year"},
		{"2016-02-29", 12, "2017-02-28", "leap day a year on"},
		{"0001-01-15", -1, "", "before the calendar"},
		{"9999-12-15", 1, "", "after the calendar"},
		{"2017-01-15", 1 << 62, "", "no overflow"},
		{"", 1, "", "unknown stays unknown"},
	} {
		var from Day
		if row.from != "" {
			from = r(t, row.from, row.from).Lo
		}
		if got := from.AddMonths(row.n).String(); got != row.want {
			t.Errorf("%s: %s + %d months = %q, want %q", row.why, row.from, row.n, got, row.want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, row := range []struct{ in, why string }{
		{"", "empty"},
		{"2017-5-1", "not two digits"},
		{"2017-02-29", "no such day"},
		{"2017-05-12T00:00:00Z", "a time"},
		{" 2017-05-12", "space before"},
		{"2017-05-12\n", "line end after"},
		{"12 May 2017", "not ISO"},
		{"0000-12-31", "year 0"},
		{"-001-01-01", "before year 0"},
		{"10000-01-01", "five digits"},
	} {
		if d, err := ParseDay(row.in); err == nil || d != 0 {
			t.Errorf("%s: %q is read as %s", row.why, row.in, d)
		}
	}
}

func TestDayJSON(t *testing.T) {
	for _, d := range []Day{-1, MaxDay + 1} {
		if b, err := json.Marshal(d); err == nil {
			t.Errorf("day %d is written as %s", int32(d), b)
		}
	}
	if b, err := json.Marshal(Range{0, DayOf(2017, 5, 12)}); err != nil || string(b) != `[null,"2017-05-12"]` {
		t.Errorf("an unbounded side is written as %s, %v", b, err)
	}
}

func TestWhen(t *testing.T) {
	for _, row := range []struct {
		start, end                  [2]string
		dated, open                 bool
		exact, earliest, latest, as string
	}{
		{as: "unknown"},
		{start: [2]string{"2017-05-10", "2017-05-10"}, end: [2]string{"2017-05-10", "2017-05-10"}, dated: true, exact: "2017-05-10", earliest: "2017-05-10", latest: "2017-05-10", as: "a day"},
		{start: [2]string{"2017-05-10", "2017-05-10"}, end: [2]string{"2017-05-11", "2017-05-11"}, dated: true, earliest: "2017-05-10", latest: "2017-05-11", as: "two days"},
		{start: [2]string{"2013-01-01", "2013-12-31"}, end: [2]string{"2017-05-12", ""}, dated: true, open: true, earliest: "2013-01-01", as: "since a year"},
		{start: [2]string{"2013-01-01", "2013-12-31"}, dated: true, open: true, earliest: "2013-01-01", as: "since a year, end not mentioned"},
		{start: [2]string{"2017-05-13", ""}, end: [2]string{"2017-05-13", ""}, dated: true, earliest: "2017-05-13", as: "some time after: not open"},
		{end: [2]string{"", "2017-05-10"}, dated: true, latest: "2017-05-10", as: "before"},
	} {
		w := When{Start: r(t, row.start[0], row.start[1]), End: r(t, row.end[0], row.end[1])}
		if w.Dated() != row.dated || w.Open() != row.open {
			t.Errorf("%s: dated %v, open %v", row.as, w.Dated(), w.Open())
		}
		if w.ExactDay().String() != row.exact || w.Earliest().String() != row.earliest || w.Latest().String() != row.latest {
			t.Errorf("%s: exact %s, earliest %s, latest %s", row.as, w.ExactDay(), w.Earliest(), w.Latest())
		}
	}
	if !(Range{1, 2}).Bounded() || (Range{0, 2}).Bounded() || !(Range{2, 0}).Ordered() || (Range{3, 2}).Ordered() {
		t.Error("bounded and ordered ranges are told apart wrongly")
	}
}
