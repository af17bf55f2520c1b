package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wavecut/wavecut/inventory"
)

// ScenarioFile is the name of the scenario in a folder.
const ScenarioFile = "scenario.toml"

// Options say how to read.
type Options struct {
	// As is the table of every CSV file; nil recognises each by its header.
	As *Table
	// Encoding and Delimiter are recognised where they are zero.
	Encoding  Encoding
	Delimiter rune
	Limits    Limits
	// CheckScenario, where given, refuses a scenario that can't be used.
	CheckScenario func(toml []byte) error
}

// Set is what was found to read.
type Set struct {
	// Sources are in the order in which they must be read: by table, then as given.
	Sources []*Source
	// Scenario is the text of the scenario.toml, or nil where there is none.
	Scenario     []byte
	ScenarioName string
	// Skipped are findings on files that were left out.
	Skipped []inventory.Finding
}

// Has reports whether there is a source of the table.
func (s *Set) Has(t Table) bool {
	return slices.ContainsFunc(s.Sources, func(src *Source) bool { return src.Table == t })
}

// Bytes is the size of all sources.
func (s *Set) Bytes() int64 {
	n := int64(0)
	for _, src := range s.Sources {
		n += src.Bytes
	}
	return n
}

// Open looks at the inputs and recognises what they hold. A folder is read
// without its subfolders; of its files only CSV files and the scenario count. A
// file that is given by itself must be recognised.
func Open(ctx context.Context, inputs []Input, opts Options) (*Set, error) {
	opts.Limits = opts.Limits.orDefaults()
	o := opener{opts: opts, set: &Set{}}
	for _, in := range inputs {
		if err := o.input(ctx, in); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(o.set.Sources, func(a, b *Source) int { return int(a.Table) - int(b.Table) })
	if len(o.set.Sources) == 0 && o.set.Scenario == nil {
		return nil, o.nothing(inputs)
	}
	return o.set, nil
}

type opener struct {
	opts Options
	set  *Set
}

func (o *opener) nothing(inputs []Input) error {
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = in.shown(in.Path)
	}
	return inputError(strings.Join(names, ", "), "nothing to import here",
		"give a folder with sites.csv, assets.csv and dependencies.csv, or CSV files with their columns", nil)
}

func (o *opener) input(ctx context.Context, in Input) error {
	info, err := fs.Stat(in.FS, in.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return inputError(in.shown(in.Path), "there is no such file or folder", "", nil)
	}
	if err != nil {
		return inputError(in.shown(in.Path), "can't be opened", "", err)
	}
	if info.IsDir() {
		return o.folder(ctx, in)
	}
	if !info.Mode().IsRegular() {
		return inputError(in.shown(in.Path), "is not a regular file", "save it to a file first", nil)
	}
	if path.Base(in.Path) == ScenarioFile {
		return o.scenario(in, in.Path)
	}
	return o.file(ctx, in, in.Path, false)
}

func (o *opener) folder(ctx context.Context, in Input) error {
	entries, err := fs.ReadDir(in.FS, in.Path)
	if err != nil {
		return inputError(in.shown(in.Path), "can't be listed", "", err)
	}
	if len(entries) > o.opts.Limits.Files {
		return inputError(in.shown(in.Path), fmt.Sprintf("%d files, more than the limit of %d", len(entries), o.opts.Limits.Files), "give the files themselves", nil)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		file := path.Join(in.Path, e.Name())
		switch {
		case e.Name() == ScenarioFile:
			err = o.scenario(in, file)
		case strings.EqualFold(path.Ext(e.Name()), ".csv"):
			err = o.file(ctx, in, file, true)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// scenario reads a scenario.toml.
func (o *opener) scenario(in Input, file string) error {
	name, limit := in.shown(file), o.opts.Limits.ScenarioBytes
	f, err := in.FS.Open(file)
	if err != nil {
		return inputError(name, "can't be opened", "", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return inputError(name, "can't be read", "", err)
	case int64(len(text)) > limit:
		return inputError(name, fmt.Sprintf("more than the limit of %d bytes", limit), "", nil)
	case !utf8.Valid(text):
		return inputError(name, "is not UTF-8", "save it as UTF-8", nil)
	case o.set.Scenario != nil:
		return inputError(name, "a second scenario", "import one of them; "+o.set.ScenarioName+" came first", nil)
	}
	if o.opts.CheckScenario != nil {
		if err := o.opts.CheckScenario(text); err != nil {
			return inputError(name, "not a usable scenario", "", err)
		}
	}
	o.set.Scenario, o.set.ScenarioName = append([]byte{}, text...), name
	return nil
}

// file recognises a CSV file. One that stands in a folder beside others may be
// something else, and is then left out; the native names are taken at their word.
func (o *opener) file(ctx context.Context, in Input, file string, inFolder bool) error {
	f, err := detect(ctx, textFile{fsys: in.FS, path: file, name: in.shown(file), limits: o.opts.Limits}, o.opts.Encoding)
	if err != nil {
		return err
	}
	d, err := sniff(f, o.opts.Delimiter)
	if err != nil {
		return err
	}
	m, err := o.table(file, d.header, inFolder)
	if err != nil && inFolder {
		o.set.Skipped = append(o.set.Skipped, inventory.Finding{Code: inventory.CodeSkippedFile, Severity: inventory.SeverityWarning,
			Position: inventory.Position{File: f.name}, Message: "left out: " + err.Error()})
		return nil
	}
	if err != nil {
		return inputError(f.name, err.Error(), "correct the header, or name the table with --as", nil)
	}
	src, err := newSource(f, d, m)
	if err == nil {
		o.set.Sources = append(o.set.Sources, src)
	}
	return err
}

func (o *opener) table(file string, header []string, inFolder bool) (headerMatch, error) {
	if o.opts.As != nil {
		return matchHeader(*o.opts.As, header), nil
	}
	t, native := TableNamed(strings.TrimSuffix(strings.ToLower(path.Base(file)), ".csv"))
	if native && inFolder {
		return matchHeader(t, header), nil
	}
	m, err := recognise(header)
	if err != nil && native {
		return matchHeader(t, header), nil
	}
	return m, err
}
