package scene

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/fixture"
)

// checkScene checks what every scene promises: no two lines of text meet, none leaves the picture, nothing is no number.
func checkScene(t *testing.T, s *Scene) {
	t.Helper()
	type line struct {
		rect
		words string
	}
	var lines []line
	for i := range s.Groups {
		for k := range s.Groups[i].Shapes {
			sh := &s.Groups[i].Shapes[k]
			for _, v := range []float64{sh.X, sh.Y, sh.R} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%+v", sh)
				}
			}
			for _, seg := range sh.Path {
				if math.IsNaN(seg.X+seg.Y) || math.IsInf(seg.X+seg.Y, 0) {
					t.Fatalf("%+v", sh)
				}
			}
			if sh.Kind == Text {
				x0, y0, x1, y1 := sh.Box()
				if x0 < -.01 || y0 < 0 || x1 > s.Width+.01 || y1 > s.Height {
					t.Errorf("%q leaves the picture: %.1f..%.1f, %.1f..%.1f of %.0f by %.0f", sh.Words, x0, x1, y0, y1, s.Width, s.Height)
				}
				lines = append(lines, line{rect{x0, y0, x1, y1}, sh.Words})
			}
		}
	}
	for i, a := range lines {
		for _, b := range lines[:i] {
			if a.hits(b.rect) {
				t.Errorf("%q lies over %q", a.words, b.words)
			}
		}
	}
	for i := 1; i < len(s.Cuts); i++ {
		if s.Cuts[i] <= s.Cuts[i-1] {
			t.Errorf("cuts do not ascend: %v", s.Cuts)
		}
	}
}

// drawnEvents counts how often each event has words, or a mark that speaks for itself.
func drawnEvents(s *Scene) map[record.EventID]int {
	out := map[record.EventID]int{}
	for i := range s.Groups {
		if g := &s.Groups[i]; g.Role == Card || g.Role == Mark && g.Words {
			for _, id := range g.Events {
				out[id]++
			}
		}
	}
	return out
}

func TestLanesOfSamples(t *testing.T) {
	for name, b := range fixture.All() {
		tl := b.Timeline(t)
		for _, layout := range []Layout{Column, Lanes, Strip} {
			for _, width := range []float64{0, LeastWidth, 390, 700, 1200, 2400} {
				t.Run(fmt.Sprintf("%s/%d/%.0f", name, layout, width), func(t *testing.T) {
					s := New(tl, Options{Layout: layout, Width: width})
					checkScene(t, s)
					if layout == Strip {
						return // its panels are those of the most involved
					}
					n := drawnEvents(s)
					for _, it := range tl.Items {
						if n[it.Event.ID] != 1 {
							t.Errorf("%s is drawn %d times", it.Event.ID, n[it.Event.ID])
						}
					}
				})
			}
		}
	}
}

func TestLanesOfRandomRecords(t *testing.T) {
	rnd := rand.New(rand.NewPCG(17, 18))
	for range 60 {
		n, years := 1+rnd.IntN(60), []int{1, 2, 12, 150, 7000}[rnd.IntN(5)]
		b := fixture.Random(rnd, n, years)
		for i := 0; i < 6; i++ {
			b.Rec.Entities = append(b.Rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i)), Kind: record.Person, Name: fmt.Sprintf("Person number %d of the valley", i)})
		}
		for i := range b.Rec.Events {
			ev := &b.Rec.Events[i]
			ev.Roles = append(ev.Roles, record.Role{Role: record.Agent, Entity: record.EntityID(fmt.Sprintf("e%d", rnd.IntN(6))), Source: ev.Mentions[0].Source, Span: ev.Mentions[0].Trigger},
				record.Role{Role: record.Patient, Entity: record.EntityID(fmt.Sprintf("e%d", rnd.IntN(6))), Source: ev.Mentions[0].Source, Span: ev.Mentions[0].Trigger})
		}
		t.Run(fmt.Sprintf("%d events in %d years", n, years), func(t *testing.T) {
			tl := b.Timeline(t)
			for _, width := range []float64{0, 390} {
				s := New(tl, Options{Layout: Lanes, Width: width})
				checkScene(t, s)
				if n := drawnEvents(s); len(n) != len(tl.Items) {
					t.Errorf("%d of %d events are drawn", len(n), len(tl.Items))
				}
			}
		})
	}
}

// With no room for all words the least salient go without, their marks stay, and a line says how many.
func TestCrowdSaysWhatHasNoWords(t *testing.T) {
	rec := many(400)
	tl := timeline.New(rec, timeline.Options{Limit: -1, MinSalience: -1})
	s := New(tl, Options{})
	checkScene(t, s)
	worded, note := 0, ""
	least, most := 1.0, 0.0
	words := map[record.EventID]bool{}
	for i := range s.Groups {
		switch g := &s.Groups[i]; g.Role {
		case Card:
			worded++
			words[g.Events[0]] = true
		case Note:
			for k := range g.Shapes {
				note += g.Shapes[k].Words + " "
			}
		}
	}
	for _, it := range tl.Items {
		if words[it.Event.ID] {
			least = min(least, it.Event.Salience)
		} else {
			most = max(most, it.Event.Salience)
		}
	}
	if worded < 60 || worded > wordsMost {
		t.Errorf("%d events have words", worded)
	}
	if want := fmt.Sprintf("%d lesser events", 400-worded); !strings.Contains(note, want) {
		t.Errorf("%q does not say %q", note, want)
	}
	if least < .2 {
		t.Errorf("an event of salience %.2f has words while one of %.2f has not", least, most)
	}
}

func TestAutoLayout(t *testing.T) {
	for _, tt := range []struct {
		why    string
		events int
		width  float64
		want   Layout
	}{
		{"few are read", 40, 0, Column},
		{"many are looked over", 41, 0, Lanes},
		{"a phone is too narrow for lanes", 41, 390, Column},
		{"unless there are very many", 200, 390, Lanes},
	} {
		tl := timeline.New(many(tt.events), timeline.Options{Limit: -1, MinSalience: -1})
		if got := choose(tl, Options{Width: tt.width}); got != tt.want {
			t.Errorf("%s: layout %d, want %d", tt.why, got, tt.want)
		}
	}
}

func TestLink(t *testing.T) {
	tl := fixture.All()["valley"].Timeline(t)
	for _, layout := range []Layout{Column, Lanes} {
		s := New(tl, Options{Layout: layout, Link: func(id record.EventID) string { return "briefing.html#" + string(id) }})
		linked := 0
		for i := range s.Groups {
			g := &s.Groups[i]
			if g.Role != Card && g.Role != Mark {
				if g.Link != "" {
					t.Errorf("%d links to %s", g.Role, g.Link)
				}
				continue
			}
			linked++
			if g.Link != "briefing.html#"+string(g.Events[0]) || g.Tip == "" {
				t.Errorf("%v links to %q, tip %q", g.Events, g.Link, g.Tip)
			}
		}
		if linked < 12 {
			t.Errorf("%d links", linked)
		}
	}
}

func TestPack(t *testing.T) {
	var p packer
	for _, tt := range []struct {
		why  string
		r    rect
		most float64
		y    float64
		ok   bool
	}{
		{"the first at the top", rect{0, 0, 10, 10}, 100, 0, true},
		{"beside it", rect{10, 0, 20, 10}, 100, 0, true},
		{"below it", rect{5, 0, 8, 10}, 100, 10, true},
		{"no room", rect{0, 0, 20, 10}, 20, 0, false},
		{"what had no room took none", rect{9, 0, 20, 10}, 20, 10, true},
	} {
		if y, ok := p.place([]rect{tt.r}, tt.most); y != tt.y || ok != tt.ok {
			t.Errorf("%s: %v %v, want %v %v", tt.why, y, ok, tt.y, tt.ok)
		}
	}
}

// luminance is that of WCAG 2.2.
func luminance(c [3]float64) float64 { return .2126*c[0] + .7152*c[1] + .0722*c[2] }

func linear(c color.NRGBA) (out [3]float64) {
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		if x := float64(v) / 255; x <= .04045 {
			out[i] = x / 12.92
		} else {
			out[i] = math.Pow((x+.055)/1.055, 2.4)
		}
	}
	return out
}

// The matrices of Machado, Oliveira and Fernandes (2009) for complete loss of one kind of cone, on linear RGB.
var eyes = map[string][3][3]float64{
	"all cones": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"no red":    {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}},
	"no green":  {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}},
	"no blue":   {{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}},
	"greyscale": {{.2126, .7152, .0722}, {.2126, .7152, .0722}, {.2126, .7152, .0722}},
}

func TestPalette(t *testing.T) {
	for theme, p := range map[string]Palette{"light": Light(), "dark": Dark()} {
		for eye, m := range eyes {
			seen := func(c Color) float64 {
				in := linear(p[c])
				var out [3]float64
				for i := range out {
					out[i] = min(max(m[i][0]*in[0]+m[i][1]*in[1]+m[i][2]*in[2], 0), 1)
				}
				return luminance(out)
			}
			contrast := func(a, b Color) float64 {
				x, y := seen(a), seen(b)
				return (max(x, y) + .05) / (min(x, y) + .05)
			}
			for _, tt := range []struct {
				why   string
				a, b  Color
				least float64
			}{
				{"words", Ink, Paper, 7}, {"lesser words", Grey, Paper, 4.5}, {"dates and marks", Blue, Paper, 4.5},
				{"the outline of what several report, on its bar", Strong, Blue, 1.8}, {"ties", Tie, Paper, 2.2}, {"grid", Hair, Paper, 1.2},
			} {
				if c := contrast(tt.a, tt.b); c < tt.least {
					t.Errorf("%s, %s: %s have a contrast of %.2f, want %.1f", theme, eye, tt.why, c, tt.least)
				}
			}
		}
	}
}
