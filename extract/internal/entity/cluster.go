package entity

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// clusters puts groups of one referent together: most certain evidence first, each merge with its reason. A sieve in
// the manner of Raghunathan et al. 2010. Everything goes through maps from keys, so the work is linear in the groups.
type clusters struct {
	c       *columns
	names   []span
	groups  []*group
	of      []int32 // span -> group
	parent  []int32 // group -> group
	because [][]string
	byKey   map[string]int32 // folded name -> group
	subject []bool           // noun phrase is the subject of a clause
	work    int              // candidates looked at; a test sees that it grows with the names and not with their square
	spanTo  map[int32]int32  // spans whose group is shared out among several people -> the group they go to
}

func cluster(c *columns, names []span, groups []*group, of []int32) *clusters {
	k := &clusters{c: c, names: names, groups: groups, of: of, parent: make([]int32, len(groups)), because: make([][]string, len(groups)), spanTo: map[int32]int32{}}
	for i := range k.parent {
		k.parent[i] = int32(i)
	}
	k.byKey = make(map[string]int32, len(groups))
	for i, g := range groups {
		k.byKey[g.key] = int32(i)
	}
	k.subject = make([]bool, len(c.syn.NounPhrases))
	for _, cl := range c.syn.Clauses {
		for _, p := range cl.Subjects {
			k.subject[p] = true
		}
	}
	k.listed()
	k.acronymsInParentheses()
	k.otherNames()
	k.acronymsByInitials()
	k.spellings()
	k.regions()
	k.places()
	k.storms()
	k.companies()
	k.made()
	k.shorter()
	k.ofLand()
	k.leftOut()
	k.people()
	k.misspelt()
	k.armies()
	k.ranks()
	k.demonyms()
	k.bareHeads()
	return k
}

func (k *clusters) root(g int32) int32 {
	for k.parent[g] != g {
		k.parent[g] = k.parent[k.parent[g]]
		g = k.parent[g]
	}
	return g
}

// merge puts two groups together. The one that stands first in the text stays the root; the kind of the surer one wins.
func (k *clusters) merge(a, b int32, why string) {
	a, b = k.root(a), k.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	ga, gb := k.groups[a], k.groups[b]
	for i := range ga.score {
		ga.score[i] += gb.score[i]
	}
	for _, kd := range []kind{person, organization, place, facility, nationality, event, product, other} {
		if ga.subkind[kd] == "" && gb.subkind[kd] != "" {
			ga.subkind[kd] = gb.subkind[kd]
		}
	}
	if ga.known.Class == 0 {
		ga.known = gb.known
	}
	ga.female += gb.female
	ga.decide()
	k.parent[b] = a
	k.because[a] = append(append(k.because[a], k.because[b]...), why)
}

// listed merges names that the lists know as names of one thing.
func (k *clusters) listed() {
	first := map[string]int32{}
	for i, g := range k.groups {
		if g.known.Class == 0 || g.known.ID == "" || g.known.Class == gazetteer.People {
			continue
		}
		id := string(rune('0'+g.known.Class)) + g.known.ID
		if at, ok := first[id]; ok {
			k.merge(at, int32(i), "known names of one "+what(g))
		} else {
			first[id] = int32(i)
		}
	}
}

// demonyms merges the forms of one: "Syrian", "Syrians".
func (k *clusters) demonyms() {
	peoples := map[string]int32{}
	for i, g := range k.groups {
		if g.known.Class == gazetteer.People && g.kind == nationality && k.root(int32(i)) == int32(i) {
			if at, ok := peoples[g.known.ID]; ok {
				k.merge(at, int32(i), "forms of one demonym")
			} else {
				peoples[g.known.ID] = int32(i)
			}
		}
	}
}

func what(g *group) string {
	switch {
	case g.known.Class == gazetteer.Country:
		return "country"
	case g.known.Class == gazetteer.Area:
		return "area"
	}
	return kindNames[g.kind]
}

// acronymsInParentheses merges "Syrian Democratic Forces (SDF)" and "SDF (Syrian Democratic Forces)".
func (k *clusters) acronymsInParentheses() {
	for i := 1; i < len(k.names); i++ {
		a, b := k.names[i-1], k.names[i]
		if a.part || b.part || b.first != a.last+1 || k.c.words[a.last].text != "(" {
			continue
		}
		if b.last >= len(k.c.words) {
			continue
		}
		if t := k.c.words[b.last].text; t != ")" && t != "," && t != ";" {
			continue
		}
		ga, gb := k.of[i-1], k.of[i]
		long, short := k.groups[ga], k.groups[gb]
		if len(long.words) < len(short.words) || short.isShort() && len(long.words) == 1 && long.isShort() {
			long, short = short, long
		}
		if short.abbreviates(long) || short.isShort() && (initialsFit(long.words, short.key) || k.c.words[b.last].text == ")" && len(long.words) > 1 && long.kind != person && long.kind != place) {
			k.merge(ga, gb, "acronym in parentheses")
		}
	}
}

// isShort reports that a name looks like an acronym.
func (g *group) isShort() bool {
	return len(g.words) == 1 && utf8.RuneCountInString(g.name) <= 8 && strings.ToUpper(g.name) == g.name
}

// abbreviates reports that a mixed short form in parentheses takes its letters in order from a longer name, the first
// from the beginning of its first word: "AfCFTA" (Schwartz & Hearst 2003, "A simple algorithm for identifying
// abbreviation definitions").
func (g *group) abbreviates(long *group) bool {
	large := 0
	for _, r := range g.name {
		if unicode.IsUpper(r) {
			large++
		}
	}
	if len(g.words) != 1 || len(long.words) < 2 || large < 2 || utf8.RuneCountInString(g.name) > 10 || g.key == "" || long.key == "" || g.key[0] != long.key[0] {
		return false
	}
	at := len(long.key) - 1
	for i := len(g.key) - 1; i >= 0; i-- {
		for at >= 0 && (long.key[at] != g.key[i] || i == 0 && at > 0 && long.key[at-1] != ' ') {
			at--
		}
		if at < 0 {
			return false
		}
		at--
	}
	return true
}

// initialsFit reports that the letters of an acronym are initials of the words in their order, small words optional
// ("Islamic State of Iraq and the Levant": ISIL), the last word possibly in part.
func initialsFit(words []string, acronym string) bool {
	letters := []rune(acronym)
	at := 0
	for _, w := range words {
		if at == len(letters) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(w)
		if r == letters[at] {
			at++
		} else if !smallWords[w] {
			return false
		}
	}
	return at == len(letters)
}

var smallWords = set("of and the for on in to a de la & del y du des et")

// acronymsByInitials merges an acronym with the one name of the text whose initials it has.
func (k *clusters) acronymsByInitials() {
	byInitials := map[string][]int32{}
	for i, g := range k.groups {
		if len(g.words) < 2 || g.kind == person || g.kind == place && g.known.Class == 0 {
			continue
		}
		words := g.words
		if len(words) > 4 && words[0] == "united" && words[1] == "states" {
			words = words[2:]
		}
		var all, large strings.Builder
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			all.WriteRune(r)
			if !smallWords[w] {
				large.WriteRune(r)
			}
		}
		byInitials[large.String()] = append(byInitials[large.String()], int32(i))
		if all.String() != large.String() {
			byInitials[all.String()] = append(byInitials[all.String()], int32(i))
		}
	}
	for i, g := range k.groups {
		if !g.isShort() || utf8.RuneCountInString(g.key) < 2 || g.known.Class == gazetteer.Country {
			continue
		}
		if at, ok := k.only(byInitials[g.key]); ok && k.groups[at].kind != person {
			k.merge(at, int32(i), "acronym by initials")
		}
	}
}

// only returns the one root among groups, if there is exactly one.
func (k *clusters) only(groups []int32) (int32, bool) {
	if len(groups) == 0 || len(groups) > 8 {
		return 0, false
	}
	k.work += len(groups)
	root := k.root(groups[0])
	for _, g := range groups[1:] {
		if k.root(g) != root {
			return 0, false
		}
	}
	return root, true
}

// spellings merges names of one kind that differ only in the way they are spelled or transliterated.
func (k *clusters) spellings() {
	first := map[string]int32{}
	for i, g := range k.groups {
		if n, ok := strings.CutSuffix(g.key, "s"); ok && n != "" && g.known.Class == 0 && n[len(n)-1] >= '0' && n[len(n)-1] <= '9' {
			if at, ok := k.byKey[n]; ok {
				k.merge(at, int32(i), "singular and plural") // "747s"
			}
		}
		if n, ok := strings.CutSuffix(g.key, "s"); ok && len(n) > 4 && g.known.Class == 0 {
			if at, ok := k.byKey[n]; ok && k.groups[at].known.Class == 0 && k.groups[at].kind != person && (len(g.words) > 1 || k.groups[at].kind == g.kind && gazetteer.WordOf(n) == 0) {
				k.merge(at, int32(i), "singular and plural")
			}
		}
		keys := []string{kindNames[g.kind] + " = " + strings.TrimSuffix(british.Replace(g.key), "s")}
		if sk := gazetteer.Skeleton(g.key); len(sk) >= 4 && g.known.Class != gazetteer.People {
			keys = append(keys, kindNames[g.kind]+" "+sk)
		}
		if g.kind == place && g.known.Class != gazetteer.Country && g.known.Class != gazetteer.Area {
			const metropolis = 500_000 // another one of that name makes it unsure: Manhattan
			if ps := gazetteer.Places(g.key); len(ps) > 0 && !ps[0].Region && (len(ps) == 1 || ps[1].Region || ps[1].Population < metropolis) {
				keys = append(keys, "geonames "+strconv.Itoa(ps[0].GeoNames))
			}
		}
		for _, key := range keys {
			if at, ok := first[key]; ok {
				if otherNumber(k.groups[at].words, g.words) {
					continue
				}
				if strings.Contains(key, " = ") && (g.kind == organization || g.kind == product || g.kind == facility) || !strings.Contains(key, " = ") && k.spelledAlike(at, int32(i)) {
					k.merge(at, int32(i), "spelling variants")
				}
			} else {
				first[key] = int32(i)
			}
		}
	}
}

// british turns American spellings into British ones.
var british = strings.NewReplacer("defense", "defence", "center", "centre", "organization", "organisation", "labor", "labour", "program", "programme", "programmeme", "programme", "theater", "theatre", "harbor", "harbour")

// storms merges "Hurricane Maria", "Tropical Storm Maria" and "Maria", "USS Grayback" and "Grayback".
func (k *clusters) storms() {
	first := map[string]int32{}
	for i, g := range k.groups {
		words := g.words
		if len(words) > 2 && words[0] == "tropical" {
			words = words[1:]
		}
		if len(words) != 2 || g.kind != event && g.kind != product {
			continue
		}
		if h, ok := firstHeads[words[0]]; !ok && words[0] != "depression" || h.subkind != "disaster" && h.subkind != "vehicle" && words[0] != "depression" {
			continue
		}
		if at, ok := first[words[1]]; ok {
			k.merge(at, int32(i), "one storm or ship")
		} else {
			first[words[1]] = int32(i)
		}
	}
	for i, g := range k.groups {
		if at, ok := first[g.key]; ok && g.known.Class == 0 && !g.titled {
			k.merge(at, int32(i), "shorter form of one name")
		}
	}
}

// spelledAlike guards the skeleton: equal first letters (k, c and q count as one), lengths close.
func (k *clusters) spelledAlike(a, b int32) bool {
	x, y := k.groups[a].key, k.groups[b].key
	if v, w := k.groups[a].words, k.groups[b].words; len(v) == len(w) {
		for i := range v {
			const ordinary = gazetteer.Common | gazetteer.Mixed
			if v[i] != w[i] && v[i][:1] != w[i][:1] && gazetteer.WordOf(v[i]).Has(ordinary) && gazetteer.WordOf(w[i]).Has(ordinary) {
				return false // "Eastern Front" and "Western Front"
			}
		}
	}
	d := len(x) - len(y)
	if d < -4 || d > 4 {
		return k.groups[a].kind == place
	}
	return gazetteer.Skeleton(x[:1]+"a") == gazetteer.Skeleton(y[:1]+"a") || k.groups[a].kind == place
}

// shorter merges an organisation, facility, event or product with the one longer name that ends or begins with it:
// "Judiciary Committee" and "House Judiciary Committee", "Payam" and "Payam International Airport".
func (k *clusters) shorter() {
	ends, begins := map[string][]int32{}, map[string][]int32{}
	for i, g := range k.groups {
		if len(g.words) < 2 || len(g.words) > 10 {
			continue
		}
		for j := 1; j < len(g.words); j++ {
			if g.kind == organization || g.kind == product && strings.ContainsAny(g.words[j], "0123456789") {
				tail := strings.Join(g.words[j:], " ")
				ends[tail] = append(ends[tail], int32(i))
			}
			if g.kind == facility || g.kind == event || g.kind == product || g.kind == organization {
				front := strings.Join(g.words[:j], " ")
				begins[front] = append(begins[front], int32(i))
			}
		}
	}
	for i, g := range k.groups {
		if g.known.Class == gazetteer.Country || g.known.Class == gazetteer.People || g.known.Class == gazetteer.Area || g.kind == person && g.titled {
			continue
		}
		if at, ok := k.only(ends[strings.TrimSuffix(g.key, "s")]); ok && g.kind == product && k.groups[at].kind == product && g.known.Class == 0 {
			k.merge(at, int32(i), "shorter form of one name") // "A300" of "Airbus A300"
			continue
		}
		if at, ok := k.only(ends[g.key]); ok && g.kind == organization && k.groups[at].kind == organization && k.canShorten(at, g) {
			k.merge(at, int32(i), "shorter form of one name")
			continue
		}
		if at, ok := k.only(begins[g.key]); ok && g.fronts(k.groups[at]) {
			k.merge(at, int32(i), "shorter form of one name")
		}
	}
}

// fronts reports that a name can be the beginning of a longer one used alone: "Payam" for "Payam International Airport",
// not a town for its university.
func (g *group) fronts(long *group) bool {
	if h := headWords[g.words[headAt(g.words)]]; h.kind == organization && g.kind == organization && len(g.words) > 1 || g.isShort() && long.kind == organization {
		return false // "House of Commons" is not its library, "B.C." not its coroners
	}
	switch {
	case long.known.Class != 0 && g.known.Class != 0, g.known.Class == gazetteer.Actor && g.kind != long.kind:
		return false
	case g.kind == organization && long.kind == facility:
		return g.known.Class == 0 && g.score[organization] < 7
	case g.kind == place:
		return g.score[place] < 4 && (long.kind == facility || long.kind == event) || g.score[place] < 2 && long.kind == organization
	case g.kind == long.kind || g.kind == other || g.kind == product:
		return len(gazetteer.Places(g.key)) == 0
	case g.kind == person:
		if long.kind == facility && len(g.words) > 1 {
			return g.score[person] < 12 // "Costa Sur" of "Costa Sur power plant"
		}
		return g.score[person] <= 6 && (long.kind == facility || long.kind == organization && long.subkind[organization] == "company" || long.kind == product)
	}
	return false
}

// canShorten reports that a tail names the whole: it holds more than a bare head noun, or the head noun is one that
// texts use alone with a large letter.
func (k *clusters) canShorten(at int32, g *group) bool {
	return g.known.Class == 0 || g.known.ID == k.groups[at].known.ID || len(g.words) > 1 || g.key == "congress" || g.key == "parliament" || g.key == "senate"
}

// entityOf returns the root group of a span.
func (k *clusters) entityOf(span int32) int32 {
	if to, ok := k.spanTo[span]; ok {
		return k.root(to)
	}
	return k.root(k.of[span])
}

// reasons returns the reasons for the merges of a root, each once, in order.
func (k *clusters) reasons(root int32) []string {
	seen := map[string]bool{}
	var out []string
	for _, why := range k.because[root] {
		if !seen[why] {
			seen[why] = true
			out = append(out, why)
		}
	}
	sort.Strings(out)
	return out
}
