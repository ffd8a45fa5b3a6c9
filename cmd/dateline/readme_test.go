package main

import (
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
