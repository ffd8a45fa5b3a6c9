// Package html writes a graph as one page to look around in: pan, zoom, search, filters, a period of time, and for each
// tie the sentences that it rests on, with who says so and when.
//
//	html.go    Write: the page
//	data.go    the graph as the page's program reads it
//	page.html  page.css  page.js
//
// The page loads nothing: its Content-Security-Policy allows its own program and style by their hashes and nothing
// else. What others wrote is in it as data only, which the program puts into text nodes.
package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/layout"
)

//go:embed page.html
var page string

//go:embed page.css
var style string

//go:embed page.js
var program string

// Spread is where nodes stand and how they look, in pixels at the page's first zoom or in any other unit.
type Spread struct {
	At    []layout.Point
	Sizes []layout.Size
	Color []string // #rrggbb
}

// Write writes a graph of a record as a page. The same graph gives the same bytes.
func Write(w io.Writer, rec *record.Record, g *graph.Graph, s Spread) error {
	data, err := json.Marshal(newData(rec, g, s)) // <, > and & come escaped
	if err != nil {
		return fmt.Errorf("write the graph as a page: %w", err)
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return fmt.Errorf("write the graph as a page: %w", err)
	}
	var lines []string
	for _, line := range []string{g.Source, g.Subtitle, g.Remark} {
		if line != "" {
			lines = append(lines, caption.IsolateQuoted(caption.Clean(line)))
		}
	}
	return t.Execute(w, map[string]any{
		"Title": caption.Clean(g.Title), "Lines": lines,
		"Policy": "default-src 'none'; script-src '" + hash(program) + "'; style-src '" + hash(style) + "'; base-uri 'none'; form-action 'none'",
		"Style":  template.CSS(style), "Program": template.JS(program), "Data": template.JS(data),
	})
}

// hash is that of an inline script or style as a Content-Security-Policy has it.
func hash(s string) string {
	sum := sha256.Sum256([]byte(strings.ReplaceAll(s, "\r\n", "\n")))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
