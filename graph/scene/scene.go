// Package scene draws a graph as shapes on a plane, for writers of pictures to print.
//
// Up to Boxed nodes, each is a box with its name in it and edges carry their words; beyond, nodes are dots, only the
// weightiest have names, and edges run together between communities. The form of a node says its kind, the form of a
// line its status, so nothing depends on colour.
//
//	scene.go    the value: groups of shapes
//	new.go      New: from a graph and places to a scene
//	box.go      nodes with names in them
//	dot.go      nodes without room for names
//	outline.go  the form of a node, by its kind
//	edge.go     lines, arrowheads and their words
//	bundle.go   lines of large graphs
//	header.go   title, notes, legend
//	slices.go   the same graph at several times, beside each other
//	colour.go   colours
//
// Everything is decided here and measured with the metrics of a real typeface; writers only print.
package scene

// Scene is a picture in numbers: pixels from the top left corner. Groups are drawn in order.
type Scene struct {
	ID            string // prefix for ids, so that two pictures can share a page
	Title, Desc   string // what it is and what it shows, for those who do not see it
	Width, Height float64
	Groups        []Group
}

// Role is what a group is for.
type Role int

// Roles of groups.
const (
	Heading Role = iota // title and notes above the picture
	Line                // an edge, or many of a large graph
	Node                // a node and, in it, its name
	Label               // the words of an edge or beside a node
	Legend              // what the shapes mean
)

// Group is shapes that belong together.
type Group struct {
	Role   Role
	Index  int    // of the node or edge in the graph; -1 if it stands for none or many
	Tip    string // for those who point at it; may have several lines
	Shapes []Shape
}

// Kind is the form of a shape.
type Kind int

// Kinds of shapes.
const (
	Outline Kind = iota // Path
	Circle              // around X, Y with radius R
	Text                // a line of Words whose baseline is at Y
)

// Color is written as #rrggbb; empty is none.
type Color string

// Shape is one thing to print: filled, then stroked.
type Shape struct {
	Kind        Kind
	Path        []Segment
	X, Y, R     float64
	Fill        Color
	Stroke      Color
	StrokeWidth float64
	Opacity     float64 // of fill and stroke; 0 = 1
	Dash        []float64

	Words  string
	Size   float64
	Bold   bool
	Anchor Anchor
	Width  float64 // of Words, measured
	Halo   bool    // keeps the ground around the words free of lines beneath
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

// Box returns the ground that a line of text covers, from ascenders to descenders.
func (s *Shape) Box() (x0, y0, x1, y1 float64) {
	x0 = s.X
	switch s.Anchor {
	case Middle:
		x0 -= s.Width / 2
	case End:
		x0 -= s.Width
	}
	return x0, s.Y - .75*s.Size, x0 + s.Width, s.Y + .22*s.Size
}
