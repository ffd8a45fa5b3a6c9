// Package entity finds the actors and places of a text and puts the mentions of each together.
package entity

import (
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// Cast is the actors and places of one text. EntityOf gives the entity (index into Entities) that a noun phrase of
// the analysis denotes as a whole, -1 if none: "the militant group" is ISIS, "its" is ISIS, "ISIS fighters" is ISIS.
// TokenEntity gives the entity whose name covers a token, -1 if none.
type Cast struct {
	Entities    []record.Entity // ids e1, e2, ... in order of first mention; Mention.Source left empty for the caller
	Relations   []record.Relation
	PhraseOf    []int32 // noun phrase -> entity, -1
	TokenEntity []int32 // token -> entity, -1
}

// Find finds them. times are the temporal expressions of the text, which are never names.
func Find(syn *syntax.Analysis, times []timex.Timex) *Cast {
	return &Cast{}
}
