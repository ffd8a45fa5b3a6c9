package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
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
	scene := fmt.Sprintf("while %s %s %s %s", pick(n, colours), pick(n, nouns), pick(n, acts), pick(n, objects))
	switch n.IntN(4) {
	case 0:
		return fmt.Sprintf("%s %s %s near %s on %s, %s.", pick(n, groups), pick(n, verbs), pick(n, things), pick(n, towns), day, scene)
	case 1:
		return fmt.Sprintf("%s said %d people were %s in %s on %s, %s.", pick(n, people), 2+n.IntN(90), pick(n, "killed|wounded|arrested"), pick(n, towns), day, scene)
	default:
		if n.IntN(6) == 0 {
			return pick(n, fillers) + ", " + pick(n, clauses) + "."
		}
		return fmt.Sprintf("In %s, %d %s %s %s %s the %s %s, and %s %s %s.", pick(n, towns), 2+n.IntN(40), pick(n, colours), pick(n, nouns), pick(n, acts),
			pick(n, objects), pick(n, colours), pick(n, objects), pick(n, colours), pick(n, nouns), pick(n, acts))
	}
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

// reported makes a record of a text by its own rules, for tests that need more records than can be extracted: names
// and towns are entities, each sentence with a verb or a figure is an event.
func (n news) reported(name, text string, published record.Day) *record.Record {
	rec := bare(name, text, published)
	known := map[string]record.EntityID{}
	entity := func(kind, word string, at int) record.EntityID {
		id, ok := known[word]
		if !ok {
			id = record.EntityID(fmt.Sprintf("e%d", len(rec.Entities)+1))
			known[word] = id
			e := record.Entity{ID: id, Kind: kind, Name: word, Mentions: []record.Mention{}}
			if kind == record.Place {
				k := slices.Index(strings.Split(towns, "|"), word)
				e.Subkind, e.Location = "city", &record.Location{GeoNames: 1000 + k, Latitude: float64(k), Longitude: float64(2 * k), Country: "QA"}
			}
			rec.Entities = append(rec.Entities, e)
		}
		e := &rec.Entities[slices.IndexFunc(rec.Entities, func(e record.Entity) bool { return e.ID == id })]
		e.Mentions = append(e.Mentions, record.Mention{Source: "s1", Span: record.Span{Start: at, End: at + len(word)}, Text: word, Form: record.Name})
		return id
	}
	from := strings.Index(text, "\n\n") + 2
	for from < len(text) {
		end := strings.IndexByte(text[from:], '.')
		if end < 0 {
			break
		}
		sentence := record.Span{Start: from, End: from + end + 1}
		words := text[sentence.Start:sentence.End]
		day := published - record.Day(n.IntN(3))
		ev := record.Event{
			ID: record.EventID(fmt.Sprintf("v%d", len(rec.Events)+1)), Class: "OTHER", Label: words, Status: record.Asserted, Polarity: record.Positive,
			Sources: 1, Salience: 0.5, Confidence: 0.5,
			When: record.When{Value: day.String(), Start: record.Range{Lo: day, Hi: day}, End: record.Range{Lo: day, Hi: day}, Basis: record.Explicit},
		}
		for _, of := range [][2]string{{record.Person, people}, {record.Organization, groups}} {
			kind, list := of[0], of[1]
			for _, word := range strings.Split(list, "|") {
				word = strings.TrimPrefix(word, "the ")
				if k := strings.Index(words, word); k >= 0 {
					id := entity(kind, word, from+k)
					ev.Roles = append(ev.Roles, record.Role{Role: record.Agent, Entity: id, Source: "s1", Span: record.Span{Start: from + k, End: from + k + len(word)}})
				}
			}
		}
		for _, word := range strings.Split(towns, "|") {
			if k := strings.Index(words, word); k >= 0 {
				ev.Where = entity(record.Place, word, from+k)
			}
		}
		for _, verb := range strings.Split(verbs+"|killed|wounded|arrested", "|") {
			if k := strings.Index(words, " "+verb); k >= 0 {
				ev.Mentions = []record.EventMention{{Source: "s1", Trigger: record.Span{Start: from + k + 1, End: from + k + 1 + len(verb)}, Sentence: sentence}}
				ev.Class = "ASSAULT"
			}
		}
		if len(ev.Mentions) > 0 {
			rec.Events = append(rec.Events, ev)
		}
		from = sentence.End + 1
	}
	return rec
}
