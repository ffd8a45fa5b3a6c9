package event

import (
	"fmt"
	"math"
	"sync"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// weights are two logistic regressions over the same features: salience, the probability that a timeline of the
// article would lack something without the event, and confidence, the probability that the event, and its date if it has one, are right.
// en/weights.txt holds them, one feature a line; extract/internal/train/weights made them from annotated articles.
type weights map[string][2]float64

var weightsOf = sync.OnceValue(func() weights {
	w := weights{}
	eachRow("en/weights.txt", 2, func(name string, x []float64) { w[name] = [2]float64(x) })
	return w
})

// weigh returns salience and confidence of an event, both 0..1.
func (f *finder) weigh(c *candidate) (salience, confidence float64) {
	w := weightsOf()
	var sum [2]float64
	for _, name := range f.features(c) {
		x := w[name]
		sum[0] += x[0]
		sum[1] += x[1]
	}
	return logistic(sum[0]), logistic(sum[1])
}

// logistic rounds to hundredths, so that records read well and compare exactly.
func logistic(x float64) float64 {
	return math.Round(100*min(max(1/(1+math.Exp(-x)), 0.01), 0.99)) / 100
}

// features describes a candidate after all other passes.
func (f *finder) features(c *candidate) []string {
	out := []string{"bias"}
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }

	how := c.how
	if !c.when.Dated() {
		how = "none"
	}
	add("how=%s", how)
	add("basis=%s", c.when.Basis)
	if c.when.Dated() {
		t := &f.times[c.governed]
		at := &f.at[c.governed]
		add("grain=%s", grain(t))
		add("how=%s grain=%s", how, grain(t))
		add("mod=%s", c.when.Mod)
		add("signal=%s", at.signal)
		add("anchor=%s", t.Anchor)
		if t.Type == timex.TimeOf {
			add("hour")
		}
		apart := c.sentence - at.sentence
		switch {
		case apart < 0:
			add("sentences=back")
		case apart > 3:
			add("sentences=far")
		default:
			add("sentences=%d", apart)
		}
		if at.sentence >= 0 && f.doc.Sentences[c.sentence].Paragraph != f.doc.Sentences[at.sentence].Paragraph {
			add("paragraph=other")
		}
		if apart == 0 {
			d := c.trigger - at.first
			switch {
			case d < -8:
				add("distance=before far")
			case d < 0:
				add("distance=before near")
			case d > 12:
				add("distance=behind far")
			default:
				add("distance=behind near")
			}
			if f.frames(c.governed) {
				add("frames")
			}
		}
		if at.phrase >= 0 {
			add("time inside a phrase")
		}
		if f.opt.Published != 0 {
			switch age := f.opt.Published - t.From; {
			case age < 0:
				add("age=future")
			case age < 8:
				add("age=week")
			case age < 400:
				add("age=year")
			default:
				add("age=more")
			}
		}
	}
	if c.phrase >= 0 {
		f.nounFeatures(c, add)
	} else {
		f.verbFeatures(c, add)
	}
	add("status=%s", c.status)
	add("status=%s how=%s", c.status, how)
	if c.minor {
		add("minor")
	}
	if c.word.class != "" {
		add("class=%s", c.word.class)
	}
	for _, x := range traitNames {
		if c.word.is(x.t) {
			add("trait=%s", x.name)
		}
	}
	add("lemma=%s", c.lemma)
	f.contextFeatures(c, add)
	return out
}

// traitNames are the traits worth a feature, in the order in which they are added up.
var traitNames = []struct {
	name string
	t    trait
}{
	{"speech", speech}, {"claim", claim}, {"promise", promise}, {"state", state}, {"light", light}, {"aspect", aspect}, {"attempt", attempt},
	{"act", act}, {"move", move}, {"undergo", undergo}, {"between", between}, {"occur", occur}, {"say", say},
}

func (f *finder) verbFeatures(c *candidate, add func(string, ...any)) {
	vg := f.verb(c.group)
	add("verb")
	add("tense=%d", vg.Tense)
	for _, x := range []struct {
		name string
		on   bool
	}{
		{"passive", vg.Passive}, {"perfect", vg.Perfect}, {"progressive", vg.Progressive}, {"infinitive", vg.Infinitive},
		{"participle", vg.Participle}, {"negated", vg.Negated},
	} {
		if x.on {
			add("%s", x.name)
		}
	}
	if vg.Modal != "" {
		add("modal=%s", vg.Modal)
	}
	if c.clause >= 0 {
		cl := &f.syn.Clauses[c.clause]
		if len(cl.Objects) > 0 {
			add("object")
		}
		if len(f.subjects(c.clause)) == 0 {
			add("no subject")
		}
	}
}

func (f *finder) nounFeatures(c *candidate, add func(string, ...any)) {
	add("noun")
	np := &f.syn.NounPhrases[c.phrase]
	switch {
	case c.group >= 0:
		add("noun with light verb")
	case c.within >= 0:
		add("noun in argument")
	case len(f.hangs[c.phrase]) > 0:
		add("noun on noun")
	}
	if f.definite(np) {
		add("definite")
	}
	if np.Possessor >= 0 {
		add("possessed")
	}
	if np.Plural {
		add("plural")
	}
	if len(f.below[c.phrase]) > 0 {
		add("noun with phrase")
	}
}

// contextFeatures says where the candidate stands and who takes part.
func (f *finder) contextFeatures(c *candidate, add func(string, ...any)) {
	if c.clause >= 0 {
		cl := &f.syn.Clauses[c.clause]
		add("clause=%d", cl.Kind)
		if cl.Marker >= 0 && cl.Kind == syntax.Subordinate {
			add("marker=%s", f.lemma(cl.Marker))
		}
		if f.isReported(c) {
			add("reported")
		} else if f.taker(c.clause) >= 0 {
			add("complement of other")
		}
	}
	add("rel=%s", f.syn.Rel[c.trigger])
	if h := f.syn.Head[c.trigger]; h >= 0 {
		add("rel=%s on %s", f.syn.Rel[c.trigger], f.syn.Tag[h])
		add("on %s", f.syn.Lemma[h])
	}
	if f.heading(c.sentence) {
		add("heading")
	}
	if f.syn.QuoteOf[c.trigger] {
		add("quoted")
	}
	add("paragraph=%d", min(f.doc.Sentences[c.sentence].Paragraph, 6))
	add("mentions=%d", min(len(c.same), 3))
	add("roles=%d", min(len(c.roles), 3))
	for _, r := range c.roles {
		if r.Role == record.Agent || r.Role == record.Patient {
			add("role=%s", r.Role)
		}
	}
	if c.where >= 0 {
		add("placed")
	}
	if len(c.quantities) > 0 {
		add("counted")
	}
	if len(c.attribution) > 0 {
		add("attributed")
	}
	if len(f.timesOf[c.sentence]) > 1 {
		add("several times")
	}
}

// grain names the size of an expression by the days it covers.
func grain(t *timex.Timex) string {
	switch n := t.To - t.From; {
	case n <= 0:
		return "day"
	case n <= 7:
		return "week"
	case n <= 31:
		return "month"
	case n <= 183:
		return "season"
	case n <= 366:
		return "year"
	}
	return "more"
}
