package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/export"
)

func actorsCommand() *command {
	fs := newFlags("actors")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"txt", "csv", "json"}
	format := formatFlag(fs, formats)
	limit := fs.IntP("limit", "n", 0, "most `ACTORS` to list, those of the highest PageRank; 0 is all of them")
	met := fs.Bool("met", false, "list who met whom instead, with the day and what brought them together")
	before := beforeFlag(fs, "with --met: only before this `DAY`, YYYY-MM-DD, or event, by its id; for certain or possibly")
	ties := tieFlags(fs)
	return &command{
		name: "actors", args: "RECORD|INPUT...", summary: "list who matters, who belongs together, who met whom",
		detail: `
A row for each actor and place that anything ties to another, by PageRank: the number of others it is tied to, the
weight of its ties, PageRank, the part of shortest paths that lead through it, its community, the part of the graph it
belongs to, whether that part would fall apart without it, and the days between which its ties may lie. Above 3,000
actors the paths are estimated from a sample. The exit status is 1 if there are none.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			opt, err := ties.options()
			if err == nil && *limit < 0 {
				err = fmt.Errorf("--limit must be a number of actors, or 0 for all, not %d", *limit)
			}
			if err == nil && *before != "" && !*met {
				err = fmt.Errorf("--before goes with --met; --to chooses what is counted")
			}
			if err != nil {
				return fmt.Errorf("actors: %w", err)
			}
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			if err := called(rec, opt.Actors, opt.Ego); err != nil {
				return err
			}
			last, err := dayBefore(rec, *before)
			if err != nil {
				return fmt.Errorf("actors: %w", err)
			}
			opt.MaxNodes, opt.MaxEdges = -1, -1
			g := graph.New(rec, opt)
			if len(g.Nodes) == 0 {
				return nothing("no actors with ties found in %s", strings.Join(args, ", "))
			}
			if *met {
				return writeMeetings(sys, *output, format.value, g, last)
			}
			return writeActors(sys, *output, format.value, export.New(rec, g), *limit)
		},
	}
}

func writeActors(sys *system, output, format string, v *export.View, limit int) error {
	if n := v.Measures.Sampled; n > 0 {
		sys.say("shortest paths are estimated from those of %d actors of %d", n, len(v.Graph.Nodes))
	}
	if limit == 0 {
		limit = len(v.Graph.Nodes)
	}
	return writeOutput(sys, output, func(w *bufio.Writer) error {
		switch format {
		case "csv":
			return export.RankedCSV(w, v, limit)
		case "json":
			return export.RankedJSON(w, v, limit)
		}
		return actorsText(w, v, limit)
	})
}

// longName is the number of characters of a name beyond which it is cut in a table.
const longName = 40

// actorsText writes a table for a terminal.
func actorsText(w io.Writer, v *export.View, limit int) error {
	rows := [][]string{{"", "NAME", "WHAT", "TIES", "WEIGHT", "PAGERANK", "BETWEEN", "GROUP", "PART", "DATES"}}
	for _, i := range v.Ranked()[:min(limit, len(v.Graph.Nodes))] {
		node, m := v.Graph.Nodes[i], v.Measures.Nodes[i]
		part := fmt.Sprint(m.Component + 1)
		if m.Cut {
			part += " cut"
		}
		rows = append(rows, []string{fmt.Sprint(m.Rank + 1), shortened(node.Name), cmp.Or(node.Detail, node.Entity.Kind), fmt.Sprint(m.Degree), fmt.Sprintf("%.1f", m.Strength),
			percent(m.PageRank), percent(m.Betweenness), fmt.Sprint(m.Community + 1), part, v.Dates(i)})
	}
	return table(w, rows, 0, 3, 4, 5, 6, 7)
}

func percent(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }

func shortened(name string) string { return cut(name, longName) }

// table writes rows in columns, those of numbers to the right.
func table(w io.Writer, rows [][]string, right ...int) error {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for k, cell := range row {
			widths[k] = max(widths[k], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for k, cell := range row {
			pad := strings.Repeat(" ", widths[k]-utf8.RuneCountInString(cell))
			if slices.Contains(right, k) {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
			line.WriteString("  ")
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// meeting is a row of the list of meetings.
type meeting struct {
	Certain bool           `json:"certain"` // before the day that was asked for
	Date    string         `json:"date"`
	A       string         `json:"a"`
	B       string         `json:"b"`
	Event   record.EventID `json:"event"`
	What    string         `json:"what"`
	Status  string         `json:"status"`
	Source  string         `json:"source"`
}

func writeMeetings(sys *system, output, format string, g *graph.Graph, before record.Day) error {
	rows := []meeting{}
	for _, m := range g.Met(before) {
		e := g.Edges[m.Edge]
		row := meeting{m.Before, m.Event.When.Phrase(), g.Nodes[m.A].Name, g.Nodes[m.B].Name, m.Event.ID, strings.Join(strings.Fields(m.Event.Label), " "), e.Status, ""}
		if len(m.Event.Mentions) > 0 {
			row.Source = string(m.Event.Mentions[0].Source)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		if before != 0 {
			return nothing("nobody is said to have met anybody before %s", before)
		}
		return nothing("nobody is said to have met anybody")
	}
	return writeOutput(sys, output, func(w *bufio.Writer) error {
		switch format {
		case "csv":
			return meetingsCSV(w, rows)
		case "json":
			data, err := json.MarshalIndent(rows, "", "  ")
			if err == nil {
				_, err = w.Write(append(data, '\n'))
			}
			return err
		}
		lines := [][]string{{"", "DATE", "WHO", "WHOM", "WHAT"}}
		for _, m := range rows {
			mark := "certain"
			if !m.Certain {
				mark = "possible"
			}
			if before == 0 {
				mark = m.Status
			}
			lines = append(lines, []string{mark, cmp.Or(m.Date, "no date"), shortened(m.A), shortened(m.B), m.What})
		}
		return table(w, lines)
	})
}

func meetingsCSV(w io.Writer, rows []meeting) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"certain", "date", "a", "b", "event", "what", "status", "source"}); err != nil {
		return err
	}
	for _, m := range rows {
		cells := []string{fmt.Sprint(m.Certain), m.Date, m.A, m.B, string(m.Event), m.What, m.Status, m.Source}
		for i := range cells {
			cells[i] = export.Cell(cells[i])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
