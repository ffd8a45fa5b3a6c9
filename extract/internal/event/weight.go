package event

import (
	"math"

	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// weigh returns salience and confidence of an event, both 0..1.
func (f *finder) weigh(c *candidate) (salience, confidence float64) {
	s, k := 0.55, 0.62
	if c.minor {
		s -= 0.2
	}
	switch c.when.Basis {
	case record.Explicit:
		s += 0.15
		k += 0.15
	case record.Carried:
		k -= 0.05
	case record.Inferred:
		s -= 0.1
		k -= 0.15
	case record.NoBasis:
		s -= 0.25
	}
	if c.clause >= 0 {
		switch f.syn.Clauses[c.clause].Kind {
		case syntax.Main:
			s += 0.1
		case syntax.Relative, syntax.Subordinate:
			s -= 0.05
		}
	}
	if c.phrase >= 0 && c.within < 0 {
		s -= 0.05
		k -= 0.05
	}
	if len(c.roles) > 0 {
		s += 0.05
		k += 0.03
	}
	if c.word.class != "" {
		s += 0.05
		k += 0.03
	}
	if len(c.same) > 0 {
		s += 0.05
	}
	switch c.status {
	case record.Possible:
		s -= 0.2
	case record.Denied:
		s -= 0.15
	}
	return hundredth(s), hundredth(k)
}

// hundredth clips to 0.05..0.98 and rounds, so that records read well and compare exactly.
func hundredth(x float64) float64 { return math.Round(100*min(max(x, 0.05), 0.98)) / 100 }
