package timex

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// day parses a day of a test row; "" is no day.
func day(t testing.TB, s string) record.Day {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := record.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// show writes what a failing row needs to be understood.
func show(text string, all []Timex) string {
	var b strings.Builder
	for _, x := range all {
		fmt.Fprintf(&b, "\n\t%q = %s %s %s [%s..%s] by %s: %s", text[x.Start:x.End], x.Type, x.Value, x.Mod, x.From, x.To, x.Rule, x.Why)
	}
	return b.String()
}

// TestExamples runs the examples that stand beside the rules, of every language.
func TestExamples(t *testing.T) {
	for _, language := range Languages() {
		t.Run(language, func(t *testing.T) { testExamples(t, language) })
	}
}

func testExamples(t *testing.T, language string) {
	g := grammars[language]()
	seen := map[string]bool{}
	for _, e := range g.examples {
		open, end := strings.Index(e.text, "["), strings.Index(e.text, "]")
		text := strings.NewReplacer("[", "", "]", "").Replace(e.text)
		got := Find(text, Options{Published: day(t, e.published), Language: language})
		ok := e.want == "" && len(got) == 0
		for _, x := range got {
			if e.want != "" && x.Start == open && x.End == end-1 && strings.TrimSpace(string(x.Type)+" "+x.Value+" "+x.Mod) == e.want {
				ok = true
				seen[x.Rule] = true
			}
		}
		if !ok {
			t.Errorf("rules.txt line %d: %s: %q: want %q, got %s", e.line, e.rule, e.text, e.want, show(text, got))
		}
	}
	for _, p := range g.rules {
		if g.top[p.cat] && !seen[p.rule] {
			t.Errorf("rule %s has no example that it answers", p.rule)
			seen[p.rule] = true
		}
	}
}

// TestNoDeadWords checks that every category of the lexicon and of the rules is asked for by some rule, and that every
// category asked for can be found.
func TestNoDeadWords(t *testing.T) {
	for _, language := range Languages() {
		t.Run(language, func(t *testing.T) { testNoDeadWords(t, grammars[language]()) })
	}
}

func testNoDeadWords(t *testing.T, g *grammar) {
	made, asked := map[category]bool{}, map[category]bool{}
	for _, name := range []string{"num", "d2", "h2", "yy", "y2", "y3", "y4", "n4", "hhmm", "clock", "dotclock", "iso", "slash"} {
		if c, ok := g.byName[name]; ok {
			made[c], asked[c] = true, true // by the scanner, and a language need not use them all
		}
	}
	for _, n := range g.trie {
		for _, e := range n.entries {
			made[e.cat] = true
		}
	}
	for _, p := range g.rules {
		made[p.cat] = true
		for _, e := range p.pattern {
			for _, c := range e.cats {
				asked[c] = true
			}
		}
	}
	for c, name := range g.names {
		if c := category(c); name != "" && name[0] != '"' && !g.top[c] && made[c] != asked[c] {
			t.Errorf("category %s: made %v, asked for %v", name, made[c], asked[c])
		}
	}
	for _, name := range g.strongCategories() {
		if _, ok := g.byName[name]; !ok {
			t.Errorf("no category %q", name)
		}
	}
	used := map[int]bool{}
	for _, p := range g.rules {
		for _, gd := range p.guards {
			used[gd.list] = gd.check == ""
		}
	}
	for i, name := range g.lists {
		any := false
		for _, l := range g.words.lists {
			any = any || l>>i&1 == 1
		}
		if !any && (used[i] || i >= len(listNames)) { // a language may leave a habit of another one alone
			t.Errorf("word list %q is empty", name)
		}
	}
}

func TestGrammarErrors(t *testing.T) {
	for _, row := range []struct{ why, lexicon, rules, want string }{
		{"an entry needs forms", "month 5", "", "lexicon line 1"},
		{"a unit must be one of ours", "unit league | league", "", `no unit "league"`},
		{"a holiday must be computable", "holiday newmoon | New Moon", "", `no holiday "newmoon"`},
		{"a production needs a meaning", "", "rule r\nDATE: month", `no " = "`},
		{"an operator must exist", "", "rule r\nDATE: month = spin($1)", `no operator "spin"`},
		{"a call must be closed", "", "rule r\nDATE: month = in($1", "missing )"},
		{"nothing may follow the meaning", "", "rule r\nDATE: month = $1 $2", "left over"},
		{"a line must be one of the kinds", "", "rool r", "not understood"},
		{"a positive example has three parts", "", "rule r\n+ [May]", "positive example"},
	} {
		if _, err := compile(row.lexicon, row.rules); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: got error %v, want one with %q", row.why, err, row.want)
		}
	}
}

func TestFind(t *testing.T) {
	const pub = "2017-05-12" // a Friday
	for _, row := range []struct{ why, published, text, want string }{
		{"a season without a year is the last one complete", pub, "They left last summer.", "last summer=2016-SU 2016-06-01..2016-08-31"},
		{"winter ends in the next year", pub, "It began in the winter of 2015.", "the winter of 2015=2015-WI 2015-12-01..2016-02-29"},
		{"a bare weekday is the last one", pub, "It fell on Wednesday.", "Wednesday=2017-05-10 2017-05-10..2017-05-10"},
		{"the day of publication itself counts", pub, "It fell on Friday.", "Friday=2017-05-12 2017-05-12..2017-05-12"},
		{"a future tense looks ahead", pub, "They will meet on Monday.", "Monday=2017-05-15 2017-05-15..2017-05-15"},
		{"weeks are counted from the day, roughly", pub, "Talks began a week ago.", "a week ago=2017-05-05 APPROX 2017-05-05..2017-05-05"},
		{"late last year lies in its last quarter", pub, "He was arrested late last year.", "late last year=2016 END 2016-10-01..2016-12-31"},
		{"earlier this week is this week", pub, "He spoke earlier this week.", "earlier this week=2017-W19 2017-05-08..2017-05-14"},
		{"a month alone is the last one", pub, "He died in January.", "January=2017-01 2017-01-01..2017-01-31"},
		{"decades by halves", pub, "In the early 1990s it shut.", "the early 1990s=199 START 1990-01-01..1994-12-31"},
		{"a decade in words", pub, "In the nineties it shut.", "the nineties=199 1990-01-01..1999-12-31"},
		{"both ends of a range", pub, "Fighting from 10 to 12 May killed many.", "10=2017-05-10 2017-05-10..2017-05-10; 12 May=2017-05-12 2017-05-12..2017-05-12"},
		{"the year of a range belongs to both", pub, "It ran from March to May 2016.", "March=2016-03 2016-03-01..2016-03-31; May 2016=2016-05 2016-05-01..2016-05-31"},
		{"a short second year", pub, "The siege of 1914-18 is told.", "1914=1914 1914-01-01..1914-12-31; 18=1918 1918-01-01..1918-12-31"},
		{"the past years reach to the day of publication", pub, "In the past five years it grew.", "the past five years=P5Y 2012-05-13..2017-05-12"},
		{"a narrative carries its year", "2009-12-19", "In March 1917 they met. On 14 April they fought. The next day it rained.",
			"March 1917=1917-03 1917-03-01..1917-03-31; 14 April=1917-04-14 1917-04-14..1917-04-14; The next day=1917-04-15 1917-04-15..1917-04-15"},
		{"and turns it over in January", "2009-12-19", "On 20 December 1916 they met. On 3 January they parted.",
			"20 December 1916=1916-12-20 1916-12-20..1916-12-20; 3 January=1917-01-03 1917-01-03..1917-01-03"},
		{"the weekday tells the year", "2023-09-01", "It began on Monday, 23 May, as planned.", "Monday, 23 May=2022-05-23 2022-05-23..2022-05-23"},
		{"day first where only that can be", pub, "Signed 25/12/2014.", "25/12/2014=2014-12-25 2014-12-25..2014-12-25"},
		{"other dates tell the order", pub, "Signed 25/12/2014 and 05/06/2015.", "25/12/2014=2014-12-25 2014-12-25..2014-12-25; 05/06/2015=2015-06-05 2015-06-05..2015-06-05"},
		{"Easter is computed", pub, "It snowed on Easter Sunday 2016.", "Easter Sunday 2016=2016-03-27 2016-03-27..2016-03-27"},
		{"before Christ has no days", pub, "It fell in 146 BC.", "146 BC=BC0146 .."},
		{"bare numbers are years among such years", pub, "It fell in 146 BC. In 149, Rome had landed.", "146 BC=BC0146 ..; 149=BC0149 .."},
		{"without a day of publication nothing is invented", "", "He left last week. It fell on Friday. He died in January.", "last week=! ..; Friday=! ..; January=! .."},
		{"a full date needs none", "", "He left on 3 May 2016 and came back two days later.", "3 May 2016=2016-05-03 2016-05-03..2016-05-03; two days later=2016-05-05 2016-05-05..2016-05-05"},
		{"times of day stay in the value", pub, "The blast came at 5:30 p.m. Wednesday.", "5:30 p.m. Wednesday=2017-05-10T17:30 2017-05-10..2017-05-10"},
		{"the end of a range lies after its beginning", pub, "Warnings apply from tomorrow night into Sunday morning.", "tomorrow night=2017-05-13TNI 2017-05-13..2017-05-13; Sunday morning=2017-05-14TMO 2017-05-14..2017-05-14"},
		{"and what has ended lies before publication", pub, "It ran from 3 May until 10 June.", "3 May=2016-05-03 2016-05-03..2016-05-03; 10 June=2016-06-10 2016-06-10..2016-06-10"},
		{"but not what goes on", pub, "It runs from 3 May until 10 June.", "3 May=2017-05-03 2017-05-03..2017-05-03; 10 June=2017-06-10 2017-06-10..2017-06-10"},
		{"a story without years ends before publication", pub, "On 2 June they shelled the mill. On 3 July it burned. On 9 December they shelled it again. On 5 March it fell.",
			"2 June=2016-06-02 2016-06-02..2016-06-02; 3 July=2016-07-03 2016-07-03..2016-07-03; 9 December=2016-12-09 2016-12-09..2016-12-09; 5 March=2017-03-05 2017-03-05..2017-03-05"},
		{"a programme of dates is no story", pub, "On 2 June they will play. On 3 July they will sing. On 9 August they will dance.",
			"2 June=2017-06-02 2017-06-02..2017-06-02; 3 July=2017-07-03 2017-07-03..2017-07-03; 9 August=2017-08-09 2017-08-09..2017-08-09"},
		{"a page dates things after its first version", "2011-04-13", "He was sold on 26 December 2012. On 6 July he played. He left on 3 May 2014 and came back on 9 June 2015.",
			"26 December 2012=2012-12-26 2012-12-26..2012-12-26; 6 July=2012-07-06 2012-07-06..2012-07-06; 3 May 2014=2014-05-03 2014-05-03..2014-05-03; 9 June 2015=2015-06-09 2015-06-09..2015-06-09"},
		{"a diary says what day it is", pub, "Hi, it is Monday May 1st. I work today. It's Wednesday, so I rest tomorrow.",
			"Monday May 1st=2017-05-01 2017-05-01..2017-05-01; today=2017-05-01 2017-05-01..2017-05-01; Wednesday=2017-05-03 2017-05-03..2017-05-03; tomorrow=2017-05-04 2017-05-04..2017-05-04"},
		{"but not in anybody's mouth", pub, "\"It is Monday, May 1st,\" he wrote. They met today.", "Monday, May 1st=2017-05-01 2017-05-01..2017-05-01; today=2017-05-12 2017-05-12..2017-05-12"},
		{"nor in a condition", pub, "If it is Monday, we eat fish today.", "Monday=2017-05-08 2017-05-08..2017-05-08; today=2017-05-12 2017-05-12..2017-05-12"},
		{"said exactly once, meant twice", pub, "Three years ago today I stood here. What I said three years ago is true.",
			"Three years ago today=2014-05-12 2014-05-12..2014-05-12; three years ago=2014-05-12 2014-05-12..2014-05-12"},
		{"a year explains a shift", "2009-12-19", "It opened in 1738. About 170 years later, in 1896, it shut.",
			"1738=1738 1738-01-01..1738-12-31; About 170 years later=1896 1896-01-01..1896-12-31; 1896=1896 1896-01-01..1896-12-31"},
		{"the next years of a narrative go on from it", "2009-12-19", "In 1655 he enlisted. In the next five years he served.", "1655=1655 1655-01-01..1655-12-31; the next five years=P5Y 1655-01-01..1660-12-31"},
		{"a deadline that had been given is past", pub, "They had been given until Wednesday.", "Wednesday=2017-05-10 2017-05-10..2017-05-10"},
		{"fractions", pub, "He waited two and a half years.", "two and a half years=P2Y6M .."},
		{"a century is a hundred years from 00", pub, "Built in the 19th century.", "the 19th century=18 1800-01-01..1899-12-31"},
	} {
		var got []string
		for _, x := range Find(row.text, Options{Published: day(t, row.published)}) {
			v := x.Value
			if x.Unresolved {
				v = "!"
			}
			if x.Mod != "" {
				v += " " + x.Mod
			}
			got = append(got, fmt.Sprintf("%s=%s %s..%s", row.text[x.Start:x.End], v, x.From, x.To))
		}
		if g := strings.Join(got, "; "); g != row.want {
			t.Errorf("%s:\n got %s\nwant %s", row.why, g, row.want)
		}
	}
}

// TestValues is a plain table of expressions and their values in an article of Friday, 12 May 2017.
func TestValues(t *testing.T) {
	for text, want := range map[string]string{
		"every summer": "XXXX-SU", "every weekend": "XXXX-WXX-WE", "each July": "XXXX-07", "every Friday night": "XXXX-WXX-5TNI", "every morning": "XXXX-XX-XXTMO",
		"every two years": "P2Y", "on Mondays": "XXXX-WXX-1", "on weekends": "XXXX-WXX-WE", "daily": "P1D", "three times a month": "P1M", "every other week": "P2W",
		"two decades": "P20Y", "half a century": "P50Y", "a minute and a half": "PT1M30S", "one and a half days": "P1DT12H", "six quarters": "P6Q",
		"a fortnight": "P2W", "2.5 million years": "P2500000Y", "1/2 hour": "PT30M", "several hours": "PTXH", "an hour": "PT1H",
		"two week battle": "P2W", "dozens of years": "PXY", "two to three weeks": "P2W", "the next few days": "PXD", "recent months": "PAST_REF",
		"New Year's Day 2017": "2017-01-01", "Thanksgiving 2016": "2016-11-24", "Labor Day 2016": "2016-09-05", "Memorial Day 2016": "2016-05-30",
		"Good Friday 2017": "2017-04-14", "Ash Wednesday 2016": "2016-02-10", "Martin Luther King Day 2017": "2017-01-16", "Halloween": "2016-10-31", "9/11": "2001-09-11",
		"March 5th": "2017-03-05", "the 5th of March": "2017-03-05", "5-Mar-2016": "2016-03-05", "2016 March 5": "2016-03-05", "29 February 2016": "2016-02-29",
		"12/25/14": "2014-12-25", "31.12.2015": "2015-12-31", "1/2/2016": "2016-01-02", "2016/03/05": "2016-03-05", "Fri, 5 Feb 2016": "2016-02-05",
		"two centuries ago": "1817", "six months from now": "2017-11", "two quarters ago": "2016-Q4", "ten years before 2003": "1993", "three months before June 2016": "2016-03",
		"a year after 10 May 2015": "2016", "the day after Christmas": "2016-12-26", "48 hours ago": "2017-05-10", "a year and a half ago": "2015-11", "a few years ago": "PAST_REF",
		"nineteen eighty-four": "1984", "twenty sixteen": "2016", "the year two thousand": "2000", "in '98": "1998", "the '80s": "198", "the eighties": "198", "the 1800s": "18",
		"the year 1066": "1066", "AD 842": "0842", "the 470s BC": "BC047", "the 4th century BC": "BC03", "March 44 BC": "BC0044-03",
		"the first week of April": "2017-W14", "the last day of March 2016": "2016-03-31", "the third month of 2016": "2016-03", "the first Friday": "", "the second half of 2016": "2016-H2",
		"Q1 2016": "2016-Q1", "the third quarter of last year": "2016-Q3", "next year's first quarter": "2018-Q1", "last quarter": "2017-Q1", "this weekend": "2017-W18-WE",
		"the weekend of 6 May": "2017-W18-WE", "Tuesday of last week": "2017-05-02", "early next week": "2017-W20", "the end of the month": "2017-05", "mid-2016": "2016", "mid‑2016": "2016",
		"year-end": "2017-12-31", "the middle of next year": "2018", "this past January": "2017-01", "next Christmas": "2017-12-25", "that same month": "2017-05",
		"noon on 3 May": "2017-05-03T12:00", "0930 GMT on Thursday": "2017-05-11T09:30Z", "0930 Z": "2017-05-12T09:30Z", "14:30Z": "2017-05-12T14:30Z", "14:30+03:00": "2017-05-12T14:30+03:00",
		"2 p.m. GMT+5:30": "2017-05-12T14:00+05:30", "9 p.m. UTC-4": "2017-05-12T21:00-04:00", "14:30 UTC+0": "2017-05-12T14:30Z", "8 p.m. eastern standard time": "2017-05-12T20:00-05:00",
		"2017-05-10T14:30": "2017-05-10T14:30", "2017-05-10T14:30:05Z": "2017-05-10T14:30:05Z", "2017-05-10T14:30-0500": "2017-05-10T14:30-05:00", "4 a.m. last night": "2017-05-12T04:00", "11 p.m. last night": "2017-05-11T23:00", "11 o'clock": "2017-05-12T11:00",
		"13:05:59": "2017-05-12T13:05:59", "this afternoon": "2017-05-12TAF", "the evening of 3 May": "2017-05-03TEV", "early on Monday": "2017-05-08", "midnight Tuesday": "2017-05-09T24:00",
		"currently": "PRESENT_REF", "the near future": "FUTURE_REF", "long ago": "PAST_REF",
	} {
		got := Find("It was "+text+".", Options{Published: day(t, "2017-05-12")})
		value := ""
		if len(got) > 0 {
			value = got[0].Value
		}
		if value != want || len(got) > 1 {
			t.Errorf("%q: want %q, got %s", text, want, show("It was "+text+".", got))
		}
	}
}

// TestSpanish is the same for the second language, whose folder is all that it has.
func TestSpanish(t *testing.T) {
	for text, want := range map[string]string{
		"el 25 de diciembre de 2014": "2014-12-25", "el primero de mayo": "2017-05-01", "1 de mayo": "2017-05-01", "el lunes 8 de mayo": "2017-05-08", "2017-05-10": "2017-05-10",
		"25/12/2014": "2014-12-25", "el jueves": "2017-05-11", "este viernes": "2017-05-12", "el sábado pasado": "2017-05-06", "el próximo lunes": "2017-05-15",
		"mayo de 2016": "2016-05", "agosto": "2016-08", "marzo del año pasado": "2016-03", "septiembre de este año": "2017-09",
		"el verano": "2016-SU", "la primavera de 2011": "2011-SP", "los años ochenta": "198", "siglo XX": "19", "el año 146 a.C.": "BC0146",
		"ayer": "2017-05-11", "anteayer": "2017-05-10", "esta semana": "2017-W19", "el mes que viene": "2017-06", "la próxima semana": "2017-W20", "el fin de semana": "2017-W18-WE",
		"esta noche": "2017-05-12TNI", "el jueves por la tarde": "2017-05-11TAF", "la mañana del lunes": "2017-05-08TMO", "las 21:15": "2017-05-12T21:15", "el mediodía": "2017-05-12T12:00",
		"tres días": "P3D", "más de dos décadas": "P20Y", "dos años y medio": "P2Y6M", "un mes": "P1M", "varios meses": "PXM", "media hora": "PT30M", "treinta y cinco minutos": "PT35M",
		"hace tres días": "2017-05-09", "hace un año": "2016", "hace unos años": "PAST_REF", "dentro de seis meses": "2017-11",
		"principios de 2015": "2015", "mediados de los años noventa": "199", "finales del año pasado": "2016",
		"cada año": "P1Y", "todos los días": "P1D", "tres veces al mes": "P1M", "los lunes": "XXXX-WXX-1", "diariamente": "P1D", "Nochebuena": "2016-12-24",
	} {
		got := Find("Fue "+text+".", Options{Published: day(t, "2017-05-12"), Language: "es"})
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%q: want %q, got %s", text, want, show("Fue "+text+".", got))
		}
	}
	for _, text := range []string{"Cayó la resolución 2254 y el vuelo 370.", "Unos 4.000 huyeron; un segundo grupo y otro tercero.", "Ganó 3-1 por 2000 euros."} {
		if got := Find(text, Options{Published: day(t, "2017-05-12"), Language: "es"}); len(got) > 0 {
			t.Errorf("%q: %s", text, show(text, got))
		}
	}
	if got := Find("on Friday", Options{Published: day(t, "2017-05-12"), Language: "xx"}); got != nil {
		t.Errorf("a language without a folder found %v", got)
	}
}

// TestNoFalseDates holds words and numbers that look like dates.
func TestNoFalseDates(t *testing.T) {
	for _, text := range []string{
		"The fall of Raqqa was near, and they may march on.",
		"Around 4,000 people fled; 1500 fighters stayed.",
		"Flight 370 vanished. Resolution 2254 was passed. An F-16 and a B-52 took off.",
		"World War II veterans rode in the sun.",
		"They won 3-1 and later 21-14, for $1999 or 2000 dollars.",
		"Call 555-0147 or +1 202 555 0199.",
		"The man, aged 55, and the 95-year-old woman spoke.",
		"A second group and a third one came second.",
		"He read page 1984, room 2016 and route 1990.",
		"The Sun reported that Jan Moir saw April Smith sit down with Mr. May.",
		"He joined the Long March and spoke of the March on Rome.",
		"May the injured recover soon. The Syria's Tomorrow Movement met Muhammad Ramadan outside duty hours.",
		"It stands at 1717 Harbour Blvd, near Point 1154, says \"1984\"; it costs twelve ninety-nine, see Sec. 1302 & 1341.",
		"TALKS MAY FAIL AS TROOPS MARCH",
		"Mark 12, model 2000, version 1.2.2016.4",
	} {
		if got := Find(text, Options{Published: day(t, "2017-05-12")}); len(got) > 0 {
			t.Errorf("%q: %s", text, show(text, got))
		}
	}
}

// TestDirection checks that the caller's tense goes before the words nearby.
func TestDirection(t *testing.T) {
	text := "They met on Monday."
	future := func(int) Direction { return Future }
	got := Find(text, Options{Published: day(t, "2017-05-12"), Direction: future})
	if len(got) != 1 || got[0].Value != "2017-05-15" {
		t.Errorf("future: %s", show(text, got))
	}
}

// sample is text of every kind of expression, for the invariants and the benchmark.
const sample = `The town fell on Wednesday, 10 May 2017, two weeks after talks began. Late last year the rebels held it; in early 2016,
and again last summer, they were driven out. On Friday morning a spokesman said that 40 fighters left at 5:30 p.m. on Thursday. They will return next
month, by June 3 or in the week of 12 June. In the past five years, from March 2011 to May 2016, every Friday saw a march; twice a week now.
In the 1990s, the first half of 1994 and the winter of 1995 were quiet. Two days later, the following month and the same year it was over. He was
born on 25/12/1984, on Christmas Eve or the 24th of December. Three months earlier, a year ago, about ten years before 2003, yesterday and today
differ. Since the end of the 19th century, 490 BC and fiscal 2019 were told of; the next day, that night, and the third quarter as well.
`

func TestInvariants(t *testing.T) {
	for _, published := range []string{"", "2017-05-12", "2016-02-29", "1999-12-31", "0001-01-01", "9999-12-31"} {
		d := day(t, published)
		for _, text := range []string{sample, strings.ToUpper(sample), strings.Repeat("In May ", 50), strings.ReplaceAll(sample, " ", "  ")} {
			check(t, text, Find(text, Options{Published: d}))
		}
	}
}

// check fails for whatever must hold of any text.
func check(t *testing.T, text string, all []Timex) {
	t.Helper()
	end := 0
	for i, x := range all {
		where := fmt.Sprintf("expression %d %+v", i, x)
		if x.Start < end || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("%s: span out of order or range", where)
		}
		end = x.End
		if utf8.ValidString(text) && !utf8.ValidString(text[x.Start:x.End]) {
			t.Fatalf("%s: span splits a rune", where)
		}
		if (x.Value == "") != x.Unresolved {
			t.Fatalf("%s: a value or unresolved, not both", where)
		}
		if x.Why == "" || strings.ContainsAny(x.Why, "\n") || x.Rule == "" {
			t.Fatalf("%s: Why must be one line, Rule a name", where)
		}
		if x.From > x.To && x.To != 0 {
			t.Fatalf("%s: ends before it begins", where)
		}
		if (x.Anchor == "previous") != (x.AnchorOf >= 0) || x.AnchorOf >= len(all) || x.AnchorOf == i {
			t.Fatalf("%s: anchor without its expression", where)
		}
		if x.Until >= 0 && x.Until != i+1 {
			t.Fatalf("%s: a range closes with the next expression", where)
		}
		if lo, hi, ok := denoted(x.Value); ok && x.Type != Duration {
			if x.Mod == "APPROX" { // a festival that follows the moon may fall a day earlier or later
				lo, hi = lo-1, hi+1
			}
			if x.From < lo || x.To > hi || x.From == 0 || x.To == 0 {
				t.Fatalf("%s: days outside what the value denotes, %s..%s", where, lo, hi)
			}
		}
	}
}

// denoted reads the days of a TIMEX3 value anew, from its text.
func denoted(value string) (lo, hi record.Day, ok bool) {
	if strings.HasSuffix(value, "_REF") {
		return 0, 0, false
	}
	if first, last, ok := strings.Cut(value, "/"); ok {
		lo, _, ok1 := denoted(first)
		_, hi, ok2 := denoted(last)
		return lo, hi, ok1 && ok2
	}
	v, _, _ := strings.Cut(value, "T")
	if strings.HasPrefix(v, "BC") || strings.HasPrefix(v, "P") || strings.HasPrefix(v, "X") || len(v) < 2 {
		return 0, 0, false
	}
	years := 1
	for range 4 - len(v) {
		years *= 10
	}
	y, _ := strconv.Atoi(v[:min(4, len(v))])
	y *= years
	lo, hi = record.DayOf(max(y, 1), 1, 1), record.DayOf(y+years-1, 12, 31)
	if len(v) <= 4 {
		return lo, hi, true
	}
	months := func(first, n int) (record.Day, record.Day, bool) {
		end := record.DayOf(y, first+n, 1)
		return record.DayOf(y, first, 1), end - 1, end != 0
	}
	rest := v[5:]
	n, _ := strconv.Atoi(strings.TrimLeft(rest[:min(3, len(rest))], "QHW-"))
	switch {
	case rest[0] == 'W':
		jan4 := record.DayOf(y, 1, 4)
		monday := jan4 - (jan4+6)%7 + record.Day(7*(n-1))
		if strings.HasSuffix(rest, "-WE") && rest != "WE" {
			return monday + 5, monday + 6, true
		}
		return monday, monday + 6, len(rest) == 3
	case rest[0] == 'Q':
		return months(3*n-2, 3)
	case rest[0] == 'H':
		return months(6*n-5, 6)
	case strings.Contains("SP SU FA WI", rest):
		return months(3+strings.Index("SP SU FA WI", rest), 3)
	case len(rest) == 5:
		var m, d int
		fmt.Sscanf(rest, "%d-%d", &m, &d)
		day := record.DayOf(y, m, d)
		return day, day, true
	}
	return months(n, 1)
}

// TestHostile reads texts made to be slow: a pass that is not linear would not get through them within the limit of go
// test itself, which is the only clock here.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds of work")
	}
	for _, unit := range []string{"1", " ", "last ", "May ", "1-", "a ", "the end of ", "two days after ", "1914-18 ", "'", "in May ", "twenty ", "10 to ", ", and ", "\n\n", "é", "\xff", "Friday ", "that day ", "a year ago $5 ", "the quarter ", "until then ", "(1066-"} {
		text := strings.Repeat(unit, 1<<18/len(unit))
		check(t, text, Find(text, Options{Published: day(t, "2017-05-12")}))
	}
}

// FuzzFind reads random text, and news into which a random piece is spliced, in every language.
func FuzzFind(f *testing.F) {
	f.Add(sample, int32(736461), uint16(0), uint16(0))
	f.Add("May 31, 2017 '98 1914-18 5:30 p.m. the 14th 25/12/2014 490 BC – \x80 ’s", int32(0), uint16(40), uint16(300))
	f.Add("two weeks before the last week of the first month of 9999", int32(record.MaxDay), uint16(100), uint16(101))
	f.Add("a million years ago; 2 1/2 decades later; next century; Ramadan 1; Passover 9998", int32(1), uint16(7), uint16(900))
	f.Add("el 3 de mayo de 2015; dos días después, hace un siglo, las 5 de la tarde del lunes", int32(736461), uint16(9), uint16(90))
	f.Add("$5 million in the third quarter, up from $4 million a year earlier; until then", int32(726600), uint16(1), uint16(2))
	f.Fuzz(func(t *testing.T, text string, published int32, from, to uint16) {
		d := record.Day(published)
		if d < 0 || d > record.MaxDay {
			d = 0
		}
		a, b := min(int(from), len(sample)), min(int(to), len(sample))
		spliced := sample[:min(a, b)] + text + sample[max(a, b):]
		for _, language := range Languages() {
			check(t, text, Find(text, Options{Published: d, Language: language}))
			check(t, spliced, Find(spliced, Options{Published: d, Language: language}))
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := sample
	if name := os.Getenv("TIMEX_BENCH"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		text = string(data)
	}
	opt := Options{Published: day(b, "2017-05-12")}
	Find(text, opt)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, opt)
	}
	b.ReportMetric(float64(len(strings.Fields(text)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
