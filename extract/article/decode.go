package article

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode returns the text of an input, or why it is not one. The name of the encoding is returned if nothing declares
// it and it had to be detected.
func decode(data []byte, most int64) (text, assumed string, err error) {
	if int64(len(data)) > most {
		return "", "", tooLong("the text", most)
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		text, err = recode(data, utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), most)
		return text, "", err
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, err = decodeUTF16(data[2:], binary.LittleEndian)
		return text, "", err
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, err = decodeUTF16(data[2:], binary.BigEndian)
		return text, "", err
	}
	if utf8.Valid(data) {
		text, err = check(string(data))
		return text, "", err
	}
	// A stray zero byte is no text of any of the encodings that are left.
	if _, err := check(strings.ToValidUTF8(string(data), "")); err != nil {
		return "", "", err
	}
	name, enc := detect(data)
	if enc == nil {
		_, err := check(string(data))
		return "", "", err
	}
	text, err = recode(data, enc, most)
	return text, name, err
}

// recode converts text; what the encoding does not have is an error.
func recode(data []byte, enc encoding.Encoding, most int64) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("not text: %w", err)
	}
	if int64(len(out)) > most {
		return "", tooLong("the text", most)
	}
	return check(string(out))
}

// detect guesses the encoding of text that is no UTF-8, from how often its bytes and pairs of them occur. What looks
// like no text in any encoding has none.
func detect(data []byte) (string, encoding.Encoding) {
	sample := data
	if len(sample) > 64<<10 {
		sample = sample[:64<<10]
	}
	high, bad := 0, 0
	for _, c := range sample {
		switch {
		case c >= 0x80:
			high++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b:
			bad++
		}
	}
	if bad > 0 {
		return "", nil
	}
	found, err := chardet.NewTextDetector().DetectBest(sample)
	// Few bytes outside ASCII tell little; Windows-1252 is what they nearly always are.
	if err != nil || found.Confidence < 20 || high < 8 && !strings.HasPrefix(found.Charset, "ISO-2022") {
		if 3*high > len(sample) {
			return "", nil
		}
		return "windows-1252", charmap.Windows1252
	}
	if strings.HasPrefix(found.Charset, "UTF-") && high > 0 {
		return "windows-1252", charmap.Windows1252 // UTF-8 with broken characters would have been valid otherwise
	}
	enc, name := charset.Lookup(found.Charset)
	if enc == nil {
		return "", nil
	}
	return name, enc
}

// check refuses what is not readable text: bytes outside UTF-8, zero bytes, and more than a stray control character.
func check(text string) (string, error) {
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", fmt.Errorf("not text: a zero byte at %s", place(text, at))
	}
	controls, first := 0, 0
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return "", fmt.Errorf("not UTF-8: byte 0x%02x at %s", text[i], place(text, i))
			}
		}
		if r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) || r == 0x7f {
			if controls == 0 {
				first = i
			}
			controls++
		}
	}
	// A few control characters are left over in texts taken from old systems; one in fifty bytes is no text.
	if controls > 0 && controls > len(text)/50 {
		return "", fmt.Errorf("not text: %d control characters in %d bytes, the first at %s", controls, len(text), place(text, first))
	}
	return text, nil
}

// place says where byte offset at lies, for a person with an editor and for one with a hex viewer. What is one line
// gets no line number, for it may be a line of a file that its reader has numbered already.
func place(text string, at int) string {
	if !strings.Contains(text, "\n") {
		return fmt.Sprintf("byte %d", at)
	}
	return fmt.Sprintf("byte %d, line %d", at, 1+strings.Count(text[:at], "\n"))
}

func tooLong(what string, most int64) error {
	return fmt.Errorf("%s is longer than %d MB, the most that is read as one article; raise it with --max-size", what, most>>20)
}

// decodeUTF16 converts text without its byte order mark.
func decodeUTF16(data []byte, order binary.ByteOrder) (string, error) {
	if len(data)%2 != 0 {
		return "", errors.New("not UTF-16: an odd number of bytes after the byte order mark")
	}
	var b strings.Builder
	b.Grow(len(data))
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+4 <= len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			pair := utf16.DecodeRune(r, low)
			if pair == utf8.RuneError {
				return "", fmt.Errorf("not UTF-16: half a character at byte %d", i+2)
			}
			r = pair
			i += 2
		}
		b.WriteRune(r)
	}
	return check(b.String())
}
