package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/annotate"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/timex/timeml"
)

// inspectFormat is a row of the table of formats in which the analysis of an article can be written.
type inspectFormat struct {
	name  string
	one   bool // a file of this format holds one document
	write func(w io.Writer, a *article.Article) error
}

// inspectFormats returns the table, the default first.
func inspectFormats() []inspectFormat {
	return []inspectFormat{
		{"timeml", true, inspectTimeML},
		{"conllu", false, annotate.CoNLLU},
		{"brat", true, annotate.Brat},
	}
}

func inspectCommand() *command {
	fs := newFlags("inspect")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	table := inspectFormats()
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	return &command{
		name: "inspect", args: "INPUT...", summary: "write the analysis behind a record in a standard format",
		detail: `
The formats are those of the field, for other programs to read and to score. The text is kept as it is.

    timeml  TimeML 1.2.1 with the temporal expressions as TIMEX3, as TempEval-3 has it; one article
    conllu  CoNLL-U (Universal Dependencies) with words, tags, lemmas and trees; MISC holds names and places in the text
    brat    names as standoff annotation of brat; one article`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			chosen := table[slices.Index(formats, format.value)]
			var articles []*article.Article
			for a, err := range readArticles(sys, args, published.day, nil) {
				if err != nil {
					return err
				}
				articles = append(articles, a)
			}
			switch {
			case len(articles) == 0:
				return nothing("no articles in the input")
			case chosen.one && len(articles) > 1:
				return fmt.Errorf("inspect: %d articles given, a file of %s holds one", len(articles), chosen.name)
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				for _, a := range articles {
					if err := chosen.write(w, a); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// inspectTimeML writes the temporal expressions.
func inspectTimeML(w io.Writer, a *article.Article) error {
	rec, err := extract.Extract(a, extract.Options{})
	if err != nil {
		return err
	}
	return timeml.Write(w, rec.Sources[0], rec.Times)
}
