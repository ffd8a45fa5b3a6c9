package syntax

// The word lists of this package. Each is a switch, so that it costs nothing to load and cannot be changed.

// month reports a month, full or cut short.
func month(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "jan", "feb", "aug", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// calendarWord reports a weekday or month.
func calendarWord(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon.", "tue.", "tues.", "wed.", "thu.", "thurs.", "fri.", "sat.", "sun.":
		return true
	}
	return month(w)
}

func partOfDay(w string) bool {
	switch w {
	case "morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "prayers":
		return true
	}
	return month(w)
}

func calendarPreposition(w string) bool {
	switch w {
	case "on", "last", "next", "this", "by", "since", "until", "from", "in":
		return true
	}
	return false
}

// officeOf reports an office whose name has "of" in it, so that the holder's name can follow ("Secretary of State Lee").
func officeOf(office, of string) bool {
	switch office {
	case "secretary":
		return of == "state" || of == "defense" || of == "defence" || of == "labor" || of == "commerce" || of == "agriculture" || of == "education"
	case "chief":
		return of == "staff"
	}
	return false
}

// spellsOut reports a noun whose content a bare clause can give ("concerns it could break").
func spellsOut(lemma string) bool {
	switch lemma {
	case "concern", "fear", "hope", "claim", "report", "news", "chance", "condition", "belief", "doubt", "worry", "sign", "suggestion", "allegation", "speculation", "rumour", "rumor":
		return true
	}
	return false
}

// bareInfinitive reports a verb that takes an object and a bare infinitive ("helped the army retake the town").
func bareInfinitive(lemma string) bool {
	switch lemma {
	case "help", "let", "make", "have", "see", "hear", "watch", "feel", "bid":
		return true
	}
	return false
}

// supposed reports a verb whose participle with an infinitive describes the noun before it ("believed to be").
func supposed(lemma string) bool {
	switch lemma {
	case "suspect", "believe", "think", "say", "allege", "report", "expect", "schedule", "intend", "design", "know", "suppose", "consider":
		return true
	}
	return false
}

// temporal reports a noun that names a stretch or point of time; alone beside a verb it is no object.
func temporal(w string) bool {
	switch w {
	case "year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "morning", "afternoon", "evening", "night", "weekend",
		"summer", "winter", "spring", "autumn", "fall", "today", "yesterday", "tomorrow", "tonight", "time", "midnight", "noon", "moment", "season":
		return true
	}
	return calendarWord(w)
}

// takesContent reports a verb whose complement may be a clause without "that": saying, thinking, showing.
func takesContent(lemma string) bool {
	switch lemma {
	case "say", "tell", "report", "announce", "claim", "add", "explain", "think", "believe", "know", "argue", "insist", "deny", "confirm", "suggest", "warn",
		"acknowledge", "admit", "concede", "declare", "assert", "allege", "estimate", "expect", "hope", "fear", "mean", "note", "state", "predict", "show", "see", "find",
		"feel", "understand", "learn", "hear", "ensure", "indicate", "reveal", "maintain", "recall", "remember", "stress", "repeat", "reply", "respond", "write", "tweet",
		"assume", "guess", "suppose", "imagine", "agree", "promise", "vow", "pledge", "threaten", "conclude", "determine", "assess", "anticipate", "caution", "testify",
		"contend", "emphasize", "reiterate", "speculate", "suspect", "wish", "realize", "discover", "prove", "decide", "complain", "boast", "swear", "mention", "signal",
		"disclose", "joke", "lament", "observe", "remark", "point", "doubt", "worry", "inform", "assure", "convince", "remind", "ask", "wonder", "notice":
		return true
	}
	return false
}

// speech reports a verb that can stand behind or inside what it reports ("..., officials said").
func speech(lemma string) bool {
	switch lemma {
	case "say", "tell", "report", "announce", "claim", "add", "explain", "argue", "insist", "confirm", "suggest", "warn", "acknowledge", "admit", "concede",
		"declare", "assert", "allege", "estimate", "note", "state", "predict", "write", "tweet", "reply", "respond", "believe", "think", "recall", "stress",
		"reveal", "conclude", "testify", "complain", "show", "ask", "continue", "maintain", "contend", "reiterate", "observe", "remark", "joke", "indicate",
		"read", "vow", "promise", "caution", "emphasize", "urge", "put", "boast", "understand", "fear", "hope", "expect", "know":
		return true
	}
	return false
}

// hearer reports a verb whose object is told what the clause says ("told reporters the town fell").
func hearer(lemma string) bool {
	switch lemma {
	case "tell", "inform", "assure", "convince", "remind", "warn", "promise", "show", "ask", "persuade", "notify", "advise":
		return true
	}
	return false
}

// twoObjects reports a verb that takes an indirect and a direct object.
func twoObjects(lemma string) bool {
	switch lemma {
	case "give", "send", "offer", "hand", "grant", "award", "show", "teach", "pay", "sell", "lend", "promise", "deny", "cost", "ask", "tell", "bring", "buy",
		"owe", "provide", "deal", "leave", "win", "allow", "guarantee", "assign", "cause", "wish", "serve", "find", "get", "make", "read", "write", "pass", "earn":
		return true
	}
	return false
}

// objectControl reports a verb whose object is the subject of the infinitive behind it ("ordered troops to leave").
func objectControl(lemma string) bool {
	switch lemma {
	case "order", "ask", "force", "tell", "urge", "allow", "want", "help", "expect", "persuade", "call", "require", "encourage", "permit", "enable", "cause",
		"compel", "command", "instruct", "invite", "advise", "warn", "convince", "beg", "oblige", "press", "pressure", "push", "lead", "prompt", "authorize",
		"authorise", "teach", "train", "believe", "consider", "need", "like", "prefer", "get", "direct", "request", "assign", "appoint", "remind", "challenge",
		"let", "make", "have", "see", "hear", "watch", "tempt", "inspire", "forbid", "intend", "cite", "deploy", "assist", "leave", "summon", "appeal":
		return true
	}
	return false
}

// subordinator reports a preposition that also opens a clause.
func subordinator(w string) bool {
	switch w {
	case "than", "for", "like", "except":
		return true
	}
	return clauseOpener(w)
}

// clauseOpener reports a subordinator that rather opens a clause than a phrase when a finite verb follows.
func clauseOpener(w string) bool {
	switch w {
	case "as", "after", "before", "since", "until", "till", "because", "once", "while", "though", "although":
		return true
	}
	return false
}

// strongContent reports a verb behind which a bare noun phrase and a verb are nearly always a clause, not an object.
func strongContent(lemma string) bool {
	switch lemma {
	case "say", "tell", "think", "believe", "know", "claim", "argue", "insist", "hope", "fear", "mean", "feel", "suggest", "estimate", "add", "explain",
		"acknowledge", "concede", "allege", "assert", "warn", "anticipate", "agree", "guess", "suppose", "wish", "ensure", "indicate", "contend", "complain":
		return true
	}
	return false
}

// reportsFact reports a verb behind which a past form is rather finite than a participle ("reported troops entered").
func reportsFact(lemma string) bool {
	switch lemma {
	case "report", "announce", "state", "confirm", "reveal", "declare", "determine", "deny", "note", "learn", "conclude", "stress", "recall":
		return true
	}
	return strongContent(lemma)
}

// nounTakesInfinitive reports a noun that an infinitive spells out ("the decision to attack").
func nounTakesInfinitive(lemma string) bool {
	switch lemma {
	case "decision", "plan", "campaign", "willingness", "effort", "attempt", "order", "ability", "agreement", "means", "bid", "move", "offer", "operation",
		"refusal", "failure", "pledge", "promise", "threat", "proposal", "call", "request", "demand", "chance", "opportunity", "right", "power", "authority",
		"need", "desire", "intention", "way", "permission", "obligation", "duty", "pressure", "push", "fight", "battle", "struggle", "deal", "time", "reason",
		"readiness", "commitment", "resolution", "vote", "mission", "mandate", "capacity", "place", "tendency", "warning", "appeal", "ultimatum":
		return true
	}
	return false
}

// departs reports a verb behind which "for" names where one goes ("left for the sea to help").
func departs(lemma string) bool {
	switch lemma {
	case "leave", "depart", "head", "sail", "travel", "flee", "embark", "fly", "march", "bind", "set", "go", "move", "start":
		return true
	}
	return false
}

// preventsFrom reports a verb whose object does, or is kept from, what the gerund behind a preposition says ("accused
// rebels of shelling", "stopped the army from entering").
func preventsFrom(lemma string) bool {
	switch lemma {
	case "accuse", "prevent", "stop", "keep", "blame", "charge", "suspect", "convict", "bar", "ban", "deter", "dissuade", "discourage", "block", "acquit",
		"condemn", "criticise", "criticize", "thank", "praise", "punish", "arrest", "sentence":
		return true
	}
	return false
}

// ambiguousPast reports that a past form of a verb can be its participle as well ("captured", "held", not "taken").
func ambiguousPast(w string) bool {
	if len(w) > 2 && w[len(w)-2:] == "ed" {
		return true
	}
	x := tables()
	past, part := false, false
	for _, s := range x.words[w] {
		past = past || x.form[s.state] == Past
		part = part || x.form[s.state] == PastPart
	}
	return past && part
}
