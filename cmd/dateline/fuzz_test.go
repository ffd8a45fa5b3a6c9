package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/merge"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/brief"
	"github.com/dateline/dateline/timeline/scene"
	"github.com/dateline/dateline/timeline/svg"
)

// FuzzInput takes arbitrary bytes the whole way, but for the drawing engine, which is too slow to fuzz: whatever
// passes for text must give a sound record that survives writing and reading, alone and twice in one, and views of it
// that are well-formed.
func FuzzInput(f *testing.F) {
	f.Add([]byte("Rebels Attack Karlow\n\nMay 4, 2016\n\nRebels attacked Karlow on Tuesday, the army said. It \"denied\" losses <of 20>.\n"), true)
	f.Add([]byte("KARLOW, Ostland (Sept. 3, 2011) - Ann Lee, 40, will resign next week & leave in late June.\r\n\r\nShe had joined in 1999.\r\n"), false)
	f.Add([]byte("\xff\xfeM\x00i\x00l\x00l\x00"), true)
	f.Add([]byte("Since 2013 \u2028the \u0001\u200bgroup’s\u00a0“men” have held سد الطبقة — 20,000 of them; it fell a week ago."), true)
	published, err := record.ParseDay("2017-05-12")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte, dated bool) {
		opt := article.Options{}
		if dated {
			opt.Published = published
		}
		a, err := article.Text("in.txt", data, opt)
		if err != nil {
			return
		}
		r := extractOne(a)
		if r.err != nil {
			t.Fatal(r.err)
		}
		for _, rec := range []*record.Record{r.rec, merge.Concat([]*record.Record{r.rec, r.rec})} {
			var written bytes.Buffer
			if err := record.Write(&written, rec); err != nil {
				t.Fatal(err)
			}
			again, err := record.Decode(written.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			var rewritten bytes.Buffer
			if err := record.Write(&rewritten, again); err != nil || !bytes.Equal(written.Bytes(), rewritten.Bytes()) {
				t.Fatalf("writing, reading and writing again changes the record: %v", err)
			}
			v := &views{rec: rec, timeline: timeline.New(rec, timeline.Options{}), graph: graph.New(rec, graph.Options{})}
			v.briefing = brief.New(rec, v.timeline, v.graph, brief.Options{})
			var picture bytes.Buffer
			if err := svg.Write(&picture, scene.New(v.timeline, scene.Options{}), svg.Options{}); err != nil {
				t.Fatal(err)
			}
			v.timelineSVG = picture.Bytes()
			wellFormed(t, "timeline.svg", v.timelineSVG)
			if _, err := dotOf(v.graph); err != nil {
				t.Fatal(err)
			}
			explainWhole(t, rec)
			var page, text bytes.Buffer
			if err := errors.Join(buffered(&page, v.html), buffered(&text, v.markdown)); err != nil {
				t.Fatal(err)
			}
			wellFormed(t, "index.html", page.Bytes())
			if dated || a.Published != 0 || rec != r.rec {
				continue
			}
			for _, x := range rec.Times {
				if x.Anchor == "published" && (x.From != 0 || x.To != 0) {
					t.Errorf("%q is dated %s to %s without a day of publication", x.Text, x.From, x.To)
				}
			}
		}
	})
}

func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
	}
}
