package timex

import "strings"

// choose appends the expressions of the stretch: from left to right the longest that its guards allow.
func (m *matcher) choose(first, end int, out []found) []found {
	for i := first; i < end; {
		best := -1
		for _, j := range m.from[i-first] {
			it := &m.items[j]
			if !m.g.top[it.cat] || best >= 0 && !m.better(it, &m.items[best]) {
				continue
			}
			if m.allowed(it) {
				best = int(j)
			}
		}
		if best < 0 {
			i++
			continue
		}
		it := m.items[best]
		name := m.g.rules[it.rule].rule
		if s := it.sem; s.kind == isPair {
			out = append(out,
				found{s.firstStart, s.firstEnd, name, it.cat, s.first, true},
				found{s.secondStart, s.secondEnd, name, it.cat, s.second, false})
		} else {
			out = append(out, found{it.start, it.end, name, it.cat, it.sem, false})
		}
		i = it.end
	}
	return out
}

// better prefers the longer phrase, then the rule that comes first.
func (m *matcher) better(a, b *item) bool {
	if a.end != b.end {
		return a.end > b.end
	}
	return m.g.rules[a.rule].order < m.g.rules[b.rule].order
}

// allowed checks the guards of the rule that made the phrase.
func (m *matcher) allowed(it *item) bool {
	for _, g := range m.g.rules[it.rule].guards {
		if m.holds(g, it) != g.only {
			return false
		}
	}
	return true
}

func (m *matcher) holds(g guard, it *item) bool {
	switch g.check {
	case "":
		at := it.start - 1
		if g.before {
			at = it.end
		}
		return m.on(at, g.list)
	case "plain-year":
		return m.plainYear(it)
	case "capital-after":
		return m.capital(it.end)
	case "hyphen-after":
		return it.end < len(m.tokens) && m.src[m.tokens[it.end].start] == '-' && !m.tokens[it.end].spaced
	case "hyphen-before":
		return it.start > 0 && m.src[m.tokens[it.start-1].start] == '-' && !m.tokens[it.start].spaced
	case "the-of": // "the last month of the war" is a part of the war
		return it.start > 0 && m.on(it.start-1, listThe) && m.on(it.end, listOf)
	case "not-counting":
		return m.endsClause(it.end) || m.on(it.end, listPast) || m.capital(it.end) && !m.on(it.start-1, listRoughly)
	case "name":
		return m.name(it)
	case "glued":
		return m.glued(it)
	case "in-title": // "The Daily Telegraph", "Syria's Tomorrow Movement"
		return m.inTitle(it.start) && m.capital(it.end)
	case "title-word": // "the People's Daily"
		return m.inTitle(it.start)
	case "after-name": // "Muhammad Ramadan"
		i := it.start - 1
		return m.inTitle(i) && m.tokens[i].word < 0 && m.tokens[it.start].spaced && !m.tokens[it.start].broken
	case "number-before": // of a longer phrase that another guard refused
		return it.start > 0 && m.tokens[it.start-1].kind == digits && m.tokens[it.start].spaced
	case "noun-after":
		return it.end < len(m.tokens) && m.tokens[it.end].kind == word && m.tokens[it.end].spaced && !m.on(it.end, listNumberOf)
	case "offset": // the "03:00" of "UTC+03:00"
		return it.start > 0 && !m.tokens[it.start].spaced && m.token(it.start-1) == "+"
	case "says-today":
		return m.saysToday(it.start)
	case "clause-goes-on": // with a subject of its own: "on the 14th and we heard of it"
		next := it.end
		if m.on(next, listAnd) {
			next++
		}
		return m.endsClause(it.end) || m.on(it.start-1, listIn) && m.on(next, listSubject)
	case "clause-end":
		return m.endsClause(it.end)
	}
	return false
}

// is reports that token i is a word in lower case.
func (m *matcher) is(i int, w string) bool {
	return i >= 0 && i < len(m.tokens) && m.src[m.tokens[i].start:m.tokens[i].end] == w
}

func (m *matcher) capital(i int) bool {
	if i < 0 || i >= len(m.tokens) || m.tokens[i].kind != word {
		return false
	}
	c := m.src[m.tokens[i].start]
	return 'A' <= c && c <= 'Z'
}

// inTitle reports that token i has a capital that it does not owe to the beginning of a sentence.
func (m *matcher) inTitle(i int) bool {
	return m.capital(i) && i > 0 && !m.tokens[i].broken && (m.tokens[i-1].kind != mark || strings.IndexByte(".!?:;\"'", m.src[m.tokens[i-1].end-1]) < 0)
}

// name reports that the month is part of a name: after a title ("Mr. May"), or, for the months that are first names
// too, before another name without a word that leads to a date ("April Smith", but "in April Smith left").
func (m *matcher) name(it *item) bool {
	if !m.on(it.start, listNameMonth) {
		return false
	}
	if w := m.src[m.tokens[it.start].start:m.tokens[it.start].end]; w == strings.ToUpper(w) && len(w) < 6 && !m.on(it.start-1, listMonthLead) {
		return true // "TALKS MAY FAIL"
	}
	before := it.start - 1
	if m.on(it.start, listWishMonth) && m.on(it.end, listWished) && (before < 0 || m.tokens[it.start].broken || m.endsClause(before)) {
		return true // "May the injured recover soon."
	}
	if m.on(it.start, listMarch) && m.marches(it) {
		return true
	}
	if m.is(before, ".") {
		before--
	}
	return m.on(before, listTitle) || m.capital(it.end) && m.tokens[it.end].spaced && !m.on(it.start-1, listMonthLead)
}

// marches reports that the month is a walk: "the Long March", "their March to the Sea", "the March on Washington".
func (m *matcher) marches(it *item) bool {
	before := it.start - 1
	if before < 0 || m.tokens[it.start].broken || m.tokens[before].kind == digits || m.on(before, listMonthLead) {
		return false
	}
	if m.on(it.end, listMarchTo) && m.capital(it.end+1) || m.on(it.end, listMarchTo) && m.on(it.end+1, listThe) {
		return true
	}
	return m.capital(before) && before > 0 && !m.tokens[before].broken && !m.endsClause(before-1) && m.tokens[it.start].spaced
}

// endsClause reports that the clause ends before token i.
func (m *matcher) endsClause(i int) bool {
	return i >= len(m.tokens) || m.tokens[i].broken || strings.IndexByte(".!?:;,)", m.src[m.tokens[i].start]) >= 0
}

// glued reports that a letter, digit, hyphen or slash touches the phrase.
func (m *matcher) glued(it *item) bool {
	if it.start > 0 && !m.tokens[it.start].spaced {
		p := m.tokens[it.start-1]
		if p.kind != mark || strings.IndexByte("-/:._#$", m.src[p.start]) >= 0 {
			return true
		}
	}
	if it.end < len(m.tokens) && !m.tokens[it.end].spaced {
		n := m.tokens[it.end]
		if n.kind != mark {
			return true
		}
		if strings.IndexByte("-/:._", m.src[n.start]) >= 0 && it.end+1 < len(m.tokens) && m.tokens[it.end+1].kind != mark && !m.tokens[it.end+1].spaced {
			return true
		}
	}
	return false
}

// plainYear reports that a bare number of four digits stands where a year can: after a word that leads to one, or
// where nothing that is counted follows.
func (m *matcher) plainYear(it *item) bool {
	before, after := it.start-1, it.end
	if m.is(before, ".") && m.on(before-1, listNumberOf) {
		return false // "Sec. 1302"
	}
	if m.on(after, listCounted) || m.on(before, listNumberOf) || m.address(after) || m.quoted(it) {
		return false
	}
	if m.on(after+1, listCounted) && m.tokens[after].kind == word && !m.on(after, listDeterminer) {
		return false // "around 1300 route kilometres", but "in 2018 another aircraft"
	}
	if m.on(after, listOf) && m.on(before, listRoughly) {
		return false // "about 1500 of them"
	}
	if m.on(before, listYearLead) {
		return true
	}
	if m.tokens[it.start].kind == word && it.sem.fields.year != 0 && it.sem.fields.year < 1500 {
		return false // "twelve ninety-nine" is a price unless something leads to a year
	}
	// "1500 men" is no year, "the 2003 invasion" and "(1954)" are; a plural word after a bare number is counted.
	if after < len(m.tokens) && m.tokens[after].kind == word && m.tokens[after].spaced && !m.tokens[after].broken {
		w := m.src[m.tokens[after].start:m.tokens[after].end]
		if w[0] >= 'a' && endsIn(w, m.g.suffixes["plural"]) && !endsIn(w, m.g.suffixes["singular"]) {
			return false
		}
	}
	return true
}

// address reports that the name of a street follows: "1717 Kettner Blvd".
func (m *matcher) address(i int) bool {
	for n := i; n < i+3 && m.capital(n) && m.tokens[n].spaced && !m.tokens[n].broken; n++ {
		if n > i && m.on(n, listStreet) {
			return true
		}
	}
	return false
}

// quoted reports that the year is all that a pair of quotation marks holds: a title.
func (m *matcher) quoted(it *item) bool {
	const marks = "\"“”"
	return it.start > 0 && it.end < len(m.tokens) && strings.ContainsAny(m.token(it.start-1), marks) && strings.ContainsAny(m.token(it.end), marks)
}
