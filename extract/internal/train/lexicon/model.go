package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
)

// licences of the inputs, as their READMEs state them.
var licences = map[string]string{
	"ud/en_ewt-train.conllu.gz":       "CC BY-SA 4.0, Universal Dependencies English Web Treebank 2.16 (UniversalDependencies/UD_English-EWT)",
	"ud/en_gum_open-train.conllu.gz":  "CC BY-SA 4.0 (annotation CC BY 4.0), Universal Dependencies GUM 2.16, open genres (UniversalDependencies/UD_English-GUM)",
	"text/masc_tagged.tar.gz":         "free for any use, Manually Annotated Sub-Corpus of the Open American National Corpus",
	"lexicon/spacy_lookups_en.tar.gz": "MIT, explosion/spacy-lookups-data; its lemmas are from WordNet 3.0 (WordNet licence)",
}

// model writes the note that stands beside the tables.
func model(inputs []input, tables map[string][]byte) []byte {
	var out bytes.Buffer
	out.WriteString(`# Tables of package syntax

Written by ` + "`go run ./extract/internal/train/lexicon -corpora DIR -o extract/internal/syntax/tables`" + `; do not edit. Same inputs, same bytes.

Licence of all tables but lemmas.txt: **CC BY-SA 4.0**, because they are counts over the Universal Dependencies
treebanks below. lemmas.txt: MIT with the WordNet licence. The code that reads them is Apache-2.0.

- states.txt: the states of the tagger (universal tag / Penn tag, auxiliaries by lemma) and how often each was seen.
- follow.txt: for each pair of states, how often each third state followed.
- words.txt: for each form, its states in half tokens (a UD token counts 2, a MASC token 1).
- ends.txt: for each shape and ending of rare words, the share of each state in thousandths.
- attach.txt: where ambiguous prepositional phrases hang: key, times on the noun, times on the verb (p preposition, n noun
  and preposition, v verb and preposition, t preposition before a time).
- lemmas.txt: irregular forms with class and lemma, then known lemmas with their classes (a adjective, n noun, r adverb, v verb).

## Inputs

| file | licence | sha256 |
|---|---|---|
`)
	for _, in := range inputs {
		fmt.Fprintf(&out, "| %s | %s | %x |\n", in.name, licences[in.name], sha256.Sum256(in.data))
	}
	out.WriteString("\n## Tables\n\n| file | bytes | sha256 |\n|---|---|---|\n")
	for _, name := range sorted(tables) {
		fmt.Fprintf(&out, "| %s | %d | %x |\n", name, len(tables[name]), sha256.Sum256(tables[name]))
	}
	out.WriteString(measured)
	return out.Bytes()
}

// measured is what the tables reach; whoever writes new tables measures again and changes it.
const measured = `
## Measured

On the development halves of UD 2.16 with gold tokens (hyphenated compounds joined as our tokeniser leaves them; none of it was counted):

| | EWT dev | GUM open dev |
|---|---|---|
| universal tags | 93.9 | 96.5 |
| verb forms (VB VBD VBG VBN VBP/VBZ) of verbs | 95.3 | 96.7 |
| lemmas | 96.8 | 97.1 |
| subjects F1 (enhanced graph, clauses of package syntax) | 80.6 | 79.7 |
| objects F1 (basic tree) | 80.1 | 80.2 |
`
