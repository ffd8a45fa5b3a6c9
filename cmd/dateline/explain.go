package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

func explainCommand() *command {
	fs := newFlags("explain")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"txt", "json", "md"}
	format := formatFlag(fs, formats)
	all := fs.Bool("all", false, "explain every event")
	words := fs.String("grep", "", "explain the events whose label, sentences, actors or date have all these `WORDS`, in any case")
	return &command{
		name: "explain", args: "RECORD|INPUT [EVENT...]", summary: "say how the record came to an event: its words, its date, its status",
		detail: `
EVENT is the id of an event (v12). For each the sentences are shown with the trigger *so* and the words of its date
_so_ (bold and underlined on a terminal), then who takes part and by which words, who says so, what makes it a plan or a
claim, and how the words became days: each expression, what it counts from, and what applies it to the event. What the
record cannot know is said.

Where a file holds several records (extract --jsonl), an id is looked for in each. The exit status is 1 if there is no
such event.

    dateline explain record.json v12
    dateline explain record.json --grep "withdrew manbij"`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			ids := args[1:]
			if n := chosen(len(ids) > 0, *all, fs.Changed("grep")); n != 1 {
				return fmt.Errorf("explain: name events by their ids, or give one of --all and --grep; see dateline help explain")
			}
			recs, err := recordsOf(sys, args[:1], published.day, 0)
			if err != nil {
				return err
			}
			var list []explanation
			found := map[string]bool{}
			for _, rec := range recs {
				x := newExplainer(rec)
				for i := range rec.Events {
					ev := &rec.Events[i]
					switch {
					case len(ids) > 0 && !slices.Contains(ids, string(ev.ID)):
						continue
					case fs.Changed("grep") && !x.has(ev, *words):
						continue
					}
					found[string(ev.ID)] = true
					list = append(list, x.explain(ev))
				}
			}
			for _, id := range ids {
				if !found[id] {
					return nothing("no event %s in %s%s", id, args[0], eventRange(recs))
				}
			}
			if len(list) == 0 {
				return nothing("no event of %s has %q", args[0], *words)
			}
			marks := plainMarks
			if f, ok := sys.out.(*os.File); ok && *output == "-" && isTerminal(f) && wantsColor(os.Getenv) {
				marks = terminalMarks
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				switch format.value {
				case "json":
					return explainJSON(w, list)
				case "md":
					return explainMarkdown(w, list)
				}
				return explainText(w, list, marks)
			})
		},
	}
}

// chosen counts what is true.
func chosen(choices ...bool) int {
	n := 0
	for _, yes := range choices {
		if yes {
			n++
		}
	}
	return n
}

// eventRange says which ids there are.
func eventRange(recs []*record.Record) string {
	for _, rec := range recs {
		if n := len(rec.Events); n > 0 {
			return fmt.Sprintf("; there are %s to %s, and --grep finds words", rec.Events[0].ID, rec.Events[n-1].ID)
		}
	}
	return ", which has no events"
}

// marks are what stands around the words of a sentence that matter.
type marks struct {
	trigger, date [2]string
}

var (
	plainMarks    = marks{trigger: [2]string{"*", "*"}, date: [2]string{"_", "_"}}
	terminalMarks = marks{trigger: [2]string{"\x1b[1m", "\x1b[0m"}, date: [2]string{"\x1b[4m", "\x1b[0m"}}
)

// marked writes a passage with its marks. Text outside is passed through escape; blanks become one.
func (p *passage) marked(m marks, escape func(string) string) string {
	var b strings.Builder
	at := 0
	for _, mark := range p.Marks {
		around := m.date
		if mark.What == markTrigger {
			around = m.trigger
		}
		b.WriteString(escape(p.Text[at:mark.Start]) + around[0] + escape(p.Text[mark.Start:mark.End]) + around[1])
		at = mark.End
	}
	b.WriteString(escape(p.Text[at:]))
	return b.String()
}

// explainText writes explanations for a terminal, with one blank line between them.
func explainText(w io.Writer, list []explanation, m marks) error {
	var b strings.Builder
	for i := range list {
		e := &list[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s  %s\n", e.ID, plain(e.Label))
		for j := range e.Passages {
			p := &e.Passages[j]
			fmt.Fprintf(&b, "\n  %s\n      %s\n", p.marked(m, plainInside), plain(p.place()))
		}
		b.WriteByte('\n')
		for _, s := range e.sections() {
			for k, text := range s.lines {
				name := s.name
				if k > 0 {
					name = ""
				}
				fmt.Fprintf(&b, "  %-11s %s\n", name, plain(text))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// plainInside is plain for a piece of a line: blanks at its ends stay.
func plainInside(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}
