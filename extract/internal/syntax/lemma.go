package syntax

import "strings"

// lemma returns the base form of a word under its state: lower case for all but names.
func (x *lexicon) lemma(w string, s state) string {
	if x.tag[s] == PROPN {
		return w
	}
	l := strings.ToLower(w)
	if strings.Contains(l, "’") {
		l = strings.ReplaceAll(l, "’", "'")
	}
	switch x.tag[s] {
	case VERB:
		switch x.form[s] {
		case Base:
			return l
		case Present:
			if x.has(l, 'v') && !strings.HasSuffix(l, "s") {
				return l
			}
		}
		return x.verbLemma(l)
	case AUX:
		return auxLemma(l, x.names[s])
	case NOUN:
		if strings.HasSuffix(x.names[s], "NNS") {
			return x.nounLemma(l)
		}
		return l
	case ADJ:
		if strings.HasSuffix(x.names[s], "JJR") || strings.HasSuffix(x.names[s], "JJS") {
			return x.graded(l, 'a', " a")
		}
	case ADV:
		if strings.HasSuffix(x.names[s], "RBR") || strings.HasSuffix(x.names[s], "RBS") {
			return x.graded(l, 'r', " r")
		}
	case PART:
		if l == "n't" {
			return "not"
		}
	}
	return l
}

// auxLemma handles the auxiliaries, whose state says which verb they belong to.
func auxLemma(l, stateName string) string {
	switch {
	case strings.HasPrefix(l, "g"):
		return "get"
	case strings.HasSuffix(stateName, "-be"):
		return "be"
	case strings.HasSuffix(stateName, "-have"):
		return "have"
	case strings.HasSuffix(stateName, "-do"):
		return "do"
	}
	switch l {
	case "'ll", "wo":
		return "will"
	case "ca":
		return "can"
	case "'d":
		return "would"
	case "sha":
		return "shall"
	}
	return l
}

// verbLemma undoes -s, -ed and -ing. Of several candidates the first known verb wins: with its e ("hoped": hope, not
// hop, whose p would be doubled), bare, with a doubled consonant undone, with y.
func (x *lexicon) verbLemma(w string) string {
	if l, ok := x.irreg[w+" v"]; ok {
		return l
	}
	switch w {
	case "has":
		return "have"
	case "is", "are", "was", "were", "am", "been":
		return "be"
	}
	for _, suffix := range []string{"ing", "ed", "s"} {
		stem, ok := strings.CutSuffix(w, suffix)
		if !ok || len(stem) < 2 {
			continue
		}
		if suffix == "s" {
			return x.verbS(w, stem)
		}
		double := undouble(stem)
		for _, c := range []string{stem + "e", stem, double} {
			if x.has(c, 'v') {
				return c
			}
		}
		if y, ok := strings.CutSuffix(stem, "i"); ok && suffix == "ed" {
			return y + "y"
		}
		switch {
		case double != stem && !strings.HasSuffix(stem, "ll") && !strings.HasSuffix(stem, "ss") && !strings.HasSuffix(stem, "zz"):
			return double
		case finalE(stem):
			return stem + "e"
		}
		return stem
	}
	return w
}

func (x *lexicon) verbS(w, stem string) string {
	if x.has(stem, 'v') {
		return stem
	}
	if y, ok := strings.CutSuffix(stem, "ie"); ok && len(y) > 1 {
		return y + "y"
	}
	if e, ok := strings.CutSuffix(stem, "e"); ok {
		if x.has(e, 'v') {
			return e
		}
		for _, hiss := range []string{"s", "x", "z", "ch", "sh", "o"} {
			if strings.HasSuffix(e, hiss) {
				return e
			}
		}
	}
	if strings.HasSuffix(stem, "s") {
		return w
	}
	return stem
}

func undouble(stem string) string {
	n := len(stem)
	if n > 2 && stem[n-1] == stem[n-2] && strings.IndexByte("aeiou", stem[n-1]) < 0 {
		return stem[:n-1]
	}
	return stem
}

// finalE guesses that an unknown verb's stem has lost an e.
func finalE(stem string) bool {
	for _, s := range []string{"at", "iz", "is", "uc", "ag", "ur", "iv", "yz", "ys", "rg", "dg", "nc", "lv", "rv", "us", "ut", "ot"} {
		if strings.HasSuffix(stem, s) && len(stem) > 3 {
			return true
		}
	}
	return false
}

// nounLemma undoes the plural.
func (x *lexicon) nounLemma(w string) string {
	if l, ok := x.irreg[w+" n"]; ok {
		return l
	}
	if i := strings.LastIndexByte(w, '-'); i >= 0 && i+1 < len(w) {
		return w[:i+1] + x.nounLemma(w[i+1:])
	}
	if stem, ok := strings.CutSuffix(w, "men"); ok && (stem == "wo" || x.has(stem+"man", 'n')) {
		return stem + "man"
	}
	stem, ok := strings.CutSuffix(w, "s")
	if !ok || len(stem) < 2 || strings.HasSuffix(stem, "s") {
		return w
	}
	if x.has(stem, 'n') {
		return stem
	}
	if y, ok := strings.CutSuffix(stem, "ie"); ok && len(y) > 1 {
		return y + "y"
	}
	if e, ok := strings.CutSuffix(stem, "e"); ok {
		if x.has(e, 'n') {
			return e
		}
		if v, ok := strings.CutSuffix(e, "v"); ok && x.has(v+"f", 'n') {
			return v + "f"
		}
		for _, hiss := range []string{"s", "x", "z", "ch", "sh"} {
			if strings.HasSuffix(e, hiss) {
				return e
			}
		}
	}
	return strings.TrimSuffix(stem, "'")
}

// graded undoes -er and -est.
func (x *lexicon) graded(w string, class byte, key string) string {
	if l, ok := x.irreg[w+key]; ok {
		return l
	}
	for _, suffix := range []string{"er", "est"} {
		stem, ok := strings.CutSuffix(w, suffix)
		if !ok {
			continue
		}
		candidates := []string{stem, stem + "e", undouble(stem)}
		if y, ok := strings.CutSuffix(stem, "i"); ok {
			candidates = append(candidates, y+"y")
		}
		for _, c := range candidates {
			if x.has(c, class) {
				return c
			}
		}
	}
	return w
}
