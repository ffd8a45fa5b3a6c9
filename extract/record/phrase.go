package record

import (
	"strings"
)

// Phrase says in English when the event was, as a chart prints it: "Wed 10 May 2017", "summer 2016", "since 2013",
// "about March to 10 May 2017". It is "" for an event without a date.
//
// The bounds decide; Value and Mod only choose among the names that fit the bounds ("summer 2016" rather than
// "June–August 2016"). A dash joins the ends of a range in which the day is not known, "to" joins begin and end of
// something that lasted. Only an exact day carries its weekday.
func (w When) Phrase() string {
	start, end := w.Start, w.End
	switch {
	case !w.Dated():
		return ""
	case w.ExactDay() != 0 && w.Mod != "APPROX":
		return w.ExactDay().Weekday().String()[:3] + " " + longDay(w.ExactDay())
	case start == end && start.Bounded():
		return qualified(start, w.Value, w.Mod).String()
	case start == Range{}:
		return endOnly(w)
	case start.Lo == 0:
		return beganBefore(w)
	case start.Hi == 0:
		return beganAfter(w)
	case w.Open() && w.End.Lo != 0 && w.End.Lo <= start.Lo:
		// Nothing says that it has begun: it may lie in the future.
		return "from " + qualified(start, w.Value, w.Mod).String()
	case w.Open():
		return "since " + qualified(start, w.Value, w.Mod).String()
	case end.Lo == 0:
		return qualified(start, w.Value, w.Mod).String() + " to " + longDay(end.Hi) + " at the latest"
	}
	from, to := qualified(start, w.Value, w.Mod), qualified(end, "", "")
	if strings.Contains(from.text+to.text, "–") {
		return "from " + span(from, to) // or "February–June to August" reads as one more range
	}
	return span(from, to)
}

// Phrase says in English which days the expression denotes, in the words of When.Phrase; "" if it denotes none.
func (t Time) Phrase() string {
	days := Range{t.From, t.To}
	return When{Value: t.Value, Mod: t.Mod, Start: days, End: days}.Phrase()
}

// endOnly phrases a when whose begin is unknown. Its value, if the bounds bear it out, is that of the end.
func endOnly(w When) string {
	switch {
	case w.End.Hi == 0:
		return "as of " + longDay(w.End.Lo)
	case w.End.Lo == 0:
		return before(w.End.Hi, w.Value, w.Mod).String()
	}
	return "until " + qualified(w.End, w.Value, w.Mod).String()
}

// beganBefore phrases a when that began on an unknown day before a known one.
func beganBefore(w When) string {
	begin := before(w.Start.Hi, w.Value, w.Mod)
	switch {
	case w.End.Lo == 0 && w.End.Hi > w.Start.Hi:
		return before(w.End.Hi, "", "").String()
	case w.End.Lo == 0:
		return begin.String()
	case w.Start.Hi >= w.End.Lo-1:
		// The latest begin says nothing that the end does not say.
		return endOnly(w)
	case w.End.Hi == 0:
		return "since " + begin.String()
	}
	return span(begin, qualified(w.End, "", ""))
}

// beganAfter phrases a when that began on an unknown day after a known one.
func beganAfter(w When) string {
	switch {
	case w.End.Hi != 0:
		return name(Range{w.Start.Lo, w.End.Hi}).String()
	case w.Start == w.End || w.End.Lo <= w.Start.Lo:
		return after(w.Start.Lo, w.Value, w.Mod).String()
	}
	return after(w.Start.Lo, w.Value, w.Mod).String() + ", ongoing"
}

// part is a phrase whose year can be left out where the next part repeats it.
type part struct {
	text  string // without the year, if there is one
	year  string // "" if text says it all
	month string // the last word of text, if text is a day or range of days of one month
}

func (p part) String() string {
	if p.year == "" {
		return p.text
	}
	return p.text + " " + p.year
}

// span joins begin and end, saying a common month or year once.
func span(from, to part) string {
	switch {
	case to.year == "" && strings.HasSuffix(from.year, to.text):
		return from.String() + " to later in " + to.text
	case from.year == "" || from.year != to.year:
		return from.String() + " to " + to.String()
	case from.month != "" && from.month == to.month:
		return strings.TrimSuffix(from.text, " "+from.month) + " to " + to.String()
	}
	return from.text + " to " + to.String()
}

// qualified names a range with the value and modifier it was read from, as far as the bounds bear them out.
func qualified(days Range, value, mod string) part {
	p, whole, ok := valueName(value, days)
	switch mod {
	case "APPROX":
		if !ok || whole.Lo < days.Lo || whole.Hi > days.Hi {
			p = name(roughly(days))
		}
		return p.prefix("about ")
	case "START", "MID", "END":
		if !ok || whole.Lo > days.Lo || whole.Hi < days.Hi {
			p, whole, ok = name(days), days, regular(days)
		}
		if !ok || whole.Lo == whole.Hi {
			return name(days)
		}
		if week := whole.Hi-whole.Lo < 7; week && whole != days {
			return name(days)
		} else if week {
			return p.prefix(map[string]string{"START": "early in the ", "MID": "in the middle of the ", "END": "late in the "}[mod])
		}
		return p.prefix(map[string]string{"START": "early ", "MID": "mid-", "END": "late "}[mod])
	}
	if ok && whole == days {
		return p
	}
	return name(days)
}

// roughly widens a range of more than a month to whole months: days would promise more than "about" keeps.
func roughly(days Range) Range {
	if days.Hi-days.Lo <= 31 {
		return days
	}
	fy, fm, _ := days.Lo.Date()
	ly, lm, _ := days.Hi.Date()
	return Range{DayOf(fy, fm, 1), DayOf(ly, lm, DaysIn(ly, lm))}
}

func (p part) prefix(s string) part {
	p.text = s + p.text
	return p
}

// before phrases everything up to and with a last day.
func before(last Day, value, mod string) part {
	if p, whole, ok := valueName(value, Range{}); ok && whole.Lo-1 == last {
		return p.prefix("before ")
	} else if ok && mod == "ON_OR_BEFORE" && whole.Hi == last {
		return p.prefix("by ")
	}
	if last == MaxDay {
		return dayPart(last).prefix("by ")
	}
	return edge(last+1, last+1).prefix("before ")
}

// after phrases everything from a first day on.
func after(first Day, value, mod string) part {
	if p, whole, ok := valueName(value, Range{}); ok && whole.Hi+1 == first {
		return p.prefix("after ")
	} else if ok && mod == "ON_OR_AFTER" && whole.Lo == first {
		return p.prefix("on or after ")
	}
	if first == 1 {
		return dayPart(first).prefix("on or after ")
	}
	return edge(first, first-1).prefix("after ")
}

// edge names the largest unit that shows the named day as its edge: a day, or the month or year that ends there or
// begins there. turn is the first day of what follows the edge.
func edge(turn, named Day) part {
	y, m, d := turn.Date()
	if d != 1 {
		return dayPart(named)
	}
	ny, nm, _ := named.Date()
	if m == 1 && y > 1 {
		return yearPart(ny)
	}
	return monthPart(ny, nm)
}
