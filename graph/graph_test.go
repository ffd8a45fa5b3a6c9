package graph

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// harbour reads the record that this package and its writers are tested on.
func harbour(t testing.TB) *record.Record {
	t.Helper()
	data, err := os.ReadFile("testdata/harbour.json")
	if err != nil {
		t.Fatal(err)
	}
	rec, err := record.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Validate(); err != nil {
		t.Fatal(err)
	}
	return rec
}

// show lists the edges of a graph, one a line.
func show(g *Graph) string {
	var b strings.Builder
	for _, e := range g.Edges {
		join := map[Kind]string{Acts: "->", With: "--", At: "@", Standing: "~>"}[e.Kind]
		fmt.Fprintf(&b, "%s %s %s", g.Nodes[e.From].Name, join, g.Nodes[e.To].Name)
		if e.Status != record.Asserted {
			fmt.Fprintf(&b, " [%s]", e.Status)
		}
		if len(e.Events) > 1 {
			fmt.Fprintf(&b, " x%d", len(e.Events))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// made is a record of entities (those in lower case have no name, those beginning with @ are places) and events.
func made(names string, events ...record.Event) *record.Record {
	rec := record.New()
	rec.Sources = []record.Source{{ID: "s1", Name: "made.txt"}}
	for name := range strings.FieldsSeq(names) {
		ent := record.Entity{ID: record.EntityID(strings.Trim(name, "@")), Kind: record.Organization, Name: strings.Trim(name, "@")}
		if name[0] == '@' {
			ent.Kind = record.Place
		}
		if name == strings.ToLower(name) && name[0] != '@' {
			ent.Mentions = []record.Mention{{Source: "s1", Form: record.Nominal}}
		}
		rec.Entities = append(rec.Entities, ent)
	}
	for i := range events {
		events[i].ID = record.EventID(fmt.Sprint("v", i+1))
		rec.Events = append(rec.Events, events[i])
	}
	return rec
}

// event makes an event of "agent=A patient=B where=P", positive and asserted unless changed.
func event(parts string, change ...func(*record.Event)) record.Event {
	ev := record.Event{Status: record.Asserted, Polarity: record.Positive, Salience: 0.5, Confidence: 0.5, Sources: 1}
	for part := range strings.FieldsSeq(parts) {
		role, id, _ := strings.Cut(part, "=")
		if role == "where" {
			ev.Where = record.EntityID(id)
		} else {
			ev.Roles = append(ev.Roles, record.Role{Role: role, Entity: record.EntityID(id), Source: "s1"})
		}
	}
	for _, f := range change {
		f(&ev)
	}
	return ev
}

func as(status string) func(*record.Event) { return func(ev *record.Event) { ev.Status = status } }

func TestProjection(t *testing.T) {
	negative := func(ev *record.Event) { ev.Polarity = record.Negative }
	minor := func(ev *record.Event) { ev.Salience = 0.1 }
	warring := func(rec *record.Record) *record.Record {
		rec.Entities[1].Kind = record.NamedEvent
		return rec
	}
	relation := func(rec *record.Record, kind, from, to string) *record.Record {
		rec.Relations = append(rec.Relations, record.Relation{Type: kind, From: record.EntityID(from), To: record.EntityID(to), Source: "s1"})
		return rec
	}
	for _, row := range []struct {
		why  string
		rec  *record.Record
		opt  Options
		want string
		left Omitted
	}{
		{why: "an agent acts on a patient, a recipient is one too",
			rec:  made("A B C", event("agent=A patient=B recipient=C")),
			want: "A -> B\nA -> C\n"},
		{why: "agents of one event are tied without a direction, in the order of the record",
			rec:  made("A B", event("agent=B agent=A")),
			want: "A -- B\n"},
		{why: "two agents who act on a third are tied to it and to each other",
			rec:  made("A B C", event("agent=A agent=B patient=C")),
			want: "A -> C\nB -> C\nA -- B\n"},
		{why: "four signatories are tied to the treaty and not to each other",
			rec:  made("A B C D T", event("agent=A agent=B agent=C agent=D patient=T")),
			want: "A -> T\nB -> T\nC -> T\nD -> T\n"},
		{why: "four who meet have only each other",
			rec:  made("A B C D", event("agent=A agent=B agent=C agent=D")),
			want: "A -- B\nA -- C\nA -- D\nB -- C\nB -- D\nC -- D\n"},
		{why: "a party alone is tied to the place",
			rec:  made("A @p", event("agent=A where=p"), event("patient=A where=p")),
			want: "A @ p x2\n"},
		{why: "a place says nothing new where there is a second party",
			rec:  made("A B @p", event("agent=A patient=B where=p")),
			want: "A -> B\n"},
		{why: "places can be left out",
			rec: made("A @p", event("agent=A where=p")), opt: Options{OmitPlaces: true},
			left: Omitted{Alone: 1}},
		{why: "an event at the place that is its own party ties nobody",
			rec:  made("@p", event("patient=p where=p")),
			left: Omitted{Alone: 1}},
		{why: "nobody is tied to himself",
			rec:  made("A", event("agent=A patient=A")),
			left: Omitted{Alone: 1}},
		{why: "instruments and other roles are no parties",
			rec:  made("A B C", event("agent=A other=B instrument=C")),
			left: Omitted{Alone: 1}},
		{why: "who has no name is left out, and said to be",
			rec:  made("A guards", event("agent=A patient=guards")),
			left: Omitted{Unnamed: 1}},
		{why: "without its unnamed party an event can still be tied to its place",
			rec:  made("A guards @p", event("agent=A patient=guards where=p")),
			want: "A @ p\n"},
		{why: "who has no name is shown on request",
			rec: made("A guards", event("agent=A patient=guards")), opt: Options{IncludeNominals: true},
			want: "A -> guards\n"},
		{why: "statuses do not mix in one edge",
			rec:  made("A B", event("agent=A patient=B"), event("agent=A patient=B", as(record.Claimed)), event("agent=A patient=B"), event("agent=A patient=B", as(record.Planned))),
			want: "A -> B x2\nA -> B [claimed]\nA -> B [planned]\n"},
		{why: "directions do not mix in one edge",
			rec:  made("A B", event("agent=A patient=B"), event("agent=B patient=A")),
			want: "A -> B\nB -> A\n"},
		{why: "what is denied ties nobody, nor does what is said not to have happened",
			rec:  made("A B", event("agent=A patient=B", as(record.Denied)), event("agent=A patient=B", negative)),
			left: Omitted{Status: 2}},
		{why: "denials can be asked for",
			rec: made("A B", event("agent=A patient=B", negative)), opt: Options{Statuses: []string{record.Denied}},
			want: "A -> B [denied]\n"},
		{why: "minor events can be left out",
			rec: made("A B C", event("agent=A patient=B"), event("agent=A patient=C", minor)), opt: Options{MinSalience: 0.2},
			want: "A -> B\n", left: Omitted{Minor: 1}},
		{why: "a war is no party",
			rec:  warring(made("A W B", event("agent=W patient=A"), event("agent=A patient=B"))),
			want: "A -> B\n", left: Omitted{Alone: 1}},
		{why: "a relation joins parties of events to others",
			rec:  relation(made("A B C", event("agent=A patient=B")), "leads", "C", "A"),
			want: "A -> B\nC ~> A\n"},
		{why: "a relation of two who take no part in anything is background",
			rec:  relation(made("A B C D", event("agent=A patient=B")), "leads", "C", "D"),
			want: "A -> B\n"},
		{why: "geography is added between places that are there, not to bring in more",
			rec:  relation(relation(made("A @p @q @r", event("agent=A where=p"), event("agent=A where=q")), "located_in", "p", "q"), "located_in", "p", "r"),
			want: "A @ p\nA @ q\np ~> q\n"},
		{why: "a relation brings in no places either",
			rec:  relation(made("A B @p", event("agent=A patient=B")), "part_of", "A", "p"),
			want: "A -> B\n"},
		{why: "what happens to a place is no tie to the place around it",
			rec:  made("@p @q", event("patient=p where=q")),
			left: Omitted{Alone: 1}},
		{why: "a relation that an event tells is not drawn again, another is",
			rec: relation(relation(made("A B", event("agent=A patient=B", func(ev *record.Event) { ev.Label = "A supported B" })),
				"supports", "A", "B"), "leads", "A", "B"),
			want: "A -> B\nA ~> B\n"},
		{why: "the other direction is another story",
			rec: relation(made("A B", event("agent=A patient=B", func(ev *record.Event) { ev.Label = "A supported B" })),
				"supports", "B", "A"),
			want: "A -> B\nB ~> A\n"},
		{why: "what is only planned does not stand for a relation",
			rec: relation(made("A B", event("agent=A patient=B", as(record.Planned), func(ev *record.Event) { ev.Label = "A will support B" })),
				"supports", "A", "B"),
			want: "A -> B [planned]\nA ~> B\n"},
		{why: "relations are all there is if no event ties anybody",
			rec:  relation(made("A B"), "leads", "A", "B"),
			want: "A ~> B\n"},
		{why: "a relation that says only that there is one is not drawn",
			rec: relation(made("A B"), "other", "A", "B")},
		{why: "relations can be left out",
			rec: relation(made("A B"), "leads", "A", "B"), opt: Options{OmitRelations: true}},
		{why: "the same entity in two roles is one party",
			rec:  made("A B", event("agent=A agent=A patient=B recipient=B")),
			want: "A -> B\n"},
		{why: "a role of an entity that is not there is passed over",
			rec:  made("A B", event("agent=A patient=B patient=X where=Y")),
			want: "A -> B\n"},
	} {
		g := New(row.rec, row.opt)
		// Nodes are ranked by neighbours, which is tested elsewhere; here edges are compared as a set.
		if got, want := sorted(show(g)), sorted(row.want); got != want {
			t.Errorf("%s:\ngot\n%swant\n%s", row.why, got, want)
		}
		if g.Omitted != row.left {
			t.Errorf("%s: left out %+v, want %+v", row.why, g.Omitted, row.left)
		}
	}
}

func TestActors(t *testing.T) {
	rec := made("A @city @town @dam", event("agent=city patient=A"), event("agent=A where=town"), event("agent=dam patient=A"))
	rec.Entities[3].Kind = record.Facility
	for _, node := range New(rec, Options{}).Nodes {
		if want := node.Name == "A" || node.Name == "city"; node.Actor != want {
			t.Errorf("%s: actor %v, want %v", node.Name, node.Actor, want)
		}
	}
}

func sorted(lines string) string {
	list := strings.SplitAfter(lines, "\n")
	slices.Sort(list)
	return strings.Join(list, "")
}

func TestManyPartiesAreBounded(t *testing.T) {
	var names, roles []string
	for i := range 300 {
		names = append(names, fmt.Sprint("A", i))
		roles = append(roles, fmt.Sprint("agent=A", i))
	}
	g := New(made(strings.Join(names, " "), event(strings.Join(roles, " "))), Options{MaxNodes: -1, MaxEdges: -1})
	if want := maxParties * (maxParties - 1) / 2; len(g.Edges) != want || g.Omitted.Crowded != 1 {
		t.Errorf("%d edges and %d crowded events, want %d and 1", len(g.Edges), g.Omitted.Crowded, want)
	}
	if !strings.Contains(g.Remark, "many parties") {
		t.Errorf("the remark does not say so: %q", g.Remark)
	}
}

func TestChoose(t *testing.T) {
	// H acts on five others, on D twice, and A on B; X and Y are apart.
	salient := func(ev *record.Event) { ev.Salience = 0.9 }
	star := []record.Event{event("agent=H patient=A"), event("agent=H patient=B"), event("agent=H patient=C", salient), event("agent=H patient=D"),
		event("agent=H patient=E"), event("agent=A patient=B"), event("agent=X patient=Y"), event("agent=H patient=D")}
	names := func(g *Graph) string {
		var list []string
		for _, node := range g.Nodes {
			list = append(list, node.Name)
		}
		return strings.Join(list, " ")
	}
	for _, row := range []struct {
		why           string
		opt           Options
		names, remark string
		edges         int
	}{
		{"neighbours first, then the larger component, then weight, then the record", Options{}, "H A B D C E X Y", "", 7},
		{"the busiest stay, and the loss is said", Options{MaxNodes: 4}, "H A B D", "Left out: 4 actors and places with fewer ties, 3 lesser ties.", 4},
		{"a node is not kept without its neighbour", Options{MaxNodes: 7}, "H A B D C E", "Left out: 2 actors and places with fewer ties, 1 lesser tie.", 6},
		{"edges go by salience, then weight, and who has none goes too", Options{MaxEdges: 2}, "H D C", "Left out: 5 actors and places with fewer ties, 5 lesser ties.", 2},
		{"no bound", Options{MaxNodes: -1, MaxEdges: -1}, "H A B D C E X Y", "", 7},
	} {
		g := New(made("H A B C D E X Y", star...), row.opt)
		if names(g) != row.names || len(g.Edges) != row.edges || g.Remark != row.remark {
			t.Errorf("%s: got nodes %q, %d edges, remark %q;\nwant %q, %d, %q", row.why, names(g), len(g.Edges), g.Remark, row.names, row.edges, row.remark)
		}
	}
}

// The busiest of three stories do not know each other: the picture is filled with those around them, not left empty.
func TestChooseFills(t *testing.T) {
	rec := made("H I J A B C D E F", event("agent=H patient=A"), event("agent=H patient=B"), event("agent=I patient=C"),
		event("agent=I patient=D"), event("agent=J patient=E"), event("agent=J patient=F"))
	for nodes, want := range map[int]int{1: 0, 2: 1, 3: 2, 4: 2, 5: 3, 6: 4, 9: 6} {
		if g := New(rec, Options{MaxNodes: nodes}); len(g.Edges) != want || len(g.Nodes) > nodes {
			t.Errorf("with %d nodes at most: %d nodes and %d edges, want %d edges", nodes, len(g.Nodes), len(g.Edges), want)
		}
	}
}

// The search of dominikbraun/graph goes over a map and loses what it enters at a zero hash, so once is no proof.
func TestSameEveryTime(t *testing.T) {
	rec := harbour(t)
	before := harbour(t)
	first := New(rec, Options{MaxNodes: 4, MaxEdges: 5})
	if len(first.Nodes) == 0 {
		t.Fatal("no nodes")
	}
	for range 50 {
		if again := New(rec, Options{MaxNodes: 4, MaxEdges: 5}); !reflect.DeepEqual(first, again) {
			t.Fatalf("two runs differ:\n%s\n%s", show(first), show(again))
		}
	}
	if !reflect.DeepEqual(rec, before) {
		t.Error("New changed the record")
	}
}

func TestHarbour(t *testing.T) {
	g := New(harbour(t), Options{})
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n%s\n", g.Source, g.Subtitle, g.Remark)
	for _, n := range g.Nodes {
		fmt.Fprintf(&b, "%s (%s) actor=%v degree=%d component=%d\n", n.Name, n.Detail, n.Actor, n.Degree, n.Component)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%s %s %s: %s; %s; %q; %q; sources=%d confidence=%v weight=%v sentences=%d\n", g.Nodes[e.From].Name, e.Kind,
			g.Nodes[e.To].Name, e.Status, strings.Join(e.Phrases, " + "), e.Date, e.When.Basis, e.Sources, e.Confidence, e.Weight, len(e.Sentences))
	}
	want := `2 articles, 8 to 15 March 2025.
4 actors, 2 places, 9 ties from 7 events.
Left out: 1 denied event, 1 event with an unnamed party.
Dockers’ Union of Velmar (DUV, trade union) actor=true degree=3 component=0
Norline Shipping (company) actor=true degree=3 component=0
Tomas Reyl (person) actor=true degree=3 component=0
Velmar (city) actor=false degree=2 component=0
Harbour Hospital (hospital) actor=false degree=2 component=0
Ana Kovač (minister) actor=true degree=1 component=0
Dockers’ Union of Velmar with Norline Shipping: asserted; reached an agreement in Ostrand; "14 March 2025"; "explicit"; sources=1 confidence=0.9 weight=0.9 sentences=1
Dockers’ Union of Velmar with Norline Shipping: planned; ministry plans to mediate; "April 2025"; "explicit"; sources=1 confidence=0.9 weight=0.9 sentences=1
Dockers’ Union of Velmar at Velmar: asserted; blocked the container terminal in; "3 to 14 March 2025"; "explicit"; sources=2 confidence=0.9 weight=1.8 sentences=2
Norline Shipping acts Dockers’ Union of Velmar: asserted; sued; "5 March 2025"; "explicit"; sources=1 confidence=0.9 weight=0.9 sentences=1
Norline Shipping acts Tomas Reyl: claimed; beat; "February 2025"; "explicit"; sources=1 confidence=0.9 weight=0.9 sentences=1
Tomas Reyl standing Dockers’ Union of Velmar: asserted; leads; ""; ""; sources=1 confidence=0 weight=0.5 sentences=1
Tomas Reyl at Harbour Hospital: asserted; was treated in; "February 2025"; "carried"; sources=1 confidence=0.9 weight=0.9 sentences=1
Harbour Hospital standing Velmar: asserted; located in; ""; ""; sources=1 confidence=0 weight=0.5 sentences=1
Ana Kovač acts Norline Shipping: asserted; met managers in Ostrand; "7 March 2025"; "explicit"; sources=1 confidence=0.9 weight=0.9 sentences=1
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestEmpty(t *testing.T) {
	g := New(record.New(), Options{Title: "Nobody"})
	if g.Title != "Nobody" || g.Nodes == nil || g.Edges == nil || g.Subtitle == "" || g.Source != "" || g.Remark != "" {
		t.Errorf("got %+v", g)
	}
}

func TestCover(t *testing.T) {
	day := func(d int) record.Day { return record.DayOf(2020, 1, d) }
	on := func(lo, hi int) record.When {
		r := record.Range{Lo: day(lo), Hi: day(hi)}
		return record.When{Start: r, End: r}
	}
	after := record.When{Start: record.Range{Lo: day(20)}, End: record.Range{Lo: day(20)}}
	before := record.When{Start: record.Range{Hi: day(3)}, End: record.Range{Hi: day(3)}}
	open := record.When{Start: record.Range{Lo: day(1), Hi: day(2)}, End: record.Range{Lo: day(9)}}
	for _, row := range []struct {
		why   string
		dated []record.When
		want  record.When
	}{
		{"nothing is dated", nil, record.When{}},
		{"one keeps everything", []record.When{{Value: "2016-SU", Start: open.Start, End: open.Start}}, record.When{Value: "2016-SU", Start: open.Start, End: open.Start}},
		{"the first begin lies before the least upper bound", []record.When{on(5, 9), on(4, 12)},
			record.When{Start: record.Range{Lo: day(4), Hi: day(9)}, End: record.Range{Lo: day(5), Hi: day(12)}, Basis: record.Inferred}},
		{"what goes on makes the whole go on", []record.When{open, on(5, 9)},
			record.When{Start: open.Start, End: open.End, Basis: record.Inferred}},
		{"what is only known to come later does not stretch the period", []record.When{on(5, 5), after}, on(5, 5)},
		{"unless there is nothing else", []record.When{after, after}, after},
		{"an unknown begin stays unknown", []record.When{before, on(5, 5)},
			record.When{Start: record.Range{Hi: day(3)}, End: record.Range{Lo: day(5), Hi: day(5)}, Basis: record.Inferred}},
	} {
		if got := cover(row.dated); !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: got %+v, want %+v", row.why, got, row.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	r := func(lo, hi record.Day) record.Range { return record.Range{Lo: lo, Hi: hi} }
	a, b, c := record.DayOf(2016, 6, 1), record.DayOf(2016, 8, 31), record.DayOf(2017, 5, 10)
	for _, row := range []struct {
		why  string
		when record.When
		want string
	}{
		{"over a turn of the year, the years", record.When{Start: r(a, b), End: r(c, c)}, "2016–2017"},
		{"one day", record.When{Start: r(c, c), End: r(c, c)}, "10 May 2017"},
		{"vague, but all at the same time: what the record says", record.When{Value: "2016-SU", Start: r(a, b), End: r(a, b)}, "summer 2016"},
		{"from a day to a day", record.When{Start: r(c, c), End: r(c+2, c+2)}, "10 to 12 May 2017"},
		{"vague begin and end: the whole of it", record.When{Start: r(c-6, c-4), End: r(c-2, c+4)}, "4 to 14 May 2017"},
		{"that over months, by months", record.When{Start: r(c-80, c-40), End: r(c-2, c+4)}, "February to May 2017"},
		{"long, but exact", record.When{Start: r(c-80, c-80), End: r(c, c)}, "19 February to 10 May 2017"},
		{"going on", record.When{Start: r(a, b), End: r(c, 0)}, "since June–August 2016"},
		{"no known begin", record.When{Start: r(0, b), End: r(c, c)}, "until 2017"},
		{"no date", record.When{}, ""},
	} {
		if got := period(row.when); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

// A record that breaks the rules is the caller's fault and no reason to panic.
func TestBrokenRecord(t *testing.T) {
	rec := harbour(t)
	for i := range rec.Events {
		rec.Events[i].Mentions = append(rec.Events[i].Mentions, record.EventMention{Source: "s9", Trigger: record.Span{Start: -4, End: 1 << 40}})
		rec.Events[i].Mentions[0].Sentence = record.Span{Start: 9, End: 3}
		rec.Events[i].Label = " \x00 the the \xff and of "
		rec.Events[i].Status = "unheard of"
	}
	rec.Entities[0] = record.Entity{ID: "e1"}
	if g := New(rec, Options{Statuses: []string{"unheard of"}}); len(g.Edges) == 0 || g.Nodes[0].Name == "" {
		t.Errorf("got\n%s", show(g))
	}
}

func BenchmarkNew(b *testing.B) {
	var names []string
	var events []record.Event
	for i := range 200 {
		names = append(names, fmt.Sprint("Name", i))
	}
	for i := range 1000 {
		ev := event(fmt.Sprintf("agent=Name%d patient=Name%d", i*i%199, (i*7+1)%200))
		ev.Label = fmt.Sprintf("Name%d attacked the long wall of Name%d near the river", i*i%199, (i*7+1)%200)
		events = append(events, ev)
	}
	rec := made(strings.Join(names, " "), events...)
	b.ReportAllocs()
	for b.Loop() {
		New(rec, Options{})
	}
}
