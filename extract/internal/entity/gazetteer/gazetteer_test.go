package gazetteer

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"Deir ez-Zor", "deir ez zor", "a hyphen is a blank"},
		{"Ţabqah", "tabqah", "marks go"},
		{"Jose\u0301", "jose", "combining marks go"},
		{"Al Qā’im", "al qaim", "apostrophes go"},
		{"U.S.", "us", "full stops go"},
		{"  two \n words ", "two words", "white space of any kind is one blank"},
		{"Straße", "strasse", "a letter may become two"},
		{"Миколаїв", "миколаїв", "other scripts keep their letters"},
		{"", "", "nothing"},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.why, tt.in, got, tt.want)
		}
	}
}

func TestSkeleton(t *testing.T) {
	for _, group := range [][]string{
		{"Deir ez Zour", "Deir Ezzor", "Dayr az-Zawr", "Deir al-Zor"},
		{"Raqqa", "Rakka", "al-Raqqah"[:8]},
		{"al Qaim", "Qa'im"},
		{"Muhammad", "Mohamed"},
	} {
		for _, name := range group[1:] {
			if a, b := Skeleton(Fold(group[0])), Skeleton(Fold(name)); a != b {
				t.Errorf("%q has %q, %q has %q", group[0], a, name, b)
			}
		}
	}
	if a, b := Skeleton("homs"), Skeleton("hama"); a == b {
		t.Error("two towns share a skeleton")
	}
}

func TestTable(t *testing.T) {
	entries := map[string]string{}
	for i := range 1000 {
		entries[fmt.Sprintf("key %d", i*7)] = strings.Repeat("v", i%5)
	}
	entries["a"], entries["ab"], entries["é"] = "1", "2", "3"
	table := Table{string(Build(entries))}
	for k, v := range entries {
		if got, ok := table.Get(k); !ok || got != v {
			t.Fatalf("Get(%q) = %q, %v, want %q", k, got, ok, v)
		}
	}
	for _, absent := range []string{"", "0", "key", "key 1", "key 00", "key 6993 ", "zz", "abc", "aa"} {
		if got, ok := table.Get(absent); ok {
			t.Errorf("Get(%q) = %q, which was never stored", absent, got)
		}
	}
	if _, ok := (Table{}).Get("a"); ok {
		t.Error("an empty table found something")
	}
	if string(Build(entries)) != table.data {
		t.Error("the same entries gave other bytes")
	}
}

func TestLookup(t *testing.T) {
	for _, tt := range []struct {
		name, id string
		class    Class
		why      string
	}{
		{"Syria", "Syria", Country, "a country"},
		{"the Netherlands", "The Netherlands", Country, "with a small article"},
		{"Syrians", "Syria", People, "a people points at its country"},
		{"Kurdish", "Kurdistan", People, "also where it is no state"},
		{"Middle East", "Middle East", Area, "a part of the world"},
		{"Daesh", "Islamic State", Actor, "another name of an armed group"},
		{"US", "United States", Country, "an acronym in capitals"},
		{"us", "", NoClass, "the same letters as a pronoun"},
		{"who", "", NoClass, "and as another"},
		{"Xyzzy", "", NoClass, "an unknown word"},
	} {
		n, ok := Lookup(tt.name)
		if n.ID != tt.id || n.Class != tt.class || ok != (tt.class != NoClass) {
			t.Errorf("%s: Lookup(%q) = %+v, %v", tt.why, tt.name, n, ok)
		}
	}
	if n, _ := Lookup("ISIS"); n.Kind != "organization" || n.Subkind != "armed-group" {
		t.Errorf("ISIS is %s/%s", n.Kind, n.Subkind)
	}
}

func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		name     string
		id       int
		lat, lon float64
	}{
		{"Tabqa", 172374, 35.8376, 38.5483},
		{"Mosul", 99072, 36.335, 43.1189},
		{"Buenos Aires", 3435910, -34.6132, -58.3772},
		{"Deir Ezzor", 170794, 35.3359, 40.1408},
	} {
		got := PlacesAlike(Fold(tt.name))
		if len(got) == 0 || got[0].GeoNames != tt.id || math.Abs(got[0].Latitude-tt.lat) > 1e-4 || math.Abs(got[0].Longitude-tt.lon) > 1e-4 {
			t.Errorf("%s: %+v, want %d at %v, %v", tt.name, got, tt.id, tt.lat, tt.lon)
		}
	}
	if p := Places("texas"); len(p) == 0 || !p[len(p)-1].Region {
		t.Errorf("Texas is no region: %+v", p)
	}
	all := Places("springfield")
	if !sort.SliceIsSorted(all, func(i, j int) bool { return all[i].Population > all[j].Population }) {
		t.Errorf("not the most populous first: %+v", all)
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		word string
		has  Word
		not  Word
	}{
		{"withdrawal", Common, Given | Surname},
		{"sarah", Given | Female, Common | Male},
		{"ahmad", Given | Male, Common | Female},
		{"johnson", Surname, Common},
	} {
		if w := WordOf(tt.word); !w.Is(tt.has) || w.Has(tt.not) {
			t.Errorf("%s: %b, want all of %b, none of %b", tt.word, w, tt.has, tt.not)
		}
	}
}

// TestSize keeps the tables small: they are linked into every binary that extracts.
func TestSize(t *testing.T) {
	if n := len(namesData) + len(placesData) + len(placesColumn) + len(wordsData); n > 1_500_000 {
		t.Errorf("the tables have %d bytes", n)
	}
	if len(placesColumn)%PlaceSize != 0 {
		t.Error("the column of places is cut off")
	}
}

func FuzzTable(f *testing.F) {
	f.Add(string(Build(map[string]string{"a": "1", "ab": "2"})), "ab")
	f.Add("\x01\x00\x00\x00\xff\xff\xff\xff", "x")
	f.Fuzz(func(t *testing.T, data, key string) {
		if v, ok := (Table{data}).Get(key); ok && len(v) > len(data) {
			t.Fatal("a value longer than the table")
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	names := []string{"Syria", "Tabqa", "Withdrawal", "Sarah Okonkwo", "Syrian Democratic Forces"}
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range names {
			Lookup(n)
		}
	}
}
