package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// newsroom returns the texts of the examples: news as it is written, to be cut up.
func newsroom(t testing.TB) []string {
	t.Helper()
	texts := []string{string(example(t))}
	lines, err := os.ReadFile(filepath.Join("..", "examples", "mini.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		var a struct{ Text string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, a.Text)
	}
	return texts
}

// joints are what pieces are put together with: what ends sentences and paragraphs, opens clauses and quotations, and
// what no text should hold.
var joints = [...]string{
	"", " ", ". ", "\n\n", ", ", "; ", " (", ") ", " “", "” ", " — ", " that ", " as ", " after ", " since ", " until ", " and ", " who ", " in ", " on ",
	" not ", " will ", "’s ", "\u00a0", "\u200b", "\u202e", "\x00", "\xff", "…", " 5 May ", " 2016 ", " said ",
}

// splice makes a text by a recipe of four bytes a piece: which text, where from (in 256ths), how long (in runes), and
// what comes behind it.
func splice(texts []string, recipe []byte) string {
	const most = 400 // bytes of a recipe: 100 pieces
	recipe = recipe[:min(len(recipe), most)]
	var b strings.Builder
	for ; len(recipe) >= 4; recipe = recipe[4:] {
		text := texts[int(recipe[0])%len(texts)]
		text = text[len(text)*int(recipe[1])/256:]
		for len(text) > 0 && !utf8.RuneStart(text[0]) {
			text = text[1:]
		}
		end, runes := len(text), 0
		for i := range text {
			if runes > int(recipe[2]) {
				end = i
				break
			}
			runes++
		}
		b.WriteString(text[:end] + joints[int(recipe[3])%len(joints)])
	}
	return b.String()
}

// FuzzSpliced reads news cut into pieces and put together at random, which bends grammar where noise would not reach
// it: clauses that begin in one sentence and end in another, dates without verbs, quotations that never close.
func FuzzSpliced(f *testing.F) {
	texts := newsroom(f)
	f.Add([]byte{0, 0, 60, 2, 0, 40, 120, 3, 1, 10, 80, 11, 2, 200, 200, 0}, 736460)
	f.Add([]byte{0, 130, 30, 8, 1, 90, 40, 14, 3, 60, 90, 22, 0, 180, 255, 25}, 0)
	f.Add([]byte{2, 20, 5, 16, 2, 21, 5, 16, 2, 22, 5, 16, 2, 23, 5, 27}, 1)
	f.Fuzz(func(t *testing.T, recipe []byte, published int) {
		a, err := article.Text("spliced.txt", []byte(splice(texts, recipe)), article.Options{Published: record.Day(max(0, min(published, int(record.MaxDay))))})
		if err != nil {
			return // refused as input
		}
		if _, err := extract.Extract(a, extract.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}
