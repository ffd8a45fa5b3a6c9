package timex

// Find returns the temporal expressions of a text in its order. They do not overlap. It never fails: what cannot be
// resolved has an empty Value and says so. In a language that is none of Languages it finds nothing.
func Find(src string, opt Options) []Timex {
	language := opt.Language
	if language == "" {
		language = "en"
	}
	compiled, ok := grammars[language]
	if !ok {
		return nil
	}
	g := compiled()
	tokens, all := match(g, src)
	return resolve(g, src, tokens, all, opt)
}
