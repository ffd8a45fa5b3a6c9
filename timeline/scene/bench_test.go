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

// many makes a record of n events of a dozen actors over thirty years: days, weeks and months.
func many(n int) *record.Record {
	rnd := rand.New(rand.NewPCG(11, 12))
	rec := record.New()
	for i := range 12 {
		rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i)), Kind: record.Organization, Name: fmt.Sprintf("Group %d", i)})
	}
	var text strings.Builder
	for i := range n {
		start := text.Len()
		label := fmt.Sprintf("Group %d attacked the town of Orun for the %dth time", i%12, i)
		text.WriteString(label)
		lo := fixture.Day("1990-01-01") + record.Day(rnd.IntN(11000))
		days := record.Range{Lo: lo, Hi: lo + record.Day([]int{0, 0, 0, 6, 30}[rnd.IntN(5)])}
		at := start + strings.Index(label, "attacked")
		rec.Events = append(rec.Events, record.Event{ID: record.EventID(fmt.Sprintf("v%d", i)), Class: "ASSAULT", Label: label, Status: record.Asserted,
			Polarity: record.Positive, Sources: 1, Salience: rnd.Float64(), Confidence: .8,
			When:     record.When{Basis: record.Explicit, Start: days, End: days},
			Roles:    []record.Role{{Role: record.Agent, Entity: record.EntityID(fmt.Sprintf("e%d", i%12)), Source: "s1"}},
			Mentions: []record.EventMention{{Source: "s1", Trigger: record.Span{Start: at, End: at + 8}, Sentence: record.Span{Start: start, End: text.Len()}}}})
		text.WriteByte('\n')
	}
	rec.Sources = append(rec.Sources, record.Source{ID: "s1", Name: "war.txt", Title: "War", Text: text.String()})
	return rec
}

// BenchmarkNew lays out timelines of many sizes; bytes are those of the sentences. The cost of an event should not
// grow with their number by more than a logarithm.
func BenchmarkNew(b *testing.B) {
	for _, layout := range []struct {
		name string
		is   Layout
	}{{"column", Column}, {"lanes", Lanes}, {"strip", Strip}} {
		for _, n := range []int{100, 1000, 10_000, 100_000} {
			rec := many(n)
			tl := timeline.New(rec, timeline.Options{Limit: -1, MinSalience: -1})
			b.Run(fmt.Sprintf("%s/events=%d", layout.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(rec.Sources[0].Text)))
				b.ReportAllocs()
				for b.Loop() {
					New(tl, Options{Layout: layout.is})
				}
			})
		}
	}
}
