package timex

import "github.com/dateline/dateline/extract/record"

// Business news compares figures: "net income of $5 million in the third quarter, up from $4 million a year earlier".
// There "the quarter" is the one that the text reports on, and "a year earlier" the same quarter of the year before.

// reported returns the period that the text reports on: the quarter that it spoke of last, or, before any, the last
// one complete at publication; to look back a year from, it is then the year.
func (r *resolver) reported(t *Timex, looksBack bool) (point, string, unknown) {
	if i := r.lastQuarter(); i >= 0 {
		t.Anchor, t.AnchorOf = "previous", i
		return r.points[i], quoted(r.text(i), r.out[i].Value), known
	}
	if r.opt.Published == 0 {
		return point{}, "", noAnchor
	}
	t.Anchor = "published"
	if looksBack {
		return containing(r.opt.Published, Year), r.opt.Published.String(), known
	}
	p := containing(r.opt.Published, Quarter).add(-1)
	if p.grain == NoUnit {
		return p, "", impossible
	}
	return p, "the last complete quarter at " + r.opt.Published.String(), known
}

// ofReport applies what is said beside the period: "the 1988 quarter" is that of another year, "the year-ago third
// quarter" another one of the same year.
func ofReport(p point, fs fields) (point, fields) {
	if fs.year != 0 {
		p.year, fs.year = fs.year, 0
	}
	if fs.quarter != 0 && p.grain == Quarter {
		p = point{grain: Year, year: p.year}
	}
	return p, fs
}

// report remembers which quarter the text reports on. The numbers are those of expressions, -1 for none.
type report struct {
	over   int // the last quarter that was over at publication
	begun  int // the last one that was not, but had begun
	months int // the last length of several months: "the first nine months"
}

// note takes in a new expression. A quarter that looks back itself ("a year earlier", "the 1988 period") is none that
// the text reports on.
func (q *report) note(i int, t *Timex, p point, shifted bool, published record.Day) {
	if t.Type == Duration && t.Length.Unit == Month && t.Length.Count > 3 {
		q.months = i
	}
	if p.grain != Quarter || shifted {
		return
	}
	switch from, to := p.days(); {
	case published == 0 || to < published && published-from < 400:
		q.over = i
	case from <= published && to >= published:
		q.begun = i
	}
}

// lastQuarter returns the last expression that names the quarter under report, or -1: one that was over at publication
// if there is any. After "the first nine months" in the same paragraph no quarter is under report.
func (r *resolver) lastQuarter() int {
	last := r.report.over
	if last < 0 {
		last = r.report.begun
	}
	if m := r.report.months; m > last && r.paragraph[m] == r.para {
		return -1
	}
	return last
}

// comparesFigures reports that "a year ago" or "a year earlier" stands by a sum of money or a share of a hundred, in a
// text that reports on a quarter.
func (r *resolver) comparesFigures(b *base, f found) bool {
	if r.narrative || b.n != -1 || len(b.shift) != 1 || b.shift[0] != (amount{1, Year}) || b.anchor == fromDate || r.lastQuarter() < 0 {
		return false
	}
	for i := f.start - 1; i >= 0 && f.start-i <= figureReach && !r.tokens[i+1].broken; i-- {
		if r.on(i, listFigure) {
			return true
		}
	}
	return false
}

// figureReach is how many words before "a year ago" a figure may stand that it dates.
const figureReach = 14
