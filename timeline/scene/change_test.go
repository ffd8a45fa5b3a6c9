package scene

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/fixture"
)

// TestChanges: what is new stands on cards, beside marks and in the words for those who listen, whole, and covers nothing.
func TestChanges(t *testing.T) {
	words := []string{"new", "", "was dated May 2031", "was dated 1 March – 3 June 2031; killed: was at least 12, 40; was claimed; now disputed"}
	builders := fixture.All()
	rnd := rand.New(rand.NewPCG(9, 9))
	for i := range 20 {
		builders[fmt.Sprintf("random %d", i)] = fixture.Random(rnd, 1+rnd.IntN(40), []int{1, 2, 12, 150}[i%4])
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for name, b := range builders {
		changes := map[record.EventID]string{}
		for i, ev := range b.Rec.Events {
			changes[ev.ID] = words[i%len(words)]
		}
		tl := timeline.New(b.Rec, timeline.Options{Limit: -1, Changes: changes})
		t.Run(name, func(t *testing.T) {
			for _, width := range []float64{0, 390} {
				l := newColumn(tl, Options{Width: width})
				if len(l.cards) > 0 && (width == 0 || strings.HasPrefix(name, "random")) { // as elsewhere in the tests
					checkLayout(t, l)
				}
				for i, c := range l.cards {
					var got string
					for _, x := range c.texts {
						if x.face == changeFace {
							got += x.s
						}
					}
					if want := l.items[i].Change; squeeze(got) != squeeze(want) {
						t.Errorf("card %d at width %.0f says %q, want %q", i, width, got, want)
					}
				}
				for _, layout := range []Layout{Lanes, Strip} {
					checkScene(t, New(tl, Options{Layout: layout, Width: width}))
				}
			}
			s := New(tl, Options{Layout: Column})
			for _, it := range tl.Items[:min(len(tl.Items), describedMost)] {
				if it.Change != "" && !strings.Contains(s.Desc, "["+it.Change+"]") {
					t.Errorf("the description does not say that %q is %q", it.Label, it.Change)
				}
			}
		})
	}
}

// TestChangeMakesOtherIDs: two pictures of one record on a page, one with marks of change, share no ids.
func TestChangeMakesOtherIDs(t *testing.T) {
	b := fixture.Random(rand.New(rand.NewPCG(1, 2)), 3, 2)
	plain := b.Timeline(t)
	marked := timeline.New(b.Rec, timeline.Options{Limit: -1, Changes: map[record.EventID]string{plain.Items[0].Event.ID: "new"}})
	if identify(plain, Options{}) == identify(marked, Options{}) {
		t.Error("they have the same prefix")
	}
}
