package doc

import "strings"

// Published chooses the day of publication among the candidates: the most trusted source, of several of one trust the
// first. A day in universal time gives way to its neighbour if a source that shows local days says so. Without one, what
// was published in the first hours of a day of universal time, in a language of the Americas, has no day: there it was
// still the day before.
func (d *Doc) Published() (Date, bool) {
	best := -1
	for i, c := range d.Dates {
		if c.Trust == Making {
			continue
		}
		if best < 0 || c.Trust < d.Dates[best].Trust {
			best = i
		}
	}
	if best < 0 {
		return Date{}, false
	}
	chosen := d.Dates[best]
	if chosen.UTC {
		for _, c := range d.Dates {
			if !c.UTC && c.Day == chosen.Day {
				return chosen, true
			}
		}
		for _, c := range d.Dates {
			if !c.UTC && (c.Trust == Address || c.Trust == Visible) && (c.Day-chosen.Day == 1 || chosen.Day-c.Day == 1) {
				return c, true
			}
		}
		if chosen.Night && americas(d.Language) {
			return Date{}, false
		}
	}
	return chosen, true
}

// americas reports a language that is written in the Americas, or none.
func americas(language string) bool {
	if len(language) < 2 {
		return true
	}
	switch strings.ToLower(language[:2]) {
	case "en", "es", "pt", "fr":
		return true
	}
	return false
}
