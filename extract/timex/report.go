package timex

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

// lastQuarter returns the last expression that names the quarter under report, or -1: one that is over at publication if
// there is any. A quarter that looks back itself ("a year earlier", "the 1988 period") is passed over, and after "the
// first nine months" in the same paragraph no quarter is under report.
func (r *resolver) lastQuarter() int {
	begun := -1
	for i := len(r.out) - 1; i >= 0; i-- {
		if n := r.out[i].Length; r.out[i].Type == Duration && n.Unit == Month && n.Count > 3 && r.paragraph[i] == r.para {
			return -1
		}
		if r.points[i].grain != Quarter || r.shifted[i] {
			continue
		}
		from, to := r.points[i].days()
		switch published := r.opt.Published; {
		case published == 0 || to < published && published-from < 400:
			return i
		case from <= published && to >= published && begun < 0:
			begun = i
		}
	}
	return begun
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
