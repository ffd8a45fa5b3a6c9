package syntax

import (
	_ "embed"
	"iter"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed tables/states.txt
var statesTable string

//go:embed tables/follow.txt
var followTable string

//go:embed tables/words.txt
var wordsTable string

//go:embed tables/ends.txt
var endsTable string

//go:embed tables/attach.txt
var attachTable string

//go:embed tables/lemmas.txt
var lemmasTable string

// state is a state of the tagger: a universal tag with a Penn tag, auxiliaries also by lemma.
type state uint8

// boundary is the state before the first and behind the last word of a sentence.
const boundary state = 0

// share is one reading of a word with its weight.
type share struct {
	state  state
	weight float32
}

// lexicon holds the tables of tables/MODEL.md in the shape in which they are asked.
type lexicon struct {
	names []string // state -> "VERB/VBD"
	tag   []Tag
	form  []Form
	log   []float32          // state -> log of its share of all words
	next  []float32          // [a*n*n + b*n + c]: log P(c | a, b)
	words map[string][]share // in half tokens
	ends  map[string][]share // in thousandths
	class map[string]string  // lemma -> classes, of "anrv"
	irreg map[string]string  // form + " " + class -> lemma
	id    map[string]state

	attach map[string]attachment
}

// tables builds the lexicon on first use. It is a constant in all but form: read-only once made, and made from embedded bytes only, so
// programs that never analyse a text do not pay for it.
var tables = sync.OnceValue(readTables)

func readTables() *lexicon {
	x := &lexicon{words: make(map[string][]share, 40000), ends: make(map[string][]share, 8000), id: map[string]state{}}
	total := 0.0
	var count []float64
	for line := range lines(statesTable) {
		name, n, _ := strings.Cut(line, " ")
		x.id[name] = state(len(x.names))
		x.names = append(x.names, name)
		f, _ := strconv.ParseFloat(n, 64)
		count = append(count, f)
		total += f
		x.tag = append(x.tag, tagOfState(name))
		x.form = append(x.form, formOfState(name))
	}
	for _, f := range count {
		x.log = append(x.log, float32(math.Log(f/total)))
	}
	x.next = followers(count, total)
	slab := make([]share, 0, 120000)
	read := func(table string, into map[string][]share) {
		for line := range lines(table) {
			word, rest, _ := strings.Cut(line, " ")
			from := len(slab)
			slab = appendShares(slab, rest)
			into[word] = slab[from:len(slab):len(slab)]
		}
	}
	read(wordsTable, x.words)
	read(endsTable, x.ends)
	x.attach = make(map[string]attachment, 4000)
	for line := range lines(attachTable) {
		i := strings.LastIndexByte(line, ' ')
		j := strings.LastIndexByte(line[:i], ' ')
		x.attach[line[:j]] = attachment{float64(atoi(line[j+1 : i])), float64(atoi(line[i+1:]))}
	}
	x.class = make(map[string]string, 80000)
	x.irreg = make(map[string]string, 8000)
	for line := range lines(lemmasTable) {
		word, rest, _ := strings.Cut(line, " ")
		if class, lemma, ok := strings.Cut(rest, " "); ok {
			x.irreg[line[:len(word)+1+len(class)]] = lemma
		} else {
			x.class[word] = class
		}
	}
	return x
}

// lines ranges over the lines of a table without their line feeds.
func lines(table string) iter.Seq[string] {
	return strings.SplitSeq(strings.TrimSuffix(table, "\n"), "\n")
}

// appendShares appends the readings of "12:3 40:1".
func appendShares(out []share, s string) []share {
	for len(s) > 0 {
		var one string
		one, s, _ = strings.Cut(s, " ")
		a, b, _ := strings.Cut(one, ":")
		out = append(out, share{state(atoi(a)), float32(atoi(b))})
	}
	return out
}

// atoi reads the decimal digits of s; the tables hold nothing else.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// followers computes log P(c | a, b) by deleted interpolation of the trigram, bigram and unigram shares (Brants 2000,
// "TnT"), with the weights estimated from the counts themselves.
func followers(count []float64, total float64) []float32 {
	n := len(count)
	tri := make([]float64, n*n*n)
	bi := make([]float64, n*n)
	first := make([]float64, n*n) // how often the pair (a, b) was followed by anything
	mid := make([]float64, n)
	for line := range lines(followTable) {
		a, rest, _ := strings.Cut(line, " ")
		b, rest, _ := strings.Cut(rest, " ")
		for _, s := range appendShares(nil, rest) {
			i, j, k := atoi(a), atoi(b), int(s.state)
			tri[(i*n+j)*n+k] = float64(s.weight)
			bi[j*n+k] += float64(s.weight)
			first[i*n+j] += float64(s.weight)
			mid[j] += float64(s.weight)
		}
	}
	var l1, l2, l3 float64
	for ab, sum := range first {
		if sum == 0 {
			continue
		}
		b := ab % n
		for c := range n {
			f := tri[ab*n+c]
			if f == 0 {
				continue
			}
			t3, t2, t1 := ratio(f-1, sum-1), ratio(bi[b*n+c]-1, mid[b]-1), (count[c]-1)/(total-1)
			switch {
			case t3 >= t2 && t3 >= t1:
				l3 += f
			case t2 >= t1:
				l2 += f
			default:
				l1 += f
			}
		}
	}
	sum := l1 + l2 + l3
	l1, l2, l3 = l1/sum, l2/sum, l3/sum
	out := make([]float32, n*n*n)
	for ab, seen := range first {
		b := ab % n
		for c := range n {
			p := l1*count[c]/total + l2*ratio(bi[b*n+c], mid[b])
			if seen > 0 {
				p += l3 * tri[ab*n+c] / seen
			}
			out[ab*n+c] = float32(math.Log(p))
		}
	}
	return out
}

func ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String returns the universal tag as Universal Dependencies writes it.
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return "X"
}

func tagOfState(name string) Tag {
	upos, _, _ := strings.Cut(name, "/")
	for i, t := range tagNames {
		if t == upos {
			return Tag(i)
		}
	}
	return X
}

func formOfState(name string) Form {
	upos, penn, _ := strings.Cut(name, "/")
	if upos != "VERB" && upos != "AUX" {
		return NoForm
	}
	penn, _, _ = strings.Cut(penn, "-")
	switch penn {
	case "VB":
		return Base
	case "VBD":
		return Past
	case "VBG":
		return Gerund
	case "VBN":
		return PastPart
	case "VBP", "VBZ":
		return Present
	case "MD":
		return Modal
	}
	return NoForm
}

// shapeOf gives the key under which the table of endings lists a word's shape.
func shapeOf(w string) string {
	shape := "a"
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case strings.ContainsAny(w, "0123456789"):
		shape = "0"
	case unicode.IsUpper(r):
		shape = "A"
		if len(w) > 1 && strings.ToUpper(w) == w {
			shape = "AA"
		}
	}
	if strings.Contains(w, "-") {
		shape += "-"
	}
	return shape
}

// ending returns the readings of the longest known ending of w (lower case) under a shape.
func (x *lexicon) ending(shape, w string) []share {
	key := make([]byte, 0, 16)
	for n := min(maxEnding, len(w)-1); n >= 0; n-- {
		if n > 0 && !utf8.RuneStart(w[len(w)-n]) {
			continue
		}
		key = append(append(append(key[:0], shape...), '|'), w[max(0, len(w)-n):]...)
		if s, ok := x.ends[string(key)]; ok {
			return s
		}
	}
	return nil
}

// maxEnding is the longest ending of the table, in bytes.
const maxEnding = 6
