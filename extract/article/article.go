// Package article turns input bytes into articles: text with a title, a day of publication and where that came from.
//
// It reads plain text and JSON lines (one article a line), from files, directories and standard input. The text of
// an article is the input's own bytes wherever possible, because every offset of a record refers to it: a byte order
// mark is taken off and UTF-16 is converted, nothing else changes. What cannot be text is refused with an error that
// names the file and the place; what was passed over is reported through Options.Skipped.
//
// The package knows nothing of language beyond what a date line and a headline look like.
package article

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/dateline/dateline/extract/record"
)

// MaxBytes is the largest article that is read: a text file, or one line of a JSON lines file. News articles have a
// few kilobytes, a long book one or two megabytes; the limit keeps a wrong file from taking all memory and hours.
const MaxBytes = 8 << 20

// Article is one text to extract from.
type Article struct {
	Name           string     // file name as given, the name field of a JSON line, or "-"
	Title          string     // headline, or "" if the text shows none
	Publisher      string     // as the metadata gives it
	URL            string     // as the metadata gives it
	Published      record.Day // day of publication, zero if unknown
	PublishedBasis string     // flag | metadata | dateline | filename, "" if unknown
	Language       string     // BCP 47, as the metadata gives it
	SHA256         string     // of the input bytes, hex; for JSON lines, of the line without its line end
	Text           string     // UTF-8, title first, then body

	// Notes are findings about the input. Their Source is empty, since the article has no id yet; whoever makes the
	// record sets it.
	Notes []record.Note
}

// The bases of a day of publication.
const (
	FromFlag     = "flag"     // Options.Published
	FromMetadata = "metadata" // the published field of a JSON line
	FromDateline = "dateline" // a date line near the top of the text
	FromFileName = "filename" // YYYY-MM-DD in the name
)

// PublishedDisagrees is the code of the note on a day of publication that was read but not taken.
const PublishedDisagrees = "published-disagrees"

// Options of the readers. The zero value reads articles without a given day of publication.
type Options struct {
	// Published is the day of publication of articles whose metadata gives none. It wins over a day read from a date
	// line or a file name, since those are guesses; a disagreement becomes a note.
	Published record.Day
	// Skipped, if set, is called by Walk for every file of a directory that is passed over, with the reason.
	Skipped func(path, why string)
}

// Text makes an article of the bytes of a plain text.
func Text(name string, data []byte, opt Options) (*Article, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	a := &Article{Name: name, SHA256: sum(data), Text: text, Title: headline(text)}
	a.date(opt.Published)
	return a, nil
}

// date sets the day of publication of an article whose metadata gives none.
func (a *Article) date(given record.Day) {
	line, span := dateline(a.Text)
	file := dayIn(a.Name)
	switch {
	case given != 0:
		a.Published, a.PublishedBasis = given, FromFlag
	case line != 0:
		a.Published, a.PublishedBasis = line, FromDateline
	case file != 0:
		a.Published, a.PublishedBasis = file, FromFileName
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

func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}
