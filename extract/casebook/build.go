package casebook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/merge"
	"github.com/dateline/dateline/extract/record"
)

// Extractor reads an article.
type Extractor func(*article.Article) (*record.Record, error)

// BuildOptions of Build. The zero value builds all of the casebook from the records that are there.
type BuildOptions struct {
	// AsOf, if not zero, leaves out what was published later, or nobody knows when, and what was decided later.
	AsOf record.Day
	// AllDecisions keeps later decisions when AsOf is set.
	AllDecisions bool
	// Extract makes the records that are missing. Without it a missing record is an error.
	Extract Extractor
}

// State is what became of a decision.
type State string

// The states of decisions.
const (
	Bites  State = "bites"  // all its words are found
	Partly State = "partly" // some are
	Idle   State = "idle"   // none are: it does nothing any more
	Undone State = "undone" // a later decision ended it
	Later  State = "later"  // it was made after the day as of which the record is
)

// Outcome is a decision with what became of it.
type Outcome struct {
	Decision
	State State
	Found int    // anchors that were found
	Of    int    // of how many
	Why   string // why the first of the others was not
}

// Built is the record of a casebook and how it came about.
type Built struct {
	Record   *record.Record
	Outcomes []Outcome // of all decisions, in their order
	Later    []string  // names of sources left out because they were published later
	Unknown  []string  // ... because nobody knows when they were published
	Rejected []string  // ... because a decision rejects them
}

// Build makes the one record of the casebook. The same sources and decisions give the same bytes, in whatever order and
// portions they were added.
func (cb *Casebook) Build(opt BuildOptions) (*Built, error) {
	b := &builder{standing: cb.Standing(), decisions: cb.Decisions, built: &Built{}, opt: opt}
	b.built.Outcomes = make([]Outcome, len(cb.Decisions))
	for i, d := range cb.Decisions {
		o := Outcome{Decision: d, State: Bites}
		switch {
		case opt.AsOf != 0 && !opt.AllDecisions && d.day() > opt.AsOf:
			o.State = Later
		case !b.standing[i]:
			o.State = Undone
		}
		b.built.Outcomes[i] = o
	}
	if opt.AsOf != 0 && !opt.AllDecisions { // what a later decision has undone stood then
		b.asOfDecisions(opt.AsOf)
	}
	for _, key := range cb.sources {
		rec, err := cb.recordOf(key, opt.Extract)
		if err != nil {
			return nil, err
		}
		b.add(rec)
	}
	b.works()
	var recs []*record.Record
	for _, t := range b.texts {
		if t != nil {
			recs = append(recs, t.rec)
		}
	}
	rec := merge.Merge(recs, merge.Options{Rulings: b.rulings})
	b.afterwards(rec)
	b.remarks(rec)
	if err := rec.Validate(); err != nil {
		return nil, fmt.Errorf("build the record of the casebook: a fault in dateline, please report it: %w", err)
	}
	b.built.Record = rec
	return b.built, nil
}

// recordOf reads the record of a source, or makes it.
func (cb *Casebook) recordOf(key string, extract Extractor) (*record.Record, error) {
	rec, err := cb.Record(key)
	if err != nil || rec != nil {
		return rec, err
	}
	if extract == nil {
		return nil, fmt.Errorf("there is no record of the source %s", key)
	}
	a, err := cb.Source(key)
	if err != nil {
		return nil, err
	}
	if rec, err = extract(a); err == nil && cb.lock != nil {
		err = cb.PutRecord(key, rec)
	}
	return rec, err
}

// Extract reads all sources again and stores what is found in them now, in place of what was found before.
func (cb *Casebook) Extract(extract Extractor) error {
	for _, key := range cb.sources {
		a, err := cb.Source(key)
		if err != nil {
			return err
		}
		rec, err := extract(a)
		if err != nil {
			return err
		}
		if err := cb.PutRecord(key, rec); err != nil {
			return err
		}
	}
	return nil
}

// WriteRecord puts the record of the casebook into its folder.
func (cb *Casebook) WriteRecord(rec *record.Record) error {
	if cb.lock == nil {
		return errors.New("the casebook is open for reading only")
	}
	var b strings.Builder
	if err := record.Write(&b, rec); err != nil {
		return err
	}
	return writeFile(cb.path("", RecordName, ""), []byte(b.String()))
}

// builder is a record in the making.
type builder struct {
	opt       BuildOptions
	decisions []Decision
	standing  []bool
	built     *Built
	texts     []*text
	rulings   []merge.Ruling
	places    []place // where decisions bit
}

// place is where a decision bit.
type place struct {
	decision int
	matter   *Matter
	sha256   string
	record.Span
}

// asOfDecisions sets the states as they were on a day.
func (b *builder) asOfDecisions(day record.Day) {
	var then []Decision
	var index []int
	for i, d := range b.decisions {
		if d.day() <= day {
			then, index = append(then, d), append(index, i)
		}
	}
	for k, stands := range standing(then) {
		b.built.Outcomes[index[k]].State = Bites
		if !stands {
			b.built.Outcomes[index[k]].State = Undone
		}
	}
}

// add takes a source in, or says why not.
func (b *builder) add(rec *record.Record) {
	src := &rec.Sources[0]
	switch day := b.opt.AsOf; {
	case day != 0 && src.Published == 0:
		b.built.Unknown = append(b.built.Unknown, src.Name)
	case day != 0 && src.Published > day:
		b.built.Later = append(b.built.Later, src.Name)
	default:
		b.texts = append(b.texts, newText(rec))
	}
}

// works carries out what is decided about single texts, and collects what the merging must heed.
//
// Splits within a text come first, since what else was decided may be about the parts; then the rest in the order of
// the decisions, so that the later of two wins; then what leaves something out, so that no decision loses its words to
// an earlier one.
func (b *builder) works() {
	for _, pass := range [...]func(Verb) bool{
		func(v Verb) bool { return v == Split },
		func(v Verb) bool { return v != Split && v != Reject },
		func(v Verb) bool { return v == Reject },
	} {
		for i := range b.built.Outcomes {
			if o := &b.built.Outcomes[i]; o.State == Bites && o.Do != Undo && pass(o.Do) {
				b.work(i, o)
			}
		}
	}
	for i := range b.built.Outcomes { // an undo bites: what it names does not stand
		o := &b.built.Outcomes[i]
		if o.Do == Undo && o.State == Bites {
			o.Found, o.Of = 1, 1
		}
	}
	for i := range b.texts {
		for k := range b.decisions {
			if o := &b.built.Outcomes[k]; o.Do == Reject && o.About.Kind == ASource && (o.State == Bites || o.State == Partly) && b.texts[i] != nil && o.About.names(b.texts[i].src) {
				b.built.Rejected = append(b.built.Rejected, b.texts[i].src.Name)
				b.texts[i] = nil
			}
		}
	}
}

// names reports that a matter is a source.
func (m *Matter) names(src *record.Source) bool {
	return slices.ContainsFunc(m.Anchors, func(a Anchor) bool { return a.of(src) })
}

// work carries out one decision.
func (b *builder) work(i int, o *Outcome) {
	d := &b.decisions[i]
	count := func(why string) {
		o.Of++
		if why == "" {
			o.Found++
		} else if o.Why == "" {
			o.Why = why
		}
	}
	if d.Do == Merge || d.Do == Split {
		b.join(i, o)
	} else {
		for k := range d.About.Anchors {
			a := &d.About.Anchors[k]
			found, why := b.each(a, func(t *text) string {
				at, why := t.apply(d, a)
				if why == "" {
					b.places = append(b.places, place{i, d.About, t.src.SHA256, at})
				}
				return why
			})
			if found {
				why = ""
			}
			count(why)
		}
	}
	switch {
	case o.Found == 0:
		o.State = Idle
	case o.Found < o.Of:
		o.State = Partly
	}
}

// each calls f for the texts that an anchor names, and reports whether one said nothing against it.
func (b *builder) each(a *Anchor, f func(*text) string) (found bool, why string) {
	why = noSource
	for _, t := range b.texts {
		if !a.of(t.src) {
			continue
		}
		if no := f(t); no == "" {
			found = true
		} else {
			why = no
		}
	}
	return found, why
}

// side is where the words of one matter stand.
type side struct {
	text   *text
	anchor *Anchor
	merge.Ref
}

// join turns a merge or a split into rulings for the merging; a split within one text is carried out at once.
func (b *builder) join(i int, o *Outcome) {
	d := &b.decisions[i]
	find := func(m *Matter) (sides []side) {
		for k := range m.Anchors {
			a := &m.Anchors[k]
			o.Of++
			found, why := b.each(a, func(t *text) string {
				s := side{text: t, anchor: a, Ref: merge.Ref{SHA256: t.src.SHA256}}
				if m.Kind == AnEntity {
					at, why := t.mentions(a)
					if why != "" {
						return why
					}
					s.Span = t.rec.Entities[at.entity].Mentions[at.index].Span
				} else {
					found, why := t.events(a)
					if why != "" {
						return why
					}
					_, words, _ := t.find(a)
					s.Span = triggerAt(&t.rec.Events[found[0]], words)
				}
				sides = append(sides, s)
				b.places = append(b.places, place{i, m, s.SHA256, s.Span})
				return ""
			})
			if found {
				o.Found++
			} else if o.Why == "" {
				o.Why = why
			}
		}
		return sides
	}
	about, with := find(d.About), find(d.With)
	if len(about) == 0 || len(with) == 0 {
		o.Found = 0 // one side alone is joined to nothing
		return
	}
	of := merge.OfEvents
	if d.About.Kind == AnEntity {
		of = merge.OfEntities
	}
	rule := func(x, y side) {
		b.rulings = append(b.rulings, merge.Ruling{Of: of, Same: d.Do == Merge, A: x.Ref, B: y.Ref, Reason: because(d)})
	}
	for j, x := range about {
		for k, y := range with {
			switch {
			case d.Do == Merge && j > 0 && k > 0:
				continue // by the first of either they hang together
			case d.Do == Split && x.text == y.text:
				x.text.split(d.About.Kind, x.anchor, y.anchor)
			}
			rule(x, y)
		}
	}
}

// triggerAt returns the trigger of an event that lies at words, the first if none does.
func triggerAt(ev *record.Event, words record.Span) record.Span {
	for _, m := range ev.Mentions {
		if overlap(m.Trigger, words) {
			return m.Trigger
		}
	}
	return ev.Mentions[0].Trigger
}

// afterwards gives merged things the names and kinds that were decided: which of the names in the texts the merged thing
// would have had is no longer the question.
func (b *builder) afterwards(rec *record.Record) {
	at := newLocator(rec)
	for _, p := range b.places {
		d := &b.decisions[p.decision]
		if d.Do != Rename && d.Do != ReKind {
			continue
		}
		switch p.matter.Kind {
		case AnEntity:
			if i := at.entity(p.sha256, p.Span); i >= 0 {
				ent := &rec.Entities[i]
				if d.Do == ReKind {
					ent.Kind = d.To
				} else if ent.Name != d.To {
					if !slices.Contains(ent.Aliases, ent.Name) {
						ent.Aliases = append(slices.Clone(ent.Aliases), ent.Name)
					}
					ent.Name = d.To
					ent.Aliases = slices.DeleteFunc(ent.Aliases, func(s string) bool { return s == d.To })
				}
			}
		case AnEvent:
			if i := at.event(p.sha256, p.Span); i >= 0 {
				if d.Do == ReKind {
					rec.Events[i].Class = d.To
				} else {
					rec.Events[i].Label = d.To
				}
			}
		}
	}
}

// The codes of the notes that a casebook adds to its record.
const (
	NoteDecided = "decided"       // a decision, at its words
	NoteIdle    = "decision-idle" // a decision whose words are not found
	NoteAsOf    = "as-of"         // what was left out because it came later
)

// remarks adds a note for each decision at work, at the first words that it quotes, and for each that is not any more.
func (b *builder) remarks(rec *record.Record) {
	sources := map[string]record.SourceID{}
	for _, s := range rec.Sources {
		sources[s.SHA256] = s.ID
	}
	first := map[int]place{}
	for _, p := range b.places {
		if old, ok := first[p.decision]; !ok || cmp.Or(cmp.Compare(p.sha256, old.sha256), cmp.Compare(p.Start, old.Start)) < 0 {
			first[p.decision] = p
		}
	}
	for i, o := range b.built.Outcomes {
		switch {
		case o.Do == Undo:
		case o.State == Bites || o.State == Partly:
			n := record.Note{Severity: record.Info, Code: NoteDecided, Message: o.Sentence()}
			if p, ok := first[i]; ok && sources[p.sha256] != "" && rec.Quote(sources[p.sha256], p.Span) != "" {
				n.Source, n.Span = sources[p.sha256], p.Span
			}
			rec.Notes = append(rec.Notes, n)
		case o.State == Idle:
			rec.Notes = append(rec.Notes, record.Note{Severity: record.Warning, Code: NoteIdle, Message: o.Sentence() + "; " + o.Why})
		}
	}
	if b.opt.AsOf != 0 {
		// Not how many: the record of a day stays what it is when more is added.
		message := fmt.Sprintf("as of %s: articles published later, or nobody knows when, are left out", b.opt.AsOf)
		rec.Notes = append(rec.Notes, record.Note{Severity: record.Info, Code: NoteAsOf, Message: message})
	}
}

// Sentence tells a decision in one line.
func (d *Decision) Sentence() string {
	s := string(d.Do)
	name := func(m *Matter) string { return "“" + m.Name + "”" }
	switch d.Do {
	case Merge:
		s = fmt.Sprintf("%s and %s are one %s", name(d.About), name(d.With), d.About.Kind)
	case Split:
		s = fmt.Sprintf("%s and %s are not one %s", name(d.About), name(d.With), d.About.Kind)
	case Rename:
		s = fmt.Sprintf("%s is called “%s”", name(d.About), d.To)
	case ReKind:
		s = fmt.Sprintf("%s is of kind %s", name(d.About), d.To)
	case ReDate:
		s = fmt.Sprintf("%s is dated %s", name(d.About), d.To)
	case ReStatus:
		s = fmt.Sprintf("%s is %s", name(d.About), d.To)
	case Reject:
		s = fmt.Sprintf("the %s %s is rejected", d.About.Kind, name(d.About))
	case Remark:
		s = fmt.Sprintf("on %s: %s", name(d.About), d.To)
	case Undo:
		s = "undo of " + d.Of
	}
	return fmt.Sprintf("%s (%s, %s: %s)", s, d.Author, d.Time, d.Reason)
}
