package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// describe writes an event in one line: trigger, status, bounds, roles, place.
func describe(rec *record.Record, ev *record.Event) string {
	var words []string
	for _, m := range ev.Mentions {
		words = append(words, rec.Quote(m.Source, m.Trigger))
	}
	parts := []string{strings.Join(words, "+"), ev.Status, bounds(ev.When)}
	if roles := rolesOf(rec, ev); roles != "" {
		parts = append(parts, roles)
	}
	if ev.Where != "" {
		parts = append(parts, "in="+nameOf(rec, ev.Where))
	}
	return strings.Join(parts, " | ")
}

func bounds(w record.When) string {
	if !w.Dated() {
		return "undated"
	}
	one := func(r record.Range) string {
		if r.Lo == r.Hi {
			return r.Lo.String()
		}
		return fmt.Sprintf("%s..%s", r.Lo, r.Hi)
	}
	if w.Start == w.End {
		return one(w.Start)
	}
	return one(w.Start) + " to " + one(w.End)
}

// TestSentences holds what each rule of the event passes is for. Published on Friday 2017-05-12 throughout.
func TestSentences(t *testing.T) {
	tests := []struct {
		why, text string
		want      []string // all of them must be there
		never     string   // no event line may hold this
	}{
		{
			why:  "own expression, active",
			text: "The army shelled the town of Derna on Tuesday.",
			want: []string{"shelled | asserted | 2017-05-09"},
		},
		{
			why:  "passive: the subject is the patient, the by-phrase the agent",
			text: "Omar Haddad was arrested by Libyan police on 3 March 2015.",
			want: []string{"arrested | asserted | 2015-03-03 | patient=Omar Haddad"},
		},
		{
			why:  "coordinated verbs share subject and first date",
			text: "On Monday the United Nations opened an office in Tripoli and closed its camp in Derna.",
			want: []string{"opened | asserted | 2017-05-08 | agent=United Nations", "closed | asserted | 2017-05-08 | agent=United Nations"},
		},
		{
			why:  "a date at the end holds for both verbs",
			text: "Rebels attacked the airport and seized its tower on Sunday.",
			want: []string{"attacked | asserted | 2017-05-07", "seized | asserted | 2017-05-07"},
		},
		{
			why:  "since: begun then, not ended",
			text: "Derna has been under siege since 2015.",
			want: []string{"siege | asserted | 2015-01-01..2015-12-31 to 2017-05-12.."},
		},
		{
			why:  "from ... to: begin and end",
			text: "The two armies fought from March to May 2016.",
			want: []string{"fought | asserted | 2016-03-01..2016-03-31 to 2016-05-01..2016-05-31"},
		},
		{
			why:  "after a length of time: the noun ends where the verb begins and is counted back",
			text: "The garrison surrendered last summer after a three-month siege.",
			want: []string{"surrendered | asserted | 2016-06-01..2016-08-31"},
		},
		{
			why:  "as-clause dates its main clause",
			text: "As troops began surrounding Derna late last year, ISIS moved its leaders to Sirte.",
			want: []string{"surrounding | asserted | 2016-10-01..2016-12-31", "moved | asserted | 2016-10-01..2016-12-31 | agent=ISIS"},
		},
		{
			why:  "will: planned",
			text: "The ministers will meet in Geneva on 20 June.",
			want: []string{"meet | planned | 2017-06-20"},
		},
		{
			why:  "a plan to do something is planned, the planning no event",
			text: "The government plans to close the camp next month.",
			want: []string{"close | planned | 2017-06-01..2017-06-30"},
		},
		{
			why:  "could: possible, never asserted",
			text: "The talks could collapse next week, diplomats said.",
			want: []string{"| possible | 2017-05-15..2017-05-21"},
		},
		{
			why:   "would have: it did not come to that",
			text:  "A breach would have flooded the valley in April.",
			never: "flooded | asserted",
		},
		{
			why:  "claim verbs make a claim, and are named as its source",
			text: "ISIS claimed that its fighters shot down a drone on Thursday.",
			want: []string{"shot | claimed | 2017-05-11"},
		},
		{
			why:  "denial",
			text: "The ministry denied that its aircraft bombed the market on Monday.",
			want: []string{"bombed | denied | 2017-05-08"},
		},
		{
			why:  "negation",
			text: "The army did not enter the town on Monday.",
			want: []string{"enter | denied | 2017-05-08"},
		},
		{
			why:  "the noun behind a light verb is the event",
			text: "Militants carried out an attack on the embassy on 2 May 2016.",
			want: []string{"attack+carried | asserted | 2016-05-02"},
		},
		{
			why:  "a date between noun and verb belongs to the noun, and its modality does not",
			text: "Its capture Wednesday could mark a turning point.",
			want: []string{"Capture | asserted | 2017-05-10"},
		},
		{
			why:  "said on a day that something had happened: before that day",
			text: "Officials said on Wednesday that the rebels had left the town.",
			want: []string{"left | asserted | ..2017-05-10"},
		},
		{
			why:  "the next sentence goes on in the past",
			text: "A bomb exploded in Derna on Tuesday. It killed nine people.",
			want: []string{"killed | asserted | 2017-05-09"},
		},
		{
			why:   "the present does not go on in the past",
			text:  "A bomb exploded in Derna on Tuesday. The police look for the bombers.",
			never: "look | asserted | 2017",
		},
	}
	for _, test := range tests {
		rec := extractFrom(t, "sentence.txt", []byte("Report from the region\n\n"+test.text+"\n"), "2017-05-12")
		var got []string
		for i := range rec.Events {
			got = append(got, describe(rec, &rec.Events[i]))
		}
		all := strings.Join(got, "\n\t")
		for _, want := range test.want {
			if !strings.Contains(strings.ToLower(all), strings.ToLower(want)) {
				t.Errorf("%s: %s\nwant\t%s\ngot\t%s", test.why, test.text, want, all)
			}
		}
		if test.never != "" && strings.Contains(all, test.never) {
			t.Errorf("%s: %s\nnever\t%s\ngot\t%s", test.why, test.text, test.never, all)
		}
	}
}
