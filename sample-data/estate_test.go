package sampledata

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"testing"
	"testing/fstest"
)

// rows are the rows of a table by column.
type rows []map[string]string

// readTable reads one CSV table of an estate.
func readTable(t testing.TB, estate fs.FS, name string) rows {
	t.Helper()
	f, err := estate.Open(name)
	if errors.Is(err, fs.ErrNotExist) && name == "teams.csv" {
		return nil // nothing moves
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	table := make(rows, 0, len(all)-1)
	for _, line := range all[1:] {
		row := make(map[string]string, len(line))
		for i, column := range all[0] {
			row[column] = line[i]
		}
		table = append(table, row)
	}
	return table
}

// number is a cell as a number, or the default where it is empty.
func number(t testing.TB, cell string, otherwise float64) float64 {
	t.Helper()
	if cell == "" {
		return otherwise
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// memory is where tests generate estates.
type memory struct{ files fstest.MapFS }

type memoryFile struct{ file *fstest.MapFile }

func (f memoryFile) Write(p []byte) (int, error) {
	f.file.Data = append(f.file.Data, p...)
	return len(p), nil
}

func (memoryFile) Close() error { return nil }

func (m memory) create(name string) (io.WriteCloser, error) {
	if m.files[name] != nil {
		return nil, fmt.Errorf("%s is written twice", name)
	}
	m.files[name] = &fstest.MapFile{}
	return memoryFile{m.files[name]}, nil
}

// generate makes an estate in memory.
func generate(t testing.TB, o Options) fstest.MapFS {
	t.Helper()
	m := memory{fstest.MapFS{}}
	if err := Generate(o, m.create); err != nil {
		t.Fatal(err)
	}
	return m.files
}
