package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/casebook"
	"github.com/dateline/dateline/extract/merge"
	"github.com/dateline/dateline/extract/record"
)

// result is one article with its record, or why there is none.
type result struct {
	art *article.Article
	rec *record.Record
	err error
}

// extractEach reads the articles of inputs and yields their records in the order of the input. Errors name the article;
// the sequence goes on after one.
func extractEach(sys *system, inputs []string, published record.Day) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		for r := range workEach(sys, inputs, published, extractOne) {
			if !yield(r.rec, r.err) {
				return
			}
		}
	}
}

// workEach reads the articles of inputs, does its work on each and yields the results in the order of the input, with one
// worker per core and no more articles in memory than that needs. The sequence goes on after an error.
func workEach(sys *system, inputs []string, published record.Day, work func(*article.Article) result) iter.Seq[result] {
	return func(yield func(result) bool) {
		workers := runtime.GOMAXPROCS(0)
		pending := make(chan chan result, workers) // its order is the order of the input
		free := make(chan struct{}, workers)
		quit := make(chan struct{})
		defer close(quit)
		bar := startProgress(sys, inputs)
		defer bar.stop()
		go func() {
			defer close(pending)
			for a, err := range readArticles(sys, inputs, published, bar.read) {
				done := make(chan result, 1)
				select {
				case pending <- done:
				case <-quit:
					return
				}
				if err != nil {
					done <- result{err: err}
					continue
				}
				free <- struct{}{}
				go func() {
					done <- work(a)
					<-free
				}()
			}
		}()
		for {
			var done chan result
			select {
			case next, more := <-pending:
				if !more {
					return
				}
				done = next
			case <-sys.ctx.Done():
				yield(result{err: sys.ctx.Err()})
				return
			}
			select {
			case r := <-done:
				bar.add()
				if !yield(r) {
					return
				}
			case <-sys.ctx.Done():
				yield(result{err: sys.ctx.Err()})
				return
			}
		}
	}
}

// extractOne turns a fault of ours into an error that names the article: one text must not take the rest with it.
func extractOne(a *article.Article) (r result) {
	defer func() {
		if fault := recover(); fault != nil {
			r = result{err: fmt.Errorf("extract %s: a fault in dateline, please report it: %v", a.Name, fault)}
		}
	}()
	rec, err := extract.Extract(a, extract.Options{})
	return result{art: a, rec: rec, err: err}
}

// extractAll reads every input. If any fails there is no result, and the error names them all.
func extractAll(sys *system, inputs []string, published record.Day) ([]*record.Record, error) {
	var recs []*record.Record
	var faults []error
	for rec, err := range extractEach(sys, inputs, published) {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		recs = append(recs, rec)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	if len(recs) == 0 {
		return nil, nothing("no articles in %s", strings.Join(inputs, ", "))
	}
	return recs, nil
}

// one makes one record of many.
func one(recs []*record.Record) *record.Record {
	if len(recs) == 1 {
		return recs[0]
	}
	return merge.Merge(recs, merge.Options{})
}

// recordOf returns the one record that a view shows. Inputs that are records are read, of casebooks the record is built,
// all others are articles and extracted first; several are combined in their order.
func recordOf(sys *system, inputs []string, published record.Day) (*record.Record, error) {
	return recordAsOf(sys, inputs, published, 0)
}

// recordAsOf is recordOf from what was published by a day; zero stands for no such day.
func recordAsOf(sys *system, inputs []string, published, asOf record.Day) (*record.Record, error) {
	if len(inputs) == 1 && casebook.Is(inputs[0]) { // with its own idea of what was known
		recs, err := readCases(sys, inputs, asOf)
		if err != nil {
			return nil, err
		}
		if len(recs) == 0 {
			return nil, nothing("no articles in %s", inputs[0])
		}
		return recs[0], nil
	}
	recs, err := recordsOf(sys, inputs, published, asOf)
	if err != nil {
		return nil, err
	}
	rec := one(recs)
	if asOf == 0 {
		return rec, nil
	}
	if rec = merge.AsOf(rec, asOf, merge.Options{}); len(rec.Sources) == 0 {
		return nil, nothing("nothing of %s was published by %s", strings.Join(inputs, ", "), asOf)
	}
	return rec, nil
}

// readCases builds the records of casebooks without writing to them, of what was published and decided by a day; zero stands
// for no such day. Those that knew nothing then are left out.
func readCases(sys *system, dirs []string, asOf record.Day) ([]*record.Record, error) {
	var recs []*record.Record
	for _, dir := range dirs {
		cb, err := casebook.Read(dir)
		if err != nil {
			return nil, err
		}
		built, err := cb.Build(casebook.BuildOptions{AsOf: asOf, Extract: extractPlain})
		if err != nil {
			return nil, err
		}
		switch {
		case len(built.Record.Sources) > 0:
			sayLeftOut(sys, built)
			recs = append(recs, built.Record)
		case asOf == 0:
			return nil, nothing("no articles in %s", dir)
		}
	}
	return recs, nil
}

// recordsOf returns the records of inputs of all kinds, in their order and each with its own ids. Casebooks tell what was
// known on a day; zero stands for no such day.
func recordsOf(sys *system, inputs []string, published, asOf record.Day) ([]*record.Record, error) {
	stdin := peekable(sys)
	var all []*record.Record
	for len(inputs) > 0 {
		kind := kindOf(inputs[0], stdin)
		n := 1
		for n < len(inputs) && kindOf(inputs[n], stdin) == kind {
			n++
		}
		var recs []*record.Record
		var err error
		switch kind {
		case articles:
			recs, err = extractAll(sys, inputs[:n], published)
		case records:
			recs, err = readRecords(sys, inputs[:n])
		case cases:
			recs, err = readCases(sys, inputs[:n], asOf)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, recs...)
		inputs = inputs[n:]
	}
	return all, nil
}

// peekable lets the kind of what comes on standard input be seen before it is read.
func peekable(sys *system) *bufio.Reader {
	in := bufio.NewReader(sys.in)
	sys.in = in
	return in
}

// The kinds of inputs.
const (
	articles = iota
	records
	cases
)

func kindOf(input string, stdin *bufio.Reader) int {
	switch {
	case casebook.Is(input):
		return cases
	case holdsRecord(input, stdin):
		return records
	}
	return articles
}

// holdsRecord reports that an input is a record and no article: its name ends in .json, or it begins as records do.
func holdsRecord(input string, stdin *bufio.Reader) bool {
	var head []byte
	if input == "-" {
		head, _ = stdin.Peek(200)
	} else {
		if strings.EqualFold(filepath.Ext(input), ".json") {
			return true
		}
		f, err := os.Open(input)
		if err != nil {
			return false // whoever reads it says so
		}
		defer f.Close()
		if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
			return false // a pipe can be read only once
		}
		head = make([]byte, 200)
		n, _ := io.ReadFull(f, head)
		head = head[:n]
	}
	head = bytes.TrimLeft(head, " \t\r\n")
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`"schema"`))
}

// readRecords reads the records of files, of which each may hold several, one after the other.
func readRecords(sys *system, inputs []string) ([]*record.Record, error) {
	var recs []*record.Record
	if err := eachRecord(sys, inputs, func(rec *record.Record) { recs = append(recs, rec) }); err != nil {
		return nil, err
	}
	return recs, nil
}

// eachRecord calls f with each record of files, in their order, while the next are decoded on all cores. An error means
// that f was not called with all of them.
func eachRecord(sys *system, inputs []string, f func(*record.Record)) error {
	seen := false
	for _, input := range inputs {
		data, err := readFile(sys, input)
		if err != nil {
			return fmt.Errorf("read %s: %w", input, cause(err))
		}
		end := documentEnd(data)
		pending := make(chan chan result, runtime.GOMAXPROCS(0))
		go func() {
			defer close(pending)
			for document := range bytes.SplitAfterSeq(data, end) {
				if len(bytes.TrimSpace(document)) == 0 {
					continue
				}
				done := make(chan result, 1)
				pending <- done
				go func() {
					rec, err := record.Decode(document)
					done <- result{rec: rec, err: err}
				}()
			}
		}()
		var fault error
		for done := range pending {
			switch r := <-done; {
			case fault != nil: // what comes behind a bad one is not told
			case r.err != nil:
				fault = fmt.Errorf("read %s: %w", input, r.err)
			default:
				seen = true
				f(r.rec)
			}
		}
		if fault != nil {
			return fault
		}
	}
	if !seen {
		return nothing("no records in %s", strings.Join(inputs, ", "))
	}
	return nil
}

// documentEnd is what ends each JSON document of a file of several.
func documentEnd(data []byte) []byte {
	if line, _, _ := bytes.Cut(data, []byte("\n")); json.Valid(line) {
		return []byte("\n") // as extract --jsonl writes them
	}
	return []byte("\n}\n") // as extract --no-merge does
}

func readFile(sys *system, path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(sys.in)
	}
	return os.ReadFile(path)
}
