package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// input is one file of the corpora, as it lies on disk.
type input struct {
	name string
	data []byte
}

func readInput(dir, name string) (input, error) {
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	return input{name, b}, err
}

// word is one tagged token; state is the tag of the model, "" where the token is of no use for counting words.
type word struct{ form, state string }

// addUD counts the sentences of a gzipped CoNLL-U file.
func (c *counts) addUD(data []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	var rows [][]string
	for lines.Scan() {
		line := lines.Text()
		switch {
		case line == "":
			c.addSentence(joinHyphens(rows))
			c.addAttachments(rows)
			rows = rows[:0]
		case line[0] != '#':
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				return fmt.Errorf("%d columns: %q", len(f), line)
			}
			if !strings.ContainsAny(f[0], ".-") {
				rows = append(rows, f)
			}
		}
	}
	c.addSentence(joinHyphens(rows))
	c.addAttachments(rows)
	return lines.Err()
}

// joinHyphens turns UD rows into words of our tokenisation, in which "US-backed" is one token. A compound that ends in
// a participle, or in a noun after a number, is an adjective; any other has the tag of its last part.
func joinHyphens(rows [][]string) []word {
	var out []word
	for i := 0; i < len(rows); i++ {
		form, last, number := rows[i][1], rows[i], rows[i][3] == "NUM"
		for i+2 < len(rows) && glued(rows[i]) && rows[i+1][1] == "-" && glued(rows[i+1]) {
			form += "-" + rows[i+2][1]
			last = rows[i+2]
			i += 2
		}
		state := stateOf(last[3], last[4], last[2])
		if form != last[1] {
			switch {
			case strings.HasPrefix(state, "VERB/"), number && last[3] == "NOUN":
				state = "ADJ/JJ"
			}
		}
		out = append(out, word{form, state})
	}
	return out
}

func glued(row []string) bool { return strings.Contains(row[9], "SpaceAfter=No") }

// stateOf joins the universal and the Penn tag into one state of the model. Auxiliaries are kept apart by their lemma,
// because what follows "had" differs from what follows "was".
func stateOf(upos, xpos, lemma string) string {
	switch upos {
	case "AUX":
		switch {
		case xpos == "MD" || !strings.HasPrefix(xpos, "VB"):
			return "AUX/MD"
		case lemma == "be" || lemma == "have" || lemma == "do":
			return upos + "/" + xpos + "-" + lemma
		case lemma == "get":
			return "AUX/" + xpos + "-be"
		default:
			return "AUX/MD"
		}
	case "ADJ":
		if xpos != "JJR" && xpos != "JJS" {
			xpos = "JJ"
		}
	case "ADV":
		if xpos != "RBR" && xpos != "RBS" && xpos != "WRB" {
			xpos = "RB"
		}
	case "ADP":
		if xpos != "RP" {
			xpos = "IN"
		}
	case "SCONJ", "CCONJ", "NUM", "INTJ", "X":
		xpos = map[string]string{"SCONJ": "IN", "CCONJ": "CC", "NUM": "CD", "INTJ": "UH", "X": "FW"}[upos]
	case "SYM":
		if xpos != "$" {
			xpos = "SYM"
		}
	case "NOUN":
		if xpos != "NNS" {
			xpos = "NN"
		}
	case "PROPN":
		if xpos != "NNPS" {
			xpos = "NNP"
		}
	case "PRON":
		switch xpos {
		case "PRP", "PRP$", "DT", "WDT", "WP", "WP$", "EX", "NN":
		default:
			xpos = "PRP"
		}
	case "DET":
		if xpos != "PDT" && xpos != "WDT" {
			xpos = "DT"
		}
	case "PART":
		if xpos != "TO" && xpos != "POS" {
			xpos = "RB"
		}
	case "VERB":
		// Verbs inside names ("United States") are tagged NNP; for us they are part of the name.
		if xpos == "NNP" {
			return "PROPN/NNP"
		}
		if len(xpos) < 2 || xpos[:2] != "VB" {
			xpos = "VB"
		}
	case "PUNCT":
		switch xpos {
		case ".", ",", ":", "``", "''", "-LRB-", "-RRB-":
		default:
			xpos = ":"
		}
	}
	return upos + "/" + xpos
}

// openClass maps the Penn tags that MASC may contribute. Closed classes come from UD alone, which splits them finer.
var openClass = map[string]string{
	"NN": "NOUN/NN", "NNS": "NOUN/NNS", "NNP": "PROPN/NNP", "NNPS": "PROPN/NNPS", "JJ": "ADJ/JJ", "JJR": "ADJ/JJR", "JJS": "ADJ/JJS",
	"RB": "ADV/RB", "RBR": "ADV/RBR", "RBS": "ADV/RBS", "VB": "VERB/VB", "VBD": "VERB/VBD", "VBG": "VERB/VBG", "VBN": "VERB/VBN",
	"VBP": "VERB/VBP", "VBZ": "VERB/VBZ", "CD": "NUM/CD",
}

// addMASC counts the open-class words of the written part of MASC.
func (c *counts) addMASC(data []byte) error {
	return eachFile(data, func(name string, b []byte) error {
		if !strings.HasPrefix(name, "written/") {
			return nil
		}
		initial := true
		for _, tok := range strings.Fields(string(b)) {
			cut := strings.LastIndexByte(tok, '_')
			if cut <= 0 {
				continue
			}
			form, tag := tok[:cut], tok[cut+1:]
			if state := openClass[tag]; state != "" && !initial {
				c.addExtra(form, state)
			}
			// The first word of a sentence says nothing about capitals.
			initial = tag == "." || tag == "``" || tag == "''" || tag == ":"
		}
		return nil
	})
}

// eachFile calls f with each regular file of a gzipped tar archive, in the order of the archive.
func eachFile(data []byte, f func(name string, b []byte) error) error {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return err
		}
		if err := f(strings.TrimPrefix(h.Name, "./"), b); err != nil {
			return err
		}
	}
}

// readLemmas makes the lemma table: a line "form class lemma" for each irregular form, then a line "lemma classes" for
// each known lemma. Classes are a (adjective), n (noun), r (adverb), v (verb).
func readLemmas(data []byte) ([]byte, error) {
	var exc map[string]map[string][]string
	var index map[string][]string
	err := eachFile(data, func(name string, b []byte) error {
		switch filepath.Base(name) {
		case "en_lemma_exc.json":
			return json.Unmarshal(b, &exc)
		case "en_lemma_index.json":
			return json.Unmarshal(b, &index)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	classes := []struct{ name, letter string }{{"adj", "a"}, {"noun", "n"}, {"adv", "r"}, {"verb", "v"}}
	var out bytes.Buffer
	known := map[string]string{}
	for _, class := range classes {
		for _, form := range sorted(exc[class.name]) {
			if l := exc[class.name][form]; len(l) > 0 && plain(form) && plain(l[0]) {
				fmt.Fprintln(&out, form, class.letter, l[0])
			}
		}
		for _, w := range index[class.name] {
			if plain(w) && !strings.HasSuffix(known[w], class.letter) {
				known[w] += class.letter
			}
		}
	}
	for _, w := range sorted(known) {
		fmt.Fprintln(&out, w, known[w])
	}
	return out.Bytes(), nil
}

// plain reports that w is made of the letters a to z and is worth keeping.
func plain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return len(w) > 1
}
