package graphviz

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dateline/dateline/graph/layout"
	"github.com/dateline/dateline/graph/scene"
)

// answer is the part of Graphviz' JSON that we read.
type answer struct {
	BB      string `json:"bb"`
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		ID  string `json:"id"`
		Pos string `json:"pos"`
		LP  string `json:"lp"`
	} `json:"edges"`
}

// places reads the places of nodes and, if asked for, the lines between them and the middles of their words.
func places(raw []byte, g Graph, routed bool) (scene.Placement, error) {
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		return scene.Placement{}, err
	}
	box, err := numbers(a.BB)
	if err != nil || len(box) != 4 {
		return scene.Placement{}, fmt.Errorf("bounds %q", a.BB)
	}
	// Graphviz counts from the bottom.
	point := func(x, y float64) layout.Point { return layout.Point{X: x - box[0], Y: box[3] - y} }
	p := scene.Placement{At: make([]layout.Point, len(g.Sizes))}
	found := 0
	for _, o := range a.Objects {
		i, err := strconv.Atoi(strings.TrimPrefix(o.Name, "n"))
		if err != nil || i < 0 || i >= len(p.At) {
			continue
		}
		xy, err := numbers(o.Pos)
		if err != nil || len(xy) != 2 {
			return scene.Placement{}, fmt.Errorf("place %q", o.Pos)
		}
		p.At[i] = point(xy[0], xy[1])
		found++
	}
	if found != len(p.At) {
		return scene.Placement{}, fmt.Errorf("%d places for %d nodes", found, len(p.At))
	}
	if !routed {
		return p, nil
	}
	p.Routes, p.Labels = make([][]layout.Point, len(g.Edges)), make([]layout.Point, len(g.Edges))
	found = 0
	for _, e := range a.Edges {
		i, err := strconv.Atoi(e.ID)
		if err != nil || i < 0 || i >= len(g.Edges) {
			return scene.Placement{}, fmt.Errorf("edge %q", e.ID)
		}
		xy, err := numbers(e.Pos)
		if err != nil || len(xy) < 8 || len(xy)%6 != 2 {
			return scene.Placement{}, fmt.Errorf("line %q", e.Pos)
		}
		route := make([]layout.Point, 0, len(xy)/2)
		for k := 0; k < len(xy); k += 2 {
			route = append(route, point(xy[k], xy[k+1]))
		}
		if g.Edges[i][0] > g.Edges[i][1] {
			for a, b := 0, len(route)-1; a < b; a, b = a+1, b-1 {
				route[a], route[b] = route[b], route[a]
			}
		}
		p.Routes[i] = route
		p.Labels[i] = route[len(route)/2]
		if lp, err := numbers(e.LP); err == nil && len(lp) == 2 {
			p.Labels[i] = point(lp[0], lp[1])
		}
		found++
	}
	if found != len(g.Edges) {
		return scene.Placement{}, fmt.Errorf("%d lines for %d edges", found, len(g.Edges))
	}
	return p, nil
}

// numbers reads finite numbers with commas or spaces between them.
func numbers(s string) ([]float64, error) {
	var out []float64
	for field := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		x, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, err
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, errors.New("not a finite number")
		}
		out = append(out, x)
	}
	return out, nil
}
