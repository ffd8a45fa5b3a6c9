package timex

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dateline/dateline/extract/record"
)

// The properties that a reader of values relies on, over phrases put together at random from the words of the lexicon.

var (
	somePublished = rapid.Custom(func(t *rapid.T) record.Day { // 1800 to 2199
		return record.DayOf(1800, 1, 1) + record.Day(rapid.IntRange(0, 146000).Draw(t, "published"))
	})
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	dayNames   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	counts     = []string{"two", "three", "10", "12", "twenty", "a hundred", "two or three"}
)

// phrase draws a temporal expression of any kind.
func phrase(t *rapid.T) string {
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	month, weekday, count := pick("month", monthNames...), pick("weekday", dayNames...), pick("count", counts...)
	year := strconv.Itoa(rapid.IntRange(1000, 2199).Draw(t, "year"))
	dom := strconv.Itoa(rapid.IntRange(1, 28).Draw(t, "day"))
	unit := pick("unit", "day", "week", "month", "year", "decade", "century")
	return pick("shape",
		year, month+" "+year, month+" "+dom+", "+year, dom+" "+month, "the "+dom+"th of "+month+" "+year, weekday, month,
		"last "+unit, "this "+unit, "next "+unit, "last "+weekday, "next "+month, "this "+weekday,
		count+" "+unit+"s ago", count+" "+unit+"s later", count+" "+unit+"s earlier", "the past "+count+" "+unit+"s", count+" "+unit+"s",
		"early "+year, "late "+month, "mid-"+month+" "+year, "the end of last "+unit, "earlier this "+unit, "the start of "+month,
		"the "+pick("season", "spring", "summer", "autumn", "winter")+" of "+year, "last "+pick("season", "spring", "summer", "autumn", "winter"),
		"the "+pick("nth", "first", "second", "third")+" quarter", "the "+pick("half", "first", "second")+" half of "+year, "Q3 "+year,
		"the "+year[:3]+"0s", "the "+pick("century", "18th", "19th", "20th")+" century", "fiscal "+year,
		"from "+month+" to "+pick("month2", monthNames...)+" "+year, "10-12 "+month, "between "+dom+" and "+dom+" "+month+" "+year,
		"every "+weekday, "twice a "+unit, weekday+" morning", "5 p.m. on "+weekday, "last night", "tomorrow", "that day", "the following "+unit, "the previous evening",
		"the first "+weekday+" of "+month, "the last week of "+month, "the "+dom+"th of this month", "Easter "+year, "Ramadan "+year, "Hanukkah "+year, "Christmas",
		dom+"/"+dom+"/"+year, year+"-05-"+fmt.Sprintf("%02s", dom), "until then", "the day before "+weekday, "recent "+unit+"s",
	)
}

// TestDaysLieInsideTheValue holds the first and last day of every expression against what its value denotes.
func TestDaysLieInsideTheValue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		parts := rapid.SliceOfN(rapid.Custom(phrase), 1, 6).Draw(rt, "phrases")
		text := "They met on " + strings.Join(parts, pickJoin(rt)) + "."
		published := somePublished.Draw(rt, "day")
		if rapid.IntRange(0, 9).Draw(rt, "undated") == 0 {
			published = 0
		}
		check(t, text, Find(text, Options{Published: published}))
	})
}

func pickJoin(t *rapid.T) string {
	return rapid.SampledFrom([]string{" and left. They came on ", ", and will be back ", ". ", "; then "}).Draw(t, "join")
}

// TestShiftMovesDays moves the day of publication by n days: what counts days from it moves by n days, and keeps its
// grain.
func TestShiftMovesDays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		count := rapid.IntRange(2, 400).Draw(rt, "count")
		text := "It was " + rapid.SampledFrom([]string{
			"today", "yesterday", "tomorrow", "the day before yesterday", "tonight", "last night", fmt.Sprintf("%d days ago", count),
			fmt.Sprintf("%d weeks ago", count), fmt.Sprintf("%d days from now", count), "this morning", "yesterday afternoon",
		}).Draw(rt, "phrase") + "."
		published := somePublished.Draw(rt, "published")
		n := record.Day(rapid.IntRange(1, 5000).Draw(rt, "n"))
		was, is := Find(text, Options{Published: published}), Find(text, Options{Published: published + n})
		if len(was) != 1 || len(is) != 1 || was[0].From != was[0].To || is[0].From != was[0].From+n || is[0].To != was[0].To+n || is[0].Mod != was[0].Mod {
			rt.Fatalf("%q on %s and %d days later:%s%s", text, published, n, show(text, was), show(text, is))
		}
	})
}

// TestShiftOfWeeks moves the day of publication by whole weeks: a weekday moves by as much, whatever side it lies on.
func TestShiftOfWeeks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		verb := rapid.SampledFrom([]string{"met", "will meet", "meet"}).Draw(rt, "verb")
		text := "They " + verb + " " + rapid.SampledFrom([]string{"on ", "last ", "next ", "this "}).Draw(rt, "lead") + rapid.SampledFrom(dayNames).Draw(rt, "weekday") + "."
		published := somePublished.Draw(rt, "published")
		n := 7 * record.Day(rapid.IntRange(1, 500).Draw(rt, "weeks"))
		was, is := Find(text, Options{Published: published}), Find(text, Options{Published: published + n})
		if len(was) != 1 || len(is) != 1 || is[0].From != was[0].From+n || is[0].To != is[0].From {
			rt.Fatalf("%q on %s and %d days later:%s%s", text, published, n, show(text, was), show(text, is))
		}
	})
}

// TestYearNeverBecomesADay checks that what names no more than a year gets none of its parts.
func TestYearNeverBecomesADay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		year := rapid.IntRange(1000, 2199).Draw(rt, "year")
		count := rapid.IntRange(2, 90).Draw(rt, "count")
		text := "It was built " + rapid.SampledFrom([]string{
			fmt.Sprintf("in %d", year), fmt.Sprintf("since %d", year), fmt.Sprintf("in early %d", year), fmt.Sprintf("in the year %d", year), fmt.Sprintf("in fiscal %d", year),
			"last year", "this year", "next year", fmt.Sprintf("%d years ago", count), "late last year", "a year ago", fmt.Sprintf("(%d)", year), fmt.Sprintf("at the end of %d", year),
		}).Draw(rt, "phrase") + "."
		got := Find(text, Options{Published: somePublished.Draw(rt, "published")})
		if len(got) != 1 || len(got[0].Value) != 4 || got[0].Type != Date {
			rt.Fatalf("%q: want a year, got %s", text, show(text, got))
		}
		if n := got[0].To - got[0].From; got[0].Mod == "" && (n < 364 || n > 365) {
			rt.Fatalf("%q: a year has 365 days or one more, got %s", text, show(text, got))
		}
	})
}
