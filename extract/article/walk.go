package article

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Walk reads the articles of inputs one after the other, so that many need no more memory than one. An input is a
// file, a directory (its .txt, .text and .jsonl files in lexical order, with those of its folders; hidden files, links
// to folders and everything else are reported to Options.Skipped), or "-" for stdin, which may hold one plain text or
// JSON lines. Errors name the file; the sequence goes on after one, so that a caller may stop or report them all.
func Walk(inputs []string, stdin io.Reader, opt Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		w := walker{opt: opt, yield: yield}
		for _, input := range inputs {
			switch {
			case input == "":
				w.fail(`""`, errors.New("no file has an empty name"))
			case input == "-" && stdin == nil:
				w.fail(input, errors.New("standard input was read already"))
			case input == "-":
				w.stdin(stdin)
				stdin = nil
			case strings.HasPrefix(input, "http://") || strings.HasPrefix(input, "https://"):
				w.fail(input, errors.New("web addresses are not read yet: save the text of the page and give the file"))
			default:
				w.path(input)
			}
			if w.stopped {
				return
			}
		}
	}
}

// walker carries the yield function through the folders.
type walker struct {
	opt     Options
	yield   func(*Article, error) bool
	stopped bool
}

func (w *walker) fail(name string, err error) {
	var pathError *fs.PathError
	if errors.As(err, &pathError) { // "open x.txt: no such file" would say the name twice
		err = pathError.Err
	}
	w.stopped = !w.yield(nil, fmt.Errorf("read %s: %w", name, err))
}

func (w *walker) skip(path, why string) {
	if w.opt.Skipped != nil {
		w.opt.Skipped(path, why)
	}
}

func (w *walker) path(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.fail(path, err)
	case info.IsDir():
		w.folder(path)
	default:
		w.file(path)
	}
}

func (w *walker) folder(folder string) {
	// WalkDir visits in lexical order, which is what keeps the order of articles the same everywhere.
	walk := func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			w.fail(path, err)
			if d != nil && d.IsDir() && !w.stopped {
				return fs.SkipDir
			}
		case hidden(path, folder) && d.IsDir():
			w.skip(path, "hidden folder")
			return fs.SkipDir
		case d.IsDir():
		case hidden(path, folder):
			w.skip(path, "hidden file")
		case !listed(path):
			w.skip(path, "neither .txt nor .jsonl")
		default:
			if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
				w.skip(path, "not a regular file")
			} else {
				w.file(path)
			}
		}
		if w.stopped {
			return fs.SkipAll
		}
		return nil
	}
	_ = filepath.WalkDir(root(folder), walk) // walk returns no error of its own
}

// Find returns the path below a folder at which Walk would read the given file, "" if it would not.
func Find(folder string, file fs.FileInfo) string {
	found := ""
	_ = filepath.WalkDir(root(folder), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil: // Walk says so
		case hidden(path, folder):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && listed(path):
			if info, err := os.Stat(path); err == nil && os.SameFile(info, file) {
				found = path
				return fs.SkipAll
			}
		}
		return nil
	})
	return found
}

// root is a folder in the form in which WalkDir enters it: a link given as the root is not followed, but "link/" is.
func root(folder string) string {
	if _, err := os.Readlink(folder); err == nil {
		return folder + string(filepath.Separator)
	}
	return folder
}

// hidden reports a file or folder below a folder that people do not see.
func hidden(path, folder string) bool {
	return strings.HasPrefix(filepath.Base(path), ".") && filepath.Clean(path) != filepath.Clean(folder)
}

// listed reports that a folder's file is taken without being named.
func listed(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return true
	}
	return isLines(path)
}

func isLines(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

// unread are the endings of formats that would give nonsense if read as plain text.
func unread(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm", ".xhtml":
		return "HTML"
	case ".xml", ".rss", ".atom":
		return "XML"
	case ".pdf":
		return "PDF"
	case ".docx", ".doc", ".odt", ".rtf":
		return "an office document"
	case ".eml", ".mbox":
		return "mail"
	case ".json":
		return "one JSON document"
	}
	return ""
}

func (w *walker) file(path string) {
	if kind := unread(path); kind != "" {
		w.fail(path, fmt.Errorf("%s is not read as articles yet: give plain text or JSON lines (.jsonl)", kind))
		return
	}
	f, err := os.Open(path)
	if err != nil {
		w.fail(path, err)
		return
	}
	defer f.Close()
	if isLines(path) {
		w.lines(path, f)
	} else {
		w.text(path, f)
	}
}

// stdin reads standard input: JSON lines if it starts with a brace, else one plain text.
func (w *walker) stdin(r io.Reader) {
	br := bufio.NewReader(r)
	head, _ := br.Peek(512)
	if strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(string(head), "\xef\xbb\xbf"), " \t\r\n"), "{") {
		w.lines("-", br)
	} else {
		w.text("-", br)
	}
}

func (w *walker) lines(name string, r io.Reader) {
	for a, err := range Lines(name, r, w.opt) {
		if err != nil {
			w.fail(name, err)
		} else {
			w.stopped = !w.yield(a, nil)
		}
		if w.stopped {
			return
		}
	}
}

func (w *walker) text(name string, r io.Reader) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		w.fail(name, err)
		return
	}
	a, err := Text(name, data, w.opt)
	if err != nil {
		w.fail(name, err)
		return
	}
	w.stopped = !w.yield(a, nil)
}
