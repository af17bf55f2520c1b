package runbook_test

import (
	"slices"
	"testing"

	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/runbook"
)

// The runbooks move, repoint and take down what the report says, wave by wave.
func TestReportAndRunbooksAgree(t *testing.T) {
	s := planned.Small(t, "../..")
	books, r := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{}), s.Report()
	if len(books) != len(r.Waves) {
		t.Fatalf("%d runbooks for %d waves", len(books), len(r.Waves))
	}
	for i, b := range books {
		w := &r.Waves[i]
		var told, done []string
		for _, n := range w.Repoints {
			told = append(told, n.Name)
		}
		for _, n := range b.Repoints {
			done = append(done, s.Problem.Estate.Assets[n.Name].ID)
		}
		slices.Sort(told)
		slices.Sort(done)
		if b.Wave != w.Wave || len(b.Moves) != len(w.Moves) || !slices.Equal(told, done) {
			t.Errorf("wave %d: the report repoints %v, the runbook %v", w.Wave, told, done)
		}
		down := 0
		for _, x := range b.Services {
			if x.Minutes > 0 {
				down++
			}
		}
		if down != w.Services {
			t.Errorf("wave %d: the report has %d services down, the runbook %d", w.Wave, w.Services, down)
		}
	}
}
