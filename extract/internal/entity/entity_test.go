package entity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func find(src string) *Cast {
	return Find(analyse(src), timex.Find(src, timex.Options{}))
}

// named returns the entity that has a form, nil if none has.
func (c *Cast) named(form string) *record.Entity {
	for i := range c.Entities {
		e := &c.Entities[i]
		if e.Name == form {
			return e
		}
		for _, a := range e.Aliases {
			if a == form {
				return e
			}
		}
	}
	return nil
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"The minister met Sarah Okonkwo in Nairobi.", "Sarah Okonkwo=person; Nairobi=place", "a given name makes a person, 'in' a place"},
		{"Yesterday the Ministry of Health and Education closed schools.", "Ministry of Health and Education=organization", "'of' and 'and' link the parts of an institution"},
		{"She works for the Centre for Peace Studies.", "Centre for Peace Studies=organization", "'for' goes on after a head noun"},
		{"Troops left al Qaim on foot.", "al Qaim=place", "a small article begins an Arabic name"},
		{"He said Iraqi forces had entered.", "Iraqi forces=organization", "a people and a small group noun name a group"},
		{"The Trump administration objected.", "Trump administration=organization", "so do a leader and 'administration'"},
		{"Fighting went on near the Haditha dam.", "Haditha dam=facility", "a small noun of a facility belongs to the name before it"},
		{"Withdrawal talks stalled.", "", "a common word at the head of a sentence is no name"},
		{"However Damascus denied it.", "Damascus=place", "an adverb at the head of a sentence is cut off"},
		{"On Monday and in May nothing happened.", "", "days and months are never names"},
		{"Syrian President Bashar al-Assad spoke.", "Syrian=nationality; Bashar al-Assad=person", "the title divides the run and stays outside"},
		{"Gen. Ana Ruiz resigned.", "Ana Ruiz=person", "an abbreviated rank is a title"},
		{"US-backed fighters and pro-Russian groups.", "US=place; Russian=nationality", "compounds hold a name in part"},
		{"The Washington-based group grew.", "Washington=place", "what a group is based in is a place"},
		{"The 79th Air Assault Brigade moved.", "79th Air Assault Brigade=organization", "an ordinal begins the name of a unit"},
		{"They flew a Falcon 9 rocket.", "Falcon 9=product", "a number belongs to the name of a thing"},
		{"The “Ñandú” Group won.", "“Ñandú” Group=organization", "a quoted part stays in the name"},
		{"Minister of Information Omar Haddad spoke.", "Omar Haddad=person", "an office over 'of' stays outside"},
		{"Republic Act No. 12 expired.", "Republic Act No. 12=product", "a number behind No. belongs to the name"},
		{"Hurricane Mara hit the coast.", "Hurricane Mara=event", "a storm is an event"},
		{"Matthew \"Matt\" Doyle scored.", "Matthew \"Matt\" Doyle=person", "a nickname stands inside the name"},
		{"It was sold to Acme Industries Ltd. in Leeds.", "Acme Industries Ltd.=organization; Leeds=place", "a company's legal form belongs to it"},
		{"The People's Protection Units held on.", "People's Protection Units=organization", "a possessive inside a name"},
		{"Ivan Petrenko's brother left Lviv's centre.", "Ivan Petrenko=person; Lviv=place", "the possessive at the end is cut"},
		{"WHO officials asked who paid.", "WHO=organization", "an acronym counts in capitals only"},
		{"The museum in Mykolaiv (Миколаїв) reopened.", "Mykolaiv=place", "a gloss in another script is no name of its own"},
		{"the city of Zarbek fell.", "Zarbek=place", "'the city of' makes a place of an unknown name"},
		{"Mr Zarbek fell.", "Zarbek=person", "a civil title makes a person of it"},
		{"Supporters in the towns of Zarbek and Morvik cheered.", "Zarbek=place; Morvik=place", "a list shares the sort of its first"},
		{"Please see http://www.Example.org/Page or ask Jim@Example.org for Plan.pdf now.", "", "addresses and files are no names"},
		{"We need HELP NOW in NEW YORK.", "NEW YORK=place", "words large for emphasis are no names"},
		{"On Friday in May Theresa May spoke.", "Theresa May=person", "a month may be a family name"},
		{"She flew to Henderson Executive Airport.", "Henderson Executive Airport=facility", "an office inside the name of a building is no title"},
		{"The General Staff met the Lost 52 Project.", "General Staff=organization; Lost 52 Project=organization", "no title before a head noun; a number inside a name"},
		{"He said: 'Let us go [...] Unfortunately, nobody came.'", "", "neither a verb in a quotation nor an adverb before a comma is a name"},
		{"Korin Fire and Rescue came.", "Korin Fire and Rescue=organization", "fire and rescue are one service"},
		{"The Sultan Murad Brigade left.", "Sultan Murad Brigade=organization", "a unit named for a ruler"},
		{"Theresa May spoke. Critics mocked May's plan in May.", "Theresa May=person", "once a month is a family name it may stand alone"},
		{"Category 5 winds hit, said Article 50 experts.", "", "numbered items are no names"},
	} {
		var got []string
		for _, e := range find(tt.text).Entities {
			if e.Mentions[0].Form == record.Name {
				got = append(got, e.Name+"="+e.Kind)
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.why, tt.text, s, tt.want)
		}
	}
}

func TestHeadlines(t *testing.T) {
	body := "\n\nThe rebels of the Free Syrian Army held the town of Manbij on Tuesday. It was quiet.\n"
	for _, tt := range []struct{ title, want, why string }{
		{"Rebels Hold Manbij As Talks Stall", "Manbij", "common words in Title Case are no names"},
		{"Free Syrian Army Holds Key Town", "Free Syrian Army; Manbij", "a name that the body writes is found in the title too"},
		{"Manbij Held By Rebels Of Karim", "MANBIJ", "a heading may end in a given name"},
		{"REBELS HOLD MANBIJ AS TALKS STALL", "MANBIJ", "capitals everywhere say nothing, the tables do"},
	} {
		var got []string
		c := find(tt.title + body)
		for _, e := range c.Entities {
			if e.Kind == record.Place || e.Kind == record.Organization && e.Mentions[0].Start < len(tt.title) {
				got = append(got, e.Name)
			}
		}
		if s := strings.Join(got, "; "); !strings.EqualFold(s, tt.want) {
			t.Errorf("%s: %q: got %s, want %s", tt.why, tt.title, s, tt.want)
		}
	}
}

func TestReference(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"Boko Haram left the village. The militant group kept silent.", "The militant group>Boko Haram", "the group spoken of last"},
		{"ISIS agreed to leave. It withdrew its fighters.", "It>ISIS; its>ISIS", "'it' is the subject of the sentence before"},
		{"Lena Brandt resigned. She had lost.", "She>Lena Brandt", "a woman's name and 'she'"},
		{"Lena Brandt met Omar Haddad. He smiled.", "He>Omar Haddad", "gender decides between two people"},
		{"Shells hit Aleppo. The city burned.", "The city>Aleppo", "the city spoken of last"},
		{"It took months. It is unclear whether Boko Haram paid.", "", "an 'it' that speaks of nothing"},
		{"President Lena Brandt spoke. The president left.", "The president>Lena Brandt", "an office named before"},
		{"Ahmad Sarraj, the editor of a magazine, died.", "the editor>Ahmad Sarraj", "an apposition explains the name before it"},
		{"Boko Haram held the Korin dam. In May Boko Haram handed it over.", "it>Korin dam", "an object is not the subject of its own clause"},
		{"Boko Haram and Hamas opened talks. They broke down.", "", "a verb of events, and two subjects"},
		{"Boko Haram met envoys. They collapsed.", "", "what collapses may be the talks"},
		{"The proposal passed after Hamas agreed. It costs millions.", "", "a thing without a name is nearer"},
		{"Karl Weiss resigned. Omar Haddad said: \"He was tired.\"", "He>Karl Weiss", "who speaks does not say 'he' of himself"},
		{"Korin City Council met. Then the council voted.", "the council>Korin City Council", "the head noun of a body named before"},
		{"The council voted.", "", "no council was named"},
		{"President Lena Brandt spoke. The vice president left.", "", "another office"},
		{"Vice President Lena Brandt spoke. The vice president left.", "The vice president>Lena Brandt", "the same office"},
		{"Donald Hartwell scolded Muriel Bostock, accusing her of lying.", "her>Muriel Bostock", "names of men and women"},
		{"Mary Adler left. Zarbo Quim posted his film.", "his>Zarbo Quim", "the subject of the same sentence comes first"},
		{"Pilgrims left Homs. They brought it home.", "", "a town is not brought"},
		{"Boko Haram left Homs. Hamas captured it.", "it>Homs", "but it is captured"},
		{"The Zarbek Brigade fought. The rebels fled.", "The rebels>rebels", "one brigade is not the rebels"},
		{"Shells hit Damascus and Homs. The capital burned.", "The capital>Damascus", "the one that is a capital"},
		{"Tabqa fell on Monday. Boko Haram handed it over.", "it>Tabqa", "a town is handed over"},
		{"A driver hit Karl Weiss. He fled.", "", "the driver may be meant"},
		{"Boko Haram left. Hamas made it clear.", "", "an 'it' of an idiom"},
		{"It was the first time Boko Haram paid.", "", "the first time is no one"},
		{"Shells hit Aleppo and Homs. The capital burned.", "", "neither city is a capital"},
		{"President Lena Brandt spoke. The president of the club left.", "", "an office of something else"},
		{"The Syrian city burned near Aleppo.", "", "a nominal with a people in it names its own referent"},
	} {
		if got := mentions(find(tt.text)); got != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.why, tt.text, got, tt.want)
		}
	}
}

func TestPhraseOf(t *testing.T) {
	src := "ISIS fighters left. The city of Manbij fell. Two defence officials confirmed it."
	syn := analyse(src)
	c := Find(syn, nil)
	got := map[string]string{}
	for i, np := range syn.NounPhrases {
		if e := c.PhraseOf[i]; e >= 0 {
			got[syn.Doc.Words(np.First, np.Last)] = c.Entities[e].Name
		}
	}
	for phrase, name := range map[string]string{"ISIS fighters": "ISIS", "The city": "Manbij", "Manbij": "Manbij", "Two defence officials": "Two defence officials"} {
		if got[phrase] != name {
			t.Errorf("%q denotes %q, want %q (all: %v)", phrase, got[phrase], name, got)
		}
	}
}

func TestRelations(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"Ahmad Sarraj, the editor of ISIS's Dabiq magazine, died.", "Ahmad Sarraj leads Dabiq; Dabiq part_of ISIS", "apposition and possession"},
		{"Jenny Cole, a Syria analyst for the Washington-based Institute for Civic Studies, agreed. Syria was calm.",
			"Jenny Cole works_for Institute for Civic Studies; Institute for Civic Studies located_in Washington", "what an analyst studies is not whom she works for"},
		{"Talks between ISIS and the Syrian Democratic Forces began.", "ISIS negotiates_with Syrian Democratic Forces", "talks between"},
		{"The Syrian Democratic Forces (SDF), a US-backed coalition, won.", "US supports Syrian Democratic Forces", "a compound explains the name before"},
		{"Hezbollah fought the Taliban in vain.", "Hezbollah fights Taliban", "verb between two parties"},
		{"She lives in Doha, Qatar.", "Doha located_in Qatar", "city, country"},
		{"The Syrian city of Manbij lies in Syria.", "Manbij located_in Syria", "a people and 'city of'"},
		{"Pentagon spokesman Paul Reed declined.", "Paul Reed spokesperson_of Pentagon", "title after the body"},
		{"Omar Haddad and his wife Lena Haddad left.", "Omar Haddad family_of Lena Haddad", "family"},
		{"President Lena Brandt of Austria spoke.", "Lena Brandt leads Austria", "title, name, country"},
		{"Iraqi forces, backed by Iran, advanced.", "Iran supports Iraqi forces", "passive support"},
		{"Yesterday in Kenya the rains came. Kenya was wet, and President Anna Weiss spoke.", "Anna Weiss leads Kenya", "the land that the text is about"},
		{"Yesterday in Kenya and Peru the rains came, and President Anna Weiss spoke.", "", "unless it is about two"},
		{"Kenya was calm, and so was the capital, Nairobi.", "Nairobi located_in Kenya", "a seat and the one land of the sentence"},
		{"Idaho, United States, was calm.", "Idaho part_of United States", "a state is a part of its land"},
		{"UN trade and industry commissioner Omar Haddad left.", "Omar Haddad works_for UN", "an office of several words"},
		{"Anna Weiss visited Paris and Rome.", "", "no relation is stated"},
	} {
		c := find(tt.text)
		name := map[record.EntityID]string{}
		for _, e := range c.Entities {
			name[e.ID] = e.Name
		}
		var got []string
		for _, r := range c.Relations {
			got = append(got, name[r.From]+" "+r.Type+" "+name[r.To])
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.why, tt.text, s, tt.want)
		}
	}
}

func TestLocations(t *testing.T) {
	for _, tt := range []struct {
		text, name string
		id         int
		why        string
	}{
		{"Rockets fell on Mosul.", "Mosul", 99072, "so large that nobody means another"},
		{"In Iraq, fighters left al Qaim.", "al Qaim", 92138, "a small town of a country spoken of"},
		{"In Syria they fled to Deir Ezzor.", "Deir Ezzor", 170794, "a spelling the tables lack has the same consonants"},
		{"They live in Springfield.", "Springfield", 0, "many places of that name and nothing to choose by"},
	} {
		e := find(tt.text).named(tt.name)
		if e == nil {
			t.Errorf("%s: no %s in %q", tt.why, tt.name, tt.text)
			continue
		}
		got := 0
		if e.Location != nil {
			got = e.Location.GeoNames
		}
		if got != tt.id {
			t.Errorf("%s: %q: GeoNames %d, want %d", tt.why, tt.text, got, tt.id)
		}
	}
}

// recordOf makes a record of one text, so that its invariants can be checked.
func recordOf(src string, c *Cast) *record.Record {
	rec := record.New()
	rec.Sources = append(rec.Sources, record.Source{ID: "s1", Text: src})
	for _, e := range c.Entities {
		for j := range e.Mentions {
			e.Mentions[j].Source = "s1"
		}
		rec.Entities = append(rec.Entities, e)
	}
	for _, r := range c.Relations {
		r.Source = "s1"
		rec.Relations = append(rec.Relations, r)
	}
	return rec
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden inputs", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rec := recordOf(string(src), find(string(src)))
		if err := rec.Validate(); err != nil {
			t.Error(file, err)
		}
		var b strings.Builder
		name := map[record.EntityID]string{}
		for _, e := range rec.Entities {
			name[e.ID] = e.Name
			fmt.Fprintf(&b, "%s %s/%s %s %q %q", e.ID, e.Kind, e.Subkind, e.Name, e.Aliases, e.MergedBecause)
			if e.Location != nil {
				fmt.Fprintf(&b, " %d %s", e.Location.GeoNames, e.Location.Country)
			}
			b.WriteString("\n")
			for _, m := range e.Mentions {
				fmt.Fprintf(&b, "\t%s %d %s\n", m.Form, m.Start, m.Text)
			}
		}
		for _, r := range rec.Relations {
			fmt.Fprintf(&b, "%s %s %s %s: %s\n", r.ID, name[r.From], r.Type, name[r.To], rec.Quote("s1", r.Span))
		}
		golden := strings.TrimSuffix(file, ".txt") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s differs from %s; run with -update and read the diff", file, golden)
		}
	}
}

func TestForeignNamesPassUnharmed(t *testing.T) {
	for _, tt := range []struct{ name, why string }{
		{"Zoë Ångström", "letters with marks"},
		{"Jose\u0301 Ruiz", "a combining mark"},
		{"Nguyễn Văn Hùng", "stacked marks"},
		{"Seán O'Brien", "an apostrophe"},
		{"Marie-Claire Dubois", "a hyphen"},
	} {
		src := "🙂 They met " + tt.name + " (صلاح) in Cairo. 😀\n"
		c := find(src)
		if c.named(tt.name) == nil {
			t.Errorf("%s: %q not found in %v", tt.why, tt.name, c.Entities)
		}
		if err := recordOf(src, c).Validate(); err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
}

// TestLinear reads texts that make a careless pass compare everything with everything; it would not get through them
// within the limit of go test itself.
func TestLinear(t *testing.T) {
	for _, tt := range []struct{ text, why string }{
		{crowdOf(10000, func(i int) string { return "Then " + letters(i) + " Okafor" + letters(i/7) + " spoke. " }), "10,000 different names"},
		{crowdOf(10000, func(i int) string { return "Then " + letters(i) + " Smith spoke and Smith left. " }), "10,000 people of one family name"},
		{crowdOf(60000, func(int) string { return "Then Sarah Okonkwo spoke. " }), "one name, over a megabyte"},
		{crowdOf(10000, func(i int) string { return letters(i) + ", " }), "10,000 names in one sentence"},
		{crowdOf(10000, func(i int) string { return "President " + letters(i) + " " }), "titles without end"},
		{crowdOf(10000, func(int) string { return "Syrian Iraqi " }), "peoples without end"},
		{crowdOf(5000, func(i int) string { return "battle with ISIS in cities in Syria, including Homs, its army and " }), "relations without end"},
	} {
		if cast := Find(blankly(t, tt.text), nil); len(cast.Entities) == 0 {
			t.Errorf("%s: nobody found", tt.why)
		}
	}
}

func TestSubkindsAreDocumented(t *testing.T) {
	source, err := os.ReadFile("entity.go")
	if err != nil {
		t.Fatal(err)
	}
	doc, _, _ := strings.Cut(string(source), "package entity")
	for _, table := range []map[string]head{headWords, firstHeads, groupNouns, siteNouns} {
		for word, h := range table {
			if h.subkind != "" && !strings.Contains(doc, h.subkind) {
				t.Errorf("subkind %q of %q is not in the package comment", h.subkind, word)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Ahmad Sarraj, the editor of ISIS's Dabiq magazine, met US-backed forces (SDF) in Deir ez-Zor.")
	f.Add("THE [Tabqa] DAM – \"Matt\" O'Neill–Smith of Área 51's 3rd\u0301 Army, Jr.")
	f.Add("\xff\xfeA-\x00B 's of the – and 𝔄𝔅 (Миколаїв)")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			return
		}
		syn := analyse(src)
		c := Find(syn, nil)
		if len(c.PhraseOf) != len(syn.NounPhrases) || len(c.TokenEntity) != len(syn.Doc.Tokens) {
			t.Fatal("columns have the wrong length")
		}
		for _, list := range [][]int32{c.PhraseOf, c.TokenEntity} {
			for _, e := range list {
				if int(e) >= len(c.Entities) || e < -1 {
					t.Fatal("no such entity", e)
				}
			}
		}
		for i, e := range c.Entities {
			if len(e.Mentions) == 0 || e.Name == "" {
				t.Fatalf("empty entity %+v", e)
			}
			if i > 0 && e.Mentions[0].Start < c.Entities[i-1].Mentions[0].Start {
				t.Fatal("entities are out of order")
			}
		}
		if utf8.ValidString(src) {
			if err := recordOf(src, c).Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	one, err := os.ReadFile("testdata/siege.txt")
	if err != nil {
		b.Fatal(err)
	}
	src := strings.Repeat(string(one)+"\n\n", 20)
	syn := analyse(src)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Find(syn, nil)
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
