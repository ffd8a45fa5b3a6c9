package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// Options choose how much a briefing tells. Which events it is about, the options of its timeline decide.
type Options struct {
	MaxWords int    // most words, notes and sources aside; 0 = no limit but those below
	News     []News // what changed since the reader last looked, to be told first
}

// News is a sentence about what changed, and the events of the record that it is about.
type News struct {
	Text   string
	Events []record.EventID
}

// Limits of a briefing that is asked for no other.
const (
	mostFacts   = 3
	mostListed  = 8 // of what is planned, claimed, possible, denied or without a date, each
	mostCast    = 12
	mostOpen    = 8
	leastListed = 0.12 // salience below which an event without a date is noise
	mostWeighed = 200  // events without a date that are made into sentences, to choose from
)

// amount is how many of each a briefing tells.
type amount struct{ story, listed, cast int }

// builder finds the words of a record.
type builder struct {
	rec      *record.Record
	entities map[record.EntityID]int
	sources  map[record.SourceID]*record.Source
	times    map[record.TimeID]*record.Time
	numbers  map[record.EventID]int            // in the tables of the page
	names    map[record.SourceID][]record.Span // mentions by name
	proper   map[string]bool                   // names of entities
	takesThe map[string]bool                   // names that the texts give an article
	person   map[string]bool                   // names of persons
	capital  map[string]bool                   // words of names, which keep their capital
	notes    []Note
	noted    map[record.EventID]int // number of the note of an event
	quoted   map[quotation]int      // number of the first note that quotes a sentence
}

// quotation is a sentence of a source.
type quotation struct {
	source record.SourceID
	record.Span
}

func newBuilder(rec *record.Record) *builder {
	b := &builder{
		rec: rec, entities: rec.EntityIndex(), sources: rec.SourceIndex(), times: map[record.TimeID]*record.Time{},
		numbers: map[record.EventID]int{}, names: map[record.SourceID][]record.Span{}, proper: map[string]bool{}, takesThe: map[string]bool{}, capital: map[string]bool{}, person: map[string]bool{},
	}
	for i := range rec.Times {
		b.times[rec.Times[i].ID] = &rec.Times[i]
	}
	for i := range rec.Entities {
		b.learnNames(&rec.Entities[i])
	}
	for _, spans := range b.names {
		slices.SortFunc(spans, func(x, y record.Span) int { return cmp.Compare(x.Start, y.Start) })
	}
	return b
}

// New makes the briefing of a valid record. The timeline and the graph must be of the same record: the one decides which
// events are told, the other which actors matter.
func New(rec *record.Record, tl *timeline.Timeline, g *graph.Graph, opt Options) *Briefing {
	full := amount{len(tl.Items), mostListed, mostCast}
	bf := compose(rec, tl, g, full, opt.News)
	if opt.MaxWords <= 0 || bf.Words() <= opt.MaxWords {
		return bf
	}
	// Fewer events, and the rest in proportion.
	steps := 24
	at := func(k int) amount {
		part := func(n, least int) int { return max(least, n*k/steps) }
		return amount{part(full.story, 1), part(full.listed, 0), part(full.cast, 1)}
	}
	for k := steps - 1; k > 0; k-- {
		if bf = compose(rec, tl, g, at(k), opt.News); bf.Words() <= opt.MaxWords {
			return bf
		}
	}
	return compose(rec, tl, g, amount{1, 0, 0}, opt.News)
}

// compose makes a briefing with at most so many of each.
func compose(rec *record.Record, tl *timeline.Timeline, g *graph.Graph, most amount, news []News) *Briefing {
	b := newBuilder(rec)
	b.quoted, b.noted = map[quotation]int{}, map[record.EventID]int{}
	bf := &Briefing{Title: line(tl.Title), Method: method}
	for i := range rec.Sources {
		bf.Sources = append(bf.Sources, b.source(&rec.Sources[i]))
	}
	bf.Lead = b.lead(tl)
	bf.Changed = b.news(news)
	kept, thin := b.worthTelling(tl.Items)
	byStatus := map[string][]told{}
	for _, t := range kept {
		byStatus[t.item.Event.Status] = append(byStatus[t.item.Event.Status], t)
	}
	story := byStatus[record.Asserted]
	shown := weightiest(story, most.story)
	if len(shown) > mostFacts+1 {
		bf.Facts = b.facts(shown) // of a shorter story it would be all of it, twice
	}
	bf.Story = b.story(shown)
	left := len(story) - len(shown)
	candidates := slices.DeleteFunc(slices.Clone(tl.Undated), func(it timeline.Item) bool { return it.Event.Salience < leastListed })
	slices.SortStableFunc(candidates, func(x, y timeline.Item) int { return cmp.Compare(y.Event.Salience, x.Event.Salience) })
	candidates = candidates[:min(len(candidates), mostWeighed)]
	noise := len(tl.Undated) - len(candidates)
	place := make(map[record.EventID]int, len(tl.Undated)) // in the text
	for i, it := range tl.Undated {
		place[it.Event.ID] = i
	}
	slices.SortFunc(candidates, func(x, y timeline.Item) int { return cmp.Compare(place[x.Event.ID], place[y.Event.ID]) })
	undated, small := b.worthTelling(candidates)
	noise += small
	lists := map[string][]told{}
	for _, t := range undated {
		lists[t.item.Event.Status] = append(lists[t.item.Event.Status], t)
	}
	// Dated ones first, in order of time; then the weightiest of the others.
	list := func(status string) []Statement {
		all := append(slices.Clone(byStatus[status]), weightiest(lists[status], max(0, most.listed-len(byStatus[status])))...)
		told := weightiest(all, most.listed)
		left += len(byStatus[status]) + len(lists[status]) - len(told)
		return b.listed(told)
	}
	bf.Claimed = list(record.Claimed)
	bf.Disputed = append(list(record.Denied), b.conflicts()...)
	bf.Planned = list(record.Planned)
	bf.Possible = list(record.Possible)
	plainly := weightiest(lists[record.Asserted], most.listed)
	left += len(lists[record.Asserted]) - len(plainly)
	bf.Undated = b.listed(plainly)
	bf.Open = b.open(min(mostOpen, most.listed))
	bf.Cast = b.cast(tl, g, most.cast)
	bf.Notes = b.notes
	bf.Left = b.left(left, thin+noise, tl)
	return bf
}

// lead says in a sentence what the briefing was made from.
func (b *builder) lead(tl *timeline.Timeline) string {
	n := len(b.rec.Sources)
	if n == 0 {
		return ""
	}
	s := fmt.Sprintf("This briefing is made from %d articles", n)
	if n == 1 {
		s = "This briefing is made from one article"
		if name := b.sourceName(b.rec.Sources[0].ID); b.rec.Sources[0].Publisher != "" {
			s += " of " + name
		}
	}
	unknown := 0
	for _, src := range b.rec.Sources {
		if src.Published == 0 {
			unknown++
		}
	}
	switch days := tl.Published; {
	case unknown == n:
		return s + "; the day of publication is not known."
	case len(days) == 1:
		s += ", published on " + day(days[0])
	default:
		s += ", published between " + day(days[0]) + " and " + day(days[len(days)-1])
	}
	if unknown > 0 {
		s += "; of " + count(unknown, "article") + " the day is not known"
	}
	return s + "."
}

// worthTelling makes events ready to be told, and leaves out those that say nothing by themselves: labels of one word, and
// what another event of the same sentence says in more words. It returns how many were left out.
func (b *builder) worthTelling(items []timeline.Item) (kept []told, left int) {
	all := make([]told, len(items))
	for i := range items {
		all[i] = b.told(&items[i])
	}
	bySentence := map[quotation][]int{}
	for i := range all {
		if ms := all[i].item.Event.Mentions; len(ms) > 0 {
			q := quotation{ms[0].Source, ms[0].Sentence}
			bySentence[q] = append(bySentence[q], i)
		}
	}
	for i := range all {
		t := &all[i]
		words := content(t.clause.words)
		least := 2
		if t.item.Event.Status == record.Planned && t.clause.verb < 0 && !t.definite() {
			least = 3 // "ISIS repeat"
		}
		if len(words) < least || openers[bare(t.clause.words[0])] || b.heading(t) || t.lacksObject() || t.lacksSubject() {
			left++
			continue
		}
		repeated := false
		if ms := t.item.Event.Mentions; len(ms) > 0 {
			for _, k := range bySentence[quotation{ms[0].Source, ms[0].Sentence}] {
				repeated = repeated || k != i && covers(&all[k], t, k < i)
			}
		}
		for k := range kept {
			repeated = repeated || same(&kept[k], t)
		}
		if repeated {
			left++
			continue
		}
		kept = append(kept, *t)
	}
	return kept, left
}

// heading reports an event that a headline reports without a verb that we know: headlines have a grammar of their own,
// and say what the article says again.
func (b *builder) heading(t *told) bool {
	id, span := first(t.item.Event)
	src := b.sources[id]
	return src != nil && t.clause.verb < 0 && span.Start < strings.IndexByte(src.Text, '\n')
}

// openers begin clauses that are no sentences.
var openers = set("those i we you let’s let's any either how why whether if what when who which because where although though than")

// covers reports that a says what t says: they have the same status, and nearly all words of t are words of a.
func covers(a, t *told, first bool) bool {
	if a.item.Event.Status != t.item.Event.Status || a.item.Event.Polarity != t.item.Event.Polarity {
		return false
	}
	theirs, ours := content(a.clause.words), content(t.clause.words)
	if len(theirs) < len(ours) || len(theirs) == len(ours) && !first {
		return false
	}
	same := 0
	for _, w := range ours {
		if slices.ContainsFunc(theirs, func(o string) bool { return related(o, w) }) {
			same++
		}
	}
	va, vt := a.clause.verb, t.clause.verb
	if va > 0 && va == vt && va+1 < len(a.clause.words) && vt+1 < len(t.clause.words) &&
		strings.EqualFold(strings.Join(a.clause.words[:va+2], " "), strings.Join(t.clause.words[:vt+2], " ")) {
		return true // "began surrounding the city", "began surrounding it to isolate it"
	}
	if vt >= 0 && va >= 0 && !related(bare(t.verb()), bare(a.verb())) && len(ours)-same > 0 {
		return false // another thing that the same people did
	}
	return same == len(ours) || len(ours) > 3 && same >= len(ours)-1 && t.clause.verb < 0
}

// same reports that two events of different sentences are told in the same words, with the same date and status.
func same(a, t *told) bool {
	if a.item.Event.Status != t.item.Event.Status || a.when.text != t.when.text || !related(bare(a.verb()), bare(t.verb())) {
		return false
	}
	theirs, ours := content(a.clause.words), content(t.clause.words)
	common := 0
	for _, w := range ours {
		if slices.ContainsFunc(theirs, func(o string) bool { return related(o, w) }) {
			common++
		}
	}
	return 5*common >= 4*max(len(theirs), len(ours))
}

// related reports words with the same beginning: "negotiated" and "negotiate".
func related(a, b string) bool {
	n := min(len(a), len(b))
	if n < 4 {
		return a == b
	}
	return a[:min(n, 6)] == b[:min(n, 6)] && max(len(a), len(b))-n <= 4
}

// content returns the words that mean something, in lower case.
func content(words []string) []string {
	var out []string
	for _, w := range words {
		if w = base(bare(w)); w != "" && !small(w) && !prepositions[w] && w != "and" && w != "or" && w != "also" {
			out = append(out, w)
		}
	}
	return out
}

// weightiest keeps the n most salient, in their order.
func weightiest(all []told, n int) []told {
	if len(all) <= n {
		return all
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := all[x].item.Event, all[y].item.Event
		return cmp.Or(cmp.Compare(b.Salience, a.Salience), cmp.Compare(b.Confidence, a.Confidence))
	})
	order = order[:max(n, 0)]
	slices.Sort(order)
	out := make([]told, 0, len(order))
	for _, i := range order {
		out = append(out, all[i])
	}
	return out
}

// conflicts tells where sources, or passages of one, disagree.
func (b *builder) conflicts() []Statement {
	about := map[string]string{"date": "the date", "toll": "the figures", "actor": "who did it", "status": "whether it happened"}
	var out []Statement
	events := make(map[record.EventID]*record.Event, len(b.rec.Events))
	for i := range b.rec.Events {
		events[b.rec.Events[i].ID] = &b.rec.Events[i]
	}
	for _, c := range b.rec.Conflicts {
		what := about[c.Kind]
		if what == "" {
			what = line(c.Kind)
		}
		s := Statement{Text: upperFirst("the sources disagree about "+what+": ") + strings.TrimSuffix(line(c.Message), ".") + ".", Events: c.Events}
		for _, id := range c.Events {
			if ev := events[id]; ev != nil {
				s.Notes = append(s.Notes, b.note(ev))
			}
		}
		out = append(out, s)
	}
	return out
}

// news tells what changed since the reader last looked.
func (b *builder) news(news []News) []Statement {
	events := make(map[record.EventID]*record.Event, len(b.rec.Events))
	for i := range b.rec.Events {
		events[b.rec.Events[i].ID] = &b.rec.Events[i]
	}
	var out []Statement
	for _, n := range news {
		s := Statement{Text: line(n.Text), Events: n.Events}
		for _, id := range n.Events {
			if ev := events[id]; ev != nil {
				if note := b.note(ev); !slices.Contains(s.Notes, note) {
					s.Notes = append(s.Notes, note)
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// open tells which expressions of time could not be resolved.
func (b *builder) open(most int) []Statement {
	var out []Statement
	left := 0
	for _, n := range b.rec.Notes {
		if !strings.HasPrefix(n.Code, "unresolved-") {
			continue
		}
		if len(out) == most {
			left++
			continue
		}
		text := strings.TrimSuffix(line(n.Message), ".")
		if words := line(b.quote(n.Source, n.Span)); words != "" && !strings.Contains(text, words) {
			text = "“" + words + "”: " + text
		}
		out = append(out, Statement{Text: upperFirst(text) + "."})
	}
	if left > 0 && len(out) > 0 {
		out = append(out, Statement{Text: fmt.Sprintf("%s of time stay open too.", upperFirst(plural(left, "more expression")))})
	}
	return out
}

// left says what is not told.
func (b *builder) left(beyond, thin int, tl *timeline.Timeline) []string {
	var out []string
	if lesser := tl.Dated - len(tl.Items); lesser > 0 {
		out = append(out, upperFirst(count(lesser, "lesser dated event"))+" "+areIs(lesser)+" left to the record.")
	}
	if beyond > 0 {
		out = append(out, upperFirst(count(beyond, "more event"))+" "+areIs(beyond)+" not told here for want of room.")
	}
	if thin > 0 {
		out = append(out, upperFirst(count(thin, "mention"))+" of an event "+map[bool]string{true: "says", false: "say"}[thin == 1]+" too little alone, or what another says, and "+areIs(thin)+" left to the record.")
	}
	return out
}

func areIs(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// count writes small numbers as words, as newspapers do.
func count(n int, noun string) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n == 1 {
		return "one " + noun
	}
	if n >= 0 && n < len(words) {
		return words[n] + " " + noun + "s"
	}
	return record.Count(n, noun)
}

// Words counts the words of a briefing, notes, sources and the remarks at its end aside.
func (bf *Briefing) Words() int {
	n := 0
	add := func(list []Statement) {
		for _, s := range list {
			n += len(strings.Fields(s.Text))
		}
	}
	for _, p := range bf.Story {
		add(p)
	}
	for _, list := range [...][]Statement{bf.Changed, bf.Facts, bf.Claimed, bf.Disputed, bf.Planned, bf.Possible, bf.Undated, bf.Open} {
		add(list)
	}
	for _, a := range bf.Cast {
		n += len(strings.Fields(a.Name)) + len(strings.Fields(a.What))
		add(a.Ties)
	}
	return n
}

// quote returns the words of a span of a source, "" if there is none.
func (b *builder) quote(id record.SourceID, span record.Span) string {
	return b.sources[id].Quote(span)
}

// line makes one line of a text that is safe to print.
func line(s string) string { return plain.Line(s) }
