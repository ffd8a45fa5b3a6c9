package pdf

import "golang.org/x/text/unicode/norm"

// glyphNames are names of glyphs that are no letter with an accent.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/", "zero": "0", "one": "1",
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<",
	"equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^",
	"underscore": "_", "grave": "`", "braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "exclamdown": "¡", "cent": "¢", "sterling": "£",
	"yen": "¥", "section": "§", "copyright": "©", "registered": "®", "degree": "°", "plusminus": "±", "paragraph": "¶", "periodcentered": "·",
	"guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "questiondown": "¿", "multiply": "×", "divide": "÷",
	"germandbls": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "oslash": "ø", "Oslash": "Ø", "aring": "å", "Aring": "Å", "eth": "ð", "Eth": "Ð",
	"thorn": "þ", "Thorn": "Þ", "dotlessi": "ı", "lslash": "ł", "Lslash": "Ł", "dcroat": "đ", "Dcroat": "Đ", "endash": "–", "emdash": "—",
	"quoteleft": "‘", "quoteright": "’", "quotesinglbase": "‚", "quotedblleft": "“", "quotedblright": "”", "quotedblbase": "„", "dagger": "†",
	"daggerdbl": "‡", "bullet": "•", "ellipsis": "…", "perthousand": "‰", "Euro": "€", "euro": "€", "trademark": "™", "minus": "−", "fraction": "⁄",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "onehalf": "½", "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹",
	"twosuperior": "²", "threesuperior": "³", "ordfeminine": "ª", "ordmasculine": "º", "mu": "µ", "currency": "¤", "brokenbar": "¦", "notequal": "≠",
	"lessequal": "≤", "greaterequal": "≥", "softhyphen": "", "sfthyphen": "", ".notdef": "",
}

// accents are the combining marks of names like eacute.
var accents = map[string]string{
	"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303", "caron": "\u030c", "cedilla": "\u0327",
	"ogonek": "\u0328", "macron": "\u0304", "breve": "\u0306", "dotaccent": "\u0307", "ring": "\u030a", "hungarumlaut": "\u030b", "commaaccent": "\u0326",
}

func composed(s string) string { return norm.NFC.String(s) }

// helvetica is the width of a character in the fonts without widths of their own, roughly: enough to tell columns and
// words apart.
func helvetica(c byte, bold bool) float64 {
	w := 556.0
	switch {
	case c == ' ' || c == ',' || c == '.' || c == '/' || c == ':' || c == ';' || c == 'f' || c == 't' || c == '!' || c == 'I':
		w = 278
	case c == 'i' || c == 'j' || c == 'l' || c == '\'' || c == '|':
		w = 222
	case c == '(' || c == ')' || c == '-' || c == 'r' || c == '"':
		w = 333
	case c == 'm' || c == 'M':
		w = 833
	case c == 'w' || c == 'A' || c == 'B' || c == 'E' || c == 'K' || c == 'P' || c == 'S' || c == 'V' || c == 'X' || c == 'Y':
		w = 680
	case c == 'C' || c == 'D' || c == 'G' || c == 'H' || c == 'N' || c == 'O' || c == 'Q' || c == 'R' || c == 'U':
		w = 740
	case c == 'W' || c == '@' || c == '%':
		w = 940
	case c == 'c' || c == 'k' || c == 's' || c == 'v' || c == 'x' || c == 'y' || c == 'z' || c == 'J':
		w = 500
	}
	if bold {
		w *= 1.06
	}
	return w
}
