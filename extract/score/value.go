package score

import (
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// grain is the unit of a calendar value.
type grain int

const (
	noGrain grain = iota
	dayGrain
	weekGrain
	monthGrain
	seasonGrain
	quarterGrain
	halfGrain
	yearGrain
	decadeGrain
	centuryGrain
)

// unitDays is the longest a unit can be, in days.
var unitDays = [...]int{noGrain: 1, dayGrain: 1, weekGrain: 7, monthGrain: 31, seasonGrain: 92, quarterGrain: 92, halfGrain: 184, yearGrain: 366, decadeGrain: 3653, centuryGrain: 36525}

// slack is how many days a bound may be off at either end: annotators begin weeks on Sunday or Monday, and seasons by
// the month or by the sun. All other units have sharp ends.
var slack = [...]int{noGrain: 0, dayGrain: 0, weekGrain: 1, monthGrain: 0, seasonGrain: 31, quarterGrain: 0, halfGrain: 0, yearGrain: 0, decadeGrain: 0, centuryGrain: 0}

// shape writes every digit as 9, so that a value can be told by its form.
func shape(v string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '9'
		}
		return r
	}, v)
}

// calendar cuts a TIMEX3 value down to its day: no time of day, no unknown parts (2009-01-XX is 2009-01, 199X is 199).
func calendar(value string) string {
	v := value
	for strings.HasSuffix(v, "-XX") {
		v = strings.TrimSuffix(v, "-XX")
	}
	if cut := strings.TrimRight(v, "X"); len(v)-len(cut) <= 2 && cut != "" && '0' <= cut[len(cut)-1] && cut[len(cut)-1] <= '9' {
		v = cut
	}
	if strings.HasPrefix(v, "X") {
		return ""
	}
	v, _, _ = strings.Cut(v, "T")
	return v
}

// grainOf returns the unit of a TIMEX3 value, noGrain for lengths, references and what is no value.
func grainOf(value string) grain {
	v := calendar(value)
	switch shape(v) {
	case "9999-99-99", "9999-W99-9":
		return dayGrain
	case "9999-W99", "9999-W99-WE":
		return weekGrain
	case "9999-99":
		return monthGrain
	case "9999":
		return yearGrain
	case "999":
		return decadeGrain
	case "99":
		return centuryGrain
	}
	switch year, part, _ := strings.Cut(v, "-"); {
	case shape(year) != "9999":
	case part == "SP" || part == "SU" || part == "FA" || part == "WI":
		return seasonGrain
	case len(part) == 2 && part[0] == 'Q' && '1' <= part[1] && part[1] <= '4':
		return quarterGrain
	case part == "H1" || part == "H2":
		return halfGrain
	}
	return noGrain
}

// interval returns the first and last day that a calendar value denotes, with whole months for seasons: winter 2016 is
// December 2016 to February 2017. It reports false for lengths, references and days that do not exist.
func interval(value string) (record.Range, bool) {
	v := calendar(value)
	number := func(from, to int) int {
		n, _ := strconv.Atoi(v[from:to]) // digits, by the shape
		return n
	}
	months := func(year, first, last int) (record.Range, bool) {
		if last > 12 || first < 1 {
			return record.Range{}, false
		}
		r := record.Range{Lo: record.DayOf(year, first, 1), Hi: record.DayOf(year, last, record.DaysIn(year, last))}
		return r, r.Bounded()
	}
	years := func(first, n int) (record.Range, bool) {
		r := record.Range{Lo: record.DayOf(max(first, 1), 1, 1), Hi: record.DayOf(first+n-1, 12, 31)}
		return r, r.Bounded()
	}
	switch g := grainOf(v); {
	case shape(v) == "9999-99-99":
		day, err := record.ParseDay(v)
		return record.Range{Lo: day, Hi: day}, err == nil
	case g == dayGrain || g == weekGrain:
		monday := weekStart(number(0, 4), number(6, 8))
		r := record.Range{Lo: monday, Hi: monday + 6}
		switch {
		case monday == 0:
			return record.Range{}, false
		case g == dayGrain:
			n := record.Day(number(9, 10))
			r.Lo, r.Hi = monday+n-1, monday+n-1
			return r, 1 <= n && n <= 7 && r.Hi <= record.MaxDay
		case strings.HasSuffix(v, "WE"):
			r.Lo += 5
		}
		return r, r.Hi <= record.MaxDay
	case g == monthGrain:
		return months(number(0, 4), number(5, 7), number(5, 7))
	case g == seasonGrain:
		first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[v[5:]]
		r, ok := months(number(0, 4), first, min(first+2, 12))
		if ok && first == 12 {
			r.Hi = record.DayOf(number(0, 4)+1, 3, 1) - 1
		}
		return r, ok && r.Hi > 0
	case g == quarterGrain:
		q := number(6, 7)
		return months(number(0, 4), 3*q-2, 3*q)
	case g == halfGrain:
		h := number(6, 7)
		return months(number(0, 4), 6*h-5, 6*h)
	case g == yearGrain:
		return years(number(0, 4), 1)
	case g == decadeGrain:
		return years(10*number(0, 3), 10)
	case g == centuryGrain:
		return years(100*number(0, 2), 100)
	}
	return record.Range{}, false
}

// weekStart returns the Monday of a week of ISO 8601, zero if the year has no such week.
func weekStart(year, week int) record.Day {
	fourth := record.DayOf(year, 1, 4) // always in week 1
	if fourth == 0 || week < 1 {
		return 0
	}
	monday := fourth - record.Day((fourth.Weekday()+6)%7) + record.Day(7*(week-1))
	if week > 52 { // does week 53 exist? Only if its Thursday lies in the year
		if week > 53 || (monday+3).Year() != year {
			return 0
		}
	}
	return max(monday, 0)
}
