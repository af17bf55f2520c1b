package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is a file of the program, tests left out.
type source struct {
	pkg  pkg
	name string
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, source{p, name, f, set})
		}
	}
	return all
}

// uses are the names that a file takes from an imported package, with their places.
func (s source) uses(imported string) map[string]token.Position {
	local := ""
	for _, i := range s.file.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil && p == imported {
			local = strings.TrimSuffix(path.Base(p), "/v2")
			if path.Base(p) == "v2" {
				local = path.Base(path.Dir(p))
			}
			if i.Name != nil {
				local = i.Name.Name
			}
		}
	}
	found := map[string]token.Position{}
	if local == "" {
		return found
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == local && x.Obj == nil {
				found[sel.Sel.Name] = s.set.Position(sel.Pos())
			}
		}
		return true
	})
	return found
}

// program reports whether a package is a program: wavecut itself, or the generator
// of the sample estates, which is a tool for development.
func (p pkg) program() bool { return p.path() == "cmd/wavecut" || p.path() == samples+"/generate" }

// Only main ends the process.
func TestOnlyMainExits(t *testing.T) {
	for _, s := range sources(t) {
		if s.pkg.program() && s.name == "main.go" {
			continue
		}
		if at, ok := s.uses("os")["Exit"]; ok {
			t.Errorf("%s calls os.Exit", at)
		}
		for _, name := range []string{"Fatal", "Fatalf", "Fatalln"} {
			if at, ok := s.uses("log")[name]; ok {
				t.Errorf("%s calls log.%s", at, name)
			}
		}
	}
}

// Below cmd the clock is handed in.
func TestNoClockBelowCmd(t *testing.T) {
	for _, s := range sources(t) {
		if within(s.pkg.path(), "cmd") {
			continue
		}
		for _, name := range []string{"Now", "Since", "Until", "After", "Tick", "NewTimer", "NewTicker", "Sleep"} {
			if at, ok := s.uses("time")[name]; ok {
				t.Errorf("%s uses time.%s", at, name)
			}
		}
	}
}

// Below cmd randomness comes from a source that is handed in.
func TestNoGlobalRandomnessBelowCmd(t *testing.T) {
	allowed := []string{"New", "NewSource", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "Source64", "PCG", "ChaCha8", "Zipf"}
	for _, s := range sources(t) {
		if within(s.pkg.path(), "cmd") {
			continue
		}
		for _, library := range []string{"math/rand", "math/rand/v2", "crypto/rand"} {
			for name, at := range s.uses(library) {
				if library == "crypto/rand" || !slices.Contains(allowed, name) {
					t.Errorf("%s uses rand.%s of %s", at, name, library)
				}
			}
		}
	}
}

func TestNoInit(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s is an init", s.set.Position(f.Pos()))
			}
		}
	}
}

// Every package says in doc.go what it is for.
func TestEveryPackageHasADoc(t *testing.T) {
	for _, p := range packages(t) {
		if p.program() && p.Doc != "" {
			continue
		}
		if p.Doc == "" || !slices.Contains(p.GoFiles, "doc.go") {
			t.Errorf("%s has no doc.go with a package comment", p.path())
		}
	}
}

func TestNoCatchAllNames(t *testing.T) {
	banned := []string{"util", "utils", "helper", "helpers", "misc"}
	for _, p := range packages(t) {
		if path.Base(p.path()) == "common" {
			t.Errorf("%s says nothing of what it holds", p.path())
		}
		for _, n := range append([]string{path.Base(p.path())}, p.GoFiles...) {
			if slices.Contains(banned, strings.TrimSuffix(n, ".go")) {
				t.Errorf("%s: %s says nothing of what it holds", p.path(), n)
			}
		}
	}
}
