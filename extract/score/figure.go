package score

import (
	"fmt"
	"math"
)

// The counts that figures are made of.
const (
	must       = iota // events that must be found
	mustFound         // of these, found
	mustStrict        // with exactly the right date
	mustNear          // with an overlapping one
	matched           // events found, must or may
	matchedStrict
	matchedNear
	statusRight
	rare // found events that are not asserted
	rareRight
	shown // events that a timeline shows
	shownRight
	shownTouched
	shownFirst
	partiesWanted
	partiesTold
	partiesHit
	roleRight
	placeWanted
	placeRight
	actorMust
	actorFound
	entityTold
	entityRight
	aliasTotal
	aliasAll
	aliasForms
	aliasCovered
	kindTotal
	kindRight
	relation
	relationAny
	relationSame
	relationTold
	countsEnd
)

// Tally is the counts behind the figures of one source or several.
type Tally struct {
	counts      [countsEnd]int
	confidences []confidence
}

// confidence is what an event of the timeline promised, and whether it kept it.
type confidence struct {
	said  float64
	right bool
}

// Figure is a measure in per cent, of which calibration_error alone is better the smaller it is.
type Figure struct {
	Name   string
	Value  float64 // NaN if there is nothing to measure
	Detail string  // what it was made of
}

// Measured reports that there was something to measure.
func (f Figure) Measured() bool { return !math.IsNaN(f.Value) }

// Figures returns the measures, always the same ones in the same order.
func (t *Tally) Figures() []Figure {
	n := &t.counts
	recall, precision := ratio(n[mustStrict], n[must]), ratio(n[shownRight], n[shown])
	p, r := ratio(n[partiesHit], n[partiesTold]), ratio(n[partiesHit], n[partiesWanted])
	ep, er := ratio(n[entityRight], n[entityTold]), ratio(n[actorFound], n[actorMust])
	share := func(name string, hits, total int, what string) Figure {
		detail := fmt.Sprintf("%d of %d", n[hits], n[total])
		if what != "" {
			detail += " " + what
		}
		return Figure{name, ratio(n[hits], n[total]), detail}
	}
	return []Figure{
		{"dated_event_f1", harmonic(precision, recall, n[must] > 0), fmt.Sprintf("P %s (precision_timeline), R %s (date_recall_must_strict)", percent(precision), percent(recall))},
		share("trigger_recall_must", mustFound, must, "events that must be found"),
		share("date_recall_must_strict", mustStrict, must, "with exactly the right date"),
		share("date_recall_must_relaxed", mustNear, must, "with an overlapping date"),
		share("precision_timeline", shownRight, shown, fmt.Sprintf("events on the timeline, with an overlapping date; %d are events of the gold", n[shownTouched])),
		share("not_duplicate", shownFirst, shownTouched, "of these the one for their event of the gold"),
		share("date_accuracy_strict", matchedStrict, matched, "found events, must or may"),
		share("date_accuracy_relaxed", matchedNear, matched, "with an overlapping date"),
		{"actor_f1", harmonic(p, r, n[partiesWanted] > 0), fmt.Sprintf("P %s, R %s, %d right on found events", percent(p), percent(r), n[partiesHit])},
		share("role_accuracy", roleRight, partiesHit, "of these, agent or patient or other"),
		share("place_accuracy", placeRight, placeWanted, "found events that have a place"),
		share("status_accuracy", statusRight, matched, "found events"),
		share("status_recall_not_asserted", rareRight, rare, "that are claimed, planned or denied"),
		{"entity_f1", harmonic(ep, er, n[actorMust] > 0), fmt.Sprintf("P %s (%d of %d), R %s (%d of %d)", percent(ep), n[entityRight], n[entityTold], percent(er), n[actorFound], n[actorMust])},
		share("alias_clustering", aliasAll, aliasTotal, "actors of several names have all in one entity"),
		share("alias_coverage", aliasCovered, aliasForms, "names of these"),
		share("kind_accuracy", kindRight, kindTotal, "actors found"),
		share("relation_recall", relationSame, relation, fmt.Sprintf("ties; the record has %d", n[relationTold])),
		share("relation_recall_any_type", relationAny, relation, "ties, whatever their name"),
		{"calibration_error", t.calibration(), fmt.Sprintf("over %d events on the timeline; 0 is best", len(t.confidences))},
	}
}

// ratio is in per cent, NaN of nothing.
func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return 100 * float64(a) / float64(b)
}

// harmonic is the mean of precision and recall; 0 if either is 0 or has nothing to measure.
func harmonic(p, r float64, measured bool) float64 {
	switch {
	case !measured:
		return math.NaN()
	case p > 0 && r > 0:
		return 2 * p * r / (p + r)
	}
	return 0
}

func percent(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return fmt.Sprintf("%.1f", x)
}

// calibration is the mean distance, over ten bins, of what confidences promise from what came true.
func (t *Tally) calibration() float64 {
	var said [10]float64
	var right [10]int
	for _, c := range t.confidences {
		bin := min(9, max(0, int(c.said*10)))
		said[bin] += c.said
		right[bin] += one(c.right)
	}
	if len(t.confidences) == 0 {
		return math.NaN()
	}
	sum := 0.0
	for i := range said {
		sum += math.Abs(said[i] - float64(right[i]))
	}
	return 100 * sum / float64(len(t.confidences))
}
