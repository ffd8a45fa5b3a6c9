package doc

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"plain text stays", "The mill burnt.", "The mill burnt."},
		{"blanks are single, none at the ends", "  The \t mill\u00a0 burnt. ", "The mill burnt."},
		{"line ends are kept single", "One\r\n\n two", "One\ntwo"},
		{"marks without width and control characters go", "So\u00adft\u200b \x01mill", "Soft mill"},
		{"broken UTF-8 is shown as such", "a\xffb", "a\ufffdb"},
		{"nothing", " \n ", ""},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	got := Paragraphs("One\r\ntwo  \n\n \nThree\fFour\n")
	if strings.Join(got, "|") != "One\ntwo|Three|Four" {
		t.Errorf("got %q", got)
	}
}

func TestPublished(t *testing.T) {
	day := func(d int) record.Day { return record.DayOf(2019, 3, d) }
	for _, c := range []struct {
		why, language string
		dates         []Date
		want          string
	}{
		{why: "nothing"},
		{why: "the most trusted", dates: []Date{{Day: day(2), Trust: Address}, {Day: day(9), Trust: Statement}}, want: "2019-03-09"},
		{why: "of one trust the first", dates: []Date{{Day: day(9), Trust: Statement}, {Day: day(2), Trust: Statement}}, want: "2019-03-09"},
		{why: "the local day of a time in universal time", dates: []Date{{Day: day(9), UTC: true}, {Day: day(8), Trust: Visible}}, want: "2019-03-08"},
		{why: "not if another source agrees", dates: []Date{{Day: day(9), UTC: true}, {Day: day(9), Trust: Address}, {Day: day(8), Trust: Visible}}, want: "2019-03-09"},
		{why: "at night somewhere in the Americas", language: "en-US", dates: []Date{{Day: day(9), UTC: true, Night: true}}},
		{why: "at night elsewhere", language: "ko", dates: []Date{{Day: day(9), UTC: true, Night: true}}, want: "2019-03-09"},
		{why: "when a file was made is no publication", dates: []Date{{Day: day(9), Trust: Making}}},
	} {
		d := Doc{Language: c.language, Dates: c.dates}
		got, _ := d.Published()
		if got.Day.String() != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got.Day, c.want)
		}
	}
}
