package sampledata_test

import (
	"context"
	"io/fs"
	"os"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// problem reads an estate as an import does, and holds that there is nothing to
// remark on it.
func problem(t *testing.T, files fs.FS) *model.Problem {
	t.Helper()
	estate, text, findings, err := store.ReadFolder(context.Background(), files)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Errorf("finding on a sample estate: %v", f)
	}
	scenario, err := model.ParseScenario("scenario.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	p, err := model.NewProblem(estate, scenario)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEstatesAreReadWithoutFindings(t *testing.T) {
	for _, c := range []struct {
		name          string
		files         fs.FS
		placed, names int
	}{
		{"small", sampledata.Small(), 40, 9},
		{"four-to-two", sampledata.FourToTwo(), sampledata.DefaultAssets, sampledata.DefaultNames},
	} {
		p := problem(t, c.files)
		if n := p.Estate.Placed(); n != c.placed || len(p.Estate.Assets)-n != c.names {
			t.Errorf("%s: %d assets, %d names", c.name, n, len(p.Estate.Assets)-n)
		}
	}
}

func TestGeneratedEstatesAreReadWithoutFindings(t *testing.T) {
	for _, o := range []sampledata.Options{{Assets: 10}, {Assets: 400, Seed: 3}, {Assets: 7000, NoNames: true}} {
		dir := t.TempDir()
		if err := sampledata.GenerateDir(o, dir); err != nil {
			t.Fatal(err)
		}
		problem(t, os.DirFS(dir))
	}
}

// There is a plan for the small estate that moves everything and breaks nothing.
func TestSmallCanBeMovedCompletely(t *testing.T) {
	p := problem(t, sampledata.Small())
	text, err := os.ReadFile("testdata/small-plan.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := model.ReadPlan("small-plan.csv", text)
	if err != nil {
		t.Fatal(err)
	}
	plan, problems := model.Bind(p, rows)
	for _, v := range verify.Verify(p, plan, problems) {
		t.Error(v)
	}
	for i, d := range plan.Decisions {
		if d.Wave == model.Unscheduled {
			t.Errorf("%s is not scheduled", p.Estate.Assets[p.Placed[i]].ID)
		}
	}
}

// The holidays and sales leave most weekends of the year, and freezes speak of
// everything that they can speak of.
func TestFourToTwoCalendar(t *testing.T) {
	p := problem(t, sampledata.FourToTwo())
	if n := len(p.Windows); n < 45 || n > 60 {
		t.Errorf("%d windows in a year", n)
	}
	frozen := map[inventory.ScopeKind]int{}
	for _, c := range p.Estate.Calendar {
		if c.Kind == inventory.Freeze {
			frozen[c.Scope.Kind]++
		}
	}
	for k := inventory.ScopeAll; k <= inventory.ScopeAsset; k++ {
		if frozen[k] == 0 {
			t.Errorf("no freeze has a scope of kind %v", k)
		}
	}
}
