package syntax

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/text"
)

// tagger holds the working columns of one document; rows are reused from sentence to sentence.
type tagger struct {
	x    *lexicon
	doc  *text.Doc
	know []state // token -> state that the model gives it, boundary for none
	out  []state // token -> state
	read [][]share
	flat []share
	back [][]uint16
	cost []float32
	prev []float32
}

// tagStates gives each token its state: the one that the model knows, and where it knows none the most probable one between
// the others, under a trigram model (Viterbi).
func tagStates(x *lexicon, d *text.Doc, know []state) []state {
	t := &tagger{x: x, doc: d, know: know, out: make([]state, len(d.Tokens))}
	for _, s := range d.Sentences {
		t.chain(s.First, s.Last, capitalised(d, s))
	}
	return t.out
}

// capitalised reports that capitals say nothing in this sentence, because (nearly) every longer word has one.
func capitalised(d *text.Doc, s text.Sentence) bool {
	upper, lower := 0, 0
	for i := s.First; i < s.Last; i++ {
		w := d.Text(i)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r) && (len(w) > 4 || s.Kind != text.Heading) && !isClitic(w):
			lower++
		}
	}
	return upper >= 3 && upper >= 4*lower
}

func isClitic(w string) bool {
	switch w {
	case "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "’ll", "’d", "’m":
		return true
	}
	return false
}

// chain tags tokens first..last-1, a sentence.
func (t *tagger) chain(first, last int, title bool) {
	n := len(t.x.names)
	t.read, t.flat = t.read[:0], t.flat[:0]
	ends := make([]int, 0, last-first)
	for i := first; i < last; i++ {
		if s := t.know[i]; s != boundary {
			t.flat = append(t.flat, share{state: s})
			ends = append(ends, len(t.flat))
			continue
		}
		initial := i == first || i == first+1 && !wordy(t.doc.Text(first)) || i > first && opensQuote(t.doc.Text(i-1))
		t.flat = t.x.readings(t.flat, t.doc.Text(i), initial, title)
		ends = append(ends, len(t.flat))
	}
	for k, e := range ends {
		b := 0
		if k > 0 {
			b = ends[k-1]
		}
		t.read = append(t.read, t.flat[b:e])
	}
	// A cell of the lattice is a pair (reading of the word before, reading of this word).
	start := []share{{boundary, 0}}
	before2, before := start, start
	t.prev = append(t.prev[:0], 0)
	t.back = t.back[:0]
	for k := range t.read {
		now := t.read[k]
		need := len(before) * len(now)
		t.cost = grow(t.cost, need)
		back := make([]uint16, need)
		for b := range before {
			for c := range now {
				best, arg := float32(math.Inf(-1)), 0
				for a := range before2 {
					v := t.prev[a*len(before)+b] + t.x.next[(int(before2[a].state)*n+int(before[b].state))*n+int(now[c].state)]
					if v > best {
						best, arg = v, a
					}
				}
				t.cost[b*len(now)+c] = best + now[c].weight
				back[b*len(now)+c] = uint16(arg)
			}
		}
		t.back = append(t.back, back)
		t.cost, t.prev = t.prev, t.cost
		before2, before = before, now
	}
	// The end of the sentence is a state as well.
	best, bb, bc := float32(math.Inf(-1)), 0, 0
	for b := range before2 {
		for c := range before {
			v := t.prev[b*len(before)+c]
			v += t.x.next[(int(before2[b].state)*n+int(before[c].state))*n+int(boundary)]
			if v > best {
				best, bb, bc = v, b, c
			}
		}
	}
	for k := len(t.read) - 1; k >= 0; k-- {
		t.out[first+k] = t.read[k][bc].state
		a := int(t.back[k][bb*len(t.read[k])+bc])
		bb, bc = a, bb
	}
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

func wordy(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func opensQuote(w string) bool {
	switch w {
	case "“", "‘", "\"", "``", ":", "—", "•", "-", "*":
		return true
	}
	return false
}

// How much the guess weighs against what was counted, in half tokens.
const guessWeight = 1

// capitalBonus multiplies the share of the name readings of a capitalised word in mid-sentence.
const capitalBonus = 2

// readings appends the readings of w with log P(state | w) - log P(state), the emission up to a constant of the word.
// initial says that a capital at this place says little, title that capitals say nothing in this sentence.
func (x *lexicon) readings(out []share, w string, initial, title bool) []share {
	var dist [128]float32
	x.distribution(&dist, w, initial, title)
	from := len(out)
	sum := float32(0)
	for _, p := range dist[:len(x.names)] {
		sum += p
	}
	if sum == 0 {
		return append(out, share{x.id["X/FW"], 0})
	}
	for s, p := range dist[:len(x.names)] {
		if p /= sum; p > 0.0005 {
			out = append(out, share{state(s), float32(math.Log(float64(p))) - x.log[s]})
		}
	}
	if len(out) == from {
		out = append(out, share{x.id["NOUN/NN"], 0})
	}
	return out
}

// distribution adds up the evidence about w.
func (x *lexicon) distribution(dist *[128]float32, w string, initial, title bool) {
	r, _ := utf8.DecodeRuneInString(w)
	if !wordy(w) && x.words[w] == nil {
		dist[x.mark(w, r)] = 1
		return
	}
	if articleName(w) {
		dist[x.id["PROPN/NNP"]] = 1
		return
	}
	w = strings.ReplaceAll(w, "’", "'")
	exact := x.words[w]
	if !unicode.IsUpper(r) {
		n := add(dist, exact, 1)
		if n < 20 {
			x.guess(dist, w, guessWeight+2*boolTo(n == 0))
		}
		return
	}
	l := strings.ToLower(w)
	lower := x.words[l]
	acronym := shapeOf(w) == "AA" && !title
	switch {
	case title:
		// A word that is known in lower case is read as that; names keep what they were seen as.
		n := add(dist, lower, 1)
		m := add(dist, exact, 0.5)
		if n+m < 6 {
			x.guess(dist, w, 0.7)
			if n == 0 && len(x.classes(l)) > 0 {
				x.guess(dist, l, 1.5)
			} else if n == 0 {
				x.guess(dist, l, 0.3)
			}
		}
	case initial && !acronym:
		n := add(dist, lower, 1)
		m := add(dist, exact, 0.3)
		if n+m < 20 {
			name := float32(guessWeight)
			if n > 0 || len(x.class[l]) > 0 || x.class[x.nounLemma(l)] != "" {
				name = 0.1 // the word is known in lower case
			}
			x.guess(dist, w, name)
			x.guess(dist, l, guessWeight)
		}
	default:
		n := add(dist, exact, 1)
		if n < 20 {
			x.guess(dist, w, guessWeight)
			if m := add(&[128]float32{}, lower, 1); m > 0 && !acronym {
				add(dist, lower, 0.15*guessWeight/m)
			}
		}
		// A capital in the middle of a sentence speaks for a name more than the counts of web text say.
		dist[x.id["PROPN/NNP"]] *= capitalBonus
		dist[x.id["PROPN/NNPS"]] *= capitalBonus
	}
}

// articleName reports a name that begins with a small article and a hyphen, as Arabic names do: al-Bab, ez-Zor.
func articleName(w string) bool {
	article, name, ok := strings.Cut(w, "-")
	if !ok || !startsUpper(name) {
		return false
	}
	switch article {
	case "al", "el", "ez", "an", "as", "ar", "at", "ad", "az", "ash", "es", "er", "ul", "ud", "bin", "ibn", "abu", "de", "i", "e", "o":
		return true
	}
	return false
}

func boolTo(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// add adds shares with a factor and returns what it added.
func add(dist *[128]float32, s []share, factor float32) float32 {
	sum := float32(0)
	for _, r := range s {
		dist[r.state] += r.weight * factor
		sum += r.weight * factor
	}
	return sum
}

// guess adds what shape, ending and the list of lemmas say about a word, with the given weight in all.
func (x *lexicon) guess(dist *[128]float32, w string, weight float32) {
	if number(w) {
		dist[x.id["NUM/CD"]] += weight
		return
	}
	shape := shapeOf(w)
	l := strings.ToLower(w)
	ending := x.ending(shape, l)
	var known [128]bool
	any := false
	if shape == "a" {
		any = x.compatible(&known, l)
	}
	sum := float32(0)
	for _, s := range ending {
		sum += s.weight
	}
	if sum == 0 {
		return
	}
	for _, s := range ending {
		p := s.weight / sum
		if any && !known[s.state] {
			p *= 0.15
		}
		dist[s.state] += p * weight
	}
	if any {
		for s, ok := range known {
			if ok {
				dist[s] += 0.05 * weight
			}
		}
	}
}

// compatible marks the states that the list of lemmas allows for a lower-case word, and reports whether there are any.
func (x *lexicon) compatible(known *[128]bool, w string) bool {
	any := false
	mark := func(name string) { known[x.id[name]] = true; any = true }
	for _, c := range x.class[w] {
		switch c {
		case 'n':
			mark("NOUN/NN")
		case 'v':
			mark("VERB/VB")
			mark("VERB/VBP")
		case 'a':
			mark("ADJ/JJ")
		case 'r':
			mark("ADV/RB")
		}
	}
	if strings.HasSuffix(w, "s") {
		if x.has(x.nounLemma(w), 'n') {
			mark("NOUN/NNS")
		}
		if x.has(x.verbLemma(w), 'v') {
			mark("VERB/VBZ")
		}
	}
	if strings.HasSuffix(w, "ed") && x.has(x.verbLemma(w), 'v') {
		mark("VERB/VBD")
		mark("VERB/VBN")
	}
	if strings.HasSuffix(w, "ing") && x.has(x.verbLemma(w), 'v') {
		mark("VERB/VBG")
	}
	return any
}

func (x *lexicon) classes(w string) string { return x.class[w] }

func (x *lexicon) has(lemma string, class byte) bool {
	return strings.IndexByte(x.class[lemma], class) >= 0
}

// read reports that the corpora have the lower-case word w as a verb in the given form.
func (x *lexicon) read(w string, f Form) bool {
	for _, s := range x.words[w] {
		if x.tag[s.state] == VERB && (x.form[s.state] == f || f == Base && x.form[s.state] == Present) {
			return true
		}
	}
	return false
}

// number reports that w is made of digits and the marks that stand in numbers.
func number(w string) bool {
	digits := false
	for i := range len(w) {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case strings.IndexByte(".,:/-", c) < 0:
			return false
		}
	}
	return digits
}

// mark gives the state of a punctuation mark or symbol that the corpora lack.
func (x *lexicon) mark(w string, r rune) state {
	switch {
	case strings.HasPrefix(w, ".") || strings.HasPrefix(w, "!") || strings.HasPrefix(w, "?") || w == "…":
		return x.id["PUNCT/."]
	case w == "“" || w == "‘" || w == "«":
		return x.id["PUNCT/``"]
	case w == "”" || w == "’" || w == "»":
		return x.id["PUNCT/''"]
	case unicode.Is(unicode.Sc, r):
		return x.id["SYM/$"]
	case unicode.IsPunct(r) && r != '%' && r != '&' && r != '@' && r != '#':
		return x.id["PUNCT/:"]
	case r == utf8.RuneError:
		return x.id["X/FW"]
	}
	return x.id["SYM/SYM"]
}
