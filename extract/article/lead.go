package article

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/dateline/dateline/extract/record"
)

// Dateline is the head of a report as agencies write it: where it comes from, the day, who wrote it.
type Dateline struct {
	Place  string `json:"place"`
	Day    string `json:"day,omitempty"` // as written: "May 10"
	Agency string `json:"agency,omitempty"`
	record.Span
}

const agencyPattern = `(?:Reuters|REUTERS|AP|AFP|UPI|Xinhua|TASS|Bloomberg|dpa|DPA|ANSA|EFE|IANS|PTI|ANI|Anadolu|AA|Interfax|RIA Novosti|CNN|BBC|VOA|NPR|IRIN|SANA|Kyodo|[A-Z][\p{L}]*(?: [A-Z][\p{L}]*){0,3})`

// A dateline stands at the head of a paragraph: a place in capitals, or a place with an agency in brackets; a country
// or a state, a day, an agency; then a dash or a colon.
var datelineHead = regexp.MustCompile(`^(?P<place>(?:\p{Lu}[\p{Lu}\p{M}.'’/ -]+\p{Lu}\.?|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}))` +
	`(?P<region>, (?:\p{Lu}[\p{L}.'’]+)(?: (?:of |and )?\p{Lu}[\p{L}.'’]+){0,3})?` +
	`(?:,? \(?(?P<day>(?:` + monthPattern + `) \d{1,2}(?:, [12]\d\d\d)?|\d{1,2} (?:` + monthPattern + `)(?: [12]\d\d\d)?)\)?)?` +
	`(?: ?\((?P<agency>` + agencyPattern + `)\)| / ?(?P<agency2>[A-Z]{2,5}))?` +
	` ?(?P<end>--|[-–—]|:) ?`)

// findDateline reads the dateline of a text whose body begins at a byte offset; the zero value if it has none.
func findDateline(text string, body int) Dateline {
	at := body
	for range 4 { // behind a headline, a second one, a byline
		for at < len(text) && strings.ContainsRune(" \t\r\n", rune(text[at])) {
			at++
		}
		if at >= len(text) {
			return Dateline{}
		}
		head := text[at:min(len(text), at+160)]
		if m := datelineHead.FindStringSubmatch(head); m != nil {
			group := func(name string) string { return m[datelineHead.SubexpIndex(name)] }
			d := Dateline{Place: group("place") + group("region"), Day: group("day"), Agency: group("agency") + group("agency2")}
			capitals := group("place") == strings.ToUpper(group("place")) && letterCount(group("place")) > 2
			dash := group("end") != ":"
			if capitals && (dash || d.Agency != "") || dash && (d.Agency != "" || d.Day != "") {
				d.Span = record.Span{Start: at, End: at + len(strings.TrimRight(m[0], " "))}
				return d
			}
		}
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			return Dateline{}
		}
		at += end + 1
	}
	return Dateline{}
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// A byline is a line of its own near the top: "By Jane Doe", "By JANE DOE and John Roe, Staff Writers".
var bylineLine = regexp.MustCompile(`^(?:By|BY) (?P<names>\p{Lu}[\p{L}.'’-]+(?: (?:and |& )?\p{Lu}[\p{L}.'’-]*){1,8})(?:,.{0,60})?$`)

// byline reads the authors from the first lines of a text; "" if none of them is a byline.
func byline(text string) string {
	lines := 0
	for line := range strings.Lines(text[:min(len(text), 2000)]) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if lines++; lines > 6 {
			return ""
		}
		if m := bylineLine.FindStringSubmatch(line); m != nil {
			return m[1]
		}
	}
	return ""
}

// bodyStart is the offset behind the headline.
func bodyStart(text, title string) int {
	if title == "" {
		return 0
	}
	if at := strings.Index(text, title); at >= 0 {
		return at + len(title)
	}
	return 0
}
