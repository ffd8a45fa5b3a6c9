// Package scene draws a timeline as shapes on a plane, for writers of pictures to print.
//
// The shapes say what the dates leave open: a dot is an exact day, a bar with soft ends a range in which something
// began, ended or happened, an arrow an end that is not known, a hollow mark an event of which only the order is known.
// What is planned is outlined with dashes, what is claimed or possible with dots, what is denied is hollow and crossed
// out, what several sources report is outlined, so that nothing depends on colour.
//
//	scene.go     the value: groups of shapes, their colours and what they stand for
//	new.go       New: which layout, how wide
//	column.go    cards down the page beside a time axis
//	lanes.go     time from left to right, a lane for each actor
//	overdraw.go  lanes as shapes
//	pack.go      where labels of a lane have room
//	ticks.go     the axis of lanes
//	page.go      a column as shapes
//	strip.go     one line of small lanes, for a briefing
//	rail.go      what has no date, beside the axis
//	scale.go     the axis: pieces of one scale each, broken where nothing happens
//	calendar.go  units, ticks and their names
//	axis.go      ticks that have room for a label
//	shape.go     the bar or dot of one event
//	mark.go      bars and dots as outlines
//	card.go      the words of one event, and how cards are stacked
//	legend.go    what the shapes mean
//	text.go      widths of text, line breaks
//	palette.go   colours
//
// Everything is decided here and measured with the metrics of a real typeface; writers only print.
package scene

import "github.com/dateline/dateline/extract/record"

// Scene is a picture in numbers: pixels from the top left corner. Groups are in reading order, which is the order of
// time, and are drawn in that order.
type Scene struct {
	ID            string // prefix for ids, so that two pictures can share a page
	Title, Desc   string // what it is and what it shows, for those who do not see it
	Width, Height float64
	Groups        []Group
	Cuts          []float64  // heights at which a page may end without cutting a word, ascending
	Repeat        [2]float64 // the band of heights that every page should begin with: the axis; none if empty
	Landscape     bool       // it is read from left to right, so a page should lie on its side
}

// Role is what a group is for.
type Role int

// Roles of groups.
const (
	Decoration Role = iota // rules, leaders, grid: nothing to read
	Heading                // title and subtitle
	Axis                   // ticks and their labels
	LaneName               // whose lane it is
	Mark                   // the bar or dot of events; Tip says which
	Card                   // the words of one event
	Legend                 // what the shapes mean
	Note                   // a line about what is not shown
)

// Group is shapes that belong together.
type Group struct {
	Role   Role
	Events []record.EventID // whom it shows: one for a card, one or more for a mark
	Tip    string           // date, label, sentence, source and why, for those who point at it
	Link   string           // where more is said; often empty
	Words  bool             // a mark whose words stand in its own group
	Shapes []Shape
}

// Kind is the form of a shape.
type Kind int

// Kinds of shapes.
const (
	Outline Kind = iota // Path
	Circle              // around X, Y with radius R
	Text                // a line of Words with its baseline at Y
)

// Shape is one thing to print: filled, then stroked.
type Shape struct {
	Kind        Kind
	Path        []Segment
	X, Y, R     float64
	Fill        Color
	Fade        Fade
	Opacity     float64 // of the fill; 0 = 1
	Stroke      Color
	StrokeWidth float64
	Dash        []float64
	Crisp       bool // horizontal and vertical lines, better without smoothing

	Words  string
	Face   Face
	Anchor Anchor
	Struck bool // struck through
}

// Segment is a step of a path: M moves to X, Y, L draws a line there, C a cubic curve by way of X1, Y1 and X2, Y2, Z
// closes the path.
type Segment struct {
	Op             byte
	X, Y           float64
	X1, Y1, X2, Y2 float64
}

// Anchor is which point of a line of text X gives.
type Anchor int

// Anchors. Start is the left end, whatever the direction of the script.
const (
	Start Anchor = iota
	Middle
	End
)

// Fade is how a fill gets lighter, from the shape's own edges.
type Fade int

// Fades. Up is full at the bottom and nearly gone at the top, Ends fullest in the middle of the height, Early and Late
// towards its begin and end; the others are the same from left to right.
const (
	Plain Fade = iota
	Up
	Down
	Ends
	Early
	Late
	Left
	Right
	Sides
	EarlyOver
	LateOver
)

// Box returns the ground that a line of text covers, from ascenders to descenders.
func (s *Shape) Box() (x0, y0, x1, y1 float64) {
	w := s.Face.Width(s.Words)
	x0 = s.X
	switch s.Anchor {
	case End:
		x0 -= w
	case Middle:
		x0 -= w / 2
	}
	return x0, s.Y - .75*s.Face.Size, x0 + w, s.Y + .22*s.Face.Size
}

// Stop is a point of a fade: how far along, and how opaque the colour is there.
type Stop struct{ At, Opacity float64 }

// Stops returns the stops of a fade, from its full end on, or from one edge to the other where both ends are faint.
func (f Fade) Stops() []Stop {
	switch f {
	case Ends, Sides:
		return []Stop{{0, .1}, {.5, .75}, {1, .1}}
	case Early, EarlyOver:
		return []Stop{{0, .35}, {.15, .75}, {1, .06}}
	case Late, LateOver:
		return []Stop{{0, .06}, {.85, .75}, {1, .35}}
	}
	return []Stop{{0, 1}, {1, .08}}
}
