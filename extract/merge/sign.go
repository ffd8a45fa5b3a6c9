package merge

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/record"
)

// part is one article: its record, and what merging reads of it. All of it depends on the article alone, so it is
// made once, when the article is added.
type part struct {
	rec      *record.Record
	shingles []run    // its runs of three words, by hash
	least    []uint32 // the minhash of the runs: texts that agree in rows of it may be copies
	credit   string   // the agency that the text itself names as its own source: "KARSUN (Reuters) -"
	entities []entitySign
	events   []eventSign
	context  []uint64 // names in it, hashed, in order: what tells one John Smith from another
	land     string   // the country that most of its places lie in; "" if no one leads
}

// entitySign is what merging compares of an entity.
type entitySign struct {
	kind    string
	sub     string
	name    string   // folded, without articles and legal forms
	words   []string // of name
	short   []string // folded shorter names: acronyms, aliases
	acronym bool     // the name is capitals only
	generic bool     // every country has something of this name: "Ministry of Defence"
	named   bool     // some mention is a name, so that texts can share it
	outlet  string   // the news agency or paper it is
	place   *record.Location
	titles  []uint64 // what stands before the name of a person: "mayor"
}

// eventSign is what merging compares of an event, apart from its actors, which are known only when entities are merged.
type eventSign struct {
	class    string
	stems    []string // of its triggers
	groups   []int    // of related triggers
	from, to record.Day
	words    []uint64 // what its sentence tells, as stems, without names of times and without its trigger
	sites    []string // kinds of site in its sentence
	second   bool     // "a second explosion"
	outlets  []string // whom it is reported on the word of
}

func sign(lex *lexicon, rec *record.Record) *part {
	p := &part{rec: rec}
	text := rec.Sources[0].Text
	var folded []uint64
	var at []int
	words := []string{}
	eachWord(text, func(start, end int) {
		w := strings.ToLower(text[start:end])
		words = append(words, w)
		folded = append(folded, hash(w))
		at = append(at, start)
	})
	p.shingles, p.least = sketch(folded)
	p.credit = credit(lex, rec)
	lands := map[string]int{}
	for i := range rec.Entities {
		e := signEntity(lex, &rec.Entities[i])
		p.entities = append(p.entities, e)
		if e.place != nil && e.place.Country != "" {
			lands[e.place.Country]++
		}
		if e.named && e.sub != "country" && e.outlet == "" && (e.kind != record.Person || len(e.words) > 1) {
			p.context = append(p.context, hash(e.name))
		}
	}
	slices.Sort(p.context)
	p.context = slices.Compact(p.context)
	most := 0
	for land, n := range lands {
		switch {
		case n > most:
			p.land, most = land, n
		case n == most:
			p.land = "" // no one leads
		}
	}
	names := namesIn(rec)
	for i := range rec.Events {
		p.events = append(p.events, signEvent(lex, p, &rec.Events[i], words, at, names))
	}
	return p
}

// signLightly reads of an article only whom it relies on.
func signLightly(lex *lexicon, rec *record.Record) *part {
	p := &part{rec: rec, credit: credit(lex, rec)}
	for i := range rec.Entities {
		p.entities = append(p.entities, signEntity(lex, &rec.Entities[i]))
	}
	return p
}

func signEntity(lex *lexicon, e *record.Entity) entitySign {
	out := entitySign{kind: e.Kind, sub: e.Subkind, place: e.Location, acronym: isAcronym(e.Name)}
	out.named = len(e.Mentions) == 0 || slices.ContainsFunc(e.Mentions, func(m record.Mention) bool { return m.Form == record.Name })
	out.words = nameWords(lex, e.Kind, e.Name)
	out.name = strings.Join(out.words, " ")
	if out.name == "" {
		out.named = false
	}
	if e.Kind == record.Organization && !out.acronym {
		out.generic = !slices.ContainsFunc(out.words, func(w string) bool { return !lex.generic[w] })
	}
	for _, alias := range e.Aliases {
		words := nameWords(lex, e.Kind, alias)
		name := strings.Join(words, " ")
		switch {
		case name == "" || name == out.name:
			continue
		case e.Kind == record.Person:
			// "Mayor Ilse Brandt": what stands before the name tells who she is.
			if before, ok := strings.CutSuffix(name, out.name); ok && len(out.words) > 1 {
				for _, w := range strings.Fields(before) {
					out.titles = append(out.titles, hash(w))
				}
				continue
			}
			if len(words) > 1 {
				continue // a name of another person may have been caught with it
			}
		case e.Kind == record.Place:
			name, _, _ = strings.Cut(name, ",")
		}
		out.short = append(out.short, name)
	}
	slices.Sort(out.short)
	out.short = slices.Compact(out.short)
	slices.Sort(out.titles)
	out.titles = slices.Compact(out.titles)
	if e.Kind == record.Organization {
		if agency := lex.outlet[out.name]; agency != "" {
			out.outlet = agency
		} else if e.Subkind == "media" {
			out.outlet = out.name
		}
	}
	return out
}

// nameWords returns the words of a name that tell it from others, folded.
func nameWords(lex *lexicon, kind, name string) []string {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(name), "'s"), "’s")
	words := strings.Fields(strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„«»()[],;:!?", r) {
			return ' '
		}
		return r
	}, gazetteer.Fold(name)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for kind == record.Organization && len(words) > 1 && lex.legal[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// isAcronym reports that a name is capitals only, and short.
func isAcronym(name string) bool {
	n := 0
	for _, r := range name {
		switch {
		case 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
			n++
		case r != '.' && r != '&' && r != '-':
			return false
		}
	}
	return n >= 2 && n <= 7
}

// namesIn returns where a text names people, groups and places, in order: they are compared as actors, not as words.
func namesIn(rec *record.Record) []record.Span {
	var out []record.Span
	for i := range rec.Entities {
		if e := &rec.Entities[i]; e.Kind != record.Facility && e.Kind != record.Product && e.Kind != record.Other {
			for _, m := range e.Mentions {
				if m.Form == record.Name {
					out = append(out, m.Span)
				}
			}
		}
	}
	slices.SortFunc(out, bySpan)
	return out
}

func signEvent(lex *lexicon, p *part, ev *record.Event, words []string, at []int, names []record.Span) eventSign {
	text := p.rec.Sources[0].Text
	out := eventSign{class: ev.Class, from: ev.When.Start.Lo, to: ev.When.End.Hi}
	if out.to == 0 {
		out.to = ev.When.Start.Hi // still going on, or open: what counts is when it began
	}
	if out.from == 0 {
		out.from = ev.When.End.Lo
	}
	if out.from != 0 && out.to != 0 && out.from > out.to {
		out.to = 0
	}
	for _, m := range ev.Mentions {
		trigger := strings.ToLower(text[m.Trigger.Start:m.Trigger.End])
		eachWord(trigger, func(start, end int) { out.stems = append(out.stems, lex.stem(trigger[start:end])) })
	}
	slices.Sort(out.stems)
	out.stems = slices.DeleteFunc(slices.Compact(out.stems), func(s string) bool { return lex.stop[s] && lex.group[s] == 0 })
	for _, s := range out.stems {
		if g := lex.group[s]; g != 0 {
			out.groups = append(out.groups, g)
		}
	}
	slices.Sort(out.groups)
	out.groups = slices.Compact(out.groups)
	sentence := ev.Mentions[0].Sentence
	first, _ := slices.BinarySearch(at, sentence.Start)
	trigger := ev.Mentions[0].Trigger
	for i := first; i < len(at) && at[i] < sentence.End; i++ {
		w := lex.stem(words[i])
		if lex.site[w] && at[i] > trigger.Start && siteHere(words[first:i]) {
			out.sites = append(out.sites, w)
		}
		near := at[i] < trigger.Start && trigger.Start-at[i] < 24
		out.second = out.second || near && (words[i] == "second" || words[i] == "another" || words[i] == "third" || words[i] == "separate")
		for len(names) > 0 && names[0].End <= at[i] {
			names = names[1:]
		}
		if len(names) > 0 && names[0].Start <= at[i] {
			continue
		}
		if len(w) > 1 && !lex.stop[w] && !lex.stop[words[i]] && !slices.Contains(out.stems, w) {
			out.words = append(out.words, hash(w))
		}
	}
	slices.Sort(out.words)
	out.words = slices.Compact(out.words)
	slices.Sort(out.sites)
	out.sites = slices.Compact(out.sites)
	for _, on := range outletsOf(p, ev) {
		out.outlets = append(out.outlets, on.outlet)
	}
	return out
}

// siteHere reports that a word of a site, before which these stand, says where something happened: "at a crowded
// market", but not "taken to a hospital".
func siteHere(before []string) bool {
	for k := len(before) - 1; k >= 0 && k >= len(before)-4; k-- {
		switch before[k] {
		case "at", "near", "outside", "inside", "in", "on", "hit", "struck", "destroyed":
			return true
		case "to", "from", "of", "and":
			return false
		}
	}
	return false
}

// common counts what two ordered lists share.
func common[T uint64 | int | int32 | string](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
