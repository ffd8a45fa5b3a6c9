package timeline

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Clock is a range of minutes of one day, from midnight; half-open. The zero value is unknown.
type Clock struct{ From, To int }

// Known reports that the text gives a time of day.
func (c Clock) Known() bool { return c.To > c.From }

// dayParts are the parts of a day that TIMEX3 names, as readers would bound them, in minutes.
var dayParts = map[string]Clock{"MO": {6 * 60, 12 * 60}, "AF": {12 * 60, 18 * 60}, "EV": {18 * 60, 22 * 60}, "NI": {20 * 60, 24 * 60}}

// partNames are the words for them.
var partNames = map[Clock]string{dayParts["MO"]: "morning", dayParts["AF"]: "afternoon", dayParts["EV"]: "evening", dayParts["NI"]: "night"}

// clockOf reads the time of day from a TIMEX3 value such as 2017-05-10T14:30 or 2017-05-10TMO, as far as the event has
// one exact day and the value names that day.
func clockOf(w record.When) Clock {
	day, at, ok := strings.Cut(w.Value, "T")
	exact := w.ExactDay()
	if !ok || exact == 0 || w.Mod == "APPROX" || day != exact.String() {
		return Clock{}
	}
	if c, ok := dayParts[at]; ok {
		return c
	}
	var hour, minute int
	switch len(at) {
	case 2:
		if n, err := fmt.Sscanf(at, "%2d", &hour); n != 1 || err != nil || hour < 0 || hour > 23 {
			return Clock{}
		}
		return Clock{hour * 60, hour*60 + 1}
	case 5, 8:
		if n, err := fmt.Sscanf(at[:5], "%2d:%2d", &hour, &minute); n != 2 || err != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
			return Clock{}
		}
		return Clock{hour*60 + minute, hour*60 + minute + 1}
	}
	return Clock{}
}

// suffix says the time behind a date: ", 14:30" or ", morning".
func (c Clock) suffix() string {
	if name, ok := partNames[c]; ok {
		return ", " + name
	}
	return fmt.Sprintf(", %d:%02d", c.From/60, c.From%60)
}
