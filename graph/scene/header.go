package scene

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/layout"
)

const (
	titleSize  = 20.0
	noteSize   = 12.0
	keySize    = 11.5
	noteLength = 420 // characters of a note, so that a title without end does not push the picture away
)

// header draws title and notes, and returns the height at which the picture begins.
func (s *Sheet) header(width float64) (Group, float64) {
	g := Group{Role: Heading, Index: -1}
	y := margin
	room := width - 2*margin
	for _, line := range s.fit(caption.Cut(caption.Clean(s.graph.Title), noteLength), titleSize, true, room) {
		y += titleSize * 1.2
		g.Shapes = append(g.Shapes, s.text(line, margin, y-titleSize*.3, titleSize, true, Start, ink))
	}
	y += 2
	for _, note := range []string{s.graph.Source, s.graph.Subtitle} {
		for _, line := range s.fit(caption.IsolateQuoted(caption.Cut(caption.Clean(note), noteLength)), noteSize, false, room) {
			y += noteSize * 1.4
			g.Shapes = append(g.Shapes, s.text(line, margin, y-noteSize*.35, noteSize, false, Start, small))
		}
	}
	return g, y + 16
}

// fit breaks text into lines no wider than room; a word that is wider by itself is cut.
func (s *Sheet) fit(text string, size float64, bold bool, room float64) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if s.ruler.Width(longer, size, bold) <= room {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for s.ruler.Width(word, size, bold) > room {
			word = caption.Cut(word, max(2, len([]rune(word))*9/10))
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = balance(lines[i])
	}
	return lines
}

// balance closes isolates that a break between lines left open.
func balance(line string) string {
	open := strings.Count(line, "\u2068") - strings.Count(line, "\u2069")
	switch {
	case open > 0:
		return line + strings.Repeat("\u2069", open)
	case open < 0:
		return strings.Repeat("\u2068", -open) + line
	}
	return line
}

// uses is what occurs in a graph and needs explaining.
type uses struct {
	forms    []form
	statuses []string
	standing bool
	together bool
}

func usesOf(g *graph.Graph) uses {
	var u uses
	for i := range g.Nodes {
		if f := formOf(&g.Nodes[i]); !slices.Contains(u.forms, f) {
			u.forms = append(u.forms, f)
		}
	}
	slices.Sort(u.forms)
	found := map[string]bool{}
	for i := range g.Edges {
		e := &g.Edges[i]
		switch {
		case e.Kind == graph.Standing:
			u.standing = true
		case e.Status == record.Possible:
			found[record.Planned] = true
		default:
			found[e.Status] = true
		}
		u.together = u.together || e.Undirected()
	}
	for _, status := range []string{record.Asserted, record.Claimed, record.Planned, record.Denied} {
		if found[status] {
			u.statuses = append(u.statuses, status)
		}
	}
	return u
}

// legend explains what occurs, from y on, and returns the height at which it ends.
func (s *Sheet) legend(width, y float64, u uses) ([]Group, float64) {
	g := Group{Role: Legend, Index: -1}
	x := margin
	const high, swatch = 20.0, 30.0
	y += high / 2
	item := func(words string, draw func(x, y float64) []Shape) {
		wide := swatch + s.ruler.Width(words, keySize, false) + 22
		if x > margin && x+wide > width-margin+22 {
			x, y = margin, y+high
		}
		g.Shapes = append(g.Shapes, draw(x, y)...)
		g.Shapes = append(g.Shapes, s.text(words, x+swatch, y+keySize*.36, keySize, false, Start, small))
		x += wide
	}
	for _, f := range u.forms {
		item(f.name(), func(x, y float64) []Shape {
			shape := Shape{Path: f.box(x+11, y, 22, 12)}
			if s.dotted() {
				shape = f.dot(x+11, y, 5.5)
			}
			shape.Fill, shape.Stroke, shape.StrokeWidth = stone, small, 1.1
			return []Shape{shape}
		})
	}
	said := map[string]string{record.Asserted: "reported as fact", record.Claimed: "as one side says", record.Planned: "planned or possible", record.Denied: "denied"}
	for _, status := range u.statuses {
		item(said[status], func(x, y float64) []Shape { return s.sample(x, y, blue, status, true) })
	}
	if u.together && !s.dotted() {
		item("together", func(x, y float64) []Shape { return s.sample(x, y, blue, record.Asserted, false) })
	}
	if u.standing {
		item("standing relation", func(x, y float64) []Shape { return s.sample(x, y, grey, record.Asserted, true) })
	}
	for _, c := range s.communities() {
		item(c.words, func(x, y float64) []Shape {
			return []Shape{{Kind: Circle, X: x + 11, Y: y, R: 5.5, Fill: c.color, Stroke: c.color, StrokeWidth: 1}}
		})
	}
	y += high / 2
	groups := []Group{g}
	notes := Group{Role: Legend, Index: -1}
	for _, note := range []string{s.graph.Remark, s.opt.Note} {
		for _, line := range s.fit(caption.Clean(note), noteSize-1, false, width-2*margin) {
			y += (noteSize - 1) * 1.4
			notes.Shapes = append(notes.Shapes, s.text(line, margin, y, noteSize-1, false, Start, small))
		}
	}
	if len(notes.Shapes) > 0 {
		groups = append(groups, notes)
	}
	return groups, y
}

// dotted reports that nodes are dots and lines have no heads.
func (s *Sheet) dotted() bool { return s.small || !s.boxed() }

// sample is a short line of a status.
func (s *Sheet) sample(x, y float64, c Color, status string, headed bool) []Shape {
	route := []layout.Point{{X: x, Y: y}, {X: x + 8, Y: y}, {X: x + 16, Y: y}, {X: x + 24, Y: y}}
	if s.dotted() {
		return []Shape{{Path: curve(route), Stroke: c, StrokeWidth: 1.4, Dash: dashOf(status)}}
	}
	var head []Shape
	if headed {
		route, head = arrow(route, c, 1.4, status == record.Denied)
	}
	return append([]Shape{{Path: curve(route), Stroke: c, StrokeWidth: 1.4, Dash: dashOf(status)}}, head...)
}

// community is one that the legend names.
type community struct {
	color Color
	words string
}

// named is the number of communities that have a colour of their own.
const named = 6

// communities lists the largest by their most important node.
func (s *Sheet) communities() []community {
	if s.opt.Community == nil {
		return nil
	}
	size, first := map[int]int{}, map[int]int{}
	for i, c := range s.opt.Community {
		size[c]++
		if best, ok := first[c]; !ok || s.importance(i) > s.importance(best) {
			first[c] = i
		}
	}
	var out []community
	rest := 0
	for c := range len(size) {
		if c < named && size[c] > 1 {
			name := caption.Isolate(caption.Cut(caption.Clean(s.graph.Nodes[first[c]].Name), 28))
			out = append(out, community{Color(s.opt.Color(c)), fmt.Sprintf("around %s (%d)", name, size[c])})
		} else {
			rest++
		}
	}
	if rest > 0 {
		out = append(out, community{Color(s.opt.Color(named)), fmt.Sprintf("%d smaller groups", rest)})
	}
	return out
}
