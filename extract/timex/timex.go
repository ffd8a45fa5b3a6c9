// Package timex finds temporal expressions in English text and resolves them, in TIMEX3 terms (ISO 24617-1).
package timex

import "github.com/dateline/dateline/extract/record"

// Type is the TIMEX3 type.
type Type string

// The TIMEX3 types.
const (
	Date     Type = "DATE"
	TimeOf   Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Timex is one temporal expression. Start and End are byte offsets into the text.
type Timex struct {
	Start, End int
	Type       Type
	Value      string     // TIMEX3 value, "" if it could not be resolved
	Mod        string     // TIMEX3 mod
	EDTF       string     // ISO 8601-2, "" where it cannot be said
	From, To   record.Day // earliest and latest day it can denote, zero where it denotes no calendar interval
	Anchor     string     // none | published | previous
	AnchorOf   int        // index of the expression it was resolved against if Anchor is previous, else -1
	Rule       string     // name of the rule that made it
	Why        string     // one line a reader can check
	Length     Length     // of a DURATION, and of the shift in "two days later"
	Until      int        // index of the expression that closes the range this one opens ("3" in "3 to 5 June"), else -1
	Unresolved bool       // relative, and nothing to resolve it against
}

// Length is a length of time: Count units of one day, week, month or year. Count 0 means unknown ("months").
type Length struct {
	Count float64
	Unit  Unit
}

// Unit is a unit of the calendar, from the smallest.
type Unit uint8

// The units.
const (
	NoUnit Unit = iota
	Second
	Minute
	Hour
	Day
	Week
	Month
	Season
	Quarter
	Half
	Year
	Decade
	Century
)

// Direction says to which side of its anchor an unmarked expression ("Wednesday") points.
type Direction int8

// The directions, from the tense of the clause.
const (
	Past    Direction = -1
	Unknown Direction = 0
	Future  Direction = 1
)

// Options of Find. The zero value leaves relative expressions unresolved.
type Options struct {
	Published record.Day             // document creation time, zero if unknown
	Direction func(at int) Direction // tense of the clause at a byte offset; nil: judged from nearby words
}
