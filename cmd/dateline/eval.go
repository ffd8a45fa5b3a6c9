package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/score"
	"github.com/dateline/dateline/graph/export"
)

func evalCommand() *command {
	fs := newFlags("eval")
	readingFlags(fs)
	output := outputFlag(fs)
	formats := []string{"table", "json", "csv"}
	format := formatFlag(fs, formats)
	listed := fs.Bool("errors", false, "list each error with its sentence")
	mustSalience := fs.Float64("must", score.MustSalience, "where a record is the gold: the `SALIENCE` from which its events must be found; the others may be")
	return &command{
		name: "eval", args: "RECORD|INPUT... GOLD", summary: "measure records against what careful readers wrote down",
		detail: `
GOLD is a file or folder of annotations (.json, or .jsonl with one a line), or of records that are taken to be right.
The README says how to write one. Records and gold are paired by the names of their articles, without folder and
ending. An INPUT is extracted first, with the day of publication that its gold gives; what has no gold is passed over.
An article of the gold without a record counts as one in which nothing was found.

Below the measures stand the errors by their cause. The README says what each measure is.

    dateline extract articles --jsonl -o records.jsonl
    dateline eval records.jsonl gold --errors`,
		flags: fs, formats: formats, min: 2, max: -1,
		run: func(sys *system, args []string) error {
			inputs, path := args[:len(args)-1], args[len(args)-1]
			golds, err := readGold(sys, path, *mustSalience)
			if err != nil {
				return err
			}
			sources, err := underTest(sys, inputs, golds)
			if err != nil {
				return err
			}
			rep, err := evaluate(sys, sources, golds)
			if err != nil {
				return fmt.Errorf("eval: %w", err)
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				switch {
				case format.value == "json":
					return rep.json(w, *listed)
				case format.value == "csv" && *listed:
					return rep.errorsCSV(w)
				case format.value == "csv":
					return rep.csv(w)
				}
				return rep.table(w, *listed)
			})
		},
	}
}

// evaluation is the outcome of an evaluation.
type evaluation struct {
	documents int
	total     score.Result
	names     []string // of the document of each error
}

// evaluate compares every gold with the source of its name.
func evaluate(sys *system, sources map[string]tested, golds []gold) (*evaluation, error) {
	rep := &evaluation{documents: len(golds)}
	paired := 0
	for i := range golds {
		g := &golds[i]
		rec, id, text := record.New(), record.SourceID(""), ""
		if t, ok := sources[g.key]; ok {
			rec, id, text = t.rec, t.source.ID, t.source.Text
			paired++
		} else {
			sys.say("no record for %s: it counts as one in which nothing was found", g.name)
		}
		ref, doubts, err := g.over(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.file, err)
		}
		for _, doubt := range doubts {
			sys.say("%s: %s", g.file, doubt)
		}
		result := score.Compare(rec, id, ref)
		rep.total.Add(result)
		for range result.Errors {
			rep.names = append(rep.names, g.name)
		}
	}
	if paired == 0 {
		return nil, fmt.Errorf("nothing to compare: no record has the name of a gold (records %s; gold %s)", some(slices.Sorted(maps.Keys(sources))), some(keysOf(golds)))
	}
	if spare := len(sources) - paired; spare > 0 {
		sys.say("%s passed over: no gold of that name", count(spare, "article", "articles"))
	}
	return rep, nil
}

// some names the first of a list.
func some(list []string) string {
	const most = 3
	if len(list) == 0 {
		return "none"
	}
	text := strings.Join(list[:min(len(list), most)], ", ")
	if len(list) > most {
		text += fmt.Sprintf(" and %d more", len(list)-most)
	}
	return text
}

func keysOf(golds []gold) []string {
	var keys []string
	for i := range golds {
		keys = append(keys, golds[i].key)
	}
	return keys
}

// table writes the measures for a terminal.
func (rep *evaluation) table(w io.Writer, listed bool) error {
	fmt.Fprintf(w, "%s, values in per cent\n\n", count(rep.documents, "document", "documents")) // errors surface in the last write
	rows := [][]string{{"MEASURE", "VALUE", ""}}
	for _, f := range rep.total.Tally.Figures() {
		value := "-"
		if f.Measured() {
			value = fmt.Sprintf("%.2f", f.Value)
		}
		rows = append(rows, []string{f.Name, value, f.Detail})
	}
	if err := table(w, rows, 1); err != nil {
		return err
	}
	fmt.Fprintln(w)
	rows = [][]string{{"ERRORS", "MUST", "ALL", ""}}
	for _, c := range score.ByCause(rep.total.Errors) {
		rows = append(rows, []string{c.Cause.String(), strconv.Itoa(c.Must), strconv.Itoa(c.All), c.Cause.Help()})
	}
	if err := table(w, rows, 1, 2); err != nil || !listed {
		return err
	}
	for i := range rep.total.Errors {
		e := &rep.total.Errors[i]
		next := i == 0 || rep.names[i] != rep.names[i-1]
		if next {
			fmt.Fprintf(w, "\n%s\n", plain(rep.names[i]))
		}
		if next || e.Sentence != rep.total.Errors[i-1].Sentence {
			fmt.Fprintf(w, "  “%s”\n", cmp.Or(plain(e.Sentence), "not in the text"))
		}
		ids := strings.TrimSpace(e.Gold + " " + string(e.Event))
		if e.Must {
			ids += " must"
		}
		fmt.Fprintf(w, "    %s (%s) %s: %s\n", e.Cause, ids, plain(e.Label), plain(difference(e)))
	}
	return nil
}

// difference says what the gold has and what the record has.
func difference(e *score.Error) string {
	text := "gold " + cmp.Or(e.Want, "has none") + ", record " + cmp.Or(e.Got, "has none")
	switch e.Cause {
	case score.Duplicate, score.Spurious:
		text = e.Got
	case score.MissedTrigger:
		text = "gold " + e.Want
	case score.Merged:
		text = fmt.Sprintf("gold %s, record has its words in “%s”", e.Want, e.Got)
	}
	if e.Near {
		text += " (overlaps)"
	}
	return text
}

func (rep *evaluation) json(w io.Writer, listed bool) error {
	type figure struct {
		Name   string   `json:"name"`
		Value  *float64 `json:"value"` // null if there is nothing to measure
		Detail string   `json:"detail"`
	}
	type cause struct {
		Cause string `json:"cause"`
		Must  int    `json:"must"`
		All   int    `json:"all"`
		Means string `json:"means"`
	}
	type mistake struct {
		Document string         `json:"document"`
		Cause    string         `json:"cause"`
		Must     bool           `json:"must"`
		Gold     string         `json:"gold,omitempty"`
		Event    record.EventID `json:"event,omitempty"`
		Start    int            `json:"start"`
		Label    string         `json:"label"`
		Want     string         `json:"want,omitempty"`
		Got      string         `json:"got,omitempty"`
		Overlaps bool           `json:"overlaps,omitempty"`
		Sentence string         `json:"sentence,omitempty"`
	}
	out := struct {
		Documents int       `json:"documents"`
		Figures   []figure  `json:"figures"`
		Causes    []cause   `json:"causes"`
		Errors    []mistake `json:"errors,omitempty"`
	}{Documents: rep.documents}
	for _, f := range rep.total.Tally.Figures() {
		one := figure{Name: f.Name, Detail: f.Detail}
		if f.Measured() {
			one.Value = &f.Value
		}
		out.Figures = append(out.Figures, one)
	}
	for _, c := range score.ByCause(rep.total.Errors) {
		out.Causes = append(out.Causes, cause{c.Cause.String(), c.Must, c.All, c.Cause.Help()})
	}
	for i := range rep.total.Errors {
		if e := &rep.total.Errors[i]; listed {
			out.Errors = append(out.Errors, mistake{rep.names[i], e.Cause.String(), e.Must, e.Gold, e.Event, e.Start, e.Label, e.Want, e.Got, e.Near, e.Sentence})
		}
	}
	return writeJSON(w, out)
}

func (rep *evaluation) csv(w io.Writer) error {
	rows := [][]string{{"name", "value", "detail"}}
	for _, f := range rep.total.Tally.Figures() {
		value := ""
		if f.Measured() {
			value = strconv.FormatFloat(f.Value, 'f', 4, 64)
		}
		rows = append(rows, []string{f.Name, value, f.Detail})
	}
	for _, c := range score.ByCause(rep.total.Errors) {
		rows = append(rows, []string{"errors: " + c.Cause.String(), strconv.Itoa(c.All), fmt.Sprintf("%d about events that must be found", c.Must)})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

func (rep *evaluation) errorsCSV(w io.Writer) error {
	rows := [][]string{{"document", "cause", "must", "gold", "event", "start", "label", "want", "got", "overlaps", "sentence"}}
	for i := range rep.total.Errors {
		e := &rep.total.Errors[i]
		row := []string{rep.names[i], e.Cause.String(), strconv.FormatBool(e.Must), e.Gold, string(e.Event), strconv.Itoa(e.Start), e.Label, e.Want, e.Got,
			strconv.FormatBool(e.Near), e.Sentence}
		for k := range row {
			row[k] = export.Cell(row[k])
		}
		rows = append(rows, row)
	}
	return csv.NewWriter(w).WriteAll(rows)
}
