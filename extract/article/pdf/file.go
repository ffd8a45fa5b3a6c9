package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// The bounds of one file. A newspaper of a hundred pages has some thousand objects.
const (
	maxObjects  = 500_000
	maxInflated = 32 << 20 // bytes of all streams together
	maxPages    = 5000
	maxSteps    = 20_000_000 // operators and characters of all pages together
)

// file is the table of the objects of a PDF. It is made by looking for "12 0 obj" in the bytes instead of following
// the file's own table: that finds the same objects in sound files, where a later object of a number replaces an earlier
// one, and finds what is left in damaged ones. No chain of tables can lead in a circle.
type file struct {
	src     []byte
	at      map[ref]int // where an object begins
	packed  map[ref]any // objects out of object streams
	parsed  map[ref]any
	trailer dict
	left    int // bytes that may still be inflated
	steps   int
	broken  bool // something was cut short by a bound
}

var errEncrypted = errors.New("protected by a password or against copying: save a copy without protection, for instance by printing it to a PDF file")

func open(src []byte) (*file, error) {
	f := &file{src: src, at: map[ref]int{}, packed: map[ref]any{}, parsed: map[ref]any{}, trailer: dict{}, left: maxInflated}
	var streams []ref
	for at := 0; len(f.at) < maxObjects; {
		i := bytes.Index(src[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		n, ok := objectHead(src, at-3)
		if !ok {
			continue
		}
		f.at[n] = at
		delete(f.parsed, n)
		// Pass over the stream of the object, whose bytes may look like anything.
		head := src[at:min(len(src), at+400)]
		if k := bytes.Index(head, []byte("endobj")); k >= 0 {
			head = head[:k]
		}
		if bytes.Contains(head, []byte("/ObjStm")) || bytes.Contains(head, []byte("/XRef")) {
			streams = append(streams, n)
		}
		if k := bytes.Index(head, []byte("stream")); k >= 0 {
			if e := bytes.Index(src[at+k:], []byte("endstream")); e >= 0 {
				at += k + e
			}
		}
	}
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + 7
		l := &lexer{src: src, at: at}
		if d, ok := l.next(0).(dict); ok {
			f.addTrailer(d)
		}
	}
	for _, n := range streams {
		if s, ok := f.object(n).(*stream); ok && s.dict["Type"] == name("XRef") {
			f.addTrailer(s.dict)
		}
	}
	if f.trailer["Encrypt"] != nil {
		return nil, errEncrypted
	}
	for _, n := range streams {
		if s, ok := f.object(n).(*stream); ok && s.dict["Type"] == name("ObjStm") {
			f.unpack(s)
		}
	}
	if len(f.at) == 0 {
		return nil, errors.New("a damaged PDF: no objects in it")
	}
	return f, nil
}

func (f *file) addTrailer(d dict) {
	for k, v := range d {
		f.trailer[k] = v
	}
}

// objectHead reads "12 0" before "obj".
func objectHead(src []byte, at int) (ref, bool) {
	digits := func() (int, bool) {
		e := at
		for at > 0 && e-at < 10 && src[at-1] >= '0' && src[at-1] <= '9' {
			at--
		}
		n, err := strconv.Atoi(string(src[at:e]))
		return n, err == nil
	}
	blanks := func() bool {
		e := at
		for at > 0 && isSpace(src[at-1]) {
			at--
		}
		return at < e
	}
	if !blanks() {
		return 0, false
	}
	if _, ok := digits(); !ok || !blanks() {
		return 0, false
	}
	n, ok := digits()
	return ref(n), ok
}

// unpack reads the objects of an object stream.
func (f *file) unpack(s *stream) {
	data := f.decode(s)
	first, count := f.int(s.dict["First"]), f.int(s.dict["N"])
	if first < 0 || first > len(data) || count < 0 {
		return
	}
	l := &lexer{src: data[:first]}
	for range min(count, maxObjects-len(f.packed)) {
		n, ok1 := l.next(0).(float64)
		off, ok2 := l.next(0).(float64)
		if !ok1 || !ok2 || off < 0 || first+int(off) >= len(data) {
			return
		}
		inner := &lexer{src: data, at: first + int(off)}
		if _, plain := f.at[ref(n)]; !plain {
			f.packed[ref(n)] = inner.next(0)
		}
	}
}

// object returns an object by its number.
func (f *file) object(n ref) any {
	if v, ok := f.parsed[n]; ok {
		return v
	}
	at, ok := f.at[n]
	if !ok {
		return f.packed[n]
	}
	f.parsed[n] = nil // a length that refers to its own stream finds nothing
	l := &lexer{src: f.src, at: at}
	v := l.reference(l.next(0))
	if d, ok := v.(dict); ok {
		l.space()
		if bytes.HasPrefix(f.src[l.at:], []byte("stream")) {
			l.at += len("stream")
			if bytes.HasPrefix(f.src[l.at:], []byte("\r\n")) {
				l.at += 2
			} else if l.at < len(f.src) && (f.src[l.at] == '\n' || f.src[l.at] == '\r') {
				l.at++
			}
			v = &stream{d, f.streamBytes(l.at, d["Length"])}
		}
	}
	f.parsed[n] = v
	return v
}

// streamBytes takes the length that is stated if "endstream" follows, else looks for that.
func (f *file) streamBytes(at int, length any) []byte {
	if n := f.int(length); n > 0 && n <= len(f.src)-at {
		rest := f.src[at+n:]
		if bytes.HasPrefix(bytes.TrimLeft(rest[:min(len(rest), 16)], "\r\n \t"), []byte("endstr")) {
			return f.src[at : at+n]
		}
	}
	if n := bytes.Index(f.src[at:], []byte("endstream")); n >= 0 {
		return bytes.TrimRight(f.src[at:at+n], "\r\n")
	}
	return f.src[at:]
}

// get follows references, of which there may be some in a row.
func (f *file) get(v any) any {
	for range 10 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(r)
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch d := f.get(v).(type) {
	case dict:
		return d
	case *stream:
		return d.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) int(v any) int {
	n, ok := f.get(v).(float64)
	if !ok {
		return -1
	}
	return int(n)
}

func (f *file) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

// pages returns the page dictionaries in order, each with what it inherits.
func (f *file) pages() []dict {
	var out []dict
	seen := map[any]bool{}
	var walk func(v any, inherited dict, depth int)
	walk = func(v any, inherited dict, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d := f.dict(v)
		if d == nil || depth > maxDepth || len(out) >= maxPages {
			return
		}
		all := dict{}
		for _, k := range [...]name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if x := d[k]; x != nil {
				all[k] = x
			} else if x := inherited[k]; x != nil {
				all[k] = x
			}
		}
		if kids := f.array(d["Kids"]); kids != nil {
			for _, k := range kids {
				walk(k, all, depth+1)
			}
			return
		}
		for k, x := range d {
			all[k] = x
		}
		out = append(out, all)
	}
	if root := f.dict(f.trailer["Root"]); root != nil {
		walk(root["Pages"], dict{}, 0)
	}
	if len(out) > 0 {
		return out
	}
	// The tree is broken: all pages that can be found, by number.
	for _, n := range f.numbers() {
		if d := f.dict(n); d != nil && d["Type"] == name("Page") {
			out = append(out, d)
		}
	}
	return out
}

// numbers lists the objects in order.
func (f *file) numbers() []ref {
	highest := ref(0)
	for n := range f.at {
		highest = max(highest, n)
	}
	for n := range f.packed {
		highest = max(highest, n)
	}
	var all []ref
	for n := ref(0); n <= min(highest, 10*maxObjects); n++ {
		_, a := f.at[n]
		_, b := f.packed[n]
		if a || b {
			all = append(all, n)
		}
	}
	return all
}
