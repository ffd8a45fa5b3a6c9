package merge

import (
	"fmt"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestCopies makes 100 articles of which 30 are rewritten copies of others, under several seeds.
func TestCopies(t *testing.T) {
	for seed := range uint64(5) {
		n := newNews(100 + seed)
		var recs []*record.Record
		var texts []string
		of := map[string]string{}
		for i := range 70 {
			texts = append(texts, n.text(250))
			recs = append(recs, bare(fmt.Sprintf("own%02d.txt", i), texts[i], record.DayOf(2021, 6, 1)))
		}
		for i := range 30 {
			k := n.IntN(70)
			name := fmt.Sprintf("copy%02d.txt", i)
			of[name] = recs[k].Sources[0].Name
			recs = append(recs, bare(name, n.rewritten(texts[k]), record.DayOf(2021, 6, 2)))
		}
		out := Merge(recs, Options{})
		sources := out.SourceIndex()
		found, wrong := 0, 0
		for _, src := range out.Sources {
			if src.CopyOf == "" {
				continue
			}
			if of[src.Name] == sources[src.CopyOf].Name {
				found++
			} else {
				wrong++
				t.Logf("%s is said to repeat %s, but repeats %q", src.Name, sources[src.CopyOf].Name, of[src.Name])
			}
		}
		t.Logf("seed %d: %d of 30 copies found, %d wrong", seed, found, wrong)
		if found < 27 || wrong > 0 {
			t.Errorf("seed %d: %d of 30 copies found, %d wrong; want 27 and none", seed, found, wrong)
		}
	}
}
