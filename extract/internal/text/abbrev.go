package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class says how an abbreviation behaves before a capital.
type class uint8

const (
	noAbbreviation class = iota
	beforeName           // Mr., Lt., Gov.: a name follows, the sentence goes on
	beforeNumber         // No., Art.: a number follows
	month                // Jan., Sat.: a number, or a new sentence
	initial              // one letter: J.
	anywhere             // U.S., etc., Inc., a.m.: may end a sentence
)

// The lists are lower case; the words stand without their final full stop.
const (
	// Titles count only with a capital, so that "the rep." or "a gen." is no abbreviation.
	titles = " mr mrs ms mx dr prof rev hon st ste mt ft gen lt col maj capt cmdr cpt cdr sgt cpl pvt pte adm brig gov lt.gov lt.col lt.gen maj.gen brig.gen " +
		"sen rep reps sens pres amb sec supt insp det fr msgr messrs mme mlle atty asst gens cols drs profs sheikh lcpl ssgt sfc spc spec pfc ens "
	calendar = " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
	regions  = " ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo co jr sr "
	// Numbers count only before a digit: "No. 5" but "No. They left."
	numbers = " no nos art fig figs vol vols pp p ch sec para ed eds ext tel approx ca c b d est v "
	// These count in any case.
	always = " inc ltd corp bros esq etc al e.g i.e eg viz cf vs ave blvd hwy dept univ assn natl intl govt hrs mins lbs oz plc yrs attn div "
)

func listed(list, w string) bool {
	i := strings.Index(list, w)
	for i >= 0 {
		if i > 0 && list[i-1] == ' ' && i+len(w) < len(list) && list[i+len(w)] == ' ' {
			return true
		}
		n := strings.Index(list[i+1:], w)
		if n < 0 {
			return false
		}
		i += 1 + n
	}
	return false
}

// abbreviationClass classes w, a word without its final full stop, that is followed by the text behind.
func abbreviationClass(w, behind string) class {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case len(w) == 0 || len(w) > 10 || !unicode.IsLetter(r):
		return noAbbreviation
	case size == len(w) && unicode.IsUpper(r) && w != "I":
		return initial
	}
	l := strings.ToLower(w)
	number := strings.TrimLeft(behind, " ")
	switch {
	case listed(numbers, l) && number != "" && isDigit(number[0]):
		return beforeNumber
	case listed(always, l):
		return anywhere
	case !unicode.IsUpper(r):
		return dotted(w)
	case listed(titles, l):
		return beforeName
	case listed(calendar, l):
		return month
	case listed(regions, l):
		return anywhere
	}
	return dotted(w)
}

// dotted classes words with inner full stops: U.S, Ph.D, a.m, J.R.R.
func dotted(w string) class {
	if !strings.Contains(w, ".") {
		return noAbbreviation
	}
	for _, part := range strings.Split(w, ".") {
		if utf8.RuneCountInString(part) > 2 || part == "" || isDigit(part[0]) {
			return noAbbreviation
		}
	}
	return anywhere
}

// unit reports that w is a unit written onto its number.
func unit(w string) bool {
	switch strings.ToLower(w) {
	case "km", "kg", "mm", "cm", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "bn", "mn", "kb", "mb", "gb", "mph", "kph", "lbs", "ft", "min", "hrs", "mw", "kw", "ghz", "mhz":
		return true
	}
	return false
}

// sentenceOpener reports that w often opens a sentence and seldom continues a name: the words after which an
// abbreviation is taken to have ended its sentence.
func sentenceOpener(w string) bool {
	return listed(openers, strings.ToLower(w)) && startsUpper(w)
}

const openers = " the a an this that these those he she it they we you i his her its their our my in on at by for from with after before as when while if since " +
	"but and or so yet however although though because despite during under until what who why how where there here some many most all one two three no not " +
	"both each every another other others several few meanwhile moreover also then now today yesterday earlier later last next once still even " +
	"according to about among between more nearly only such "
