package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/dateline/dateline"

// imports says which packages of this module each package may import. It is a statement of policy: a test that fails
// here is answered by changing the import, not this table. "a/..." stands for a and everything below it.
var imports = []struct {
	pkg string
	may []string
}{
	// The value at the bottom.
	{"extract/record", nil},

	// From bytes to a record, in this order and one way.
	{"extract/article/doc", []string{"extract/record"}},
	{"extract/article/when", []string{"extract/record"}},
	{"extract/article/html", []string{"extract/record", "extract/article/doc", "extract/article/when"}},
	{"extract/article/pdf", []string{"extract/article/doc", "extract/article/when"}},
	{"extract/article/warc", nil},
	{"extract/article/fetch", nil},
	{"extract/article/office", []string{"extract/record", "extract/article/doc", "extract/article/when", "extract/article/html"}},
	{"extract/article/mail", []string{"extract/record", "extract/article/doc", "extract/article/when", "extract/article/html"}},
	{"extract/article/feed", []string{"extract/record", "extract/article/doc", "extract/article/when", "extract/article/html"}},
	{"extract/article/markdown", []string{"extract/article/doc", "extract/article/when", "extract/article/html"}},
	{"extract/article", []string{"extract/record", "extract/article/..."}},
	{"extract/internal/text", []string{"extract/record"}},
	{"extract/timex", []string{"extract/record", "extract/internal/text"}},
	{"extract/timex/timeml", []string{"extract/record"}},
	{"extract/internal/model/kernel", nil},
	{"extract/internal/model", []string{"extract/internal/text", "extract/internal/model/kernel"}},
	{"extract/internal/syntax", []string{"extract/internal/text", "extract/internal/model"}},
	{"extract/internal/entity/gazetteer", []string{"extract/record"}},
	{"extract/internal/entity", []string{"extract/record", "extract/timex", "extract/internal/text", "extract/internal/syntax", "extract/internal/entity/gazetteer"}},
	{"extract/internal/event", []string{"extract/record", "extract/timex", "extract/internal/text", "extract/internal/syntax", "extract/internal/entity"}},
	{"extract", []string{"extract/record", "extract/article", "extract/timex", "extract/internal/..."}},
	{"extract/annotate", []string{"extract/article", "extract/internal/model", "extract/internal/syntax"}},
	{"extract/merge", []string{"extract/record", "extract/internal/entity/gazetteer"}},
	{"extract/casebook", []string{"extract/record", "extract/article", "extract/article/doc", "extract/merge"}},
	{"extract/casebook/diff", []string{"extract/record"}},
	{"extract/score", []string{"extract/record"}},

	// Programs of developers. Nothing may import them.
	{"extract/internal/train/...", []string{"extract/..."}},

	// Views of a record. They know neither each other nor how records are made.
	{"timeline", []string{"extract/record"}},
	{"timeline/brief", []string{"extract/record", "timeline", "graph", "timeline/scene", "timeline/internal/..."}},
	{"timeline/scene", []string{"extract/record", "timeline"}},
	{"timeline/internal/typeset", []string{"timeline/scene"}},
	{"timeline/html", []string{"extract/record", "timeline", "timeline/scene", "timeline/svg"}},
	{"timeline/...", []string{"extract/record", "timeline", "timeline/scene", "timeline/internal/..."}},
	{"graph", []string{"extract/record"}},
	{"graph/layout", nil},
	{"graph/...", []string{"extract/record", "graph", "graph/dot", "graph/layout", "graph/measure", "graph/scene", "graph/graphviz", "graph/html", "graph/internal/..."}},

	// The command sees everything public.
	{"cmd/dateline", []string{"extract", "extract/record", "extract/annotate", "extract/article", "extract/article/doc", "extract/article/fetch", "extract/casebook/...", "extract/merge", "extract/score", "extract/timex/...", "timeline/...", "graph/..."}},
}

// dependencies says which packages may import each foreign module, tests aside.
var dependencies = []struct {
	module string
	in     []string
}{
	{"github.com/spf13/pflag", []string{"cmd/..."}},
	{"golang.org/x/net", []string{"extract/article/..."}},
	{"golang.org/x/text", []string{"extract/internal/model", "extract/article/...", "extract/score"}},
	{"github.com/saintfish/chardet", []string{"extract/article"}},
	{"github.com/klauspost/compress", []string{"extract/article"}},
	{"github.com/emersion/go-message", []string{"extract/article/mail"}},
	{"github.com/mmcdole/gofeed", []string{"extract/article/feed"}},
	{"github.com/yuin/goldmark", []string{"extract/article/markdown"}},
	{"github.com/BurntSushi/toml", []string{"extract/article/markdown"}},
	{"go.yaml.in/yaml", []string{"extract/article/markdown"}},
	{"golang.org/x/sys", []string{"extract/internal/model/kernel", "extract/casebook"}},
	{"github.com/goccy/go-graphviz", []string{"graph/graphviz/..."}},
	{"github.com/go-fonts/liberation", []string{"timeline/internal/typeset", "graph/internal/letters"}},
	{"github.com/go-fonts/dejavu", []string{"timeline/internal/typeset", "graph/internal/letters"}},
	{"github.com/go-text/typesetting", []string{"timeline/internal/typeset", "graph/internal/letters"}},
	{"golang.org/x/image", []string{"timeline/internal/typeset", "timeline/png", "graph/internal/letters", "graph/png"}},
	{"codeberg.org/go-pdf/fpdf", []string{"graph/pdf", "timeline/pdf", "timeline/brief"}},
	{"github.com/dominikbraun/graph", []string{"timeline", "graph"}},
	{"zombiezen.com/go/sqlite", []string{"graph/sqlite"}},
	{"github.com/arran4/golang-ical", []string{"timeline/export"}},
}

// clocks lists the files that may ask for the time. Records and views never depend on when they are made.
var clocks = []string{"cmd/dateline/progress.go"}

// covers reports that a pattern of the tables names pkg.
func covers(pattern, pkg string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == below || strings.HasPrefix(pkg, below+"/")
	}
	return pattern == pkg
}

func coversAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return covers(p, pkg) })
}

// source is a Go file of the module that is no test.
type source struct {
	file string // path from the root of the repository
	pkg  string // its folder
	ast  *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := os.DirFS(filepath.Join("..", ".."))
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if d.IsDir() && name != "." && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all = append(all, source{name, path.Dir(name), parsed})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files found: is this the repository?", len(all))
	}
	return all
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.ast.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, name)
	}
	return paths
}

func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		row := slices.IndexFunc(imports, func(r struct {
			pkg string
			may []string
		}) bool {
			return covers(r.pkg, s.pkg)
		})
		if row < 0 {
			t.Errorf("%s: package %s stands in no row of the table of imports", s.file, s.pkg)
			continue
		}
		for _, name := range s.imports() {
			if inside, ok := strings.CutPrefix(name, module+"/"); ok {
				if !coversAny(imports[row].may, inside) && !covers(s.pkg+"/internal/...", inside) {
					t.Errorf("%s: %s may not import %s", s.file, s.pkg, inside)
				}
				continue
			}
			first, _, _ := strings.Cut(name, "/")
			if !strings.Contains(first, ".") {
				continue // the standard library
			}
			allowed := false
			for _, d := range dependencies {
				allowed = allowed || covers(d.module+"/...", name) && coversAny(d.in, s.pkg)
			}
			if !allowed {
				t.Errorf("%s: %s may not import %s", s.file, s.pkg, name)
			}
		}
	}
}

// TestViewsAlone follows the imports of a program that only reads records and shows them: it must not link the
// extractor with its tables and weights, nor anything that opens a connection.
func TestViewsAlone(t *testing.T) {
	needs := map[string][]string{}
	for _, s := range sources(t) {
		needs[s.pkg] = append(needs[s.pkg], s.imports()...)
	}
	seen := map[string]bool{}
	var follow func(pkg string)
	follow = func(pkg string) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		if covers("extract/...", pkg) && pkg != "extract/record" {
			t.Errorf("a program of record, timeline and graph links %s", pkg)
		}
		for _, name := range needs[pkg] {
			if inside, ok := strings.CutPrefix(name, module+"/"); ok {
				follow(inside)
			}
			if name == "net" || strings.HasPrefix(name, "net/") && name != "net/url" {
				t.Errorf("%s imports %s: views open no connections", pkg, name)
			}
		}
	}
	for _, pkg := range []string{"extract/record", "timeline", "timeline/scene", "timeline/svg", "timeline/png", "timeline/pdf", "timeline/html", "graph", "graph/dot", "graph/measure", "graph/export"} {
		if len(needs[pkg]) == 0 {
			t.Errorf("no package %s", pkg)
		}
		follow(pkg)
	}
}

// TestNoClock finds every use of the wall clock.
func TestNoClock(t *testing.T) {
	for _, s := range sources(t) {
		if slices.Contains(clocks, s.file) || covers("extract/internal/train/...", s.pkg) {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, sel.Sel.Name) {
				t.Errorf("%s reads the clock or the local zone: time.%s", s.file, sel.Sel.Name)
			}
			return true
		})
	}
}
