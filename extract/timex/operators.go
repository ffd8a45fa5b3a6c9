package timex

import (
	"slices"
	"strconv"
	"strings"
)

// argument is a part of a matched pattern: its meaning, and the tokens it covers.
type argument struct {
	*sem
	start, end int
}

// operator builds a meaning from others. It returns nil where they do not fit together ("31 February"), and the
// phrase is then not one.
type operator func([]argument) *sem

// operators by the name that rules.txt uses.
var operators = map[string]operator{
	"add":        func(a []argument) *sem { return &sem{kind: isNumber, num: num(a[0]) + num(a[1])} },
	"times":      func(a []argument) *sem { return &sem{kind: isNumber, num: num(a[0]) * num(a[1])} },
	"vague":      func(a []argument) *sem { return &sem{kind: isNumber, vague: true} },
	"amount":     opAmount,
	"few":        opFew,
	"span":       func(a []argument) *sem { return with(a[0], func(s *sem) { s.toward = Direction(num(a[1])) }) },
	"latent":     func(a []argument) *sem { return with(a[0], func(s *sem) { s.latent = true }) },
	"sum":        opSum,
	"mod":        opMod,
	"loose":      func(a []argument) *sem { return with(a[0], func(s *sem) { s.loose = true }) },
	"in":         opIn,
	"shortyear":  opShortYear,
	"nthweekday": opNthWeekday,
	"year":       opYear,
	"spelledyear": func(a []argument) *sem {
		if n := num(a[0]); n < 1000 || n > 2199 {
			return nil
		}
		return opYear(a)
	},
	"bc":        func(a []argument) *sem { return with(a[0], func(s *sem) { s.fields.bc = true }) },
	"fiscal":    func(a []argument) *sem { return with(a[0], func(s *sem) { s.fields.fiscal = true }) },
	"decade":    opDecade,
	"century":   func(a []argument) *sem { return checked(fields{century: int(num(a[0]))}) },
	"day":       func(a []argument) *sem { return checked(fields{day: int(num(a[0]))}) },
	"monthday":  func(a []argument) *sem { return checked(fields{month: a[0].fields.month, day: int(num(a[1]))}) },
	"clock":     opClock,
	"clocktext": opClockText,
	"zone":      opZone,
	"offset":    opOffset,
	"isodate":   opISO,
	"slashdate": opSlash,
	"quarter":   func(a []argument) *sem { return subdivision(num(a[0]), 4, func(f *fields, n int) { f.quarter = n }) },
	"half":      func(a []argument) *sem { return subdivision(num(a[0]), 2, func(f *fields, n int) { f.half = n }) },
	"period":    opPeriod,
	"ago":       func(a []argument) *sem { return shifted(a[0], -1, fromPublished, nil) },
	"hence":     func(a []argument) *sem { return shifted(a[0], +1, fromPublished, nil) },
	"earlier":   func(a []argument) *sem { return shifted(a[0], -1, fromPrevious, nil) },
	"later":     func(a []argument) *sem { return shifted(a[0], +1, fromPrevious, nil) },
	"before":    func(a []argument) *sem { return shifted(a[0], -1, fromDate, a[1].sem) },
	"after":     func(a []argument) *sem { return shifted(a[0], +1, fromDate, a[1].sem) },
	"agofrom":   opAgoFrom,
	"around": func(a []argument) *sem {
		return &sem{kind: isDate, base: &base{unit: a[0].unit, anchor: fromDate, of: a[1].sem}}
	},
	"told": func(a []argument) *sem { return &sem{kind: isDate, base: &base{unit: a[0].unit, anchor: fromTold}} },
	"yearago": func([]argument) *sem {
		return &sem{kind: isDate, base: &base{kind: offset, anchor: fromTold, n: -1, shift: []amount{{1, Year}}}}
	},
	"nth":    opNth,
	"toward": func(a []argument) *sem { return with(a[0], func(s *sem) { s.toward = Direction(num(a[1])) }) },
	"near":   func(a []argument) *sem { return with(a[0], func(s *sem) { s.near = true }) },
	"again":  func(a []argument) *sem { return with(a[0], func(s *sem) { s.again = true }) },
	"againto": func(a []argument) *sem {
		return with(a[0], func(s *sem) { s.again, s.toward = true, Direction(num(a[1])) })
	},
	"ref":       func(a []argument) *sem { return &sem{kind: isRef, name: a[0].name} },
	"night":     func([]argument) *sem { return &sem{kind: isDate, fields: fields{part: "NI"}} },
	"weekendof": func([]argument) *sem { return &sem{kind: isDate, fields: fields{weekend: true}} },
	"yearpair":  opYearPair,
	"often": func(a []argument) *sem {
		if a[0].unit < Day {
			return nil // "miles per hour"
		}
		return opSet(a)
	},
	"set":  opSet,
	"pair": opPair,
}

func num(a argument) float64 {
	if a.sem == nil {
		return 0
	}
	return a.num
}

func with(a argument, change func(*sem)) *sem {
	if a.sem == nil {
		return nil
	}
	s := *a.sem
	change(&s)
	return &s
}

// checked makes a date of fields that are in range.
func checked(f fields) *sem {
	if f.day < 0 || f.day > 31 || f.century < 0 || f.century > 30 {
		return nil
	}
	if f.month != 0 && f.day > monthLength(f.year, f.month) {
		return nil
	}
	return &sem{kind: isDate, fields: f}
}

// monthLength allows 29 February when the year is not known.
func monthLength(year, month int) int {
	if month == 2 && year == 0 {
		return 29
	}
	return daysIn(year, month)
}

func subdivision(n float64, most int, set func(*fields, int)) *sem {
	if n == -1 {
		n = float64(most)
	}
	if n < 1 || int(n) > most {
		return nil
	}
	s := &sem{kind: isDate}
	set(&s.fields, int(n))
	return s
}

// opAmount makes a duration: amount(count, unit) or amount(unit) for an unknown number.
func opAmount(a []argument) *sem {
	u := a[len(a)-1]
	if u.unit == NoUnit {
		return nil
	}
	part := amount{unit: u.unit}
	if len(a) == 2 && !a[0].vague {
		if a[0].num <= 0 || a[0].num > 1e7 {
			return nil
		}
		part.count = a[0].num * u.num
	}
	return &sem{kind: isDuration, parts: []amount{part}}
}

// opSum adds a smaller amount: "2 hours 40 minutes".
func opSum(a []argument) *sem {
	first, second := a[0].parts, a[1].parts
	if second[0].unit >= first[len(first)-1].unit {
		return nil
	}
	return &sem{kind: isDuration, parts: slices.Concat(first, second)}
}

// opFew is opAmount for a unit in the singular: "two week", "24 hour", but not "2018 day".
func opFew(a []argument) *sem {
	if a[0].num >= 1000 {
		return nil
	}
	return opAmount(a)
}

// opMod sets the TIMEX3 mod; NONE leaves the value as it is, an existing one stays.
func opMod(a []argument) *sem {
	return with(a[1], func(s *sem) {
		if a[0].name != "NONE" && s.mod == "" {
			s.mod = a[0].name
		}
	})
}

// opIn puts a smaller date into a larger one.
func opIn(a []argument) *sem {
	inner, outer := a[0].sem, a[1].sem
	if inner == nil || outer == nil {
		return nil
	}
	if inner.base != nil && outer.base != nil {
		return nil
	}
	f, ok := merge(inner.fields, outer.fields)
	if !ok || (f.day > 0 && f.month > 0 && f.day > monthLength(f.year, f.month)) {
		return nil
	}
	s := *outer
	s.fields = f
	if s.base == nil {
		s.base = inner.base
	}
	if inner.mod != "" {
		s.mod = inner.mod
	}
	s.loose = inner.loose || outer.loose
	if s.toward == 0 {
		s.toward = inner.toward
	}
	s.near = s.near || inner.near
	s.again = s.again || inner.again
	return &s
}

func opYear(a []argument) *sem {
	y := int(num(a[0]))
	if len(a) == 2 { // "nineteen eighty-four"
		low := int(num(a[1]))
		if y < 10 || y > 20 || low < 10 || low > 99 {
			return nil
		}
		y = 100*y + low
	}
	if y < 1 || y > 9999 {
		return nil
	}
	return &sem{kind: isDate, fields: fields{year: y}}
}

// opShortYear reads "'98".
func opShortYear(a []argument) *sem {
	return &sem{kind: isDate, fields: fields{year: nearCentury(int(num(a[0])))}}
}

// nearCentury reads a two-digit year as newspapers do: 30 to 99 are of the twentieth century.
func nearCentury(y int) int {
	if y >= 30 {
		return 1900 + y
	}
	return 2000 + y
}

func opDecade(a []argument) *sem {
	d := int(num(a[0]))
	if d%10 != 0 || d == 0 {
		return nil
	}
	if d >= 1000 && d%100 == 0 && len(a) == 1 && d < 2000 { // "the 1800s" is the century
		return &sem{kind: isDate, fields: fields{century: d/100 + 1}}
	}
	return &sem{kind: isDate, fields: fields{decade: d}}
}

// opClock makes a time of day: clock(hour) or clock(hour, meridiem).
func opClock(a []argument) *sem {
	f := a[0].fields
	if !f.clock {
		f = fields{clock: true, hour: int(num(a[0]))}
	}
	if len(a) == 2 && a[1].sem != nil {
		if f.hour < 1 || f.hour > 12 {
			return nil
		}
		f.hour = f.hour%12 + int(num(a[1]))
		f.exact = true
	}
	if f.hour > 24 {
		return nil
	}
	return &sem{kind: isDate, fields: f}
}

// opClockText reads "14:30" or "14:30:05".
func opClockText(a []argument) *sem {
	f := fields{clock: true}
	for i, p := range strings.FieldsFunc(a[0].name, func(r rune) bool { return r == ':' || r == '.' }) {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		switch i {
		case 0:
			f.hour = n
		case 1:
			f.minute = n
		case 2:
			f.second, f.hasSec = n, true
		}
	}
	if f.hour > 24 || f.minute > 59 || f.second > 60 || (f.hour == 24 && f.minute > 0) {
		return nil
	}
	return &sem{kind: isDate, fields: f}
}

// threeNumbers splits a date in digits.
func threeNumbers(s string) (n [3]int, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) != 3 {
		return n, false
	}
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return n, false
		}
	}
	return n, true
}

func opISO(a []argument) *sem {
	n, ok := threeNumbers(a[0].name)
	if !ok || n[0] == 0 || n[1] < 1 || n[1] > 12 || n[2] < 1 {
		return nil
	}
	return checked(fields{year: n[0], month: n[1], day: n[2]})
}

// opSlash reads "25/12/2014". Where both numbers can be the month, resolve decides by the other dates of the text.
func opSlash(a []argument) *sem {
	n, ok := threeNumbers(a[0].name)
	if !ok || n[0] < 1 || n[1] < 1 || n[2] == 0 {
		return nil
	}
	if n[2] < 100 {
		n[2] = nearCentury(n[2])
	}
	switch {
	case n[0] > 12 && n[1] <= 12:
		return checked(fields{year: n[2], month: n[1], day: n[0]})
	case n[1] > 12 && n[0] <= 12:
		return checked(fields{year: n[2], month: n[0], day: n[1]})
	case n[0] <= 12 && n[1] <= 12:
		return checked(fields{year: n[2], ambiguous: [2]int{n[0], n[1]}})
	}
	return nil
}

// opPeriod makes the unit around an anchor: period(published|previous, unit, n), or the very period of the previous
// expression: period(previous).
func opPeriod(a []argument) *sem {
	if len(a) == 1 {
		return &sem{kind: isDate, base: &base{anchor: fromPrevious}}
	}
	b := &base{unit: a[1].unit, n: int(num(a[2]))}
	switch a[0].name {
	case "previous":
		b.anchor = fromPrevious
	case "context":
		b.anchor = fromContext
	}
	if b.unit < Day || b.unit == Day && b.anchor == fromPublished && b.n != 0 && len(a) == 3 && a[1].end > 0 {
		return nil // "last day" and "next day" do not count from today
	}
	return &sem{kind: isDate, base: b}
}

func shifted(d argument, sign int, from anchorKind, of *sem) *sem {
	b := &base{kind: offset, anchor: from, of: of, n: sign, shift: d.parts}
	return &sem{kind: isDate, base: b, mod: shiftMod(d.mod, sign)}
}

// opAgoFrom makes "three years ago tomorrow night": so long before that very day, in the same part of the day.
func opAgoFrom(a []argument) *sem {
	of := a[1].sem
	if of == nil || of.kind != isDate || of.mod != "" || a[0].parts[0].count == 0 {
		return nil
	}
	day := *of
	day.fields.part = ""
	s := shifted(a[0], -1, fromDate, &day)
	s.base.exact = true
	s.fields.part = of.fields.part
	return s
}

// shiftMod turns the mod of an amount into that of a date: "more than a year ago" lies before.
func shiftMod(mod string, sign int) string {
	switch mod {
	case "MORE_THAN", "EQUAL_OR_MORE":
		if sign < 0 {
			return "BEFORE"
		}
		return "AFTER"
	case "LESS_THAN", "EQUAL_OR_LESS":
		if sign < 0 {
			return "AFTER"
		}
		return "BEFORE"
	}
	return mod
}

// opNth makes the nth unit of a date, counted from its end for -1: nth(n, unit, date).
func opNth(a []argument) *sem {
	n := int(num(a[0]))
	if n == 0 || n > 366 || a[1].unit < Day || a[2].sem == nil {
		return nil
	}
	return &sem{kind: isDate, base: &base{kind: nth, anchor: fromDate, of: a[2].sem, unit: a[1].unit, n: n}}
}

// opNthWeekday makes "the first Tuesday of June": nthweekday(n, weekday, date).
func opNthWeekday(a []argument) *sem {
	n := int(num(a[0]))
	if n == 0 || n > 53 || a[2].sem == nil {
		return nil
	}
	return &sem{kind: isDate, base: &base{kind: nth, anchor: fromDate, of: a[2].sem, unit: Day, n: n, weekday: a[1].fields.weekday}}
}

// opSet makes a repetition: set(unit) for "daily", set(date) for "every Friday", set(duration) for "every two years".
func opSet(a []argument) *sem {
	switch a[0].kind {
	case isUnit:
		return &sem{kind: isSet, parts: []amount{{a[0].num, a[0].unit}}}
	case isDuration:
		return &sem{kind: isSet, parts: a[0].parts}
	case isDate:
		if a[0].base != nil {
			return nil
		}
		return &sem{kind: isSet, fields: a[0].fields}
	}
	return nil
}

// opPair makes the two ends of a range, each completed from the other.
func opPair(a []argument) *sem {
	first, second := *a[0].sem, *a[1].sem
	if first.base != nil && second.base != nil || first.kind != second.kind {
		return nil
	}
	if first.kind == isDate {
		ff, sf := first.fields, second.fields
		first.fields, second.fields = fill(ff, sf), fill(sf, ff)
		first.fields.bc = first.fields.bc || sf.bc && (ff.year != 0 || ff.century != 0) // "490 to 480 BC"
		if first.base == nil && second.base != nil && ff.rank() < Year && second.fields.rank() < Year {
			first.base = second.base
		}
		if f, s := first.fields, second.fields; f.rank() != s.rank() && ff.rank() != sf.rank() ||
			f.month > 0 && f.day > monthLength(f.year, f.month) || s.month > 0 && s.day > monthLength(s.year, s.month) {
			return nil
		}
	}
	return &sem{
		kind: isPair, first: &first, second: &second,
		firstStart: a[0].start, firstEnd: a[0].end, secondStart: a[1].start, secondEnd: a[1].end,
	}
}

// opYearPair makes the range "1914-18", whose second year is completed from the first.
func opYearPair(a []argument) *sem {
	first := a[0].fields.year
	y := first/100*100 + int(num(a[1]))
	if y <= first {
		return nil
	}
	return opPair([]argument{a[0], {&sem{kind: isDate, fields: fields{year: y}}, a[1].start, a[1].end}})
}
