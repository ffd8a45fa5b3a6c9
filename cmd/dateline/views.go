package main

import (
	"bufio"
	"bytes"
	"fmt"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/dot"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/brief"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

// views is a record seen from all sides, everything ready to be written.
type views struct {
	rec         *record.Record
	timeline    *timeline.Timeline
	graph       *graph.Graph
	briefing    *brief.Briefing
	timelineSVG []byte
	graphDOT    []byte
	graphSVG    []byte
}

func newViews(sys *system, rec *record.Record) (*views, error) {
	tl, g := timeline.New(rec, timeline.Options{}), graph.New(rec, graph.Options{})
	return newViewsOf(sys, rec, tl, g, brief.New(rec, tl, g, brief.Options{}))
}

// newViewsOf draws what has been chosen of a record.
func newViewsOf(sys *system, rec *record.Record, tl *timeline.Timeline, g *graph.Graph, bf *brief.Briefing) (*views, error) {
	v := &views{rec: rec, timeline: tl, graph: g, briefing: bf}
	var picture bytes.Buffer
	if err := svg.Write(&picture, scene.New(v.timeline, scene.Options{}), svg.Options{}); err != nil {
		return nil, fmt.Errorf("draw the timeline: %w", err)
	}
	v.timelineSVG = picture.Bytes()
	var err error
	if v.graphDOT, err = dotOf(v.graph); err != nil {
		return nil, err
	}
	v.graphSVG, err = graphPicture(sys, v.graph)
	return v, err
}

func (v *views) markdown(w *bufio.Writer) error { return v.briefing.Markdown(w) }

func (v *views) html(w *bufio.Writer) error {
	strip, ego, err := briefPictures(v.timeline, v.graph, "html")
	if err != nil {
		return err
	}
	// In the page, unlike in a file of its own, marks lead to the sentences behind them.
	var linked bytes.Buffer
	link := func(id record.EventID) string { return "#event-" + string(id) }
	if err := svg.Write(&linked, scene.New(v.timeline, scene.Options{Link: link}), svg.Options{}); err != nil {
		return fmt.Errorf("draw the timeline: %w", err)
	}
	return brief.HTML(w, brief.Page{
		Record: v.rec, Timeline: v.timeline, Graph: v.graph, TimelineSVG: linked.Bytes(), GraphSVG: v.graphSVG,
		Briefing: v.briefing, Strip: strip, Ego: ego,
	})
}

func dotOf(g *graph.Graph) ([]byte, error) {
	var source bytes.Buffer
	if err := dot.Write(&source, g); err != nil {
		return nil, fmt.Errorf("write the graph: %w", err)
	}
	return source.Bytes(), nil
}

// put returns a writer of data.
func put(data []byte) func(*bufio.Writer) error {
	return func(w *bufio.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
