package export

import (
	"bufio"
	"io"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Ranked lists the nodes by PageRank, the first first.
func (v *View) Ranked() []int {
	order := make([]int, len(v.Measures.Nodes))
	for i, m := range v.Measures.Nodes {
		order[m.Rank] = i
	}
	return order
}

// Dates are, in words, the days between which all that ties a node may have been; "" if a tie has no date or no bound.
func (v *View) Dates(node int) string {
	if v.between == nil {
		v.between = v.spans()
	}
	s := v.between[node]
	if s.Lo == 0 {
		return ""
	}
	return record.When{Start: record.Range{Lo: s.Lo, Hi: s.Lo}, End: record.Range{Lo: s.Hi, Hi: s.Hi}}.Phrase()
}

// RankedCSV writes the table of NodesCSV in the order of Ranked, no more than a limit.
func RankedCSV(w io.Writer, v *View, limit int) error {
	order, table := v.Ranked(), v.nodeTable()
	for k := range table {
		of := table[k].of
		table[k].of = func(i int) any { return of(order[i]) }
	}
	return csvTable(w, table, min(limit, len(order)))
}

// RankedJSON writes the same as a list of objects.
func RankedJSON(w io.Writer, v *View, limit int) error {
	return write(w, "JSON", func(out *bufio.Writer) {
		order, table := v.Ranked(), v.nodeTable()
		out.WriteByte('[')
		list(out, min(limit, len(order)), func(i int) object {
			var o object
			o.columns(table, order[i])
			return o
		})
		out.WriteString("]\n")
	})
}

// Cell is a text as a spreadsheet may have it: what it would run as a formula has an apostrophe before it.
func Cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
