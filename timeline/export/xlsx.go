package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/opc"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// Limits of a worksheet (ECMA-376 as Excel reads it).
const (
	maxRows = 1 << 20
	maxCell = 32767 // UTF-16 units
)

// Styles of cells, by their place in the list of workbook.
const (
	styleText = iota
	styleHead
	styleDay
	styleWrap
	styleStruck
)

// XLSX writes a workbook with the table of CSV on one sheet and the sources on another. Bounds are true dates that can
// be sorted and filtered; those before March 1900, which a spreadsheet cannot hold, are text. An empty bound is not
// known: no date becomes sharper. No text is ever run as a formula.
//
// It is written here rather than by a library because two plain sheets need none: excelize, the kept one, adds 9 MB
// and eight modules to a binary of 20.
func XLSX(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	items := all(tl)
	if len(items) >= maxRows {
		return fmt.Errorf("write a workbook: %d events are more than the %d rows of a sheet", len(items), maxRows)
	}
	b, table := newBook(rec), columns()
	events := newSheet(table)
	for i := range items {
		e := b.entry(&items[i])
		for _, c := range table {
			switch {
			case c.day != nil:
				events.day(c.day(&e))
			case c.number != nil:
				n, ok := c.number(&e)
				events.number(n, ok)
			case c.name == "event" && e.Struck:
				events.text(c.text(&e), styleStruck)
			case c.width >= 28:
				events.text(c.text(&e), styleWrap)
			default:
				events.text(c.text(&e), styleText)
			}
		}
		events.endRow()
	}
	sources := newSheet([]column{
		{name: "source", width: 30}, {name: "title", width: 50}, {name: "published", width: 12}, {name: "date_from", width: 12},
		{name: "url", width: 40}, {name: "repeats", width: 20}, {name: "sha256", width: 66},
	})
	for i := range rec.Sources {
		src := &rec.Sources[i]
		sources.text(sourceName(src), styleText)
		sources.text(plain.Line(src.Title), styleWrap)
		sources.day(src.Published)
		sources.text(plain.Line(src.PublishedBasis), styleText)
		sources.text(plain.Line(src.URL), styleText)
		repeats := ""
		if of := b.sources[src.CopyOf]; of != nil {
			repeats = sourceName(of)
		}
		sources.text(repeats, styleText)
		sources.text(plain.Line(src.SHA256), styleText)
		sources.endRow()
	}
	const sml = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return opc.Write(w, []opc.Part{
		opc.Relations("_rels/.rels", []opc.Relation{
			{ID: "rId1", Type: "officeDocument", Target: "xl/workbook.xml"},
			{ID: "rId2", Type: opc.CoreRelation, Target: "docProps/core.xml"},
		}),
		opc.Core(plain.Line(tl.Title), "Events in order of time"),
		opc.XML("xl/workbook.xml", sml+"sheet.main+xml", fmt.Sprintf(workbook, events.reference(), sources.reference())),
		opc.Relations("xl/_rels/workbook.xml.rels", []opc.Relation{
			{ID: "rId1", Type: "worksheet", Target: "worksheets/sheet1.xml"}, {ID: "rId2", Type: "worksheet", Target: "worksheets/sheet2.xml"},
			{ID: "rId3", Type: "styles", Target: "styles.xml"},
		}),
		opc.XML("xl/styles.xml", sml+"styles+xml", workbookStyles),
		opc.XML("xl/worksheets/sheet1.xml", sml+"worksheet+xml", events.end()),
		opc.XML("xl/worksheets/sheet2.xml", sml+"worksheet+xml", sources.end()),
	})
}

const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
	`<sheet name="Events" sheetId="1" r:id="rId1"/><sheet name="Sources" sheetId="2" r:id="rId2"/></sheets><definedNames>` +
	`<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Events!%s</definedName>` +
	`<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Sources!%s</definedName>` +
	`<definedName name="_xlnm.Print_Titles" localSheetId="0">Events!$1:$1</definedName></definedNames></workbook>`

const workbookStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
	`<font><strike/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF0"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// sheet is a worksheet in the making.
type sheet struct {
	out       strings.Builder
	width     int // columns
	row, next int // the row that is written, from 1, and the column of the next cell, from 0
}

// newSheet begins a sheet with its row of heads, which stays in view and can be filtered.
func newSheet(table []column) *sheet {
	s := &sheet{width: len(table)}
	s.out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range table {
		fmt.Fprintf(&s.out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.width)
	}
	s.out.WriteString(`</cols><sheetData>`)
	for _, c := range table {
		s.text(c.name, styleHead)
	}
	s.endRow()
	return s
}

// open begins a cell, and the row before its first one.
func (s *sheet) open(style int, attributes string) {
	if s.next == 0 {
		s.row++
		fmt.Fprintf(&s.out, `<row r="%d">`, s.row)
	}
	fmt.Fprintf(&s.out, `<c r="%s%d" s="%d"%s>`, letters(s.next), s.row, style, attributes)
	s.next++
}

func (s *sheet) text(text string, style int) {
	if text == "" {
		s.skip()
		return
	}
	s.open(style, ` t="inlineStr"`)
	s.out.WriteString(`<is><t xml:space="preserve">` + opc.Escape(fit(text)) + `</t></is></c>`)
}

// day writes a day as a date of the spreadsheet, which counts from 1900 and takes that for a leap year.
func (s *sheet) day(d record.Day) {
	march := record.DayOf(1900, 3, 1)
	switch {
	case d == 0:
		s.skip()
	case d < march:
		s.text(d.String(), styleText)
	default:
		s.open(styleDay, "")
		fmt.Fprintf(&s.out, `<v>%d</v></c>`, int(d-march)+61)
	}
}

func (s *sheet) number(n float64, ok bool) {
	if !ok {
		s.skip()
		return
	}
	s.open(styleText, "")
	s.out.WriteString(`<v>` + strconv.FormatFloat(n, 'g', -1, 64) + `</v></c>`)
}

// skip leaves a cell empty.
func (s *sheet) skip() {
	if s.next == 0 {
		s.row++
		fmt.Fprintf(&s.out, `<row r="%d">`, s.row)
	}
	s.next++
}

func (s *sheet) endRow() {
	s.out.WriteString(`</row>`)
	s.next = 0
}

// reference names all cells, with the mark of absolute references: $A$1:$AA$33.
func (s *sheet) reference() string {
	return fmt.Sprintf("$A$1:$%s$%d", letters(s.width-1), s.row)
}

func (s *sheet) end() string {
	s.out.WriteString(`</sheetData><autoFilter ref="` + strings.ReplaceAll(s.reference(), "$", "") + `"/>` +
		`<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
		`<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`)
	return s.out.String()
}

// letters names a column: A, B, ... Z, AA.
func letters(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letters(i/26-1) + string(rune('A'+i%26))
}

// fit cuts a text to what a cell holds.
func fit(s string) string {
	if len(s) <= maxCell {
		return s
	}
	units := 0
	for i, r := range s {
		units++
		if r > 0xffff {
			units++
		}
		if units >= maxCell {
			return s[:i] + "…"
		}
	}
	return s
}
