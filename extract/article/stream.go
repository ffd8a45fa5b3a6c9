package article

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/dateline/dateline/extract/article/mail"
	"github.com/dateline/dateline/extract/article/office"
	"github.com/dateline/dateline/extract/article/warc"
)

// Bounds on containers. What they hold when unpacked is bounded by Options.maxInflated.
const (
	maxNesting = 4       // containers within containers
	maxMembers = 1000000 // of one container
)

// budget counts what is unpacked of one input, however deep its containers: a fixed amount and a hundred times what
// is read of the input itself. Text packs to a fifth or a tenth; what packs to less than a hundredth is a bomb.
type budget struct{ left int64 }

// maxRatio is how much a byte of the input may hold.
const maxRatio = 100

// earning adds to the budget what is read of the input itself.
type earning struct {
	r io.Reader
	b *budget
}

func (e earning) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.b.left += maxRatio * int64(n)
	return n, err
}

var errInflated = fmt.Errorf("unpacks to more than %d times its size: not read, --max-size raises what is", maxRatio)

// limited reads within a budget.
type limited struct {
	r io.Reader
	b *budget
}

func (l limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.b.left -= int64(n); l.b.left < 0 {
		return 0, errInflated
	}
	return n, err
}

// stream reads an input of any format. Depth counts the containers around it.
func (w *walker) stream(name string, r io.Reader, depth int, b *budget, declared string) {
	if depth == 0 {
		r = earning{r, b}
	}
	br := bufio.NewReaderSize(r, 2*headSize)
	head, err := br.Peek(headSize)
	if err != nil && err != io.EOF && len(head) == 0 {
		w.fail(name, err)
		return
	}
	is := sniff(head)
	if is == lineJSON && depth == 0 && !isLines(name) && name != "-" && !oneLineJSON(head) {
		is = unknown
	}
	switch is {
	case gzipped, zstandard, tarred, letterBox, webArchive:
		if depth >= maxNesting {
			w.fail(name, fmt.Errorf("archives within archives are read %d deep", maxNesting))
			return
		}
	}
	inner := w.inside
	switch is {
	case gzipped:
		z, err := gzip.NewReader(br)
		if err != nil {
			w.fail(name, fmt.Errorf("damaged gzip data: %w", err))
			return
		}
		defer z.Close()
		w.stream(strings.TrimSuffix(name, ".gz"), limited{z, b}, depth+1, b, declared)
	case zstandard:
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(64<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			w.fail(name, fmt.Errorf("damaged zstd data: %w", err))
			return
		}
		defer z.Close()
		w.stream(strings.TrimSuffix(name, ".zst"), limited{z, b}, depth+1, b, declared)
	case tarred:
		w.inside = true
		w.tar(name, br, depth, b)
	case letterBox:
		w.inside = true
		number := 0
		for letter, err := range mail.Box(br, w.opt.maxFile()) {
			number++
			if err != nil {
				w.fail(name, err)
			} else {
				w.whole(fmt.Sprintf("%s:%d", name, number), aLetter, letter, "", depth, b)
			}
			if w.stopped {
				break
			}
		}
	case webArchive:
		w.inside = true
		w.warc(name, br, depth, b)
	case lineJSON:
		w.lines(name, br)
	case unknown:
		if isLines(name) {
			w.lines(name, br)
			break
		}
		fallthrough
	default:
		most := w.opt.maxFile()
		if is == unknown {
			most = w.opt.maxText()
		}
		data, err := io.ReadAll(io.LimitReader(br, most+1))
		switch {
		case err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(data) > 0):
			w.fail(name, err)
		case int64(len(data)) > most && is == unknown:
			if _, _, err := decode(data[:headSize], most); err != nil && sniff(data) == unknown && !strings.Contains(err.Error(), "UTF-8") {
				w.fail(name, err)
				break
			}
			w.fail(name, tooLong("the text", most))
		case int64(len(data)) > most:
			w.fail(name, fmt.Errorf("larger than %d MB; raise it with --max-size", most>>20))
		default:
			w.whole(name, is, data, declared, depth, b)
		}
	}
	w.inside = inner
}

// oneLineJSON reports that the head of a file holds at least one whole JSON object with a text, as JSON lines do.
func oneLineJSON(head []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"), []byte("\n"))
	return bytes.Contains(line, []byte(`"text"`)) || bytes.Contains(line, []byte(`"html"`))
}

// whole reads a document that is in memory. A fault of ours becomes an error that names it.
func (w *walker) whole(name string, is format, data []byte, declared string, depth int, b *budget) {
	articles, err := w.guarded(name, is, data, declared)
	if errors.Is(err, errContainer) {
		w.zip(name, data, depth, b)
		return
	}
	for _, a := range articles {
		if w.stopped = !w.yield(a, nil); w.stopped {
			return
		}
	}
	if err != nil {
		w.fail(name, err)
	}
}

// errContainer says that a ZIP archive holds files and is no document.
var errContainer = errors.New("a container")

func (w *walker) guarded(name string, is format, data []byte, declared string) (articles []*Article, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			articles, err = nil, fmt.Errorf("a fault in dateline, please report it: %v", fault)
		}
	}()
	if is == zipped && office.Kind(data) == "" {
		return nil, errContainer
	}
	return w.document(name, is, data, declared)
}

// zip reads the files of an archive in its order, a web archive collection (WACZ) by its WARC files alone.
func (w *walker) zip(name string, data []byte, depth int, b *budget) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil:
		w.fail(name, fmt.Errorf("a damaged ZIP archive: %w", err))
		return
	case depth >= maxNesting:
		w.fail(name, fmt.Errorf("archives within archives are read %d deep", maxNesting))
		return
	case len(z.File) > maxMembers:
		w.fail(name, fmt.Errorf("%d files in the archive, the most that is read is %d", len(z.File), maxMembers))
		return
	}
	wacz := false
	for _, f := range z.File {
		wacz = wacz || f.Name == "datapackage.json"
	}
	outer := w.inside
	defer func() { w.inside = outer }()
	w.inside = true
	for _, f := range z.File {
		member := name + "/" + memberName(f.Name)
		switch {
		case w.stopped:
			return
		case wacz && !strings.HasPrefix(f.Name, "archive/"):
			continue
		case f.FileInfo().IsDir():
			continue
		case !f.Mode().IsRegular():
			w.skip(member, "not a regular file")
			continue
		case hiddenMember(f.Name):
			w.skip(member, "hidden file")
			continue
		case f.Flags&1 != 0:
			w.fail(member, office.ErrEncrypted)
			continue
		}
		r, err := f.Open()
		if err != nil {
			w.fail(member, err)
			continue
		}
		w.member(member, limited{r, b}, depth, b)
		r.Close()
	}
}

// tar reads the files of an archive in its order. Links are not followed: they may lead anywhere.
func (w *walker) tar(name string, r io.Reader, depth int, b *budget) {
	t := tar.NewReader(r)
	for range maxMembers {
		h, err := t.Next()
		if err == io.EOF || w.stopped {
			return
		}
		if err != nil {
			w.fail(name, fmt.Errorf("a damaged TAR archive: %w", err))
			return
		}
		member := name + "/" + memberName(h.Name)
		switch {
		case h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader:
		case h.Typeflag != tar.TypeReg:
			w.skip(member, "a link or a device")
		case hiddenMember(h.Name):
			w.skip(member, "hidden file")
		default:
			w.member(member, limited{t, b}, depth, b)
		}
	}
}

// member reads a file of an archive if it is of a kind that folders are read for.
func (w *walker) member(name string, r io.Reader, depth int, b *budget) {
	br := bufio.NewReaderSize(r, headSize)
	head, _ := br.Peek(headSize)
	if why := unwanted(name, head); why != "" {
		w.skip(name, why)
		return
	}
	w.stream(name, br, depth+1, b, "")
}

// memberName is the name of a file of an archive without the parts that would lead out of it.
func memberName(name string) string {
	return oneLine(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func hiddenMember(name string) bool {
	for part := range strings.SplitSeq(memberName(name), "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// warc reads the pages of a web archive.
func (w *walker) warc(name string, r io.Reader, depth int, b *budget) {
	for page, err := range warc.Pages(r, w.opt.maxFile()) {
		if err != nil {
			w.fail(name, err)
		} else if len(page.Body) > 0 {
			w.address = page.URL
			is := sniff(page.Body[:min(len(page.Body), headSize)])
			if is == unknown && page.ContentType == "text/html" {
				is = webPage
			}
			if is == webPage || is == portable || is == unknown {
				w.whole(page.URL, is, page.Body, page.Charset, depth, b)
			}
			w.address = ""
		}
		if w.stopped {
			return
		}
	}
}
