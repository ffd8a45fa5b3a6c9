package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/svg"
)

func timelineCommand() *command {
	fs := newFlags("timeline")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"svg", "txt"}
	format := formatFlag(fs, formats)
	limit := fs.IntP("limit", "n", timeline.DefaultLimit, "most `EVENTS` to show, the most salient; 0 is all")
	return &command{
		name: "timeline", args: "RECORD|INPUT...", summary: "draw the dated events in order of time",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. The exit status is 1
if no event has a date.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			tl := timeline.New(rec, timeline.Options{Limit: limitOf(*limit)})
			if tl.Dated == 0 {
				return nothing("no dated events found in %s", strings.Join(args, ", "))
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				if format.value == "txt" {
					return timelineText(w, tl)
				}
				return svg.Write(w, tl)
			})
		},
	}
}

// limitOf translates the flag, where 0 is all, to the option, where 0 is the default.
func limitOf(n int) int {
	if n == 0 {
		return -1
	}
	return n
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
