// Package extract turns an article into a record: dated events, actors, places, relations, each with its words.
//
// It is the facade over the passes below it, which run once each, in one direction:
//
//	article -> tokens, sentences -> tags, phrases, clauses -> temporal expressions + actors -> events -> record
//
// A pass reads what earlier passes made and changes none of it. The wall clock is never read: relative expressions
// are resolved against the day of publication, and stay open if that is unknown.
package extract

import (
	"errors"
	"fmt"
	"sort"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/internal/entity"
	"github.com/dateline/dateline/extract/internal/event"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// Options of Extract. The zero value is good.
type Options struct {
	// Published is the day of publication for articles that carry none; zero if unknown.
	Published record.Day
}

// Extract reads one article. The record has one source, s1. The text never fails: what could not be understood is a
// note in the record. An error means that the result would break the record's own rules, which is a bug.
func Extract(a *article.Article, opt Options) (*record.Record, error) {
	rec := record.New()
	src := record.Source{
		ID: "s1", Name: a.Name, Title: a.Title, Publisher: a.Publisher, URL: a.URL, Published: a.Published, PublishedBasis: a.PublishedBasis,
		Language: a.Language, SHA256: a.SHA256, Text: a.Text,
	}
	if src.Published == 0 && opt.Published != 0 {
		src.Published, src.PublishedBasis = opt.Published, article.FromFlag
	}
	if src.Language == "" {
		src.Language = "en"
	}
	rec.Sources = append(rec.Sources, src)

	syn, err := syntax.Read(a.Text)
	if err != nil {
		return nil, fmt.Errorf("extract %s: %w", a.Name, err)
	}
	times := timex.Find(a.Text, timex.Options{Published: src.Published, Direction: Directions(syn)})
	cast := entity.Find(syn, times)
	events, unnamed := event.Find(syn, times, cast, event.Options{Published: src.Published})

	rec.Times = timesOf(src.ID, a.Text, times)
	rec.Entities = append(append(rec.Entities, cast.Entities...), unnamed...)
	rec.Relations = append(rec.Relations, cast.Relations...)
	rec.Events = append(rec.Events, events...)
	rec.Notes = append(rec.Notes, a.Notes...)
	rec.Notes = append(rec.Notes, unresolved(a.Text, times, src.Published)...)
	setSource(rec, src.ID)
	if err := rec.Validate(); err != nil {
		return nil, fmt.Errorf("extract %s: %w", a.Name, errors.Join(ErrBug, err))
	}
	return rec, nil
}

// ErrBug marks an error that no input should be able to cause.
var ErrBug = errors.New("internal error, please report it")

// timesOf turns expressions into record times t1, t2, ... in text order.
func timesOf(id record.SourceID, src string, times []timex.Timex) []record.Time {
	out := make([]record.Time, 0, len(times))
	for i, t := range times {
		rt := record.Time{
			ID: record.TimeID(fmt.Sprintf("t%d", i+1)), Source: id, Span: record.Span{Start: t.Start, End: t.End}, Text: src[t.Start:t.End],
			Type: string(t.Type), Value: t.Value, Mod: t.Mod, EDTF: t.EDTF, From: t.From, To: t.To, Anchor: t.Anchor, Why: t.Why,
		}
		if t.Anchor == "previous" {
			rt.Anchor = fmt.Sprintf("previous:t%d", t.AnchorOf+1)
		}
		out = append(out, rt)
	}
	return out
}

// unresolved notes the relative expressions that nothing could be resolved against.
func unresolved(src string, times []timex.Timex, published record.Day) []record.Note {
	var notes []record.Note
	for _, t := range times {
		if !t.Unresolved {
			continue
		}
		code, why := "unresolved-date", "nothing in the text says from when it counts"
		if published == 0 {
			code, why = "unresolved-published", "the day of publication is unknown; give it with --published"
		}
		notes = append(notes, record.Note{
			Severity: record.Warning, Code: code, Span: record.Span{Start: t.Start, End: t.End},
			Message: fmt.Sprintf("“%s” has no date: %s", src[t.Start:t.End], why),
		})
	}
	return notes
}

// Directions tells the temporal tagger to which side of its anchor an unmarked expression points: the tense of the
// clause around it.
func Directions(syn *syntax.Analysis) func(at int) timex.Direction {
	tokens := syn.Doc.Tokens
	return func(at int) timex.Direction {
		i := search(tokens, at)
		if i < 0 || syn.ClauseOf[i] < 0 {
			return timex.Unknown
		}
		for clause, steps := int(syn.ClauseOf[i]), 0; clause >= 0 && steps < 8; clause, steps = syn.Clauses[clause].Parent, steps+1 {
			v := syn.Clauses[clause].Verb
			if v < 0 {
				continue
			}
			switch vg := &syn.VerbGroups[v]; {
			case arranged[syn.Lemma[vg.Head]]:
				return timex.Future
			case vg.Tense == syntax.FutureTense, vg.Modal != "" && vg.Modal != "could", vg.Infinitive && syn.Clauses[clause].Kind == syntax.Complement:
				return timex.Future
			case vg.Tense == syntax.PastTense, vg.Perfect:
				return timex.Past
			case vg.Tense == syntax.PresentTense:
				return timex.Unknown
			}
		}
		return timex.Unknown
	}
}

// arranged are verbs whose time is ahead whatever their tense: "the trial has been scheduled for November".
var arranged = map[string]bool{"schedule": true, "expect": true, "forecast": true, "slate": true}

// search returns the token that covers a byte offset, or the first behind it; -1 if there is none.
func search(tokens []text.Token, at int) int {
	i := sort.Search(len(tokens), func(i int) bool { return tokens[i].End > at })
	if i == len(tokens) {
		return -1
	}
	return i
}

// setSource fills in the source that the passes left open: they see one text and need not know its id.
func setSource(rec *record.Record, id record.SourceID) {
	for i := range rec.Entities {
		for j := range rec.Entities[i].Mentions {
			rec.Entities[i].Mentions[j].Source = id
		}
	}
	for i := range rec.Relations {
		rec.Relations[i].Source = id
	}
	for i := range rec.Events {
		ev := &rec.Events[i]
		for j := range ev.Mentions {
			ev.Mentions[j].Source = id
		}
		for j := range ev.Roles {
			ev.Roles[j].Source = id
		}
		for j := range ev.Quantities {
			ev.Quantities[j].Source = id
		}
		for j := range ev.Attribution {
			ev.Attribution[j].Source = id
		}
	}
	for i := range rec.Notes {
		rec.Notes[i].Source = id
	}
}
