package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline/scene"
)

// dots is a picture as the command makes them.
func dots(t testing.TB) Picture {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	return Picture{PNG: b.Bytes(), Width: 20, Height: 10, Caption: "A <small> picture", Alt: `Nothing & "nobody"`}
}

func docxOf(t testing.TB, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := briefingOf(rec, Options{}).DOCX(&b, dots(t), dots(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pdfOf(t testing.TB, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := briefingOf(rec, Options{}).PDF(&b, dots(t), dots(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A document is the same twice, every part is well-formed, every relation leads to a part, and every reference to a
// footnote to a footnote.
func TestDOCX(t *testing.T) {
	references, ids := regexp.MustCompile(`<w:footnoteReference w:id="(\d+)"/>`), regexp.MustCompile(`<w:footnote w:id="(\d+)">`)
	for _, f := range fixtures {
		doc := docxOf(t, f.make(t))
		if !bytes.Equal(doc, docxOf(t, f.make(t))) {
			t.Errorf("%s is not the same twice", f.name)
		}
		z, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			parts[part.Name] = string(data)
			if strings.HasSuffix(part.Name, ".png") {
				continue
			}
			for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
				if _, err := dec.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %s: %v", f.name, part.Name, err)
				}
			}
		}
		for _, m := range regexp.MustCompile(`Target="([^":]+)"/>`).FindAllStringSubmatch(parts["word/_rels/document.xml.rels"], -1) {
			if parts["word/"+m[1]] == "" {
				t.Errorf("%s: no part %s", f.name, m[1])
			}
		}
		var referred, there []string
		for _, m := range references.FindAllStringSubmatch(parts["word/document.xml"], -1) {
			referred = append(referred, m[1])
		}
		for _, m := range ids.FindAllStringSubmatch(parts["word/footnotes.xml"], -1) {
			there = append(there, m[1])
		}
		if strings.Join(referred, " ") != strings.Join(there, " ") {
			t.Errorf("%s: references to %v, footnotes %v", f.name, referred, there)
		}
		if want := len(briefingOf(f.make(t), Options{}).Notes); len(there) != want {
			t.Errorf("%s: %d footnotes of %d notes", f.name, len(there), want)
		}
	}
}

// python-docx reads the document: its styles by their names, headings, footnotes and alternative texts.
func TestForeignDOCX(t *testing.T) {
	python := os.Getenv("DATELINE_PYTHON")
	if python == "" {
		python = "python3"
	}
	if err := exec.Command(python, "-c", "import docx").Run(); err != nil {
		t.Skip("no Python with python-docx (set DATELINE_PYTHON)")
	}
	path := filepath.Join(t.TempDir(), "ferry.docx")
	if err := os.WriteFile(path, docxOf(t, ferry(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), python, "testdata/read.py", path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{
		"Title: Ferry service to Lunn stops", "Heading 1: What happened", "Body Text: The line has run since 1994. On 11 October 2023, Norfjord Lines stopped its ferries to Lunn.",
		"List Bullet: In the spring of 2023, the harbour was closed, the company says.", "core title: Ferry service to Lunn stops",
		"footnotes: 6; 1: “The line has run since 1994, and about 40 people work on it.”", `pictures: 2; Nothing & "nobody"`,
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in what was read:\n%s", want, out)
		}
	}
}

// LibreOffice opens the document and prints it, footnotes and all.
func TestForeignLibreOffice(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s", tool)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ferry.docx"), docxOf(t, ferry(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "ferry.docx")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text := pdfText(t, filepath.Join(dir, "ferry.pdf"))
	for _, want := range []string{"What is planned or expected", "“The line has run since 1994, and about 40 people work on it.” Harbour Post, 12 October 2023, bytes 91–151."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in what LibreOffice printed:\n%s", want, text)
		}
	}
}

func pdfText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func TestPDF(t *testing.T) {
	for _, f := range fixtures {
		doc := pdfOf(t, f.make(t))
		if !bytes.HasPrefix(doc, []byte("%PDF-")) || !bytes.Equal(doc, pdfOf(t, f.make(t))) {
			t.Errorf("%s is no PDF, or not the same twice", f.name)
		}
	}
}

// pdftotext finds the words of the document, notes included.
func TestForeignPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("no pdftotext")
	}
	path := filepath.Join(t.TempDir(), "ferry.pdf")
	if err := os.WriteFile(path, pdfOf(t, ferry(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	text := pdfText(t, path)
	for _, want := range []string{"Ferry service to Lunn stops", "On 11 October 2023, Norfjord Lines stopped its ferries to Lunn.", "“NL plans to come back next summer.”"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// The words of the picture of ties lie inside it, and none on another.
func TestEgo(t *testing.T) {
	for _, f := range fixtures {
		_, g := views(f.make(t))
		checkEgo(t, f.name, g)
	}
	g := &graph.Graph{Nodes: []graph.Node{{Entity: &record.Entity{ID: "m", Kind: record.Person}, Name: "The " + strings.Repeat("very long ", 9) + "name", Actor: true}}}
	for i := range 14 {
		g.Nodes = append(g.Nodes, graph.Node{Entity: &record.Entity{ID: record.EntityID(word(i)), Kind: record.Organization}, Name: strings.Repeat("Unbreakable", 1+i%4) + " and Sons of " + word(i), Actor: true})
		e := graph.Edge{From: 0, To: i + 1, Kind: graph.Acts, Status: record.Asserted, Weight: float64(i), Phrases: []string{"sold the ships and all the rest of it to " + strings.Repeat("x", 5*i)}, Date: "from about May to 10 June 2017"}
		if i%3 == 0 {
			e.From, e.To, e.Status = e.To, e.From, record.Planned
		}
		g.Edges = append(g.Edges, e)
	}
	checkEgo(t, "crowd", g)
}

func checkEgo(t *testing.T, name string, g *graph.Graph) {
	t.Helper()
	s := Ego(g)
	if s == nil {
		if len(g.Edges) > 0 {
			t.Errorf("%s: no picture of %d ties", name, len(g.Edges))
		}
		return
	}
	type box struct {
		x0, y0, x1, y1 float64
		words          string
	}
	var boxes []box
	for _, group := range s.Groups {
		for _, sh := range group.Shapes {
			if sh.Kind != scene.Text {
				continue
			}
			x0, y0, x1, y1 := sh.Box()
			b := box{x0, y0, x1, y1, sh.Words}
			if x0 < 0 || y0 < 0 || x1 > s.Width || y1 > s.Height {
				t.Errorf("%s: %q lies outside", name, sh.Words)
			}
			for _, o := range boxes {
				if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
					t.Errorf("%s: %q lies on %q", name, b.words, o.words)
				}
			}
			boxes = append(boxes, b)
		}
	}
	if len(boxes) < 2 || s.Desc == "" {
		t.Errorf("%s: a picture of %d words, described as %q", name, len(boxes), s.Desc)
	}
}

func BenchmarkNew(b *testing.B) {
	rec := many(b)
	tl, g := views(rec)
	b.SetBytes(int64(len(rec.Sources[0].Text)))
	b.ReportAllocs()
	for b.Loop() {
		New(rec, tl, g, Options{})
	}
}

func BenchmarkOffice(b *testing.B) {
	bf, pic := briefingOf(many(b), Options{}), dots(b)
	for _, form := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"docx", func(w io.Writer) error { return bf.DOCX(w, pic, pic) }}, {"pdf", func(w io.Writer) error { return bf.PDF(w, pic, pic) }},
	} {
		b.Run(form.name, func(b *testing.B) {
			var out bytes.Buffer
			if err := form.write(&out); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(out.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if err := form.write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
