package event

import (
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
)

// fromSubject dates a clause by the event that is its subject, unless it only says what that could mean: "a fire
// earlier this week resulted in the death of 33".
func (f *finder) fromSubject(clause int) dating {
	cl := &f.syn.Clauses[clause]
	if cl.Verb < 0 || f.verb(cl.Verb).Modal != "" || f.verb(cl.Verb).Tense != syntax.PastTense {
		return undated
	}
	for _, i := range f.timesOf[f.sentenceOf(clause)] {
		if at := &f.at[i]; at.clause == clause && f.anchors(i) && at.last <= f.verb(cl.Verb).First && has(cl.Subjects, f.behind(at)) {
			return dating{time: i, basis: record.Explicit, how: "subject"}
		}
	}
	return undated
}

// fromHost dates a clause by the noun under its "after" or "before" that has a date of its own.
func (f *finder) fromHost(clause int) dating {
	for _, i := range f.timesOf[f.sentenceOf(clause)] {
		if f.at[i].clause != clause || !f.anchors(i) {
			continue
		}
		if p := f.host(i); p >= 0 {
			for _, o := range f.syn.Clauses[clause].Obliques {
				if o.NP == p && (f.lemma(o.Prep) == "before" || f.lemma(o.Prep) == "until") {
					return dating{time: i, rel: before, basis: record.Explicit, how: "host"}
				}
			}
			return dating{time: i, rel: after, basis: record.Explicit, how: "host"}
		}
	}
	return undated
}

// clauseDate returns the dating of a clause: its own expression, else one inherited along the tree of clauses.
func (f *finder) clauseDate(clause, near int, memo []dating, state []uint8) dating {
	if clause < 0 {
		return undated
	}
	if t := f.local(clause, near); t >= 0 {
		return dating{time: t, basis: record.Explicit, how: "clause"}
	}
	if d := f.fromHost(clause); d.time >= 0 {
		return d
	}
	if d := f.fromSubject(clause); d.time >= 0 {
		return d
	}
	switch state[clause] {
	case 2:
		return memo[clause]
	case 1:
		return undated // a cycle: nothing to inherit
	}
	state[clause] = 1
	d := f.inherit(clause, memo, state)
	state[clause], memo[clause] = 2, d
	return d
}

func (f *finder) inherit(clause int, memo []dating, state []uint8) dating {
	cl := &f.syn.Clauses[clause]
	marker := ""
	if cl.Marker >= 0 {
		marker = f.lemma(cl.Marker)
	}
	if d := f.fromChildren(clause); d.time >= 0 {
		return d
	}
	if cl.Parent < 0 {
		return undated
	}
	parent := &f.syn.Clauses[cl.Parent]
	up := f.clauseDate(cl.Parent, f.head(parent, cl.First), memo, state)
	if up.time < 0 {
		return undated
	}
	if up.how == "clause" || up.how == "child" {
		up.how = "above"
	}
	perfect := cl.Verb >= 0 && f.verb(cl.Verb).Perfect
	switch cl.Kind {
	case syntax.Coordinated:
		return f.along(up, same, perfect)
	case syntax.Reduced:
		return f.along(up, same, perfect)
	case syntax.Relative:
		if perfect || cl.Verb >= 0 && f.verb(cl.Verb).Tense == syntax.PresentTense {
			return undated
		}
		return f.along(up, same, false)
	case syntax.Subordinate:
		switch marker {
		case "as", "when", "while", "where", "because", "whereas", "once":
			return f.along(up, same, perfect)
		case "after", "since":
			return f.along(up, before, false)
		case "before", "until":
			return f.along(up, after, false)
		}
		return undated
	case syntax.Complement:
		return f.reported(cl, parent, up, perfect)
	}
	return undated
}

// reported dates what a verb of saying reports from the date of the saying: what happened lies before it, what will
// happen after. The complement of any other verb shares its date.
func (f *finder) reported(cl, parent *syntax.Clause, up dating, perfect bool) dating {
	if parent.Verb < 0 || cl.Verb < 0 {
		return undated
	}
	w := f.lex.verbs[f.lemma(f.verb(parent.Verb).Head)]
	vg := f.verb(cl.Verb)
	switch {
	case w.is(promise) && !w.is(aspect):
		return f.along(up, after, false)
	case !w.is(speech | claim | deny | mental):
		return f.along(up, same, perfect)
	case vg.Tense == syntax.FutureTense || vg.Modal != "":
		return f.along(up, after, false)
	case vg.Tense == syntax.PresentTense && !perfect, f.frames(up.time):
		return f.along(up, same, false)
	}
	return f.along(up, before, false)
}

// frames reports that an expression opens its sentence: it sets the scene for all that the sentence tells, what is
// said in it included ("On 14 March, the governor stated that ...").
func (f *finder) frames(i int) bool {
	at := &f.at[i]
	if at.sentence < 0 || at.first-f.doc.Sentences[at.sentence].First > 3 {
		return false
	}
	return !f.verbBetween(f.doc.Sentences[at.sentence].First, at.first)
}

// along passes a dating down the tree. Two steps in different directions leave nothing.
func (f *finder) along(d dating, rel relation, perfect bool) dating {
	if perfect && rel == same && f.at[d.time].signal != "since" && f.at[d.time].signal != "by" {
		rel = before
	}
	switch {
	case d.rel == same:
		d.rel = rel
	case rel != same && rel != d.rel:
		return undated
	}
	return d
}

func (f *finder) head(cl *syntax.Clause, otherwise int) int {
	if cl.Verb >= 0 {
		return f.verb(cl.Verb).Head
	}
	return otherwise
}

// fromChildren dates a clause by a dated clause that hangs on it: "As forces began surrounding Raqqa late last year,
// ISIS moved ...", or by the last of several coordinated verbs: "attacked the town and seized the dam on Tuesday".
func (f *finder) fromChildren(clause int) dating {
	cl := &f.syn.Clauses[clause]
	head := f.head(cl, cl.First)
	for _, child := range f.children[clause] {
		sub := &f.syn.Clauses[child]
		t := f.local(child, f.head(sub, sub.First))
		if t < 0 {
			// "As forces began surrounding Raqqa late last year": the expression may stand one clause deeper.
			for _, deeper := range f.children[child] {
				d := &f.syn.Clauses[deeper]
				if d.Kind == syntax.Complement && sub.Kind == syntax.Subordinate {
					t = f.local(deeper, f.head(d, d.First))
				}
			}
		}
		if t < 0 {
			continue
		}
		d := dating{time: t, basis: record.Explicit, how: "child"}
		switch {
		case sub.Kind == syntax.Subordinate && sub.Marker >= 0:
			switch f.lemma(sub.Marker) {
			case "as", "when", "while", "once":
				d.via = "in the clause with “" + f.doc.Text(sub.Marker) + "”"
				return d
			case "after", "since":
				d.rel = after
				return d
			case "before", "until":
				d.rel = before
				return d
			}
		case (sub.Kind == syntax.Reduced || sub.Kind == syntax.Relative) && cl.Verb >= 0 && f.verb(cl.Verb).First == f.at[t].last:
			return d // "A bus carrying children on Sunday overturned"
		case sub.Kind == syntax.Coordinated && f.at[t].first > head && f.tense(clause) == f.tense(child):
			return d
		case sub.Kind == syntax.Complement && !f.lex.verbs[f.lemma(head)].is(speech|claim|deny|mental):
			if cl.Verb >= 0 && sub.Verb >= 0 && f.lex.verbs[f.lemma(f.verb(cl.Verb).Head)].is(aspect|attempt|light) {
				return d
			}
		}
	}
	return undated
}

func (f *finder) tense(clause int) syntax.Tense {
	if v := f.syn.Clauses[clause].Verb; v >= 0 {
		return f.verb(v).Tense
	}
	return syntax.NoTense
}
