package baseline_test

import (
	"context"
	"io/fs"
	"os"
	"testing"

	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// wikimedia is a real estate beside the repository, where it is present.
const wikimedia = "../../../shared/data/wikimedia-2020"

// TestBaselinesOfWholeEstates: on estates of full size the verifier finds nothing
// either, and next to nothing is left unscheduled.
func TestBaselinesOfWholeEstates(t *testing.T) {
	estates := []struct {
		name  string
		files fs.FS
	}{
		{"small", sampledata.Small()}, {"four-to-two", sampledata.FourToTwo()}, {"wikimedia-2020", os.DirFS(wikimedia)},
	}
	for _, e := range estates {
		t.Run(e.name, func(t *testing.T) {
			if _, err := fs.Stat(e.files, "assets.csv"); err != nil {
				t.Skip("the estate is not here")
			}
			p := readProblem(t, e.files)
			asIs := cost.Evaluate(p, baseline.AsIs(p))
			t.Logf("as-is: total %.0f, %+v", asIs.Exact.Sum(), asIs.Exact)
			for _, b := range []struct {
				name string
				plan *model.Plan
			}{{"by-application", baseline.ByApplication(p, nil)}, {"components", baseline.Components(p, nil)}} {
				for _, v := range verify.Verify(p, b.plan, nil) {
					t.Errorf("%s breaks %v", b.name, v)
				}
				ev := cost.Evaluate(p, b.plan)
				checkEstate(t, p, b.name, ev)
			}
		})
	}
}

func readProblem(t *testing.T, files fs.FS) *model.Problem {
	t.Helper()
	estate, text, _, err := store.ReadFolder(context.Background(), files)
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
	if missing := scenario.MissingMoney(p); len(missing) > 0 {
		t.Fatalf("missing %v", missing)
	}
	return p
}

func checkEstate(t *testing.T, p *model.Problem, name string, ev *cost.Evaluation) {
	reasons := map[string]int{}
	for _, u := range ev.Unscheduled {
		reasons[u.Reason+" "+p.Estate.Assets[u.Asset].Method.String()]++
	}
	t.Logf("%s: total %.0f, %+v, %d moved in %d waves, unscheduled %v", name, ev.Exact.Sum(), ev.Exact, ev.Moved, ev.Waves, reasons)
	if len(ev.Unscheduled) > ev.Moved/50 {
		t.Errorf("%s leaves %d unscheduled: %v", name, len(ev.Unscheduled), reasons)
	}
}
