package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// block is a ```sh block of the README. Those after the line <!-- test: run --> are run by the test, in order, in one
// folder that has the examples; those of the section "Use it" are run by .ci/run as they are written.
type block struct {
	line    int
	section string
	run     bool
	script  string
}

func blocks(readme string) []block {
	var all []block
	lines := strings.Split(readme, "\n")
	section := ""
	for i := 0; i < len(lines); i++ {
		if title, ok := strings.CutPrefix(lines[i], "## "); ok {
			section = title
		}
		if lines[i] != "```sh" {
			continue
		}
		b := block{line: i + 1, section: section, run: i > 0 && lines[i-1] == "<!-- test: run -->"}
		for i++; i < len(lines) && lines[i] != "```"; i++ {
			b.script += lines[i] + "\n"
		}
		all = append(all, b)
	}
	return all
}

// TestReadme runs the commands that the README shows.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("the scripts run the same commands")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "examples"), os.DirFS(filepath.Join(root, "examples"))); err != nil {
		t.Fatal(err)
	}
	ran, left := 0, 0
	for _, b := range blocks(string(readme)) {
		if !b.run {
			left++
			if b.section != "Use it" {
				t.Errorf("README.md:%d: nobody runs this block: put <!-- test: run --> before it", b.line)
			}
			continue
		}
		ran++
		// The test binary stands in for the one that `go run` would build.
		script := strings.ReplaceAll(b.script, "go run ./cmd/dateline", "dateline")
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
		cmd.Dir = work
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("README.md:%d: %v\n%s%s", b.line, err, b.script, out)
		}
	}
	if ran == 0 || left == 0 {
		t.Errorf("README.md has %d blocks that are run here and %d that .ci/run runs; want some of both", ran, left)
	}
}

var update = flag.Bool("update", false, "write the pictures that the README shows anew")

// TestReadmePicture keeps the picture of the README what the program draws.
func TestReadmePicture(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	var drawn, says bytes.Buffer
	sys := &system{ctx: context.Background(), in: strings.NewReader(""), out: &drawn, err: &says}
	if status := run(sys, []string{"timeline", "examples/tabqa.txt", "--published", "2017-05-12"}); status != exitDone {
		t.Fatalf("status %d: %s", status, says.String())
	}
	picture := filepath.Join("examples", "tabqa.svg")
	if *update {
		if err := os.WriteFile(picture, drawn.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if content(t, picture) != drawn.String() {
		t.Errorf("%s is not what the program draws; after looking at the difference, run go test ./cmd/dateline -update", picture)
	}
	if !strings.Contains(content(t, "README.md"), "]("+filepath.ToSlash(picture)+")") {
		t.Errorf("README.md does not show %s", picture)
	}
}
