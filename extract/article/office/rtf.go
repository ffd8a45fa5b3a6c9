package office

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

// group is what a brace of RTF opens and its end takes back.
type group struct {
	dest string // destination whose text is kept apart or dropped; "" is the body
	uc   int    // characters to skip behind a \u
	list bool
	head int
	enc  encoding.Encoding
}

// Bounds on an RTF file.
const maxGroups = 1000

// dropped are destinations without text of the document.
var dropped = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "listtable": true, "listoverridetable": true, "pict": true, "header": true, "headerl": true,
	"headerr": true, "headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true, "object": true, "objdata": true, "themedata": true,
	"colorschememapping": true, "latentstyles": true, "datastore": true, "generator": true, "xmlnstbl": true, "rsidtbl": true, "fldinst": true,
	"listtext": true, "pntext": true, "footnote": true, "annotation": true, "atnid": true, "atnauthor": true, "bkmkstart": true, "bkmkend": true,
	"revtbl": true, "operator": true, "company": true, "mmathPr": true, "nonshppict": true, "sp": true, "sn": true, "sv": true, "pgdsctbl": true,
}

// RTF reads Rich Text Format 1.9. Binary data, pictures, notes and headers are passed over.
func RTF(data []byte) (*doc.Doc, error) {
	d := &doc.Doc{}
	w := &writer{d: d}
	p := &rtf{src: data, d: d, w: w, group: group{uc: 1, enc: charmap.Windows1252}, info: map[string]*strings.Builder{}}
	p.run()
	p.paragraph()
	if t := p.info["title"]; t != nil {
		d.Title = doc.Line(t.String())
	}
	if t := p.info["author"]; t != nil {
		d.Byline = doc.Line(t.String())
	}
	if p.year > 0 && p.month >= 1 && p.month <= 12 && p.day >= 1 && p.day <= record.DaysIn(p.year, p.month) {
		d.AddDate(doc.Date{Day: record.DayOf(p.year, p.month, p.day), Trust: doc.Property, From: "the properties of the file (creatim)"})
	}
	finish(d)
	return d, nil
}

type rtf struct {
	src              []byte
	at               int
	d                *doc.Doc
	w                *writer
	group            group
	stack            []group
	bytes            []byte // text in the code page, not yet decoded
	units            []uint16
	skip             int // characters that stand for a \u before them
	info             map[string]*strings.Builder
	year, month, day int
	inCreated        bool
	field            string
	cells            []string
}

func (p *rtf) run() {
	star := false
	for p.at < len(p.src) {
		c := p.src[p.at]
		p.at++
		switch {
		case c == '{':
			p.settle()
			if len(p.stack) < maxGroups {
				p.stack = append(p.stack, p.group)
			}
			star = false
		case c == '}':
			p.settle()
			if p.group.dest == "creatim" {
				p.inCreated = false
			}
			if n := len(p.stack); n > 0 {
				if p.stack[n-1].dest != "fldrslt" && p.group.dest == "fldrslt" {
					p.w.unlink()
					p.group.dest = ""
				}
				p.group = p.stack[n-1]
				p.stack = p.stack[:n-1]
			}
		case c == '\\':
			word, arg := p.control()
			if word == "*" {
				star = true
				continue
			}
			p.do(word, arg, star)
			star = false
		case c == '\r' || c == '\n' || c == 0:
		default:
			p.put(c)
		}
	}
	p.settle()
}

// control reads a control word behind its backslash.
func (p *rtf) control() (word string, arg int) {
	if p.at >= len(p.src) {
		return "", 0
	}
	c := p.src[p.at]
	if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
		p.at++
		if c == '\'' && p.at+2 <= len(p.src) {
			n, err := strconv.ParseUint(string(p.src[p.at:p.at+2]), 16, 8)
			p.at += 2
			if err == nil {
				p.put(byte(n))
			}
			return "'", 0
		}
		return string(c), 0
	}
	start := p.at
	for p.at < len(p.src) && p.at-start < 32 && (p.src[p.at] >= 'a' && p.src[p.at] <= 'z' || p.src[p.at] >= 'A' && p.src[p.at] <= 'Z') {
		p.at++
	}
	word = string(p.src[start:p.at])
	start = p.at
	if p.at < len(p.src) && p.src[p.at] == '-' {
		p.at++
	}
	for p.at < len(p.src) && p.at-start < 11 && p.src[p.at] >= '0' && p.src[p.at] <= '9' {
		p.at++
	}
	if n, err := strconv.Atoi(string(p.src[start:p.at])); err == nil {
		arg = n
	}
	if p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	return word, arg
}

// do obeys a control word.
func (p *rtf) do(word string, arg int, star bool) {
	if word != "'" && word != "u" {
		p.settle()
	}
	switch word {
	case "'", "":
	case "par", "sect", "page":
		p.paragraph()
	case "line":
		p.text("\n")
	case "tab", "~", "emspace", "enspace":
		p.text(" ")
	case "_":
		p.text("-")
	case "\\", "{", "}":
		p.put(word[0])
	case "emdash":
		p.text("—")
	case "endash":
		p.text("–")
	case "lquote":
		p.text("‘")
	case "rquote":
		p.text("’")
	case "ldblquote":
		p.text("“")
	case "rdblquote":
		p.text("”")
	case "bullet":
		p.text("•")
	case "u":
		p.flushBytes()
		p.units = append(p.units, uint16(arg))
		p.skip = p.group.uc
	case "uc":
		if arg >= 0 && arg < 8 {
			p.group.uc = arg
		}
	case "bin":
		p.at = min(len(p.src), p.at+max(arg, 0))
	case "ansicpg":
		p.group.enc = codePage(arg)
	case "pard", "plain":
		if word == "pard" {
			p.group.list, p.group.head = false, 0
		}
	case "ls":
		p.group.list = true
	case "outlinelevel":
		p.group.head = min(max(arg, 0), 5) + 1
	case "cell":
		p.cells = append(p.cells, doc.Clean(p.w.text.String()))
		p.w.text.Reset()
		p.w.links = nil
	case "row":
		p.d.Add(doc.Row, 0, strings.Join(p.cells, " | "))
		p.cells = nil
	case "yr":
		if p.inCreated {
			p.year = arg
		}
	case "mo":
		if p.inCreated {
			p.month = arg
		}
	case "dy":
		if p.inCreated {
			p.day = arg
		}
	case "creatim":
		p.group.dest, p.inCreated = "creatim", true
	case "title", "author":
		p.group.dest = word
		p.info[word] = &strings.Builder{}
	case "info":
		p.group.dest = "info"
	case "fldinst":
		p.group.dest = "fldinst"
		p.field = ""
	case "fldrslt":
		p.group.dest = "fldrslt"
		if _, target, ok := strings.Cut(p.field, "HYPERLINK"); ok {
			p.w.link(strings.Trim(strings.TrimSpace(target), `"`))
		}
	default:
		if dropped[word] || star && word != "fldinst" && word != "shptxt" {
			p.group.dest = "drop"
		}
	}
}

// put adds a byte of the code page.
func (p *rtf) put(c byte) {
	if p.skip > 0 {
		p.skip--
		return
	}
	p.flushUnits()
	p.bytes = append(p.bytes, c)
}

func (p *rtf) settle() {
	p.flushUnits()
	p.flushBytes()
	p.skip = 0
}

func (p *rtf) flushUnits() {
	if len(p.units) > 0 {
		s := string(utf16.Decode(p.units))
		p.units = p.units[:0]
		p.text(s)
	}
}

func (p *rtf) flushBytes() {
	if len(p.bytes) > 0 {
		s, err := p.group.enc.NewDecoder().Bytes(p.bytes)
		if err != nil {
			s = p.bytes
		}
		text := string(s)
		p.bytes = p.bytes[:0]
		p.text(text)
	}
}

func (p *rtf) text(s string) {
	switch p.group.dest {
	case "", "fldrslt":
		p.w.write(s)
	case "fldinst":
		if len(p.field) < 4096 {
			p.field += s
		}
	case "title", "author":
		if b := p.info[p.group.dest]; b != nil {
			b.WriteString(s)
		}
	}
}

func (p *rtf) paragraph() {
	if p.group.dest != "" && p.group.dest != "fldrslt" {
		return
	}
	kind := doc.Paragraph
	switch {
	case p.group.head > 0:
		kind = doc.Heading
	case p.group.list:
		kind = doc.Item
	}
	p.w.paragraph(kind, p.group.head)
}

// codePage returns the encoding of a Windows code page.
func codePage(n int) encoding.Encoding {
	switch n {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 874:
		return charmap.Windows874
	case 932:
		return japanese.ShiftJIS
	case 936:
		return simplifiedchinese.GBK
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	}
	return charmap.Windows1252
}
