// Package brief writes the briefing of a record: what happened in sentences of English, each with a note that quotes
// the words of the source behind it.
//
//	brief.go     the value: statements, notes, cast, sources
//	new.go       New: what is told where, and what is left out
//	names.go     what the texts call somebody, and with which article
//	story.go     the chronology in paragraphs; one date said once
//	sentence.go  an event as a sentence, never more certain than the event
//	clause.go    a label made whole again from the words of its sentence
//	predicate.go the finite verb of a clause, its voice and tense
//	verb.go      forms of English verbs
//	when.go      dates as prose: "in the summer of 2016"
//	speaker.go   who said it
//	cast.go      who is who
//	note.go      quotation, source, position and reason of a date
//	markdown.go  the briefing as Markdown
//	template.go  the briefing by a template of the user
//	docx.go      the briefing as a word processor's document; styles.go its styles
//	pdf.go       the briefing as PDF
//	html.go      the briefing as one self-contained page, with the evidence in tables (view.go, actors.go, source.go)
//	ego.go       the ties of the main actor as a picture
//
// The briefing quotes: whatever it says about an event, the words of the source that say so stand in a note.
package brief

import "github.com/dateline/dateline/extract/record"

// method is what a reader must know to judge a briefing. It stands in each.
const method = "Made by dateline from the words of the source alone. It reports what is written there, not what is true. " +
	"Relative dates are counted from the day of publication; where the source is vague, the date stays vague."

// Briefing is a briefing in words, before any markup: every string is one line of plain text. It is what a template
// of the user is given.
type Briefing struct {
	Title    string
	Lead     string      // what it was made from, in a sentence
	Changed  []Statement // what is new since the reader last looked
	Facts    []Statement // the weightiest events
	Story    []Paragraph // what happened, in order of time
	Cast     []Actor     // who is who
	Claimed  []Statement // what somebody claims
	Disputed []Statement // what is denied, and where sources disagree
	Planned  []Statement // what is to come
	Possible []Statement // what may be
	Undated  []Statement // what happened on days that the sources do not give
	Open     []Statement // expressions of time that could not be resolved
	Sources  []Source
	Notes    []Note   // by number
	Left     []string // what is not told here, in sentences
	Method   string
}

// Paragraph is statements that belong together.
type Paragraph []Statement

// Statement is a sentence with the numbers of its notes.
type Statement struct {
	Text   string
	Notes  []int
	Events []record.EventID
}

// Note is the evidence of an event: the words of a source, where they stand, and how the date was read from them.
type Note struct {
	Number   int
	Quote    string // "" if note See quotes it
	See      int    // number of an earlier note with the same quotation; 0 if there is none
	Source   string // publisher or name, and day of publication
	Position string // "bytes 4172–4342": the sentence in the text of the source
	Dating   string // "summer 2016 (2016-06-01 to 2016-08-31), from “last summer”: season before 2017-05-12"
	Event    record.EventID
}

// Actor is a line of the cast.
type Actor struct {
	Name   string
	What   string      // "an armed group, also called SDF; a coalition of Arab and Kurdish fighters"
	Ties   []Statement // what it is to others, by the words of the sources
	Events int         // how many events it has a part in
	Entity record.EntityID
}

// Source is an article.
type Source struct {
	ID        record.SourceID
	Name      string
	Byline    string // publisher or name
	Title     string
	Published string // "published 12 May 2017 (date given by the user)"
	Link      string // address to follow, or ""
	CopyOf    string // the source that it repeats
	Language  string
}

// Picture is a picture of a briefing, in whichever of the two forms the writer needs.
type Picture struct {
	SVG           []byte  // our own document
	PNG           []byte  // of twice the size, for print
	Width, Height float64 // in pixels of the SVG
	Caption       string
	Alt           string // what it shows, for those who do not see it
}
