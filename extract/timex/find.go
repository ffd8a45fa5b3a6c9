package timex

// Find returns the temporal expressions of a text in its order. They do not overlap. It never fails: what cannot be
// resolved has an empty Value and says so.
func Find(src string, opt Options) []Timex {
	g := english()
	tokens, all := match(g, src)
	return resolve(g, src, tokens, all, opt)
}
