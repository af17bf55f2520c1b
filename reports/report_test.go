package reports_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/table"
)

var update = flag.Bool("update", false, "write the golden files")

// files are a small inventory with names that no report may take literally.
var files = fstest.MapFS{
	"sites.csv": {Data: []byte("id,name,role,monthly_fixed_cost,monthly_cost_per_vcpu,contract_end\n" +
		"OLD,구 센터 |,retire,9000000,1000,2027-12-31\nNEW,새 센터,keep,3000000,1000,\n")},
	"assets.csv": {Data: []byte("id,site,name,kind,tier,vcpu,storage_gb,team\n" +
		"web-1,OLD,*쇼핑몰* <b>,web,1,4,40,웹팀\ndb-1,OLD,\"=HYPERLINK(\"\"x\"\")\",database,0,8,400,DB팀\n" +
		"old-1,OLD,,other,3,1,10,\nweb-2,NEW,,web,2,4,40,웹팀\nshop.example,,,name,0,,,\n")},
	"dependencies.csv": {Data: []byte("from,to,kind,calls_per_second\nshop.example,web-1,dns,\nweb-1,db-1,sync,30\nweb-2,db-1,sync,5\n")},
	"scenario.toml":    {Data: []byte("name = \"a *small* one\"\nstart_date = 2027-03-01\nhorizon_weeks = 8\ntime_zone = \"Asia/Seoul\"\n[wave]\nmax_assets = 2\n")},
}

// planned is the inventory with a plan that leaves one asset unscheduled.
func planned(t *testing.T) (*model.Problem, *model.Plan, *cost.Evaluation, *reports.Summary) {
	t.Helper()
	estate, text, _, err := store.ReadFolder(t.Context(), files)
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
	plan, problems := model.Bind(p, []model.Row{
		{Asset: "db-1", Wave: "2", Target: "NEW"}, {Asset: "web-1", Wave: "3", Target: "NEW"},
		{Asset: "web-2", Wave: "0"}, {Asset: "old-1", Wave: "", Reason: "C3"},
	})
	evaluation := cost.Evaluate(p, plan)
	s := reports.Summarise(p, evaluation, verify.Verify(p, plan, problems))
	broken, seed := 3, uint64(7)
	s.Plan, s.Seed, s.InventoryDigest, s.ScenarioDigest = "main", &seed, "digest", "digest"
	s.Baselines["as-is"] = reports.NewBaseline(evaluation, nil)
	s.Baselines["components"] = reports.NewBaseline(evaluation, &broken)
	return p, plan, evaluation, s
}

func TestSummaryGolden(t *testing.T) {
	_, _, _, s := planned(t)
	for name, opt := range map[string]table.Options{
		"summary.txt": {Width: 80}, "summary.json": {Format: table.FormatJSON},
		"summary.csv": {Format: table.FormatCSV}, "summary.md": {Format: table.FormatMarkdown},
	} {
		var b bytes.Buffer
		if err := s.Write(&b, opt); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

// What a summary says in JSON reads back the same, as it must for stored plans.
func TestSummaryReadsBack(t *testing.T) {
	_, _, _, s := planned(t)
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var back reports.Summary
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil || !bytes.Equal(text, again) {
		t.Errorf("%s\nreads back as\n%s, %v", text, again, err)
	}
}

func TestReportGolden(t *testing.T) {
	r := built(t)
	var b bytes.Buffer
	if err := reports.WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", b.Bytes())
}

// What is printed adds up: the terms to the total, the months to the terms.
func TestPrintedPartsAddUp(t *testing.T) {
	r := built(t)
	c := r.Summary.Cost
	if got := sum(c.Colocation, c.Migration, c.Downtime, c.Split); got != r.Summary.Total {
		t.Errorf("the terms add up to %s, the total is %s", got, r.Summary.Total)
	}
	var months, colocation []reports.Amount
	for _, m := range r.Months {
		months, colocation = append(months, m.Total), append(colocation, m.Colocation)
	}
	if got := sum(months...); got != r.Summary.Total {
		t.Errorf("the months add up to %s, the total is %s", got, r.Summary.Total)
	}
	if got := sum(colocation...); got != c.Colocation {
		t.Errorf("the months' colocation adds up to %s, the term is %s", got, c.Colocation)
	}
}

// The sites of a month add up to its colocation, and what is saved to the difference
// of the totals.
func TestMonthsAddUp(t *testing.T) {
	r := built(t)
	var stay []reports.Amount
	for _, m := range r.Months {
		if got := sum(m.Sites...); got != m.Colocation {
			t.Errorf("the sites of %s come to %s, its colocation is %s", m.Month, got, m.Colocation)
		}
		stay = append(stay, m.AsIs)
	}
	d := r.Decision
	if got := sum(stay...); got != d.AsIs || sum(d.Total, d.Saved) != d.AsIs || r.Months[len(r.Months)-1].Saved != d.Saved {
		t.Errorf("staying comes to %s by month; as-is is %s, the plan %s, saved %s", got, d.AsIs, d.Total, d.Saved)
	}
}

// What is told of each wave adds up to what is told of all.
func TestWavesAddUp(t *testing.T) {
	r := built(t)
	minutes, services, moved := make([]float64, len(r.Tiers)), 0.0, 0
	for _, w := range r.Waves {
		moved += len(w.Moves)
		for tier, m := range w.TierMinutes {
			minutes[tier] += m
		}
	}
	for tier, m := range minutes {
		if math.Abs(m-r.Tiers[tier].OutageMinutes) > 1e-9 {
			t.Errorf("tier %d is down for %v by wave, %v in all", tier, m, r.Tiers[tier].OutageMinutes)
		}
	}
	for _, s := range r.Services {
		for _, m := range s.WaveMinutes {
			services += m
		}
	}
	if moved != r.Summary.Moved || math.Abs(services-r.Summary.OutageMinutes) > 1e-9 {
		t.Errorf("the waves move %d and take services down for %v; the summary says %d and %v", moved, services, r.Summary.Moved, r.Summary.OutageMinutes)
	}
}

// A name is repointed once for a wave in which something that it needs moves.
func TestRepoints(t *testing.T) {
	r := built(t)
	for _, w := range r.Waves {
		want := 0
		if w.Wave == 3 {
			want = 1
		}
		if len(w.Repoints) != want {
			t.Errorf("wave %d repoints %v", w.Wave, w.Repoints)
		}
	}
}

// A baseline that stands in a summary is kept; one that is missing is added.
func TestAddBaseline(t *testing.T) {
	p, _, e, s := planned(t)
	stay := cost.Evaluate(p, baseline.AsIs(p))
	s.AddBaseline("as-is", stay)
	s.AddBaseline("by-application", stay)
	if got := s.Baselines["as-is"].Total; got != reports.NewAmount(e.Total, "KRW") {
		t.Errorf("the baseline that was there came to be %s", got)
	}
	if got := s.Baselines["by-application"].Total; got != reports.NewAmount(stay.Total, "KRW") {
		t.Errorf("the missing one is %s", got)
	}
	empty := &reports.Summary{}
	empty.AddBaseline("as-is", stay)
	if len(empty.Baselines) != 1 {
		t.Errorf("a summary without any has %v", empty.Baselines)
	}
}

// sum adds amounts without decimals, exactly.
func sum(amounts ...reports.Amount) reports.Amount {
	total := new(big.Int)
	for _, a := range amounts {
		n, _ := new(big.Int).SetString(strings.ReplaceAll(string(a), ".", ""), 10)
		total.Add(total, n)
	}
	return reports.Amount(total.String())
}

// built is the report of the planned inventory, with all that can stand beside it.
func built(t *testing.T) *reports.Report {
	t.Helper()
	p, plan, e, s := planned(t)
	score := 0.75
	losses, err := continuity.Assess(t.Context(), p, plan)
	if err != nil {
		t.Fatal(err)
	}
	return reports.Build(reports.Sources{
		Problem: p, Plan: plan, Evaluation: e, Summary: s,
		AsIs:          cost.Evaluate(p, baseline.AsIs(p)),
		ByApplication: cost.Evaluate(p, baseline.ByApplication(p, p.Kept(plan))),
		Findings: []inventory.Finding{
			{Code: "INV401", Severity: inventory.SeverityInfo, Message: "an info"},
			{Code: "INV204", Severity: inventory.SeverityError, Subject: "web-9", Message: "a <b>", Hint: "mend it", Position: inventory.Position{File: "assets.csv", Line: 3}},
		},
		Losses: losses, Score: &score, Version: "v0.0.1", Effort: "standard",
	})
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is (%v)\n%s\nwant\n%s", name, err, got, want)
	}
}
