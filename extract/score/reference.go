package score

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// Reference is a gold annotation laid over the text of a record, ready to be compared with it.
type Reference struct {
	published record.Day
	text      string
	events    []wanted
	actors    []actor
	ties      []GoldRelation
}

// wanted is an event of the reference.
type wanted struct {
	id, label   string
	spans       []record.Span // triggers and their alternatives
	when        placed
	expressions []record.Span // the words that give its date; empty if none do, or nobody says which
	parties     []party
	place       formSet
	placeName   string
	status      string
	must        bool
}

// party takes part in an event of the reference.
type party struct {
	name, role string
	generic    bool
	forms      formSet
}

// actor is a named actor or place of the reference.
type actor struct {
	name, kind string
	forms      formSet
	must       bool
}

// Reference finds the quotes of the annotation in a text. Quotes that the text lacks, or has more than once, are told
// in the second result, one line each; the events of the former stay, and count as missed. An error means that no
// quote was found at all, so that the annotation speaks of another text. An empty text stands for an article that nobody
// made a record of: all events count as missed, and nothing is doubted.
func (g *Gold) Reference(text string) (*Reference, []string, error) {
	ref := &Reference{published: g.Published, text: text, ties: g.Relations}
	known := map[string]formSet{}
	for _, a := range g.Actors {
		forms := formsOf(append([]string{a.Name}, a.Aliases...)...)
		known[a.Name] = forms
		ref.actors = append(ref.actors, actor{a.Name, a.Kind, forms, a.Need != May})
	}
	formsFor := func(name string) formSet {
		if forms, ok := known[name]; ok {
			return forms
		}
		return formsOf(name)
	}
	var doubts []string
	quotes, found := 0, 0
	for i := range g.Events {
		e := &g.Events[i]
		w := wanted{id: e.ID, label: e.Label, when: placedBy(&e.When, g.Published), must: e.Need != May, status: statusOf(e.Status), placeName: e.Place}
		var places []record.Span
		for j, m := range e.Mentions {
			quotes++
			place, times := locate(text, m.Quote)
			if times != 1 && text != "" {
				doubts = append(doubts, fmt.Sprintf("events[%d] (%s): mentions[%d]: %q stands %s in the text", i, e.ID, j, m.Quote, often(times)))
			}
			if times == 0 {
				continue
			}
			found++
			places = append(places, place)
			for _, word := range append([]string{m.Trigger}, m.Alt...) {
				if at, ok := wordIn(text, place, word); ok {
					w.spans = append(w.spans, at)
				}
			}
		}
		w.expressions = nearest(text, e.When.Quote, places)
		for _, a := range e.Actors {
			w.parties = append(w.parties, party{a.Name, a.Role, a.Generic, formsFor(a.Name)})
		}
		if e.Place != "" {
			w.place = formsFor(e.Place)
		}
		ref.events = append(ref.events, w)
	}
	if quotes > 0 && found == 0 && text != "" {
		return nil, nil, errors.New("nothing that the gold quotes stands in the text: it speaks of another")
	}
	return ref, doubts, nil
}

func often(times int) string {
	switch times {
	case 0:
		return "nowhere"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", times)
}

// statusOf puts possible events with the planned: annotators have one name for all that has not happened yet.
func statusOf(status string) string {
	if status == record.Possible {
		return record.Planned
	}
	return status
}

// locate finds a quote and counts how often it stands there. Blanks count as one, as readers of HTML and PDF set them anew.
func locate(text, quote string) (record.Span, int) {
	if at := strings.Index(text, quote); at >= 0 {
		return record.Span{Start: at, End: at + len(quote)}, strings.Count(text, quote)
	}
	words := strings.Fields(quote)
	if len(words) == 0 || len(quote) > maxQuote {
		return record.Span{}, 0
	}
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	pattern, err := regexp.Compile(strings.Join(words, `[\s\x{a0}]+`))
	if err != nil {
		return record.Span{}, 0 // not UTF-8
	}
	all := pattern.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return record.Span{}, 0
	}
	return record.Span{Start: all[0][0], End: all[0][1]}, len(all)
}

// maxQuote is the length of a quote beyond which blanks must be the same.
const maxQuote = 10000

// wordIn finds a word inside a span of the text, whole if it can be had.
func wordIn(text string, in record.Span, word string) (record.Span, bool) {
	for from := in.Start; ; {
		i := strings.Index(text[from:in.End], word)
		if i < 0 {
			break
		}
		at := record.Span{Start: from + i, End: from + i + len(word)}
		before, _ := utf8.DecodeLastRuneInString(text[in.Start:at.Start])
		after, _ := utf8.DecodeRuneInString(text[at.End:in.End])
		if !letter(before) && !letter(after) {
			return at, true
		}
		_, size := utf8.DecodeRuneInString(text[at.Start:])
		from = at.Start + size
	}
	i := strings.Index(text[in.Start:in.End], word)
	return record.Span{Start: in.Start + i, End: in.Start + i + len(word)}, i >= 0
}

func letter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
}

// nearest finds the words of a date: all that stand in the quotes, else the place nearest to the first of them.
func nearest(text, words string, quotes []record.Span) []record.Span {
	if words == "" || len(quotes) == 0 {
		return nil
	}
	var inside []record.Span
	best, distance := record.Span{}, -1
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		at := record.Span{Start: from + i, End: from + i + len(words)}
		from = at.End
		for _, q := range quotes {
			if q.Start <= at.Start && at.End <= q.End {
				inside = append(inside, at)
			}
		}
		d := max(quotes[0].Start-at.End, at.Start-quotes[0].End, 0)
		if distance < 0 || d < distance {
			best, distance = at, d
		}
	}
	if len(inside) > 0 || distance < 0 {
		return inside
	}
	return []record.Span{best}
}
