package merge

import (
	"cmp"

	"github.com/dateline/dateline/extract/record"
)

// outcome is a report of what came of a plan.
type outcome struct {
	event int32
	score float64
	why   string
}

// follows notes that b may tell what came of the plan a: it is published no earlier, and they would be one event if
// both had happened. Of several, the likeliest counts.
func (pl *plot) follows(a, b int32) {
	x, y := pl.published(a), pl.published(b)
	if x == 0 || y == 0 || y < x {
		return
	}
	score, why := compare(&pl.facts[a], &pl.facts[b])
	if score < nearEvent {
		return
	}
	if old, ok := pl.outcome[a]; !ok || cmp.Or(cmp.Compare(score, old.score), cmp.Compare(old.event, b)) > 0 {
		pl.outcome[a] = outcome{b, score, why}
	}
}

func (pl *plot) published(n int32) record.Day {
	return pl.parts[pl.facts[n].part].rec.Sources[0].Published
}

// firmPlan is the salience from which a plan is missed when nothing more is heard of it.
const firmPlan = 0.5

// outcomes ties plans to what came of them. A plan whose day is over, and of which nothing more is heard while later
// texts speak of its actors, says so.
func (as *assembly) outcomes() {
	pl := as.plot
	heard := map[int32]record.Day{} // the last day on which a text speaks of an actor
	for n, w := range as.cast.all {
		root := as.cast.sets.find(int32(n))
		heard[root] = max(heard[root], as.parts[w.part].rec.Sources[0].Published)
	}
	best := map[record.EventID]outcome{}
	last := map[record.EventID]record.Day{}
	for n := range pl.facts {
		f := &pl.facts[n]
		if f.state != ahead {
			continue
		}
		id := as.event[pl.sets.find(int32(n))]
		if o, ok := pl.outcome[int32(n)]; ok && (best[id].why == "" || o.score > best[id].score) {
			best[id] = o
		}
		ev := &as.parts[f.part].rec.Events[pl.all[n].event]
		if ev.Status != record.Planned || ev.Salience < firmPlan || f.to-f.from > 31 {
			continue
		}
		for _, actors := range [][]int32{f.agents, f.patients} {
			for _, a := range actors {
				if f.to != 0 && heard[a] > f.to+1 {
					last[id] = max(last[id], heard[a])
				}
			}
		}
	}
	for k := range as.out.Events {
		ev := &as.out.Events[k]
		if o, ok := best[ev.ID]; ok {
			kind := record.Fulfilled
			if pl.facts[o.event].state == denied {
				kind = record.CalledOff
			}
			ev.Outcome = &record.Outcome{Kind: kind, Event: as.event[pl.sets.find(o.event)], Why: o.why}
		} else if day, ok := last[ev.ID]; ok {
			ev.Outcome = &record.Outcome{Kind: record.Unreported, Why: "texts up to " + day.String() + " speak of its actors, and none of it"}
		}
	}
}
