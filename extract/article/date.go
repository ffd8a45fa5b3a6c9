package article

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/extract/record"
)

// A date line gives the whole date, year included, in words or ISO 8601. All-number dates such as 03/04/2019 are left
// alone: they mean April in one country and March in another.
const (
	weekdayPattern = `(?:(?P<weekday>Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday),? +)?`
	monthPattern   = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayPattern     = `(?:(?P<month1>` + monthPattern + `) (?P<day1>\d\d?)(?:st|nd|rd|th)?, (?P<year1>[12]\d\d\d)` +
		`|(?P<day2>\d\d?)(?:st|nd|rd|th)? (?P<month2>` + monthPattern + `),? (?P<year2>[12]\d\d\d)` +
		`|(?P<year3>[12]\d\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))`
	clockPattern = `(?:(?:,| at| \||) *\d\d?[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?`
	placePattern = `\p{Lu}[\p{Lu}.'’ -]+(?:, \p{Lu}[\p{L}.' ]{1,30})?`
)

var (
	// A line of its own: "January 30, 2019", "Published: Wednesday, 30 January 2019, 10:30 GMT".
	dateAlone = regexp.MustCompile(`^[ \t]*(?P<label>(?:Published|Posted|Date|Issued|Released)(?: on)?:? +)?` +
		weekdayPattern + dayPattern + clockPattern + `[ \t]*$`)
	// The head of a paragraph: "KABUL, Afghanistan (March 24, 2011)", "LONDON, 3 June 2014 (Agency) -".
	placeAndDate = regexp.MustCompile(`(?:^|[\n\x{2028}\x{2029}]|[ \t\x{a0}]{2,})` + placePattern + `(?: \(|, )` + weekdayPattern + dayPattern +
		`(?:\)|(?: \([^()\n]{2,40}\))? ?[-–—:])`)
)

// Where a date line may stand.
const (
	topLines = 6    // among the first lines that are not blank
	topBytes = 1500 // or at the head of a paragraph this near the top
)

// dateline finds the day that a date line near the top of the text gives, and where; zero if there is none. A text
// with several different dates on lines of their own is a chronology, whose lines are headings and not its date.
func dateline(text string) (record.Day, record.Span) {
	var found record.Day
	var span record.Span
	lines, offset := 0, 0
	for line := range strings.Lines(text) {
		start := offset
		offset += len(line)
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if len(line) > 80 { // no date line is that long
			continue
		}
		m := dateAlone.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		day := dayOf(dateAlone, m)
		switch {
		case day == 0:
		case found == 0 && lines <= topLines:
			trimmed := strings.TrimLeft(line, " \t")
			found, span = day, record.Span{Start: start + len(line) - len(trimmed), End: start + len(strings.TrimRight(line, " \t\r"))}
			if m[dateAlone.SubexpIndex("label")] != "" {
				return found, span
			}
		case day != found:
			return 0, record.Span{}
		}
	}
	if found != 0 {
		return found, span
	}
	head := text
	if len(head) > topBytes {
		head = head[:topBytes]
	}
	if !hasYear(head) { // looking for four digits is much faster than looking for a date
		return 0, record.Span{}
	}
	if at := placeAndDate.FindStringIndex(head); at != nil {
		match := head[at[0]:at[1]]
		if day := dayOf(placeAndDate, placeAndDate.FindStringSubmatch(match)); day != 0 {
			return day, record.Span{Start: at[1] - len(strings.TrimLeft(match, " \t\n\u00a0\u2028\u2029")), End: at[1]}
		}
	}
	return numbered(head)
}

var (
	// The number of a press release, with the year and the month in which it was given: "2010-09-CA-005".
	releaseNumber = regexp.MustCompile(`(?:^|[\s\x{a0}\x{2028}\x{2029}#:])((?:19|20)\d\d)-(0[1-9]|1[0-2])-[A-Z]{1,3}[-–]\d{1,4}(?:[\s\x{a0}\x{2028}\x{2029}]|$)`)
	// A date line without its year: "KARLOW, Ostland (Sept. 1) -".
	dayInBrackets = regexp.MustCompile(`(?:^|[\n\x{2028}\x{2029}][ \t\x{a0}]?|[ \t\x{a0}]{2,})` + placePattern + `(?: \(|, )(` + monthPattern + `) (\d\d?)\)?`)
	// A headline that opens with the day of a daily report: "June 20: Ferries Back in Service".
	dayInHeadline = regexp.MustCompile(`^\s*(` + monthPattern + `) (\d\d?): `)
)

// numbered completes a date line that has no year with that of the release number, if the text has one near its top:
// then the document itself says the year. A number may be drawn in the month before or after; one of another month
// says nothing of this day, and without a number there is none.
func numbered(head string) (record.Day, record.Span) {
	at := dayInBrackets.FindStringSubmatchIndex(head)
	if at == nil {
		at = dayInHeadline.FindStringSubmatchIndex(head)
	}
	if at == nil {
		return 0, record.Span{}
	}
	of := monthOf(head[at[2]:at[3]])
	day, _ := strconv.Atoi(head[at[4]:at[5]])
	var found record.Day
	for _, number := range releaseNumber.FindAllStringSubmatch(head, -1) {
		year, _ := strconv.Atoi(number[1])
		month, _ := strconv.Atoi(number[2])
		switch of - month {
		case 0, 1, -1:
		case 11: // numbered in January, of December
			year--
		case -11:
			year++
		default:
			return 0, record.Span{}
		}
		if day < 1 || day > record.DaysIn(year, of) {
			return 0, record.Span{}
		}
		if d := record.DayOf(year, of, day); found == 0 {
			found = d
		} else if found != d {
			return 0, record.Span{} // two numbers of different years
		}
	}
	if found == 0 {
		return 0, record.Span{}
	}
	return found, record.Span{Start: at[2], End: at[5]}
}

// hasYear reports four digits in a row.
func hasYear(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = 0
		} else if digits++; digits == 4 {
			return true
		}
	}
	return false
}

// monthAndDay reads "May 10" or "10 May"; zeros for anything else.
func monthAndDay(s string) (month, day int) {
	fields := strings.Fields(strings.Trim(s, "()"))
	if len(fields) < 2 {
		return 0, 0
	}
	for i := range 2 {
		if n, err := strconv.Atoi(strings.Trim(fields[i], ",")); err == nil && n >= 1 && n <= 31 && len(fields[1-i]) >= 3 {
			return monthOf(fields[1-i]), n
		}
	}
	return 0, 0
}

// dayIn returns the day that a file name spells as YYYY-MM-DD; zero if it spells none, or two different ones.
func dayIn(name string) record.Day {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	notDate := func(r rune) bool { return (r < '0' || r > '9') && r != '-' }
	var found record.Day
	for _, run := range strings.FieldsFunc(base, notDate) {
		parts := strings.Split(run, "-")
		for i := 0; i+2 < len(parts); i++ {
			if len(parts[i]) != 4 || len(parts[i+1]) != 2 || len(parts[i+2]) != 2 {
				continue
			}
			day, err := record.ParseDay(strings.Join(parts[i:i+3], "-"))
			switch {
			case err != nil:
			case found != 0 && day != found:
				return 0
			default:
				found = day
			}
		}
	}
	return found
}

// dayOf reads the named groups of a match; zero if they spell no day of the calendar, or not that day of the week.
func dayOf(re *regexp.Regexp, m []string) record.Day {
	var year, month, day int
	weekday := ""
	for i, name := range re.SubexpNames() {
		if m[i] == "" {
			continue
		}
		switch strings.TrimRight(name, "123") { // alternatives of one pattern cannot share names
		case "year":
			year, _ = strconv.Atoi(m[i])
		case "month":
			month = monthOf(m[i])
		case "day":
			day, _ = strconv.Atoi(m[i])
		case "weekday":
			weekday = m[i]
		}
	}
	if month < 1 || month > 12 || day < 1 || day > record.DaysIn(year, month) {
		return 0
	}
	d := record.DayOf(year, month, day)
	if weekday != "" && d.Weekday().String() != weekday {
		return 0
	}
	return d
}

// monthOf reads a month in English words or two digits.
func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), s[:3]) {
			return int(m)
		}
	}
	return 0
}
