package opc

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func container(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, []Part{
		Relations("_rels/.rels", []Relation{{ID: "r1", Type: "officeDocument", Target: "doc.xml"}, {ID: "r2", Type: CoreRelation, Target: "docProps/core.xml"},
			{ID: "r3", Type: "hyperlink", Target: "https://a.example/?x=1&y=\"2\"", External: true}}),
		Core("A <title> & more", "S"), XML("doc.xml", "application/x-doc+xml", "<doc>"+Escape("a\x00<b>&\"'\u2028é")+"</doc>"), {Name: "media/i.png", Data: []byte{1, 2, 3}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What was put in comes out, every part of XML is well-formed, and nothing in the container depends on the day.
func TestWrite(t *testing.T) {
	data := container(t)
	if !bytes.Equal(data, container(t)) {
		t.Error("two containers of the same parts differ")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	parts := map[string]string{}
	for _, f := range z.File {
		names = append(names, f.Name)
		if f.ModifiedDate != 0 || f.ModifiedTime != 0 {
			t.Errorf("%s has a time", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		for dec := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	if got := strings.Join(names, " "); got != "[Content_Types].xml _rels/.rels docProps/core.xml doc.xml media/i.png" {
		t.Errorf("parts %s", got)
	}
	for _, row := range []struct{ part, want, why string }{
		{"[Content_Types].xml", `<Override PartName="/doc.xml" ContentType="application/x-doc+xml"/>`, "the type of a part"},
		{"_rels/.rels", `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="doc.xml"/>`, "a relation of office documents"},
		{"_rels/.rels", `Target="https://a.example/?x=1&amp;y=&#34;2&#34;" TargetMode="External"/>`, "an address"},
		{"docProps/core.xml", "<dc:title>A &lt;title&gt; &amp; more</dc:title>", "the title"},
		{"doc.xml", "<doc>a\ufffd&lt;b&gt;&amp;&#34;&#39;\u2028é</doc>", "what XML cannot hold is replaced"},
	} {
		if !strings.Contains(parts[row.part], row.want) {
			t.Errorf("%s: no %s in\n%s", row.why, row.want, parts[row.part])
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteError(t *testing.T) {
	if err := Write(full{}, []Part{XML("a.xml", "", "<a/>")}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

func BenchmarkEscape(b *testing.B) {
	text := strings.Repeat("“Talks” <began> & collapsed ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Escape(text)
	}
}
