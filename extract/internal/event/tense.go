package event

import "strings"

// past returns the past tense of a verb from its base form.
func past(base string) string {
	if p, ok := irregularPast[base]; ok {
		return p
	}
	for i := 2; i < 8 && i < len(base)-1; i++ { // "overtake", "rebuild", "withhold"
		if prefixes[base[:i]] {
			if p, ok := irregularPast[base[i:]]; ok {
				return base[:i] + p
			}
		}
	}
	n := len(base)
	switch {
	case n < 2:
		return base
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case base[n-1] == 'y' && !vowel(base[n-2]):
		return base[:n-1] + "ied"
	case doubled[base], n >= 3 && n <= 4 && !vowel(base[n-1]) && vowel(base[n-2]) && !vowel(base[n-3]) && !strings.ContainsRune("wxyh", rune(base[n-1])) && (n == 3 || !vowel(base[0])):
		return base + base[n-1:] + "ed" // "stop", "ban"
	}
	return base + "ed"
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// prefixes before which an irregular verb stays irregular.
var prefixes = set("re over under with out un mis fore")

// doubled are longer verbs whose last letter is doubled, and short ones that the rule does not see.
var doubled = set("admit commit permit submit transfer refer prefer defer confer occur incur concur control patrol compel expel repel propel rebel equip forbid " +
	"regret omit emit transmit outfit kidnap plan drop trap strip wrap slip ship grip skip spot plot quit scrap step snap swap trim")

// irregularPast maps the base form of irregular verbs to their past tense.
var irregularPast = func() map[string]string {
	out := map[string]string{}
	for pair := range strings.FieldsSeq("be/was have/had do/did go/went say/said make/made take/took get/got give/gave come/came become/became begin/began break/broke " +
		"bring/brought build/built burst/burst buy/bought cast/cast catch/caught choose/chose cost/cost cut/cut deal/dealt dig/dug draw/drew drink/drank drive/drove eat/ate fall/fell " +
		"feed/fed feel/felt fight/fought find/found flee/fled fly/flew forbid/forbade forget/forgot forgive/forgave freeze/froze grow/grew hang/hung hear/heard hide/hid hit/hit hold/held hurt/hurt " +
		"keep/kept know/knew lay/laid lead/led leave/left lend/lent let/let lie/lay lose/lost mean/meant meet/met pay/paid put/put quit/quit read/read ride/rode ring/rang rise/rose run/ran see/saw " +
		"seek/sought sell/sold send/sent set/set shake/shook shed/shed shoot/shot show/showed shrink/shrank shut/shut sing/sang sink/sank sit/sat sleep/slept slide/slid speak/spoke spend/spent " +
		"split/split spread/spread stand/stood steal/stole stick/stuck strike/struck swear/swore sweep/swept swim/swam swing/swung teach/taught tear/tore tell/told think/thought throw/threw " +
		"understand/understood wake/woke wear/wore win/won wind/wound write/wrote blow/blew bear/bore beat/beat bend/bent bet/bet bid/bid bind/bound bite/bit breed/bred cling/clung creep/crept " +
		"grind/ground kneel/knelt overthrow/overthrew slay/slew spin/spun spring/sprang thrust/thrust weave/wove weep/wept") {
		base, p, _ := strings.Cut(pair, "/")
		out[base] = p
	}
	return out
}()
