// Package when reads calendar days as the metadata of documents and the furniture of pages write them: ISO 8601, the
// forms of mail and HTTP, months in words of thirty-six languages, and all-number dates where only one reading is possible.
//
// It never completes a date: without a year there is no day, and 03/04/2019 is none unless the language of the page
// says which of its two readings is meant.
package when

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

//go:embed months.txt
var monthTable string

// Found is a day read from text.
type Found struct {
	Day        record.Day
	UTC        bool // followed by a time of day with Z, +00:00, UTC or GMT
	Night      bool // and that before five in the morning, midnight itself aside
	Start, End int  // where it stands, in bytes
}

// Reader reads days. Making one reads the table of months; one serves many documents, at the same time too.
type Reader struct{ months map[string]month }

// month is a set of the numbers a word may mean, since "mar" or "listopad" differ between languages.
type month struct {
	number int // 0 if languages differ
	of     map[string]int
}

// NewReader reads the table of months.
func NewReader() *Reader {
	r := &Reader{months: make(map[string]month, 900)}
	for line := range strings.Lines(monthTable) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		for i, words := range fields[1:] {
			for word := range strings.SplitSeq(words, "|") {
				word = strings.ReplaceAll(word, "-", " ")
				m, seen := r.months[word]
				switch {
				case !seen:
					m = month{number: i + 1}
				case m.number != i+1:
					m.number = 0
				}
				if m.of == nil {
					m.of = map[string]int{}
				}
				m.of[fields[0]] = i + 1
				r.months[word] = m
			}
		}
	}
	return r
}

// Languages returns how many languages the table of months holds.
func Languages() int {
	n := 0
	for line := range strings.Lines(monthTable) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			n++
		}
	}
	return n
}

// Stamp reads a value that is a date by its place (a meta element, a header, a field of a feed). It must begin with the
// date, or with the day of the week.
func (r *Reader) Stamp(s, language string) (Found, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 200 {
		return Found{}, false
	}
	f, ok := r.Find(s, language)
	if ok && (f.Start == 0 || len(strings.Fields(s[:f.Start])) <= 3) {
		return f, true
	}
	return Found{}, false
}

// Find returns the first day in a short text.
func (r *Reader) Find(s, language string) (Found, bool) {
	all := r.All(s, language, 1)
	if len(all) == 0 {
		return Found{}, false
	}
	return all[0], true
}

// part is a word or a number of a text.
type part struct {
	start, end int
	number     int // -1 for a word
	digits     int
	word       string
}

// All returns the days in a text, up to a number of them.
func (r *Reader) All(s, language string, limit int) []Found {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	language, _, _ = strings.Cut(language, "_")
	var out []Found
	ps := parts(s)
	for i := 0; i < len(ps) && len(out) < limit; i++ {
		if f, used := r.at(s, ps, i, language); used > 0 {
			f.UTC, f.Night = universal(s[f.End:])
			out = append(out, f)
			i += used - 1
		}
	}
	return out
}

// parts cuts text into words and numbers. Digits of all scripts count.
func parts(s string) []part {
	var ps []part
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case digit(c) >= 0:
			p := part{start: i}
			for i < len(s) {
				c, size = utf8.DecodeRuneInString(s[i:])
				d := digit(c)
				if d < 0 {
					break
				}
				if p.digits++; p.digits < 9 {
					p.number = 10*p.number + d
				}
				i += size
			}
			p.end = i
			ps = append(ps, p)
		case unicode.IsLetter(c):
			p := part{start: i, number: -1}
			for i < len(s) {
				c, size = utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(c) && !unicode.IsMark(c) || isCJK(c) && i > p.start {
					break
				}
				i += size
			}
			p.end = i
			p.word = strings.ToLower(s[p.start:p.end])
			ps = append(ps, p)
		default:
			i += size
		}
	}
	return ps
}

// digit is the value of a decimal digit of any script, -1 for everything else.
func digit(c rune) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c < 0x660 || !unicode.IsDigit(c):
		return -1
	}
	for _, zero := range [...]rune{0x660, 0x6f0, 0x966, 0x9e6, 0xff10} { // Arabic, Persian, Devanagari, Bengali, full width
		if c >= zero && c < zero+10 {
			return int(c - zero)
		}
	}
	return -1
}

func isCJK(c rune) bool { return unicode.Is(unicode.Han, c) || unicode.Is(unicode.Hangul, c) }

// at reads a date that begins with part i, and says how many parts it takes.
func (r *Reader) at(s string, ps []part, i int, language string) (Found, int) {
	p := ps[i]
	done := func(y, m, d, n int) (Found, int) {
		if y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1 || d > record.DaysIn(y, m) {
			return Found{}, 0
		}
		return Found{Day: record.DayOf(y, m, d), Start: p.start, End: ps[i+n-1].end}, n
	}
	between := func(k int) string { return s[ps[k].end:ps[k+1].start] } // what stands between part k and the next
	left := len(ps) - i
	if p.number < 0 { // January 30, 2019; Jan. 30th 2019
		m := r.month(p.word, language)
		if m == 0 || left < 3 || ps[i+1].number < 0 || ps[i+1].digits > 2 || !gap(between(i)) {
			return Found{}, 0
		}
		k := i + 2
		if ordinal(ps[k].word) && ps[k].start == ps[i+1].end && left > 3 {
			k++
		}
		if ps[k].digits == 4 && gap(between(k-1)) {
			return done(ps[k].number, m, ps[i+1].number, k-i+1)
		}
		// Mon Jan 30 10:30:00 UTC 2019, as the date command writes it
		if left > 6 && ps[i+2].digits == 2 && ps[i+3].digits == 2 && ps[i+4].digits == 2 && ps[i+5].number < 0 && ps[i+6].digits == 4 {
			return done(ps[i+6].number, m, ps[i+1].number, 7)
		}
		return Found{}, 0
	}
	switch {
	case p.digits == 8 && p.number > 19000000: // 20190130
		return done(p.number/10000, p.number/100%100, p.number%100, 1)
	case p.digits == 4 && left >= 3 && ps[i+1].number >= 0 && ps[i+2].number >= 0: // 2019-01-30, 2019. 1. 30.
		if sep(between(i), between(i+1)) {
			return done(p.number, ps[i+1].number, ps[i+2].number, 3)
		}
	case p.digits == 4 && left >= 5 && ps[i+1].number < 0 && ps[i+2].number >= 0 && ps[i+4].number >= 0: // 2019年1月30日
		if (ps[i+1].word == "年" || ps[i+1].word == "년") && (ps[i+3].word == "月" || ps[i+3].word == "월") {
			return done(p.number, ps[i+2].number, ps[i+4].number, 5)
		}
	case p.digits == 4 && left >= 3 && ps[i+1].number < 0 && ps[i+2].digits > 0 && ps[i+2].digits <= 2: // 2019. január 30.
		if m := r.month(ps[i+1].word, language); m > 0 && gap(between(i)) && gap(between(i+1)) {
			return done(p.number, m, ps[i+2].number, 3)
		}
	}
	if p.digits > 2 || left < 3 {
		return Found{}, 0
	}
	// 30 January 2019; 30. Januar 2019; 30 de enero de 2019; 30th of January, 2019; 30-Jan-2019
	k := i + 1
	for ; k < i+3 && k < len(ps)-1 && ps[k].number < 0 && (ordinal(ps[k].word) || ps[k].word == "de" || ps[k].word == "of"); k++ {
		if r.month(ps[k].word, language) > 0 {
			break
		}
	}
	if ps[k].number < 0 {
		m := r.month(ps[k].word, language)
		if m == 0 && k+1 < len(ps) { // two words: كانون الثاني
			if m = r.month(ps[k].word+" "+ps[k+1].word, language); m > 0 {
				k++
			}
		}
		y := k + 1
		if y < len(ps)-1 && ps[y].number < 0 && r.month(ps[y].word, language) == m { // two names of one month: نيسان / أبريل
			y++
		}
		if y < len(ps)-1 && (ps[y].word == "de" || ps[y].word == "del" || ps[y].word == "of" || ps[y].word == "г") {
			y++
		}
		if m > 0 && y < len(ps) && ps[y].digits == 4 && gap(between(y-1)) && gap(between(i)) {
			return done(ps[y].number, m, p.number, y-i+1)
		}
		return Found{}, 0
	}
	// 30.01.2019, 30/1/2019
	if ps[i+1].number < 0 || ps[i+2].digits != 4 || !sep(between(i), between(i+1)) {
		return Found{}, 0
	}
	a, b, y := p.number, ps[i+1].number, ps[i+2].number
	dot := strings.Contains(between(i), ".")
	switch {
	case a > 12 || a == b:
		return done(y, b, a, 3)
	case b > 12:
		return done(y, a, b, 3)
	case dot || language != "" && language != "en":
		return done(y, b, a, 3)
	}
	return Found{}, 0
}

// month returns the number of a month by its name; 0 if it is none, or if languages differ and the page's is unknown.
func (r *Reader) month(word, language string) int {
	m, ok := r.months[word]
	if !ok {
		return 0
	}
	if n := m.of[language]; n > 0 {
		return n
	}
	return m.number
}

// gap reports what may stand between the parts of a date in words.
func gap(s string) bool {
	return len(s) <= 5 && strings.Trim(s, " .,-/\u00a0\u060c\t\n'") == ""
}

// sep reports the same one sign between the numbers of a date.
func sep(a, b string) bool {
	x, y := strings.TrimSpace(a), strings.TrimSpace(b)
	return x == y && len(a) <= 3 && len(b) <= 3 && (x == "-" || x == "/" || x == ".")
}

func ordinal(word string) bool {
	switch word {
	case "st", "nd", "rd", "th", "er", "º", "ª", "η", "го":
		return true
	}
	return false
}

// universal reads the time of day behind a day: whether it is in universal time, and at night.
func universal(rest string) (utc, night bool) {
	rest = strings.TrimLeft(rest, "T ,")
	if len(rest) > 32 {
		rest = rest[:32]
	}
	if len(rest) < 5 || rest[2] != ':' {
		return false, false
	}
	at := 5
	for at < len(rest) && (rest[at] >= '0' && rest[at] <= '9' || rest[at] == ':' || rest[at] == '.') {
		at++
	}
	zone := strings.TrimSpace(rest[at:])
	for _, z := range [...]string{"Z", "+00:00", "+0000", "-00:00", "-0000", "UTC", "GMT"} {
		if strings.HasPrefix(zone, z) {
			return true, rest[:2] < "05" && !strings.HasPrefix(rest, "00:00")
		}
	}
	return false, false
}
