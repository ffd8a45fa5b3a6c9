package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/article/fetch"
	"github.com/dateline/dateline/extract/record"
)

// reading is how inputs are read: the flags that all commands with inputs share.
type reading struct {
	strict       bool
	allowPrivate bool
	maxSize      int64 // MB, 0 for what is usual
	pages        []webPage
}

// webPage is a page that was fetched, to be kept beside what is made of it.
type webPage struct {
	address string
	body    []byte
}

// readingFlags adds them.
func readingFlags(fs *pflag.FlagSet) {
	fs.Bool("strict", false, "end with status 2 if a file in a folder or archive cannot be read, instead of going on")
	fs.Bool("allow-private", false, "also fetch web addresses of this machine and of private networks")
	fs.Int64("max-size", 0, "the largest file and text to read, in `MB` (64 for a file, 8 for the text of one article)")
}

// readingOf takes their values.
func readingOf(fs *pflag.FlagSet) (reading, error) {
	if fs.Lookup("strict") == nil {
		return reading{}, nil
	}
	var r reading
	r.strict, _ = fs.GetBool("strict")
	r.allowPrivate, _ = fs.GetBool("allow-private")
	r.maxSize, _ = fs.GetInt64("max-size")
	if r.maxSize < 0 || r.maxSize > 1<<20 || fs.Changed("max-size") && r.maxSize == 0 {
		return r, errors.New("--max-size must be 1 or more, in MB")
	}
	return r, nil
}

// readArticles yields the articles of inputs in order. What lies in a folder or an archive and cannot be read is named
// at the end and counted; with --strict it is an error like that of an input that was named. Errors name the article;
// the sequence goes on after one. Told, if not nil, is called with the number of bytes that were read.
func readArticles(sys *system, inputs []string, published record.Day, told func(int)) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		skipped := &skips{}
		opt := article.Options{
			Published: published, Skipped: skipped.add, Consumed: told, MaxSize: sys.reading.maxSize << 20,
			Fetch: func(address string) (*article.Fetched, error) { return fetchPage(sys, address) },
		}
		if !sys.reading.strict {
			opt.Failed = skipped.failed
		}
		articles := 0
		for a, err := range article.Walk(inputs, sys.in, opt) {
			if sys.ctx.Err() != nil {
				yield(nil, sys.ctx.Err())
				return
			}
			if err == nil {
				articles++
			}
			if !yield(a, err) {
				return
			}
		}
		if articles == 0 && len(skipped.faults) > 0 { // nothing went on: these are all there is to say
			for i, err := range skipped.faults {
				if !yield(nil, fmt.Errorf("read %s: %w", skipped.bad[i], err)) {
					return
				}
			}
			skipped.faults, skipped.bad, skipped.more = nil, nil, 0
		}
		skipped.say(sys, articles)
	}
}

// fetchPage gets a page and remembers it.
func fetchPage(sys *system, address string) (*article.Fetched, error) {
	page, err := fetch.Get(sys.ctx, address, fetch.Options{AllowPrivate: sys.reading.allowPrivate, Most: sys.reading.maxSize << 20})
	if err != nil {
		return nil, err
	}
	sys.reading.pages = append(sys.reading.pages, webPage{address, page.Body})
	return &article.Fetched{URL: page.URL, Charset: page.Charset, Body: page.Body}, nil
}

// keepPages writes the pages that were fetched beside the output, since pages vanish from the web. Each is named by
// the beginning of its SHA-256, which the record gives in full.
func keepPages(sys *system, output string) error {
	if len(sys.reading.pages) == 0 {
		return nil
	}
	if output == "-" || output == "" {
		sys.say("no copy of the page is kept; -o keeps one beside the output")
		return nil
	}
	dir := strings.TrimSuffix(output, filepath.Ext(output)) + "-pages"
	if info, err := os.Stat(output); err == nil && info.IsDir() {
		dir = filepath.Join(output, "pages")
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("write %s: %w", dir, cause(err))
	}
	for _, p := range sys.reading.pages {
		digest := sha256.Sum256(p.body)
		ending := ".html"
		if bytes.HasPrefix(p.body, []byte("%PDF-")) {
			ending = ".pdf"
		}
		path := filepath.Join(dir, hex.EncodeToString(digest[:8])+ending)
		if err := writeOutput(sys, path, func(w *bufio.Writer) error { _, err := w.Write(p.body); return err }); err != nil {
			return err
		}
		sys.say("kept a copy of %s as %s", p.address, path)
	}
	return nil
}

// skips collects what was passed over, and what could not be read, in folders and archives.
type skips struct {
	paths, reasons []string
	bad            []string
	faults         []error
	more           int // faults beyond those that are kept
}

func (s *skips) add(path, why string) {
	if isTemp(path) {
		return // what this run is about to write
	}
	s.paths, s.reasons = append(s.paths, path), append(s.reasons, why)
}

func (s *skips) failed(path string, err error) {
	if len(s.faults) >= shownErrors {
		s.more++
		return
	}
	s.bad, s.faults = append(s.bad, path), append(s.faults, err)
}

// shownSkips is the number of passed-over files that are named before the rest is only counted.
const shownSkips = 5

// say sums up: what could not be read, by name, and what was passed over, by name if little and by reason if much.
func (s *skips) say(sys *system, articles int) {
	for i, err := range s.faults {
		sys.say("not read: %s: %v", s.bad[i], err)
	}
	if n := len(s.faults) + s.more; n > 0 {
		sys.say("%s read, %d could not be; --strict makes that an error", count(articles, "article", "articles"), n)
	}
	for i, path := range s.paths[:min(len(s.paths), shownSkips)] {
		sys.say("passed over %s: %s", path, s.reasons[i])
	}
	if len(s.paths) <= shownSkips {
		return
	}
	times := map[string]int{}
	var order []string
	for _, why := range s.reasons[shownSkips:] {
		if times[why] == 0 {
			order = append(order, why)
		}
		times[why]++
	}
	var parts []string
	for _, why := range order {
		parts = append(parts, fmt.Sprintf("%d %s", times[why], why))
	}
	sys.say("passed over %d more: %s", len(s.paths)-shownSkips, strings.Join(parts, ", "))
}
