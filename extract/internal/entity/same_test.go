package entity

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func TestSameEntity(t *testing.T) {
	for _, tt := range []struct {
		text, a, b string
		same       bool
		why        string
	}{
		{"The Northern Relief Committee (NRC) met. The NRC paid.", "Northern Relief Committee", "NRC", true, "acronym in parentheses"},
		{"The Northern Lake Safety Treaty Area (NorLSTA) grew. NorLSTA pays.", "Northern Lake Safety Treaty Area", "NorLSTA", true, "a mixed acronym takes its letters in order"},
		{"The Kenyan Water Court sat. The 3rd U.S. Water Congress met. The 3rd United States Water Congress rose.", "3rd U.S. Water Congress", "3rd United States Water Congress", true, "a land is one however it is written"},
		{"The NRC forces left. NRC paid. The Northern Relief Committee (NRC) met.", "NRC", "NRC forces", true, "a group and its ranks"},
		{"They flew a Falcon 9 rocket. Two Falcon 9s landed.", "Falcon 9", "Falcon 9s", true, "one kind of aircraft, singular and plural"},
		{"Turkish troops left. Turkey denied it.", "Turkey", "Turkish", true, "a demonym that acts"},
		{"A Turkish cook left. Turkey denied it.", "Turkey", "Turkish", false, "a demonym that does not"},
		{"Kenyan Prime Minister resigns\n\nOn Friday Anna Weiss, the Prime Minister of Kenya, left her office and went home.", "Anna Weiss", "Kenyan Prime Minister", true, "an office and its land, told whose further on"},
		{"Anna Weiss, the current prime minister, spoke. The advice of the Prime Minister was short.", "Anna Weiss", "Prime Minister", true, "an office told in an apposition"},
		{"Queen Anna Weiss spoke. They told Her Majesty.", "Queen Anna Weiss", "Her Majesty", true, "a style and who has it"},
		{"The Northern Relief Committee met. NRC paid.", "Northern Relief Committee", "NRC", true, "acronym by initials"},
		{"Ahmad Sarraj spoke. Sarraj left.", "Ahmad Sarraj", "Sarraj", true, "family name after full name"},
		{"Ruth Marie Adler spoke. Ruth Adler left.", "Ruth Marie Adler", "Ruth Adler", true, "a middle name may be left out"},
		{"Ruth Marie Adler met Ruth Jane Adler.", "Ruth Marie Adler", "Ruth Jane Adler", false, "two middle names are two people"},
		{"Anna Weiss met Karl Weiss.", "Anna Weiss", "Karl Weiss", false, "one family name, two people"},
		{"They fled to Deir ez Zour. Later Deir Ezzor fell.", "Deir ez Zour", "Deir Ezzor", true, "transliterations share their consonants"},
		{"ISIS lost the town. Daesh denied it. The Islamic State fled.", "ISIS", "Islamic State", true, "a listed alias"},
		{"Omar Haddad, also known as Abu Nur, fell. Abu Nur was 40.", "Omar Haddad", "Abu Nur", true, "the text says that both are one"},
		{"Omar Haddad, known to few, met Abu Nur.", "Omar Haddad", "Abu Nur", false, "other words between two names say nothing"},
		{"The Harbour Music Society (Seaside Choir) sang.", "Harbour Music Society", "Seaside Choir", true, "a name of the same kind in parentheses"},
		{"She left Portland (Oregon).", "Portland", "Oregon", false, "a place in parentheses may be the larger one"},
		{"The Daru Port Oversight and Safety Committee met. The Oversight Committee paid.", "Daru Port Oversight and Safety Committee", "Oversight Committee", true, "words are left out, the head noun stays"},
		{"The Omsk Fisheries Department wrote. On Friday the Department paid.", "Omsk Fisheries Department", "Department", true, "the head noun alone, written large"},
		{"The Third Corps met the Second Corps.", "Third Corps", "Second Corps", false, "numbers tell bodies apart"},
		{"Zarbek Holdings sold it. Zarbek denied that.", "Zarbek Holdings", "Zarbek", true, "the legal form may be left out"},
		{"Russian forces left. The Russian military and Russian Government troops stayed.", "Russian forces", "Russian Government troops", true, "one country's forces by several names"},
		{"Russian forces left. The Russians burned it.", "Russian forces", "Russians", true, "a people with 'the' where its forces act"},
		{"Russian forces left. Many Russians mourned.", "Russian forces", "Russians", false, "people are not their forces"},
		{"World War I was long. World War II was longer.", "World War I", "World War II", false, "numerals tell wars apart"},
		{"The Eastern Front held. The Western Front fell.", "Eastern Front", "Western Front", false, "like spelling is not enough for common words"},
		{"John Henry Dorle spoke. J. H. Dorle left.", "John Henry Dorle", "J. H. Dorle", true, "initials of a full name"},
		{"Kenya's Water Court sat. The Water Court rose.", "Water Court", "Kenya's Water Court", true, "a body with its owner"},
		{"Mayor of London Anna Weiss spoke.", "Anna Weiss", "Mayor of London", true, "an office of a place right before the name"},
		{"Anna Weiss, the Mayor of London, spoke.", "Anna Weiss", "Mayor of London", true, "or right behind it"},
		{"The Kenyan foreign minister Anna Weiss spoke. On Friday the Kenyan foreign minister left.", "Anna Weiss", "Kenyan foreign minister", true, "an office with its land, once told whose"},
		{"Matthew \"Matt\" Doyle scored.", "Matthew \"Matt\" Doyle", "Matt Doyle", true, "the nickname for the given name"},
		{"The United States voted. The US Water Agency paid.", "United States", "US", true, "the land inside another name"},
		{"Lena Brandt visited Zarbekovo. Later Zarbekowo fell. Zarbekovo burned.", "Zarbekovo", "Zarbekowo", true, "a slip of the pen"},
		{"Ivan Zarbekov met Anna Zarbekova. Zarbekova spoke.", "Ivan Zarbekov", "Zarbekova", false, "a man and a woman"},
		{"The Korin Assad regime fell. Bashar Assad fled. The Bashar Assad government is over. The Assad regime is over.", "Bashar Assad government", "Assad regime", true, "one leader's government"},
		{"Two Sea Sparrow missiles landed. Most Sea Sparrows sank.", "Sea Sparrow", "Sea Sparrows", true, "singular and plural"},
		{"The Kingdom of Prussia grew. Prussia fell.", "Kingdom of Prussia", "Prussia", true, "a land with the word for its sort"},
		{"They left South Korin. Southern Korin burned in the west of South Korin.", "South Korin", "Southern Korin", true, "two words for one part of a land"},
		{"Korin Airport Holdings owns Korin Airport.", "Korin Airport Holdings", "Korin Airport", false, "a company is not its airport"},
		{"The Korin Hotel burned. Korin will reopen.", "Korin Hotel", "Korin", true, "a hotel by its name alone"},
		{"The Parliament of Iraq met. The Iraqi Parliament voted.", "Parliament of Iraq", "Iraqi Parliament", true, "a body and its land in two orders"},
		{"The Parliament of Iraq met. The Iranian Parliament voted.", "Parliament of Iraq", "Iranian Parliament", false, "two lands have two parliaments"},
		{"King Carol II spoke. Carol left.", "Carol II", "Carol", true, "a ruler without the number"},
		{"King Carol I met Carol II.", "Carol I", "Carol II", false, "the number tells rulers apart"},
		{"The Kenyan Water and Soil Agency paid.", "Kenyan Water and Soil Agency", "Water and Soil Agency", true, "a body without its land"},
		{"He left New York for Manhattan.", "New York", "Manhattan", false, "a part of a city that has a row of its own"},
		{"Mexico won. Mexico City cheered.", "Mexico", "Mexico City", false, "a country is not its capital"},
		{"He left Bombay. Mumbai grew.", "Bombay", "Mumbai", true, "two names of one city in the tables"},
		{"The House of Commons met. The House of Commons Library closed.", "House of Commons", "House of Commons Library", false, "a body is not what belongs to it"},
		{"The United States and Canada signed. The US paid.", "United States", "US", true, "names of one country"},
		{"The House Judiciary Committee met. The Judiciary Committee voted.", "House Judiciary Committee", "Judiciary Committee", true, "the end of a longer name"},
		{"Korin International Airport closed. Korin reopened.", "Korin International Airport", "Korin", true, "the beginning of the name of a facility"},
		{"Tabqa fell. Tabqa dam stood.", "Tabqa", "Tabqa dam", false, "a town is not its dam"},
		{"Hurricane Mara grew. Mara hit land.", "Hurricane Mara", "Mara", true, "a storm by its own name"},
		{"Homs Province was quiet. Homs governorate was not.", "Homs Province", "Homs governorate", true, "two words for one region"},
		{"Russian forces advanced. The Russian military denied it.", "Russian forces", "Russian military", true, "one country's armed forces"},
		{"Senator Lena Brandt spoke.", "Lena Brandt", "Senator Lena Brandt", true, "the titled form is an alias"},
	} {
		c := find(tt.text)
		a, b := c.named(tt.a), c.named(tt.b)
		if a == nil || b == nil {
			t.Errorf("%s: %q: missing %q (%v) or %q (%v)", tt.why, tt.text, tt.a, a != nil, tt.b, b != nil)
			continue
		}
		if (a == b) != tt.same {
			t.Errorf("%s: %q: %q and %q same = %v", tt.why, tt.text, tt.a, tt.b, a == b)
		}
		both := mentionedAs(a, tt.a) && mentionedAs(a, tt.b) // else one is a form made of the other
		if tt.same && both && len(a.MergedBecause) == 0 {
			t.Errorf("%s: merged without a reason", tt.why)
		}
	}
}

// mentionedAs reports that an entity is mentioned by a name.
func mentionedAs(e *record.Entity, name string) bool {
	for _, m := range e.Mentions {
		if m.Form == record.Name && m.Text == name {
			return true
		}
	}
	return false
}

func TestSharedFamilyName(t *testing.T) {
	c := find("Anna Weiss spoke first. Weiss was calm. Then Karl Weiss answered. Weiss shouted.")
	anna, karl := c.named("Anna Weiss"), c.named("Karl Weiss")
	if anna == nil || karl == nil || anna == karl || len(anna.Mentions) != 2 || len(karl.Mentions) != 2 {
		t.Errorf("each bare family name belongs to the person named last before it: %+v, %+v", anna, karl)
	}
}

// mentions lists the nominal and pronoun mentions of each entity as "phrase>name".
func mentions(c *Cast) string {
	var out []string
	for _, e := range c.Entities {
		for _, m := range e.Mentions {
			if m.Form != record.Name {
				out = append(out, m.Text+">"+e.Name)
			}
		}
	}
	return strings.Join(out, "; ")
}

func TestFamilyNameStaysWithTopic(t *testing.T) {
	c := find("Anna Weiss sang first. Critics liked her brother Karl Weiss. Weiss was calm. Later Mr. Weiss left.")
	anna, karl := c.named("Anna Weiss"), c.named("Karl Weiss")
	if anna == nil || karl == nil {
		t.Fatalf("two people of one family name: %+v", c.Entities)
	}
	for _, tt := range []struct {
		e    *record.Entity
		want int
		why  string
	}{
		{anna, 2, "a relative named in passing takes no bare family name"},
		{karl, 2, "the title says that a man is meant"},
	} {
		n := 0
		for _, m := range tt.e.Mentions {
			if m.Form == record.Name {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%s: %s has %d names, want %d: %+v", tt.why, tt.e.Name, n, tt.want, tt.e.Mentions)
		}
	}
}
