package article

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

// compose makes an article of a document that a reader returned; digest is the SHA-256 of the bytes it came from.
func compose(name, format, digest string, d *doc.Doc, opt Options) (*Article, error) {
	a := &Article{
		Name: name, Format: format, Title: oneLine(d.Title), Publisher: oneLine(d.Publisher), URL: oneLine(d.URL), Byline: oneLine(d.Byline),
		Section: oneLine(d.Section), Language: oneLine(d.Language), SHA256: digest, Left: d.Left,
	}
	var b strings.Builder
	if a.Title != "" {
		b.WriteString(a.Title)
		if len(d.Blocks) > 0 {
			b.WriteString("\n\n")
		}
	}
	a.Body = b.Len()
	for i := range d.Blocks {
		blk := &d.Blocks[i]
		if int64(b.Len()+len(blk.Text)) > opt.maxText() {
			return nil, tooLong("the text", opt.maxText())
		}
		if i > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(blk.Text)
		a.Blocks = append(a.Blocks, Block{Kind: blk.Kind, Level: blk.Level, Start: start, End: b.Len()})
		for _, l := range blk.Links {
			if l.Start >= 0 && l.Start < l.End && l.End <= len(blk.Text) {
				a.Links = append(a.Links, doc.Link{Start: start + l.Start, End: start + l.End, Target: l.Target})
			}
		}
	}
	text, err := check(b.String())
	if err != nil {
		return nil, err
	}
	a.Text = text
	a.Dateline = findDateline(text, a.Body)
	if a.Byline == "" {
		a.Byline = byline(text)
	}
	a.choose(d, opt.Published)
	if len(a.Left) > 0 {
		a.note(LeftOut, "left out: "+strings.Join(a.Left, "; "))
	}
	return a, nil
}

// choose sets the day of publication: what the document states, the day that was given, a date line, a date beside
// the headline, the address, the file name, the properties of an office file. What disagrees becomes a note.
func (a *Article) choose(d *doc.Doc, given record.Day) {
	type candidate struct {
		day         record.Day
		basis, from string
		span        record.Span
	}
	var order []candidate
	best, stated := d.Published()
	add := func(trust doc.Trust, basis string) {
		if stated && best.Trust == trust {
			order = append(order, candidate{day: best.Day, basis: basis, from: best.From})
			return
		}
		for _, c := range d.Dates {
			if c.Trust == trust && (stated || !c.Night) {
				order = append(order, candidate{day: c.Day, basis: basis, from: c.From})
				return
			}
		}
	}
	if stated && best.Trust > doc.Element && (d.Has(doc.Statement) || d.Has(doc.Element)) { // the local day of a time in universal time
		order = append(order, candidate{day: best.Day, basis: FromMetadata, from: best.From})
	}
	add(doc.Statement, FromMetadata)
	add(doc.Element, FromMetadata)
	if given != 0 {
		order = append(order, candidate{day: given, basis: FromFlag, from: "--published"})
	}
	if line, span := dateline(a.Text); line != 0 {
		order = append(order, candidate{line, FromDateline, "the date line of the text", span})
	}
	add(doc.Visible, FromDateline)
	add(doc.Address, FromFileName)
	if file := dayIn(a.Name); file != 0 {
		order = append(order, candidate{day: file, basis: FromFileName, from: "the file name"})
	}
	for _, c := range d.Dates {
		if c.Trust < doc.Property {
			continue
		}
		// The date line may lack its year; then the file's day must fit it, and a day that only tells when the file was
		// made counts for nothing else.
		switch fits := a.fits(c.Day); {
		case fits > 0 || fits == 0 && c.Trust == doc.Property:
			order = append(order, candidate{day: c.Day, basis: FromMetadata, from: c.From})
		case len(order) == 0:
			a.note(PublishedDisagrees, fmt.Sprintf("no day of publication is taken: %s say %s, which may be when the file was made", c.From, c.Day))
			return
		}
	}
	if len(order) == 0 {
		if len(d.Dates) > 0 && d.Dates[0].Night {
			a.note(PublishedDisagrees, fmt.Sprintf("no day of publication is taken: %s says %s at night in universal time, and nothing says where", d.Dates[0].From, d.Dates[0].Day))
		}
		return
	}
	a.Published, a.PublishedBasis, a.PublishedFrom = order[0].day, order[0].basis, order[0].from
	for _, c := range order[1:] {
		// A neighbouring day is the same day in another zone, or that of the printed paper.
		if off := c.day - a.Published; off > 1 || off < -1 {
			a.disagree(c.from+" says "+c.day.String(), c.span)
		}
	}
}

// fits compares a day with the day of the dateline that has no year: 1 if it is that day or one of the two after it, on
// which a report is printed, -1 if it is another one, 0 if there is none to compare with.
func (a *Article) fits(day record.Day) int {
	month, of := monthAndDay(a.Dateline.Day)
	if month == 0 {
		return 0
	}
	for back := range record.Day(3) {
		_, m, d := (day - back).Date()
		if m == month && d == of {
			return 1
		}
	}
	return -1
}
