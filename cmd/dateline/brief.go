package main

import (
	"strings"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

func briefCommand() *command {
	fs := newFlags("brief")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"md", "html"}
	format := formatFlag(fs, formats)
	return &command{
		name: "brief", args: "RECORD|INPUT...", summary: "write the briefing: each event with the sentence behind it",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. The HTML form holds
both pictures and loads nothing. The exit status is 1 if there are no events.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			if len(rec.Events) == 0 {
				return nothing("no events found in %s", strings.Join(args, ", "))
			}
			if format.value == "html" {
				v, err := newViews(sys, rec)
				if err != nil {
					return err
				}
				return writeOutput(sys, *output, v.html)
			}
			v := &views{rec: rec, timeline: timeline.New(rec, timeline.Options{}), graph: graph.New(rec, graph.Options{})}
			return writeOutput(sys, *output, v.markdown)
		},
	}
}
