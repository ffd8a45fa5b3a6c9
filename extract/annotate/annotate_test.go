package annotate

import (
	"bytes"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article"
)

var update = flag.Bool("update", false, "write the golden files")

const harbour = `Crew Leaves Ferry After Fire

TROMSØ, May 3 (Desk) — The crew of the MS Sølvi didn't leave the burning ferry until Tuesday, Capt. Ida Holm's lawyer said. “We cannot say why,” he told Nordlys.

السفينة احترقت يوم الثلاثاء.

They'll be heard by a two-member panel.
`

func write(t *testing.T, f func(*bytes.Buffer, *article.Article) error, src string) (string, *article.Article) {
	a, err := article.Text("harbour.txt", []byte(src), article.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String(), a
}

func TestGolden(t *testing.T) {
	for name, f := range map[string]func(*bytes.Buffer, *article.Article) error{
		"harbour.conllu": func(b *bytes.Buffer, a *article.Article) error { return CoNLLU(b, a) },
		"harbour.ann":    func(b *bytes.Buffer, a *article.Article) error { return Brat(b, a) },
	} {
		got, _ := write(t, f, harbour)
		path := "testdata/" + name
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; run go test -update and read the diff\n%s", path, got)
		}
	}
}

// TestValid reads odd texts back as a reader of CoNLL-U does.
func TestValid(t *testing.T) {
	for _, src := range []string{harbour, "a", "One.\nTwo\tthree | four_five.\n\n_ \\ \u2028 x", "don't can't cannot gonna dogs' he'd've", strings.Repeat("and so on ", 300), "ALL CAPS HERE", "(((", "軍隊は来た。 The army came."} {
		got, a := write(t, func(b *bytes.Buffer, a *article.Article) error { return CoNLLU(b, a) }, src)
		valid(t, got, []rune(a.Text))
	}
}

// valid holds a document to level 2 of the rules of Universal Dependencies, and its places to the text.
func valid(t *testing.T, conllu string, src []rune) {
	if !utf8.ValidString(conllu) || !strings.HasSuffix(conllu, "\n\n") {
		t.Fatalf("no UTF-8, or no end: %q", conllu)
	}
	for block := range strings.SplitSeq(strings.TrimSuffix(conllu, "\n\n"), "\n\n") {
		words, roots, heads := 0, 0, []int{}
		for line := range strings.SplitSeq(block, "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				t.Fatalf("%d columns: %q", len(c), line)
			}
			for i, x := range c {
				if x == "" || strings.TrimSpace(x) != x {
					t.Fatalf("column %d of %q", i+1, line)
				}
			}
			var start, end int
			for x := range strings.SplitSeq(c[9], "|") {
				key, value, _ := strings.Cut(x, "=")
				switch n, _ := strconv.Atoi(value); key {
				case "start_char":
					start = n
				case "end_char":
					end = n
				}
			}
			if start >= end || end > len(src) || string(src[start:end]) != c[1] {
				t.Fatalf("not at %d..%d of the text: %q", start, end, line)
			}
			if strings.Contains(c[0], "-") {
				continue
			}
			words++
			head, err := strconv.Atoi(c[6])
			if err != nil || c[0] != strconv.Itoa(words) {
				t.Fatalf("number or head of %q", line)
			}
			heads = append(heads, head)
			if (head == 0) != (c[7] == "root") {
				t.Fatalf("root without head 0, or the other way round: %q", line)
			}
			if head == 0 {
				roots++
			}
		}
		for i, h := range heads {
			if h < 0 || h > words || h == i+1 {
				t.Fatalf("head %d of word %d in %q", h, i+1, block)
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, block)
		}
	}
}
