package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// writeOutput calls write with the file at path, or standard output for "-". A file appears whole or not at all: it
// is written beside its place and renamed. What is no regular file (a pipe, /dev/null) is written to as it is.
func writeOutput(sys *system, path string, write func(*bufio.Writer) error) error {
	return writePath(sys, path, false, write)
}

// writeLines is writeOutput for lines that are flushed one by one: after an interrupt the whole ones stand in path with
// ".part" behind it, and a message says so.
func writeLines(sys *system, path string, write func(*bufio.Writer) error) error {
	return writePath(sys, path, true, write)
}

func writePath(sys *system, path string, lines bool, write func(*bufio.Writer) error) error {
	if path == "-" {
		return buffered(sys.out, write)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // replace what a link points to, not the link
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fmt.Errorf("write %s: is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("write %s: %w", path, cause(err))
		}
		return errors.Join(buffered(f, write), f.Close())
	case err == nil:
		mode = info.Mode().Perm()
	}
	temp, err := writeTemp(path, mode, func(w *bufio.Writer) error {
		err := write(w)
		if err == nil || !lines || sys.ctx.Err() == nil {
			return err
		}
		temp, part := tempName(path), path+".part"
		if info, statErr := os.Stat(temp); statErr == nil && info.Size() > 0 && os.Rename(temp, part) == nil {
			sys.say("interrupted: what was whole by then stands in %s", part)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		_ = os.Remove(temp)
		return fmt.Errorf("write %s: %w", path, cause(err))
	}
	return nil
}

// writeTemp writes a new file beside path and returns its name. After an error nothing is left of it.
func writeTemp(path string, mode fs.FileMode, write func(*bufio.Writer) error) (string, error) {
	temp := tempName(path)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, cause(err))
	}
	err = buffered(f, write)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		err = named(err, path)
		_ = os.Remove(temp)
		return "", err
	}
	return temp, nil
}

// tempName is the hidden name beside path under which this process prepares it.
func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+tempEnding())
}

// tempEnding ends the names of what this process prepares.
func tempEnding() string { return ".dateline-" + strconv.Itoa(os.Getpid()) }

// isTemp reports that this process is preparing the file or folder.
func isTemp(path string) bool { return strings.HasSuffix(path, tempEnding()) }

// writeJSON writes a value as indented JSON that leaves <, > and & as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func buffered(w io.Writer, write func(*bufio.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// cause takes the operation and path off an error of the file system, since our messages say them.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// named says which file could not be written, by the name it was to have and not by that of its preparation. Errors of
// what was to be written stay as they are.
func named(err error, path string) error {
	var disk *fs.PathError
	if errors.As(err, &disk) {
		return fmt.Errorf("write %s: %w", path, disk.Err)
	}
	return err
}

// file is one file of a folder to write.
type file struct {
	name  string
	what  string // in a few words
	write func(*bufio.Writer) error
}

// writeFolder writes files into dir, making it if need be. All are written in full before the first takes its place,
// so that an error or an interrupt leaves dir as it was. Other files in dir stay.
func writeFolder(sys *system, dir string, files []file) (err error) {
	fail := func(err error) error { return fmt.Errorf("write %s: %w", dir, cause(err)) }
	info, statErr := os.Stat(dir)
	exists := statErr == nil
	if exists && !info.IsDir() {
		return fail(errors.New("is a file, not a folder"))
	}
	if statErr != nil && !errors.Is(statErr, fs.ErrNotExist) {
		return fail(statErr)
	}
	// A new folder is prepared beside its place, files for an old one inside it: there a rename cannot cross disks.
	temp := tempName(filepath.Clean(dir))
	if exists {
		temp = filepath.Join(dir, tempEnding())
		for _, f := range files {
			if info, err := os.Lstat(filepath.Join(dir, f.name)); err == nil && info.IsDir() {
				return fail(fmt.Errorf("%s is a folder", f.name))
			}
		}
	} else if err := os.MkdirAll(filepath.Dir(temp), 0o777); err != nil {
		return fail(err)
	}
	if err := os.Mkdir(temp, 0o777); err != nil {
		return fail(err)
	}
	defer func() {
		if err != nil || exists {
			_ = os.RemoveAll(temp)
		}
	}()
	for _, f := range files {
		out, err := os.Create(filepath.Join(temp, f.name))
		if err != nil {
			return fail(err)
		}
		err = buffered(out, f.write)
		if closed := out.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return named(err, filepath.Join(dir, f.name))
		}
		if err := sys.ctx.Err(); err != nil {
			return err
		}
	}
	if !exists {
		if err := os.Rename(temp, dir); err != nil {
			return fail(err)
		}
		return nil
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(temp, f.name), filepath.Join(dir, f.name)); err != nil {
			return fail(err)
		}
	}
	return nil
}
