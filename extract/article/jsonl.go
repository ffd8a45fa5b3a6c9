package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/html"
	"github.com/dateline/dateline/extract/article/when"
	"github.com/dateline/dateline/extract/record"
)

// line is one article of a JSON lines file. Unknown fields are ignored.
type line struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	Language  string `json:"language"`
	Text      string `json:"text"`
	HTML      string `json:"html"`
}

// Lines reads JSON lines, one article a line; blank lines are passed over. An article without a name is called after
// the file and its line ("news.jsonl:3"). Errors name the line. The sequence goes on after a bad line and ends after
// an error of r or a line over MaxBytes.
func Lines(name string, r io.Reader, opt Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for number := 1; ; number++ {
			data, err := readLine(br, opt.maxText())
			if number == 1 {
				data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
			}
			if len(bytes.TrimSpace(data)) > 0 && !isLong(err) {
				a, bad := parseLine(fmt.Sprintf("%s:%d", name, number), data, opt)
				if bad != nil {
					bad = fmt.Errorf("line %d: %w", number, bad)
				}
				if !yield(a, bad) {
					return
				}
			}
			switch {
			case err == io.EOF:
				return
			case err != nil:
				yield(nil, fmt.Errorf("line %d: %w", number, err))
				return
			}
		}
	}
}

// longLine is the error of a line of more than so many bytes.
type longLine int64

func (l longLine) Error() string {
	return tooLong("the line", int64(l)).Error()
}

func isLong(err error) bool {
	var long longLine
	return errors.As(err, &long)
}

// readLine returns the next line without its end; err is io.EOF after the last one.
func readLine(br *bufio.Reader, most int64) ([]byte, error) {
	var all []byte
	for {
		part, err := br.ReadSlice('\n')
		all = append(all, part...)
		if int64(len(all)) > most {
			return nil, longLine(most)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		all = bytes.TrimSuffix(all, []byte("\n"))
		return bytes.TrimSuffix(all, []byte("\r")), err
	}
}

// parseLine makes an article of one line.
func parseLine(fallback string, data []byte, opt Options) (*Article, error) {
	if !utf8.Valid(data) {
		if _, err := check(string(data)); err != nil {
			return nil, err
		}
	}
	var in line
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, jsonError(err)
	}
	if in.Text == "" {
		if in.HTML != "" {
			return in.page(fallback, data, opt)
		}
		return nil, errors.New("the field text is missing or empty")
	}
	text := in.Text
	title := oneLine(in.Title)
	if title == "" {
		title = headline(text)
	} else if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), title) {
		text = title + "\n\n" + text
	}
	text, err := check(text)
	if err != nil {
		return nil, fmt.Errorf("the field text: %w", err)
	}
	a := &Article{
		Format: "JSON lines", Name: oneLine(in.Name), Title: title, Publisher: oneLine(in.Publisher), URL: oneLine(in.URL),
		Language: oneLine(in.Language), SHA256: sum(data), Text: text,
	}
	if a.Name == "" {
		a.Name = fallback
	}
	a.Dateline, a.Body = findDateline(text, len(title)), bodyStart(text, title)
	a.Byline = byline(text)
	if in.Published == "" {
		a.date(opt.Published)
		return a, nil
	}
	day, err := in.day()
	if err != nil {
		return nil, err
	}
	a.Published, a.PublishedBasis, a.PublishedFrom = day, FromMetadata, "the field published"
	return a, nil
}

// day reads the field published: a day, or an RFC 3339 time, of which the day is kept as written.
func (in *line) day() (record.Day, error) {
	written, clock, _ := strings.Cut(in.Published, "T")
	day, err := record.ParseDay(written)
	if err != nil || strings.ContainsAny(clock, " \t") {
		return 0, fmt.Errorf("the field published is no day YYYY-MM-DD: %q", in.Published)
	}
	return day, nil
}

// page makes an article of a line that holds the HTML of a page. The other fields win over what the page says.
func (in *line) page(fallback string, data []byte, opt Options) (*Article, error) {
	d := html.Parse([]byte(in.HTML), html.Options{URL: in.URL, When: when.NewReader()})
	for _, f := range [...]struct{ from, to *string }{{&in.Title, &d.Title}, {&in.Publisher, &d.Publisher}, {&in.URL, &d.URL}, {&in.Language, &d.Language}} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if in.Published != "" {
		day, err := in.day()
		if err != nil {
			return nil, err
		}
		d.Dates = append([]doc.Date{{Day: day, Trust: doc.Statement, From: "the field published"}}, d.Dates...)
	}
	name := oneLine(in.Name)
	if name == "" {
		name = fallback
	}
	return compose(name, "JSON lines", sum(data), d, opt)
}

// oneLine makes metadata fit to be shown: no control characters, single blanks.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// jsonError says what is wrong with a line in words a reader of the file can use.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("a line must be a JSON object, not %s", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("the field %s must be a string, not %s", kind.Field, kind.Value)
	}
	return err
}
