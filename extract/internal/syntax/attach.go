package syntax

import "math"

// attachment is how often a prepositional phrase hung on the noun and how often on the verb before it.
type attachment struct{ noun, verb float64 }

// attachPrior is the weight of the broader count when a narrower one is blended with it.
const attachPrior = 2

// onNoun decides whether a prepositional phrase that could hang on a verb or on the noun behind it hangs on the noun. It
// adds the log odds of the preposition with the noun and with the verb, each blended with the preposition's own, after
// Collins and Brooks (1995).
func (x *lexicon) onNoun(verb, noun, prep string, time bool) bool {
	base, ok := x.attach["p "+prep]
	if !ok {
		return false
	}
	prior := (base.noun + 0.5) / (base.noun + base.verb + 1)
	odds := func(c attachment) float64 {
		p := (c.noun + attachPrior*prior) / (c.noun + c.verb + attachPrior)
		return math.Log(p / (1 - p))
	}
	sum := odds(x.attach["n "+noun+" "+prep]) + odds(x.attach["v "+verb+" "+prep]) - odds(attachment{})
	if time {
		sum += odds(x.attach["t "+prep]) - odds(attachment{})
	}
	return sum > 0
}
