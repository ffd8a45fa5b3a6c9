package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// Mermaid writes a flowchart of Mermaid: actors rounded, places in corners, events slanted; dotted lines for what is
// planned, possible, claimed or denied. It draws no more than some 500 edges.
func Mermaid(w io.Writer, v *View) error {
	return write(w, "Mermaid", func(out *bufio.Writer) {
		g := v.Graph
		fmt.Fprintf(out, "flowchart LR\n  accTitle: %s\n", mermaidLine(g.Title))
		for i, node := range g.Nodes {
			left, right := "[", "]"
			switch {
			case node.Event != nil:
				left, right = "[/", "/]"
			case node.Actor:
				left, right = "(", ")"
			}
			fmt.Fprintf(out, "  n%d%s\"%s\"%s\n", i+1, left, mermaidText(v.name(i)), right)
		}
		for _, e := range g.Edges {
			line := "-->"
			switch {
			case e.Undirected() && e.Status == record.Asserted:
				line = "---"
			case e.Undirected():
				line = "-.-"
			case e.Status != record.Asserted:
				line = "-.->"
			}
			label := ""
			if words := mermaidLabel(&e); words != "" {
				label = `|"` + words + `"|`
			}
			fmt.Fprintf(out, "  n%d %s%s n%d\n", e.From+1, line, label, e.To+1)
		}
	})
}

// mermaidLabel says what happened, when, and how sure it is.
func mermaidLabel(e *graph.Edge) string {
	words := first(e.Phrases)
	if e.Date != "" {
		words = strings.TrimLeft(words+", "+e.Date, ", ")
	}
	if e.Status != record.Asserted {
		words = strings.TrimSpace(words + " (" + e.Status + ")")
	}
	return mermaidText(words)
}

// mermaidText writes all that the grammar, Markdown or HTML could take for its own as Mermaid's codes.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' || r == 0x7f || strings.ContainsRune("\"#&<>\\`*_~$%|;{}", r) {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mermaidLine is text outside quotes, where nothing but a line's end and the start of a code counts.
func mermaidLine(s string) string {
	return strings.NewReplacer("#", " ", ";", ",", "%", " ", "{", "(", "}", ")").Replace(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " "))
}
