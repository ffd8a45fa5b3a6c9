package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func words(d *Doc, first, last int) []string {
	var out []string
	for i := first; i < last; i++ {
		out = append(out, d.Text(i))
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"a contraction is a verb and a negation", "They don't know.", "They|do|n't|know|."},
		{"curly apostrophes split alike", "ISIS’s fighters didn’t leave.", "ISIS|’s|fighters|did|n’t|leave|."},
		{"a plural's apostrophe is a possessive", "the rebels' base", "the|rebels|'|base"},
		{"cannot is two words", "We cannot stay.", "We|can|not|stay|."},
		{"an initialism keeps its full stops", "The U.S. Army left.", "The|U.S.|Army|left|."},
		{"a hyphenated modifier is one token", "a two-month US-backed siege", "a|two-month|US-backed|siege"},
		{"Arabic names keep article and apostrophe", "al-Qa'ida in Sana'a", "al-Qa'ida|in|Sana'a"},
		{"a name with O'", "Col. O'Brien spoke", "Col.|O'Brien|spoke"},
		{"numbers keep comma, point and colon", "1,200 men, 3.5 km, 10:30", "1,200|men|,|3.5|km|,|10:30"},
		{"currency and percent stand alone", "$5m or 40% of £3", "$|5m|or|40|%|of|£|3"},
		{"a dollar sign with its country", "US$3 and A$4", "US$|3|and|A$|4"},
		{"a unit leaves its number", "100km at 5pm", "100|km|at|5|pm"},
		{"a date with slashes is one token", "on 9/11 and 11/28/2000", "on|9/11|and|11/28/2000"},
		{"a slash between words is a mark", "and/or", "and|/|or"},
		{"abbreviated month takes its full stop", "on Jan. 5 in Aleppo.", "on|Jan.|5|in|Aleppo|."},
		{"No. is an abbreviation only before a number", "No. 5 said: No. They left.", "No.|5|said|:|No|.|They|left|."},
		{"a full stop at the end is no part of a word", "He sat. They lay in a row.", "He|sat|.|They|lay|in|a|row|."},
		{"degrees with inner full stops", "a Ph.D. student", "a|Ph.D.|student"},
		{"ellipsis and dashes are single marks", "Well... it fell -- or did it?!", "Well|...|it|fell|--|or|did|it|?!"},
		{"quotation marks are marks of their own", "“We won,” he said.", "“|We|won|,|”|he|said|."},
		{"a decade with an apostrophe", "in the '90s", "in|the|'90s"},
		{"an address is one token, its sentence's stop is not", "See http://example.org/a?b=1. Bye", "See|http://example.org/a?b=1|.|Bye"},
		{"a mail address is one token", "mail desk@news.example now", "mail|desk@news.example|now"},
		{"hash tags and handles keep their mark", "#Aleppo by @desk", "#Aleppo|by|@desk"},
		{"company names keep the ampersand", "AT&T and Q&A", "AT&T|and|Q&A"},
		{"sentences glued by a lost blank come apart", "They took the city.Then they left.", "They|took|the|city|.|Then|they|left|."},
		{"Arabic and Cyrillic are words", "مدينة الرقة и Киев", "مدينة|الرقة|и|Киев"},
		{"an accent that is a mark of its own stays inside", "Cafe\u0301 open", "Cafe\u0301|open"},
		{"a soft hyphen between blanks is no token", "a \u00ad b", "a|b"},
		{"a verb that lost its apostrophe is a word of its own", "I dont know, im sure theyre late", "I|do|nt|know|,|i|m|sure|they|re|late"},
		{"its before an article is it's, elsewhere a possessive", "its a pity that its tower fell", "it|s|a|pity|that|its|tower|fell"},
		{"capitals are no contraction", "the IM of ILL", "the|IM|of|ILL"},
		{"a range of numbers or times is three words", "aged 13-17 in 1969-1970, 5:00-8:30", "aged|13|-|17|in|1969|-|1970|,|5:00|-|8:30"},
		{"a telephone number, a score that falls and a date are one", "555-1234 3-1 2017-05-12", "555-1234|3-1|2017-05-12"},
		{"a smiley between blanks", "fine :-) she said:)", "fine|:-)|she|said|:|)"},
		{"a file's ending and a number with its sign", "the (.doc) from +44 20", "the|(|.doc|)|from|+44|20"},
		{"invalid UTF-8 gives one token a byte", "a\xff\xfeb", "a|\xff|\xfe|b"},
	} {
		d := Parse(row.in)
		if got := strings.Join(words(d, 0, len(d.Tokens)), "|"); got != row.want {
			t.Errorf("%s: %q\n got %s\nwant %s", row.why, row.in, got, row.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, row := range []struct{ why, in, want string }{
		{"two sentences", "The town fell. Nobody fled.", "The town fell.|Nobody fled."},
		{"a military title", "Lt. Gen. Harris met Gov. Lake in St. Paul. They spoke.", "Lt. Gen. Harris met Gov. Lake in St. Paul.|They spoke."},
		{"a month before its day", "It fell on Jan. 5. Troops left on Feb. 6.", "It fell on Jan. 5.|Troops left on Feb. 6."},
		{"initials", "George W. Lane met J. R. Stone. They agreed.", "George W. Lane met J. R. Stone.|They agreed."},
		{"U.S. before a name goes on", "The U.S. Army left the U.S. The base closed.", "The U.S. Army left the U.S.|The base closed."},
		{"a degree", "She holds a Ph.D. from Basra. He does not.", "She holds a Ph.D. from Basra.|He does not."},
		{"et cetera before a small letter", "Tanks, guns, etc. were left.", "Tanks, guns, etc. were left."},
		{"a company", "Acme Inc. said so. Acme Ltd. Then denied it.", "Acme Inc. said so.|Acme Ltd.|Then denied it."},
		{"a closing quote belongs to its sentence", "“We won.” They left.", "“We won.”|They left."},
		{"straight quotes", "He said: \"It is over.\" Then he left.", "He said: \"It is over.\"|Then he left."},
		{"a quoted question inside a sentence", "“Is it over?” he asked.", "“Is it over?” he asked."},
		{"two sentences in one quotation", "“We won. They lost,” he said.", "“We won.|They lost,” he said."},
		{"ellipsis inside", "It was... over.", "It was... over."},
		{"ellipsis before a capital", "It was over... They left.", "It was over...|They left."},
		{"a full stop in brackets inside a sentence", "The army (It was small. It was old.) fled.", "The army (It was small. It was old.) fled."},
		{"a bracketed sentence", "It fell. (It was small.) They fled.", "It fell.|(It was small.)|They fled."},
		{"a decimal number is no end", "It rose by 3.5 per cent. It fell.", "It rose by 3.5 per cent.|It fell."},
		{"an exclamation", "Fire! They ran.", "Fire!|They ran."},
		{"a list without end is cut at a comma", strings.Repeat("guns ", longSentence) + "tanks, ships fell", strings.Repeat("guns ", longSentence) + "tanks,|ships fell"},
		{"words without marks are cut", strings.Repeat("guns ", maxSentence) + "fell", strings.Repeat("guns ", maxSentence-1) + "guns|fell"},
		{"a blank line ends a sentence", "They said that\n\nit fell.", "They said that|it fell."},
	} {
		d := Parse(row.in)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Words(s.First, s.Last))
		}
		if g := strings.Join(got, "|"); g != row.want {
			t.Errorf("%s: %q\n got %s\nwant %s", row.why, row.in, g, row.want)
		}
	}
}

func TestKinds(t *testing.T) {
	// One letter a sentence: h heading, d dateline, b body; a space between paragraphs.
	for _, row := range []struct{ why, in, want string }{
		{"a headline without a full stop", "Rebels take northern town\n\nThe town fell. They fled.\n", "h bb"},
		{"a headline in title case with full stops", "Rebels Take Northern Town. Army Flees.\n\nThe town fell.\n", "hh b"},
		{"a first sentence is no headline", "The town fell on Monday.\n\nThey fled.\n", "b b"},
		{"a lone sentence is no headline", "The town fell", "b"},
		{"a short line in the middle", "Title here now\n\nThe town fell.\n\nBackground\n\nThey fled.\n", "h b h b"},
		{"a headline on the line before its text", "Rebels take northern town\nThe army said on Monday that the northern town had fallen after a week of heavy fighting in which forty died.\n", "h b"},
		{"a place in capitals with an agency", "RAQQA, Syria (Reuters) — The town fell.", "db"},
		{"a place with an agency and a hyphen", "Beirut (AP) - The town fell.", "db"},
		{"a place and a day", "WASHINGTON, May 10 – The town fell.", "db"},
		{"an aside with a dash is no dateline", "The army — it was small — fled.", "b"},
		{"years in brackets are no agency", "The Homs siege (May–June) ended.", "b"},
		{"items of a list", "Title here now\n\n- guns\n- tanks\n", "h b b"},
		{"hard-wrapped lines are one paragraph", "The town fell on Monday after a week of fights,\nand the army said that nobody had been killed\nin the north.\n", "b"},
		{"lines that end early are paragraphs", "The town fell on Monday.\nThe army said nobody had been killed in the long week of fights there.\n", "b b"},
		{"carriage returns", "Rebels take town\r\n\r\nIt fell.\r\n", "h b"},
		{"nothing", "", ""},
		{"blanks only", " \n\t\n", ""},
	} {
		d := Parse(row.in)
		var got strings.Builder
		for i, s := range d.Sentences {
			if i > 0 && d.Sentences[i-1].Paragraph != s.Paragraph {
				got.WriteByte(' ')
			}
			got.WriteByte("bhd"[s.Kind])
		}
		if got.String() != row.want {
			t.Errorf("%s: %q\n got %q\nwant %q", row.why, row.in, got.String(), row.want)
		}
	}
}

// check asserts what holds of every Doc: tokens in order, apart and not empty, nothing but blanks between them,
// sentences that cover all tokens without gaps, paragraphs numbered without gaps.
func check(t *testing.T, src string) {
	t.Helper()
	d := Parse(src)
	at := 0
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(src) {
			t.Fatalf("token %d [%d,%d) after %d in %d bytes", i, tok.Start, tok.End, at, len(src))
		}
		for _, r := range src[at:tok.Start] {
			if !isSpace(r) {
				t.Fatalf("%q lost before token %d", r, i)
			}
		}
		at = tok.End
		if utf8.ValidString(src) && !utf8.ValidString(d.Text(i)) {
			t.Fatalf("token %d %q breaks a rune", i, d.Text(i))
		}
	}
	for _, r := range src[at:] {
		if !isSpace(r) {
			t.Fatalf("%q lost at the end", r)
		}
	}
	next, para := 0, -1
	for n, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last > s.First+maxSentence {
			t.Fatalf("sentence %d [%d,%d) after %d", n, s.First, s.Last, next)
		}
		if s.Paragraph != para && s.Paragraph != para+1 {
			t.Fatalf("paragraph %d after %d", s.Paragraph, para)
		}
		para = s.Paragraph
		for i := s.First; i < s.Last; i++ {
			if d.SentenceOf[i] != int32(n) {
				t.Fatalf("token %d of sentence %d is said to be in %d", i, n, d.SentenceOf[i])
			}
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d tokens, sentences end at %d", len(d.Tokens), next)
	}
}

func TestInvariants(t *testing.T) {
	for _, src := range []string{"", "\x00", "...", "''''", "(((((", "“”‘’", "U.S.", "a.b.c.d.", "1.2.3.4", "@@@", "http://", "a@b", "—", "\xff\xfe\xfd", "a\u2029b", "I. II. III.",
		strings.Repeat("a. ", 2*maxSentence), strings.Repeat("(b) ", maxSentence), "c." + strings.Repeat(")", 2*maxSentence) + " D"} {
		check(t, src)
	}
}

// TestLinear reads texts that make a careless splitter look ahead again and again: it would not get through them
// within the limit of go test itself.
func TestLinear(t *testing.T) {
	const n = 1 << 20
	for _, unit := range []string{"word ", "a", "a.", "'", "(", "a-", "@", "a@b.", "1,", "no. ", "\"", "x's", "http://a", "U.S. "} {
		src := strings.Repeat(unit, n/len(unit))
		d := Parse(src)
		if len(d.Tokens) == 0 {
			t.Errorf("no token in %q", unit)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"The U.S. Army left.", "RAQQA (AP) — It fell.", "“Is it?” he asked.\n\n- item\n", "don't\xff a@b.c http://x.y", "Jan. 5, 10:30 (No. 5)"} {
		f.Add(s)
	}
	f.Fuzz(check)
}

func BenchmarkParse(b *testing.B) {
	src := strings.Repeat("The U.S. Army said on Jan. 5 that rebels hadn't left the two-month-old base near al-Bab, Lt. Gen. Harris told reporters. “We won’t go,” he added.\n\n", 500)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src)
	}
}
