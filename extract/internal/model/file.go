package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"unsafe"

	"github.com/dateline/dateline/extract/internal/model/kernel"
)

// The form of the network.
const (
	width    = 384  // of a word's vector
	heads    = 12   // of attention
	headSize = 32   // width / heads
	wide     = 1536 // of the hidden layer between two
	arcs     = 128  // of the vectors that find heads
	rels     = 128  // of the vectors that name relations
	longest  = 160  // word pieces in a window, [CLS] and [SEP] included
	shapes   = 12
	spaces   = 3
)

const magic = "dateline model 1\n"

// ErrWeights marks a file that is no model, or not a whole one.
var ErrWeights = errors.New("not the weights of a dateline model")

// Model is a network ready to read. It does not change and may be used by many goroutines at once.
type Model struct {
	States []string // "VERB/VBD": universal and Penn tag
	Names  []string // "O", "B-person", "I-person", ...
	Rels   []string // relations of Universal Dependencies with their subtypes, "nsubj:pass"

	pieces vocabulary
	embed  []int8    // pieces × width
	size   []float32 // scale of each piece
	place  []float32 // longest × width
	shape  []float32 // shapes × width
	space  []float32 // spaces × width
	norm   normal
	layers []layer
	heads  linear // dep, head, reldep, relhead, state, name, split
	rel    linear

	curves *curves
	path   kernel.Path
	root   int    // index of the relation "root", -1 if there is none
	follow []bool // names × names: the second may follow the first
}

type layer struct {
	qkv, out, up, down linear
	norm1, norm2       normal
}

type normal struct{ scale, bias []float32 }

// linear is a layer of n outputs over k inputs: y = scale·(w·x) + bias, with 7-bit w.
type linear struct {
	w     kernel.Matrix
	n     int
	scale []float32
	sum   []int32 // of each row of w
	bias  []float32
}

type header struct {
	Layers  int               `json:"layers"`
	States  []string          `json:"states"`
	Names   []string          `json:"names"`
	Rels    []string          `json:"rels"`
	Pieces  int               `json:"pieces"`
	Tensors map[string][2]int `json:"tensors"`
}

// Open reads a model from the bytes that extract/internal/train/language/export.py writes. The model keeps using data,
// which must not change. An error says what is wrong with the file and wraps ErrWeights.
func Open(data []byte) (*Model, error) { return open(data, kernel.Best()) }

// open opens a model that multiplies by one path of the kernels.
func open(data []byte, path kernel.Path) (*Model, error) {
	f, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	f.path = path
	m := f.model()
	if f.err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, f.err)
	}
	return m, nil
}

// file is a weight file whose hash is right.
type file struct {
	head    header
	tensors []byte
	path    kernel.Path
	err     error // the first tensor that was not as it should be
}

func parse(data []byte) (*file, error) {
	const fixed = len(magic) + sha256.Size
	if len(data) < fixed+4 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("it does not begin with %q", strings.TrimSpace(magic))
	}
	if sum := sha256.Sum256(data[fixed:]); !bytes.Equal(sum[:], data[len(magic):fixed]) {
		return nil, errors.New("it was cut short or altered: its SHA-256 is another")
	}
	n := int(binary.LittleEndian.Uint32(data[fixed:]))
	start := fixed + 4
	if n > len(data)-start {
		return nil, errors.New("its header is longer than the file")
	}
	f := &file{tensors: data[start+n:]}
	if err := json.Unmarshal(data[start:start+n], &f.head); err != nil {
		return nil, fmt.Errorf("its header: %w", err)
	}
	return f, nil
}

func (f *file) model() *Model {
	h := &f.head
	if h.Layers < 1 || h.Layers > 12 || h.Pieces < 1 || len(h.States) == 0 || len(h.States) > 255 || len(h.Rels) == 0 || len(h.Rels) > 255 ||
		len(h.Names) == 0 || len(h.Names) > 255 || h.Names[outside] != "O" {
		f.fail("header")
		return nil
	}
	m := &Model{States: h.States, Names: h.Names, Rels: h.Rels, curves: newCurves(), path: f.path}
	m.pieces = newVocabulary(string(f.raw("vocab", -1)))
	m.embed = int8s(f.raw("piece.w", h.Pieces*width))
	m.size = f.floats("piece.scale", h.Pieces)
	m.place, m.shape, m.space = f.floats("place", longest*width), f.floats("shape", shapes*width), f.floats("space", spaces*width)
	m.norm = f.normal("norm")
	for i := range h.Layers {
		p := fmt.Sprintf("layers.%d.", i)
		m.layers = append(m.layers, layer{
			qkv: f.linear(p+"qkv", 3*width, width), out: f.linear(p+"out", width, width), up: f.linear(p+"up", wide, width), down: f.linear(p+"down", width, wide),
			norm1: f.normal(p + "norm1"), norm2: f.normal(p + "norm2"),
		})
	}
	m.heads = f.linear("heads", 2*arcs+2*rels+len(h.States)+len(h.Names)+1, width)
	m.rel = f.linear("rel", len(h.Rels), rels)
	if len(m.pieces.id) != h.Pieces || m.pieces.unknown < 0 || m.pieces.begin < 0 || m.pieces.end < 0 {
		f.fail("vocab")
	}
	m.follow, m.root = follow(m.Names), indexOf(m.Rels, "root")
	return m
}

func (f *file) fail(name string) {
	if f.err == nil {
		f.err = fmt.Errorf("its %s has not the size or the content that it should have", name)
	}
}

// raw returns the bytes of a tensor; size is what it must have, -1 for any.
func (f *file) raw(name string, size int) []byte {
	at, ok := f.head.Tensors[name]
	if !ok || at[0] < 0 || at[1] < 0 || at[0] > len(f.tensors) || at[1] > len(f.tensors)-at[0] || size >= 0 && at[1] != size {
		f.fail(name)
		return make([]byte, max(size, 0))
	}
	return f.tensors[at[0] : at[0]+at[1]]
}

// floats copies a tensor of little-endian numbers: they are few beside the weights.
func (f *file) floats(name string, n int) []float32 {
	raw := f.raw(name, 4*n)
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out
}

func (f *file) normal(name string) normal {
	return normal{f.floats(name+".scale", width), f.floats(name+".bias", width)}
}

func (f *file) linear(name string, n, k int) linear {
	padded := (n + 15) / 16 * 16
	l := linear{n: n, scale: f.floats(name+".scale", n), bias: f.floats(name+".bias", n), sum: make([]int32, n)}
	raw := f.raw(name+".sum", 4*n)
	for i := range l.sum {
		l.sum[i] = int32(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	w, err := kernel.New(f.path, int8s(f.raw(name+".w", padded*k)), n, k)
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("its %s: %w", name, err)
	}
	l.w = w
	return l
}

// int8s looks at bytes as signed numbers, without a copy.
func int8s(b []byte) []int8 {
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&b[0])), len(b))
}
