package timex

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// wholeUnits writes a fraction in the next smaller unit.
func wholeUnits(a amount) (int, Unit) {
	for i := 0; i < 3 && a.count != math.Trunc(a.count); i++ {
		switch a.unit {
		case Century:
			a = amount{a.count * 10, Decade}
		case Decade:
			a = amount{a.count * 10, Year}
		case Year:
			a = amount{a.count * 12, Month}
		case Month:
			a = amount{a.count * 30, Day}
		case Week:
			a = amount{a.count * 7, Day}
		case Day:
			a = amount{a.count * 24, Hour}
		}
	}
	return int(min(math.Round(a.count), 1e6)), a.unit
}

func lengthText(parts []amount) string {
	var b strings.Builder
	for i, a := range parts {
		if i > 0 {
			b.WriteString(" and ")
		}
		fmt.Fprintf(&b, "%v %s", a.count, a.unit)
		if a.count != 1 {
			b.WriteString("s")
		}
	}
	return b.String()
}

// durationValue writes PnYnMnWnDTnHnMnS; X for an unknown number.
func durationValue(parts []amount) (string, Length) {
	length := Length{parts[0].count, parts[0].unit}
	date, clock := "", ""
	for _, a := range parts {
		a, rest := splitFraction(a)
		for _, a := range []amount{a, rest} {
			if a.unit == NoUnit {
				continue
			}
			n := "X"
			if a.count != 0 {
				n = strconv.FormatFloat(a.count, 'f', -1, 64)
			}
			switch a.unit {
			case Second:
				clock += n + "S"
			case Minute:
				clock += n + "M"
			case Hour:
				clock += n + "H"
			case Day:
				date += n + "D"
			case Week:
				date += n + "W"
			case Month:
				date += n + "M"
			case Season:
				date += n + "S"
			case Quarter:
				date += n + "Q"
			case Half:
				date += n + "H"
			case Year:
				date += n + "Y"
			case Decade:
				date += times10(n, 10) + "Y"
			case Century:
				date += times10(n, 100) + "Y"
			}
		}
	}
	if clock != "" {
		clock = "T" + clock
	}
	return "P" + date + clock, length
}

// times10 writes a number of decades or centuries in years; an unknown number stays one.
func times10(n string, by float64) string {
	f, err := strconv.ParseFloat(n, 64)
	if err != nil {
		return n
	}
	return strconv.FormatFloat(f*by, 'f', -1, 64)
}

// splitFraction writes "2.5 years" as 2 years and 6 months where it comes out even.
func splitFraction(a amount) (whole, rest amount) {
	whole, frac := amount{math.Trunc(a.count), a.unit}, a.count-math.Trunc(a.count)
	if frac == 0 {
		return a, amount{}
	}
	sub := amount{}
	switch a.unit {
	case Year:
		sub = amount{frac * 12, Month}
	case Hour:
		sub = amount{frac * 60, Minute}
	case Minute:
		sub = amount{frac * 60, Second}
	case Day:
		sub = amount{frac * 24, Hour}
	case Decade:
		sub = amount{frac * 10, Year}
	case Century:
		sub = amount{frac * 10, Decade}
	}
	sub.count = math.Round(sub.count*1e6) / 1e6
	if sub.unit == NoUnit || sub.count != math.Trunc(sub.count) || sub.count == 0 {
		return a, amount{}
	}
	if whole.count == 0 {
		return sub, amount{}
	}
	return whole, sub
}

// setValue writes the pattern of a repeated date: XXXX-WXX-5 for "every Friday".
func setValue(f fields) string {
	v := ""
	switch {
	case f.weekday != 0:
		v = "XXXX-WXX-" + strconv.Itoa(f.weekday)
	case f.weekend:
		v = "XXXX-WXX-WE"
	case f.season != 0:
		v = "XXXX-" + seasonNames[f.season]
	case f.quarter != 0:
		v = "XXXX-Q" + strconv.Itoa(f.quarter)
	case f.half != 0:
		v = "XXXX-H" + strconv.Itoa(f.half)
	case f.month != 0 && f.day != 0:
		v = fmt.Sprintf("XXXX-%02d-%02d", f.month, f.day)
	case f.month != 0:
		v = fmt.Sprintf("XXXX-%02d", f.month)
	case f.holiday != "":
		v = "XXXX"
	default:
		v = "XXXX-XX-XX"
	}
	if f.clock {
		return v + clockText(f)
	}
	if f.part != "" {
		return v + "T" + f.part
	}
	return v
}
