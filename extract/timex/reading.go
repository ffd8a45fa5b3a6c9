package timex

// reading is a text in tokens, with the grammar of its language, for both passes to look at.
type reading struct {
	g      *grammar
	src    string
	tokens []token
}

// token returns token i as written.
func (w reading) token(i int) string { return w.src[w.tokens[i].start:w.tokens[i].end] }

// on reports that token i is on a word list.
func (w reading) on(i, list int) bool {
	return i >= 0 && i < len(w.tokens) && w.tokens[i].word >= 0 && w.g.words.lists[w.tokens[i].word]>>list&1 == 1
}

// clauseEnd reports that token i ends a clause.
func (w reading) clauseEnd(i int) bool {
	t := w.tokens[i]
	if t.broken {
		return true
	}
	if t.kind != mark {
		return false
	}
	switch w.src[t.start] {
	case '.', '!', '?', ';', ':', '"', '(', ')':
		return true
	}
	return false
}

// opens reports that the expression at token start opens a clause, a heading or the text, behind one word at most: "In
// 1916, ...".
func (w reading) opens(start int) bool {
	i := start - 1
	if i >= 0 && !w.tokens[start].broken && w.tokens[i].kind == word {
		i--
		if w.tokens[i+1].broken {
			return true
		}
	}
	return i < 0 || w.tokens[i+1].broken || w.clauseEnd(i)
}

// saysToday reports that the expression at token start is what the text says the day is: "it is Tuesday", "today is the
// 5th", in a main clause and in nobody's mouth.
func (w reading) saysToday(start int) bool {
	i := start - 1
	for i >= 0 && w.on(i, listPresently) && !w.tokens[i+1].broken {
		i--
	}
	if !w.on(i, listIs) || !w.on(i-1, listDummy) || w.tokens[i].broken || w.tokens[i+1].broken {
		return false
	}
	if i -= 2; i >= 0 && !w.tokens[i+1].broken && !w.clauseEnd(i) && !w.on(i, listAnd) && !w.on(i, listSo) && w.src[w.tokens[i].start] != ',' {
		return false // "if it is Monday"
	}
	return !w.inQuotes(i)
}

// inQuotes reports that the nearest quotation mark before token i, in its paragraph, opens a quotation.
func (w reading) inQuotes(i int) bool {
	for n := 0; i >= 0 && n < longestQuote; i, n = i-1, n+1 {
		t := w.tokens[i]
		switch w.src[t.start:t.end] {
		case "“":
			return true
		case "”":
			return false
		case `"`: // an opening one has space before it and none after
			return t.spaced && i+1 < len(w.tokens) && !w.tokens[i+1].spaced
		}
		if t.broken {
			return false
		}
	}
	return false
}

// longestQuote is how many words before an expression are searched for a quotation mark.
const longestQuote = 120
