package casebook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tempEnding ends the names of files that are being written.
const tempEnding = ".unfinished"

// writeFile puts data into a file that appears whole or not at all, and has reached the disk when it returns. Only the
// holder of the lock writes, so that a fixed name for what is unfinished is enough, and the next holder finds it.
func writeFile(path string, data []byte) error {
	fail := func(err error) error { return fmt.Errorf("write %s: %w", path, cause(err)) }
	temp := path + tempEnding
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return fail(err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(temp)
		return fail(err)
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return fail(err)
	}
	return nil
}

// appendLine adds a line to a file of which the first length bytes count, has it on the disk when it returns, and
// returns the new length. What stands behind those bytes is cut off; a file that is shorter by now was changed by
// somebody else and is left alone. If it fails, nothing of the line is left.
func appendLine(path string, length int64, line []byte) (int64, error) {
	fail := func(err error) (int64, error) { return 0, fmt.Errorf("write %s: %w", path, cause(err)) }
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return fail(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return fail(err)
	} else if info.Size() < length {
		return fail(errors.New("it has become shorter since it was read"))
	}
	if err := f.Truncate(length); err != nil {
		return fail(err)
	}
	if length > 0 {
		last := []byte{'\n'}
		if _, err := f.ReadAt(last, length-1); err != nil {
			return fail(err)
		}
		if last[0] != '\n' { // the last line was written by hand, without its end
			line = append([]byte{'\n'}, line...)
		}
	}
	if _, err = f.WriteAt(line, length); err == nil {
		err = f.Sync()
	}
	if err != nil {
		_ = f.Truncate(length)
		return fail(err)
	}
	return length + int64(len(line)), nil
}

// sweep takes away what killed processes left unfinished, and says so.
func (cb *Casebook) sweep() error {
	for _, dir := range []string{"", sourcesName, recordsName} {
		entries, err := os.ReadDir(filepath.Join(cb.Dir, dir))
		if errors.Is(err, fs.ErrNotExist) {
			continue // git keeps no empty folders
		} else if err != nil {
			return fmt.Errorf("read %s: %w", filepath.Join(cb.Dir, dir), cause(err))
		}
		for _, e := range entries {
			name := filepath.Join(dir, e.Name())
			text, isText := strings.CutSuffix(e.Name(), ".txt")
			left := strings.HasSuffix(e.Name(), tempEnding) || dir == sourcesName && isText && !slices.Contains(cb.sources, text)
			if !left {
				continue
			}
			if err := os.Remove(filepath.Join(cb.Dir, name)); err != nil {
				return fmt.Errorf("remove %s: %w", filepath.Join(cb.Dir, name), cause(err))
			}
			cb.Findings = append(cb.Findings, fmt.Sprintf("%s was not finished when its process was killed; it is taken away", filepath.ToSlash(name)))
		}
	}
	return nil
}

// keys lists the sources that are whole.
func keys(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, cause(err))
	}
	var out []string
	for _, e := range entries { // in the order of their names
		if key, ok := strings.CutSuffix(e.Name(), ".json"); ok && key != "" && !e.IsDir() {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out, nil
}

// acquire takes the lock, waiting for it if need be, and writes down who has it.
func acquire(path string, opt Options) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, cause(err))
	}
	got, err := tryLock(f)
	if err == nil && !got && opt.Waiting != nil {
		err = opt.Waiting(holder(f))
	}
	if err == nil && !got {
		err = waitLock(f)
	}
	if err == nil {
		err = f.Truncate(0)
	}
	if err == nil {
		_, err = f.WriteAt(fmt.Appendf(nil, "process %d (%s)\n", os.Getpid(), opt.Who), 0)
	}
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, cause(err))
	}
	return f, nil
}

// holder reads who has the lock. It may have let go of it just now.
func holder(f *os.File) string {
	said := make([]byte, 200)
	n, err := f.ReadAt(said, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		n = 0
	}
	line, _, _ := bytes.Cut(said[:n], []byte("\n"))
	if len(line) == 0 {
		return "another process"
	}
	return strings.ToValidUTF8(string(line), "?")
}

// release lets go of the lock. The file stays: one that is removed could be locked twice, by whom it was and by whom
// it is.
func release(f *os.File) error {
	return errors.Join(f.Truncate(0), f.Close())
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
