package brief_test

import (
	"fmt"
	"os"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/brief"
)

func ExampleNew() {
	rec := record.New()
	rec.Sources = append(rec.Sources, record.Source{
		ID: "s1", Name: "mill.txt", Title: "Mill burns", Published: record.DayOf(2021, 6, 3), PublishedBasis: "flag",
		Text: "Mill burns\n\nThe mill burned down on Tuesday.",
	})
	tuesday := record.Range{Lo: record.DayOf(2021, 6, 1), Hi: record.DayOf(2021, 6, 1)}
	rec.Events = append(rec.Events, record.Event{
		ID: "v1", Class: "OTHER", Label: "The mill burned down", Status: record.Asserted, Polarity: record.Positive, Sources: 1,
		Mentions: []record.EventMention{{Source: "s1", Trigger: record.Span{Start: 21, End: 27}, Sentence: record.Span{Start: 12, End: 44}}},
		When:     record.When{Start: tuesday, End: tuesday, Basis: record.Explicit, Why: "“Tuesday”: the one before publication"},
	})
	if err := rec.Validate(); err != nil {
		fmt.Println(err)
	}
	bf := brief.New(rec, timeline.New(rec, timeline.Options{}), graph.New(rec, graph.Options{}), brief.Options{})
	if err := bf.Markdown(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Mill burns
	//
	// This briefing is made from one article, published on 3 June 2021.
	//
	// ## What happened
	//
	// On 1 June 2021, the mill burned down.[^1]
	//
	// ## Sources
	//
	// - mill.txt: Mill burns, published 3 June 2021 (date given by the user)
	//
	// ## About this briefing
	//
	// Made by dateline from the words of the source alone. It reports what is written there, not what is true. Relative dates are counted from the day of publication; where the source is vague, the date stays vague.
	//
	// [^1]: “The mill burned down on Tuesday.” mill.txt, 3 June 2021, bytes 12–44. Date: Tue 1 June 2021; in the sentence: “Tuesday”: the one before publication.
}
