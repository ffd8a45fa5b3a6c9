package office

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

func docx(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"word/document.xml": `<w:document xmlns:w="w" xmlns:r="r"><w:body>` + body + `</w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="https://courier.example/pact"/>` +
			`<Relationship Id="r2" Type="x/image" Target="https://courier.example/i.png"/></Relationships>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func show(d *doc.Doc) string {
	var out []string
	for _, b := range d.Blocks {
		s := string("PHIQRL"[b.Kind]) + " " + b.Text
		for _, l := range b.Links {
			s += " <" + b.Text[l.Start:l.End] + "=" + l.Target + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestDOCX(t *testing.T) {
	p := func(s string) string { return "<w:p><w:r><w:t xml:space='preserve'>" + s + "</w:t></w:r></w:p>" }
	for _, c := range []struct{ why, in, want string }{
		{"paragraphs, tabs, breaks", "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>" + p("Four."), "P One two\nthree; P Four."},
		{"text that was deleted is gone, text that was inserted is there", "<w:p><w:del><w:r><w:delText>Old</w:delText><w:t>Old</w:t></w:r></w:del><w:ins><w:r><w:t>New</w:t></w:r></w:ins></w:p>", "P New"},
		{"links keep their targets", "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:hyperlink r:id='r1'><w:r><w:t>pact</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>", "P The pact. <pact=https://courier.example/pact>"},
		{"rows of a table are lines", p("T.") + "<w:tbl><w:tr><w:tc>" + p("Ship") + "</w:tc><w:tc>" + p("9,000") + "</w:tc></w:tr></w:tbl>" + p("E."), "P T.; R Ship | 9,000; P E."},
		{"a heading and a list", "<w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Point</w:t></w:r></w:p>" + p("x"), "I Point; P x"},
		{"instructions of fields are no text", "<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>Seen</w:t></w:r></w:p>", "P Seen"},
	} {
		d, err := DOCX(docx(t, c.in), 1<<20, when.NewReader())
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := show(d); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

func TestRTF(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"paragraphs", `{\rtf1\ansi One.\par Two.\par}`, "P One.; P Two."},
		{"the code page and Unicode", `{\rtf1\ansi\ansicpg1252 caf\'e9 \u8212? \uc0\u269 x\par}`, "P café — čx"},
		{"a pair of Unicode units", `{\rtf1\ansi \u-10179?\u-8704?\par}`, "P 😀"},
		{"Russian", `{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0\par}`, "P Мир"},
		{"fonts, pictures, notes are no text", `{\rtf1{\fonttbl{\f0 Arial;}}{\pict ffd8}{\*\generator W}{\footnote note}Seen.\par}`, "P Seen."},
		{"signs of its own", `{\rtf1 a \{b\} c\\d\par}`, `P a {b} c\d`},
		{"rows", `{\rtf1\trowd A\cell B\cell\row After.\par}`, "R A | B; P After."},
		{"a link", `{\rtf1 The {\field{\*\fldinst{HYPERLINK "https://courier.example/"}}{\fldrslt pact}} held.\par}`, "P The pact held. <pact=https://courier.example/>"},
		{"binary data", "{\\rtf1 a{\\pict\\bin5 }}}}}}b\\par}", "P ab"},
	} {
		d, err := RTF([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := show(d); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

func FuzzOffice(f *testing.F) {
	f.Add(docx(f, "<w:p><w:r><w:t>One</w:t></w:r></w:p>"))
	for _, name := range []string{"odfpy.odt", "ebooklib.epub"} {
		if data, err := os.ReadFile("../testdata/formats/" + name); err == nil {
			f.Add(data)
		}
	}
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		Kind(data)
		for _, read := range []func([]byte, int64, *when.Reader) (*doc.Doc, error){DOCX, ODT, EPUB} {
			if d, err := read(data, 1<<20, r); err == nil {
				sound(t, d)
			}
		}
	})
}

func FuzzXML(f *testing.F) {
	f.Add("<w:p><w:r><w:t>One</w:t></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
	f.Add("<w:tr><w:hyperlink r:id='r1'><w:p/></w:tr><w:del>")
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, body string) {
		if d, err := DOCX(docx(t, body), 1<<20, r); err == nil {
			sound(t, d)
		}
	})
}

func FuzzRTF(f *testing.F) {
	for _, seed := range []string{`{\rtf1\ansi caf\'e9 \u8212?\par}`, `{\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt y}}\cell\row`, `{\rtf1\bin99999 x`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := RTF(data); err == nil {
			sound(t, d)
		}
	})
}

func sound(t *testing.T, d *doc.Doc) {
	for _, b := range d.Blocks {
		if !utf8.ValidString(b.Text) {
			t.Errorf("block %q", b.Text)
		}
		for _, l := range b.Links {
			if l.Start < 0 || l.Start >= l.End || l.End > len(b.Text) {
				t.Errorf("link %+v in %q", l, b.Text)
			}
		}
	}
}
