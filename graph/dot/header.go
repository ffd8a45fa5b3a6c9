package dot

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
)

const (
	titleSize   = 20
	noteSize    = 12
	headerWidth = 140 // characters of a line of notes
	noteLength  = 420 // characters of a note, so that a title without end does not push the picture away
)

// header is the title and the notes below it, as an HTML-like label.
func header(g *graph.Graph) string {
	var b strings.Builder
	for _, line := range caption.Wrap(caption.Cut(clean(g.Title), noteLength), headerWidth/2) {
		fmt.Fprintf(&b, `<font point-size="%d" color="%s"><b>%s</b></font>%s<br align="left"/>`, titleSize, text, html(caption.Cut(line, headerWidth)), strut(titleSize+4)+reserve(line))
	}
	for _, note := range []string{g.Source, g.Subtitle, legend(g), g.Remark} {
		for _, line := range caption.Wrap(caption.Cut(clean(note), noteLength), headerWidth) {
			fmt.Fprintf(&b, `<font point-size="%d" color="%s">%s</font>%s<br align="left"/>`, noteSize, small, html(caption.Cut(line, headerWidth)), strut(noteSize+4)+reserve(line))
		}
	}
	// An empty last line keeps the picture at a distance.
	return b.String() + strut(8) + `<br align="left"/>`
}

// strut is a space that makes its line as high as text of a size, which is how an HTML-like label gets room between
// its lines.
func strut(size int) string { return fmt.Sprintf(`<font point-size="%d"> </font>`, size) }

// reserve is room at the end of a line. The engine has no fonts and guesses a line narrower than it turns out, by a
// tenth at worst, which would cut it off where nothing else in the picture is as wide.
func reserve(line string) string {
	return fmt.Sprintf(`<font point-size="%d">%s</font>`, noteSize, strings.Repeat("&#160;", 1+utf8.RuneCountInString(line)/6))
}

// legend explains the lines there are.
func legend(g *graph.Graph) string {
	used := map[string]bool{}
	for _, e := range g.Edges {
		if e.Kind == graph.Standing {
			used["standing"] = true
		} else {
			used[e.Status] = true
		}
	}
	var parts []string
	add := func(use bool, words string) {
		if use {
			parts = append(parts, words)
		}
	}
	add(used[record.Asserted], "Line: reported as fact.")
	add(used[record.Claimed], "Dots: as one side says.")
	add(used[record.Planned] || used[record.Possible], "Dashes: planned or possible.")
	add(used[record.Denied], "Bar: denied.")
	add(used["standing"], "Grey: standing relation.")
	return strings.Join(parts, " ")
}

// description puts the whole graph into words for those who cannot see it.
func description(g *graph.Graph) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(g.Source + " " + g.Subtitle))
	for _, e := range g.Edges {
		join := " → "
		if e.Kind == graph.With {
			join = " and "
		}
		fmt.Fprintf(&b, " %s%s%s: %s.", g.Nodes[e.From].Name, join, g.Nodes[e.To].Name, strings.Join(caption.Edge(&e), " "))
	}
	return b.String()
}
