package graphviz

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dateline/dateline/graph/graphviz/internal/cachedir"
)

// report is what a child process says of itself.
type report struct {
	Cold bool
	Dir  string // of the cache
	Temp string // os.TempDir once main runs
	Set  bool   // whether TMPDIR is set then
	Made string // what the engine answered
}

// TestMain lets the test binary be its own child: what is tested has happened before any test can begin.
func TestMain(m *testing.M) {
	if os.Getenv("DATELINE_TEST_CHILD") == "" {
		os.Exit(m.Run())
	}
	_, set := os.LookupEnv("TMPDIR")
	p, err := Place(context.Background(), "dot", triangle())
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(report{Cold(), cachedir.Dir(), os.TempDir(), set, fmt.Sprint(p)})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// child runs a process in which the engine starts with that environment and nothing else.
func child(t *testing.T, env ...string) report {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(env, "DATELINE_TEST_CHILD=1")
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return r
}

// files lists what is below a directory.
func files(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func unixOnly(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("modes, links and TMPDIR are of Unix")
	}
}

// The machine code lands in a private directory, none in the shared one; the second process finds it; the process has
// its temporary directory back; two processes draw the same bytes.
func TestCacheIsPrivate(t *testing.T) {
	unixOnly(t)
	home, temp := t.TempDir(), t.TempDir()
	env := []string{"HOME=" + home, "TMPDIR=" + temp}
	first := child(t, env...)
	if !first.Cold || !strings.HasPrefix(first.Dir, home+string(filepath.Separator)) || filepath.Base(first.Dir) != "dateline" {
		t.Errorf("first run: cold %v, in %q", first.Cold, first.Dir)
	}
	if first.Temp != temp || !first.Set {
		t.Errorf("temporary directory %q afterwards, want %q", first.Temp, temp)
	}
	if left := files(t, temp); len(left) > 0 {
		t.Errorf("the shared directory holds %q", left)
	}
	if got := files(t, first.Dir); len(got) != 2 { // the code and its checksum
		t.Errorf("the cache holds %q", got)
	}
	if info, err := os.Stat(first.Dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	second := child(t, env...)
	if second.Cold || second.Dir != first.Dir {
		t.Errorf("second run: cold %v, in %q", second.Cold, second.Dir)
	}
	if first.Made != second.Made || first.Made != placed(t, "dot", triangle()) {
		t.Error("three processes do not draw the same bytes")
	}

	// Somebody has damaged the code: it is not run, and the next run is warm again.
	for _, file := range files(t, filepath.Join(first.Dir, "go-graphviz")) {
		if err := os.Truncate(file, 1000); err != nil {
			t.Fatal(err)
		}
	}
	if third := child(t, env...); !third.Cold || third.Made != first.Made {
		t.Errorf("damaged cache: cold %v", third.Cold)
	}
	if fourth := child(t, env...); fourth.Cold {
		t.Error("cold after the repair")
	}
}

func TestCacheWithoutHome(t *testing.T) {
	unixOnly(t)
	temp := t.TempDir()
	own := filepath.Join(temp, fmt.Sprint("dateline-", os.Geteuid()))
	for _, row := range []struct {
		why string
		env []string
	}{
		{"no home at all", []string{"TMPDIR=" + temp}},
		{"a home that is a file cannot be written to, not even by root", []string{"HOME=" + os.Args[0], "TMPDIR=" + temp}},
	} {
		got := child(t, row.env...)
		if got.Dir != own || got.Temp != temp {
			t.Errorf("%s: cache in %q, temporary directory %q", row.why, got.Dir, got.Temp)
		}
		if left := files(t, temp); len(left) != 2 {
			t.Errorf("%s: the shared directory holds %q", row.why, left)
		}
	}
}

// What somebody else has laid out in the shared directory is not used.
func TestCacheOfOthersIsRefused(t *testing.T) {
	unixOnly(t)
	for _, row := range []struct {
		why string
		lay func(dir string) error
	}{
		{"open to others", func(dir string) error { return os.Mkdir(dir, 0o755) }},
		{"a link", func(dir string) error { return os.Symlink(t.TempDir(), dir) }},
		{"a file", func(dir string) error { return os.WriteFile(dir, nil, 0o600) }},
	} {
		temp := t.TempDir()
		if err := row.lay(filepath.Join(temp, fmt.Sprint("dateline-", os.Geteuid()))); err != nil {
			t.Fatal(err)
		}
		got := child(t, "TMPDIR="+temp)
		if got.Dir != "" || !got.Cold || got.Made == "" {
			t.Errorf("%s: cache in %q, cold %v", row.why, got.Dir, got.Cold)
		}
		for _, file := range files(t, temp) {
			if strings.Contains(file, "wazero") {
				t.Errorf("%s: machine code in %s", row.why, file)
			}
		}
	}
}

func TestTemporaryDirectoryUnset(t *testing.T) {
	unixOnly(t)
	if got := child(t, "HOME="+t.TempDir()); got.Set {
		t.Errorf("TMPDIR is set to %q afterwards", got.Temp)
	}
}

// The order of initialisation that package cachedir relies on: its path sorts before that of the engine, and it waits
// for nothing that the engine does not wait for.
func TestOrderOfInitialisation(t *testing.T) {
	const engine = "github.com/goccy/go-graphviz/internal/wasm"
	own := strings.Fields(goList(t, "./internal/cachedir"))
	waits := map[string]bool{}
	for _, dep := range strings.Fields(goList(t, engine)) {
		waits[dep] = true
	}
	if !waits[engine] {
		t.Fatal("the engine is not where it was")
	}
	for _, dep := range own[:len(own)-1] {
		if !waits[dep] {
			t.Errorf("cachedir imports %s, which the engine does not: the engine may be first", dep)
		}
	}
	if path := own[len(own)-1]; path >= engine {
		t.Errorf("%s does not sort before %s", path, engine)
	}
}

func goList(t *testing.T, pkg string) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", pkg).Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	return string(out)
}
