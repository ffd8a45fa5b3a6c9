package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"io"
)

// decode undoes the filters of a stream. What comes before a mistake is kept; of filters for pictures nothing is.
func (f *file) decode(s *stream) []byte {
	data := s.raw
	filters := f.array(s.dict["Filter"])
	if filters == nil {
		if n, ok := f.get(s.dict["Filter"]).(name); ok {
			filters = array{n}
		}
	}
	params := f.array(s.dict["DecodeParms"])
	if params == nil {
		params = array{s.dict["DecodeParms"]}
	}
	for i, filter := range filters {
		if i > 4 {
			return nil
		}
		kind, _ := f.get(filter).(name)
		switch kind {
		case "FlateDecode", "Fl":
			data = f.inflate(data)
		case "ASCIIHexDecode", "AHx":
			l := lexer{src: append([]byte("<"), data...)}
			data = []byte(l.hex())
		case "ASCII85Decode", "A85":
			data = base85(data)
		case "LZWDecode", "LZW":
			data = f.lzw(data)
		case "RunLengthDecode", "RL":
			data = f.runs(data)
		case "Crypt":
		default:
			return nil
		}
		if i < len(params) {
			if p := f.dict(params[i]); p != nil {
				data = f.predict(data, p)
			}
		}
	}
	return data
}

func (f *file) inflate(data []byte) []byte {
	if len(data) < 3 {
		return nil
	}
	var out bytes.Buffer
	n, _ := io.Copy(&out, io.LimitReader(flate.NewReader(bytes.NewReader(data[2:])), int64(f.left)))
	f.spend(int(n))
	return out.Bytes()
}

func (f *file) spend(n int) {
	if f.left -= n; f.left <= 0 {
		f.left, f.broken = 0, true
	}
}

func base85(data []byte) []byte {
	if at := bytes.Index(data, []byte("~>")); at >= 0 {
		data = data[:at]
	}
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	out, _ := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(data)))
	return out
}

func (f *file) runs(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data) && len(out) < f.left; {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			i = len(data)
		case n < 128:
			e := min(len(data), i+n+1)
			out = append(out, data[i:e]...)
			i = e
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	f.spend(len(out))
	return out
}

// lzw decodes the variant of TIFF, in which codes grow one early.
func (f *file) lzw(data []byte) []byte {
	type entry struct {
		prefix int
		last   byte
		length int
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	width, bits, have, prev := 9, 0, 0, -1
	emit := func(code int) byte {
		n := table[code].length
		start := len(out)
		out = append(out, make([]byte, n)...)
		for k := n - 1; k >= 0 && code >= 0; k-- {
			out[start+k] = table[code].last
			code = table[code].prefix
		}
		return out[start]
	}
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case len(out) > f.left:
			f.spend(len(out))
			return out
		case code == 256:
			table, width, prev = table[:258], 9, -1
			continue
		case code == 257 || code > len(table) || code == len(table) && prev < 0:
			f.spend(len(out))
			return out
		case prev < 0:
			emit(code)
		case code < len(table):
			first := emit(code)
			table = append(table, entry{prev, first, table[prev].length + 1})
		default:
			at := len(out)
			emit(prev)
			out = append(out, out[at])
			table = append(table, entry{prev, out[at], table[prev].length + 1})
		}
		prev = code
		if len(table) >= 4096 {
			table = table[:4096]
		}
		switch {
		case len(table) >= 2047:
			width = 12
		case len(table) >= 1023:
			width = 11
		case len(table) >= 511:
			width = 10
		}
	}
	f.spend(len(out))
	return out
}

// predict undoes the PNG predictors, which are used for tables of objects and seldom for text.
func (f *file) predict(data []byte, p dict) []byte {
	if f.int(p["Predictor"]) < 10 {
		return data
	}
	columns, colors, depth := max(f.int(p["Columns"]), 1), max(f.int(p["Colors"]), 1), 8
	if n := f.int(p["BitsPerComponent"]); n > 0 {
		depth = n
	}
	if columns > 1<<20 || colors > 32 || depth > 16 {
		return nil
	}
	size, unit := (columns*colors*depth+7)/8, max(colors*depth/8, 1)
	prior := make([]byte, size)
	var out []byte
	for len(data) > size {
		kind := data[0]
		row := bytes.Clone(data[1 : size+1])
		data = data[size+1:]
		for i := range row {
			var left, up, corner byte
			up = prior[i]
			if i >= unit {
				left, corner = row[i-unit], prior[i-unit]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += up
			case 3:
				row[i] += byte((int(left) + int(up)) / 2)
			case 4:
				row[i] += paeth(left, up, corner)
			}
		}
		out = append(out, row...)
		prior = row
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
