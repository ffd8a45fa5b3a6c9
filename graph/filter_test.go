package graph

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func TestFilters(t *testing.T) {
	day := func(n int) record.Day { return record.DayOf(2020, 5, n) }
	class := func(name string) func(*record.Event) { return func(ev *record.Event) { ev.Class = name } }
	said := func(source string) func(*record.Event) {
		return func(ev *record.Event) { ev.Mentions = []record.EventMention{{Source: record.SourceID(source)}} }
	}
	dated := func() *record.Record {
		return made("A B C D E F", event("agent=A patient=B", on("3")), event("agent=A patient=C", on("5-8")), event("agent=A patient=D", on("1..9")), event("agent=A patient=E"), event("agent=A patient=F", on("2..")))
	}
	kinds := func() *record.Record {
		rec := made("A B C @p", event("agent=A patient=B", class("ASSAULT"), said("s1")), event("agent=B patient=C", class("AID"), said("s2")), event("agent=C where=p", class("aid"), said("s1")))
		rec.Entities[0].Kind, rec.Entities[0].Aliases = record.Person, []string{"Ay"}
		rec.Sources = append(rec.Sources, record.Source{ID: "s2", Name: "two.txt", Publisher: "The Paper", Published: day(20)})
		rec.Sources[0].Published = day(10)
		rec.Relations = []record.Relation{{ID: "r1", Type: "leads", From: "A", To: "C", Source: "s2"}}
		return rec
	}
	chain := func() *record.Record {
		sure := func(ev *record.Event) { ev.Confidence, ev.Sources = 1, 3 }
		return made("A B C D X Y", event("agent=A patient=B", sure), event("agent=B patient=C"), event("agent=C patient=D"), event("agent=X patient=Y"))
	}
	for _, row := range []struct {
		why  string
		rec  *record.Record
		opt  Options
		want string
		left Omitted
	}{
		{why: "a period keeps what may lie in it", rec: dated(), opt: Options{From: day(6), To: day(7)}, want: "A -> C\nA -> D\nA -> F\n", left: Omitted{Outside: 2}},
		{why: "or, if certain, only what must", rec: dated(), opt: Options{From: day(6), To: day(7), Certain: true}, want: "A -> D\n", left: Omitted{Outside: 4}},
		{why: "from a day on", rec: dated(), opt: Options{From: day(9)}, want: "A -> D\nA -> F\n", left: Omitted{Outside: 3}},
		{why: "up to a day", rec: dated(), opt: Options{To: day(2)}, want: "A -> D\nA -> F\n", left: Omitted{Outside: 3}},
		{why: "as it stood on a day: what may have begun, and is remembered", rec: dated(), opt: Options{At: day(6)}, want: "A -> B\nA -> C\nA -> D\nA -> F\n", left: Omitted{Outside: 1}},
		{why: "as it certainly stood", rec: dated(), opt: Options{At: day(6), Certain: true}, want: "A -> B\nA -> D\nA -> F\n", left: Omitted{Outside: 2}},
		{why: "a relation stands once a source says so", rec: kinds(), opt: Options{OmitPlaces: true, At: day(15), Classes: []string{"leads"}}, left: Omitted{Other: 4}},
		{why: "classes of events and types of relations, in any case", rec: kinds(), opt: Options{Classes: []string{"Aid", "LEADS"}}, want: "B -> C\nC @ p\nA ~> C\n", left: Omitted{Other: 1}},
		{why: "a source by its publisher", rec: kinds(), opt: Options{Sources: []string{"the paper"}}, want: "B -> C\nA ~> C\n", left: Omitted{Other: 2}},
		{why: "a source by its id", rec: kinds(), opt: Options{Sources: []string{"s1"}}, want: "A -> B\nC @ p\n", left: Omitted{Other: 2}},
		{why: "an actor by an alias", rec: kinds(), opt: Options{Actors: []string{"ay"}}, want: "A -> B\nA ~> C\n", left: Omitted{Other: 2}},
		{why: "an actor that is a place", rec: kinds(), opt: Options{Actors: []string{"p"}}, want: "C @ p\n", left: Omitted{Other: 3}},
		{why: "an actor that is nobody", rec: kinds(), opt: Options{Actors: []string{"Z"}}, left: Omitted{Other: 4}},
		{why: "kinds of nodes", rec: kinds(), opt: Options{Kinds: []string{"Organization"}}, want: "B -> C\n", left: Omitted{Alone: 2}},
		{why: "light ties", rec: chain(), opt: Options{MinWeight: 1}, want: "A -> B\n", left: Omitted{Light: 3}},
		{why: "the largest part that hangs together", rec: chain(), opt: Options{Giant: true}, want: "A -> B\nB -> C\nC -> D\n", left: Omitted{Apart: 1}},
		{why: "around an actor", rec: chain(), opt: Options{Ego: []string{"B"}}, want: "A -> B\nB -> C\n", left: Omitted{Apart: 2}},
		{why: "two steps around an actor", rec: chain(), opt: Options{Ego: []string{"a"}, Hops: 2}, want: "A -> B\nB -> C\n", left: Omitted{Apart: 2}},
		{why: "around nobody is nothing", rec: chain(), opt: Options{Ego: []string{"Z"}}, left: Omitted{Apart: 4}},
		{why: "an edge for each event", rec: made("A B", event("agent=A patient=B"), event("agent=A patient=B")), opt: Options{Parallel: true}, want: "A -> B\nA -> B\n"},
		{why: "to whom the same happened, if nobody did it", rec: made("A B @p @q", event("patient=A patient=B"), event("patient=p patient=q")), want: "A -- B\n", left: Omitted{Alone: 1}},
		{why: "patients of one who acts are tied to him", rec: made("A B C", event("agent=C patient=A patient=B")), want: "C -> A\nC -> B\n"},
	} {
		g := whole(row.rec, row.opt)
		if got, want := sorted(show(g)), sorted(row.want); got != want {
			t.Errorf("%s:\ngot\n%swant\n%s", row.why, got, want)
		}
		if g.Omitted != row.left {
			t.Errorf("%s: left out %+v, want %+v", row.why, g.Omitted, row.left)
		}
	}
}

func TestEventNodes(t *testing.T) {
	rec := made("A B C guards @p", event("agent=A patient=B recipient=C instrument=A patient=guards where=p", on("3"), as(record.Claimed), func(ev *record.Event) { ev.Label = "A gave B to C" }),
		event("patient=guards"), event(""))
	rec.Relations = []record.Relation{{ID: "r1", Type: "leads", From: "A", To: "B", Source: "s1"}}
	g := whole(rec, Options{EventNodes: true})
	var list []string
	for _, e := range g.Edges {
		list = append(list, fmt.Sprintf("%s %s %s %s", g.Nodes[e.From].Name, e.Role, g.Nodes[e.To].Name, e.Status))
	}
	slices.Sort(list)
	want := []string{"A  B asserted", "A agent A gave B to C claimed", "A gave B to C patient B claimed", "A gave B to C place p claimed", "A gave B to C recipient C claimed", "A instrument A gave B to C claimed"}
	if !slices.Equal(list, want) {
		t.Errorf("got %q\nwant %q", list, want)
	}
	events := 0
	for _, n := range g.Nodes {
		if n.Event != nil {
			events++
			if n.Entity.ID != "v1" || n.Entity.Kind != record.NamedEvent || n.Actor || n.Detail != "3 May 2020 (claimed)" {
				t.Errorf("the node of an event is %+v", n)
			}
		}
	}
	if events != 1 || g.Omitted.Unnamed != 1 || g.Omitted.Alone != 1 {
		t.Errorf("%d events, left out %+v", events, g.Omitted)
	}
	if around := whole(rec, Options{EventNodes: true, Ego: []string{"C"}}); len(around.Find("B")) != 1 {
		t.Error("those of one event are one step apart, though it stands between them")
	}
	if g := whole(rec, Options{EventNodes: true, IncludeNominals: true, OmitPlaces: true}); len(g.Find("guards")) != 1 || len(g.Find("p")) != 0 {
		t.Errorf("nodes %v", g.Nodes)
	}
}

func TestFind(t *testing.T) {
	rec := made("A B C")
	rec.Entities[0].Kind, rec.Entities[0].Name = record.Person, "Ana  Kovač"
	rec.Entities[1].Name, rec.Entities[1].Aliases = "Kovač Ltd", []string{"A"}
	rec.Entities[2].Name = "B"
	for _, row := range []struct {
		why, name string
		want      []int
	}{
		{"an id before a name", "B", []int{1}},
		{"an id before an alias", "A", []int{0}},
		{"an alias in any case", "a", []int{1}},
		{"the last name of a person", "kovač", []int{0}},
		{"no part of another name", "Ltd", nil},
		{"nothing", " ", nil},
	} {
		if got := Find(rec, row.name); !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: %v, want %v", row.why, got, row.want)
		}
	}
}

func TestWordsOfAChoice(t *testing.T) {
	rec := made("A B", event("agent=A patient=B", on("3")))
	for _, row := range []struct {
		opt  Options
		want string
	}{
		{Options{From: record.DayOf(2020, 5, 1), To: record.DayOf(2020, 5, 9)}, ", from 1 May 2020 to 9 May 2020."},
		{Options{From: record.DayOf(2020, 5, 1)}, ", from 1 May 2020 on."},
		{Options{To: record.DayOf(2020, 5, 9)}, ", up to 9 May 2020."},
		{Options{At: record.DayOf(2020, 5, 9)}, ", as it stood on 9 May 2020."},
		{Options{Ego: []string{"A"}, Hops: 2}, ", at most 2 steps from A."},
		{Options{To: record.DayOf(2020, 5, 1)}, "No ties between named actors were found, up to 1 May 2020."},
	} {
		if g := whole(rec, row.opt); !strings.HasSuffix(g.Subtitle, row.want) {
			t.Errorf("%q does not end in %q", g.Subtitle, row.want)
		}
	}
}

// many is a record of many events between many actors, and relations between them.
func many(events int) *record.Record {
	r := rand.New(rand.NewPCG(1, 1))
	rec := record.New()
	rec.Sources = []record.Source{{ID: "s1", Name: "many.txt", Text: "The Army of Karlow attacked the Ostland Police near the border."}}
	id := func() record.EntityID { return record.EntityID(fmt.Sprint("e", r.IntN(events/2))) }
	for i := range events / 2 {
		rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprint("e", i)), Kind: record.Organization, Name: fmt.Sprint("Organization ", i)})
	}
	for i := range events {
		ev := event("", on(fmt.Sprint(1+r.IntN(31))))
		ev.ID, ev.Label = record.EventID(fmt.Sprint("v", i)), "The Army attacked the Police near the border"
		ev.Mentions = []record.EventMention{{Source: "s1", Trigger: record.Span{Start: 19, End: 27}, Sentence: record.Span{End: 63}}}
		ev.Roles = []record.Role{{Role: record.Agent, Entity: id(), Source: "s1"}, {Role: record.Patient, Entity: id(), Source: "s1"}}
		rec.Events = append(rec.Events, ev)
		if i%10 == 0 {
			rec.Relations = append(rec.Relations, record.Relation{ID: record.RelationID(fmt.Sprint("r", i)), Type: "supports", From: id(), To: id(), Source: "s1"})
		}
	}
	return rec
}

func BenchmarkNewLarge(b *testing.B) {
	for _, events := range []int{1_000, 10_000, 100_000} {
		rec := many(events)
		for name, opt := range map[string]Options{"all": {MaxNodes: -1, MaxEdges: -1}, "picture": {}, "ego": {MaxNodes: -1, MaxEdges: -1, Ego: []string{"e1"}, Hops: 3}, "events": {MaxNodes: -1, MaxEdges: -1, EventNodes: true}} {
			b.Run(fmt.Sprintf("%s/%d", name, events), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					New(rec, opt)
				}
			})
		}
	}
}

func BenchmarkPath(b *testing.B) {
	for _, events := range []int{1_000, 10_000, 100_000} {
		g := whole(many(events), Options{})
		for _, order := range []Order{Certain, Possible, AnyOrder} {
			b.Run(fmt.Sprintf("%v/%d", order, events), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					g.Path(0, len(g.Nodes)-1, PathOptions{Order: order})
				}
			})
		}
	}
}
