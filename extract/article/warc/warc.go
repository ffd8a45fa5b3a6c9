// Package warc reads the pages of web archives: WARC files (ISO 28500), which browsers' and libraries' crawlers write.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// Page is a document that a server answered with.
type Page struct {
	URL         string
	ContentType string
	Charset     string // as the server declared it
	Body        []byte
}

// Pages reads the answers and resources of an archive, one after the other, and passes over everything else: requests,
// metadata, redirects, errors, pictures. A body of more than most bytes is an error that the sequence goes on after.
func Pages(r io.Reader, most int64) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for {
			head, err := header(br)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			length, err := strconv.ParseInt(head["content-length"], 10, 64)
			if err != nil || length < 0 {
				yield(nil, fmt.Errorf("a damaged WARC record: no length"))
				return
			}
			block := io.LimitReader(br, length)
			page, err := record(head, block, most)
			if (page != nil || err != nil) && !yield(page, err) {
				return
			}
			if _, err := io.Copy(io.Discard, block); err != nil {
				yield(nil, fmt.Errorf("a damaged WARC record: %w", err))
				return
			}
		}
	}
}

// header reads the head of a record, after the blank lines between records.
func header(br *bufio.Reader) (map[string]string, error) {
	line := ""
	for blank := 0; line == ""; blank++ {
		raw, err := br.ReadSlice('\n')
		if err == io.EOF && len(bytes.TrimSpace(raw)) == 0 {
			return nil, io.EOF
		}
		if err != nil && err != io.EOF || blank > 100 {
			return nil, errors.New("a damaged WARC record: no head")
		}
		line = strings.TrimSpace(string(raw))
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, errors.New("a damaged WARC record: it does not begin with WARC/")
	}
	head := map[string]string{}
	for range 200 {
		raw, err := br.ReadSlice('\n')
		if err != nil {
			return nil, errors.New("a damaged WARC record: its head ends early")
		}
		line := strings.TrimSpace(string(raw))
		if line == "" {
			return head, nil
		}
		if key, value, ok := strings.Cut(line, ":"); ok {
			head[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		}
	}
	return nil, errors.New("a damaged WARC record: its head does not end")
}

// record reads the block of a record; nil for what is no page.
func record(head map[string]string, block io.Reader, most int64) (*Page, error) {
	p := &Page{URL: strings.Trim(head["warc-target-uri"], "<>")}
	kind := head["content-type"]
	switch head["warc-type"] {
	case "response":
		if !strings.HasPrefix(p.URL, "http") || !strings.HasPrefix(kind, "application/http") {
			return nil, nil
		}
		answer, err := http.ReadResponse(bufio.NewReader(io.LimitReader(block, most+1<<20)), nil)
		if err != nil {
			return nil, fmt.Errorf("%s: a damaged answer: %w", p.URL, err)
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Encoding") != "" && answer.Header.Get("Content-Encoding") != "identity" {
			return nil, nil
		}
		kind = answer.Header.Get("Content-Type")
		block = answer.Body
	case "resource", "conversion":
	default:
		return nil, nil
	}
	var params map[string]string
	p.ContentType, params, _ = mime.ParseMediaType(kind)
	p.Charset = params["charset"]
	if !readable(p.ContentType) {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(block, most+1))
	if int64(len(body)) > most {
		return nil, fmt.Errorf("%s: more than %d MB; raise it with --max-size", p.URL, most>>20)
	}
	if err != nil && len(body) == 0 {
		return nil, fmt.Errorf("%s: a damaged answer: %w", p.URL, err)
	}
	p.Body = body
	return p, nil
}

// readable reports types of content that may be articles.
func readable(kind string) bool {
	switch kind {
	case "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "":
		return true
	}
	return false
}
