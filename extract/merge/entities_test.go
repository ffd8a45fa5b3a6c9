package merge

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestEntities puts entities of two or more articles together or not. Each article is its text, then its entities, a
// line each; want lists the entities that come out, "name x articles".
func TestEntities(t *testing.T) {
	for _, row := range []struct {
		articles []string
		want     string
		near     int
		why      string
	}{
		{[]string{"Ann Vrel spoke.|person: Ann Vrel", "Ann Vrel left.|person: Ann Vrel"}, "Ann Vrel x2", 0, "one full name"},
		{[]string{"Ann Vrel spoke.|person: Ann Vrel", "Tom Vrel left.|person: Tom Vrel"}, "Ann Vrel x1, Tom Vrel x1", 0, "two people of one family name"},
		{[]string{"Ann Vrel spoke in Karlow.|person: Ann Vrel|place: Karlow", "Vrel left Karlow.|person: Vrel|place: Karlow"}, "Ann Vrel x2, Karlow x2", 0, "a family name, and texts that share a town"},
		{[]string{"Ann Vrel spoke in Karlow.|person: Ann Vrel|place: Karlow", "Vrel left.|person: Vrel"}, "Ann Vrel x1, Karlow x1, Vrel x1", 1, "a family name alone says too little"},
		{[]string{"Ann Vrel spoke in Karlow.|person: Ann Vrel|place: Karlow", "Tom Vrel spoke in Karlow.|person: Tom Vrel|place: Karlow", "Vrel left Karlow.|person: Vrel|place: Karlow"},
			"Ann Vrel x1, Karlow x3, Tom Vrel x1, Vrel x1", 2, "a family name of two people whom the text may mean"},
		{[]string{"J. Okafor spoke.|person: J. Okafor", "Jon Okafor left.|person: Jon Okafor"}, "Jon Okafor x2", 0, "an initial"},
		{[]string{"J. Okafor spoke.|person: J. Okafor", "Jon Okafor left.|person: Jon Okafor", "Jane Okafor left.|person: Jane Okafor"}, "J. Okafor x1, Jane Okafor x1, Jon Okafor x1", 2, "an initial of two"},
		{[]string{"Mayor John Smith spoke.|person: John Smith = Mayor John Smith", "Striker John Smith scored.|person: John Smith = Striker John Smith"},
			"John Smith x1, John Smith x1", 1, "two people of one full name who do different things in different places"},
		{[]string{"Mohammed Sayed spoke in Karlow.|person: Mohammed Sayed|place: Karlow", "Muhammad Sayed left Karlow.|person: Muhammad Sayed|place: Karlow"},
			"Karlow x2, Mohammed Sayed x2", 0, "two spellings in texts that share a town"},
		{[]string{"Mohammed Sayed spoke.|person: Mohammed Sayed", "Muhammad Sayed left.|person: Muhammad Sayed"}, "Mohammed Sayed x1, Muhammad Sayed x1", 1, "two spellings and nothing else"},

		{[]string{"The Free Vale Front (FVF) met.|organization: Free Vale Front = FVF", "FVF men came.|organization: FVF"}, "Free Vale Front x2", 0, "an acronym that one text explains"},
		{[]string{"The Free Vale Front (FVF) met.|organization: Free Vale Front = FVF", "The Forest Volunteer Force (FVF) met.|organization: Forest Volunteer Force = FVF", "FVF men came.|organization: FVF"},
			"FVF x1, Forest Volunteer Force x1, Free Vale Front x1", 2, "an acronym of two"},
		{[]string{"Brandt Steel Inc. closed.|organization: Brandt Steel Inc.", "Brandt Steel opened.|organization: Brandt Steel"}, "Brandt Steel Inc. x2", 0, "a legal form"},
		{[]string{"The Defence Ministry in Lima spoke.|organization: Defence Ministry|place@1,-12,-77,PE: Lima", "The Defence Ministry in Oslo spoke.|organization: Defence Ministry|place@2,60,11,NO: Oslo"},
			"Defence Ministry x1, Defence Ministry x1, Lima x1, Oslo x1", 0, "every country has one"},
		{[]string{"The Defence Ministry in Lima spoke.|organization: Defence Ministry|place@1,-12,-77,PE: Lima", "The Defence Ministry and Lima.|organization: Defence Ministry|place@1,-12,-77,PE: Lima"},
			"Defence Ministry x2, Lima x2", 0, "that of one country"},

		{[]string{"Karlow lost to Vale.|organization: Karlow", "Rain in Karlow.|place: Karlow"}, "Karlow x1, Karlow x1", 1, "a team and a city"},
		{[]string{"In Georgia.|place/country: Georgia", "In Georgia.|place/region: Georgia"}, "Georgia x1, Georgia x1", 0, "a country and a state"},
		{[]string{"In Tripoli.|place@1,32.9,13.2,LY: Tripoli", "In Tripoli.|place@2,34.4,35.8,LB: Tripoli", "In Tripoli.|place: Tripoli"}, "Tripoli x1, Tripoli x1, Tripoli x1", 1, "two cities, and one that may be either"},
		{[]string{"In Tripoli.|place@1,32.9,13.2,LY: Tripoli", "In Tripoli and Sirte.|place: Tripoli|place@3,31.2,16.6,LY: Sirte", "In Tripoli.|place@2,34.4,35.8,LB: Tripoli"},
			"Sirte x1, Tripoli x1, Tripoli x2", 0, "the country of the text tells which"},
		{[]string{"In Tripoli.|place@1,32.9,13.2,LY: Tripoli", "In Tripoli.|place: Tripoli"}, "Tripoli x2", 0, "one city so called"},
		{[]string{"In Deir ez-Zor.|place@5,35.3,40.1,SY: Deir ez-Zor", "In Deir Ezzour.|place@5,35.3,40.1,SY: Deir Ezzour"}, "Deir ez-Zor x2", 0, "one place of the gazetteer under two spellings"},
		{[]string{"The US said.|place/country: US", "The United States (US) said.|place/country: United States = US"}, "United States x2", 0, "a country and its short name"},
	} {
		var articles []*writing
		for i, a := range row.articles {
			parts := strings.Split(a, "|")
			w := write(t, string(rune('a'+i))+".txt", "2021-06-01", parts[0])
			for _, def := range parts[1:] {
				kind, rest, _ := strings.Cut(def, ": ")
				base, at, located := strings.Cut(kind, "@")
				w.entity(base + ": " + rest)
				if located {
					var id int
					var lat, lon float64
					var cc string
					f := strings.Split(at, ",")
					id, lat, lon, cc = atoi(f[0]), atof(f[1]), atof(f[2]), f[3]
					w.located(id, lat, lon, cc)
				}
			}
			articles = append(articles, w)
		}
		out := merged(t, articles...)
		var got []string
		for _, e := range out.Entities {
			n := max(1, len(e.Reports))
			got = append(got, e.Name+" x"+string(rune('0'+n)))
			if n > 1 && len(e.MergedBecause) == 0 {
				t.Errorf("%s: %s is merged without a reason", row.why, e.Name)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, ", "); s != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.why, s, row.want)
		}
		if len(out.NearMisses) != row.near {
			t.Errorf("%s: %d near misses, want %d: %v", row.why, len(out.NearMisses), row.near, out.NearMisses)
		}
	}
}

func TestRulingsOnEntities(t *testing.T) {
	a := write(t, "a.txt", "2021-06-01", "Ann Vrel spoke.").entity("person: Ann Vrel")
	b := write(t, "b.txt", "2021-06-01", "Ann Vrel left.").entity("person: Ann Vrel")
	c := write(t, "c.txt", "2021-06-01", "The mayor stayed.").entity("person: mayor")
	ref := func(w *writing, words string) Ref { return Ref{w.rec.Sources[0].SHA256, w.span(words)} }
	apart := ruled(t, Options{Rulings: []Ruling{{Of: OfEntities, A: ref(a, "Ann Vrel"), B: ref(b, "Ann Vrel"), Reason: "mother and daughter"}}}, a, b)
	if len(apart.Entities) != 2 || len(apart.NearMisses) != 0 {
		t.Errorf("ruled apart, but %d entities and open questions %v", len(apart.Entities), apart.NearMisses)
	}
	same := ruled(t, Options{Rulings: []Ruling{{Of: OfEntities, Same: true, A: ref(c, "mayor"), B: ref(b, "Vrel"), Reason: "she is the mayor"}}}, a, b, c)
	if len(same.Entities) != 1 || !slices.Contains(same.Entities[0].MergedBecause, "she is the mayor") {
		t.Errorf("ruled to be one, but %+v", same.Entities)
	}
	both := ruled(t, Options{Rulings: []Ruling{
		{Of: OfEntities, Same: true, A: ref(a, "Ann Vrel"), B: ref(c, "mayor")}, {Of: OfEntities, Same: true, A: ref(b, "Ann Vrel"), B: ref(c, "mayor")},
		{Of: OfEntities, A: ref(a, "Ann Vrel"), B: ref(b, "Ann Vrel")},
	}}, a, b, c)
	if len(both.Entities) != 2 {
		t.Errorf("two ruled apart met through a third: %d entities", len(both.Entities))
	}
}

func TestMergedEntityKeepsReports(t *testing.T) {
	out := merged(t,
		write(t, "a.txt", "2021-06-01", "The Free Vale Front (FVF) met.").entity("organization/armed-group: Free Vale Front = FVF"),
		write(t, "b.txt", "2021-06-02", "FVF men came.").entity("organization: FVF"))
	e := out.Entities[0]
	want := []record.EntityReport{
		{Source: "s1", Kind: "organization", Subkind: "armed-group", Name: "Free Vale Front", Aliases: []string{"FVF"}, Mentions: 1},
		{Source: "s2", Kind: "organization", Name: "FVF", Aliases: []string{}, Mentions: 1},
	}
	if len(e.Reports) != 2 || e.Reports[0].Name != want[0].Name || e.Reports[1].Name != want[1].Name || e.Reports[0].Subkind != "armed-group" || e.Reports[1].Subkind != "" {
		t.Errorf("got reports %+v, want %+v", e.Reports, want)
	}
	if e.Subkind != "armed-group" || !slices.Equal(e.Aliases, []string{"FVF"}) {
		t.Errorf("got %s, aliases %q", e.Subkind, e.Aliases)
	}
}
