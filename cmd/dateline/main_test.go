package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dateline/dateline/extract/record"
)

func TestWantsColor(t *testing.T) {
	for _, c := range []struct {
		why, noColor, term string
		want               bool
	}{
		{"a plain terminal", "", "xterm", true},
		{"NO_COLOR with any value", "0", "xterm", false},
		{"a terminal that knows no codes", "", "dumb", false},
	} {
		env := map[string]string{"NO_COLOR": c.noColor, "TERM": c.term}
		if got := wantsColor(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%s: got %v", c.why, got)
		}
	}
}

func TestIsTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if isTerminal(null) {
		t.Error("the null device is a character device but no terminal")
	}
}

func TestRunStatus(t *testing.T) {
	for _, c := range []struct {
		why, args string
		out       io.Writer
		status    int
		says      string
	}{
		{"done", "version", io.Discard, exitDone, ""},
		{"the reader of a pipe has gone: success", "help", brokenPipe{}, exitDone, ""},
		{"the disk is full", "help", fullDisk{}, exitError, "\x1b[1mdateline:\x1b[0m no space left on device\n"},
		{"nothing found", "extract " + t.TempDir(), io.Discard, exitNothing, "no articles in"},
		{"several errors, a line each", "extract gone1.txt gone2.txt", io.Discard, exitError, "read gone2.txt: no such file or directory\n"},
	} {
		var says bytes.Buffer
		sys := &system{ctx: context.Background(), in: strings.NewReader(""), out: c.out, err: &says, bold: true}
		if got := run(sys, strings.Fields(c.args)); got != c.status || !strings.Contains(says.String(), c.says) {
			t.Errorf("%s: status %d, says %q", c.why, got, says.String())
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestInterrupt stops the command while it waits for its input.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range []string{"extract - -o r.json", "extract --jsonl - -o r.jsonl", "build - -o out"} {
		cmd := exec.Command("dateline", strings.Fields(args)...)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// More than a pipe holds: when it is written, the command has begun to read, and to listen for the signal.
		if _, err := io.WriteString(stdin, strings.Repeat("Rebels left. ", 20000)); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("%s: got %v, want status %d", args, err, exitInterrupted)
		}
		stdin.Close()
	}
	entries, err := os.ReadDir(".")
	if err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestInterruptKeepsLines stops the command when the first of its records is written.
func TestInterruptKeepsLines(t *testing.T) {
	t.Chdir(t.TempDir())
	cmd := exec.Command("dateline", "extract", "--jsonl", "-", "-o", "r.jsonl")
	var says bytes.Buffer
	cmd.Stderr = &says
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	line := `{"text":"Rebels attacked the town of Karlow on 3 May 2016."}` + "\n"
	if _, err := io.WriteString(stdin, strings.Repeat(line, 5000)); err != nil { // more than is read ahead
		t.Fatal(err)
	}
	for {
		if found, _ := filepath.Glob(".r.jsonl*"); len(found) == 1 {
			if info, err := os.Stat(found[0]); err == nil && info.Size() > 0 {
				break
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("got %v, want status %d", err, exitInterrupted)
	}
	kept, err := os.ReadFile("r.jsonl.part")
	if err != nil {
		t.Fatal(err)
	}
	for whole := range strings.SplitSeq(strings.TrimSuffix(string(kept), "\n"), "\n") {
		if _, err := record.Read(strings.NewReader(whole)); err != nil {
			t.Fatalf("a line that is no record: %v", err)
		}
	}
	if entries, _ := os.ReadDir("."); len(entries) != 1 || !strings.HasSuffix(string(kept), "\n") || !strings.Contains(says.String(), "r.jsonl.part") {
		t.Errorf("left behind %v, said %q", entries, &says)
	}
}

// TestBrokenPipe lets the reader of the output go away in the middle of it.
func TestBrokenPipe(t *testing.T) {
	lines := strings.Repeat(`{"text":"Rebels attacked the town of Karlow on 3 May 2016."}`+"\n", 500)
	cmd := exec.Command("dateline", "extract", "--jsonl", "-")
	cmd.Stdin = strings.NewReader(lines)
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 100)); err != nil {
		t.Error(err)
	}
	out.Close()
	if err := cmd.Wait(); err != nil || says.Len() > 0 {
		t.Errorf("got %v, %s", err, says.String())
	}
}

// TestSameBytes builds the examples under different circumstances: nothing of them may be seen in the files.
func TestSameBytes(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	circumstances := [][]string{
		{"GOMAXPROCS=1"},
		{"GOMAXPROCS=2"},
		{"TZ=America/Los_Angeles", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"},
		{"TZ=Pacific/Kiritimati", "NO_COLOR=1", "TERM=dumb"},
	}
	for i, env := range circumstances {
		cmd := exec.Command("dateline", "build", examples, "--published", "2017-05-12", "-o", fmt.Sprint(i))
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", env, err, out)
		}
	}
	files, err := os.ReadDir("0")
	if err != nil || len(files) != 6 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		first := content(t, filepath.Join("0", f.Name()))
		for i := 1; i < len(circumstances); i++ {
			if content(t, filepath.Join(fmt.Sprint(i), f.Name())) != first {
				t.Errorf("%s differs between %v and %v", f.Name(), circumstances[0], circumstances[i])
			}
		}
	}
}

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		why         string
		articles    int
		done, total int64
		elapsed     time.Duration
		want        string
	}{
		{"a size that is not known (standard input) gives no estimate", 3, 900, 0, time.Second, "3 articles, 3.0 a second"},
		{"seconds", 1, 100, 1000, 2 * time.Second, "[##----------------------] 1 article, 10 %, about 18 s left"},
		{"minutes", 50, 100, 1000, time.Minute, "[##----------------------] 50 articles, 0.8 a second, 10 %, about 9 min left"},
		{"hours", 50, 1, 1000, time.Minute, "[------------------------] 50 articles, 0.8 a second, 0 %, about 16 h left"},
		{"the last second is not worth counting", 50, 999, 1000, time.Minute, "[#######################-] 50 articles, 0.8 a second, 99 %"},
		{"a file that grew: no share above all", 50, 1001, 1000, time.Minute, "50 articles, 0.8 a second"},
	} {
		if got := progressLine(c.articles, c.done, c.total, c.elapsed); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestSuggestion(t *testing.T) {
	for _, c := range []struct{ why, given, want string }{
		{"letters exchanged", "biuld", "build"},
		{"the beginning of one", "gra", "graph"},
		{"nothing near", "frobnicate", ""},
	} {
		got := suggestion(c.given)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q", c.why, got)
		}
	}
}

// BenchmarkBuild is the main job on the example, the engine warm.
func BenchmarkBuild(b *testing.B) {
	input := filepath.Join("..", "..", "examples", "tabqa.txt")
	info, err := os.Stat(input)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	sys := &system{ctx: context.Background(), in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	for b.Loop() {
		if status := run(sys, []string{"build", input, "--published", "2017-05-12", "-o", filepath.Join(b.TempDir(), "out")}); status != exitDone {
			b.Fatalf("status %d", status)
		}
	}
}

// BenchmarkStart is what every command pays before it begins: `dateline version`, the engine warm.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		if out, err := exec.Command("dateline", "version").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}
