package timex

import "github.com/dateline/dateline/extract/record"

// A story may name no year at all: "On 3 May they shelled the town ... On 20 July ...". Told in the past tense, it ended
// before its publication, and its dates go on from the first.

// storyOf returns the year in which such a story begins, 0 if the text is none: it names no year, and at least three of
// its dates would lie after publication if the first lay in the same year, none of them spoken of as yet to come.
func (r *resolver) storyOf() int {
	published := r.opt.Published
	if published == 0 || r.narrative {
		return 0
	}
	turns, month, beyond := 0, 0, 0
	last := fields{}
	for _, f := range r.all {
		fs := f.sem.fields
		switch {
		case f.sem.kind != isDate:
			continue
		case fs.year != 0 || fs.decade != 0 || f.sem.toward != 0 || f.sem.near:
			return 0
		case f.sem.base != nil:
			if f.sem.base.anchor == fromPublished || f.sem.base.anchor == fromTold {
				return 0
			}
			continue
		case fs.month == 0:
			if fs.weekday != 0 {
				return 0
			}
			continue
		}
		if r.direction(f) == Future && !r.on(f.start-1, listUntil) {
			return 0
		}
		if month-fs.month > turnOfYear {
			turns++
		}
		month, last = fs.month, fs
		if lies(published.Year()+turns, fs) > published {
			beyond++
		}
	}
	if beyond < 3 {
		return 0
	}
	year := published.Year() - turns
	if lies(year+turns, last) > published {
		year--
	}
	if year < 1 {
		return 0
	}
	return year
}

// turnOfYear is by how many months a date may lie earlier in its year than the one before and still be of the same year.
const turnOfYear = 6

// lies returns the first day of a month or day in a year.
func lies(year int, fs fields) record.Day { return record.DayOf(year, fs.month, max(fs.day, 1)) }
