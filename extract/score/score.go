// Package score compares records with what careful readers wrote down.
//
// The reference is a gold annotation of the project's form (Gold, which quotes the text), or a record taken for gold.
// Compare lays both over one source and counts; Tally.Figures are the measures, and Result.Errors says for each thing
// that went wrong which of a few causes it has, so that the largest is known. The measures, with their tolerances:
//
//   - An event of the record stands for one of the reference if a trigger overlaps one of its triggers. Pairs are one to
//     one, the right date first.
//   - A date is exactly right (strict) if the ranges of its begin and its end equal those of the reference; weeks may be
//     off by a day and seasons by a month, "about" by three days or one unit; under "early", "late" and "mid" the range
//     lies within that of the reference; "before" and "after" need one bound. It overlaps (relaxed) if the ranges as a
//     whole overlap and the record's is at most three times as long.
//   - dated_event_f1 is the harmonic mean of the share of events that must be found and have exactly the right date, and
//     the share of events shown on the timeline (dated by words, salience at least 0.5) that overlap.
//   - Actors are compared by all their names, without case, article, possessive, civil title and dots of acronyms. Those
//     without a name are neither right nor wrong.
//   - calibration_error is the expected calibration error over ten bins (Guo et al. 2017), in points.
package score

import (
	"cmp"
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// Result is what the comparison of one source, or of several, found.
type Result struct {
	Tally  Tally
	Errors []Error // in the order of the text
}

// comparison is one source under comparison.
type comparison struct {
	source record.SourceID
	rec    *record.Record
	ref    *Reference
	cast   cast
	events []told
	pairs  pairing
	Result

	timeByID  map[record.TimeID]*record.Time // of this source
	sentences []record.Span                  // that speak of events, in order
}

// Compare compares one source of a record with its reference. A source that the record does not have, counts as one in
// which nothing was found.
func Compare(rec *record.Record, source record.SourceID, ref *Reference) Result {
	c := comparison{source: source, rec: rec, ref: ref, cast: castOf(rec, source), events: toldIn(rec, source)}
	c.pairs = pair(c.events, ref)
	c.index()
	for i := range ref.events {
		c.date(i)
		if j := c.pairs.of[i]; j >= 0 {
			c.status(&ref.events[i], &c.events[j])
			c.participants(&ref.events[i], &c.events[j])
		}
	}
	c.timeline()
	c.actors()
	slices.SortStableFunc(c.Errors, func(a, b Error) int { return cmp.Compare(a.Start, b.Start) })
	return c.Result
}

// index fills the look-up tables of errors.
func (c *comparison) index() {
	c.timeByID = map[record.TimeID]*record.Time{}
	for i := range c.rec.Times {
		if t := &c.rec.Times[i]; t.Source == c.source {
			c.timeByID[t.ID] = t
		}
	}
	for i := range c.events {
		for _, m := range c.events[i].Mentions {
			if m.Source == c.source && m.Sentence.End <= len(c.ref.text) {
				c.sentences = append(c.sentences, m.Sentence)
			}
		}
	}
	slices.SortFunc(c.sentences, func(a, b record.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
}

// Add adds what was found in another source.
func (r *Result) Add(other Result) {
	for i, n := range other.Tally.counts {
		r.Tally.counts[i] += n
	}
	r.Tally.confidences = append(r.Tally.confidences, other.Tally.confidences...)
	r.Errors = append(r.Errors, other.Errors...)
}

// date counts whether an event of the reference was found, with its date, and why not.
func (c *comparison) date(i int) {
	w := &c.ref.events[i]
	n := &c.Tally.counts
	j := c.pairs.of[i]
	found, strict, near := j >= 0, c.pairs.strict[i], c.pairs.near[i]
	if w.must {
		n[must]++
		n[mustFound] += one(found)
		n[mustStrict] += one(strict)
		n[mustNear] += one(near)
	}
	if !found {
		c.unfound(w)
		return
	}
	n[matched]++
	n[matchedStrict] += one(strict)
	n[matchedNear] += one(near)
	if !strict {
		c.misdated(w, &c.events[j], near)
	}
}

func (c *comparison) status(w *wanted, e *told) {
	n := &c.Tally.counts
	right := statusOf(e.Status) == w.status
	n[statusRight] += one(right)
	if w.status != record.Asserted {
		n[rare]++
		n[rareRight] += one(right)
	}
	if !right {
		c.fail(WrongStatus, w, e, w.status, e.Status)
	}
}

// participants compares who takes part, and where.
func (c *comparison) participants(w *wanted, e *told) {
	n := &c.Tally.counts
	type part struct {
		*entity
		role string
	}
	var left []part
	for _, r := range e.Roles {
		p := c.cast.find(r.Entity)
		if p == nil || !p.named {
			continue
		}
		if k := slices.IndexFunc(left, func(other part) bool { return other.ID == p.ID }); k >= 0 {
			left[k].role = r.Role
		} else {
			left = append(left, part{p, r.Role})
		}
	}
	for _, a := range w.parties {
		hit := slices.IndexFunc(left, func(p part) bool { return p.forms.common(a.forms) > 0 })
		role := ""
		if hit >= 0 {
			role = left[hit].role
			left = slices.Delete(left, hit, hit+1)
		}
		if a.generic {
			continue
		}
		n[partiesWanted]++
		if hit < 0 {
			c.fail(MissedActor, w, e, a.name+" as "+a.role, "")
			continue
		}
		n[partiesHit]++
		n[partiesTold]++
		if role == a.role || a.role == record.OtherRole && role != record.Agent && role != record.Patient {
			n[roleRight]++
		} else {
			c.fail(WrongRole, w, e, a.name+" as "+a.role, "as "+role)
		}
	}
	n[partiesTold] += len(left)
	for _, p := range left {
		c.fail(WrongActor, w, e, "", p.Name+" as "+p.role)
	}
	if len(w.place) == 0 {
		return
	}
	n[placeWanted]++
	where := c.cast.find(e.Where)
	switch {
	case where != nil && where.forms.common(w.place) > 0:
		n[placeRight]++
	case where != nil:
		c.fail(WrongPlace, w, e, w.placeName, where.Name)
	default:
		c.fail(WrongPlace, w, e, w.placeName, "")
	}
}

// timeline counts what a timeline shows: right if it touches an event of the reference and overlaps its date.
func (c *comparison) timeline() {
	n := &c.Tally.counts
	for j := range c.events {
		e := &c.events[j]
		if !e.shown() {
			continue
		}
		touched, paired := c.pairs.touch[j], c.pairs.back[j] >= 0
		right := slices.ContainsFunc(touched, func(i int) bool { return c.ref.events[i].when.relaxed(&e.When, c.ref.published) })
		n[shown]++
		n[shownRight] += one(right)
		n[shownTouched] += one(len(touched) > 0)
		n[shownFirst] += one(len(touched) > 0 && paired)
		c.Tally.confidences = append(c.Tally.confidences, confidence{e.Confidence, right})
		switch {
		case len(touched) == 0:
			c.fail(Spurious, nil, e, "", phraseOf(&e.When))
		case !paired:
			c.fail(Duplicate, &c.ref.events[touched[0]], e, "", phraseOf(&e.When))
		}
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
