package runbook_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/runbook"
)

// estate is one that is worked out by hand: a name over a web server over two
// services that need each other over a database.
func estate(t *testing.T, scenario string) (*model.Problem, []*runbook.Book) {
	t.Helper()
	files := fstest.MapFS{
		"sites.csv": {Data: []byte("id,role,decommission_days\nOLD,retire,10\nNEW,keep,\n")},
		"assets.csv": {Data: []byte("id,site,kind,form,storage_gb,team,dns_ttl_seconds,method\n" +
			"web,OLD,web,vm,,w,,live\nsvc-a,OLD,app,vm,,s,,live\nsvc-b,OLD,app,vm,,s,,live\n" +
			"db,OLD,database,vm,600,,,cold\nlb,NEW,network,vm,,n,,\n" +
			"shop.example,,name,,,w,3600,\nm.shop.example,,name,,,w,,\n")},
		"dependencies.csv": {Data: []byte("from,to,kind\nshop.example,web,dns\nm.shop.example,shop.example,dns\n" +
			"web,lb,sync\nlb,svc-a,sync\nsvc-a,svc-b,sync\nsvc-b,svc-a,sync\nsvc-b,db,sync\n")},
		"scenario.toml": {Data: []byte("start_date = 2027-03-01\n" + scenario)},
	}
	e, text, _, err := store.ReadFolder(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.ParseScenario("scenario.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	p, err := model.NewProblem(e, s)
	if err != nil {
		t.Fatal(err)
	}
	var rows []model.Row
	for _, id := range []string{"web", "svc-a", "svc-b", "db"} {
		rows = append(rows, model.Row{Asset: id, Wave: "4", Target: "NEW", Method: map[bool]string{true: "cold", false: "live"}[id == "db"]})
	}
	plan, problems := model.Bind(p, append(rows, model.Row{Asset: "lb", Wave: "0"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p, runbook.Build(p, plan, cost.Evaluate(p, plan), runbook.Options{})
}

// The database is copied for 15 + 8000×600/(60×500) = 175 minutes and checked for
// 10; then the circle, together, for 5; then the web server, which reaches it
// through the balancer that stays; then the name for 3, then its check.
func TestOrderByHand(t *testing.T) {
	p, books := estate(t, "")
	b := books[0]
	var got []string
	for _, g := range b.Groups {
		var ids []string
		for _, a := range g.Assets {
			ids = append(ids, p.Estate.Assets[a].ID)
		}
		got = append(got, fmt.Sprintf("%v %s", g.Start.Sub(b.Window.Start).Minutes(), strings.Join(ids, "+")))
	}
	if want := "[175 db 185 svc-a+svc-b 190 web]"; fmt.Sprint(got) != want {
		t.Errorf("groups are %v, want %s", got, want)
	}
	if r := b.Repoints; len(r) != 1 || p.Estate.Assets[r[0].Name].ID != "shop.example" || r[0].Old != 3600 ||
		r[0].Start.Sub(b.Window.Start) != 195*time.Minute {
		t.Errorf("repointed is %+v", r)
	}
	if got := b.End.Sub(b.Window.Start); got != 203*time.Minute {
		t.Errorf("it ends after %v", got)
	}
	// Back: names 3, all within 1, then checks: web 5, circle 5, database 10, services 5.
	if b.RollbackLength != 29*time.Minute {
		t.Errorf("the way back takes %v", b.RollbackLength)
	}
	if len(b.Critical) != 3 {
		t.Errorf("the chain is %v", b.Critical)
	}
	wantCodes(t, b, runbook.CodeNoOwner, runbook.CodeCircle)
}

func wantCodes(t *testing.T, b *runbook.Book, codes ...string) {
	t.Helper()
	var got []string
	for _, f := range b.Findings {
		got = append(got, f.Code)
	}
	if fmt.Sprint(got) != fmt.Sprint(codes) {
		t.Errorf("findings are %v, want %v", b.Findings, codes)
	}
}

// A window that the chain does not fit is a finding, and the plan stands.
func TestChainLongerThanTheWindow(t *testing.T) {
	_, books := estate(t, "[[window]]\nweekday = \"sun\"\nstart = \"01:00\"\nhours = 3\n")
	wantCodes(t, books[0], runbook.CodeChainTooLong, runbook.CodeNoWayBack, runbook.CodeNoOwner, runbook.CodeCircle)
	if books[0].Slack() != -23*time.Minute {
		t.Errorf("the slack is %v", books[0].Slack())
	}
}

// A TTL must be lowered so long before the window as it lasts, in elapsed time.
func TestTTLIsLoweredInTime(t *testing.T) {
	_, books := estate(t, "")
	for _, s := range books[0].Preparations {
		if s.Kind == runbook.StepTTL && !s.By.Equal(books[0].Window.Start.Add(-time.Hour)) {
			t.Errorf("lowered at %v for the window at %v", s.By, books[0].Window.Start)
		}
	}
}

// The fourth Sunday of March 2027 is when clocks go forward in Berlin: 01:00 to
// 06:00 elapsed ends at 07:00 by the clock, and times show their offset.
func TestClocksChangeInTheWindow(t *testing.T) {
	_, books := estate(t, "time_zone = \"Europe/Berlin\"\n")
	b := books[0]
	s := runbook.Speaker{Location: b.Location}
	if got := s.Moment(b.Window.Start) + " " + s.Clock(b.Window.End, b.Window.Start); got != "2027-03-28 01:00 +01:00 07:00 +02:00" {
		t.Errorf("the window is %s", got)
	}
	if got := s.Clock(b.End, b.Window.Start); got != "05:23 +02:00" {
		t.Errorf("it ends at %s", got)
	}
}

// The site is empty after the wave, and handed over on the day of its exit.
func TestSiteIsGivenUp(t *testing.T) {
	p, books := estate(t, "")
	l := books[0].Leavings
	if len(l) != 1 || p.Estate.Sites[l[0].Site].ID != "OLD" {
		t.Fatalf("given up are %v", l)
	}
	if want := books[0].Window.Start.AddDate(0, 0, 10).Format(time.DateOnly); l[0].Exit.Format(time.DateOnly) != want {
		t.Errorf("the exit is on %v, want %s", l[0].Exit, want)
	}
	if last := l[0].Steps[len(l[0].Steps)-1]; !last.By.Equal(l[0].Exit) {
		t.Errorf("the last step is at %v", last.By)
	}
}

func TestExplanations(t *testing.T) {
	for i, e := range runbook.Explanations() {
		if want := fmt.Sprintf("PLAN%03d", 60+i); e.Code != want || e.Title == "" || e.Meaning == "" || e.Example == "" || e.Mend == "" {
			t.Errorf("%+v, want the code %s", e, want)
		}
	}
	var _ []inventory.Explanation = runbook.Explanations()
}
