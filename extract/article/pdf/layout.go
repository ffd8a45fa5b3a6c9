package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// row is a line of text within a column: pieces on one baseline without a gap like that between columns.
type row struct {
	x0, x1, y, size float64
	text            string
	bold            bool
}

// rows joins the runs of a page into lines.
func rows(runs []run) []row {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var out []row
	for i := 0; i < len(runs); {
		// All runs whose baselines are within a third of a line, superscripts with them.
		j := i + 1
		for j < len(runs) && runs[i].y-runs[j].y < 0.35*math.Max(runs[i].size, runs[j].size) && j-i < 5000 {
			j++
		}
		band := runs[i:j]
		slices.SortStableFunc(band, func(a, b run) int { return cmp.Compare(a.x, b.x) })
		out = append(out, split(band)...)
		i = j
	}
	return out
}

// split cuts a band of runs where the gap is that between columns.
func split(band []run) []row {
	var out []row
	var cur row
	var b strings.Builder
	var chars, boldChars float64
	flush := func() {
		if cur.text = strings.TrimSpace(b.String()); cur.text != "" {
			cur.bold = boldChars > chars/2
			out = append(out, cur)
		}
		b.Reset()
		chars, boldChars = 0, 0
	}
	for i, r := range band {
		gap := r.x - cur.x1
		if i == 0 || gap > math.Max(1.1*math.Max(r.size, cur.size), 8) {
			if i > 0 {
				flush()
			}
			cur = row{x0: r.x, x1: r.x + r.w, y: r.y, size: r.size}
		} else {
			if gap > 0.16*r.size && !strings.HasSuffix(b.String(), " ") && !strings.HasPrefix(r.text, " ") {
				b.WriteByte(' ')
			}
			if gap < -0.5*r.size && strings.HasSuffix(b.String(), r.text) && len(r.text) > 3 { // bold by showing twice
				continue
			}
			cur.x1 = math.Max(cur.x1, r.x+r.w)
		}
		if n := float64(utf8.RuneCountInString(strings.TrimSpace(r.text))); n > 0 {
			if n > chars {
				cur.size, cur.y = r.size, r.y
			}
			chars += n
			if r.bold {
				boldChars += n
			}
		}
		b.WriteString(r.text)
	}
	flush()
	return out
}

// maxColumns is the most lines of a page in which columns are looked for; a page of newsprint has under a thousand.
const maxColumns = 4000

// order puts the lines of a page into the order of reading: a gutter between columns is found before the gaps between
// what stands above each other (recursive XY cut, Nagy and Seth 1984). Each list that it returns is one column.
func order(rs []row, depth int) [][]row {
	if len(rs) < 4 || len(rs) > maxColumns || depth > 30 {
		return [][]row{rs}
	}
	if left, right, ok := gutter(rs); ok {
		return append(order(left, depth+1), order(right, depth+1)...)
	}
	// The widest gap between lines, if some column begins below or above it.
	slices.SortStableFunc(rs, func(a, b row) int { return cmp.Compare(b.y, a.y) })
	type cut struct {
		at  int
		gap float64
	}
	var cuts []cut
	for i := 1; i < len(rs); i++ {
		if gap := rs[i-1].y - rs[i].y; gap > 0.3*rs[i].size {
			cuts = append(cuts, cut{i, gap})
		}
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return cmp.Compare(b.gap, a.gap) })
	for i, c := range cuts {
		if i > 40 {
			break
		}
		above, below := rs[:c.at], rs[c.at:]
		_, _, a := gutter(above)
		_, _, b := gutter(below)
		if a || b {
			return append(order(slices.Clone(above), depth+1), order(slices.Clone(below), depth+1)...)
		}
	}
	return [][]row{rs}
}

// gutter finds a vertical strip without text that has at least three lines on each side, each of them wide enough to
// be a column of text and not a column of a table.
func gutter(rs []row) (left, right []row, ok bool) {
	if len(rs) < 6 {
		return nil, nil, false
	}
	byEdge := slices.Clone(rs)
	slices.SortStableFunc(byEdge, func(a, b row) int { return cmp.Compare(a.x0, b.x0) })
	reach, best, at := byEdge[0].x1, 0.0, -1
	for i := 1; i < len(byEdge); i++ {
		gap := byEdge[i].x0 - reach
		if gap > best && i >= 3 && len(byEdge)-i >= 3 {
			best, at = gap, i
		}
		reach = math.Max(reach, byEdge[i].x1)
	}
	if at < 0 || best < 6 {
		return nil, nil, false
	}
	left, right = byEdge[:at], byEdge[at:]
	if narrow(left) || narrow(right) || !overlap(left, right) {
		return nil, nil, false
	}
	return slices.Clone(left), slices.Clone(right), true
}

// narrow reports lines too short to be a column: numbers, names of months, a list of points.
func narrow(rs []row) bool {
	sum := 0
	for _, r := range rs {
		sum += utf8.RuneCountInString(r.text)
	}
	return sum < 14*len(rs)
}

// overlap reports that two sets of lines stand beside each other.
func overlap(a, b []row) bool {
	lo := func(rs []row) (low, high float64) {
		low, high = math.Inf(1), math.Inf(-1)
		for _, r := range rs {
			low, high = math.Min(low, r.y), math.Max(high, r.y)
		}
		return low, high
	}
	al, ah := lo(a)
	bl, bh := lo(b)
	return math.Min(ah, bh) > math.Max(al, bl)
}

// paragraph is lines joined.
type paragraph struct {
	text string
	size float64
	bold bool
	last row // its last line
}

// paragraphs joins the lines of a column.
func paragraphs(rs []row) []paragraph {
	slices.SortStableFunc(rs, func(a, b row) int {
		if c := cmp.Compare(b.y, a.y); c != 0 {
			return c
		}
		return cmp.Compare(a.x0, b.x0)
	})
	left, right := math.Inf(1), math.Inf(-1)
	var leads []float64
	for i, r := range rs {
		left, right = math.Min(left, r.x0), math.Max(right, r.x1)
		if i > 0 {
			if d := rs[i-1].y - r.y; d > 0.5*r.size && d < 3*r.size {
				leads = append(leads, d/r.size)
			}
		}
	}
	lead := 1.2
	if len(leads) > 0 {
		slices.Sort(leads)
		lead = leads[len(leads)/3] // most lines follow a line of their own paragraph
	}
	var out []paragraph
	for i, r := range rs {
		if i > 0 && joins(rs[i-1], r, lead, left, right) {
			p := &out[len(out)-1]
			p.text = join(p.text, r.text)
			p.last = r
			continue
		}
		out = append(out, paragraph{r.text, r.size, r.bold, r})
	}
	return out
}

// joins reports that a line goes on with the paragraph of the line before it.
func joins(a, b row, lead, left, right float64) bool {
	gap := (a.y - b.y) / math.Max(b.size, 1)
	width := math.Max(right-left, 1)
	switch {
	case math.Abs(a.y-b.y) < 0.3*b.size: // cells of one line of a table
		return true
	case math.Abs(a.size-b.size) > 0.12*math.Max(a.size, b.size), a.bold != b.bold && (endsSentence(a.text) || a.size != b.size):
		return false
	case gap > lead*1.3+0.05, gap < 0:
		return false
	case b.x0-a.x0 > 0.7*b.size && b.x0-left > 0.7*b.size && b.x0-left < 0.25*width && endsSentence(a.text): // first line set in
		return false
	case a.x1 < right-0.2*width && endsSentence(a.text):
		return false
	}
	return true
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？", r)
}

// join puts two lines together; a word that was cut by a hyphen is whole again.
func join(a, b string) string {
	if head, ok := strings.CutSuffix(a, "-"); ok && head != "" {
		last, _ := utf8.DecodeLastRuneInString(head)
		first, _ := utf8.DecodeRuneInString(b)
		if unicode.IsLetter(last) && unicode.IsLower(first) {
			return head + b
		}
		if unicode.IsLetter(last) {
			return a + b
		}
	}
	return a + " " + b
}
