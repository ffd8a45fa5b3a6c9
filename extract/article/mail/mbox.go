package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Box reads the letters of an MBOX (RFC 4155) one after the other: each begins behind a line "From ", and a line of
// the letter that begins so is marked with ">". A letter of more than most bytes ends the sequence with an error.
func Box(r io.Reader, most int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		var letter []byte
		begun, blank, start := false, true, true
		for {
			line, err := br.ReadSlice('\n')
			if start && blank && bytes.HasPrefix(line, []byte("From ")) {
				if begun && !yield(letter, nil) {
					return
				}
				letter, begun = nil, true // whoever got the last one may keep it
			} else if begun {
				if start && isMarked(line) {
					line = line[1:]
				}
				letter = append(letter, line...)
			}
			if start || err == nil {
				blank = len(bytes.TrimRight(line, "\r\n")) == 0 && start
			}
			start = err == nil
			if int64(len(letter)) > most {
				yield(nil, fmt.Errorf("a letter of more than %d MB; raise it with --max-size", most>>20))
				return
			}
			switch {
			case err == io.EOF:
				if begun {
					yield(letter, nil)
				}
				return
			case err != nil && !errors.Is(err, bufio.ErrBufferFull):
				yield(nil, err)
				return
			}
		}
	}
}

// isMarked reports a line of a letter that begins with "From " and was marked so that it does not begin another one.
func isMarked(line []byte) bool {
	rest := bytes.TrimLeft(line, ">")
	return len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From "))
}
