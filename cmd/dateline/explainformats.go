package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
)

func explainJSON(w io.Writer, list []explanation) error { return writeJSON(w, list) }

// markdown keeps text from being read as markup.
var markdown = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`)

func explainMarkdown(w io.Writer, list []explanation) error {
	escape := func(s string) string { return markdown.Replace(plainInside(s)) }
	var b strings.Builder
	for i := range list {
		e := &list[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "## %s\n", escape(line(cmp.Or(e.Label, string(e.ID)))))
		for j := range e.Passages {
			p := &e.Passages[j]
			fmt.Fprintf(&b, "\n> %s\n>\n> %s\n", p.marked(marks{trigger: [2]string{"**", "**"}, date: [2]string{"_", "_"}}, escape), escape(p.place()))
		}
		b.WriteByte('\n')
		fmt.Fprintf(&b, "- event: %s\n", escape(string(e.ID)))
		for _, s := range e.sections() {
			if len(s.lines) == 1 {
				fmt.Fprintf(&b, "- %s: %s\n", s.name, escape(line(s.lines[0])))
				continue
			}
			fmt.Fprintf(&b, "- %s:\n", s.name)
			for k, text := range s.lines {
				fmt.Fprintf(&b, "  %d. %s\n", k+1, escape(line(text)))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
