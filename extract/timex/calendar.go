package timex

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// point is a resolved period of the calendar: the unit it is one of, and which one.
type point struct {
	grain Unit
	year  int // the first year of a decade or century; BC years are negative
	index int // month 1-12, season 1-4 (spring first), quarter 1-4, half 1-2, ISO week
	day   int // of the month
	part  string
	clock string // "T14:30"
	we    bool   // weekend of the week

	last  record.Day // of a festival that lasts: its last day
	doubt record.Day // of a festival that follows a sighting of the moon: days by which it may differ
}

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

// value writes the TIMEX3 value.
func (p point) value() string {
	y := fmt.Sprintf("%04d", p.year)
	if p.year < 0 {
		y = fmt.Sprintf("BC%04d", -p.year)
	}
	switch p.grain {
	case Day:
		if p.last != 0 {
			return fmt.Sprintf("%s-%02d-%02d/%s", y, p.index, p.day, p.last)
		}
		return fmt.Sprintf("%s-%02d-%02d", y, p.index, p.day) + p.tail()
	case Week:
		if p.we {
			return fmt.Sprintf("%s-W%02d-WE", y, p.index)
		}
		return fmt.Sprintf("%s-W%02d", y, p.index)
	case Month:
		return fmt.Sprintf("%s-%02d", y, p.index)
	case Season:
		return y + "-" + seasonNames[p.index]
	case Quarter:
		return fmt.Sprintf("%s-Q%d", y, p.index)
	case Half:
		return fmt.Sprintf("%s-H%d", y, p.index)
	case Year:
		return y
	case Decade:
		return strings.TrimSuffix(y, y[len(y)-1:])
	case Century:
		return y[:len(y)-2]
	}
	return ""
}

func (p point) tail() string {
	if p.clock != "" {
		return p.clock
	}
	if p.part != "" {
		return "T" + p.part
	}
	return ""
}

// edtf writes the ISO 8601-2 form of the value, or "".
func (p point) edtf() string {
	y := fmt.Sprintf("%04d", p.year)
	if p.year < 0 {
		y = fmt.Sprintf("-%04d", -p.year-1)
	}
	switch p.grain {
	case Day:
		if p.last != 0 {
			return fmt.Sprintf("%s-%02d-%02d/%s", y, p.index, p.day, p.last)
		}
		return fmt.Sprintf("%s-%02d-%02d", y, p.index, p.day)
	case Month:
		return fmt.Sprintf("%s-%02d", y, p.index)
	case Season:
		return fmt.Sprintf("%s-%d", y, 20+p.index)
	case Quarter:
		return fmt.Sprintf("%s-%d", y, 32+p.index)
	case Half:
		return fmt.Sprintf("%s-%d", y, 39+p.index)
	case Year:
		return y
	case Decade:
		if p.year > 0 {
			return y[:3] + "X"
		}
	case Century:
		if p.year >= 0 {
			return y[:2] + "XX"
		}
	case Week:
		from, to := p.days()
		if from != 0 && to != 0 {
			return from.String() + "/" + to.String()
		}
	}
	return ""
}

// days returns the first and last day of the period; zero for what lies outside years 1 to 9999.
func (p point) days() (from, to record.Day) {
	if p.year < 0 {
		return 0, 0
	}
	switch p.grain {
	case Day:
		d := record.DayOf(p.year, p.index, p.day)
		return d - p.doubt, max(d, p.last) + p.doubt
	case Week:
		from = weekStart(p.year, p.index)
		if from == 0 {
			return 0, 0
		}
		if p.we {
			return from + 5, from + 6
		}
		return from, from + 6
	case Month:
		return months(p.year, p.index, 1)
	case Season:
		return months(p.year, p.index*3, 3)
	case Quarter:
		return months(p.year, p.index*3-2, 3)
	case Half:
		return months(p.year, p.index*6-5, 6)
	case Year:
		return months(p.year, 1, 12)
	case Decade:
		return months(max(p.year, 1), 1, 12*(10-max(1-p.year, 0)))
	case Century:
		return months(max(p.year, 1), 1, 12*(100-max(1-p.year, 0)))
	}
	return 0, 0
}

// months returns the first and last day of n months.
func months(year, month, n int) (from, to record.Day) {
	from, to = record.DayOf(year, month, 1), record.DayOf(year, month+n, 1)
	if from != 0 && to == 0 { // the end of time, as far as a day can be written
		return from, record.MaxDay
	}
	return from, max(to-1, 0)
}

func daysIn(year, month int) int {
	if year < 1 {
		year = 2000 - 4*(-year/4) // any year of the same place in the leap cycle
	}
	return record.DaysIn(year, month)
}

// weekStart returns the Monday of an ISO week.
func weekStart(year, week int) record.Day {
	jan4 := record.DayOf(year, 1, 4)
	if jan4 == 0 {
		return 0
	}
	return monday(jan4) + record.Day(7*(week-1))
}

// monday returns the Monday on or before a day.
func monday(d record.Day) record.Day { return d - (d+6)%7 }

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d record.Day) int { return int((d+6)%7) + 1 }

// containing returns the unit of the calendar around a day.
func containing(d record.Day, u Unit) point {
	y, m, day := d.Date()
	switch u {
	case Week:
		thursday := monday(d) + 3
		wy := thursday.Year()
		return point{grain: Week, year: wy, index: int(monday(d)-weekStart(wy, 1))/7 + 1}
	case Month:
		return point{grain: Month, year: y, index: m}
	case Season:
		if m < 3 {
			return point{grain: Season, year: y - 1, index: 4}
		}
		return point{grain: Season, year: y, index: m / 3}
	case Quarter:
		return point{grain: Quarter, year: y, index: (m + 2) / 3}
	case Half:
		return point{grain: Half, year: y, index: (m + 5) / 6}
	case Year:
		return point{grain: Year, year: y}
	case Decade:
		return point{grain: Decade, year: y / 10 * 10}
	case Century:
		return point{grain: Century, year: y / 100 * 100}
	}
	return point{grain: Day, year: y, index: m, day: day}
}

// coarsen returns the unit around the period, and false if the period is larger than the unit or does not say.
func (p point) coarsen(u Unit) (point, bool) {
	p.last, p.doubt = 0, 0 // of a festival, its first day
	if p.grain == u {
		p.part, p.clock, p.we = "", "", false
		return p, true
	}
	if p.grain > u {
		return p, false
	}
	if from, _ := p.days(); from != 0 {
		return containing(from, u), true
	}
	switch u { // before the common era, where there are no days to count
	case Year:
		return point{grain: Year, year: p.year}, true
	case Month:
		if p.grain == Day {
			return point{grain: Month, year: p.year, index: p.index}, true
		}
	}
	return p, false
}

// add moves the period by n of its own units.
func (p point) add(n int) point {
	switch p.grain {
	case Day:
		if d := record.DayOf(p.year, p.index, p.day); d != 0 && p.year > 0 && d+record.Day(n) > 0 && d+record.Day(n) <= record.MaxDay {
			q := containing(d+record.Day(n), Day)
			q.part, q.clock = p.part, p.clock
			return q
		}
		return point{}
	case Week:
		d := weekStart(p.year, p.index)
		if d == 0 || d+record.Day(7*n) < 1 || d+record.Day(7*n) > record.MaxDay {
			return point{}
		}
		q := containing(d+record.Day(7*n), Week)
		q.we = p.we
		return q
	case Month:
		return p.addIndex(n, 12)
	case Season, Quarter:
		return p.addIndex(n, 4)
	case Half:
		return p.addIndex(n, 2)
	case Year:
		p.year = addYears(p.year, n)
	case Decade:
		p.year += 10 * n
	case Century:
		p.year += 100 * n
	}
	if p.year > 9999 || p.year < -9999 || p.year < 0 && p.grain > Year {
		return point{}
	}
	return p
}

func (p point) addIndex(n, per int) point {
	if p.year < 0 {
		return point{}
	}
	k := p.year*per + p.index - 1 + n
	if k < per || k >= 10000*per {
		return point{}
	}
	p.year, p.index = k/per, k%per+1
	return p
}

// addYears counts over the missing year 0.
func addYears(year, n int) int {
	if year < 0 {
		year++
	}
	year += n
	if year <= 0 {
		year--
	}
	return year
}

// narrow returns the part of the period that a mod names: half of a decade, a quarter of a century or a year, a third
// of what is shorter, and for MID what lies between.
func narrow(p point, mod string, from, to record.Day) (record.Day, record.Day) {
	if from == 0 || to == 0 || from == to {
		return from, to
	}
	cut := func(a, b int, u Unit) (record.Day, record.Day) { // units a to b of the period
		first := containing(from, u).add(a)
		last := containing(from, u).add(b)
		lo, _ := first.days()
		_, hi := last.days()
		return max(lo, from), min(hi, to) // the first century begins in year 1
	}
	days := int(to - from)
	switch mod {
	case "START":
		switch p.grain {
		case Century:
			return cut(0, 24, Year)
		case Decade:
			return cut(0, 4, Year)
		case Year:
			return cut(0, 2, Month)
		}
		return from, from + record.Day(days/3)
	case "MID":
		switch p.grain {
		case Century:
			return cut(25, 74, Year)
		case Decade:
			return cut(3, 6, Year)
		case Year:
			return cut(4, 7, Month)
		}
		return from + record.Day(days/3), to - record.Day(days/3)
	case "END":
		switch p.grain {
		case Century:
			return cut(75, 99, Year)
		case Decade:
			return cut(5, 9, Year)
		case Year:
			return cut(9, 11, Month)
		}
		return to - record.Day(days/3), to
	}
	return from, to
}
