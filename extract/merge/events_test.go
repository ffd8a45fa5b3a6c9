package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// blast writes an article on an explosion in Karlow.
func blast(t *testing.T, name, published, text string) *writing {
	t.Helper()
	return write(t, name, published, text).entity("place/city: Karlow")
}

// counts says how often the events of a record were merged, "2 1 1" for one of two reports and two of one.
func counts(rec *record.Record) string {
	var out []int
	for _, ev := range rec.Events {
		out = append(out, max(1, len(ev.Reports)))
	}
	slices.Sort(out)
	slices.Reverse(out)
	return strings.Trim(fmt.Sprint(out), "[]")
}

func TestEvents(t *testing.T) {
	const monday, tuesday, later = "2021-05-31", "2021-06-01", "2021-06-09"
	kills := func(day string, more ...string) []string {
		return append([]string{day, "where=Karlow", "class=ASSAULT"}, more...)
	}
	type event struct {
		text, trigger string
		args          []string
	}
	for _, row := range []struct {
		articles [][]event
		want     string
		why      string
	}{
		{[][]event{{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}}, {{"A blast in the market of Karlow killed 12.", "blast", kills(monday, "killed=12")}}},
			"2", "one day, place and toll, and related words"},
		{[][]event{{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}}, {{"An explosion at the hospital in Karlow killed 3.", "explosion", kills(monday, "killed=3")}}},
			"1 1", "same day, same city, two explosions"},
		{[][]event{{{"An explosion in Karlow shook windows.", "explosion", kills(monday)}}, {{"An explosion in Karlow broke a wall.", "explosion", kills(monday)}}},
			"1 1", "a kind, a day and a town are not enough"},
		{[][]event{
			{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}, {"A second explosion at the hospital in Karlow killed 3.", "second explosion", kills(monday, "killed=3")}},
			{{"A blast at the market of Karlow killed 12.", "blast", kills(monday, "killed=12")}}, {{"A blast at the hospital of Karlow killed 3.", "blast", kills(monday, "killed=3")}},
		}, "2 2", "one article tells of both, two of one each: each finds its own"},
		{[][]event{{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}}, {{"An explosion at the market in Karlow killed 12.", "explosion", kills(later, "killed=12")}}},
			"1 1", "days that lie too far apart"},
		{[][]event{{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}}, {{"Traders fled an explosion at the market in Karlow that killed 12.", "explosion", kills(tuesday, "killed=12")}}},
			"2", "a day apart and all else the same: one event, and a conflict"},
		{[][]event{{{"An explosion at the market in Karlow killed 12.", "explosion", kills(monday, "killed=12")}}, {{"Traders remember an explosion at the market in Karlow that killed 12.", "explosion", kills("2021-01-01/2021-12-31", "killed=12")}}},
			"2", "a year that the day lies in"},
		{[][]event{{{"The flood in Karlow took a bridge.", "flood", kills(monday)}}, {{"An explosion took a bridge in Karlow.", "explosion", kills(monday)}}},
			"1 1", "a class, a day, a town and a word are not enough"},
	} {
		var articles []*writing
		for i, events := range row.articles {
			var text []string
			for _, e := range events {
				text = append(text, e.text)
			}
			w := blast(t, string(rune('a'+i))+".txt", "2021-06-01", strings.Join(text, " "))
			for _, e := range events {
				w.event(e.trigger, e.args[0], e.args[1:]...)
			}
			articles = append(articles, w)
		}
		if got := counts(merged(t, articles...)); got != row.want {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
	}
}

func TestBestDate(t *testing.T) {
	tell := func(name, when string) *writing {
		return blast(t, name, "2021-06-09", "An explosion at the market in Karlow killed 12.").event("explosion", when, "where=Karlow", "class=ASSAULT", "killed=12")
	}
	for _, row := range []struct {
		days      []string
		want      string
		conflicts int
		why       string
	}{
		{[]string{"2021-05-31", "2021-05-01/2021-05-31"}, "2021-05-31 2021-05-31", 0, "the narrower one"},
		{[]string{"2021-05-25/2021-05-31", "2021-05-30/2021-06-05"}, "2021-05-30 2021-05-31", 0, "the days that both allow"},
		{[]string{"2021-05-31", ""}, "2021-05-31 2021-05-31", 0, "an undated report adds nothing"},
		{[]string{"2021-05-30", "2021-05-31", "2021-05-31"}, "2021-05-31 2021-05-31", 1, "most origins, not the mean, and a conflict"},
	} {
		var articles []*writing
		for i, when := range row.days {
			w := tell(string(rune('a'+i))+".txt", when)
			if i > 0 { // not a copy: another text around it
				w = blast(t, string(rune('a'+i))+".txt", "2021-06-09", []string{"", "Traders fled an explosion at the market in Karlow that killed 12.", "After the explosion at the market in Karlow, which killed 12, shops stayed shut."}[i]).
					event("explosion", when, "where=Karlow", "class=ASSAULT", "killed=12")
			}
			articles = append(articles, w)
		}
		out := merged(t, articles...)
		if len(out.Events) != 1 {
			t.Errorf("%s: %d events", row.why, len(out.Events))
			continue
		}
		w := out.Events[0].When
		if got := w.Start.Lo.String() + " " + w.End.Hi.String(); got != row.want || len(out.Conflicts) != row.conflicts {
			t.Errorf("%s: %s with %d conflicts, want %s with %d", row.why, got, len(out.Conflicts), row.want, row.conflicts)
		}
	}
}

func TestConflictsAndSeries(t *testing.T) {
	at := func(name, published, text, trigger string, more ...string) *writing {
		return blast(t, name, published, text).event(trigger, "2021-05-31", append([]string{"where=Karlow", "class=ASSAULT"}, more...)...)
	}
	first := at("a.txt", "2021-06-01", "An explosion at the market in Karlow killed at least 12.", "explosion", "killed=12")
	grown := at("b.txt", "2021-06-02", "The explosion at the market in Karlow killed 34 in all.", "explosion", "killed=34")
	wrong := at("c.txt", "2021-06-02", "Traders say the explosion at the market in Karlow killed 340 men.", "explosion", "killed=340")
	for _, row := range []struct {
		articles []*writing
		want     string
		why      string
	}{
		{[]*writing{first, grown}, "", "a toll that grows is a development"},
		{[]*writing{grown, wrong}, "toll", "two tolls of one day"},
		{[]*writing{first, grown, wrong}, "toll", "the two that lie furthest apart, once"},
	} {
		out := merged(t, row.articles...)
		var kinds []string
		for _, c := range out.Conflicts {
			kinds = append(kinds, c.Kind)
			if len(c.Evidence) != 2 || c.Evidence[0].Source == c.Evidence[1].Source {
				t.Errorf("%s: a conflict needs two sentences of two articles: %+v", row.why, c.Evidence)
			}
		}
		if got := strings.Join(kinds, " "); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
	out := merged(t, grown, first)
	var series []string
	for _, p := range Series(out, &out.Events[0]) {
		series = append(series, p.Published.String()+" "+p.What+" "+p.Quantity.Text)
	}
	if got := strings.Join(series, ", "); got != "2021-06-01 killed 12, 2021-06-02 killed 34" {
		t.Errorf("series %s", got)
	}

	did := func(name, text, agent, status string) *writing {
		return write(t, name, "2021-06-01", text).entity("place/city: Karlow").entity("organization/armed-group: "+agent).
			event("attack", "2021-05-31", "where=Karlow", "class=ASSAULT", "agent="+agent, "status="+status)
	}
	one := did("a.txt", "The Free Vale Front carried out the attack on the grain depot in Karlow.", "Free Vale Front", record.Asserted)
	other := did("b.txt", "The Northern League carried out the attack on the grain depot in Karlow, police say.", "Northern League", record.Asserted)
	denial := did("c.txt", "The Free Vale Front denied the attack on the grain depot in Karlow.", "Free Vale Front", record.Denied)
	if out := merged(t, one, other); len(out.Conflicts) != 1 || out.Conflicts[0].Kind != "actor" {
		t.Errorf("two said to have done it: %+v", out.Conflicts)
	}
	undated := write(t, "d.txt", "2021-06-02", "The Free Vale Front denied the attack.").entity("organization/armed-group: Free Vale Front").
		event("attack", "", "class=ASSAULT", "agent=Free Vale Front", "status=denied")
	if out := merged(t, one, undated); len(out.Conflicts) != 1 || out.Conflicts[0].Kind != "status" {
		t.Errorf("a denial without a day: %+v", out.Conflicts)
	}
	if out := merged(t, one, denial); len(out.Conflicts) != 1 || out.Conflicts[0].Kind != "status" || out.Events[0].Status != record.Asserted {
		t.Errorf("asserted and denied: %+v", out.Conflicts)
	}
}

func TestOutcomes(t *testing.T) {
	met := func(name, published, text, trigger, when string, status string) *writing {
		return write(t, name, published, text).entity("person: Ann Vrel").entity("person: Tom Oster").
			event(trigger, when, "class=CONSULT", "agent=Ann Vrel", "patient=Tom Oster", "status="+status)
	}
	plan := met("a.txt", "2021-06-01", "Ann Vrel will meet Tom Oster on Friday.", "meet", "2021-06-04", record.Planned)
	for _, row := range []struct {
		then *writing
		want string
		why  string
	}{
		{met("b.txt", "2021-06-05", "Ann Vrel met Tom Oster in the town hall.", "met", "2021-06-04", record.Asserted), record.Fulfilled, "it took place"},
		{met("b.txt", "2021-06-05", "Ann Vrel did not meet Tom Oster after all.", "meet", "2021-06-04", record.Denied), record.CalledOff, "it did not"},
		{write(t, "b.txt", "2021-06-09", "Ann Vrel opened a school.").entity("person: Ann Vrel").event("opened", "2021-06-08", "agent=Ann Vrel"), record.Unreported, "nobody says"},
		{met("b.txt", "2021-05-30", "Ann Vrel met Tom Oster in the town hall.", "met", "2021-05-29", record.Asserted), "", "what was before is not what came of it"},
	} {
		out := merged(t, plan, row.then)
		got, events := "", 0
		for _, ev := range out.Events {
			if ev.Outcome != nil {
				got, events = ev.Outcome.Kind, events+1
			}
		}
		if got != row.want || events > 1 {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestOrigins counts origins rather than articles.
func TestOrigins(t *testing.T) {
	const body = "An explosion at the market in Karlow killed 12 people while traders were closing their stalls for the day and children played between the carts, the mayor said."
	tell := func(name, publisher, text string, more ...string) *writing {
		w := blast(t, name, "2021-06-01", text)
		w.rec.Sources[0].Publisher = publisher
		for _, outlet := range []string{"Reuters", "AFP"} {
			if strings.Contains(text, outlet) {
				w.entity("organization/media: " + outlet)
			}
		}
		return w.event("explosion", "2021-05-31", append([]string{"where=Karlow", "class=ASSAULT", "killed=12"}, more...)...)
	}
	for _, row := range []struct {
		articles []*writing
		want     int
		why      string
	}{
		{[]*writing{tell("a.txt", "", "The explosion at the market in Karlow killed 12."), tell("b.txt", "", "Traders fled an explosion that killed 12 at the market in Karlow.")}, 2, "two articles of their own"},
		{[]*writing{tell("a.txt", "", body), tell("b.txt", "", "Market day.\n\n"+body)}, 1, "a copy"},
		{[]*writing{tell("a.txt", "The Gazette", "The explosion at the market in Karlow killed 12."), tell("b.txt", "The Gazette", "Traders fled an explosion that killed 12 at the market in Karlow.")}, 1, "two articles of one paper"},
		{[]*writing{tell("a.txt", "", "The explosion at the market in Karlow killed 12, the mayor told Reuters.", "said=the mayor told Reuters"),
			tell("b.txt", "", "Traders fled an explosion that killed 12 at the market in Karlow, a nurse told Reuters.", "said=a nurse told Reuters")}, 1, "two that quote one agency"},
		{[]*writing{tell("a.txt", "Reuters", "The explosion at the market in Karlow killed 12."),
			tell("b.txt", "", "Traders fled an explosion that killed 12 at the market in Karlow, a nurse told Reuters.", "said=a nurse told Reuters")}, 1, "an agency and one that quotes it"},
		{[]*writing{tell("a.txt", "", "KARLOW (Reuters) - The explosion at the market in Karlow killed 12."),
			tell("b.txt", "", "Traders fled an explosion that killed 12 at the market in Karlow, a nurse told AFP.", "said=a nurse told AFP")}, 2, "two agencies"},
	} {
		out := merged(t, row.articles...)
		if len(out.Events) != 1 || out.Events[0].Sources != row.want {
			t.Errorf("%s: %d events, of %d origins, want %d", row.why, len(out.Events), out.Events[0].Sources, row.want)
		}
	}
	out := merged(t, tell("a.txt", "", "KARLOW (Reuters) - "+body), tell("b.txt", "", "Market day.\n\n"+body),
		tell("c.txt", "", "Traders fled an explosion that killed 12 at the market in Karlow, a nurse told AFP.", "said=a nurse told AFP"))
	rows := Standings(out)
	if len(rows) != 3 || rows[0].Origin != "reuters" || len(rows[0].Copies) != 1 || rows[1].Origin != "reuters" || rows[2].Origin != "c.txt" {
		t.Errorf("standings %+v", rows)
	}
	if len(rows[0].Relies) != 0 {
		t.Errorf("an agency does not rely on itself: %+v", rows[0].Relies)
	}
	if len(rows[2].Relies) != 1 || rows[2].Relies[0].Outlet != "afp" || rows[2].Relies[0].Words.Text != "a nurse told AFP" || rows[2].Supported != 1 {
		t.Errorf("c.txt relies on AFP: %+v", rows[2])
	}
}

func TestRulingsOnEvents(t *testing.T) {
	a := blast(t, "a.txt", "2021-06-01", "An explosion at the market in Karlow killed 12.").event("explosion", "2021-05-31", "where=Karlow", "class=ASSAULT", "killed=12")
	b := blast(t, "b.txt", "2021-06-01", "Traders fled a blast at the market in Karlow that killed 12.").event("blast", "2021-05-31", "where=Karlow", "class=ASSAULT", "killed=12")
	c := blast(t, "c.txt", "2021-06-01", "Windows broke in Karlow.").event("broke", "", "where=Karlow")
	ref := func(w *writing, words string) Ref { return Ref{w.rec.Sources[0].SHA256, w.span(words)} }
	if got := counts(ruled(t, Options{Rulings: []Ruling{{Of: OfEvents, A: ref(a, "explosion"), B: ref(b, "blast")}}}, a, b)); got != "1 1" {
		t.Errorf("ruled apart: %s", got)
	}
	if got := counts(ruled(t, Options{Rulings: []Ruling{{Of: OfEvents, Same: true, A: ref(a, "explosion"), B: ref(c, "broke"), Reason: "the same bang"}}}, a, b, c)); got != "3" {
		t.Errorf("ruled to be one: %s", got)
	}
	if got := counts(ruled(t, Options{Rulings: []Ruling{
		{Of: OfEvents, Same: true, A: ref(a, "explosion"), B: ref(c, "broke")}, {Of: OfEvents, Same: true, A: ref(b, "blast"), B: ref(c, "broke")},
		{Of: OfEvents, A: ref(a, "explosion"), B: ref(b, "blast")},
	}}, a, b, c)); got != "2 1" && got != "1 2" {
		t.Errorf("two ruled apart met through a third: %s", got)
	}
}

func TestMergedStatusWhy(t *testing.T) {
	a := blast(t, "a.txt", "2021-06-01", "An explosion at the market in Karlow killed 12.").event("explosion", "2021-05-31", "where=Karlow", "class=ASSAULT", "killed=12")
	b := blast(t, "b.txt", "2021-06-01", "Traders fled a blast at the market in Karlow that killed 12.").event("blast", "2021-05-31", "where=Karlow", "class=ASSAULT", "killed=12")
	for _, w := range []*writing{a, b} {
		w.rec.Events[0].Status, w.rec.Events[0].StatusWhy = record.Claimed, "claimed, by “he says”"
	}
	if out := merged(t, a, b); len(out.Events) != 1 || out.Events[0].Status != record.Claimed || out.Events[0].StatusWhy != "claimed, by “he says”" {
		t.Errorf("merged: %+v", out.Events)
	}
}
