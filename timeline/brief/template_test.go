package brief

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	bf := briefingOf(ferry(t), Options{})
	for _, row := range []struct{ text, want, why string }{
		{"{{.Title}}", "Ferry service to Lunn stops", "a field"},
		{"{{range .Story}}{{range .}}{{.Text}}{{refs .Notes}} {{end}}{{end}}", "The line has run since 1994.[1] On 11 October 2023, Norfjord Lines stopped its ferries to Lunn.[2] ", "the story"},
		{"{{range .Lists}}{{.Title}}: {{len .Statements}}\n{{end}}", "What is claimed: 1\nWhat is disputed or denied: 2\nWhat is planned or expected: 1\nWhat has no date: 1\nWhat stays open: 1\n", "the lists"},
		{"{{range .Cast}}{{.Name}}{{.Rest}}{{end}}", "Norfjord Lines: a company; also called NL; is in Lunn.", "the cast"},
		{"{{with index .Notes 0}}{{.Number}} {{.Source}} {{.Position}}{{end}}", "1 Harbour Post, 12 October 2023 bytes 91–151", "a note"},
		{"{{words .Lead}} {{upper \"a\"}} {{lower \"B\"}} {{md \"*\"}} {{join .Left \"; \"}}", "15 A b \\* ", "functions"},
	} {
		var b bytes.Buffer
		if err := bf.Template(&b, "t", row.text); err != nil {
			t.Errorf("%s: %v", row.why, err)
		} else if b.String() != row.want {
			t.Errorf("%s: %q, want %q", row.why, b.String(), row.want)
		}
	}
	for _, row := range []struct{ text, want, why string }{
		{"{{", "read the template", "no template"},
		{"{{.Nothing}}", "can't evaluate field Nothing", "no such field"},
		{"{{template \"t\"}}", "exceeded maximum template depth", "without end"},
		{"{{call .Title}}", "fill in the template", "nothing can be run"},
	} {
		if err := bf.Template(io.Discard, "t", row.text); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: error %v, want %q", row.why, err, row.want)
		}
	}
	long := strings.Repeat("x", 1<<20)
	if err := bf.Template(io.Discard, "t", "{{define \"x\"}}"+long+"{{end}}"+strings.Repeat("{{template \"x\"}}", 80)); !errors.Is(err, ErrTemplateTooLong) {
		t.Errorf("80 MiB: %v", err)
	}
}

// The template of the examples works.
func TestExampleTemplate(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "examples", "letter.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fixtures {
		if err := briefingOf(f.make(t), Options{}).Template(io.Discard, "letter.tmpl", string(text)); err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

// FuzzTemplate: any bytes are a template or an error.
func FuzzTemplate(f *testing.F) {
	f.Add("{{range .Notes}}{{.Text}}{{end}}")
	f.Add("{{define \"a\"}}{{template \"a\"}}{{end}}")
	f.Add("{{printf \"%1000d\" 1}}{{index .Notes 99}}{{slice .Title 1 2}}")
	bf := briefingOf(ferry(f), Options{})
	f.Fuzz(func(_ *testing.T, text string) {
		if strings.Contains(text, "range") || strings.Contains(text, "print") {
			return // "range 1000000000" and "%1000000000d" keep a machine busy, and are the user's own affair
		}
		_ = bf.Template(io.Discard, "fuzz", text)
	})
}
