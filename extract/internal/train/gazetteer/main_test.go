package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

func TestWordFacts(t *testing.T) {
	for _, tt := range []struct {
		n    count
		want gazetteer.Word
		why  string
	}{
		{count{small: 90, large: 10}, gazetteer.Common, "nearly always small"},
		{count{small: 30, large: 70}, gazetteer.Mixed, "small and large"},
		{count{small: 2}, 0, "seen too seldom"},
		{count{small: 3, large: 97}, 0, "a name that is written small now and then"},
		{count{person: 9, org: 1}, gazetteer.PersonPart, "mostly in names of persons"},
		{count{person: 5, org: 5}, 0, "as often one as the other"},
		{count{given: 2, men: 4, women: 1}, gazetteer.Given | gazetteer.Male, "a man's name"},
		{count{given: 2, men: 1, women: 1}, gazetteer.Given, "a name of both"},
		{count{surname: 3}, gazetteer.Surname, "a family name"},
	} {
		if got := tt.n.facts(); got != tt.want {
			t.Errorf("%s: %b, want %b", tt.why, got, tt.want)
		}
	}
}

func TestNamed(t *testing.T) {
	c := counts{}
	c.named("per", []string{"President", "Omar", "Haddad"})
	if c["president"] != nil || c["omar"].given != 1 || c["haddad"].surname != 1 {
		t.Errorf("the title is no part of the name: %v", c)
	}
}

func TestPlaceRowReadsBack(t *testing.T) {
	// A row goes through the table exactly as the tables of the package do; their own test reads it back.
	row := place{id: 3435910, population: 13_076_300, lat: -34.61315, lon: -58.37723, country: "AR", flags: gazetteer.FlagCapital}.row()
	if len(row) != gazetteer.PlaceSize {
		t.Fatalf("a row has %d bytes, want %d", len(row), gazetteer.PlaceSize)
	}
	if string(row[10:12]) != "AR" || row[12] != 71 || row[13] != gazetteer.FlagCapital {
		t.Errorf("country, population or flags are wrong: %v", row)
	}
}

// TestListsAreWellFormed reads the two lists written for dateline as the program does.
func TestListsAreWellFormed(t *testing.T) {
	kinds := map[string]bool{"organization": true, "place": true, "facility": true, "event": true, "product": true}
	for i, line := range strings.Split(actors, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, names, ok := strings.Cut(line, ": ")
		kind, subkind, _ := strings.Cut(head, "/")
		if !ok || !kinds[kind] || subkind == "" || strings.TrimSpace(names) == "" {
			t.Errorf("actors.txt, line %d: %q", i+1, line)
		}
	}
	for i, line := range strings.Split(countries, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") && strings.Count(line, "|") != 2 {
			t.Errorf("countries.txt, line %d: %q", i+1, line)
		}
	}
}

func TestMissingCorporaAreNamed(t *testing.T) {
	dir := t.TempDir()
	err := run(source{dir: dir, sums: map[string]string{}}, filepath.Join(dir, "out"))
	if err == nil || !strings.Contains(err.Error(), "gmb.csv.gz") {
		t.Errorf("the error names no file: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "out")); err == nil {
		t.Error("something was written")
	}
}
