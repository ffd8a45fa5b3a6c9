// Package model reads English with a small neural network: for every word its tag, its place in the dependency tree and
// whether it is part of a name.
//
// The network is the first layers of MiniLM (Wang et al. 2020), fine-tuned for all of these at once by the programs in
// extract/internal/train/language; MODEL.md says on what, and how well it does. Weights are 7-bit integers that lie in
// the binary as they are used. Integer products are the same on every machine (package kernel), and the rest is written
// so that no compiler may fuse its roundings: the labels of a text are the same everywhere.
package model

import (
	_ "embed"
	"iter"
	"sync"
	"unsafe"

	"github.com/dateline/dateline/extract/internal/text"
)

//go:embed weights.bin
var weights string

// embedded opens the weights in the binary on first use: programs that read no text pay nothing for them.
var embedded = sync.OnceValues(func() (*Model, error) {
	return Open(unsafe.Slice(unsafe.StringData(weights), len(weights)))
})

// Default returns the model in the binary. It fails only if the binary was altered.
func Default() (*Model, error) { return embedded() }

// Word is a word in the sense of Universal Dependencies. Tokens of package text are cut further at hyphens
// ("two-month" is three words), so a token has one word or more.
type Word struct {
	Start, End int   // byte offsets into the source
	Token      int32 // token it lies in
}

// Reading is what the model makes of a document: columns indexed by word.
type Reading struct {
	Model *Model // what the labels mean
	Doc   *text.Doc
	Words []Word
	State []uint8   // index into Model.States
	Tag   []float32 // probability of the state
	Head  []int32   // word that this one depends on; -1 for the root of a sentence
	Rel   []uint8   // index into Model.Rels
	Name  []uint8   // index into Model.Names
	Sure  []float32 // probability of the name label
	Out   []float32 // probability that it is part of no name
	First []bool    // a sentence begins here
	Skip  []bool    // stands in a script that the model cannot read; its labels say nothing
}

// Sentences ranges over the sentences of the network: words first..last-1.
func (r *Reading) Sentences() iter.Seq2[int, int] {
	return func(yield func(first, last int) bool) {
		for first := 0; first < len(r.Words); {
			last := first + 1
			for last < len(r.Words) && !r.First[last] {
				last++
			}
			if !yield(first, last) {
				return
			}
			first = last
		}
	}
}

// Read labels a document. Its time is linear in the length: the network sees windows of bounded size.
func (m *Model) Read(d *text.Doc) *Reading {
	r := m.Blank(d)
	clear(r.Skip)
	p := newPass(m, d, r)
	for _, w := range p.windows() {
		p.read(w)
	}
	return r
}

// Blank returns the words of a document without labels, as if it stood in a script that the model cannot read.
func (m *Model) Blank(d *text.Doc) *Reading {
	words := split(d)
	n := len(words)
	r := &Reading{
		Model: m, Doc: d, Words: words, State: make([]uint8, n), Tag: make([]float32, n), Head: make([]int32, n), Rel: make([]uint8, n),
		Name: make([]uint8, n), Sure: make([]float32, n), Out: make([]float32, n), First: make([]bool, n), Skip: make([]bool, n),
	}
	for i := range r.Skip {
		r.Skip[i], r.Head[i] = true, -1
	}
	return r
}
