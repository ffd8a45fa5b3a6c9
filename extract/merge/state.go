package merge

import (
	"slices"

	"github.com/dateline/dateline/extract/record"
)

// State is what merging knows of the articles so far. Articles can be added at any time and in any order; only what
// is new is read, and held against what may be like it. It is not safe for concurrent use.
type State struct {
	lex   *lexicon
	parts []*part
	like  *likeness
	known map[string][]*part // by the SHA-256 of the source
}

// NewState returns a state without articles.
func NewState() *State {
	return &State{lex: newLexicon(), like: newLikeness(), known: map[string][]*part{}}
}

// Add adds the articles of a record, merged or not. Those that are there already are left out.
func (s *State) Add(rec *record.Record) {
	for _, own := range Split(rec) {
		digest := own.Sources[0].SHA256
		if slices.ContainsFunc(s.known[digest], func(p *part) bool { return compareParts(p.rec, own) == 0 }) {
			continue
		}
		p := sign(s.lex, own)
		s.known[digest] = append(s.known[digest], p)
		s.parts = append(s.parts, p)
		s.like.add(p)
	}
}

// Record returns the merged record of all articles.
func (s *State) Record(opt Options) *record.Record {
	parts := slices.Clone(s.parts)
	slices.SortFunc(parts, func(a, b *part) int { return compareParts(a.rec, b.rec) })
	copyOf := s.like.copies(parts)
	origins := make([]string, len(parts))
	for i := range parts {
		origins[i] = originOf(s.lex, parts, copyOf, i)
	}
	cast := newCasting(parts)
	cast.rule(opt.Rulings)
	cast.merge()
	pl := newPlot(parts, cast)
	pl.rule(opt.Rulings)
	pl.merge()
	return assemble(parts, copyOf, origins, cast, pl)
}
