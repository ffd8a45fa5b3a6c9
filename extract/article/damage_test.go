package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

// readAll reads bytes as standard input, and checks what holds for every article.
func readAll(t testing.TB, data []byte, opt Options) (articles int, errs []error) {
	t.Helper()
	for a, err := range Walk([]string{"-"}, bytes.NewReader(data), opt) {
		if err != nil {
			if strings.Contains(err.Error(), "a fault in dateline") {
				t.Errorf("%v", err)
			}
			errs = append(errs, err)
			continue
		}
		articles++
		if !utf8.ValidString(a.Text) || a.Body > len(a.Text) || len(a.Title) > 0 && !utf8.ValidString(a.Title) {
			t.Errorf("%s: text is not sound", a.Name)
		}
		for _, b := range a.Blocks {
			if b.Start < 0 || b.End > len(a.Text) || b.Start > b.End {
				t.Errorf("%s: block %+v of %d bytes", a.Name, b, len(a.Text))
			}
		}
		for _, l := range a.Links {
			if l.Start < 0 || l.End > len(a.Text) || l.Start > l.End || !utf8.ValidString(a.Text[l.Start:l.End]) {
				t.Errorf("%s: link %+v of %d bytes", a.Name, l, len(a.Text))
			}
		}
		if d := a.Dateline; d.Start < 0 || d.End > len(a.Text) || d.Start > d.End {
			t.Errorf("%s: dateline %+v of %d bytes", a.Name, d, len(a.Text))
		}
		for _, n := range a.Notes {
			if n.Start < 0 || n.End > len(a.Text) || n.Start > n.End {
				t.Errorf("%s: note %+v of %d bytes", a.Name, n, len(a.Text))
			}
		}
	}
	return articles, errs
}

// TestDamaged cuts and flips each format sixty ways: it may fail with an error, it may not panic or hang.
func TestDamaged(t *testing.T) {
	for _, file := range kept(t) {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			r := rand.New(rand.NewPCG(9, uint64(len(whole))))
			read := 0
			for i := range 120 {
				data := bytes.Clone(whole)
				how := "cut"
				if i%2 == 0 {
					data = data[:r.IntN(len(data))]
				} else {
					how = "flipped"
					for range 1 + r.IntN(40) {
						data[r.IntN(len(data))] ^= 1 << r.IntN(8)
					}
				}
				// A hang would be found by the time limit of the whole test; this names what hangs.
				watch := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("%s %s, way %d: still not read", file, how, i)) })
				n, _ := readAll(t, data, Options{})
				watch.Stop()
				read += n
			}
			t.Logf("%d articles out of 120 damaged copies", read)
		})
	}
}

// pack makes a ZIP archive of names and contents.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func squeeze(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBombs reads what is made to harm: each is refused with a message that names the bound, or read within it.
func TestBombs(t *testing.T) {
	zeros := bytes.Repeat([]byte("0"), 100<<20)
	nested := []byte("The mill burnt down on Friday.")
	for range 8 {
		nested = squeeze(t, nested)
	}
	inner := pack(t, "a.txt", "The mill burnt down on Friday.")
	for range 8 {
		inner = pack(t, "a.zip", string(inner))
	}
	word := func(body string) []byte {
		return pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="w"><w:body>`+body+"</w:body></w:document>")
	}
	var links bytes.Buffer
	tw := tar.NewWriter(&links)
	for _, h := range []tar.Header{{Name: "../../etc/passwd.txt", Typeflag: tar.TypeReg, Size: 30}, {Name: "l.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}} {
		if err := tw.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := tw.Write([]byte("The mill burnt down on Friday.")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why  string
		data []byte
		says string // in an error; "" if it is read
		read int
	}{
		{"a gzip bomb", squeeze(t, zeros), "longer than 8 MB", 0},
		{"gzip in gzip in gzip", nested, "4 deep", 0},
		{"archives in archives", inner, "4 deep", 0},
		{"a ZIP whose file is a bomb", pack(t, "a.txt", string(zeros)), "longer than 8 MB", 0},
		{"a word processor file that is one", word(string(zeros)), "more than 64 MB when unpacked; raise it with --max-size", 0},
		{"a billion laughs", word(`<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:p><w:r><w:t>&b;&b;</w:t></w:r></w:p>`), "", 1},
		{"an entity from outside", []byte(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>T &x;</title></item></channel></rss>`), "", 1},
		{"very deep HTML", []byte("<html><body>" + strings.Repeat("<div>", 200000) + "The mill on the river burnt down on Friday night, and the grain was lost."), "", 1},
		{"very deep XML", word(strings.Repeat("<w:p>", 100000)), "no text in it", 0},
		{"very deep Markdown", []byte("---\ntitle: Mill\n---\n" + strings.Repeat("> ", 20000) + "burnt"), "", 1},
		{"a way out of an archive, and a link", links.Bytes(), "", 1},
		{"pages of a PDF in a circle", []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R/Prev 9>>\n%%EOF"), "no pages in it", 0},
		{"a PDF that needs a password", []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF"), "protected by a password", 0},
		{"a PDF of pictures", []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"), "no text: needs OCR", 0},
		{"groups of RTF without end", []byte("{\\rtf1" + strings.Repeat("{", 500000) + " Mill"), "", 1},
		{"a letter of parts within parts", []byte("From: a\nDate: x\nSubject: s\nMIME-Version: 1.0\n" + strings.Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 5000)), "", 0},
	} {
		read, errs := readAll(t, c.data, Options{})
		if c.says != "" && (len(errs) == 0 || !strings.Contains(errs[0].Error(), c.says)) || c.says == "" && c.read > 0 && len(errs) > 0 || read != c.read {
			t.Errorf("%s: %d articles, errors %.200v; want %d, %q", c.why, read, errs, c.read, c.says)
		}
	}
}

func TestWalkOddFiles(t *testing.T) {
	tree(t, map[string]string{"n/a.txt": "Ale.", "n/dark.txt": "Dill.", "n/empty.txt": "", "n/notes.go": "package main", "n/r.json": `{"schema":"dateline.record/1"}`})
	if err := syscall.Mkfifo("n/pipe.txt", 0o600); err != nil {
		t.Skip(err)
	}
	for from, to := range map[string]string{"n/loop": "loop", "n/up": "..", "n/b.txt": "a.txt"} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	var said []string
	opt := Options{Skipped: func(path, why string) { said = append(said, path+": "+why) }, Failed: func(path string, err error) { said = append(said, path+": "+err.Error()) }}
	for a, err := range Walk([]string{"n"}, nil, opt) {
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, a.Name+"="+a.Text)
	}
	want := "n/a.txt=Ale.; n/b.txt=Ale.; n/dark.txt=Dill.; n/empty.txt: an empty file; n/loop: a link that leads nowhere; " +
		"n/notes.go: not a known kind of document; n/pipe.txt: not a regular file; n/r.json: a record, not an article; n/up: a link to a folder"
	if got := strings.Join(said, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzWalk(f *testing.F) {
	for _, file := range kept(f) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 8000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, data, Options{MaxSize: 1 << 20}) })
}

// BenchmarkWalk reads ten thousand small pages and texts of a folder, one after the other.
func BenchmarkWalk(b *testing.B) {
	page, err := os.ReadFile("testdata/formats/page.html")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	const files = 10000
	for i := range files {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.html", i)), page, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(files * len(page)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range Walk([]string{dir}, nil, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != files {
			b.Fatalf("%d articles", n)
		}
	}
}

// BenchmarkFormats reads each kept format.
func BenchmarkFormats(b *testing.B) {
	for _, file := range kept(b) {
		b.Run(filepath.Base(file), func(b *testing.B) {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				readAll(b, data, Options{})
			}
		})
	}
}
