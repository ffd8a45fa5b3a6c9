package article

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/feed"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/mail"
	"github.com/dateline/dateline/extract/article/markdown"
	"github.com/dateline/dateline/extract/article/office"
	"github.com/dateline/dateline/extract/article/pdf"
)

// format is what the first bytes of an input say it is.
type format uint8

const (
	unknown    format = iota // may be plain text
	pictures                 // binary data that holds no text for us
	oldOffice                // the compound files of Word 97
	otherXML                 // XML of no kind we know
	aRecord                  // what this program writes
	lineJSON                 // JSON lines, or one JSON object
	letterBox                // MBOX
	webArchive               // WARC
	gzipped
	zstandard
	tarred
	zipped // ZIP archives, DOCX, ODT, EPUB, WACZ
	webPage
	aFeed
	jsonFeed
	aLetter // EML, MHTML
	portable
	richText
)

// headSize is how much of an input is looked at to find its format.
const headSize = 4096

// sniff finds the format of an input by its first bytes.
func sniff(head []byte) format {
	for _, m := range [...]struct {
		magic string
		is    format
	}{
		{"\x1f\x8b\x08", gzipped}, {"\x28\xb5\x2f\xfd", zstandard}, {"PK\x03\x04", zipped}, {"PK\x05\x06", zipped}, {"%PDF-", portable},
		{`{\rtf`, richText}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", oldOffice}, {"WARC/", webArchive},
		{"\x89PNG", pictures}, {"\xff\xd8\xff", pictures}, {"GIF8", pictures}, {"RIFF", pictures}, {"\x7fELF", pictures}, {"MZ\x90", pictures},
		{"II*\x00", pictures}, {"MM\x00*", pictures}, {"BZh", pictures}, {"\xfd7zXZ", pictures}, {"7z\xbc\xaf", pictures}, {"Rar!", pictures},
		{"OggS", pictures}, {"ID3", pictures}, {"SQLite format 3", pictures},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.is
		}
	}
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return tarred
	}
	if len(head) > 12 && string(head[4:8]) == "ftyp" {
		return pictures
	}
	if at := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); at >= 0 && bytes.IndexByte(head[:at], '<') < 0 && bytes.Count(head[:at], []byte("\n")) < 5 {
		return portable
	}
	if text := utf16Head(head); text != nil {
		head = text
	}
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(trimmed, []byte("<")):
		return markup(trimmed)
	case bytes.HasPrefix(trimmed, []byte("{")):
		switch {
		case bytes.Contains(trimmed, []byte("jsonfeed.org/version")):
			return jsonFeed
		case bytes.Contains(trimmed[:min(len(trimmed), 200)], []byte(`"dateline.record/`)):
			return aRecord
		}
		return lineJSON
	case bytes.HasPrefix(head, []byte("From ")):
		_, rest, _ := bytes.Cut(head, []byte("\n"))
		if headers(rest) >= 2 {
			return letterBox
		}
	case headers(head) >= 3:
		return aLetter
	}
	return unknown
}

// markup tells kinds of markup apart.
func markup(head []byte) format {
	low := bytes.ToLower(head)
	if bytes.HasPrefix(low, []byte("<?xml")) || bytes.HasPrefix(low, []byte("<!--")) || bytes.HasPrefix(low, []byte("<?")) {
		for _, m := range [...]struct {
			tag string
			is  format
		}{{"<rss", aFeed}, {"<feed", aFeed}, {"<rdf:rdf", aFeed}, {"<html", webPage}, {"<!doctype html", webPage}, {"<svg", otherXML}} {
			if bytes.Contains(low, []byte(m.tag)) {
				return m.is
			}
		}
		if bytes.HasPrefix(low, []byte("<?xml")) {
			return otherXML
		}
	}
	for _, m := range [...]struct {
		tag string
		is  format
	}{{"<rss", aFeed}, {"<feed", aFeed}, {"<rdf:rdf", aFeed}, {"<svg", otherXML}} {
		if bytes.HasPrefix(low, []byte(m.tag)) {
			return m.is
		}
	}
	for _, tag := range [...]string{"<!doctype", "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<p ", "<article", "<h1", "<h2", "<table", "<script", "<link", "<!--", "<section", "<main", "<span", "<a ", "<br", "<ul", "<style", "<font", "<center", "<b>"} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return webPage
		}
	}
	return unknown
}

// utf16Head converts the head of a text in UTF-16 with a byte order mark.
func utf16Head(head []byte) []byte {
	if len(head) < 4 || head[0]|head[1] != 0xff || head[0]&head[1] != 0xfe {
		return nil
	}
	var out []byte
	for i := 2; i+1 < len(head); i += 2 {
		c := head[i] | head[i+1]
		if head[i] != 0 && head[i+1] != 0 {
			c = '?'
		}
		out = append(out, c)
	}
	return out
}

// headers counts the lines of a letter's head that only letters have; -1 if it begins with anything else.
func headers(head []byte) int {
	n := 0
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if n == 0 {
				return -1
			}
			continue
		}
		key, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(key) > 60 || bytes.ContainsAny(key, " \t") {
			if len(head) == headSize && n > 0 { // the last line is cut
				break
			}
			return -1
		}
		switch strings.ToLower(string(key)) {
		case "from", "to", "date", "subject", "mime-version", "message-id", "received", "return-path", "delivered-to", "content-type",
			"content-transfer-encoding", "snapshot-content-location", "reply-to", "list-id", "dkim-signature", "x-mailer":
			n++
		}
	}
	return n
}

var (
	errPicture   = errors.New("not text: pictures, sound, programs and unknown archives are not read")
	errOldOffice = errors.New("a Word file of before 2007 (.doc) is not read: save it as DOCX")
	errRecord    = errors.New("a record of dateline, not an article")
	errXML       = errors.New("XML of an unknown kind is not read as an article")
	errEmpty     = errors.New("no text in it")
)

// document makes the articles of an input that is read as a whole. Only feeds hold several.
func (w *walker) document(name string, is format, data []byte, declared string) ([]*Article, error) {
	one := func(kind string, d *doc.Doc, err error) ([]*Article, error) {
		if err != nil {
			return nil, err
		}
		if d.Title == "" && len(d.Blocks) == 0 {
			return nil, errEmpty
		}
		a, err := compose(name, kind, sum(data), d, w.opt)
		if err != nil {
			return nil, err
		}
		return []*Article{a}, nil
	}
	most := w.opt.maxFile()
	switch is {
	case pictures:
		return nil, errPicture
	case oldOffice:
		return nil, errOldOffice
	case aRecord:
		return nil, errRecord
	case otherXML:
		return nil, errXML
	case webPage:
		text, err := utf8Page(data, declared)
		if err != nil {
			return nil, err
		}
		d := html.Parse(text, html.Options{URL: w.address, When: w.days()})
		a, err := compose(name, "HTML", sum(data), d, w.opt) // a page without an article is one without text
		return []*Article{a}, err
	case aFeed, jsonFeed:
		if most := most / 4; int64(len(data)) > most { // a feed takes many times its size while it is read
			return nil, fmt.Errorf("a feed larger than %d MB; raise it with --max-size", most>>20)
		}
		digest := sum(data)
		docs, err := feed.Parse(data, w.days())
		if err != nil {
			return nil, err
		}
		var out []*Article
		for i, d := range docs {
			if d.Title == "" && len(d.Blocks) == 0 {
				continue
			}
			a, err := compose(fmt.Sprintf("%s:%d", name, i+1), "feed", digest, d, w.opt)
			if err != nil {
				return out, err
			}
			out = append(out, a)
		}
		return out, nil
	case aLetter:
		d, err := mail.Parse(data, mail.Options{When: w.days(), Most: most})
		return one("mail", d, err)
	case portable:
		d, err := pdf.Parse(data, w.days())
		return one("PDF", d, err)
	case richText:
		d, err := office.RTF(data)
		return one("RTF", d, err)
	case zipped:
		switch kind := office.Kind(data); kind {
		case "docx":
			d, err := office.DOCX(data, most, w.days())
			return one("DOCX", d, err)
		case "odt":
			d, err := office.ODT(data, most, w.days())
			return one("ODT", d, err)
		case "epub":
			d, err := office.EPUB(data, most, w.days())
			return one("EPUB", d, err)
		case "other office":
			return nil, errors.New("spreadsheets and slides are not read")
		}
	}
	if isMarkdown(name, data) {
		text, _, err := decode(data, w.opt.maxText())
		if err != nil {
			return nil, err
		}
		return one("Markdown", markdown.Parse([]byte(text), w.days()), nil)
	}
	a, err := Text(name, data, w.opt)
	if err != nil {
		return nil, err
	}
	return []*Article{a}, nil
}

// isMarkdown reports Markdown: text whose name says so, and text that begins with front matter or is full of its marks.
func isMarkdown(name string, data []byte) bool {
	low := strings.ToLower(name)
	if strings.HasSuffix(low, ".md") || strings.HasSuffix(low, ".markdown") {
		return true
	}
	if strings.HasSuffix(low, ".txt") || strings.HasSuffix(low, ".text") {
		return false
	}
	return markdown.Is(data)
}

// utf8Page converts a page to UTF-8: what is valid UTF-8 is that, whatever the page says of itself; else what the
// server, a byte order mark or a meta element declares.
func utf8Page(data []byte, declared string) ([]byte, error) {
	if utf8.Valid(data) {
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	}
	if declared != "" {
		declared = "text/html; charset=" + declared
	}
	enc, _, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], declared)
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return nil, fmt.Errorf("not text: %w", err)
	}
	return bytes.ToValidUTF8(out, []byte("\ufffd")), nil
}
