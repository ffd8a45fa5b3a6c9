package office

import (
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
)

// writer collects the runs of a paragraph, the paragraphs of a cell and the cells of a row.
type writer struct {
	d      *doc.Doc
	text   strings.Builder
	links  []doc.Link
	target string
	from   int
	cells  []string
	inCell []string
	rows   int // nesting of tables
}

func (w *writer) write(s string) { w.text.WriteString(s) }

func (w *writer) link(target string) { w.target, w.from = target, w.text.Len() }

func (w *writer) unlink() {
	if w.target != "" && w.text.Len() > w.from && (strings.HasPrefix(w.target, "http") || strings.HasPrefix(w.target, "mailto:")) {
		w.links = append(w.links, doc.Link{Start: w.from, End: w.text.Len(), Target: w.target})
	}
	w.target = ""
}

// flush adds the text so far as a block, outside tables.
func (w *writer) flush(kind doc.Kind, level int) {
	raw := w.text.String()
	links := w.links
	w.text.Reset()
	w.links, w.target = nil, ""
	text := doc.Clean(raw)
	if text == "" || kind == title {
		return
	}
	if w.rows > 0 {
		w.inCell = append(w.inCell, strings.ReplaceAll(text, "\n", " "))
		return
	}
	b := doc.Block{Kind: kind, Level: level, Text: text}
	at := 0
	for _, l := range links { // cleaning moves offsets: find the words again
		words := doc.Clean(raw[l.Start:l.End])
		if i := strings.Index(text[at:], words); i >= 0 && words != "" {
			b.Links = append(b.Links, doc.Link{Start: at + i, End: at + i + len(words), Target: l.Target})
			at += i + len(words)
		}
	}
	w.d.Blocks = append(w.d.Blocks, b)
}

func (w *writer) paragraph(kind doc.Kind, level int) { w.flush(kind, level) }

func (w *writer) row() {
	w.flush(doc.Paragraph, 0)
	w.rows++
	if w.rows == 1 {
		w.cells, w.inCell = nil, nil
	}
}

func (w *writer) cell() {
	w.flush(doc.Paragraph, 0)
	if w.rows == 1 {
		if len(w.inCell) > 0 {
			w.cells = append(w.cells, strings.Join(w.inCell, " "))
		}
		w.inCell = nil
	}
}

func (w *writer) endRow() {
	w.cell()
	if w.rows--; w.rows > 0 {
		return
	}
	w.rows = 0
	// One long cell is a page laid out with a table, not a row of one.
	if len(w.cells) == 1 {
		w.d.Add(doc.Paragraph, 0, w.cells[0])
	} else {
		w.d.Add(doc.Row, 0, strings.Join(w.cells, " | "))
	}
	w.cells = nil
}
