// Package cachedir keeps the machine code of the drawing engine in a directory of the user's own.
//
// go-graphviz compiles Graphviz from WebAssembly in a package initialiser and caches the machine code below
// os.TempDir, in a directory with a fixed name. On a machine with several users that is unsafe: whoever makes that
// directory first decides which code the others run. There is no option to move it, and an initialiser cannot be
// called off. So this package has the one init of the project that does something: it points the temporary
// directory of this process at a private one before go-graphviz looks, and Leave points it back afterwards.
//
// The order is Go's: of the packages whose imports are all initialised, the one whose import path sorts first is
// initialised next. This path sorts before github.com/goccy, and the package imports nothing that the engine does
// not import too, so it is always ready before the engine is. A test holds both.
//
// A failing cache would end the process before main could say a word (the initialiser of go-graphviz panics), so
// nothing is handed over that has not been checked: owner, mode, room on the disk, and the checksum of what is there.
// Without a good directory the engine works without a cache, and every start costs the cold second.
package cachedir

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
)

// state is written by init, then by Leave, both before main begins, and only read after that.
var state struct {
	dir      string // private directory in use, or ""
	variable string // the environment variable that os.TempDir reads
	before   string // its value at the start
	wasSet   bool
	good     map[string]bool // machine code in dir at the start whose checksum was right
	cold     bool            // the engine was compiled in this process
	left     bool
}

func init() {
	state.variable = "TMPDIR"
	if runtime.GOOS == "windows" {
		state.variable = "TMP"
	}
	state.before, state.wasSet = os.LookupEnv(state.variable)
	target := filepath.Join(os.DevNull, "none") // cannot exist, which turns the engine's cache off
	for _, dir := range candidates() {
		if secure(dir) != nil {
			continue
		}
		if good, err := usable(dir); err == nil {
			state.dir, state.good, target = dir, good, dir
			break
		}
	}
	os.Setenv(state.variable, target)
}

// candidates are the directories to try: the user's cache, or, where there is no home to write to, one of the
// user's own in the shared temporary directory.
func candidates() []string {
	var dirs []string
	if cache, err := os.UserCacheDir(); err == nil {
		dirs = append(dirs, filepath.Join(cache, "dateline"))
	}
	return append(dirs, filepath.Join(os.TempDir(), "dateline-"+strconv.Itoa(os.Geteuid())))
}

// Leave gives the process its temporary directory back. Package graphviz calls it as soon as the engine is
// initialised; later calls do nothing.
func Leave() {
	if state.left {
		return
	}
	state.left = true
	if state.wasSet {
		os.Setenv(state.variable, state.before)
	} else {
		os.Unsetenv(state.variable)
	}
	// Good machine code of another processor or an older version is none for this process: what counts is whether
	// the engine has added some.
	state.cold = state.dir == "" || seal(state.dir, state.good)
}

// Cold reports that this process had to compile the engine because no usable machine code was in the cache.
func Cold() bool { return state.cold }

// Dir returns the private directory in use, or "" if there is none and nothing is cached.
func Dir() string { return state.dir }
