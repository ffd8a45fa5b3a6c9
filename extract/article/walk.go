package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/when"
)

// Walk reads the articles of inputs one after the other, so that many need no more memory than one. An input is a
// file, a directory (its files in lexical order, with those of its folders; hidden files, links to folders and what is
// no article are reported to Options.Skipped), a web address if Options.Fetch is set, or "-" for stdin. Errors name the
// file; the sequence goes on after one, so that a caller may stop or report them all.
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
				w.stream("-", w.counted(stdin), 0, w.budget(), "")
				stdin = nil
			case strings.HasPrefix(input, "http://") || strings.HasPrefix(input, "https://"):
				w.fetch(input)
			default:
				w.path(input)
			}
			if w.stopped {
				return
			}
		}
	}
}

// walker carries the yield function through folders and containers.
type walker struct {
	opt     Options
	yield   func(*Article, error) bool
	stopped bool
	inside  bool   // a folder or a container
	address string // of the page that is being read
	reader  *when.Reader
}

// days returns the reader of days, which is made when the first document needs it: plain text does not.
func (w *walker) days() *when.Reader {
	if w.reader == nil {
		w.reader = when.NewReader()
	}
	return w.reader
}

func (w *walker) budget() *budget { return &budget{left: w.opt.maxInflated()} }

// counted tells Options.Consumed what is read.
func (w *walker) counted(r io.Reader) io.Reader {
	if w.opt.Consumed == nil {
		return r
	}
	return counter{r, w.opt.Consumed}
}

type counter struct {
	r    io.Reader
	told func(int)
}

func (c counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.told(n)
	return n, err
}

func (w *walker) fail(name string, err error) {
	var pathError *fs.PathError
	if errors.As(err, &pathError) { // "open x.txt: no such file" would say the name twice
		err = pathError.Err
	}
	if w.inside && w.opt.Failed != nil {
		w.opt.Failed(name, err)
		return
	}
	w.stopped = !w.yield(nil, fmt.Errorf("read %s: %w", name, err))
}

func (w *walker) skip(path, why string) {
	if w.opt.Skipped != nil {
		w.opt.Skipped(path, why)
	}
}

func (w *walker) fetch(address string) {
	if w.opt.Fetch == nil {
		w.fail(address, errors.New("web addresses are not read here: save the page and give the file"))
		return
	}
	page, err := w.opt.Fetch(address)
	if err != nil {
		w.fail(address, err)
		return
	}
	w.address = page.URL
	w.stream(address, bytes.NewReader(page.Body), 0, w.budget(), page.Charset)
	w.address = ""
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
	outer := w.inside
	defer func() { w.inside = outer }()
	w.inside = true
	// WalkDir visits in lexical order, which is what keeps the order of articles the same everywhere. It follows no
	// links, so that none can lead in a circle.
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
		default:
			info, err := os.Stat(path)
			switch {
			case err == nil && info.IsDir():
				w.skip(path, "a link to a folder")
			case err == nil && !info.Mode().IsRegular():
				w.skip(path, "not a regular file")
			case err != nil && d.Type()&fs.ModeSymlink != 0:
				w.skip(path, "a link that leads nowhere")
			default:
				head, err := peek(path)
				if why := unwanted(path, head); why != "" && err == nil {
					w.skip(path, why)
				} else {
					w.file(path) // which says why it cannot be opened
				}
			}
		}
		if w.stopped {
			return fs.SkipAll
		}
		return nil
	}
	_ = filepath.WalkDir(root(folder), walk) // walk returns no error of its own
}

// peek reads the head of a regular file.
func peek(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
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
		case !d.IsDir():
			if info, err := os.Stat(path); err != nil || !os.SameFile(info, file) || !info.Mode().IsRegular() {
				break
			}
			if head, err := peek(path); err == nil && unwanted(path, head) == "" {
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

// unwanted says why a file of a folder or an archive is passed over; "" if it is read. What has a format of its own is
// read whatever its name; plain text only if its name does not say that it is something else, for programs, tables and
// drawings are plain text too.
func unwanted(path string, head []byte) string {
	if len(head) == 0 {
		return "an empty file"
	}
	switch sniff(head) {
	case unknown:
		switch strings.ToLower(filepath.Ext(path)) {
		case ".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".asc", ".htm", ".html", ".xhtml", ".eml", ".mht", ".mhtml", ".mbox", ".pdf",
			".docx", ".odt", ".epub", ".rtf", ".rss", ".atom", ".warc", ".wacz", ".zip", ".gz", ".zst", ".tar":
		case "":
			if !strings.Contains(filepath.Base(path), ".") && looksLikeText(head) {
				return ""
			}
			return "not a known kind of document"
		default:
			return "not a known kind of document"
		}
	case lineJSON:
		if !isLines(path) {
			return "JSON that is no feed (JSON lines end in .jsonl)"
		}
	case pictures:
		return "no text"
	case otherXML:
		return "XML of an unknown kind"
	case aRecord:
		if !isLines(path) {
			return "a record, not an article"
		}
		return "records, not articles"
	}
	return ""
}

// looksLikeText reports text in UTF-8 without control characters, as far as its head shows.
func looksLikeText(head []byte) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 && len(head) > 4 || r < ' ' && !strings.ContainsRune("\t\n\r\f", r) {
			return false
		}
		head = head[size:]
	}
	return true
}

func isLines(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

func (w *walker) file(path string) {
	f, err := os.Open(path)
	if err != nil {
		w.fail(path, err)
		return
	}
	defer f.Close()
	w.stream(path, w.counted(f), 0, w.budget(), "")
}

func (w *walker) lines(name string, r io.Reader) {
	outer := w.inside
	defer func() { w.inside = outer }()
	w.inside = true
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
