package timex

import "github.com/dateline/dateline/extract/record"

// holidays says on which day of a year a holiday falls.
var holidays = map[string]func(year int) record.Day{
	"newyear":      fixed(1, 1),
	"newyeareve":   fixed(12, 31),
	"christmas":    fixed(12, 25),
	"christmaseve": fixed(12, 24),
	"boxing":       fixed(12, 26),
	"valentine":    fixed(2, 14),
	"stpatrick":    fixed(3, 17),
	"mayday":       fixed(5, 1),
	"july4":        fixed(7, 4),
	"halloween":    fixed(10, 31),
	"veterans":     fixed(11, 11),
	"easter":       easter(0),
	"eastermonday": easter(1),
	"goodfriday":   easter(-2),
	"palmsunday":   easter(-7),
	"ashwednesday": easter(-46),
	"pentecost":    easter(49),
	"thanksgiving": weekdayOf(11, 4, 4),
	"laborday":     weekdayOf(9, 1, 1),
	"memorialday":  weekdayOf(6, 0, 1),
	"mlkday":       weekdayOf(1, 3, 1),
}

func fixed(month, day int) func(int) record.Day {
	return func(year int) record.Day { return record.DayOf(year, month, day) }
}

// weekdayOf is the nth weekday of a month; the 0th is the last of the month before.
func weekdayOf(month, n, weekday int) func(int) record.Day {
	return func(year int) record.Day {
		first := record.DayOf(year, month, 1)
		if first == 0 {
			return 0
		}
		return first + record.Day((weekday-isoWeekday(first)+7)%7+7*(n-1))
	}
}

// easter is so many days after Easter Sunday of the Western churches (Meeus, Jones and Butcher's rule).
func easter(after int) func(int) record.Day {
	return func(y int) record.Day {
		a, b, c := y%19, y/100, y%100
		d, e := b/4, b%4
		f := (b + 8) / 25
		g := (b - f + 1) / 3
		h := (19*a + b - d - g + 15) % 30
		i, k := c/4, c%4
		l := (32 + 2*e + 2*i - h - k) % 7
		m := (a + 11*h + 22*l) / 451
		month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
		return record.DayOf(y, month, day+after)
	}
}
