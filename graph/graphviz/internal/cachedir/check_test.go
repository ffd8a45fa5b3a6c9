package cachedir

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestMain leaves first, as package graphviz does: the tests want the temporary directory.
func TestMain(m *testing.M) {
	Leave()
	os.Exit(m.Run())
}

func TestSecure(t *testing.T) {
	for _, row := range []struct {
		why  string
		lay  func(dir string) error
		fine bool
	}{
		{"it is made, with what is above it", func(string) error { return nil }, true},
		{"it is there", func(dir string) error { return os.MkdirAll(dir, 0o700) }, true},
		{"the group can read it", func(dir string) error { return open(dir, 0o740) }, false},
		{"others can write to it", func(dir string) error { return open(dir, 0o703) }, false},
		{"a link can be turned round", func(dir string) error {
			if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
				return err
			}
			return os.Symlink(t.TempDir(), dir)
		}, false},
		{"above it is a file", func(dir string) error { return os.WriteFile(filepath.Dir(dir), nil, 0o600) }, false},
	} {
		if runtime.GOOS == "windows" && !row.fine {
			continue // neither modes nor links tell anything there
		}
		dir := filepath.Join(t.TempDir(), "above", "dateline")
		if err := row.lay(dir); err != nil {
			t.Fatal(err)
		}
		if err := secure(dir); (err == nil) != row.fine {
			t.Errorf("%s: %v", row.why, err)
		}
	}
}

// open makes a directory of that mode, whatever the umask.
func open(dir string, mode os.FileMode) error {
	return errors.Join(os.MkdirAll(dir, 0o700), os.Chmod(dir, mode))
}

func TestUsable(t *testing.T) {
	dir := t.TempDir()
	good, err := usable(dir)
	if err != nil || len(good) != 0 {
		t.Fatalf("empty: %v, %v", good, err)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, engineDir)); len(left) != 0 {
		t.Errorf("the proof of room stays: %v", left)
	}
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, engineDir, "wazero-v0", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("a", "code")
	write("b.1.tmp", "half")
	if !seal(dir, good) {
		t.Error("new code is not fresh")
	}
	good, err = usable(dir)
	if err != nil || len(good) != 1 || !good["wazero-v0/a"] {
		t.Fatalf("after the seal: %v, %v", good, err)
	}
	if seal(dir, good) {
		t.Error("nothing is new, and yet it is fresh")
	}
	changed, unsealed := write("a", "c0de"), write("c", "unsealed")
	good, err = usable(dir)
	if err != nil || len(good) != 0 {
		t.Errorf("changed code is good: %v, %v", good, err)
	}
	for _, path := range []string{changed, unsealed} {
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("%s is still there", filepath.Base(path))
		}
	}
}

func TestUsableRefusesWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, engineDir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := usable(dir); err == nil {
		t.Error("a file where the engine wants a directory is usable")
	}
}

func TestLeaveTwice(t *testing.T) {
	t.Setenv(state.variable, "/set by somebody since")
	Leave()
	if got := os.Getenv(state.variable); got != "/set by somebody since" {
		t.Errorf("a second Leave changed it to %q", got)
	}
}
