package pdf

import (
	"bytes"
	"strconv"
)

// The values of a PDF file: nil, bool, float64, name, text (a string), array, dict, *stream, ref, op.
type (
	name  string
	text  string // bytes of a string, in an encoding that depends on where it stands
	array []any
	dict  map[name]any
	ref   int // number of an object; generations are not told apart
	op    string
)

// stream is a dictionary with bytes, encoded by filters.
type stream struct {
	dict dict
	raw  []byte
}

// maxDepth bounds arrays and dictionaries within each other.
const maxDepth = 50

// lexer reads values from bytes.
type lexer struct {
	src []byte
	at  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%'
}

func (l *lexer) space() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			end := bytes.IndexAny(l.src[l.at:], "\r\n")
			if end < 0 {
				l.at = len(l.src)
				return
			}
			l.at += end
		default:
			return
		}
	}
}

// end marks the end of the bytes, or of an array or dictionary.
type end string

// next reads a value or an operator.
func (l *lexer) next(depth int) any {
	l.space()
	if l.at >= len(l.src) {
		return end("")
	}
	c := l.src[l.at]
	switch {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.at+1 < len(l.src) && l.src[l.at+1] == '<':
		l.at += 2
		d := dict{}
		if depth > maxDepth {
			return end("deep")
		}
		for {
			k := l.next(depth + 1)
			if _, ok := k.(end); ok {
				return d
			}
			key, ok := k.(name)
			if !ok {
				continue
			}
			v := l.next(depth + 1)
			if _, ok := v.(end); ok {
				return d
			}
			d[key] = l.reference(v)
		}
	case c == '<':
		return l.hex()
	case c == '>' || c == ']' || c == '}':
		l.at++
		if c == '>' && l.at < len(l.src) && l.src[l.at] == '>' {
			l.at++
		}
		return end(c)
	case c == '[' || c == '{':
		l.at++
		if depth > maxDepth {
			return end("deep")
		}
		var a array
		for {
			v := l.next(depth + 1)
			if _, ok := v.(end); ok {
				return a
			}
			if o, ok := v.(op); ok && o == "R" && len(a) >= 2 { // 12 0 R
				if n, ok := a[len(a)-2].(float64); ok {
					a = append(a[:len(a)-2], ref(n))
					continue
				}
			}
			a = append(a, v)
		}
	case c == ')':
		l.at++
		return l.next(depth + 1)
	}
	return l.word()
}

// reference looks whether a number is the beginning of "12 0 R".
func (l *lexer) reference(v any) any {
	n, ok := v.(float64)
	if !ok || n < 0 || n != float64(int(n)) {
		return v
	}
	back := l.at
	if g, ok := l.next(maxDepth).(float64); ok && g >= 0 {
		l.space()
		if l.at < len(l.src) && l.src[l.at] == 'R' && (l.at+1 == len(l.src) || isSpace(l.src[l.at+1]) || isDelimiter(l.src[l.at+1])) {
			l.at++
			return ref(n)
		}
	}
	l.at = back
	return v
}

func (l *lexer) name() name {
	l.at++
	start := l.at
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelimiter(l.src[l.at]) {
		l.at++
	}
	raw := l.src[start:l.at]
	if bytes.IndexByte(raw, '#') < 0 {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

func (l *lexer) literal() text {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.src); l.at++ {
		c := l.src[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text(out)
			}
		case '\\':
			l.at++
			if l.at >= len(l.src) {
				return text(out)
			}
			switch c = l.src[l.at]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.at+1 < len(l.src) && l.src[l.at+1] == '\n' {
					l.at++
				}
				continue
			case '\n':
				continue
			default:
				if c >= '0' && c <= '7' {
					n := 0
					for k := 0; k < 3 && l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '7'; k++ {
						n = n*8 + int(l.src[l.at]-'0')
						l.at++
					}
					l.at--
					c = byte(n)
				}
			}
		}
		out = append(out, c)
	}
	return text(out)
}

func (l *lexer) hex() text {
	l.at++
	var out []byte
	half, have := byte(0), false
	for ; l.at < len(l.src); l.at++ {
		c := l.src[l.at]
		var n byte
		switch {
		case c == '>':
			l.at++
			if have {
				out = append(out, half<<4)
			}
			return text(out)
		case c >= '0' && c <= '9':
			n = c - '0'
		case c >= 'a' && c <= 'f':
			n = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			n = c - 'A' + 10
		default:
			continue
		}
		if have {
			out = append(out, half<<4|n)
		}
		half, have = n, !have
	}
	return text(out)
}

// word reads a number or a keyword.
func (l *lexer) word() any {
	start := l.at
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelimiter(l.src[l.at]) {
		l.at++
	}
	if l.at == start {
		l.at++
		return op("")
	}
	w := l.src[start:l.at]
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := number(w); ok {
			return n
		}
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return op(w)
}

// number reads an integer or a decimal fraction, as forgiving as viewers are.
func number(w []byte) (float64, bool) {
	sign, whole, scale, digits := 1.0, 0.0, 0.0, 0
	for i, c := range w {
		switch {
		case c == '-' && i == 0:
			sign = -1
		case c == '+' && i == 0:
		case c == '.' && scale == 0:
			scale = 1
		case c >= '0' && c <= '9':
			digits++
			if scale > 0 {
				scale /= 10
				whole += float64(c-'0') * scale
			} else if whole = whole*10 + float64(c-'0'); whole > 1e12 {
				return 0, false
			}
		case c == '-' && digits > 0: // "12-34" is written by some
			return sign * whole, true
		default:
			return 0, false
		}
	}
	return sign * whole, digits > 0
}
