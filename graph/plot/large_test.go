package plot

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	graphpng "github.com/dateline/dateline/graph/png"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// country is an invented graph of n actors in towns of different sizes: most have to do with others of their town,
// well-known ones rather, some with those of the next town, few with anybody.
func country(n int) *graph.Graph {
	rnd := rand.New(rand.NewPCG(11, uint64(n)))
	places := []string{"Orun", "Kelm", "Tamar", "Brod", "Velk", "Sarn", "Dura", "Noria", "Issa", "Pell", "Marn", "Gorin", "Lusk", "Hadar"}
	first := []string{"Ada", "Boran", "Cela", "Dorin", "Esra", "Falk", "Gita", "Hamid", "Irma", "Jarek", "Kira", "Lev", "Mira", "Nadir"}
	last := []string{"Alder", "Benda", "Corvin", "Darr", "Elmas", "Fabri", "Gran", "Hollar", "Izmir", "Jonas", "Kadar", "Lorn"}
	bodies := []string{"Council", "Guard", "Union", "Militia", "Party", "Court", "Police"}
	g := &graph.Graph{Title: "Ten thousand actors, twenty thousand ties", Source: "An invented country.", Subtitle: "Made by a seeded generator to show what a large graph looks like."}
	towns := len(places)
	byTown := make([][]int, towns)
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	town := make([]int, n)
	for i := range n {
		town[i] = min(rnd.IntN(towns), rnd.IntN(towns))
		kind, name := record.Person, pick(first)+" "+pick(last)
		switch rnd.IntN(6) {
		case 0, 1:
			kind, name = record.Organization, places[town[i]]+" "+pick(bodies)
		case 2:
			kind, name = record.Place, fmt.Sprintf("%s %d", places[town[i]], 1+rnd.IntN(99))
		}
		byTown[town[i]] = append(byTown[town[i]], i)
		g.Nodes = append(g.Nodes, graph.Node{Entity: &record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i+1)), Kind: kind, Name: name}, Name: name, Actor: kind != record.Place})
	}
	statuses := []string{record.Asserted, record.Asserted, record.Asserted, record.Claimed, record.Planned}
	for k := range 2 * n {
		a := k % n
		home := byTown[town[a]]
		switch r := rnd.IntN(100); {
		case r < 2:
			home = byTown[rnd.IntN(towns)]
		case r < 8:
			home = byTown[(town[a]+1)%towns]
		}
		well := rnd.Float64()
		b := home[int(float64(len(home))*well*well*well)]
		if a == b {
			continue
		}
		g.Edges = append(g.Edges, graph.Edge{From: a, To: b, Kind: graph.Acts, Status: pick(statuses), Weight: 1})
		g.Nodes[a].Degree++
		g.Nodes[b].Degree++
	}
	return g
}

// The picture of a large graph in examples is what the program draws. No names overlap, none lies outside.
func TestTenThousand(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	g := country(10_000)
	s := draw(t, g, Options{})
	for _, w := range check(s, g) {
		t.Error(w)
	}
	var got bytes.Buffer
	if err := graphpng.Write(&got, s, graphpng.Options{Scale: 1}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "examples", "graphs", "ten-thousand.png")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s differs; run with -update and look at the picture", path)
	}
}
