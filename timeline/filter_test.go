package timeline

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// crowd is a record with three actors, two sources, and events of several classes and statuses.
func crowd() *record.Record {
	on := func(d string) record.Range { return span(d, d) }
	events := []record.Event{
		event("v1", on("2021-03-08"), on("2021-03-08")),
		event("v2", on("2021-03-09"), on("2021-03-09")),
		event("v3", span("2021-03-01", "2021-03-31"), span("2021-03-01", "2021-03-31")),
		event("v4", span("2021-04-01", ""), span("2021-04-01", "")),
		event("v5", record.Range{}, record.Range{}),
		event("v6", on("2021-03-09"), on("2021-03-09")),
	}
	rec := sample(events...)
	rec.Sources = append(rec.Sources, record.Source{ID: "s2", Name: "post.txt", Publisher: "Evening Post", Text: sampleText})
	for i, name := range []string{"The Council", "Army of the River", "Divers", "Orun"} {
		kind := record.Organization
		if name == "Orun" {
			kind = record.Place
		}
		rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i+1)), Kind: kind, Name: name, Aliases: []string{strings.ToUpper(name[:3])},
			Mentions: []record.Mention{}})
	}
	rec.Entities[1].Subkind = "armed-group"
	part := func(ev, role string, e int) {
		for i := range rec.Events {
			if string(rec.Events[i].ID) == ev {
				rec.Events[i].Roles = append(rec.Events[i].Roles, record.Role{Role: role, Entity: record.EntityID(fmt.Sprintf("e%d", e)), Source: "s1", Span: spanOf("Engineers")})
			}
		}
	}
	part("v1", record.Agent, 1)
	part("v1", record.Patient, 2)
	part("v2", record.Agent, 2)
	part("v3", record.Agent, 2)
	part("v3", record.Patient, 1)
	part("v4", record.Patient, 3)
	rec.Events[1].Class, rec.Events[1].Status = "ASSAULT", record.Claimed
	rec.Events[2].Mentions[0].Source = "s2"
	rec.Events[3].Status = record.Planned
	rec.Events[0].Where = "e4"
	rec.Events[5].Label, rec.Events[5].Class = rec.Events[1].Label, "ASSAULT"
	rec.Events[5].Status = record.Claimed
	return rec
}

func TestFilter(t *testing.T) {
	for _, tt := range []struct {
		why     string
		opt     Options
		want    string
		undated int
		says    string
	}{
		{"nothing asked: everything", Options{}, "v3 v1 v2 v6 v4", 1, ""},
		{"an actor by name", Options{Actors: []string{"army of the river"}}, "v3 v1 v2", 0, "Chosen: with army of the river."},
		{"an actor by alias", Options{Actors: []string{"DIV"}}, "v4", 0, "Chosen: with DIV."},
		{"two actors: either will do", Options{Actors: []string{"e3", "e1"}}, "v3 v1 v4", 0, "Chosen: with e3 or e1."},
		{"an actor that nobody is", Options{Actors: []string{"Nobody"}}, "", 0, "Chosen: with Nobody."},
		{"a class", Options{Classes: []string{"assault"}}, "v2 v6", 0, "Chosen: of class assault."},
		{"a status", Options{Statuses: []string{"planned"}}, "v4", 0, "Chosen: planned."},
		{"a source by publisher", Options{Sources: []string{"evening post"}}, "v3", 0, "Chosen: from evening post."},
		{"a period keeps what may lie in it", Options{From: day("2021-03-09"), To: day("2021-03-20")}, "v3 v2 v6", 0, "Chosen: 9 to 20 March 2021."},
		{"a period open at its end", Options{From: day("2021-03-09")}, "v3 v2 v6 v4", 0, "Chosen: on or after 9 March 2021."},
		{"a period open at its begin", Options{To: day("2021-03-08")}, "v3 v1", 0, "Chosen: up to 8 March 2021."},
		{"all together", Options{Actors: []string{"e2"}, Classes: []string{"ASSAULT"}, Statuses: []string{"claimed"}}, "v2", 0, "Chosen: with e2, of class ASSAULT, claimed."},
	} {
		tl := New(crowd(), tt.opt)
		if got := ids(tl.Items); got != tt.want || len(tl.Undated) != tt.undated {
			t.Errorf("%s: got %q and %d undated, want %q and %d", tt.why, got, len(tl.Undated), tt.want, tt.undated)
		}
		if tt.says != "" && !strings.Contains(tl.Subtitle, tt.says) {
			t.Errorf("%s: %q does not say %q", tt.why, tl.Subtitle, tt.says)
		}
	}
}

func TestMerge(t *testing.T) {
	tl := New(crowd(), Options{Merge: true})
	if got := ids(tl.Items); got != "v3 v1 v2 v4" {
		t.Errorf("got %q", got)
	}
	for _, it := range tl.Items {
		if n := len(it.Also); (it.Event.ID == "v2") != (n == 1) {
			t.Errorf("%s stands for %d more", it.Event.ID, n)
		}
	}
	if !strings.HasPrefix(tl.Subtitle, "5 dated events") {
		t.Errorf("what is merged is still counted: %q", tl.Subtitle)
	}
}

func TestLanes(t *testing.T) {
	for _, tt := range []struct {
		why  string
		opt  Options
		want string
	}{
		{"an actor a lane, the most involved first", Options{}, "Army of the River (armed group): v3+1 v2; The Council: v1+0; Divers: v4; Others: v6"},
		{"few lanes: the rest are others", Options{MaxLanes: 2}, "Army of the River (armed group): v3 v1 v2; Others: v6 v4"},
		{"places", Options{Lanes: ByPlace}, "Orun: v1; Others: v3 v2 v6 v4"},
		{"sources", Options{Lanes: BySource}, "bridge.txt (10 March 2021): v1 v2 v6 v4; Evening Post: v3"},
		{"classes", Options{Lanes: ByClass}, "Other: v3 v1 v4; Assault: v2 v6"},
		{"one lane", Options{MaxLanes: 1}, "Others: v3 v1 v2 v6 v4"},
	} {
		tl := New(crowd(), tt.opt)
		var lanes []string
		events := 0
		for n, lane := range tl.Lanes {
			s := lane.Name
			if lane.Detail != "" {
				s += " (" + lane.Detail + ")"
			}
			s += ":"
			for _, it := range tl.Items {
				if it.Lane == n {
					s += " " + string(it.Event.ID)
					for _, to := range it.Touches {
						s += fmt.Sprintf("+%d", to)
					}
				}
			}
			events += lane.Events
			lanes = append(lanes, s)
		}
		if got := strings.Join(lanes, "; "); got != tt.want || events != len(tl.Items) {
			t.Errorf("%s:\n got %s\nwant %s\n%d events in lanes", tt.why, got, tt.want, events)
		}
	}
}

func TestPlaced(t *testing.T) {
	rec := sample(event("v1", span("2021-03-08", "2021-03-08"), span("2021-03-08", "2021-03-08")), event("v2", record.Range{}, record.Range{}),
		event("v3", record.Range{}, record.Range{}), event("v4", record.Range{}, record.Range{}))
	words := func(id, text, mod, anchor string) record.Time {
		return record.Time{ID: record.TimeID(id), Source: "s1", Span: spanOf("Monday"), Text: text, Type: "DATE", Mod: mod, Anchor: anchor}
	}
	rec.Times = []record.Time{words("t1", "After the  fall", "AFTER", "event:v1"), words("t2", "beforehand", "BEFORE", "event:v1"), words("t3", "then", "AFTER", "event:v9")}
	for i, id := range []record.TimeID{"t1", "t2", "t3"} {
		rec.Events[i+1].When.Times = []record.TimeID{id}
	}
	tl := New(rec, Options{})
	var got []string
	for _, p := range tl.Placed {
		got = append(got, fmt.Sprintf("%s %d %v %s", p.Event.ID, p.Anchor, p.After, p.Date))
	}
	if want := "v2 0 true after the fall|v3 0 false before: Event v1"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
	if n := len(tl.Undated); n != 3 {
		t.Errorf("%d events without a date, want all three", n)
	}
}

func TestClock(t *testing.T) {
	day8 := span("2021-03-08", "2021-03-08")
	for _, tt := range []struct {
		why, value string
		when       record.Range
		want       string
	}{
		{"minutes", "2021-03-08T14:30", day8, "Mon 8 March 2021, 14:30"},
		{"seconds are left out", "2021-03-08T04:05:06", day8, "Mon 8 March 2021, 4:05"},
		{"an hour", "2021-03-08T09", day8, "Mon 8 March 2021, 9:00"},
		{"universal time", "2021-03-08T14:30Z", day8, "Mon 8 March 2021, 14:30 UTC"},
		{"a zone east of it", "2021-03-08T14:30+03:00", day8, "Mon 8 March 2021, 14:30 UTC+3"},
		{"a zone west of it, with seconds", "2021-03-08T14:30:05-03:30", day8, "Mon 8 March 2021, 14:30 UTC-3:30"},
		{"an hour in a zone", "2021-03-08T09-05:00", day8, "Mon 8 March 2021, 9:00 UTC-5"},
		{"no such zone", "2021-03-08T14:30+3x", day8, "Mon 8 March 2021"},
		{"a part of the day", "2021-03-08TMO", day8, "Mon 8 March 2021, morning"},
		{"no such hour", "2021-03-08T25:00", day8, "Mon 8 March 2021"},
		{"no number", "2021-03-08Txx:yy", day8, "Mon 8 March 2021"},
		{"another day", "2021-03-09T14:30", day8, "Mon 8 March 2021"},
		{"no exact day", "2021-03-08T14:30", span("2021-03-08", "2021-03-09"), "8–9 March 2021"},
	} {
		ev := event("v1", tt.when, tt.when)
		ev.When.Value = tt.value
		if got := New(sample(ev), Options{}).Items[0].Date; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.why, got, tt.want)
		}
	}
}
