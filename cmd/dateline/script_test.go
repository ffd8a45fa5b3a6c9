package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScript runs testdata/script/*.txtar, one behaviour a file; the first word of its name is the command. Beyond
// the commands of testscript there are
//
//	status N PROGRAM ARGS...   run and check the exit status
//	longline FILE MB           a file of one line
//	noise FILE KB              a file of random bytes, always the same
//	empty FOLDER               check that a folder has no entries, hidden ones included
func TestScript(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache) // testscript has no home, and the drawing engine would be cold each time
			env.Setenv("EXAMPLES", examples)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": func(ts *testscript.TestScript, _ bool, args []string) {
				code := 0
				if err := ts.Exec(args[1], args[2:]...); err != nil {
					var exit *exec.ExitError
					if !errors.As(err, &exit) {
						ts.Fatalf("%v", err)
					}
					code = exit.ExitCode()
				}
				if strconv.Itoa(code) != args[0] {
					ts.Fatalf("exit status %d, want %s", code, args[0])
				}
			},
			"longline": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("Rebels left. "), number(ts, args[1])<<20/13), 0o644))
			},
			"noise": func(ts *testscript.TestScript, _ bool, args []string) {
				noise := make([]byte, number(ts, args[1])<<10)
				rnd := rand.New(rand.NewPCG(1, 2))
				for i := range noise {
					noise[i] = byte(rnd.Uint32())
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), noise, 0o644))
			},
			"empty": func(ts *testscript.TestScript, _ bool, args []string) {
				entries, err := os.ReadDir(ts.MkAbs(args[0]))
				ts.Check(err)
				for _, e := range entries {
					ts.Fatalf("%s holds %s", args[0], e.Name())
				}
			},
		},
	})
}

func number(ts *testscript.TestScript, s string) int {
	n, err := strconv.Atoi(s)
	ts.Check(err)
	return n
}
