package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Turtle writes RDF as Turtle (W3C 2014).
func Turtle(w io.Writer, v *View) error {
	return write(w, "Turtle", func(out *bufio.Writer) {
		for _, p := range prefixes {
			fmt.Fprintf(out, "@prefix %s: <%s> .\n", p[0], p[1])
		}
		for r := range v.resources() {
			fmt.Fprintf(out, "\n<%s> a %s", r.iri, strings.Join(r.types, ", "))
			last := ""
			for _, s := range r.says {
				if s.property == last {
					out.WriteString(", ")
				} else {
					fmt.Fprintf(out, " ;\n  %s ", s.property)
					last = s.property
				}
				switch t := s.value; {
				case t.iri != "":
					fmt.Fprintf(out, "<%s>", t.iri)
				case t.curie != "":
					out.WriteString(t.curie)
				case t.datatype != "":
					fmt.Fprintf(out, "%s^^%s", turtleString(t.text), t.datatype)
				default:
					out.WriteString(turtleString(t.text))
				}
			}
			out.WriteString(" .\n")
		}
	})
}

// turtleString is a literal in quotes. NUL, which no RDF literal may hold, becomes U+FFFD.
func turtleString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == 0:
			b.WriteRune(utf8.RuneError)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
