package main

import (
	"bufio"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

func extractCommand() *command {
	fs := newFlags("extract")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	apart := fs.Bool("no-merge", false, "one record for each article instead of one for all")
	lines := fs.Bool("jsonl", false, "one record for each article, one a line, written as they come")
	return &command{
		name: "extract", args: "INPUT...", summary: "write the record of articles as JSON",
		detail: `
The record (dateline.record/1) holds the sources with their text, the temporal expressions, the entities and the
events, each with byte offsets into the text. Several articles make one record that keeps them apart.

All inputs are read before anything is written, and a bad one stops the command. With --jsonl records appear in the
order of the articles while the next are worked on; a bad input stops the command there, with exit status 2, and the
lines before it are whole; after an interrupt they stand in FILE.part, if -o FILE was given. The exit status is 1 if no
article tells of any event.`,
		flags: fs, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			events := 0
			to := writeOutput
			if *lines {
				to = writeLines
			}
			err := to(sys, *output, func(w *bufio.Writer) error {
				if *lines {
					return extractLines(sys, w, args, published.day, &events)
				}
				recs, err := extractAll(sys, args, published.day)
				if err != nil {
					return err
				}
				if !*apart {
					recs = []*record.Record{one(recs)}
				}
				for _, rec := range recs {
					events += len(rec.Events)
					if err := record.Write(w, rec); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil && events == 0 {
				return nothing("no events found in %s", strings.Join(args, ", "))
			}
			return err
		},
	}
}

// extractLines writes each record as soon as it and those before it are done.
func extractLines(sys *system, w *bufio.Writer, inputs []string, published record.Day, events *int) error {
	articles := 0
	for rec, err := range extractEach(sys, inputs, published) {
		if err != nil {
			return err
		}
		articles++
		*events += len(rec.Events)
		if err := record.WriteLine(w, rec); err != nil {
			return err
		}
		if err := w.Flush(); err != nil { // whoever reads gets each record as soon as it is there
			return err
		}
	}
	if articles == 0 {
		return nothing("no articles in %s", strings.Join(inputs, ", "))
	}
	return nil
}
