package graph_test

import (
	"fmt"
	"os"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/measure"
)

// The ties around one actor as they stood on a day, and who matters among them.
func ExampleNew() {
	data, err := os.ReadFile("testdata/harbour.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	rec, err := record.Decode(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	g := graph.New(rec, graph.Options{Ego: []string{"Norline Shipping"}, At: record.DayOf(2025, 3, 10), OmitPlaces: true})
	for _, e := range g.Edges {
		fmt.Printf("%s, %s: %s (%s)\n", g.Nodes[e.From].Name, g.Nodes[e.To].Name, e.Phrases[0], e.Date)
	}
	for i, m := range measure.Of(g, measure.Options{}).Nodes {
		if m.Rank == 0 {
			fmt.Println(g.Nodes[i].Name, "comes first")
		}
	}
	// Output:
	// Norline Shipping, Dockers’ Union of Velmar: sued (5 March 2025)
	// Norline Shipping, Tomas Reyl: beat (February 2025)
	// Tomas Reyl, Dockers’ Union of Velmar: leads ()
	// Ana Kovač, Norline Shipping: met managers in Ostrand (7 March 2025)
	// Norline Shipping comes first
}

// How one actor is tied to another without going back in time.
func ExampleGraph_Best() {
	data, err := os.ReadFile("testdata/harbour.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	rec, err := record.Decode(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	g := graph.New(rec, graph.Options{MaxNodes: -1, MaxEdges: -1})
	way := g.Best(g.Find("Tomas Reyl"), g.Find("Ana Kovač"), graph.PathOptions{})
	fmt.Println(way.Order)
	for _, step := range way.Steps {
		fmt.Printf("%s to %s by %s\n", g.Nodes[step.From].Name, g.Nodes[step.To].Name, step.By)
	}
	// Output:
	// possible
	// Tomas Reyl to Norline Shipping by 2025-02-01
	// Norline Shipping to Ana Kovač by 2025-03-07
}
