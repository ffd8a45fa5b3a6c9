// Package casebook keeps the articles of a story and what a person decided about them.
//
// A casebook is a folder of plain files that diff well:
//
//	casebook.json       says that this is one
//	sources/KEY.txt     the text of an article, as it was read
//	sources/KEY.json    the rest of the article: name, title, day of publication, ...
//	records/KEY.json    what dateline found in it, dateline.record/1
//	decisions.jsonl     what a person decided, one decision a line, only ever appended to
//	record.json         the one record of all of it, made by Rebuild
//
// Sources and decisions are what is kept; records are made from sources and can be made anew. A decision is anchored on
// words that it quotes from a source, not on ids, so that it holds when a newer dateline reads the texts again; one
// whose words are not found any more is reported, never dropped.
//
//	store.go      files that appear whole or not at all, the list of decisions, the lock
//	source.go     articles in and out
//	decision.go   a decision, its JSON, which of them stand
//	anchor.go     from an event, entity or date to the words it rests on, and back
//	matter.go     what a person points at: an id, or words of a source
//	build.go      records and decisions to one record
//	apply.go      what decisions do to the records of single texts, before these are merged
//	split.go      an entity or event of one text made two
//	when.go       the dates that a person can give
//
// What is acknowledged (AddSource and Decide have returned) has reached the disk. A process that is killed leaves at
// most files that are not finished, which the next one finds and says; see Open.
package casebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Schema is the value of the schema field of casebook.json.
const Schema = "dateline.casebook/1"

// The names of the files of a casebook.
const (
	markName      = "casebook.json"
	decisionsName = "decisions.jsonl"
	sourcesName   = "sources"
	recordsName   = "records"
	lockName      = ".lock"
)

// RecordName is the file that holds the record of the whole casebook.
const RecordName = "record.json"

// Casebook is an open casebook. One that was opened for writing holds its lock until it is closed.
type Casebook struct {
	Dir       string
	Decisions []Decision // in the order in which they were made
	Findings  []string   // what a killed process left behind, in words
	sources   []string   // keys, ascending
	whole     int64      // length of decisions.jsonl without an end that is no whole line
	lock      *os.File
}

// mark is the content of casebook.json.
type mark struct {
	Schema string `json:"schema"`
}

// Is reports that a folder is a casebook.
func Is(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, markName))
	return err == nil && info.Mode().IsRegular()
}

// Init makes a casebook of a folder that is not there or is empty.
func Init(dir string) error {
	if Is(dir) {
		return fmt.Errorf("%s is a casebook already", dir)
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 && !leftOfInit(entries) {
		return fmt.Errorf("%s is not empty", dir)
	}
	for _, name := range []string{sourcesName, recordsName} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			return cause(err)
		}
	}
	ignore := "# Made anew by dateline; not worth keeping.\n" + lockName + "\n*" + tempEnding + "\n"
	if err := writeFile(filepath.Join(dir, ".gitignore"), []byte(ignore)); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, decisionsName), nil); err != nil {
		return err
	}
	data, err := json.MarshalIndent(mark{Schema}, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, markName), append(data, '\n')) // last: with it the folder is a casebook
}

// leftOfInit reports that a folder holds nothing but what an interrupted Init made.
func leftOfInit(entries []os.DirEntry) bool {
	for _, e := range entries {
		switch name := e.Name(); {
		case name == ".gitignore", name == decisionsName, name == sourcesName, name == recordsName, strings.HasSuffix(name, tempEnding):
		default:
			return false
		}
	}
	return true
}

// Who names the process that wants a casebook, for others to read while they wait: "case add".
type Who string

// Options of Open.
type Options struct {
	Who Who
	// Waiting, if set, is called once if another process holds the lock, with what that process said of itself; Open
	// then waits. If it returns an error Open gives up with it.
	Waiting func(holder string) error
}

// Open opens a casebook for reading and writing, and locks it until Close.
//
// Files that a killed process left unfinished are taken away, and what was found is said in Findings: of those nothing
// had been acknowledged. An end of decisions.jsonl that is no whole line is cut off when the next decision is
// written.
func Open(dir string, opt Options) (*Casebook, error) {
	if err := check(dir); err != nil {
		return nil, err
	}
	lock, err := acquire(filepath.Join(dir, lockName), opt)
	if err != nil {
		return nil, err
	}
	cb, err := load(dir)
	if err != nil {
		release(lock)
		return nil, err
	}
	cb.lock = lock
	if err := cb.sweep(); err != nil {
		release(lock)
		return nil, err
	}
	return cb, nil
}

// Read opens a casebook for reading only. It takes no lock: files appear whole, and decisions a line at a time.
func Read(dir string) (*Casebook, error) {
	if err := check(dir); err != nil {
		return nil, err
	}
	return load(dir)
}

// Close lets the next process have the casebook.
func (cb *Casebook) Close() error {
	if cb.lock == nil {
		return nil
	}
	err := release(cb.lock)
	cb.lock = nil
	return err
}

// check reports what is no casebook of ours.
func check(dir string) error {
	path := filepath.Join(dir, markName)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is no casebook: there is no %s in it; dateline case init makes one", dir, markName)
	} else if err != nil {
		return fmt.Errorf("read %s: %w", path, cause(err))
	}
	var m mark
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	if m.Schema != Schema {
		return fmt.Errorf("read %s: schema is %q, want %q", path, m.Schema, Schema)
	}
	return nil
}

// load reads the decisions and the list of sources.
func load(dir string) (*Casebook, error) {
	cb := &Casebook{Dir: dir}
	path := filepath.Join(dir, decisionsName)
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: %w", path, cause(err))
	}
	var rest int
	if cb.Decisions, rest, err = decodeDecisions(data); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	cb.whole = int64(len(data) - rest)
	if rest > 0 {
		cb.Findings = append(cb.Findings, fmt.Sprintf(
			"%s, line %d: %d bytes without a line end, left by a process that was killed; it was no decision yet and is not counted", decisionsName, strings.Count(string(data), "\n")+1, rest))
	}
	if cb.sources, err = keys(filepath.Join(dir, sourcesName)); err != nil {
		return nil, err
	}
	return cb, nil
}
