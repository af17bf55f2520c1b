package verify_test

import (
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestRows changes a sound plan file in one place: each change is C10, and
// nothing else.
func TestRows(t *testing.T) {
	p := leave().Asset("a", "old").Asset("b", "old").Name("www").Problem()
	sound := []model.Row{
		{Line: 2, Asset: "a", Wave: "1", Target: "new", Method: "live", WindowStart: "2027-03-07T01:00:00Z"},
		{Line: 3, Asset: "b", Target: "old"},
	}
	if got := verifyRows(p, sound); len(got) > 0 {
		t.Fatalf("the sound plan: %q", got)
	}
	row := func(line int, change func(*model.Row)) []model.Row {
		rows := slices.Clone(sound)
		change(&rows[line-2])
		return rows
	}
	tests := []struct {
		name string
		rows []model.Row
		want []string
	}{
		{"no row", sound[:1], []string{"C10 b@-1"}},
		{"two rows", append(slices.Clone(sound), sound[0]), []string{"C10 a@-1"}},
		{"unknown asset", append(slices.Clone(sound), model.Row{Line: 4, Asset: "x"}), []string{"C10 x@-1"}},
		{"a name", append(slices.Clone(sound), model.Row{Line: 4, Asset: "www"}), []string{"C10 www@-1"}},
		{"broken line", append(slices.Clone(sound), model.Row{Line: 4, Defect: "bare quote"}), []string{"C10 line 4@-1"}},
		{"wave above T", row(2, func(r *model.Row) { r.Wave, r.WindowStart = "5", "" }), []string{"C10 a@-1"}},
		{"negative wave", row(2, func(r *model.Row) { r.Wave, r.WindowStart = "-1", "" }), []string{"C10 a@-1"}},
		{"wave in words", row(2, func(r *model.Row) { r.Wave = "first" }), []string{"C10 a@-1"}},
		{"unknown site", row(2, func(r *model.Row) { r.Target = "nowhere" }), []string{"C10 a@-1"}},
		{"unknown method", row(2, func(r *model.Row) { r.Method = "teleport" }), []string{"C10 a@-1"}},
		{"start of another window", row(2, func(r *model.Row) { r.WindowStart = "2027-03-14T01:00:00Z" }), []string{"C10 a@-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := verifyRows(p, tt.rows); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func verifyRows(p *model.Problem, rows []model.Row) []string {
	plan, problems := model.Bind(p, rows)
	return keys(verify.Verify(p, plan, problems))
}

// TestDecisions does the same for a plan that was never a file.
func TestDecisions(t *testing.T) {
	p := leave().Asset("a", "old").Asset("b", "old").Name("www").Problem()
	sound := func() *model.Plan { return estatetest.Plan(p, "a 1 new", "b -") }
	tests := []struct {
		name   string
		change func(*model.Plan)
		want   []string
	}{
		{"none", func(*model.Plan) {}, nil},
		{"missing", func(q *model.Plan) { q.Decisions = q.Decisions[:1] }, []string{"C10 b@-1"}},
		{"twice", func(q *model.Plan) { q.Decisions = append(q.Decisions, q.Decisions[0]) }, []string{"C10 a@-1"}},
		{"of a name", func(q *model.Plan) { q.Decisions = append(q.Decisions, model.Decision{Asset: 2}) }, []string{"C10 www@-1"}},
		{"of nothing", func(q *model.Plan) { q.Decisions = append(q.Decisions, model.Decision{Asset: 3}) }, []string{"C10 asset 3@-1"}},
		{"wave above T", func(q *model.Plan) { q.Decisions[0].Wave = 5 }, []string{"C10 a@-1"}},
		{"wave below", func(q *model.Plan) { q.Decisions[0].Wave = -2 }, []string{"C10 a@-1"}},
		{"no such site", func(q *model.Plan) { q.Decisions[0].Target = 2 }, []string{"C10 a@-1"}},
		{"no such method", func(q *model.Plan) { q.Decisions[0].Method = inventory.NumMethods }, []string{"C10 a@-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan := sound()
			tt.change(plan)
			if got := keys(verify.Verify(p, plan, nil)); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestMerged: what is broken twice over by one code, subject and wave is listed
// once, with all that was said, and codes are in order of their number.
func TestMerged(t *testing.T) {
	p := leave().Asset("a", "old").Asset("b", "old").Site("small", inventory.RoleKeep,
		capacity(inventory.RackUnits, 1), capacity(inventory.VCPU, 1)).
		Asset("c", "old", needs(inventory.RackUnits, 2), needs(inventory.VCPU, 2)).Problem()
	plan := estatetest.Plan(p, "a 1 new", "b 0", "c 4 small cold")
	got := verify.Verify(p, plan, []model.RowProblem{{Line: 9, Subject: "x", Detail: "there is no asset \"x\""}})
	want := []verify.Violation{
		{Code: "C1", Subject: "b", Wave: 0, Detail: "stays at old, which is to be retired"},
		{Code: "C3", Subject: "site:small", Wave: 4, Detail: "rack_units 2 of 1; vcpu 2 of 1"},
		{Code: "C10", Subject: "x", Wave: verify.NoWave, Detail: "line 9: there is no asset \"x\""},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// FuzzRows feeds Verify whatever can be bound from the lines of a file: it must not fail, and
// must be silent only on plans that the literal definitions find clean.
func FuzzRows(f *testing.F) {
	f.Add([]byte("a,1,new,live\nb,,old,\n"))
	f.Add([]byte("a,0,old,\na,2,other,retire\nwww,1,new,\n"))
	f.Add([]byte("b,4,new\n\"a,3,old\n"))
	f.Add([]byte("a,2,other,physical,2027-03-14\nb,9,new,cold,\n"))
	f.Add([]byte("a,2,new,cold\nb,1,other,cold\n"))
	p := leave3().Asset("a", "old", replica("g", 1)).Asset("b", "old", replica("g", 1)).Name("www").
		Depend("www", "a").Constrain("a", "b", inventory.After).
		Freeze("asset:www", "2027-03-08", "2027-03-15").Problem()
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := model.ReadPlan("plan.csv", append([]byte("asset,wave,target,method,window_start\n"), data...))
		if err != nil {
			t.Skip("not a plan file")
		}
		plan, problems := model.Bind(p, rows)
		violations := verify.Verify(p, plan, problems)
		got := slices.DeleteFunc(keys(violations), func(k string) bool { return k[:3] == "C10" })
		slices.Sort(got)
		if want := literally(p, plan); !slices.Equal(got, want) {
			t.Errorf("Verify has %q, the definitions %q", got, want)
		}
		if (len(problems) > 0) != slices.ContainsFunc(violations, func(v verify.Violation) bool { return v.Code == "C10" }) {
			t.Errorf("problems %v, violations %v", problems, violations)
		}
	})
}
