package brief

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func TestParagraphs(t *testing.T) {
	at := func(start, end int) record.Span { return record.Span{Start: start, End: end} }
	for _, row := range []struct {
		text  string
		marks []mark
		want  string
		why   string
	}{
		{"a b c", nil, "a b c", "one line"},
		{"", nil, "", "no text"},
		{" \n\t\n", nil, "", "blank lines only"},
		{"a\nb\n", nil, "a|b", "no blank line: every line is a paragraph"},
		{"a\n\nb\nc\n\n\nd", nil, "a|b\nc|d", "blank lines divide, line ends do not"},
		{"a\n \nb", nil, "a|b", "a line of spaces is blank"},
		{"ab cd", []mark{{at(0, 2), piece{Time: true}}}, "[ab] cd", "mark at the beginning"},
		{"ab cd", []mark{{at(3, 5), piece{Event: "v"}}}, "ab <cd>", "mark at the end"},
		{"ab cd", []mark{{at(0, 2), piece{Event: "v"}}, {at(2, 5), piece{Time: true}}}, "<ab>[ cd]", "marks that touch"},
		{"ab cd", []mark{{at(0, 4), piece{Time: true}}, {at(3, 5), piece{Event: "v"}}}, "ab <cd>", "a trigger drives out a date"},
		{"ab cd", []mark{{at(0, 4), piece{Event: "v"}}, {at(3, 5), piece{Event: "w"}}}, "<ab c>d", "of two triggers the first stays"},
		{"a\nb", []mark{{at(0, 3), piece{Time: true}}}, "[a]|b", "a mark ends with its paragraph"},
		{"a\n\nb c", []mark{{at(2, 4), piece{Time: true}}, {at(5, 6), piece{Event: "v"}}}, "a|b <c>", "a mark that begins between paragraphs is dropped"},
	} {
		var got []string
		for _, p := range paragraphs(row.text, apart(row.marks)) {
			var b strings.Builder
			for _, piece := range p {
				switch {
				case piece.Event != "":
					b.WriteString("<" + piece.Text + ">")
				case piece.Time:
					b.WriteString("[" + piece.Text + "]")
				default:
					b.WriteString(piece.Text)
				}
			}
			got = append(got, b.String())
		}
		if s := strings.Join(got, "|"); s != row.want {
			t.Errorf("%s: %q gives %q, want %q", row.why, row.text, s, row.want)
		}
	}
}
