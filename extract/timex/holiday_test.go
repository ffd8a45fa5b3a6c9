package timex

import (
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestHolidays checks the computed days against those of published calendars.
func TestHolidays(t *testing.T) {
	for _, row := range []struct{ name, first, last string }{
		{"easter", "2008-03-23", ""}, {"easter", "2011-04-24", ""}, {"easter", "2024-03-31", ""},
		{"orthodoxeaster", "2016-05-01", ""}, {"orthodoxeaster", "2021-05-02", ""}, {"orthodoxeaster", "2024-05-05", ""},
		{"ascension", "2024-05-09", ""}, {"shrovetuesday", "2024-02-13", ""},
		{"roshhashanah", "2016-10-03", "2016-10-04"}, {"roshhashanah", "2023-09-16", "2023-09-17"}, {"roshhashanah", "2024-10-03", "2024-10-04"},
		{"yomkippur", "2023-09-25", ""}, {"yomkippur", "1973-10-06", ""},
		{"passover", "2016-04-23", "2016-04-29"}, {"passover", "2024-04-23", "2024-04-29"},
		{"hanukkah", "2016-12-25", "2017-01-01"}, {"hanukkah", "2023-12-08", "2023-12-15"},
		{"electionday", "2016-11-08", ""}, {"electionday", "2022-11-08", ""}, {"blackfriday", "2023-11-24", ""},
		{"presidents", "2024-02-19", ""}, {"mothersday", "2024-05-12", ""}, {"columbus", "2024-10-14", ""},
	} {
		first := day(t, row.first)
		last := first
		if row.last != "" {
			last = day(t, row.last)
		}
		p, ok := holidays[row.name].in(first.Year())
		if from, to := p.days(); !ok || from != first || to != last {
			t.Errorf("%s of %d: got %s..%s, want %s..%s", row.name, first.Year(), from, to, first, last)
		}
	}
}

// TestMoonHolidays checks that the days on which Muslims kept their feasts lie within what is given, which is no wider
// than a day to either side.
func TestMoonHolidays(t *testing.T) {
	for name, days := range map[string][]string{
		"ramadan":   {"2012-07-20", "2013-07-09", "2014-06-28", "2015-06-18", "2016-06-06", "2017-05-27", "2018-05-16", "2019-05-06", "2020-04-24", "2021-04-13", "2022-04-02"},
		"eidalfitr": {"2012-08-19", "2013-08-08", "2014-07-28", "2015-07-17", "2016-07-06", "2017-06-25", "2018-06-15", "2019-06-04", "2020-05-24", "2021-05-13", "2022-05-02"},
		"eidaladha": {"2012-10-26", "2013-10-15", "2014-10-04", "2015-09-24", "2016-09-12", "2017-09-01", "2018-08-21", "2019-08-11", "2020-07-31", "2021-07-20", "2022-07-09"},
	} {
		for _, kept := range days {
			d := day(t, kept)
			p, ok := holidays[name].in(d.Year())
			if from, _ := p.days(); !ok || d < from || d > from+2 {
				t.Errorf("%s of %d was kept on %s, got one that begins on %s", name, d.Year(), d, from+p.doubt)
			}
		}
	}
}

// TestHolidaysOfAllYears checks that every holiday of every year lies in it, or is not given.
func TestHolidaysOfAllYears(t *testing.T) {
	for name, h := range holidays {
		for year := 1; year <= 9999; year++ {
			p, ok := h.in(year)
			if from, to := p.days(); ok && (p.year != year || from < 1 || to < from || to > from+record.Day(max(h.length, 1))+1) {
				t.Fatalf("%s of %d: %s..%s", name, year, from, to)
			}
		}
	}
}
