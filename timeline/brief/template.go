package brief

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/template"

	"github.com/dateline/dateline/timeline/internal/plain"
)

// MostTemplated bounds the bytes that a template may write.
const MostTemplated = 64 << 20

// ErrTemplateTooLong says that a template wrote more than MostTemplated bytes.
var ErrTemplateTooLong = errors.New("the template writes more than 64 MiB")

// Template writes the briefing by a template of the user (text/template), whose dot is the Briefing. Beside the functions
// of the language it has
//
//	join LIST SEPARATOR   the strings of a list, with something between them
//	md TEXT               a text as Markdown, with no character of it read as markup
//	refs NUMBERS          numbers of notes as they stand behind a sentence: [1][2]
//	upper TEXT, lower TEXT, words TEXT   capitals, small letters, the number of words
//
// Name is what errors call the template. A template can read nothing but the briefing, and run nothing.
func (bf *Briefing) Template(w io.Writer, name, text string) error {
	tmpl, err := template.New(name).Option("missingkey=error").Funcs(template.FuncMap{
		"join": func(list []string, between string) string { return strings.Join(list, between) },
		"md":   plain.Markdown,
		"refs": func(numbers []int) string {
			var s strings.Builder
			for _, n := range numbers {
				fmt.Fprintf(&s, "[%d]", n)
			}
			return s.String()
		},
		"upper": strings.ToUpper, "lower": strings.ToLower,
		"words": func(s string) int { return len(strings.Fields(s)) },
	}).Parse(text)
	if err != nil {
		return fmt.Errorf("read the template: %w", err)
	}
	if err := tmpl.Execute(&bounded{w: w, room: MostTemplated}, bf); err != nil {
		return fmt.Errorf("fill in the template: %w", err)
	}
	return nil
}

// bounded is a writer that takes so many bytes and no more.
type bounded struct {
	w    io.Writer
	room int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.room -= len(p); b.room < 0 {
		return 0, ErrTemplateTooLong
	}
	return b.w.Write(p)
}
