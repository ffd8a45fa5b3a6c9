package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

// phrases ties noun phrases to entities in the order of the text: names, members of a named group, nominals ("the
// militant group"), pronouns, and groups without a name that act ("police").
func (b *builder) phrases() {
	r := &resolver{builder: b, groups: map[string]int32{}, titles: map[string]int32{}, sole: map[string]int32{}, heads: map[string]int32{}}
	r.prepare()
	at := 0
	nps := b.c.syn.NounPhrases
	order := phrasesInOrder(nps, len(b.c.words))
	for si, s := range b.c.doc.Sentences {
		r.sentence = si
		for t := s.First; t < s.Last; t++ {
			for at < len(order) && nps[order[at]].First <= t {
				if i := order[at]; nps[i].First == t {
					r.phraseAt(int(i), s)
					if r.subject[i] {
						r.lead(r.topicOf(int(i)))
					}
				}
				at++
			}
			if i := b.tokenSpan[t]; i >= 0 && b.names[i].first == t {
				r.meet(b.entOf[i], b.names[i])
			}
		}
	}
}

// phrasesInOrder sorts phrases by their first token; base phrases do not overlap.
func phrasesInOrder(nps []syntax.NounPhrase, tokens int) []int32 {
	at := none(tokens + 1)
	for i, np := range nps {
		if np.First >= 0 && np.First < tokens {
			at[np.First] = int32(i)
		}
	}
	var out []int32
	for _, i := range at {
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// resolver walks the text and remembers who was spoken of.
type resolver struct {
	*builder
	sentence int
	spoken   [memory][]int32  // entities of the last sentences in order of mention, by sentence number modulo memory
	leads    [memory][]int32  // those of them that were subjects
	of       [memory]int      // the sentence each holds
	groups   map[string]int32 // nameless groups by their words
	titles   map[string]int32 // office -> the person last named with it
	sole     map[string]int32 // subkind -> the one facility of that subkind, -1 if there are several
	acts     []bool           // noun phrase is subject or object of a clause
	subject  []bool           // noun phrase is the subject of a clause
	object   []bool           // noun phrase is a direct object
	owner    []int32          // noun phrase -> the one behind its "of", -1
	several  []bool           // noun phrase is one of two or more subjects of a clause
	heads    map[string]int32 // head noun -> the body or site named last with it
	sitting  map[string]int32 // office -> the one person of the text who has it, -1 if several have
	holders  map[string]int32 // office and land -> who holds it, -1 if several do
	speakers map[int32][]int  // sentence -> subjects of its verbs of speech outside quotations
}

// How far back an expression may reach, and how many entities of a sentence are looked at.
const (
	memory = 6
	crowd  = 12
)

func (r *resolver) prepare() {
	for i := range r.of {
		r.of[i] = -1
	}
	nps := r.c.syn.NounPhrases
	r.acts, r.subject, r.object, r.several = make([]bool, len(nps)), make([]bool, len(nps)), make([]bool, len(nps)), make([]bool, len(nps))
	r.owner, r.speakers = none(len(nps)), map[int32][]int{}
	for _, a := range r.c.syn.Attachments {
		if a.NP >= 0 && a.NP < len(nps) && a.Obj >= 0 && a.Obj < len(nps) && r.c.words[a.Prep].text == "of" {
			r.owner[a.NP] = int32(a.Obj)
		}
	}
	for _, cl := range r.c.syn.Clauses {
		for _, np := range cl.Objects {
			r.object[np] = true
		}
		for _, np := range cl.Subjects {
			r.subject[np] = true
			r.several[np] = r.several[np] || len(cl.Subjects) > 1
		}
		if v := r.verb(cl); v >= 0 && !cl.Quoted && say[r.c.words[v].key] {
			at := int32(r.c.doc.SentenceOf[v])
			r.speakers[at] = append(r.speakers[at], cl.Subjects...)
		}
		for _, list := range [][]int{cl.Subjects, cl.Objects, cl.ByAgents, cl.Indirect} {
			for _, np := range list {
				r.acts[np] = true
			}
		}
	}
	for i, n := range r.names {
		if e := r.entOf[i]; n.titled > 0 && r.ents[e].kind == person {
			if at := r.nameBefore(n.titled); at >= 0 {
				title := gazetteer.Fold(r.words(at, n.first)) // "Greek foreign minister", even before the name is told
				if who, ok := r.titles[title]; ok && who != e {
					e = -1
				}
				r.titles[title] = e
			}
		}
	}
	r.officesOfLands()
	r.incumbents()
	for i, e := range r.ents {
		if e.kind == facility && e.Subkind != "" {
			if _, ok := r.sole[e.Subkind]; ok {
				r.sole[e.Subkind] = -1
			} else {
				r.sole[e.Subkind] = int32(i)
			}
		}
	}
}

// meet notes that an entity is spoken of.
func (r *resolver) meet(e int32, n span) {
	r.speak(e)
	if h := n.last - 1; !n.part && n.last-n.first > 1 && r.ents[e].named {
		for t := n.first + 1; t < n.last; t++ {
			if w := r.c.words[t].text; w == "of" || w == "for" {
				h = t - 1
				break
			}
		}
		if k, ok := headWords[r.c.words[h].key]; ok && k.kind == r.ents[e].kind && k.kind != place && r.c.words[h].key != "government" {
			r.heads[r.c.words[h].key] = e
		}
	}
	if ent := r.ents[e]; ent.kind == person && n.titled >= 0 && !r.past(n.titled) {
		for t := n.titled; t < n.first; t++ {
			if w := r.c.words[t]; offices[w.key] {
				r.titles[w.key] = e
			}
		}
		r.titles[gazetteer.Fold(r.words(n.titled, n.first))] = e
	}
}

func (r *resolver) speak(e int32) {
	slot := r.slot()
	if list := r.spoken[slot]; len(list) < 4*crowd {
		r.spoken[slot] = append(list, e)
	} else {
		copy(list[crowd:], list[crowd+1:]) // keep the first and the latest
		list[len(list)-1] = e
	}
}

// slot returns the place in memory of this sentence, emptied if it held another.
func (r *resolver) slot() int {
	slot := r.sentence % memory
	if r.of[slot] != r.sentence {
		r.of[slot], r.spoken[slot], r.leads[slot] = r.sentence, r.spoken[slot][:0], r.leads[slot][:0]
	}
	return slot
}

// What a subject is that no entity is known for. A pronoun that could mean it is left alone.
const (
	aThing = -2 - iota
	aPerson
	aPlural
	unclear
)

// topicOf returns the entity of a subject, or what sort of thing it is.
func (r *resolver) topicOf(i int) int32 {
	np := r.c.syn.NounPhrases[i]
	switch {
	case r.several[i]:
		return aPlural
	case r.phrase[i] >= 0:
		return r.phrase[i]
	case r.c.tag(np.Head) != syntax.NOUN || r.c.timed[np.Head]:
		return unclear
	case np.Plural:
		return aPlural
	case aHuman(r.c.words[np.Head].key):
		return aPerson
	}
	return aThing
}

// aHuman reports a noun for one person.
func aHuman(noun string) bool {
	return offices[noun] || kin[noun] || humans[noun] || peopleNouns[noun] && !strings.HasSuffix(noun, "s")
}

var humans = set(`man woman boy girl victim suspect gunman attacker teenager child baby person resident witness student teacher patient
	defendant plaintiff accused bomber shooter robber thief worker survivor passenger bystander neighbour neighbor friend colleague
	citizen civilian national protester protestor demonstrator prisoner detainee hostage winner singer player speaker author`)

// verb returns the token of the main verb of a clause, -1 if it has none.
func (r *resolver) verb(cl syntax.Clause) int {
	if cl.Verb < 0 || cl.Verb >= len(r.c.syn.VerbGroups) {
		return -1
	}
	return r.c.syn.VerbGroups[cl.Verb].Head
}

// lead notes that an entity is the subject of a clause.
func (r *resolver) lead(e int32) {
	if e == unclear {
		return
	}
	if slot := r.slot(); len(r.leads[slot]) < crowd {
		r.leads[slot] = append(r.leads[slot], e)
	}
}

// in returns the entities spoken of in the sentence back sentences ago, at most the first and last of a crowd.
func (r *resolver) in(back int) []int32 {
	s := r.sentence - back
	if s < 0 || r.of[s%memory] != s {
		return nil
	}
	return r.spoken[s%memory]
}

// latest returns the entity spoken of last that fits, up to reach sentences back.
func (r *resolver) latest(reach int, fits func(*entity) bool) int32 {
	for back := 0; back <= reach; back++ {
		list := r.in(back)
		for i := len(list) - 1; i >= 0; i-- {
			if fits(r.ents[list[i]]) {
				return list[i]
			}
		}
	}
	return -1
}

// foremost returns the entity spoken of first in this sentence that fits, else the first of the sentences before: the
// subject, as a rule. It returns -1 if a subject without an entity comes first that is of the sort that is asked for.
func (r *resolver) foremost(reach int, sort int32, fits func(*entity) bool) int32 {
	for back := 0; back <= reach; back++ {
		list := r.in(back)
		if list == nil {
			continue
		}
		for _, e := range r.leads[(r.sentence-back)%memory] {
			if e == sort {
				return -1
			}
			if e >= 0 && fits(r.ents[e]) {
				return e
			}
		}
		for _, e := range list {
			if fits(r.ents[e]) {
				return e
			}
		}
	}
	return -1
}

// phraseAt ties one noun phrase.
func (r *resolver) phraseAt(i int, s text.Sentence) {
	np := r.c.syn.NounPhrases[i]
	if np.Head < np.First || np.Head >= np.Last {
		return
	}
	w := r.c.words[np.Head]
	if e := r.tokens[np.Head]; e >= 0 {
		r.phrase[i] = e
		return
	}
	if np.Last-np.First == 1 && r.c.tag(np.Head) == syntax.PRON || pronouns[strings.ToLower(w.text)] != 0 && np.Last-np.First == 1 {
		r.pronoun(i, np, s)
		return
	}
	if e := r.style(np); e >= 0 {
		if t := np.First - 1; t >= s.First && np.First == np.Head && pronouns[r.c.words[t].key] != 0 {
			r.ents[e].alias(r.words(t, np.Last)) // "Her Majesty"
		}
		r.refer(i, np, e, record.Nominal)
		return
	}
	if e := r.sameThing(np, w.key); e >= 0 {
		r.phrase[i] = e
		return
	}
	if e := r.explained(np, w.key); e >= 0 {
		r.refer(i, np, e, record.Nominal)
		return
	}
	if e := r.member(i, np); e >= 0 {
		r.phrase[i] = e
		return
	}
	if r.nominal(i, np, s) {
		return
	}
	r.nameless(i, np)
}

// sameThing returns the entity of "Dabiq magazine" and "Raqqa city": a name and a noun for its own sort.
func (r *resolver) sameThing(np syntax.NounPhrase, head string) int32 {
	cl, ok := nominals[head]
	if t := np.Head - 1; ok && t >= np.First && r.tokens[t] >= 0 && r.ents[r.tokens[t]].kind == cl.kind && r.ents[r.tokens[t]].Subkind != "country" {
		return r.tokens[t]
	}
	return -1
}

// explained returns the entity that an apposition explains: "the editor" in "Ahmad Abousamra, the editor of ...".
func (r *resolver) explained(np syntax.NounPhrase, head string) int32 {
	if np.Appos < 0 || np.Appos >= len(r.phrase) || r.phrase[np.Appos] < 0 {
		return -1
	}
	e := r.phrase[np.Appos]
	if k := r.ents[e].kind; k == person && offices[head] || nominals[head].subkinds != "" && nominals[head].kind == k {
		return e
	}
	return -1
}

// member returns the group of "ISIS fighters" and "US military officials": the name right before a noun for people.
func (r *resolver) member(i int, np syntax.NounPhrase) int32 {
	if !peopleNouns[r.c.words[np.Head].key] {
		return -1
	}
	if o := r.owner[i]; o >= 0 { // "fighters of the Northern Relief Front"
		if e := r.tokens[r.c.syn.NounPhrases[o].Head]; e >= 0 && r.ents[e].kind == organization {
			return e
		}
	}
	if p := np.Possessor; p >= 0 && p < len(r.phrase) && r.phrase[p] >= 0 { // "its fighters", "Turkey's troops"
		if e := r.ents[r.phrase[p]]; e.kind == organization || e.kind == place && e.Subkind == "country" {
			return r.phrase[p]
		}
		return -1
	}
	for t := np.Head - 1; t >= np.First && t >= np.Head-4; t-- {
		if r.tokenSpan[t] < 0 {
			continue
		}
		e := r.entOf[r.tokenSpan[t]]
		switch ent := r.ents[e]; {
		case r.names[r.tokenSpan[t]].part:
			return -1 // "US-backed fighters" are not the US
		case ent.kind == organization:
			return e
		case ent.kind == place && ent.Subkind == "country":
			return e
		case ent.kind == nationality && ent.country != "":
			return r.country(ent.country)
		}
		return -1
	}
	return -1
}

// refer makes a noun phrase a mention of an entity.
func (r *resolver) refer(i int, np syntax.NounPhrase, e int32, form string) {
	start, end := r.c.doc.Span(np.First, np.Last)
	r.mention(r.ents[e], start, end, form)
	if w := r.c.words[np.Head]; form == record.Nominal && w.capital && !r.c.first[np.Head] && r.ents[e].named && !r.c.title[np.Head] && len(r.ents[e].Aliases) < mostAliases {
		first := np.First
		for first < np.Head && r.c.tag(first) == syntax.DET {
			first++
		}
		r.ents[e].alias(r.words(first, np.Last)) // "the Prime Minister" is written like a name
	}
	r.phrase[i] = e
	r.speak(e)
}

// groupHeads are nouns of unnamed groups that act in the news.
var groupHeads = set(`police officials civilians protesters protestors demonstrators residents rebels militants fighters soldiers troops forces authorities
	prosecutors investigators gunmen lawmakers firefighters rescuers activists students workers voters migrants refugees prisoners
	insurgents separatists extremists terrorists jihadists negotiators diplomats doctors researchers scientists experts analysts
	journalists coalition military army government opposition police militia militias security-forces guards officers crew
	passengers villagers hostages gangs traffickers smugglers hackers supporters opponents critics witnesses families advisers`)

// nameless makes an entity of a group without a name that is the subject or object of a clause: "two defence officials".
func (r *resolver) nameless(i int, np syntax.NounPhrase) {
	if !r.acts[i] || r.c.title[np.Head] || !groupHeads[r.c.words[np.Head].key] {
		return
	}
	first := np.First
	for first < np.Head && (r.c.tag(first) == syntax.DET || r.c.words[first].key == "the") {
		first++
	}
	var key strings.Builder
	for t := first; t < np.Last; t++ {
		if w := r.c.words[t]; !w.digits && r.c.tag(t) != syntax.NUM {
			key.WriteString(gazetteer.Fold(w.text) + " ")
		}
	}
	e, ok := r.groups[key.String()]
	if !ok {
		e = int32(len(r.ents))
		r.groups[key.String()] = e
		ent := &entity{kind: other}
		ent.Kind, ent.Name = kindNames[other], strings.Join(strings.Fields(r.c.doc.Words(first, np.Last)), " ")
		if h, ok := groupNouns[r.c.words[np.Head].key]; ok {
			ent.kind, ent.Kind, ent.Subkind = h.kind, kindNames[h.kind], h.subkind
		}
		r.ents = append(r.ents, ent)
	}
	r.refer(i, np, e, record.Nominal)
}
