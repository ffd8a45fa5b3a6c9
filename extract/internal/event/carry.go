package event

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// carry dates past-tense events that have no expression of their own by the one that still governs the paragraph:
// the text goes on telling.
func (f *finder) carry(cands []candidate) {
	last, first := -1, -1 // candidates that set the time: the latest, and the first of the text
	for i := range cands {
		c := &cands[i]
		if c.governed >= 0 && f.anchors(c.governed) {
			if f.leads(c) {
				last = i
				if first < 0 && !f.heading(c.sentence) {
					first = i
				}
			}
			continue
		}
		if last < 0 || cands[last].sentence == c.sentence || c.minor || !f.narrates(c) || f.apart(&cands[last], c) {
			continue
		}
		f.carryFrom(c, &cands[last])
	}
	if first < 0 {
		return
	}
	// The headline tells what the first paragraph tells.
	lead := &cands[first]
	for i := range cands {
		c := &cands[i]
		if c.sentence > 0 {
			break
		}
		if !f.heading(c.sentence) || c.governed >= 0 && f.at[c.governed].phrase < 0 || f.apart(c, lead) {
			continue
		}
		f.carryFrom(c, lead)
		c.how = "headline"
		c.when.Why = strings.Replace(c.when.Why, "carried from an earlier sentence", "the headline of what the text tells first", 1)
	}
}

// apart reports that two candidates stand too far apart for a date to carry on: more than a paragraph.
func (f *finder) apart(a, b *candidate) bool {
	d := f.doc.Sentences[b.sentence].Paragraph - f.doc.Sentences[a.sentence].Paragraph
	return d < 0 || d > reach
}

// reach is how many paragraphs further a date may carry.
const reach = 1

func (f *finder) carryFrom(c, src *candidate) {
	d := dating{time: src.governed, basis: record.Carried, how: "carried"}
	if c.group >= 0 && f.verb(c.group).Perfect && !f.heading(c.sentence) {
		d.rel = before
	}
	f.place(c, d)
}

// leads reports that a dated candidate sets the time for what follows: a past event of a main line of the text, at
// the time its expression names rather than before or after it, outside quotes.
func (f *finder) leads(c *candidate) bool {
	t := f.governedBy(c)
	if t == nil || !f.anchors(c.governed) || c.when.Basis != record.Explicit || f.at[c.governed].phrase >= 0 || f.syn.QuoteOf[c.trigger] {
		return false
	}
	switch f.at[c.governed].signal {
	case "since", "until", "till", "by", "before", "after", "following":
		return false
	}
	if f.opt.Published != 0 && t.From > f.opt.Published || c.phrase >= 0 && c.within < 0 || c.clause < 0 {
		return false
	}
	switch f.syn.Clauses[c.clause].Kind {
	case syntax.Main, syntax.Coordinated:
		return true
	case syntax.Complement:
		return c.group >= 0 && f.verb(c.group).Tense == syntax.PastTense
	}
	return false
}

func (f *finder) governedBy(c *candidate) *timex.Timex {
	if c.governed < 0 {
		return nil
	}
	return &f.times[c.governed]
}

// narrates reports that a candidate goes on with a story: simple past or past perfect, outside quotes.
func (f *finder) narrates(c *candidate) bool {
	if f.syn.QuoteOf[c.trigger] {
		return false
	}
	if c.group < 0 {
		if c.clause < 0 || c.dropped {
			return false
		}
		return f.tense(c.clause) == syntax.PastTense && len(f.hangs[c.phrase]) == 0
	}
	vg := f.verb(c.group)
	if vg.Modal != "" || vg.Infinitive {
		return false
	}
	if vg.Tense == syntax.PastTense {
		return true
	}
	if vg.Participle && c.clause >= 0 {
		if p := f.syn.Clauses[c.clause].Parent; p >= 0 {
			return f.tense(p) == syntax.PastTense
		}
	}
	return false
}

func (f *finder) timeText(i int) string { return f.doc.Source[f.times[i].Start:f.times[i].End] }
