package verify_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// mutation is a correct plan and what one change of it breaks.
type mutation struct {
	name   string
	estate *estatetest.Builder
	good   []string // decisions, as estatetest.Plan reads them
	bad    string   // replaces the decision of its asset
	want   []string // violations as "CODE SUBJECT@WAVE"
}

func TestMutations(t *testing.T) {
	groups := map[string][]mutation{
		"C1": targets(), "C2": methods(), "C3": capacities(), "C4": waves(), "C5": freezes(),
		"C6": copies(), "C7": replicas(), "C8": ties(), "C9": outages(),
	}
	for code, mutations := range groups {
		for _, m := range mutations {
			t.Run(code+"/"+m.name, func(t *testing.T) {
				p := m.estate.Problem()
				if v := verify.Verify(p, estatetest.Plan(p, m.good...), nil); len(v) > 0 {
					t.Fatalf("the correct plan: %v", v)
				}
				got := keys(verify.Verify(p, estatetest.Plan(p, append(m.good, m.bad)...), nil))
				if !slices.Equal(got, m.want) {
					t.Errorf("got %q, want %q", got, m.want)
				}
				for _, key := range got {
					if key[:3] != code+" " {
						t.Errorf("%s is of another code", key)
					}
				}
			})
		}
	}
}

func keys(violations []verify.Violation) []string {
	var keys []string
	for _, v := range violations {
		keys = append(keys, fmt.Sprintf("%s %s@%d", v.Code, v.Subject, v.Wave))
	}
	return keys
}

// leave is a site "old" to leave for "new", 5 ms and 1000 Mbit/s away, in four
// windows of five hours, Sundays from 2027-03-07.
func leave() *estatetest.Builder {
	return estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire)
}

// leave3 has a second site to keep, "other".
func leave3() *estatetest.Builder { return leave().Site("other", inventory.RoleKeep) }

// The setters that the tables below use.

func method(m inventory.Method) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Method = m }
}

func kind(k inventory.Kind) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Kind = k }
}

func form(f inventory.Form) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Form = f }
}

func needs(r inventory.Resource, v float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Needs[r] = v }
}

func tier(v uint8) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Tier = v } }

func effort(v float64) func(*inventory.Asset) { return func(a *inventory.Asset) { a.EffortHours = v } }

func team(v string) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Team = v } }

func class(v string) func(*inventory.Asset) { return func(a *inventory.Asset) { a.DataClass = v } }

func application(v string) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Application = v }
}

func maxDowntime(v float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.MaxDowntimeMinutes = v }
}

func replica(group string, available int) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.ReplicaGroup, a.MinAvailable = group, available }
}

func spread(group string) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.ReplicaGroup, a.Spread = group, true }
}

func capacity(r inventory.Resource, v float64) func(*inventory.Site) {
	return func(s *inventory.Site) { s.Capacity[r] = v }
}

func wave(set func(*model.WaveLimits)) func(*model.Scenario) {
	return func(s *model.Scenario) { set(&s.Wave) }
}

// weekdays gives windows of some hours at 01:00 on days of every week.
func weekdays(hours float64, days ...int) func(*model.Scenario) {
	return func(s *model.Scenario) {
		s.Recurrences = nil
		for _, d := range days {
			s.Recurrences = append(s.Recurrences, model.Recurrence{
				Weekday: inventory.Date{Year: 2027, Month: 3, Day: 7 + d}.Weekday(), Hour: 1, Hours: hours, EveryWeeks: 1,
			})
		}
	}
}
