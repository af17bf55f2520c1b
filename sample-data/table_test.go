package sampledata

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// What a table writes is what a CSV reader reads.
func TestTableIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("a,\"\n 가#"))), 2, 4).Draw(t, "cells")
		m := memory{fstest.MapFS{}}
		table, err := newTable(m.create, "t.csv", want)
		if err != nil {
			t.Fatal(err)
		}
		if err := table.close(); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(string(m.files["t.csv"].Data)))
		r.Comment = '#'
		got, err := r.Read()
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q came back as %q, %v", want, got, err)
		}
	})
}

func TestFixed(t *testing.T) {
	for _, c := range []struct {
		n, places int
		want      string
	}{{0, 3, ""}, {1, 3, "0.001"}, {1000, 3, "1"}, {1020, 3, "1.02"}, {25, 1, "2.5"}, {100, 1, "10"}, {7, 0, "7"}} {
		table := table{}
		if got := string(table.fixed(c.n, c.places).row); got != c.want {
			t.Errorf("%d with %d places is %q, want %q", c.n, c.places, got, c.want)
		}
	}
}

// A row that doesn't fit its header is an error, not a crooked file.
func TestRowOfAnotherWidth(t *testing.T) {
	table, err := newTable(memory{fstest.MapFS{}}.create, "t.csv", []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	table.text("alone").end()
	if err := table.close(); err == nil {
		t.Error("a row of one cell was written under two columns")
	}
}

// A file that can't be made, written or closed ends the work with its error.
func TestGenerateTellsErrors(t *testing.T) {
	for _, name := range []string{"assets.csv", "dependencies.csv", "sites.csv", "links.csv", "teams.csv", "calendar.csv", "scenario.toml"} {
		m := memory{fstest.MapFS{name: {}}} // refused as written twice
		if err := Generate(Options{Assets: 20}, m.create); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s can't be made, and the error is %v", name, err)
		}
	}
}
