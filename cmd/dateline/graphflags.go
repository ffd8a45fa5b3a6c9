package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// limitFlags adds the flags that say how much a graph shows, and returns a function that reads them once they are
// parsed; all asks for everything where no flag limits it.
func limitFlags(fs *pflag.FlagSet) func(all bool, opt *graph.Options) error {
	nodes := fs.Int("nodes", graph.DefaultMaxNodes, "most `ACTORS` and places to show, those with the most neighbours; 0 is all of them")
	edges := fs.Int("edges", graph.DefaultMaxEdges, "most `TIES` to show, those of the weightiest events; 0 is all of them")
	return func(all bool, opt *graph.Options) error {
		for _, limit := range [...]struct {
			name  string
			value int
			to    *int
		}{{"nodes", *nodes, &opt.MaxNodes}, {"edges", *edges, &opt.MaxEdges}} {
			*limit.to = limit.value
			switch {
			case limit.value < 0:
				return fmt.Errorf("--%s must be a number, or 0 for all, not %d", limit.name, limit.value)
			case limit.value == 0 || all && !fs.Changed(limit.name):
				*limit.to = -1
			}
		}
		return nil
	}
}

// choiceOfTies are the flags that choose which ties a graph is made of, for all commands that look at one.
type choiceOfTies struct {
	from, to, at                                   *dayFlag
	certain, parallel, unnamed, noPlaces, noStated *bool
	giant                                          *bool
	actors, sources, ego                           *[]string
	classes, statuses, kinds                       *[]string
	salience, weight                               *float64
	hops                                           *int
	events                                         *choiceFlag
}

func tieFlags(fs *pflag.FlagSet) *choiceOfTies {
	c := &choiceOfTies{from: &dayFlag{}, to: &dayFlag{}, at: &dayFlag{}, events: &choiceFlag{allowed: []string{"edges", "nodes"}, value: "edges"}}
	fs.Var(c.from, "from", "only what may have happened on this day or later, YYYY-MM-DD")
	fs.Var(c.to, "to", "only what may have happened on this day or earlier, YYYY-MM-DD")
	fs.Var(c.at, "at", "as it stood on this day, YYYY-MM-DD: only what may have begun, and what articles stated, by then")
	c.certain = fs.Bool("certain", false, "with --from, --to or --at: only what must have happened then, however vague its date")
	c.actors = fs.StringArray("actor", nil, "only events in which this `NAME` has a part; may be repeated")
	c.kinds = fs.StringSlice("kind", nil, "only actors of these `KINDS`: person,organization,place")
	c.classes = fs.StringSlice("class", nil, "only events of these `CLASSES` and relations of these types: ASSAULT,leads")
	c.statuses = fs.StringSlice("status", nil, "only events that are asserted, claimed, planned, possible or denied; all but denied unless given")
	c.sources = fs.StringArray("source", nil, "only what this `SOURCE` reports, by name, title or publisher; may be repeated")
	c.salience = fs.Float64("min-salience", 0, "least `SALIENCE`, 0 to 1, of events")
	c.weight = fs.Float64("min-weight", 0, "least `WEIGHT` of ties: confidence times independent sources, summed over their events")
	c.giant = fs.Bool("giant", false, "only the largest part that hangs together")
	c.ego = fs.StringArray("ego", nil, "only what lies around this `NAME`; may be repeated")
	c.hops = fs.Int("hops", 1, "with --ego: how many `STEPS` away")
	fs.Var(c.events, "events", "what events become: edges between actors, or nodes that actors take part in")
	c.parallel = fs.Bool("parallel", false, "one edge for each event, rather than for those of two actors")
	c.unnamed = fs.Bool("unnamed", false, "show also actors without a name: \"coalition forces\"")
	c.noPlaces = fs.Bool("no-places", false, "leave out ties to places")
	c.noStated = fs.Bool("no-relations", false, "leave out standing relations: \"member of\"")
	return c
}

// options translates the flags.
func (c *choiceOfTies) options() (graph.Options, error) {
	opt := graph.Options{
		From: c.from.day, To: c.to.day, At: c.at.day, Certain: *c.certain, Actors: *c.actors, Kinds: *c.kinds, Classes: *c.classes,
		Statuses: *c.statuses, Sources: *c.sources, MinSalience: *c.salience, MinWeight: *c.weight, Giant: *c.giant, Ego: *c.ego, Hops: *c.hops,
		EventNodes: c.events.value == "nodes", Parallel: *c.parallel, IncludeNominals: *c.unnamed, OmitPlaces: *c.noPlaces, OmitRelations: *c.noStated,
	}
	known := []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
	for _, s := range opt.Statuses {
		if !slices.Contains(known, strings.ToLower(s)) {
			return opt, fmt.Errorf("--status knows no %q; it is one of %s", s, strings.Join(known, ", "))
		}
	}
	switch {
	case opt.From != 0 && opt.To != 0 && opt.To < opt.From:
		return opt, fmt.Errorf("--to %s lies before --from %s", opt.To, opt.From)
	case opt.MinSalience < 0 || opt.MinSalience > 1:
		return opt, fmt.Errorf("--min-salience must lie between 0 and 1, not %g", opt.MinSalience)
	case opt.MinWeight < 0:
		return opt, fmt.Errorf("--min-weight must not be negative, as %g is", opt.MinWeight)
	case opt.Hops < 1:
		return opt, fmt.Errorf("--hops must be at least 1, not %d", opt.Hops)
	}
	return opt, nil
}

// called refuses names that nobody in the record has, and says who has a similar one.
func called(rec *record.Record, lists ...[]string) error {
	for _, names := range lists {
		for _, name := range names {
			if len(graph.Find(rec, name)) == 0 {
				return nothing("nobody is called %q%s", name, similar(rec, name))
			}
		}
	}
	return nil
}

// similar names those that a name may have meant: whose name holds it.
func similar(rec *record.Record, name string) string {
	const most = 5
	var found []string
	for _, ent := range rec.Entities {
		one := strings.Join(strings.Fields(ent.Name), " ")
		if len(found) < most && strings.Contains(strings.ToLower(one), strings.ToLower(strings.TrimSpace(name))) && !slices.Contains(found, one) {
			found = append(found, one)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(found, ", or ") + "?"
}

// graphFlags adds the flags that choose what a graph shows. What it returns reads them, once they are parsed; all asks
// for every actor and tie where no flag limits them.
func graphFlags(fs *pflag.FlagSet) func(all bool) (graph.Options, error) {
	limits, ties := limitFlags(fs), tieFlags(fs)
	return func(all bool) (graph.Options, error) {
		opt, err := ties.options()
		if err == nil {
			err = limits(all, &opt)
		}
		if err != nil {
			return opt, fmt.Errorf("graph: %w", err)
		}
		return opt, nil
	}
}

// beforeFlag adds --before, which names a day or an event.
func beforeFlag(fs *pflag.FlagSet, usage string) *string { return fs.String("before", "", usage) }

// dayBefore is the day that --before names, or the first on which the event that it names can have begun; zero if it
// names nothing.
func dayBefore(rec *record.Record, name string) (record.Day, error) {
	if name == "" {
		return 0, nil
	}
	for i := range rec.Events {
		if ev := &rec.Events[i]; string(ev.ID) == name {
			if day := ev.When.Earliest(); day != 0 {
				return day, nil
			}
			return 0, fmt.Errorf("--before %s: nothing says when that event began", name)
		}
	}
	day, err := record.ParseDay(name)
	if err != nil {
		return 0, fmt.Errorf("--before %q is neither a day YYYY-MM-DD nor the id of an event", name)
	}
	return day, nil
}
