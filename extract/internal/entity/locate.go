package entity

import (
	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/record"
)

// certain is the population from which a place needs no country in the text to be taken for the known one, if it is
// also far larger than the others of its name.
const (
	certain    = 150_000
	farLarger  = 5
	regionSize = 50_000 // how a region weighs against cities of its name
)

// locate gives cities their place in GeoNames: the most populous place of that name in a country the text speaks of,
// else one so large that nobody would mean another. Unsure places stay without.
func (b *builder) locate() {
	spoken := map[string]int{}
	for _, e := range b.ents {
		if e.country != "" {
			spoken[e.country] += len(e.Mentions)
		}
	}
	for _, e := range b.ents {
		if e.kind != place || e.root == nil || e.country != "" || e.Subkind != "city" && e.Subkind != "" {
			continue
		}
		if loc, ok := best(placesOf(e), spoken); ok {
			e.Location = &record.Location{GeoNames: loc.GeoNames, Latitude: loc.Latitude, Longitude: loc.Longitude, Country: loc.Country}
		}
	}
}

// placesOf returns the places that any form of the name has.
func placesOf(e *entity) []gazetteer.Place {
	for _, form := range append([]string{e.Name}, e.Aliases...) {
		if found := gazetteer.PlacesAlike(gazetteer.Fold(form)); len(found) > 0 {
			return found
		}
	}
	return nil
}

func best(found []gazetteer.Place, spoken map[string]int) (gazetteer.Place, bool) {
	var first, second, local gazetteer.Place
	for _, p := range found {
		if p.Region {
			p.Population = regionSize
		}
		switch {
		case p.Population > first.Population:
			first, second = p, first
		case p.Population > second.Population:
			second = p
		}
		if spoken[p.Country] > 0 && p.Population > local.Population {
			local = p
		}
	}
	switch {
	case local.GeoNames != 0 && !local.Region && (local.GeoNames == first.GeoNames || local.Population*50 > first.Population):
		return local, true
	case first.Population >= certain && first.Population > farLarger*second.Population:
		return first, true
	}
	return first, false
}
