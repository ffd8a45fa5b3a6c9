package timex_test

import (
	"fmt"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

func ExampleFind() {
	text := "The town fell late last year; two weeks after Easter the rebels were back, and on Friday talks will begin."
	for _, x := range timex.Find(text, timex.Options{Published: record.DayOf(2017, 5, 10)}) {
		fmt.Printf("%s = %s %s, %s to %s: %s\n", text[x.Start:x.End], x.Value, x.Mod, x.From, x.To, x.Why)
	}
	// Output:
	// late last year = 2016 END, 2016-10-01 to 2016-12-31: year before 2017-05-10
	// two weeks after Easter = 2017-04-30 APPROX, 2017-04-30 to 2017-04-30: 2 weeks after 2017-04-16
	// Friday = 2017-05-12 , 2017-05-12 to 2017-05-12: weekday after 2017-05-10
}

func ExampleFind_spanish() {
	text := "La ciudad cayó a finales del año pasado."
	for _, x := range timex.Find(text, timex.Options{Published: record.DayOf(2017, 5, 10), Language: "es"}) {
		fmt.Println(text[x.Start:x.End], "=", x.Value, x.Mod)
	}
	// Output: finales del año pasado = 2016 END
}
