package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// font turns the bytes of a string into characters and their widths.
type font struct {
	wide    bool // two bytes a character
	names   map[int]string
	unicode map[int]string // ToUnicode
	widths  map[int]float64
	normal  float64 // width of what has none
	bold    bool
	code1   bool // ToUnicode is keyed by single bytes
	table   *charmap.Charmap
}

// glyph is one character of a string.
type glyph struct {
	text  string
	width float64 // in thousandths of the size
	space bool    // the single byte 32, to which word spacing belongs
}

func (f *file) font(v any) *font {
	d := f.dict(v)
	ft := &font{names: map[int]string{}, widths: map[int]float64{}, normal: 500, table: charmap.Windows1252}
	if d == nil {
		return ft
	}
	base, _ := f.get(d["BaseFont"]).(name)
	low := strings.ToLower(string(base))
	ft.bold = strings.Contains(low, "bold") || strings.Contains(low, "black") || strings.Contains(low, "heavy")
	if strings.Contains(low, "courier") || strings.Contains(low, "mono") {
		ft.normal = 600
	}
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		ft.readMap(f.decode(s))
	}
	if f.get(d["Subtype"]) == name("Type0") {
		ft.wide = true
		if kids := f.array(d["DescendantFonts"]); len(kids) > 0 {
			f.wideWidths(ft, f.dict(kids[0]))
		}
		return ft
	}
	first := f.int(d["FirstChar"])
	scale := 1.0
	if f.get(d["Subtype"]) == name("Type3") {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			scale = 1000 * f.number(m[0])
		}
	}
	for i, w := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		ft.widths[first+i] = scale * f.number(w)
	}
	if len(ft.widths) == 0 && ft.normal == 500 {
		for c := range 256 { // one of the fourteen fonts that every viewer has
			ft.widths[c] = helvetica(byte(c), ft.bold)
		}
	}
	encoding := f.get(d["Encoding"])
	if e, ok := encoding.(dict); ok {
		code := 0
		for _, x := range f.array(e["Differences"]) {
			switch x := f.get(x).(type) {
			case float64:
				code = int(x)
			case name:
				if code >= 0 && code < 256 {
					ft.names[code] = glyphText(string(x))
				}
				code++
			}
		}
		encoding = f.get(e["BaseEncoding"])
	}
	if encoding == name("MacRomanEncoding") {
		ft.table = charmap.Macintosh
	}
	return ft
}

// wideWidths reads the W array of a font with two bytes a character.
func (f *file) wideWidths(ft *font, d dict) {
	ft.normal = 1000
	if n := f.int(d["DW"]); n >= 0 {
		ft.normal = float64(n)
	}
	w := f.array(d["W"])
	for i := 0; i+1 < len(w) && len(ft.widths) < 70000; {
		first := f.int(w[i])
		if list, ok := f.get(w[i+1]).(array); ok {
			for k, x := range list {
				ft.widths[first+k] = f.number(x)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := f.int(w[i+1]), f.number(w[i+2])
		for c := first; c <= last && c-first < 70000; c++ {
			ft.widths[c] = width
		}
		i += 3
	}
}

// readMap reads a ToUnicode CMap.
func (ft *font) readMap(data []byte) {
	ft.unicode = map[int]string{}
	l := &lexer{src: data}
	var args []any
	for {
		v := l.next(0)
		if e, ok := v.(end); ok {
			if e == "" {
				return
			}
			continue
		}
		o, ok := v.(op)
		if !ok {
			if args = append(args, v); len(args) > 200000 {
				return
			}
			continue
		}
		switch o {
		case "endcodespacerange":
			for _, a := range args {
				if s, ok := a.(text); ok && len(s) == 1 {
					ft.code1 = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				from, ok1 := args[i].(text)
				to, ok2 := args[i+1].(text)
				if ok1 && ok2 {
					ft.unicode[code(from)] = utf16Text(to)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				lo, ok1 := args[i].(text)
				hi, ok2 := args[i+1].(text)
				if !ok1 || !ok2 {
					continue
				}
				from, to := code(lo), code(hi)
				switch dst := args[i+2].(type) {
				case text:
					units := []byte(dst)
					for c := from; c <= to && c-from < 65536 && len(ft.unicode) < 70000 && len(units) > 0; c++ {
						ft.unicode[c] = utf16Text(text(units))
						for k := len(units) - 1; k >= 0; k-- {
							if units[k]++; units[k] != 0 {
								break
							}
						}
					}
				case array:
					for k, x := range dst {
						if s, ok := x.(text); ok {
							ft.unicode[from+k] = utf16Text(s)
						}
					}
				}
			}
		}
		args = args[:0]
	}
}

func code(s text) int {
	n := 0
	for i := 0; i < len(s) && i < 4; i++ {
		n = n<<8 | int(s[i])
	}
	return n
}

func utf16Text(s text) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// glyphs cuts a string into characters.
func (ft *font) glyphs(s text) []glyph {
	out := make([]glyph, 0, len(s))
	step := 1
	if ft.wide {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		c := int(s[i])
		if ft.wide {
			c = c<<8 | int(s[i+1])
		}
		g := glyph{width: ft.normal, space: !ft.wide && c == ' '}
		if w, ok := ft.widths[c]; ok {
			g.width = w
		}
		t, ok := ft.unicode[c]
		if !ok && !ft.wide {
			if t, ok = ft.names[c]; !ok {
				t = string(ft.table.DecodeByte(byte(c)))
			}
		}
		g.text = expand(t)
		out = append(out, g)
	}
	return out
}

// expand takes ligatures apart and drops what is no character.
func expand(s string) string {
	if s == "" || s == "\x00" || s == "\ufffd" {
		return ""
	}
	if r, size := utf8.DecodeRuneInString(s); size == len(s) {
		switch {
		case r >= 0xfb00 && r <= 0xfb06:
			return [...]string{"ff", "fi", "fl", "ffi", "ffl", "ft", "st"}[r-0xfb00]
		case r == 0xa0:
			return " "
		case r < ' ' || r == 0xad:
			return ""
		}
	}
	return s
}

// glyphText is the character of a glyph name of the Adobe Glyph List, as far as text in European languages needs it.
func glyphText(n string) string {
	n, _, _ = strings.Cut(n, ".")
	if t, ok := glyphNames[n]; ok {
		return t
	}
	if len(n) == 1 {
		return n
	}
	for _, prefix := range [...]string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(n, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if v, err := strconv.ParseUint(hex, 16, 32); err == nil {
				return string(rune(v))
			}
		}
	}
	if len(n) > 2 { // eacute: a letter and its accent
		if mark, ok := accents[n[1:]]; ok {
			return composed(n[:1] + mark)
		}
	}
	return ""
}
