package diff

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"
)

//go:embed page.css
var style string

//go:embed page.html
var markup string

// Text writes the changes for a terminal, without colours.
func (d *Diff) Text(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, d.Summary())
	for _, s := range d.Sections() {
		fmt.Fprintf(out, "\n%s\n", s.Title)
		width := 0
		for _, l := range s.Lines {
			width = max(width, utf8.RuneCountInString(l.Date))
		}
		for _, l := range s.Lines {
			head := "  " + string(rune(l.Mark)) + " "
			indent := strings.Repeat(" ", len(head))
			if width > 0 {
				head += l.Date + strings.Repeat(" ", width-utf8.RuneCountInString(l.Date)+2)
				indent = strings.Repeat(" ", utf8.RuneCountInString(head))
			}
			fmt.Fprintln(out, strings.TrimRight(head+l.words(" → "), " "))
			if l.Quote != "" {
				fmt.Fprintln(out, indent+"“"+l.Quote+"” — "+l.From)
			}
		}
	}
	return out.Flush()
}

// words is a line without its mark, date and quotation.
func (l *Line) words(arrow string) string {
	s := l.Text
	if l.Was != "" || l.Is != "" {
		if s != "" {
			s += ": "
		}
		s += l.Was + arrow + l.Is
	}
	if l.Remark != "" {
		s += " (" + l.Remark + ")"
	}
	return s
}

// Markdown writes the changes as CommonMark.
func (d *Diff) Markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# What changed\n\n%s\n", escape(d.Summary()))
	for _, s := range d.Sections() {
		fmt.Fprintf(out, "\n## %s\n\n", s.Title)
		for _, l := range s.Lines {
			head := map[byte]string{'+': "**new** ", '-': "**gone** "}[l.Mark]
			if l.Date != "" {
				head += escape(l.Date) + ": "
			}
			fmt.Fprintf(out, "- %s%s\n", head, escape(l.words(" → ")))
			if l.Quote != "" {
				fmt.Fprintf(out, "  > “%s” — %s\n", escape(l.Quote), escape(l.From))
			}
		}
	}
	return out.Flush()
}

// escape keeps Markdown and HTML in a text from meaning anything.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|&!~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// HTML writes the changes as a page that loads nothing.
func (d *Diff) HTML(w io.Writer) error {
	tmpl, err := template.New("page").Parse(markup)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(style))
	out := bufio.NewWriter(w)
	if err := tmpl.Execute(out, struct {
		Style    template.CSS
		Policy   string
		Summary  string
		Sections []Section
	}{
		template.CSS(style), "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		d.Summary(), d.Sections(),
	}); err != nil {
		return err
	}
	return out.Flush()
}

// Sort names the mark of a line for the style sheet and for readers who hear the page.
func (l Line) Sort() string {
	switch l.Mark {
	case '+':
		return "new"
	case '-':
		return "gone"
	}
	return "changed"
}
