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

// Open looks at the inputs and recognises what they hold. A folder is read
// without its subfolders, hidden files and notes (.md), an archive with its folders; what is not recognised in them is
// left out with a finding. A file that is given by itself must be recognised.
func Open(ctx context.Context, inputs []Input, opts Options) (*Set, error) {
	opts.Limits = opts.Limits.orDefaults()
	o := opener{opts: opts, set: &Set{}}
	for _, in := range inputs {
		if err := o.input(ctx, in); err != nil {
			return nil, errors.Join(err, o.set.Close())
		}
	}
	slices.SortStableFunc(o.set.Sources, func(a, b *Source) int { return int(a.Table) - int(b.Table) })
	if len(o.set.Sources)+len(o.set.Foreign) == 0 && o.set.Scenario == nil {
		return nil, errors.Join(o.nothing(inputs), o.set.Close())
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
		"give a folder with sites.csv, assets.csv and dependencies.csv, or files in a format that import --help names", nil)
}

func (o *opener) input(ctx context.Context, in Input) error {
	if in.Reader != nil {
		return o.stream(ctx, in)
	}
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
		return inputError(in.shown(in.Path), "is not a regular file", "save it to a file first, or pipe it in and give -", nil)
	}
	b := fileBlob(in.FS, in.Path, in.shown(in.Path), info)
	if b.base == ScenarioFile {
		return o.scenario(b)
	}
	return o.blob(ctx, b, place{})
}

// stream reads an input that can be read only once.
func (o *opener) stream(ctx context.Context, in Input) error {
	s, err := spoolOf(ctx, in.Reader, in.Name, o.opts.Limits.UnpackedBytes)
	if err != nil {
		return err
	}
	o.set.closers = append(o.set.closers, s)
	return o.blob(ctx, blob{name: in.Name, base: in.Name, open: s.open}, place{})
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
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.EqualFold(path.Ext(e.Name()), ".md") {
			continue
		}
		file := path.Join(in.Path, e.Name())
		info, err := fs.Stat(in.FS, file)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		b := fileBlob(in.FS, file, in.shown(file), info)
		if b.base == ScenarioFile {
			err = o.scenario(b)
		} else {
			err = o.blob(ctx, b, place{among: true})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// scenario reads a scenario.toml.
func (o *opener) scenario(b blob) error {
	limit := o.opts.Limits.ScenarioBytes
	f, err := b.open()
	if err != nil {
		return unopened(b.name, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return unread(b.name, err)
	case int64(len(text)) > limit:
		return inputError(b.name, fmt.Sprintf("more than the limit of %d bytes", limit), "", nil)
	case !utf8.Valid(text):
		return inputError(b.name, "is not UTF-8", "save it as UTF-8", nil)
	case o.set.Scenario != nil:
		return inputError(b.name, "a second scenario", "import one of them; "+o.set.ScenarioName+" came first", nil)
	}
	if o.opts.CheckScenario != nil {
		if err := o.opts.CheckScenario(text); err != nil {
			return inputError(b.name, "not a usable scenario", "", err)
		}
	}
	o.set.Scenario, o.set.ScenarioName = append([]byte{}, text...), b.name
	return nil
}

// skip leaves out a file that stands among others.
func (o *opener) skip(b blob, why error) {
	reason := why.Error()
	var input *InputError
	if errors.As(why, &input) {
		reason = input.Reason
	}
	f := inventory.Finding{
		Code: inventory.CodeSkippedFile, Severity: inventory.SeverityInfo,
		Position: inventory.Position{File: b.name}, Message: "left out: " + reason,
	}
	if b.csv() {
		f.Severity = inventory.SeverityWarning
	}
	o.set.Skipped = append(o.set.Skipped, f)
}
