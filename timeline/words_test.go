package timeline

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

func TestRemark(t *testing.T) {
	attribution := func(parts ...string) (out []record.Attribution) {
		for _, p := range parts {
			out = append(out, record.Attribution{Source: "s1", Text: p})
		}
		return out
	}
	part := []record.Attribution{{Entity: "e1", Source: "s1", Text: "aides to Ada Okoro said"}}
	named := []record.Attribution{{Entity: "e1", Source: "s1", Text: "he said"}}
	for _, tt := range []struct {
		why, status string
		said        []record.Attribution
		want        string
	}{
		{"plainly reported", record.Asserted, nil, ""},
		{"a status stands alone", record.Planned, nil, "planned"},
		{"the words of the text", record.Asserted, attribution("two\n officials"), "said by two officials"},
		{"an entity by its name", record.Claimed, named, "claimed by Ada Okoro"},
		{"the words of the text where they say more", record.Claimed, part, "claimed by aides to Ada Okoro"},
		{"two speakers", record.Asserted, attribution("the mayor", "a driver"), "said by the mayor and a driver"},
		{"the same one twice", record.Asserted, attribution("the mayor", "the mayor"), "said by the mayor"},
		{"more than two", record.Asserted, attribution("the mayor", "a driver", "a nurse"), "said by the mayor and 2 others"},
		{"who reports a denial need not be who denies", record.Denied, attribution("the mayor"), "denied, according to the mayor"},
		{"who denies", record.Denied, attribution("The mayor has denied"), "denied by the mayor"},
		{"without the verb", record.Asserted, attribution("US officials have said"), "said by US officials"},
		{"without according to", record.Possible, attribution("according to a driver"), "possible, according to a driver"},
		{"words that say more than a name stay as they are", record.Asserted, attribution("two officials told the Orun Post"), "two officials told the Orun Post"},
		{"and follow the status", record.Planned, attribution("two officials told the Orun Post"), "planned, two officials told the Orun Post"},
		{"a lone verb is no speaker to be cut", record.Asserted, attribution("said"), "said"},
		{"other verbs that tell what was said", record.Asserted, attribution("The mayor acknowledged"), "said by the mayor"},
		{"said by nobody", record.Asserted, attribution("It was also reported"), "it was also reported"},
		{"a whole sentence is cut", record.Asserted, attribution("The landing was described by a spokesman of the harbour police as a success and announced"), "the landing was described by a spokesman of the harbour …"},
		{"a plan with its source", record.Planned, attribution("the mayor"), "planned, according to the mayor"},
	} {
		ev := event("v1", span("2021-01-01", "2021-01-01"), span("2021-01-01", "2021-01-01"))
		ev.Status, ev.Attribution = tt.status, tt.said
		rec := sample(ev)
		rec.Entities = []record.Entity{{ID: "e1", Kind: record.Person, Name: "Ada Okoro"}}
		if got := New(rec, Options{}).Items[0].Remark; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestStruck(t *testing.T) {
	for _, tt := range []struct {
		why, status, label string
		want               bool
	}{
		{"a denied event", record.Denied, "Army crossed the border", true},
		{"no other status", record.Claimed, "Army crossed the border", false},
		{"the label denies already", record.Denied, "Army did not cross the border", false},
		{"with a verb", record.Denied, "Minister denied crossing", false},
		{"with a contraction", record.Denied, "Army hasn’t crossed", false},
		{"nothing is not notable", record.Denied, "Notable crossing of the knot", true},
	} {
		ev := event("v1", span("2021-01-01", "2021-01-01"), span("2021-01-01", "2021-01-01"))
		ev.Status, ev.Label = tt.status, tt.label
		if got := New(sample(ev), Options{}).Items[0].Struck; got != tt.want {
			t.Errorf("%s: %q struck = %v", tt.why, tt.label, got)
		}
	}
}

func TestItemPointsAtItsWords(t *testing.T) {
	it := New(sample(event("v1", span("2021-03-08", "2021-03-08"), span("2021-03-08", "2021-03-08"))), Options{}).Items[0]
	if want := "The bridge over the Orun fell on Monday, and the town was cut off."; it.Sentence != want || it.Quote != want {
		t.Errorf("sentence %q, quote %q", it.Sentence, it.Quote)
	}
	if got := it.Sentence[it.Trigger.Start:it.Trigger.End]; got != "fell" {
		t.Errorf("trigger %q, want fell", got)
	}
	if it.Date != "Mon 8 March 2021" || it.Source != "" {
		t.Errorf("date %q, source %q", it.Date, it.Source)
	}
	ev := event("v2", span("2021-03-08", "2021-03-08"), span("2021-03-08", "2021-03-08"))
	ev.Label = " "
	if it := New(sample(ev), Options{}).Items[0]; it.Label != it.Sentence {
		t.Errorf("without a label the sentence stands in, not %q", it.Label)
	}
}

func TestExcerpt(t *testing.T) {
	text := "When the rain had stopped, the old bridge over the Orun fell into the river, and the town was cut off for a week."
	for _, tt := range []struct {
		why  string
		n    int
		keep string
		want string
	}{
		{"all of it fits", 200, "fell", text},
		{"both sides of the trigger", 44, "fell", "… over the Orun fell into the river, and …"},
		{"the end of a clause before the cut says nothing", 74, "fell", "… the old bridge over the Orun fell into the river, and the town was cut …"},
		{"the begin stays where the trigger is near it", 40, "rain", "When the rain had stopped, the old …"},
		{"the end stays where the trigger is near it", 34, "week", "… the town was cut off for a week."},
		{"the trigger is kept though it does not fit", 2, "fell", "… fell …"},
		{"a trigger of several words is kept whole", 2, "cut off", "… cut off …"},
	} {
		at := strings.Index(text, tt.keep)
		if got := Excerpt(text, record.Span{Start: at, End: at + len(tt.keep)}, shorter(tt.n)); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.why, got, tt.want)
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("The bridge fell on Monday, and the town was cut off.", 11, 15, 20)
	f.Add("  \u00a0x,; y\u3000\U0001f468\u200d\U0001f469", 3, 2, 0)
	f.Add("\xff\xfe broken", -4, 99, 3)
	f.Add("a 0\u3000\x80", 0, 83, 7) // the last byte of the space is the word after it
	f.Fuzz(func(t *testing.T, text string, start, end, n int) {
		got := Excerpt(text, record.Span{Start: start, End: end}, shorter(n))
		if got == text {
			return
		}
		// Every word of the excerpt is a word of the text, but for a comma lost at the cut.
		words := strings.Fields(text)
		for _, word := range strings.Fields(strings.TrimSuffix(strings.TrimPrefix(got, "… "), " …")) {
			found := false
			for _, w := range words {
				found = found || w == word || strings.TrimRight(w, ",;:—–-") == strings.TrimRight(word, ",;:—–-")
			}
			if !found {
				t.Fatalf("%q is no word of %q", word, text)
			}
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("%q cuts a character", got)
		}
	})
}
