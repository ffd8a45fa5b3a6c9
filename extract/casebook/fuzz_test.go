package casebook

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// FuzzDecisions: no bytes in decisions.jsonl make the reader panic; what counts and what does not is the whole file; and
// what is accepted is carried out without a fault, whatever its anchors say.
func FuzzDecisions(f *testing.F) {
	data := sampleDecisions(f)
	f.Add(data)
	f.Add(data[:len(data)-30])
	f.Add([]byte("\n\r\n{}\n"))
	f.Add([]byte(`{"id":"d1","do":"split","about":{"kind":"event","anchors":[{"source":"a.txt","quote":"fled","words":"fled","nth":9}]},"with":{"kind":"event","anchors":[{"source":"a.txt","quote":" ","words":" "}]},"author":"A","time":"2031-01-01","reason":"r"}` + "\n"))
	a := post("a.txt", "2031-06-03", "Ines Aldana fled, and Ines Aldana fled on 2031-06-02. 40 people were killed.")
	rec, err := reader1.read(a)
	if err != nil {
		f.Fatal(err)
	}
	var stored strings.Builder
	if err := record.Write(&stored, rec); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ds, rest, err := decodeDecisions(data)
		if rest < 0 || rest > len(data) {
			t.Fatalf("%d of %d bytes", rest, len(data))
		}
		if err != nil {
			return
		}
		b := &builder{standing: standing(ds), decisions: ds, built: &Built{}}
		for i, d := range ds {
			o := Outcome{Decision: d, State: Bites}
			if !b.standing[i] {
				o.State = Undone
			}
			b.built.Outcomes = append(b.built.Outcomes, o)
		}
		fresh, err := record.Decode([]byte(stored.String()))
		if err != nil {
			t.Fatal(err)
		}
		b.add(fresh)
		b.works()
		if b.texts[0] == nil {
			return
		}
		b.afterwards(fresh)
		b.remarks(fresh)
		if err := fresh.Validate(); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

// FuzzSource: no bytes in sources/ make the reader panic, and what it accepts it writes and reads again identically.
func FuzzSource(f *testing.F) {
	for _, a := range story() {
		data, err := json.Marshal(metaOf(a))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, a.Text)
	}
	f.Add([]byte(`{"name":"n","sha256":"s","textSha256":"`+digest("é")+`","body":2,"links":[{"start":0,"end":1,"target":"javascript:"}]}`), "é")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		m, err := decodeMeta(data, text)
		if err != nil {
			return
		}
		a := m.article(text)
		again, err := json.Marshal(metaOf(a))
		if err != nil {
			t.Fatal(err)
		}
		m2, err := decodeMeta(again, text)
		if err != nil {
			t.Fatalf("what was accepted is rejected when written: %v\n%s", err, again)
		}
		if !reflect.DeepEqual(m2.article(text), a) {
			t.Fatalf("read again as %+v, was %+v", m2.article(text), a)
		}
		if key := KeyOf(a); filepath.Base(key) != key || strings.HasPrefix(key, ".") || key == "" {
			t.Fatalf("key %q", key)
		}
	})
}

// FuzzFolder puts bytes in place of the files that are read first.
func FuzzFolder(f *testing.F) {
	f.Add([]byte(`{"schema":"dateline.casebook/1"}`), []byte("{}"))
	f.Add([]byte("null"), []byte("process 1"))
	f.Fuzz(func(t *testing.T, mark, rec []byte) {
		cb := filled(t, []*article.Article{post("a.txt", "", "They fled.")})
		if err := cb.Close(); err != nil {
			t.Fatal(err)
		}
		for path, data := range map[string][]byte{cb.path(recordsName, cb.Keys()[0], ".json"): rec, filepath.Join(cb.Dir, markName): mark, filepath.Join(cb.Dir, lockName): rec} {
			if err := os.WriteFile(path, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		again, err := Open(cb.Dir, Options{})
		if err != nil {
			return
		}
		defer again.Close()
		if b, err := again.Build(BuildOptions{}); err == nil && b.Record.Validate() != nil {
			t.Fatal("a record that is not sound")
		}
	})
}

// FuzzAnchor: the anchor of any words of any text finds those words again, in the text and with its lines broken anew.
func FuzzAnchor(f *testing.F) {
	f.Add("They fled.\nThey  fled, and fled again.", 11, 37, 26, 30)
	f.Add(" \u00a0a\u2028\xffb ", 0, 8, 3, 4)
	f.Add("aaaa", 1, 3, 2, 3)
	f.Fuzz(func(t *testing.T, s string, p0, p1, w0, w1 int) {
		if !(0 <= p0 && p0 <= w0 && w0 < w1 && w1 <= p1 && p1 <= len(s)) || strings.ToValidUTF8(s, "") != s {
			return
		}
		for _, at := range []int{p0, p1, w0, w1} {
			if at < len(s) && s[at]&0xc0 == 0x80 {
				return
			}
		}
		if strings.TrimFunc(s[w0:w1], blank) != s[w0:w1] {
			return // words begin and end with letters
		}
		src := &record.Source{Name: "a", Text: s}
		c := collapse(s)
		a := anchorAt(src, c, record.Span{Start: p0, End: p1}, record.Span{Start: w0, End: w1})
		_, got, ok := a.find(c)
		if !ok || got != (record.Span{Start: w0, End: w1}) {
			t.Fatalf("%q in %q is anchored as %+v and found at %v, %v, want %d:%d", s[w0:w1], s, a, got, ok, w0, w1)
		}
		anew := collapse(strings.ReplaceAll(s, " ", "\n  "))
		if _, _, ok := a.find(anew); !ok {
			t.Fatalf("%+v is not found when lines break elsewhere", a)
		}
	})
}
