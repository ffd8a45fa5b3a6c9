// Package record holds what articles report: sources, times, entities, events, relations.
//
// A Record is the one value between the extractor and every view. The extractor writes it, views read it, nobody
// changes it in between. Its JSON form, dateline.record/1, is the plugin interface of the project: any program that
// writes it can use every view. A record says what articles say, never what is true; every event, role, entity,
// date and relation in it points at words by byte offsets into the text of its source.
//
// The package knows days and ranges of days (Day, Range), how to read and write the JSON (Read, Write), and how to
// tell a sound record from a broken one (Validate). It knows nothing of language.
package record

// Schema is the value of the schema field of every record this package reads and writes.
const Schema = "dateline.record/1"

// Identifiers. Each is unique within its list of one record; the same input gives the same ids.
type (
	SourceID   string
	TimeID     string
	EntityID   string
	EventID    string
	RelationID string
)

// Record is one dateline.record/1 document. Lists are ordered by source, then position, then id.
type Record struct {
	Schema    string     `json:"schema"`
	Sources   []Source   `json:"sources"`
	Times     []Time     `json:"times"`
	Entities  []Entity   `json:"entities"`
	Events    []Event    `json:"events"`
	Relations []Relation `json:"relations"`
	Conflicts []Conflict `json:"conflicts"`
	Notes     []Note     `json:"notes"`
	// NearMisses lists what merging left apart though much speaks for joining it, for a person to decide.
	NearMisses []NearMiss `json:"nearMisses,omitempty"`
}

// NearMiss is a pair of entities or events that may be one. A and B are their ids.
type NearMiss struct {
	Of    string  `json:"of"` // entity | event
	A     string  `json:"a"`
	B     string  `json:"b"`
	Score float64 `json:"score"` // 0..1: how much speaks for joining them
	Why   string  `json:"why"`
}

// Source is one article. Text is UTF-8, title first, then body; all offsets of the record refer to it.
type Source struct {
	ID             SourceID `json:"id"`
	Name           string   `json:"name"` // file name or URL as given
	Title          string   `json:"title,omitempty"`
	Publisher      string   `json:"publisher,omitempty"`
	URL            string   `json:"url,omitempty"`
	Published      Day      `json:"published,omitzero"`       // document creation time; zero if unknown
	PublishedBasis string   `json:"publishedBasis,omitempty"` // flag | metadata | dateline | filename
	Language       string   `json:"language,omitempty"`       // BCP 47
	SHA256         string   `json:"sha256"`                   // of the input bytes, hex
	CopyOf         SourceID `json:"copyOf,omitempty"`         // this source repeats that one
	Text           string   `json:"text"`
}

// Span is a half-open byte range, on rune boundaries, into the text of a source that the context names.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Time is a temporal expression, in TIMEX3 terms (ISO 24617-1), resolved as far as the text allows.
type Time struct {
	ID     TimeID   `json:"id"`
	Source SourceID `json:"source"`
	Span
	Text   string `json:"text"`
	Type   string `json:"type"`             // DATE | TIME | DURATION | SET
	Value  string `json:"value"`            // TIMEX3 value; empty if unresolved
	Mod    string `json:"mod,omitempty"`    // TIMEX3 mod
	EDTF   string `json:"edtf,omitempty"`   // ISO 8601-2
	From   Day    `json:"from,omitzero"`    // earliest day it can denote
	To     Day    `json:"to,omitzero"`      // latest day it can denote
	Anchor string `json:"anchor,omitempty"` // none | published | previous:<time id> | event:<event id>
	Why    string `json:"why,omitempty"`    // one line a reader can check
}

// Entity kinds.
const (
	Person       = "person"
	Organization = "organization"
	Place        = "place"
	Facility     = "facility"
	Nationality  = "nationality"
	NamedEvent   = "event"
	Product      = "product"
	Other        = "other"
)

// Entity is an actor or place with all its mentions.
type Entity struct {
	ID            EntityID  `json:"id"`
	Kind          string    `json:"kind"`
	Subkind       string    `json:"subkind,omitempty"` // armed-group, government, military, media, city, dam, ...
	Name          string    `json:"name"`              // most complete form in the text
	Aliases       []string  `json:"aliases,omitempty"`
	Mentions      []Mention `json:"mentions"`
	MergedBecause []string  `json:"mergedBecause,omitempty"` // why mentions were put together
	Location      *Location `json:"location,omitempty"`
	// Reports holds, for an entity that was merged across texts, what each text alone made of it, in the order of
	// Mentions. It is empty where nothing was merged.
	Reports []EntityReport `json:"reports,omitempty"`
}

// EntityReport is an entity as one text knows it, before texts were merged. The words that speak of it there are the
// next Mentions of the list of mentions of the merged entity, which the reports of one entity share out in order.
type EntityReport struct {
	Source        SourceID  `json:"source"`
	Kind          string    `json:"kind"`
	Subkind       string    `json:"subkind,omitempty"`
	Name          string    `json:"name"`
	Aliases       []string  `json:"aliases,omitempty"`
	MergedBecause []string  `json:"mergedBecause,omitempty"`
	Location      *Location `json:"location,omitempty"`
	Mentions      int       `json:"mentions"` // how many
}

// Participant is the subkind of entities that no text calls by a name and that only their part in an event brings into a
// record: "the new shops", "thousands of refugees".
const Participant = "participant"

// Mention forms.
const (
	Name    = "name"
	Nominal = "nominal"
	Pronoun = "pronoun"
)

// Mention is one place where a text speaks of an entity.
type Mention struct {
	Source SourceID `json:"source"`
	Span
	Text string `json:"text"`
	Form string `json:"form"` // name | nominal | pronoun
}

// Location is a place resolved to a gazetteer. Latitude and longitude are degrees (WGS 84).
type Location struct {
	GeoNames  int     `json:"geonames,omitempty"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
	Country   string  `json:"country,omitempty"` // ISO 3166-1 alpha-2
}

// Event statuses.
const (
	Asserted = "asserted"
	Claimed  = "claimed"
	Planned  = "planned"
	Possible = "possible"
	Denied   = "denied"
)

// Polarities.
const (
	Positive = "positive"
	Negative = "negative"
)

// Event is something that the sources report as happened, happening, planned, possible or denied.
type Event struct {
	ID          EventID        `json:"id"`
	Class       string         `json:"class"` // PLOVER class, else OTHER
	Label       string         `json:"label"` // one line for a chart
	Mentions    []EventMention `json:"mentions"`
	When        When           `json:"when"`
	Where       EntityID       `json:"where,omitempty"`
	Roles       []Role         `json:"roles,omitempty"`
	Quantities  []Quantity     `json:"quantities,omitempty"`
	Status      string         `json:"status"`              // asserted | claimed | planned | possible | denied
	StatusWhy   string         `json:"statusWhy,omitempty"` // the words that make it no plain fact, and what they say; one line
	Polarity    string         `json:"polarity"`
	Attribution []Attribution  `json:"attribution,omitempty"`
	Sources     int            `json:"sources"`    // independent sources
	Salience    float64        `json:"salience"`   // 0..1
	Confidence  float64        `json:"confidence"` // 0..1
	// Outcome says what became of a plan as far as the sources tell; absent where nobody asked.
	Outcome *Outcome `json:"outcome,omitempty"`
	// MergedBecause says why the reports were put together, a line for each text that joined.
	MergedBecause []string `json:"mergedBecause,omitempty"`
	// Reports holds, for an event that was merged across texts, the event as each text alone reports it, so that
	// nothing is lost and what they say can be held against each other. Reports have no reports of their own.
	Reports []Event `json:"reports,omitempty"`
}

// What became of a plan.
const (
	Fulfilled  = "fulfilled"  // a later text reports it as happened
	CalledOff  = "called-off" // a later text says that it does not happen
	Unreported = "unreported" // its day passed, texts of later days speak of its parties, and none of it
)

// Outcome ties a plan to what happened. Event is empty for a plan that nothing reports on.
type Outcome struct {
	Kind  string  `json:"kind"` // fulfilled | called-off | unreported
	Event EventID `json:"event,omitempty"`
	Why   string  `json:"why"` // one line a reader can check
}

// EventMention is one place where a text speaks of an event: its trigger word and the sentence around it.
type EventMention struct {
	Source   SourceID `json:"source"`
	Trigger  Span     `json:"trigger"`
	Sentence Span     `json:"sentence"`
}

// Bases of a When: how the date was found.
const (
	Explicit = "explicit"  // an expression in the event's own clause or sentence
	Carried  = "carried"   // an expression of an earlier sentence still governs
	Inferred = "inferred"  // arithmetic over several expressions or other events
	OnReport = "published" // the text reports it as news of the day of publication
	NoBasis  = "none"      // not placed in time
)

// When places an event in time: it began on some day of Start and ended on some day of End.
// A zero bound is unbounded; a zero Range is unknown. End [x, unbounded] means that it was still going on.
type When struct {
	Value string   `json:"value,omitempty"` // TIMEX3 value
	Mod   string   `json:"mod,omitempty"`
	EDTF  string   `json:"edtf,omitempty"`
	Start Range    `json:"start,omitzero"`
	End   Range    `json:"end,omitzero"`
	Basis string   `json:"basis"`
	Times []TimeID `json:"times,omitempty"`
	Why   string   `json:"why,omitempty"`
}

// Role names.
const (
	Agent      = "agent"
	Patient    = "patient"
	Recipient  = "recipient"
	Instrument = "instrument"
	OtherRole  = "other"
)

// Role ties an entity to an event, with the words that name it there.
type Role struct {
	Role   string   `json:"role"`
	Entity EntityID `json:"entity"`
	Source SourceID `json:"source"`
	Span
}

// Quantity is a number the text gives for an event. Low and High bound it where the text is vague ("roughly 70").
type Quantity struct {
	What   string   `json:"what"`
	Value  float64  `json:"value"`
	Low    float64  `json:"low"`
	High   float64  `json:"high"`
	Unit   string   `json:"unit,omitempty"`
	Text   string   `json:"text"`
	Source SourceID `json:"source"`
	Span
}

// Attribution says who reported an event, with the words that say so. Entity is empty if the speaker has no name.
type Attribution struct {
	Entity EntityID `json:"entity,omitempty"`
	Source SourceID `json:"source"`
	Span
	Text string `json:"text"`
}

// Relation is a standing tie that the text states: member_of, leads, part_of, located_in, ...
type Relation struct {
	ID     RelationID `json:"id"`
	Type   string     `json:"type"`
	From   EntityID   `json:"from"`
	To     EntityID   `json:"to"`
	Source SourceID   `json:"source"`
	Span
}

// Conflict says that sources, or passages of one source, disagree.
type Conflict struct {
	Kind    string    `json:"kind"` // date | toll | actor | status
	Events  []EventID `json:"events"`
	Message string    `json:"message"`
	// Evidence holds the sentences that disagree, one for each side.
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Evidence is a passage of a source with its words.
type Evidence struct {
	Source SourceID `json:"source"`
	Span
	Text string `json:"text"`
}

// Note severities.
const (
	Info    = "info"
	Warning = "warning"
)

// Note is a finding about the text, with its place: an unresolved date, a skipped passage. Codes are documented in
// the README; those about dates that stay open begin with "unresolved-".
type Note struct {
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Source   SourceID `json:"source,omitempty"`
	Span
}

// Telling returns the mention that the label of an event was made from: of the report with that label, else the first.
// A valid event has one.
func (ev *Event) Telling() EventMention {
	for i := range ev.Reports {
		if ev.Reports[i].Label == ev.Label && len(ev.Reports[i].Mentions) > 0 {
			return ev.Reports[i].Mentions[0]
		}
	}
	return ev.Mentions[0]
}

// New returns an empty record whose lists are empty rather than absent.
func New() *Record {
	return &Record{
		Schema: Schema, Sources: []Source{}, Times: []Time{}, Entities: []Entity{}, Events: []Event{},
		Relations: []Relation{}, Conflicts: []Conflict{}, Notes: []Note{},
	}
}

// Source returns the source with that id, or nil.
func (rec *Record) Source(id SourceID) *Source {
	for i := range rec.Sources {
		if rec.Sources[i].ID == id {
			return &rec.Sources[i]
		}
	}
	return nil
}

// EntityIndex maps entity ids to their place in rec.Entities.
func (rec *Record) EntityIndex() map[EntityID]int {
	index := make(map[EntityID]int, len(rec.Entities))
	for i := range rec.Entities {
		index[rec.Entities[i].ID] = i
	}
	return index
}

// SourceIndex maps source ids to the sources of rec.
func (rec *Record) SourceIndex() map[SourceID]*Source {
	index := make(map[SourceID]*Source, len(rec.Sources))
	for i := range rec.Sources {
		index[rec.Sources[i].ID] = &rec.Sources[i]
	}
	return index
}

// Quote returns the words of a span of a source, or "" if there is no such source or span.
func (rec *Record) Quote(id SourceID, span Span) string { return rec.Source(id).Quote(span) }

// Quote returns the words of a span, or "" if there is no such span or src is nil.
func (src *Source) Quote(span Span) string {
	if src == nil || span.Start < 0 || span.End > len(src.Text) || span.Start >= span.End {
		return ""
	}
	return src.Text[span.Start:span.End]
}
