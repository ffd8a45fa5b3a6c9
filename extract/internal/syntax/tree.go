package syntax

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/model"
)

// tree carries the dependency tree of the words over to tokens: a token stands in it as its word that hangs on another
// token.
func (a *Analysis) tree(r *model.Reading) {
	n := len(a.Doc.Tokens)
	a.Head, a.Rel = make([]int32, n), make([]string, n)
	for i := range a.Head {
		a.Head[i] = -1
	}
	for i, w := range r.Words {
		t := w.Token
		h := r.Head[i]
		switch {
		case r.Skip[i]:
		case h < 0:
			a.Head[t], a.Rel[t] = -1, "root"
		case r.Words[h].Token != t:
			if a.Rel[t] == "" {
				a.Head[t], a.Rel[t] = r.Words[h].Token, r.Model.Rels[r.Rel[i]]
			}
		}
	}
}

// Top returns the token of first..last-1 that hangs on a token outside of it: the head of a phrase.
func (a *Analysis) Top(first, last int) int {
	for i := first; i < last; i++ {
		if h := int(a.Head[i]); h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// farthest is how many steps up the tree a path goes from either end.
const farthest = 6

// Path names the way through the tree from one token to another: "<" and a relation for a step up, ">" for one down, with the
// preposition of the last: ">obl on". Members of a coordination stand where its first member stands. It is "" where no
// short way leads from one to the other.
func (a *Analysis) Path(from, to int) string {
	up := a.chain(from)
	down := a.chain(to)
	for i, x := range up {
		for j, y := range down {
			if x != y {
				continue
			}
			var b strings.Builder
			for _, t := range up[:i] {
				b.WriteString("<" + a.Rel[t])
			}
			for k := j - 1; k >= 0; k-- {
				b.WriteString(">" + a.Rel[down[k]])
			}
			if j > 0 {
				if prep := a.Case(down[0]); prep != "" {
					b.WriteString(" " + prep)
				}
			}
			return b.String()
		}
	}
	return ""
}

// chain lists a token and what it hangs on, the members of coordinations left out.
func (a *Analysis) chain(t int) []int {
	out := make([]int, 0, farthest+1)
	for t >= 0 && len(out) <= farthest {
		for steps := 0; a.Rel[t] == "conj" && a.Head[t] >= 0 && steps < farthest; steps++ {
			t = int(a.Head[t])
		}
		out = append(out, t)
		t = int(a.Head[t])
	}
	return out
}

// Case returns the lemma of the preposition or the mark of possession that hangs on a token, "" if none does.
func (a *Analysis) Case(t int) string {
	if i := a.caseOf(t); i >= 0 {
		return a.Lemma[i]
	}
	return ""
}

// caseOf returns the first preposition, or else the mark of possession, that hangs on a token; -1 if none does.
func (a *Analysis) caseOf(t int) int {
	for i := max(0, t-8); i < min(len(a.Head), t+3); i++ {
		if int(a.Head[i]) == t && a.Rel[i] == "case" {
			return i
		}
	}
	return -1
}
