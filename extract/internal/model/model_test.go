package model

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/internal/model/kernel"
	"github.com/dateline/dateline/extract/internal/text"
)

func embeddedModel(t testing.TB) *Model {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestOpenRefusesWhatIsNoModel(t *testing.T) {
	whole := []byte(weights)
	for _, row := range []struct {
		why  string
		data func() []byte
		want string
	}{
		{"nothing", func() []byte { return nil }, "does not begin"},
		{"another file", func() []byte { return []byte(strings.Repeat("PK\x03\x04", 100)) }, "does not begin"},
		{"only the magic", func() []byte { return whole[:len(magic)] }, "does not begin"},
		{"cut in the header", func() []byte { return whole[:1000] }, "SHA-256"},
		{"without its last byte", func() []byte { return whole[:len(whole)-1] }, "SHA-256"},
		{"one bit altered", func() []byte {
			b := append([]byte{}, whole...)
			b[len(b)/2] ^= 4
			return b
		}, "SHA-256"},
	} {
		m, err := Open(row.data())
		if m != nil || !errors.Is(err, ErrWeights) || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want an error with %q", row.why, err, row.want)
		}
	}
}

// TestPaths: the portable path and each fast one agree on every label.
func TestPaths(t *testing.T) {
	src := example(t)
	if testing.Short() {
		src = src[:2000]
	}
	var want *Reading
	for _, path := range kernel.Paths() {
		m, err := open([]byte(weights), path)
		if err != nil {
			t.Fatal(err)
		}
		got := m.Read(text.Parse(src))
		got.Model, got.Doc = nil, nil
		if want == nil {
			want = got
		} else if !reflect.DeepEqual(want, got) {
			t.Errorf("%s and %s read differently", kernel.Best(), path)
		}
	}
}

// TestPathsLong: the same over 100,000 words with DATELINE_LONG=1, no two stretches of them alike: sentences of our own texts in another order, one
// word in five exchanged for another of theirs.
func TestPathsLong(t *testing.T) {
	if testing.Short() {
		t.Skip("TestPaths compares the paths")
	}
	sentences := ownSentences(t)
	var pool []string
	for _, s := range sentences {
		pool = append(pool, strings.Fields(s)...)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	paths := kernel.Paths()
	models := make([]*Model, len(paths))
	for i, path := range paths {
		var err error
		if models[i], err = open([]byte(weights), path); err != nil {
			t.Fatal(err)
		}
	}
	// The portable path reads 1,000 words a second: the whole length where .ci/run asks for it.
	length := 5_000
	if os.Getenv("DATELINE_LONG") != "" {
		length = 100_000
	}
	for words := 0; words < length; {
		var b strings.Builder
		for n := 0; n < 3000; {
			fields := strings.Fields(sentences[rng.IntN(len(sentences))])
			for i := range fields {
				if rng.IntN(5) == 0 {
					fields[i] = pool[rng.IntN(len(pool))]
				}
			}
			n += len(fields)
			b.WriteString(strings.Join(fields, " "))
			b.WriteString([...]string{" ", " ", " ", "\n\n"}[rng.IntN(4)])
		}
		doc := text.Parse(b.String())
		want := models[0].Read(doc)
		words += len(want.Words)
		for i, m := range models[1:] {
			got := m.Read(doc)
			got.Model = want.Model
			if !reflect.DeepEqual(want, got) {
				t.Fatalf("%s and %s read differently after %d words", paths[0], paths[i+1], words)
			}
		}
	}
}

// ownSentences returns the sentences of the texts that the project ships.
func ownSentences(t testing.TB) []string {
	var out []string
	for _, name := range []string{"examples/tabqa.txt", "README.md", "CHANGELOG.md", "extract/internal/model/MODEL.md"} {
		src, err := os.ReadFile("../../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		d := text.Parse(string(src))
		for _, s := range d.Sentences {
			out = append(out, d.Source[d.Tokens[s.First].Start:d.Tokens[s.Last-1].End])
		}
	}
	return out
}

func example(t testing.TB) string {
	src, err := os.ReadFile("../../../examples/tabqa.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func TestRead(t *testing.T) {
	m := embeddedModel(t)
	for _, row := range []struct {
		why, in string
		want    []string // word tag head relation name
	}{
		{"a passive with an agent", "The town was taken by rebels.", []string{
			"The DET town det O", "town NOUN taken nsubj:pass O", "was AUX taken aux:pass O", "taken VERB - root O", "by ADP rebels case O",
			"rebels NOUN taken obl:agent O", ". PUNCT taken punct O",
		}},
		{"names and where", "Anna Sorel met reporters in Lisbon.", []string{
			"Anna PROPN met nsubj B-person", "Sorel PROPN Anna flat I-person", "met VERB - root O", "reporters NOUN met obj O",
			"in ADP Lisbon case O", "Lisbon PROPN met obl B-place", ". PUNCT met punct O",
		}},
	} {
		r := m.Read(text.Parse(row.in))
		word := func(i int32) string { return r.Doc.Source[r.Words[i].Start:r.Words[i].End] }
		for i := range r.Words {
			head := "-"
			if r.Head[i] >= 0 {
				head = word(r.Head[i])
			}
			tag, _, _ := strings.Cut(m.States[r.State[i]], "/")
			if got := strings.Join([]string{word(int32(i)), tag, head, m.Rels[r.Rel[i]], m.Names[r.Name[i]]}, " "); i >= len(row.want) || got != row.want[i] {
				t.Errorf("%s: %q", row.why, got)
			}
		}
	}
}

func TestSplit(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"a compound", "a two-month-long siege", "a two - month - long siege"},
		{"an affix stays", "non-state and mid-January", "non-state and mid-January"},
		{"an affix, then a compound", "anti-war-minded", "anti-war - minded"},
		{"numbers stay", "call 555-0101 by 11-9", "call 555-0101 by 11-9"},
		{"addresses stay", "see http://a-b.example/c-d", "see http://a-b.example/c-d"},
		{"a hyphen at the end", "pre- and post-war", "pre - and post-war"},
	} {
		d := text.Parse(row.in)
		var got []string
		for _, w := range split(d) {
			got = append(got, d.Source[w.Start:w.End])
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func TestPieces(t *testing.T) {
	v := newVocabulary("[UNK]\n[CLS]\n[SEP]\nun\n##able\n##a\nable\n##é")
	for _, row := range []struct {
		why, in string
		want    []int32
	}{
		{"the longest piece first", "unable", []int32{3, 4}},
		{"a word of one piece", "able", []int32{6}},
		{"no piece fits", "xyz", []int32{0}},
		{"the rest has no piece", "unx", []int32{0}},
		{"nothing", "", []int32{0}},
		{"at most eight", "un" + strings.Repeat("a", 20), []int32{3, 5, 5, 5, 5, 5, 5, 5}},
		{"too long to look up", strings.Repeat("a", 65), []int32{0}},
	} {
		if got := v.cut(nil, row.in); !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: %v, want %v", row.why, got, row.want)
		}
	}
	if got := fold("ÉCOLE Zürich"); got != "ecole zurich" {
		t.Errorf("fold: %q", got)
	}
}

func TestShape(t *testing.T) {
	for word, want := range map[string]uint8{
		"town": shapeLower, "Town": shapeTitle, "UN": shapeUpper, "A": shapeInitial, "McKay": shapeMixed, "2016": shapeDigits, "F16": shapeAlnum, "—": shapeMark,
		"U.S.": shapeAcronym, "n't": shapeOther, "мир": shapeScript, "": shapeMark,
	} {
		if got := shapeOf(word); got != want {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
}

// TestSpanning compares with all trees of up to four words.
func TestSpanning(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := 1 + rng.IntN(4)
		arc := make([]float32, n*(n+1))
		for i := range arc {
			arc[i] = float32(rng.IntN(21) - 10)
		}
		var f forest
		parent := make([]int32, n)
		spanning(arc, n, parent, &f)
		got, ok := value(arc, parent)
		if !ok {
			t.Fatalf("%v: %v is no tree with one root", arc, parent)
		}
		best := float32(-1e9)
		all(n, make([]int32, n), 0, func(p []int32) {
			if v, ok := value(arc, p); ok {
				best = max(best, v)
			}
		})
		if got != best {
			t.Fatalf("%v: %v has %v, the best tree %v", arc, parent, got, best)
		}
	}
}

// value sums the arcs of a tree and reports whether it is one, with one root.
func value(arc []float32, parent []int32) (sum float32, ok bool) {
	n, roots := len(parent), 0
	for i, h := range parent {
		sum += arc[i*(n+1)+int(h)]
		if h == 0 {
			roots++
		}
		steps := 0
		for at := h; at != 0; at = parent[at-1] {
			if steps++; steps > n {
				return 0, false
			}
		}
	}
	return sum, roots == 1
}

func all(n int, p []int32, i int, f func([]int32)) {
	if i == n {
		f(p)
		return
	}
	for h := range int32(n + 1) {
		if int(h) != i+1 {
			p[i] = h
			all(n, p, i+1, f)
		}
	}
}

func TestOddTexts(t *testing.T) {
	m := embeddedModel(t)
	for _, src := range []string{
		"", " ", "a", "-", "a-b-c-", strings.Repeat("word ", 700), strings.Repeat("x", 5000), strings.Repeat("((( ", 300), "ALL OF IT IS LOUD.", "all of it is small",
		"الجيش دخل المدينة يوم الثلاثاء.", "Troops left. 军队于周二进入该市。 They came back.", "a\u200bb \u202e\u202c c", "\xff\xfe\x00", "if x { return y } // code",
		"one\ttwo\tthree\n1\t2\t3\n", strings.Repeat("no end ", 400) + ".",
	} {
		check(t, m, src)
	}
}

// check holds a reading to what its type says.
func check(t *testing.T, m *Model, src string) {
	d := text.Parse(src)
	r := m.Read(d)
	last := 0
	for i, w := range r.Words {
		if w.Start < last || w.End <= w.Start || w.End > len(src) || w.Start < d.Tokens[w.Token].Start || w.End > d.Tokens[w.Token].End {
			t.Fatalf("%q: word %d is %+v", src, i, w)
		}
		last = w.End
	}
	for first := 0; first < len(r.Words); {
		end := first + 1
		for end < len(r.Words) && !r.First[end] {
			end++
		}
		roots := 0
		for i := first; i < end; i++ {
			if r.Head[i] < 0 {
				roots++
			} else if int(r.Head[i]) < first || int(r.Head[i]) >= end {
				t.Fatalf("%q: the head of word %d lies outside its sentence", src, i)
			}
			steps := 0
			for at := int32(i); at >= 0; at = r.Head[at] {
				if steps++; steps > end-first {
					t.Fatalf("%q: word %d hangs in a circle", src, i)
				}
			}
		}
		if roots != 1 || !r.First[first] {
			t.Fatalf("%q: words %d..%d have %d roots", src, first, end, roots)
		}
		first = end
	}
}

func FuzzRead(f *testing.F) {
	m := embeddedModel(f)
	f.Add("The army left the two-month-old camp, officials said. “No,” he said.")
	f.Add("ГОРОД — Gov. X met 军队 U.S.-led\n\nnext-\u2011-day")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) < 1<<12 {
			check(t, m, src)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.SetBytes(int64(len(weights)))
	b.ReportAllocs()
	data := []byte(weights)
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	src := example(b)
	d := text.Parse(src)
	for _, path := range kernel.Paths() {
		m, err := open([]byte(weights), path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(path.String(), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			words := 0
			for b.Loop() {
				words += len(m.Read(d).Words)
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkLength shows that time grows with the length and no faster: words a second at once, ten and a hundred times the text.
func BenchmarkLength(b *testing.B) {
	m := embeddedModel(b)
	for _, times := range []int{1, 10, 100} {
		d := text.Parse(strings.Repeat(example(b)+"\n\n", times))
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.SetBytes(int64(len(d.Source)))
			b.ReportAllocs()
			words := 0
			for b.Loop() {
				words += len(m.Read(d).Words)
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// TestModelCard: MODEL.md speaks of the weights that lie beside it.
func TestModelCard(t *testing.T) {
	card, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(weights))); !strings.Contains(string(card), sum) {
		t.Errorf("MODEL.md does not name sha256 %s", sum)
	}
}
