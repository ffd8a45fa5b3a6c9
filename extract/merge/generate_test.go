package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// news is a seeded generator of articles. Its sentences are ours; they need to read like news only as far as merging
// goes: names, days, figures, and runs of words that repeat by chance as much as those of one paper do.
type news struct{ *rand.Rand }

func newNews(seed uint64) news { return news{rand.New(rand.NewPCG(seed, 12))} }

func pick(n news, list string) string {
	words := strings.Split(list, "|")
	return words[n.IntN(len(words))]
}

const (
	people  = "Ilse Brandt|Tomas Vrel|Amira Haddad|Jon Okafor|Petra Lindqvist|Samuel Adeyemi|Rosa Mendel|Karim Nasser|Elena Markova|David Rosner"
	towns   = "Mosul|Raqqa|Aleppo|Kharkiv|Odesa|Tripoli|Benghazi|Homs|Kirkuk|Mariupol"
	groups  = "the Northern Front|the Vale Militia|the Harbour Union|the Ministry of Works|the Red Cross|the Border Guard|the Relief Committee"
	things  = "the bridge over the river|a convoy of lorries|the grain depot|the old power station|a market in the east|the central hospital|the airport road"
	verbs   = "shelled|captured|bombed|left|visited|inspected|closed|reopened|guarded|destroyed"
	clauses = "witnesses said by telephone|a spokesman told reporters|according to a statement|local radio reported|as rain fell over the valley|while traders watched from their doors|hours before talks were due|after a night without power"
	fillers = "Prices in the shops have doubled since spring|Schools stayed shut for a second week|Many families sleep in cellars|Water comes for two hours in the evening|Nobody here expects a quick end|The road south is open only by day|Doctors ask for blood and fuel|The harvest lies in the fields|Trains run again on the northern line|A thin fog hung over the river"
	colours = "tired|cautious|angry|hopeful|silent|crowded|empty|frozen|narrow|dusty|loud|distant"
	nouns   = "soldiers|drivers|nurses|farmers|bakers|teachers|miners|fishermen|clerks|sailors|students|widows"
	acts    = "waited|argued|counted|repaired|carried|watched|sold|burned|painted|buried|opened|searched"
	objects = "crates|windows|ledgers|boats|tents|engines|ladders|letters|blankets|barrels|fences|lamps"
)

// sentence makes one sentence of news.
func (n news) sentence(day string) string {
	switch n.IntN(4) {
	case 0:
		return fmt.Sprintf("%s %s %s near %s on %s, %s.", pick(n, groups), pick(n, verbs), pick(n, things), pick(n, towns), day, pick(n, clauses))
	case 1:
		return fmt.Sprintf("%s said %d people were %s in %s on %s.", pick(n, people), 2+n.IntN(90), pick(n, "killed|wounded|arrested"), pick(n, towns), day)
	case 2:
		return fmt.Sprintf("In %s, %d %s %s %s %s the %s %s, and %s %s %s.", pick(n, towns), 2+n.IntN(40), pick(n, colours), pick(n, nouns), pick(n, acts),
			pick(n, objects), pick(n, colours), pick(n, objects), pick(n, colours), pick(n, nouns), pick(n, acts))
	}
	return pick(n, fillers) + ", " + pick(n, clauses) + "."
}

// text makes an article of about so many words.
func (n news) text(words int) string {
	day := pick(n, "Monday|Tuesday|Wednesday|Thursday|Friday")
	var b strings.Builder
	fmt.Fprintf(&b, "%s in %s as %s waits\n\n", pick(n, "Fighting|Talks|Hunger|Silence|Funeral"), pick(n, towns), pick(n, people))
	for count := 0; count < words; {
		s := n.sentence(day)
		s = strings.ToUpper(s[:1]) + s[1:]
		b.WriteString(s)
		b.WriteByte(' ')
		count += len(strings.Fields(s))
	}
	return strings.TrimSpace(b.String())
}

// rewritten makes what an editor makes of a wire: another headline, a shorter text, and one word in five another.
func (n news) rewritten(text string) string {
	_, body, _ := strings.Cut(text, "\n\n")
	words := strings.Fields(body)
	keep := len(words)*60/100 + n.IntN(len(words)*30/100)
	from := n.IntN(len(words) - keep + 1)
	words = append([]string{}, words[from:from+keep]...)
	for i := range words {
		if n.IntN(5) == 0 {
			words[i] = pick(n, colours+"|"+nouns+"|"+acts+"|"+objects)
		}
	}
	return pick(n, "What we know|A town between the lines|The day in pictures|Report from the front") + "\n\n" + strings.Join(words, " ")
}

func bare(name, text string, published record.Day) *record.Record {
	rec := record.New()
	digest := sha256.Sum256([]byte(name + text))
	rec.Sources = append(rec.Sources, record.Source{ID: "s1", Name: name, Published: published, SHA256: hex.EncodeToString(digest[:]), Text: text})
	return rec
}

// extracted makes the record of a text, as the command does.
func extracted(t testing.TB, name, text, published string) *record.Record {
	t.Helper()
	day, err := record.ParseDay(published)
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte(text))
	title, _, _ := strings.Cut(text, "\n")
	rec, err := extract.Extract(&article.Article{Name: name, Title: title, Text: text, SHA256: hex.EncodeToString(digest[:]), Published: day, PublishedBasis: "flag"}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}
