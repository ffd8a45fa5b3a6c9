package brief

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func writeMarkdown(w io.Writer, v *view) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n", markdown(v.Title))
	for _, src := range v.Sources {
		if len(v.Sources) > 1 {
			fmt.Fprintf(out, "- %s\n", sourceLine(src))
		} else {
			fmt.Fprintf(out, "%s\n", sourceLine(src))
		}
	}
	blank(out, len(v.Sources))
	fmt.Fprintf(out, "Found: %s.\n", markdown(strings.Join(v.Found, "; ")))
	section(out, "Events in order of time", len(v.Events))
	for _, e := range v.Events {
		markdownEvent(out, e)
	}
	section(out, "Lesser events", len(v.Minor))
	for _, e := range v.Minor {
		markdownEvent(out, e)
	}
	section(out, "Events without a date", len(v.Undated))
	blank(out, len(v.Undated))
	for _, e := range v.Undated {
		markdownUndated(out, e)
	}
	section(out, "Actors", v.Actors.Len())
	markdownActors(out, v.Actors)
	section(out, "Places", v.Places.Len())
	markdownActors(out, v.Places)
	section(out, "Who was tied to whom", len(v.Ties))
	blank(out, len(v.Ties))
	for _, t := range v.Ties {
		markdownTie(out, t)
	}
	if len(v.Ties) > 0 && v.Left != "" {
		fmt.Fprintf(out, "\n%s\n", markdown(v.Left))
	}
	section(out, "Dates left open", len(v.Open))
	markdownNotes(out, v.Open)
	section(out, "Notes", len(v.Notes))
	markdownNotes(out, v.Notes)
	fmt.Fprintf(out, "\n---\n\n%s\n", markdown(v.Method))
	return out.Flush()
}

func section(out io.Writer, title string, n int) {
	if n > 0 {
		fmt.Fprintf(out, "\n## %s\n", title)
	}
}

// blank puts an empty line before a list of n items.
func blank(out io.Writer, n int) {
	if n > 0 {
		fmt.Fprintln(out)
	}
}

func sourceLine(src source) string {
	s := markdown(src.Byline)
	if src.Title != "" {
		s += ": " + markdown(src.Title)
	}
	s += ", " + markdown(src.Published)
	if src.Link != "" {
		s += ", <" + src.Link + ">"
	}
	if src.CopyOf != "" {
		s += ", repeats " + markdown(src.CopyOf)
	}
	return s
}

// markdownEvent writes an event: a line that says when and what, the sentences, and a line on who, where and why.
func markdownEvent(out io.Writer, e event) {
	fmt.Fprintf(out, "\n%d\\. %s: %s\n", e.Number, emphasis("**", e.Date), markdownLabel(e))
	for _, q := range e.Quotes {
		fmt.Fprintf(out, "\n> %s\n", markdownQuote(q))
	}
	var facts []string
	fact := func(name, text string) {
		if text != "" {
			facts = append(facts, name+": "+markdown(text)+".")
		}
	}
	if e.MoreQuotes > 0 {
		facts = append(facts, fmt.Sprintf("Also in %s.", plural(e.MoreQuotes, "more sentence")))
	}
	fact("Said", quoted(e.Attribution))
	var who []string
	for _, r := range e.Roles {
		if r.Role != "" {
			r.Name += " (" + r.Role + ")"
		}
		who = append(who, r.Name)
	}
	fact("Who", strings.Join(who, ", "))
	fact("Where", e.Place)
	fact("Figures", strings.Join(e.Figures, ", "))
	fact("Date", strings.Join(append(slices.Clone(e.Bounds), e.Dating), "; "))
	fmt.Fprintf(out, "\n%s\n", strings.Join(facts, " "))
}

// markdownUndated writes an event without a date on one line.
func markdownUndated(out io.Writer, e event) {
	fmt.Fprintf(out, "- %s", markdownLabel(e))
	if len(e.Quotes) > 0 {
		fmt.Fprintf(out, ": %s", markdownQuote(e.Quotes[0]))
	}
	fmt.Fprintf(out, " (%s)\n", markdown(e.Dating))
}

// markdownLabel writes what happened, with the marks of its status.
func markdownLabel(e event) string {
	label := markdown(e.Label)
	if e.Struck && strings.Trim(e.Label, "~") == e.Label { // a tilde at its edge would be taken for one of ours
		label = emphasis("~~", e.Label)
	}
	if e.Remark != "" {
		label += " (" + emphasis("*", e.Remark) + ")"
	}
	return label
}

func quoted(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "“" + strings.Join(words, "”, “") + "”"
}

// markdownQuote writes a sentence with its triggers in bold.
func markdownQuote(q quote) string {
	var b strings.Builder
	for _, p := range q.Parts {
		text := markdown(p.Text)
		if p.Trigger && bold(p.Text) {
			text = "**" + text + "**"
		}
		if strings.HasPrefix(p.Text, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		if len(p.Text) > 1 && strings.HasSuffix(p.Text, " ") {
			b.WriteByte(' ')
		}
	}
	if q.Source != "" {
		b.WriteString(" (" + markdown(q.Source) + ")")
	}
	return b.String()
}

// bold reports that a text can be made bold whatever stands around it: Markdown lets stars between a letter and a
// quotation mark stand as stars.
func bold(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return wordly(first) && wordly(last)
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func markdownActors(out io.Writer, c cast) {
	blank(out, c.Len())
	for _, a := range c.Main {
		fmt.Fprintf(out, "- %s, %s", emphasis("**", a.Name), markdown(a.Kind))
		if len(a.Aliases) > 0 {
			fmt.Fprintf(out, "; also %s", markdown(quoted(a.Aliases)))
		}
		if len(a.Because) > 0 {
			fmt.Fprintf(out, " (taken for one: %s)", markdown(strings.Join(a.Because, ", ")))
		}
		if len(a.Events) > 0 {
			fmt.Fprintf(out, "; %s", numbers(a.Events))
		}
		fmt.Fprintln(out)
	}
	if len(c.Also) > 0 {
		var names []string
		for _, a := range c.Also {
			names = append(names, markdown(a.Name)+" ("+markdown(a.Kind)+")")
		}
		fmt.Fprintf(out, "- Also named: %s\n", strings.Join(names, ", "))
	}
}

// numbers refers to events by their numbers.
func numbers(list []ref) string {
	words := make([]string, len(list))
	for i, event := range list {
		words[i] = strconv.Itoa(event.Number)
	}
	if len(words) == 1 {
		return "event " + words[0]
	}
	return "events " + strings.Join(words, ", ")
}

func markdownTie(out io.Writer, t tie) {
	fmt.Fprintf(out, "- %s %s %s", markdown(t.From), t.Arrow, markdown(t.To))
	if t.Phrases != "" {
		fmt.Fprintf(out, ": %s", markdown(t.Phrases))
	}
	if t.Status != "" {
		fmt.Fprintf(out, " (%s)", emphasis("*", t.Status))
	}
	if t.Date != "" {
		fmt.Fprintf(out, ", %s", markdown(t.Date))
	}
	if len(t.Events) > 0 {
		fmt.Fprintf(out, "; %s", numbers(t.Events))
	}
	fmt.Fprintln(out)
}

func markdownNotes(out io.Writer, notes []note) {
	blank(out, len(notes))
	for _, n := range notes {
		fmt.Fprint(out, "- ")
		if n.Warning {
			fmt.Fprint(out, "**Warning.** ")
		}
		fmt.Fprint(out, markdown(n.Message))
		if n.Words != "" {
			fmt.Fprintf(out, ": %s", markdown("“"+n.Words+"”"))
		}
		if n.Source != "" {
			fmt.Fprintf(out, " (%s)", markdown(n.Source))
		}
		fmt.Fprintln(out)
	}
}
