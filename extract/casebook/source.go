package casebook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

// meta is sources/KEY.json: an article without its text.
type meta struct {
	Name           string            `json:"name"`
	SHA256         string            `json:"sha256"` // of the input bytes
	Published      record.Day        `json:"published,omitzero"`
	PublishedBasis string            `json:"publishedBasis,omitempty"`
	PublishedFrom  string            `json:"publishedFrom,omitempty"`
	Title          string            `json:"title,omitempty"`
	Publisher      string            `json:"publisher,omitempty"`
	URL            string            `json:"url,omitempty"`
	Byline         string            `json:"byline,omitempty"`
	Section        string            `json:"section,omitempty"`
	Dateline       *article.Dateline `json:"dateline,omitempty"`
	Language       string            `json:"language,omitempty"`
	Format         string            `json:"format,omitempty"`
	TextSHA256     string            `json:"textSha256"` // of the text beside it
	Body           int               `json:"body,omitempty"`
	Blocks         []block           `json:"blocks,omitempty"`
	Links          []link            `json:"links,omitempty"`
	Left           []string          `json:"left,omitempty"`
	Notes          []record.Note     `json:"notes,omitempty"`
}

type block struct {
	Kind  doc.Kind `json:"kind"`
	Level int      `json:"level,omitempty"`
	record.Span
}

type link struct {
	record.Span
	Target string `json:"target"`
}

// metaOf is the inverse of meta.article.
func metaOf(a *article.Article) meta {
	m := meta{
		Name: a.Name, SHA256: a.SHA256, Published: a.Published, PublishedBasis: a.PublishedBasis, PublishedFrom: a.PublishedFrom, Title: a.Title,
		Publisher: a.Publisher, URL: a.URL, Byline: a.Byline, Section: a.Section, Language: a.Language, Format: a.Format,
		TextSHA256: digest(a.Text), Body: a.Body, Left: a.Left, Notes: a.Notes,
	}
	if a.Dateline != (article.Dateline{}) {
		m.Dateline = &a.Dateline
	}
	for _, b := range a.Blocks {
		m.Blocks = append(m.Blocks, block{b.Kind, b.Level, record.Span{Start: b.Start, End: b.End}})
	}
	for _, l := range a.Links {
		m.Links = append(m.Links, link{record.Span{Start: l.Start, End: l.End}, l.Target})
	}
	return m
}

// article makes the article that was added.
func (m *meta) article(text string) *article.Article {
	a := &article.Article{
		Name: m.Name, SHA256: m.SHA256, Published: m.Published, PublishedBasis: m.PublishedBasis, PublishedFrom: m.PublishedFrom, Title: m.Title,
		Publisher: m.Publisher, URL: m.URL, Byline: m.Byline, Section: m.Section, Language: m.Language, Format: m.Format,
		Text: text, Body: m.Body, Left: m.Left, Notes: m.Notes,
	}
	if m.Dateline != nil {
		a.Dateline = *m.Dateline
	}
	for _, b := range m.Blocks {
		a.Blocks = append(a.Blocks, article.Block{Kind: b.Kind, Level: b.Level, Start: b.Start, End: b.End})
	}
	for _, l := range m.Links {
		a.Links = append(a.Links, doc.Link{Start: l.Start, End: l.End, Target: l.Target})
	}
	return a
}

// check reports what cannot be the metadata of a text.
func (m *meta) check(text string) error {
	spans := []record.Span{{Start: 0, End: m.Body}}
	for _, b := range m.Blocks {
		spans = append(spans, b.Span)
	}
	for _, l := range m.Links {
		spans = append(spans, l.Span)
	}
	for _, n := range m.Notes {
		spans = append(spans, n.Span)
	}
	if m.Dateline != nil {
		spans = append(spans, m.Dateline.Span)
	}
	switch {
	case m.Name == "" || m.SHA256 == "":
		return errors.New("name or sha256 is missing")
	case !utf8.ValidString(text):
		return errors.New("the text is not UTF-8")
	case digest(text) != m.TextSHA256:
		return errors.New("the text was changed since it was added: textSha256 is of another one; add the changed article as a new source")
	}
	for _, s := range spans {
		if s.Start < 0 || s.Start > s.End || s.End > len(text) {
			return fmt.Errorf("a span %d:%d lies outside the text of %d bytes", s.Start, s.End, len(text))
		}
	}
	return nil
}

func digest(text string) string {
	d := sha256.Sum256([]byte(text))
	return hex.EncodeToString(d[:])
}

// decodeMeta reads sources/KEY.json.
func decodeMeta(data []byte, text string) (*meta, error) {
	m := &meta{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, err
	}
	return m, m.check(text)
}

// KeyOf names the files of an article: by its name, for people, and by the beginning of a hash of name and input bytes,
// so that the same article has one key whatever folder it is added from, and a changed one another.
func KeyOf(a *article.Article) string {
	base := path.Base(strings.ReplaceAll(a.Name, `\`, "/"))
	hash := digest(base + "\x00" + a.SHA256)[:12]
	base = strings.TrimSuffix(base, path.Ext(base))
	var slug []byte
	for _, r := range strings.ToLower(base) {
		switch {
		case r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9'):
			slug = append(slug, byte(r))
		case len(slug) > 0 && slug[len(slug)-1] != '-':
			slug = append(slug, '-')
		}
	}
	slug = bytes.Trim(slug[:min(len(slug), 40)], "-")
	if len(slug) == 0 {
		return hash
	}
	return string(slug) + "-" + hash
}

// Added says what became of an article that was added.
type Added int

// The outcomes of AddSource.
const (
	New      Added = iota // it is in the casebook now
	Known                 // it was there already
	Redated               // it was there, with another day of publication; the new one counts now
	Restored              // it was there, but its record was not
)

// AddSource adds an article with what was found in it. When it returns, both have reached the disk. Adding the same
// article again changes nothing, unless another day of publication is given.
func (cb *Casebook) AddSource(a *article.Article, rec *record.Record) (Added, error) {
	if cb.lock == nil {
		return 0, errors.New("the casebook is open for reading only")
	}
	if len(rec.Sources) != 1 || rec.Sources[0].Text != a.Text || rec.Sources[0].SHA256 != a.SHA256 {
		return 0, fmt.Errorf("add %s: the record is of another text", a.Name)
	}
	key, m := KeyOf(a), metaOf(a)
	if err := m.check(a.Text); err != nil {
		return 0, fmt.Errorf("add %s: %w", a.Name, err)
	}
	if cb.Holds(a) {
		return Known, nil
	}
	outcome := New
	if slices.Contains(cb.sources, key) {
		old, err := cb.Source(key)
		if err != nil {
			return 0, err
		}
		outcome = Restored
		if old.Published != a.Published && a.Published != 0 {
			outcome = Redated
		} else {
			return outcome, cb.PutRecord(key, rec)
		}
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return 0, fmt.Errorf("add %s: %w", a.Name, err)
	}
	if err := writeFile(cb.path(sourcesName, key, ".txt"), []byte(a.Text)); err != nil {
		return 0, err
	}
	if outcome == Redated { // a record of the old day must not stand beside the new one
		if err := os.Remove(cb.path(recordsName, key, ".json")); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, fmt.Errorf("add %s: %w", a.Name, cause(err))
		}
	}
	if err := writeFile(cb.path(sourcesName, key, ".json"), append(data, '\n')); err != nil {
		return 0, err
	}
	if outcome == New {
		at, _ := slices.BinarySearch(cb.sources, key)
		cb.sources = slices.Insert(cb.sources, at, key)
	}
	return outcome, cb.PutRecord(key, rec)
}

// PutRecord stores what was found in a source, in place of what was found before.
func (cb *Casebook) PutRecord(key string, rec *record.Record) error {
	if cb.lock == nil {
		return errors.New("the casebook is open for reading only")
	}
	var b bytes.Buffer
	if err := record.Write(&b, rec); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(cb.Dir, recordsName), 0o777); err != nil { // git keeps no empty folders
		return fmt.Errorf("write %s: %w", filepath.Join(cb.Dir, recordsName), cause(err))
	}
	return writeFile(cb.path(recordsName, key, ".json"), b.Bytes())
}

func (cb *Casebook) path(folder, key, ending string) string {
	return filepath.Join(cb.Dir, folder, key+ending)
}

// Keys lists the sources, ascending. It is the order in which they are read, not one of time.
func (cb *Casebook) Keys() []string { return slices.Clone(cb.sources) }

// Source reads an article of the casebook.
func (cb *Casebook) Source(key string) (*article.Article, error) {
	textPath, metaPath := cb.path(sourcesName, key, ".txt"), cb.path(sourcesName, key, ".json")
	text, err := os.ReadFile(textPath)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", textPath, cause(err))
	}
	data, err := os.ReadFile(metaPath)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", metaPath, cause(err))
	}
	m, err := decodeMeta(data, string(text))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", metaPath, err)
	}
	return m.article(string(text)), nil
}

// Record reads what was found in a source. It returns nil without an error if nothing is there: it was taken away, or
// git did not keep it; Extract makes it anew.
func (cb *Casebook) Record(key string) (*record.Record, error) {
	path := cb.path(recordsName, key, ".json")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, cause(err))
	}
	rec, err := record.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if len(rec.Sources) != 1 {
		return nil, fmt.Errorf("read %s: it has %d sources, want one", path, len(rec.Sources))
	}
	return rec, nil
}

// Holds reports that an article is in the casebook as it is, with its record, so that adding it would change nothing.
func (cb *Casebook) Holds(a *article.Article) bool {
	key := KeyOf(a)
	if !slices.Contains(cb.sources, key) {
		return false
	}
	old, err := cb.Source(key)
	if err != nil || old.Published != a.Published && a.Published != 0 {
		return false
	}
	_, err = os.Stat(cb.path(recordsName, key, ".json"))
	return err == nil
}
