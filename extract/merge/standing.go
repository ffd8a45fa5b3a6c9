package merge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Standing is what one article is worth as a source among others.
type Standing struct {
	Source    *record.Source
	Origin    string            // whose word it is: an agency, a publisher, or the name of the article; see Standings
	Copies    []record.SourceID // what repeats it, in the order of the record
	Credit    string            // the agency that it names as its own source
	Relies    []Reliance        // on whose word it reports single events, most often first
	Events    int               // events that it reports
	Supported int               // of these, events that rest on more than one origin
}

// Reliance says that an article reports events on the word of another outlet.
type Reliance struct {
	Outlet string
	Events int
	Words  record.Evidence // the first words that say so: "told Reuters"
}

// Standings tells of each source of a merged record whose word it is, what repeats it, and on whom it relies, in the
// order of the record. It is read off the record alone.
func Standings(rec *record.Record) []Standing {
	lex := newLexicon()
	parts := make([]*part, 0, len(rec.Sources))
	index := make(map[record.SourceID]int, len(rec.Sources))
	for i, own := range Split(rec) {
		parts = append(parts, signLightly(lex, own))
		index[rec.Sources[i].ID] = i
	}
	copyOf := make([]int, len(parts))
	out := make([]Standing, len(parts))
	for i := range rec.Sources {
		copyOf[i] = -1
		if k, ok := index[rec.Sources[i].CopyOf]; ok {
			copyOf[i] = k
		}
	}
	for i := range rec.Sources {
		origin := originOf(lex, parts, copyOf, i)
		if rest, ok := strings.CutPrefix(origin, "outlet "); ok {
			origin = rest
		} else {
			origin = rec.Sources[rootOf(copyOf, i)].Name
		}
		out[i].Source, out[i].Origin, out[i].Credit = &rec.Sources[i], origin, parts[i].credit
		if copyOf[i] >= 0 {
			out[copyOf[i]].Copies = append(out[copyOf[i]].Copies, rec.Sources[i].ID)
		}
		out[i].Relies = reliances(parts[i], rec.Sources[i].ID)
	}
	for k := range rec.Events {
		ev := &rec.Events[k]
		var in []int
		for _, m := range ev.Mentions {
			if i, ok := index[m.Source]; ok {
				in = append(in, i)
			}
		}
		slices.Sort(in)
		for _, i := range slices.Compact(in) {
			out[i].Events++
			if ev.Sources > 1 {
				out[i].Supported++
			}
		}
	}
	return out
}

// reliances counts the events that an article reports on the word of each outlet.
func reliances(p *part, id record.SourceID) []Reliance {
	var out []Reliance
	for k := range p.rec.Events {
		ev := &p.rec.Events[k]
		for _, on := range outletsOf(p, ev) {
			at := slices.IndexFunc(out, func(r Reliance) bool { return r.Outlet == on.outlet })
			if at < 0 {
				at = len(out)
				out = append(out, Reliance{Outlet: on.outlet, Words: record.Evidence{Source: id, Span: on.by.Span, Text: on.by.Text}})
			}
			out[at].Events++
		}
	}
	slices.SortStableFunc(out, func(a, b Reliance) int { return cmp.Compare(b.Events, a.Events) })
	return out
}
