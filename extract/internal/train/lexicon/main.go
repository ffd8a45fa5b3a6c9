// Command lexicon writes the tables of package syntax: which tags a word has been seen with, how tags follow each other,
// what the ending of an unknown word says, and which lemmas exist.
//
// It counts, it does not optimise: the same corpora give the same bytes.
//
//	go run ./extract/internal/train/lexicon -corpora DIR -o extract/internal/syntax/tables
//
// DIR holds ud/en_ewt-train.conllu.gz, ud/en_gum_open-train.conllu.gz, text/masc_tagged.tar.gz and
// lexicon/spacy_lookups_en.tar.gz. The licences and hashes of these inputs stand in tables/MODEL.md, which this program
// writes as well.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	corpora := flag.String("corpora", "", "folder that holds ud, text and lexicon")
	out := flag.String("o", "extract/internal/syntax/tables", "folder to write to")
	flag.Parse()
	if err := run(*corpora, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

// run reads the corpora and writes all tables.
func run(corpora, out string) error {
	c := newCounts()
	var inputs []input
	for _, name := range []string{"ud/en_ewt-train.conllu.gz", "ud/en_gum_open-train.conllu.gz"} {
		in, err := readInput(corpora, name)
		if err != nil {
			return err
		}
		inputs = append(inputs, in)
		if err := c.addUD(in.data); err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	masc, err := readInput(corpora, "text/masc_tagged.tar.gz")
	if err != nil {
		return err
	}
	if err := c.addMASC(masc.data); err != nil {
		return fmt.Errorf("read %s: %w", masc.name, err)
	}
	spacy, err := readInput(corpora, "lexicon/spacy_lookups_en.tar.gz")
	if err != nil {
		return err
	}
	lemmas, err := readLemmas(spacy.data)
	if err != nil {
		return fmt.Errorf("read %s: %w", spacy.name, err)
	}
	inputs = append(inputs, masc, spacy)
	tables := map[string][]byte{
		"states.txt": c.states(),
		"follow.txt": c.follow(),
		"words.txt":  c.words(),
		"ends.txt":   c.ends(),
		"lemmas.txt": lemmas,
		"attach.txt": c.attachments(),
	}
	tables["MODEL.md"] = model(inputs, tables)
	for _, name := range sorted(tables) {
		if err := os.WriteFile(filepath.Join(out, name), tables[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}
