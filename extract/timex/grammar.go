package timex

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// category numbers the word classes and phrases of the grammar: "month", "date", or a literal word in quotes.
type category int16

// grammar is the compiled lexicon and rules of one language; it never changes once made.
type grammar struct {
	words      *vocabulary
	trie       []node
	lists      []string
	literal    []category // vocabulary word -> category of the literal, 0 if no rule names it
	names      []string   // category -> name
	byName     map[string]category
	top        []bool              // category -> a complete expression
	rules      []production        // in the order of rules.txt, which is their priority
	inForms    []bool              // vocabulary word -> some form of the lexicon has it
	strong     []bool              // vocabulary word -> it can tell time by itself, so a stretch with it is worth parsing
	suffixes   map[string][]string // "past", "future", "plural" -> endings of such words
	settings   map[string]string   // what else differs from language to language: "digits" is "day-first" or "month-first"
	startingIn [][]int32           // category -> productions whose first element it can be
	examples   []example
}

// production is one way to build a category.
type production struct {
	rule    string
	cat     category
	pattern []element
	build   *expr
	guards  []guard
	order   int
}

// element is one place of a pattern.
type element struct {
	cats  []category
	glued bool // no space before it
	arg   int  // its number in the rule as written, since optional elements may be left out
}

// guard is a condition on the words around a whole expression.
type guard struct {
	before, only bool
	list         int
	check        string // a named check instead of a list
}

// example is a sentence that a rule must, or must not, find something in.
type example struct {
	rule, text, published, want string
	line                        int
}

// languageFiles holds one folder for each language, named by its code. A folder is all that a language needs.
//
//go:embed */lexicon.txt */rules.txt
var languageFiles embed.FS

// grammars compiles the grammar of a language on first use.
var grammars = func() map[string]func() *grammar {
	all := map[string]func() *grammar{}
	folders, _ := languageFiles.ReadDir(".") // cannot fail: the files are part of the program
	for _, folder := range folders {
		all[folder.Name()] = sync.OnceValue(func() *grammar {
			lexicon, _ := languageFiles.ReadFile(folder.Name() + "/lexicon.txt")
			rules, _ := languageFiles.ReadFile(folder.Name() + "/rules.txt")
			g, err := compile(string(lexicon), string(rules))
			if err != nil {
				panic("timex: embedded grammar " + folder.Name() + ": " + err.Error()) // a test reads them all
			}
			return g
		})
	}
	return all
}()

// Languages returns the codes of the languages that Find knows, in their order.
func Languages() []string { return slices.Sorted(maps.Keys(grammars)) }

// The word lists that Go code asks for; rules may name others.
const (
	listCounted = iota
	listNumberOf
	listYearLead
	listTitle
	listMonthLead
	listFuture
	listPast
	listBe
	listPlanned
	listTo
	listCertain
	listPossessive
	listUntil
	listBy
	listDue
	listBeen
	listHad
	listFor
	listAhead
	listSoonest
	listAs
	listFigure
	listMarch
	listMarchTo
	listThe
	listOf
	listNameMonth
	listWishMonth
	listWished
	listStreet
	listUniversal
	listAnd
	listSubject
	listPresently
	listIs
	listDummy
	listSo
	listIn
	listJoint
	listRoughly
	listOut
	listDeterminer
	listBetween
)

var listNames = []string{
	"counted", "number-of", "year-lead", "title", "month-lead", "future", "past", "be", "planned", "to", "certain",
	"possessive", "until", "by", "due", "been", "had", "for", "ahead", "soonest", "as", "figure", "march", "march-to", "the", "of", "name-month", "wish-month", "wished", "street", "universal", "and", "subject", "presently", "is", "dummy", "so", "in", "joint", "roughly", "out", "determiner", "between",
}

// topCategories are the phrases that make an expression of their own.
var topCategories = []string{"DATE", "TIME", "DURATION", "SET"}

func compile(lexicon, rules string) (*grammar, error) {
	g := &grammar{
		lists:  slices.Clone(listNames),
		words:  &vocabulary{number: map[string]int32{}},
		trie:   []node{{}},
		names:  []string{""},
		byName: map[string]category{},

		suffixes: map[string][]string{},
		settings: map[string]string{},
	}
	for _, name := range topCategories {
		g.category(name)
	}
	if err := g.readLexicon(lexicon); err != nil {
		return nil, err
	}
	if err := g.readRules(rules); err != nil {
		return nil, err
	}
	if len(g.lists) > 64 {
		return nil, fmt.Errorf("%d word lists, a word has room for 64", len(g.lists))
	}
	g.top = make([]bool, len(g.names))
	for _, name := range topCategories {
		g.top[g.category(name)] = true
	}
	g.startingIn = make([][]int32, len(g.names))
	for i, p := range g.rules {
		for _, c := range p.pattern[0].cats {
			g.startingIn[c] = append(g.startingIn[c], int32(i))
		}
	}
	for _, hyphen := range []string{"‐", "‑", "−"} { // typographic hyphens and the minus sign count as a hyphen
		g.words.number[hyphen] = g.words.add("-")
	}
	g.markWords()
	g.literal = make([]category, len(g.words.lists))
	for c, name := range g.names {
		if strings.HasPrefix(name, `"`) {
			g.literal[g.words.add(name[1:])] = category(c)
		}
	}
	return g, nil
}

func (g *grammar) markWords() {
	g.inForms = make([]bool, len(g.words.lists))
	g.strong = make([]bool, len(g.words.lists))
	for _, n := range g.trie {
		for w := range n.next {
			g.inForms[w] = true
		}
	}
	isStrong := make([]bool, len(g.names))
	for _, name := range g.strongCategories() {
		if c, ok := g.byName[name]; ok {
			isStrong[c] = true
		}
	}
	for w, at := range g.trie[0].next {
		g.strong[w] = g.leadsTo(at, isStrong)
	}
}

// strongCategories hold the words without which no expression is made; numbers in digits count as well.
func (g *grammar) strongCategories() []string { return strings.Split(g.settings["strong"], ", ") }

// leadsTo reports that a form through this node has a strong category.
func (g *grammar) leadsTo(at int32, isStrong []bool) bool {
	for _, e := range g.trie[at].entries {
		if isStrong[e.cat] {
			return true
		}
	}
	for _, next := range g.trie[at].next {
		if g.leadsTo(next, isStrong) {
			return true
		}
	}
	return false
}

func (g *grammar) category(name string) category {
	if c, ok := g.byName[name]; ok {
		return c
	}
	c := category(len(g.names))
	g.names = append(g.names, name)
	g.byName[name] = c
	return c
}

// readRules reads rules.txt; its head explains the format.
func (g *grammar) readRules(data string) error {
	name := ""
	var guards []guard
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		fail := func(err error) error { return fmt.Errorf("rules line %d: %w", n+1, err) }
		key, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || line[0] == '#':
		case key == "rule":
			name, guards = rest, nil
		case key == "unless" || key == "only":
			side, list, _ := strings.Cut(rest, " ")
			gd := guard{before: side == "before", only: key == "only", list: -1}
			if side == "check" {
				gd.check = list
			} else {
				gd.list = g.list(list)
			}
			guards = append(guards, gd)
		case key == "+" || key == "-":
			e := example{rule: name, line: n + 1}
			parts := strings.Split(rest, " | ")
			e.text = parts[0]
			if key == "+" {
				if len(parts) != 3 {
					return fail(fmt.Errorf("a positive example is \"+ text with [brackets] | published | TYPE value mod\""))
				}
				e.published, e.want = parts[1], parts[2]
			} else if len(parts) == 2 {
				e.published = parts[1]
			}
			g.examples = append(g.examples, e)
		case strings.HasSuffix(key, ":"):
			if err := g.addRule(name, strings.TrimSuffix(key, ":"), rest, guards); err != nil {
				return fail(err)
			}
		default:
			return fail(fmt.Errorf("not understood: %q", line))
		}
	}
	return nil
}

// addRule compiles one production, once for each choice of its optional elements.
func (g *grammar) addRule(name, cat, body string, guards []guard) error {
	left, right, ok := strings.Cut(body, " = ")
	if !ok {
		return fmt.Errorf("no \" = \" in %q", body)
	}
	build, err := parseExpr(right)
	if err != nil {
		return err
	}
	var elements []element
	var optional []bool
	for i, word := range strings.Fields(left) {
		word, opt := strings.CutSuffix(word, "?")
		word, glued := strings.CutPrefix(word, "~")
		e := element{glued: glued, arg: i}
		for _, alt := range strings.Split(word, "|") {
			if lit, ok := strings.CutPrefix(alt, `"`); ok {
				lit = strings.TrimSuffix(lit, `"`)
				g.words.add(lit)
				alt = `"` + lit
			}
			e.cats = append(e.cats, g.category(alt))
		}
		elements = append(elements, e)
		optional = append(optional, opt)
	}
	order := len(g.rules)
	for choice := range 1 << len(elements) {
		var pattern []element
		keep := true
		for i, e := range elements {
			if choice>>i&1 == 0 {
				pattern = append(pattern, e)
			} else if !optional[i] {
				keep = false
			}
		}
		if keep && len(pattern) > 0 {
			g.rules = append(g.rules, production{name, g.category(cat), pattern, build, guards, order})
		}
	}
	return nil
}

// expr builds a meaning from the parts of a pattern: $3 is the third part, else a number, a name, or a call.
type expr struct {
	part int // 1.. for $1.., 0 otherwise
	lit  *sem
	op   operator
	args []*expr
}

func parseExpr(s string) (*expr, error) {
	e, rest, err := parseTerm(strings.TrimSpace(s))
	if err == nil && strings.TrimSpace(rest) != "" {
		err = fmt.Errorf("left over after the expression: %q", rest)
	}
	return e, err
}

func parseTerm(s string) (*expr, string, error) {
	end := strings.IndexAny(s, "(), ")
	if end < 0 {
		end = len(s)
	}
	head, rest := s[:end], s[end:]
	if num, ok := strings.CutPrefix(head, "$"); ok {
		n, err := strconv.Atoi(num)
		return &expr{part: n}, rest, err
	}
	if !strings.HasPrefix(rest, "(") {
		if f, err := strconv.ParseFloat(head, 64); err == nil {
			return &expr{lit: &sem{kind: isNumber, num: f}}, rest, nil
		}
		if u, mult := unitOf(head); u != NoUnit {
			return &expr{lit: &sem{kind: isUnit, unit: u, num: mult}}, rest, nil
		}
		return &expr{lit: &sem{kind: isName, name: head}}, rest, nil
	}
	op, ok := operators[head]
	if !ok {
		return nil, "", fmt.Errorf("no operator %q", head)
	}
	e := &expr{op: op}
	rest = rest[1:]
	for {
		rest = strings.TrimLeft(rest, " ,")
		if rest == "" {
			return nil, "", fmt.Errorf("missing ) in %q", s)
		}
		if rest[0] == ')' {
			return e, rest[1:], nil
		}
		var arg *expr
		var err error
		if arg, rest, err = parseTerm(rest); err != nil {
			return nil, "", err
		}
		e.args = append(e.args, arg)
	}
}
