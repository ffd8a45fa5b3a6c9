package entity

import "strings"

// Words between two parties that say how they stand to each other.
var (
	fighting = set(`against fought fighting fight fights battling battled battle clashed clashes attacked attacking attacks attack bombed bombing shelled shelling
		struck strikes airstrikes invaded invading defeated repelled ambushed besieged raided war offensive ousted
		captured recaptured seized retook targeting targeted destroyed`)
	contests = set(`battle battles clashes clash war fighting conflict hostilities fight skirmishes combat`)
	dealings = set(`talks negotiations agreement settlement deal truce ceasefire meeting summit dialogue treaty accord negotiation`)
	treating = set(`negotiated negotiating negotiate negotiations talks ceasefire truce`)
	backing  = set(`supports supported supporting backs backed backing endorsed endorses endorsing funded funds aided aiding arms armed
		supplied supplies trained assisted`)
	alliance = set(`ally allies allied alongside mate coordination`)
)

// assaults are nouns of fighting that say against whom only with "on" or "against" behind them.
var assaults = set(`attack attacks strikes airstrikes war offensive fighting battle battles clashes`)

// whereabouts are prepositions that make a country the scene of what is told.
var whereabouts = set(`throughout in near inside outside from within across into`)

// sited reports that the words before a country say where: "in", "throughout northwestern".
func sited(gap []string) bool {
	for _, w := range gap[max(0, len(gap)-3):] {
		if whereabouts[w] {
			return true
		}
	}
	return false
}

// party reports that an entity can fight, support or treat: a body that acts.
func (e *entity) party() bool {
	switch e.kind {
	case organization:
		return e.Subkind != "media" && e.Subkind != "university" && e.Subkind != "charity"
	case place:
		return e.Subkind == "country"
	}
	return false
}

// conflict finds who fights, supports, joins or treats with whom.
func (r *relater) conflict(i, j int, gap []string) {
	a, b := r.of(i), r.of(j)
	ea, eb := r.ent(i), r.ent(j)
	first, last := r.span(i).first, r.span(j).last
	joined := " " + strings.Join(gap, " ") + " "
	if strings.Contains(joined, " also known as ") || strings.Contains(joined, " known as ") && len(gap) <= 5 || strings.Contains(joined, " formerly ") && len(gap) <= 4 {
		if a.kind == b.kind {
			r.state(aliasOf, ea, eb, first, last)
			return
		}
	}
	if a.kind == person && b.kind == person && (strings.Contains(joined, " running mate ") || strings.Contains(joined, " endors")) {
		kind := alliedWith
		if strings.Contains(joined, " endors") {
			kind = supports
		}
		r.state(kind, ea, eb, first, last)
		return
	}
	if a.kind == person && b.party() && j == i+1 && (strings.Contains(joined, " joined ") || strings.Contains(joined, " member of ")) && len(gap) <= 6 {
		r.state(memberOf, ea, eb, first, last)
		return
	}
	if !a.party() || !b.party() {
		return
	}
	if joined == " and " || joined == " and the " || joined == " and its ally " {
		switch lead := r.between(first); {
		case dealings[lead]:
			r.state(negotiatesWith, ea, eb, first, last)
		case contests[lead]:
			r.state(fights, ea, eb, first, last)
		}
		return
	}
	if b.kind == place && sited(gap) {
		return // "bombed positions in Syria": where, not whom
	}
	for k, w := range gap {
		if t := r.span(i).last + k; t < len(r.tokenSpan) && r.tokenSpan[t] >= 0 {
			continue // a word of a name in between: "the Institute for the Study of War"
		}
		next := ""
		if k+1 < len(gap) {
			next = gap[k+1]
		}
		switch {
		case assaults[w] && next != "on" && next != "against" && next != "by":
			continue // "blamed Iran for the attack, committing to send troops to Saudi Arabia"
		case w == "." || w == ";" || w == "while" || w == "but" || w == "said" || w == "that":
			return
		case (backing[w] || w == "reinforced") && (next == "by"):
			r.state(supports, eb, ea, first, last)
			return
		case (fighting[w] || w == "recaptured") && (next == "by"):
			r.state(fights, eb, ea, first, last)
			return
		case (w == "captured" || w == "recaptured" || w == "seized" || w == "retook") && !strings.Contains(joined, " from "):
			continue
		case fighting[w]:
			r.state(fights, ea, eb, first, last)
			return
		case treating[w]:
			r.state(negotiatesWith, ea, eb, first, last)
			return
		case backing[w]:
			r.state(supports, ea, eb, first, last)
			return
		case alliance[w] && strings.Contains(joined, " against "):
			r.state(fights, ea, eb, first, last) // "the coalition against ISIS"
			return
		case alliance[w]:
			r.state(alliedWith, ea, eb, first, last)
			return
		}
	}
}

// between returns the noun before "between" right before a token: "talks between ISIS and ...".
func (r *relater) between(t int) string {
	t--
	if r.word(t) == "the" {
		t--
	}
	if r.word(t) != "between" {
		return ""
	}
	for back := 1; back <= 5; back++ {
		if w := r.word(t - back); dealings[w] || contests[w] {
			return w
		}
	}
	return ""
}

// around finds relations that one name states by the words at it: "US-backed", "Washington-based", "battle with X",
// "including X", "his wife X".
func (r *relater) around(i int) {
	n := r.span(i)
	if n.part {
		r.compound(i)
	}
	e := r.of(i)
	before := r.word(n.first - 1)
	switch {
	case e.kind == person && (before == "including" || r.word(n.first-2) == "including"):
		r.including(i)
	case e.kind == person && r.word(n.last) == "," && pronouns[r.word(n.last+1)] != 0 && kin[r.word(n.last+2)]:
		if who := r.pronounAt(n.last + 1); who >= 0 && r.ents[who].kind == person {
			r.state(familyOf, r.ent(i), who, n.first, n.last+3) // "Maya Cummings, his wife"
		}
	case e.kind == person && r.kinBefore(n) > 0:
		if t := r.kinBefore(n) - 1; t >= r.s.First {
			if who := r.pronounAt(t); who >= 0 && r.ents[who].kind == person {
				r.state(familyOf, r.ent(i), who, t, n.last)
			}
		}
	case e.party() && (before == "with" || before == "against" || before == "the" && (r.word(n.first-2) == "with" || r.word(n.first-2) == "against")):
		// "ISIS negotiated its withdrawal after a three-month battle for that city with the SDF"
		for t := n.first - 2; t >= max(n.first-7, r.s.First); t-- {
			if !contests[r.word(t)] {
				continue
			}
			for k := max(0, i-crowd); k < i; k++ {
				if r.of(k).party() && r.ent(k) != r.ent(i) {
					r.state(fights, r.ent(k), r.ent(i), t, n.last)
					break
				}
			}
			break
		}
	case e.kind == place && (before == "along" || r.word(n.first-2) == "along" || before == "in" || r.word(n.first-2) == "in"):
		r.members(i)
	}
}

// kinBefore returns the token of a noun of family right before a name, or before its title or a comma; 0 if none.
func (r *relater) kinBefore(n span) int {
	t := n.first - 1
	if n.titled > r.s.First {
		t = n.titled - 1
		if kin[r.word(n.titled)] {
			t = n.titled
		}
	}
	if r.word(t) == "," {
		t--
	}
	if t > r.s.First && kin[r.word(t)] {
		return t
	}
	return 0
}

// pronounAt returns the entity of a possessive pronoun at a token, -1 if none.
func (r *relater) pronounAt(t int) int32 {
	if pronouns[r.word(t)] == 0 || t >= len(r.c.syn.PhraseOf) {
		return -1
	}
	if p := r.c.syn.PhraseOf[t]; p >= 0 && int(p) < len(r.phrase) {
		return r.phrase[p]
	}
	return -1
}

// compound finds what "US-backed" and "Washington-based" say of the name that follows or that they explain.
func (r *relater) compound(i int) {
	n := r.span(i)
	_, tail, _ := strings.Cut(r.c.words[n.first].text, "-")
	kind := ""
	switch tail {
	case "backed", "supported", "funded", "sponsored", "trained", "armed":
		kind = supports
	case "based":
		kind = locatedIn
	case "led", "run", "controlled", "held", "occupied":
		kind = leads
	}
	if kind == "" || kind == leads && tail != "led" && tail != "run" {
		return
	}
	from, body := r.ent(i), int32(-1)
	if kind != locatedIn {
		if from = r.body(from); from < 0 {
			return
		}
	}
	first, last := n.first, n.last
	// explained: "the Syrian Democratic Forces (SDF), a US-backed coalition"
	if t := n.first - 1; (r.word(t) == "a" || r.word(t) == "an" || r.word(t) == "the") && (r.word(t-1) == "," || r.word(t-1) == ")" || r.word(t-1) == "is" || r.word(t-1) == "—") && i > 0 {
		if prev := r.span(i - 1); t-prev.last <= 3 && r.of(i-1).kind == organization {
			body, first = r.ent(i-1), prev.first
		}
	}
	if body < 0 && i+1 < len(r.here) && r.span(i+1).first-n.last <= 3 && r.of(i+1).kind == organization {
		body, last = r.ent(i+1), r.span(i+1).last
	}
	if body < 0 {
		return
	}
	if kind == locatedIn {
		r.state(kind, body, from, first, last)
		return
	}
	r.state(kind, from, body, first, last)
}

// including finds "its top officials, including Ahmad Abousamra": members of the group that owns the noun.
func (r *relater) including(i int) {
	n := r.span(i)
	for t := n.first - 1; t >= max(r.s.First, n.first-16); t-- {
		if !peopleNouns[r.word(t)] {
			continue
		}
		for u := t - 1; u >= max(r.s.First, t-5); u-- {
			group := int32(-1)
			if r.tokenSpan[u] >= 0 {
				group = r.entOf[r.tokenSpan[u]]
			} else if p := r.pronounAt(u); p >= 0 {
				group = p
			}
			if group >= 0 && r.ents[group].kind == organization {
				r.state(memberOf, r.ent(i), group, u, n.last)
				return
			}
		}
		if p := r.c.syn.PhraseOf; t < len(p) && p[t] >= 0 && r.phrase[p[t]] >= 0 && r.ents[r.phrase[p[t]]].kind == organization {
			r.state(memberOf, r.ent(i), r.phrase[p[t]], t, n.last)
			return
		}
	}
}

// members finds "cities along the Euphrates River Valley, including Deir ez Zour and al Qaim": each lies in the first.
func (r *relater) members(i int) {
	n := r.span(i)
	plural := false
	for t := n.first - 1; t >= max(r.s.First, n.first-4); t-- {
		plural = plural || strings.HasSuffix(r.word(t), "s") && generics[r.word(t)]
	}
	if w := r.word(n.last + 1); !plural || r.word(n.last) != "," && r.word(n.last) != "like" && r.word(n.last) != "such" || w != "including" && w != "as" && w != "such" && w != "like" {
		return
	}
	for j := i + 1; j < min(len(r.here), i+1+2*crowd); j++ {
		if e := r.of(j); e.kind == place && e.Subkind != "country" {
			r.state(locatedIn, r.ent(j), r.ent(i), n.first, r.span(j).last)
		}
	}
}
