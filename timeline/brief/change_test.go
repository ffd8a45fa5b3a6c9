package brief

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

// TestChanges: what changed is told first in every format, with the note of its event, and sentences are marked.
func TestChanges(t *testing.T) {
	rec := ferry(t)
	ev := rec.Events[0].ID
	tl := timeline.New(rec, timeline.Options{Changes: map[record.EventID]string{ev: "was dated 1993"}})
	g := graph.New(rec, graph.Options{})
	news := []News{{Text: "One date changed.", Events: nil}, {Text: "The <first> event is dated anew.", Events: []record.EventID{ev, "nobody"}}}
	bf := New(rec, tl, g, Options{News: news})
	if len(bf.Changed) != 2 || len(bf.Changed[1].Notes) != 1 || bf.Notes[bf.Changed[1].Notes[0]-1].Event != ev {
		t.Fatalf("%+v", bf.Changed)
	}
	var md, html, docx, pdf bytes.Buffer
	if err := bf.Markdown(&md); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"## What has changed\n\n- One date changed.\n- The \\<first\\> event is dated anew.[^1]\n", "\\[was dated 1993\\]"} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("Markdown lacks %q\n%s", want, md.String())
		}
	}
	if at := strings.Index(md.String(), "## What has changed"); at < 0 || at > strings.Index(md.String(), "## What happened") {
		t.Error("it is not told first")
	}
	page := pageOf(rec)
	page.Briefing = bf
	if err := HTML(&html, page); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(html.String(), "<h3>What has changed</h3>") || !strings.Contains(html.String(), "&lt;first&gt;") || !strings.Contains(html.String(), "[was dated 1993]") {
		t.Error("the page does not tell it")
	}
	plain := New(rec, tl, g, Options{})
	for _, out := range []struct {
		name   string
		buffer *bytes.Buffer
		write  func(*Briefing, *bytes.Buffer) error
	}{
		{"docx", &docx, func(bf *Briefing, b *bytes.Buffer) error { return bf.DOCX(b, Picture{}, Picture{}) }},
		{"pdf", &pdf, func(bf *Briefing, b *bytes.Buffer) error { return bf.PDF(b, Picture{}, Picture{}) }},
	} {
		var without bytes.Buffer
		if err := out.write(plain, &without); err != nil {
			t.Fatal(err)
		}
		if err := out.write(bf, out.buffer); err != nil {
			t.Fatal(err)
		}
		if out.buffer.Len() <= without.Len() {
			t.Errorf("%s with news has %d bytes, without %d", out.name, out.buffer.Len(), without.Len())
		}
	}
	if without := New(rec, tl, g, Options{}); bf.Words() != without.Words()+len(strings.Fields(news[0].Text+" "+news[1].Text)) {
		t.Error("the words of the news are not counted")
	}
}

// TestTelling: the note of a merged event quotes the report that its label was made from.
func TestTelling(t *testing.T) {
	rec := ferry(t)
	ev := &rec.Events[0]
	other := *ev
	other.Label = "Another label"
	own := *ev
	ev.Mentions = append([]record.EventMention{rec.Events[1].Mentions[0]}, ev.Mentions...)
	other.Mentions = ev.Mentions[:1]
	ev.Reports = []record.Event{other, own}
	if got := ev.Telling(); got != own.Mentions[0] {
		t.Errorf("the label is told by %+v", got)
	}
	bf := briefingOf(rec, Options{})
	for _, n := range bf.Notes {
		if want := line(rec.Quote(own.Mentions[0].Source, own.Mentions[0].Sentence)); n.Event == ev.ID && n.See == 0 && n.Quote != want {
			t.Errorf("the note quotes %q, want %q", n.Quote, want)
		}
	}
	ev.Label = "A label that a person gave"
	if got := ev.Telling(); got != ev.Mentions[0] {
		t.Errorf("without such a report it is %+v", got)
	}
}
