package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Gold is what a careful reader would put on a timeline and in an entity graph of one article, as annotators write it
// by hand: they quote the text, and count no bytes.
type Gold struct {
	ID        string         `json:"id"`        // the name of the article, without folder and ending
	Published record.Day     `json:"published"` // its day of publication
	Events    []GoldEvent    `json:"events"`
	Actors    []GoldActor    `json:"actors"`
	Relations []GoldRelation `json:"relations"`
}

// Needs: what an account of the article must have, and what it may have or lack without being worse for it.
const (
	Must = "must"
	May  = "may"
)

// GoldEvent is one occurrence, with all places where the text speaks of it.
type GoldEvent struct {
	ID       string        `json:"id"`
	Mentions []GoldMention `json:"mentions"` // the best first
	Label    string        `json:"label"`
	When     GoldWhen      `json:"when"`
	Actors   []GoldRole    `json:"actors"`
	Place    string        `json:"place"`
	Status   string        `json:"status"` // asserted | claimed | planned | denied
	Need     string        `json:"need"`   // must | may
}

// GoldMention is one place of an event: words that stand once in the text, and the word among them that names the event.
type GoldMention struct {
	Quote   string   `json:"quote"`
	Trigger string   `json:"trigger"`
	Alt     []string `json:"alt"` // other words of the quote that name it as well
}

// GoldWhen is a date in TIMEX3 values. Open means that it still went on at publication.
type GoldWhen struct {
	Value string `json:"value"`
	Mod   string `json:"mod"` // START | MID | END | APPROX | BEFORE | AFTER
	Until string `json:"until"`
	Open  bool   `json:"open"`
	Quote string `json:"quote"` // the expression, as the text has it; "" if no words give it
}

// GoldRole is somebody who takes part. Generic ones have no name ("the police").
type GoldRole struct {
	Name    string `json:"name"`
	Role    string `json:"role"` // agent | patient | other
	Generic bool   `json:"generic"`
}

// GoldActor is a person, organization, place or facility that the text names.
type GoldActor struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"` // person | organization | place | facility | other
	Aliases []string `json:"aliases"`
	Need    string   `json:"need"`
}

// GoldRelation is a standing tie that the text states.
type GoldRelation struct {
	From  string `json:"from"`
	Type  string `json:"type"`
	To    string `json:"to"`
	Quote string `json:"quote"`
}

// The closed lists of gold files. Absent fields stand for the first of a list where that is harmless.
var (
	needs     = []string{"", Must, May}
	statuses  = []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
	mods      = []string{"", "START", "MID", "END", "APPROX", "BEFORE", "AFTER"}
	goldRoles = []string{record.Agent, record.Patient, record.OtherRole}
	goldKinds = []string{record.Person, record.Organization, record.Place, record.Facility, record.Other}
)

// DecodeGold reads one gold annotation and checks it: a date that is none, an unknown name in a closed list, a trigger
// outside its quote, an id that stands twice. The error names the line and column, or the field, at fault.
func DecodeGold(data []byte) (*Gold, error) {
	g := &Gold{}
	if err := json.Unmarshal(data, g); err != nil {
		return nil, record.JSONError("gold", data, err)
	}
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("invalid gold: %w", err)
	}
	return g, nil
}

func (g *Gold) check() error {
	if g.Published == 0 {
		return errors.New("published is missing: dates are judged from it")
	}
	if g.Events == nil {
		return errors.New("events is missing")
	}
	ids := map[string]bool{}
	for i := range g.Events {
		e := &g.Events[i]
		at := fmt.Sprintf("events[%d]", i)
		if e.ID != "" {
			at += " (" + e.ID + ")"
		}
		if e.ID == "" || ids[e.ID] {
			return fmt.Errorf("%s: the id %q is empty or stands twice", at, e.ID)
		}
		ids[e.ID] = true
		if err := e.check(); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	}
	names := map[string]bool{}
	for i, a := range g.Actors {
		if a.Name == "" || names[a.Name] {
			return fmt.Errorf("actors[%d]: the name %q is empty or stands twice", i, a.Name)
		}
		names[a.Name] = true
		if err := errors.Join(oneOf("kind", a.Kind, goldKinds), oneOf("need", a.Need, needs)); err != nil {
			return fmt.Errorf("actors[%d] (%s): %w", i, a.Name, first(err))
		}
	}
	for i, r := range g.Relations {
		if r.From == "" || r.To == "" || r.Type == "" {
			return fmt.Errorf("relations[%d]: from, type and to must be given", i)
		}
	}
	return nil
}

func (e *GoldEvent) check() error {
	if len(e.Mentions) == 0 {
		return errors.New("no mentions")
	}
	for j, m := range e.Mentions {
		if m.Trigger == "" || m.Quote == "" {
			return fmt.Errorf("mentions[%d]: quote and trigger must be given", j)
		}
		for _, word := range append([]string{m.Trigger}, m.Alt...) {
			if word == "" || !strings.Contains(m.Quote, word) {
				return fmt.Errorf("mentions[%d]: the trigger %q does not stand in the quote %q", j, word, m.Quote)
			}
		}
	}
	if _, ok := interval(e.When.Value); !ok {
		return fmt.Errorf("when.value %q is no calendar value (2017-05-10, 2017-05, 2017, 2016-SU, 2017-W19, 2017-Q1, 199)", e.When.Value)
	}
	if e.When.Until != "" {
		if _, ok := interval(e.When.Until); !ok {
			return fmt.Errorf("when.until %q is no calendar value", e.When.Until)
		}
	}
	for _, a := range e.Actors {
		if a.Name == "" {
			return errors.New("an actor has no name")
		}
		if err := oneOf("role of "+a.Name, a.Role, goldRoles); err != nil {
			return err
		}
	}
	return first(errors.Join(oneOf("when.mod", e.When.Mod, mods), oneOf("status", e.Status, statuses), oneOf("need", e.Need, needs)))
}

func oneOf(field, value string, list []string) error {
	if slices.Contains(list, value) {
		return nil
	}
	return fmt.Errorf("%s is %q, want %s", field, value, strings.TrimPrefix(strings.Join(list, " | "), " | "))
}

// first returns the first of joined errors: one fault at a time is enough to say.
func first(err error) error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()[0]
	}
	return err
}
