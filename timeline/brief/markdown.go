package brief

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/timeline/internal/plain"
)

// Markdown writes the briefing as Markdown: CommonMark with footnotes as GitHub, Pandoc and most others read them.
func (bf *Briefing) Markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n", plain.Markdown(bf.Title))
	paragraph := func(text string) {
		if text != "" {
			fmt.Fprintf(out, "\n%s\n", text)
		}
	}
	section := func(title string, n int) bool {
		if n > 0 {
			fmt.Fprintf(out, "\n## %s\n", title)
		}
		return n > 0
	}
	list := func(statements []Statement) {
		fmt.Fprintln(out)
		for _, s := range statements {
			fmt.Fprintf(out, "- %s\n", s.markdown())
		}
	}
	paragraph(plain.Markdown(bf.Lead))
	for _, s := range bf.First() {
		section(s.Title, len(s.Statements))
		list(s.Statements)
	}
	if section("What happened", len(bf.Story)) {
		for _, p := range bf.Story {
			var sentences []string
			for _, s := range p {
				sentences = append(sentences, s.markdown())
			}
			paragraph(strings.Join(sentences, " "))
		}
	}
	for _, s := range bf.Lists() {
		section(s.Title, len(s.Statements))
		if s.Intro != "" {
			paragraph(plain.Markdown(s.Intro))
		}
		list(s.Statements)
	}
	if section("Who is who", len(bf.Cast)) {
		fmt.Fprintln(out)
		for _, a := range bf.Cast {
			fmt.Fprintf(out, "- **%s**%s\n", plain.Markdown(a.Name), plain.Markdown(a.Rest()))
		}
	}
	if section("Sources", len(bf.Sources)) {
		fmt.Fprintln(out)
		for _, src := range bf.Sources {
			fmt.Fprintf(out, "- %s\n", src.markdown())
		}
	}
	if section("About this briefing", 1) {
		paragraph(plain.Markdown(strings.Join(append([]string{bf.Method}, bf.Left...), " ")))
	}
	for i, n := range bf.Notes {
		if i == 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "[^%d]: %s\n", n.Number, plain.Markdown(n.Text()))
	}
	return out.Flush()
}

// markdown is a statement with the marks of its notes.
func (s Statement) markdown() string {
	text := plain.Markdown(s.Text)
	for _, n := range s.Notes {
		text += fmt.Sprintf("[^%d]", n)
	}
	return text
}

func (src Source) markdown() string {
	s := plain.Markdown(src.Line())
	if src.Link != "" {
		s += ", <" + src.Link + ">"
	}
	return s
}

// Line is what a list of sources prints: publisher, title, day of publication.
func (src Source) Line() string {
	s := src.Byline
	if src.Title != "" {
		s += ": " + src.Title
	}
	s += ", " + src.Published
	if src.CopyOf != "" {
		s += ", repeats " + src.CopyOf
	}
	return s
}

// Rest is what stands behind the name of an actor: ": an armed group; fights the SDF."
func (a Actor) Rest() string {
	parts := []string{}
	if a.What != "" {
		parts = append(parts, a.What)
	}
	for _, t := range a.Ties {
		parts = append(parts, t.Text)
	}
	if len(parts) == 0 {
		return "."
	}
	return ": " + strings.TrimSuffix(strings.Join(parts, "; "), ".") + "."
}

// List is a section of statements.
type List struct {
	Title, Intro string
	Statements   []Statement
}

// First returns the sections before the story, those that have anything in them.
func (bf *Briefing) First() []List {
	return filled(List{"What has changed", "", bf.Changed}, List{"In brief", "", bf.Facts})
}

// filled leaves out sections without statements.
func filled(lists ...List) []List {
	return slices.DeleteFunc(lists, func(l List) bool { return len(l.Statements) == 0 })
}

// Lists returns the sections about what is not simply told as having happened, those that have anything in them.
func (bf *Briefing) Lists() []List {
	return filled(
		List{"What is claimed", "", bf.Claimed}, List{"What is disputed or denied", "", bf.Disputed}, List{"What is planned or expected", "", bf.Planned},
		List{"What may be", "", bf.Possible},
		List{"What has no date", "The sources report these events without saying when they happened.", bf.Undated},
		List{"What stays open", "", bf.Open},
	)
}
