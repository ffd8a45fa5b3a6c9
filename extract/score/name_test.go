package score

import "testing"

func TestComparable(t *testing.T) {
	for _, c := range []struct{ why, name, want string }{
		{"case and a leading article", "The Free Karlow Army", "free karlow army"},
		{"blanks of all kinds", "Free\u00a0 Karlow\nArmy", "free karlow army"},
		{"a possessive, with either apostrophe", "Brennick’s", "brennick"},
		{"a possessive of a plural", "the Rovers'", "rovers"},
		{"dots of an acronym", "U.N.", "un"},
		{"dots inside a name", "the U.S. Army", "us. army"},
		{"a civil title", "Mr. Dahl", "dahl"},
		{"a title is a word of its own", "Drake", "drake"},
		{"a rank stays", "General Dahl", "general dahl"},
		{"a title alone is a name", "Sir", "sir"},
		{"quotes and brackets around", "“Dabiq” (magazine)", `dabiq" (magazine`},
		{"sharp s", "Weiße Straße", "weisse strasse"},
		{"compatibility forms", "ﬁrst Ⅳ", "first iv"},
		{"other scripts", "سد الطبقة", "سد الطبقة"},
		{"nothing but marks", " ... ", ""},
	} {
		if got := comparable(c.name); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.why, c.name, got, c.want)
		}
	}
}
