package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/casebook"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/score"
)

// gold is one article that somebody annotated.
type gold struct {
	key       string // what it is paired by
	name      string
	file      string // and place in it, for messages
	published record.Day
	over      func(text string) (*score.Reference, []string, error)
}

// tested is a source of a record under test.
type tested struct {
	rec    *record.Record
	source *record.Source
}

// keyOf is the name by which articles are paired: without folder and ending, in lower case.
func keyOf(name string) string {
	base := path.Base(filepath.ToSlash(name))
	if ext := path.Ext(base); ext != base {
		base = strings.TrimSuffix(base, ext)
	}
	return strings.ToLower(base)
}

// readGold reads the annotations of a file or folder.
func readGold(sys *system, at string, mustSalience float64) ([]gold, error) {
	files := []string{at}
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		if files, err = filesIn(at, func(name string) bool {
			return strings.HasSuffix(strings.ToLower(name), ".json") || strings.HasSuffix(strings.ToLower(name), ".jsonl")
		}); err != nil {
			return nil, fmt.Errorf("read %s: %w", at, cause(err))
		}
	}
	var golds []gold
	var faults []error
	seen := map[string]string{}
	for _, file := range files {
		data, err := readFile(sys, file)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, cause(err))
		}
		found, err := goldsOf(file, data, mustSalience)
		if err != nil {
			faults = append(faults, fmt.Errorf("read %s: %w", file, err))
		}
		for _, g := range found {
			if other, ok := seen[g.key]; ok {
				faults = append(faults, fmt.Errorf("read %s: %s is annotated in %s as well", g.file, g.name, other))
			}
			seen[g.key] = g.file
		}
		golds = append(golds, found...)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	if len(golds) == 0 {
		return nil, fmt.Errorf("read %s: no annotations (.json or .jsonl) in it", at)
	}
	return golds, nil
}

// goldsOf reads the annotations of one file: JSON documents one after the other, or one a line.
func goldsOf(file string, data []byte, mustSalience float64) ([]gold, error) {
	var golds []gold
	documents := splitDocuments(data)
	line := 1
	for _, document := range documents {
		place := file
		if len(documents) > 1 {
			place = fmt.Sprintf("%s, line %d", file, line)
		}
		fail := func(err error) error {
			if len(documents) > 1 {
				return fmt.Errorf("document at line %d: %w", line, err)
			}
			return err
		}
		var head struct {
			Schema string `json:"schema"`
		}
		switch err := json.Unmarshal(document, &head); {
		case len(bytes.TrimSpace(document)) == 0:
		case err == nil && head.Schema != "":
			rec, err := record.Decode(document)
			if err != nil {
				return nil, fail(err)
			}
			for i := range rec.Sources {
				src := &rec.Sources[i]
				golds = append(golds, gold{keyOf(src.Name), src.Name, place, src.Published, func(text string) (*score.Reference, []string, error) {
					if text == "" {
						text = src.Text // no record: what is missed is counted all the same
					}
					ref, err := score.RecordReference(rec, src.ID, text, mustSalience)
					return ref, nil, err
				}})
			}
		default:
			g, err := score.DecodeGold(document)
			if err != nil {
				return nil, fail(err)
			}
			if g.ID == "" {
				g.ID = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
			}
			golds = append(golds, gold{keyOf(g.ID), g.ID, place, g.Published, g.Reference})
		}
		line += bytes.Count(document, []byte("\n"))
	}
	return golds, nil
}

// splitDocuments cuts a file into its JSON documents: one a line, or one after the other as extract --no-merge writes them.
func splitDocuments(data []byte) [][]byte {
	return bytes.SplitAfter(bytes.TrimRight(data, " \r\n\t"), documentEnd(data))
}

// filesIn lists the files of a folder and its folders, hidden ones apart, in order.
func filesIn(dir string, wanted func(name string) bool) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && at != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && wanted(d.Name()):
			files = append(files, at)
		}
		return nil
	})
	return files, err
}

// underTest returns the sources of records, and of articles after extracting them with the day their gold gives.
func underTest(sys *system, inputs []string, golds []gold) (map[string]tested, error) {
	published := map[string]record.Day{}
	for i := range golds {
		published[golds[i].key] = golds[i].published
	}
	stdin := peekable(sys)
	var records, articles []string
	var recs []*record.Record
	for _, input := range inputs {
		if casebook.Is(input) {
			built, err := readCases(sys, []string{input}, 0)
			if err != nil {
				return nil, err
			}
			recs = append(recs, built...)
			continue
		}
		files := []string{input}
		if info, err := os.Stat(input); err == nil && info.IsDir() {
			if files, err = filesIn(input, func(string) bool { return true }); err != nil {
				return nil, fmt.Errorf("read %s: %w", input, cause(err))
			}
		}
		for _, file := range files {
			_, known := published[keyOf(file)]
			switch {
			case holdsRecord(file, stdin):
				records = append(records, file)
			case known || file == input || strings.HasSuffix(file, ".jsonl"):
				articles = append(articles, file)
			}
		}
	}
	if len(records) > 0 {
		more, err := readRecords(sys, records)
		if err != nil {
			return nil, err
		}
		recs = append(recs, more...)
	}
	for day, files := range byDay(articles, published) {
		more, err := extractAll(sys, files, day)
		if err != nil {
			return nil, err
		}
		recs = append(recs, more...)
	}
	sources := map[string]tested{}
	for _, rec := range recs {
		for i := range rec.Sources {
			src := &rec.Sources[i]
			if other, ok := sources[keyOf(src.Name)]; ok {
				return nil, fmt.Errorf("eval: two sources have the name %s: %s and %s", keyOf(src.Name), other.source.Name, src.Name)
			}
			sources[keyOf(src.Name)] = tested{rec, src}
		}
	}
	return sources, nil
}

// byDay yields articles together that were published on the same day, in order of days.
func byDay(files []string, published map[string]record.Day) func(yield func(record.Day, []string) bool) {
	groups := map[record.Day][]string{}
	for _, file := range files {
		day := published[keyOf(file)]
		groups[day] = append(groups[day], file)
	}
	return func(yield func(record.Day, []string) bool) {
		for _, day := range slices.Sorted(maps.Keys(groups)) {
			if !yield(day, groups[day]) {
				return
			}
		}
	}
}
