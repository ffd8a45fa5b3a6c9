// Package brief writes the briefing of a record: its dated events in order, with the sentence behind each.
//
//	view.go      what both forms print, in words
//	actors.go    the actors, places and ties of it
//	markdown.go  Markdown, in CommonMark with the strike-through of GitHub
//	escape.go    text of articles made safe for Markdown and for one line
//	html.go      one self-contained page, with the pictures of timeline and graph
//	source.go    the text of an article with its dates and trigger words marked
//
// The briefing quotes: whatever it says about an event, the words of the source that say so stand beside it.
package brief

import (
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

// method is what a reader must know to judge a briefing. It stands in each.
const method = "Made by dateline from the words of the source alone. It reports what is written there, not what is true. " +
	"Relative dates are counted from the day of publication; where the source is vague, the date stays vague."

// Markdown writes the briefing of a valid record as Markdown (CommonMark; a denied event is struck through as on
// GitHub). The timeline and the graph, which must be of the same record, decide the order, and what is told in full.
func Markdown(w io.Writer, rec *record.Record, tl *timeline.Timeline, g *graph.Graph) error {
	return writeMarkdown(w, newView(rec, tl, g))
}

// Page is what HTML writes. Record, Timeline and Graph belong together as in Markdown.
type Page struct {
	Record   *record.Record
	Timeline *timeline.Timeline
	Graph    *graph.Graph

	// SVG documents, put into the page as they are: they must come from our own writers. Empty: no picture.
	TimelineSVG, GraphSVG []byte
}

// HTML writes the briefing as one page that loads nothing: its style sheet is inside, it has no script, and its
// Content-Security-Policy forbids both to any text that should find a way in. The page is well-formed XML as well.
func HTML(w io.Writer, page Page) error {
	return writeHTML(w, newView(page.Record, page.Timeline, page.Graph), page)
}
