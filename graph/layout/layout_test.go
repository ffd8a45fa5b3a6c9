package layout

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
)

func boxes(n int, w, h float64) []Size {
	sizes := make([]Size, n)
	for i := range sizes {
		sizes[i] = Size{w, h}
	}
	return sizes
}

func star(n int) (edges [][2]int) {
	for i := 1; i < n; i++ {
		edges = append(edges, [2]int{0, i})
	}
	return edges
}

// sound tells what is wrong with places: boxes that overlap or are closer than the gap, coordinates that are none.
func sound(g Graph, at []Point, gap float64) error {
	if len(at) != len(g.Sizes) {
		return fmt.Errorf("%d places for %d boxes", len(at), len(g.Sizes))
	}
	for i, p := range at {
		if !(p.X-g.Sizes[i].W/2 >= -1e-6 && p.Y-g.Sizes[i].H/2 >= -1e-6) || math.IsInf(p.X, 0) || math.IsInf(p.Y, 0) {
			return fmt.Errorf("box %d at %v", i, p)
		}
	}
	wide := slices.Clone(g.Sizes)
	for i := range wide {
		wide[i].W += gap - 1e-5
		wide[i].H += gap - 1e-5
	}
	if n := overlaps(at, wide); n > 0 {
		return fmt.Errorf("%d pairs of boxes are too close", n)
	}
	return nil
}

func TestPlace(t *testing.T) {
	for _, row := range []struct {
		why string
		g   Graph
	}{
		{"nothing", Graph{}},
		{"one box", Graph{Sizes: boxes(1, 90, 30)}},
		{"two that are not tied", Graph{Sizes: boxes(2, 90, 30)}},
		{"a tie to itself, one twice, one both ways", Graph{Sizes: boxes(3, 90, 30), Edges: [][2]int{{0, 0}, {0, 1}, {0, 1}, {1, 0}, {1, 2}}}},
		{"many pairs: components side by side", Graph{Sizes: boxes(60, 90, 30), Edges: [][2]int{{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}}}},
		{"a star: all leaves want the same distance", Graph{Sizes: boxes(120, 90, 30), Edges: star(120)}},
		{"a large star: leaves that share a hub are matched, or coarsening would stall", Graph{Sizes: boxes(2000, 6, 6), Edges: star(2000)}},
		{"a large graph by forces", grown(3000)},
		{"boxes without a size", Graph{Sizes: make([]Size, 5), Edges: star(5)}},
		{"one box much larger than all others", Graph{Sizes: append(boxes(900, 5, 5), Size{400, 300}), Edges: star(901)}},
	} {
		at := Place(row.g, Options{Gap: 3})
		if err := sound(row.g, at, 3); err != nil {
			t.Errorf("%s: %v", row.why, err)
		}
	}
}

// The same places on one core and on two, by stress and by forces.
func TestCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{50, 2500} {
		runtime.GOMAXPROCS(1)
		one := fmt.Sprint(Place(grown(n), Options{Gap: 2}))
		runtime.GOMAXPROCS(2)
		if two := fmt.Sprint(Place(grown(n), Options{Gap: 2})); one != two {
			t.Errorf("%d nodes lie elsewhere on two cores", n)
		}
	}
}

// Measures of layouts of which the measures are known.
func TestMeasure(t *testing.T) {
	square := Graph{Sizes: boxes(4, .1, .1), Edges: [][2]int{{0, 1}, {1, 2}, {2, 3}, {3, 0}}}
	crossed := []Point{{0, 0}, {1, 1}, {1, 0}, {0, 1}}
	if q := Measure(square, crossed); q.Crossings != 1 || q.Overlaps != 0 {
		t.Errorf("a square whose sides cross: %+v", q)
	}
	path := Graph{Sizes: boxes(3, 1.5, 1.5), Edges: [][2]int{{0, 1}, {1, 2}}}
	if q := Measure(path, []Point{{0, 0}, {5, 0}, {10, 0}}); q.Stress > 1e-12 || q.Neighbours != 1 || q.Crossings != 0 {
		t.Errorf("a straight path, at any scale: %+v", q)
	}
	if q := Measure(path, []Point{{0, 0}, {1, 0}, {2, 0}}); q.Overlaps != 2 {
		t.Errorf("boxes of one and a half, one apart: %+v", q)
	}
}

func TestLabels(t *testing.T) {
	at := []Point{{0, 0}, {30, 0}, {200, 0}}
	sizes, labels := boxes(3, 10, 10), boxes(3, 40, 10)
	spots, centres := Labels(at, sizes, labels, []int{0, 1, 2}, 5, 3)
	if spots[0] == Right {
		t.Error("a label covers the node to its right")
	}
	for i := range at {
		for j := range i {
			if spots[i] != Nowhere && spots[j] != Nowhere && math.Abs(centres[i].X-centres[j].X) < 40 && math.Abs(centres[i].Y-centres[j].Y) < 10 {
				t.Errorf("labels %d and %d overlap", i, j)
			}
		}
	}
	if spots, _ := Labels(at, sizes, labels, []int{2, 1, 0}, 5, 1); spots[2] != Right || spots[0] != Nowhere || spots[1] != Nowhere {
		t.Errorf("one label, for the first of the order: %v", spots)
	}
}

func FuzzPlace(f *testing.F) {
	f.Add([]byte{3, 0, 1, 1, 2, 2, 0})
	f.Add([]byte{40, 0, 1, 0, 2, 0, 3, 9, 9})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		n := int(data[0]) % 40
		g := Graph{Sizes: make([]Size, n)}
		for i := range g.Sizes {
			g.Sizes[i] = Size{float64(10 + i*7%50), float64(data[i%len(data)] % 40)}
		}
		for i := 1; i+1 < len(data) && n > 0; i += 2 {
			g.Edges = append(g.Edges, [2]int{int(data[i]) % n, int(data[i+1]) % n})
		}
		if err := sound(g, Place(g, Options{Gap: 2}), 2); err != nil {
			t.Error(err)
		}
	})
}
