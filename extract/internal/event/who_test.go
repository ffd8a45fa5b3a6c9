package event

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// told returns the event of a text whose trigger is a word, and the names of entities by id.
func told(t *testing.T, src, word string) (record.Event, map[record.EntityID]string) {
	t.Helper()
	syn, times, cast := passes(src, day)
	events, unnamed := Find(syn, times, cast, Options{Published: day})
	names := map[record.EntityID]string{}
	for _, e := range slices.Concat(cast.Entities, unnamed) {
		if names[e.ID] != "" {
			t.Errorf("%q: two entities have the id %s", src, e.ID)
		}
		names[e.ID] = e.Name
	}
	for _, ev := range events {
		for _, m := range ev.Mentions {
			if src[m.Trigger.Start:m.Trigger.End] == word {
				return ev, names
			}
		}
	}
	t.Errorf("%q: no event %q", src, word)
	return record.Event{}, names
}

// roles writes those of an event: "agent Peru, patient Chile".
func roles(ev record.Event, names map[record.EntityID]string) string {
	var out []string
	for _, r := range ev.Roles {
		out = append(out, r.Role+" "+names[r.Entity])
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

func TestRoles(t *testing.T) {
	for _, test := range []struct{ why, src, word, want string }{
		{"subject and object", "Norway sued Canada on Monday.", "sued", "agent Norway, patient Canada"},
		{"passive with its agent", "Canada was sued by Norway on Monday.", "sued", "agent Norway, patient Canada"},
		{"a relative pronoun stands for its noun", "Norway, which sued Canada on Monday, sent lawyers.", "sued", "agent Norway, patient Canada"},
		{"what has no name takes part as well", "The miners blocked a coal train on Monday.", "blocked", "agent miners, patient coal train"},
		{"of many the many", "Police arrested dozens of miners on Monday.", "arrested", "agent Police, patient dozens of miners"},
		{"a threat is about whom its content is about", "Norway threatened on Monday to sue Canada.", "threatened", "agent Norway, patient Canada"},
		{"to a country, if nobody goes there", "Norway apologised to Canada on Monday.", "apologised", "agent Norway, recipient Canada"},
	} {
		ev, names := told(t, test.src, test.word)
		if got := roles(ev, names); got != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.why, test.src, got, test.want)
		}
	}
}

func TestClass(t *testing.T) {
	for _, test := range []struct{ why, src, word, want string }{
		{"the verb alone", "Norway sued Canada on Monday.", "sued", "ACCUSE"},
		{"a verb with its noun", "Norway shared evidence with Chile on Monday.", "shared", "COOPERATE"},
		{"the same verb with another", "The sisters shared a prize on Monday.", "shared", "OTHER"},
		{"friendly acts to come are agreed to", "The king will visit Norway on Friday.", "visit", "AGREE"},
		{"past ones are themselves", "The king visited Norway on Monday.", "visited", "CONSULT"},
		{"a refusal", "Norway refused on Monday to meet the delegation.", "meet", "REJECT"},
		{"what others must do is asked of them", "Norway said on Monday that Chile must return the ship.", "said", "REQUEST"},
		{"a hunger strike harms nobody else", "The hunger strike on Monday drew attention.", "strike", "PROTEST"},
	} {
		if ev, _ := told(t, test.src, test.word); ev.Class != test.want {
			t.Errorf("%s: %q: got %s, want %s", test.why, test.src, ev.Class, test.want)
		}
	}
}

// TestClassRules checks the table: known classes, verbs in lower case, no rule that another before it hides.
func TestClassRules(t *testing.T) {
	known := strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
	lower := func(words ...string) {
		for _, w := range words {
			if w != strings.ToLower(w) {
				t.Errorf("%q is not lower case", w)
			}
		}
	}
	for verb, rules := range classRules() {
		lower(verb)
		for _, r := range rules {
			if !slices.Contains(known, r.class) {
				t.Errorf("class %q of %s", r.class, verb)
			}
			lower(slices.Collect(maps.Keys(r.nouns))...)
		}
	}
	if len(classRules()) == 0 {
		t.Error("no rules")
	}
	for _, line := range lines("en/classes.txt") {
		if verbs, _, _ := strings.Cut(line, ":"); strings.TrimSpace(verbs) == "" {
			t.Errorf("a rule without verbs: %q", line)
		}
	}
}

func TestPast(t *testing.T) {
	for _, test := range []struct{ why, base, want string }{
		{"regular", "launch", "launched"},
		{"silent e", "serve", "served"},
		{"y behind a consonant", "deny", "denied"},
		{"y behind a vowel", "deploy", "deployed"},
		{"a short one doubles", "ban", "banned"},
		{"a vowel before the vowel: no doubling", "meet", "met"},
		{"a longer one with stress behind", "admit", "admitted"},
		{"a longer one with stress in front", "open", "opened"},
		{"irregular", "take", "took"},
		{"irregular behind a prefix", "overtake", "overtook"},
		{"one letter", "x", "x"},
		{"nothing", "", ""},
	} {
		if got := past(test.base); got != test.want {
			t.Errorf("%s: past(%q) = %q, want %q", test.why, test.base, got, test.want)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, test := range []struct{ why, src, word, want string }{
		{"a participle is put in the past", "The ferry sank on Monday, drowning five sailors.", "drowning", "Ferry drowned five sailors"},
		{"the controlled verb does not name its subject again", "Norway agreed on Monday to lower its tariffs.", "agreed", "Norway agreed to lower its tariffs"},
		{"what was ruled", "The court ruled on Monday that the vote was void.", "ruled", "Court ruled that vote was void"},
		{"a preposition goes with its date", "Talks moved on Monday to a hotel.", "moved", "Talks moved to hotel"},
	} {
		if ev, _ := told(t, test.src, test.word); ev.Label != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.why, test.src, ev.Label, test.want)
		}
	}
}

func TestWhere(t *testing.T) {
	for _, test := range []struct{ why, src, word, want string }{
		{"in the clause", "A bomb exploded in Oslo on Monday.", "exploded", "Oslo"},
		{"of the sentence before", "A bomb exploded in Oslo on Monday. Five people were killed.", "killed", "Oslo"},
		{"nowhere", "The firm announced a merger on Monday.", "announced", ""},
	} {
		ev, names := told(t, test.src, test.word)
		if got := names[record.EntityID(ev.Where)]; got != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.why, test.src, got, test.want)
		}
	}
}

// TestOnePart: who is told of twice as the agent of one event has one part in it.
func TestOnePart(t *testing.T) {
	src := "Shopkeepers attacked the depot on 3 May 2011. The attack by shopkeepers on the depot was over by noon."
	syn, times, cast := passes(src, day)
	events, _ := Find(syn, times, cast, Options{Published: day})
	for _, ev := range events {
		seen := map[record.EntityID]bool{}
		for _, r := range ev.Roles {
			if seen[r.Entity] {
				t.Errorf("%s: %s has two parts: %v", ev.Label, r.Entity, ev.Roles)
			}
			seen[r.Entity] = true
		}
	}
	if len(events) == 0 || len(events[0].Roles) == 0 {
		t.Errorf("nobody takes part: %v", events)
	}
}

// TestParticipants checks what holds for those without a name: each has a part, words of the text, and an id of its own.
func TestParticipants(t *testing.T) {
	src := example(t)
	syn, times, cast := passes(src, day)
	events, unnamed := Find(syn, times, cast, Options{Published: day})
	part := map[record.EntityID]bool{}
	for _, ev := range events {
		for _, r := range ev.Roles {
			part[r.Entity] = true
		}
	}
	if len(unnamed) == 0 {
		t.Error("nobody without a name")
	}
	for _, e := range unnamed {
		if !part[e.ID] {
			t.Errorf("%q has no part in any event", e.Name)
		}
		if e.Subkind != record.Participant || e.Name == "" || len(e.Mentions) == 0 {
			t.Errorf("%+v", e)
		}
		for _, m := range e.Mentions {
			if src[m.Start:m.End] != m.Text || m.Form != record.Nominal {
				t.Errorf("%q: mention %+v", e.Name, m)
			}
		}
	}
}
