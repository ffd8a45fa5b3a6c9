package svg

import (
	"strconv"

	"github.com/dateline/dateline/extract/record"
)

// unit is a unit of the calendar, fine to coarse.
type unit int

const (
	days unit = iota
	months
	years
	decades
	centuries
	millennia
)

// years of a unit, for those that consist of years.
func (u unit) years() int { return [...]int{years: 1, decades: 10, centuries: 100, millennia: 1000}[u] }

// length returns about how many days a unit has.
func (u unit) length() float64 {
	return [...]float64{days: 1, months: 30.4, years: 365.25, decades: 3652.5, centuries: 36525, millennia: 365250}[u]
}

// floor returns the first day of the unit that holds a day.
func (u unit) floor(d record.Day) record.Day {
	switch u {
	case days:
		return d
	case months:
		y, m, _ := d.Date()
		return record.DayOf(y, m, 1)
	}
	return yearStart(d.Year() - d.Year()%u.years())
}

// next returns the first day of the unit after the one that holds a day; the day after MaxDay at the end of time.
func (u unit) next(d record.Day) record.Day {
	switch u {
	case days:
		return d + 1
	case months:
		y, m, _ := d.Date()
		if y == 9999 && m == 12 {
			return record.MaxDay + 1
		}
		return record.DayOf(y, m+1, 1)
	}
	return yearStart(d.Year() - d.Year()%u.years() + u.years())
}

// yearStart returns 1 January of a year, held within the calendar.
func yearStart(year int) record.Day {
	if year > 9999 {
		return record.MaxDay + 1
	}
	return record.DayOf(max(year, 1), 1, 1)
}

// step is a distance between ticks: so many months (or years, in months), or so many days counted from the first of
// the month.
type step struct {
	unit  unit // unit whose name the ticks carry: days, months or years
	count int
}

// steps are the distances that readers can count by, fine to coarse.
var steps = []step{
	{days, 1}, {days, 5}, {days, 10}, {months, 1}, {months, 3}, {years, 1}, {years, 2}, {years, 5}, {years, 10}, {years, 20},
	{years, 50}, {years, 100}, {years, 200}, {years, 500}, {years, 1000}, {years, 2000}, {years, 5000},
}

// length returns about how many days lie between two ticks.
func (s step) length() float64 { return s.unit.length() * float64(s.count) }

// finest returns the finest step that makes sense where time was divided into units: a stretch of years has months at
// best, and only if something in it is dated to the month.
func (u unit) finest(fine bool) step {
	switch {
	case u < years:
		return step{u, 1}
	case !fine:
		return step{years, u.years()}
	case u == years:
		return step{months, 3}
	}
	return step{years, u.years() / 10}
}

// ticks returns the ticks of a step in the half-open range [from, to).
func (s step) ticks(from, to record.Day) []record.Day {
	var out []record.Day
	for d := from; d < to; {
		y, m, dom := d.Date()
		var next record.Day
		on := false
		switch s.unit {
		case days:
			// 1, 5, 10, 15 ... in every month; the last step of a month may be a day longer or three shorter.
			on = s.count == 1 || dom == 1 || dom%s.count == 0 && dom+s.count/2 <= record.DaysIn(y, m)
			next = d + 1
		case months:
			on = dom == 1 && (m-1)%s.count == 0
			next = months.next(d)
		default:
			on = dom == 1 && m == 1 && (y%s.count == 0 || y == 1)
			next = yearStart(y - y%s.count + s.count)
		}
		if on {
			out = append(out, d)
		}
		d = next
	}
	return out
}

var monthNames = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// tickLabel names a day to the precision of a unit: "5 May", "Apr", "2017". Without withYear it relies on a label
// above it for the year. It reports whether the label is a bare year.
func tickLabel(d record.Day, u unit, withYear bool) (label string, bare bool) {
	y, m, dom := d.Date()
	year := strconv.Itoa(y)
	if y < 1000 {
		year = "AD " + year
	}
	switch {
	case u >= years:
		return year, true
	case u == days:
		label = strconv.Itoa(dom) + " " + monthNames[m]
	default:
		label = monthNames[m]
	}
	if withYear {
		label += " " + year
	}
	return label, false
}
