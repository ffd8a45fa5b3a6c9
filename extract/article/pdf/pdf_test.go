package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/when"
)

// file makes a PDF of pages, each the content of one; the fonts are F1, Helvetica, and F2, Helvetica-Bold.
func sheet(pages ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	var kids []string
	for i, content := range pages {
		n := 10 + 2*i
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/Contents %d 0 R>>\nendobj\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", n, n+1, n+1, len(content), content)
	}
	fmt.Fprintf(&b, "2 0 obj\n<</Type/Pages/Kids[%s]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>\nendobj\n", strings.Join(kids, " "))
	b.WriteString("3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.Bytes()
}

// lines places lines of text below each other.
func lines(x, y, size float64, text ...string) string {
	var b strings.Builder
	for i, s := range text {
		fmt.Fprintf(&b, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y-1.2*size*float64(i), s)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	column := func(words string) []string {
		return []string{words + " line one of the column", words + " line two of the column", words + " line three of a column", words + " line four of the column."}
	}
	one, two := column("left"), column("right")
	for _, c := range []struct {
		why  string
		data []byte
		want string
	}{
		{"lines are joined, words cut by a hyphen are whole", sheet(lines(50, 700, 10, "The ships left the har-", "bour on Thursday after", "noon.")), "The ships left the harbour on Thursday after noon."},
		{"a hyphen before a capital stays", sheet(lines(50, 700, 10, "talks between the Anglo-", "Ostland council and us.")), "talks between the Anglo-Ostland council and us."},
		{"columns are read one after the other", sheet(lines(50, 700, 10, one...) + lines(300, 700, 10, two...)), strings.Join(one, " ") + "\n" + strings.Join(two, " ")},
		{"a headline over two columns", sheet(lines(50, 760, 24, "A headline over the whole page") + lines(50, 700, 10, one...) + lines(300, 700, 10, two...)),
			"# A headline over the whole page\n" + strings.Join(one, " ") + "\n" + strings.Join(two, " ")},
		{"a gap between lines parts paragraphs", sheet(lines(50, 700, 10, "One is told here.", "It goes on.") + lines(50, 650, 10, "Two is told here.")), "One is told here. It goes on.\nTwo is told here."},
		{"headers and page numbers are left out", sheet(lines(50, 780, 8, "The Courier")+lines(50, 700, 10, "The first page has a text that goes", "on")+lines(290, 30, 8, "1"),
			lines(50, 780, 8, "The Courier")+lines(50, 700, 10, "with the second page.")+lines(290, 30, 8, "2")), "The first page has a text that goes on with the second page."},
		{"moves within a string are blanks", sheet("BT /F1 10 Tf 50 700 Td [(Two)-400(ships)-20( left.)] TJ ET"), "Two ships left."},
		{"letters outside ASCII", sheet("BT /F1 10 Tf 50 700 Td (caf\\351 \\226 \\223open\\224 today now.) Tj ET"), "café – “open” today now."},
		{"text that runs up the page is left out", sheet("BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Printed by us) Tj ET " + lines(50, 700, 10, "The ships left at noon.")), "The ships left at noon."},
		{"marked headers are left out", sheet("/Artifact BMC BT /F1 10 Tf 50 760 Td (Running head) Tj ET EMC " + lines(50, 700, 10, "The ships left at noon.")), "The ships left at noon."},
	} {
		d, err := Parse(c.data, when.NewReader())
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var got []string
		if d.Title != "" {
			got = append(got, "# "+d.Title)
		}
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.why, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestFilters(t *testing.T) {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	if _, err := w.Write([]byte("mill")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, filter, raw, want string }{
		{"deflate", "FlateDecode", z.String(), "mill"},
		{"hexadecimal", "ASCIIHexDecode", "6D 69 6c6C>", "mill"},
		{"base 85", "ASCII85Decode", `D/!g&~>`, "mill"},
		{"run lengths", "RunLengthDecode", "\x01mi\xffl\x80", "mill"},
		{"LZW, the example of the standard", "LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
		{"a picture", "DCTDecode", "mill", ""},
	} {
		f := &file{left: maxInflated}
		if got := string(f.decode(&stream{dict{"Filter": name(c.filter)}, []byte(c.raw)})); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sheet(lines(50, 700, 10, "The ships left.", "It was noon.")))
	if data, err := os.ReadFile("../testdata/formats/reportlab-two-columns.pdf"); err == nil {
		f.Add(data)
	}
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data, r)
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if !utf8.ValidString(b.Text) || b.Text == "" {
				t.Errorf("block %q", b.Text)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../testdata/formats/reportlab-two-columns.pdf")
	if err != nil {
		b.Fatal(err)
	}
	r := when.NewReader()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data, r); err != nil {
			b.Fatal(err)
		}
	}
}
