package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/dateline/dateline/extract/record"
)

// Clock is a range of minutes of one day, from midnight; half-open. The zero value is unknown. The minutes are those of
// the place that the text speaks of, or of Zone if it names one.
type Clock struct {
	From, To int
	Zone     string // as ISO 8601 writes it: Z, +03:00; "" if the text names none
}

// Known reports that the text gives a time of day.
func (c Clock) Known() bool { return c.To > c.From }

// dayParts are the parts of a day that TIMEX3 names, as readers would bound them, in minutes.
var dayParts = map[string]Clock{
	"MO": {From: 6 * 60, To: 12 * 60}, "AF": {From: 12 * 60, To: 18 * 60}, "EV": {From: 18 * 60, To: 22 * 60}, "NI": {From: 20 * 60, To: 24 * 60},
}

// partNames are the words for them.
var partNames = map[Clock]string{dayParts["MO"]: "morning", dayParts["AF"]: "afternoon", dayParts["EV"]: "evening", dayParts["NI"]: "night"}

// clockOf reads the time of day from a TIMEX3 value such as 2017-05-10T14:30, 2017-05-10T14:30+03:00 or 2017-05-10TMO, as
// far as the event has one exact day and the value names that day.
func clockOf(w record.When) Clock {
	day, at, ok := strings.Cut(w.Value, "T")
	exact := w.ExactDay()
	if !ok || exact == 0 || w.Mod == "APPROX" || day != exact.String() {
		return Clock{}
	}
	if c, ok := dayParts[at]; ok {
		return c
	}
	at, zone := cutZone(at)
	for _, layout := range []string{"15:04:05", "15:04", "15"} {
		if len(at) != len(layout) {
			continue
		}
		if t, err := time.Parse(layout, at); err == nil {
			minute := t.Hour()*60 + t.Minute()
			return Clock{minute, minute + 1, zone}
		}
	}
	return Clock{}
}

// cutZone cuts the zone off a time of day as ISO 8601 writes it. What is none stays, and makes the time unreadable.
func cutZone(at string) (string, string) {
	if rest, ok := strings.CutSuffix(at, "Z"); ok {
		return rest, "Z"
	}
	i := strings.LastIndexAny(at, "+-")
	if i < 0 {
		return at, ""
	}
	if _, err := time.Parse("-07:00", at[i:]); err != nil {
		return at, ""
	}
	return at[:i], at[i:]
}

// suffix says the time behind a date: ", 14:30", ", 14:30 UTC+3" or ", morning".
func (c Clock) suffix() string {
	if name, ok := partNames[c]; ok {
		return ", " + name
	}
	at := fmt.Sprintf(", %d:%02d", c.From/60, c.From%60)
	switch c.Zone {
	case "":
		return at
	case "Z":
		return at + " UTC"
	}
	hours, minutes, _ := strings.Cut(c.Zone[1:], ":")
	at += " UTC" + c.Zone[:1] + strings.TrimPrefix(hours, "0")
	if minutes != "00" {
		at += ":" + minutes
	}
	return at
}
