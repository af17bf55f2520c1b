package foreigntest

import (
	"encoding/csv"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Header is the header row of a comma-separated text.
func Header(t testing.TB, file, text string) foreign.Header {
	t.Helper()
	cells, err := reader(text).Read()
	if err != nil {
		t.Fatal(err)
	}
	return foreign.NewHeader(file, "", 1, cells)
}

// Read reads a comma-separated text as the format says. Blank lines are no rows.
func Read(t testing.TB, format foreign.TableFormat, file, text string) *Recorder {
	t.Helper()
	r, err := read(format, file, text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(format foreign.TableFormat, file, text string) (*Recorder, error) {
	rows, rec := reader(text), &Recorder{}
	cells, err := rows.Read()
	if err != nil {
		return nil, err
	}
	table, err := format.Open(foreign.NewHeader(file, "", 1, cells), foreign.Options{})
	if err != nil {
		return nil, err
	}
	n := 0
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		n++
		line, _ := rows.FieldPos(0)
		if err := table.Row(foreign.Row{Cells: cells, At: inventory.Position{File: file, Line: line}}, rec); err != nil {
			return nil, err
		}
		if rec.Count() != n {
			return nil, errors.New("a row was counted not once")
		}
	}
	return rec, table.Close(rec)
}

func reader(text string) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	return r
}

// Choose is the format of which the header has the most columns, and how many.
func Choose(h foreign.Header, formats []foreign.TableFormat) (best foreign.TableFormat, most int, alone bool) {
	for _, f := range formats {
		switch n := f.Recognise(h); {
		case n > most:
			best, most, alone = f, n, true
		case n == most && n > 0:
			alone = false
		}
	}
	return best, most, alone
}

// update is a flag of every test that imports this package.
var update = flag.Bool("update", false, "write the golden files")

// Golden reads every testdata/*.csv as the format that recognises it and compares
// what was read with the file of the same name that ends in .golden; with -update it
// writes that file.
func Golden(t *testing.T, formats []foreign.TableFormat) {
	files, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { golden(t, formats, file) })
	}
}

func golden(t *testing.T, formats []foreign.TableFormat, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(file)
	format, _, alone := Choose(Header(t, name, string(text)), formats)
	if !alone {
		t.Fatalf("%s is of no format, or of several", name)
	}
	got := format.Name() + "\n" + Read(t, format, name, string(text)).String()
	Same(t, strings.TrimSuffix(file, ".csv")+".golden", got)
}

// Same compares a text with that of a golden file; with -update it writes the file.
func Same(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("what was expected is in %s; this is:\n%s", path, got)
	}
}

// Fuzz reads any text as each of the formats that recognise its header, and as those
// that do not: no reader may panic, lose a row or give a thing that is nothing. The
// fixtures are the seeds.
func Fuzz(f *testing.F, formats []foreign.TableFormat) {
	files, err := filepath.Glob("testdata/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range formats {
			rec, err := read(format, "fuzz.csv", text)
			if err == nil {
				rec.check(t)
			} else if err.Error() == "a row was counted not once" {
				t.Errorf("%s: %v", format.Name(), err)
			}
		}
	})
}

// check holds what was read against what any reader promises.
func (r *Recorder) check(t *testing.T) {
	for _, a := range r.Assets {
		if !a.Known() {
			t.Errorf("an asset has no identity: %+v", a)
		}
		for _, v := range a.Values {
			if strings.TrimSpace(v.Text) == "" || strings.Contains(v.Text, "NaN") || strings.Contains(v.Text, "Inf") && strings.HasSuffix(v.Column, "_gb") {
				t.Errorf("a value is no value: %+v", v)
			}
		}
	}
	for _, d := range r.Dependencies {
		if !d.From.Known() || !d.To.Known() {
			t.Errorf("a dependency has an unknown end: %+v", d)
		}
	}
}
