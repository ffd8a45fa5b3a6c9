package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/dateline/dateline/extract/record"
)

// The tests of this file let the programs read our exports for which they are made. They are skipped where those
// programs are not installed; .ci/run installs them.

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func expect(t *testing.T, out string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(out, line) {
			t.Errorf("%q is not in what was read:\n%s", line, out)
		}
	}
}

// python returns a Python that has the packages, from DATELINE_PYTHON or the path.
func python(t *testing.T, packages ...string) string {
	t.Helper()
	name := os.Getenv("DATELINE_PYTHON")
	if name == "" {
		name = "python3"
	}
	if err := exec.Command(name, "-c", "import "+strings.Join(packages, ", ")).Run(); err != nil {
		t.Skipf("no Python with %s (set DATELINE_PYTHON)", strings.Join(packages, ", "))
	}
	return name
}

// nodeModules returns the folder in which npm put the packages.
func nodeModules(t *testing.T, packages ...string) string {
	t.Helper()
	dir := os.Getenv("DATELINE_NODE_MODULES")
	for _, p := range packages {
		if _, err := os.Stat(filepath.Join(dir, p)); dir == "" || err != nil {
			t.Skipf("no %s from npm (set DATELINE_NODE_MODULES)", p)
		}
	}
	return dir
}

func TestForeignPython(t *testing.T) {
	out := run(t, python(t, "icalendar", "openpyxl"), "testdata/read.py", "testdata")
	expect(t, out,
		"csv 11 events, 3 without a latest end",
		"ics 10 all-day events, 7 tentative, 1 cancelled; Strike [since 2018]",
		"xlsx ['Events', 'Sources'] 11 events, frozen at A2 filter A1:AA12 dates ['NoneType', 'datetime', 'str'] 2020-03-06",
		"geojson 3 features, 8 left out", "jsonl 11 lines")
}

func TestForeignMarkwhen(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node")
	}
	out := run(t, "node", "testdata/read.mjs", nodeModules(t, "@markwhen/parser"), "testdata")
	expect(t, out, `markwhen 10 events, 0 messages, title "What 2 articles report"`)
}

// The library edtf reads what EDTF writes, for every shape of date.
func TestForeignEDTF(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node")
	}
	var dates []string
	for _, ev := range harbour(t).Events {
		if s := EDTF(ev.When); s != "" {
			dates = append(dates, s)
		}
	}
	d := &draft{t: t}
	days := []record.Day{0, d.day("1640-05-31"), d.day("2016-02-15"), d.day("2016-06-01"), d.day("2016-08-31"), d.day("2017-01-01")}
	for i := range len(days) * len(days) * len(days) * len(days) { // every way to bound a when by these
		n := len(days)
		w := record.When{Start: record.Range{Lo: days[i%n], Hi: days[i/n%n]}, End: record.Range{Lo: days[i/n/n%n], Hi: days[i/n/n/n]}}
		if w.Start.Ordered() && w.End.Ordered() && (w.Start.Lo <= w.End.Lo || w.End.Lo == 0) && (w.Start.Hi <= w.End.Hi || w.End.Hi == 0) {
			if s := EDTF(w); s != "" {
				dates = append(dates, s)
			}
		}
	}
	cmd := exec.CommandContext(t.Context(), "node", "testdata/edtf.mjs", nodeModules(t, "edtf"))
	cmd.Stdin = strings.NewReader(strings.Join(dates, "\n"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := string(out); got != fmt.Sprintf("read %d\n", len(dates)) {
		t.Errorf("of %d dates:\n%s", len(dates), got)
	}
}

// The libraries of vis, TimelineJS and mermaid take our data in a browser.
func TestForeignBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium")
	}
	modules, err := filepath.Abs(nodeModules(t, "vis-timeline", "@knight-lab/timelinejs", "mermaid"))
	if err != nil {
		t.Fatal(err)
	}
	rec := harbour(t)
	data, err := json.Marshal(map[string]any{
		"vis": json.RawMessage(written(t, Vis, rec)), "timelinejs": json.RawMessage(written(t, TimelineJS, rec)), "mermaid": string(written(t, Mermaid, rec)),
	})
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/read.html")
	if err != nil {
		t.Fatal(err)
	}
	html := strings.NewReplacer("MODULES", "file://"+modules, "DATA", string(data)).Replace(string(page))
	dir := t.TempDir()
	path := filepath.Join(dir, "read.html")
	if err := os.WriteFile(path, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	out := run(t, browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=20000", "--dump-dom", "file://"+path)
	_, found, _ := strings.Cut(out, `<pre id="found">`)
	found, _, _ = strings.Cut(found, "</pre>")
	t.Log(found)
	expect(t, found, "vis 10 items", "timelinejs 10 events, 0 errors", "mermaid timeline true true true", "done")
	if strings.Contains(found, "error ") {
		t.Errorf("a reader complains:\n%s", found)
	}
}

// A reader of Markdown sees one item for each event, and no markup of the articles'.
func TestForeignMarkdown(t *testing.T) {
	rec := harbour(t)
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table)).Convert(written(t, Markdown, rec), &b); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<li>"); n != len(rec.Events) {
		t.Errorf("%d items of %d events:\n%s", n, len(rec.Events), b.String())
	}
	for _, bad := range []string{"<em>", "<a ", "<code>", "<b>", "<script", "<table", "<h3"} {
		if strings.Contains(b.String(), bad) {
			t.Errorf("the Markdown has an element %s", bad)
		}
	}
	expect(t, b.String(), "<del>Ship sank (denied)</del>", "<blockquote>", "<strong>1880s</strong>: Lamp was lit")
}
