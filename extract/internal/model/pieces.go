package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// vocabulary holds the word pieces of BERT uncased (Wu et al. 2016): a piece that goes on in a word is written with ##.
type vocabulary struct {
	id                  map[string]int32
	longest             int // bytes of the longest piece
	unknown, begin, end int32
}

func newVocabulary(list string) vocabulary {
	v := vocabulary{id: make(map[string]int32, 32768), unknown: -1, begin: -1, end: -1}
	for list != "" {
		var piece string
		piece, list, _ = strings.Cut(list, "\n")
		v.id[piece] = int32(len(v.id))
		v.longest = max(v.longest, len(piece))
	}
	for name, at := range map[string]*int32{"[UNK]": &v.unknown, "[CLS]": &v.begin, "[SEP]": &v.end} {
		if id, ok := v.id[name]; ok {
			*at = id
		}
	}
	return v
}

// A word of more letters is not looked up, and no word is cut into more pieces.
const (
	letters = 64
	most    = 8
)

// cut appends the pieces of a folded word: greedily the longest that fits.
func (v *vocabulary) cut(out []int32, word string) []int32 {
	n := len(out)
	if word == "" || utf8.RuneCountInString(word) > letters {
		return append(out, v.unknown)
	}
	var buf [4 * letters]byte
	for a := 0; a < len(word); {
		key := buf[:0]
		if a > 0 {
			key = append(key, "##"...)
		}
		mark := len(key)
		key = append(key, word[a:]...)
		z := min(len(word)-a, v.longest)
		for ; z > 0; z-- {
			if a+z < len(word) && !utf8.RuneStart(word[a+z]) {
				continue
			}
			if id, ok := v.id[string(key[:mark+z])]; ok {
				out = append(out, id)
				break
			}
		}
		if z == 0 {
			return append(out[:n], v.unknown)
		}
		a += z
	}
	if len(out)-n > most {
		out = out[:n+most]
	}
	return out
}

// fold writes a word as the vocabulary does: lower case, without accents.
func fold(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(word)))
}

// The classes of a word's letters, as extract/internal/train/language/model.py has them.
const (
	shapeNone     = 0 // [CLS], [SEP]
	shapeLower    = 1
	shapeTitle    = 2
	shapeUpper    = 3
	shapeInitial  = 4 // one capital
	shapeMixed    = 5 // McDonald, iPhone
	shapeDigits   = 6
	shapeAlnum    = 7
	shapeMark     = 8
	shapeAcronym  = 9  // U.S.
	shapeOther    = 10 // lower case with other signs
	shapeScript   = 11 // not Latin
	latinLetterTo = 0x250
)

// shapeOf returns the class of a word's letters.
func shapeOf(word string) uint8 {
	var letter, upper, digits, signs, foreign, first, rest int
	dot := false
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			if r >= latinLetterTo {
				foreign++
			}
			if unicode.IsUpper(r) {
				upper++
				if letter == 0 {
					first = 1
				} else {
					rest++
				}
			}
			letter++
		case unicode.IsDigit(r):
			digits++
		default:
			signs++
			dot = dot || r == '.'
		}
	}
	switch {
	case letter == 0 && digits > 0:
		return shapeDigits
	case letter == 0:
		return shapeMark
	case digits > 0:
		return shapeAlnum
	case foreign > 0:
		return shapeScript
	case upper == 0 && signs == 0:
		return shapeLower
	case upper == 0:
		return shapeOther
	case upper == letter && letter == 1:
		return shapeInitial
	case upper == letter && dot:
		return shapeAcronym
	case upper == letter:
		return shapeUpper
	case first == 1 && rest == 0:
		return shapeTitle
	}
	return shapeMixed
}
