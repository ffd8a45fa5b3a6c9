// Package mail reads letters: EML files, the letters of an MBOX, and pages saved as MHTML, which are letters too.
//
// The text is what the sender wrote: the quoted letter below a reply and the signature are left out, and what was left
// out is said. Attachments are named, not read.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // so that headers and parts in all encodings are converted
	gomail "github.com/emersion/go-message/mail"
	"golang.org/x/net/html/charset"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/when"
	"github.com/dateline/dateline/extract/record"
)

// Bounds on the parts of a letter.
const (
	maxDepth = 12
	maxParts = 500
)

// Options of Parse.
type Options struct {
	When *when.Reader
	Most int64 // bytes of one decoded part
}

// reader collects the parts of a letter.
type reader struct {
	opt         Options
	plain, rich []string
	page        []byte // the page of an MHTML file
	location    string
	left        []string
	parts       int
	saved       bool // by a browser
}

// Parse reads one letter or one MHTML page.
func Parse(data []byte, opt Options) (*doc.Doc, error) {
	e, err := message.ReadWithOptions(bytes.NewReader(data), &message.ReadOptions{MaxHeaderBytes: 1 << 20})
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) || e == nil {
		return nil, fmt.Errorf("a damaged letter: %w", err)
	}
	h := gomail.Header{Header: e.Header}
	r := &reader{opt: opt, location: e.Header.Get("Snapshot-Content-Location")}
	kind, params, _ := e.Header.ContentType()
	r.saved = r.location != "" || kind == "multipart/related" && strings.Contains(strings.ToLower(e.Header.Get("From")), "saved by") ||
		kind == "multipart/related" && params["type"] == "text/html" && e.Header.Get("To") == ""
	if err := r.entity(e, 0); err != nil {
		return nil, err
	}
	if r.saved && r.page != nil {
		return html.Parse(r.page, html.Options{URL: r.location, When: opt.When}), nil
	}
	d := &doc.Doc{Left: r.left}
	d.Title, _ = h.Subject()
	d.Title = doc.Line(reply.ReplaceAllString(d.Title, ""))
	if from, err := h.AddressList("From"); err == nil && len(from) > 0 {
		d.Byline = doc.Line(from[0].Name)
		if d.Byline == "" {
			d.Byline = doc.Line(from[0].Address)
		}
	}
	if list := h.Get("List-Id"); list != "" {
		name, _, _ := strings.Cut(list, "<")
		d.Publisher = doc.Line(strings.Trim(name, `" `))
	}
	// The day as the sender's clock showed it, whatever the zone.
	if t, err := h.Date(); err == nil && t.Year() > 1970 && t.Year() < 2100 {
		y, m, day := t.Date()
		d.AddDate(doc.Date{Day: record.DayOf(y, int(m), day), Trust: doc.Statement, From: "the Date header"})
	}
	if plain := strings.Join(r.plain, "\n\n"); strings.TrimSpace(plain) != "" && !hollow(plain, r.rich) {
		letter(d, plain)
	} else {
		for _, page := range r.rich {
			rich(d, page)
		}
	}
	return d, nil
}

// hollow reports a plain part that only says that the letter is in HTML.
func hollow(plain string, rich []string) bool {
	return len(rich) > 0 && len(plain) < 300 && len(rich[0]) > 4*len(plain)+2000
}

// reply is what programs put before the subject.
var reply = regexp.MustCompile(`(?i)^(?:\s*(?:re|fwd?|aw|wg|tr|sv|rv|antw)(?:\[\d+\])?:\s*)+`)

var errLimit = errors.New("too many parts within parts")

// entity reads a part and those within it.
func (r *reader) entity(e *message.Entity, depth int) error {
	if depth > maxDepth || r.parts > maxParts {
		return errLimit
	}
	r.parts++
	if mr := e.MultipartReader(); mr != nil {
		for {
			part, err := mr.NextPart()
			if err == io.EOF {
				return nil
			}
			if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) || part == nil {
				if depth == 0 && len(r.plain)+len(r.rich) == 0 && r.page == nil {
					return fmt.Errorf("a damaged letter: %w", err)
				}
				r.left = append(r.left, "the rest of a damaged letter")
				return nil
			}
			if err := r.entity(part, depth+1); err != nil {
				return err
			}
		}
	}
	kind, params, _ := e.Header.ContentType()
	disposition, place, _ := e.Header.ContentDisposition()
	name := place["filename"]
	if name == "" {
		name = params["name"]
	}
	if name != "" {
		if decoded, err := new(mime.WordDecoder).DecodeHeader(name); err == nil {
			name = decoded
		}
	}
	if disposition == "attachment" || kind != "text/plain" && kind != "text/html" && kind != "" {
		if !r.saved && kind != "text/css" {
			r.left = append(r.left, strings.TrimSpace("an attachment: "+doc.Line(name)+" ("+doc.Line(kind)+")"))
		}
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(e.Body, r.opt.Most+1))
	if int64(len(body)) > r.opt.Most {
		return fmt.Errorf("a part of more than %d MB; raise it with --max-size", r.opt.Most>>20)
	}
	if err != nil && len(body) == 0 {
		return fmt.Errorf("a damaged letter: %w", err)
	}
	text := recode(body, params["charset"])
	switch {
	case kind == "text/html" && r.saved:
		if r.page == nil {
			r.page = []byte(text)
			if r.location == "" {
				r.location = e.Header.Get("Content-Location")
			}
		}
	case kind == "text/html":
		r.rich = append(r.rich, text)
	default:
		r.plain = append(r.plain, text)
	}
	return nil
}

// recode converts the text of a part. The parser below converts what it knows; the rest is in the part's own charset.
func recode(body []byte, label string) string {
	text := string(body)
	if strings.ToValidUTF8(text, "") == text {
		return text
	}
	enc, _ := charset.Lookup(label)
	if enc == nil {
		enc, _ = charset.Lookup("windows-1252")
	}
	if out, err := enc.NewDecoder().String(text); err == nil {
		return out
	}
	return strings.ToValidUTF8(text, "\ufffd")
}

var (
	// The line that programs put above a quoted letter.
	quoteHead = regexp.MustCompile(`(?i)^(?:on .{6,120} wrote:|am .{6,120} schrieb.{0,80}:|le .{6,120} a écrit ?:|el .{6,120} escribió:|-{3,} ?(?:original message|forwarded message|ursprüngliche nachricht).{0,20}-{0,}|_{10,}|from: .{3,120})$`)
	forwarded = regexp.MustCompile(`(?i)^-{3,} ?forwarded message`)
)

// letter adds the plain text of a letter without quoted text and signature.
func letter(d *doc.Doc, text string) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	var own []string
	quoted, signed := 0, 0
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		trimmed := strings.TrimSpace(line)
		if line == "-- " || line == "--" {
			signed = len(lines) - i
			break
		}
		if strings.HasPrefix(trimmed, ">") {
			quoted++
			continue
		}
		joined := trimmed
		if i+1 < len(lines) && !strings.HasSuffix(joined, ":") {
			joined += " " + strings.TrimSpace(lines[i+1])
		}
		switch {
		case forwarded.MatchString(trimmed): // what is forwarded is the letter
			continue
		case quoteHead.MatchString(trimmed), strings.HasPrefix(trimmed, "On ") && quoteHead.MatchString(joined):
			if len(strings.TrimSpace(strings.Join(own, ""))) == 0 {
				continue
			}
			if strings.HasPrefix(strings.ToLower(trimmed), "from: ") && !headers(lines[i:]) {
				break
			}
			if !restQuoted(lines[i+1:]) || strings.HasPrefix(trimmed, "-") || strings.HasPrefix(trimmed, "_") || strings.HasPrefix(strings.ToLower(trimmed), "from:") {
				quoted += len(lines) - i
				i = len(lines)
				continue
			}
			continue
		}
		own = append(own, line)
	}
	flowed(d, own)
	if quoted > 0 {
		d.Left = append(d.Left, fmt.Sprintf("%d lines of a quoted letter", quoted))
	}
	if signed > 0 {
		d.Left = append(d.Left, "the signature")
	}
}

// headers reports the head of another letter: From, then Sent or Date, then To or Subject.
func headers(lines []string) bool {
	n := 0
	for _, line := range lines[:min(len(lines), 6)] {
		head, _, ok := strings.Cut(strings.ToLower(line), ":")
		switch strings.TrimSpace(head) {
		case "from", "sent", "date", "to", "cc", "subject":
			if ok {
				n++
			}
		}
	}
	return n >= 3
}

// restQuoted reports that lines marked as quoted follow, so that what stands between them is the writer's own.
func restQuoted(lines []string) bool {
	for _, line := range lines[:min(len(lines), 5)] {
		if strings.HasPrefix(strings.TrimSpace(line), ">") {
			return true
		}
	}
	return false
}

// flowed adds paragraphs of lines that were wrapped for mail.
func flowed(d *doc.Doc, lines []string) {
	for _, paragraph := range doc.Paragraphs(strings.Join(lines, "\n")) {
		rows := strings.Split(paragraph, "\n")
		// Short lines that do not fill the width are lines of their own: an address, a list.
		short := 0
		for _, row := range rows[:len(rows)-1] {
			if len(row) < 50 {
				short++
			}
		}
		if 2*short >= len(rows) && len(rows) > 1 {
			for _, row := range rows {
				d.Add(doc.Paragraph, 0, row)
			}
			continue
		}
		d.Add(doc.Paragraph, 0, strings.Join(rows, " "))
	}
}

// rich adds the HTML of a letter without quoted text.
func rich(d *doc.Doc, page string) {
	for _, mark := range [...]string{`<div class="gmail_quote`, `<blockquote type="cite"`, `<div id="divRplyFwdMsg"`, `<div class="moz-cite-prefix"`} {
		if at := strings.Index(page, mark); at > 0 {
			if len(html.Fragment([]byte(page[:at]), "")) > 0 {
				page = page[:at]
				d.Left = append(d.Left, "a quoted letter")
			}
		}
	}
	for _, b := range html.Fragment([]byte(page), "") {
		if strings.TrimSpace(b.Text) == "--" {
			d.Left = append(d.Left, "the signature")
			return
		}
		d.Blocks = append(d.Blocks, b)
	}
}
