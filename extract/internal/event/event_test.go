package event

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/internal/entity"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// passes runs what comes before the event pass.
func passes(src string, published record.Day) (*syntax.Analysis, []timex.Timex, *entity.Cast) {
	syn := analyse(src)
	times := timex.Find(src, timex.Options{Published: published})
	return syn, times, entity.Find(syn, times)
}

func example(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", "tabqa.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var day = record.DayOf(2017, 5, 12)

// TestTables checks the word lists: headers are known or give a class, classes are PLOVER's, words are lower case.
func TestTables(t *testing.T) {
	plover := map[string]bool{"": true}
	for _, c := range strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT") {
		plover[c] = true
	}
	for _, name := range []string{"en/verbs.txt", "en/nouns.txt"} {
		words := table(name)
		if len(words) < 150 {
			t.Errorf("%s has only %d words", name, len(words))
		}
		for lemma, w := range words {
			if lemma != strings.ToLower(lemma) {
				t.Errorf("%s: %q is not lower case", name, lemma)
			}
			if !plover[w.class] {
				t.Errorf("%s: %q has the unknown class %q", name, lemma, w.class)
			}
		}
	}
	lex := english()
	for noun, verbs := range lex.verbOf {
		if _, ok := lex.nouns[noun]; !ok {
			t.Errorf("en/derived.txt: %q is no event noun", noun)
		}
		for _, verb := range verbs {
			if verb == "" {
				t.Errorf("en/derived.txt: %q has no verb", noun)
			}
		}
	}
}

func TestRelated(t *testing.T) {
	lex := english()
	for _, test := range []struct {
		why, a, b string
		want      bool
	}{
		{"the same word", "attack", "attack", true},
		{"a noun and its verb", "withdrawal", "withdraw", true},
		{"the other way round", "withdraw", "withdrawal", true},
		{"two nouns of one verb", "strike", "airstrike", true},
		{"one noun, two verbs", "departure", "leave", true},
		{"strangers", "election", "withdraw", false},
	} {
		if got := lex.related(test.a, test.b); got != test.want {
			t.Errorf("%s: related(%q, %q) = %v", test.why, test.a, test.b, got)
		}
	}
}

// TestWeights checks that the fitted tables are there and speak of features that occur.
func TestWeights(t *testing.T) {
	syn, times, cast := passes(example(t), day)
	seen := map[string]bool{}
	for _, row := range Features(syn, times, cast, Options{Published: day}) {
		for _, name := range row {
			seen[name] = true
		}
	}
	for _, row := range Alternatives(syn, times, cast, Options{Published: day}) {
		for _, c := range row.Choices {
			for _, name := range c.Features {
				seen[name] = true
			}
		}
	}
	known := 0
	for name := range seen {
		if _, ok := weightsOf()[name]; ok {
			known++
		} else if _, ok := rankWeights()[name]; ok {
			known++
		}
	}
	if known < len(seen)/2 {
		t.Errorf("only %d of %d features have weights: the tables are older than the passes; see extract/internal/train/weights", known, len(seen))
	}
}

// TestModelCard checks that MODEL.md speaks of the tables that are there.
func TestModelCard(t *testing.T) {
	card, err := os.ReadFile(filepath.Join("en", "MODEL.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rank.txt", "party.txt", "weights.txt"} {
		data, err := os.ReadFile(filepath.Join("en", name))
		if err != nil {
			t.Fatal(err)
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256(data)); !strings.Contains(string(card), sum) {
			t.Errorf("%s has the hash %s, of which MODEL.md says nothing: was it edited, or fitted in part?", name, sum)
		}
	}
}

// TestRepeats checks that two runs give the same events, and that the features come in their order.
func TestRepeats(t *testing.T) {
	syn, times, cast := passes(example(t), day)
	a, _ := Find(syn, times, cast, Options{Published: day})
	b, _ := Find(syn, times, cast, Options{Published: day})
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
	if n := len(Features(syn, times, cast, Options{Published: day})); n != len(a) {
		t.Errorf("%d rows of features for %d events", n, len(a))
	}
}

// TestBounds checks what holds for every event of every text: bounds in order, words behind each date, a reason.
func TestBounds(t *testing.T) {
	for _, published := range []record.Day{day, 0} {
		syn, times, cast := passes(example(t), published)
		events, _ := Find(syn, times, cast, Options{Published: published})
		for _, ev := range events {
			if !sound(ev.When) {
				t.Errorf("%q: bounds out of order: %v", ev.Label, ev.When)
			}
			if ev.When.Dated() != (len(ev.When.Times) > 0) || ev.When.Dated() != (ev.When.Why != "") {
				t.Errorf("%q: a date needs words and a reason, and only a date: %v", ev.Label, ev.When)
			}
			if n := len([]rune(ev.Label)); n == 0 || n > longest {
				t.Errorf("label of %d characters: %q", n, ev.Label)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		why, word string
		want      float64
		ok        bool
	}{
		{"figures", "70", 70, true},
		{"thousands", "4,000", 4000, true},
		{"words", "twelve", 12, true},
		{"vague", "dozens", 36, true},
		{"no number", "fighters", 0, false},
		{"a name with a digit", "F-16", 0, false},
		{"absurd", "99999999999999999999", 0, false},
		{"nothing", "", 0, false},
	} {
		if got, _, _, ok := number(test.word); got != test.want || ok != test.ok {
			t.Errorf("%s: number(%q) = %v, %v", test.why, test.word, got, ok)
		}
	}
}

func TestBack(t *testing.T) {
	from := record.DayOf(2017, 5, 31)
	for _, test := range []struct {
		why  string
		n    timex.Length
		want record.Day
	}{
		{"days", timex.Length{Count: 3, Unit: timex.Day}, record.DayOf(2017, 5, 28)},
		{"weeks", timex.Length{Count: 2, Unit: timex.Week}, record.DayOf(2017, 5, 17)},
		{"months, to a shorter one", timex.Length{Count: 3, Unit: timex.Month}, record.DayOf(2017, 2, 28)},
		{"years", timex.Length{Count: 1, Unit: timex.Year}, record.DayOf(2016, 5, 31)},
		{"hours are no days", timex.Length{Count: 5, Unit: timex.Hour}, 0},
		{"before the calendar", timex.Length{Count: 3000, Unit: timex.Year}, 0},
	} {
		if got := back(from, test.n); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	src := example(b)
	syn, times, cast := passes(src, day)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Find(syn, times, cast, Options{Published: day})
	}
}

// analyse reads a text as the facade does.
func analyse(src string) *syntax.Analysis {
	syn, err := syntax.Read(src)
	if err != nil {
		panic(err)
	}
	return syn
}
