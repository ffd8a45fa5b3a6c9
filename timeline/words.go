package timeline

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// words finds the words of a record that a timeline prints.
type words struct {
	rec      *record.Record
	entities map[record.EntityID]int
	sources  map[record.SourceID]*record.Source
	changes  map[record.EventID]string
}

func newWords(rec *record.Record) *words {
	w := &words{rec: rec, entities: rec.EntityIndex(), sources: rec.SourceIndex()}
	return w
}

// item returns an event with its words.
func (w *words) item(ev *record.Event) Item {
	it := Item{Event: ev, Date: ev.When.Phrase(), Label: strings.Join(strings.Fields(ev.Label), " "), Remark: w.remark(ev), Change: w.changes[ev.ID]}
	it.Begin, it.End = bounds(ev.When)
	it.Clock = clockOf(ev.When)
	if it.Clock.Known() {
		it.Date += it.Clock.suffix()
	}
	if ev.Sources > 1 {
		it.Several = ev.Sources
	}
	if len(ev.Mentions) > 0 {
		m := ev.Telling()
		if src := w.sources[m.Source]; src != nil && 0 <= m.Sentence.Start && m.Sentence.Start <= m.Sentence.End && m.Sentence.End <= len(src.Text) {
			it.Sentence, it.Trigger = collapse(src.Text, m.Sentence, m.Trigger)
			it.Quote = Excerpt(it.Sentence, it.Trigger, shorter(QuoteLength))
			it.Origin = sourceName(src)
			if len(w.rec.Sources) > 1 {
				it.Source = it.Origin
			}
		}
	}
	if it.Label == "" {
		it.Label = it.Sentence
	}
	it.Struck = ev.Status == record.Denied && !negated(it.Label)
	return it
}

// sourceName returns how a source is called in print.
func sourceName(src *record.Source) string {
	if src.Publisher != "" {
		return src.Publisher
	}
	return src.Name
}

// negated reports that a label denies by its own words. Striking it out as well would read as the opposite.
func negated(label string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(label)) {
		word = strings.Trim(word, ".,;:!?()\"'“”‘’")
		switch word {
		case "no", "not", "never", "none", "nobody", "cannot", "without", "neither", "nor", "false", "untrue":
			return true
		}
		for _, stem := range [...]string{"deny", "denie", "denial", "refus", "reject", "disput", "refut"} {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
		if strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t") {
			return true
		}
	}
	return false
}

// remark says what stands between the event and the reader: its status, and who said it.
func (w *words) remark(ev *record.Event) string {
	names, clause := w.speakers(ev)
	switch {
	case names == "" && clause == "" && ev.Status == record.Asserted:
		return ""
	case names == "" && clause == "":
		return ev.Status
	case ev.Status == record.Asserted && names == "":
		return clause
	case names == "":
		return ev.Status + ", " + clause
	case ev.Status == record.Asserted:
		return "said by " + names
	case ev.Status == record.Claimed:
		return "claimed by " + names
	case ev.Status == record.Denied && denies(ev):
		return "denied by " + names
	}
	return ev.Status + ", according to " + names
}

// denies reports that it is those to whom a denied event is attributed who deny it: others may only report a denial.
func denies(ev *record.Event) bool {
	return !slices.ContainsFunc(ev.Attribution, func(a record.Attribution) bool { return !negated(a.Text) })
}

// speakers names who an event is attributed to: "A", "A and B", "A and 3 others". Words that cannot be reduced to a
// name ("two officials told a newspaper") come back as a clause, if they are all there is.
func (w *words) speakers(ev *record.Event) (names, clause string) {
	var list []string
	for _, a := range ev.Attribution {
		name, plain := speaker(a.Text)
		if i, ok := w.entities[a.Entity]; ok {
			// The name says more than "he" or a surname, but less than words that hold it: "US military officials".
			full := strings.Join(strings.Fields(w.rec.Entities[i].Name), " ")
			if full != "" && !(plain && strings.Contains(strings.ToLower(name), strings.ToLower(full))) {
				name, plain = full, true
			}
		}
		switch {
		case name == "" || slices.Contains(list, name):
		case plain:
			list = append(list, name)
		case clause == "":
			clause = name
		}
	}
	switch len(list) {
	case 0:
		return "", clause
	case 1:
		return list[0], ""
	case 2:
		return list[0] + " and " + list[1], ""
	}
	return fmt.Sprintf("%s and %d others", list[0], len(list)-1), ""
}

// speaker reduces the words of an attribution to who speaks, if they do no more than name the speaker:
// "US officials have said" is US officials, "according to a driver" a driver. What is long is cut off.
func speaker(text string) (name string, plain bool) {
	words := strings.Fields(text)
	lower := strings.Fields(strings.ToLower(text))
	if len(words) > 2 && lower[0] == "according" && lower[1] == "to" {
		return strings.Join(words[2:], " "), true
	}
	n := len(words)
	if n > 1 && saying(lower[n-1]) {
		n--
		if n > 1 && (lower[n-1] == "have" || lower[n-1] == "has" || lower[n-1] == "had") {
			n--
		}
	}
	plain = !slices.ContainsFunc(lower[:n], func(word string) bool { return saying(word) || passive(word) })
	if !plain {
		n = len(words)
	}
	if n > 0 && opensClause(words[0]) {
		words[0] = lower[0]
	}
	return Excerpt(strings.Join(words[:n], " "), record.Span{}, shorter(speakerLength)), plain
}

// speakerLength is the most characters of the words that say who said it.
const speakerLength = 60

// passive reports the verbs of "it was reported" and "as is believed", where nobody is named.
func passive(word string) bool {
	switch word {
	case "is", "are", "was", "were", "been":
		return true
	}
	return false
}

// saying reports the verbs with which news tell who said something.
func saying(word string) bool {
	switch word {
	case "said", "say", "says", "told", "according", "reported", "announced", "claimed", "added", "stated", "confirmed", "wrote",
		"warned", "acknowledged", "admitted", "alleged", "argued", "asserted", "declared", "described", "explained", "insisted",
		"noted", "suggested", "believed", "denied", "denies", "rejected", "disputed":
		return true
	}
	return false
}

// opensClause reports a word whose capital is only that of a sentence.
func opensClause(word string) bool {
	switch word {
	case "It", "The", "A", "An", "He", "She", "They", "In", "On", "At", "But", "And", "Some", "Many", "There", "This", "That":
		return true
	}
	return false
}

// title returns the heading. The headline of one article is none for what many report.
func (w *words) title(asked string) string {
	n := len(w.rec.Sources)
	switch {
	case asked != "":
		return asked
	case n > 1:
		return fmt.Sprintf("What %s articles report", record.Number(n))
	case n == 1 && w.rec.Sources[0].Title != "":
		return strings.Join(strings.Fields(w.rec.Sources[0].Title), " ")
	case n == 1 && w.rec.Sources[0].Name != "" && w.rec.Sources[0].Name != "-":
		return path.Base(strings.ReplaceAll(w.rec.Sources[0].Name, `\`, "/")) // its folder is no heading
	}
	return "Timeline"
}

// subtitle says how much of the record is shown, what time it covers and what it was made from.
func (w *words) subtitle(tl *Timeline, in *filter) string {
	var s []string
	shown := 0
	for _, it := range tl.Items {
		shown += 1 + len(it.Also)
	}
	first := record.Count(shown, "dated event")
	if shown < tl.Dated {
		first = fmt.Sprintf("%s of %s", record.Number(shown), record.Count(tl.Dated, "dated event"))
	}
	if shown == 0 && tl.Dated == 0 {
		first = "No dated events"
	}
	if extent := extent(tl.Items); extent != "" {
		first += ", " + extent
	}
	s = append(s, first+".")
	if n := len(w.rec.Sources); n > 0 {
		from := "From one article"
		if n > 1 {
			from = fmt.Sprintf("From %s articles", record.Number(n))
		}
		if days := tl.Published; len(days) > 0 {
			from += ", published " + extentPhrase(record.Range{Lo: days[0], Hi: days[0]}, record.Range{Lo: days[len(days)-1], Hi: days[len(days)-1]})
		} else {
			from += ", day of publication unknown"
		}
		s = append(s, from+".")
	}
	if only := in.phrase(); only != "" {
		s = append(s, only)
	}
	left, undated := tl.Dated-shown, len(tl.Undated)
	switch {
	case left > 0 && undated > 0:
		s = append(s, fmt.Sprintf("Left out: %s, %s without a date.", record.Count(left, "lesser event"), record.Number(undated)))
	case left > 0:
		s = append(s, fmt.Sprintf("Left out: %s.", record.Count(left, "lesser event")))
	case undated > 0:
		s = append(s, record.Count(undated, "event")+" without a date.")
	}
	return strings.Join(s, " ")
}

// extent phrases the time between the first begin and the last end of the items; "" if they have no bounds.
func extent(items []Item) string {
	var from, to record.Range
	for _, it := range items {
		for _, r := range [2]record.Range{it.Begin, it.End} {
			if r.Lo != 0 && (from.Lo == 0 || r.Lo < from.Lo) {
				from = r
			}
			if r.Hi > to.Hi {
				to = r
			}
		}
	}
	if from.Lo == 0 || to.Hi < from.Lo {
		return ""
	}
	if from.Hi == 0 {
		from.Hi = from.Lo
	}
	if to.Lo == 0 {
		to.Lo = to.Hi
	}
	if from == to {
		return extentPhrase(from, to)
	}
	y, m, _ := to.Hi.Date()
	month := record.Range{Lo: record.DayOf(y, m, 1), Hi: record.DayOf(y, m, record.DaysIn(y, m))}
	year := record.Range{Lo: record.DayOf(y, 1, 1), Hi: record.DayOf(y, 12, 31)}
	switch {
	case to != year && to.Lo != to.Hi && month.Lo > from.Hi:
		to = month // some days, perhaps of several months: the last month it may have been
	case to.Lo <= from.Hi:
		from.Hi, to.Lo = from.Lo, to.Hi
	}
	return extentPhrase(from, to)
}

// extentPhrase names the time from one range to another, without weekdays.
func extentPhrase(from, to record.Range) string {
	if from == to && from.Lo == from.Hi {
		return strings.TrimPrefix(record.When{Start: from, End: to}.Phrase(), from.Lo.Weekday().String()[:3]+" ")
	}
	return record.When{Start: from, End: to}.Phrase()
}
