package timex

// The matching pass: it finds phrases and their meanings, and knows nothing of when the text was written.
//
// Each stretch of words that the grammar knows is parsed bottom-up, from its last token to its first. A phrase that
// begins at token i is complete as soon as its first part is, because every phrase that begins further right has
// already been found.

// longestStretch bounds the stretch that is parsed at once, and with it the work on hostile input.
const longestStretch = 40

// item is a phrase that has been found.
type item struct {
	cat   category
	end   int // token after the last
	rule  int32
	sem   *sem
	start int
}

// found is an expression of the matching pass.
type found struct {
	start, end int // tokens
	rule       string
	cat        category
	sem        *sem
	until      bool // the next expression closes the range that this one opens
}

// matcher holds what one call of Find needs while it matches.
type matcher struct {
	reading
	items []item
	from  [longestStretch + 1][]int32 // items that begin at a token of the stretch
	args  []argument
}

func match(g *grammar, src string) ([]token, []found) {
	m := &matcher{reading: reading{g, src, scan(src, g.words)}}
	var out []found
	for i := 0; i < len(m.tokens); {
		end, strong := m.stretch(i)
		if strong {
			m.parse(i, end)
			out = m.choose(i, end, out)
		}
		i = max(end, i+1)
	}
	return m.tokens, out
}

// stretch returns the end of the known words that begin at token i, and whether one of them can tell time.
func (m *matcher) stretch(i int) (end int, strong bool) {
	end = i
	comma := 0
	for end < len(m.tokens) && end-i < longestStretch {
		t := &m.tokens[end]
		if t.broken && end > i {
			return end, strong
		}
		known := t.kind == digits || shortYear(m.src, t)
		if t.word >= 0 {
			known = known || m.g.literal[t.word] != 0 || m.g.inForms[t.word]
			strong = strong || m.g.strong[t.word]
		}
		strong = strong || t.kind == digits || shortYear(m.src, t)
		if !known {
			return end, strong
		}
		end++
		if m.src[t.start] == ',' {
			comma = end
		}
	}
	if end-i == longestStretch && end < len(m.tokens) && comma > i {
		end = comma // cut a long list between its parts
	}
	return end, strong
}

func (m *matcher) parse(first, end int) {
	m.items = m.items[:0]
	for i := range m.from {
		m.from[i] = m.from[i][:0]
	}
	for i := end - 1; i >= first; i-- {
		m.lexical(i, first, end)
		for k := 0; k < len(m.from[i-first]); k++ {
			it := m.items[m.from[i-first][k]]
			for _, r := range m.g.startingIn[it.cat] {
				p := &m.g.rules[r]
				if p.pattern[0].glued && m.tokens[i].spaced {
					continue
				}
				m.args = m.args[:0]
				m.extend(r, p, 0, it, first, end)
			}
		}
	}
}

// extend takes it as part k of a production, and goes on with the parts after it.
func (m *matcher) extend(r int32, p *production, k int, it item, first, end int) {
	depth := len(m.args)
	m.args = append(m.args, argument{it.sem, it.start, it.end})
	defer func() { m.args = m.args[:depth] }()
	if k+1 == len(p.pattern) {
		start := m.args[0].start
		if s := m.eval(p, p.build); s != nil {
			m.add(item{p.cat, it.end, r, s, start}, first)
		}
		return
	}
	if it.end >= end {
		return
	}
	e := &p.pattern[k+1]
	if e.glued && m.tokens[it.end].spaced {
		return
	}
	for _, j := range m.from[it.end-first] {
		next := m.items[j]
		for _, c := range e.cats {
			if next.cat == c {
				m.extend(r, p, k+1, next, first, end)
			}
		}
	}
}

// add keeps a phrase unless the same span has that category already: rules that come first win. Whole expressions
// stay side by side if different rules made them, because the guards have yet to choose.
func (m *matcher) add(it item, first int) {
	list := &m.from[it.start-first]
	for _, j := range *list {
		if o := &m.items[j]; o.cat == it.cat && o.end == it.end && (!m.g.top[it.cat] || m.g.rules[o.rule].rule == m.g.rules[it.rule].rule) {
			return
		}
	}
	*list = append(*list, int32(len(m.items)))
	m.items = append(m.items, it)
}

func (m *matcher) eval(p *production, e *expr) *sem {
	if e.part > 0 {
		return m.part(p, e.part).sem
	}
	if e.op == nil {
		return e.lit
	}
	var buf [4]argument
	args := buf[:0]
	for _, a := range e.args {
		if a.part > 0 {
			args = append(args, m.part(p, a.part))
			continue
		}
		s := m.eval(p, a)
		if s == nil {
			return nil
		}
		start, end := m.covers(p, a)
		args = append(args, argument{s, start, end})
	}
	return e.op(args)
}

// covers returns the tokens of the parts that an expression is built from.
func (m *matcher) covers(p *production, e *expr) (start, end int) {
	if e.part > 0 {
		a := m.part(p, e.part)
		return a.start, a.end
	}
	for _, arg := range e.args {
		s, t := m.covers(p, arg)
		if t == 0 {
			continue
		}
		if end == 0 || s < start {
			start = s
		}
		end = max(end, t)
	}
	return start, end
}

// part returns the argument for $n; its meaning is nil if that element was left out.
func (m *matcher) part(p *production, n int) argument {
	for k, e := range p.pattern {
		if e.arg == n-1 {
			return m.args[k]
		}
	}
	return argument{}
}

// lexical adds what the lexicon and the scanner know of token i.
func (m *matcher) lexical(i, first, end int) {
	t := m.tokens[i]
	if t.word >= 0 {
		if c := m.g.literal[t.word]; c != 0 {
			m.addAll(item{cat: c, end: i + 1, sem: &noMeaning, start: i, rule: -1}, first)
		}
		at := int32(0)
		for j := i; j < end && m.tokens[j].word >= 0; j++ {
			next, ok := m.g.trie[at].next[m.tokens[j].word]
			if !ok {
				break
			}
			at = next
			for _, e := range m.g.trie[at].entries {
				if e.written == "" || m.written(e.written, i, j+1) {
					m.addAll(item{cat: e.cat, end: j + 1, sem: e.meaning, start: i, rule: -1}, first)
				}
			}
		}
	}
	if t.kind == digits || shortYear(m.src, &t) {
		m.numeric(i, first)
	}
}

var noMeaning = sem{kind: isName}

// addAll keeps a reading of a word besides other readings of the same category ("minute" has one, "hours" two).
func (m *matcher) addAll(it item, first int) {
	m.from[it.start-first] = append(m.from[it.start-first], int32(len(m.items)))
	m.items = append(m.items, it)
}

// written reports that tokens i..j-1 have capitals where the form has them; all capitals will do.
func (m *matcher) written(form string, i, j int) bool {
	k := 0
	upper := true
	for _, t := range m.tokens[i:j] {
		for _, c := range []byte(m.src[t.start:t.end]) {
			for k < len(form) && form[k] == ' ' {
				k++
			}
			if k >= len(form) {
				return false
			}
			if 'A' <= form[k] && form[k] <= 'Z' && c != form[k] {
				return false
			}
			upper = upper && !('a' <= c && c <= 'z')
			k++
		}
	}
	return true
}

// shortYear reports that the token is an apostrophe with two digits: '98.
func shortYear(src string, t *token) bool {
	return t.kind == mark && isDigit(src, t.end-1) && isDigit(src, t.end-2)
}

// numeric adds the readings of a number.
func (m *matcher) numeric(i, first int) {
	t := m.tokens[i]
	s := m.src[t.start:t.end]
	add := func(name string, meaning *sem) {
		if c, ok := m.g.byName[name]; ok {
			m.addAll(item{cat: c, end: i + 1, sem: meaning, start: i, rule: -1}, first)
		}
	}
	if t.kind == mark { // '98
		add("y2", &sem{num: float64(s[len(s)-2]-'0')*10 + float64(s[len(s)-1]-'0')})
		return
	}
	if !m.free(i) {
		return
	}
	for _, f := range numericForms {
		if n := f.match(m.src, t.start, t.start+leadingDigits(s)); n == t.end {
			add(f.category, &sem{kind: isName, name: s})
			return
		}
	}
	n, ok := number(s)
	if !ok {
		return
	}
	plain := leadingDigits(s) == len(s)
	if !plain || s[0] != '0' || s == "0" {
		add("num", &sem{num: n})
	}
	if !plain {
		if len(s) <= 5 && n < 25 {
			add("dotclock", &sem{kind: isName, name: s})
		}
		return
	}
	if len(s) <= 2 {
		if n >= 1 && n <= 31 {
			add("d2", &sem{num: n})
		}
		if n <= 24 {
			add("h2", &sem{num: n})
		}
		if len(s) == 2 {
			add("yy", &sem{num: n})
		}
	}
	if len(s) == 3 && s[0] != '0' {
		add("y3", &sem{num: n})
	}
	if len(s) == 4 && n >= 1000 && n < 2200 {
		add("y4", &sem{num: n})
	}
	if len(s) == 4 && n < 2400 && int(n)%100 < 60 {
		add("hhmm", &sem{kind: isName, name: s[:2] + ":" + s[2:]})
	}
	if len(s) == 4 && s[0] != '0' {
		add("n4", &sem{num: n})
	}
}

func leadingDigits(s string) int {
	n := 0
	for isDigit(s, n) {
		n++
	}
	return n
}

// number reads "4,000", "2.5", "17".
func number(s string) (float64, bool) {
	n, scale, decimals := 0.0, 1.0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ',':
		case c == '.':
			decimals = true
		case decimals:
			scale /= 10
			n += float64(c-'0') * scale
		default:
			n = n*10 + float64(c-'0')
		}
	}
	return n, len(s) <= 12
}

// free reports that number i is not part of a name, a price, a score or a code: "F-16", "MH370", "$5", "555-0147".
func (m *matcher) free(i int) bool {
	t := m.tokens[i]
	if i > 0 && !t.spaced {
		p := m.tokens[i-1]
		switch c := m.src[p.start]; {
		case m.zoned(i):
		case p.kind == word:
			return p.word >= 0 && m.g.strong[p.word]
		case c == '$' || c == '#' || c == '+' || c == '@' || c == '_' || c == '=' || c == '&' || c == '.' || c == '\\':
			return false
		case p.kind == mark && (m.src[p.start:p.end] == "£" || m.src[p.start:p.end] == "€"):
			return false
		case c == '/' && i > 1 && !p.spaced && m.tokens[i-2].kind != digits:
			return false
		case (c == '-' || c == ':') && i > 1 && !p.spaced:
			q := m.tokens[i-2]
			if q.kind == word && (q.word < 0 || q.end-q.start < 3) {
				return false
			}
			if q.kind == digits && (q.end-q.start == 3 && t.end-t.start == 4 || i > 2 && !q.spaced && m.src[m.tokens[i-3].start] == '-') {
				return false
			}
		}
	}
	if i+1 < len(m.tokens) && !m.tokens[i+1].spaced {
		n := m.tokens[i+1]
		switch c := m.src[n.start]; {
		case n.kind == word:
			return n.word >= 0
		case c == '%' || c == '$' || c == '_' || c == '=' || c == '@' || m.src[n.start:n.end] == "€" || m.src[n.start:n.end] == "°":
			return false
		}
	}
	return true
}
