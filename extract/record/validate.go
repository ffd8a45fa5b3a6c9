package record

import (
	"fmt"
	"unicode/utf8"
)

var (
	kinds      = set(Person, Organization, Place, Facility, Nationality, NamedEvent, Product, Other)
	forms      = set(Name, Nominal, Pronoun)
	timeTypes  = set("DATE", "TIME", "DURATION", "SET")
	roles      = set(Agent, Patient, Recipient, Instrument, OtherRole)
	statuses   = set(Asserted, Claimed, Planned, Possible, Denied)
	polarities = set(Positive, Negative)
	bases      = set(Explicit, Carried, Inferred, OnReport, NoBasis)
	severities = set(Info, Warning)
	outcomes   = set(Fulfilled, CalledOff, Unreported)
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}

// checker collects the first fault of a record.
type checker struct {
	rec      *Record
	sources  map[SourceID]*Source
	times    map[TimeID]bool
	entities map[EntityID]bool
	events   map[EventID]bool
	err      error
}

// Validate reports the first fault: a wrong schema, a doubled or dangling id, a span outside its text or inside a
// rune, a quoted text that differs from the words at its span, evidence without words, bounds out of order, a date
// without a basis, an unknown name in a closed list, a number outside its range.
func (rec *Record) Validate() error {
	c := &checker{
		rec: rec, sources: map[SourceID]*Source{}, times: map[TimeID]bool{}, entities: map[EntityID]bool{}, events: map[EventID]bool{},
	}
	if rec.Schema != Schema {
		c.fault("schema", "is %q, want %q", rec.Schema, Schema)
	}
	c.ids()
	c.checkTimes()
	c.checkEntities()
	for i := range rec.Events {
		c.event(fmt.Sprintf("events[%d]", i), &rec.Events[i])
	}
	c.rest()
	return c.err
}

func (c *checker) fault(where, format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("invalid record: %s %s", where, fmt.Sprintf(format, args...))
	}
}

func unique[ID ~string, V any](c *checker, list string, i int, id ID, seen map[ID]V, value V) {
	if id == "" {
		c.fault(fmt.Sprintf("%s[%d].id", list, i), "is empty")
	}
	if _, ok := seen[id]; ok {
		c.fault(fmt.Sprintf("%s[%d].id", list, i), "%q stands twice", id)
	}
	seen[id] = value
}

func (c *checker) ids() {
	for i := range c.rec.Sources {
		src := &c.rec.Sources[i]
		unique(c, "sources", i, src.ID, c.sources, src)
		if !utf8.ValidString(src.Text) {
			c.fault(fmt.Sprintf("sources[%d].text", i), "is not UTF-8")
		}
	}
	for i, t := range c.rec.Times {
		unique(c, "times", i, t.ID, c.times, true)
	}
	for i, e := range c.rec.Entities {
		unique(c, "entities", i, e.ID, c.entities, true)
	}
	for i, e := range c.rec.Events {
		unique(c, "events", i, e.ID, c.events, true)
	}
	relations := map[RelationID]bool{}
	for i, r := range c.rec.Relations {
		unique(c, "relations", i, r.ID, relations, true)
	}
	for i, src := range c.rec.Sources {
		if src.CopyOf != "" && c.sources[src.CopyOf] == nil {
			c.fault(fmt.Sprintf("sources[%d].copyOf", i), "names no source: %q", src.CopyOf)
		}
		if src.CopyOf != "" && src.CopyOf == src.ID {
			c.fault(fmt.Sprintf("sources[%d].copyOf", i), "names the source itself: %q", src.ID)
		}
	}
}

// span checks a span against its source.
func (c *checker) span(where string, id SourceID, s Span) {
	src := c.sources[id]
	if src == nil {
		c.fault(where+".source", "names no source: %q", id)
		return
	}
	if s.Start < 0 || s.Start > s.End || s.End > len(src.Text) {
		c.fault(where, "span %d:%d lies outside the text of %d bytes", s.Start, s.End, len(src.Text))
		return
	}
	for _, at := range [2]int{s.Start, s.End} {
		if at < len(src.Text) && !utf8.RuneStart(src.Text[at]) {
			c.fault(where, "offset %d lies inside a character", at)
		}
	}
}

// words checks a span that must not be empty, because it is the evidence.
func (c *checker) words(where string, id SourceID, s Span) {
	c.span(where, id, s)
	if s.Start == s.End {
		c.fault(where, "span %d:%d is empty: it must point at words", s.Start, s.End)
	}
}

func (c *checker) quoted(where string, id SourceID, s Span, text string) {
	c.words(where, id, s)
	if c.err == nil && c.sources[id].Text[s.Start:s.End] != text {
		c.fault(where+".text", "is %q, but the source has %q there", text, c.sources[id].Text[s.Start:s.End])
	}
}

func (c *checker) name(where string, allowed map[string]bool, name string) {
	if !allowed[name] {
		c.fault(where, "has unknown value %q", name)
	}
}

func (c *checker) checkTimes() {
	for i, t := range c.rec.Times {
		where := fmt.Sprintf("times[%d]", i)
		c.quoted(where, t.Source, t.Span, t.Text)
		c.name(where+".type", timeTypes, t.Type)
		if !(Range{t.From, t.To}).Ordered() {
			c.fault(where, "from %s is after to %s", t.From, t.To)
		}
	}
}

func (c *checker) checkEntities() {
	for i, e := range c.rec.Entities {
		where := fmt.Sprintf("entities[%d]", i)
		c.name(where+".kind", kinds, e.Kind)
		for j, m := range e.Mentions {
			at := fmt.Sprintf("%s.mentions[%d]", where, j)
			c.quoted(at, m.Source, m.Span, m.Text)
			c.name(at+".form", forms, m.Form)
		}
		if at := e.Location; at != nil && !(at.Latitude >= -90 && at.Latitude <= 90 && at.Longitude >= -180 && at.Longitude <= 180) {
			c.fault(where+".location", "latitude %v, longitude %v is no place on Earth", at.Latitude, at.Longitude)
		}
		c.entityReports(where, &e)
	}
}

// entityReports checks that the reports of an entity share out its mentions, each those of its own source.
func (c *checker) entityReports(where string, e *Entity) {
	next := 0
	for j, r := range e.Reports {
		at := fmt.Sprintf("%s.reports[%d]", where, j)
		c.name(at+".kind", kinds, r.Kind)
		if c.sources[r.Source] == nil {
			c.fault(at+".source", "names no source: %q", r.Source)
		}
		if r.Mentions < 0 || r.Mentions > len(e.Mentions)-next {
			c.fault(at+".mentions", "are %d, but only %d are left", r.Mentions, len(e.Mentions)-next)
			return
		}
		for _, m := range e.Mentions[next : next+r.Mentions] {
			if m.Source != r.Source {
				c.fault(at, "is of source %q, but one of its mentions stands in %q", r.Source, m.Source)
			}
		}
		next += r.Mentions
	}
	if len(e.Reports) > 0 && next < len(e.Mentions) {
		c.fault(where+".reports", "leave %d mentions out", len(e.Mentions)-next)
	}
}

func (c *checker) entity(where string, id EntityID) {
	if !c.entities[id] {
		c.fault(where, "names no entity: %q", id)
	}
}

func (c *checker) event(where string, ev *Event) {
	if len(ev.Mentions) == 0 {
		c.fault(where+".mentions", "are empty: an event must point at words")
	}
	for j, m := range ev.Mentions {
		at := fmt.Sprintf("%s.mentions[%d]", where, j)
		c.words(at+".trigger", m.Source, m.Trigger)
		c.span(at+".sentence", m.Source, m.Sentence)
		if m.Trigger.Start < m.Sentence.Start || m.Trigger.End > m.Sentence.End {
			c.fault(at, "trigger %d:%d lies outside its sentence %d:%d", m.Trigger.Start, m.Trigger.End, m.Sentence.Start, m.Sentence.End)
		}
	}
	c.when(where+".when", ev.When)
	if ev.Where != "" {
		c.entity(where+".where", ev.Where)
	}
	for j, r := range ev.Roles {
		at := fmt.Sprintf("%s.roles[%d]", where, j)
		c.name(at+".role", roles, r.Role)
		c.entity(at+".entity", r.Entity)
		if r.Source != "" || r.Span != (Span{}) {
			c.span(at, r.Source, r.Span)
		}
	}
	for j, q := range ev.Quantities {
		at := fmt.Sprintf("%s.quantities[%d]", where, j)
		c.quoted(at, q.Source, q.Span, q.Text)
		if !(q.Low <= q.Value && q.Value <= q.High) {
			c.fault(at, "value %v lies outside %v to %v", q.Value, q.Low, q.High)
		}
	}
	for j, a := range ev.Attribution {
		at := fmt.Sprintf("%s.attribution[%d]", where, j)
		c.quoted(at, a.Source, a.Span, a.Text)
		if a.Entity != "" {
			c.entity(at+".entity", a.Entity)
		}
	}
	c.name(where+".status", statuses, ev.Status)
	c.name(where+".polarity", polarities, ev.Polarity)
	if ev.Sources < 1 {
		c.fault(where+".sources", "must be at least 1, not %d", ev.Sources)
	}
	for _, share := range [2]float64{ev.Salience, ev.Confidence} {
		if !(share >= 0 && share <= 1) {
			c.fault(where, "salience and confidence must lie in 0..1, not %v", share)
		}
	}
	if o := ev.Outcome; o != nil {
		c.name(where+".outcome.kind", outcomes, o.Kind)
		if o.Event != "" && !c.events[o.Event] {
			c.fault(where+".outcome.event", "names no event: %q", o.Event)
		}
	}
	for j := range ev.Reports {
		at := fmt.Sprintf("%s.reports[%d]", where, j)
		if len(ev.Reports[j].Reports) > 0 {
			c.fault(at, "has reports of its own")
			return
		}
		c.event(at, &ev.Reports[j])
	}
}

func (c *checker) when(where string, w When) {
	c.name(where+".basis", bases, w.Basis)
	if !w.Start.Ordered() || !w.End.Ordered() {
		c.fault(where, "has a range that ends before it begins: start %v, end %v", w.Start, w.End)
	}
	if w.Start.Lo != 0 && w.End.Hi != 0 && w.Start.Lo > w.End.Hi {
		c.fault(where, "ends by %s, before it can begin on %s", w.End.Hi, w.Start.Lo)
	}
	if w.Basis == NoBasis && w.Dated() {
		c.fault(where, "is dated, but its basis is none")
	}
	for _, id := range w.Times {
		if !c.times[id] {
			c.fault(where+".times", "names no time: %q", id)
		}
	}
}

func (c *checker) rest() {
	for i, r := range c.rec.Relations {
		where := fmt.Sprintf("relations[%d]", i)
		c.entity(where+".from", r.From)
		c.entity(where+".to", r.To)
		c.span(where, r.Source, r.Span)
	}
	for i, x := range c.rec.Conflicts {
		for _, id := range x.Events {
			if !c.events[id] {
				c.fault(fmt.Sprintf("conflicts[%d].events", i), "names no event: %q", id)
			}
		}
		for j, e := range x.Evidence {
			c.quoted(fmt.Sprintf("conflicts[%d].evidence[%d]", i, j), e.Source, e.Span, e.Text)
		}
	}
	for i, n := range c.rec.NearMisses {
		where := fmt.Sprintf("nearMisses[%d]", i)
		for _, id := range [2]string{n.A, n.B} {
			switch n.Of {
			case "entity":
				c.entity(where, EntityID(id))
			case "event":
				if !c.events[EventID(id)] {
					c.fault(where, "names no event: %q", id)
				}
			default:
				c.fault(where+".of", "has unknown value %q", n.Of)
			}
		}
		if !(n.Score >= 0 && n.Score <= 1) {
			c.fault(where+".score", "must lie in 0..1, not %v", n.Score)
		}
	}
	for i, n := range c.rec.Notes {
		where := fmt.Sprintf("notes[%d]", i)
		c.name(where+".severity", severities, n.Severity)
		if n.Source != "" {
			c.span(where, n.Source, n.Span)
		}
	}
}
