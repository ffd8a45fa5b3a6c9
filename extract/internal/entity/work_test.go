package entity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
)

// letters returns the i-th of some thousands of made names.
func letters(i int) string {
	return string([]byte{'B' + byte(i%20), 'a' + byte(i/20%26), 'r' + byte(i/520%6), 'o' + byte(i/3120%10), 'n'})
}

// crowdOf returns a text of n sentences made by one.
func crowdOf(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

// blankly analyses a text without a look at what the model thinks of it, which is not the question here.
func blankly(t testing.TB, src string) *syntax.Analysis {
	t.Helper()
	m, err := model.Default()
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Parse(src)
	return syntax.Analyse(doc, m.Blank(doc))
}

// TestClusteringIsLinear counts the candidates that clustering looks at: twice the names, about twice the candidates.
func TestClusteringIsLinear(t *testing.T) {
	for _, tt := range []struct {
		one func(i int) string
		why string
	}{
		{func(i int) string { return "Then " + letters(i) + " Okafor" + letters(i/7) + " spoke. " }, "different names"},
		{func(i int) string { return "Then " + letters(i) + " Smith spoke and Smith left. " }, "people of one family name"},
		{func(int) string { return "Then Sarah Okonkwo spoke. Okonkwo left. " }, "one name"},
		{func(i int) string { return "The " + letters(i) + " Health Committee met. The Committee left. " }, "bodies with one head noun"},
		{func(i int) string { return fmt.Sprintf("The Orun Relief Agency Number%d (ORA) met. ORA paid. ", i) }, "bodies with one acronym"},
		{func(i int) string { return "Then Annabella" + letters(i) + " met Anabella" + letters(i) + ". " }, "names one letter apart"},
	} {
		count := func(n int) int {
			c := columnsOf(blankly(t, crowdOf(n, tt.one)), nil)
			names := findSpans(c)
			groups, of := groupsOf(c, names)
			return cluster(c, names, groups, of).work
		}
		const n = 1000
		once, twice := count(n), count(2*n)
		if once > 100*n {
			t.Errorf("%s: %d candidates for %d sentences", tt.why, once, n)
		}
		if 10*twice > 25*once+1000 {
			t.Errorf("%s: %d candidates for %d sentences, %d for twice as many", tt.why, once, n, twice)
		}
	}
}

func BenchmarkCrowds(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"10000 names", crowdOf(10000, func(i int) string { return "Then " + letters(i) + " Okafor" + letters(i/7) + " spoke. " })},
		{"one name, 1 MB", crowdOf(1<<20/26, func(int) string { return "Then Sarah Okonkwo spoke. " })},
	} {
		b.Run(bb.name, func(b *testing.B) {
			syn := blankly(b, bb.text)
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(syn, nil)
			}
		})
	}
}
