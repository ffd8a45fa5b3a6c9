package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/casebook"
	"github.com/dateline/dateline/extract/record"
)

// caseFlags are the flags of all actions on a casebook.
type caseFlags struct {
	published            *dayFlag
	author, time, reason *string
	asOf                 *dayFlag
	allDecisions, again  *bool
	noWait               *bool
	output               *string
}

// caseAction is a row of the table of actions.
type caseAction struct {
	name, args string
	min, max   int // arguments behind the casebook; max negative for any number
	run        func(sys *system, f *caseFlags, dir string, args []string) error
}

func caseActions() []caseAction {
	return []caseAction{
		{"init", "CASEBOOK", 0, 0, caseInit},
		{"add", "CASEBOOK INPUT...", 1, -1, caseAdd},
		{"status", "CASEBOOK", 0, 0, caseStatus},
		{"decide", "CASEBOOK VERB WHAT [WITH|VALUE]", 2, 3, caseDecide},
		{"undo", "CASEBOOK DECISION", 1, 1, caseUndo},
		{"rebuild", "CASEBOOK", 0, 0, caseRebuild},
	}
}

func caseCommand() *command {
	fs := newFlags("case")
	f := &caseFlags{published: publishedFlag(fs), asOf: &dayFlag{}}
	f.author = fs.String("author", "", "decide, undo: `NAME` of who decides")
	f.time = fs.String("time", "", "decide, undo: when, `YYYY-MM-DD` or with a time of day; the clock is never read")
	f.reason = fs.String("reason", "", "decide, undo: `WHY`, in words")
	fs.Var(f.asOf, "as-of", "rebuild: from what was published and decided by this day, YYYY-MM-DD")
	f.allDecisions = fs.Bool("all-decisions", false, "rebuild --as-of: with what was decided later too")
	f.again = fs.Bool("extract", false, "rebuild: read all sources again first, with this dateline")
	f.noWait = fs.Bool("no-wait", false, "end with status 2 if another process works on the casebook, instead of waiting for it")
	f.output = fs.StringP("output", "o", "", "rebuild: `FILE` to write; CASEBOOK/record.json unless given, record-DATE.json with --as-of")
	return &command{
		name: "case", args: "ACTION CASEBOOK...", summary: "keep articles and decisions about them in a folder that lasts",
		detail: `
  case init CASEBOOK                      make a folder for it
  case add CASEBOOK INPUT...              take articles in; those that are there cost nothing
  case status CASEBOOK                    what is in it, which decisions hold, and what a crash left behind
  case decide CASEBOOK VERB WHAT ...      decide, with --author, --time and --reason
  case undo CASEBOOK DECISION             take a decision back, which is a decision too
  case rebuild CASEBOOK                   write record.json; --as-of DATE what was known then

The verbs: merge A B, split A B, rename A NAME, re-kind A KIND, re-date A DATE, re-status A STATUS, reject A, note A TEXT.
A and B are ids of record.json (v3, e4, t7), perhaps of one source alone (e4@daily.txt), or words of a source:
event:killed@daily.txt, entity:'Mayor Smith', date:'last summer', figure:forty@wire.txt, source:wire.txt. A DATE is a day,
month or year, A/B (lasted from A to B), A/.. (goes on), A..B (some day between), or none.

A decision is kept with the words it is about, not with an id, so that it holds when articles are added or read again
by a newer dateline; one whose words are not found any more is listed by status. All files are plain text. Everything
that takes articles takes a casebook too: dateline brief CASEBOOK. A second process waits until the first is done.`,
		flags: fs, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			for _, a := range caseActions() {
				if a.name != args[0] {
					continue
				}
				usage := fmt.Errorf("case %s: want dateline case %s %s", a.name, a.name, a.args)
				if len(args) < 2 || len(args)-2 < a.min || a.max >= 0 && len(args)-2 > a.max {
					return usage
				}
				if err := a.run(sys, f, args[1], args[2:]); err != nil {
					return prefixed("case "+a.name, err)
				}
				return nil
			}
			var names []string
			for _, a := range caseActions() {
				names = append(names, a.name)
			}
			return fmt.Errorf("case: unknown action %q; it is one of %s", args[0], strings.Join(names, ", "))
		},
	}
}

// prefixed names the command in an error, but leaves those alone that the command line has a use for.
func prefixed(command string, err error) error {
	var none absence
	if _, many := err.(interface{ Unwrap() []error }); many || errors.As(err, &none) {
		return err
	}
	return fmt.Errorf("%s: %w", command, err)
}

// openCase opens a casebook for writing.
func openCase(sys *system, f *caseFlags, dir, action string) (*casebook.Casebook, error) {
	cb, err := casebook.Open(dir, casebook.Options{Who: casebook.Who("dateline case " + action), Waiting: func(holder string) error {
		if *f.noWait {
			return fmt.Errorf("%s works on it", holder)
		}
		sys.say("waiting for %s, which works on %s", holder, dir)
		return nil
	}})
	if err == nil {
		for _, s := range cb.Findings {
			sys.say("%s: %s", dir, s)
		}
	}
	return cb, err
}

// closeCase lets go of a casebook; an error of that counts only if there is no other.
func closeCase(cb *casebook.Casebook, err *error) {
	if closed := cb.Close(); *err == nil {
		*err = closed
	}
}

func caseInit(sys *system, _ *caseFlags, dir string, _ []string) error {
	if err := casebook.Init(dir); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sys.out, "%s is a casebook now; dateline case add %s INPUT... takes articles in\n", dir, dir)
	return err
}

func caseAdd(sys *system, f *caseFlags, dir string, inputs []string) (err error) {
	cb, err := openCase(sys, f, dir, "add")
	if err != nil {
		return err
	}
	defer closeCase(cb, &err)
	known := map[string]bool{}
	for _, key := range cb.Keys() {
		known[key] = true
	}
	work := func(a *article.Article) result {
		if known[casebook.KeyOf(a)] {
			return result{art: a} // nothing to do, most likely
		}
		return extractOne(a)
	}
	said := map[casebook.Added]string{casebook.New: "added", casebook.Known: "there already", casebook.Redated: "published another day now", casebook.Restored: "read again"}
	total := map[casebook.Added]int{}
	var faults []error
	for r := range workEach(sys, inputs, f.published.day, work) {
		if r.err == nil && r.rec == nil && cb.Holds(r.art) {
			total[casebook.Known]++
			continue
		}
		if r.err == nil && r.rec == nil {
			r = extractOne(r.art)
		}
		if r.err != nil {
			faults = append(faults, r.err)
			continue
		}
		added, err := cb.AddSource(r.art, r.rec)
		if err != nil {
			return err
		}
		if total[added]++; added != casebook.Known {
			// Only now: what is said to be there has reached the disk.
			if _, err := fmt.Fprintf(sys.out, "%s %s\n", said[added], r.art.Name); err != nil {
				return err
			}
		}
	}
	if len(faults) > 0 {
		return errors.Join(faults...)
	}
	if n := total[casebook.Known]; n > 0 {
		fmt.Fprintf(sys.out, "%s there already\n", count(n, "article was", "articles were"))
	}
	if len(total) == 0 {
		return nothing("no articles in %s", strings.Join(inputs, ", "))
	}
	return nil
}

func caseDecide(sys *system, f *caseFlags, dir string, args []string) (err error) {
	cb, err := openCase(sys, f, dir, "decide")
	if err != nil {
		return err
	}
	defer closeCase(cb, &err)
	d := casebook.Decision{Do: casebook.Verb(args[0]), Author: *f.author, Time: *f.time, Reason: *f.reason}
	rec, err := caseRecord(sys, cb)
	if err != nil {
		return err
	}
	if d.About, err = casebook.MatterOf(rec, args[1]); err != nil {
		return err
	}
	if len(args) > 2 {
		if d.Do == casebook.Merge || d.Do == casebook.Split {
			if d.With, err = casebook.MatterOf(rec, args[2]); err != nil {
				return err
			}
		} else {
			d.To = args[2]
		}
	}
	if d, err = cb.Decide(d); err != nil {
		return err
	}
	_, err = fmt.Fprintf(sys.out, "%s: %s\n", d.ID, d.Sentence())
	return err
}

// caseRecord returns the record that ids refer to: record.json as it was written last, for that is what people read, and
// where none was written yet, what it would be.
func caseRecord(sys *system, cb *casebook.Casebook) (*record.Record, error) {
	recs, err := readRecords(sys, []string{filepath.Join(cb.Dir, casebook.RecordName)})
	switch {
	case err == nil:
		return one(recs), nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	built, err := cb.Build(casebook.BuildOptions{Extract: extractPlain})
	if err != nil {
		return nil, err
	}
	return built.Record, nil
}

func extractPlain(a *article.Article) (*record.Record, error) {
	r := extractOne(a)
	return r.rec, r.err
}

func caseUndo(sys *system, f *caseFlags, dir string, args []string) (err error) {
	cb, err := openCase(sys, f, dir, "undo")
	if err != nil {
		return err
	}
	defer closeCase(cb, &err)
	old, err := cb.Find(args[0])
	if err != nil {
		return err
	}
	d, err := cb.Decide(casebook.Decision{Do: casebook.Undo, Of: old.ID, Author: *f.author, Time: *f.time, Reason: *f.reason})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(sys.out, "%s: no longer %s\n", d.ID, old.Sentence())
	return err
}

func caseRebuild(sys *system, f *caseFlags, dir string, _ []string) (err error) {
	cb, err := openCase(sys, f, dir, "rebuild")
	if err != nil {
		return err
	}
	defer closeCase(cb, &err)
	if *f.again {
		if err := cb.Extract(extractPlain); err != nil {
			return err
		}
	}
	built, err := cb.Build(casebook.BuildOptions{AsOf: f.asOf.day, AllDecisions: *f.allDecisions, Extract: extractPlain})
	if err != nil {
		return err
	}
	sayLeftOut(sys, built)
	path := *f.output
	if path == "" && f.asOf.day != 0 {
		path = filepath.Join(dir, "record-"+f.asOf.day.String()+".json")
	}
	if path == "" {
		path = filepath.Join(dir, casebook.RecordName)
		err = cb.WriteRecord(built.Record)
	} else {
		err = writeOutput(sys, path, func(w *bufio.Writer) error { return record.Write(w, built.Record) })
	}
	if err != nil {
		return err
	}
	if path == "-" {
		return nil
	}
	rec := built.Record
	_, err = fmt.Fprintf(sys.out, "%s: %s, %s, %s from %s\n", path, count(len(rec.Events), "event", "events"),
		count(namedIn(rec), "actor or place", "actors and places"), count(len(rec.Conflicts), "conflict", "conflicts"), count(len(rec.Sources), "article", "articles"))
	return err
}

// sayLeftOut says what the record of a casebook leaves out, and which decisions do nothing.
func sayLeftOut(sys *system, b *casebook.Built) {
	if n := len(b.Later); n > 0 {
		sys.say("%s published later left out", count(n, "article", "articles"))
	}
	if n := len(b.Unknown); n > 0 {
		sys.say("%s left out because nobody knows the day of publication: %s", count(n, "article", "articles"), strings.Join(b.Unknown, ", "))
	}
	for _, o := range b.Outcomes {
		if o.State == casebook.Idle {
			sys.say("a decision does nothing any more: %s %s; %s", o.ID, o.Sentence(), o.Why)
		}
	}
}

func caseStatus(sys *system, _ *caseFlags, dir string, _ []string) error {
	cb, err := casebook.Read(dir)
	if err != nil {
		return err
	}
	built, err := cb.Build(casebook.BuildOptions{Extract: extractPlain})
	if err != nil {
		return err
	}
	return buffered(sys.out, func(w *bufio.Writer) error {
		fmt.Fprintf(w, "%s: %s, %s, %s, %s\n", dir, count(len(cb.Keys()), "source", "sources"), count(len(cb.Decisions), "decision", "decisions"),
			count(len(built.Record.Events), "event", "events"), count(len(built.Record.Conflicts), "conflict", "conflicts"))
		for _, s := range cb.Findings {
			fmt.Fprintf(w, "\nLeft behind by a crash: %s\n", s)
		}
		if len(cb.Keys()) > 0 {
			fmt.Fprintln(w, "\nSources")
		}
		rejected := map[string]bool{}
		for _, name := range built.Rejected {
			rejected[name] = true
		}
		for _, key := range cb.Keys() {
			a, err := cb.Source(key)
			if err != nil {
				return err
			}
			day := a.Published.String()
			if day == "" {
				day = "unknown   "
			}
			line := plain(a.Name)
			if a.Title != "" {
				line += ": " + plain(a.Title)
			}
			if rejected[a.Name] {
				line += " (rejected)"
			}
			fmt.Fprintf(w, "  %s  %s\n", day, line)
		}
		if len(built.Outcomes) > 0 {
			fmt.Fprintln(w, "\nDecisions")
		}
		for _, o := range built.Outcomes {
			state := string(o.State)
			if o.State == casebook.Partly {
				state = fmt.Sprintf("%d of %d", o.Found, o.Of)
			}
			fmt.Fprintf(w, "  %s  %-6s  %s\n", o.ID, state, o.Sentence())
			if o.State == casebook.Idle || o.State == casebook.Partly {
				fmt.Fprintf(w, "  %s  %-6s  %s\n", strings.Repeat(" ", len(o.ID)), "", o.Why)
			}
		}
		if len(built.Record.Conflicts) > 0 {
			fmt.Fprintln(w, "\nConflicts")
		}
		for _, c := range built.Record.Conflicts {
			var ids []string
			for _, id := range c.Events {
				ids = append(ids, string(id))
			}
			fmt.Fprintf(w, "  %s (%s): %s\n", c.Kind, strings.Join(ids, ", "), c.Message)
		}
		return nil
	})
}
