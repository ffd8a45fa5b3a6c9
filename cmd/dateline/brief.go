package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/brief"
	"github.com/dateline/dateline/timeline/png"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

func briefCommand() *command {
	fs := newFlags("brief")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"md", "html", "docx", "pdf"}
	format := formatFlag(fs, formats)
	since := &dayFlag{}
	fs.Var(since, "since", "leave out what certainly ended before this day, and what has no date")
	actors := fs.StringArray("actors", nil, "tell only what this `NAME` has a part in; may be given several times, commas divide names")
	changes := changesFlag(fs)
	words := fs.Int("max-words", 0, "most `WORDS`, notes and sources aside; 0 is as many as there are")
	template := fs.String("template", "", "`FILE` of your own (Go text/template) to fill in, instead of a format")
	return &command{
		name: "brief", args: "RECORD|INPUT...", summary: "write the briefing: what happened, with the words behind each sentence",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. The briefing tells what
happened in order of time, what is claimed, denied, planned and unknown, and who is who; a note to each sentence quotes the
source and says how the date was read. The exit status is 1 if there are no events, or none that the flags choose.

A template is given the value that package brief calls Briefing: Title, Lead, Facts, Story, Cast, Claimed, Disputed, Planned,
Possible, Undated, Open, Sources, Notes. See ` + "`dateline brief --template examples/letter.tmpl`" + ` in the sources.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			if *words < 0 {
				return fmt.Errorf("brief: --max-words must be a number of words, or 0 for all, not %d", *words)
			}
			text := ""
			if *template != "" {
				if fs.Changed("format") {
					return errors.New("brief: --template and --format exclude each other: a template decides what is written")
				}
				data, err := os.ReadFile(*template)
				if err != nil {
					return fmt.Errorf("brief: read the template %s: %w", *template, cause(err))
				}
				text = string(data)
			}
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			changed, err := changesSince(sys, *changes, args, rec, published.day)
			if err != nil {
				return err
			}
			opt := timeline.Options{From: since.day, Actors: split(*actors), Changes: changed.Marks()}
			tl := timeline.New(rec, opt)
			if len(tl.Items) == 0 && len(tl.Undated) == 0 {
				return nothing("no events found in %s", strings.Join(args, ", "))
			}
			g := graph.New(rec, graph.Options{From: opt.From, Actors: opt.Actors})
			bf := brief.New(rec, tl, g, brief.Options{MaxWords: *words, News: newsOf(changed)})
			if *template != "" {
				return writeOutput(sys, *output, func(w *bufio.Writer) error { return bf.Template(w, *template, text) })
			}
			if format.value == "html" {
				v, err := newViewsOf(sys, rec, tl, g, bf)
				if err != nil {
					return err
				}
				return writeOutput(sys, *output, v.html)
			}
			strip, ego, err := briefPictures(tl, g, format.value)
			if err != nil {
				return err
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				switch format.value {
				case "docx":
					return bf.DOCX(w, strip, ego)
				case "pdf":
					return bf.PDF(w, strip, ego)
				}
				return bf.Markdown(w)
			})
		},
	}
}

// split divides lists of names at commas.
func split(lists []string) []string {
	var out []string
	for _, list := range lists {
		for name := range strings.SplitSeq(list, ",") {
			if name = strings.TrimSpace(name); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// briefPictures draws the pictures of a briefing as a format needs them; Markdown needs none.
func briefPictures(tl *timeline.Timeline, g *graph.Graph, format string) (strip, ego brief.Picture, err error) {
	if format == "md" {
		return strip, ego, nil
	}
	if len(tl.Items) > 0 {
		s := scene.New(tl, scene.Options{Layout: scene.Strip})
		if strip, err = picture(s, "The dated events on one scale of time, for those with the most of them.", format); err != nil {
			return strip, ego, err
		}
	}
	if s := brief.Ego(g); s != nil {
		ego, err = picture(s, s.Title+". An arrow points at whom something is done to; dashes are plans, dots are claims.", format)
	}
	return strip, ego, err
}

// picture prints a scene as a format needs it.
func picture(s *scene.Scene, caption, format string) (brief.Picture, error) {
	p := brief.Picture{Width: s.Width, Height: s.Height, Caption: caption, Alt: s.Title + ". " + s.Desc}
	var out bytes.Buffer
	write := func(w io.Writer) error { return png.Write(w, s, png.Options{Scale: 3}) }
	if format == "html" {
		write = func(w io.Writer) error { return svg.Write(w, s, svg.Options{}) }
	}
	if err := write(&out); err != nil {
		return brief.Picture{}, fmt.Errorf("draw a picture of the briefing: %w", err)
	}
	if format == "html" {
		p.SVG = out.Bytes()
	} else {
		p.PNG = out.Bytes()
	}
	return p, nil
}
