package entity

import (
	"math"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestWhoIsWho reads a text of the sort that the program was first made for and asks what an analyst would: who is one, who
// is not, who belongs to whom, and where things lie.
func TestWhoIsWho(t *testing.T) {
	c := find(`The Syrian Democratic Forces (SDF) took the Syrian city of Tabqa from ISIS last week, and with it the Tabqa dam. ISIS
lost Manbij and Mosul before. The militant group still holds the cities of al Qaim, in Iraq, and Abu Kamal, and parts of Raqqa. Its fighters
went to Deir ez Zour; the road to Deir Ezzor is long. Ahmad Abousamra, the editor of ISIS's Dabiq magazine, died there. Abousamra was a member of ISIS. The SDF
said it would stay.
`)
	one := func(forms ...string) *record.Entity {
		first := c.named(forms[0])
		for _, form := range forms {
			if e := c.named(form); e == nil || e != first {
				t.Errorf("%q and %q are not one", forms[0], form)
			}
		}
		if first == nil {
			return &record.Entity{}
		}
		return first
	}
	isis, dabiq := one("ISIS"), one("Dabiq")
	editor := one("Ahmad Abousamra", "Abousamra")
	one("Syrian Democratic Forces", "SDF")
	one("Deir ez Zour", "Deir Ezzor")
	if city, dam := one("Tabqa"), one("Tabqa dam"); city == dam || city.Kind != record.Place || dam.Kind != record.Facility {
		t.Errorf("Tabqa is %s, the Tabqa dam %s", city.Kind, dam.Kind)
	}
	stated := map[string]bool{}
	for _, r := range c.Relations {
		stated[string(r.From)+" "+r.Type+" "+string(r.To)] = true
	}
	for _, want := range []string{
		string(editor.ID) + " leads " + string(dabiq.ID), string(editor.ID) + " member_of " + string(isis.ID), string(dabiq.ID) + " part_of " + string(isis.ID),
	} {
		if !stated[want] {
			t.Errorf("%s is not stated in %v", want, c.Relations)
		}
	}
	for _, at := range []struct {
		name                string
		latitude, longitude float64
	}{
		{"Tabqa", 35.84, 38.55}, {"al Qaim", 34.39, 40.99}, {"Abu Kamal", 34.45, 40.92}, {"Manbij", 36.53, 37.95}, {"Raqqa", 35.95, 39.01},
		{"Mosul", 36.34, 43.12}, {"Deir ez Zour", 35.34, 40.14},
	} {
		loc := one(at.name).Location
		if loc == nil || math.Abs(loc.Latitude-at.latitude) > 0.02 || math.Abs(loc.Longitude-at.longitude) > 0.02 {
			t.Errorf("%s lies at %v", at.name, loc)
		}
	}
}
