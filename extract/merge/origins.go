package merge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/record"
)

// credit returns the agency that an article names as its own source in its date line, "KARSUN (Reuters) -", or in a
// line of its own, "Source: Reuters", as a folded name; "" if there is none.
func credit(lex *lexicon, rec *record.Record) string {
	text := rec.Sources[0].Text
	lines := 0
	for line := range strings.Lines(text) {
		if lines++; lines > 400 {
			break
		}
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "Source:"); ok && len(rest) < 60 {
			if agency := lex.outlet[gazetteer.Fold(strings.TrimSpace(rest))]; agency != "" {
				return agency
			}
		}
		if lines > 8 {
			continue
		}
		head := line[:min(len(line), 80)]
		open := strings.IndexByte(head, '(')
		if open < 0 {
			continue
		}
		inside, after, ok := strings.Cut(head[open+1:], ")")
		after = strings.TrimSpace(after)
		if ok && (strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") || strings.HasPrefix(after, "—")) {
			if agency := lex.outlet[gazetteer.Fold(inside)]; agency != "" {
				return agency
			}
		}
	}
	return ""
}

// outletsOf returns the agencies and papers on whose word a report rests: "told Reuters", "according to the state news
// agency".
func outletsOf(p *part, ev *record.Event) []outletWords {
	var out []outletWords
	for _, a := range ev.Attribution {
		for i := range p.entities {
			if p.entities[i].outlet == "" {
				continue
			}
			e := &p.rec.Entities[i]
			if a.Entity == e.ID || slices.ContainsFunc(e.Mentions, func(m record.Mention) bool { return m.Start < a.End && a.Start < m.End }) {
				out = append(out, outletWords{p.entities[i].outlet, a})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b outletWords) int { return cmp.Compare(a.outlet, b.outlet) })
	return slices.CompactFunc(out, func(a, b outletWords) bool { return a.outlet == b.outlet })
}

// outletWords is an outlet with the first words that name it as the source of a report.
type outletWords struct {
	outlet string
	by     record.Attribution
}

// originOf names whose word an article is, when nothing in it says otherwise: the agency it credits, its publisher, or
// itself. Copies are followed to what they repeat.
func originOf(lex *lexicon, parts []*part, copyOf []int, i int) string {
	p := parts[rootOf(copyOf, i)]
	if p.credit != "" {
		return "outlet " + p.credit
	}
	if publisher := gazetteer.Fold(p.rec.Sources[0].Publisher); publisher != "" {
		if agency := lex.outlet[publisher]; agency != "" {
			publisher = agency
		}
		return "outlet " + publisher
	}
	return "source " + string(p.rec.Sources[0].SHA256) + " " + p.rec.Sources[0].Name
}

// rootOf follows copies to what they repeat.
func rootOf(copyOf []int, i int) int {
	for steps := 0; copyOf[i] >= 0 && steps < len(copyOf); steps++ {
		i = copyOf[i]
	}
	return i
}

// reportOrigins names whose word a report of an event is: the outlets it quotes, else that of its article.
func reportOrigins(sign *eventSign, article string) []string {
	if len(sign.outlets) == 0 {
		return []string{article}
	}
	out := make([]string, len(sign.outlets))
	for i, o := range sign.outlets {
		out[i] = "outlet " + o
	}
	return out
}
