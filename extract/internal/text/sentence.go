package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentenceEnd returns the token behind the sentence that ends at token i, 0 if none ends there. inside says that i
// stands in a bracket that opened in the middle of the sentence.
func (d *Doc) sentenceEnd(i int, inside bool) int {
	w := d.Text(i)
	c, _ := utf8.DecodeLastRuneInString(w)
	switch c {
	case '.', '!', '?', '…', '。', '؟':
	default:
		return 0
	}
	end := i + 1
	for end < len(d.Tokens) && d.closes(end) {
		end++
	}
	if end == len(d.Tokens) {
		return 0 // the paragraph closes it
	}
	if inside {
		return 0
	}
	next := d.opener(end)
	if next == len(d.Tokens) {
		return 0
	}
	if d.endsHere(i, end, next) {
		return end
	}
	return 0
}

// endsHere decides by the mark at i and the word at next. end is the first token behind closing quotes.
func (d *Doc) endsHere(i, end, next int) bool {
	w, follow := d.Text(i), d.Text(next)
	r, _ := utf8.DecodeRuneInString(follow)
	upper := unicode.IsUpper(r) || unicode.IsTitle(r)
	lower := unicode.IsLower(r)
	abbrev := len(w) > 1 && strings.Trim(w, ".") != "" && strings.HasSuffix(w, ".")
	switch {
	case abbrev:
		return upper && d.abbreviationEnds(i, next) || next > end && !lower && !isDigit(follow[0])
	case w == ".":
		// A lower-case word after a full stop is a name ("iPhone"), a slip, or an abbreviation unknown to us.
		if lower {
			return !d.SpaceBefore(i) && d.SpaceBefore(end) && len(d.Text(max(0, i-1))) > 4 && !knownCap(follow)
		}
		return d.SpaceBefore(end) || upper
	case strings.HasPrefix(w, "..") || w == "…":
		return upper && follow != "I"
	default: // ! and ?
		if lower {
			// "Is it over?" he asked: the quoted question does not end the sentence.
			return end == i+1 && !d.inQuote(i)
		}
		return d.SpaceBefore(end) || upper
	}
}

// inQuote reports that the token before end closes a quotation.
func (d *Doc) inQuote(i int) bool { return i+1 < len(d.Tokens) && isCloser(d.Text(i+1)) }

// knownCap lists lower-case words that never begin a sentence in edited text.
func knownCap(w string) bool {
	switch w {
	case "and", "or", "of", "to", "in", "the", "a":
		return true
	}
	return false
}

// abbreviationEnds decides whether the abbreviation at i also ends its sentence, given that a capital follows at next.
func (d *Doc) abbreviationEnds(i, next int) bool {
	w, follow := d.Text(i), d.Text(next)
	switch abbreviationClass(strings.TrimSuffix(w, "."), d.Source[d.Tokens[i].End:]) {
	case beforeName, beforeNumber:
		return false
	case initial:
		// "George W. Bush", "J. Smith": never; "vitamin C. The": only before a word that opens sentences.
		return sentenceOpener(follow) && i > 0 && !startsUpper(d.Text(i-1))
	case month:
		return sentenceOpener(follow)
	}
	// U.S., a.m., Inc., etc.: only before a word that often opens a sentence and is no part of a name.
	return sentenceOpener(follow)
}

// closes reports that token i belongs to the sentence before it: a closing quote or bracket, or a straight quote that
// follows without a blank.
func (d *Doc) closes(i int) bool {
	w := d.Text(i)
	if isCloser(w) {
		return true
	}
	return (w == "\"" || w == "'" || w == "''") && !d.SpaceBefore(i)
}

func isCloser(w string) bool {
	switch w {
	case "”", "’", "’’", ")", "]", "»", "''", "›":
		return true
	}
	return false
}

// opener skips opening quotes, brackets and bullets from token i on.
func (d *Doc) opener(i int) int {
	for i < len(d.Tokens) {
		switch d.Text(i) {
		case "“", "‘", "\"", "'", "``", "(", "[", "«", "—", "–", "-", "--", "•", "*", "‘’":
			i++
			continue
		}
		break
	}
	return i
}
