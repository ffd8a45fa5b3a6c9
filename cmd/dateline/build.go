package main

import (
	"bufio"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

func buildCommand() *command {
	fs := newFlags("build")
	published := publishedFlag(fs)
	asOf := &dayFlag{}
	fs.Var(asOf, "as-of", "only from what was published by this day, YYYY-MM-DD: what was known then")
	dir := fs.StringP("output", "o", "out", "`FOLDER` to write; other files in it stay")
	return &command{
		name: "build", args: "INPUT...", summary: "read articles and write everything: record, timeline, graph, briefing, page",
		detail: `
Writes record.json, timeline.svg, graph.dot, graph.svg, briefing.md and index.html, a page that holds both pictures
and loads nothing; then says what it found and what it could not date. An INPUT may be an article, a record or a
casebook. All inputs are read first: if one is bad, or
anything else fails, the folder is left as it was. The exit status is 1, and nothing is written, if no article tells
of any event.`,
		flags: fs, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			if *dir == "-" {
				return fmt.Errorf("build: six files do not fit on standard output; give a folder with -o")
			}
			rec, err := recordAsOf(sys, args, published.day, asOf.day)
			if err != nil {
				return err
			}
			if len(rec.Events) == 0 {
				return nothing("no events found in %s", strings.Join(args, ", "))
			}
			v, err := newViews(sys, rec)
			if err != nil {
				return err
			}
			files := []file{
				{"record.json", "everything, for programs", func(w *bufio.Writer) error { return record.Write(w, rec) }},
				{"timeline.svg", "the dated events in order", put(v.timelineSVG)},
				{"graph.dot", "who did what to whom, for Graphviz", put(v.graphDOT)},
				{"graph.svg", "the same, drawn", put(v.graphSVG)},
				{"briefing.md", "each event with the sentence behind it", v.markdown},
				{"index.html", "all of it on one page: open this", v.html},
			}
			if err := writeFolder(sys, *dir, files); err != nil {
				return err
			}
			return buffered(sys.out, func(w *bufio.Writer) error { return report(w, v, *dir, files) })
		},
	}
}

// How much the report lists before it only counts.
const (
	shownSources = 10
	shownUndated = 8
)

// namedIn counts the actors and places of a record, those without a name apart.
func namedIn(rec *record.Record) int {
	n := 0
	for i := range rec.Entities {
		if rec.Entities[i].Subkind != record.Participant {
			n++
		}
	}
	return n
}

// report says what was found, where it stands, and what has no date.
func report(w *bufio.Writer, v *views, dir string, files []file) error {
	rec := v.rec
	fmt.Fprintf(w, "Found %s, %s with a date, and %s in %s.\n", count(len(rec.Events), "event", "events"), record.Number(v.timeline.Dated),
		count(namedIn(rec), "actor or place", "actors and places"), count(len(rec.Sources), "article", "articles"))
	for i, src := range rec.Sources {
		if i == shownSources {
			fmt.Fprintf(w, "  and %d more\n", len(rec.Sources)-i)
			break
		}
		fmt.Fprintf(w, "  %s: %s\n", src.Name, publication(src))
		for _, n := range rec.Notes {
			if n.Source == src.ID && n.Code == article.PublishedDisagrees {
				fmt.Fprintf(w, "    %s\n", n.Message)
			}
		}
	}
	fmt.Fprintln(w, "\nWritten:")
	width := 0
	for _, f := range files {
		width = max(width, len(filepath.Join(dir, f.name)))
	}
	for _, f := range files {
		fmt.Fprintf(w, "  %-*s  %s\n", width, filepath.Join(dir, f.name), f.what)
	}
	undated(w, v)
	return nil
}

// publication says which day of publication relative dates were read from, and how it is known.
func publication(src record.Source) string {
	if src.Published == 0 {
		return "day of publication unknown; --published gives it"
	}
	how := map[string]string{
		article.FromFlag: "as given", article.FromMetadata: "from its metadata", article.FromDateline: "from its date line",
		article.FromFileName: "from its file name or address",
	}[src.PublishedBasis]
	return strings.TrimSpace("published " + src.Published.String() + " " + how)
}

// undated lists what has no date: expressions that nothing resolves, and events that no expression dates.
func undated(w *bufio.Writer, v *views) {
	var relative, open []string
	for _, n := range v.rec.Notes {
		source := ""
		if src := v.rec.Source(n.Source); src != nil && len(v.rec.Sources) > 1 {
			source = src.Name + ": "
		}
		switch words := v.rec.Quote(n.Source, n.Span); {
		case n.Code == "unresolved-published" && words != "":
			relative = append(relative, source+"“"+words+"”")
		case strings.HasPrefix(n.Code, "unresolved-"):
			open = append(open, source+n.Message)
		}
	}
	list(w, "Dates left open because the day of publication is unknown (--published gives it)", counted(relative))
	list(w, "Dates left open", open)
	items := slices.Clone(v.timeline.Undated)
	slices.SortStableFunc(items, func(a, b timeline.Item) int { return cmp.Compare(b.Event.Salience, a.Event.Salience) })
	var events []string
	for _, item := range items {
		events = append(events, item.Label)
	}
	list(w, "Events without a date, the weightiest first", events)
}

// counted replaces repeated lines by one that says how often.
func counted(lines []string) []string {
	times := map[string]int{}
	for _, line := range lines {
		times[line]++
	}
	var out []string
	for _, line := range lines {
		if n := times[line]; n > 1 {
			out = append(out, fmt.Sprintf("%s, %d times", line, n))
		} else if n == 1 {
			out = append(out, line)
		}
		delete(times, line)
	}
	return out
}

func list(w *bufio.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s: %d\n", title, len(lines))
	for i, line := range lines {
		if i == shownUndated {
			fmt.Fprintf(w, "  and %d more, in record.json\n", len(lines)-i)
			return
		}
		fmt.Fprintf(w, "  %s\n", line)
	}
}

// count phrases a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return record.Number(n) + " " + many
}
