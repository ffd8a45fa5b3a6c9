package extract_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestStatus holds what may never be told as fact: what is planned, possible, denied, claimed. The sentences are made
// like those of reports on a city that changed hands. Status and why are those of the event with the trigger; where the
// status is empty, there may be none, and if there is, it is no fact.
func TestStatus(t *testing.T) {
	tests := []struct {
		why, text string
		trigger   string
		status    string
		statusWhy string
	}{
		{"“could mark”: its fall is a fact, what it may mean is none", "Its fall on Wednesday could mark the last step before the battle for Derna, officers said.", "mark", record.Possible, "“could mark”: a possibility"},
		{"... while the fall is", "Its fall on Wednesday could mark the last step before the battle for Derna, officers said.", "fall", record.Asserted, ""},
		{"“would have created”: it did not come to that", "The fighting ended on Wednesday, so the dam did not burst, which would have created a flood in the valley.", "created", record.Possible, "“would have created”: it did not come to that"},
		{"“no risk that it could break”", "After Wednesday there was no longer a risk that the dam could break.", "break", record.Possible, "“could break”: a possibility"},
		{"“will be welcome”: no event, or a forecast", "It is not clear that a Kurdish force will be welcome in an Arab city in June.", "welcome", "", ""},
		{"“will not be welcome”", "Analysts found that the force will not be welcome once it is inside.", "welcome", "", ""},
		{"“as it has claimed”: one side says so", "On Wednesday its men broke out of the city, as it has claimed, and killed nine soldiers.", "broke", record.Claimed, "“has claimed”: a claim"},
		{"... also of what is to come", "Will the group fight to the death for Derna in June, as it has claimed, or leave the city again?", "fight", record.Claimed, "“has claimed”: a claim"},
		{"“as the ministry claims”, in front", "As the ministry claims, rebels shelled the port on Monday.", "shelled", record.Claimed, "“claims”: a claim"},
		{"“as it said” is no claim", "On Wednesday its men broke out of the city, as the army has said.", "broke", record.Asserted, ""},
		{"“claimed that”", "The group claimed that its men had left the city on Tuesday.", "left", record.Claimed, "“claimed”: a claim"},
		{"planned as planned: an infinitive under a plan", "The coalition plans to open its assault on Derna this summer.", "open", record.Planned, "“plans”: what is to come"},
		{"... and what the plan is of", "The coalition plans to open its assault on Derna this summer.", "assault", record.Planned, ""},
		{"“the expected battle”", "Officers spoke on Monday of the expected battle for Derna.", "battle", record.Planned, "“expected battle”: what is to come"},
		{"“will fight”", "Some officers think that ISIS will fight for Derna next month.", "fight", record.Planned, "“will fight”: what is to come"},
		{"“might be saving”", "ISIS might be saving its strength for the summer, she said.", "saving", record.Possible, "“might be saving”: a possibility"},
		{"“did not say”", "A statement on Wednesday did not say how many men had left.", "say", record.Denied, "“did not say”: a negation"},
		{"nobody did", "Nobody signed an agreement on Monday.", "signed", record.Denied, "“Nobody”: a negation"},
		{"“caused no”", "The blast on Monday caused no casualties.", "caused", record.Denied, "“no”: a negation"},
		{"“denied that”", "The coalition denied that it had promised them a safe road on Monday.", "promised", record.Denied, "“denied”: a denial"},
		{"hearsay", "The guards allegedly shot two men on Monday.", "shot", record.Claimed, "“allegedly”: hearsay"},
		{"a date that has not come", "The summit is on 20 June 2017 in Geneva.", "summit", record.Planned, "its date lies after the day of publication"},
	}
	for _, test := range tests {
		rec := extractFrom(t, "status.txt", []byte("Report from the region\n\n"+test.text+"\n"), "2017-05-12")
		ev := find(rec, test.trigger)
		switch {
		case test.status == "":
			if ev != nil && ev.Status == record.Asserted {
				t.Errorf("%s: %s: %q is told as fact", test.why, test.text, test.trigger)
			}
		case ev == nil:
			t.Errorf("%s: %s: no event %q", test.why, test.text, test.trigger)
		case ev.Status != test.status || test.statusWhy != "" && ev.StatusWhy != test.statusWhy || (ev.Status == record.Asserted) != (ev.StatusWhy == ""):
			t.Errorf("%s: %s: %q is %s (%s), want %s (%s)", test.why, test.text, test.trigger, ev.Status, ev.StatusWhy, test.status, test.statusWhy)
		}
	}
}

// TestNeverAsserted looks at the same words in the example article: whatever becomes of them, they are no facts.
func TestNeverAsserted(t *testing.T) {
	rec := extractFrom(t, "tabqa.txt", example(t), "2017-05-12")
	seen := 0
	for _, ev := range rec.Events {
		for _, m := range ev.Mentions {
			sentence := rec.Quote(m.Source, m.Sentence)
			word := rec.Quote(m.Source, m.Trigger)
			for _, modal := range []string{"might " + word, "would not " + word, "will " + word, "could " + word, "may " + word, "plans to " + word, "had promised"} {
				if !strings.Contains(sentence, modal) || modal == "had promised" && word != "promised" {
					continue
				}
				seen++
				if ev.Status == record.Asserted {
					t.Errorf("“%s” of “%s” is told as fact", modal, sentence)
				}
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d of the words were found: did the example change?", seen)
	}
}
