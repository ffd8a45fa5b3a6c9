package graph

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// on gives an event a When: "3" is a day of May 2020, "3-5" some day of these, "3..5" from the one to the other, "3.."
// from a day on, "-5" no later than a day; "" no date.
func on(when string) func(*record.Event) {
	day := func(s string) record.Day {
		var n int
		if _, err := fmt.Sscan(s, &n); err != nil {
			return 0
		}
		return record.DayOf(2020, 5, n)
	}
	return func(ev *record.Event) {
		ev.When.Basis = record.Explicit
		if begin, end, ok := strings.Cut(when, ".."); ok {
			ev.When.Start = record.Range{Lo: day(begin), Hi: day(begin)}
			ev.When.End = record.Range{Lo: max(day(end), day(begin)), Hi: day(end)}
			return
		}
		lo, hi, vague := strings.Cut(when, "-")
		if !vague {
			hi = lo
		}
		ev.When.Start = record.Range{Lo: day(lo), Hi: day(hi)}
		ev.When.End = ev.When.Start
	}
}

func whole(rec *record.Record, opt Options) *Graph {
	opt.MaxNodes, opt.MaxEdges = -1, -1
	return New(rec, opt)
}

// route is a path as its nodes: "A B C", "" for none.
func route(g *Graph, steps []Step, from string) string {
	if steps == nil {
		return ""
	}
	names := []string{from}
	for _, s := range steps {
		names = append(names, g.Nodes[s.To].Name)
	}
	return strings.Join(names, " ")
}

func node(t testing.TB, g *Graph, name string) int {
	t.Helper()
	found := g.Find(name)
	if len(found) != 1 {
		t.Fatalf("%d nodes are called %q", len(found), name)
	}
	return found[0]
}

func TestPath(t *testing.T) {
	day := func(n int) record.Day { return record.DayOf(2020, 5, n) }
	for _, row := range []struct {
		why           string
		events        []record.Event
		opt           PathOptions
		certain, poss string // paths from A to Z
	}{
		{"forward in time", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{}, "A B Z", "A B Z"},
		{"never back in time", []record.Event{event("agent=A patient=B", on("5")), event("agent=B patient=Z", on("3"))}, PathOptions{}, "", ""},
		{"on one day, the order is not known", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("3"))}, PathOptions{}, "", "A B Z"},
		{"one event is one occasion", []record.Event{event("agent=A patient=B agent=C agent=D patient=Z", on("3"))}, PathOptions{}, "A Z", "A Z"},
		{"bounds that overlap are possible, not certain", []record.Event{event("agent=A patient=B", on("3-8")), event("agent=B patient=Z", on("5-9"))}, PathOptions{}, "", "A B Z"},
		{"bounds that follow each other are certain", []record.Event{event("agent=A patient=B", on("3-5")), event("agent=B patient=Z", on("6-9"))}, PathOptions{}, "A B Z", "A B Z"},
		{"bounds that cannot follow each other", []record.Event{event("agent=A patient=B", on("6-9")), event("agent=B patient=Z", on("3-5"))}, PathOptions{}, "", ""},
		{"what goes on can be crossed until it ends", []record.Event{event("agent=A patient=B", on("5")), event("agent=B patient=Z", on("1..9"))}, PathOptions{}, "A B Z", "A B Z"},
		{"but not after", []record.Event{event("agent=A patient=B", on("9")), event("agent=B patient=Z", on("1..8"))}, PathOptions{}, "", ""},
		{"what still goes on may still be crossed", []record.Event{event("agent=A patient=B", on("9")), event("agent=B patient=Z", on("1.."))}, PathOptions{}, "", "A B Z"},
		{"no date is possible at any time", []record.Event{event("agent=A patient=B", on("9")), event("agent=B patient=Z")}, PathOptions{}, "", "A B Z"},
		{"only a latest day: possible before it", []record.Event{event("agent=A patient=B", on("4")), event("agent=B patient=Z", on("-5"))}, PathOptions{}, "", "A B Z"},
		{"only a latest day: impossible after it", []record.Event{event("agent=A patient=B", on("6")), event("agent=B patient=Z", on("-5"))}, PathOptions{}, "", ""},
		{"ties are followed both ways", []record.Event{event("agent=B patient=A", on("3")), event("agent=Z patient=B", on("5"))}, PathOptions{}, "A B Z", "A B Z"},
		{"unless direction counts", []record.Event{event("agent=B patient=A", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{Directed: true}, "", ""},
		{"a tie without a direction goes both ways then too", []record.Event{event("agent=B agent=A", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{Directed: true}, "A B Z", "A B Z"},
		{"the short way is back in time, the long one is not",
			[]record.Event{event("agent=A patient=B", on("5")), event("agent=B patient=Z", on("3")), event("agent=B patient=C", on("6")), event("agent=C patient=Z", on("7"))}, PathOptions{}, "A B C Z", "A B C Z"},
		{"who is reached later by fewer ties may be too late, who is reached sooner by more is in time",
			[]record.Event{event("agent=A patient=B", on("9")), event("agent=A patient=C", on("2")), event("agent=C patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{}, "A C B Z", "A C B Z"},
		{"of two as long, the one that arrives first", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("9")), event("agent=A patient=C", on("4")), event("agent=C patient=Z", on("5"))}, PathOptions{}, "A C Z", "A C Z"},
		{"what is only claimed is not certain", []record.Event{event("agent=A patient=B", on("3"), as(record.Claimed)), event("agent=B patient=Z", on("5"))}, PathOptions{}, "", "A B Z"},
		{"nor is what is only planned", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"), as(record.Planned))}, PathOptions{}, "", "A B Z"},
		{"arrive before", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{Before: day(5)}, "", ""},
		{"arrive the day before", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{Before: day(6)}, "A B Z", "A B Z"},
		{"leave on a day or later", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{From: day(3)}, "A B Z", "A B Z"},
		{"left too early", []record.Event{event("agent=A patient=B", on("3")), event("agent=B patient=Z", on("5"))}, PathOptions{From: day(4)}, "", ""},
	} {
		g := whole(made("A B C D Z", row.events...), Options{})
		from, to := node(t, g, "A"), node(t, g, "Z")
		for order, want := range map[Order]string{Certain: row.certain, Possible: row.poss} {
			opt := row.opt
			opt.Order = order
			if got := route(g, g.Path(from, to, opt), "A"); got != want {
				t.Errorf("%s: the %v path is %q, want %q", row.why, order, got, want)
			}
		}
	}
}

func TestBest(t *testing.T) {
	rec := made("A B Z Q R", event("agent=A patient=B", on("5")), event("agent=B patient=Z", on("3")), event("agent=Q patient=R", on("3")))
	g := whole(rec, Options{})
	a, z, q := g.Find("A"), g.Find("Z"), g.Find("Q")
	if way := g.Best(a, z, PathOptions{}); way == nil || way.Order != AnyOrder || len(way.Steps) != 2 {
		t.Errorf("back in time is only a path in any order, got %+v", way)
	}
	if way := g.Best(a, a, PathOptions{}); way == nil || len(way.Steps) != 0 {
		t.Errorf("to oneself no step is needed, got %+v", way)
	}
	if way := g.Best(a, q, PathOptions{}); way != nil {
		t.Errorf("nothing joins A and Q, got %+v", way)
	}
	if way := g.Best(a, z, PathOptions{Before: record.DayOf(2020, 5, 4)}); way != nil {
		t.Errorf("the tie of 5 May is no tie before 4 May, got %+v", way)
	}
}

// TestPathAgainstAll compares Path with a search through every path of small graphs.
func TestPathAgainstAll(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		var events []record.Event
		for range 9 {
			a, b := r.IntN(5), r.IntN(5)
			if a == b {
				continue
			}
			lo := 1 + r.IntN(20)
			when := [...]string{fmt.Sprint(lo), fmt.Sprintf("%d-%d", lo, lo+r.IntN(6)), fmt.Sprintf("%d..%d", lo, lo+r.IntN(9)), fmt.Sprintf("%d..", lo), ""}[r.IntN(5)]
			events = append(events, event(fmt.Sprintf("agent=%c patient=%c", 'A'+a, 'A'+b), on(when)))
		}
		g := whole(made("A B C D E", events...), Options{Parallel: true})
		if len(g.Find("A")) == 0 || len(g.Find("E")) == 0 {
			continue
		}
		from, to := node(t, g, "A"), node(t, g, "E")
		for _, order := range []Order{Certain, Possible} {
			want := fewest(g, from, to, order)
			got := g.Path(from, to, PathOptions{Order: order})
			if (got == nil) != (want < 0) || got != nil && len(got) != want {
				t.Errorf("seed %d: the %v path has %d steps, the best of all has %d\n%s", seed, order, len(got), want, show(g))
			}
			if order == Certain && got != nil && !always(g, got, r) {
				t.Errorf("seed %d: a certain path can be back in time", seed)
			}
		}
	}
}

// fewest is the number of steps of the shortest walk of at most six ties whose dates fit, by trying all; -1 if none.
func fewest(g *Graph, from, to int, order Order) int {
	for steps := 1; steps <= 6; steps++ {
		var try func(at, left int, after record.Day) bool
		try = func(at, left int, after record.Day) bool {
			if left == 0 {
				return at == to
			}
			for _, e := range g.Edges {
				for _, ends := range [2][2]int{{e.From, e.To}, {e.To, e.From}} {
					if ends[0] != at {
						continue
					}
					begin, end := bounds(e.Events[0].When)
					day := max(after, begin.Lo)
					ok := end.Hi == 0 || end.Hi >= after
					if order == Certain {
						day = max(after+1, begin.Hi)
						ok = begin.Hi != 0 && end.Lo > after
					}
					if ok && try(ends[1], left-1, day) {
						return true
					}
				}
			}
			return false
		}
		if try(from, steps, 0) {
			return steps
		}
	}
	return -1
}

// always places the events of a path at random in their bounds, and reports that news can always follow it: on a day
// of each, later than the one before.
func always(g *Graph, path []Step, r *rand.Rand) bool {
	for range 50 {
		day := record.Day(0)
		for _, s := range path {
			begin, end := bounds(s.Event.When)
			pick := func(lo, hi record.Day) record.Day { return lo + record.Day(r.IntN(int(hi-lo)+1)) }
			started := pick(begin.Lo, begin.Hi)
			last := end.Hi
			if last == 0 {
				last = end.Lo + 30
			}
			ended := pick(max(end.Lo, started), max(last, started))
			day = max(day+1, started)
			if day > ended {
				return false
			}
		}
	}
	return true
}

func TestPathSame(t *testing.T) {
	g := whole(harbour(t), Options{})
	first := g.Path(0, len(g.Nodes)-1, PathOptions{Order: Possible})
	for range 20 {
		if again := g.Path(0, len(g.Nodes)-1, PathOptions{Order: Possible}); !reflect.DeepEqual(first, again) {
			t.Fatal("two runs differ")
		}
	}
}

func TestMet(t *testing.T) {
	class := func(name string) func(*record.Event) { return func(ev *record.Event) { ev.Class = name } }
	rec := made("A B C D @p", event("agent=A agent=B where=p", on("3")), event("agent=A patient=C", on("8-12"), class("CONSULT")), event("agent=C patient=D", on("4"), class("ASSAULT")),
		event("agent=A agent=D", on("2"), as(record.Planned)), event("agent=B agent=C"), event("agent=A where=p", on("1")))
	g := whole(rec, Options{})
	list := func(before record.Day) string {
		var b strings.Builder
		for _, m := range g.Met(before) {
			names := []string{g.Nodes[m.A].Name, g.Nodes[m.B].Name}
			if names[0] > names[1] {
				names[0], names[1] = names[1], names[0]
			}
			fmt.Fprintf(&b, "%s%s:%v ", names[0], names[1], m.Before)
		}
		return strings.TrimSpace(b.String())
	}
	for _, row := range []struct {
		why    string
		before record.Day
		want   string
	}{
		{"whoever was on the same side or was consulted; no attack, no plan, no place; without a date last", 0, "AB:true AC:true BC:true"},
		{"before a day, for certain or possibly; without a date nothing is known", record.DayOf(2020, 5, 10), "AB:true AC:false"},
		{"the day itself is not before it", record.DayOf(2020, 5, 3), ""},
		{"the day after is", record.DayOf(2020, 5, 13), "AB:true AC:true"},
	} {
		if got := list(row.before); got != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}
