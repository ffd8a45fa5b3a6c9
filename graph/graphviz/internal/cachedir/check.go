package cachedir

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	engineDir = "go-graphviz" // the name go-graphviz appends to the temporary directory
	sumsFile  = "go-graphviz.sums"
	need      = 16 << 20 // bytes; the machine code takes 6 MB on amd64
)

// secure makes dir if it is missing and refuses it unless it is a directory, no link, of this user, closed to others.
func secure(dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	info, err := os.Lstat(dir) // not Stat: a link may be turned round after the check
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is not a directory", dir)
	}
	return private(info)
}

// usable says which machine code in dir the engine may load, as a set of names. A directory that the engine would
// stumble over is an error: one that cannot be read, or, where there is nothing to load, not be written.
func usable(dir string) (map[string]bool, error) {
	names, err := codeFiles(dir)
	if err != nil {
		return nil, err
	}
	sums := readSums(dir)
	good := map[string]bool{}
	for _, name := range names {
		path := filepath.Join(dir, engineDir, name)
		if sum, err := sumOf(path); err == nil && sums[name] == sum {
			good[name] = true
			continue
		}
		// Cut off, or written by a process that ended before it could seal: compiling again is the safe way.
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	if len(good) > 0 {
		return good, nil
	}
	return good, room(filepath.Join(dir, engineDir))
}

// room proves that the engine can write to dir and that the disk holds what it will write.
func room(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, "room-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	block := make([]byte, 1<<20)
	for n := 0; n < need; n += len(block) {
		if _, err := file.Write(block); err != nil {
			file.Close()
			return err
		}
	}
	return file.Close()
}

// seal writes down the checksums of the machine code in dir if some of it is new, and reports whether some was.
func seal(dir string, good map[string]bool) (fresh bool) {
	names, err := codeFiles(dir)
	if err != nil || !slices.ContainsFunc(names, func(name string) bool { return !good[name] }) {
		return false
	}
	var lines strings.Builder
	for _, name := range names {
		if sum, err := sumOf(filepath.Join(dir, engineDir, name)); err == nil {
			fmt.Fprintf(&lines, "%s %s\n", sum, name)
		}
	}
	// Beside the file and renamed over it, so that a process starting now never reads half of it.
	file, err := os.CreateTemp(dir, sumsFile+"-*")
	if err != nil {
		return true
	}
	_, err = file.WriteString(lines.String())
	err = errors.Join(err, file.Close())
	if err != nil || os.Rename(file.Name(), filepath.Join(dir, sumsFile)) != nil {
		os.Remove(file.Name())
	}
	return true
}

// codeFiles lists the files of machine code below dir, as paths relative to the engine's directory, in order.
func codeFiles(dir string) ([]string, error) {
	versions, err := os.ReadDir(filepath.Join(dir, engineDir))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var names []string
	for _, version := range versions {
		if !version.IsDir() {
			continue
		}
		files, err := os.ReadDir(filepath.Join(dir, engineDir, version.Name()))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if !strings.HasSuffix(file.Name(), ".tmp") { // else another process is writing it
				names = append(names, version.Name()+"/"+file.Name())
			}
		}
	}
	return names, nil
}

func sumOf(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := crc32.NewIEEE()
	n, err := io.Copy(sum, file)
	return fmt.Sprintf("%08x-%d", sum.Sum32(), n), err
}

func readSums(dir string) map[string]string {
	data, _ := os.ReadFile(filepath.Join(dir, sumsFile))
	sums := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok {
			sums[name] = sum
		}
	}
	return sums
}
