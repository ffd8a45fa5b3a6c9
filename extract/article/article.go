// Package article turns input bytes into articles: text with a title, a day of publication and where that came from.
//
// What an input is, its bytes say and not its name. One may hold one article (plain text in any encoding, Markdown,
// HTML, MHTML, PDF, DOCX, ODT, RTF, EPUB, a letter) or many (JSON lines, RSS, Atom and JSON feeds, MBOX, WARC, WACZ, ZIP,
// TAR), around any of which there may be gzip or zstd. The rooms below read one format each and return a doc.Doc; this
// package finds out which, opens containers with bounds on size and depth, and makes the article.
//
// The text of a plain text is the input's own wherever possible, because every offset of a record refers to it: a byte
// order mark is taken off and other encodings are converted, nothing else changes. What cannot be read is refused with
// an error that names the file; what was passed over is reported through Options.Skipped. Nothing panics on any bytes.
package article

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

// MaxBytes is the largest text of one article that is read unless Options.MaxSize says otherwise. News articles have a
// few kilobytes, a long book one or two megabytes; the limit keeps a wrong file from taking all memory and hours.
const MaxBytes = 8 << 20

// maxFile is the largest file of a format that must be read as a whole (PDF, DOCX, HTML), likewise.
const maxFile = 64 << 20

// Article is one text to extract from.
type Article struct {
	Name           string     // file name as given, the name field of a JSON line, or "-"; "a.zip/b.txt" for what lies in a container
	Format         string     // "HTML", "PDF", ...
	Title          string     // headline, or "" if the text shows none
	Publisher      string     // as the metadata gives it
	URL            string     // as the metadata gives it
	Byline         string     // authors, as the metadata or a line of its own gives them
	Section        string     // of the newspaper
	Dateline       Dateline   // "RAQQA, Syria, May 10 (Reuters) -" at the head of the text
	Published      record.Day // day of publication, zero if unknown
	PublishedBasis string     // flag | metadata | dateline | filename, "" if unknown
	PublishedFrom  string     // where exactly: "JSON-LD datePublished"
	Language       string     // BCP 47, as the metadata gives it
	SHA256         string     // of the input bytes, hex; for JSON lines, of the line without its line end
	Text           string     // UTF-8, title first, then body
	Body           int        // where the body begins in Text
	Blocks         []Block    // paragraphs, headings, rows of Text; nil for plain text
	Links          []doc.Link // offsets into Text
	Left           []string   // what was left out, in words

	// Notes are findings about the input. Their Source is empty, since the article has no id yet; whoever makes the
	// record sets it.
	Notes []record.Note
}

// Block is a part of the text of an article.
type Block struct {
	Kind       doc.Kind
	Level      int
	Start, End int // byte offsets into Article.Text
}

// The bases of a day of publication.
const (
	FromFlag     = "flag"     // Options.Published
	FromMetadata = "metadata" // the published field of a JSON line, JSON-LD, meta and time elements, headers, properties
	FromDateline = "dateline" // a date line near the top of the text, a date beside the headline
	FromFileName = "filename" // the day in a file name or an address
)

// The codes of notes on an input.
const (
	PublishedDisagrees = "published-disagrees" // a day of publication was read but not taken
	AssumedCharset     = "charset-assumed"     // nothing declares the encoding: it was detected
	LeftOut            = "left-out"            // attachments, quoted letters and the like
)

// Options of the readers. The zero value reads articles without a given day of publication.
type Options struct {
	// Published is the day of publication of articles whose metadata gives none. It wins over a day read from a date
	// line or a file name, since those are guesses; a disagreement becomes a note.
	Published record.Day
	// Skipped, if set, is called by Walk for everything in a folder or container that is passed over, with the reason.
	Skipped func(path, why string)
	// Failed, if set, is called by Walk for everything in a folder or container that cannot be read; the rest goes on.
	// Without it Walk yields these errors like those of inputs that were named.
	Failed func(path string, err error)
	// Consumed, if set, is called with the number of bytes whenever some were read.
	Consumed func(bytes int)
	// Fetch, if set, gets a web page that is named as an input. Without it addresses are refused.
	Fetch func(address string) (*Fetched, error)
	// MaxSize is the largest file, and the largest text, that is read; zero stands for 64 MB and 8 MB.
	MaxSize int64
}

// Fetched is a page from the web.
type Fetched struct {
	URL     string // after redirects
	Charset string // as the server declared it
	Body    []byte
}

// maxText is the largest text of an article.
func (o *Options) maxText() int64 {
	if o.MaxSize > 0 {
		return o.MaxSize
	}
	return MaxBytes
}

// maxFile is the largest file that is read as a whole.
func (o *Options) maxFile() int64 {
	if o.MaxSize > 0 {
		return o.MaxSize
	}
	return maxFile
}

// maxInflated is how much a container may hold when unpacked, however deep, besides a multiple of its own size.
func (o *Options) maxInflated() int64 { return 4 * o.maxFile() }

// Text makes an article of the bytes of a plain text.
func Text(name string, data []byte, opt Options) (*Article, error) {
	text, charset, err := decode(data, opt.maxText())
	if err != nil {
		return nil, err
	}
	a := &Article{Name: name, Format: "text", SHA256: sum(data), Text: text, Title: headline(text)}
	if charset != "" {
		a.note(AssumedCharset, "the encoding is not declared and was taken to be "+charset)
	}
	a.date(opt.Published)
	a.Dateline, a.Body = findDateline(text, 0), bodyStart(text, a.Title)
	a.Byline = byline(text)
	return a, nil
}

// date sets the day of publication of an article whose metadata gives none.
func (a *Article) date(given record.Day) {
	line, span := dateline(a.Text)
	file := dayIn(a.Name)
	switch {
	case given != 0:
		a.Published, a.PublishedBasis, a.PublishedFrom = given, FromFlag, "--published"
	case line != 0:
		a.Published, a.PublishedBasis, a.PublishedFrom = line, FromDateline, "the date line of the text"
	case file != 0:
		a.Published, a.PublishedBasis, a.PublishedFrom = file, FromFileName, "the file name"
	}
	if line != 0 && line != a.Published {
		a.disagree("the date line of the text says "+line.String(), span)
	}
	if file != 0 && file != a.Published {
		a.disagree("the file name says "+file.String(), record.Span{})
	}
}

// disagree notes a day of publication that was read but not used.
func (a *Article) disagree(what string, span record.Span) {
	a.Notes = append(a.Notes, record.Note{
		Severity: record.Warning, Code: PublishedDisagrees, Span: span,
		Message: "taken as published on " + a.Published.String() + " (" + a.PublishedBasis + "), but " + what,
	})
}

func (a *Article) note(code, message string) {
	a.Notes = append(a.Notes, record.Note{Severity: record.Warning, Code: code, Message: message})
}

func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}
