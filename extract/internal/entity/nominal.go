package entity

import (
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/internal/text"
	"github.com/dateline/dateline/extract/record"
)

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
	if e := r.holder(np, s); e >= 0 {
		r.refer(i, np, e, record.Nominal)
		if first := r.c.behindDeterminer(np); np.Head > first {
			r.ents[e].alias(r.words(first, np.Last)) // "Kenyan foreign minister"
		}
		return true
	}
	if r.bareTitle(i, np) {
		return true
	}
	det := strings.ToLower(r.c.words[np.First].text)
	if det != "the" && det != "this" && det != "that" || np.Last-np.First < 2 {
		return false
	}
	head := r.c.words[np.Head].key
	cl, known := nominals[head]
	office := offices[head]
	named, again := r.heads[head] // "the council" after "Korin City Council"
	if !known && !office && !again {
		return false
	}
	if office && np.Last-np.First > 2 {
		title := gazetteer.Fold(r.words(np.First+1, np.Last))
		who, ok := r.titles[title]
		if !ok {
			who, ok = r.sitting[title]
		}
		if ok && who >= 0 {
			r.refer(i, np, who, record.Nominal)
			r.ents[who].alias(r.words(np.First+1, np.Last))
			return true
		}
	}
	if office && !known && np.Head > np.First+1 && officeParts[r.c.words[np.Head-1].key] {
		return false // "the vice president" is not the president
	}
	for t := np.First + 1; t < np.Head; t++ {
		if r.tokenSpan[t] >= 0 || r.c.words[t].key == "other" || r.c.words[t].key == "same" {
			return false // "the Syrian city" names its referent itself or a new one
		}
	}
	if next := r.c.at(np.Last, s); next.text == "of" {
		if t := np.Last + 1; t < s.Last && known && r.tokenSpan[t] >= 0 && cl.kind == place {
			r.phrase[i] = r.entOf[r.tokenSpan[t]] // "the city of Tabqa"
			return true
		}
		return false
	}
	e := int32(-1)
	switch {
	case again && np.Last-np.First == 2:
		e = named
	case !known && !office:
		return false
	case office && !known:
		e = r.incumbent(np.Head, np.Head+1)
	default:
		e = r.fitting(cl, head)
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

// capital reports the seat of a national government.
func (e *entity) capital() bool {
	places := gazetteer.Places(e.root.key)
	return len(places) > 0 && places[0].Capital
}

// unit reports a single unit of fighters: "the rebels" are more than one brigade.
func (e *entity) unit() bool {
	switch e.root.words[len(e.root.words)-1] {
	case "brigade", "battalion", "legion", "division", "regiment", "corps":
		return true
	}
	return false
}

// fitting returns the entity that a nominal can speak of: the one last named, but of organisations in earlier sentences
// the first named, which was the subject.
func (r *resolver) fitting(cl class, head string) int32 {
	for _, sub := range strings.Split(cl.subkinds, ",") {
		fits := func(e *entity) bool {
			return e.named && e.kind == cl.kind && e.Subkind == sub && !(head == "capital" && !e.capital()) && !(strings.HasSuffix(head, "s") && e.unit())
		}
		e := int32(-1)
		if cl.kind == organization {
			if e = r.latest(0, fits); e < 0 {
				e = r.foremost(memory-1, unclear, fits)
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
