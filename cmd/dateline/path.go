package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// pathOrders are the values of --order, which name what graph.Order counts.
var pathOrders = [...]string{graph.Certain.String(), graph.Possible.String(), graph.AnyOrder.String()}

func pathCommand() *command {
	fs := newFlags("path")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"txt", "json"}
	format := formatFlag(fs, formats)
	order := &choiceFlag{allowed: append([]string{"best"}, pathOrders[:]...), value: "best"}
	fs.Var(order, "order", "what dates along the path must do: follow each other for certain or possibly, or any; best is the strictest that there is")
	before := beforeFlag(fs, "arrive before this `DAY`, YYYY-MM-DD, or event, by its id")
	since := &dayFlag{}
	fs.Var(since, "since", "leave on this day or later, YYYY-MM-DD")
	directed := fs.Bool("directed", false, "only from who acts to whom he acts on")
	ties := tieFlags(fs)
	return &command{
		name: "path", args: "FROM TO RECORD|INPUT...", summary: "show how one actor is tied to another, never back in time",
		detail: `
FROM and TO are names, aliases or ids. Of all paths the one with the fewest ties is shown, among those the one that
arrives first. A path is certain if each tie is reported as fact and later than the one before wherever in their
bounds they lie, and possible if none need be earlier; standing relations have no date and are possible at any time.
The exit status is 1 if there is no path.`,
		flags: fs, formats: formats, min: 3, max: -1,
		run: func(sys *system, args []string) error {
			opt, err := ties.options()
			if err != nil {
				return fmt.Errorf("path: %w", err)
			}
			rec, err := recordOf(sys, args[2:], published.day)
			if err != nil {
				return err
			}
			if err := called(rec, args[:2], opt.Actors, opt.Ego); err != nil {
				return err
			}
			last, err := dayBefore(rec, *before)
			if err == nil && last != 0 && since.day >= last {
				err = fmt.Errorf("--before %s does not come after --since %s", last, since.day)
			}
			if err != nil {
				return fmt.Errorf("path: %w", err)
			}
			opt.MaxNodes, opt.MaxEdges = -1, -1
			g := graph.New(rec, opt)
			from, to := g.Find(args[0]), g.Find(args[1])
			for i, nodes := range [2][]int{from, to} {
				if len(nodes) == 0 {
					return nothing("nothing ties %s to anybody", args[i])
				}
			}
			way := findWay(g, from, to, order.value, graph.PathOptions{From: since.day, Before: last, Directed: *directed})
			if way == nil {
				return nothing("no path from %s to %s", args[0], args[1])
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				if format.value == "json" {
					return pathJSON(w, g, way)
				}
				return pathText(w, g, way)
			})
		},
	}
}

// findWay finds a path of the order that is asked for, or the strictest there is.
func findWay(g *graph.Graph, from, to []int, order string, opt graph.PathOptions) *graph.Way {
	if order == "best" {
		return g.Best(from, to, opt)
	}
	opt.Order = graph.Order(slices.Index(pathOrders[:], order))
	way := g.Best(from, to, opt)
	if way != nil && way.Order != opt.Order {
		return nil // only a laxer one
	}
	return way
}

// pathText writes a line for each tie and, below it, a sentence that says so.
func pathText(w io.Writer, g *graph.Graph, way *graph.Way) error {
	var b strings.Builder
	if len(way.Steps) == 0 {
		b.WriteString("one and the same\n")
	} else {
		first, last := g.Nodes[way.Steps[0].From], g.Nodes[way.Steps[len(way.Steps)-1].To]
		fmt.Fprintf(&b, "%s to %s: %s, %s\n", first.Name, last.Name, count(len(way.Steps), "step", "steps"), [...]string{
			"certainly in this order of time", "possibly in this order of time", "in no possible order of time"}[way.Order])
	}
	for i, step := range way.Steps {
		e := &g.Edges[step.Edge]
		arrow := "→"
		switch {
		case e.Undirected():
			arrow = "and"
		case e.From != step.From:
			arrow = "←"
		}
		fmt.Fprintf(&b, "%d. %s: %s %s %s: %s", i+1, stepDate(step), g.Nodes[step.From].Name, arrow, g.Nodes[step.To].Name, stepWords(e, step))
		if e.Status != record.Asserted {
			fmt.Fprintf(&b, " (%s)", e.Status)
		}
		b.WriteByte('\n')
		if s := stepSentence(g, step); s != nil {
			fmt.Fprintf(&b, "   “%s” (%s)\n", s.Text, s.Source)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// stepDate is when a tie was.
func stepDate(step graph.Step) string {
	if step.Event != nil {
		return cmp.Or(step.Event.When.Phrase(), "no date")
	}
	return "no date"
}

// stepWords says what ties the two.
func stepWords(e *graph.Edge, step graph.Step) string {
	switch {
	case step.Event != nil:
		return strings.Join(strings.Fields(step.Event.Label), " ")
	case step.Relation != nil:
		return strings.ReplaceAll(step.Relation.Type, "_", " ")
	}
	return string(e.Kind)
}

// stepSentence is a sentence that reports the event of a tie or states its relation.
func stepSentence(g *graph.Graph, step graph.Step) *graph.Sentence {
	e := &g.Edges[step.Edge]
	for i := range e.Sentences {
		s := &e.Sentences[i]
		switch {
		case step.Event != nil && slices.ContainsFunc(step.Event.Mentions, func(m record.EventMention) bool { return m.Source == s.Source && m.Sentence == s.Span }),
			step.Relation != nil && step.Relation.Source == s.Source && step.Relation.Span == s.Span:
			return s
		}
	}
	return nil
}

func pathJSON(w io.Writer, g *graph.Graph, way *graph.Way) error {
	type step struct {
		From     string            `json:"from"`
		To       string            `json:"to"`
		Kind     graph.Kind        `json:"kind"`
		Event    record.EventID    `json:"event,omitempty"`
		Relation record.RelationID `json:"relation,omitempty"`
		What     string            `json:"what"`
		Status   string            `json:"status"`
		When     *record.When      `json:"when,omitempty"`
		By       record.Day        `json:"by,omitzero"`
		Source   record.SourceID   `json:"source,omitempty"`
		Sentence string            `json:"sentence,omitempty"`
	}
	list := []step{}
	for _, s := range way.Steps {
		e := &g.Edges[s.Edge]
		one := step{From: g.Nodes[s.From].Entity.Name, To: g.Nodes[s.To].Entity.Name, Kind: e.Kind, What: stepWords(e, s), Status: e.Status, By: s.By}
		if s.Event != nil {
			one.Event, one.When = s.Event.ID, &s.Event.When
		}
		if s.Relation != nil {
			one.Relation = s.Relation.ID
		}
		if sentence := stepSentence(g, s); sentence != nil {
			one.Source, one.Sentence = sentence.Source, sentence.Text
		}
		list = append(list, one)
	}
	data, err := json.MarshalIndent(struct {
		Order string `json:"order"`
		Steps []step `json:"steps"`
	}{way.Order.String(), list}, "", "  ")
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return err
}
