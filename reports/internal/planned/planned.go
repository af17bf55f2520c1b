package planned

import (
	_ "embed"
	"os"
	"path/filepath"
	"testing"

	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

//go:embed small.csv
var small []byte

// Plan is a plan with its problem and evaluation.
type Plan struct {
	Problem    *model.Problem
	Plan       *model.Plan
	Evaluation *cost.Evaluation
}

// Small is the small estate; root is the way to the root of the module.
func Small(t testing.TB, root string) *Plan {
	t.Helper()
	p := Problem(t, filepath.Join(root, "sample-data", "small"))
	rows, err := model.ReadPlan("small.csv", small)
	if err != nil {
		t.Fatal(err)
	}
	plan, problems := model.Bind(p, rows)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return &Plan{p, plan, cost.Evaluate(p, plan)}
}

// Filled is the estate of a folder with the plan of the filler.
func Filled(t testing.TB, dir string) *Plan {
	t.Helper()
	p := Problem(t, dir)
	plan := baseline.ByApplication(p, baseline.Survivors(p))
	return &Plan{p, plan, cost.Evaluate(p, plan)}
}

// Problem reads the problem of a folder.
func Problem(t testing.TB, dir string) *model.Problem {
	t.Helper()
	estate, text, _, err := store.ReadFolder(t.Context(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
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
