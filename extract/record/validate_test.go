package record

import (
	"math"
	"strings"
	"testing"
)

func TestValidateAcceptsSample(t *testing.T) {
	for _, rec := range []*Record{New(), sample(), big()} {
		if err := rec.Validate(); err != nil {
			t.Error(err)
		}
	}
}

// Each row breaks one rule of a sound record.
func TestValidateFaults(t *testing.T) {
	for _, row := range []struct {
		spoil func(rec *Record)
		want  string
		why   string
	}{
		{func(rec *Record) { rec.Schema = "dateline.record/0" }, `schema is "dateline.record/0"`, "another version"},
		{func(rec *Record) { rec.Sources[1].ID = "s1" }, `sources[1].id "s1" stands twice`, "doubled source"},
		{func(rec *Record) { rec.Sources[0].ID = "" }, "sources[0].id is empty", "id missing"},
		{func(rec *Record) { rec.Sources[1].Text = "a\xffb" }, "sources[1].text is not UTF-8", "offsets need UTF-8"},
		{func(rec *Record) { rec.Sources[1].CopyOf = "s7" }, `sources[1].copyOf names no source: "s7"`, "copy of nothing"},
		{func(rec *Record) { rec.Sources[1].CopyOf = "s2" }, "names the source itself", "copy of itself"},

		{func(rec *Record) { rec.Times[1].ID = "t1" }, `times[1].id "t1" stands twice`, "doubled time"},
		{func(rec *Record) { rec.Times[0].Source = "s3" }, `times[0].source names no source: "s3"`, "time without source"},
		{func(rec *Record) { rec.Times[0].Type = "PERIOD" }, `times[0].type has unknown value "PERIOD"`, "not a TIMEX3 type"},
		{func(rec *Record) { rec.Times[0].Text = "Monday" }, `times[0].text is "Monday", but the source has "Tuesday" there`, "quotation differs"},
		{func(rec *Record) { rec.Times[0].Span, rec.Times[0].Text = Span{5, 5}, "" }, "times[0] span 5:5 is empty", "no words"},
		{func(rec *Record) { rec.Times[1].To = DayOf(2021, 1, 1) }, "times[1] from 2022-01-01 is after to 2021-01-01", "interval backwards"},

		{func(rec *Record) { rec.Entities[1].ID = "e1" }, `entities[1].id "e1" stands twice`, "doubled entity"},
		{func(rec *Record) { rec.Entities[0].Kind = "village" }, `entities[0].kind has unknown value "village"`, "subkind as kind"},
		{func(rec *Record) { rec.Entities[0].Mentions[1].Form = "noun" }, `entities[0].mentions[1].form has unknown value "noun"`, "unknown form"},
		{func(rec *Record) { rec.Entities[0].Mentions[0].End++ }, "entities[0].mentions[0].text", "quotation and span differ"},
		{func(rec *Record) { rec.Entities[0].Location.Latitude = 91 }, "no place on Earth", "latitude"},
		{func(rec *Record) { rec.Entities[0].Location.Longitude = math.NaN() }, "no place on Earth", "longitude"},

		{func(rec *Record) { rec.Entities[0].Reports[0].Kind = "village" }, `entities[0].reports[0].kind has unknown value "village"`, "subkind as kind of a report"},
		{func(rec *Record) { rec.Entities[0].Reports[1].Source = "s8" }, `entities[0].reports[1].source names no source: "s8"`, "report without source"},
		{func(rec *Record) { rec.Entities[0].Reports[0].Mentions = 3 }, "entities[0].reports[0].mentions are 3, but only 2 are left", "more mentions than there are"},
		{func(rec *Record) { rec.Entities[0].Reports[0].Mentions = 1 }, "entities[0].reports leave 1 mentions out", "a mention of no report"},
		{func(rec *Record) { rec.Entities[0].Reports[0].Mentions, rec.Entities[0].Reports[1].Mentions = 1, 1 }, `is of source "s2", but one of its mentions stands in "s1"`, "a mention of another source"},

		{func(rec *Record) { rec.Events[1].ID = "v1" }, `events[1].id "v1" stands twice`, "doubled event"},
		{func(rec *Record) { rec.NearMisses[0].Of = "place" }, `nearMisses[0].of has unknown value "place"`, "near miss of what"},
		{func(rec *Record) { rec.NearMisses[0].B = "e9" }, `nearMisses[0] names no entity: "e9"`, "near miss of nobody"},
		{func(rec *Record) { rec.NearMisses[0].Of = "event" }, `nearMisses[0] names no event: "e2"`, "near miss of no event"},
		{func(rec *Record) { rec.NearMisses[0].Score = 2 }, "nearMisses[0].score must lie in 0..1", "near miss beyond one"},
		{func(rec *Record) { rec.Events[0].Reports[0].Mentions = nil }, "events[0].reports[0].mentions are empty", "report without words"},
		{func(rec *Record) { rec.Events[0].Reports[0].Reports = rec.Events[0].Reports[:1] }, "events[0].reports[0] has reports of its own", "reports of reports"},
		{func(rec *Record) { rec.Events[1].Outcome.Kind = "kept" }, `events[1].outcome.kind has unknown value "kept"`, "unknown outcome"},
		{func(rec *Record) { rec.Events[1].Outcome.Event = "v9" }, `events[1].outcome.event names no event: "v9"`, "dangling outcome"},
		{func(rec *Record) { rec.Conflicts[0].Evidence[0].Text = "Mill" }, "conflicts[0].evidence[0].text", "evidence that differs from the words"},
		{func(rec *Record) { rec.Events[0].Mentions = nil }, "events[0].mentions are empty", "event without words"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Trigger.End = len(sampleText) + 1 }, "lies outside the text of", "past the end"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Trigger.Start = -1 }, "lies outside the text of", "before the beginning"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Trigger = Span{9, 8} }, "lies outside the text of", "backwards"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Trigger = Span{30, 30} }, "events[0].mentions[0].trigger span 30:30 is empty", "no trigger word"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Trigger = at("rebuild", 0) }, "lies outside its sentence", "trigger of another sentence"},
		{func(rec *Record) { rec.Events[2].Mentions[0].Sentence.Start++ }, "lies inside a character", "half a quotation mark"},
		{func(rec *Record) { rec.Events[0].Mentions[0].Source = "s8" }, `events[0].mentions[0].trigger.source names no source: "s8"`, "mention without source"},
		{func(rec *Record) { rec.Events[0].When.Basis = "" }, `events[0].when.basis has unknown value ""`, "no basis"},
		{func(rec *Record) { rec.Events[0].When.Basis = NoBasis }, "is dated, but its basis is none", "a date out of nothing"},
		{func(rec *Record) { rec.Events[0].When.Start.Hi = 5 }, "has a range that ends before it begins", "start backwards"},
		{func(rec *Record) { rec.Events[0].When.End.Hi = 5 }, "has a range that ends before it begins", "end backwards"},
		{func(rec *Record) { rec.Events[0].When.End = Range{5, 6} }, "ends by 0001-01-06, before it can begin on 2021-06-01", "end before start"},
		{func(rec *Record) { rec.Events[0].When.Times[0] = "t9" }, `events[0].when.times names no time: "t9"`, "dangling time"},
		{func(rec *Record) { rec.Events[0].Where = "e9" }, `events[0].where names no entity: "e9"`, "dangling place"},
		{func(rec *Record) { rec.Events[0].Roles[0].Role = "victim" }, `events[0].roles[0].role has unknown value "victim"`, "unknown role"},
		{func(rec *Record) { rec.Events[0].Roles[0].Entity = "" }, `events[0].roles[0].entity names no entity: ""`, "role of nobody"},
		{func(rec *Record) { rec.Events[0].Roles[0].Span.End = 1 << 30 }, "events[0].roles[0] span", "role outside the text"},
		{func(rec *Record) { rec.Events[0].Quantities[0].Low = 41 }, "value 40 lies outside 41 to 45", "quantity outside its bounds"},
		{func(rec *Record) { rec.Events[0].Quantities[0].Value = math.NaN() }, "lies outside", "quantity that is no number"},
		{func(rec *Record) { rec.Events[0].Quantities[0].Text = "50" }, "events[0].quantities[0].text", "quantity misquoted"},
		{func(rec *Record) { rec.Events[0].Attribution[0].Text = "" }, "events[0].attribution[0].text", "attribution misquoted"},
		{func(rec *Record) { rec.Events[0].Attribution[0].Entity = "e9" }, `events[0].attribution[0].entity names no entity: "e9"`, "speaker unknown"},
		{func(rec *Record) { rec.Events[0].Status = "true" }, `events[0].status has unknown value "true"`, "a record does not know what is true"},
		{func(rec *Record) { rec.Events[0].Polarity = "" }, `events[0].polarity has unknown value ""`, "no polarity"},
		{func(rec *Record) { rec.Events[0].Sources = -1 }, "events[0].sources must be at least 1", "no source"},
		{func(rec *Record) { rec.Events[0].Salience = 1.5 }, "must lie in 0..1", "salience"},
		{func(rec *Record) { rec.Events[0].Confidence = math.NaN() }, "must lie in 0..1", "confidence"},

		{func(rec *Record) { rec.Relations = append(rec.Relations, rec.Relations[0]) }, `relations[1].id "r1" stands twice`, "doubled relation"},
		{func(rec *Record) { rec.Relations[0].From = "v1" }, `relations[0].from names no entity: "v1"`, "relation from an event"},
		{func(rec *Record) { rec.Relations[0].To = "e9" }, `relations[0].to names no entity: "e9"`, "relation to nothing"},
		{func(rec *Record) { rec.Relations[0].Source = "" }, `relations[0].source names no source: ""`, "relation without words"},
		{func(rec *Record) { rec.Conflicts[0].Events[1] = "v9" }, `conflicts[0].events names no event: "v9"`, "dangling conflict"},
		{func(rec *Record) { rec.Notes[0].Severity = "error" }, `notes[0].severity has unknown value "error"`, "unknown severity"},
		{func(rec *Record) { rec.Notes[0].End = -3 }, "notes[0] span", "note outside the text"},
	} {
		rec := sample()
		row.spoil(rec)
		err := rec.Validate()
		if err == nil {
			t.Errorf("%s: accepted", row.why)
		} else if !strings.HasPrefix(err.Error(), "invalid record: ") || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: error %q does not say %q", row.why, err, row.want)
		}
	}
}
