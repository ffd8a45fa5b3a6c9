package article

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sample is testdata/article.json, which formats.py writes through the programs that people use.
type sample struct {
	Title, Published string
	Blocks           [][2]string
}

func readSample(t *testing.T) sample {
	t.Helper()
	data, err := os.ReadFile("testdata/article.json")
	if err != nil {
		t.Fatal(err)
	}
	var s sample
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s sample) body() string {
	var b []string
	for _, x := range s.Blocks {
		b = append(b, x[1])
	}
	return strings.Join(b, "\n\n")
}

// shingles counts the runs of four words of a text, the measure of the pages that the project is judged on.
func shingles(text string) map[string]int {
	words := regexp.MustCompile(`[\p{L}\p{N}_]+`).FindAllString(text, -1)
	m := map[string]int{}
	for i := 0; i < max(1, len(words)-3); i++ {
		m[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return m
}

// f1 is the F1 of shingles, 0 to 100.
func f1(got, want string) float64 {
	g, w := shingles(got), shingles(want)
	both, ng, nw := 0, 0, 0
	for s, n := range g {
		both += min(n, w[s])
		ng += n
	}
	for _, n := range w {
		nw += n
	}
	return 200 * float64(both) / float64(ng+nw)
}

// Formats that hold no day of publication, and those whose only day is that of their conversion.
var (
	noDay = []string{"utf16.txt", "cp1252.txt"}
	made  = []string{"libreoffice.pdf", "chromium.pdf", "reportlab-two-columns.pdf"}
)

// checkSample reads a file that holds the sample and nothing else.
func checkSample(t *testing.T, file string, want sample) {
	t.Helper()
	name := filepath.Base(file)
	var all []*Article
	for a, err := range Walk([]string{file}, nil, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if len(all) != 1 {
		t.Fatalf("%d articles, want 1", len(all))
	}
	a := all[0]
	least := 97.0
	if strings.HasSuffix(name, ".pdf") {
		least = 95
	}
	f := f1(a.Text[a.Body:], want.body())
	t.Logf("F1 %.1f, %s", f, a.Format)
	if f < least {
		t.Errorf("text F1 %.1f, want %v at least:\n%s", f, least, a.Text)
	}
	if a.Title != want.Title {
		t.Errorf("title %q", a.Title)
	}
	if slices.Contains(made, name) && a.Published != 0 {
		t.Errorf("the day of the conversion is taken for that of publication: %s (%s)", a.Published, a.PublishedFrom)
	}
	if !slices.Contains(noDay, name) && !slices.Contains(made, name) && a.Published.String() != want.Published {
		t.Errorf("published %q (%s), want %s", a.Published, a.PublishedFrom, want.Published)
	}
	if d := a.Dateline; d.Place != "KARLOW, Ostland" || d.Day != "March 14" || d.Agency != "Ostpress" {
		t.Errorf("dateline %+v", d)
	}
	for _, l := range a.Links {
		if l.Start < 0 || l.End > len(a.Text) || l.Start >= l.End {
			t.Errorf("link %+v of %d bytes", l, len(a.Text))
		}
	}
	for _, b := range a.Blocks {
		if b.Start < a.Body || b.End > len(a.Text) || strings.TrimSpace(a.Text[b.Start:b.End]) == "" {
			t.Errorf("block %+v of %d bytes", b, len(a.Text))
		}
	}
}

// kept lists the files of testdata/formats, which formats.py wrote once.
func kept(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/formats/*")
	if len(files) < 20 {
		t.Fatalf("only %d files in testdata/formats", len(files))
	}
	return files
}

func TestKeptFormats(t *testing.T) {
	want := readSample(t)
	for _, file := range kept(t) {
		t.Run(filepath.Base(file), func(t *testing.T) { checkSample(t, file, want) })
	}
}

// TestFormats writes the article anew through the programs that are installed.
func TestFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office and a browser")
	}
	python := os.Getenv("DATELINE_PYTHON") // with the packages that .ci/run installs
	if python == "" {
		var err error
		if python, err = exec.LookPath("python3"); err != nil {
			t.Skip("python3 is not installed")
		}
	}
	dir := t.TempDir()
	missing, err := exec.Command(python, "testdata/formats.py", dir).Output()
	if err != nil {
		t.Skipf("formats.py: %v %s", err, missing)
	}
	for line := range strings.Lines(string(missing)) {
		t.Logf("left out: %s", strings.TrimSpace(line))
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) < 12 {
		t.Errorf("only %d files written", len(files))
	}
	want := readSample(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkSample(t, file, want) })
	}
}
