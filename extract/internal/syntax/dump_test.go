package syntax

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/internal/text"
)

var kindNames = [...]string{"Main", "Coordinated", "Subordinate", "Relative", "Complement", "Reduced"}

// describe writes a clause on one line: "withdraw Complement<say that S=the army O=... from:Homs passive".
func describe(a *Analysis, c Clause) string {
	var b strings.Builder
	lemma := func(v int) string {
		if v < 0 {
			return "-"
		}
		return a.Lemma[a.VerbGroups[v].Head]
	}
	b.WriteString(lemma(c.Verb) + " " + kindNames[c.Kind])
	if c.Parent >= 0 {
		b.WriteString("<" + lemma(a.Clauses[c.Parent].Verb))
	}
	if c.Marker >= 0 {
		b.WriteString(" " + a.lower(c.Marker))
	}
	list := func(name string, nps []int) {
		var s []string
		for _, n := range nps {
			s = append(s, phraseText(a, n))
		}
		if len(s) > 0 {
			fmt.Fprintf(&b, " %s=%s", name, strings.Join(s, "+"))
		}
	}
	list("S", c.Subjects)
	list("O", c.Objects)
	list("I", c.Indirect)
	list("BY", c.ByAgents)
	list("P", c.Predicates)
	for _, o := range c.Obliques {
		fmt.Fprintf(&b, " %s:%s", a.lower(o.Prep), phraseText(a, o.NP))
	}
	if c.Verb >= 0 {
		b.WriteString(features(a, a.VerbGroups[c.Verb]))
	}
	if c.Quoted {
		b.WriteString(" quoted")
	}
	return b.String()
}

// phraseText writes a phrase with its possessor and what it explains.
func phraseText(a *Analysis, n int) string {
	np := a.NounPhrases[n]
	s := a.Doc.Words(np.First, np.Last)
	if np.Possessor >= 0 {
		s = a.Doc.Text(a.NounPhrases[np.Possessor].Head) + "'s " + s
	}
	if np.Appos >= 0 {
		s += " (is " + a.Doc.Text(a.NounPhrases[np.Appos].Head) + ")"
	}
	return s
}

// features writes what a verb group says beyond its verb.
func features(a *Analysis, g VerbGroup) string {
	var b strings.Builder
	b.WriteString([]string{"", " past", " present", " future"}[g.Tense])
	for _, f := range []struct {
		on   bool
		name string
	}{{g.Perfect, "perfect"}, {g.Progressive, "progressive"}, {g.Passive, "passive"}, {g.Copula, "copula"}, {g.Infinitive, "to"}, {g.Participle, "participle"}, {g.Negated, "not"}} {
		if f.on {
			b.WriteString(" " + f.name)
		}
	}
	if g.Modal != "" {
		b.WriteString(" " + g.Modal)
	}
	if g.Particle >= 0 {
		b.WriteString(" +" + a.lower(g.Particle))
	}
	return b.String()
}

// dump writes a whole analysis for the golden file: tags, clauses, attachments, sentence by sentence.
func dump(d *text.Doc, a *Analysis) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		fmt.Fprintf(&b, "# %s\n", d.Words(s.First, s.Last))
		for i := s.First; i < s.Last; i++ {
			fmt.Fprintf(&b, "%s/%v ", a.Lemma[i], a.Tag[i])
		}
		b.WriteByte('\n')
		for _, c := range a.Clauses {
			if c.First >= s.First && c.First < s.Last {
				fmt.Fprintln(&b, " ", describe(a, c))
			}
		}
		for _, t := range a.Attachments {
			if t.Prep >= s.First && t.Prep < s.Last {
				fmt.Fprintf(&b, "  %s <- %s %s\n", phraseText(a, t.NP), a.lower(t.Prep), phraseText(a, t.Obj))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
