package brief

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

// An event is told with the small words of its sentence, in a tense that fits its date, and never more surely than it
// stands in the record.
func TestSentences(t *testing.T) {
	day := [2]string{"2017-05-10", "2017-05-10"}
	month := [2]string{"2017-01-01", "2017-01-31"}
	for _, row := range []struct {
		text, trigger, label string
		when                 [2]string
		ev                   record.Event
		want, why            string
	}{
		{"The council launched scores of boats on behalf of the Lunn League.", "launched", "Council launched scores of boats on behalf of Lunn League", day, record.Event{},
			"On 10 May 2017, the council launched scores of boats on behalf of the Lunn League.", "articles come back"},
		{"NORA also sold its share in the northern port of Veld after a long dispute.", "sold", "NORA sold share in northern port of Veld after long dispute", month, record.Event{},
			"In January 2017, NORA sold its share in the northern port of Veld after a long dispute.", "so do possessives inside, and 'also' stays away"},
		{"Its fall on Wednesday could open the road.", "fall", "Veld’s fall", day, record.Event{},
			"On 10 May 2017 came Veld’s fall.", "a noun that is known"},
		{"There followed a long fight for that port with the League.", "fight", "Long fight for Veld with League", day, record.Event{},
			"On 10 May 2017, there was a long fight for Veld with the League.", "a noun that is not known"},
		{"Two ferries were sunk in January.", "sunk", "Two ferries sunk", month, record.Event{},
			"In January 2017, two ferries were sunk.", "the auxiliary comes back"},
		{"A note put out by the harbour master on Wednesday said little.", "put", "Note put out by harbour master", day, record.Event{},
			"On 10 May 2017, a note was put out by the harbour master.", "a passive without its auxiliary gets one"},
		{"Others have fled Veld.", "fled", "Others fled Veld", month, record.Event{}, "In January 2017, others fled Veld.", "no perfect beside a date that is over"},
		{"Veld has been in the hands of NORA since 2013.", "hands", "Veld in hands of NORA", [2]string{"2013-", ""}, record.Event{},
			"Veld has been in the hands of NORA since 2013.", "but beside one that is not"},
		{"Old Moor died near Veld in January, port officials said.", "died", "Moor died near Veld", month, record.Event{Attribution: []record.Attribution{{Text: "port officials said"}}},
			"In January 2017, Moor died near Veld, port officials said.", "who said it, in the words of the text"},
		{"According to the harbour master, the pier was shut.", "shut", "Pier was shut", month, record.Event{Attribution: []record.Attribution{{Text: "According to the harbour master"}}},
			"In January 2017, the pier was shut, according to the harbour master.", "according to"},
		{"He said that the pier was shut.", "shut", "Pier was shut", month, record.Event{Attribution: []record.Attribution{{Text: "He said"}}},
			"In January 2017, the pier was shut, it was said.", "a pronoun names nobody"},
		{"The pier was shut, it is claimed.", "shut", "Pier was shut", month, record.Event{Status: record.Claimed},
			"It was claimed that the pier was shut in January 2017.", "a claim by nobody"},
		{"NORA is to return to Veld.", "return", "NORA to return to Veld", day, record.Event{Status: record.Planned},
			"NORA was to return to Veld on 10 May 2017.", "a plan"},
		{"It wants NORA gone and hopes for the long battle over Veld.", "battle", "Long battle over Veld", day, record.Event{Status: record.Planned},
			"The long battle over Veld was still to come on 10 May 2017.", "a noun that is planned"},
		{"The keeper says they opened the gate, but that is for later.", "opened", "Keeper opened the gate", day, record.Event{Status: record.Planned},
			"On 10 May 2017, in the words of the source: “The keeper says they opened the gate, but that is for later”.", "a past tense would say that it has happened"},
		{"NORA sold its ships, they fear.", "sold", "NORA sold its ships", day, record.Event{Status: record.Possible},
			"It is possible that NORA sold its ships on 10 May 2017.", "what is possible"},
		{"NORA could sell its ships.", "sell", "NORA could sell its ships", day, record.Event{Status: record.Possible},
			"On 10 May 2017, NORA could sell its ships.", "a hedge of the text's own"},
		{"NORA sold its ships? The League denied it.", "sold", "NORA sold its ships", day, record.Event{Status: record.Denied},
			"It was denied that NORA sold its ships on 10 May 2017.", "a denial"},
		{"NORA did not sell its ships.", "sell", "NORA did not sell its ships", day, record.Event{Status: record.Denied},
			"On 10 May 2017, NORA did not sell its ships.", "a label that denies by itself"},
		{"It is unclear how many sailors drowned off Veld.", "drowned", "Many sailors drowned off Veld", day, record.Event{},
			"It is open how many sailors drowned off Veld on 10 May 2017.", "a question is no fact"},
		{"NORA was leaving, Veld seeking its own ferry.", "seeking", "Veld seeking its own ferry", day, record.Event{},
			"On 10 May 2017, Veld was seeking its own ferry.", "a participle with a subject"},
		{"NORA having sold its ships, Veld was cut off.", "sold", "NORA having sold its ships", day, record.Event{},
			"On 10 May 2017, NORA had sold its ships.", "a perfect participle"},
		{"Crews are now clearing the western harbour.", "clearing", "Crews are clearing western harbour", day, record.Event{},
			"On 10 May 2017, crews were clearing the western harbour.", "no present beside a date"},
		{"A motor boat exploded.", "exploded", "Ferry exploded off Veld", day, record.Event{}, "On 10 May 2017, a ferry exploded off Veld.", "words that the sentence lacks get an article"},
		{"League leaders met in Veld on Wednesday.", "met", "League leaders met in Veld", day, record.Event{}, "On 10 May 2017, League leaders met in Veld.", "a name keeps its capital though nobody mentions it here"},
		{"The move gives the port more money.", "move", "Move gives the port more money", day, record.Event{}, "On 10 May 2017, the move gives the port more money.", "a verb before an article"},
		{"Lunn League envoys reportedly left, harbour hands said they saw it.", "left", "Lunn League envoys reportedly left, harbour hands said", day, record.Event{Status: record.Claimed},
			"On 10 May 2017, Lunn League envoys reportedly left, harbour hands said.", "a label that hedges by itself"},
		{"For the port and the lock, it was over.", "over", "Long fight for Veld and [Veld] lock", day, record.Event{},
			"On 10 May 2017, there was a long fight for Veld and the Veld lock.", "the article stands before the name"},
	} {
		d := newDraft(t).source(record.Source{ID: "s1", Name: "a.txt", Published: record.DayOf(2017, 5, 12), PublishedBasis: "flag", Text: "Head\n\n" + row.text + "\n\nNORA lost Veld to the Lunn League. Veld and the Lunn League rejoiced."})
		d.entity(record.Entity{ID: "e1", Kind: record.Organization, Name: "NORA"}, "NORA")
		d.entity(record.Entity{ID: "e2", Kind: record.Place, Name: "Veld"}, "Veld")
		d.entity(record.Entity{ID: "e3", Kind: record.Organization, Name: "Lunn League", Aliases: []string{"League"}}, "Lunn League")
		ev := row.ev
		ev.ID, ev.Label, ev.Salience = "v1", row.label, 1
		sentence := d.at(row.text)
		if i := strings.Index(row.text, "? "); i > 0 {
			sentence.End = sentence.Start + i + 1
		}
		at := strings.Index(row.text, row.trigger)
		ev.Mentions = []record.EventMention{{Source: "s1", Sentence: sentence, Trigger: record.Span{Start: sentence.Start + at, End: sentence.Start + at + len(row.trigger)}}}
		if row.when[0] == "2013-" {
			ev.When = record.When{Value: "2013", Start: record.Range{Lo: d.day("2013-01-01"), Hi: d.day("2013-12-31")}, End: record.Range{Lo: d.day("2017-05-12")}, Basis: record.Explicit}
		} else {
			ev.When = d.when("", "", row.when[0], row.when[1], record.Explicit, "")
		}
		for i := range ev.Attribution {
			ev.Attribution[i].Source, ev.Attribution[i].Span = "s1", d.at(ev.Attribution[i].Text)
		}
		d.event(ev)
		rec := d.record()
		tl := timeline.New(rec, timeline.Options{})
		b := newBuilder(rec)
		told := b.told(&tl.Items[0])
		if got := told.sentence(told.when.text); got != row.want {
			t.Errorf("%s: of %q\ngot  %s\nwant %s", row.why, row.label, got, row.want)
		}
	}
}

func TestProse(t *testing.T) {
	for _, row := range []struct{ start, end, value, mod, want, same, why string }{
		{"2017-05-10 2017-05-10", "", "2017-05-10", "", "on 10 May 2017", "the same day", "a day"},
		{"2017-05-04 2017-05-06", "", "2017-05-05", "APPROX", "around 5 May 2017", "around the same time", "about a day"},
		{"2017-05-08 2017-05-14", "", "2017-W19", "", "in the week of 8 May 2017", "the same week", "a week"},
		{"2017-05-08 2017-05-11", "", "", "", "between 8 and 11 May 2017", "in the same days", "days"},
		{"2017-01-01 2017-01-31", "", "2017-01", "", "in January 2017", "the same month", "a month"},
		{"2016-06-01 2016-08-31", "", "2016-SU", "", "in the summer of 2016", "the same summer", "a season"},
		{"2016-10-01 2016-12-31", "", "2016", "END", "in late 2016", "in the same period", "late"},
		{"2016-01-01 2016-12-31", "", "2016", "", "in 2016", "the same year", "a year"},
		{"1880-01-01 1889-12-31", "", "188", "", "in the 1880s", "in the same period", "a decade"},
		{"2013-01-01 2013-12-31", "2017-05-12 ", "2013", "", "since 2013", "in the same period", "going on"},
		{" 2017-01-31", "", "", "", "before February 2017", "in the same period", "before"},
		{"2017-05-10 ", "", "", "", "after 9 May 2017", "in the same period", "after"},
		{"2017-05-08 2017-05-08", "2017-05-10 2017-05-10", "", "", "from 8 to 10 May 2017", "in the same period", "some days long"},
		{"2016-02-15 2016-06-15", "2016-06-01 2016-08-31", "", "", "between February and August 2016", "in the same days", "vague ends are told as what holds them"},
		{"", "", "", "", "", "", "no date"},
	} {
		d := newDraft(t)
		of := func(s string) record.Range {
			lo, hi, _ := strings.Cut(s, " ")
			return record.Range{Lo: d.day(lo), Hi: d.day(hi)}
		}
		w := record.When{Value: row.value, Mod: row.mod, Start: of(row.start), End: of(row.end)}
		if row.end == "" {
			w.End = w.Start
		}
		if got := proseOf(w); got.text != row.want || got.same != row.same {
			t.Errorf("%s: %q, then %q; want %q, %q", row.why, got.text, got.same, row.want, row.same)
		}
	}
}

// A date is said once: the next sentence says that it is the same, a third nothing, and a year stands once.
func TestDatesOnce(t *testing.T) {
	on := func(day string) told {
		d := newDraft(t)
		return told{when: proseOf(d.when("", "", day, day, "", ""))}
	}
	first := on("2017-05-10")
	for _, row := range []struct{ day, want, why string }{
		{"2017-05-10", "the same day", "the same day"},
		{"2017-06-01", "on 1 June", "another of the same year"},
		{"2018-06-01", "on 1 June 2018", "another year"},
	} {
		if got := on(row.day).when.after(first.when); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// Notes are numbered in the order in which the text refers to them, as word processors number footnotes.
func TestNotesInOrder(t *testing.T) {
	for _, f := range fixtures {
		bf := briefingOf(f.make(t), Options{})
		lists := [][]Statement{bf.Facts}
		for _, p := range bf.Story {
			lists = append(lists, p)
		}
		for _, l := range bf.Lists() {
			lists = append(lists, l.Statements)
		}
		next := 1
		for _, list := range lists {
			for _, s := range list {
				for _, n := range s.Notes {
					if n > next {
						t.Errorf("%s: note %d comes before note %d", f.name, n, next)
					}
					if n == next {
						next++
					}
				}
			}
		}
		if next-1 != len(bf.Notes) {
			t.Errorf("%s: %d of %d notes are referred to", f.name, next-1, len(bf.Notes))
		}
	}
}

func TestMaxWords(t *testing.T) {
	rec := many(t)
	all := briefingOf(rec, Options{}).Words()
	last := 0
	for _, most := range []int{20, 60, 100, all, all + 1} {
		bf := briefingOf(rec, Options{MaxWords: most})
		if n := bf.Words(); n > most || n < last || n == 0 {
			t.Errorf("%d words where at most %d were asked for, and %d before", n, most, last)
		} else {
			last = n
		}
		if bf.Words() < all && len(bf.Left) == 0 {
			t.Errorf("at most %d words: nothing says that something is left out", most)
		}
	}
	if last != all {
		t.Errorf("%d of %d words where all were allowed", last, all)
	}
}

// Whatever label, sentence and name say, a briefing is made of them without a panic, and every note refers to an event.
func FuzzNew(f *testing.F) {
	f.Add("The [x] having been put out", "the x was put out by NORA, he said", "NORA", "he said")
	f.Add("", "a", "", "")
	f.Add("to to to be been s' ’s", "\"' . the the", "the", "according to")
	f.Fuzz(func(t *testing.T, label, sentence, name, said string) {
		rec := record.New()
		text := strings.ToValidUTF8(sentence+" "+name+" "+said, "?")
		rec.Sources = append(rec.Sources, record.Source{ID: "s1", Name: name, Text: text, SHA256: "00"})
		all := record.Span{End: len(text)}
		rec.Entities = append(rec.Entities, record.Entity{ID: "e1", Kind: record.Organization, Name: name, Aliases: []string{said}, Mentions: []record.Mention{{Source: "s1", Span: all, Text: text, Form: record.Name}}})
		for i, status := range []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied} {
			rec.Events = append(rec.Events, record.Event{
				ID: record.EventID(rune('a' + i)), Label: strings.ToValidUTF8(label, "?"), Status: status, Salience: 1,
				Mentions:    []record.EventMention{{Source: "s1", Sentence: all, Trigger: record.Span{End: min(len(text), 3)}}},
				Roles:       []record.Role{{Role: record.Patient, Entity: "e1", Source: "s1", Span: all}},
				Attribution: []record.Attribution{{Entity: "e1", Source: "s1", Span: all, Text: strings.ToValidUTF8(said, "?")}},
				When:        record.When{Start: record.Range{Lo: 700000, Hi: record.Day(700000 + i)}, End: record.Range{Lo: 700000}},
			})
		}
		bf := New(rec, timeline.New(rec, timeline.Options{}), graph.New(rec, graph.Options{}), Options{})
		for _, n := range bf.Notes {
			if n.Event == "" {
				t.Error("a note without an event")
			}
		}
	})
}
