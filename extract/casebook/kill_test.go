package casebook

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// childVariable makes the test program work on a casebook instead of testing: its value says how, "work 7" or "hold".
const childVariable = "DATELINE_TEST_CASEBOOK"

func TestMain(m *testing.M) {
	if job := os.Getenv(childVariable); job != "" {
		if err := child(job, os.Args[1]); err != nil {
			fmt.Println("fault:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// child does a job on a casebook and writes a line for each thing that is acknowledged.
func child(job, dir string) error {
	var start int
	if n, _ := fmt.Sscanf(job, "work %d", &start); n == 0 { // hold: until standard input ends
		cb, err := Open(dir, Options{Who: "a test", Waiting: func(holder string) error { fmt.Println("waits for", holder); return nil }})
		if err != nil {
			return err
		}
		fmt.Println("has it")
		_, _ = io.Copy(io.Discard, os.Stdin)
		return cb.Close()
	}
	for n := start; ; {
		cb, err := Open(dir, Options{Who: "a test"})
		if err != nil {
			return err
		}
		for range 3 {
			a := post(fmt.Sprintf("article %d.txt", n), "2031-06-03", fmt.Sprintf("They fled on 2031-06-03. Then %d people were killed.%s", n, strings.Repeat(" More words.", n%50*20)))
			rec, err := reader1.read(a)
			if err != nil {
				return err
			}
			if _, err := cb.AddSource(a, rec); err != nil {
				return err
			}
			fmt.Println("source", KeyOf(a))
			d, err := cb.Decide(Decision{Do: Remark, To: strings.Repeat("x", 1+n%3000), About: &Matter{Kind: ASource, Name: a.Name, Anchors: []Anchor{{Source: a.Name, SHA256: a.SHA256}}}, Author: "A", Time: "2031-06-03", Reason: fmt.Sprint(n)})
			if err != nil {
				return err
			}
			fmt.Println("decision", d.ID)
			n++
		}
		built, err := cb.Build(BuildOptions{Extract: reader1.read})
		if err != nil {
			return err
		}
		if err := cb.WriteRecord(built.Record); err != nil {
			return err
		}
		if err := cb.Close(); err != nil {
			return err
		}
	}
}

// process starts this program for a job.
func process(t *testing.T, job, dir string) (*exec.Cmd, io.WriteCloser, *bufio.Reader) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, dir)
	cmd.Env = append(os.Environ(), childVariable+"="+job)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, bufio.NewReader(out)
}

// TestKilled kills a process at work 200 times, at moments that chance chooses. Each time the casebook opens again, has
// all that was acknowledged, and goes on.
func TestKilled(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	rnd := rand.New(rand.NewPCG(3, 1))
	dir := ""
	var said []string // acknowledged by the processes so far on this casebook
	acknowledged, torn, unfinished := 0, 0, 0
	for kill := range kills {
		if kill%20 == 0 { // a new one, so that it stays small
			dir, said = t.TempDir(), nil
			if err := Init(dir); err != nil {
				t.Fatal(err)
			}
		}
		cmd, _, out := process(t, fmt.Sprintf("work %d", 100*kill), dir)
		var lines []string
		first, err := out.ReadString('\n')
		if err == nil {
			lines = append(lines, first)
			time.AfterFunc(time.Duration(rnd.IntN(15000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		for err == nil {
			var line string
			if line, err = out.ReadString('\n'); err == nil {
				lines = append(lines, line)
			}
		}
		_ = cmd.Wait() // it was killed
		for _, line := range lines {
			if strings.HasPrefix(line, "fault") {
				t.Fatal(line)
			}
			said = append(said, strings.TrimSpace(line))
		}
		acknowledged += len(lines)
		cb, err := Open(dir, Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		for _, f := range cb.Findings {
			if strings.Contains(f, "line end") {
				torn++
			} else {
				unfinished++
			}
		}
		ids := map[string]bool{}
		for _, d := range cb.Decisions {
			ids[d.ID] = true
		}
		for _, line := range said {
			what, id, _ := strings.Cut(line, " ")
			if what == "decision" && !ids[id] || what == "source" && !slices.Contains(cb.Keys(), id) {
				t.Fatalf("kill %d: lost: %s", kill, line)
			}
		}
		for _, key := range cb.Keys() {
			if _, err := cb.Source(key); err != nil {
				t.Fatalf("kill %d: %v", kill, err)
			}
		}
		if _, err := cb.Build(BuildOptions{Extract: reader1.read}); err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		if err := cb.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged < kills {
		t.Errorf("only %d things were acknowledged before %d kills", acknowledged, kills)
	}
	t.Logf("%d kills, %d things acknowledged and none lost; found: %d torn lines, %d unfinished files", kills, acknowledged, torn, unfinished)
}

// TestLeftovers: what a killed process can leave is taken away and said; the rest stays.
func TestLeftovers(t *testing.T) {
	cb := filled(t, story())
	if err := cb.Close(); err != nil {
		t.Fatal(err)
	}
	key := cb.Keys()[0]
	left := []string{"sources/new.txt", "sources/" + key + ".json" + tempEnding, "records/x.json" + tempEnding, "record.json" + tempEnding}
	for _, name := range left {
		if err := os.WriteFile(filepath.Join(cb.Dir, filepath.FromSlash(name)), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(cb.Dir, "sources", "notes.md"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	again := open(t, cb.Dir)
	if found := strings.Join(again.Findings, "\n"); len(again.Findings) != len(left) || !strings.Contains(found, left[0]) {
		t.Errorf("found:\n%s", found)
	}
	for _, name := range left {
		if _, err := os.Stat(filepath.Join(cb.Dir, name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	if _, err := os.Stat(filepath.Join(cb.Dir, "sources", "notes.md")); err != nil {
		t.Error("somebody's own file is gone")
	}
	if len(again.Keys()) != len(story()) {
		t.Errorf("%d sources", len(again.Keys()))
	}
}

// TestTwoProcesses: the second waits and says for whom, gets the casebook when the first is done or killed, and can
// refuse to wait.
func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	for _, killed := range []bool{false, true} {
		first, stdin, said := process(t, "hold", dir)
		if line, err := said.ReadString('\n'); err != nil || line != "has it\n" {
			t.Fatalf("the first says %q, %v", line, err)
		}
		name := fmt.Sprintf("process %d (a test)", first.Process.Pid)
		if _, err := Open(dir, Options{Waiting: func(holder string) error { return fmt.Errorf("no, %s", holder) }}); err == nil || !strings.Contains(err.Error(), "no, "+name) {
			t.Errorf("who will not wait is told %v", err)
		}
		second, stdin2, waits := process(t, "hold", dir)
		if line, err := waits.ReadString('\n'); err != nil || line != "waits for "+name+"\n" {
			t.Errorf("the second says %q, %v", line, err)
		}
		if killed {
			if err := first.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		} else {
			stdin.Close()
		}
		if line, err := waits.ReadString('\n'); err != nil || line != "has it\n" {
			t.Errorf("then the second says %q, %v", line, err)
		}
		_ = first.Wait()
		stdin2.Close()
		if err := second.Wait(); err != nil {
			t.Error(err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, lockName)); err != nil || len(bytes.TrimSpace(data)) != 0 {
		t.Errorf("the lock says %q when nobody has it, %v", data, err)
	}
}
