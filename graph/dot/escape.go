package dot

import (
	"fmt"
	"strings"
	"unicode"
)

// clean makes any bytes printable in DOT and XML: invalid UTF-8 becomes U+FFFD, runs of white space a single space,
// and control characters, of which XML allows none and a terminal obeys some, vanish. So do the marks that turn the
// direction of writing round beyond their own text.
func clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFFFE, r == 0xFFFF:
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r) // writes U+FFFD for what is no rune
	}
	return b.String()
}

// entities stand for what DOT, HTML-like labels and tooltips would read as markup. Graphviz decodes entities in
// plain labels as well, so a name that looks like one ("&lt;") must be written with its own ampersand escaped.
var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// html is text inside an HTML-like label. A backslash is doubled: \N, \G and the like are the names of the node and the
// graph there as in any label, even if the backslash is written as an entity.
func html(s string) string { return strings.ReplaceAll(entities.Replace(clean(s)), `\`, `\\`) }

// label is a plain label of the lines given, as a quoted string.
func label(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString(`\n`)
		}
		b.WriteString(html(line))
	}
	return `"` + b.String() + `"`
}

// quoted is an attribute that takes backslashes in ways that differ between nodes and edges, and a name that keeps
// them doubled, so there the sign for set difference, which looks the same, stands in for them. Lines are joined by
// newlines.
func quoted(lines ...string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString("&#10;")
		}
		b.WriteString(strings.ReplaceAll(entities.Replace(clean(line)), `\`, "∖"))
	}
	return `"` + b.String() + `"`
}

// exact is an attribute that gives back the text character for character, once the character references in it are
// read, which Graphviz does. Bytes that are no UTF-8 become U+FFFD.
func exact(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case unicode.IsControl(r), strings.ContainsRune("\"\\&<>", r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFFFE, r == 0xFFFF:
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
