package timex

import "github.com/dateline/dateline/extract/record"

// holiday says when in a year a holiday or festival falls.
type holiday struct {
	first  func(year int) record.Day
	length int        // days that it lasts
	doubt  record.Day // days by which it may begin earlier or later, where a sighting of the moon decides
}

// holidays by the name that the lexicon uses. What follows the moon of China or India is not computed.
var holidays = map[string]holiday{
	"newyear":      {first: fixed(1, 1)},
	"newyeareve":   {first: fixed(12, 31)},
	"epiphany":     {first: fixed(1, 6)},
	"christmas":    {first: fixed(12, 25)},
	"christmaseve": {first: fixed(12, 24)},
	"boxing":       {first: fixed(12, 26)},
	"valentine":    {first: fixed(2, 14)},
	"womensday":    {first: fixed(3, 8)},
	"stpatrick":    {first: fixed(3, 17)},
	"anzac":        {first: fixed(4, 25)},
	"mayday":       {first: fixed(5, 1)},
	"victoryday":   {first: fixed(5, 9)},
	"juneteenth":   {first: fixed(6, 19)},
	"july4":        {first: fixed(7, 4)},
	"bastille":     {first: fixed(7, 14)},
	"halloween":    {first: fixed(10, 31)},
	"allsaints":    {first: fixed(11, 1)},
	"veterans":     {first: fixed(11, 11)},
	"nowruz":       {first: fixed(3, 20), doubt: 1},

	"easter":         {first: easter(0)},
	"eastermonday":   {first: easter(1)},
	"goodfriday":     {first: easter(-2)},
	"maundythursday": {first: easter(-3)},
	"palmsunday":     {first: easter(-7)},
	"ashwednesday":   {first: easter(-46)},
	"shrovetuesday":  {first: easter(-47)},
	"ascension":      {first: easter(39)},
	"pentecost":      {first: easter(49)},
	"whitmonday":     {first: easter(50)},
	"orthodoxeaster": {first: orthodoxEaster},

	"mlkday":       {first: weekdayOf(1, 3, 1)},
	"presidents":   {first: weekdayOf(2, 3, 1)},
	"mothersday":   {first: weekdayOf(5, 2, 7)},
	"memorialday":  {first: weekdayOf(6, 0, 1)},
	"laborday":     {first: weekdayOf(9, 1, 1)},
	"columbus":     {first: weekdayOf(10, 2, 1)},
	"electionday":  {first: dayAfter(weekdayOf(11, 1, 1))},
	"thanksgiving": {first: weekdayOf(11, 4, 4)},
	"blackfriday":  {first: dayAfter(weekdayOf(11, 4, 4))},

	"ramadan":        {first: islamic(9, 1), length: 30, doubt: 1},
	"eidalfitr":      {first: islamic(10, 1), doubt: 1},
	"eidaladha":      {first: islamic(12, 10), doubt: 1},
	"islamicnewyear": {first: islamic(1, 1), doubt: 1},
	"ashura":         {first: islamic(1, 10), doubt: 1},
	"mawlid":         {first: islamic(3, 12), doubt: 1},

	"passover":     {first: func(year int) record.Day { return roshHashanah(year) - 163 }, length: 7},
	"roshhashanah": {first: roshHashanah, length: 2},
	"yomkippur":    {first: func(year int) record.Day { return roshHashanah(year) + 9 }},
	"hanukkah":     {first: hanukkah, length: 8},
}

// in returns the holiday of a year.
func (h holiday) in(year int) (point, bool) {
	if year < 1 || year > 9998 {
		return point{}, false
	}
	d := h.first(year)
	last := d + record.Day(max(h.length, 1)) - 1
	if d-h.doubt < 1 || last+h.doubt > record.MaxDay || d.Year() != year {
		return point{}, false
	}
	p := containing(d, Day)
	p.doubt = h.doubt
	if last > d {
		p.last = last
	}
	return p, true
}

func fixed(month, day int) func(int) record.Day {
	return func(year int) record.Day { return record.DayOf(year, month, day) }
}

// weekdayOf is the nth weekday of a month; the 0th is the last of the month before.
func weekdayOf(month, n, weekday int) func(int) record.Day {
	return func(year int) record.Day {
		first := record.DayOf(year, month, 1)
		return first + record.Day((weekday-isoWeekday(first)+7)%7+7*(n-1))
	}
}

func dayAfter(of func(int) record.Day) func(int) record.Day {
	return func(year int) record.Day { return of(year) + 1 }
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
		return record.DayOf(y, month, day) + record.Day(after)
	}
}

// orthodoxEaster is Easter Sunday of the Julian calendar (Meeus), which is so many days behind.
func orthodoxEaster(y int) record.Day {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	behind := y/100 - y/400 - 2
	return record.DayOf(y, (d+e+114)/31, (d+e+114)%31+1) + record.Day(behind)
}

// islamic is a day of the tabular Islamic calendar, the first in a year of ours. The sighting of the moon may differ
// by a day. (Reingold and Dershowitz, Calendrical Calculations.)
func islamic(month, day int) func(int) record.Day {
	return func(year int) record.Day {
		begin := record.DayOf(year, 1, 1)
		for y := max((int(begin)-227015)*30/10631, 1); ; y++ {
			d := record.Day(227014 + (y-1)*354 + (3+11*y)/30 + 29*(month-1) + month/2 + day)
			if d >= begin {
				return d
			}
		}
	}
}

// roshHashanah is the new year of the Hebrew calendar. (Reingold and Dershowitz.)
func roshHashanah(year int) record.Day {
	y := year + 3761
	before, this, next := moladDays(y-1), moladDays(y), moladDays(y+1)
	switch {
	case next-this == 356:
		this += 2
	case this-before == 382:
		this++
	}
	return record.Day(this - 1373427)
}

// moladDays counts the days from the Hebrew epoch to the new moon of a year, put off to a day on which a year may begin.
func moladDays(year int) int {
	months := (235*year - 234) / 19
	parts := 12084 + 13753*months
	days := 29*months + parts/25920
	if 3*(days+1)%7 < 3 {
		days++
	}
	return days
}

// hanukkah is the 25th of the third month; the second has 30 days in long years only.
func hanukkah(year int) record.Day {
	this := roshHashanah(year)
	if length := roshHashanah(year+1) - this; length%10 == 5 {
		return this + 84
	}
	return this + 83
}
