package main

import (
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/export"
)

// exportFormats returns the formats of a timeline that other programs read.
func exportFormats() []timelineFormat {
	type writer = func(io.Writer, *record.Record, *timeline.Timeline) error
	var list []timelineFormat
	for _, f := range []struct {
		name  string
		write writer
	}{
		{"md", export.Markdown}, {"csv", export.CSV}, {"xlsx", export.XLSX}, {"ics", export.ICS}, {"timelinejs", export.TimelineJS},
		{"vis", export.Vis}, {"markwhen", export.Markwhen}, {"mermaid", export.Mermaid}, {"geojson", export.GeoJSON}, {"jsonl", export.JSONL},
	} {
		list = append(list, timelineFormat{name: f.name, all: true, write: f.write})
	}
	return list
}
