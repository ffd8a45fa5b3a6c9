package score

import "testing"

func TestInterval(t *testing.T) {
	for _, c := range []struct{ why, value, want string }{
		{"a day", "2017-05-10", "2017-05-10 2017-05-10 day"},
		{"the hour does not count", "2017-05-10T14:30", "2017-05-10 2017-05-10 day"},
		{"a day of a week", "2017-W19-3", "2017-05-10 2017-05-10 day"},
		{"a week begins on Monday", "2017-W19", "2017-05-08 2017-05-14 week"},
		{"a weekend", "2017-W19-WE", "2017-05-13 2017-05-14 week"},
		{"a year of 53 weeks ends in the next", "2020-W53", "2020-12-28 2021-01-03 week"},
		{"a year of 52 weeks has no 53rd", "2019-W53", ""},
		{"no week 0", "2019-W00", ""},
		{"February of a leap year", "2016-02", "2016-02-01 2016-02-29 month"},
		{"summer by whole months", "2016-SU", "2016-06-01 2016-08-31 season"},
		{"winter goes on in the next year", "2015-WI", "2015-12-01 2016-02-29 season"},
		{"a quarter", "2017-Q3", "2017-07-01 2017-09-30 quarter"},
		{"no fifth quarter", "2017-Q5", ""},
		{"a half", "2017-H2", "2017-07-01 2017-12-31 half"},
		{"a year", "2013", "2013-01-01 2013-12-31 year"},
		{"unknown month and day", "2013-XX-XX", "2013-01-01 2013-12-31 year"},
		{"a decade", "199", "1990-01-01 1999-12-31 decade"},
		{"a decade, the year unknown", "199X", "1990-01-01 1999-12-31 decade"},
		{"a century", "19", "1900-01-01 1999-12-31 century"},
		{"the first decade begins with year 1", "000", "0001-01-01 0009-12-31 decade"},
		{"no 13th month", "2017-13", ""},
		{"no 30 February", "2017-02-30", ""},
		{"a length", "P2M", ""},
		{"a reference", "PRESENT_REF", ""},
		{"no year", "XXXX-05-10", ""},
		{"nothing", "", ""},
		{"other digits than ours", "٢٠١٧", ""},
	} {
		got := ""
		if days, ok := interval(c.value); ok {
			names := [...]string{dayGrain: "day", weekGrain: "week", monthGrain: "month", seasonGrain: "season", quarterGrain: "quarter", halfGrain: "half",
				yearGrain: "year", decadeGrain: "decade", centuryGrain: "century"}
			got = days.Lo.String() + " " + days.Hi.String() + " " + names[grainOf(c.value)]
		}
		if got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.why, c.value, got, c.want)
		}
	}
}
