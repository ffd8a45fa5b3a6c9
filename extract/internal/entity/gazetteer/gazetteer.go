// Package gazetteer holds what is known of names before a text is read: places, countries, well-known actors, words.
//
// The tables are compiled by extract/internal/train/gazetteer and embedded; data/NOTE.md names their sources, licences
// and hashes. They are searched in place, so that a program that never asks pays nothing. Keys are folded names (Fold).
package gazetteer

import (
	_ "embed" // the tables
	"strings"
)

//go:embed data/names.tab
var namesData string

//go:embed data/places.tab
var placesData string

//go:embed data/places.col
var placesColumn string

//go:embed data/words.tab
var wordsData string

// Place is a populated place or a first-order division of a country.
type Place struct {
	GeoNames            int
	Latitude, Longitude float64 // degrees, WGS 84; zero for a region
	Country             string  // ISO 3166-1 alpha-2
	Population          int     // rounded; zero for a region
	Capital             bool    // seat of a national government
	Region              bool    // a province, state or governorate, not a city
}

// PlaceSize is the length of one row of the column of places.
const PlaceSize = 14

// Flags of a row of the column of places.
const (
	FlagCapital = 1 << iota
	FlagRegion
)

// Places returns the places of that name, the most populous first, regions last.
func Places(key string) []Place {
	value, ok := Table{placesData}.Get(key)
	if !ok {
		return nil
	}
	var out []Place
	rows := Table{value}
	for pos := 0; pos < len(value); {
		var row int
		if row, pos = rows.uvarint(pos); pos < 0 || (row+1)*PlaceSize > len(placesColumn) {
			break
		}
		out = append(out, placeAt(placesColumn[row*PlaceSize:(row+1)*PlaceSize]))
	}
	return out
}

// placeAt reads a row: GeoNames id (4 bytes), latitude and longitude in 1/10000 degree (3 bytes each, two's
// complement), country (2 letters), ten times the decimal logarithm of the population, flags; little endian.
func placeAt(row string) Place {
	number := func(at, n int) int {
		v := 0
		for i := n - 1; i >= 0; i-- {
			v = v<<8 | int(row[at+i])
		}
		return v
	}
	signed := func(at int) float64 { return float64(number(at, 3)<<40>>40) / 10000 }
	p := Place{GeoNames: number(0, 4), Country: row[10:12], Capital: row[13]&FlagCapital != 0, Region: row[13]&FlagRegion != 0}
	if !p.Region {
		p.Latitude, p.Longitude = signed(4), signed(7)
		p.Population = population(row[12])
	}
	return p
}

func population(log byte) int {
	n := 1
	for ; log >= 10; log -= 10 {
		n *= 10
	}
	return n * [10]int{100, 126, 158, 200, 251, 316, 398, 501, 631, 794}[log] / 100
}

// Name is what the tables know of a name of a country, people or well-known actor.
type Name struct {
	Class     Class
	ID        string // the same for all names of one thing: its usual name
	Kind      string // entity kind, "" for classes Country and People
	Subkind   string
	Country   string // country code ("SY"; codes of former and partial states begin with "XX-"), "" if it has none
	Ambiguous bool   // the form is an acronym, which counts only when the text writes it in capitals
}

// Class says what a Name is.
type Class byte

// The classes.
const (
	NoClass Class = iota
	Country       // Syria, UK, the Netherlands
	Area          // Middle East, Donbas: parts of the world larger or other than a country
	People        // Syrian, Americans, Kurds, Muslim: adjective or noun; ID is the country where there is one
	Actor         // United Nations, Reuters, ISIS: listed with its kind
)

// Lookup returns what is known of a name as the text writes it.
func Lookup(name string) (Name, bool) {
	value, ok := Table{namesData}.Get(Fold(name))
	if !ok {
		return Name{}, false
	}
	n := ParseName(value)
	if n.Ambiguous && strings.ToUpper(name) != name {
		return Name{}, false
	}
	return n, true
}

// ParseName reads the value of the table of names: class letter, then tab-separated id, kind, subkind, country, with
// "!" after the letter where the form is an acronym.
func ParseName(value string) Name {
	fields := strings.SplitN(value, "\t", 5)
	if len(fields) != 5 || fields[0] == "" {
		return Name{}
	}
	n := Name{ID: fields[1], Kind: longKind(fields[2]), Subkind: fields[3], Country: fields[4], Ambiguous: strings.HasSuffix(fields[0], "!")}
	switch fields[0][0] {
	case 'c':
		n.Class = Country
	case 'r':
		n.Class = Area
	case 'p':
		n.Class = People
	case 'a':
		n.Class = Actor
	}
	return n
}

// kindLetters are the kinds as the table writes them.
var kindLetters = map[string]string{"organization": "o", "place": "l", "facility": "f", "event": "e", "product": "p"}

// ShortKind returns the letter of a kind in the table of names, "" for none.
func ShortKind(kind string) string { return kindLetters[kind] }

func longKind(letter string) string {
	switch letter {
	case "o":
		return "organization"
	case "l":
		return "place"
	case "f":
		return "facility"
	case "e":
		return "event"
	case "p":
		return "product"
	}
	return ""
}

// Word is what is known of a single word, by its folded form.
type Word uint16

// The facts of a Word.
const (
	Common     Word = 1 << iota // running text writes it small, nearly always
	Mixed                       // running text writes it small and large
	Given                       // a given name
	Surname                     // a family name
	Male                        // given to men
	Female                      // given to women
	PersonPart                  // stands mostly in names of persons
	OrgPart                     // stands mostly in names of organisations
	PlacePart                   // stands mostly in names of places
)

// WordOf returns the facts of a word, zero if the tables do not know it.
func WordOf(key string) Word {
	value, ok := Table{wordsData}.Get(key)
	if !ok || len(value) != 2 {
		return 0
	}
	return Word(value[0]) | Word(value[1])<<8
}

// Is reports that the word has all facts of mask.
func (w Word) Is(mask Word) bool { return w&mask == mask }

// Has reports that the word has any fact of mask.
func (w Word) Has(mask Word) bool { return w&mask != 0 }

// PlacesAlike returns the places of that name, or, if there is none, those of a country spelled in many ways whose
// name has the same skeleton.
func PlacesAlike(key string) []Place {
	if found := Places(key); found != nil {
		return found
	}
	if sk := Skeleton(key); len(sk) >= shortestSkeleton {
		return Places(SkeletonKey(sk))
	}
	return nil
}

const shortestSkeleton = 4

// SkeletonKey is the key of the table of places under which the bearers of a skeleton stand.
func SkeletonKey(skeleton string) string { return "=" + skeleton }
