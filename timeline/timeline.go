// Package timeline puts the dated events of a record in order, ready to be drawn or printed.
//
//	timeline.go  New: which events, in which order, in which words
//	filter.go    events by period, actor, class, status and source
//	bounds.go    the earliest and latest begin and end of an event, made consistent
//	order.go     what certainly precedes what, and an order that respects it
//	place.go     events that only an order places in time
//	lanes.go     whose lane an event stands in, and whose it touches
//	clock.go     hours and minutes, where the text gives them
//	words.go     title, subtitle, who said it
//	excerpt.go   a sentence shortened around its trigger
//
// A Timeline knows nothing of pixels or markup; the packages below it write it as pictures, pages and calendars.
package timeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// DefaultLimit is the number of events that New shows when Options sets no limit.
const DefaultLimit = 24

// DefaultMinSalience is the salience below which New leaves events out when Options sets none, as long as
// FewestEvents remain: background, repetitions and half-understood clauses stay in the record and off the chart.
const (
	DefaultMinSalience = 0.25
	FewestEvents       = 8
)

// Options choose what a timeline shows. The zero value shows the DefaultLimit most salient events, none of them below
// DefaultMinSalience unless there are few.
type Options struct {
	Title       string  // heading; empty = the title of the article, or how many there are
	Limit       int     // most events to show; 0 = DefaultLimit, negative = all
	MinSalience float64 // events below this salience are left out; 0 = DefaultMinSalience, negative = none

	// What follows leaves out events before anything is counted. Empty lists and zero days leave out none.
	From, To record.Day // events that certainly fell outside these days
	Actors   []string   // events in which none of these entities has a role; names, aliases or ids, case ignored
	Classes  []string   // events of other classes
	Statuses []string   // events of another status
	Sources  []string   // events that none of these sources reports; names, titles, publishers or ids, case ignored

	Lanes    LaneKind // what the lanes stand for
	MaxLanes int      // most lanes, the one for all others included; 0 = DefaultLanes
	Merge    bool     // events with the same label, bounds and status become one item

	// Changes says in a few words what is new about events since the reader last looked: "new", "was dated May 2031".
	Changes map[record.EventID]string
}

// Timeline is the events of a record in order of time. Lists are never nil, and nothing in it is shared with another
// timeline but the record it was made from.
type Timeline struct {
	Title     string
	Subtitle  string       // how many events of how many, when, from what; whole sentences
	Items     []Item       // events in order of time
	Placed    []Placed     // events without a date that the text puts before or after one of Items
	Undated   []Item       // events that no bound places in time, in order of the text; those of Placed too
	Dated     int          // dated events that the options leave in, shown or not
	Published []record.Day // distinct days of publication, ascending
	Lanes     []Lane       // the most involved first; "Others", if there are any, last
}

// Item is one event with the words that a view prints for it.
type Item struct {
	Event      *record.Event
	Also       []*record.Event // events that Options.Merge found to say the same
	Begin, End record.Range    // bounds of the event, consistent with each other; see the bounds of record.When
	Clock      Clock           // hours and minutes of an exact day, if the text gives them
	Date       string          // "8–11 May 2017"; empty if undated
	Label      string          // one line, whole
	Struck     bool            // the event is denied and the label does not say so itself
	Change     string          // what is new about it, from Options.Changes; mostly empty
	Remark     string          // status and attribution: "said by US officials", "planned"; often empty
	Sentence   string          // the sentence that reports the event, its white space collapsed
	Trigger    record.Span     // the trigger word in Sentence
	Quote      string          // Sentence, shortened to about QuoteLength characters
	Source     string          // publisher or name of the source, if the record has several
	Origin     string          // publisher or name of the source, always
	Several    int             // independent sources, if more than one; else 0
	Lane       int             // index in Timeline.Lanes
	Touches    []int           // other lanes that the event touches, ascending
}

// QuoteLength is the greatest number of characters of Item.Quote, unless the trigger alone is longer.
const QuoteLength = 160

// New chooses events of a valid record and puts them in order.
//
// Only dated events are shown (record.When.Dated); of these, if there are more than the limit, the most salient.
// The order respects every certain precedence: an event whose latest end lies before another's earliest begin comes
// first, and so does one that the text puts before another without naming a day. Ties are broken by earliest begin,
// latest end, position in the text, id.
func New(rec *record.Record, opt Options) *Timeline {
	if opt.Limit == 0 {
		opt.Limit = DefaultLimit
	}
	tl := &Timeline{Items: []Item{}, Placed: []Placed{}, Undated: []Item{}, Published: []record.Day{}}
	w := newWords(rec)
	w.changes = opt.Changes
	in := newFilter(rec, opt)
	var dated, undated []int
	for i := range rec.Events {
		switch ev := &rec.Events[i]; {
		case !in.keeps(ev):
		case ev.When.Dated():
			dated = append(dated, i)
		default:
			undated = append(undated, i)
		}
	}
	tl.Dated = len(dated)
	for _, i := range order(rec, choose(rec, dated, opt)) {
		tl.Items = append(tl.Items, w.item(&rec.Events[i]))
	}
	if opt.Merge {
		tl.Items = merge(tl.Items)
	}
	for _, i := range undated {
		tl.Undated = append(tl.Undated, w.item(&rec.Events[i]))
	}
	tl.place(rec)
	tl.setLanes(w, opt)
	for _, src := range rec.Sources {
		if src.Published != 0 {
			tl.Published = append(tl.Published, src.Published)
		}
	}
	slices.Sort(tl.Published)
	tl.Published = slices.Compact(tl.Published)
	tl.Title = w.title(opt.Title)
	tl.Subtitle = w.subtitle(tl, in)
	return tl
}

// merge joins items that say the same of the same time, in whatever sentence; the first stands for all.
func merge(items []Item) []Item {
	type sameness struct {
		begin, end    record.Range
		label, status string
	}
	first := make(map[sameness]int, len(items))
	out := items[:0]
	for _, it := range items {
		key := sameness{it.Begin, it.End, strings.ToLower(it.Label), it.Event.Status}
		if at, ok := first[key]; ok {
			out[at].Also = append(out[at].Also, it.Event)
			out[at].Several = max(out[at].Several, it.Several)
			continue
		}
		first[key] = len(out)
		out = append(out, it)
	}
	return out
}

// choose keeps the most salient of the dated events; equal ones by confidence, then in order of the record.
func choose(rec *record.Record, dated []int, opt Options) []int {
	kept := slices.Clone(dated)
	slices.SortStableFunc(kept, func(a, b int) int {
		ea, eb := &rec.Events[a], &rec.Events[b]
		return cmp.Or(cmp.Compare(eb.Salience, ea.Salience), cmp.Compare(eb.Confidence, ea.Confidence))
	})
	floor, fewest := opt.MinSalience, 0
	if floor == 0 {
		floor, fewest = DefaultMinSalience, FewestEvents
	}
	above := 0
	for above < len(kept) && rec.Events[kept[above]].Salience >= floor {
		above++
	}
	if above == 0 && fewest > 0 {
		above = len(kept) // a record that says nothing of salience
	}
	kept = kept[:min(max(above, fewest), len(kept))]
	if opt.Limit >= 0 && len(kept) > opt.Limit {
		kept = kept[:opt.Limit]
	}
	slices.Sort(kept)
	return kept
}
