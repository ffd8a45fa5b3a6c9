package merge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Kinds of conflict.
const (
	aboutDate   = "date"
	aboutToll   = "toll"
	aboutActor  = "actor"
	aboutStatus = "status"
)

// conflicts lists what reports of one event say that cannot all be so, each with the sentences of two sides, behind
// the conflicts that single articles brought along.
func (as *assembly) conflicts() {
	for i, p := range as.parts {
		events := make(map[record.EventID]record.EventID, len(p.rec.Events))
		for k := range p.rec.Events {
			events[p.rec.Events[k].ID] = as.event[as.plot.sets.find(as.eventNumber(i, k))]
		}
		for _, c := range p.rec.Conflicts {
			c.Events, c.Evidence = slices.Clone(c.Events), slices.Clone(c.Evidence)
			for j := range c.Events {
				c.Events[j] = events[c.Events[j]]
			}
			for j := range c.Evidence {
				c.Evidence[j].Source = as.source[i]
			}
			as.out.Conflicts = append(as.out.Conflicts, c)
		}
	}
	for k := range as.out.Events {
		ev := &as.out.Events[k]
		reports := as.reports[ev.ID]
		if len(reports) < 2 {
			continue
		}
		as.dateConflicts(ev, reports)
		as.tollConflicts(ev, reports)
		as.actorConflict(ev, reports)
		as.statusConflict(ev, reports)
	}
}

func (as *assembly) conflict(kind string, ev *record.Event, message string, a, b *report) {
	as.out.Conflicts = append(as.out.Conflicts, record.Conflict{
		Kind: kind, Events: []record.EventID{ev.ID}, Message: message, Evidence: []record.Evidence{sentenceOf(a), sentenceOf(b)},
	})
}

// sentenceOf is the sentence of a report as evidence.
func sentenceOf(r *report) record.Evidence {
	m := r.Mentions[0]
	span := m.Sentence
	if r.source.Quote(span) == "" {
		span = m.Trigger
	}
	return record.Evidence{Source: m.Source, Span: span, Text: r.source.Quote(span)}
}

func (r *report) name() string {
	if r.source.Publisher != "" {
		return r.source.Publisher
	}
	return r.source.Name
}

// dateConflicts names each date that does not fit that of the event, once.
func (as *assembly) dateConflicts(ev *record.Event, reports []report) {
	_, against := bestWhen(reports)
	if len(against) == 0 {
		return
	}
	base := 0
	for i := range reports {
		if reports[i].When.Start == ev.When.Start && reports[i].When.End == ev.When.End {
			base = i
			break
		}
	}
	var said []string
	for _, i := range against {
		date := reports[i].When.Phrase()
		if slices.Contains(said, date) {
			continue
		}
		said = append(said, date)
		as.conflict(aboutDate, ev, fmt.Sprintf("%s (%s) or %s (%s)", ev.When.Phrase(), reports[base].name(), date, reports[i].name()), &reports[base], &reports[i])
	}
}

// figure is a number that a report gives for an event.
type figure struct {
	*record.Quantity
	by *report
}

// most is the largest number that a figure allows. Nobody can be held to the upper end of "at least 12".
func (f figure) most() float64 {
	if f.High >= 2*f.Value && f.High > f.Value {
		return 1e18
	}
	return f.High
}

// tollConflicts names the two figures that lie furthest apart of those that cannot both be so. A toll that only grows
// from day to day is a development and no conflict: Series tells it.
func (as *assembly) tollConflicts(ev *record.Event, reports []report) {
	var whats []string
	byWhat := map[string][]figure{}
	for i := range reports {
		for j := range reports[i].Quantities {
			q := &reports[i].Quantities[j]
			if byWhat[q.What] == nil {
				whats = append(whats, q.What)
			}
			byWhat[q.What] = append(byWhat[q.What], figure{q, &reports[i]})
		}
	}
	for _, what := range whats {
		var worst [2]figure
		gap := 0.0
		for i, a := range byWhat[what] {
			for _, b := range byWhat[what][i+1:] {
				if a.by == b.by || a.Unit != b.Unit && a.Unit != "" && b.Unit != "" && ev.Class == "OTHER" || !(a.Low > b.most() || b.Low > a.most()) {
					continue
				}
				if x, y := a.by.published, b.by.published; x != 0 && y != 0 && (x < y && a.Value < b.Value || y < x && b.Value < a.Value) {
					continue // it grew
				}
				if d := max(a.Value, b.Value) - min(a.Value, b.Value); d > gap {
					worst, gap = [2]figure{a, b}, d
				}
			}
		}
		if gap > 0 {
			a, b := worst[0], worst[1]
			as.conflict(aboutToll, ev, fmt.Sprintf("%s %s (%s) or %s (%s)", what, a.Text, dated(a.by), b.Text, dated(b.by)), a.by, b.by)
		}
	}
}

// dated names a report with its day of publication.
func dated(r *report) string {
	if r.published == 0 {
		return r.name()
	}
	return r.name() + ", " + r.published.String()
}

// actorConflict names two reports that say of different people or organizations that they did it.
func (as *assembly) actorConflict(ev *record.Event, reports []report) {
	if ev.Class == "OTHER" {
		return
	}
	kind := func(id record.EntityID) (string, string) {
		n, err := strconv.Atoi(strings.TrimPrefix(string(id), "e"))
		if err != nil || n < 1 || n > len(as.out.Entities) {
			return "", ""
		}
		return as.out.Entities[n-1].Kind, as.out.Entities[n-1].Name
	}
	agents := func(r *report) (ids []record.EntityID) {
		for _, role := range r.Roles {
			if k, _ := kind(role.Entity); role.Role == record.Agent && (k == record.Person || k == record.Organization) {
				ids = append(ids, role.Entity)
			}
		}
		return ids
	}
	involved := func(r *report, ids []record.EntityID) bool {
		return slices.ContainsFunc(r.Roles, func(role record.Role) bool { return slices.Contains(ids, role.Entity) })
	}
	for i := range reports {
		x := agents(&reports[i])
		if len(x) == 0 || stateOf(&reports[i].Event) == denied {
			continue
		}
		for j := i + 1; j < len(reports); j++ {
			y := agents(&reports[j])
			if len(y) == 0 || stateOf(&reports[j].Event) == denied || involved(&reports[j], x) || involved(&reports[i], y) {
				continue
			}
			kx, nx := kind(x[0])
			ky, ny := kind(y[0])
			if kx == ky {
				as.conflict(aboutActor, ev, fmt.Sprintf("%s (%s) or %s (%s)", nx, reports[i].name(), ny, reports[j].name()), &reports[i], &reports[j])
				return
			}
		}
	}
}

// statusConflict names a report that says it was so and one that denies it.
func (as *assembly) statusConflict(ev *record.Event, reports []report) {
	yes, no := -1, -1
	for i := range reports {
		switch s := stateOf(&reports[i].Event); {
		case s == done && (yes < 0 || reports[yes].Status != record.Asserted && reports[i].Status == record.Asserted):
			yes = i
		case s == denied && no < 0:
			no = i
		}
	}
	if yes >= 0 && no >= 0 {
		as.conflict(aboutStatus, ev, fmt.Sprintf("%s by %s, denied in %s", reports[yes].Status, reports[yes].name(), reports[no].name()), &reports[yes], &reports[no])
	}
}

// Point is a figure of an event with the day on which it was published.
type Point struct {
	What      string
	Published record.Day // zero if unknown
	Quantity  record.Quantity
}

// Series returns the figures that reports give for an event, those of one thing together, in the order in which they
// were published: "at least 12", then "34". Figures of an unknown day stand last.
func Series(rec *record.Record, ev *record.Event) []Point {
	sources := rec.SourceIndex()
	reports := ev.Reports
	if len(reports) == 0 {
		reports = []record.Event{*ev}
	}
	var out []Point
	var whats []string
	for i := range reports {
		for _, q := range reports[i].Quantities {
			p := Point{What: q.What, Quantity: q}
			if src := sources[q.Source]; src != nil {
				p.Published = src.Published
			}
			if !slices.Contains(whats, q.What) {
				whats = append(whats, q.What)
			}
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Point) int {
		if c := slices.Index(whats, a.What) - slices.Index(whats, b.What); c != 0 {
			return c
		}
		if (a.Published == 0) != (b.Published == 0) {
			return int(b.Published) - int(a.Published)
		}
		return int(a.Published) - int(b.Published)
	})
	return out
}
