package casebook

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// Verb is what a decision does.
type Verb string

// The verbs. Each says which fields of a Decision it needs beside About.
const (
	Merge    Verb = "merge"     // About and With are the same entity or event
	Split    Verb = "split"     // About and With are not the same
	Rename   Verb = "rename"    // To is the name of the entity, or the label of the event
	ReKind   Verb = "re-kind"   // To is the kind of the entity, or the class of the event
	ReDate   Verb = "re-date"   // To is the date of the event or of the expression: a day, month, year or two with "/"
	ReStatus Verb = "re-status" // To is the status of the event
	Reject   Verb = "reject"    // the event, entity, date, figure or source is left out
	Remark   Verb = "note"      // To is said of it
	Undo     Verb = "undo"      // Of is a decision that no longer holds
)

// Verbs lists them all.
func Verbs() []Verb {
	return []Verb{Merge, Split, Rename, ReKind, ReDate, ReStatus, Reject, Remark, Undo}
}

// Decision is one line of decisions.jsonl.
type Decision struct {
	ID     string  `json:"id"` // made from the rest, so that two who decide apart do not give the same one
	Do     Verb    `json:"do"`
	About  *Matter `json:"about,omitempty"`
	With   *Matter `json:"with,omitempty"` // of merge and split
	To     string  `json:"to,omitempty"`
	Of     string  `json:"of,omitempty"` // of undo: the id of a decision
	Author string  `json:"author"`
	Time   string  `json:"time"` // as given, YYYY-MM-DD or RFC 3339; never read from a clock
	Reason string  `json:"reason"`
}

// Kinds of matters.
const (
	AnEvent  = "event"
	AnEntity = "entity"
	ADate    = "date"   // an expression of time
	AFigure  = "figure" // a number that a text gives for an event
	ASource  = "source"
)

// Matter is what a decision is about, by the words that speak of it: one anchor for each source that does.
type Matter struct {
	Kind    string   `json:"kind"`    // event | entity | date | figure | source
	Name    string   `json:"name"`    // what it was called when it was decided, for people who read the file
	Anchors []Anchor `json:"anchors"` // of a source, only its name and hash
}

// seal gives a decision its id.
func (d *Decision) seal() {
	d.ID = ""
	data, err := json.Marshal(d)
	if err != nil {
		panic(err) // strings and numbers only
	}
	d.ID = "d" + digest(string(data))[:10]
}

// day returns the day of a decision; zero if its time is no such thing, which check refuses.
func (d *Decision) day() record.Day {
	day, _ := parseTime(d.Time)
	return day
}

// parseTime reads a day or a moment, and returns the day there.
func parseTime(s string) (record.Day, error) {
	if day, err := record.ParseDay(s); err == nil {
		return day, nil
	}
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		return 0, fmt.Errorf("time is %q: want YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ", s)
	}
	return record.ParseDay(s[:len(time.DateOnly)])
}

// check reports what a decision lacks.
func (d *Decision) check() error {
	if !slices.Contains(Verbs(), d.Do) {
		return fmt.Errorf("%q is none of %s", d.Do, list(Verbs()))
	}
	if strings.TrimSpace(d.Author) == "" {
		return errors.New("no author")
	}
	if strings.TrimSpace(d.Reason) == "" {
		return errors.New("no reason")
	}
	if _, err := parseTime(d.Time); err != nil {
		return err
	}
	for _, s := range []string{d.Author, d.Reason, d.To} {
		if !utf8.ValidString(s) {
			return fmt.Errorf("%q is not UTF-8", s)
		}
	}
	if d.Do == Undo {
		if d.Of == "" || d.About != nil || d.With != nil || d.To != "" {
			return errors.New("undo takes the id of a decision and nothing else")
		}
		return nil
	}
	if d.Of != "" {
		return fmt.Errorf("%s takes no id of a decision", d.Do)
	}
	if err := d.About.check(); err != nil {
		return fmt.Errorf("about: %w", err)
	}
	return d.checkVerb()
}

// checkVerb reports a verb and a matter that do not go together.
func (d *Decision) checkVerb() error {
	kind := d.About.Kind
	about := func(kinds ...string) error {
		if !slices.Contains(kinds, kind) {
			return fmt.Errorf("%s is about %s, not about %s", d.Do, list(kinds), kind)
		}
		return nil
	}
	pair := d.Do == Merge || d.Do == Split
	switch {
	case pair && d.With == nil:
		return fmt.Errorf("%s takes two matters", d.Do)
	case !pair && d.With != nil:
		return fmt.Errorf("%s takes one matter", d.Do)
	case pair || d.Do == Reject:
		if d.To != "" {
			return fmt.Errorf("%s takes no value", d.Do)
		}
	case strings.TrimSpace(d.To) == "":
		return fmt.Errorf("%s takes a value", d.Do)
	}
	switch d.Do {
	case Merge, Split:
		if err := about(AnEvent, AnEntity); err != nil {
			return err
		}
		if err := d.With.check(); err != nil {
			return fmt.Errorf("with: %w", err)
		}
		if d.With.Kind != kind {
			return fmt.Errorf("%s is about two of a kind, not about %s and %s", d.Do, kind, d.With.Kind)
		}
	case Rename:
		return about(AnEvent, AnEntity)
	case ReKind:
		kinds := []string{record.Person, record.Organization, record.Place, record.Facility, record.Nationality, record.NamedEvent, record.Product, record.Other}
		if kind == AnEntity && !slices.Contains(kinds, d.To) {
			return fmt.Errorf("%q is none of %s", d.To, list(kinds))
		}
		return about(AnEvent, AnEntity)
	case ReDate:
		if _, err := parseWhen(d.To); err != nil {
			return err
		}
		return about(AnEvent, ADate)
	case ReStatus:
		statuses := []string{record.Asserted, record.Claimed, record.Planned, record.Possible, record.Denied}
		if !slices.Contains(statuses, d.To) {
			return fmt.Errorf("%q is none of %s", d.To, list(statuses))
		}
		return about(AnEvent)
	}
	return nil
}

func list[S ~string](names []S) string {
	var out []string
	for _, n := range names {
		out = append(out, string(n))
	}
	return strings.Join(out, ", ")
}

func (m *Matter) check() error {
	if m == nil {
		return errors.New("nothing is named")
	}
	if !slices.Contains([]string{AnEvent, AnEntity, ADate, AFigure, ASource}, m.Kind) {
		return fmt.Errorf("kind %q is none of event, entity, date, figure, source", m.Kind)
	}
	if len(m.Anchors) == 0 {
		return errors.New("it is not anchored on any words")
	}
	for _, a := range m.Anchors {
		switch {
		case a.Source == "" && a.SHA256 == "":
			return errors.New("an anchor names no source")
		case m.Kind != ASource && (a.Quote == "" || a.Words == "" || !strings.Contains(a.Quote, a.Words)):
			return errors.New("the words of an anchor are not in its quote")
		case a.Nth < 0 || a.Of < 0:
			return errors.New("an anchor counts from a negative number")
		}
	}
	return nil
}

// decodeDecisions reads decisions.jsonl. What stands behind the last line end is a decision if it is one, whole; else it
// is rest, the number of bytes at the end that do not count. Errors name the line.
func decodeDecisions(data []byte) (decisions []Decision, rest int, err error) {
	known := map[string]bool{}
	for n := 1; len(data) > 0; n++ {
		line, after, ended := bytes.Cut(data, []byte("\n"))
		if len(bytes.TrimSpace(line)) == 0 {
			data = after
			continue
		}
		var d Decision
		err := json.Unmarshal(line, &d)
		if err == nil {
			err = d.check()
		}
		if err == nil && d.ID == "" {
			err = errors.New("no id")
		}
		if err == nil && d.Do == Undo && !known[d.Of] {
			err = fmt.Errorf("undo of %s, which stands in no line before it", d.Of)
		}
		if err != nil && !ended {
			return decisions, len(data), nil
		}
		if err != nil {
			return nil, 0, fmt.Errorf("line %d: %w", n, err)
		}
		known[d.ID] = true
		decisions = append(decisions, d)
		data = after
	}
	return decisions, 0, nil
}

// Decide adds a decision, with its id made. When it returns, the decision has reached the disk. One that stands already
// is not added again.
func (cb *Casebook) Decide(d Decision) (Decision, error) {
	if cb.lock == nil {
		return d, errors.New("the casebook is open for reading only")
	}
	if err := d.check(); err != nil {
		return d, fmt.Errorf("%s: %w", cmp.Or(d.Do, "a decision"), err)
	}
	d.seal()
	if d.Do == Undo {
		if i := slices.IndexFunc(cb.Decisions, func(o Decision) bool { return o.ID == d.Of }); i < 0 {
			return d, fmt.Errorf("undo: there is no decision %s", d.Of)
		} else if !cb.Standing()[i] {
			return d, fmt.Errorf("undo: %s does not stand any more", d.Of)
		}
	}
	for i, stands := range cb.Standing() {
		if stands && cb.Decisions[i].ID == d.ID {
			return d, nil
		}
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d); err != nil {
		return d, err
	}
	path := filepath.Join(cb.Dir, decisionsName)
	length, err := appendLine(path, cb.whole, line.Bytes())
	if err != nil {
		return d, err
	}
	cb.whole = length
	cb.Decisions = append(cb.Decisions, d)
	return d, nil
}

// Find returns the decision whose id is, or alone begins with, the given letters.
func (cb *Casebook) Find(id string) (Decision, error) {
	var found []Decision
	seen := map[string]bool{}
	for _, d := range cb.Decisions {
		if strings.HasPrefix(d.ID, id) && id != "" && !seen[d.ID] {
			found, seen[d.ID] = append(found, d), true
		}
	}
	switch len(found) {
	case 0:
		return Decision{}, fmt.Errorf("there is no decision %q", id)
	case 1:
		return found[0], nil
	}
	return Decision{}, fmt.Errorf("%q begins the ids of %d decisions", id, len(found))
}

// Standing says of each decision whether it holds: an undo ends what was decided before it, and so does an undo of an
// undo; what was ended can be decided again.
func (cb *Casebook) Standing() []bool { return standing(cb.Decisions) }

func standing(decisions []Decision) []bool {
	stands := make([]bool, len(decisions))
	var set func(at int, id string, to bool)
	set = func(before int, id string, to bool) {
		for i := before - 1; i >= 0; i-- {
			if decisions[i].ID != id {
				continue
			}
			if stands[i] != to {
				stands[i] = to
				if decisions[i].Do == Undo {
					set(i, decisions[i].Of, !to)
				}
			}
			return
		}
	}
	for i, d := range decisions {
		stands[i] = true
		if d.Do == Undo {
			set(i, d.Of, false)
		}
	}
	return stands
}
