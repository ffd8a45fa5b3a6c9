package record

import "strings"

const sampleText = "Mill burns in Oster Vale\n\n" +
	"The old mill in Oster Vale burned down on Tuesday, the fire brigade said. " +
	"About 40 people had left it an hour before.\n\n" +
	"Mayor Ilse Brandt wants to rebuild it next year. “We won’t wait,” she said."

// at returns the span of the n-th occurrence (from 0) of words in sampleText.
func at(words string, n int) Span {
	from := 0
	for ; n > 0; n-- {
		from += strings.Index(sampleText[from:], words) + len(words)
	}
	from += strings.Index(sampleText[from:], words)
	return Span{from, from + len(words)}
}

// sample is a small record that fills every field of the schema.
func sample() *Record {
	first := at("The old mill in Oster Vale burned down on Tuesday, the fire brigade said.", 0)
	second := at("Mayor Ilse Brandt wants to rebuild it next year.", 0)
	rec := New()
	rec.Sources = []Source{
		{
			ID: "s1", Name: "mill.txt", Title: "Mill burns in Oster Vale", Publisher: "The Vale Gazette",
			URL: "https://gazette.example/mill?a=1&b=2", Published: DayOf(2021, 6, 3), PublishedBasis: "metadata", Language: "en",
			SHA256: strings.Repeat("0f", 32), Text: sampleText,
		},
		{ID: "s2", Name: "copy.txt", SHA256: strings.Repeat("1e", 32), CopyOf: "s1", Text: "Mill burns."},
	}
	rec.Times = []Time{
		{
			ID: "t1", Source: "s1", Span: at("Tuesday", 0), Text: "Tuesday", Type: "DATE", Value: "2021-06-01", EDTF: "2021-06-01",
			From: DayOf(2021, 6, 1), To: DayOf(2021, 6, 1), Anchor: "published", Why: "Tuesday before 2021-06-03",
		},
		{
			ID: "t2", Source: "s1", Span: at("next year", 0), Text: "next year", Type: "DATE", Value: "2022", Mod: "START", EDTF: "2022",
			From: DayOf(2022, 1, 1), To: DayOf(2022, 12, 31), Anchor: "published", Why: "year after 2021-06-03",
		},
	}
	rec.Entities = []Entity{
		{
			ID: "e1", Kind: Place, Subkind: "village", Name: "Oster Vale",
			Mentions: []Mention{
				{Source: "s1", Span: at("Oster Vale", 0), Text: "Oster Vale", Form: Name},
				{Source: "s1", Span: at("Oster Vale", 1), Text: "Oster Vale", Form: Name},
			},
			Location: &Location{GeoNames: 7, Latitude: 54.5, Longitude: -9.25, Country: "DE"},
			Reports: []EntityReport{
				{Source: "s1", Kind: Place, Subkind: "village", Name: "Oster Vale", Location: &Location{GeoNames: 7, Latitude: 54.5, Longitude: -9.25, Country: "DE"}, Mentions: 2},
				{Source: "s2", Kind: Facility, Name: "Mill", Aliases: []string{"mill"}, MergedBecause: []string{"same name"}},
			},
		},
		{ID: "e2", Kind: Organization, Name: "fire brigade", Mentions: []Mention{{Source: "s1", Span: at("fire brigade", 0), Text: "fire brigade", Form: Nominal}}},
		{
			ID: "e3", Kind: Person, Name: "Ilse Brandt", Aliases: []string{"Mayor Ilse Brandt"}, MergedBecause: []string{"title before name"},
			Mentions: []Mention{
				{Source: "s1", Span: at("Mayor Ilse Brandt", 0), Text: "Mayor Ilse Brandt", Form: Name},
				{Source: "s1", Span: at("she", 0), Text: "she", Form: Pronoun},
			},
		},
	}
	rec.Events = []Event{
		{
			ID: "v1", Class: "OTHER", Label: "The old mill in Oster Vale burned down",
			Mentions: []EventMention{{Source: "s1", Trigger: at("burned", 0), Sentence: first}},
			When: When{
				Value: "2021-06-01", EDTF: "2021-06-01", Start: Range{DayOf(2021, 6, 1), DayOf(2021, 6, 1)}, End: Range{DayOf(2021, 6, 1), DayOf(2021, 6, 1)},
				Basis: Explicit, Times: []TimeID{"t1"}, Why: "on Tuesday, in the same clause",
			},
			Where:       "e1",
			Roles:       []Role{{Role: Patient, Entity: "e1", Source: "s1", Span: at("Oster Vale", 1)}, {Role: OtherRole, Entity: "e2"}},
			Quantities:  []Quantity{{What: "left", Value: 40, Low: 35, High: 45, Unit: "person", Text: "About 40", Source: "s1", Span: at("About 40", 0)}},
			Status:      Asserted,
			Polarity:    Positive,
			Attribution: []Attribution{{Entity: "e2", Source: "s1", Span: at("the fire brigade said", 0), Text: "the fire brigade said"}},
			Sources:     1, Salience: 0.9, Confidence: 0.75,
			MergedBecause: []string{"copy.txt: same class, same place"},
			Reports: []Event{{
				ID: "v1.1", Class: "OTHER", Label: "Mill burns", Mentions: []EventMention{{Source: "s2", Trigger: Span{5, 10}, Sentence: Span{0, 11}}},
				When: When{Basis: NoBasis}, Status: Asserted, Polarity: Positive, Sources: 1, Confidence: 0.5,
			}},
		},
		{
			ID: "v2", Class: "OTHER", Label: "Ilse Brandt wants to rebuild it",
			Mentions: []EventMention{{Source: "s1", Trigger: at("rebuild", 0), Sentence: second}},
			When: When{
				Value: "2022", Mod: "START", Start: Range{DayOf(2022, 1, 1), 0}, End: Range{0, DayOf(2022, 12, 31)}, Basis: Explicit, Times: []TimeID{"t2"},
			},
			Roles: []Role{{Role: Agent, Entity: "e3", Source: "s1", Span: at("Mayor Ilse Brandt", 0)}}, Status: Planned, StatusWhy: "“wants”: what is to come", Polarity: Negative, Sources: 2,
			Outcome: &Outcome{Kind: Fulfilled, Event: "v3", Why: "both of Ilse Brandt"},
		},
		{
			ID: "v3", Class: "OTHER", Label: "She said", Mentions: []EventMention{{Source: "s1", Trigger: at("said", 1), Sentence: at("“We won’t wait,” she said.", 0)}},
			When: When{Basis: NoBasis}, Status: Claimed, Polarity: Positive, Sources: 1,
		},
	}
	rec.Relations = []Relation{{ID: "r1", Type: "leads", From: "e3", To: "e1", Source: "s1", Span: at("Mayor", 0)}}
	rec.Conflicts = []Conflict{{Kind: "date", Events: []EventID{"v1", "v2"}, Message: "1 June or 2022", Evidence: []Evidence{
		{Source: "s1", Span: second, Text: "Mayor Ilse Brandt wants to rebuild it next year."}, {Source: "s2", Span: Span{0, 11}, Text: "Mill burns."},
	}}}
	rec.Notes = []Note{
		{Severity: Warning, Code: "unresolved-date", Message: "“an hour before”: <no> day & no hour", Source: "s1", Span: at("an hour before", 0)},
		{Severity: Info, Code: "skipped-input", Message: "empty.txt: empty"},
	}
	rec.NearMisses = []NearMiss{{Of: "entity", A: "e2", B: "e3", Score: 0.5, Why: "one town"}}
	return rec
}
