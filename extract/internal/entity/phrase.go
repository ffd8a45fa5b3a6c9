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
	r := &resolver{builder: b, groups: map[string]int32{}, titles: map[string]int32{}, sole: map[string]int32{}}
	r.prepare()
	at := 0
	nps := b.c.syn.NounPhrases
	order := phrasesInOrder(nps, len(b.c.words))
	for si, s := range b.c.doc.Sentences {
		r.sentence = si
		for t := s.First; t < s.Last; t++ {
			for at < len(order) && nps[order[at]].First <= t {
				if nps[order[at]].First == t {
					r.phraseAt(int(order[at]), s)
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
	of       [memory]int      // the sentence each holds
	groups   map[string]int32 // nameless groups by their words
	titles   map[string]int32 // office -> the person last named with it
	sole     map[string]int32 // subkind -> the one facility of that subkind, -1 if there are several
	acts     []bool           // noun phrase is subject or object of a clause
	owner    []int32          // noun phrase -> the one behind its "of", -1
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
	r.acts, r.owner = make([]bool, len(nps)), none(len(nps))
	for _, a := range r.c.syn.Attachments {
		if a.NP >= 0 && a.NP < len(nps) && a.Obj >= 0 && a.Obj < len(nps) && r.c.words[a.Prep].text == "of" {
			r.owner[a.NP] = int32(a.Obj)
		}
	}
	for _, cl := range r.c.syn.Clauses {
		for _, list := range [][]int{cl.Subjects, cl.Objects, cl.ByAgents, cl.Indirect} {
			for _, np := range list {
				r.acts[np] = true
			}
		}
	}
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
	if ent := r.ents[e]; ent.kind == person && n.titled >= 0 {
		for t := n.titled; t < n.first; t++ {
			if w := r.c.words[t]; offices[w.key] {
				r.titles[w.key] = e
			}
		}
	}
}

func (r *resolver) speak(e int32) {
	slot := r.sentence % memory
	if r.of[slot] != r.sentence {
		r.of[slot], r.spoken[slot] = r.sentence, r.spoken[slot][:0]
	}
	if list := r.spoken[slot]; len(list) < 4*crowd {
		r.spoken[slot] = append(list, e)
	} else {
		copy(list[crowd:], list[crowd+1:]) // keep the first and the latest
		list[len(list)-1] = e
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
// subject, as a rule.
func (r *resolver) foremost(reach int, fits func(*entity) bool) int32 {
	for back := 0; back <= reach; back++ {
		for _, e := range r.in(back) {
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

// class says which entities a nominal can denote: a kind and subkinds, tried in order; "*" is any subkind.
type class struct {
	kind     kind
	subkinds string
}

// nominals are nouns that, with "the" or "this", speak again of an entity named before.
var nominals = func() map[string]class {
	out := map[string]class{}
	for words, c := range map[string]class{
		"group militants jihadists insurgents extremists terrorists rebels guerrillas":  {organization, "armed-group"},
		"organization organisation association charity ngo foundation union federation": {organization, "charity,international,"},
		"alliance coalition bloc":                              {organization, "international,"},
		"company firm automaker carmaker airline manufacturer": {organization, "company"},
		"party": {organization, "party"},
		"newspaper magazine broadcaster outlet website paper": {organization, "media"},
		"ministry department agency bureau commission":        {organization, "government"},
		"army military":                      {organization, "military"},
		"court tribunal":                     {organization, "court"},
		"university college":                 {organization, "university"},
		"city town village capital":          {place, "city"},
		"country nation":                     {place, "country"},
		"province region governorate oblast": {place, "region"},
		"island":                             {place, "island"},
		"river":                              {place, "river"},
		"dam":                                {facility, "dam"},
		"airport airbase":                    {facility, "airport"},
		"bridge":                             {facility, "bridge"},
		"prison jail":                        {facility, "prison"},
		"hospital":                           {facility, "hospital"},
		"cathedral mosque church":            {facility, "religious"},
		"embassy consulate":                  {facility, "embassy"},
	} {
		for _, w := range strings.Fields(words) {
			out[w] = c
		}
	}
	return out
}()

// nominal resolves "the militant group", "the city", "the president"; it reports whether the phrase is settled.
func (r *resolver) nominal(i int, np syntax.NounPhrase, s text.Sentence) bool {
	det := strings.ToLower(r.c.words[np.First].text)
	if det != "the" && det != "this" && det != "that" || np.Last-np.First < 2 {
		return false
	}
	head := r.c.words[np.Head].key
	cl, known := nominals[head]
	office := offices[head]
	if !known && !office {
		return false
	}
	for t := np.First + 1; t < np.Head; t++ {
		if r.tokenSpan[t] >= 0 || r.c.words[t].key == "other" || r.c.words[t].key == "same" {
			return false // "the Syrian city" names its referent itself or a new one
		}
	}
	if next := r.c.at(np.Last, s); next.text == "of" && known {
		if t := np.Last + 1; t < s.Last && r.tokenSpan[t] >= 0 && cl.kind == place {
			r.phrase[i] = r.entOf[r.tokenSpan[t]] // "the city of Tabqa"
			return true
		}
		return false
	}
	e := int32(-1)
	switch {
	case office && !known:
		if who, ok := r.titles[head]; ok {
			e = who
		}
	default:
		e = r.fitting(cl)
		if e < 0 && cl.kind == facility {
			if only, ok := r.sole[cl.subkinds]; ok {
				e = only
			}
		}
	}
	if e < 0 {
		return false
	}
	r.refer(i, np, e, record.Nominal)
	return true
}

// fitting returns the entity that a nominal can speak of: the one last named, but of organisations in earlier sentences
// the first named, which was the subject.
func (r *resolver) fitting(cl class) int32 {
	for _, sub := range strings.Split(cl.subkinds, ",") {
		fits := func(e *entity) bool { return e.named && e.kind == cl.kind && e.Subkind == sub }
		e := int32(-1)
		if cl.kind == organization {
			if e = r.latest(0, fits); e < 0 {
				e = r.foremost(memory-1, fits)
			}
		} else {
			e = r.latest(memory-1, fits)
		}
		if e >= 0 {
			return e
		}
	}
	return -1
}

// refer makes a noun phrase a mention of an entity.
func (r *resolver) refer(i int, np syntax.NounPhrase, e int32, form string) {
	start, end := r.c.doc.Span(np.First, np.Last)
	r.mention(r.ents[e], start, end, form)
	r.phrase[i] = e
	r.speak(e)
}

// Pronoun classes.
const (
	he = iota + 1
	she
	it
	they
)

var pronouns = map[string]int{
	"he": he, "him": he, "his": he, "himself": he, "she": she, "her": she, "hers": she, "herself": she,
	"it": it, "its": it, "itself": it, "they": they, "them": they, "their": they, "themselves": they,
}

func (r *resolver) pronoun(i int, np syntax.NounPhrase, s text.Sentence) {
	e := int32(-1)
	switch form := pronouns[strings.ToLower(r.c.words[np.Head].text)]; form {
	case he, she:
		sign := 1
		if form == he {
			sign = -1
		}
		e = r.foremost(3, func(e *entity) bool { return e.kind == person && e.female*sign >= 0 })
		if e >= 0 {
			r.ents[e].female += sign
		}
	case it:
		if r.expletive(np.Head, s) {
			return
		}
		acts := func(e *entity) bool { return e.named && (e.kind.body() || e.kind == product || e.kind == event) }
		if e = r.subjectNear(i, np, acts); e < 0 {
			e = r.foremost(1, acts)
		}
	case they:
		many := func(e *entity) bool { return !e.named || e.kind == organization && pluralSubkinds[e.Subkind] }
		if e = r.subjectNear(i, np, many); e < 0 {
			e = r.foremost(1, many)
		}
	}
	if e >= 0 {
		r.refer(i, np, e, record.Pronoun)
	}
}

// subjectNear returns the subject of the clause of a pronoun, or of the clauses that one hangs on, if it stands before
// the pronoun and fits.
func (r *resolver) subjectNear(i int, np syntax.NounPhrase, fits func(*entity) bool) int32 {
	cls := r.c.syn.Clauses
	for c, depth := np.Clause, 0; c >= 0 && c < len(cls) && depth < 4; c, depth = cls[c].Parent, depth+1 {
		for _, s := range cls[c].Subjects {
			if s == i || s < 0 || s >= len(r.phrase) || r.c.syn.NounPhrases[s].First >= np.First {
				continue
			}
			if e := r.phrase[s]; e >= 0 && fits(r.ents[e]) {
				return e
			}
		}
	}
	return -1
}

// pluralSubkinds are organisations that texts speak of in the plural.
var pluralSubkinds = set("armed-group military police party government company")

// expletive reports an "it" that speaks of nothing: "it is unclear how", "it took three months".
func (r *resolver) expletive(t int, s text.Sentence) bool {
	if r.c.words[t].text != "it" && r.c.words[t].text != "It" {
		return false
	}
	for j := t + 1; j < min(t+4, s.Last); j++ {
		switch w := r.c.words[j]; w.key {
		case "took", "takes", "take", "seems", "seemed", "appears", "appeared", "turned", "turns", "rained", "snowed", "means", "meant":
			return true
		case "s", "is", "was", "be", "been", "became", "becomes", "remains":
			for k := j + 1; k < min(j+8, s.Last); k++ {
				switch r.c.words[k].text {
				case "that", "how", "whether", "to", "if", "what", "who", "why", "where", "when":
					return true
				}
			}
			return false
		}
	}
	return false
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
