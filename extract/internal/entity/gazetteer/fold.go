package gazetteer

import (
	"strings"
	"unicode"
)

// latin maps letters of the Latin script to the plain letters that English news writes for them.
var latin = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ŋ': "ng"}
	for plain, marked := range map[string]string{
		"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "b": "ḃ", "c": "çćĉċč", "d": "ďđðḍḏ", "e": "èéêëēĕėęěẹẻẽếềểễệəǝ", "f": "ḟ",
		"g": "ĝğġģǧǵ", "h": "ĥħḥḩẖḫ", "i": "ìíîïĩīĭįıǐịỉ", "j": "ĵǰ", "k": "ķĸǩḳḵ", "l": "ĺļľŀłḷ", "m": "ṃ", "n": "ñńņňŉṇ",
		"o": "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "p": "ṗ", "r": "ŕŗřṛ", "s": "śŝşšșṣ", "t": "ţťŧțṭṯ", "u": "ùúûüũūŭůűųưǔụủứừửữự",
		"v": "ṿ", "w": "ŵẁẃẅ", "x": "ẋ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓẕ",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()

// Fold returns the key of a name: lower case, without marks, apostrophes and full stops, hyphens and white space
// each one blank. "Deir ez-Zor" and "DEIR EZ ZOR" have one key. Letters of other scripts stay as they are.
func Fold(name string) string {
	plain := true
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 0x80 || c < '0' || (c > '9' && c < 'a') || c > 'z' {
			plain = false
			break
		}
	}
	if plain {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	blank := false
	for _, r := range name {
		switch {
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == 'ʻ' || r == 'ʾ' || r == 'ʿ' || r == '.' || unicode.Is(unicode.Mn, r):
			continue
		case r == '-' || r == '–' || r == '‐' || r == '‑' || unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		if r < 0x80 {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := latin[r]; ok {
			b.WriteString(s)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// articles are the forms of the Arabic article that transliterations divide from the word or leave out.
var articles = map[string]bool{"al": true, "el": true, "ad": true, "ed": true, "ar": true, "er": true, "as": true, "es": true, "ash": true, "az": true, "ez": true, "at": true, "an": true, "ul": true}

// Skeleton returns what the spellings of one name have in common: the consonants of a folded name, doubled ones once,
// without articles and vowels, k for c and q. "Deir ez Zour", "Deir Ezzor" and "Dayr az Zawr" share the skeleton "drzr".
func Skeleton(key string) string {
	var b strings.Builder
	var last rune
	for i, w := range strings.Fields(key) {
		if i > 0 && articles[w] || i == 0 && articles[w] && len(w) < len(key) {
			last = 0
			continue
		}
		for _, r := range w {
			switch r {
			case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
				last = 0
				continue
			case 'c', 'q':
				r = 'k'
			}
			if r != last {
				b.WriteRune(r)
			}
			last = r
		}
	}
	return b.String()
}
