package gazetteer

import (
	"encoding/binary"
	"sort"
)

// Table is a read-only sorted map from string to string that is searched in place: opening one costs nothing.
//
// Layout: number of blocks (4 bytes, little endian), then the offset of each block (4 bytes), then the blocks. A block
// holds up to blockSize entries in order: length of the prefix shared with the entry before, length of the rest, the
// rest, length of the value, the value; lengths are uvarints. The first entry of a block shares nothing.
type Table struct{ data string }

const blockSize = 16

// Get returns the value of a key. A damaged table finds nothing.
func (t Table) Get(key string) (value string, ok bool) {
	blocks, ok := t.number(0)
	if !ok {
		return "", false
	}
	// The block that could hold the key is the last one whose first key is not behind it.
	at := sort.Search(blocks, func(i int) bool { return t.firstKey(i) > key }) - 1
	if at < 0 {
		return "", false
	}
	pos, _ := t.number(4 + 4*at)
	same := 0 // length of the prefix that key and the entry before have in common
	for range blockSize {
		shared, rest, val, next, ok := t.entry(pos)
		if !ok {
			return "", false
		}
		pos = next
		if shared > same {
			continue // still as far from key as the entry before
		}
		if shared < same {
			return "", false // past it
		}
		n := 0
		for n < len(rest) && same+n < len(key) && rest[n] == key[same+n] {
			n++
		}
		same += n
		if n == len(rest) && same == len(key) {
			return val, true
		}
		if n < len(rest) && (same == len(key) || rest[n] > key[same]) {
			return "", false
		}
	}
	return "", false
}

func (t Table) number(at int) (int, bool) {
	if at < 0 || at+4 > len(t.data) {
		return 0, false
	}
	s := t.data[at : at+4]
	n := int(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
	return n, n < len(t.data)
}

func (t Table) firstKey(block int) string {
	pos, _ := t.number(4 + 4*block)
	_, rest, _, _, _ := t.entry(pos)
	return rest
}

func (t Table) entry(pos int) (shared int, rest, value string, next int, ok bool) {
	shared, pos = t.uvarint(pos)
	rest, pos = t.bytes(pos)
	value, pos = t.bytes(pos)
	return shared, rest, value, pos, pos > 0
}

// uvarint reads a number at pos and returns the place behind it; a place of -1 means the table is damaged.
func (t Table) uvarint(pos int) (int, int) {
	n, shift := 0, 0
	for pos >= 0 && pos < len(t.data) && shift < 28 {
		c := t.data[pos]
		pos++
		n |= int(c&0x7f) << shift
		if c < 0x80 {
			return n, pos
		}
		shift += 7
	}
	return 0, -1
}

func (t Table) bytes(pos int) (string, int) {
	n, pos := t.uvarint(pos)
	if pos < 0 || n > len(t.data)-pos {
		return "", -1
	}
	return t.data[pos : pos+n], pos + n
}

// Build lays out a table. The same entries give the same bytes.
func Build(entries map[string]string) []byte {
	keys := make([]string, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	blocks := (len(keys) + blockSize - 1) / blockSize
	out := make([]byte, 4+4*blocks)
	binary.LittleEndian.PutUint32(out, uint32(blocks))
	before := ""
	for i, k := range keys {
		shared := 0
		if i%blockSize == 0 {
			binary.LittleEndian.PutUint32(out[4+4*(i/blockSize):], uint32(len(out)))
		} else {
			for shared < len(k) && shared < len(before) && k[shared] == before[shared] {
				shared++
			}
		}
		out = binary.AppendUvarint(out, uint64(shared))
		out = binary.AppendUvarint(out, uint64(len(k)-shared))
		out = append(out, k[shared:]...)
		out = binary.AppendUvarint(out, uint64(len(entries[k])))
		out = append(out, entries[k]...)
		before = k
	}
	return out
}
