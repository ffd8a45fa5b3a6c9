package article

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of an input, or why it is not one.
func decode(data []byte) (string, error) {
	if len(data) > MaxBytes {
		return "", tooLong("the text")
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	if kind := foreign(data); kind != "" {
		return "", fmt.Errorf("%s is not read yet: give plain text or JSON lines", kind)
	}
	return check(string(data))
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

func tooLong(what string) error {
	return fmt.Errorf("%s is longer than %d MB, the most that is read as one article", what, MaxBytes>>20)
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

// foreign names a format that starts with telling bytes, or "".
func foreign(data []byte) string {
	for _, f := range [...]struct{ magic, kind string }{
		{"%PDF-", "PDF"},
		{"PK\x03\x04", "a ZIP archive (DOCX, ODT, EPUB)"},
		{"\x1f\x8b", "a gzip archive"},
		{"\xd0\xcf\x11\xe0", "an old Office file"},
		{`{\rtf`, "RTF"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.kind
		}
	}
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 200)], " \t\r\n")))
	for _, f := range [...]struct{ tag, kind string }{
		{"<!doctype html", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"<rss", "a feed"}, {"<feed", "a feed"},
	} {
		if strings.HasPrefix(head, f.tag) {
			return f.kind
		}
	}
	return ""
}
