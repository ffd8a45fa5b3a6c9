package scene

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline/internal/fixture"
)

// box returns the ground that a line of text covers, from ascenders to descenders.
func (t text) box() (x0, y0, x1, y1 float64) {
	w := t.face.Width(t.s)
	x0 = t.x
	if t.anchor == End {
		x0 -= w
	}
	return x0, t.y - .75*t.face.Size, x0 + w, t.y + .22*t.face.Size
}

// checkLayout checks what every picture promises.
func checkLayout(t *testing.T, l *layout) {
	t.Helper()
	texts := slices.Clone(l.texts)
	for i, c := range l.cards {
		if i > 0 && c.y < l.cards[i-1].y+l.cards[i-1].height-.01 {
			t.Errorf("card %d at %.1f lies over the one before, which ends at %.1f", i, c.y, l.cards[i-1].y+l.cards[i-1].height)
		}
		for _, x := range c.texts {
			x.y += c.y
			texts = append(texts, x)
		}
	}
	type box struct{ x0, y0, x1, y1 float64 }
	var boxes []box
	for _, x := range texts {
		x0, y0, x1, y1 := x.box()
		if x0 < 0 || y0 < 0 || x1 > l.right+1 || y1 > l.height {
			t.Errorf("%q leaves the page: %.1f..%.1f, %.1f..%.1f", x.s, x0, x1, y0, y1)
		}
		boxes = append(boxes, box{x0, y0, x1, y1})
	}
	for i, a := range boxes {
		for j, b := range boxes[:i] {
			if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
				t.Errorf("%q lies over %q", texts[i].s, texts[j].s)
			}
		}
	}
	for i, g := range l.glyphs {
		if g.y0 > g.y1 || g.x+g.width > l.cards[0].texts[0].x-12 {
			t.Errorf("glyph %d: %.1f..%.1f, right edge %.1f", i, g.y0, g.y1, g.x+g.width)
		}
		for j, h := range l.glyphs[:i] {
			if g.x == h.x && g.y0 < h.y1 && h.y0 < g.y1 {
				t.Errorf("glyphs %d and %d overlap in a lane", i, j)
			}
		}
		for k, p := range g.parts {
			if p.y0 < g.y0 || p.y1 > g.y1 || k > 0 && p.y0 != g.parts[k-1].y1 {
				t.Errorf("glyph %d: part %d does not fit", i, k)
			}
		}
	}
	arrived := map[float64]bool{}
	for _, ld := range l.leaders {
		arrived[ld.y1] = true
		touched := slices.ContainsFunc(l.glyphs, func(g glyph) bool {
			return g.x < ld.x0 && ld.x0 <= g.x+g.width+5 && g.y0 <= ld.y0 && ld.y0 <= g.y1
		})
		if !touched {
			t.Errorf("a leader at %.1f touches no glyph", ld.y0)
		}
	}
	for i, c := range l.cards {
		if !arrived[c.y] {
			t.Errorf("no leader arrives at card %d", i)
		}
	}
}

func TestLayoutOfSamples(t *testing.T) {
	for name, b := range fixture.All() {
		t.Run(name, func(t *testing.T) { checkLayout(t, newColumn(b.Timeline(t), Options{})) })
	}
}

func TestLayoutOfRandomRecords(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for round := range 80 {
		n, years := 1+rnd.IntN(40), []int{1, 2, 12, 150, 7000}[rnd.IntN(5)]
		if round%20 == 19 {
			n = 150
		}
		b := fixture.Random(rnd, n, years)
		t.Run(fmt.Sprintf("%d events in %d years", n, years), func(t *testing.T) {
			tl := b.Timeline(t)
			checkLayout(t, newColumn(tl, Options{}))
			if n <= ColumnMost {
				checkLayout(t, newColumn(tl, Options{Width: 390}))
			}
		})
	}
}

func TestNoTextIsLost(t *testing.T) {
	squeeze := func(s string) string { return strings.Join(strings.Fields(legal(s)), "") }
	for name, b := range fixture.All() {
		tl := b.Timeline(t)
		l := newColumn(tl, Options{})
		for i, c := range l.cards {
			var label string
			for _, x := range c.texts {
				if x.face == l.label {
					label += x.s
				}
			}
			if squeeze(label) != squeeze(tl.Items[i].Label) {
				t.Errorf("%s: label %q became %q", name, tl.Items[i].Label, label)
			}
		}
	}
}

// More bars at once than there are lanes: they may overlap, but everything is drawn and nothing leaves its place.
func TestCrowdedLanes(t *testing.T) {
	b := fixture.New("Crowded", "")
	for i := range 120 {
		from := fixture.Day("2000-01-01") + record.Day(i*3)
		b.Add(from.String()+".."+(from+1500).String(), "asserted", fmt.Sprintf("Event %d", i), "It {was}.")
	}
	l := newColumn(b.Timeline(t), Options{})
	if len(l.glyphs) != 120 || len(l.leaders) != 120 {
		t.Fatalf("%d glyphs and %d leaders for 120 events", len(l.glyphs), len(l.leaders))
	}
	for _, g := range l.glyphs {
		if g.x+g.width > l.cards[0].texts[0].x-12 {
			t.Errorf("a bar at %.1f runs into the cards", g.x)
		}
	}
}

func TestScaleRises(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	for range 40 {
		tl := fixture.Random(rnd, 1+rnd.IntN(40), []int{1, 5, 300, 7900}[rnd.IntN(4)]).Timeline(t)
		var cards []card
		for i := range tl.Items {
			cards = append(cards, newCard(i, &tl.Items[i], newFrame(920), 262))
		}
		ks := knots(tl)
		s := newScale(100, loads(onAxis(tl), cards), ks)
		last := 0.0
		for _, k := range ks {
			if y := s.at(k.at); y < last || y < 100 || y > s.bottom() {
				t.Fatalf("%d stands at %.1f, below %.1f", k.at, y, last)
			} else {
				last = y
			}
		}
		for i, p := range s.pieces {
			if p.from >= p.to || p.y0 >= p.y1 || i > 0 && (p.from != s.pieces[i-1].to || p.gap && s.pieces[i-1].gap) {
				t.Fatalf("piece %d: %+v", i, p)
			}
			if p.gap {
				for _, k := range ks {
					if k.spread <= oneDay && k.at >= p.from && k.at < p.to {
						t.Fatalf("%d is hidden in a break from %d to %d", k.at, p.from, p.to)
					}
				}
			}
		}
	}
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		why      string
		step     step
		from, to string
		want     string
	}{
		{"every day", step{days, 1}, "2021-02-27", "2021-03-02", "27 Feb|28 Feb|1 Mar"},
		{"the fifths, none just before a first", step{days, 5}, "2021-01-20", "2021-02-06", "20 Jan|25 Jan|1 Feb|5 Feb"},
		{"tenths", step{days, 10}, "2021-01-01", "2021-02-01", "1 Jan|10 Jan|20 Jan"},
		{"months", step{months, 1}, "2020-11-15", "2021-02-15", "Dec|Jan|Feb"},
		{"quarters", step{months, 3}, "2020-11-15", "2021-08-01", "Jan|Apr|Jul"},
		{"years", step{years, 1}, "2019-06-01", "2022-01-01", "2020|2021"},
		{"decades from the first year on", step{years, 10}, "0001-01-01", "0025-01-01", "AD 1|AD 10|AD 20"},
		{"to the end of time", step{years, 5000}, "4000-01-01", "9999-12-31", "5000"},
		{"months to the end of time", step{months, 3}, "9999-08-01", "9999-12-31", "Oct"},
	} {
		var got []string
		for _, d := range tt.step.ticks(startOf(fixture.Day(tt.from)), startOf(fixture.Day(tt.to))) {
			s, _ := tickLabel(d, tt.step.unit, false)
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.why, s, tt.want)
		}
	}
}

func TestAxisLabels(t *testing.T) {
	for _, tt := range []struct {
		why    string
		events []string
		want   string
	}{
		{"a lone day says its year", []string{"2021-03-08"}, "8 Mar 2021"},
		{"a lone January is not a year", []string{"2015-01"}, "Jan 2015"},
		{"an empty stretch is broken out", []string{"1950", "2015", "2016"}, "1950|2015|2016"},
		{"a year is said once, and again where it turns", []string{"2020-12-30", "2021-01-02"}, "30 Dec 2020|31 Dec|1 Jan 2021|2 Jan"},
		{"months where days are far apart", []string{"2021-03-08", "2021-03-09", "2021-06-01"}, "Mar 2021|Apr|May|Jun"},
	} {
		b := fixture.New("x", "")
		for _, e := range tt.events {
			b.Add(e, "asserted", "x", "It {was}.")
		}
		var got []string
		for _, x := range newColumn(b.Timeline(t), Options{}).texts {
			if x.x == 116 {
				got = append(got, x.s)
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: got %s, want %s", tt.why, s, tt.want)
		}
	}
}

func TestStack(t *testing.T) {
	for _, tt := range []struct {
		why  string
		want []float64
		y    []float64
	}{
		{"apart: where they want to be", []float64{50, 200}, []float64{50, 200}},
		{"two at one place share the shift", []float64{200, 200}, []float64{195, 205}},
		{"nothing above the top", []float64{10, 10, 10}, []float64{10, 20, 30}},
		{"a push goes on as far as it must", []float64{100, 100, 112}, []float64{94, 104, 114}},
	} {
		cards := make([]card, len(tt.want))
		for i := range cards {
			cards[i].height = 10
		}
		stack(cards, tt.want, 10)
		for i, c := range cards {
			if c.y != tt.y[i] {
				t.Errorf("%s: card %d at %v, want %v", tt.why, i, c.y, tt.y[i])
			}
		}
	}
}
