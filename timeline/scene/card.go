package scene

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// Faces of the picture.
var (
	titleFace    = Face{Size: 25, Bold: true}
	subtitleFace = Face{Size: 14}
	dateFace     = Face{Size: 13, Bold: true}
	labelFace    = Face{Size: 16.5, Bold: true}
	quoteFace    = Face{Size: 12.5}
	remarkFace   = Face{Size: 12, Italic: true}
	changeFace   = Face{Size: 11.5, Bold: true}
	tickFace     = Face{Size: 11.5}
	yearFace     = Face{Size: 13, Bold: true}
	legendFace   = Face{Size: 12}
)

// text is one line of text at its baseline.
type text struct {
	x, y   float64
	face   Face
	anchor Anchor
	fill   Color
	struck bool
	s      string
}

// card is the text of one event. Texts lie relative to its middle line, the height at which the leader arrives.
type card struct {
	item   int // index in layout.items
	title  string
	texts  []text
	y      float64 // middle line, once placed
	height float64 // what it takes up, with the space below it
}

const (
	cardGap     = 36.0 // from the last baseline of a card to the date of the next, less its own height
	midToBase   = 4.0  // from the middle of a line of capitals to its baseline
	dateLine    = 17.0
	quoteLine   = 17.0
	changeSpace = 10.0 // between a date and what is new
	remarkSpace = 28.0 // least space between date and remark on one line
)

// newCard sets the text of an event from x to the right edge of the frame.
func newCard(item int, it *timeline.Item, f frame, x float64) card {
	c := card{item: item, title: tooltip(it)}
	right := f.right
	width := right - x
	y := midToBase
	remarkRoom := width
	remark := legal(it.Remark)
	date := dateFace.wrap(legal(it.Date), width)
	change := legal(it.Change)
	behind := change != "" && len(date) == 1 && dateFace.Width(date[0])+changeSpace+changeFace.Width(change) <= width
	if behind {
		remarkRoom -= changeSpace + changeFace.Width(change)
	}
	beside := remark != "" && len(date) == 1 && dateFace.Width(date[0])+remarkSpace+remarkFace.Width(remark) <= remarkRoom
	for i, s := range date {
		if i > 0 {
			y += dateLine
		}
		c.texts = append(c.texts, text{x: x, y: y, face: dateFace, fill: Blue, s: s})
	}
	if behind { // on the line of the date, where the eye begins to read the card
		c.texts = append(c.texts, text{x: x + dateFace.Width(date[0]) + changeSpace, y: y, face: changeFace, fill: Strong, s: change})
		change = ""
	}
	if beside {
		c.texts = append(c.texts, text{x: right, y: y, face: remarkFace, anchor: End, fill: Grey, s: remark})
	}
	for _, s := range changeFace.wrap(change, width) {
		y += dateLine
		c.texts = append(c.texts, text{x: x, y: y, face: changeFace, fill: Strong, s: s})
	}
	for i, s := range f.label.balance(legal(it.Label), width) {
		y += f.labelLine
		if i == 0 {
			y++
		}
		c.texts = append(c.texts, text{x: x, y: y, face: f.label, fill: Ink, struck: it.Struck, s: s})
	}
	for i, s := range quoteFace.wrap(quote(it, f, width), width) {
		y += quoteLine
		if i == 0 {
			y++
		}
		c.texts = append(c.texts, text{x: x, y: y, face: quoteFace, fill: Grey, s: s})
	}
	if !beside {
		for _, s := range remarkFace.wrap(remark, width) {
			y += quoteLine
			c.texts = append(c.texts, text{x: x, y: y, face: remarkFace, fill: Grey, s: s})
		}
	}
	c.height = y - midToBase + cardGap
	return c
}

// quote returns the sentence in quotation marks, shortened to one line with the name of its source; to two where lines
// are short.
func quote(it *timeline.Item, f frame, width float64) string {
	sentence := legal(it.Sentence)
	name := legal(it.Source)
	if name != "" && it.Several > 1 {
		name += fmt.Sprintf(" and %d more", it.Several-1)
	}
	if sentence == "" {
		return name
	}
	source := ""
	if name != "" {
		source = " — " + name
	}
	dress := func(s string) string { return "“" + s + "”" + source }
	keep := it.Trigger
	if len(sentence) != len(it.Sentence) {
		keep = record.Span{} // replaced characters have moved the trigger
	}
	return dress(timeline.Excerpt(sentence, keep, func(s string) bool {
		if f.narrow {
			return len(s) < 1024 && len(quoteFace.wrap(dress(s), width)) <= 2
		}
		return len(s) < 1024 && quoteFace.Width(dress(s)) <= width
	}))
}

// tooltip says all of a card in one text, for readers who hover and for those who listen.
func tooltip(it *timeline.Item) string {
	var s strings.Builder
	if it.Date != "" {
		s.WriteString(it.Date + ": ")
	}
	s.WriteString(it.Label)
	if it.Change != "" {
		s.WriteString(" [" + it.Change + "]")
	}
	if it.Remark != "" {
		s.WriteString(" (" + it.Remark + ")")
	}
	if it.Quote != "" {
		s.WriteString(". “" + it.Quote + "”")
	}
	if it.Origin != "" {
		s.WriteString(" — " + it.Origin)
	}
	if it.Several > 1 {
		s.WriteString(fmt.Sprintf(" (%d sources)", it.Several))
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
