// Package timex finds temporal expressions in English text and resolves them, in TIMEX3 terms (ISO 24617-1).
//
// Find works in two passes. The first (match.go) knows nothing of when the text was written: it reads words through the
// lexicon, combines them by the rules of the grammar, and leaves a meaning that is still relative. The second (resolve.go)
// turns meanings into calendar values, in the order of the text, from the day of publication and from the expressions
// before. "Late last year" in an article of 12 May 2017 goes this way:
//
//	late        part END                                en/lexicon.txt
//	last        last -1
//	year        unit year
//	last year   R = period(published, year, -1)         rule last-next: the year before that of publication
//	            Per = R                                 rule part-of: what has a beginning and an end
//	late ...    Pt = mod(END, ...), DATE = Pt           rule part-of
//	            value 2016, mod END                     resolve: 2017 less one
//	            2016-10-01 to 2016-12-31                the last quarter of a year is its end
//	            "year before 2017-05-12"                Why
//
// The knowledge is data: en/lexicon.txt holds the words, en/rules.txt the rules with their examples, which run as tests.
// To add a rule, write a "rule NAME", its productions and at least one example, and run the tests. The meanings a rule can
// build are the operators of operators.go; the conditions on neighbouring words are the lists of the lexicon and the checks
// of choose.go.
//
// A date that leaves its year out takes it from the day of publication in news, and from the text before in a narrative
// of times past; context.go says how the two are told apart. Whether "Wednesday" lies before or after that day is
// read from the tense of the clause, direction.go. Without a day of publication such dates stay unresolved.
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
	From, To   record.Day // earliest and latest day it can denote (a part of the value for START, MID and END), zero if none
	Anchor     string     // none | published | previous
	AnchorOf   int        // index of the expression it was resolved against if Anchor is previous, else -1; mostly an earlier one
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
	Language  string                 // one of Languages, "" is English
}
