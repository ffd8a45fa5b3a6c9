// Package feed reads RSS, Atom and JSON feeds: each entry is an article.
package feed

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/when"
	"github.com/dateline/dateline/extract/record"
)

// Parse reads the entries of a feed, in its order. Many feeds hold only the beginning of each article; such entries are
// marked in what was left out.
func Parse(data []byte, r *when.Reader) ([]*doc.Doc, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("a damaged feed: %w", err)
	}
	var docs []*doc.Doc
	for _, it := range f.Items {
		d := &doc.Doc{Title: text(it.Title), URL: strings.TrimSpace(it.Link), Publisher: text(f.Title), Language: strings.TrimSpace(f.Language)}
		if len(it.Authors) > 0 && it.Authors[0] != nil {
			d.Byline = doc.Line(it.Authors[0].Name)
		}
		if len(it.Categories) > 0 {
			d.Section = doc.Line(it.Categories[0])
		}
		// The day as written: in the zone of the publisher.
		if it.PublishedParsed != nil {
			if f, ok := r.Stamp(it.Published, "en"); ok {
				d.AddDate(doc.Date{Day: f.Day, Trust: doc.Statement, From: "the feed", UTC: f.UTC, Night: f.Night})
			} else if t := *it.PublishedParsed; t.Year() > 1970 && t.Year() < 2100 {
				y, m, day := t.Date()
				d.AddDate(doc.Date{Day: record.DayOf(y, int(m), day), Trust: doc.Statement, From: "the feed"})
			}
		}
		d.AddDate(doc.Date{Day: html.InAddress(d.URL), Trust: doc.Address, From: "the address of the page"})
		body := it.Content
		if len(body) < len(it.Description) {
			body = it.Description
			d.Left = append(d.Left, "the rest of the article: the feed holds a summary")
		}
		d.Blocks = html.Fragment([]byte(body), d.URL)
		docs = append(docs, d)
	}
	return docs, nil
}

// text makes plain text of a title, which may hold HTML.
func text(s string) string {
	var parts []string
	for _, b := range html.Fragment([]byte(s), "") {
		parts = append(parts, b.Text)
	}
	return doc.Line(strings.Join(parts, " "))
}
