package brief

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

//go:embed page.css
var style string

//go:embed page.html
var markup string

// Page is what HTML writes. Record, Timeline, Graph and Briefing belong together.
type Page struct {
	Record   *record.Record
	Timeline *timeline.Timeline
	Graph    *graph.Graph
	Briefing *Briefing // nil: the evidence alone

	// SVG documents, put into the page as they are: they must come from our own writers. Empty: no picture.
	TimelineSVG, GraphSVG []byte
	Strip, Ego            Picture // inside the briefing
}

// HTML writes the briefing as one page that loads nothing, and behind it the evidence: both pictures, every event with
// its sentences, actors, places, and the texts. The style sheet is inside, it has no script, and its
// Content-Security-Policy forbids both to any text that should find a way in. The page is well-formed XML as well.
func HTML(w io.Writer, in Page) error {
	return writeHTML(w, newView(in.Record, in.Timeline, in.Graph), in)
}

// page is what the template fills in.
type page struct {
	*view
	Briefing                 *Briefing
	Strip, Ego               template.HTML
	StripCaption, EgoCaption string
	Policy                   string
	Style                    template.CSS
	Timeline                 template.HTML
	Graph                    template.HTML
	GraphTitle               string
	Texts                    []article
	TextLeftOut              bool
}

// article is a source with its text.
type article struct {
	Source
	Paragraphs []paragraph
}

func writeHTML(w io.Writer, v *view, in Page) error {
	tmpl, err := template.New("").Parse(markup)
	if err != nil {
		return err
	}
	p := page{
		view: v, Policy: policy(style), Style: template.CSS(style), Timeline: inline(in.TimelineSVG), Graph: inline(in.GraphSVG),
		GraphTitle: line(in.Graph.Title), Briefing: in.Briefing,
		Strip: inline(in.Strip.SVG), Ego: inline(in.Ego.SVG), StripCaption: line(in.Strip.Caption), EgoCaption: line(in.Ego.Caption),
	}
	paragraphs := texts(in.Record)
	p.TextLeftOut = paragraphs == nil
	for _, src := range v.Sources {
		if paragraphs != nil {
			p.Texts = append(p.Texts, article{src, paragraphs[src.ID]})
		}
	}
	out := bufio.NewWriter(w)
	if err := tmpl.ExecuteTemplate(out, "page", p); err != nil {
		return err
	}
	return out.Flush()
}

// policy allows the one style sheet of the page, by its hash, and nothing else whatever.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'"
}

// inline returns the svg element of an SVG document, without the prologue that only a file of its own may have.
func inline(svg []byte) template.HTML {
	start := bytes.Index(svg, []byte("<svg"))
	if start < 0 {
		return ""
	}
	return template.HTML(strings.TrimSpace(string(svg[start:])))
}

// Anchor is the fragment of an event on the page.
func (r ref) Anchor() string { return anchor("event", string(r.ID)) }

// Anchor is the fragment of the evidence for a note.
func (n Note) Anchor() string { return anchor("event", string(n.Event)) }

// Anchor is the fragment of an actor or place on the page.
func (a actor) Anchor() string { return anchor("actor", string(a.ID)) }

// Anchor is the fragment of the actor in a role.
func (r role) Anchor() string { return anchor("actor", string(r.ID)) }

// Anchor is the fragment of the event that a piece of text triggers.
func (p piece) Anchor() string { return anchor("event", string(p.Event)) }

// PlaceAnchor is the fragment of the place of an event.
func (e event) PlaceAnchor() string { return anchor("actor", string(e.PlaceID)) }

// anchor makes a fragment of an id, which may be any text: letters and digits stay, the rest becomes numbers.
func anchor(kind, id string) string {
	var b strings.Builder
	b.WriteString(kind + "-")
	for _, r := range id {
		if r < utf8.RuneSelf && wordly(r) {
			b.WriteRune(r)
		} else {
			b.WriteString("." + strconv.FormatInt(int64(r), 16) + ".")
		}
	}
	return b.String()
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
