package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/html"
	"github.com/dateline/dateline/timeline/pdf"
	"github.com/dateline/dateline/timeline/png"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

// pictureFlags say how a timeline is drawn.
type pictureFlags struct {
	layout *choiceFlag
	width  *float64
	theme  *choiceFlag
	paper  *choiceFlag
	font   *string
	link   *string

	letters []byte // of the font
	missing int    // letters that no font has, known when the picture is written
}

// layouts are the names of the layouts, in the order of the scene constants.
var layouts = [...]string{scene.Auto: "auto", scene.Column: "column", scene.Lanes: "lanes", scene.Strip: "strip"}

// themes are the names of the themes, in the order of the svg constants.
var themes = [...]string{svg.Light: "light", svg.Dark: "dark", svg.Auto: "auto"}

// pictureFlagsOf adds the flags.
func pictureFlagsOf(fs *pflag.FlagSet) *pictureFlags {
	f := &pictureFlags{layout: &choiceFlag{allowed: layouts[:], value: layouts[0]}, theme: &choiceFlag{allowed: themes[:], value: themes[0]}}
	fs.Var(f.layout, "layout", "`LAYOUT`: column (cards down the page), lanes (a lane for each actor), strip (one line), or auto, which goes by the number of events")
	f.width = fs.Float64("width", 0, "width of the picture in `PIXELS`; 0 is what the layout is made for")
	fs.Var(f.theme, "theme", "colours: `THEME` light, dark, or auto, which follows the reader's system (SVG only)")
	f.paper = &choiceFlag{allowed: []string{"a4", "letter", "none"}, value: "a4"}
	fs.Var(f.paper, "paper", "`PAPER` of a PDF: a4, letter, or none, which is one page as large as the picture")
	f.font = fs.String("font", "", "`FILE` of a font, TrueType or OpenType, for letters that the built-in ones lack: Chinese, Hindi, ... (PNG and PDF)")
	f.link = fs.String("link", "", "`ADDRESS` that, with the id of an event behind it, tells more of it: briefing.html#")
	return f
}

// check reports what no picture can be, and reads the font.
func (f *pictureFlags) check() error {
	if *f.font != "" {
		data, err := os.ReadFile(*f.font)
		if err != nil {
			return fmt.Errorf("read %s: %w", *f.font, cause(err))
		}
		if _, err := png.Missing(&scene.Scene{}, data); err != nil {
			return fmt.Errorf("read %s: %w", *f.font, err)
		}
		f.letters = data
	}
	if w := *f.width; w != 0 && !(w >= scene.LeastWidth && w <= scene.MostWidth) {
		return fmt.Errorf("timeline: --width must lie between %g and %g, not %g", scene.LeastWidth, scene.MostWidth, w)
	}
	return nil
}

// options translates the flags.
func (f *pictureFlags) options() scene.Options {
	opt := scene.Options{Layout: scene.Layout(indexOf(layouts[:], f.layout.value)), Width: *f.width}
	if *f.link != "" {
		opt.Link = func(id record.EventID) string { return *f.link + string(id) }
	}
	return opt
}

// papers are the pages of a PDF.
var papers = map[string]pdf.Paper{"a4": pdf.A4, "letter": pdf.Letter, "none": {}}

// formats returns the rows of the table of formats that are pictures.
func (f *pictureFlags) formats() []timelineFormat {
	return []timelineFormat{
		{"svg", false, func(w io.Writer, _ *record.Record, tl *timeline.Timeline) error {
			return svg.Write(w, scene.New(tl, f.options()), svg.Options{Theme: svg.Theme(indexOf(themes[:], f.theme.value))})
		}},
		{"png", false, func(w io.Writer, _ *record.Record, tl *timeline.Timeline) error {
			s, err := f.scene(tl)
			if err != nil {
				return err
			}
			return png.Write(w, s, png.Options{Dark: f.theme.value == "dark", Font: f.letters})
		}},
		{"pdf", false, func(w io.Writer, _ *record.Record, tl *timeline.Timeline) error {
			s, err := f.scene(tl)
			if err != nil {
				return err
			}
			return pdf.Write(w, s, pdf.Options{Paper: papers[f.paper.value], Font: f.letters})
		}},
		{"html", false, func(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
			return html.Write(w, rec, tl, html.Options{Chart: f.options(), Briefing: *f.link})
		}},
	}
}

// scene lays a timeline out for a picture with letters of ours, and counts those that will be boxes.
func (f *pictureFlags) scene(tl *timeline.Timeline) (*scene.Scene, error) {
	s := scene.New(tl, f.options())
	var err error
	f.missing, err = png.Missing(s, f.letters)
	return s, err
}

// indexOf returns where a value of a closed list stands; the first for one that does not.
func indexOf(list []string, value string) int {
	for i, s := range list {
		if s == value {
			return i
		}
	}
	return 0
}

// choiceOfEvents are the flags that choose which events a timeline shows.
type choiceOfEvents struct {
	limit                              *int
	salience                           *float64
	from, to                           *dayFlag
	actors, classes, statuses, sources *[]string
	lanes                              *choiceFlag
	title                              *string
	merge                              *bool
}

// laneKinds are the names of what lanes stand for, in the order of the timeline constants.
var laneKinds = [...]string{timeline.ByActor: "actor", timeline.ByPlace: "place", timeline.BySource: "source", timeline.ByClass: "class"}

// choiceFlags adds the flags.
func choiceFlags(fs *pflag.FlagSet) *choiceOfEvents {
	c := &choiceOfEvents{from: &dayFlag{}, to: &dayFlag{}, lanes: &choiceFlag{allowed: laneKinds[:], value: laneKinds[0]}}
	c.limit = fs.IntP("limit", "n", timeline.DefaultLimit, "most `EVENTS` to show, the most salient; 0 is all of them, lesser ones too")
	c.salience = fs.Float64("min-salience", 0, "least `SALIENCE`, 0 to 1, of events to show")
	fs.Var(c.from, "from", "show only what may have happened on this day or later, YYYY-MM-DD")
	fs.Var(c.to, "to", "show only what may have happened on this day or earlier, YYYY-MM-DD")
	c.actors = fs.StringArray("actor", nil, "show only events in which this `NAME` has a part; may be repeated")
	c.classes = fs.StringSlice("class", nil, "show only events of these `CLASSES`: ASSAULT,RETREAT")
	c.statuses = fs.StringSlice("status", nil, "show only events of these `STATUSES`: asserted, claimed, planned, possible or denied")
	c.sources = fs.StringArray("source", nil, "show only what this `SOURCE` reports, by name, title or publisher; may be repeated")
	fs.Var(c.lanes, "by", "what `LANES` stand for: actor, place, source or class")
	c.title = fs.String("title", "", "`HEADING`; the title of the article unless given")
	c.merge = fs.Bool("merge", false, "join events that say the same of the same time")
	return c
}

// options translates the flags.
func (c *choiceOfEvents) options(all bool) (timeline.Options, error) {
	opt, err := timelineOptions(*c.limit)
	if err != nil {
		return opt, err
	}
	if all {
		opt = timeline.Options{Limit: -1, MinSalience: -1}
	}
	if s := *c.salience; s < 0 || s > 1 {
		return opt, fmt.Errorf("timeline: --min-salience must lie between 0 and 1, not %g", s)
	} else if s > 0 {
		opt.MinSalience = s
	}
	for _, s := range *c.statuses {
		if indexOf(statuses[:], s) == 0 && s != statuses[0] {
			return opt, fmt.Errorf("timeline: --status knows no %q; it is one of asserted, claimed, planned, possible, denied", s)
		}
	}
	opt.From, opt.To = c.from.day, c.to.day
	if opt.From != 0 && opt.To != 0 && opt.To < opt.From {
		return opt, fmt.Errorf("timeline: --to %s lies before --from %s", opt.To, opt.From)
	}
	opt.Actors, opt.Classes, opt.Statuses, opt.Sources = *c.actors, *c.classes, *c.statuses, *c.sources
	opt.Lanes = timeline.LaneKind(indexOf(laneKinds[:], c.lanes.value))
	opt.Title, opt.Merge = *c.title, *c.merge
	return opt, nil
}

// statuses are those that a record knows.
var statuses = [...]string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
