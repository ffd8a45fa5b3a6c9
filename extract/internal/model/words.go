package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/text"
)

// affixes are first parts that Universal Dependencies for English leaves with their word: "non-state", "mid-May".
var affixes = map[string]bool{
	"non": true, "e": true, "mid": true, "anti": true, "re": true, "co": true, "pre": true, "pro": true, "cross": true, "post": true, "over": true,
	"semi": true, "multi": true, "ex": true, "sub": true, "counter": true, "mini": true, "neo": true, "socio": true, "inter": true,
}

// split cuts the tokens of a document into words: at hyphens between letters, except behind an affix and inside web
// addresses.
func split(d *text.Doc) []Word {
	out := make([]Word, 0, len(d.Tokens)+len(d.Tokens)/16)
	for i, t := range d.Tokens {
		w := d.Source[t.Start:t.End]
		if !strings.ContainsAny(w, "-‐‑") || len(w) < 3 || strings.ContainsAny(w, "/@:") || digitsOnly(w) {
			out = append(out, Word{t.Start, t.End, int32(i)})
			continue
		}
		at := 0
		for at < len(w) {
			n := strings.IndexAny(w[at:], "-‐‑")
			for n >= 0 && affixes[strings.ToLower(w[at:at+n])] {
				_, size := utf8.DecodeRuneInString(w[at+n:])
				more := strings.IndexAny(w[at+n+size:], "-‐‑")
				if more < 0 {
					n = -1
				} else {
					n += size + more
				}
			}
			if n < 0 {
				out = append(out, Word{t.Start + at, t.End, int32(i)})
				break
			}
			if n > 0 {
				out = append(out, Word{t.Start + at, t.Start + at + n, int32(i)})
			}
			_, size := utf8.DecodeRuneInString(w[at+n:])
			out = append(out, Word{t.Start + at + n, t.Start + at + n + size, int32(i)})
			at += n + size
		}
	}
	return out
}

// digitsOnly reports numbers with hyphens: telephone numbers, dates.
func digitsOnly(w string) bool {
	for _, r := range w {
		if unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
