package brief

import "strings"

// irregular maps the past participle of irregular verbs to their past tense. Those where the two are alike have one
// form in the list.
var irregular = map[string]string{
	"become": "became", "begun": "began", "blown": "blew", "borne": "bore", "beaten": "beat", "bitten": "bit", "broken": "broke",
	"chosen": "chose", "come": "came", "done": "did", "drawn": "drew", "driven": "drove", "drunk": "drank", "eaten": "ate", "fallen": "fell",
	"flown": "flew", "forbidden": "forbade", "forgotten": "forgot", "forgiven": "forgave", "frozen": "froze", "given": "gave", "gone": "went",
	"grown": "grew", "hidden": "hid", "known": "knew", "overrun": "overran", "overthrown": "overthrew", "overtaken": "overtook",
	"ridden": "rode", "risen": "rose", "run": "ran", "seen": "saw", "shaken": "shook", "shown": "showed", "shrunk": "shrank", "spoken": "spoke",
	"stolen": "stole", "sunk": "sank", "sworn": "swore", "swum": "swam", "taken": "took", "thrown": "threw", "torn": "tore", "undergone": "underwent",
	"withdrawn": "withdrew", "woken": "woke", "worn": "wore", "written": "wrote", "been": "was",
	// one form for both
	"bought": "bought", "bound": "bound", "brought": "brought", "built": "built", "burnt": "burnt", "burst": "burst", "cast": "cast", "caught": "caught",
	"cost": "cost", "cut": "cut", "dealt": "dealt", "dug": "dug", "fed": "fed", "felt": "felt", "fled": "fled", "fought": "fought", "found": "found", "had": "had",
	"heard": "heard", "held": "held", "hit": "hit", "hung": "hung", "hurt": "hurt", "kept": "kept", "laid": "laid", "led": "led", "left": "left", "lent": "lent",
	"let": "let", "lost": "lost", "made": "made", "meant": "meant", "met": "met", "paid": "paid", "put": "put", "quit": "quit", "read": "read", "rebuilt": "rebuilt",
	"retaken": "retook", "said": "said", "sat": "sat", "sent": "sent", "set": "set", "shed": "shed", "shot": "shot", "shut": "shut", "slain": "slew", "slept": "slept",
	"slid": "slid", "sold": "sold", "sought": "sought", "spent": "spent", "split": "split", "spread": "spread", "stood": "stood", "struck": "struck", "stuck": "stuck",
	"swept": "swept", "taught": "taught", "thought": "thought", "told": "told", "understood": "understood", "upheld": "upheld", "withheld": "withheld",
	"won": "won", "wound": "wound", "withstood": "withstood",
}

// pasts are the past tenses of irregular verbs.
var pasts = func() map[string]bool {
	m := map[string]bool{"were": true, "lay": true, "blew": true}
	for _, past := range irregular {
		m[past] = true
	}
	return m
}()

// notPast are words in -ed that are no forms of verbs, or seldom.
var notPast = set("need seed feed speed breed weed shed bleed exceed proceed succeed indeed hundred sacred naked armed united allied red bed alleged so-called")

// past reports a word that may be a past tense or past participle.
func past(word string) bool {
	w := bare(word)
	_, participle := irregular[w]
	return participle || pasts[w] || strings.HasSuffix(w, "ed") && len(w) > 3 && !notPast[w]
}

// onlyPast reports a past tense that is no participle: "took", "wore".
func onlyPast(word string) bool {
	w := bare(word)
	_, alike := irregular[w]
	return pasts[w] && !alike && w != "was" && w != "were" && w != "saw" && w != "lay"
}

// participle reports a word that may be a past participle: "opened", "held", but not "fell".
func participle(word string) bool {
	w := bare(word)
	_, ok := irregular[w]
	return ok || strings.HasSuffix(w, "ed") && past(word)
}

// intransitive are verbs that nobody is the object of: their participle behind a subject is no passive.
var intransitive = set("coincided expired died fell fallen rose risen collapsed exploded happened occurred arrived returned resigned retreated withdrew withdrawn fled went gone came come became " +
	"become remained appeared disappeared erupted began begun emerged lasted continued surrendered agreed existed travelled traveled marched fought ran ended started " +
	"resumed stopped increased decreased dropped declined advanced crashed landed sank sunk survived escaped protested rallied gathered met stood sat spoke talked voted " +
	"won lost failed succeeded entered left moved flew drove walked joined rejoined broke burst opened closed grew shrank spread followed led reported said lived slept " +
	"vanished perished retired departed intervened counter-attacked attacked clashed negotiated promised refused tried turned visited warned worked served responded reacted planned vowed pledged hoped wanted called demanded")

// auxiliaries are the forms of verbs that make a tense or a voice of another verb.
var auxiliaries = set("is are was were be been being am has have had will would could can may might must shall should do does did " +
	"isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't couldn't can't cannot didn't doesn't don't " +
	"isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t won’t wouldn’t couldn’t can’t didn’t doesn’t don’t")

// modals say that something may or will be.
var modals = set("will would could can may might must shall should")

// present are verbs whose form in -s is seldom a noun.
var present = set("says intends wants remains continues controls holds faces hosts appears chooses seeks agrees refuses begins becomes expects has is " +
	"hopes includes keeps leads lives makes means needs occurs opposes owns prepares seems serves sits stands tries uses warns believes denies insists relies")

// deeds are nouns in -ing that name an event.
var deeds = set("bombing shelling meeting killing shooting hearing fighting ruling building sentencing uprising stabbing opening closing funding training briefing landing " +
	"crossing wedding voting hanging beating gathering flooding looting rioting testing trading hiking spending warning")

// determiners may stand before a noun and nothing else.
var determiners = set("the a an its their his her our this that these those some many several most both no another any each every")

// articles of them do not point back.
var articles = set("the a an some many several most both no another any each every")

// possessives of them point back to somebody.
var possessives = set("its their his her our my your")

// prepositions end a subject.
var prepositions = set("of in on at by with from for to into onto over under near between among against about around across through during inside outside " +
	"towards toward behind within without after before since as amid following including")

// set makes a set of the words of a line.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// plurals are nouns without an s that take "were".
var plurals = set("people police troops men women children militia personnel others dozens hundreds thousands scores many several both some two three four five six " +
	"seven eight nine ten eleven twelve twenty")

// plural reports that a subject takes "were".
func pluralSubject(words []string) bool {
	if len(words) == 0 || bare(words[0]) == "a" || bare(words[0]) == "an" {
		return false
	}
	end := len(words)
	for i, w := range words {
		if i > 0 && prepositions[bare(w)] {
			end = i
			break
		}
	}
	for i, w := range words[:end] {
		if i > 0 && bare(w) == "and" {
			return true
		}
	}
	for _, w := range words[:end] {
		if plurals[bare(w)] {
			return true
		}
		if n := strings.Trim(w, "0123456789,.%"); n == "" && bare(w) != "1" {
			return true
		}
	}
	return pluralNoun(words[end-1])
}

// pluralNoun reports a word that looks like a plural; names in capitals are none.
func pluralNoun(word string) bool {
	w := strings.TrimRight(word, ".,;:!?”’\"')")
	if plurals[strings.ToLower(w)] {
		return true
	}
	if !strings.HasSuffix(w, "s") || strings.ToUpper(w) == w {
		return false
	}
	for _, end := range [...]string{"ss", "us", "is", "as", "news", "’s", "'s"} {
		if strings.HasSuffix(strings.ToLower(w), end) {
			return false
		}
	}
	return true
}

// bare is a word as it is compared: lower case, without marks around it.
func bare(word string) string {
	return strings.ToLower(strings.Trim(word, ".,;:!?()[]“”‘\"…"))
}
