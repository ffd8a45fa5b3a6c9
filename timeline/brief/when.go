package brief

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// prose is a date as it stands in a sentence.
type prose struct {
	text string // "in the summer of 2016"
	year string // " 2016", if text ends in it and can do without
	same string // what to say instead when the sentence before has the same date: "the same day"
}

// proseOf phrases when an event was; the zero value if the text does not say. It says no more than When.Phrase does.
func proseOf(w record.When) prose {
	p := w.Phrase()
	if p == "" {
		return prose{}
	}
	if d := w.ExactDay(); d != 0 && w.Mod != "APPROX" {
		return dated("on "+day(d), "the same day")
	}
	if w.Start != w.End {
		return lasting(w, p)
	}
	if about, ok := strings.CutPrefix(p, "about "); ok {
		return dated("around "+about, "around the same time")
	}
	first, rest, _ := strings.Cut(p, " ")
	switch first {
	case "before", "after", "by", "on", "until", "since", "from", "as":
		return dated(p, "in the same period")
	case "week":
		return dated("in the "+p, "the same week")
	case "weekend":
		return dated("at the "+p, "the same weekend")
	case "first", "second", "third", "fourth":
		return dated("in the "+p, "in the same period")
	case "spring", "summer", "autumn", "winter":
		return dated("in the "+first+" of "+rest, "the same "+first)
	case "early", "late":
		second, tail, _ := strings.Cut(rest, " ")
		switch second {
		case "in": // "early in the week of 8 May 2017"
			return dated(p, "the same week")
		case "spring", "summer", "autumn", "winter":
			return dated("in the "+first+" "+second+" of "+tail, "the same "+second)
		}
		return dated("in "+p, "in the same period")
	}
	switch {
	case strings.HasPrefix(p, "in the middle of"):
		return dated(p, "the same week")
	case strings.HasPrefix(p, "mid-"):
		return dated("in "+p, "in the same period")
	case strings.Contains(p, "–"):
		return dated(between(p), "in the same days")
	case strings.HasSuffix(p, "century"), strings.HasSuffix(p, "0s"):
		return dated("in the "+p, "in the same period")
	case strings.Contains(p, " ") && !strings.HasPrefix(p, "AD "):
		return dated("in "+p, "the same month")
	}
	return dated("in "+p, "the same year")
}

// lasting phrases what began and ended at different times, or has not ended.
func lasting(w record.When, p string) prose {
	switch {
	case w.Start.Bounded() && w.End.Bounded() && strings.Contains(p, "–"):
		// "From about February–June to June–August" says too much at once for a sentence. The whole holds it.
		whole := record.Range{Lo: w.Start.Lo, Hi: w.End.Hi}
		fy, fm, _ := whole.Lo.Date()
		ly, lm, _ := whole.Hi.Date()
		if whole.Hi-whole.Lo > 45 {
			whole = record.Range{Lo: record.DayOf(fy, fm, 1), Hi: record.DayOf(ly, lm, record.DaysIn(ly, lm))}
		}
		return proseOf(record.When{Start: whole, End: whole})
	case strings.HasPrefix(p, "before ") && strings.Contains(p, " to "):
		return dated("from "+p, "in the same period")
	case strings.HasPrefix(p, "since "), strings.HasPrefix(p, "from "), strings.HasPrefix(p, "until "), strings.HasPrefix(p, "as of "),
		strings.HasPrefix(p, "before "), strings.HasPrefix(p, "after "), strings.HasPrefix(p, "by "), strings.HasPrefix(p, "on or "):
		return dated(p, "in the same period")
	case strings.Contains(p, " to "):
		return dated("from "+p, "in the same period")
	}
	return proseOf(record.When{Value: w.Value, Mod: w.Mod, Start: w.Start, End: w.Start})
}

// between turns "8–11 May 2017" into "between 8 and 11 May 2017".
func between(p string) string {
	from, to, _ := strings.Cut(p, "–")
	return "between " + strings.TrimSpace(from) + " and " + strings.TrimSpace(to)
}

// dated cuts off the year where the text goes on without it: "on 10 May 2017", but not "in 2017".
func dated(text, same string) prose {
	words := strings.Fields(text)
	for i, w := range words {
		// "Since 1960s", "in late 1960s" and "before 19th century" want their article.
		if decade := len(w) == 5 && strings.HasSuffix(w, "0s"); decade || i+1 < len(words) && strings.TrimRight(words[i+1], ",") == "century" {
			if i > 0 && (words[i-1] == "early" || words[i-1] == "late") {
				i--
			}
			if i > 0 && words[i-1] != "the" && !strings.HasPrefix(w, "mid-") {
				words = slices.Insert(slices.Clone(words), i, "the")
			}
			break
		}
	}
	text = strings.Join(words, " ")
	p := prose{text: text, same: same}
	if n := len(words); n > 2 && len(words[n-1]) == 4 && strings.Trim(words[n-1], "0123456789") == "" && !strings.Contains(text, "quarter") &&
		years(words) == 1 {
		switch words[n-2] {
		case "of", "in", "around", "before", "after", "since", "by", "late", "early", "and", "to", "AD":
		default:
			p.year = " " + words[n-1]
		}
	}
	return p
}

// years counts the years in a date.
func years(words []string) int {
	n := 0
	for _, w := range words {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" {
			n++
		}
	}
	return n
}

// after returns the words for a sentence that follows one dated before: all of them, without the year if that is the
// same, or what says that nothing has changed.
func (p prose) after(before prose) string {
	switch {
	case p.text == before.text:
		return p.same
	case p.year != "" && strings.HasSuffix(before.text, p.year):
		return strings.TrimSuffix(p.text, p.year)
	}
	return p.text
}
