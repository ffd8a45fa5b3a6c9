package timex

import (
	"fmt"

	"github.com/dateline/dateline/extract/record"
)

// fromFields resolves a date that names fields of the calendar, finding what it leaves out.
func (r *resolver) fromFields(s *sem, f found, t *Timex) (point, string, unknown) {
	fs := s.fields
	why := "as written"
	if fs.ambiguous[0] != 0 {
		fs.month, fs.day, why = r.order(fs.ambiguous)
		fs.ambiguous = [2]int{}
	}
	switch {
	case fs.century != 0:
		y := (fs.century - 1) * 100
		if fs.bc {
			return point{grain: Century, year: -y - 1}, why, known
		}
		return point{grain: Century, year: y}, why, known
	case fs.decade != 0:
		d := fs.decade
		if d < 100 {
			d = r.centuryFor(d)
		}
		if fs.bc {
			d = -d
		}
		return point{grain: Decade, year: d}, why, known
	case fs.year != 0:
		y := fs.year
		if fs.bc {
			y = -y
		}
		fs.year, fs.bc = 0, false
		p, ok := inside(point{grain: Year, year: y}, fs)
		if !ok {
			return p, why, impossible
		}
		return p, why, known
	}
	switch rank := fs.rank(); {
	case rank >= Month:
		return r.missingYear(s, fs, f, t, why)
	case fs.day != 0:
		return r.missingMonth(s, fs, f, t)
	case fs.weekday != 0 || fs.weekend:
		return r.missingWeek(s, fs, f, t)
	}
	return r.missingDay(s, fs, f, t)
}

// order tells the day from the month in "05/06/2017" by the other dates of the text.
func (r *resolver) order(n [2]int) (month, day int, why string) {
	switch {
	case n[0] == n[1]:
		return n[0], n[1], "as written"
	case r.dayFirst > 0:
		return n[1], n[0], "day first, as in the other dates of the text"
	case r.dayFirst < 0:
		return n[0], n[1], "month first, as in the other dates of the text"
	}
	if r.g.settings["digits"] == "day-first" {
		return n[1], n[0], "ambiguous: read day first, could be month first"
	}
	return n[0], n[1], "ambiguous: read month first, could be day first"
}

// centuryFor completes "the nineties": the century of the narrative, else the twentieth.
func (r *resolver) centuryFor(d int) int {
	if i := r.lastWith(Year); r.narrative && i >= 0 && r.points[i].year > 0 {
		return r.points[i].year/100*100 + d
	}
	if d < 20 {
		return 2000 + d
	}
	return 1900 + d
}

// lastWith returns the last expression whose period is no larger than a unit, or -1.
func (r *resolver) lastWith(u Unit) int { return r.last[u] }

// reference returns the expression that a date without a year takes its year from, or -1: in a narrative the last one
// that carried the story on, else the last one.
func (r *resolver) reference() int {
	if r.narrative {
		return r.lastOnward
	}
	return r.last[Year]
}

// carriesOn judges whether an expression moves the story of a narrative to its own time, or only looks aside: a date
// with a month does, a year does where it opens a sentence or a heading ("In 1916, ..."), and what counts from the day
// of publication or some years back does not.
func (r *resolver) carriesOn(f found, t *Timex, p point) bool {
	if p.grain == NoUnit || p.grain > Year || t.Anchor == "published" && r.storyYear == 0 {
		return false
	}
	if b := f.sem.base; b != nil && b.kind == offset && p.grain == Year && b.n < 0 || f.sem.toward == Future {
		return false
	}
	if p.grain < Year {
		return true
	}
	return r.opens(f.start) || r.reference() < 0
}

// choice is one of the candidates that a partial date leaves: the same in other years, weeks, months.
type choice func(n int) (point, bool)

// pick returns the first of a few candidates, from one on by a step, whose days satisfy ok.
func pick(c choice, from, step int, ok func(first, last record.Day) bool) (point, bool) {
	for n, tries := from, 0; tries < 9; n, tries = n+step, tries+1 {
		p, fits := c(n)
		if !fits {
			continue
		}
		if lo, hi := p.days(); lo != 0 && hi != 0 && ok(lo, hi) {
			return p, true
		}
	}
	return point{}, false
}

// toward chooses the candidate on one side of a day. start is the candidate around the day.
func toward(c choice, start int, day record.Day, d Direction, strict bool) (point, bool) {
	if d == Future {
		return pick(c, start-1, 1, func(lo, hi record.Day) bool { return lo > day || !strict && hi >= day })
	}
	return pick(c, start+1, -1, func(lo, hi record.Day) bool { return hi < day || !strict && lo <= day })
}

// nearest chooses the candidate with the least distance to a day.
func nearest(c choice, start int, day record.Day) (point, bool) {
	return nearestTo(c, start, 1, day, func(record.Day) bool { return true })
}

// nearestTo chooses, among the candidates around start whose first day fits, the one nearest to a day.
func nearestTo(c choice, start, around int, day record.Day, fits func(record.Day) bool) (point, bool) {
	var best point
	least := record.Day(-1)
	for n := start - around; n <= start+around; n++ {
		p, ok := c(n)
		if !ok {
			continue
		}
		lo, hi := p.days()
		if lo == 0 || hi == 0 || !fits(lo) {
			continue
		}
		gap := max(lo-day, day-hi, 0)
		if least < 0 || gap < least {
			best, least = p, gap
		}
	}
	return best, least >= 0
}

// missingYear finds the year of a month, a day of a month, a season, a quarter or a holiday.
func (r *resolver) missingYear(s *sem, fs fields, f found, t *Timex, why string) (point, string, unknown) {
	inYear := func(y int) (point, bool) {
		if y < 1 || y > 9999 {
			return point{}, false
		}
		return inside(point{grain: Year, year: y}, fs)
	}
	what := fs.name()
	prev := r.reference()
	if i := r.lastWith(Day); s.again && fs.part != "" && fs.day == 0 && fs.month != 0 && i >= 0 && r.points[i].index == fs.month {
		fs.month = 0 // "that October night"
		p := r.points[i]
		p.clock = ""
		q, ok := inside(p, fs)
		t.Anchor, t.AnchorOf = "previous", i
		return given(q, ok, "day of "+quoted(r.text(i), r.out[i].Value))
	}
	if i := r.closes(f); i >= 0 && s.toward == 0 && !s.near && !s.again && !r.narrative {
		return r.endsRange(i, t, inYear, r.out[i].From.Year())
	}
	if s.again && prev >= 0 && s.toward == 0 || r.carries(s, prev) && r.rightWeekday(fs, prev) {
		year := r.points[prev].year
		t.Anchor, t.AnchorOf = "previous", prev
		y := year
		if p, ok := r.rollOver(fs, prev); ok {
			y = p
		}
		p, ok := inside(point{grain: Year, year: y}, fs)
		if ok {
			if y != year {
				return p, fmt.Sprintf("%s after %q (%s)", what, r.text(prev), r.out[prev].Value), known
			}
			return p, fmt.Sprintf("year carried from %q (%s)", r.text(prev), r.out[prev].Value), known
		}
		t.Anchor, t.AnchorOf = "none", -1
	}
	if prev < 0 && r.storyYear != 0 {
		if p, ok := inYear(r.storyYear); ok {
			t.Anchor = "published"
			return p, fmt.Sprintf("the year in which the story of the text ends before %s", r.opt.Published), known
		}
	}
	if k := r.firstYear; prev < 0 && k >= 0 && r.narrative && s.toward == 0 && !s.near {
		if p, ok := inside(point{grain: Year, year: r.all[k].sem.fields.year}, fs); ok {
			t.Anchor, t.AnchorOf = "previous", k
			return p, fmt.Sprintf("year of %q, the first that the text names", r.words(r.all[k])), known
		}
	}
	day, name := r.today(t)
	if fs.weekday != 0 && fs.day != 0 && day != 0 {
		if p, ok := onWeekday(inYear, day, fs.weekday); ok {
			return p, "the year in which it is that day of the week, nearest to " + name, known
		}
	}
	if (s.again || r.narrative && (s.toward == Future || s.toward == Past && fs.day != 0)) && prev >= 0 {
		if lo, _ := r.points[prev].days(); lo != 0 {
			day, name = lo, fmt.Sprintf("%q (%s)", r.text(prev), r.out[prev].Value)
			t.Anchor, t.AnchorOf = "previous", prev
		}
	}
	if day == 0 {
		return point{}, "", noAnchor
	}
	start := day.Year()
	switch {
	case s.toward != 0:
		p, ok := toward(inYear, start, day, s.toward, true)
		return given(p, ok, side(what, s.toward, name))
	case s.near && fs.month != 0: // "this September" is that of the year, however far
		p, ok := inYear(start)
		return given(p, ok, fmt.Sprintf("%s of the year of %s", what, name))
	case s.near:
		p, ok := nearest(inYear, start, day)
		return given(p, ok, fmt.Sprintf("%s nearest to %s", what, name))
	}
	if i := r.listed(s, f); i >= 0 {
		lo, _ := r.points[i].days()
		if p, ok := nearest(inYear, lo.Year(), lo); ok {
			t.Anchor, t.AnchorOf = "previous", i
			return p, fmt.Sprintf("%s nearest to %s", what, quoted(r.text(i), r.out[i].Value)), known
		}
	}
	d := r.likely(inYear, start, day, f)
	p, ok := toward(inYear, start, day, d, false)
	if ok && f.until && r.hasPassed(f) && r.tooLate(p, day) {
		p, ok = inYear(p.year - 1) // "ran from 3 May until 10 June", said on 12 May
	}
	return given(p, ok, side(what, d, name))
}

// listed returns the expression before in the same sentence if it left its year out too: "in December, in January and
// in February" go on in one direction. It is -1 otherwise.
func (r *resolver) listed(s *sem, f found) int {
	i := len(r.out) - 1
	if i < 0 || r.points[i].grain != Month || s.fields.day != 0 || s.fields.month == 0 || r.all[i].sem.fields.year != 0 || r.all[i].sem.base != nil || r.all[i].sem.toward != 0 {
		return -1
	}
	for j := r.all[i].end; j < f.start; j++ {
		if r.clauseEnd(j) {
			return -1
		}
	}
	return i
}

func given(p point, ok bool, why string) (point, string, unknown) {
	if !ok {
		return p, why, impossible
	}
	return p, why, known
}

func side(what string, d Direction, name string) string {
	if d == Future {
		return what + " after " + name
	}
	return what + " before " + name
}

// name says which kind of date it is, for Why.
func (f fields) name() string {
	switch {
	case f.holiday != "":
		return "holiday"
	case f.half != 0:
		return "half"
	case f.quarter != 0:
		return "quarter"
	case f.season != 0:
		return "season"
	case f.month != 0 && f.day != 0:
		return "day"
	case f.month != 0:
		return "month"
	case f.weekend:
		return "weekend"
	case f.weekday != 0:
		return "weekday"
	}
	return "day"
}

// rightWeekday reports that a date with its day of the week would fall on that day in the year of the narrative, or
// that there is no other year to try.
func (r *resolver) rightWeekday(fs fields, prev int) bool {
	if fs.weekday == 0 || fs.day == 0 || r.opt.Published == 0 {
		return true
	}
	d := record.DayOf(r.points[prev].year, fs.month, fs.day)
	return d != 0 && isoWeekday(d) == fs.weekday
}

// carries decides whether the year comes from the expression before rather than from the day of publication: in a
// narrative it does. In news it does not, even after "in March 2011": measured, that is wrong more often than right.
func (r *resolver) carries(s *sem, prev int) bool {
	return prev >= 0 && r.narrative && s.toward == 0 && !s.near && !s.again
}

// rollOver returns the year after that of the previous expression when the narrative has gone past its December.
func (r *resolver) rollOver(fs fields, prev int) (int, bool) {
	p := r.points[prev]
	if p.year < 1 || fs.month == 0 {
		return 0, false
	}
	if p.grain == Year && r.out[prev].Mod == "END" && fs.month <= 6 {
		return p.year + 1, true // "late 1943 ... by June"
	}
	if p.grain > Month {
		return 0, false
	}
	if p.index == 12 && fs.month <= 2 || r.storyYear != 0 && p.grain != Week && p.index-fs.month > turnOfYear {
		return p.year + 1, true
	}
	return 0, false
}

// onWeekday chooses the year within two of the day of publication in which a date falls on its day of the week.
func onWeekday(c choice, day record.Day, weekday int) (point, bool) {
	return nearestTo(c, day.Year(), 2, day, func(d record.Day) bool { return isoWeekday(d) == weekday })
}

// likely corrects the direction that the tense gives where one side is close and the other most of a year away:
// "the dividend declared Thursday is paid Dec. 14" on 30 November speaks of the coming December.
func (r *resolver) likely(c choice, start int, day record.Day, f found) Direction {
	d := r.direction(f)
	back, ok := toward(c, start, day, Past, false)
	ahead, ok2 := toward(c, start, day, Future, false)
	if !ok || !ok2 {
		return d
	}
	_, last := back.days()
	next, _ := ahead.days()
	sinceLast, untilNext := day-last, next-day
	switch {
	case r.on(f.start-1, listBy) && untilNext < sinceLast && d != Past:
		return Future // "by May"
	case d == Past && sinceLast > 300 && untilNext < 45:
		return Future
	case d == Unknown && sinceLast > 240 && untilNext < 90:
		return Future
	case d == Future && sinceLast < 60 && untilNext > 240:
		return Past
	}
	return d
}

// missingMonth finds the month of "the 14th".
func (r *resolver) missingMonth(s *sem, fs fields, f found, t *Timex) (point, string, unknown) {
	if prev := r.lastWith(Month); prev >= 0 && (r.narrative || r.paragraph[prev] == r.para) {
		p := r.points[prev]
		m, ok := p.coarsen(Month)
		if ok && m.grain == Month {
			if q, ok := inside(m, fs); ok {
				t.Anchor, t.AnchorOf = "previous", prev
				return q, fmt.Sprintf("month carried from %q (%s)", r.text(prev), r.out[prev].Value), known
			}
		}
	}
	day, name := r.today(t)
	if day == 0 {
		return point{}, "", noAnchor
	}
	y, mon, _ := day.Date()
	c := func(n int) (point, bool) {
		m := point{grain: Month, year: y, index: mon}.add(n)
		if m.grain == NoUnit {
			return m, false
		}
		return inside(m, fs)
	}
	if i := r.closes(f); i >= 0 && s.toward == 0 {
		y, mon, _ = r.out[i].From.Date()
		return r.endsRange(i, t, c, 0)
	}
	d := r.direction(f)
	if s.toward != 0 {
		d = s.toward
	}
	p, ok := toward(c, 0, day, d, false)
	return given(p, ok, side("day of the month", d, name))
}

// missingWeek finds the week of a weekday or a weekend.
func (r *resolver) missingWeek(s *sem, fs fields, f found, t *Timex) (point, string, unknown) {
	day, name := r.today(t)
	prev := r.lastWith(Day)
	fromText := prev >= 0 && (s.again || r.narrative || day == 0)
	if fromText {
		if lo, _ := r.points[prev].days(); lo != 0 {
			day, name = lo, fmt.Sprintf("%q (%s)", r.text(prev), r.out[prev].Value)
			t.Anchor, t.AnchorOf = "previous", prev
		}
	}
	if day == 0 || r.narrative && !fromText {
		return point{}, "", noAnchor
	}
	c := func(n int) (point, bool) {
		w := containing(day, Week).add(n)
		if w.grain == NoUnit {
			return w, false
		}
		return inside(w, fs)
	}
	what := fs.name()
	switch {
	case s.toward != 0:
		p, ok := toward(c, 0, day, s.toward, true)
		return given(p, ok, side(what, s.toward, name))
	case s.near && fs.weekend:
		if d := r.direction(f); d != Unknown {
			p, ok := toward(c, 0, day, d, false)
			return given(p, ok, side(what, d, name))
		}
		p, ok := nearest(c, 0, day)
		return given(p, ok, fmt.Sprintf("%s nearest to %s", what, name))
	case s.near:
		p, ok := c(0)
		return given(p, ok, fmt.Sprintf("%s in the week of %s", what, name))
	case fromText:
		p, ok := nearest(c, 0, day)
		return given(p, ok, fmt.Sprintf("%s nearest to %s", what, name))
	}
	if i := r.closes(f); i >= 0 && !s.again {
		day = r.out[i].From
		return r.endsRange(i, t, c, 0)
	}
	d := r.direction(f)
	if r.stated >= 0 && r.saysToday(f.start) {
		d = Future // a diary goes on
	}
	p, ok := toward(c, 0, day, d, false)
	return given(p, ok, side(what, d, name))
}

// news reports that an expression names one of the days before publication that a news text tells of: an hour further
// on ("The fire started at about 19:00") is an hour of that day.
func (r *resolver) news(i int) bool {
	d := r.out[i].From
	return d != 0 && d == r.out[i].To && d <= r.opt.Published && r.opt.Published-d < 10
}

// missingDay finds the day of "the morning" or "2:30 p.m.".
func (r *resolver) missingDay(s *sem, fs fields, f found, t *Timex) (point, string, unknown) {
	if prev := r.lastWith(Day); prev >= 0 && (r.narrative || s.again || r.opt.Published == 0 || r.paragraph[prev] == r.para || fs.clock && r.news(prev)) {
		p := r.points[prev]
		p.part, p.clock = "", ""
		if q, ok := inside(p, fs); ok {
			t.Anchor, t.AnchorOf = "previous", prev
			return q, fmt.Sprintf("day of %q (%s)", r.text(prev), r.out[prev].Value), known
		}
	}
	day, name := r.today(t)
	if day == 0 || r.narrative {
		return point{}, "", noAnchor
	}
	p, ok := inside(containing(day, Day), fs)
	return given(p, ok, "day of "+name)
}
