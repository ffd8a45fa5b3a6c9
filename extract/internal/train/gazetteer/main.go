// Command gazetteer compiles the tables of extract/internal/entity/gazetteer.
//
//	go run ./extract/internal/train/gazetteer -corpora DIR [-out extract/internal/entity/gazetteer/data]
//
// DIR holds the corpora that the note written beside the tables names. The same inputs give the same bytes.
package main

import (
	"crypto/sha256"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

//go:embed countries.txt
var countries string

//go:embed actors.txt
var actors string

//go:embed given.txt
var givenText string

//go:embed NOTE.md
var note string

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "", "directory of the corpora")
	out := flag.String("out", "extract/internal/entity/gazetteer/data", "directory to write the tables to")
	flag.Parse()
	if *corpora == "" || flag.NArg() != 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(source{dir: *corpora, sums: map[string]string{}}, *out); err != nil {
		log.Fatal("gazetteer: ", err)
	}
}

func run(src source, out string) error {
	words, err := wordFacts(src)
	if err != nil {
		return err
	}
	names, err := nameTable(src)
	if err != nil {
		return err
	}
	places, column, err := placeTable(src, words)
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"names.tab": gazetteer.Build(names), "places.tab": gazetteer.Build(places), "places.col": column, "words.tab": gazetteer.Build(words),
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	total := 0
	for name, data := range files {
		total += len(data)
		if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return err
		}
	}
	log.Printf("%d names, %d place names of %d places, %d words; %d bytes", len(names), len(places), len(column)/gazetteer.PlaceSize, len(words), total)
	return os.WriteFile(filepath.Join(out, "NOTE.md"), []byte(src.notes(files)), 0o644)
}

// notes fills the hashes of inputs and outputs into the note.
func (s source) notes(files map[string][]byte) string {
	var b strings.Builder
	b.WriteString(note)
	b.WriteString("\n## Inputs\n")
	for _, name := range sortedKeys(s.sums) {
		fmt.Fprintf(&b, "    %s  %s\n", s.sums[name], name)
	}
	b.WriteString("\n## Tables\n")
	for _, name := range sortedKeys(files) {
		fmt.Fprintf(&b, "    %x  %s  %d bytes\n", sha256.Sum256(files[name]), name, len(files[name]))
	}
	return b.String()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
