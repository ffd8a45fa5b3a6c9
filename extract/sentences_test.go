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
			want: []string{"surrendered | asserted | 2016-06-01..2016-08-31", "siege | asserted | 2016-02-15..2016-06-15 to 2016-06-01..2016-08-31"},
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
			why:  "what explains a noun is given, whatever is planned around it",
			text: "Rebels plan to leave the town captured by ISIS in 2013.",
			want: []string{"captured | asserted | 2013-01-01..2013-12-31"},
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
			why:  "a claim made on a day given in figures",
			text: "Omar Haddad claimed on 11 March that his men had taken the port.",
			want: []string{"taken | claimed | ..2017-03-11"},
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
			why:  "the date of a subject is the date of its verb",
			text: "A fire earlier this month near the port destroyed forty boats.",
			want: []string{"destroyed+fire | asserted | 2017-05-01..2017-05-31"},
		},
		{
			why:  "a date behind the noun under 'after' is the noun's; the verb comes later",
			text: "The bridge was closed after a collision in March 2016.",
			want: []string{"collision | asserted | 2016-03-01..2016-03-31", "closed | asserted | 2016-03-01..2017-05-12"},
		},
		{
			why:  "not until: it happened then",
			text: "The port did not reopen until 4 May 2016.",
			want: []string{"reopen | asserted | 2016-05-04"},
		},
		{
			why:  "an office held from one year to another",
			text: "Omar Haddad was mayor of Derna from 1977 to 1995.",
			want: []string{"mayor | asserted | 1977-01-01..1977-12-31 to 1995-01-01..1995-12-31"},
		},
		{
			why:  "members of a group named one by one",
			text: "ISIS moved several officials to Sirte in January, including Omar Haddad.",
			want: []string{"moved | asserted | 2017-01-01..2017-01-31 | agent=ISIS patient=several officials patient=Omar Haddad"},
		},
		{
			why:  "talks resume, not those who talk",
			text: "The Kurds and the Turks opened talks a month ago. They resumed on Monday.",
			want: []string{"resumed | asserted | 2017-05-08"},
		},
		{
			why:  "an accusation is done to somebody",
			text: "Amnesty International accused Turkey on Monday of shelling villages.",
			want: []string{"accused | asserted | 2017-05-08 | agent=Amnesty International patient=Turkey"},
		},
		{
			why:  "what is asked of somebody befalls them",
			text: "Russia demanded on Monday that Turkey withdraw its troops.",
			want: []string{"demanded | asserted | 2017-05-08 | agent=Russia patient=Turkey"},
		},
		{
			why:  "a range ends where it ends",
			text: "The army closed the road between 3 and 5 May.",
			want: []string{"closed | asserted | 2017-05-03 to 2017-05-05"},
		},
		{
			why:  "now: begun some day before, still going on",
			text: "Iraqi troops are now fighting for the western districts of Mosul.",
			want: []string{"fighting | asserted | ..2017-05-12 to 2017-05-12.."},
		},
		{
			why:  "the next sentence goes on in the past",
			text: "A bomb exploded in Derna on Tuesday. It killed nine people.",
			want: []string{"killed | asserted | 2017-05-09"},
		},
		{
			why:  "what ends a range says nothing of the verb that goes on behind it",
			text: "He served on the council until 1995, then joined the port authority.",
			want: []string{"served | asserted | ..1995-12-31 to 1995-01-01..1995-12-31", "joined | asserted | 1995-01-01..1995-12-31"},
		},
		{
			why:  "a length counted from a known begin",
			text: "In 1968 he spent 15 years rebuilding the port.",
			want: []string{"spent | asserted | 1968-01-01..1968-12-31 to 1983-01-01..1983-12-31"},
		},
		{
			why:  "a length with of, counted back from what came after",
			text: "After six days of fighting, the garrison surrendered on 10 May.",
			want: []string{"fighting | asserted | 2017-05-04 to 2017-05-10"},
		},
		{
			why:   "the past perfect with since is not still going on at publication",
			text:  "He had held the post since May 2015.",
			never: "held | asserted | 2015-05-01..2015-05-31 to 2017-05-12..",
		},
		{
			why:   "the date of the text itself, year or no year, is no date of an event",
			text:  "KARLOW, Ostland (May 12) Soldiers arrested two men.",
			never: "arrested | asserted | 2017",
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

// TestWords holds what is kept of the words of an event: its label, who said it, and what was counted.
func TestWords(t *testing.T) {
	tests := []struct{ why, text, trigger, label, said, counted string }{
		{"subject, verb, place; the date is left out", "ISIS withdrew from Manbij last summer.", "withdrew", "ISIS withdrew from Manbij", "", ""},
		{"a perfect becomes a past", "The army has taken Derna since Monday.", "taken", "Army took Derna", "", ""},
		{"a pronoun gives way to the name", "Omar Haddad fled in 2015. He returned in March.", "returned", "Omar Haddad returned", "", ""},
		{"a passive keeps its be", "Derna was captured by ISIS in 2015.", "captured", "Derna was captured by ISIS", "", ""},
		{"who told whom", "Rebels left Derna on Monday, two defense officials told Radio Derna.", "left", "Rebels left Derna", "two defense officials told Radio Derna", ""},
		{"according to", "According to the ministry, rebels left Derna on Monday.", "left", "Rebels left Derna", "According to the ministry", ""},
		{"a rough number has a range", "Roughly 70 fighters were killed on Monday.", "killed", "Roughly 70 fighters were killed", "", "killed 70 (63-77) fighter"},
		{"at least", "At least 12 people died in the blast on Monday.", "died", "At least 12 people died in blast", "", "killed 12 (12-24) people"},
		{"number words and scales", "Two hundred people were arrested on Monday.", "arrested", "Two hundred people were arrested", "", "arrested 200 (200-200) people"},
		{"a fraction", "The strike killed 1.5 people on Monday.", "killed", "Strike killed 1.5 people", "", "killed 1.5 (1.5-1.5) people"},
		{"dozens", "Dozens of soldiers were wounded on Monday.", "wounded", "Dozens of soldiers were wounded", "", "wounded 36 (24-99) "},
	}
	for _, test := range tests {
		rec := extractFrom(t, "sentence.txt", []byte("Report from the region\n\n"+test.text+"\n"), "2017-05-12")
		ev := find(rec, test.trigger)
		if ev == nil {
			t.Errorf("%s: %s: no event %q", test.why, test.text, test.trigger)
			continue
		}
		said, counted := "", ""
		if len(ev.Attribution) > 0 {
			said = ev.Attribution[0].Text
		}
		if len(ev.Quantities) > 0 {
			q := ev.Quantities[0]
			counted = fmt.Sprintf("%s %g (%g-%g) %s", q.What, q.Value, q.Low, q.High, q.Unit)
		}
		if ev.Label != test.label || said != test.said || counted != test.counted {
			t.Errorf("%s: %s\nwant\t%q, said %q, counted %q\ngot\t%q, said %q, counted %q", test.why, test.text, test.label, test.said, test.counted, ev.Label, said, counted)
		}
	}
}

// TestOneOccurrence checks that a headline, its sentence and a noun that refers back are one event.
func TestOneOccurrence(t *testing.T) {
	rec := extractFrom(t, "blast.txt", []byte("Blast kills nine in Derna\n\nA blast killed nine people in Derna on Tuesday. The blast destroyed a market.\n"), "2017-05-12")
	n := 0
	for _, ev := range rec.Events {
		for _, m := range ev.Mentions {
			if w := rec.Quote(m.Source, m.Trigger); w == "killed" || w == "kills" {
				n++
				if len(ev.Mentions) < 3 {
					t.Errorf("%q has %d mentions, want headline, verb and noun", ev.Label, len(ev.Mentions))
				}
				break
			}
		}
	}
	if n != 1 {
		t.Errorf("the killing is %d events, want 1", n)
	}
}

// TestTwoOccurrences checks that two verbs alike, without a named party, stay two events.
func TestTwoOccurrences(t *testing.T) {
	rec := extractFrom(t, "camp.txt", []byte("Some visitors left on 8 May. Others have left for the west since January.\n"), "2017-05-12")
	n := 0
	for _, ev := range rec.Events {
		for _, m := range ev.Mentions {
			if rec.Quote(m.Source, m.Trigger) == "left" {
				n++
				break
			}
		}
	}
	if n != 2 {
		t.Errorf("“left” is %d events, want 2", n)
	}
}
