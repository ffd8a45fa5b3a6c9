package record

import (
	"fmt"
	"strconv"
	"time"
)

// This file names ranges of days as units of the calendar: by their bounds alone (name), or by a TIMEX3 value that
// the bounds bear out (valueName).

func dayPart(d Day) part {
	y, m, day := d.Date()
	month := time.Month(m).String()
	return part{text: strconv.Itoa(day) + " " + month, year: yearText(y), month: month}
}

func longDay(d Day) string { return dayPart(d).String() }

func monthPart(year, month int) part {
	return part{text: time.Month(month).String(), year: yearText(year)}
}

func yearPart(year int) part { return part{text: yearText(year)} }

// yearText marks years that could be taken for other numbers.
func yearText(year int) string {
	if year < 1000 {
		return "AD " + strconv.Itoa(year)
	}
	return strconv.Itoa(year)
}

// months returns the whole months from the first day of one to the last day of another.
func months(year, month, n int) Range {
	first := DayOf(year, month, 1)
	next := DayOf(year, month+n, 1)
	if next == 0 && first != 0 { // the calendar ends with 9999
		return Range{first, MaxDay}
	}
	return Range{first, next - 1}
}

// unit reports the one day, week, month, year, decade or century that the range is, if it is one.
func unit(days Range) (part, bool) {
	y, m, d := days.Lo.Date()
	length := days.Hi - days.Lo + 1
	switch {
	case length == 1:
		return dayPart(days.Lo), true
	case length == 7 && days.Lo.Weekday() == time.Monday:
		p := dayPart(days.Lo)
		p.text, p.month = "week of "+p.text, ""
		return p, true
	case d != 1:
		return part{}, false
	case days == months(y, m, 1):
		return monthPart(y, m), true
	case m != 1:
		return part{}, false
	case days == months(y, 1, 12):
		return yearPart(y), true
	case y%10 == 0 && days == months(y, 1, 120):
		return part{text: yearText(y) + "s"}, true
	case y%100 <= 1 && days == months(y, 1, 1200):
		return part{text: ordinal(y/100+1) + " century"}, true
	}
	return part{}, false
}

func regular(days Range) bool {
	_, ok := unit(days)
	return ok
}

// name names a bounded range by its bounds.
func name(days Range) part {
	if p, ok := unit(days); ok {
		return p
	}
	fy, fm, fd := days.Lo.Date()
	ly, lm, ld := days.Hi.Date()
	wholeMonths := fd == 1 && ld == DaysIn(ly, lm)
	switch {
	case wholeMonths && fm == 1 && lm == 12:
		return part{text: yearText(fy) + "–" + strconv.Itoa(ly)}
	case wholeMonths && fy == ly:
		return part{text: time.Month(fm).String() + "–" + time.Month(lm).String(), year: yearText(ly)}
	case wholeMonths:
		return part{text: monthPart(fy, fm).String() + " – " + time.Month(lm).String(), year: yearText(ly)}
	case fy == ly && fm == lm:
		p := dayPart(days.Hi)
		p.text = strconv.Itoa(fd) + "–" + p.text
		return p
	case fy == ly:
		p := dayPart(days.Hi)
		return part{text: dayPart(days.Lo).text + " – " + p.text, year: p.year}
	}
	p := dayPart(days.Hi)
	return part{text: longDay(days.Lo) + " – " + p.text, year: p.year}
}

var seasons = map[string]struct {
	name  string
	month int
}{"SP": {"spring", 3}, "SU": {"summer", 6}, "FA": {"autumn", 9}, "WI": {"winter", 12}}

// valueName names the unit of a TIMEX3 value and returns its days. It reports false for values that name no unit of
// the calendar. Where conventions differ (does a century begin in 00 or 01, a winter in December or in the
// December before), the reading that the bounds show is taken.
func valueName(value string, days Range) (part, Range, bool) {
	head, tail, dashed := cut(value)
	y, digits := number(head)
	if !digits {
		return part{}, Range{}, false
	}
	if !dashed {
		return longUnit(head, y, days)
	}
	if len(head) != 4 || y == 0 {
		return part{}, Range{}, false
	}
	if s, ok := seasons[tail]; ok {
		if tail == "WI" && days.Lo != 0 && days.Hi < DayOf(y, 9, 1) {
			y--
		}
		whole, year := months(y, s.month, 3), yearText(y)
		if tail == "WI" {
			year = fmt.Sprintf("%s–%02d", yearText(y), (y+1)%100)
		}
		return part{text: s.name, year: year}, whole, true
	}
	n, ok := number(tail[min(1, len(tail)):])
	switch {
	case ok && tail[0] == 'Q' && len(tail) == 2 && 1 <= n && n <= 4:
		return part{text: ordinals[n] + " quarter of", year: yearText(y)}, months(y, 3*n-2, 3), true
	case ok && tail[0] == 'H' && len(tail) == 2 && 1 <= n && n <= 2:
		return part{text: ordinals[n] + " half of", year: yearText(y)}, months(y, 6*n-5, 6), true
	case len(tail) == 6 && tail[0] == 'W' && tail[3:] == "-WE":
		return weekend(y, tail[1:3])
	}
	return calendarUnit(y, tail)
}

var ordinals = [...]string{"", "first", "second", "third", "fourth"}

// longUnit names a year, decade or century.
func longUnit(digits string, n int, days Range) (part, Range, bool) {
	var whole Range
	switch {
	case len(digits) == 4 && n > 0:
		whole = months(n, 1, 12)
	case len(digits) == 3 && n > 0:
		whole = months(n*10, 1, 120)
	case len(digits) == 2 && n > 0:
		whole = months(n*100, 1, 1200)
		if since01 := months(n*100+1, 1, 1200); days == since01 {
			whole = since01
		}
	default:
		return part{}, Range{}, false
	}
	p, ok := unit(whole)
	return p, whole, ok
}

// calendarUnit names a month, an ISO week or a day; of a time of day, the day.
func calendarUnit(year int, tail string) (part, Range, bool) {
	var whole Range
	m, ok := number(tail[:min(2, len(tail))])
	switch {
	case len(tail) == 3 && tail[0] == 'W':
		n, digits := number(tail[1:])
		first := weekOne(year)
		if !digits || n < 1 || n > 53 || first == 0 {
			return part{}, Range{}, false
		}
		whole = Range{first + Day(7*n-7), first + Day(7*n-1)}
	case !ok || m < 1 || m > 12:
		return part{}, Range{}, false
	case len(tail) == 2:
		whole = months(year, m, 1)
	case len(tail) == 5 || len(tail) > 5 && tail[5] == 'T':
		d, digits := number(tail[3:5])
		if tail[2] != '-' || !digits || d < 1 || d > DaysIn(year, m) {
			return part{}, Range{}, false
		}
		whole.Lo = DayOf(year, m, d)
		whole.Hi = whole.Lo
	}
	if !whole.Bounded() || whole.Hi > MaxDay {
		return part{}, Range{}, false
	}
	p, ok := unit(whole)
	return p, whole, ok
}

// weekend names Saturday and Sunday of an ISO week.
func weekend(year int, week string) (part, Range, bool) {
	n, ok := number(week)
	first := weekOne(year)
	whole := Range{first + Day(7*n-2), first + Day(7*n-1)}
	if !ok || n < 1 || n > 53 || first == 0 || whole.Hi > MaxDay {
		return part{}, Range{}, false
	}
	p := dayPart(whole.Lo)
	p.text, p.month = "weekend of "+p.text, ""
	return p, whole, true
}

// weekOne returns the Monday of ISO week 1, the week of 4 January.
func weekOne(year int) Day {
	fourth := DayOf(year, 1, 4)
	monday := fourth - (Day(fourth.Weekday())+6)%7
	return max(monday, 0)
}

// cut splits a TIMEX3 value after its year.
func cut(value string) (head, tail string, dashed bool) {
	for i := range len(value) {
		if value[i] == '-' {
			return value[:i], value[i+1:], true
		}
	}
	return value, "", false
}

// number reads up to four plain digits.
func number(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

func ordinal(n int) string {
	suffix := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
