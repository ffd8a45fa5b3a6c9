package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// repeated is the example so many times over as one article, with the names and the numbers of each copy its own, as
// in a long article they would be: were all copies alike, what is spent on names would not grow.
func repeated(t testing.TB, times int) *article.Article {
	t.Helper()
	text := string(example(t))
	var b strings.Builder
	for i := range times {
		suffix := string(rune('a'+i%26)) + string(rune('a'+i/26%26))
		copied := strings.NewReplacer("Tabqa", "Tabq"+suffix, "Abousamra", "Abousam"+suffix, "Cafarella", "Cafar"+suffix, "70 fighters", fmt.Sprintf("%d fighters", 70+i)).Replace(text)
		b.WriteString(copied)
		b.WriteString("\n\n")
	}
	a, err := article.Text("long.txt", []byte(b.String()), article.Options{Published: record.DayOf(2017, 5, 12)})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// BenchmarkLength reads the example once, 10 and 100 times over (4.6 kB to 460 kB). That bytes a second stay the same
// says that the time is linear in the length.
func BenchmarkLength(b *testing.B) {
	for _, times := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			a := repeated(b, times)
			b.SetBytes(int64(len(a.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := extract.Extract(a, extract.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestLong reads the example ten times over: each copy gives its events, and none at the end is worse off than at the
// beginning.
func TestLong(t *testing.T) {
	const times = 10
	single, err := extract.Extract(repeated(t, 1), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := repeated(t, times)
	rec, err := extract.Extract(a, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	part := len(a.Text) / times
	var found, dated [times]int
	for _, ev := range rec.Events {
		i := min(ev.Mentions[0].Trigger.Start/part, times-1)
		found[i]++
		if ev.When.Dated() {
			dated[i]++
		}
	}
	want := 0
	for _, ev := range single.Events {
		if ev.When.Dated() {
			want++
		}
	}
	for i := range times {
		if found[i] < len(single.Events)*8/10 || dated[i] < want*6/10 {
			t.Errorf("part %d of the text has %d events, %d dated; the article alone has %d, %d", i+1, found[i], dated[i], len(single.Events), want)
		}
	}
}
