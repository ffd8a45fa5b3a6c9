package graphviz

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// fonts replaces the family on every text. Helvetica, Arial and Liberation Sans have the widths the engine counts with.
const fonts = "Helvetica Neue, Arial, Liberation Sans, sans-serif"

// element is a node of the engine's SVG, which is small and flat enough to be held as a tree.
type element struct {
	name  string
	attrs []attr
	text  string // of a leaf
	kids  []*element
}

type attr struct{ name, value string }

func (el *element) get(name string) string {
	for _, a := range el.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

func (el *element) set(name, value string) {
	for i := range el.attrs {
		if el.attrs[i].name == name {
			el.attrs[i].value = value
			return
		}
	}
	el.attrs = append(el.attrs, attr{name, value})
}

func (el *element) drop(names ...string) {
	kept := el.attrs[:0]
	for _, a := range el.attrs {
		if !slices.Contains(names, a.name) {
			kept = append(kept, a)
		}
	}
	el.attrs = kept
}

// prefix makes the ids of two different graphs differ.
func prefix(source []byte) string {
	sum := sha256.Sum256(source)
	return "g" + hex.EncodeToString(sum[:4]) + "-"
}

// rewrite turns what the engine wrote into what we publish. The geometry stays as it is.
func rewrite(raw []byte, prefix string) ([]byte, error) {
	root, err := parse(raw)
	if err != nil {
		return nil, err
	}
	if root.name != "svg" || len(root.kids) != 1 || root.kids[0].name != "g" {
		return nil, errors.New("not the SVG of a graph")
	}
	graph := root.kids[0]
	title, tooltip := flatten(graph)
	graph.kids = arrange(graph.kids)
	label(graph, prefix)
	graph.drop("id", "class")

	out := &element{name: "svg", attrs: []attr{
		{"xmlns", "http://www.w3.org/2000/svg"},
		{"role", "img"},
		{"aria-labelledby", prefix + "title " + prefix + "desc"},
		{"width", pixels(root.get("width"))},
		{"height", pixels(root.get("height"))},
		{"viewBox", root.get("viewBox")},
		{"font-family", fonts},
	}}
	out.kids = []*element{
		{name: "title", attrs: []attr{{"id", prefix + "title"}}, text: title},
		{name: "desc", attrs: []attr{{"id", prefix + "desc"}}, text: tooltip},
		graph,
	}
	var buf bytes.Buffer
	write(&buf, out)
	return buf.Bytes(), nil
}

// pixels reads one point of the engine as one pixel, so that its font sizes are pixels too.
func pixels(length string) string { return strings.TrimSuffix(length, "pt") }

// flatten takes the links that carry tooltips out of a group, with the title that names its node. It returns both.
func flatten(group *element) (title, tooltip string) {
	var kids []*element
	for _, kid := range group.kids {
		switch {
		case kid.name == "title":
			title = kid.text
		case kid.name == "a":
			tooltip = kid.get("title")
			kids = append(kids, kid.kids...)
		case kid.name == "g" && len(kid.kids) == 1 && kid.kids[0].name == "a":
			tooltip = kid.kids[0].get("title")
			kids = append(kids, kid.kids[0].kids...)
		default:
			kids = append(kids, kid)
		}
	}
	group.kids = kids
	return title, tooltip
}

// arrange puts lines lowest, then boxes, then the labels of lines, so that no line runs through a word, and gives each
// group its tooltip as title.
func arrange(kids []*element) []*element {
	var header, lines, boxes, labels []*element
	for _, kid := range kids {
		class, _, _ := strings.Cut(kid.get("class"), " ")
		if kid.name != "g" {
			header = append(header, kid)
			continue
		}
		_, tooltip := flatten(kid)
		if class == "edge" {
			words := &element{name: "g", attrs: []attr{{"id", kid.get("id") + "-label"}, {"class", "label"}}}
			kid.kids, words.kids = split(kid.kids)
			if len(words.kids) > 0 {
				halo(words)
				labels = append(labels, titled(words, tooltip))
			}
			lines = append(lines, titled(kid, tooltip))
		} else {
			centre(kid)
			boxes = append(boxes, titled(kid, tooltip))
		}
	}
	shapes, texts := split(header)
	all := append(append(shapes, texts...), lines...)
	return append(append(all, boxes...), labels...)
}

func titled(group *element, tooltip string) *element {
	if tooltip != "" {
		group.kids = append([]*element{{name: "title", text: tooltip}}, group.kids...)
	}
	return group
}

// split tells the shapes of a group from its texts.
func split(kids []*element) (shapes, texts []*element) {
	for _, kid := range kids {
		if kid.name == "text" && strings.TrimSpace(kid.text) == "" {
			continue // a strut
		} else if kid.name == "text" {
			texts = append(texts, kid)
		} else {
			shapes = append(shapes, kid)
		}
	}
	return shapes, texts
}

// halo keeps the words of a group apart from lines they cross.
func halo(group *element) {
	group.set("paint-order", "stroke")
	group.set("stroke", "white")
	group.set("stroke-width", "3")
	group.set("stroke-linejoin", "round")
}

// centre puts the texts of a box on its middle. The engine has placed them by widths that know no bold and count the
// bytes of what is not Latin.
func centre(group *element) {
	shapes, texts := split(group.kids)
	if len(shapes) == 0 {
		return
	}
	lo, hi, ok := extent(shapes[0].get("d") + shapes[0].get("points"))
	if !ok {
		return
	}
	group.kids = append(shapes, texts...)
	for _, text := range texts {
		text.set("text-anchor", "middle")
		text.set("x", strconv.FormatFloat((lo+hi)/2, 'f', 2, 64))
	}
}

// extent returns the least and greatest x of a path or polygon, which the engine writes as x,y pairs.
func extent(points string) (lo, hi float64, ok bool) {
	for _, pair := range strings.FieldsFunc(points, func(r rune) bool { return r == ' ' || r == 'M' || r == 'C' || r == 'L' }) {
		before, _, _ := strings.Cut(pair, ",")
		x, err := strconv.ParseFloat(before, 64)
		if err != nil {
			continue
		}
		if !ok {
			lo, hi, ok = x, x, true
		}
		lo, hi = min(lo, x), max(hi, x)
	}
	return lo, hi, ok
}

// label prefixes ids and leaves fonts to the root.
func label(el *element, prefix string) {
	if id := el.get("id"); id != "" {
		el.set("id", prefix+id)
	}
	el.drop("font-family")
	for _, kid := range el.kids {
		label(kid, prefix)
	}
}

// parse reads the engine's SVG into a tree. Comments, prolog and document type stay behind.
func parse(raw []byte) (*element, error) {
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	top := &element{}
	open := []*element{top}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			el := &element{name: token.Name.Local}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					el.attrs = append(el.attrs, attr{a.Name.Local, a.Value})
				}
			}
			last.kids = append(last.kids, el)
			open = append(open, el)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(top.kids) != 1 {
		return nil, errors.New("no single root element")
	}
	return top.kids[0], nil
}

// write writes an element, one a line.
func write(buf *bytes.Buffer, el *element) {
	buf.WriteString("<" + el.name)
	for _, a := range el.attrs {
		buf.WriteString(" " + a.name + `="`)
		_ = xml.EscapeText(buf, []byte(a.value))
		buf.WriteString(`"`)
	}
	switch {
	case len(el.kids) > 0:
		buf.WriteString(">\n")
		for _, kid := range el.kids {
			write(buf, kid)
		}
		buf.WriteString("</" + el.name + ">\n")
	case el.text != "":
		buf.WriteString(">")
		_ = xml.EscapeText(buf, []byte(el.text))
		buf.WriteString("</" + el.name + ">\n")
	default:
		buf.WriteString("/>\n")
	}
}
