package record

import (
	"strings"
	"testing"
)

// r reads a range of days; "" is an unbounded side.
func r(t testing.TB, lo, hi string) Range {
	t.Helper()
	day := func(s string) Day {
		if s == "" {
			return 0
		}
		d, err := ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	return Range{day(lo), day(hi)}
}

func TestPhrase(t *testing.T) {
	for _, row := range []struct {
		want       string
		value, mod string
		start, end [2]string
		why        string
	}{
		{"", "", "", [2]string{}, [2]string{}, "no date, no phrase"},
		{"", "2017", "", [2]string{}, [2]string{}, "a value without bounds dates nothing"},

		{"Wed 10 May 2017", "2017-05-10", "", [2]string{"2017-05-10", "2017-05-10"}, [2]string{"2017-05-10", "2017-05-10"}, "exact day carries its weekday"},
		{"Wed 10 May 2017", "2017-05-10TNI", "", [2]string{"2017-05-10", "2017-05-10"}, [2]string{"2017-05-10", "2017-05-10"}, "a part of a day is its day"},
		{"Wed 10 May 2017", "2017-05-11", "", [2]string{"2017-05-10", "2017-05-10"}, [2]string{"2017-05-10", "2017-05-10"}, "bounds win over the value"},
		{"Mon 1 January AD 1", "", "", [2]string{"0001-01-01", "0001-01-01"}, [2]string{"0001-01-01", "0001-01-01"}, "first day of the calendar"},
		{"about 5 May 2017", "2017-05-05", "APPROX", [2]string{"2017-05-05", "2017-05-05"}, [2]string{"2017-05-05", "2017-05-05"}, "about a day: no weekday"},
		{"about 5 May 2017", "2017-05-05", "APPROX", [2]string{"2017-05-03", "2017-05-07"}, [2]string{"2017-05-03", "2017-05-07"}, "bounds wider than the value, as about means"},
		{"about 13–14 May 2017", "2017-05-05", "APPROX", [2]string{"2017-05-13", "2017-05-14"}, [2]string{"2017-05-13", "2017-05-14"}, "value outside the bounds"},

		{"week of 8 May 2017", "2017-W19", "", [2]string{"2017-05-08", "2017-05-14"}, [2]string{"2017-05-08", "2017-05-14"}, "ISO week"},
		{"week of 8 May 2017", "", "", [2]string{"2017-05-08", "2017-05-14"}, [2]string{"2017-05-08", "2017-05-14"}, "Monday to Sunday is a week without a value too"},
		{"9–15 May 2017", "", "", [2]string{"2017-05-09", "2017-05-15"}, [2]string{"2017-05-09", "2017-05-15"}, "seven days from Tuesday are not"},
		{"8–11 May 2017", "2017-W19", "", [2]string{"2017-05-08", "2017-05-11"}, [2]string{"2017-05-08", "2017-05-11"}, "earlier this week, on a Friday"},
		{"8–11 May 2017", "2017-W19", "START", [2]string{"2017-05-08", "2017-05-11"}, [2]string{"2017-05-08", "2017-05-11"}, "the same with its modifier"},
		{"early in the week of 8 May 2017", "2017-W19", "START", [2]string{"2017-05-08", "2017-05-14"}, [2]string{"2017-05-08", "2017-05-14"}, "nothing narrower than the week"},
		{"week of 31 December 2018", "2019-W01", "", [2]string{"2018-12-31", "2019-01-06"}, [2]string{"2018-12-31", "2019-01-06"}, "ISO week 1 begins in the year before"},
		{"weekend of 13 May 2017", "2017-W19-WE", "", [2]string{"2017-05-13", "2017-05-14"}, [2]string{"2017-05-13", "2017-05-14"}, "weekend value"},
		{"13–14 May 2017", "", "", [2]string{"2017-05-13", "2017-05-14"}, [2]string{"2017-05-13", "2017-05-14"}, "two days without a value"},
		{"28 April – 3 May 2017", "", "", [2]string{"2017-04-28", "2017-05-03"}, [2]string{"2017-04-28", "2017-05-03"}, "over a month's end"},
		{"30 December 2016 – 2 January 2017", "", "", [2]string{"2016-12-30", "2017-01-02"}, [2]string{"2016-12-30", "2017-01-02"}, "over a year's end"},

		{"January 2017", "2017-01", "", [2]string{"2017-01-01", "2017-01-31"}, [2]string{"2017-01-01", "2017-01-31"}, "month"},
		{"February 2016", "", "", [2]string{"2016-02-01", "2016-02-29"}, [2]string{"2016-02-01", "2016-02-29"}, "leap February"},
		{"mid-October 2019", "2019-10", "MID", [2]string{"2019-10-01", "2019-10-31"}, [2]string{"2019-10-01", "2019-10-31"}, "middle, wide bounds"},
		{"late January 2017", "2017-01", "END", [2]string{"2017-01-20", "2017-01-31"}, [2]string{"2017-01-20", "2017-01-31"}, "end, narrow bounds"},
		{"March–May 2017", "", "", [2]string{"2017-03-01", "2017-05-31"}, [2]string{"2017-03-01", "2017-05-31"}, "whole months without a value"},
		{"November 2016 – February 2017", "", "", [2]string{"2016-11-01", "2017-02-28"}, [2]string{"2016-11-01", "2017-02-28"}, "whole months over a year's end"},

		{"summer 2016", "2016-SU", "", [2]string{"2016-06-01", "2016-08-31"}, [2]string{"2016-06-01", "2016-08-31"}, "season"},
		{"June–August 2016", "", "", [2]string{"2016-06-01", "2016-08-31"}, [2]string{"2016-06-01", "2016-08-31"}, "the same days not called a summer"},
		{"autumn 2016", "2016-FA", "", [2]string{"2016-09-01", "2016-11-30"}, [2]string{"2016-09-01", "2016-11-30"}, "FA is autumn"},
		{"winter 2016–17", "2016-WI", "", [2]string{"2016-12-01", "2017-02-28"}, [2]string{"2016-12-01", "2017-02-28"}, "winter belongs to two years"},
		{"winter 2015–16", "2016-WI", "", [2]string{"2015-12-01", "2016-02-29"}, [2]string{"2015-12-01", "2016-02-29"}, "bounds say which winter"},
		{"winter 1999–00", "1999-WI", "", [2]string{"1999-12-01", "2000-02-29"}, [2]string{"1999-12-01", "2000-02-29"}, "two digits over a century's end"},
		{"early summer 2016", "2016-SU", "START", [2]string{"2016-06-01", "2016-06-30"}, [2]string{"2016-06-01", "2016-06-30"}, "part of a season"},
		{"first quarter of 2017", "2017-Q1", "", [2]string{"2017-01-01", "2017-03-31"}, [2]string{"2017-01-01", "2017-03-31"}, "quarter"},
		{"second half of 2017", "2017-H2", "", [2]string{"2017-07-01", "2017-12-31"}, [2]string{"2017-07-01", "2017-12-31"}, "half-year"},

		{"2016", "2016", "", [2]string{"2016-01-01", "2016-12-31"}, [2]string{"2016-01-01", "2016-12-31"}, "year"},
		{"late 2016", "2016", "END", [2]string{"2016-01-01", "2016-12-31"}, [2]string{"2016-01-01", "2016-12-31"}, "late last year, wide bounds"},
		{"late 2016", "2016", "END", [2]string{"2016-10-01", "2016-12-31"}, [2]string{"2016-10-01", "2016-12-31"}, "late last year, narrow bounds"},
		{"late 2016", "", "END", [2]string{"2016-01-01", "2016-12-31"}, [2]string{"2016-01-01", "2016-12-31"}, "the bounds are a unit themselves"},
		{"October–December 2016", "", "END", [2]string{"2016-10-01", "2016-12-31"}, [2]string{"2016-10-01", "2016-12-31"}, "the modifier has no unit to stand on"},
		{"about 2017", "2017", "APPROX", [2]string{"2017-01-01", "2017-12-31"}, [2]string{"2017-01-01", "2017-12-31"}, "about a year"},
		{"2013–2016", "", "", [2]string{"2013-01-01", "2016-12-31"}, [2]string{"2013-01-01", "2016-12-31"}, "whole years"},
		{"1990s", "199", "", [2]string{"1990-01-01", "1999-12-31"}, [2]string{"1990-01-01", "1999-12-31"}, "decade"},
		{"mid-1990s", "199", "MID", [2]string{"1993-01-01", "1997-12-31"}, [2]string{"1993-01-01", "1997-12-31"}, "part of a decade"},
		{"19th century", "18", "", [2]string{"1801-01-01", "1900-12-31"}, [2]string{"1801-01-01", "1900-12-31"}, "century counted from 1801"},
		{"19th century", "18", "", [2]string{"1800-01-01", "1899-12-31"}, [2]string{"1800-01-01", "1899-12-31"}, "century counted from 1800"},
		{"late 19th century", "18", "END", [2]string{"1870-01-01", "1899-12-31"}, [2]string{"1870-01-01", "1899-12-31"}, "part of a century"},
		{"21st century", "", "", [2]string{"2001-01-01", "2100-12-31"}, [2]string{"2001-01-01", "2100-12-31"}, "ordinal"},

		{"since 2013", "2013", "", [2]string{"2013-01-01", "2013-12-31"}, [2]string{"2017-05-12", ""}, "still so at publication"},
		{"since 2013", "2013", "", [2]string{"2013-01-01", "2013-12-31"}, [2]string{}, "end never mentioned"},
		{"since about January 2017", "2017-01", "APPROX", [2]string{"2017-01-01", "2017-01-31"}, [2]string{"2017-05-12", ""}, "vague begin"},
		{"since about 2017", "2017", "APPROX", [2]string{"2017-01-01", "2017-12-31"}, [2]string{"2017-05-12", ""}, "going on in the year in which it began"},
		{"from June 2017", "2017-06", "", [2]string{"2017-06-01", "2017-06-30"}, [2]string{"2017-06-01", ""}, "a plan for a month"},
		{"since late October 2019", "2019-10", "END", [2]string{"2019-10-01", "2019-10-31"}, [2]string{"2019-11-10", ""}, "begin with a modifier"},
		{"since 10 May 2017", "2017-05-10", "", [2]string{"2017-05-10", "2017-05-10"}, [2]string{"2017-05-12", ""}, "a day within a phrase has no weekday"},
		{"from 1 June 2017", "2017-06-01", "", [2]string{"2017-06-01", "2017-06-01"}, [2]string{"2017-06-01", ""}, "a plan, or what was reported the same day: not since"},
		{"since before 1955", "1955", "BEFORE", [2]string{"", "1954-12-31"}, [2]string{"2020-05-05", ""}, "begin unbounded, end open"},

		{"after 12 May 2017", "2017-05-12", "AFTER", [2]string{"2017-05-13", ""}, [2]string{"2017-05-13", ""}, "after a day"},
		{"after 12 May 2017", "", "", [2]string{"2017-05-13", ""}, [2]string{"2017-05-13", ""}, "the same from bounds alone"},
		{"after 2016", "2016", "AFTER", [2]string{"2017-01-01", ""}, [2]string{"2017-01-01", ""}, "after a year"},
		{"after 31 December 2016", "2016-12-31", "AFTER", [2]string{"2017-01-01", ""}, [2]string{"2017-01-01", ""}, "the value keeps its grain"},
		{"after January 2017", "", "", [2]string{"2017-02-01", ""}, [2]string{"2017-02-01", ""}, "after a month, from bounds"},
		{"after January 2017, ongoing", "2017-01", "AFTER", [2]string{"2017-02-01", ""}, [2]string{"2017-05-12", ""}, "after a month and not over"},
		{"on or after 13 May 2017", "2017-05-13", "ON_OR_AFTER", [2]string{"2017-05-13", ""}, [2]string{"2017-05-13", ""}, "the day counts"},
		{"6–14 May 2017", "2017-05-05", "AFTER", [2]string{"2017-05-06", ""}, [2]string{"2017-05-08", "2017-05-14"}, "begin unbounded above, end known: the whole window"},
		{"before 12 May 2017", "2017-05-12", "BEFORE", [2]string{"", "2017-05-11"}, [2]string{"", "2017-05-11"}, "before a day"},
		{"before 12 May 2017", "", "", [2]string{"", "2017-05-11"}, [2]string{"", "2017-05-11"}, "the same from bounds alone"},
		{"before 2017", "2017", "BEFORE", [2]string{"", "2016-12-31"}, [2]string{"", "2016-12-31"}, "before a year"},
		{"before January 2017", "2017-01", "BEFORE", [2]string{"", "2016-12-31"}, [2]string{"", "2016-12-31"}, "the value keeps its grain"},
		{"before summer 2016", "2016-SU", "BEFORE", [2]string{"", "2016-05-31"}, [2]string{"", "2016-05-31"}, "before a season"},
		{"by 12 May 2017", "2017-05-12", "ON_OR_BEFORE", [2]string{"", "2017-05-12"}, [2]string{"", "2017-05-12"}, "the day counts"},
		{"before 11 May 2017", "", "", [2]string{"", "2017-05-05"}, [2]string{"", "2017-05-10"}, "both unbounded below: all of it lay before"},
		{"by 31 December 9999", "", "", [2]string{"", "9999-12-31"}, [2]string{"", "9999-12-31"}, "no day follows the last one"},
		{"on or after 1 January AD 1", "", "", [2]string{"0001-01-01", ""}, [2]string{"0001-01-01", ""}, "no day precedes the first one"},

		{"about March to 10 May 2017", "2017-03", "APPROX", [2]string{"2017-03-01", "2017-03-31"}, [2]string{"2017-05-10", "2017-05-10"}, "begin computed, year said once"},
		{"2013 to 10 May 2017", "2013", "", [2]string{"2013-01-01", "2013-12-31"}, [2]string{"2017-05-10", "2017-05-10"}, "year to day"},
		{"14 to 15 January 2017", "2017-01-14", "", [2]string{"2017-01-14", "2017-01-14"}, [2]string{"2017-01-15", "2017-01-15"}, "month said once"},
		{"14 to 15 January 2017", "2017-01-14/2017-01-15", "", [2]string{"2017-01-14", "2017-01-14"}, [2]string{"2017-01-15", "2017-01-15"}, "interval value names no unit"},
		{"about 8 to 11 January 2020", "2020-01-08", "APPROX", [2]string{"2020-01-08", "2020-01-08"}, [2]string{"2020-01-11", "2020-01-11"}, "about belongs to the begin"},
		{"14 January to February 2017", "2017-01-14", "", [2]string{"2017-01-14", "2017-01-14"}, [2]string{"2017-02-01", "2017-02-28"}, "day to month"},
		{"10 September to 14 October 2019", "2019-09-10", "", [2]string{"2019-09-10", "2019-09-10"}, [2]string{"2019-10-14", "2019-10-14"}, "year said once"},
		{"30 December 2016 to 2 January 2017", "", "", [2]string{"2016-12-30", "2016-12-30"}, [2]string{"2017-01-02", "2017-01-02"}, "years differ"},
		{"1963 to 1974", "1963", "", [2]string{"1963-01-01", "1963-12-31"}, [2]string{"1974-01-01", "1974-12-31"}, "years"},
		{"about 1993 to 2005", "1993", "APPROX", [2]string{"1993-01-01", "1993-12-31"}, [2]string{"2005-01-01", "2005-12-31"}, "about a year"},
		{"from about spring to June–August 2016", "2016-SP", "APPROX", [2]string{"2016-03-01", "2016-05-31"}, [2]string{"2016-06-01", "2016-08-31"}, "a season's year stands once"},
		{"from about February–June to June–August 2016", "2016-SU", "APPROX", [2]string{"2016-02-15", "2016-06-15"}, [2]string{"2016-06-01", "2016-08-31"}, "about, over months: no days; a range to a range"},
		{"from about 5–20 March to 10 May 2017", "", "APPROX", [2]string{"2017-03-05", "2017-03-20"}, [2]string{"2017-05-10", "2017-05-10"}, "about, within a month"},
		{"before 1955 to 5 May 2020", "1955", "BEFORE", [2]string{"", "1954-12-31"}, [2]string{"2020-05-05", "2020-05-05"}, "unbounded begin, known end"},
		{"until 10 May 2017", "", "", [2]string{}, [2]string{"2017-05-10", "2017-05-10"}, "only the end is known"},
		{"until 10 May 2017", "", "", [2]string{"", "2017-05-09"}, [2]string{"2017-05-10", "2017-05-10"}, "the begin says nothing more"},
		{"until late September 2022", "2022-09", "END", [2]string{"", "2022-09-30"}, [2]string{"2022-09-21", "2022-09-30"}, "the value is that of the end"},
		{"as of 12 May 2017", "", "", [2]string{}, [2]string{"2017-05-12", ""}, "going on, begin unknown"},
		{"as of 12 May 2017", "2017-05-12", "", [2]string{"", "2017-05-12"}, [2]string{"2017-05-12", ""}, "going on on a day: the begin says nothing more"},
		{"before 11 May 2017", "", "", [2]string{}, [2]string{"", "2017-05-10"}, "only the latest end is known"},
		{"2013 to 10 May 2017 at the latest", "2013", "", [2]string{"2013-01-01", "2013-12-31"}, [2]string{"", "2017-05-10"}, "latest end only"},
		{"10 May 2017 to later in 2017", "2017-05-10", "", [2]string{"2017-05-10", "2017-05-10"}, [2]string{"2017-01-01", "2017-12-31"}, "end within the year"},

		{"2017", "garbage", "APPROX?", [2]string{"2017-01-01", "2017-12-31"}, [2]string{"2017-01-01", "2017-12-31"}, "unknown value and mod are passed over"},
		{"2017", "2017-", "", [2]string{"2017-01-01", "2017-12-31"}, [2]string{"2017-01-01", "2017-12-31"}, "broken value"},
	} {
		w := When{Value: row.value, Mod: row.mod, Start: r(t, row.start[0], row.start[1]), End: r(t, row.end[0], row.end[1])}
		if got := w.Phrase(); got != row.want {
			t.Errorf("%s %s %v %v (%s):\n got %q\nwant %q", row.value, row.mod, row.start, row.end, row.why, got, row.want)
		}
	}
}

func TestTimePhrase(t *testing.T) {
	days := r(t, "2016-06-01", "2016-08-31")
	if got := (Time{Value: "2016-SU", From: days.Lo, To: days.Hi}).Phrase(); got != "summer 2016" {
		t.Errorf("got %q", got)
	}
	if got := (Time{Type: "DURATION", Value: "P3M"}).Phrase(); got != "" {
		t.Errorf("a duration denotes no days, but got %q", got)
	}
}

// Whatever the bounds, and whatever value and modifier stand beside them: dated means a phrase, undated none, and
// the phrase never holds an empty part.
func TestPhraseAlways(t *testing.T) {
	days := []Day{0, 1, 2, 366, DayOf(1899, 12, 31), DayOf(1900, 1, 1), DayOf(2016, 2, 29), DayOf(2017, 5, 8), DayOf(2017, 5, 14), DayOf(2017, 12, 31), MaxDay - 1, MaxDay}
	values := []string{"", "2017", "2017-05", "2017-W19", "2017-WI", "20", "201", "0000", "9999-W53", "9999-WI", "9999", "99", "999", "PAST_REF", "P3M", "-", "--", "2017-", "2017-Q", "2017-Q9", "2017-W99-WE", "2017-13", "2017-02-30", "2017-05-1é"}
	mods := []string{"", "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}
	n := 0
	for _, a := range days {
		for _, b := range days {
			for _, c := range days {
				for _, d := range days {
					w := When{Start: Range{a, b}, End: Range{c, d}, Value: values[n%len(values)], Mod: mods[n/7%len(mods)]}
					n++
					if !w.Start.Ordered() || !w.End.Ordered() || a != 0 && d != 0 && a > d {
						continue
					}
					got := w.Phrase()
					if (got != "") != w.Dated() {
						t.Fatalf("%+v is phrased %q", w, got)
					}
					if strings.Contains(got, "  ") || strings.TrimSpace(got) != got || strings.Contains(got, " to to ") || strings.Contains(got, " 0") {
						t.Fatalf("%+v is phrased %q", w, got)
					}
				}
			}
		}
	}
}
