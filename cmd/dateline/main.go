// Command dateline reads news text and writes what it reports: dated events, actors, a timeline, a graph, a briefing.
//
//	main.go        entry, exit status
//	command.go     the table of subcommands, its flags and dispatch
//	build.go ...   one file for each subcommand
//	input.go       articles and records from arguments
//	reading.go     how inputs are read, and what is said of those that are not
//	output.go      files that appear whole or not at all
//	progress.go    the estimate on a terminal
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit statuses.
const (
	exitDone        = 0
	exitNothing     = 1 // nothing found: no articles, no events
	exitError       = 2
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

func main() { os.Exit(start()) }

// start runs the command line of this process.
func start() int {
	// Without this, a reader that goes away ("dateline extract ... | head") kills the process before it can tidy up.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	terminal := isTerminal(os.Stderr)
	sys := &system{
		ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: terminal, bold: terminal && wantsColor(os.Getenv),
	}
	return run(sys, os.Args[1:])
}

// system is what a subcommand may know of the world around it.
type system struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	terminal bool    // err is a terminal
	bold     bool    // and takes bold letters
	reading  reading // how inputs are read
}

// say writes a message for the person at the terminal, never into the output.
func (sys *system) say(format string, args ...any) {
	name := "dateline:"
	if sys.bold {
		name = "\x1b[1mdateline:\x1b[0m"
	}
	fmt.Fprintln(sys.err, name, fmt.Sprintf(format, args...))
}

// absence ends the command with status 1: it ran well and found nothing.
type absence string

func (a absence) Error() string { return string(a) }

// nothing says what was not found.
func nothing(format string, args ...any) error { return absence(fmt.Sprintf(format, args...)) }

// shownErrors is the number of bad inputs that are named before the rest is only counted.
const shownErrors = 20

// run executes a command line and returns the exit status.
func run(sys *system, args []string) int {
	err := dispatch(sys, args)
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // whoever read the output has seen enough
		return exitDone
	case sys.ctx.Err() != nil:
		return exitInterrupted
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok { // errors.Join: one line each
		for i, one := range many.Unwrap() {
			if i == shownErrors {
				sys.say("and %d more errors", len(many.Unwrap())-i)
				break
			}
			sys.say("%v", one)
		}
	} else {
		sys.say("%v", err)
	}
	if _, ok := err.(absence); ok {
		return exitNothing
	}
	return exitError
}

// wantsColor follows no-color.org: any value of NO_COLOR but the empty one turns colour off.
func wantsColor(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// isTerminal reports that f is a terminal: a character device, but not the null device.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}
