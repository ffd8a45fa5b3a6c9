package timeline

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"strings"

	"github.com/dominikbraun/graph"

	"github.com/dateline/dateline/extract/record"
)

// order sorts events, given by their indices, so that what certainly precedes another comes first.
//
// The partial order lies in a directed graph. Two kinds of precedence make it up: one event ends before the other can
// begin, by their bounds; or an expression such as "after the handover" names the other event. The first kind alone
// could have quadratically many pairs, even when reduced (everything on Monday precedes everything on Tuesday), so
// each last day has a vertex of its own: an event leads to its last day, each last day to the next one and to the
// events that can only begin after it. That says the same with a linear number of edges.
func order(rec *record.Record, chosen []int) []int {
	sorted := byBounds(rec, chosen)
	if len(anchored(rec, sorted)) == 0 {
		return sorted // sorted by bounds, nothing stands before what certainly precedes it
	}
	g, vertices := precedence(rec, sorted)
	out := make([]int, 0, len(sorted))
	for _, v := range topological(g, vertices, len(sorted)) {
		out = append(out, sorted[v])
	}
	return out
}

// byBounds sorts events by begin, end, position in the text and id, without regard to precedence.
func byBounds(rec *record.Record, chosen []int) []int {
	place := map[record.SourceID]int{}
	for i, src := range rec.Sources {
		place[src.ID] = i
	}
	type sortKey struct {
		event          int
		begin          record.Day
		open           int // 1 if there is no earliest begin: "before Friday" stands after what is dated Thursday
		end            record.Day
		source, offset int
	}
	keys := make([]sortKey, 0, len(chosen))
	for _, i := range chosen {
		ev := &rec.Events[i]
		begin, end := bounds(ev.When)
		k := sortKey{event: i, begin: key(begin, end), end: end.Hi}
		if begin.Lo == 0 {
			k.open = 1
		}
		if k.end == 0 {
			k.end = math.MaxInt32
		}
		if len(ev.Mentions) > 0 {
			k.source, k.offset = place[ev.Mentions[0].Source], ev.Mentions[0].Trigger.Start
		}
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b sortKey) int {
		return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.open, b.open), cmp.Compare(a.end, b.end),
			cmp.Compare(a.source, b.source), cmp.Compare(a.offset, b.offset), compareIDs(rec.Events[a.event].ID, rec.Events[b.event].ID))
	})
	sorted := make([]int, len(keys))
	for i, k := range keys {
		sorted[i] = k.event
	}
	return sorted
}

// compareIDs puts v2 before v10.
func compareIDs(a, b record.EventID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(string(a), string(b)))
}

// precedence returns the partial order as a graph: vertex v below len(sorted) is the event sorted[v], those from
// there on are last days in ascending order. It also returns the number of vertices.
func precedence(rec *record.Record, sorted []int) (graph.Graph[int, int], int) {
	begins, ends := make([]record.Day, len(sorted)), make([]record.Day, len(sorted))
	var last []record.Day
	for v, i := range sorted {
		begin, end := bounds(rec.Events[i].When)
		begins[v], ends[v] = begin.Lo, end.Hi
		if end.Hi != 0 {
			last = append(last, end.Hi)
		}
	}
	slices.Sort(last)
	last = slices.Compact(last)

	n := len(sorted)
	g := graph.New(graph.IntHash, graph.Directed(), graph.PreventCycles())
	for v := range n + len(last) {
		_ = g.AddVertex(v) // can fail only for a vertex that is there already
	}
	ending, beginning := make([][]int, len(last)), make([][]int, len(last))
	for v := range sorted {
		if k, ok := slices.BinarySearch(last, ends[v]); ok {
			ending[k] = append(ending[k], v)
		}
		if k, _ := slices.BinarySearch(last, begins[v]); k > 0 && begins[v] != 0 {
			beginning[k-1] = append(beginning[k-1], v)
		}
	}
	// From late to early: the check for cycles walks from the source of a new edge against the arrows, and a source
	// that nothing leads to yet makes that one step instead of the whole past.
	for k := len(last) - 1; k >= 0; k-- {
		if k+1 < len(last) {
			addEdge(g, n+k, n+k+1)
		}
		for _, v := range beginning[k] {
			addEdge(g, n+k, v)
		}
		for _, v := range ending[k] {
			addEdge(g, v, n+k)
		}
	}
	for _, pair := range anchored(rec, sorted) {
		addEdge(g, pair[0], pair[1])
	}
	return g, n + len(last)
}

// addEdge adds an edge unless it is there or would close a cycle. Bounds never do, being added first; a text that
// puts one event after another against their dates is overruled by the dates.
func addEdge(g graph.Graph[int, int], from, to int) { _ = g.AddEdge(from, to) }

// anchored returns the pairs (earlier, later) of vertices that an expression of the text puts in order by naming
// the other event.
func anchored(rec *record.Record, sorted []int) [][2]int {
	vertex := make(map[record.EventID]int, len(sorted))
	for v, i := range sorted {
		vertex[rec.Events[i].ID] = v
	}
	times := make(map[record.TimeID]*record.Time, len(rec.Times))
	for i := range rec.Times {
		times[rec.Times[i].ID] = &rec.Times[i]
	}
	var pairs [][2]int
	for v, i := range sorted {
		for _, id := range rec.Events[i].When.Times {
			t := times[id]
			if t == nil || !strings.HasPrefix(t.Anchor, "event:") {
				continue
			}
			other, ok := vertex[record.EventID(strings.TrimPrefix(t.Anchor, "event:"))]
			switch {
			case !ok:
			case t.Mod == "AFTER":
				pairs = append(pairs, [2]int{other, v})
			case t.Mod == "BEFORE":
				pairs = append(pairs, [2]int{v, other})
			}
		}
	}
	return pairs
}

// topological returns the vertices below events in an order that respects the edges; of those free to come next,
// always the lowest, which is the first by bounds. (Kahn's algorithm; the one of package graph is quadratic.)
func topological(g graph.Graph[int, int], vertices, events int) []int {
	next, err := g.AdjacencyMap()
	if err != nil {
		return nil // an in-memory graph has no error to give
	}
	waits := make([]int, vertices)
	for _, edges := range next {
		for to := range edges {
			waits[to]++
		}
	}
	free := &intHeap{}
	push := func(v int) {
		if v >= events {
			v -= vertices // a last day is passed as soon as it can be
		}
		heap.Push(free, v)
	}
	for v, n := range waits {
		if n == 0 {
			push(v)
		}
	}
	out := make([]int, 0, events)
	for free.Len() > 0 {
		v := heap.Pop(free).(int)
		if v < 0 {
			v += vertices
		} else {
			out = append(out, v)
		}
		for to := range next[v] {
			if waits[to]--; waits[to] == 0 {
				push(to)
			}
		}
	}
	return out
}

// intHeap is a heap of integers, least first.
type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	v := old[len(old)-1]
	*h = old[:len(old)-1]
	return v
}
