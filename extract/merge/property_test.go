package merge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// thirty are the records of thirty articles: some on the same days and places, some copies.
func thirty(t testing.TB) []*record.Record {
	t.Helper()
	n := newNews(30)
	var recs []*record.Record
	var texts []string
	for i := range 30 {
		text := n.text(120)
		if i%5 == 4 {
			text = n.rewritten(texts[n.IntN(len(texts))])
		}
		texts = append(texts, text)
		recs = append(recs, extracted(t, fmt.Sprintf("a%02d.txt", i), text, fmt.Sprintf("2021-06-%02d", 1+i/3)))
	}
	return recs
}

func digest(t testing.TB, rec *record.Record) string {
	t.Helper()
	if err := rec.Validate(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := record.Write(&b, rec); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

func shuffled(n *rand.Rand, recs []*record.Record) []*record.Record {
	out := append([]*record.Record{}, recs...)
	n.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestOrderAndBatches(t *testing.T) {
	recs := thirty(t)
	whole := Merge(recs, Options{})
	want := digest(t, whole)
	joined := 0
	for i := range whole.Events {
		if len(whole.Events[i].Reports) > 1 {
			joined++
		}
	}
	if joined == 0 || len(whole.Entities) == 0 {
		t.Fatal("nothing was merged: the test would prove nothing")
	}
	n := rand.New(rand.NewPCG(50, 1))
	for i := range 50 {
		if got := digest(t, Merge(shuffled(n, recs), Options{})); got != want {
			t.Fatalf("shuffle %d gives other bytes", i)
		}
	}
	for i := range 12 {
		// Batches are merged by themselves, and their records merged again; some articles stand in two of them.
		rest := shuffled(n, recs)
		var batches []*record.Record
		for len(rest) > 0 {
			size := 1 + n.IntN(len(rest))
			batch := rest[:size]
			if n.IntN(3) == 0 {
				batch = append(shuffled(n, recs[:2]), batch...)
			}
			batches = append(batches, Merge(batch, Options{}))
			rest = rest[size:]
		}
		if got := digest(t, Merge(shuffled(n, batches), Options{})); got != want {
			t.Fatalf("split %d into %d batches gives other bytes", i, len(batches))
		}
	}
	for i := range 6 {
		// A state grows, and is asked in between, which must leave no trace.
		s := NewState()
		for k, rec := range shuffled(n, recs) {
			s.Add(rec)
			if k%10 == i {
				s.Record(Options{})
			}
		}
		if got := digest(t, s.Record(Options{})); got != want {
			t.Fatalf("adding one by one gives other bytes (%d)", i)
		}
	}
	if got := digest(t, Merge([]*record.Record{whole, whole}, Options{})); got != want {
		t.Error("merging a merged record with itself changes it")
	}
}

func TestSplitUndoesMerge(t *testing.T) {
	recs := thirty(t)
	for i := range recs {
		canonical(recs[i])
	}
	parts := Split(Merge(recs, Options{}))
	if len(parts) != len(recs) {
		t.Fatalf("%d parts of %d articles", len(parts), len(recs))
	}
	for i := range parts {
		if a, b := bytesOf(t, recs[i]), bytesOf(t, parts[i]); !bytes.Equal(a, b) {
			t.Fatalf("part %d differs from its article:\n%s\n%s", i, a, b)
		}
	}
}

func TestAsOf(t *testing.T) {
	recs := thirty(t)
	day := record.DayOf(2021, 6, 4)
	var early []*record.Record
	for _, rec := range recs {
		if rec.Sources[0].Published <= day {
			early = append(early, rec)
		}
	}
	if got, want := digest(t, AsOf(Merge(recs, Options{}), day, Options{})), digest(t, Merge(early, Options{})); got != want {
		t.Error("what was known on a day is not what merging the articles until that day gives")
	}
	undated := bare("undated.txt", "Somebody left.", 0)
	out := AsOf(Merge([]*record.Record{undated, early[0]}, Options{}), day, Options{})
	if len(out.Sources) != 1 || len(out.Notes) == 0 || out.Notes[len(out.Notes)-1].Code != OutsideDate {
		t.Errorf("an article of an unknown day must be left out and named: %d sources, notes %v", len(out.Sources), out.Notes)
	}
}
