package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// News from these countries spells places in many ways, so all their alternate names are kept; elsewhere only those of
// large places.
const spelledManyWays = "SY IQ YE LY AF UA PS LB IL SD SO"

// Names of these countries reach English through Arabic, each paper in its own way: their skeletons are keys too.
const arabicSpelled = "SY IQ YE LY LB PS SD"

const (
	shortestSkeleton = 4
	largePlace       = 400_000
	largeQuarter     = 100_000 // a part of a city counts only if it is large
	shortestOther    = 4       // alternate names of three letters are mostly airport codes
)

type place struct {
	id, population int
	lat, lon       float64
	country        string
	flags          byte
	names          []string
}

// placeTable returns the table from folded name to rows, and the column of rows.
func placeTable(src source, words map[string]string) (map[string]string, []byte, error) {
	places, err := cities(src)
	if err != nil {
		return nil, nil, err
	}
	regions, err := regions(src)
	if err != nil {
		return nil, nil, err
	}
	// Rows lie in order of population, so that the row numbers of a name are in that order too.
	sort.SliceStable(places, func(i, j int) bool { return places[i].population > places[j].population })
	places = append(places, regions...)
	column := make([]byte, 0, len(places)*gazetteer.PlaceSize)
	table := map[string]string{}
	for row, p := range places {
		column = append(column, p.row()...)
		seen := map[string]bool{}
		for i, name := range p.names {
			key := gazetteer.Fold(name)
			common := i > 1 && isCommon(words, key)
			if !asciiWords(key) || seen[key] || common {
				continue
			}
			seen[key] = true
			table[key] += string(binary.AppendUvarint(nil, uint64(row)))
			sk := gazetteer.SkeletonKey(gazetteer.Skeleton(key))
			if len(sk) > shortestSkeleton && !seen[sk] && p.flags&gazetteer.FlagRegion == 0 && strings.Contains(arabicSpelled, p.country) {
				seen[sk] = true
				table[sk] += string(binary.AppendUvarint(nil, uint64(row)))
			}
		}
	}
	return table, column, nil
}

func isCommon(words map[string]string, key string) bool {
	v, ok := words[key]
	return ok && gazetteer.Word(v[0])&(gazetteer.Common|gazetteer.Mixed) != 0
}

func asciiWords(s string) bool {
	for _, r := range s {
		if r != ' ' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return s != ""
}

func (p place) row() []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(p.id))
	for _, deg := range []float64{p.lat, p.lon} {
		v := uint32(int32(math.Round(deg * 10000)))
		out = append(out, byte(v), byte(v>>8), byte(v>>16))
	}
	out = append(out, p.country...)
	return append(out, byte(math.Round(10*math.Log10(float64(max(p.population, 1))))), p.flags)
}

func cities(src source) ([]place, error) {
	data, err := src.file("lexicon/geonames-cities15000.txt.gz")
	if err != nil {
		return nil, err
	}
	var out []place
	for i, line := range lines(data) {
		f := strings.Split(line, "\t")
		if len(f) < 15 {
			continue
		}
		p := place{country: f[8], names: []string{f[1], f[2]}}
		var errs [4]error
		p.id, errs[0] = strconv.Atoi(f[0])
		p.lat, errs[1] = strconv.ParseFloat(f[4], 64)
		p.lon, errs[2] = strconv.ParseFloat(f[5], 64)
		p.population, errs[3] = strconv.Atoi(f[14])
		for _, err := range errs {
			if err != nil {
				return nil, fmt.Errorf("cities, line %d: %w", i+1, err)
			}
		}
		if f[7] == "PPLX" && p.population < largeQuarter {
			continue
		}
		if f[7] == "PPLC" {
			p.flags |= gazetteer.FlagCapital
		}
		if p.population >= largePlace || strings.Contains(spelledManyWays, p.country) || p.flags != 0 {
			for _, other := range strings.Split(f[3], ",") {
				if len(other) >= shortestOther && other[0] >= 'A' {
					p.names = append(p.names, other)
				}
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// regions are first-order divisions; their names also stand without the word for the division.
func regions(src source) ([]place, error) {
	data, err := src.file("lexicon/geonames-regionInfo.tsv")
	if err != nil {
		return nil, err
	}
	var out []place
	for _, line := range lines(data) {
		f := strings.Split(line, "\t")
		if len(f) < 4 || strings.HasPrefix(line, "#") || len(f[0]) < 4 {
			continue
		}
		id, err := strconv.Atoi(f[3])
		if err != nil {
			return nil, fmt.Errorf("regions, %q: %w", line, err)
		}
		p := place{id: id, country: f[0][:2], flags: gazetteer.FlagRegion, names: []string{f[1], f[2]}}
		for _, tail := range []string{" Governorate", " Province", " Oblast", " Oblast’", " Region", " Department", " State", " Prefecture", " County", " District", "skaya Oblast’"} {
			if short, ok := strings.CutSuffix(f[1], tail); ok {
				p.names = append(p.names, short)
			}
		}
		out = append(out, p)
	}
	return out, nil
}
