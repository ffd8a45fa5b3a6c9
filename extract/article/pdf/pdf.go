// Package pdf reads the text of PDF files (ISO 32000) in the order of reading: columns one after the other, lines
// joined to paragraphs, words cut by hyphens made whole, headers, footers and page numbers left out.
//
// The libraries for this that are pure Go follow the file's own tables without bounds, which hostile files turn into
// endless loops, and give up on damaged ones. This reader looks for the objects themselves, reads each once and counts
// what it inflates and executes. Files without text, as scanners make them, and protected files are refused.
package pdf

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

// ErrScanned says that a file holds pictures of text.
var ErrScanned = errors.New("no text: needs OCR (the pages are pictures); make a searchable PDF first, for instance with ocrmypdf")

// Parse reads a file.
func Parse(data []byte, r *when.Reader) (*doc.Doc, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	pages := f.pages()
	if len(pages) == 0 {
		return nil, errors.New("a damaged PDF: no pages in it")
	}
	in := &interpreter{f: f, fonts: map[ref]*font{}}
	var all [][]row
	for _, p := range pages {
		all = append(all, rows(in.page(p)))
	}
	chars := 0
	for _, rs := range all {
		for _, r := range rs {
			chars += len(r.text)
		}
	}
	if chars == 0 {
		return nil, ErrScanned
	}
	d := &doc.Doc{}
	furniture(all, d)
	var ps []paragraph
	for _, rs := range all {
		for _, column := range order(rs, 0) {
			for i, p := range paragraphs(column) {
				// A sentence goes on in the next column or on the next page.
				if n := len(ps); i == 0 && n > 0 && !endsSentence(ps[n-1].text) && math.Abs(ps[n-1].size-p.size) < 0.5 && continues(p.text) {
					ps[n-1].text = join(ps[n-1].text, p.text)
					continue
				}
				ps = append(ps, p)
			}
		}
	}
	f.about(d, r)
	compose(d, ps)
	if f.broken {
		d.Left = append(d.Left, "the rest: the file unpacks to more than is read of a PDF")
	}
	return d, nil
}

func continues(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// furniture takes out page numbers and the lines at the top and bottom that repeat from page to page.
func furniture(all [][]row, d *doc.Doc) {
	count := map[string]int{}
	edge := func(rs []row, f func(i int)) {
		low, high := math.Inf(1), math.Inf(-1)
		for _, r := range rs {
			low, high = math.Min(low, r.y), math.Max(high, r.y)
		}
		for i, r := range rs {
			if r.y > high-1.8*r.size || r.y < low+1.8*r.size {
				f(i)
			}
		}
	}
	for _, rs := range all {
		seen := map[string]bool{}
		edge(rs, func(i int) {
			if k := shape(rs[i].text); !seen[k] {
				seen[k] = true
				count[k]++
			}
		})
	}
	dropped := 0
	for p, rs := range all {
		drop := map[int]bool{}
		edge(rs, func(i int) {
			k := shape(rs[i].text)
			if len(all) > 1 && count[k] >= 2 && 2*count[k] >= len(all) || strings.Trim(k, "#-–— |/.") == "" && len(k) < 12 ||
				strings.HasPrefix(strings.ToLower(k), "page #") && len(k) < 16 {
				drop[i] = true
				dropped++
			}
		})
		var kept []row
		for i, r := range rs {
			if !drop[i] {
				kept = append(kept, r)
			}
		}
		all[p] = kept
	}
	if dropped > 0 {
		d.Left = append(d.Left, "headers, footers and page numbers")
	}
}

// shape is what lines that differ in numbers have in common.
func shape(s string) string {
	var b strings.Builder
	digit := false
	for _, r := range s {
		if unicode.IsDigit(r) {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		b.WriteRune(r)
	}
	return b.String()
}

// compose makes blocks of paragraphs, and finds the title: what the file says if the first page shows it, else the
// largest text on top.
func compose(d *doc.Doc, ps []paragraph) {
	sizes := map[float64]int{}
	for _, p := range ps {
		sizes[math.Round(2*p.size)/2] += len(p.text)
	}
	body, most := 0.0, 0
	for size, n := range sizes {
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	top, largest := -1, 0.0
	for i := range ps[:min(len(ps), 12)] {
		if p := ps[i]; p.size > largest+0.5 && utf8.RuneCountInString(p.text) > 3 && len(p.text) < 300 {
			top, largest = i, p.size
		}
	}
	stated := d.Title
	if unlikely(stated) {
		stated = ""
	}
	d.Title = ""
	if top >= 0 && (largest > 1.15*body || ps[top].bold && top == 0 && len(ps) > 1 && !endsSentence(ps[top].text)) {
		d.Title = doc.Line(ps[top].text)
	}
	if stated != "" && (d.Title == "" || strings.HasPrefix(letters(d.Title), letters(stated))) {
		d.Title = stated
	}
	for i, p := range ps {
		text := doc.Clean(p.text)
		if i == top && d.Title != "" && letters(text) == letters(d.Title) || i < 3 && text == d.Title {
			continue
		}
		switch {
		case len(text) < 150 && !endsSentence(text) && p.size > 1.12*body:
			d.Add(doc.Heading, 2, text)
		case strings.HasPrefix(text, "• ") || strings.HasPrefix(text, "– "):
			_, text, _ = strings.Cut(text, " ")
			d.Add(doc.Item, 0, text)
		default:
			d.Add(doc.Paragraph, 0, text)
		}
	}
}

// unlikely reports a title that a program made up: a file name, "untitled".
func unlikely(s string) bool {
	low := strings.ToLower(s)
	return s == "" || strings.HasPrefix(low, "microsoft word") || strings.HasPrefix(low, "untitled") || strings.HasSuffix(low, ".doc") ||
		strings.HasSuffix(low, ".docx") || strings.HasSuffix(low, ".indd") || strings.HasSuffix(low, ".pdf") || strings.HasSuffix(low, ".html") ||
		strings.HasPrefix(low, "about:") || strings.Contains(low, "anonymous") || !strings.Contains(s, " ") && len(s) < 12
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// about reads the document information.
func (f *file) about(d *doc.Doc, r *when.Reader) {
	info := f.dict(f.trailer["Info"])
	get := func(key name) string {
		s, _ := f.get(info[key]).(text)
		return doc.Line(textOf(s))
	}
	d.Title, d.Byline = get("Title"), get("Author")
	if strings.EqualFold(d.Byline, "anonymous") {
		d.Byline = ""
	}
	if lang, ok := f.get(f.dict(f.trailer["Root"])["Lang"]).(text); ok && len(lang) < 12 {
		d.Language = doc.Line(textOf(lang))
	}
	if made := strings.TrimPrefix(get("CreationDate"), "D:"); len(made) >= 8 && r != nil {
		if found, ok := r.Stamp(made[:8], ""); ok {
			d.AddDate(doc.Date{Day: found.Day, Trust: doc.Making, From: "the properties of the file (CreationDate)"})
		}
	}
}

// textOf decodes a string outside the pages: UTF-16 or UTF-8 with a mark, else Latin letters.
func textOf(s text) string {
	switch {
	case strings.HasPrefix(string(s), "\xfe\xff"):
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return strings.ToValidUTF8(string(s[3:]), "")
	case utf8.ValidString(string(s)):
		return string(s)
	}
	out, err := charmap.Windows1252.NewDecoder().String(string(s))
	if err != nil {
		return ""
	}
	return out
}
