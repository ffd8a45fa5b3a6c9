package record

import (
	"encoding/json"
	"fmt"
	"time"
)

// Day is a calendar day of the proleptic Gregorian calendar, counted from 0001-01-01 = 1 to 9999-12-31.
// The zero value means unknown or unbounded. Days compare and subtract as integers.
type Day int32

// MaxDay is 9999-12-31.
const MaxDay Day = 3652059

// civil is the day before 0001-01-01, from which days are counted.
var civil = time.Date(0, time.December, 31, 0, 0, 0, 0, time.UTC)

// DayOf returns the day of a date. Months and days outside their range carry over as in time.Date (month 13 is
// January of the next year, day 0 the last of the month before). Results outside years 1 to 9999 are zero.
func DayOf(year, month, day int) Day {
	if year < -1 || year > 10001 || month < -120000 || month > 120000 || day < -4000000 || day > 4000000 {
		return 0
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	// Unix seconds, not Duration: a Duration holds only 292 years.
	d := (t.Unix() - civil.Unix()) / 86400
	if d < 1 || d > int64(MaxDay) {
		return 0
	}
	return Day(d)
}

// Date returns year (1..9999), month (1..12) and day (1..31).
func (d Day) Date() (year, month, day int) {
	t := civil.AddDate(0, 0, int(d))
	return t.Year(), int(t.Month()), t.Day()
}

// Year returns the year.
func (d Day) Year() int { y, _, _ := d.Date(); return y }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(d % 7) }

// AddMonths returns the same day n months later, or the last day of that month if it is shorter. The zero Day stays
// zero, and so does what falls outside years 1 to 9999.
func (d Day) AddMonths(n int) Day {
	if d == 0 {
		return 0
	}
	y, m, day := d.Date()
	first := DayOf(y, m+n, 1)
	if first == 0 {
		return 0
	}
	y, m, _ = first.Date()
	return DayOf(y, m, min(day, DaysIn(y, m)))
}

// DaysIn returns the number of days of a month (1..12).
func DaysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// ParseDay reads YYYY-MM-DD, and nothing else.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("not a day YYYY-MM-DD: %q", s)
	}
	return DayOf(t.Year(), int(t.Month()), t.Day()), nil
}

// String returns YYYY-MM-DD, or "" for the zero Day.
func (d Day) String() string {
	if d <= 0 {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// MarshalJSON writes "YYYY-MM-DD", or null for the zero Day.
func (d Day) MarshalJSON() ([]byte, error) {
	if d < 0 || d > MaxDay {
		return nil, fmt.Errorf("day %d outside years 1 to 9999", int32(d))
	}
	if d == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads "YYYY-MM-DD" or null.
func (d *Day) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*d = 0
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("a day must be a string YYYY-MM-DD or null, not %s", b)
	}
	day, err := ParseDay(s)
	if err != nil {
		return err
	}
	*d = day
	return nil
}

// Range is a range of days, both inclusive. A zero bound is unbounded; the zero Range is unknown.
type Range struct{ Lo, Hi Day }

// Ordered reports that the range does not end before it begins.
func (r Range) Ordered() bool { return r.Lo == 0 || r.Hi == 0 || r.Lo <= r.Hi }

// Bounded reports that both bounds are known.
func (r Range) Bounded() bool { return r.Lo != 0 && r.Hi != 0 }

// MarshalJSON writes [lo, hi], with null for an unbounded side.
func (r Range) MarshalJSON() ([]byte, error) { return json.Marshal([2]Day{r.Lo, r.Hi}) }

// UnmarshalJSON reads [lo, hi].
func (r *Range) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*r = Range{}
		return nil
	}
	var pair []Day
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return fmt.Errorf("a range of days must have two bounds, not %d", len(pair))
	}
	*r = Range{pair[0], pair[1]}
	return nil
}

// Dated reports that the event is placed in time at all.
func (w When) Dated() bool { return w.Start != Range{} || w.End != Range{} }

// Open reports that the event was still going on when it was last heard of: its end has a known earliest day, or
// none at all, but no latest one.
func (w When) Open() bool { return w.Dated() && w.End.Hi == 0 && w.Start.Lo != 0 && w.Start != w.End }

// Earliest returns the earliest day on which the event can have begun; zero if unbounded.
func (w When) Earliest() Day { return w.Start.Lo }

// Latest returns the latest day on which the event can have ended; zero if unbounded.
func (w When) Latest() Day { return w.End.Hi }

// ExactDay returns the one day of the event, or zero if it has none.
func (w When) ExactDay() Day {
	if w.Start == w.End && w.Start.Lo == w.Start.Hi {
		return w.Start.Lo
	}
	return 0
}
