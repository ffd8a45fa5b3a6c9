package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

func completionCommand() *command {
	shells := []string{"bash", "zsh", "fish"}
	return &command{
		name: "completion", args: strings.Join(shells, "|"), summary: "write the completion script of a shell",
		detail: `
  bash: source <(dateline completion bash)
  zsh:  source <(dateline completion zsh)       after compinit
  fish: dateline completion fish | source`,
		flags: newFlags("completion"), min: 1, max: 1,
		run: func(sys *system, args []string) error {
			var script string
			switch args[0] {
			case "bash":
				script = bashCompletion()
			case "zsh":
				script = zshCompletion()
			case "fish":
				script = fishCompletion()
			default:
				return fmt.Errorf("completion: unknown shell %q: give %s", args[0], strings.Join(shells, ", "))
			}
			_, err := io.WriteString(sys.out, script)
			return err
		},
	}
}

// words are the arguments of a command that are no files.
func (c *command) words() []string {
	switch c.name {
	case "completion":
		return strings.Split(c.args, "|")
	case "help":
		return names()
	}
	return nil
}

func names() []string {
	var all []string
	for _, c := range commands() {
		all = append(all, c.name)
	}
	return all
}

// eachFlag visits the flags of a command, with the one that pflag understands by itself.
func eachFlag(c *command, visit func(f *pflag.Flag)) {
	c.flags.VisitAll(visit)
	help := newFlags("help")
	help.BoolP("help", "h", false, "say what the command does")
	help.VisitAll(visit)
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("# bash completion of dateline, written by `dateline completion bash`\n" +
		"_dateline() {\n" +
		"    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n" +
		"    if [ \"$COMP_CWORD\" -eq 1 ]; then\n" +
		"        words='" + strings.Join(names(), " ") + "'\n" +
		"    else\n" +
		"        case ${COMP_WORDS[1]}:$before in\n")
	for _, c := range commands() {
		if len(c.formats) > 0 {
			fmt.Fprintf(&b, "        %s:--format) words='%s' ;;\n", c.name, strings.Join(c.formats, " "))
		}
	}
	b.WriteString("        *)\n            case ${COMP_WORDS[1]}:$word in\n")
	for _, c := range commands() {
		var flags []string
		eachFlag(c, func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
		fmt.Fprintf(&b, "            %s:-*) words='%s' ;;\n", c.name, strings.Join(flags, " "))
		if words := c.words(); words != nil {
			fmt.Fprintf(&b, "            %s:*) words='%s' ;;\n", c.name, strings.Join(words, " "))
		}
	}
	b.WriteString("            esac ;;\n" +
		"        esac\n" +
		"    fi\n" +
		"    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n" +
		"}\n" +
		"complete -o default -F _dateline dateline\n")
	return b.String()
}

func zshCompletion() string {
	var b strings.Builder
	b.WriteString("#compdef dateline\n# zsh completion of dateline, written by `dateline completion zsh`\n" +
		"_dateline() {\n" +
		"    local -a commands\n" +
		"    commands=(\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "        %s\n", quote(c.name+":"+c.summary))
	}
	b.WriteString("    )\n" +
		"    if (( CURRENT == 2 )); then\n" +
		"        _describe command commands\n" +
		"        return\n" +
		"    fi\n" +
		"    case $words[2] in\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "    %s) _arguments -s", c.name)
		eachFlag(c, func(f *pflag.Flag) {
			text := "[" + strings.NewReplacer("[", "(", "]", ")", ":", ";").Replace(usage(f)) + "]"
			value := ""
			switch {
			case f.Name == "format":
				value = ":format:(" + strings.Join(c.formats, " ") + ")"
			case f.Name == "output":
				value = ":file:_files"
			case f.NoOptDefVal == "":
				value = ":" + f.Value.Type() + ":"
			}
			if f.Shorthand != "" {
				fmt.Fprintf(&b, " %s", quote("-"+f.Shorthand+text+value))
			}
			fmt.Fprintf(&b, " %s", quote("--"+f.Name+text+value))
		})
		switch words := c.words(); {
		case words != nil:
			fmt.Fprintf(&b, " %s", quote("2:argument:("+strings.Join(words, " ")+")"))
		case c.max != 0:
			b.WriteString(" '*:input:_files'")
		}
		b.WriteString(" ;;\n")
	}
	b.WriteString("    esac\n}\ncompdef _dateline dateline\n")
	return b.String()
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("# fish completion of dateline, written by `dateline completion fish`\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c dateline -f -n __fish_use_subcommand -a %s -d %s\n", c.name, quote(c.summary))
	}
	for _, c := range commands() {
		in := "complete -c dateline -n " + quote("__fish_seen_subcommand_from "+c.name)
		if words := c.words(); words != nil {
			fmt.Fprintf(&b, "%s -f -a %s\n", in, quote(strings.Join(words, " ")))
		}
		eachFlag(c, func(f *pflag.Flag) {
			fmt.Fprintf(&b, "%s -l %s", in, f.Name)
			if f.Shorthand != "" {
				fmt.Fprintf(&b, " -s %s", f.Shorthand)
			}
			switch {
			case f.Name == "format":
				fmt.Fprintf(&b, " -x -a %s", quote(strings.Join(c.formats, " ")))
			case f.NoOptDefVal == "":
				b.WriteString(" -r")
			}
			fmt.Fprintf(&b, " -d %s\n", quote(usage(f)))
		})
	}
	return b.String()
}

// usage is the text of a flag without the marks around the name of its value.
func usage(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	return text
}

// quote makes one word of s for all three shells.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
