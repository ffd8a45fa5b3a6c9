package svg

import (
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Faces of the picture.
var (
	titleFace    = face{size: 25, bold: true}
	subtitleFace = face{size: 14}
	dateFace     = face{size: 13, bold: true}
	labelFace    = face{size: 16.5, bold: true}
	quoteFace    = face{size: 12.5}
	remarkFace   = face{size: 12, italic: true}
	tickFace     = face{size: 11.5}
	yearFace     = face{size: 13, bold: true}
	legendFace   = face{size: 12}
)

// Colours.
const (
	ink  = "#1b1b1b"
	grey = "#666666"
	hair = "#d9d6d0"
	line = "#c6c2ba" // leaders: light, yet not lost in print
	blue = "#2b5c8a"
)

// text is one line of text at its baseline.
type text struct {
	x, y   float64
	face   face
	anchor string // "" = start, or "end"
	fill   string
	struck bool
	s      string
}

// card is the text of one event. Texts lie relative to its middle line, the height at which the leader arrives.
type card struct {
	item   int // index in Timeline.Items
	title  string
	texts  []text
	y      float64 // middle line, once placed
	height float64 // what it takes up, with the space below it
}

const (
	cardGap     = 36.0 // from the last baseline of a card to the date of the next, less its own height
	midToBase   = 4.0  // from the middle of a line of capitals to its baseline
	dateLine    = 17.0
	labelLine   = 20.0
	quoteLine   = 17.0
	remarkSpace = 28.0 // least space between date and remark on one line
)

// newCard sets the text of an event from x to right.
func newCard(item int, it *timeline.Item, x, right float64) card {
	c := card{item: item, title: tooltip(it)}
	width := right - x
	y := midToBase
	remark := legal(it.Remark)
	date := dateFace.wrap(legal(it.Date), width)
	beside := remark != "" && len(date) == 1 && dateFace.width(date[0])+remarkSpace+remarkFace.width(remark) <= width
	for i, s := range date {
		if i > 0 {
			y += dateLine
		}
		c.texts = append(c.texts, text{x: x, y: y, face: dateFace, fill: blue, s: s})
	}
	if beside {
		c.texts = append(c.texts, text{x: right, y: y, face: remarkFace, anchor: "end", fill: grey, s: remark})
	}
	for i, s := range labelFace.balance(legal(it.Label), width) {
		y += labelLine
		if i == 0 {
			y++
		}
		c.texts = append(c.texts, text{x: x, y: y, face: labelFace, fill: ink, struck: it.Struck, s: s})
	}
	for i, s := range quoteFace.wrap(quote(it, width), width) {
		y += quoteLine
		if i == 0 {
			y++
		}
		c.texts = append(c.texts, text{x: x, y: y, face: quoteFace, fill: grey, s: s})
	}
	if !beside {
		for _, s := range remarkFace.wrap(remark, width) {
			y += quoteLine
			c.texts = append(c.texts, text{x: x, y: y, face: remarkFace, fill: grey, s: s})
		}
	}
	c.height = y - midToBase + cardGap
	return c
}

// quote returns the sentence in quotation marks, shortened to one line with the name of its source.
func quote(it *timeline.Item, width float64) string {
	sentence := legal(it.Sentence)
	if sentence == "" {
		return legal(it.Source)
	}
	source := ""
	if it.Source != "" {
		source = " — " + legal(it.Source)
	}
	dress := func(s string) string { return "“" + s + "”" + source }
	keep := it.Trigger
	if len(sentence) != len(it.Sentence) {
		keep = record.Span{} // replaced characters have moved the trigger
	}
	return dress(timeline.Excerpt(sentence, keep, func(s string) bool {
		return len(s) < 1024 && quoteFace.width(dress(s)) <= width
	}))
}

// tooltip says all of a card in one text, for readers who hover and for those who listen.
func tooltip(it *timeline.Item) string {
	var s strings.Builder
	s.WriteString(it.Date + ": " + it.Label)
	if it.Remark != "" {
		s.WriteString(" (" + it.Remark + ")")
	}
	if it.Quote != "" {
		s.WriteString(". “" + it.Quote + "”")
	}
	if it.Event.When.Why != "" {
		s.WriteString(" Date: " + it.Event.When.Why + ".")
	}
	return legal(s.String())
}

// stack places cards in their order: each as near as can be to the height it wants, none over another, none above
// top. (Pool adjacent violators, which gives the least sum of squared shifts.)
func stack(cards []card, want []float64, top float64) {
	type block struct {
		sum   float64 // of the wanted heights of its cards, less their offsets in the block
		n     int
		total float64 // height
	}
	var blocks []block
	for i, c := range cards {
		blocks = append(blocks, block{want[i], 1, c.height})
		for n := len(blocks); n > 1; n = len(blocks) {
			a, b := blocks[n-2], blocks[n-1]
			if a.sum/float64(a.n)+a.total <= b.sum/float64(b.n) {
				break
			}
			blocks[n-2] = block{a.sum + b.sum - float64(b.n)*a.total, a.n + b.n, a.total + b.total}
			blocks = blocks[:n-1]
		}
	}
	i, floor := 0, top
	for _, b := range blocks {
		y := max(floor, b.sum/float64(b.n))
		for range b.n {
			cards[i].y = y
			y += cards[i].height
			i++
		}
		floor = y
	}
}
