package syntax

// place says which clause each token and phrase belongs to, and how far each clause reaches.
func (p *parser) place(first, last int) {
	a := p.a
	owner := make([]int, len(p.items))
	for i := range owner {
		owner[i] = -1
	}
	for k := range p.items {
		if c := p.clause[k]; c >= 0 {
			for i := p.from[c-p.base]; i < p.end(k); i++ {
				if owner[i] < 0 || i >= k {
					owner[i] = c
				}
			}
		}
	}
	for i, it := range p.items {
		if it.kind != itemNP {
			continue
		}
		// A subject that stands apart from its verb belongs to the verb's clause.
		for c := p.base; c < len(a.Clauses); c++ {
			if p.claimed[it.n] && a.Clauses[c].Kind != Relative && a.Clauses[c].Kind != Reduced && holds(a.Clauses[c].Subjects, it.n) {
				owner[i] = c
				break
			}
		}
	}
	now := p.root
	if len(owner) > 0 && owner[0] >= 0 {
		now = owner[0]
	}
	at := 0
	for t := first; t < last; t++ {
		for at < len(p.items) && p.startOf(at) <= t {
			if owner[at] >= 0 {
				now = owner[at]
			}
			at++
		}
		a.ClauseOf[t] = int32(now)
		if n := a.PhraseOf[t]; n >= 0 {
			a.NounPhrases[n].Clause = now
		}
	}
	for c := p.base; c < len(a.Clauses); c++ {
		a.Clauses[c].First, a.Clauses[c].Last = last, first
	}
	for t := first; t < last; t++ {
		for c, hops := int(a.ClauseOf[t]), 0; c >= 0 && hops < 64; c, hops = a.Clauses[c].Parent, hops+1 {
			a.Clauses[c].First = min(a.Clauses[c].First, t)
			a.Clauses[c].Last = max(a.Clauses[c].Last, t+1)
		}
	}
	for c := p.base; c < len(a.Clauses); c++ {
		cl := &a.Clauses[c]
		if cl.Verb >= 0 {
			cl.Quoted = a.QuoteOf[a.VerbGroups[cl.Verb].Head]
		} else {
			cl.Quoted = a.QuoteOf[first]
		}
		if cl.First >= cl.Last {
			cl.First, cl.Last = first, last
		}
	}
}

func holds(s []int, n int) bool {
	for _, m := range s {
		if m == n {
			return true
		}
	}
	return false
}

// startOf returns the first token of item i.
func (p *parser) startOf(i int) int {
	it := p.items[i]
	switch it.kind {
	case itemNP:
		np := p.a.NounPhrases[it.n]
		for np.Possessor >= 0 {
			np = p.a.NounPhrases[np.Possessor]
		}
		return np.First
	case itemVerb:
		return p.a.VerbGroups[it.n].First
	}
	return it.tok
}
