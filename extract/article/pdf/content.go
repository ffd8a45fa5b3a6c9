package pdf

import (
	"bytes"
	"math"
)

// matrix is a transformation [a b c d e f].
type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// run is text shown at one place: x and y of its baseline, its width and size in points.
type run struct {
	x, y, w, size float64
	text          string
	bold          bool
}

// state is the part of the graphics state that places text.
type state struct {
	ctm                  matrix
	font                 *font
	size                 float64
	charSpace, wordSpace float64
	scale, leading, rise float64
}

// interpreter reads the content of pages.
type interpreter struct {
	f     *file
	fonts map[ref]*font
	runs  []run
	state
	stack     []state
	tm, line  matrix
	artifacts []bool // marked content that is open; true for headers, footers and decoration
}

// maxForms bounds pictures within pictures that hold text.
const maxForms = 8

// page returns the text of a page.
func (in *interpreter) page(p dict) []run {
	in.runs, in.stack, in.artifacts = nil, nil, nil
	in.state = state{ctm: matrix{1, 0, 0, 1, 0, 0}, scale: 1}
	switch in.f.int(p["Rotate"]) {
	case 90:
		in.ctm = matrix{0, -1, 1, 0, 0, 0}
	case 180:
		in.ctm = matrix{-1, 0, 0, -1, 0, 0}
	case 270:
		in.ctm = matrix{0, 1, -1, 0, 0, 0}
	}
	var content []byte
	switch c := in.f.get(p["Contents"]).(type) {
	case *stream:
		content = in.f.decode(c)
	case array:
		for _, x := range c {
			if s, ok := in.f.get(x).(*stream); ok {
				content = append(append(content, in.f.decode(s)...), '\n')
			}
		}
	}
	in.run(content, in.f.dict(p["Resources"]), 0)
	return in.runs
}

func (in *interpreter) run(content []byte, resources dict, depth int) {
	l := &lexer{src: content}
	var args []any
	for {
		v := l.next(0)
		if e, ok := v.(end); ok {
			if e == "" {
				return
			}
			continue
		}
		o, ok := v.(op)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		if in.f.steps++; in.f.steps > maxSteps {
			in.f.broken = true
			return
		}
		if o == "BI" { // a picture within the content
			at := bytes.Index(l.src[l.at:], []byte("ID"))
			for at >= 0 {
				l.at += at + 2
				if at = bytes.Index(l.src[l.at:], []byte("EI")); at >= 0 {
					l.at += at + 2
					if l.at >= len(l.src) || isSpace(l.src[l.at]) {
						break
					}
				}
			}
			args = args[:0]
			continue
		}
		in.do(o, args, resources, depth)
		args = args[:0]
	}
}

func numbers(args []any, n int) []float64 {
	out := make([]float64, n)
	for i := range min(n, len(args)) {
		out[i], _ = args[len(args)-min(n, len(args))+i].(float64)
	}
	return out
}

func (in *interpreter) do(o op, args []any, resources dict, depth int) {
	switch o {
	case "q":
		if len(in.stack) < 1000 {
			in.stack = append(in.stack, in.state)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			in.state, in.stack = in.stack[n-1], in.stack[:n-1]
		}
	case "cm":
		in.ctm = matrix(numbers(args, 6)).mul(in.ctm)
	case "BT":
		in.tm = matrix{1, 0, 0, 1, 0, 0}
		in.line = in.tm
	case "Tf":
		in.size = numbers(args, 1)[0]
		if len(args) > 1 {
			if n, ok := args[0].(name); ok {
				in.font = in.fontOf(in.f.dict(resources["Font"])[n])
			}
		}
	case "Tc":
		in.charSpace = numbers(args, 1)[0]
	case "Tw":
		in.wordSpace = numbers(args, 1)[0]
	case "Tz":
		in.scale = numbers(args, 1)[0] / 100
	case "TL":
		in.leading = numbers(args, 1)[0]
	case "Ts":
		in.rise = numbers(args, 1)[0]
	case "Td", "TD":
		n := numbers(args, 2)
		if o == "TD" {
			in.leading = -n[1]
		}
		in.move(n[0], n[1])
	case "Tm":
		in.line = matrix(numbers(args, 6))
		in.tm = in.line
	case "T*":
		in.move(0, -in.leading)
	case "Tj":
		in.show(args)
	case "'", `"`:
		if o == `"` && len(args) >= 3 {
			n := numbers(args[:2], 2)
			in.wordSpace, in.charSpace = n[0], n[1]
		}
		in.move(0, -in.leading)
		in.show(args)
	case "TJ":
		if len(args) > 0 {
			if a, ok := args[len(args)-1].(array); ok {
				in.showAll(a)
			}
		}
	case "BDC", "BMC":
		var tag name
		if len(args) > 0 {
			tag, _ = args[0].(name)
		}
		if len(in.artifacts) < 1000 {
			in.artifacts = append(in.artifacts, tag == "Artifact")
		}
	case "EMC":
		if n := len(in.artifacts); n > 0 {
			in.artifacts = in.artifacts[:n-1]
		}
	case "Do":
		if len(args) == 0 || depth >= maxForms {
			return
		}
		n, _ := args[0].(name)
		form, ok := in.f.get(in.f.dict(resources["XObject"])[n]).(*stream)
		if !ok || form.dict["Subtype"] != name("Form") {
			return
		}
		saved := in.state
		if m := in.f.array(form.dict["Matrix"]); len(m) == 6 {
			var all matrix
			for i := range all {
				all[i] = in.f.number(m[i])
			}
			in.ctm = all.mul(in.ctm)
		}
		own := in.f.dict(form.dict["Resources"])
		if own == nil {
			own = resources
		}
		in.run(in.f.decode(form), own, depth+1)
		in.state = saved
	}
}

func (in *interpreter) fontOf(v any) *font {
	r, isRef := v.(ref)
	if isRef && in.fonts[r] != nil {
		return in.fonts[r]
	}
	ft := in.f.font(v)
	if isRef {
		in.fonts[r] = ft
	}
	return ft
}

func (in *interpreter) move(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.mul(in.line)
	in.tm = in.line
}

func (in *interpreter) show(args []any) {
	if len(args) > 0 {
		in.showAll(array{args[len(args)-1]})
	}
}

// showAll shows strings with the moves between them, of which wide ones are blanks.
func (in *interpreter) showAll(a array) {
	if in.font == nil {
		return
	}
	hidden := false
	for _, h := range in.artifacts {
		hidden = hidden || h
	}
	for _, v := range a {
		switch v := v.(type) {
		case float64:
			in.tm = matrix{1, 0, 0, 1, -v / 1000 * in.size * in.scale, 0}.mul(in.tm)
		case text:
			if in.f.steps += len(v); in.f.steps > maxSteps || len(in.runs) >= maxRuns {
				in.f.broken = true
				return
			}
			for _, g := range in.font.glyphs(v) {
				w := g.width/1000*in.size + in.charSpace
				if g.space {
					w += in.wordSpace
				}
				w *= in.scale
				at := matrix{1, 0, 0, 1, 0, in.rise}.mul(in.tm).mul(in.ctm)
				// Text that runs up or down a page is no part of its columns.
				if !hidden && g.text != "" && math.Abs(at[1]) < 0.2*math.Abs(at[0]) && len(in.runs) < maxRuns {
					size := math.Abs(in.size) * math.Hypot(at[2], at[3])
					in.add(run{x: at[4], y: at[5], w: w * at[0], size: size, text: g.text, bold: in.font.bold})
				}
				in.tm = matrix{1, 0, 0, 1, w, 0}.mul(in.tm)
			}
		}
	}
}

// maxRuns bounds the pieces of text of a page.
const maxRuns = 100_000

// add joins a character to the run before it if it stands right behind it.
func (in *interpreter) add(r run) {
	if n := len(in.runs); n > 0 {
		last := &in.runs[n-1]
		gap := r.x - (last.x + last.w)
		if math.Abs(r.y-last.y) < 0.05*r.size+0.01 && math.Abs(r.size-last.size) < 0.5 && gap > -0.3*r.size && gap < 0.15*r.size && last.bold == r.bold && len(last.text) < 4000 {
			last.text += r.text
			last.w = r.x + r.w - last.x
			return
		}
	}
	in.runs = append(in.runs, r)
}
