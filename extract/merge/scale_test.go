package merge

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// many makes records as extraction would: of articles of 500 words, with 20 entities and 25 events each, drawn from a
// world in which names, days and events repeat. One article in ten repeats another.
func many(articles int) []*record.Record {
	n := newNews(10000)
	recs := make([]*record.Record, articles)
	texts := make([]string, 0, 500)
	for i := range recs {
		var text string
		if i%10 == 9 {
			text = n.rewritten(texts[n.IntN(len(texts))])
		} else {
			text = n.text(500)
		}
		if len(texts) < cap(texts) {
			texts = append(texts, text)
		} else {
			texts[n.IntN(len(texts))] = text
		}
		recs[i] = n.reported(fmt.Sprintf("a%06d.txt", i), text, record.DayOf(2021, 1, 1)+record.Day(i*600/articles))
	}
	return recs
}

// BenchmarkMerge merges 1,000 records of 500 words; bytes are those of the texts.
func BenchmarkMerge(b *testing.B) {
	recs := many(1000)
	size := 0
	for _, rec := range recs {
		size += len(rec.Sources[0].Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Merge(recs, Options{})
	}
}

// BenchmarkAdd adds ten records to a state of 1,000: what a new day costs, without the writing of the whole record.
func BenchmarkAdd(b *testing.B) {
	recs := many(1010)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		s := NewState()
		for _, rec := range recs[:1000] {
			s.Add(rec)
		}
		runtime.GC()
		b.StartTimer()
		for _, rec := range recs[1000:] {
			s.Add(rec)
		}
	}
}
