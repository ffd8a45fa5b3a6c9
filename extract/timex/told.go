package timex

import "github.com/dateline/dateline/extract/record"

// Diaries, speeches and recordings say what day it is while they are told: "It is Monday, May 3rd." From there on
// "today", "tomorrow" and "on Wednesday" count from that day and not from the one of publication.

// today returns the day from which relative expressions count here, its name for Why, and puts it down as the anchor.
// It is zero if it is not known.
func (r *resolver) today(t *Timex) (record.Day, string) {
	if r.stated >= 0 {
		t.Anchor, t.AnchorOf = "previous", r.stated
		return r.out[r.stated].From, quoted(r.text(r.stated), r.out[r.stated].Value)
	}
	if r.opt.Published == 0 {
		return 0, ""
	}
	t.Anchor = "published"
	return r.opt.Published, r.opt.Published.String()
}

// farthestTold is how many days a telling may lie from its publication.
const farthestTold = 366

// tells reports that a day can be the one of a telling: within a year of publication.
func (r *resolver) tells(p point) bool {
	from, to := p.days()
	if p.grain != Day || from == 0 || from != to {
		return false
	}
	gap := from - r.opt.Published
	return r.opt.Published == 0 || -farthestTold <= gap && gap <= farthestTold
}
