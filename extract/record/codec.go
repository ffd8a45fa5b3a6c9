package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Read reads one record and validates it. Errors name the line and column, or the field, at fault.
// Unknown fields are ignored, so that records with later optional fields can be read.
func Read(r io.Reader) (*Record, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return Decode(data)
}

// Decode is Read from memory.
func Decode(data []byte) (*Record, error) {
	rec := New()
	rec.Schema = "" // a document that does not say what it is, is not a record
	if err := json.Unmarshal(data, rec); err != nil {
		return nil, JSONError("a record", data, err)
	}
	rec.fill()
	if err := rec.Validate(); err != nil {
		return nil, err
	}
	return rec, nil
}

// fill replaces lists that the JSON left null by empty ones, so that writing gives the same bytes again.
func (rec *Record) fill() {
	empty := New()
	if rec.Sources == nil {
		rec.Sources = empty.Sources
	}
	if rec.Times == nil {
		rec.Times = empty.Times
	}
	if rec.Entities == nil {
		rec.Entities = empty.Entities
	}
	if rec.Events == nil {
		rec.Events = empty.Events
	}
	if rec.Relations == nil {
		rec.Relations = empty.Relations
	}
	if rec.Conflicts == nil {
		rec.Conflicts = empty.Conflicts
	}
	if rec.Notes == nil {
		rec.Notes = empty.Notes
	}
	for i := range rec.Entities {
		if rec.Entities[i].Mentions == nil {
			rec.Entities[i].Mentions = []Mention{}
		}
	}
	for i := range rec.Conflicts {
		if rec.Conflicts[i].Events == nil {
			rec.Conflicts[i].Events = []EventID{}
		}
	}
	for i := range rec.Events {
		rec.Events[i].fill()
	}
}

func (ev *Event) fill() {
	if ev.Mentions == nil {
		ev.Mentions = []EventMention{}
	}
	if ev.Polarity == "" {
		ev.Polarity = Positive
	}
	if ev.Sources == 0 {
		ev.Sources = 1
	}
	for i := range ev.Reports {
		ev.Reports[i].fill()
	}
}

// JSONError says that data is not what it should be ("a record") and adds line and column to the error of the decoder.
func JSONError(what string, data []byte, err error) error {
	offset := int64(-1)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset - 1 // it counts the character at fault
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	if offset < 0 || offset > int64(len(data)) {
		return fmt.Errorf("not %s: %w", what, err)
	}
	before := data[:offset]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := len(before) - bytes.LastIndexByte(before, '\n')
	return fmt.Errorf("not %s: line %d, column %d: %w", what, line, column, err)
}

// Write writes the record as indented JSON with a final newline. The same record gives the same bytes.
func Write(w io.Writer, rec *Record) error { return write(w, rec, "  ") }

// WriteLine writes the record as one line of JSON.
func WriteLine(w io.Writer, rec *Record) error { return write(w, rec, "") }

func write(w io.Writer, rec *Record, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(rec)
}
