package article

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// tree writes files (path -> content) below a new folder and enters it.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWalk(t *testing.T) {
	tree(t, map[string]string{
		"news/b.txt":        "Bread.",
		"news/a.txt":        "Ale.",
		"news/c/d.TXT":      "Dill.",
		"news/e.jsonl":      "{\"text\":\"Eggs.\"}\n{\"name\":\"f\",\"text\":\"Figs.\"}",
		"news/.git/x.txt":   "no",
		"news/.hidden.txt":  "no",
		"news/photo.jpg":    "no",
		"page.html":         "<title>Mill</title><p>The mill on the river burnt down on Friday night.",
		"old.doc":           "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"bad.txt":           "caf\xe9\x00",
		"odd":               "Oats.",
		"empty/drawing.svg": "<svg/>",
	})
	if err := os.Symlink("news", "link"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", "news/c/up"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, inputs, stdin, want string }{
		{why: "a file of any ending that can be text", inputs: "odd", want: "odd=Oats."},
		{why: "a folder, sorted, with its folders", inputs: "news", want: "skip(news/.git: hidden folder) skip(news/.hidden.txt: hidden file) " +
			"news/a.txt=Ale. news/b.txt=Bread. news/c/d.TXT=Dill. skip(news/c/up: a link to a folder) " +
			"news/e.jsonl:1=Eggs. f=Figs. skip(news/photo.jpg: not a known kind of document)"},
		{why: "a link to a folder given by name is entered", inputs: "link", want: "skip(link/.git: hidden folder) skip(link/.hidden.txt: hidden file) " +
			"link/a.txt=Ale. link/b.txt=Bread. link/c/d.TXT=Dill. skip(link/c/up: a link to a folder) " +
			"link/e.jsonl:1=Eggs. f=Figs. skip(link/photo.jpg: not a known kind of document)"},
		{why: "the order given is kept, and errors do not end it", inputs: "odd gone.txt bad.txt news/a.txt",
			want: "odd=Oats. error(read gone.txt: no such file or directory) error(read bad.txt: not text: a zero byte at byte 3) news/a.txt=Ale."},
		{why: "a name that a script left empty", inputs: "''", want: `error(read "": no file has an empty name)`},
		{why: "a folder without articles", inputs: "empty", want: "skip(empty/drawing.svg: XML of an unknown kind)"},
		{why: "a page", inputs: "page.html", want: "page.html=Mill\n\nThe mill on the river burnt down on Friday night."},
		{why: "a format that is not read is named", inputs: "old.doc", want: "error(read old.doc: a Word file of before 2007 (.doc) is not read: save it as DOCX)"},
		{why: "nothing is fetched", inputs: "https://example.org/a", want: "error(read https://example.org/a: web addresses are not read here: save the page and give the file)"},
		{why: "standard input, text", inputs: "-", stdin: "Salt.", want: "-=Salt."},
		{why: "standard input, JSON lines", inputs: "-", stdin: " {\"text\":\"Salt.\"}\n{\"text\":\"Soap.\"}", want: "-:1=Salt. -:2=Soap."},
	} {
		var said []string
		say := func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
		inputs := strings.Fields(c.inputs)
		if c.inputs == "''" {
			inputs = []string{""}
		}
		opt := Options{Skipped: func(path, why string) { say("skip(%s: %s)", path, why) }}
		for a, err := range Walk(inputs, strings.NewReader(c.stdin), opt) {
			if err != nil {
				say("error(%v)", err)
			} else {
				say("%s=%s", a.Name, a.Text)
			}
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	tree(t, map[string]string{"n/a.txt": "Ale.", "n/c/d.jsonl": "{}", "n/r.json": "{}", "n/.git/x.txt": "no", "n/.b.txt": "no", "z.txt": "no"})
	if err := os.Symlink("n", "link"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ why, folder, file, want string }{
		{"an article", "n", "n/a.txt", "n/a.txt"},
		{"further down, by another way", "./n", "link/c/d.jsonl", "n/c/d.jsonl"},
		{"a link to a folder given by name is entered", "link", "n/a.txt", "link/a.txt"},
		{"a record is no article", "n", "n/r.json", ""},
		{"hidden folders are not read", "n", "n/.git/x.txt", ""},
		{"nor hidden files", "n", "n/.b.txt", ""},
		{"the current folder is not hidden", ".", "z.txt", "z.txt"},
		{"outside", "n", "z.txt", ""},
		{"no folder", "gone", "z.txt", ""},
	} {
		file, err := os.Stat(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if got := filepath.ToSlash(Find(c.folder, file)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestWalkStops(t *testing.T) {
	tree(t, map[string]string{"n/a.txt": "Ale.", "n/b.txt": "Bread.", "n/c.jsonl": "{}\n{}", "n/d.txt": "Dill."})
	for stop := 1; stop <= 5; stop++ {
		seen := 0
		for range Walk([]string{"n", "n"}, nil, Options{}) {
			if seen++; seen == stop {
				break
			}
		}
		if seen != stop {
			t.Errorf("asked to stop after %d, got %d", stop, seen)
		}
	}
}

func TestWalkReadError(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, err := range Walk([]string{"-"}, iotest.ErrReader(broken), Options{}) {
		if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "read -: ") {
			t.Errorf("got %v", err)
		}
	}
}
