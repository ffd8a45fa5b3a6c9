package scene

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

// builder makes records for tests: the articles are as long as their sentences, one for each event.
type builder struct{ rec *record.Record }

func newBuilder(title, published string) *builder {
	b := &builder{record.New()}
	b.source("s1", title, published)
	return b
}

func (b *builder) source(id, title, published string) {
	src := record.Source{ID: record.SourceID(id), Name: id + ".txt", Title: title, Publisher: "The " + title}
	if published != "" {
		src.Published = day(published)
	}
	b.rec.Sources = append(b.rec.Sources, src)
}

func day(s string) record.Day {
	d, err := record.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// bound reads "2021-03-08", "2021-03" (all its days), "2021", or "" for none.
func bound(s string) record.Range {
	switch len(s) {
	case 0:
		return record.Range{}
	case 4:
		return record.Range{Lo: day(s + "-01-01"), Hi: day(s + "-12-31")}
	case 7:
		first := day(s + "-01")
		return record.Range{Lo: first, Hi: first.AddMonths(1) - 1}
	}
	return record.Range{Lo: day(s), Hi: day(s)}
}

// when reads "A" (some day in A), "A..B" (from A to B), "A.." (since A, end not known), "<A", ">A" and "~A" (about A).
func when(s string) record.When {
	w := record.When{Basis: record.Explicit}
	switch {
	case strings.HasPrefix(s, "<"):
		w.Start.Hi = bound(s[1:]).Lo - 1
		w.End = w.Start
	case strings.HasPrefix(s, ">"):
		w.Start.Lo = bound(s[1:]).Hi + 1
		w.End = w.Start
	case strings.Contains(s, ".."):
		from, to, _ := strings.Cut(s, "..")
		w.Start, w.End = bound(from), bound(to)
		if to == "" {
			w.End = record.Range{Lo: w.Start.Lo}
		}
	default:
		if strings.HasPrefix(s, "~") {
			w.Mod = "APPROX"
			s = s[1:]
		}
		w.Start, w.End = bound(s), bound(s)
	}
	return w
}

// add reports an event in the last source. The trigger is the word in braces.
func (b *builder) add(date, status, label, sentence string) *record.Event {
	src := &b.rec.Sources[len(b.rec.Sources)-1]
	start := len(src.Text)
	before, rest, _ := strings.Cut(sentence, "{")
	trigger, after, _ := strings.Cut(rest, "}")
	src.Text += before + trigger + after + "\n"
	b.rec.Events = append(b.rec.Events, record.Event{
		ID: record.EventID(fmt.Sprintf("v%d", len(b.rec.Events)+1)), Class: "OTHER", Label: label, Status: status, Polarity: record.Positive,
		Sources: 1, Salience: .5, Confidence: .5, When: when(date),
		Mentions: []record.EventMention{{Source: src.ID,
			Trigger:  record.Span{Start: start + len(before), End: start + len(before) + len(trigger)},
			Sentence: record.Span{Start: start, End: len(src.Text) - 1}}},
	})
	return &b.rec.Events[len(b.rec.Events)-1]
}

// said attributes an event to words of its sentence.
func said(ev *record.Event, b *builder, words string) {
	src := b.rec.Source(ev.Mentions[0].Source)
	at := ev.Mentions[0].Sentence.Start + strings.Index(src.Text[ev.Mentions[0].Sentence.Start:], words)
	ev.Attribution = append(ev.Attribution, record.Attribution{Source: src.ID, Span: record.Span{Start: at, End: at + len(words)}, Text: words})
}

// timelineOf validates the record and makes a timeline of all its events.
func (b *builder) timelineOf(t testing.TB) *timeline.Timeline {
	t.Helper()
	if err := b.rec.Validate(); err != nil {
		t.Fatal(err)
	}
	return timeline.New(b.rec, timeline.Options{Limit: -1})
}

// samples are the records of the golden files.
func samples() map[string]*builder {
	out := map[string]*builder{}

	b := newBuilder("How the Orun valley lost its bridge, and what the province means to do about it", "2021-03-12")
	b.add("1988..2021-03-08", "asserted", "The old bridge carried the valley road", "The old bridge {carried} the valley road from 1988 until it fell.")
	ev := b.add("2019", "claimed", "Inspectors found cracks in the eastern pier", "Inspectors {found} cracks in the eastern pier in 2019, a retired engineer said.")
	said(ev, b, "a retired engineer")
	b.add("2020-11", "asserted", "Council put off repairs", "In November the council {put} off repairs until the spring.")
	b.add("<2021-03-01", "denied", "Lorries above the limit used the bridge", "Before March lorries above the limit {used} the bridge.")
	b.add("~2021-03-05", "asserted", "Water rose over the gauge", "About a week ago the water {rose} over the gauge.")
	b.add("2021-03-08", "asserted", "The bridge fell, and two cars with it", "The bridge {fell} on Monday, and two cars with it.")
	b.add("2021-03-08", "asserted", "Divers reached the first car", "The same day divers {reached} the first car.")
	b.add("2021-03-09", "denied", "No one was found in the second car", "On Tuesday no one was {found} in the second car.")
	b.add("2021-03-09..", "asserted", "Soldiers run a ferry", "Soldiers have been {running} a ferry since Tuesday.")
	ev = b.add("2021-03-10", "possible", "Downstream towns may have to be evacuated should the debris dam up the river, the province's chief hydrologist warned on Wednesday",
		"Downstream towns may have to be {evacuated}, the province's chief hydrologist warned on Wednesday.")
	said(ev, b, "the province's chief hydrologist")
	b.add(">2021-03-12", "planned", "Pontoon bridge", "A pontoon {bridge} is to follow.")
	b.add("2023", "planned", "New bridge to open", "The new bridge is to {open} in 2023.")
	out["valley"] = b

	b = newBuilder("One long day", "2021-03-09")
	for i, label := range []string{"Alarm", "First engines arrive", "Roof falls in", "Street is cleared", "Fire is out"} {
		b.add("2021-03-08", []string{"asserted", "asserted", "claimed", "planned", "denied"}[i], label, "It was the day of the {"+strings.ToLower(label)+"}.")
	}
	b.add("~2021-03-08", "asserted", "A power line failed nearby", "A power line {failed} nearby at about that time.")
	out["one-day"] = b

	b = newBuilder("From the first year to the last", "")
	for _, y := range []string{"0001", "0476", "1066", "1492", "1789", "1848", "1914", "1945", "1969", "1989", "2001", "9999"} {
		b.add(y, "asserted", "Something of "+strings.TrimLeft(y, "0"), "Something {happened} in the year "+strings.TrimLeft(y, "0")+".")
	}
	b.add("1337..1453", "asserted", "A long war", "A long war {began} in 1337.")
	out["ages"] = b

	b = newBuilder("Scripts & <markup>", "2021-03-09")
	b.add("2021-03-01", "asserted", strings.Repeat("Donaudampfschifffahrt", 14)+"kapitän", "A word of three hundred letters was {said}.")
	b.add("2021-03-02", "denied", "سقط الجسر القديم فوق النهر يوم الاثنين وانقطعت البلدة عن العالم الخارجي لمدة أسبوع كامل بعد ذلك", "سقط {الجسر} القديم")
	b.add("2021-03-03", "asserted", "旧桥于星期一倒塌，两辆汽车坠入河中，镇上与外界的联系中断了整整一个星期，士兵们随后开通了一条渡船航线，直到新桥建成为止。", "旧{桥}于星期一倒塌。")
	b.add("2021-03-04", "planned", "Fête 👩‍👩‍👧‍👦 de la vallée 🎉 \u202eesrever", "A {fête} is planned.")
	b.add("2021-03-05", "asserted", `"Tom & Jerry" <script>alert(1)</script> 'quoted' ]]> \x00`+"\x00\x1b\ufffe", `He {said} "a < b && c > d" -- twice.`)
	b.add("2021-03-06", "asserted", "Ёлка и Ωμέγα, Łódź, Đà Nẵng, naïve façade", "Words with {accents}.")
	out["scripts"] = b

	b = newBuilder("Morning Post", "2021-03-09")
	b.add("2021-03-08", "asserted", "The bridge fell", "The bridge {fell} on Monday.")
	b.source("s2", "Evening Herald", "2021-06-01")
	b.add("2021-04", "asserted", "An inquiry opened", "An inquiry {opened} in April.")
	b.add("2021-03-08..2021-06", "claimed", "Traffic was sent over the pass", "Traffic was {sent} over the pass until June.")
	b.add("..2021-05", "asserted", "The ferry ran", "The ferry {ran} until May.")
	b.add("2020..2021-05-12", "asserted", "Tolls were charged", "Tolls were {charged} from 2020.")
	out["two-sources"] = b

	b = newBuilder("Nothing dated", "2021-03-09")
	b.rec.Events = nil
	out["empty"] = b

	b = newBuilder("A single event", "")
	b.add("2021-03-08", "asserted", "The bridge fell", "The bridge {fell} on Monday.")
	out["single"] = b
	return out
}

// random makes a record of n events of all kinds within some years.
func random(rnd *rand.Rand, n, years int) *builder {
	b := newBuilder(words(rnd, 1+rnd.IntN(30)), "2010-06-15")
	statuses := []string{"asserted", "asserted", "asserted", "claimed", "planned", "possible", "denied"}
	for range n {
		d := record.DayOf(2000+rnd.IntN(years), 1+rnd.IntN(12), 1+rnd.IntN(28))
		day, month, year := d.String(), d.String()[:7], d.String()[:4]
		later := (d + record.Day(rnd.IntN(400))).String()
		date := []string{day, day, day, "~" + day, "<" + day, ">" + day, month, month, year, day + "..", month + "..", ".." + day, day + ".." + later,
			month + ".." + later, year + ".." + later[:4]}[rnd.IntN(15)]
		ev := b.add(date, statuses[rnd.IntN(len(statuses))], words(rnd, 1+rnd.IntN(25)), words(rnd, rnd.IntN(20))+" {"+words(rnd, 1)+"} "+words(rnd, rnd.IntN(20)))
		if rnd.IntN(3) == 0 {
			said(ev, b, b.rec.Sources[0].Text[ev.Mentions[0].Sentence.Start:ev.Mentions[0].Trigger.Start])
		}
	}
	return b
}

func words(rnd *rand.Rand, n int) string {
	var out []string
	for range n {
		out = append(out, strings.Repeat(string(rune('a'+rnd.IntN(26))), 1+rnd.IntN(12)))
	}
	return strings.Join(out, " ")
}
