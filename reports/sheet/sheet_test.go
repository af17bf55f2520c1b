package sheet_test

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/sheet"
)

func TestGolden(t *testing.T) {
	r := planned.Small(t, "../..").Report()
	for _, table := range sheet.Tables() {
		var b bytes.Buffer
		if err := table.WriteCSV(&b, r); err != nil {
			t.Fatal(err)
		}
		if table.Key != "limits" && table.Key != "sites_by_wave" { // long
			golden.Check(t, table.Key+".csv", b.Bytes())
		}
	}
}

// The months of every term add up to the term, to the last unit.
func TestMonthsAddUp(t *testing.T) {
	r := planned.Small(t, "../..").Report()
	var b bytes.Buffer
	for _, table := range sheet.Tables() {
		if table.Key == "months" {
			if err := table.WriteCSV(&b, r); err != nil {
				t.Fatal(err)
			}
		}
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c := r.Summary.Cost
	for i, want := range []string{string(r.Summary.Total), string(c.Colocation), string(c.Migration), string(c.Downtime), string(c.Split)} {
		sum := new(big.Int)
		for _, row := range rows[1:] {
			n, ok := new(big.Int).SetString(row[i+1], 10)
			if !ok {
				t.Fatalf("%q is no number", row[i+1])
			}
			sum.Add(sum, n)
		}
		if sum.String() != want {
			t.Errorf("%s adds up to %s, want %s", rows[0][i+1], sum, want)
		}
	}
}

// Rows have a cell for each column, and no cell of a text begins a formula.
func TestHostileTexts(t *testing.T) {
	r := planned.Hostile(t, "../..").Report()
	for _, table := range sheet.Tables() {
		var b bytes.Buffer
		if err := table.WriteCSV(&b, r); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", table.Key, err)
		}
		for _, row := range rows[1:] {
			for i, cell := range row {
				if table.Columns[i].Kind == sheet.Text && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
					t.Errorf("%s: the cell %q", table.Key, cell)
				}
			}
		}
	}
}
