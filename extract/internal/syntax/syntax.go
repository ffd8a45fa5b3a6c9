// Package syntax tags a text and finds its phrases: part of speech, lemma, verb groups, noun phrases, clauses.
package syntax

import (
	"github.com/dateline/dateline/extract/internal/model"
	"github.com/dateline/dateline/extract/internal/text"
)

// Tag is a universal part-of-speech tag (UPOS, Universal Dependencies v2).
type Tag uint8

// The universal tags.
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

// Form is the inflected form of a verb token (Penn Treebank VB VBD VBG VBN VBP VBZ MD), or NoForm.
type Form uint8

// The verb forms.
const (
	NoForm   Form = iota
	Base          // VB: "hand", infinitive or imperative
	Past          // VBD: "agreed"
	Gerund        // VBG: "leading"
	PastPart      // VBN: "negotiated"
	Present       // VBP, VBZ: "sits"
	Modal         // MD: "could"
)

// Tense of a verb group.
type Tense uint8

// The tenses: of the finite verb, or Future for will/shall/going to; NoTense for non-finite groups.
const (
	NoTense Tense = iota
	PastTense
	PresentTense
	FutureTense
)

// VerbGroup is a chain of auxiliaries and a main verb: "has been building", "will not be welcomed", "to hand over".
type VerbGroup struct {
	First, Last int // tokens First..Last-1, adverbs inside included
	Head        int // the main verb (the copula itself in "was a battle")
	Tense       Tense
	Perfect     bool   // have + participle
	Progressive bool   // be + -ing
	Passive     bool   // be/get + participle, or a bare participle after its noun
	Copula      bool   // head is a form of "be" (or become, remain, seem) with a predicate
	Infinitive  bool   // "to" + base form
	Participle  bool   // begins with -ing or -ed form and no finite auxiliary
	Negated     bool   // not, n't, never, no longer; or a subject with no, neither, nobody
	Modal       string // lemma of the modal, "" if none: could, may, might, would, should, must, can, will
	Particle    int    // token of a verb particle ("hand over", "carried out"), -1 if none
	Clause      int    // index into Clauses
}

// NounPhrase is a base noun phrase: determiner through head, without prepositional phrases or relative clauses. Noun
// phrases never overlap: a possessor, pronouns included, is a phrase of its own that ends before the phrase it owns
// begins ("[ISIS]'s [surrender]", "[its] [heavy weapons]").
type NounPhrase struct {
	First, Last int // tokens First..Last-1
	Head        int // head noun, pronoun or name (last token of a name)
	Possessor   int // noun phrase that owns this one ("ISIS's surrender"), -1 if none
	Appos       int // noun phrase that this one explains ("Ahmad Abousamra, the editor": editor -> Abousamra), -1 if none
	Plural      bool
	Clause      int
}

// ClauseKind says how a clause hangs on its parent.
type ClauseKind uint8

// The kinds of clause.
const (
	Main        ClauseKind = iota
	Coordinated            // joined by and, but, or, or a comma, with the clause before
	Subordinate            // as, after, before, since, while, if, because, when ...
	Relative               // who, which, that, where
	Complement             // that-clause, infinitive or bare clause that a verb takes ("said it would withdraw")
	Reduced                // participle clause ("leading to", "backed by")
)

// Clause is a stretch of a sentence around one verb group. Clauses of a sentence form a tree by Parent.
type Clause struct {
	First, Last int        // tokens First..Last-1; clauses of one sentence may nest
	Verb        int        // index into VerbGroups, -1 for a verbless fragment
	Parent      int        // index into Clauses, -1 for the main clause of a sentence
	Kind        ClauseKind // how it hangs on Parent
	Marker      int        // token of the subordinator, relative pronoun or conjunction, -1 if none
	Subjects    []int      // noun phrases; inherited from the parent where the grammar says so (control, coordination, relatives, participles)
	Objects     []int      // direct object noun phrases, coordination opened
	Indirect    []int      // indirect objects
	ByAgents    []int      // noun phrases of a passive's by-phrase
	Predicates  []int      // noun phrases that a copula equates with the subject ("was a battle")
	Obliques    []Oblique  // prepositional phrases that hang on the verb
	Quoted      bool       // stands inside quotation marks
}

// Oblique is a prepositional phrase.
type Oblique struct {
	Prep int // token of the preposition
	NP   int // index into NounPhrases
}

// Attachment is a prepositional phrase that hangs on a noun: "withdrawal of 70 fighters from Manbij".
type Attachment struct {
	NP   int // the noun phrase it hangs on
	Prep int // token of the preposition
	Obj  int // noun phrase behind it
}

// Name is a name that the model sees.
type Name struct {
	First, Last int     // tokens First..Last-1
	Kind        string  // person, organization, place, facility, nationality, event, product, other
	Sure        float64 // probability of its least sure word
}

// Analysis holds the columns of one document. Tag, Form, Lemma, Head, Rel are indexed by token.
type Analysis struct {
	Doc         *text.Doc
	Reading     *model.Reading // what the model read, by words
	Tag         []Tag
	Form        []Form
	Lemma       []string  // lower case for all but names
	Head        []int32   // token that this one depends on in the tree of the model; -1 for a root
	Rel         []string  // its relation there (Universal Dependencies v2, with subtypes: "nsubj:pass"), "" where the model cannot read
	Names       []Name    // of whole tokens, in order, none overlapping another
	NoName      []float32 // probability that the token is part of no name; 0 where the model cannot read
	VerbGroups  []VerbGroup
	NounPhrases []NounPhrase
	Clauses     []Clause
	Attachments []Attachment
	GroupOf     []int32 // token -> verb group, -1
	PhraseOf    []int32 // token -> noun phrase, -1
	ClauseOf    []int32 // token -> innermost clause, -1
	QuoteOf     []bool  // token stands inside quotation marks
}
