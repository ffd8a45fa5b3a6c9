// Package timex finds temporal expressions in text and resolves them, in TIMEX3 terms (ISO 24617-1).
//
// A reader of HeidelTime finds its resources in en/, one of Duckling its rules with their examples there too; the
// values are built as SCATE and UWTime do, from intervals, shifts and repetitions, and never from pieces of text.
//
// # The two passes
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
// # To add a rule
//
// Write it into rules.txt with at least one example, which runs as a test:
//
//	rule week-of
//	DATE: "the"? "week" "of" base = around(week, $4)
//	+ Talks resume in [the week of 6 March]. | 2000-02-24 | DATE 2000-W10
//
// The left side of = is a pattern of words and of categories that the lexicon or other rules make; the right side builds
// the meaning with the operators of operators.go. "unless" and "only" lines put conditions on the words around the
// expression: lists of the lexicon, or checks of choose.go. A word is added in lexicon.txt; the head of each file
// explains its format. Then: go test ./extract/timex.
//
// # To add a language
//
// Make a folder beside en/ with a lexicon.txt and a rules.txt that use the same kinds of words (month, weekday, unit,
// part of the day); es/ is a small one. No Go code is needed, and the tests find the folder by themselves.
//
// # Where a date comes from
//
// A date that leaves its year out takes it from the day of publication in news, and from the text before in a narrative
// of times past; narrative.go says how the two are told apart. Whether "Wednesday" lies before or after that day is
// read from what the date depends on ("until", "payable") and else from the tense of the clause, direction.go. "A year
// earlier" beside a figure counts from the quarter that a business report is about, report.go. Without a day of
// publication such dates stay unresolved: no clock is read, and nothing is guessed. A diary may say itself what day it
// is, told.go, and a story may name no year at all, story.go.
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
