package timeline

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000, 100_000} {
		rnd := rand.New(rand.NewPCG(5, 6))
		var events []record.Event
		for i := range n {
			start, end := randomWhen(rnd)
			events = append(events, event(fmt.Sprintf("v%d", i+1), start, end))
		}
		rec := sample(events...)
		b.Run(fmt.Sprintf("events=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(n) * int64(len(sampleText)))
			for b.Loop() {
				New(rec, Options{Limit: -1})
			}
		})
	}
}
