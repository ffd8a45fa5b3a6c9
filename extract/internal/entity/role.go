package entity

import (
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/internal/syntax"
)

// Roles by the noun that names them.
var (
	leading = set(`president minister premier chancellor governor mayor king queen prince princess emperor sultan emir pope chief chairman chairwoman chair
		chairperson ceo founder co-founder leader head commander director speaker secretary editor boss principal commander-in-chief coach dean
		captain manager co-chair co-chairman co-chairwoman co-leader editor-in-chief patriarch archbishop rector ruler monarch general-secretary chancellor`)
	speaking   = set(`spokesman spokeswoman spokesperson spokespeople`)
	belonging  = set(`member senator mp congressman congresswoman lawmaker representative councillor councilman councilwoman fighter militant rep sen legislator mep deputy candidate`)
	notLeading = set(`vice deputy assistant associate press`)
	// private are trades that serve no state: a German journalist does not work for Germany.
	private = set(`photojournalist cameraman drummer guitarist undergraduate student manager owner journalist reporter correspondent editor author writer actor actress singer scientist researcher historian economist activist analyst expert
		specialist player footballer driver comedian filmmaker producer photographer musician rapper artist designer businessman businesswoman
		billionaire entrepreneur chef mathematician physicist lawyer doctor professor blogger engineer columnist nurse herpetologist voter cosmonaut astronaut`)
)

// roleOf returns the relation that a role noun at token t states, with the words of its title before it.
func (r *relater) roleOf(t int) string {
	w := r.word(t)
	if single := strings.TrimSuffix(w, "s"); leading[single] || belonging[single] || offices[single] {
		w = single // "Presidents A of X and B of Y"
	}
	w = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(w, "."), "-elect"), "then-")
	before := r.word(t - 1)
	switch {
	case speaking[w] || w == "secretary" && before == "press":
		return spokespersonOf
	case belonging[w] && before != "special" || w == "whip" || w == "leader" && (before == "majority" || before == "minority"):
		return memberOf
	case w == "secretary" && officeParts[before] && before != "general", notLeading[before] || notLeading[r.word(t-2)] && officeParts[before] || strings.HasPrefix(w, "vice"):
		return worksFor
	case w == "minister" && before != "prime" && before != "first":
		return worksFor
	case w == "gov" || w == "col" || w == "gen":
		return leads
	case leading[w]:
		return leads
	case offices[w]:
		return worksFor
	}
	return ""
}

// role finds "Quds Force commander Qassem Soleimani", "Republican Kevin McCarthy", "President of France X".
func (r *relater) role(i, j int, gap []string) {
	n := r.span(j)
	body := r.body(r.ent(i))
	if body < 0 || j != i+1 {
		return
	}
	first := r.span(i).first
	party := r.of(i).Subkind == "party"
	for len(gap) > 1 && gap[0] == "," && civil[strings.TrimSuffix(gap[len(gap)-1], ".")] {
		gap = gap[:len(gap)-1] // "the manager of Acme, Dr. Ali Tamim"
	}
	if len(gap) == 0 || len(gap) == 1 && gap[0] == "," {
		switch {
		case party && len(gap) == 0:
			r.state(memberOf, r.ent(j), body, first, n.last)
		default:
			// "President of the United States Donald Trump": the role stands before the body
			t := first - 1
			for t >= r.s.First && (r.word(t) == "the" || r.word(t) == "of" || r.word(t) == "for" || r.word(t) == "at") {
				t--
			}
			if kind := r.roleOf(t); kind != "" && t < first-1 {
				r.state(kind, r.ent(j), body, t, n.last)
			}
		}
		return
	}
	if len(gap) > 7 {
		return
	}
	kind := ""
	for k, w := range gap {
		t := r.span(i).last + k
		if w == "and" && r.plainNoun(t-1) && r.plainNoun(t+1) || w == "of" && n.titled >= 0 && t > n.titled {
			continue // "trade and industry commissioner", "Secretary of State"
		}
		if w == "," && k == len(gap)-1 && kind != "" {
			break // "Former Trump advisor, Paul Manafort"
		}
		switch {
		case w == "," || w == "and" || w == "of" || w == "for" || w == "in" || w == "to" || w == "by" || w == "with" || say[w] || isPossessive(w) && k > 0 || w == "(" || w == "\"" || w == "“":
			return
		}
		if got := r.roleOf(t); got != "" && !(private[w] && r.ents[body].kind == place) {
			kind = got
		}
	}
	if kind == "" {
		return
	}
	if party && !r.headsParty(gap) {
		kind = memberOf // "Republican President Trump" leads no party
	}
	r.state(kind, r.ent(j), body, first, n.last)
}

// plainNoun reports a noun written small: a part of the name of an office.
func (r *relater) plainNoun(t int) bool {
	return t > r.s.First && t < r.s.Last && r.c.tag(t) == syntax.NOUN && !r.c.words[t].capital && r.tokenSpan[t] < 0
}

// headsParty reports that a role is one within a party: "Labour leader X".
func (r *relater) headsParty(gap []string) bool {
	for _, w := range gap {
		switch w {
		case "leader", "chairman", "chairwoman", "chair", "chairperson", "head", "co-chair", "founder", "boss":
			return true
		}
	}
	return false
}

// apposition finds "Ahmad Abousamra, the editor of ISIS's magazine", "X, a US analyst", "X is the mayor of Davao".
func (r *relater) apposition(i, j int, gap []string) {
	n := r.span(i)
	if len(gap) == 0 {
		return
	}
	k := 1
	switch gap[0] {
	case ",", "is", "was", "became", "(", "as", "–", "—":
	case "served", "serves", "elected", "appointed", "resigned":
		if len(gap) < 2 || gap[1] != "as" {
			return
		}
		k = 2
	default:
		return
	}
	kind, at := "", -1
	for ; k < len(gap); k++ {
		w := gap[k]
		if got := r.roleOf(n.last + k); got != "" {
			kind, at = got, k
			continue
		}
		if kind != "" && (w == "of" || w == "for" || w == "at" || w == "in" || w == "with" || w == "to" || w == "on") {
			break
		}
		if w == "," || w == "(" || w == "who" || say[w] || w == "that" || w == "and" && kind == "" {
			return
		}
	}
	if r.span(j).part || kind == "" && r.of(j).kind == person && j > i+1 {
		return // "the Washington-based Institute": the name behind is meant
	}
	last := r.span(j).last
	if kind != "" && k < len(gap) {
		for _, w := range gap[k+1:] {
			if w == "," || w == "who" || w == "and" || say[w] {
				return
			}
		}
		to := r.body(r.ent(j))
		// "the editor of ISIS's Dabiq magazine": what is edited is the thing owned
		if j+1 < len(r.here) {
			if next, ok := r.gap(j, j+1); ok && len(next) == 1 && isPossessive(next[0]) && r.body(r.ent(j+1)) >= 0 && r.of(j+1).kind != person {
				to, last = r.body(r.ent(j+1)), r.span(j+1).last
			}
		}
		r.state(kind, r.ent(i), to, n.first, last)
		return
	}
	if kind == "" && at < 0 && !slices.Contains(gap, "of") {
		// "X, a BuzzFeed reporter": the role stands behind the second name
		for t := last; t < min(last+4, r.s.Last); t++ {
			if got := r.roleOf(t); got != "" && gap[0] != "as" {
				if body := r.body(r.ent(j)); body >= 0 && len(gap) <= 4 && !(private[r.word(t)] && r.ents[body].kind == place) {
					r.state(got, r.ent(i), body, n.first, t+1)
				}
				return
			}
			if w := r.word(t); w == "," || w == "of" || say[w] || w == "and" {
				return
			}
		}
	}
}
