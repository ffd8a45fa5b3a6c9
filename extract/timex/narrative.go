package timex

import "github.com/dateline/dateline/extract/record"

// tellsOfThePast reports that a text is a narrative of times past: it names past years much more often than it counts
// from its own day ("yesterday", "on Wednesday", a date of this year). In such a text a date without a year takes it
// from the text before; in news it takes it from the day of publication.
func tellsOfThePast(all []found, published record.Day) bool {
	if outlives(all, published) {
		published = 0
	}
	now := 9999 // with no day of publication every year is past
	if published != 0 {
		now = published.Year()
	}
	past, near := 0, 0
	for _, f := range all {
		fs := f.sem.fields
		switch {
		case f.sem.kind != isDate:
		case fs.year != 0 && (fs.bc || fs.year < now):
			past++
		case fs.year != 0 || countsFromToday(f.sem, published):
			near++
		}
	}
	return past > 4*near && (near == 0 || past >= 14) // a long history may still quote a "yesterday"
}

// outlives reports that a text dates things long after the day given for its publication, which is then that of its
// first version: several months or days more than a year on, and more of them than within a year of it.
func outlives(all []found, published record.Day) bool {
	if published == 0 {
		return false
	}
	beyond, around := 0, 0
	for _, f := range all {
		fs := f.sem.fields
		if f.sem.kind != isDate || f.sem.base != nil || fs.month == 0 || fs.year == 0 || fs.bc {
			continue
		}
		switch gap := record.DayOf(fs.year, fs.month, 1) - published; {
		case gap > yearOfDays:
			beyond++
		case gap > -yearOfDays:
			around++
		}
	}
	return beyond >= 3 && beyond > 2*around
}

const yearOfDays = 366

// countsFromToday reports that a date makes sense only near the day of its text: "yesterday", "on Wednesday", "this
// morning", "this week", or a day without a year that has just been.
func countsFromToday(s *sem, published record.Day) bool {
	b := s.base
	switch {
	case b == nil:
		return s.fields.weekday != 0 && s.fields.month == 0 || justBefore(s.fields, published)
	case b.anchor == fromPublished:
		return b.kind != nth
	case b.anchor == fromContext:
		return b.unit == Week || b.unit == Day && s.fields.part != ""
	}
	return false
}

// justBefore reports that a day without a year is within three days before a text was published: news.
func justBefore(fs fields, published record.Day) bool {
	if fs.day == 0 || fs.month == 0 || published == 0 {
		return false
	}
	y := published.Year()
	d := record.DayOf(y, fs.month, fs.day)
	if d > published {
		d = record.DayOf(y-1, fs.month, fs.day)
	}
	return d != 0 && published-d <= 3
}
