package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// dateline runs the command and returns what it prints.
func dateline(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("dateline", args...)
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("dateline %s: %v\n%s", strings.Join(args, " "), err, says.String())
	}
	return string(out)
}

// TestCaseKilled kills the command itself while it adds and decides; the package casebook does the same 200 times. All that
// it said to be there is there.
func TestCaseKilled(t *testing.T) {
	t.Chdir(t.TempDir())
	kills := 20
	if testing.Short() {
		kills = 4
	}
	var articles strings.Builder
	for i := range 400 {
		fmt.Fprintf(&articles, `{"name":"a%03d.txt","text":"Rebels attacked the town of Karlow on %d May 2016.","published":"2016-06-01"}`+"\n", i, 1+i%28)
	}
	if err := os.WriteFile("many.jsonl", []byte(articles.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	dateline(t, "case", "init", "story")
	rnd := rand.New(rand.NewPCG(5, 8))
	var said []string
	for kill := range kills {
		cmd := exec.Command("dateline", "case", "add", "story", "many.jsonl")
		if kill > 0 && kill%2 == 0 {
			cmd = exec.Command("dateline", "case", "decide", "story", "note", "source:a000.txt", fmt.Sprint(kill), "--author", "A", "--time", "2016-06-02", "--reason", "r")
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		wait := time.Duration(rnd.IntN(30)) * time.Millisecond
		if kill%2 == 0 && kill > 0 {
			wait *= 10 // until it writes
		} else if line, err := lines.ReadString('\n'); err == nil {
			said = append(said, line)
		}
		time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				break
			}
			said = append(said, line)
		}
		_ = cmd.Wait() // killed, or done before
		status := dateline(t, "case", "status", "story")
		for _, line := range said {
			line = strings.TrimSpace(line)
			id := strings.TrimPrefix(strings.TrimPrefix(line, "added "), "read again ")
			if id == line { // "d0123456789: on “a000.txt”: ..." or the count at the end
				var decided bool
				if id, _, decided = strings.Cut(line, ":"); !decided {
					continue
				}
			}
			if !strings.Contains(status, id) {
				t.Fatalf("kill %d: lost: %s", kill, line)
			}
		}
	}
	if len(said) < kills {
		t.Errorf("only %d things were said before %d kills", len(said), kills)
	}
}

// TestCaseWaits: a second process waits, or says who has the casebook.
func TestCaseWaits(t *testing.T) {
	t.Chdir(t.TempDir())
	dateline(t, "case", "init", "story")
	first := exec.Command("dateline", "case", "add", "story", "-", "--published", "2016-06-01")
	stdin, err := first.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for { // until it has begun
		if data, err := os.ReadFile("story/.lock"); err == nil && len(data) > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	holder := fmt.Sprintf("process %d (dateline case add)", first.Process.Pid)
	out, err := exec.Command("dateline", "case", "rebuild", "story", "--no-wait").CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitError || !strings.Contains(string(out), holder+" works on it") {
		t.Errorf("who will not wait: %v, %s", err, out)
	}
	second := exec.Command("dateline", "case", "rebuild", "story")
	says, err := second.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	var result bytes.Buffer
	second.Stdout = &result
	if err := second.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(says).ReadString('\n'); err != nil || !strings.Contains(line, "waiting for "+holder) {
		t.Errorf("who waits says %q, %v", line, err)
	}
	if _, err := io.WriteString(stdin, "Rebels attacked the town of Karlow on 3 May 2016."); err != nil {
		t.Fatal(err)
	}
	stdin.Close()
	if err := errors.Join(first.Wait(), second.Wait()); err != nil {
		t.Error(err)
	}
	if !strings.Contains(result.String(), "from 1 article") {
		t.Errorf("then it writes %s", result.String())
	}
}
