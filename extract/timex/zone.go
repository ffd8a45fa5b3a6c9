package timex

import (
	"fmt"
	"strings"
)

// Zones stand behind the time in a value as ISO 8601 writes them: T14:30Z, T14:30+03:00. A zone whose hours depend on
// the season or on the reader ("eastern time", "local time") has no number in the lexicon and leaves none in the value,
// which then is local time.

// opZone puts a time of day in a zone: zone(clock, name).
func opZone(a []argument) *sem {
	if a[0].sem == nil || a[1].sem == nil || !a[0].fields.clock || a[0].fields.zone != "" {
		return nil
	}
	return with(a[0], func(s *sem) { s.fields.zone = a[1].name })
}

// opOffset names the zone so many hours, or hours and minutes, from universal time: offset(1, "03:00") for "UTC+3".
func opOffset(a []argument) *sem {
	f := a[1].fields
	if !f.clock {
		f = fields{hour: int(num(a[1]))}
	}
	if f.hour > 14 || f.hour == 14 && f.minute > 0 || f.hasSec {
		return nil // Kiribati has the largest
	}
	switch {
	case f.hour == 0 && f.minute == 0:
		return &sem{kind: isName, name: "Z"}
	case num(a[0]) < 0:
		return &sem{kind: isName, name: fmt.Sprintf("-%02d:%02d", f.hour, f.minute)}
	}
	return &sem{kind: isName, name: fmt.Sprintf("+%02d:%02d", f.hour, f.minute)}
}

// zoned reports that number i is the time of a date in digits ("2017-05-10T14:30"), or what a zone is from universal
// time ("UTC+3", "14:30+03:00").
func (m *matcher) zoned(i int) bool {
	if i < 2 || m.tokens[i].spaced || m.tokens[i-1].spaced {
		return false
	}
	before := m.tokens[i-2]
	switch m.token(i - 1) {
	case "T":
		return before.kind == digits && before.end-before.start == 10
	case "+":
		return m.on(i-2, listUniversal) || before.kind == digits && strings.Contains(m.token(i-2), ":")
	}
	return false
}
