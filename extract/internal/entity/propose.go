package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
)

// How sure the model must be of a name that the rules do not find, of other bounds than theirs, and that a name of theirs
// is none.
const (
	sureNew   = 0.5
	sureOther = 0.5
	sureNone  = 0.85
	sureEven  = 0.97
	sureWhole = 0.8 // that a name is longer than a list or a head noun says: "Power Corporation" of "Power Corporation of Canada"
)

// propose compares the names of the rules with those that the model sees. What lists and head nouns say stands; for the
// rest the surer of the two is believed.
func (f *finder) propose() {
	at := none(len(f.words)) // token -> name
	for i, n := range f.names {
		for t := n.first; t < n.last; t++ {
			at[t] = int32(i)
		}
	}
	gone := make([]bool, len(f.names))
	for i, n := range f.names {
		if f.doubtful(n) {
			gone[i] = true
		}
	}
	var found []span
	for _, m := range f.syn.Names {
		titled := -1
		m, titled = f.bare(m)
		if m.Last <= m.First || m.Last-m.First > longestRun || f.timed[m.First] || f.timed[m.Last-1] || !f.wordy(m.First) || !f.wordy(m.Last-1) {
			continue
		}
		firm, same, any := false, false, false
		for t := m.First; t < m.Last; t++ {
			if i := at[t]; i >= 0 && !gone[i] {
				n := &f.names[i]
				any = true
				within := m.First <= n.first && n.last <= m.Last && m.Last-m.First > n.last-n.first && m.Sure >= sureWhole && !n.part
				same = same || n.first == m.First && n.last == m.Last && !n.part
				firm = firm || n.titled >= m.First && n.last == m.Last || !within && (n.part || n.headed || n.known.Class != 0)
			}
		}
		switch {
		case same, firm:
			continue
		case any && m.Sure < sureOther, !any && m.Sure < sureNew:
			continue
		}
		for t := m.First; t < m.Last; t++ {
			if i := at[t]; i >= 0 {
				gone[i] = true
			}
		}
		found = append(found, span{first: m.First, last: m.Last, titled: titled})
	}
	kept := f.names[:0]
	for i, n := range f.names {
		if !gone[i] {
			kept = append(kept, n)
		}
	}
	f.names = kept
	for _, n := range found {
		f.finish(n, f.doc.Sentences[f.doc.SentenceOf[n.first]])
	}
}

// bare drops what the model takes into a name and is no part of it: a mark of possession behind it, an article and, from
// the name of a person, a title before it, whose first token it returns, or -1. What is nothing else is no name: "The",
// "Prime Minister".
func (f *finder) bare(m syntax.Name) (name syntax.Name, titled int) {
	for m.Last > m.First && (isPossessive(f.words[m.Last-1].text) || f.words[m.Last-1].text == ",") {
		m.Last--
	}
	if m.Last <= m.First {
		return m, -1
	}
	if w := f.words[m.First]; w.key == "the" && (m.Last-m.First == 1 || f.first[m.First] || !w.capital) {
		m.First++
	}
	// "Falcon 9 rocket", "Edo castle": the sort of a thing is no part of its name, unless the rules hold that it is.
	for m.Last-m.First > 1 && f.plainNoun(m.Last-1) {
		m.Last--
	}
	if m.Kind != kindNames[person] {
		return m, -1
	}
	at, office := f.titleEnd(m.First, m.Last), m.First > 1 && f.words[m.First-1].text == "of" && offices[f.words[m.First-2].key]
	for t := m.First; t < at; t++ {
		office = office || offices[f.words[t].key] || civil[f.words[t].key]
	}
	if at == m.First || !office && at < m.Last || at < m.Last && !f.words[at].capital && !particles[f.words[at].text] {
		return m, -1
	}
	titled, m.First = m.First, at
	return m, titled
}

// plainNoun reports a common noun in small letters.
func (f *finder) plainNoun(t int) bool {
	w := f.words[t]
	return w.letters && !w.capital && f.syn.Tag[t] == syntax.NOUN && strings.ToLower(w.text) == w.text
}

// wordy reports that a name may begin or end with a token: it has a letter or a digit, and is no address.
func (f *finder) wordy(t int) bool {
	w := f.words[t]
	return (w.letters || w.digits) && !strings.ContainsAny(w.text, "@/")
}

// doubtful reports a name of the rules in which the model sees none. A head noun ("the Court") and a place of the tables
// take more to be doubted; a list is believed.
func (f *finder) doubtful(n span) bool {
	if n.part || n.titled >= 0 || n.known.Class != 0 {
		return false
	}
	need := float32(sureNone)
	if n.headed || len(gazetteer.Places(f.key(n))) > 0 {
		need = sureEven
	}
	for t := n.first; t < n.last; t++ {
		if f.syn.NoName[t] < need {
			return false
		}
	}
	return true
}

// guesses returns what the model takes the names for: span by span, the zero Name where it sees none with these bounds.
func guesses(c *columns, names []span) []syntax.Name {
	out := make([]syntax.Name, len(names))
	at := 0
	for i, n := range names {
		for at < len(c.syn.Names) && c.syn.Names[at].Last <= n.first {
			at++
		}
		if at < len(c.syn.Names) && c.syn.Names[at].First <= n.first+1 && c.syn.Names[at].Last == n.last {
			out[i] = c.syn.Names[at]
		}
	}
	return out
}
