package timex

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestExamples runs the examples that stand beside the rules.
func TestExamples(t *testing.T) {
	g := english()
	for _, e := range g.examples {
		published, _ := record.ParseDay(e.published)
		open, end := strings.Index(e.text, "["), strings.Index(e.text, "]")
		text := strings.NewReplacer("[", "", "]", "").Replace(e.text)
		got := Find(text, Options{Published: published})
		if e.want == "" {
			if len(got) > 0 {
				t.Errorf("rules line %d: %s: found %q in %q", e.line, e.rule, text[got[0].Start:got[0].End], text)
			}
			continue
		}
		ok := false
		var all []string
		for _, x := range got {
			s := strings.TrimSpace(string(x.Type) + " " + x.Value + " " + x.Mod)
			all = append(all, text[x.Start:x.End]+" = "+s+" by "+x.Rule+": "+x.Why)
			ok = ok || x.Start == open && x.End == end-1 && s == e.want
		}
		if !ok {
			t.Errorf("rules line %d: %s: %q: want %s, got\n\t%s", e.line, e.rule, e.text, e.want, strings.Join(all, "\n\t"))
		}
	}
}
