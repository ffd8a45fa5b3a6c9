package main

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWriteOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	sys := &system{ctx: context.Background()}
	if err := os.WriteFile("real", []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", "link"); err != nil {
		t.Fatal(err)
	}
	fail := errors.New("no more words")
	halfway := func(w *bufio.Writer) error {
		_, _ = w.WriteString("half")
		_ = w.Flush()
		return fail
	}

	if err := writeOutput(sys, "real", halfway); !errors.Is(err, fail) || content(t, "real") != "old" {
		t.Errorf("a failing writer leaves the old file: got %v, %q", err, content(t, "real"))
	}
	if err := writeOutput(sys, "link", put([]byte("new"))); err != nil || content(t, "real") != "new" {
		t.Errorf("a link keeps pointing where it did: got %v, %q", err, content(t, "real"))
	}
	if info, err := os.Stat("real"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file keeps its mode: got %v, %v", info.Mode(), err)
	}
	if err := writeOutput(sys, os.DevNull, put([]byte("new"))); err != nil {
		t.Errorf("the null device takes everything: got %v", err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the null device is replaced by a file")
	}
	left, err := filepath.Glob(".*")
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWriteFolder(t *testing.T) {
	fail := errors.New("no more words")
	for _, c := range []struct {
		why   string
		old   bool // the folder is there, with a file a
		files []file
		stop  bool // interrupted
		err   bool
		want  string // content of a, "" for no folder
	}{
		{why: "a new folder", files: []file{{name: "a", write: put([]byte("new"))}}, want: "new"},
		{why: "an old folder", old: true, files: []file{{name: "a", write: put([]byte("new"))}}, want: "new"},
		{why: "a later file fails: no new folder", err: true,
			files: []file{{name: "a", write: put([]byte("new"))}, {name: "b", write: func(*bufio.Writer) error { return fail }}}},
		{why: "a later file fails: the old one stays", old: true, err: true, want: "old",
			files: []file{{name: "a", write: put([]byte("new"))}, {name: "b", write: func(*bufio.Writer) error { return fail }}}},
		{why: "interrupted: no new folder", stop: true, err: true, files: []file{{name: "a", write: put([]byte("new"))}}},
		{why: "interrupted: the old file stays", old: true, stop: true, err: true, want: "old", files: []file{{name: "a", write: put([]byte("new"))}}},
	} {
		t.Chdir(t.TempDir())
		if c.old {
			if err := errors.Join(os.Mkdir("out", 0o755), os.WriteFile("out/a", []byte("old"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithCancel(context.Background())
		if c.stop {
			cancel()
		}
		err := writeFolder(&system{ctx: ctx}, "out", c.files)
		cancel()
		if (err != nil) != c.err {
			t.Errorf("%s: error %v", c.why, err)
		}
		if c.want != "" && content(t, "out/a") != c.want {
			t.Errorf("%s: got %q", c.why, content(t, "out/a"))
		}
		entries, _ := filepath.Glob("*")
		hidden, _ := filepath.Glob(".*")
		inside, _ := filepath.Glob("out/.*")
		want := 0
		if c.want != "" {
			want = 1
		}
		if len(entries) != want || len(hidden)+len(inside) != 0 {
			t.Errorf("%s: left behind: %v %v %v", c.why, entries, hidden, inside)
		}
	}
}

// The disk fills up: what is named is the file that was asked for.
func TestFullDiskNamesTheFile(t *testing.T) {
	t.Chdir(t.TempDir())
	full := func(*bufio.Writer) error {
		return &fs.PathError{Op: "write", Path: ".r.json.dateline-7", Err: syscall.ENOSPC}
	}
	sys := &system{ctx: context.Background()}
	for want, err := range map[string]error{
		"write r.json: no space left on device": writeOutput(sys, "r.json", full),
		"write out/a: no space left on device":  writeFolder(sys, "out", []file{{name: "a", write: full}}),
	} {
		if err == nil || filepath.ToSlash(err.Error()) != want || !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
