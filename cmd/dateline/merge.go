package main

import (
	"bufio"

	"github.com/dateline/dateline/extract/merge"
	"github.com/dateline/dateline/extract/record"
)

func mergeCommand() *command {
	fs := newFlags("merge")
	output := outputFlag(fs)
	asOf := &dayFlag{}
	fs.Var(asOf, "as-of", "only what had been published by this `DAY`, YYYY-MM-DD")
	return &command{
		name: "merge", args: "RECORD...", summary: "make one record of many",
		detail: `
Entities and events that several articles speak of become one each, with the reason; articles that repeat others say
so; what disagrees is listed under conflicts, what may belong together under nearMisses. Records that were merged
before can be merged again: neither their order nor how articles are distributed over them changes the result. A file
may hold several records, as extract --jsonl writes them.`,
		flags: fs, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			s := merge.NewState()
			if err := eachRecord(sys, args, s.Add); err != nil {
				return err
			}
			rec := s.Record(merge.Options{})
			if asOf.day != 0 {
				rec = merge.AsOf(rec, asOf.day, merge.Options{})
			}
			if len(rec.Sources) == 0 {
				return nothing("nothing had been published by %s", asOf.day)
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error { return record.Write(w, rec) })
		},
	}
}
