package reports_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
)

// another is the planned inventory with another plan: db-1 a week later, web-1 not.
func another(t *testing.T) *reports.Report {
	t.Helper()
	p, _, _, _ := planned(t)
	plan, _ := model.Bind(p, []model.Row{
		{Asset: "db-1", Wave: "3", Target: "NEW"}, {Asset: "web-1", Wave: "3", Target: "NEW"},
		{Asset: "web-2", Wave: "0"}, {Asset: "old-1", Wave: "4", Target: "NEW"},
	})
	e := cost.Evaluate(p, plan)
	s := reports.Summarise(p, e, nil)
	s.Plan, s.InventoryDigest, s.ScenarioDigest = "other", "digest", "digest"
	return reports.Build(reports.Sources{Problem: p, Plan: plan, Evaluation: e, Summary: s})
}

func TestCompareGolden(t *testing.T) {
	var b bytes.Buffer
	if err := reports.WriteJSON(&b, reports.Compare(built(t), another(t))); err != nil {
		t.Fatal(err)
	}
	golden(t, "comparison.json", b.Bytes())
}

// A plan does not differ from itself, and B differs from A as A from B with the
// signs turned.
func TestCompareTurnsRound(t *testing.T) {
	a, b := built(t), another(t)
	if c := reports.Compare(a, a); len(c.Moves)+len(c.Services) != 0 || !c.Comparable || c.Cost[0].Delta != "0" {
		t.Errorf("a plan differs from itself: %+v", c)
	}
	x, y := reports.Compare(a, b), reports.Compare(b, a)
	for i := range x.Cost {
		if sum(x.Cost[i].Delta, y.Cost[i].Delta) != "0" || x.Cost[i].A != y.Cost[i].B {
			t.Errorf("%+v turned round is %+v", x.Cost[i], y.Cost[i])
		}
	}
	for i := range x.Moves {
		if m, n := x.Moves[i], y.Moves[i]; m.Asset != n.Asset || m.ToA != n.ToB || m.MethodB != n.MethodA {
			t.Errorf("%+v turned round is %+v", m, n)
		}
	}
}

// Plans of two scenarios have their amounts beside each other and no differences.
func TestCompareAcrossScenarios(t *testing.T) {
	a, b := built(t), another(t)
	b.Provenance.ScenarioDigest = "another"
	c := reports.Compare(a, b)
	text, err := json.Marshal(c.Cost[0])
	if err != nil || c.Comparable || !bytes.Contains(text, []byte(`"delta":null`)) {
		t.Errorf("the totals differ by %s, %v", text, err)
	}
}
