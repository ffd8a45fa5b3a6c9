package html

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/fixture"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

// measures is what a browser says of a drawn chart.
type measures struct {
	Labels   int
	Overlaps []string // pairs of lines of text whose ground meets
	Outside  []string // lines of text that leave the picture
	Drawn    []string // events that have words or a mark of their own
}

// measure is the script that fills it. A pixel of overlap is rounding: boxes are as tall as the font says, with room
// above capitals and below small letters.
const measure = `(() => {
	const svg = document.documentElement, all = svg.getBoundingClientRect(), out = {Labels: 0, Overlaps: [], Outside: [], Drawn: []};
	const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
	out.Labels = boxes.length;
	boxes.sort((a, b) => a[1].top - b[1].top);
	boxes.forEach(([s, r], i) => {
		if (r.left < all.left || r.right > all.right || r.top < all.top || r.bottom > all.bottom) out.Outside.push(s);
		for (let k = i + 1; k < boxes.length && boxes[k][1].top < r.bottom - 1.5; k++) {
			const q = boxes[k][1];
			if (q.left < r.right - 1 && r.left < q.right - 1) out.Overlaps.push(s + " | " + boxes[k][0]);
		}
	});
	const drawn = new Set();
	for (const g of svg.querySelectorAll("[data-events]")) {
		if (g.getAttribute("role") === "listitem") for (const id of g.dataset.events.split(" ")) drawn.add(id);
	}
	out.Drawn = [...drawn];
	return out;
})()`

// records returns records to draw: those of the annotated articles where they are at hand, and of a folder that
// DATELINE_RECORDS names; always some of our own, with events of every kind from one day to eight thousand years.
func records(t *testing.T) map[string]*record.Record {
	out := map[string]*record.Record{"valley": valley().rec, "scripts": scripts().rec}
	for i, years := range []int{1, 3, 12, 150, 7000} {
		out[fmt.Sprintf("random over %d years", years)] = random(rand.New(rand.NewPCG(uint64(i), 9)), 40, years).rec
	}
	for _, folder := range []string{filepath.Join("..", "..", "..", "shared", "gold", "records"), os.Getenv("DATELINE_RECORDS")} {
		files, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil || folder == "" {
			continue
		}
		for _, file := range files {
			in, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			rec, err := record.Read(in)
			_ = in.Close()
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out[file] = rec
		}
	}
	return out
}

// TestCharts draws every record in both layouts at 1200 px in a real browser, with its fonts, and measures: no label
// lies over another, none leaves the picture, and every event is there.
func TestCharts(t *testing.T) {
	ctx := browser(t)
	do(t, ctx, chromedp.EmulateViewport(1200, 900))
	file := filepath.Join(t.TempDir(), "chart.svg")
	charts, labels, overlaps, outside, missing := 0, 0, 0, 0, 0
	for name, rec := range records(t) {
		for _, opt := range []timeline.Options{{}, {Limit: -1, MinSalience: -1}} {
			tl := timeline.New(rec, opt)
			for _, layout := range []scene.Layout{scene.Column, scene.Lanes} {
				var out bytes.Buffer
				if err := svg.Write(&out, scene.New(tl, scene.Options{Layout: layout, Width: 1200}), svg.Options{}); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				do(t, ctx, chromedp.Navigate("file://"+filepath.ToSlash(file)))
				m := eval[measures](t, ctx, measure)
				what := fmt.Sprintf("%s, layout %d, %d events", name, layout, len(tl.Items))
				for _, s := range m.Overlaps {
					t.Errorf("%s: overlap: %s", what, s)
				}
				for _, s := range m.Outside {
					t.Errorf("%s: outside: %s", what, s)
				}
				drawn := map[string]bool{}
				for _, id := range m.Drawn {
					drawn[id] = true
				}
				for _, it := range tl.Items {
					if !drawn[string(it.Event.ID)] {
						missing++
						t.Errorf("%s: not drawn: %s %s", what, it.Event.ID, it.Label)
					}
				}
				charts, labels, overlaps, outside = charts+1, labels+m.Labels, overlaps+len(m.Overlaps), outside+len(m.Outside)
			}
		}
	}
	t.Logf("%d charts, %d labels: %d overlapping, %d outside; %d events not drawn", charts, labels, overlaps, outside, missing)
}

// TestMeasure shows the measuring script what it is to find.
func TestMeasure(t *testing.T) {
	ctx := browser(t)
	planted := `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text x="10" y="20">one</text><text x="12" y="24">two</text>` +
		`<text x="190" y="80">three</text><g role="listitem" data-events="v1 v2"/></svg>`
	do(t, ctx, chromedp.Navigate(address(t, "planted.svg", []byte(planted))))
	m := eval[measures](t, ctx, measure)
	if m.Labels != 3 || len(m.Overlaps) != 1 || len(m.Outside) != 1 || len(m.Drawn) != 2 {
		t.Errorf("found %+v", m)
	}
}

// scripts is a record in many of them. Those that no font has are drawn as boxes, which take room as well.
func scripts() *sample {
	s := newSample("Мост упал — Η γέφυρα έπεσε — سقط الجسر", "2021-03-12", "Комитет спасения долины Орун", "مجلس المدينة", "市议会紧急委员会", "Rettungshundestaffel")
	for i, label := range []string{"Мост через реку Орун обрушился в понедельник", "Η παλιά γέφυρα πάνω από τον ποταμό έπεσε", "سقط الجسر القديم فوق النهر يوم الاثنين وانقطعت البلدة",
		"הגשר הישן מעל הנהר קרס ביום שני", "旧桥于星期一倒塌，两辆汽车坠入河中，镇上与外界的联系中断", "古い橋が月曜日に崩れ落ちた", "다리가 월요일에 무너졌다", "पुराना पुल सोमवार को गिर गया",
		"สะพานเก่าพังลงเมื่อวันจันทร์", "Ձորի կամուրջը փլվեց", "ხიდი ორშაბათს ჩამოინგრა", "Đà Nẵng, Łódź, Ωμέγα 👩‍👩‍👧‍👦 🎉", strings.Repeat("Donaudampfschifffahrt", 6)} {
		s.add(fmt.Sprintf("2021-03-%02d", 1+i%9), record.Asserted, label, "It {happened}.", 1+i%4, 1+(i+1)%4)
	}
	return s
}

// random makes a record of n events of every kind, spread over some years up to 2021.
func random(rnd *rand.Rand, n, years int) *sample {
	s := newSample("Many things at once", "2021-06-01", "The province", "The army", "Inspectors of the western and the eastern districts", "Divers", "A union", "The mill")
	last := int(fixture.Day("2021-06-01"))
	statuses := []string{record.Asserted, record.Asserted, record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
	words := []string{"bridge", "ferry", "inspectors", "council", "the eastern pier", "reopened", "was closed again", "counted", "in the valley", "Donaudampfschifffahrtsgesellschaft"}
	for range n {
		d := record.Day(max(1, last-rnd.IntN(years*365)))
		date := d.String()
		switch rnd.IntN(6) {
		case 0:
			date = date[:7]
		case 1:
			date = date[:4]
		case 2:
			date += ".." + record.Day(min(last, int(d)+1+rnd.IntN(200))).String()
		case 3:
			date += ".."
		}
		label := ""
		for range 2 + rnd.IntN(7) {
			label += words[rnd.IntN(len(words))] + " "
		}
		ev := s.add(date, statuses[rnd.IntN(len(statuses))], label, "It {happened} by the river.", 1+rnd.IntN(6), 1+rnd.IntN(6))
		ev.Salience = float64(rnd.IntN(100)) / 100
		ev.Sources = 1 + rnd.IntN(2)
	}
	return s
}
