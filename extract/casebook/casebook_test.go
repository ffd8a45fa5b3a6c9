package casebook

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/record"
)

func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "case")
	if Is(dir) {
		t.Fatal("a folder that is not there is a casebook")
	}
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "is no casebook") {
		t.Errorf("read: %v", err)
	}
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	if !Is(dir) {
		t.Error("it is none after Init")
	}
	if err := Init(dir); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("twice: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "mine.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Init(other); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("a folder with files: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, markName)); err != nil {
		t.Fatal(err)
	}
	if err := Init(dir); err != nil {
		t.Errorf("an Init that was interrupted cannot be done again: %v", err)
	}
}

func TestCheck(t *testing.T) {
	for _, row := range []struct{ mark, want, why string }{
		{`{"schema":"dateline.casebook/2"}`, `schema is "dateline.casebook/2"`, "a later version"},
		{`{"schema"`, "unexpected end", "a broken file"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, markName), []byte(row.mark), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), row.want) || !strings.Contains(err.Error(), markName) {
			t.Errorf("%s: %v", row.why, err)
		}
	}
}

// TestArticles: what is added comes back, every field of it.
func TestArticles(t *testing.T) {
	a := &article.Article{
		Name: "page.html", Format: "HTML", Title: "T", Publisher: "P", URL: "https://p.example/", Byline: "B", Section: "S",
		Dateline:  article.Dateline{Place: "KARSUND", Day: "June 3", Agency: "AP", Span: record.Span{Start: 0, End: 7}},
		Published: day("2031-06-03"), PublishedBasis: article.FromMetadata, PublishedFrom: "JSON-LD", Language: "en", SHA256: "ab12", Text: "KARSUND é\n\nText <b>.", Body: 3,
		Blocks: []article.Block{{Kind: doc.Heading, Level: 1, Start: 0, End: 7}, {Kind: doc.Paragraph, Start: 12, End: 16}},
		Links:  []doc.Link{{Start: 12, End: 16, Target: "https://x.example/"}}, Left: []string{"a map"},
		Notes: []record.Note{{Severity: record.Info, Code: "left-out", Message: "m", Span: record.Span{Start: 1, End: 2}}},
	}
	v := reflect.ValueOf(*a)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s empty", v.Type().Field(i).Name)
		}
	}
	cb := filled(t, []*article.Article{a})
	again, err := Read(cb.Dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := again.Source(again.Keys()[0])
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, a) {
		t.Errorf("got  %+v\nwant %+v", got, a)
	}
	text, err := os.ReadFile(filepath.Join(cb.Dir, "sources", KeyOf(a)+".txt"))
	if err != nil || string(text) != a.Text {
		t.Errorf("the text is kept as %q, %v", text, err)
	}
}

func TestKeyOf(t *testing.T) {
	seen := map[string]string{}
	for _, row := range []struct{ name, want, why string }{
		{"folder/Harbour Post, 3 June.html", "harbour-post-3-june-", "readable"},
		{`c:\news\a.txt`, "a-", "a name from Windows"},
		{"новости.txt", "", "no letter that every file system takes"},
		{"../../etc/passwd", "passwd-", "folders are no part of it"},
		{strings.Repeat("long ", 50), "long-long-long-long-long-long-long-long-", "cut off"},
		{"-", "", "standard input"},
	} {
		key := KeyOf(&article.Article{Name: row.name, SHA256: "x"})
		if !strings.HasPrefix(key, row.want) || strings.ContainsAny(key, "/\\. ") || len(key) > 60 || len(key) != len(row.want)+12 {
			t.Errorf("%s: %s is called %s", row.why, row.name, key)
		}
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s have one key", row.name, other)
		}
		seen[key] = row.name
	}
	if KeyOf(&article.Article{Name: "a/b.txt", SHA256: "1"}) != KeyOf(&article.Article{Name: "b.txt", SHA256: "1"}) {
		t.Error("the folder from which an article is added makes another of it")
	}
	if KeyOf(&article.Article{Name: "b.txt", SHA256: "1"}) == KeyOf(&article.Article{Name: "b.txt", SHA256: "2"}) {
		t.Error("a changed article has the key of the old one")
	}
}

// TestOrders: any order and any portions, with casebooks opened anew between them, give the same bytes.
func TestOrders(t *testing.T) {
	articles := story()
	want := bytesOf(t, build(t, filled(t, articles), BuildOptions{}).Record)
	rnd := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		rnd.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		dir := t.TempDir()
		if err := Init(dir); err != nil {
			t.Fatal(err)
		}
		for rest := articles; len(rest) > 0; {
			n := 1 + rnd.IntN(len(rest))
			cb, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			add(t, cb, rest[:n]...)
			if _, err := cb.Build(BuildOptions{}); err != nil {
				t.Fatal(err)
			}
			if err := cb.Close(); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		cb, err := Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytesOf(t, build(t, cb, BuildOptions{}).Record); got != want {
			t.Fatalf("another order gives another record:\n%s", got)
		}
	}
}

func TestAddAgain(t *testing.T) {
	cb := filled(t, story())
	again := func(a *article.Article, want Added, why string) {
		t.Helper()
		rec, err := reader1.read(a)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := cb.AddSource(a, rec); err != nil || got != want {
			t.Errorf("%s: %v, %v", why, got, err)
		}
	}
	again(story()[0], Known, "the same again")
	undated := story()[0]
	undated.Published = 0
	again(undated, Known, "without the day: what is known stays")
	moved := story()[0]
	moved.Name = "elsewhere/post.txt"
	again(moved, Known, "from another folder")
	later := story()[0]
	later.Published = day("2031-06-04")
	again(later, Redated, "with another day")
	if a, err := cb.Source(KeyOf(later)); err != nil || a.Published != later.Published {
		t.Errorf("the other day is not kept: %v", err)
	}
	if err := os.Remove(cb.path(recordsName, KeyOf(later), ".json")); err != nil {
		t.Fatal(err)
	}
	again(later, Restored, "with the record gone")
	changed := post("post.txt", "2031-06-03", "Another text.")
	again(changed, New, "a changed text by the same name is another source")
	if n := len(cb.Keys()); n != 5 {
		t.Errorf("%d sources", n)
	}
	wrong, err := reader1.read(changed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cb.AddSource(later, wrong); err == nil {
		t.Error("a record of another text is taken")
	}
}

// TestFaults: what was changed by hand into something unsound is named with its file.
func TestFaults(t *testing.T) {
	for _, row := range []struct{ file, content, want, why string }{
		{"sources/KEY.txt", "Other words.", "the text was changed since it was added", "an edited text"},
		{"sources/KEY.json", `{"name":`, "unexpected end", "metadata that are no JSON"},
		{"sources/KEY.json", `{}`, "name or sha256 is missing", "empty metadata"},
		{"records/KEY.json", `{"schema":"dateline.record/1"}`, "it has 0 sources, want one", "a record of something else"},
		{"records/KEY.json", ``, "unexpected end", "an empty record"},
		{"decisions.jsonl", "<<<<<<< HEAD\n", "line 1", "conflict marks of git"},
		{"decisions.jsonl", "\n\n{\"do\":\"x\"}\n", `line 3: "x" is none of merge, split`, "an unknown verb"},
	} {
		a := story()[0]
		dir := filled(t, []*article.Article{a}).Dir
		path := filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(row.file, "KEY", KeyOf(a))))
		if err := os.WriteFile(path, []byte(row.content), 0o666); err != nil {
			t.Fatal(err)
		}
		cb, err := Read(dir)
		if err == nil {
			if _, err = cb.Source(KeyOf(a)); err == nil {
				_, err = cb.Build(BuildOptions{})
			}
		}
		if err == nil || !strings.Contains(err.Error(), row.want) || !strings.Contains(filepath.ToSlash(err.Error()), filepath.Base(path[:len(path)-5])) {
			t.Errorf("%s: %v", row.why, err)
		}
	}
}

func TestMissingRecords(t *testing.T) {
	cb := filled(t, story())
	want := bytesOf(t, build(t, cb, BuildOptions{}).Record)
	if err := os.RemoveAll(filepath.Join(cb.Dir, recordsName)); err != nil {
		t.Fatal(err)
	}
	if _, err := cb.Build(BuildOptions{}); err == nil || !strings.Contains(err.Error(), "no record of the source") {
		t.Errorf("without an extractor: %v", err)
	}
	got := bytesOf(t, build(t, cb, BuildOptions{Extract: reader1.read}).Record)
	if got != want {
		t.Error("records made anew give another record")
	}
	build(t, cb, BuildOptions{}) // they have been stored
}

func TestReadOnly(t *testing.T) {
	dir := filled(t, story()).Dir
	cb, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	a := post("x.txt", "", "X.")
	rec, err := reader1.read(a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cb.AddSource(a, rec); err == nil {
		t.Error("AddSource writes")
	}
	if err := cb.PutRecord("x", rec); err == nil {
		t.Error("PutRecord writes")
	}
	if err := cb.WriteRecord(rec); err == nil {
		t.Error("WriteRecord writes")
	}
	if _, err := cb.Decide(Decision{}); err == nil {
		t.Error("Decide writes")
	}
	if err := cb.Close(); err != nil {
		t.Error(err)
	}
}

func TestAsOf(t *testing.T) {
	cb := filled(t, story())
	decideOn(t, cb, "re-status | event:exploded@wire.txt | claimed", "2031-06-04")
	late := decideOn(t, cb, "re-date | event:exploded@wire.txt | 2031-06-03", "2031-06-20T10:00:00Z")
	undo, err := cb.Decide(Decision{Do: Undo, Of: cb.Decisions[0].ID, Author: "Ana", Time: "2031-06-21", Reason: "r"})
	if err != nil {
		t.Fatal(err)
	}
	then := build(t, cb, BuildOptions{AsOf: day("2031-06-05")})
	if len(then.Record.Sources) != 2 || len(then.Later) != 1 || then.Later[0] != "herald.txt" || len(then.Unknown) != 1 || then.Unknown[0] != "letter.txt" {
		t.Errorf("%d sources, later %v, unknown %v", len(then.Record.Sources), then.Later, then.Unknown)
	}
	states := func(b *Built) (out []State) {
		for _, o := range b.Outcomes {
			out = append(out, o.State)
		}
		return out
	}
	if got := states(then); !reflect.DeepEqual(got, []State{Bites, Later, Later}) {
		t.Errorf("states %v", got)
	}
	if ev := eventAt(then.Record, "wire.txt", "exploded"); ev.Status != record.Claimed || ev.When.Start.Lo != day("2031-06-02") {
		t.Errorf("what was decided by then: %s, %v", ev.Status, ev.When)
	}
	all := build(t, cb, BuildOptions{AsOf: day("2031-06-05"), AllDecisions: true})
	if got := states(all); !reflect.DeepEqual(got, []State{Undone, Bites, Bites}) {
		t.Errorf("with later decisions: %v; %s %s", got, late.ID, undo.ID)
	}
	if !strings.Contains(bytesOf(t, all.Record), `"code": "as-of"`) {
		t.Error("the record does not say that it is of the past")
	}
	early := filled(t, story()[:2])
	decideOn(t, early, "re-status | event:exploded@wire.txt | claimed", "2031-06-04")
	if got, want := bytesOf(t, then.Record), bytesOf(t, build(t, early, BuildOptions{AsOf: day("2031-06-05")}).Record); got != want {
		t.Errorf("what was known then depends on what came later:\n%s\nwant\n%s", got, want)
	}
	if b := build(t, cb, BuildOptions{AsOf: day("2000-01-01")}); len(b.Record.Sources) != 0 {
		t.Error("before everything there was something")
	}
}

// eventAt finds the event that a source tells by a word.
func eventAt(rec *record.Record, source, trigger string) record.Event {
	for _, ev := range rec.Events {
		for _, m := range ev.Mentions {
			if src := rec.Source(m.Source); src.Name == source && strings.Contains(src.Quote(m.Trigger), trigger) {
				return ev
			}
		}
	}
	return record.Event{}
}

func TestWriteRecord(t *testing.T) {
	cb := filled(t, story())
	rec := build(t, cb, BuildOptions{}).Record
	if err := cb.WriteRecord(rec); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(cb.Dir, RecordName))
	if err != nil || string(data) != bytesOf(t, rec) {
		t.Errorf("%v: %d bytes", err, len(data))
	}
}

func BenchmarkBuild(b *testing.B) {
	var articles []*article.Article
	size := 0
	for i := range 50 {
		for _, a := range story() {
			a.Name = string(rune('a'+i%26)) + strings.Repeat("x", i/26) + a.Name
			articles = append(articles, a)
			size += len(a.Text)
		}
	}
	cb := filled(b, articles)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		build(b, cb, BuildOptions{})
	}
}
