package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// command is one row of the table that dispatch, help and completion are made from.
type command struct {
	name    string
	args    string // its arguments, as shown in the usage line
	summary string // one line
	detail  string // paragraphs for `dateline help NAME`
	flags   *pflag.FlagSet
	formats []string // values of --format, the default first
	min     int      // fewest arguments
	max     int      // most arguments, negative for any number
	run     func(sys *system, args []string) error
}

// commands returns the table. Each call makes new flag sets, so that no run sees another's values.
func commands() []*command {
	return []*command{
		buildCommand(), extractCommand(), mergeCommand(), sourcesCommand(), textCommand(), timelineCommand(), graphCommand(), entitiesCommand(), actorsCommand(), pathCommand(),
		briefCommand(), caseCommand(), diffCommand(), datesCommand(), inspectCommand(), evalCommand(), explainCommand(),
		completionCommand(), helpCommand(), versionCommand(),
	}
}

func find(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

// newFlags returns an empty flag set with the flag that every command has.
func newFlags(name string) *pflag.FlagSet {
	fs := pflag.NewFlagSet(name, pflag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors are returned and printed by run
	fs.SortFlags = false
	fs.Usage = func() {}
	return fs
}

// dispatch finds the command of a command line and runs it.
func dispatch(sys *system, args []string) error {
	if len(args) == 0 {
		_, _ = io.WriteString(sys.err, overview())
		return errors.New("no command given")
	}
	name, rest := args[0], args[1:]
	switch name {
	case "-h", "--help":
		name = "help"
	case "--version":
		name = "version"
	}
	c := find(name)
	switch {
	case c == nil && strings.HasPrefix(name, "-"):
		return fmt.Errorf("a command comes before %s; see dateline help", name)
	case c == nil:
		return fmt.Errorf("unknown command %q%s; see dateline help", name, suggestion(name))
	}
	err := c.flags.Parse(rest)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		_, err := io.WriteString(sys.out, c.help())
		return err
	case err != nil:
		return fmt.Errorf("%s: %w; see dateline help %s", c.name, err, c.name)
	}
	given := c.flags.Args()
	switch {
	case len(given) < c.min:
		return fmt.Errorf("%s: no %s given; see dateline help %s", c.name, strings.TrimSuffix(c.args, "..."), c.name)
	case c.max >= 0 && len(given) > c.max:
		return fmt.Errorf("%s: too many arguments: %s; see dateline help %s", c.name, strings.Join(given[c.max:], " "), c.name)
	}
	if out := c.flags.Lookup("output"); out != nil {
		if err := spare(given, out.Value.String()); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	if sys.reading, err = readingOf(c.flags); err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	if err := c.run(sys, given); err != nil {
		return err
	}
	output := ""
	if out := c.flags.Lookup("output"); out != nil {
		output = out.Value.String()
	}
	return keepPages(sys, output)
}

// spare refuses an output file that is one of the inputs, or an article in a folder of them, which would be lost.
func spare(inputs []string, output string) error {
	to, err := os.Stat(output)
	if err != nil || !to.Mode().IsRegular() {
		return nil
	}
	for _, input := range inputs {
		from, err := os.Stat(input)
		if err != nil {
			continue // whoever reads it says so
		}
		found := input
		if from.IsDir() {
			found = article.Find(input, to)
		} else if !os.SameFile(from, to) {
			found = ""
		}
		if found != "" {
			return fmt.Errorf("the output would replace the input %s", found)
		}
	}
	return nil
}

// suggestion names the command that a mistyped one may have meant.
func suggestion(name string) string {
	best, distance := "", 3
	for _, c := range commands() {
		d := edits(name, c.name)
		if strings.HasPrefix(c.name, name) {
			d = 0
		}
		if d < distance {
			best, distance = c.name, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", best)
}

// edits is the Levenshtein distance.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// dayFlag is a flag that holds a calendar day.
type dayFlag struct{ day record.Day }

func (f *dayFlag) String() string { return f.day.String() }
func (f *dayFlag) Type() string   { return "DATE" }

func (f *dayFlag) Set(s string) error {
	day, err := record.ParseDay(s)
	if err != nil {
		return err
	}
	f.day = day
	return nil
}

// publishedFlag adds --published.
func publishedFlag(fs *pflag.FlagSet) *dayFlag {
	day := &dayFlag{}
	fs.Var(day, "published", "day of publication, YYYY-MM-DD, of articles that carry none; relative dates are read from it")
	readingFlags(fs)
	return day
}

// outputFlag adds -o for a single file.
func outputFlag(fs *pflag.FlagSet) *string {
	return fs.StringP("output", "o", "-", "`FILE` to write; - is standard output")
}

// formatFlag adds --format with its allowed values, the default first.
func formatFlag(fs *pflag.FlagSet, formats []string) *choiceFlag {
	f := &choiceFlag{allowed: formats, value: formats[0]}
	fs.Var(f, "format", "what to write: "+strings.Join(formats, " or "))
	return f
}

// choiceFlag is a flag with a closed list of values.
type choiceFlag struct {
	allowed []string
	value   string
}

func (f *choiceFlag) String() string { return f.value }
func (f *choiceFlag) Type() string   { return "FORMAT" }

func (f *choiceFlag) Set(s string) error {
	if !slices.Contains(f.allowed, s) {
		return fmt.Errorf("must be %s", strings.Join(f.allowed, " or "))
	}
	f.value = s
	return nil
}
