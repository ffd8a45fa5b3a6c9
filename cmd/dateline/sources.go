package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/merge"
	"github.com/dateline/dateline/extract/record"
)

func sourcesCommand() *command {
	fs := newFlags("sources")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"txt", "json"}
	format := formatFlag(fs, formats)
	return &command{
		name: "sources", args: "RECORD|INPUT...", summary: "list whose word each article is, what copies it, and on whom it relies",
		detail: `
A row for each article: its day of publication, whose word it is (the agency that it credits, its publisher, or its
own), which article it repeats, how many repeat it, on which outlets it relies ("told Reuters"), how many events it
reports, and how many of these rest on more than one origin. Below it stand the words that name each outlet.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			rows := merge.Standings(rec)
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				if format.value == "json" {
					return sourcesJSON(w, rows)
				}
				return sourcesText(w, rec, rows)
			})
		},
	}
}

// sourceRow is an article in the JSON of the list of sources.
type sourceRow struct {
	ID        record.SourceID   `json:"id"`
	Name      string            `json:"name"`
	Published record.Day        `json:"published,omitzero"`
	Origin    string            `json:"origin"`
	CopyOf    record.SourceID   `json:"copyOf,omitempty"`
	Copies    []record.SourceID `json:"copies,omitempty"`
	ReliesOn  []sourceReliance  `json:"reliesOn,omitempty"`
	Events    int               `json:"events"`
	Supported int               `json:"supported"` // events that rest on more than one origin
}

type sourceReliance struct {
	Outlet string          `json:"outlet"`
	Events int             `json:"events"`
	Words  record.Evidence `json:"words"`
}

func sourcesJSON(w io.Writer, rows []merge.Standing) error {
	out := make([]sourceRow, len(rows))
	for i, r := range rows {
		out[i] = sourceRow{
			ID: r.Source.ID, Name: r.Source.Name, Published: r.Source.Published, Origin: r.Origin, CopyOf: r.Source.CopyOf, Copies: r.Copies,
			Events: r.Events, Supported: r.Supported,
		}
		for _, on := range r.Relies {
			out[i].ReliesOn = append(out[i].ReliesOn, sourceReliance(on))
		}
	}
	data, err := json.MarshalIndent(out, "", "  ")
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return err
}

func sourcesText(w io.Writer, rec *record.Record, rows []merge.Standing) error {
	lines := [][]string{{"", "ARTICLE", "PUBLISHED", "ORIGIN", "REPEATS", "COPIES", "RELIES ON", "EVENTS", "SUPPORTED"}}
	var words []string
	for i, r := range rows {
		var on []string
		for _, rel := range r.Relies {
			on = append(on, plain(rel.Outlet))
			words = append(words, fmt.Sprintf("%s relies on %s for %s: “%s”", plain(r.Source.Name), plain(rel.Outlet), count(rel.Events, "event", "events"), plain(rel.Words.Text)))
		}
		repeats := ""
		if of := rec.Source(r.Source.CopyOf); of != nil {
			repeats = shortened(plain(of.Name))
		}
		lines = append(lines, []string{fmt.Sprint(i + 1), shortened(plain(r.Source.Name)), r.Source.Published.String(), shortened(plain(r.Origin)), repeats,
			fmt.Sprint(len(r.Copies)), strings.Join(on, ", "), fmt.Sprint(r.Events), fmt.Sprint(r.Supported)})
	}
	if err := table(w, lines, 0, 5, 7, 8); err != nil {
		return err
	}
	for i, line := range words {
		if i == 0 {
			line = "\n" + line
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
