package graph

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// cast is a record whose entities the labels below speak of.
func cast() *record.Record {
	rec := record.New()
	rec.Entities = []record.Entity{
		{ID: "union", Kind: record.Organization, Name: "Dockers’ Union", Aliases: []string{"DUV"},
			Mentions: []record.Mention{{Form: record.Nominal, Text: "the union"}, {Form: record.Pronoun, Text: "it"}}},
		{ID: "norline", Kind: record.Organization, Name: "Norline Shipping"},
		{ID: "reyl", Kind: record.Person, Name: "Tomas Reyl"},
		{ID: "velmar", Kind: record.Place, Name: "Velmar"},
	}
	return rec
}

func TestPhrase(t *testing.T) {
	for _, row := range []struct {
		why, label, trigger, roles, from, to, want string
	}{
		{"subject and object are in the boxes", "The Dockers’ Union sued Norline Shipping", "sued", "union norline", "union", "norline", "sued"},
		{"a preposition at the end points at the box", "DUV withdrew its pickets from Velmar", "withdrew", "union", "union", "velmar", "withdrew its pickets from"},
		{"a nominal mention is a name here, a pronoun is not", "the union said it sued Norline Shipping", "sued", "union norline", "union", "norline", "sued"},
		{"in the middle the preposition goes with the name", "DUV called a strike at Norline Shipping over wages", "called", "union norline", "union", "norline", "called a strike over wages"},
		{"what the second party did as well is not said of the first", "Norline Shipping shut out DUV and hired guards", "shut", "norline union", "norline", "union", "shut out"},
		{"two subjects", "DUV and Norline Shipping signed an accord", "signed", "union norline", "union", "norline", "signed an accord"},
		{"further subjects go with the first", "DUV and allies blocked Norline Shipping", "blocked", "union norline", "union", "norline", "blocked"},
		{"a title before the name goes with it", "Chairman Tomas Reyl led the march in Velmar", "led", "reyl", "reyl", "velmar", "led the march in"},
		{"people are called by their last name", "Reyl met Norline Shipping", "met", "reyl norline", "reyl", "norline", "met"},
		{"between two names nothing is left to say between", "Talks between DUV and Norline Shipping collapsed", "collapsed", "union norline", "union", "norline", "talks collapsed"},
		{"a noun as trigger", "Strike of the union against Norline Shipping", "Strike", "union norline", "union", "norline", "strike against"},
		{"the name of the first box leaves no preposition", "Agreement with DUV", "Agreement", "union", "union", "velmar", "agreement"},
		{"another clause is another story", "DUV struck after Norline Shipping cut wages", "struck", "union norline", "union", "norline", "struck"},
		{"too long: cut before a preposition", "DUV distributed several thousand leaflets among passengers of the ferry", "distributed", "union", "union", "velmar", "distributed several thousand"},
		{"too long before the trigger: begin there", "Several hundred angry and tired warehouse workers joined DUV in Velmar", "joined", "union", "union", "velmar", "joined in"},
		{"a name keeps its capital", "Reyl case was heard", "heard", "norline", "union", "norline", "Reyl case was heard"},
		{"an acronym keeps its capitals", "EU fined Norline Shipping", "fined", "norline", "union", "norline", "EU fined"},
		{"whose case it is belongs to it", "Reyl’s dismissal angered DUV", "dismissal", "reyl union", "velmar", "union", "Reyl’s dismissal angered"},
		{"who does it is the first party: no passive", "Norline Shipping is backed by DUV", "backed", "union", "union", "norline", "backed"},
		{"seen from whom it is done to, it stays", "Tomas Reyl was jailed in Velmar", "jailed", "-reyl", "reyl", "velmar", "was jailed in"},
		{"the same with a title before the name", "Chairman Tomas Reyl was jailed in Velmar", "jailed", "-reyl", "reyl", "velmar", "was jailed in"},
		{"an over that belongs to the verb stays", "DUV handed over Velmar with its harbour", "handed", "union", "union", "velmar", "handed over with its harbour"},
		{"one that does not goes with the name", "DUV fought over Velmar with its rivals", "fought", "union", "union", "velmar", "fought with its rivals"},
		{"no label: the trigger", "", "sued", "union norline", "union", "norline", "sued"},
		{"a label of names only: the trigger", "DUV", "accord", "union norline", "union", "norline", "accord"},
		{"nothing at all", "", "", "", "union", "norline", ""},
		{"one endless word is left whole", strings.Repeat("x", 80), "", "", "union", "norline", strings.Repeat("x", 80)},
	} {
		rec := cast()
		rec.Sources = []record.Source{{ID: "s", Text: "…" + row.trigger}}
		ev := record.Event{Label: row.label, Mentions: []record.EventMention{{Source: "s", Trigger: record.Span{Start: 3, End: 3 + len(row.trigger)}}}}
		for role := range strings.FieldsSeq(row.roles) {
			part := record.Agent
			if name, suffers := strings.CutPrefix(role, "-"); suffers {
				role, part = name, record.Patient
			}
			ev.Roles = append(ev.Roles, record.Role{Role: part, Entity: record.EntityID(role)})
		}
		if got := newWords(rec).phrase(&ev, record.EntityID(row.from), record.EntityID(row.to)); got != row.want {
			t.Errorf("%s: of %q got %q, want %q", row.why, row.label, got, row.want)
		}
	}
}

func TestRelationPhrase(t *testing.T) {
	for kind, want := range map[string]string{"leads": "leads", "spokesperson_of": "spokesperson of", "": "", "__x y": "x y"} {
		if got := relationPhrase(kind); got != want {
			t.Errorf("%q: got %q, want %q", kind, got, want)
		}
	}
}

func TestNode(t *testing.T) {
	for _, row := range []struct {
		why          string
		ent          record.Entity
		name, detail string
	}{
		{"the short form helps to find it in the text", record.Entity{Name: "Dockers’ Union", Aliases: []string{"the union", "DUV"}, Kind: record.Organization, Subkind: "trade-union"}, "Dockers’ Union", "DUV, trade union"},
		{"a short form that the name shows already does not", record.Entity{Name: "DUV Velmar", Aliases: []string{"DUV"}, Kind: record.Organization}, "DUV Velmar", "organization"},
		{"that a place is one is told by its box", record.Entity{Name: "Velmar", Kind: record.Place}, "Velmar", ""},
		{"other is no information", record.Entity{Name: "Residents", Kind: record.Other}, "Residents", ""},
		{"no name: the id, for a box must have one", record.Entity{ID: "e7", Name: " \n"}, "e7", ""},
	} {
		name, detail := newWords(record.New()).node(&Node{Entity: &row.ent})
		if name != row.name || detail != row.detail {
			t.Errorf("%s: got %q, %q, want %q, %q", row.why, name, detail, row.name, row.detail)
		}
	}
}

// Labels come out of any text.
func FuzzPhrase(f *testing.F) {
	f.Add("The Dockers’ Union sued Norline Shipping", "sued")
	f.Add("and the of ,", "\xff")
	f.Fuzz(func(t *testing.T, label, trigger string) {
		rec := cast()
		rec.Sources = []record.Source{{ID: "s", Text: trigger}}
		ev := record.Event{Label: label, Mentions: []record.EventMention{{Source: "s", Trigger: record.Span{End: len(trigger)}}},
			Roles: []record.Role{{Role: record.Agent, Entity: "union"}, {Role: record.Patient, Entity: "norline"}}}
		phrase := newWords(rec).phrase(&ev, "union", "norline")
		if phrase != strings.Join(strings.Fields(phrase), " ") {
			t.Errorf("loose white space in %q", phrase)
		}
		if n := utf8.RuneCountInString(phrase); n > phraseLength && strings.Contains(phrase, " ") {
			t.Errorf("%q has %d characters", phrase, n)
		}
	})
}
