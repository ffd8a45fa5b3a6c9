package main

import (
	"bufio"
	"errors"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/extract/casebook/diff"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline/brief"
)

func diffCommand() *command {
	fs := newFlags("diff")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"txt", "md", "html"}
	format := formatFlag(fs, formats)
	return &command{
		name: "diff", args: "OLD NEW", summary: "tell what changed from one record to another",
		detail: `
OLD and NEW are records, casebooks or articles. New events, moved or narrowed dates, other figures, what was claimed and is
denied now, new conflicts and those that are settled, what is withdrawn, actors taken for one or taken apart. Events are
the same if they rest on the same words, whatever their ids. The exit status is 1 if nothing changed.`,
		flags: fs, formats: formats, min: 2, max: 2,
		run: func(sys *system, args []string) error {
			if args[0] == "-" && args[1] == "-" {
				return errors.New("diff: only one of the two can be standard input")
			}
			old, err := recordOf(sys, args[:1], published.day)
			if err != nil {
				return err
			}
			now, err := recordOf(sys, args[1:], published.day)
			if err != nil {
				return err
			}
			d := diff.New(old, now)
			if d.Empty() {
				return nothing("nothing changed from %s to %s", args[0], args[1])
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				return map[string]func(io.Writer) error{"txt": d.Text, "md": d.Markdown, "html": d.HTML}[format.value](w)
			})
		},
	}
}

// changesFlag adds --changes-since, which marks in a view what changed since an older record.
func changesFlag(fs *pflag.FlagSet) *string {
	return fs.String("changes-since", "", "mark what is new or changed since the older `RECORD` or casebook")
}

// changesSince compares the record of a view with an older one; nothing has changed since none.
func changesSince(sys *system, old string, inputs []string, rec *record.Record, published record.Day) (*diff.Diff, error) {
	if old == "" {
		return &diff.Diff{Old: rec, New: rec}, nil
	}
	if old == "-" && slices.Contains(inputs, "-") {
		return nil, errors.New("--changes-since: only one of the two records can be standard input")
	}
	before, err := recordOf(sys, []string{old}, published)
	if err != nil {
		return nil, err
	}
	return diff.New(before, rec), nil
}

// newsOf is what changed as a briefing tells it.
func newsOf(d *diff.Diff) []brief.News {
	var out []brief.News
	for _, n := range d.News() {
		out = append(out, brief.News(n))
	}
	return out
}
