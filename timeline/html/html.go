// Package html writes a timeline as one page to work in: the chart, and below it every event with its sentence.
//
//	html.go    the page and what it may load, which is nothing
//	entry.go   one event
//	page.html  the markup
//	page.css   the look, on screens, phones, in the dark and on paper
//	page.js    filter, search, zoom, keyboard
//
// Without scripts the page is the static chart, whose marks link to the events below. A Content-Security-Policy
// allows the one style and the one script of the page by their hashes, and no connection at all.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

var (
	//go:embed page.html
	markup string
	//go:embed page.css
	style string
	//go:embed page.js
	script string
)

// Options say how the page looks. The zero value is good.
type Options struct {
	Chart    scene.Options // the chart; its Link is set by the page, and Auto is Lanes: the list below is for reading
	Briefing string        // address that, with the id of an event behind it, tells more of it; empty = nowhere
}

// phoneWidth is the width of the chart that narrow screens are shown instead.
const phoneWidth = 390

// page is what the template prints.
type page struct {
	Title, Subtitle  string
	Policy           string
	Style            template.CSS
	Script           template.JS
	Wide, Narrow     template.HTML
	Entries, Undated []entry
	Actors           []actor
	Statuses         []string
	Count            int
}

// Write writes the page of a timeline that was made from rec. The same input gives the same bytes.
func Write(w io.Writer, rec *record.Record, tl *timeline.Timeline, opt Options) error {
	t, err := template.New("page").Parse(markup)
	if err != nil {
		return fmt.Errorf("parse the page: %w", err)
	}
	chart := opt.Chart
	chart.Link = func(id record.EventID) string { return "#" + anchor(id) }
	if chart.Layout == scene.Auto {
		chart.Layout = scene.Lanes
	}
	wide, err := draw(tl, chart)
	if err != nil {
		return err
	}
	chart.Layout, chart.Width = scene.Auto, phoneWidth
	narrow, err := draw(tl, chart)
	if err != nil {
		return err
	}
	css := style + svg.Repaint(".chart svg", "@media screen and (prefers-color-scheme:dark)") + "\n"
	p := page{
		Title: tl.Title, Subtitle: tl.Subtitle, Style: template.CSS(css), Script: template.JS(script), Wide: wide, Narrow: narrow,
		Policy: "default-src 'none'; style-src '" + hash(css) + "'; script-src '" + hash(script) + "'; img-src data:; base-uri 'none'; form-action 'none'",
	}
	b := newBuilder(rec, opt)
	p.Entries, p.Undated = b.entries(tl), b.undated(tl)
	p.Actors, p.Statuses = b.actors(), b.statuses()
	p.Count = len(p.Entries) + len(p.Undated)
	var out bytes.Buffer
	if err := t.Execute(&out, p); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

func draw(tl *timeline.Timeline, opt scene.Options) (template.HTML, error) {
	var out bytes.Buffer
	err := svg.Write(&out, scene.New(tl, opt), svg.Options{})
	return template.HTML(out.String()), err // the writer escapes what comes from articles
}

// hash returns the source expression of a Content-Security-Policy that allows an inline style or script.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// anchor returns the id of an event's place in the page.
func anchor(id record.EventID) string { return "event-" + string(id) }
