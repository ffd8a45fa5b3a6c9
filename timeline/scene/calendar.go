package scene

import (
	"fmt"
	"strconv"

	"github.com/dateline/dateline/extract/record"
)

// moment counts minutes from the midnight before the first day of the calendar.
type moment int64

const oneDay moment = 24 * 60

// startOf returns the midnight at which a day begins.
func startOf(d record.Day) moment { return moment(d) * oneDay }

// day returns the day of a moment.
func (t moment) day() record.Day { return record.Day(t / oneDay) }

// unit is a unit of the calendar, fine to coarse.
type unit int

const (
	hours unit = iota
	days
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
	return [...]float64{hours: 1. / 24, days: 1, months: 30.4, years: 365.25, decades: 3652.5, centuries: 36525, millennia: 365250}[u]
}

// floor returns the begin of the unit that holds a moment.
func (u unit) floor(t moment) moment {
	switch d := t.day(); u {
	case hours:
		return t - t%60
	case days:
		return startOf(d)
	case months:
		y, m, _ := d.Date()
		return startOf(record.DayOf(y, m, 1))
	default:
		return yearStart(d.Year() - d.Year()%u.years())
	}
}

// next returns the begin of the unit after the one that holds a moment; the day after MaxDay at the end of time.
func (u unit) next(t moment) moment {
	switch d := t.day(); u {
	case hours:
		return t - t%60 + 60
	case days:
		return startOf(d + 1)
	case months:
		y, m, _ := d.Date()
		if y == 9999 && m == 12 {
			return startOf(record.MaxDay + 1)
		}
		return startOf(record.DayOf(y, m+1, 1))
	default:
		return yearStart(d.Year() - d.Year()%u.years() + u.years())
	}
}

// yearStart returns 1 January of a year, held within the calendar.
func yearStart(year int) moment {
	if year > 9999 {
		return startOf(record.MaxDay + 1)
	}
	return startOf(record.DayOf(max(year, 1), 1, 1))
}

// step is a distance between ticks: so many hours, months or years, or so many days counted from the first of the month.
type step struct {
	unit  unit // unit whose name the ticks carry: days, months or years
	count int
}

// steps are the distances that readers can count by, fine to coarse.
var steps = []step{
	{hours, 1}, {hours, 3}, {hours, 6}, {hours, 12}, {days, 1}, {days, 5}, {days, 10}, {months, 1}, {months, 3}, {years, 1}, {years, 2}, {years, 5}, {years, 10}, {years, 20},
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
func (s step) ticks(from, to moment) []moment {
	var out []moment
	for d := from; d < to; {
		y, m, dom := d.day().Date()
		var next moment
		on := false
		switch s.unit {
		case hours:
			on = d%60 == 0 && d/60%24%moment(s.count) == 0
			next = hours.next(d)
		case days:
			// 1, 5, 10, 15 ... in every month; the last step of a month may be a day longer or three shorter.
			on = d%oneDay == 0 && (s.count == 1 || dom == 1 || dom%s.count == 0 && dom+s.count/2 <= record.DaysIn(y, m))
			next = days.next(d)
		case months:
			on = d%oneDay == 0 && dom == 1 && (m-1)%s.count == 0
			next = months.next(d)
		default:
			on = d%oneDay == 0 && dom == 1 && m == 1 && (y%s.count == 0 || y == 1)
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

// tickLabel names a moment to the precision of a unit: "14:00", "5 May", "Apr", "2017". Without withYear it relies on
// a label above it for the year. It reports whether the label is a bare year.
func tickLabel(t moment, u unit, withYear bool) (label string, bare bool) {
	y, m, dom := t.day().Date()
	year := strconv.Itoa(y)
	if y < 1000 {
		year = "AD " + year
	}
	switch {
	case u >= years:
		return year, true
	case u == hours && t%oneDay != 0 && !withYear:
		return fmt.Sprintf("%d:00", t%oneDay/60), false
	case u <= days:
		label = strconv.Itoa(dom) + " " + monthNames[m]
	default:
		label = monthNames[m]
	}
	if withYear {
		label += " " + year
	}
	return label, false
}
