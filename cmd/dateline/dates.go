package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// dateRow is one temporal expression of one input, as the formats of dates write it.
type dateRow struct {
	Input  string     `json:"input"`
	Start  int        `json:"start"`
	End    int        `json:"end"`
	Text   string     `json:"text"`
	Type   string     `json:"type"`
	Value  string     `json:"value"` // empty if unresolved
	Mod    string     `json:"mod,omitempty"`
	EDTF   string     `json:"edtf,omitempty"`
	From   record.Day `json:"from,omitzero"`
	To     record.Day `json:"to,omitzero"`
	Anchor string     `json:"anchor"`
	Why    string     `json:"why"`
}

// dateFormat is a row of the table of formats of dates.
type dateFormat struct {
	name  string
	write func(w io.Writer, rows []dateRow) error
}

// dateFormats returns the table, the default first.
func dateFormats() []dateFormat {
	return []dateFormat{{"table", datesTable}, {"json", datesJSON}, {"csv", datesCSV}}
}

func datesCommand() *command {
	fs := newFlags("dates")
	published := publishedFlag(fs)
	text := fs.String("text", "", "the `TEXT` to read, instead of an INPUT")
	language := &choiceFlag{allowed: timex.Languages(), value: "en"}
	fs.Var(language, "language", "language of the text: "+strings.Join(timex.Languages(), " or "))
	output := outputFlag(fs)
	table := dateFormats()
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	return &command{
		name: "dates", args: "INPUT...", summary: "list the temporal expressions of texts, with the days they mean",
		detail: `
Each expression is shown with its TIMEX3 value, its first and last day, and why. Relative expressions count from the
day of publication; without one they stay unresolved. No language model is loaded: the tense of a clause is read from
the words nearby, so a weekday may fall on the other side of the day of publication than extract puts it.
The exit status is 1 if there are no temporal expressions.

    dateline dates --text "They left last summer." --published 2017-05-12`,
		flags: fs, formats: formats, min: 0, max: -1,
		run: func(sys *system, args []string) error {
			var rows []dateRow
			var err error
			switch {
			case fs.Changed("text") && len(args) > 0:
				return errors.New("dates: give an INPUT or --text, not both")
			case fs.Changed("text"):
				rows = datesOf("--text", *text, published.day, language.value, nil)
			case len(args) == 0:
				return errors.New("dates: no INPUT or --text given; see dateline help dates")
			default:
				rows, err = datesIn(sys, args, published.day, language.value)
			}
			if err != nil {
				return err
			}
			write := table[slices.Index(formats, format.value)].write
			if err := writeOutput(sys, *output, func(w *bufio.Writer) error { return write(w, rows) }); err != nil {
				return err
			}
			if len(rows) == 0 {
				return nothing("no temporal expressions found")
			}
			return nil
		},
	}
}

// datesIn reads the articles of inputs.
func datesIn(sys *system, inputs []string, published record.Day, language string) ([]dateRow, error) {
	var rows []dateRow
	var faults []error
	for a, err := range readArticles(sys, inputs, published, nil) {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		rows = datesOf(a.Name, a.Text, a.Published, language, rows)
		if err := sys.ctx.Err(); err != nil {
			return nil, err
		}
	}
	return rows, errors.Join(faults...)
}

// datesOf appends the expressions of one text.
func datesOf(input, text string, published record.Day, language string, rows []dateRow) []dateRow {
	all := timex.Find(text, timex.Options{Published: published, Language: language})
	for _, x := range all {
		anchor := x.Anchor
		if x.AnchorOf >= 0 {
			anchor = "previous:" + strconv.Itoa(all[x.AnchorOf].Start)
		}
		rows = append(rows, dateRow{input, x.Start, x.End, text[x.Start:x.End], string(x.Type), x.Value, x.Mod, x.EDTF, x.From, x.To, anchor, x.Why})
	}
	return rows
}

func datesTable(w io.Writer, rows []dateRow) error {
	if len(rows) == 0 {
		return nil
	}
	several := slices.ContainsFunc(rows, func(r dateRow) bool { return r.Input != rows[0].Input })
	tw := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	if several {
		fmt.Fprint(tw, "INPUT\t")
	}
	fmt.Fprintln(tw, "EXPRESSION\tTYPE\tVALUE\tDAYS\tWHY")
	for _, r := range rows {
		if several {
			fmt.Fprintf(tw, "%s\t", plain(r.Input))
		}
		value := strings.TrimSpace(r.Value + " " + r.Mod)
		if r.Value == "" {
			value = "?"
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\n", plain(r.Text), r.Type, value, days(r.From, r.To), plain(r.Why))
	}
	return tw.Flush()
}

// plain puts text on one line that no terminal takes for a command.
func plain(s string) string {
	return plainInside(line(s))
}

// days writes an interval as EDTF does, with .. for an open end.
func days(from, to record.Day) string {
	switch {
	case from == 0 && to == 0:
		return "-"
	case from == to:
		return from.String()
	case from == 0:
		return "../" + to.String()
	case to == 0:
		return from.String() + "/.."
	}
	return from.String() + "/" + to.String()
}

func datesJSON(w io.Writer, rows []dateRow) error {
	if rows == nil {
		rows = []dateRow{}
	}
	return writeJSON(w, rows)
}

func datesCSV(w io.Writer, rows []dateRow) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"input", "start", "end", "text", "type", "value", "mod", "edtf", "from", "to", "anchor", "why"}) // Flush tells of errors
	for _, r := range rows {
		_ = out.Write([]string{
			r.Input, strconv.Itoa(r.Start), strconv.Itoa(r.End), r.Text, r.Type, r.Value, r.Mod, r.EDTF, r.From.String(), r.To.String(), r.Anchor, r.Why,
		})
	}
	out.Flush()
	return out.Error()
}
