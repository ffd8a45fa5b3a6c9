package main

import (
	"fmt"
	"io"
	"strings"
)

func helpCommand() *command {
	return &command{
		name: "help", args: "[COMMAND]", summary: "say what a command does",
		flags: newFlags("help"), max: 1,
		run: func(sys *system, args []string) error {
			text := overview()
			if len(args) == 1 {
				c := find(args[0])
				if c == nil {
					return fmt.Errorf("help: unknown command %q%s", args[0], suggestion(args[0]))
				}
				text = c.help()
			}
			_, err := io.WriteString(sys.out, text)
			return err
		},
	}
}

// overview is the text of `dateline help`.
func overview() string {
	var b strings.Builder
	b.WriteString("dateline reads news text and writes what it reports: dated events, who did what to whom,\n" +
		"a timeline, a graph and a briefing, each sentence traceable to the article.\n\n" +
		"Usage: dateline COMMAND [FLAGS] ARGUMENTS\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-11s %s\n", c.name, c.summary)
	}
	b.WriteString("\nStart with: dateline build article.txt --published 2017-05-12 -o out\n" +
		"More on a command: dateline help COMMAND\n\n" +
		"An INPUT is a plain text file, a .jsonl file with one article a line (text, and title, name, url,\n" +
		"publisher, published where known), a folder of such files, or - for standard input.\n" +
		"Exit status: 0 done, 1 nothing found, 2 error. Nothing is sent or fetched over a network.\n")
	return b.String()
}

// help is the text of `dateline help COMMAND`.
func (c *command) help() string {
	var b strings.Builder
	usage := "dateline " + c.name
	if c.flags.HasFlags() {
		usage += " [FLAGS]"
	}
	fmt.Fprintf(&b, "Usage: %s\n\n%s.\n", strings.TrimSpace(usage+" "+c.args), strings.ToUpper(c.summary[:1])+c.summary[1:])
	if c.detail != "" {
		b.WriteString("\n" + strings.TrimSpace(c.detail) + "\n")
	}
	if c.flags.HasFlags() {
		b.WriteString("\nFlags:\n" + c.flags.FlagUsages())
	}
	return b.String()
}
