package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func zip(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rows turns "form lemma UPOS XPOS head relation [SpaceAfter=No]" lines into a CoNLL-U sentence.
func rows(lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		f := strings.Fields(l)
		misc := "_"
		if len(f) > 6 {
			misc = f[6]
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", i+1, f[0], f[1], f[2], f[3], f[4], f[5], misc)
	}
	return b.String() + "\n"
}

var sentence = rows(
	"Rebels rebel NOUN NNS 2 nsubj",
	"launched launch VERB VBD 0 root",
	"a a DET DT 8 det",
	"US US PROPN NNP 6 obl SpaceAfter=No",
	"- - PUNCT HYPH 6 punct SpaceAfter=No",
	"backed back VERB VBN 8 amod",
	"two two NUM CD 8 nummod",
	"attack attack NOUN NN 2 obj",
	"on on ADP IN 10 case",
	"Homs Homs PROPN NNP 8 nmod",
	"in in ADP IN 12 case",
	"May May PROPN NNP 2 obl",
	"and and CCONJ CC 15 cc",
	"had have AUX VBD 15 aux",
	"won win VERB VBN 2 conj",
)

func TestAddUD(t *testing.T) {
	c := newCounts()
	if err := c.addUD(zip(t, sentence)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		why, form, state string
		want             int
	}{
		{"the capital of the first word is taken back", "rebels", "NOUN/NNS", 1},
		{"a hyphenated participle is one adjective", "US-backed", "ADJ/JJ", 1},
		{"its parts are not counted apart", "backed", "VERB/VBN", 0},
		{"an auxiliary keeps its lemma", "had", "AUX/VBD-have", 1},
		{"names keep their capital", "Homs", "PROPN/NNP", 1},
	} {
		if got := c.word[row.form][row.state]; got != row.want {
			t.Errorf("%s: %s as %s counted %d times, want %d", row.why, row.form, row.state, got, row.want)
		}
	}
	for _, row := range []struct {
		why, key string
		want     [2]int
	}{
		{"on hangs on the attack", "n attack on", [2]int{1, 0}},
		{"in hangs on the verb, though a name stands before it", "v launch in", [2]int{0, 1}},
		{"a month is a time", "t in", [2]int{0, 1}},
	} {
		if got := c.attach[row.key]; got != row.want {
			t.Errorf("%s: %s %v, want %v", row.why, row.key, got, row.want)
		}
	}
	if n := c.triple[[3]string{boundary, boundary, "NOUN/NNS"}]; n != 1 {
		t.Errorf("the sentence begins with a plural noun %d times, want 1", n)
	}
}

func TestAddUDRefuses(t *testing.T) {
	for _, row := range []struct {
		why  string
		data []byte
	}{
		{"not gzip", []byte("1\tx")},
		{"a row with too few columns", zip(t, "1\tx\ty\n")},
	} {
		if err := newCounts().addUD(row.data); err == nil {
			t.Errorf("%s: no error", row.why)
		}
	}
}

func TestMergedKeepsClosedClasses(t *testing.T) {
	c := newCounts()
	for range 3 {
		c.addSentence([]word{{"x", "NOUN/NN"}, {"the", "DET/DT"}})
		c.addExtra("the", "NOUN/NN")
		c.addExtra("siege", "NOUN/NN")
	}
	c.addExtra("once", "NOUN/NN")
	all := c.merged()
	for _, row := range []struct {
		why, form string
		want      int
	}{
		{"a word of a closed class gains no reading", "the", 0},
		{"a new word that was seen often enough is taken", "siege", 3},
		{"a word seen once is not", "once", 0},
		{"a UD token counts two halves", "x", 6},
	} {
		if got := all[row.form]["NOUN/NN"]; got != row.want {
			t.Errorf("%s: %s as a noun %d, want %d", row.why, row.form, got, row.want)
		}
	}
}

func TestEndings(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"lower case", "dams", "a| a|s a|ms a|ams"},
		{"a capital", "Ab", "A| A|b"},
		{"an acronym", "UN", "AA| AA|n"},
		{"a digit", "5th", "0| 0|h 0|th"},
		{"a hyphen", "re-do", "a-| a-|o a-|do a-|-do a-|e-do"},
		{"no rune is cut", "né", "a| a|é"},
	} {
		if got := strings.Join(endings(row.in), " "); got != row.want {
			t.Errorf("%s: %q gives %q, want %q", row.why, row.in, got, row.want)
		}
	}
}

// TestCommittedTables compares the tables of package syntax with the hashes in the note beside them: a table that was
// edited by hand, or written without its note, is found here.
func TestCommittedTables(t *testing.T) {
	dir := filepath.Join("..", "..", "syntax", "tables")
	note, err := os.ReadFile(filepath.Join(dir, "MODEL.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%d tables, %v", len(files), err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if line := fmt.Sprintf("| %s | %d | %x |", filepath.Base(f), len(b), sha256.Sum256(b)); !bytes.Contains(note, []byte(line)) {
			t.Errorf("MODEL.md lacks %s", line)
		}
	}
}
