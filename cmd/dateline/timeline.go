package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// timelineFormat is a row of the table of formats in which a timeline can be written.
type timelineFormat struct {
	name string
	all  bool // shows every event unless --limit is given: files for other programs are no pictures with little room
	// write writes the timeline. Rec is the record that tl was made from, for formats that say more than a picture.
	write func(w io.Writer, rec *record.Record, tl *timeline.Timeline) error
}

// timelineFormats returns the table, the default first: pictures, plain text, then the formats of exports.go.
func timelineFormats(pictures *pictureFlags) []timelineFormat {
	plain := timelineFormat{"txt", false, func(w io.Writer, _ *record.Record, tl *timeline.Timeline) error { return timelineText(w, tl) }}
	return append(append(pictures.formats(), plain), exportFormats()...)
}

func timelineCommand() *command {
	fs := newFlags("timeline")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	pictures := &pictureFlags{}
	table := timelineFormats(pictures)
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	choice := choiceFlags(fs)
	changes := changesFlag(fs)
	*pictures = *pictureFlagsOf(fs)
	return &command{
		name: "timeline", args: "RECORD|INPUT...", summary: "draw the dated events in order of time",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. Background and
repetitions are left out unless the timeline would be short; -n 0 shows every event that has a date. The exit status
is 1 if none has, or none that the flags choose.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			chosen := table[slices.Index(formats, format.value)]
			if err := pictures.check(); err != nil {
				return err
			}
			opt, err := choice.options(chosen.all && !fs.Changed("limit"))
			if err != nil {
				return err
			}
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			changed, err := changesSince(sys, *changes, args, rec, published.day)
			if err != nil {
				return err
			}
			opt.Changes = changed.Marks()
			tl := timeline.New(rec, opt)
			if tl.Dated == 0 {
				return nothing("no dated events found in %s", strings.Join(args, ", "))
			}
			err = writeOutput(sys, *output, func(w *bufio.Writer) error {
				return chosen.write(w, rec, tl)
			})
			if err == nil && pictures.missing > 0 {
				sys.say("%s drawn as boxes, for no font here has them; --font gives one that does", count(pictures.missing, "letter is", "letters are"))
			}
			return err
		},
	}
}

// timelineOptions translates the flag --limit, where 0 is every event, to options, where 0 is the default.
func timelineOptions(limit int) (timeline.Options, error) {
	switch {
	case limit < 0:
		return timeline.Options{}, fmt.Errorf("timeline: --limit must be a number of events, or 0 for all, not %d", limit)
	case limit == 0:
		return timeline.Options{Limit: -1, MinSalience: -1}, nil
	}
	return timeline.Options{Limit: limit}, nil
}

// timelineText writes a line for each event: when it was, what it was, what is said about it.
func timelineText(w io.Writer, tl *timeline.Timeline) error {
	width := 0
	for _, item := range tl.Items {
		width = max(width, utf8.RuneCountInString(item.Date))
	}
	for _, item := range tl.Items {
		label := item.Label
		if item.Remark != "" {
			label += " (" + item.Remark + ")"
		}
		pad := strings.Repeat(" ", width-utf8.RuneCountInString(item.Date))
		if _, err := fmt.Fprintf(w, "%s%s  %s\n", item.Date, pad, label); err != nil {
			return err
		}
	}
	return nil
}
