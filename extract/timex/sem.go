package timex

// semKind says what a sem is.
type semKind uint8

const (
	isNumber semKind = iota
	isUnit
	isName
	isDate
	isDuration
	isSet
	isRef
	isPair
)

// sem is the meaning of a phrase before anything is known about its context: what resolve turns into a value. It is
// never changed once made.
type sem struct {
	kind  semKind
	num   float64 // of a number; of a unit, how many of it the word means
	unit  Unit
	name  string
	mod   string // TIMEX3 mod
	parts []amount
	vague bool // of a number: "few"

	// Of a date: fields of the calendar inside a base; without a base, the fields that are missing come from context.
	fields fields
	base   *base
	toward Direction // "last" and "next" before fields: the one before or after the anchor
	near   bool      // "this": the one in the same larger period as the anchor
	again  bool      // "that Friday": the anchor is the previous expression
	latent bool      // a bare "490", which is a year only in a text about such times
	loose  bool      // "earlier this week": somewhere inside, so no part of it is named

	// Of a pair: two expressions in one phrase ("3 to 5 June").
	first, second                                *sem
	firstStart, firstEnd, secondStart, secondEnd int
}

// amount is a number of units. Count 0 means an unknown number.
type amount struct {
	count float64
	unit  Unit
}

// fields is a partial date, as written. Zero fields are not said.
type fields struct {
	bc        bool
	century   int // 20 is 1901-2000 as people count, TIMEX3 19
	decade    int // first year: 1990, or 90 for "the nineties"
	year      int
	fiscal    bool
	half      int
	quarter   int
	season    int
	month     int
	weekday   int // Monday is 1
	weekend   bool
	day       int
	holiday   string
	part      string // MO AF EV NI DT
	clock     bool   // hour, minute and second are said
	hour      int
	minute    int
	second    int
	hasSec    bool
	zone      string // as ISO 8601 writes it: Z, +03:00
	exact     bool   // "a.m." or "p.m." is said, so "night" does not move the hour
	ambiguous [2]int // of "05/06/2017": both numbers, month and day to be told apart by the document
}

// baseKind says how a base finds its period.
type baseKind uint8

const (
	period baseKind = iota // the unit around the anchor, n further
	offset                 // the anchor, shifted by an amount
	nth                    // the nth unit of another date
)

// anchorKind says what a base counts from.
type anchorKind uint8

const (
	fromPublished anchorKind = iota
	fromPrevious
	fromContext // the previous expression in a narrative, else the day of publication
	fromDate    // another date in the same expression
	fromTold    // the period that the text reports on: the quarter it spoke of last
)

// base is a period that needs an anchor, or another date, to be found.
type base struct {
	kind    baseKind
	anchor  anchorKind
	of      *sem
	unit    Unit
	n       int
	shift   []amount
	exact   bool // of an offset: the result has the grain of what it counts from ("a year ago today")
	weekday int  // of an nth day: only days of this name count
}

// rank returns the size of the largest field, to see which of two partial dates is the larger period.
func (f fields) rank() Unit {
	switch {
	case f.century != 0:
		return Century
	case f.decade != 0:
		return Decade
	case f.year != 0:
		return Year
	case f.half != 0:
		return Half
	case f.quarter != 0:
		return Quarter
	case f.season != 0:
		return Season
	case f.month != 0, f.holiday != "", f.ambiguous[0] != 0:
		return Month
	case f.day != 0, f.weekday != 0, f.weekend:
		return Day
	}
	return Hour
}

// merge returns the fields of both, or false if they say the same field twice.
func merge(a, b fields) (fields, bool) {
	out := a
	ok := true
	number := func(to *int, from int) {
		if from != 0 {
			ok = ok && *to == 0
			*to = from
		}
	}
	number(&out.century, b.century)
	number(&out.decade, b.decade)
	number(&out.year, b.year)
	number(&out.half, b.half)
	number(&out.quarter, b.quarter)
	number(&out.season, b.season)
	number(&out.month, b.month)
	number(&out.weekday, b.weekday)
	number(&out.day, b.day)
	text := func(to *string, from string) {
		if from != "" {
			ok = ok && *to == ""
			*to = from
		}
	}
	text(&out.holiday, b.holiday)
	text(&out.part, b.part)
	text(&out.zone, b.zone)
	if b.clock {
		ok = ok && !a.clock
		out.clock, out.hour, out.minute, out.second, out.hasSec, out.exact = true, b.hour, b.minute, b.second, b.hasSec, b.exact
	}
	if b.ambiguous[0] != 0 {
		ok = ok && a.ambiguous[0] == 0 && a.month == 0 && a.day == 0
		out.ambiguous = b.ambiguous
	}
	out.bc = a.bc || b.bc
	out.fiscal = a.fiscal || b.fiscal
	out.weekend = a.weekend || b.weekend
	return out, ok
}

// fill returns a with the fields of b that are larger than anything a says, for the halves of a range.
func fill(a, b fields) fields {
	rank := a.rank()
	if rank < Year && a.year == 0 {
		a.year, a.bc, a.fiscal = b.year, b.bc, b.fiscal
	}
	if rank < Month && a.month == 0 && a.weekday == 0 {
		a.month = b.month
	}
	if rank <= Hour && a.day == 0 {
		a.day, a.weekday = b.day, b.weekday
	}
	return a
}
