package export

import (
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// timespan holds the four bounds of an event as GeoJSON-T and the Linked Places format write them.
type timespan struct {
	Start timeBounds `json:"start,omitzero"`
	End   timeBounds `json:"end,omitzero"`
}

type timeBounds struct {
	Earliest record.Day `json:"earliest,omitzero"`
	Latest   record.Day `json:"latest,omitzero"`
}

type feature struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	Geometry struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"`
	} `json:"geometry"`
	When struct {
		Timespans []timespan `json:"timespans"`
		Label     string     `json:"label"`
		EDTF      string     `json:"edtf"`
	} `json:"when"`
	Properties struct {
		Title    string   `json:"title"`
		Date     string   `json:"date"`
		Status   string   `json:"status"`
		Class    string   `json:"class"`
		Place    string   `json:"place"`
		Country  string   `json:"country,omitempty"`
		GeoNames int      `json:"geonames,omitempty"`
		Actors   []string `json:"actors,omitempty"`
		Sentence string   `json:"sentence,omitempty"`
		Source   string   `json:"source,omitempty"`
		URL      string   `json:"url,omitempty"`
	} `json:"properties"`
}

// GeoJSON writes the dated events whose place is known as points (RFC 7946), in order of time, with the four bounds as
// GeoJSON-T and the Linked Places format have them, where vague dates keep all that is known. A point is where the
// gazetteer puts the place that the text names: the middle of a town, not the spot. Events without a place or a date are
// left out; "leftOut" counts them.
func GeoJSON(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	doc := struct {
		Type     string    `json:"type"`
		Title    string    `json:"title"`
		LeftOut  int       `json:"leftOut"`
		Features []feature `json:"features"`
	}{Type: "FeatureCollection", Title: plain.Line(tl.Title), LeftOut: len(tl.Undated), Features: []feature{}}
	seen := map[string]int{}
	for _, e := range newBook(rec).entries(tl.Items) {
		lat, lon, ok := e.point()
		if !ok {
			doc.LeftOut++
			continue
		}
		f := feature{Type: "Feature", ID: e.identity(seen)}
		f.Geometry.Type, f.Geometry.Coordinates = "Point", [2]float64{lon, lat}
		when := e.Event.When
		f.When.Timespans = []timespan{{
			timeBounds{when.Start.Lo, when.Start.Hi}, timeBounds{when.End.Lo, when.End.Hi},
		}}
		f.When.Label, f.When.EDTF = e.Date, e.edtf
		p := &f.Properties
		p.Title, p.Date, p.Status, p.Class = e.title(), e.Date, e.Event.Status, plain.Line(e.Event.Class)
		p.Place, p.Country, p.GeoNames = e.placeName(), plain.Line(e.place.Location.Country), e.place.Location.GeoNames
		p.Actors, p.Sentence, p.Source = e.actors, e.sentence, e.citation()
		if e.first != nil {
			p.URL = plain.Link(e.first.URL)
		}
		doc.Features = append(doc.Features, f)
	}
	return writeJSON(w, doc)
}
